//! Lengths: a progress bar, the ten cells of ten seconds, and the counter of an address.

use egui::accesskit::Role;
use egui::{Color32, Rect, Response, Sense, Ui, pos2, vec2};

use super::Tone;
use super::named;
use crate::ui::theme::{stroke, tokens};

/// A bar 6 high of which `part` (0 to 1) is full. The words beside it are the caller's; `name` says
/// them to a screen reader.
pub fn progress(ui: &mut Ui, part: f32, name: &str) -> Response {
    let theme = tokens(ui.ctx());
    let part = part.clamp(0.0, 1.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 6.0), Sense::hover());
    response.widget_info(|| named(Role::ProgressIndicator, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_numeric_value(f64::from(part * 100.0).round());
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(100.0);
    });
    stroke::fill(ui.painter(), rect, 3, theme.line);
    if part > 0.0 {
        let full = Rect::from_min_size(rect.min, vec2((rect.width() * part).max(6.0), 6.0));
        stroke::fill(ui.painter(), full, 3, theme.accent);
    }
    response
}

/// One cell a second: `full` are left of `count`.
pub fn cells(ui: &mut Ui, count: u8, full: u8, name: &str) -> Response {
    let theme = tokens(ui.ctx());
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, 12.0), Sense::hover());
    response.widget_info(|| named(Role::Meter, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_numeric_value(f64::from(full));
        node.set_max_numeric_value(f64::from(count));
    });
    let step = (width + 4.0) / f32::from(count.max(1));
    for index in 0..count {
        let left = rect.left() + step * f32::from(index);
        let cell =
            Rect::from_min_max(pos2(left, rect.top()), pos2(left + step - 4.0, rect.bottom()));
        if index < full {
            stroke::fill(ui.painter(), cell, 3, theme.accent);
        } else {
            let clear = Color32::TRANSPARENT;
            stroke::frame(ui.painter(), cell, 3, clear, 1.5, theme.line_strong);
        }
    }
    response
}

/// The length of an address: a fixed part, an own part, and the limit; `tone` says how it stands, and
/// `name` says the number. 12 high, framed.
pub fn length_counter(
    ui: &mut Ui,
    (fixed, own): (usize, usize),
    limit: usize,
    tone: Tone,
    name: &str,
) -> Response {
    let theme = tokens(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 12.0), Sense::hover());
    response.widget_info(|| named(Role::Meter, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_numeric_value((fixed + own) as f64);
        node.set_max_numeric_value(limit as f64);
    });
    stroke::fill(ui.painter(), rect, 4, theme.raised);
    let scale = rect.width() / limit.max(1) as f32;
    let end = (rect.left() + (fixed + own) as f32 * scale).min(rect.right());
    let own_part = Rect::from_min_max(rect.min, pos2(end, rect.bottom()));
    stroke::fill(ui.painter(), own_part, 4, tone.ink(theme));
    let fixed_end = (rect.left() + fixed as f32 * scale).min(rect.right());
    // A hairline of the ground parts the two.
    let gap = Rect::from_min_max(rect.min, pos2((fixed_end + 1.0).min(end), rect.bottom()));
    stroke::fill(ui.painter(), gap, 4, theme.raised);
    let fixed_part = Rect::from_min_max(rect.min, pos2(fixed_end, rect.bottom()));
    stroke::fill(ui.painter(), fixed_part, 4, theme.line_strong);
    stroke::frame(ui.painter(), rect, 4, Color32::TRANSPARENT, 1.0, theme.line_strong);
    response
}
