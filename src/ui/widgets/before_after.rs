//! The proof that it works again: the same check before and now.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Galley, Rect, Response, Sense, Ui, pos2, vec2};

use super::named;
use super::{Sign, paint_icon, paint_left};
use crate::ui::theme::{Icon, Type, stroke, tokens};

/// One run of the check.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// "Before" or "Now".
    pub name: &'a str,
    /// The time of day.
    pub at: &'a str,
    /// The verdict's sign.
    pub sign: Sign,
    /// Its word: "Key accepted".
    pub word: &'a str,
    /// What was seen, in the merchant's words.
    pub seen: &'a str,
    /// What was seen, for support, in mono.
    pub detail: &'a str,
}

/// Two cards with an arrow between them, side by side where there is room, else one below the other.
pub fn before_after(ui: &mut Ui, before: &Side<'_>, now: &Side<'_>) -> Response {
    let width = ui.available_width();
    let stacked = width < 520.0;
    let card = if stacked { width } else { (width - 40.0) / 2.0 };
    let seen: Vec<_> =
        [before, now].iter().map(|side| Type::SECOND.galley(ui, side.seen, card - 42.0)).collect();
    let tallest = seen.iter().map(|galley| galley.size().y).fold(20.0, f32::max);
    let least = if stacked { 0.0 } else { 148.0 };
    let height = (16.0 + 20.0 + 12.0 + 24.0 + 8.0 + tallest + 4.0 + 20.0 + 17.0_f32).max(least);
    let total = if stacked { 2.0 * height + 32.0 } else { height };
    let (rect, response) = ui.allocate_exact_size(vec2(width, total), Sense::hover());
    response.widget_info(|| {
        let side = |side: &Side<'_>| {
            format!("{} {}: {}. {}. {}", side.name, side.at, side.word, side.seen, side.detail)
        };
        named(Role::Image, true, format!("{} {}", side(before), side(now)))
    });
    let theme = tokens(ui.ctx());
    let size = vec2(card, height);
    let (second, arrow) = if stacked {
        (rect.min + vec2(0.0, height + 32.0), rect.min + vec2(card / 2.0, height + 16.0))
    } else {
        (rect.min + vec2(card + 40.0, 0.0), rect.min + vec2(card + 20.0, (height / 2.0).round()))
    };
    paint_side(ui, Rect::from_min_size(rect.min, size), before, &seen[0], false);
    paint_side(ui, Rect::from_min_size(second, size), now, &seen[1], true);
    let icon = if stacked { Icon::CaretDown } else { Icon::ArrowRight };
    paint_icon(ui, icon, false, 24.0, arrow, theme.ink_hint);
    response
}

fn paint_side(ui: &Ui, rect: Rect, side: &Side<'_>, seen: &Arc<Galley>, now: bool) {
    let theme = tokens(ui.ctx());
    let (edge, line) = if now { (side.sign.tone().ink(theme), 2.0) } else { theme.card_edge() };
    stroke::frame(ui.painter(), rect, 12, theme.raised, line, edge);
    let x = rect.left() + 21.0;
    let mut y = rect.top() + 27.0;
    let name = Type::SECOND.bold().line(ui, side.name);
    paint_left(ui.painter(), x, y, &name, theme.ink);
    let at = Type::SECOND.line(ui, side.at);
    paint_left(ui.painter(), x + name.size().x + 8.0, y, &at, theme.ink_hint);
    y += 34.0;
    side.sign.paint(ui, 20.0, pos2(x + 10.0, y));
    let word = Type::SECOND.medium().line(ui, side.word);
    paint_left(ui.painter(), x + 27.0, y, &word, side.sign.tone().ink(theme));
    let top = y + 12.0 + 8.0 + 3.0;
    ui.painter().galley(pos2(x, top), Arc::clone(seen), theme.ink_soft);
    let detail = Type::MONO.line(ui, side.detail);
    ui.painter().galley(pos2(x, top + seen.size().y + 4.0), detail, theme.ink_hint);
}
