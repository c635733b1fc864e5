//! A line of the rail's foot and of menus: an icon and where it leads.

use egui::accesskit::Role;
use egui::{CursorIcon, Response, Sense, Ui, Widget, pos2, vec2};

use super::named;
use super::{Shown, paint_icon, paint_left, reveal};
use crate::ui::theme::{Icon, Type, stroke, tokens};

/// A link with an icon, 36 high, as wide as there is room.
#[must_use]
pub struct NavLink<'a> {
    icon: Icon,
    text: &'a str,
    on: bool,
}

impl<'a> NavLink<'a> {
    /// Where it leads.
    pub fn new(icon: Icon, text: &'a str) -> Self {
        Self { icon, text, on: false }
    }

    /// Marked as the page that is open.
    pub fn on(mut self, on: bool) -> Self {
        self.on = on;
        self
    }
}

impl Widget for NavLink<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let theme = tokens(ui.ctx());
        let width = ui.available_width();
        let kind = if self.on { Type::SECOND.medium() } else { Type::SECOND };
        let text = kind.elided(ui, self.text, width - 46.0, 1);
        let (rect, response) = ui.allocate_exact_size(vec2(width, 36.0), Sense::click());
        response.widget_info(|| named(Role::Link, true, self.text));
        if self.on {
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_aria_current(egui::accesskit::AriaCurrent::Page);
            });
        }
        reveal(&response, CursorIcon::PointingHand);
        let shown = Shown::of(&response);
        if self.on || shown.hover {
            stroke::fill(ui.painter(), rect, 8, theme.accent_wash);
        }
        let ink = if self.on {
            theme.accent
        } else if shown.hover {
            theme.ink
        } else {
            theme.ink_soft
        };
        let y = rect.center().y;
        paint_icon(ui, self.icon, false, 20.0, pos2(rect.left() + 18.0, y), ink);
        paint_left(ui.painter(), rect.left() + 38.0, y, &text, ink);
        if shown.focus {
            stroke::focus_ring(ui.painter(), rect.shrink(2.0), 8, theme.focus);
        }
        response
    }
}
