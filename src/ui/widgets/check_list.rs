//! The checks of a sweep as a card of rows, each of which unfolds what stands below it.

use egui::accesskit::Role;
use egui::{CornerRadius, CursorIcon, Frame, Margin, Sense, Stroke, Ui, vec2};

use super::rows::{CheckRow, check_text, paint_check_row};
use super::{Shown, Sign, named, reveal};
use crate::ui::theme::{stroke, tokens};

/// The height of a row whose words fit on a line, in points.
const ROW: f32 = 38.0;

/// A row of the list.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// Its id within the list: a row keeps its focus wherever it stands.
    pub id: &'a str,
    /// What it shows.
    pub row: CheckRow<'a>,
    /// True where something can be unfolded.
    pub folds: bool,
    /// True while it is unfolded.
    pub open: bool,
}

/// The rows; `unfolded` draws what stands below an open one. Gives back the row that was pressed.
pub fn check_list(
    ui: &mut Ui,
    list: &[Listed<'_>],
    mut unfolded: impl FnMut(&mut Ui, usize),
) -> Option<usize> {
    let theme = tokens(ui.ctx());
    let (edge, line) = theme.card_edge();
    let mut pressed = None;
    Frame::NONE.fill(theme.raised).corner_radius(12).stroke(Stroke::new(line.max(1.0), edge)).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_width(ui.available_width());
            for (index, one) in list.iter().enumerate() {
                if index > 0 {
                    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 1.0));
                    let painter = ui.painter();
                    stroke::hline(painter, rect.left(), rect.right(), rect.top(), 1.0, theme.line);
                }
                let ends = (index == 0, index + 1 == list.len() && !one.open);
                if row(ui, one, ends) {
                    pressed = Some(index);
                }
                if one.open {
                    let margin = Margin { left: 40, right: 16, top: 4, bottom: 16 };
                    Frame::NONE.inner_margin(margin).show(ui, |ui| {
                        ui.set_width(ui.available_width());
                        unfolded(ui, index);
                    });
                }
            }
        },
    );
    pressed
}

/// One row. True where it was pressed.
fn row(ui: &mut Ui, one: &Listed<'_>, (first, last): (bool, bool)) -> bool {
    let theme = tokens(ui.ctx());
    let width = ui.available_width();
    let text = check_text(ui, &one.row, width + 2.0);
    // The first row has no hairline above it, and each further one counts its own.
    let line = if first { 0.0 } else { 1.0 };
    let height = (text.size().y + 18.0).max(ROW) - line;
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let round = |is: bool| if is { 11 } else { 0 };
    let radius =
        CornerRadius { nw: round(first), ne: round(first), sw: round(last), se: round(last) };
    if one.row.sign == Sign::Checking {
        ui.painter().rect_filled(rect, radius, theme.accent_wash);
    }
    let sense = if one.folds { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, ui.scope_id().with(("listed", one.id)), sense);
    let role = if one.folds { Role::Button } else { Role::ListItem };
    response.widget_info(|| {
        let parts = [one.row.seen, one.row.time].into_iter().filter(|part| !part.is_empty());
        let more: String = parts.map(|part| format!(", {part}")).collect();
        named(role, true, format!("{}: {}{more}", one.row.word, one.row.name))
    });
    if one.folds {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(one.open));
        reveal(&response, CursorIcon::PointingHand);
        let shown = Shown::of(&response);
        if shown.hover {
            ui.painter().rect_filled(rect, radius, theme.sunken);
        }
        if shown.focus {
            stroke::focus_ring(ui.painter(), rect.shrink(4.0), 6, theme.focus);
        }
    }
    paint_check_row(ui, rect, &one.row, &text);
    response.clicked()
}
