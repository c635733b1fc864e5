//! Lines that stay crisp: widths snapped to whole pixels, and dashes that end where the line ends.

use egui::epaint::tessellator::path;
use egui::epaint::{CornerRadiusF32, RoundedRect};
use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2};

/// The width in points that is a whole number of pixels, never less than one. At 1x a stroke of
/// 1.5 becomes 1, as in a browser, and not a blurred 2.
#[must_use]
pub fn snap(painter: &Painter, width: f32) -> f32 {
    let scale = painter.pixels_per_point();
    (width * scale).floor().max(1.0) / scale
}

/// A stroke with a snapped width.
#[must_use]
pub fn stroke(painter: &Painter, width: f32, colour: Color32) -> Stroke {
    Stroke::new(snap(painter, width), colour)
}

/// A rectangle whose edge lies inside it, as a border box in CSS.
pub fn frame(painter: &Painter, rect: Rect, radius: u8, fill: Color32, width: f32, edge: Color32) {
    let stroke = if width > 0.0 { stroke(painter, width, edge) } else { Stroke::NONE };
    painter.rect(rect, CornerRadius::same(radius), fill, stroke, StrokeKind::Inside);
}

/// A filled rectangle with round corners.
pub fn fill(painter: &Painter, rect: Rect, radius: u8, colour: Color32) {
    painter.rect_filled(rect, CornerRadius::same(radius), colour);
}

/// The focus ring: two points outside the control, two points wide.
pub fn focus_ring(painter: &Painter, rect: Rect, radius: u8, colour: Color32) {
    painter.rect_stroke(
        rect.expand(2.0),
        CornerRadius::same(radius + 2),
        Stroke::new(2.0, colour),
        StrokeKind::Outside,
    );
}

/// A horizontal line whose upper edge is at `y`.
pub fn hline(painter: &Painter, from: f32, to: f32, y: f32, width: f32, colour: Color32) {
    let width = snap(painter, width);
    let rect = Rect::from_min_max(pos2(from, y), pos2(to, y + width));
    painter.rect_filled(rect, CornerRadius::ZERO, colour);
}

/// A vertical line whose left edge is at `x`.
pub fn vline(painter: &Painter, x: f32, from: f32, to: f32, width: f32, colour: Color32) {
    let width = snap(painter, width);
    let rect = Rect::from_min_max(pos2(x, from), pos2(x + width, to));
    painter.rect_filled(rect, CornerRadius::ZERO, colour);
}

/// The direction of a broken line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    /// From left to right.
    Across,
    /// From top to bottom.
    Down,
}

/// A line of two points' width from `start`, made of dashes 6 long with gaps of about 4 that are
/// stretched so that it ends with a whole dash.
pub fn dashed(painter: &Painter, start: Pos2, length: f32, along: Along, colour: Color32) {
    let count = ((length + 4.0) / 10.0).round().max(1.0);
    let gap = if count > 1.0 { (length - 6.0 * count) / (count - 1.0) } else { 0.0 };
    pieces(painter, start, count, 6.0, 6.0 + gap, along, (2.0, 0), colour);
}

/// A line of dots of two points, one every four.
pub fn dotted(painter: &Painter, start: Pos2, length: f32, along: Along, colour: Color32) {
    let count = ((length + 2.0) / 4.0).round().max(1.0);
    let step = if count > 1.0 { (length - 2.0) / (count - 1.0) } else { 0.0 };
    pieces(painter, start, count, 2.0, step, along, (2.0, 1), colour);
}

#[expect(clippy::too_many_arguments, reason = "one private place that both broken lines share")]
fn pieces(
    painter: &Painter,
    start: Pos2,
    count: f32,
    length: f32,
    step: f32,
    along: Along,
    (width, radius): (f32, u8),
    colour: Color32,
) {
    for index in 0..count as usize {
        let offset = index as f32 * step;
        let rect = match along {
            Along::Across => {
                Rect::from_min_size(start + Vec2::new(offset, 0.0), Vec2::new(length, width))
            }
            Along::Down => {
                Rect::from_min_size(start + Vec2::new(0.0, offset), Vec2::new(width, length))
            }
        };
        painter.rect_filled(rect, CornerRadius::same(radius), colour);
    }
}

/// The dashed edge of a rectangle with round corners, inside it, dashes and gaps of three.
pub fn dashed_frame(painter: &Painter, rect: Rect, radius: u8, width: f32, colour: Color32) {
    let width = snap(painter, width);
    let inner = rect.shrink(width / 2.0);
    let mut points = Vec::new();
    let corners = CornerRadiusF32::same(f32::from(radius) - width / 2.0);
    path::rounded_rectangle(&mut points, RoundedRect::new(inner, corners));
    if let Some(first) = points.first().copied() {
        points.push(first);
    }
    dashes_on(painter, &points, 3.0, width, colour);
}

/// A dashed ring that lies inside the radius.
pub fn dashed_ring(painter: &Painter, centre: Pos2, radius: f32, width: f32, colour: Color32) {
    let middle = radius - width / 2.0;
    let points: Vec<Pos2> = (0..=96)
        .map(|index| {
            let angle = std::f32::consts::TAU * index as f32 / 96.0;
            centre + middle * Vec2::angled(angle)
        })
        .collect();
    let half = std::f32::consts::TAU * middle / 36.0;
    dashes_on(painter, &points, half, width, colour);
}

fn dashes_on(painter: &Painter, points: &[Pos2], wanted: f32, width: f32, colour: Color32) {
    let length: f32 = points.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    let count = (length / (2.0 * wanted)).round().max(1.0);
    let dash = length / (2.0 * count);
    painter.extend(Shape::dashed_line(points, Stroke::new(width, colour), dash, dash));
}

/// A ring that lies inside the radius: egui draws a circle's stroke outside of it.
pub fn ring(painter: &Painter, centre: Pos2, radius: f32, width: f32, colour: Color32) {
    let width = snap(painter, width);
    painter.circle_stroke(centre, radius - width, Stroke::new(width, colour));
}
