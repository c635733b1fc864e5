//! A toast: what was just done, and undo where it can be undone. Never an error.

use egui::accesskit::{Live, Role};
use egui::{Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::named;
use super::{Sign, paint_left};
use crate::ui::theme::{Type, shadow, stroke, tokens};

/// Draws a toast, 44 high. Gives back true when undo was pressed. The caller places it (bottom
/// centre, 16 above the bar) and takes it away after four seconds.
pub fn toast(ui: &mut Ui, sign: Option<Sign>, text: &str, undo: Option<&str>) -> bool {
    let theme = tokens(ui.ctx());
    let text_galley = Type::SECOND.line(ui, text);
    let undo_galley = undo.map(|words| Type::SECOND.medium().line(ui, words));
    let sign_room = if sign.is_some() { 28.0 } else { 0.0 };
    let undo_room = undo_galley.as_ref().map_or(0.0, |galley| galley.size().x + 10.0);
    let width = (34.0 + sign_room + text_galley.size().x + undo_room).ceil();
    let (rect, response) = ui.allocate_exact_size(vec2(width, 44.0), Sense::hover());
    response.widget_info(|| named(Role::Status, true, text));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    ui.painter().add(shadow(theme).as_shape(rect, 10));
    let (edge, line) = theme.card_edge();
    stroke::frame(ui.painter(), rect, 10, theme.raised, line, edge);
    let y = rect.center().y;
    let mut x = rect.left() + 17.0;
    if let Some(sign) = sign {
        sign.paint(ui, 18.0, pos2(x + 9.0, y));
        x += sign_room;
    }
    paint_left(ui.painter(), x, y, &text_galley, theme.ink);
    x += text_galley.size().x + 10.0;
    let (Some(words), Some(galley)) = (undo, undo_galley) else { return false };
    let part = Rect::from_min_size(pos2(x, y - 10.0), galley.size());
    let id = response.id.with("undo");
    let builder = UiBuilder::new().id_salt("toast undo").max_rect(part);
    let child = ui.new_child(builder);
    let button = child.interact(part.expand2(vec2(8.0, 12.0)), id, Sense::click());
    button.widget_info(|| named(Role::Button, true, words));
    super::reveal(&button, egui::CursorIcon::PointingHand);
    if button.has_focus() {
        stroke::focus_ring(ui.painter(), part.expand2(vec2(4.0, 2.0)), 4, theme.focus);
    }
    let ink = if button.hovered() { theme.accent_hover } else { theme.accent };
    ui.painter().galley(part.min, galley, ink);
    button.clicked()
}
