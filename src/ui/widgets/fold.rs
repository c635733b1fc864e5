//! A line that unfolds what stands below it.

use egui::accesskit::Role;
use egui::{CursorIcon, Response, Sense, Ui, Widget, pos2, vec2};

use super::named;
use super::{Shown, paint_icon, paint_left, reveal};
use crate::ui::theme::{Icon, Type, stroke, tokens};

/// A caret and words. The caller keeps whether it is open and shows the content.
#[must_use]
pub struct Fold<'a> {
    text: &'a str,
    open: bool,
    button: bool,
}

impl<'a> Fold<'a> {
    /// A line 28 high: "Details for support".
    pub fn new(text: &'a str, open: bool) -> Self {
        Self { text, open, button: false }
    }

    /// 36 high with room around, to stand beside a button.
    pub fn button(text: &'a str, open: bool) -> Self {
        Self { text, open, button: true }
    }
}

impl Widget for Fold<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let theme = tokens(ui.ctx());
        let side = if self.button { 11.0 } else { 0.0 };
        let height = if self.button { 36.0 } else { 28.0 };
        let room = ui.available_width() - 24.0 - 2.0 * side;
        let text = Type::SECOND.medium().elided(ui, self.text, room, 1);
        let size = vec2(24.0 + text.size().x + 2.0 * side, height);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| named(Role::Button, true, self.text));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(self.open));
        reveal(&response, CursorIcon::PointingHand);
        let shown = Shown::of(&response);
        if shown.hover && self.button {
            stroke::fill(ui.painter(), rect, 8, theme.raised);
        }
        let icon = if self.open { Icon::CaretDown } else { Icon::CaretRight };
        let y = rect.center().y;
        let caret = if shown.hover { theme.accent } else { theme.ink_soft };
        paint_icon(ui, icon, false, 16.0, pos2(rect.left() + side + 8.0, y), caret);
        paint_left(ui.painter(), rect.left() + side + 24.0, y, &text, theme.ink);
        if shown.focus {
            stroke::focus_ring(ui.painter(), rect, if self.button { 8 } else { 4 }, theme.focus);
        }
        response
    }
}
