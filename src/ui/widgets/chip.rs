//! Small boxes with a word in them: key cap, tag, mono chip, mask, spoken code, and the well.

use egui::accesskit::Role;
use egui::{Color32, Label, Rect, Response, Sense, Ui, vec2};

use super::named;
use super::{Tone, paint_icon, paint_left};
use crate::ui::theme::{Face, Icon, Type, stroke, tokens};

/// A key of the keyboard, 24 high.
pub fn key_cap(ui: &mut Ui, key: &str) -> Response {
    let theme = tokens(ui.ctx());
    let text = Type::MONO.medium().line(ui, key);
    let size = vec2((text.size().x + 12.0).max(24.0), 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| named(Role::Label, true, key));
    stroke::frame(ui.painter(), rect, 6, Color32::TRANSPARENT, 1.0, theme.line_strong);
    ui.painter().galley(rect.center() - text.size() / 2.0, text, theme.ink_soft);
    response
}

/// A tag, 26 high, fully round, in the wash of its tone.
pub fn tag(ui: &mut Ui, text: &str, icon: Option<(Icon, bool)>, tone: Tone) -> Response {
    let theme = tokens(ui.ctx());
    let size = vec2(tag_width(ui, text, icon.is_some()), 26.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| named(Role::Label, true, text));
    paint_tag(ui, rect, text, icon, tone, tone.wash(theme));
    response
}

/// The width of a tag with these words.
pub(super) fn tag_width(ui: &Ui, text: &str, icon: bool) -> f32 {
    let icon = if icon { 22.0 } else { 0.0 };
    (Type::CAPTION.medium().line(ui, text).size().x + icon + 18.0).ceil()
}

/// Paints a tag into a rectangle.
pub(super) fn paint_tag(
    ui: &Ui,
    rect: Rect,
    text: &str,
    icon: Option<(Icon, bool)>,
    tone: Tone,
    ground: Color32,
) {
    let theme = tokens(ui.ctx());
    let ink = if tone == Tone::Neutral { theme.ink } else { tone.ink(theme) };
    let width = if theme.high_contrast { 2.0 } else { 0.0 };
    stroke::frame(ui.painter(), rect, 13, ground, width, ink);
    let mut x = rect.left() + 8.0;
    if let Some((icon, filled)) = icon {
        let centre = egui::pos2(x + 8.0, rect.center().y);
        paint_icon(ui, icon, filled, 16.0, centre, ink);
        x += 22.0;
    }
    let text = Type::CAPTION.medium().line(ui, text);
    paint_left(ui.painter(), x, rect.center().y, &text, ink);
}

/// What must be typed elsewhere, in mono, 28 high or more where it wraps. Selectable.
pub fn chip(ui: &mut Ui, text: &str) -> Response {
    let theme = tokens(ui.ctx());
    let kind = Type::new(14.0, 26.0, 0.0, Face::Mono);
    let ground = ui.painter().add(egui::Shape::Noop);
    let width = ui.available_width() - 18.0;
    let inner = egui::Frame::NONE
        .inner_margin(egui::Margin::symmetric(9, 1))
        .show(ui, |ui| ui.add(Label::new(kind.job(theme, text, theme.ink, width))));
    let rect = inner.response.rect;
    let (edge, width) = theme.card_edge();
    ui.painter().set(
        ground,
        egui::epaint::RectShape::new(
            rect,
            6,
            theme.sunken,
            stroke::stroke(ui.painter(), width, edge),
            egui::StrokeKind::Inside,
        ),
    );
    inner.inner
}

/// The word that stands for something hidden while the screen is shared.
pub fn mask(ui: &mut Ui, text: &str) -> Response {
    let theme = tokens(ui.ctx());
    let kind = Type::new(14.7, 20.0, 0.0, Face::MonoMedium);
    let galley = kind.line(ui, text);
    let (rect, response) =
        ui.allocate_exact_size(vec2(galley.size().x + 10.0, 20.0), Sense::hover());
    response.widget_info(|| named(Role::Label, true, text));
    stroke::fill(ui.painter(), rect, 4, theme.mask);
    paint_left(ui.painter(), rect.left() + 5.0, rect.center().y, &galley, theme.ink);
    response
}

/// The page's short code, which support says aloud. The name for a screen reader is the caller's
/// ("You are on page K7").
pub fn spoken_code(ui: &mut Ui, code: &str, name: &str) -> Response {
    let galley = Type::SPOKEN.line(ui, code);
    let size = vec2(galley.size().x + 20.0, 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| named(Role::Label, true, name));
    paint_code(ui, rect, code);
    response
}

/// Paints the code's chip into a rectangle.
pub(in crate::ui) fn paint_code(ui: &Ui, rect: Rect, code: &str) {
    let theme = tokens(ui.ctx());
    stroke::frame(ui.painter(), rect, 6, theme.raised, 1.0, theme.line_strong);
    let galley = Type::SPOKEN.line(ui, code);
    paint_left(ui.painter(), rect.left() + 10.0, rect.center().y, &galley, theme.ink);
}

/// A well of mono text as wide as there is room: a request and its answer. Selectable.
pub fn well(ui: &mut Ui, text: &str) -> Response {
    let theme = tokens(ui.ctx());
    let width = if theme.high_contrast { 2.0 } else { 0.0 };
    egui::Frame::NONE
        .fill(theme.sunken)
        .corner_radius(8)
        .stroke(egui::Stroke::new(width, theme.line_strong))
        .inner_margin(egui::Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let mut job = Type::MONO.job(theme, text, theme.ink, ui.available_width());
            job.wrap.break_anywhere = true;
            ui.add(Label::new(job))
        })
        .inner
}
