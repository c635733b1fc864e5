//! Numbered instructions that the person ticks off, each with what must be copied or opened.

use egui::accesskit::{Role, Toggled};
use egui::{Align, CursorIcon, Id, Layout, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::named_selected;
use super::text::{Span, running};
use super::{Button, Shown, Size, chip, label, paint_icon, reveal};
use crate::ui::theme::{Icon, Type, stroke, tokens};

/// What stands at the right of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act<'a> {
    /// Nothing.
    None,
    /// Opens a page elsewhere; the words.
    Open(&'a str),
    /// Copies the text of the chip; the words.
    Copy(&'a str),
    /// Has just been copied; the words.
    Copied(&'a str),
}

/// One instruction.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    /// What to do.
    pub text: &'a [Span<'a>],
    /// A remark below it, or nothing.
    pub note: &'a str,
    /// What must be typed elsewhere, on a line of its own.
    pub typed: Option<&'a str>,
    /// What stands at the right.
    pub act: Act<'a>,
    /// True when the person ticked it.
    pub done: bool,
    /// The name of its ring for a screen reader ("Step 2 done").
    pub ring_name: &'a str,
}

/// What was done in the list; the number counts from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepEvent<'a> {
    /// A ring was pressed: tick or untick.
    Tick(usize),
    /// Copy or Open was pressed.
    Act(usize),
    /// A link in the text was opened.
    Link(&'a str),
}

/// The id of a step's ring in the list that is drawn into this `Ui`, for `Memory::request_focus`.
#[must_use]
pub fn ring_id(ui: &Ui, index: usize) -> Id {
    ui.scope_id().with(("step ring", index))
}

/// Draws the list. The first step that is not done is the current one.
pub fn steps<'a>(ui: &mut Ui, list: &[Step<'a>]) -> Option<StepEvent<'a>> {
    let theme = tokens(ui.ctx());
    let current = list.iter().position(|step| !step.done);
    let mut event = None;
    for (index, step) in list.iter().enumerate() {
        if index > 0 {
            super::divider(ui);
        }
        ui.add_space(if index == 0 { 4.0 } else { 12.0 });
        let corner = ui.cursor().min;
        let width = ui.available_width();
        let area = Rect::from_min_size(corner + vec2(44.0, 0.0), vec2(width - 44.0, 0.0));
        let mut child = ui.new_child(
            UiBuilder::new()
                .id_salt(("step", index))
                .max_rect(Rect::from_min_max(area.min, pos2(area.right(), f32::INFINITY))),
        );
        let body = body(&mut child, index, step);
        if body.is_some() {
            event = body;
        }
        let height = child.min_rect().height().max(26.0);
        if ring(ui, corner, index, step, current == Some(index), theme) {
            event = Some(StepEvent::Tick(index));
        }
        ui.allocate_space(vec2(width, height));
        ui.add_space(12.0);
    }
    event
}

fn body<'a>(ui: &mut Ui, index: usize, step: &Step<'a>) -> Option<StepEvent<'a>> {
    let theme = tokens(ui.ctx());
    let mut event = None;
    let tool_below = step.typed.is_some();
    let room = ui.available_width();
    let tool = if tool_below { 0.0 } else { act_width(ui, step.act) };
    let mut line = ui.new_child(
        UiBuilder::new()
            .id_salt("text")
            .max_rect(Rect::from_min_size(ui.cursor().min, vec2(room - tool, f32::INFINITY))),
    );
    if let (_, Some(target)) = running(&mut line, step.text, Type::BODY, theme.ink) {
        event = Some(StepEvent::Link(target));
    }
    let text = line.min_rect();
    if !tool_below && act(ui, step.act, Rect::from_min_size(text.min, vec2(room, 24.0))) {
        event = Some(StepEvent::Act(index));
    }
    ui.allocate_space(vec2(room, text.height()));
    if !step.note.is_empty() {
        ui.add_space(4.0);
        label(ui, step.note, Type::SECOND, theme.ink_soft);
    }
    if let Some(typed) = step.typed {
        ui.add_space(8.0);
        let top = ui.cursor().min;
        let tool = act_width(ui, step.act);
        let mut line = ui.new_child(
            UiBuilder::new()
                .id_salt("typed")
                .max_rect(Rect::from_min_size(top, vec2(room - tool - 12.0, f32::INFINITY))),
        );
        chip(&mut line, typed);
        let height = line.min_rect().height();
        if act(ui, step.act, Rect::from_min_size(top, vec2(room, height))) {
            event = Some(StepEvent::Act(index));
        }
        ui.allocate_space(vec2(room, height));
    }
    event
}

fn act_button(act: Act<'_>) -> Option<Button<'_>> {
    match act {
        Act::None => None,
        Act::Open(words) => Some(Button::quiet(words).size(Size::Tiny).icon(Icon::ArrowSquareOut)),
        Act::Copy(words) => Some(Button::secondary(words).size(Size::Tiny).icon(Icon::Copy)),
        Act::Copied(words) => Some(Button::secondary(words).size(Size::Tiny).icon(Icon::Check)),
    }
}

fn act_width(ui: &Ui, act: Act<'_>) -> f32 {
    match act {
        Act::None => 0.0,
        Act::Open(words) | Act::Copy(words) | Act::Copied(words) => {
            Type::CAPTION.medium().line(ui, words).size().x + 22.0 + 23.0 + 8.0
        }
    }
}

/// The button at the right edge of a line; gives back whether it was pressed.
fn act(ui: &mut Ui, act: Act<'_>, line: Rect) -> bool {
    let Some(button) = act_button(act) else { return false };
    let rect = Rect::from_min_max(
        pos2(line.left(), line.center().y - 14.0),
        pos2(line.right(), line.center().y + 14.0),
    );
    let builder =
        UiBuilder::new().id_salt("act").max_rect(rect).layout(Layout::right_to_left(Align::Center));
    ui.new_child(builder).add(button).clicked()
}

/// The ring with the number; gives back whether it was pressed.
fn ring(
    ui: &Ui,
    corner: egui::Pos2,
    index: usize,
    step: &Step<'_>,
    current: bool,
    theme: &crate::ui::theme::Tokens,
) -> bool {
    let centre = corner + vec2(14.0, 12.0);
    let rect = Rect::from_center_size(centre, vec2(28.0, 28.0));
    let id = ring_id(ui, index);
    let response = ui.interact(rect.expand(8.0), id, Sense::click());
    response.widget_info(|| named_selected(Role::CheckBox, true, step.done, step.ring_name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_toggled(if step.done { Toggled::True } else { Toggled::False });
    });
    reveal(&response, CursorIcon::PointingHand);
    let shown = Shown::of(&response);
    let painter = ui.painter();
    if step.done {
        painter.circle_filled(centre, 14.0, theme.accent);
        paint_icon(ui, Icon::Check, false, 16.0, centre, theme.on_accent);
    } else {
        let (edge, width, ink) = if current || shown.hover {
            (theme.accent, 2.0, theme.accent)
        } else {
            (theme.line_strong, 1.5, theme.ink_soft)
        };
        stroke::ring(painter, centre, 14.0, width, edge);
        let number = Type::SECOND.bold().line(ui, (index + 1).to_string());
        painter.galley(centre - number.size() / 2.0, number, ink);
    }
    if shown.focus {
        stroke::focus_ring(painter, rect, 14, theme.focus);
    }
    response.clicked()
}
