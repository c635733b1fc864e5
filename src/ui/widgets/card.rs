//! Cards: a raised area, and one that is clicked as a whole.

use egui::accesskit::Role;
use egui::{
    CursorIcon, Frame, InnerResponse, Margin, Pos2, Rect, Response, Sense, Ui, UiBuilder, Widget,
    pos2, vec2,
};

use super::{Shown, paint_icon, reveal};
use super::{named, spoken};
use crate::ui::theme::{Icon, Type, stroke, tokens};

/// A raised area with a hairline, radius 12, as wide as there is room. The padding counts the edge in.
pub fn card<R>(ui: &mut Ui, padding: Margin, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let theme = tokens(ui.ctx());
    let (edge, width) = theme.card_edge();
    let ground = ui.painter().add(egui::Shape::Noop);
    let inner = Frame::NONE.inner_margin(padding).show(ui, |ui| {
        ui.set_width(ui.available_width());
        add(ui)
    });
    let shape = egui::epaint::RectShape::new(
        inner.response.rect,
        12,
        theme.raised,
        stroke::stroke(ui.painter(), width, edge),
        egui::StrokeKind::Inside,
    );
    ui.painter().set(ground, shape);
    inner
}

/// A hairline as wide as there is room, in a row of one point.
pub fn divider(ui: &mut Ui) {
    let theme = tokens(ui.ctx());
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 1.0));
    stroke::hline(ui.painter(), rect.left(), rect.right(), rect.top(), 1.0, theme.line);
}

/// Two things side by side with 8 between them, or one below the other where `stacked`.
pub fn pair<A, B>(
    ui: &mut Ui,
    stacked: bool,
    one: impl FnOnce(&mut Ui) -> A,
    other: impl FnOnce(&mut Ui) -> B,
) -> (A, B) {
    pair_apart(ui, stacked, 8.0, one, other)
}

/// The same with so much between them.
pub fn pair_apart<A, B>(
    ui: &mut Ui,
    stacked: bool,
    gap: f32,
    one: impl FnOnce(&mut Ui) -> A,
    other: impl FnOnce(&mut Ui) -> B,
) -> (A, B) {
    let at = ui.cursor().min;
    let whole = ui.available_width();
    let width = if stacked { whole } else { (whole - gap) / 2.0 };
    let place = |ui: &mut Ui, salt: &str, at: Pos2| {
        let rect = Rect::from_min_size(at, vec2(width, f32::INFINITY));
        ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect))
    };
    let mut left = place(ui, "one", at);
    let first = one(&mut left);
    let height = left.min_rect().height();
    let next = if stacked { at + vec2(0.0, height + gap) } else { at + vec2(width + gap, 0.0) };
    let mut right = place(ui, "other", next);
    let second = other(&mut right);
    let total = (right.min_rect().bottom() - at.y).max(height);
    ui.allocate_space(vec2(whole, total));
    (first, second)
}

/// A card that leads somewhere: an icon, a name, and what it is about.
#[must_use]
pub struct CardLink<'a> {
    icon: Icon,
    name: &'a str,
    about: &'a str,
    caret: bool,
    height: f32,
}

impl<'a> CardLink<'a> {
    /// A topic, 72 high.
    pub fn new(icon: Icon, name: &'a str, about: &'a str) -> Self {
        Self { icon, name, about, caret: false, height: 72.0 }
    }

    /// A thing to do, 76 high, with a caret.
    pub fn leads(mut self) -> Self {
        self.caret = true;
        self.height = 76.0;
        self
    }
}

impl Widget for CardLink<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let theme = tokens(ui.ctx());
        let width = ui.available_width();
        let left = if self.caret { 53.0 } else { 55.0 };
        let room = width - left - if self.caret { 46.0 } else { 16.0 };
        let name = Type { line: 22.0, ..Type::BODY }.medium().galley(ui, self.name, room);
        let line = if self.caret { 24.0 } else { 20.0 };
        let about = Type { line, ..Type::SECOND }.galley(ui, self.about, room);
        let text = name.size().y + about.size().y;
        let height = (text + 26.0).max(self.height);
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        response.widget_info(|| named(Role::Button, true, spoken(": ", &[self.name, self.about])));
        reveal(&response, CursorIcon::PointingHand);
        let shown = Shown::of(&response);
        let (mut edge, mut line) = theme.card_edge();
        if shown.hover {
            edge = theme.accent;
            line = if shown.press { 2.0 } else { line.max(1.5) };
        }
        stroke::frame(ui.painter(), rect, 12, theme.raised, line, edge);
        if shown.focus {
            stroke::focus_ring(ui.painter(), rect, 12, theme.focus);
        }
        let y = rect.center().y;
        paint_icon(ui, self.icon, false, 24.0, pos2(rect.left() + 29.0, y), theme.accent);
        let top = y - text / 2.0;
        let x = rect.left() + left;
        let below = top + name.size().y;
        ui.painter().galley(pos2(x, top), name, theme.ink);
        ui.painter().galley(pos2(x, below), about, theme.ink_soft);
        if self.caret {
            let colour = if shown.hover { theme.accent } else { theme.ink_hint };
            paint_icon(ui, Icon::CaretRight, false, 18.0, pos2(rect.right() - 26.0, y), colour);
        }
        response
    }
}
