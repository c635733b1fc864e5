//! The strips on top of the window: practice, a guide from elsewhere, and sharing.

use egui::accesskit::{Live, Role};
use egui::{Align, Color32, Layout, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::ShellEvent;
use crate::ui::theme::{Icon, Type, stroke, tokens};
use crate::ui::widgets::named;
use crate::ui::widgets::{Button, Size, paint_icon, paint_left};

/// What stands on top of the window.
#[derive(Clone, Copy, Debug, Default)]
pub struct Strips<'a> {
    /// In practice: what it says, and "Leave practice".
    pub practice: Option<(&'a str, &'a str)>,
    /// In a guide that does not come with the program: what it says.
    pub foreign: Option<&'a str>,
    /// While the screen is shared: what is hidden.
    pub sharing: Option<&'a str>,
}

struct Look {
    ground: Color32,
    ink: Color32,
    sign: Color32,
    icon: (Icon, bool),
}

/// Draws the strips; gives back where the room below them begins.
pub(super) fn show(
    ui: &mut Ui,
    window: Rect,
    strips: &Strips<'_>,
    event: &mut Option<ShellEvent>,
) -> f32 {
    let theme = tokens(ui.ctx());
    let mut top = window.top();
    if let Some((text, leave)) = strips.practice {
        let look = Look {
            ground: theme.caution_wash,
            ink: theme.ink,
            sign: theme.caution,
            icon: (Icon::Flask, true),
        };
        top = strip(ui, window, top, text, &look, Some(leave), event);
    }
    if let Some(text) = strips.foreign {
        let look = Look {
            ground: theme.caution_wash,
            ink: theme.ink,
            sign: theme.caution,
            icon: (Icon::Warning, true),
        };
        top = strip(ui, window, top, text, &look, None, event);
    }
    if let Some(text) = strips.sharing {
        let look = Look {
            ground: theme.accent,
            ink: theme.on_accent,
            sign: theme.on_accent,
            icon: (Icon::EyeSlash, false),
        };
        top = strip(ui, window, top, text, &look, None, event);
    }
    top
}

fn strip(
    ui: &mut Ui,
    window: Rect,
    top: f32,
    text: &str,
    look: &Look,
    leave: Option<&str>,
    event: &mut Option<ShellEvent>,
) -> f32 {
    let margin = if window.width() < 520.0 { 16.0 } else { 24.0 };
    let leave_width =
        leave.map_or(0.0, |words| Type::SECOND.medium().line(ui, words).size().x + 22.0);
    let room = window.width() - 2.0 * margin - 28.0 - leave_width;
    let galley = Type::SECOND.medium().galley(ui, text, room);
    let height = (galley.size().y + 16.0).max(36.0);
    let rect = Rect::from_min_max(pos2(window.left(), top), pos2(window.right(), top + height));
    ui.painter().rect_filled(rect, 0, look.ground);
    let id = ui.unique_id().with(("strip", text));
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| named(Role::Status, true, text));
    ui.ctx().accesskit_node_builder(id, |node| node.set_live(Live::Polite));
    let y = rect.center().y;
    let (icon, filled) = look.icon;
    paint_icon(ui, icon, filled, 18.0, pos2(rect.left() + margin + 9.0, y), look.sign);
    paint_left(ui.painter(), rect.left() + margin + 28.0, y, &galley, look.ink);
    if tokens(ui.ctx()).high_contrast {
        let edge = tokens(ui.ctx()).line_strong;
        stroke::hline(ui.painter(), rect.left(), rect.right(), rect.bottom() - 2.0, 2.0, edge);
    }
    if let Some(words) = leave {
        let place = Rect::from_min_max(rect.min, rect.max - vec2(margin - 11.0, 0.0));
        let builder = UiBuilder::new()
            .id_salt("leave practice")
            .max_rect(place)
            .layout(Layout::right_to_left(Align::Center));
        if ui.new_child(builder).add(Button::quiet(words).size(Size::Small)).clicked() {
            *event = Some(ShellEvent::LeavePractice);
        }
    }
    rect.bottom()
}
