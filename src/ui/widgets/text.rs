//! Text that is read, selected and copied: headings, labels, and running text with bold words,
//! code, links and masked words in it.

use std::ops::Range;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::{CCursor, LayoutJob};
use egui::text_selection::LabelSelectionState;
use egui::{
    Color32, CursorIcon, Galley, Label, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, vec2,
};

use super::named;
use super::{Tone, paint_icon};
use crate::ui::theme::{Icon, Tokens, Type, stroke, tokens, unmarked};

/// A piece of running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span<'a> {
    /// As the text around it.
    Plain(&'a str),
    /// The name of a thing on the vendor's page.
    Bold(&'a str),
    /// Quieter than the text around it.
    Soft(&'a str),
    /// What is typed or was seen, in mono.
    Code(&'a str),
    /// A word that stands for something hidden.
    Mask(&'a str),
    /// A link: its words, and what the caller gets back when it is opened.
    Link(&'a str, &'a str),
}

impl Span<'_> {
    fn text(&self) -> &str {
        match self {
            Self::Plain(text)
            | Self::Bold(text)
            | Self::Soft(text)
            | Self::Code(text)
            | Self::Mask(text)
            | Self::Link(text, _) => text,
        }
    }
}

/// A heading of level 1 (the page's title) to 6. Selectable.
pub fn heading(ui: &mut Ui, text: &str, kind: Type, colour: Color32, level: usize) -> Response {
    let response = label(ui, text, kind, colour);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_label(unmarked(text));
        node.set_level(level);
    });
    response
}

/// A plain text that wraps at the width that is left. Selectable.
pub fn label(ui: &mut Ui, text: &str, kind: Type, colour: Color32) -> Response {
    let job = kind.job(tokens(ui.ctx()), text, colour, ui.available_width());
    ui.add(Label::new(job))
}

/// Running text, selectable, with links. Gives back the target of a link that was opened.
pub fn running<'a>(
    ui: &mut Ui,
    spans: &[Span<'a>],
    kind: Type,
    colour: Color32,
) -> (Response, Option<&'a str>) {
    let theme = tokens(ui.ctx());
    let job = job(spans, kind, colour, theme, ui.available_width());
    let text = job.text.clone();
    let galley = ui.painter().layout_job(job);
    // Labels give up the focus but not the pointer, so that text can be selected.
    let sense = Sense::click_and_drag() - Sense::FOCUSABLE;
    let (rect, response) = ui.allocate_exact_size(galley.size(), sense);
    response.widget_info(|| named(Role::Label, true, &text));

    let grounds = ui.painter().add(Shape::Noop);
    let found = sections(&galley, spans);
    ui.painter().set(grounds, Shape::Vec(ground_shapes(spans, &found, rect.min, kind, theme)));
    if response.hovered() {
        ui.ctx().set_cursor_icon(CursorIcon::Text);
    }
    let fallback = Color32::PLACEHOLDER;
    LabelSelectionState::label_text_selection(
        ui,
        &response,
        rect.min,
        Arc::clone(&galley),
        fallback,
        Stroke::NONE,
    );

    let mut opened = None;
    for (index, span) in spans.iter().enumerate() {
        if let Span::Link(words, target) = span
            && link_part(ui, &response, index, words, &found[index], rect.min, theme)
        {
            opened = Some(*target);
        }
    }
    (response, opened)
}

/// A reason or a remark: an icon and running text in the second size.
pub fn why<'a>(
    ui: &mut Ui,
    icon: Option<(Icon, Tone)>,
    spans: &[Span<'a>],
) -> (Response, Option<&'a str>) {
    let theme = tokens(ui.ctx());
    let Some((icon, tone)) = icon else {
        return running(ui, spans, Type::SECOND, theme.ink_soft);
    };
    let colour = if tone == Tone::Neutral { theme.ink_hint } else { tone.ink(theme) };
    ui.horizontal_top(|ui| {
        let (_, space) = ui.allocate_space(vec2(30.0, 20.0));
        paint_icon(ui, icon, false, 20.0, space.min + vec2(10.0, 10.0), colour);
        ui.vertical(|ui| running(ui, spans, Type::SECOND, theme.ink_soft)).inner
    })
    .inner
}

/// One job for all the pieces.
pub(super) fn job(
    spans: &[Span<'_>],
    kind: Type,
    colour: Color32,
    theme: &Tokens,
    width: f32,
) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let mut padding = 0.0;
    for span in spans {
        let (kind, ink) = match span {
            Span::Plain(_) => (kind, colour),
            Span::Bold(_) => (kind.bold(), colour),
            Span::Soft(_) => (kind, theme.ink_soft),
            Span::Link(..) => (kind, theme.accent),
            Span::Code(_) | Span::Mask(_) => {
                let mono = kind.face(crate::ui::theme::Face::MonoMedium);
                (Type { size: kind.size * 0.92, ..mono }, theme.ink)
            }
        };
        if matches!(span, Span::Code(_) | Span::Mask(_)) {
            job.append(&unmarked(span.text()), padding + BOX_PADDING, kind.format(ink));
            padding = BOX_PADDING + 2.0;
        } else {
            padding = kind.append(&mut job, theme, span.text(), ink, padding);
        }
    }
    job
}

/// Room at each side of a boxed word, in points.
const BOX_PADDING: f32 = 5.0;

/// Where each piece stands, a rectangle a row, relative to the text's corner.
fn sections(galley: &Galley, spans: &[Span<'_>]) -> Vec<Vec<Rect>> {
    let mut start = 0;
    spans
        .iter()
        .map(|span| {
            let count = unmarked(span.text()).chars().count();
            let range = start..start + count;
            start += count;
            if matches!(span, Span::Plain(_) | Span::Bold(_) | Span::Soft(_)) {
                Vec::new()
            } else {
                rects_of(galley, range)
            }
        })
        .collect()
}

fn rects_of(galley: &Galley, range: Range<usize>) -> Vec<Rect> {
    let mut rects: Vec<Rect> = Vec::new();
    for index in range {
        let left = galley.pos_from_cursor(CCursor { prefer_next_row: true, ..CCursor::new(index) });
        let right =
            galley.pos_from_cursor(CCursor { prefer_next_row: false, ..CCursor::new(index + 1) });
        if (left.top() - right.top()).abs() > 1.0 {
            continue;
        }
        let part = Rect::from_min_max(left.min, right.max);
        match rects.last_mut() {
            Some(last) if (last.top() - part.top()).abs() < 1.0 => *last = last.union(part),
            _ => rects.push(part),
        }
    }
    rects
}

fn ground_shapes(
    spans: &[Span<'_>],
    found: &[Vec<Rect>],
    corner: Pos2,
    kind: Type,
    theme: &Tokens,
) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (span, rects) in spans.iter().zip(found) {
        let ground = match span {
            Span::Mask(_) => theme.mask,
            Span::Code(_) => theme.sunken,
            _ => continue,
        };
        for rect in rects {
            let height = (kind.size * 1.2).round();
            let rect = Rect::from_center_size(rect.center(), vec2(rect.width() + 10.0, height));
            shapes.push(Shape::rect_filled(rect.translate(corner.to_vec2()), 4, ground));
        }
    }
    shapes
}

/// A link inside a text: a control of its own for each, with a hairline of ours.
fn link_part(
    ui: &Ui,
    parent: &Response,
    index: usize,
    words: &str,
    rects: &[Rect],
    corner: Pos2,
    theme: &Tokens,
) -> bool {
    let mut opened = false;
    for (part, rect) in rects.iter().enumerate() {
        let rect = rect.translate(corner.to_vec2());
        let id = parent.id.with((index, part));
        let sense = if part == 0 { Sense::click() } else { Sense::click() - Sense::FOCUSABLE };
        let response = ui.interact(rect.expand2(vec2(0.0, 4.0)), id, sense);
        if part == 0 {
            response.widget_info(|| named(Role::Link, true, words));
        }
        super::reveal(&response, CursorIcon::PointingHand);
        super::link::underline(ui, rect, response.hovered(), theme);
        if response.has_focus() {
            stroke::focus_ring(ui.painter(), rect, 4, theme.focus);
        }
        opened |= response.clicked();
    }
    opened
}
