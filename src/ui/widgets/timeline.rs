//! The timeline of a request: a bar a stage on one shared axis.

use egui::accesskit::Role;
use egui::{Rect, Response, Sense, Ui, pos2, vec2};

use super::{Sign, paint_left, paint_right};
use super::{named, spoken};
use crate::ui::theme::{Face, Type, stroke, tokens};

/// A stage on the axis.
#[derive(Clone, Copy, Debug)]
pub struct Stage<'a> {
    /// "Encryption".
    pub name: &'a str,
    /// Where its bar begins and how long it is, as parts of the whole (0 to 1).
    pub bar: (f32, f32),
    /// "48 ms".
    pub time: &'a str,
    /// "TLS 1.3".
    pub seen: &'a str,
    /// True where it failed; its sign stands in place of the time.
    pub failed: bool,
}

/// Draws the stages, 26 high each. Where the window is below 520 wide the bars are left out, the
/// numbers stay.
pub fn timeline(ui: &mut Ui, stages: &[Stage<'_>]) {
    for stage in stages {
        row(ui, stage);
    }
}

fn row(ui: &mut Ui, stage: &Stage<'_>) -> Response {
    let theme = tokens(ui.ctx());
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, 26.0), Sense::hover());
    response.widget_info(|| {
        let seen = spoken(", ", &[stage.time, stage.seen]);
        named(Role::ListItem, true, spoken(": ", &[stage.name, &seen]))
    });
    let y = rect.center().y;
    let bars = ui.ctx().content_rect().width() >= 520.0 && width >= 480.0;
    let seen_width = if bars { 190.0 } else { (width - 104.0 - 78.0).max(60.0) };
    let time_right = rect.right() - seen_width - 14.0;
    let (kind, ink) =
        if stage.failed { (Type::SECOND.medium(), theme.bad) } else { (Type::SECOND, theme.ink) };
    let name = kind.elided(ui, stage.name, 98.0, 1);
    paint_left(ui.painter(), rect.left(), y, &name, ink);
    if bars {
        let axis = Rect::from_min_max(
            pos2(rect.left() + 104.0, rect.top() + 8.0),
            pos2(rect.right() - seen_width - 64.0 - 12.0, rect.top() + 18.0),
        );
        let line = if theme.high_contrast { theme.line_strong } else { theme.line };
        stroke::hline(ui.painter(), axis.left(), axis.right(), rect.top() + 12.0, 1.0, line);
        let start = axis.left() + axis.width() * stage.bar.0.clamp(0.0, 1.0);
        let length = (axis.width() * stage.bar.1.clamp(0.0, 1.0)).max(3.0);
        let end = (start + length).min(axis.right());
        let bar =
            Rect::from_min_max(pos2(start.min(end - 3.0), axis.top()), pos2(end, axis.bottom()));
        let colour = if stage.failed { theme.bad } else { theme.accent };
        stroke::fill(ui.painter(), bar, 3, colour);
    }
    if stage.failed {
        Sign::NotWorking.paint(ui, 16.0, pos2(time_right - 8.0, y));
    } else {
        let time = Type::MONO.line(ui, stage.time);
        paint_right(ui.painter(), time_right, y, &time, theme.ink_hint);
    }
    let (kind, ink) = if stage.failed {
        (Type::SECOND.medium(), theme.bad)
    } else {
        (Type::MONO.face(Face::Mono), theme.ink_soft)
    };
    let seen = kind.elided(ui, stage.seen, seen_width, 1);
    paint_left(ui.painter(), rect.right() - seen_width, y, &seen, ink);
    response
}
