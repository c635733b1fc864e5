//! A countdown whose digits do not jump: a fixed cell for each.

use egui::accesskit::{Live, Role};
use egui::{Response, Sense, Ui, pos2, vec2};

use super::named;
use super::paint_left;
use crate::ui::theme::{Type, tokens};

/// Draws the digits of a time such as "18:42" in the given step ([`Type::COUNTDOWN`] on its page)
/// and what follows ("until 10:02"). `name` says the time left in words, without seconds where it
/// would change too often to be listened to.
pub fn countdown(ui: &mut Ui, digits: &str, kind: Type, after: &str, name: &str) -> Response {
    let theme = tokens(ui.ctx());
    let (cell, gap) = ((kind.size * 0.675).round(), (kind.size * 0.4).round());
    let width: f32 =
        digits.chars().map(|sign| if sign.is_ascii_digit() { cell } else { gap }).sum();
    let after = Type::SECOND.line(ui, after);
    let size = vec2(width + 12.0 + after.size().x, kind.line);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| named(Role::Timer, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Off));
    let mut x = rect.left();
    for sign in digits.chars() {
        let (room, ink) =
            if sign.is_ascii_digit() { (cell, theme.ink) } else { (gap, theme.ink_hint) };
        let glyph = kind.line(ui, sign.to_string());
        let left = x + (room - glyph.size().x) / 2.0;
        ui.painter().galley(pos2(left, rect.top()), glyph, ink);
        x += room;
    }
    paint_left(ui.painter(), x + 12.0, rect.center().y, &after, theme.ink_soft);
    response
}
