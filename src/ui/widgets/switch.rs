//! Switches: on or off, and one of at most four.

use egui::accesskit::Role;
use egui::{CursorIcon, Rect, Response, Sense, Ui, Widget, pos2, vec2};

use super::{Shown, paint_left, reveal};
use super::{named, named_selected};
use crate::ui::theme::{Type, stroke, tokens};

/// A switch 40 by 24 with its label, which is hit too.
#[must_use]
pub struct Switch<'a> {
    on: bool,
    label: &'a str,
    name: &'a str,
    gap: f32,
    shown: Option<Shown>,
}

impl<'a> Switch<'a> {
    /// A switch. `label` stands before it and may be empty; `name` is for a screen reader.
    pub fn new(on: bool, label: &'a str, name: &'a str) -> Self {
        Self { on, label, name, gap: 12.0, shown: None }
    }

    /// With another distance between label and switch, in points.
    pub fn gap(mut self, gap: f32) -> Self {
        self.gap = gap;
        self
    }

    /// Drawn as in this state, for the component sheet.
    pub fn shown(mut self, shown: Shown) -> Self {
        self.shown = Some(shown);
        self
    }
}

impl Widget for Switch<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let theme = tokens(ui.ctx());
        let label = Type::SECOND.line(ui, self.label);
        let before = if self.label.is_empty() { 0.0 } else { label.size().x + self.gap };
        let (rect, response) = ui.allocate_exact_size(vec2(before + 40.0, 24.0), Sense::click());
        let response = response.clone()
            | ui.interact(rect.expand2(vec2(0.0, 10.0)), response.id, Sense::click());
        response.widget_info(|| named_selected(Role::Switch, true, self.on, self.name));
        reveal(&response, CursorIcon::PointingHand);
        let shown = self.shown.unwrap_or_else(|| Shown::of(&response));
        let y = rect.center().y;
        paint_left(ui.painter(), rect.left(), y, &label, theme.ink_soft);
        let body = Rect::from_min_size(pos2(rect.right() - 40.0, y - 12.0), vec2(40.0, 24.0));
        let (fill, edge, knob) = match (self.on, shown.hover) {
            (true, true) => (theme.accent_hover, theme.accent_hover, theme.on_accent),
            (true, false) => (theme.accent, theme.accent, theme.on_accent),
            (false, true) => (theme.raised, theme.accent, theme.accent),
            (false, false) => (theme.raised, theme.line_strong, theme.line_strong),
        };
        stroke::frame(ui.painter(), body, 12, fill, 1.5, edge);
        let x = if self.on { body.right() - 12.0 } else { body.left() + 12.0 };
        ui.painter().circle_filled(pos2(x, y), 7.5, knob);
        if shown.focus {
            stroke::focus_ring(ui.painter(), body, 12, theme.focus);
        }
        response
    }
}

/// One of at most four things, side by side. Gives back the one that was pressed.
pub fn segments(ui: &mut Ui, names: &[&str], on: usize, name: &str) -> Option<usize> {
    let theme = tokens(ui.ctx());
    let texts: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let kind = if index == on { Type::SECOND.medium() } else { Type::SECOND };
            // The room is that of the Medium cut, so nothing moves when another one is chosen.
            (kind.line(ui, *name), Type::SECOND.medium().line(ui, *name).size().x + 28.0)
        })
        .collect();
    let gaps = 2.0 * texts.len().saturating_sub(1) as f32;
    let width = texts.iter().map(|(_, width)| width.ceil()).sum::<f32>() + gaps + 7.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 37.0), Sense::hover());
    response.widget_info(|| named(Role::RadioGroup, true, name));
    stroke::frame(ui.painter(), rect, 9, theme.raised, 1.5, theme.line_strong);
    let mut pressed = None;
    let mut left = rect.left() + 3.5;
    for (index, (text, width)) in texts.iter().enumerate() {
        let part = Rect::from_min_size(pos2(left, rect.top() + 3.5), vec2(width.ceil(), 30.0));
        left += width.ceil() + 2.0;
        let id = response.id.with(index);
        let segment = ui.interact(part.expand2(vec2(0.0, 7.0)), id, Sense::click());
        segment.widget_info(|| named_selected(Role::RadioButton, true, index == on, names[index]));
        reveal(&segment, CursorIcon::PointingHand);
        let shown = Shown::of(&segment);
        let ink = if index == on {
            stroke::fill(ui.painter(), part, 6, theme.accent);
            theme.on_accent
        } else {
            if shown.hover {
                stroke::fill(ui.painter(), part, 6, theme.accent_wash);
            }
            theme.ink_soft
        };
        ui.painter().galley(part.center() - text.size() / 2.0, text.clone(), ink);
        if shown.focus {
            stroke::focus_ring(ui.painter(), part, 6, theme.focus);
        }
        if segment.clicked() {
            pressed = Some(index);
        }
    }
    pressed
}
