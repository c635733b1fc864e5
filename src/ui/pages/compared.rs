//! Two reports beside each other: what changed first, then each part; what both say is folded.

use egui::{Align, Layout, Margin, Ui, vec2};

use super::Scene;
use super::parts::{self, actions, body, lead, primary};
use crate::engine::command::Command;
use crate::engine::view::{ComparedPage, PairLine, PairPart};
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{Button, Fold, Span, Tone, card, divider, heading, label, notice};

/// Below this width the later report stands under the earlier one.
const BESIDE: f32 = 560.0;
/// The gap between the two columns.
const GAP: f32 = 24.0;
/// The room at the sides of a card.
const SIDE: i8 = 20;

pub fn show(room: &mut shell::Page<'_>, page: &ComparedPage, scene: &mut Scene<'_>) {
    parts::title(
        room,
        &scene.say(if page.same { "ui-compared-same" } else { "ui-compared-title" }),
    );
    body(room, scene, |ui, scene| {
        lead(ui, &scene.say("ui-compared-lead"));
        ui.add_space(20.0);
        heads(ui, page, scene);
        actions(ui, 16.0, |ui| {
            let (swap, back) = (scene.say("ui-compared-swap"), scene.say("ui-compared-one"));
            if primary(ui, scene, Button::primary(&back)) {
                scene.send(Command::Back);
            }
            if ui.add(Button::secondary(&swap).icon(Icon::ArrowsClockwise)).clicked() {
                scene.send(Command::SwapReports);
            }
        });
        ui.add_space(20.0);
        if page.changed.is_empty() {
            let text = scene.say("ui-compared-nothing");
            notice(ui, Tone::Good, (Icon::CheckCircle, true), &[Span::Plain(&text)]);
        } else {
            section(ui, &scene.say("ui-compared-first"));
            lines(ui, &page.changed, scene);
        }
        for (index, part) in page.parts.iter().enumerate() {
            show_part(ui, index, part, scene);
        }
    });
}

fn section(ui: &mut Ui, text: &str) {
    let ink = tokens(ui.ctx()).ink;
    heading(ui, text, Type::SECOND.bold(), ink, 2);
    ui.add_space(8.0);
}

/// Which report stands at which side.
fn heads(ui: &mut Ui, page: &ComparedPage, scene: &Scene<'_>) {
    let (before, after) = (scene.say("ui-compared-before"), scene.say("ui-compared-after"));
    let sides = [(before, &page.before), (after, &page.after)];
    let theme = tokens(ui.ctx());
    both(ui, f32::from(SIDE), |ui, side| {
        let (name, (file, made)) = &sides[side];
        label(ui, &format!("{name}: {file}"), Type::SECOND.medium(), theme.ink);
        label(ui, made, Type::CAPTION, theme.ink_hint);
    });
}

/// Two columns, or one below the other where there is little room.
fn both(ui: &mut Ui, side: f32, mut add: impl FnMut(&mut Ui, usize)) {
    let width = ui.available_width() - 2.0 * side;
    if width < BESIDE {
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width);
                add(ui, 0);
                ui.add_space(8.0);
                add(ui, 1);
            });
        });
        return;
    }
    let column = (width - GAP) / 2.0;
    ui.horizontal_top(|ui| {
        ui.add_space(side);
        for nth in 0..2 {
            ui.allocate_ui_with_layout(vec2(column, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(column);
                add(ui, nth);
            });
            if nth == 0 {
                ui.add_space(GAP);
            }
        }
    });
}

fn lines(ui: &mut Ui, list: &[PairLine], scene: &Scene<'_>) {
    let theme = tokens(ui.ctx());
    let (before, after) = (scene.say("ui-compared-before"), scene.say("ui-compared-after"));
    let missing = scene.say("ui-compared-missing");
    card(ui, Margin::same(1), |ui| {
        ui.set_width(ui.available_width());
        for (index, line) in list.iter().enumerate() {
            if index > 0 {
                divider(ui);
            }
            ui.add_space(10.0);
            if !line.label.is_empty() {
                ui.horizontal_top(|ui| {
                    ui.add_space(f32::from(SIDE));
                    ui.vertical(|ui| label(ui, &line.label, Type::CAPTION, theme.ink_hint));
                });
                ui.add_space(2.0);
            }
            let stacked = ui.available_width() - 2.0 * f32::from(SIDE) < BESIDE;
            both(ui, f32::from(SIDE), |ui, side| {
                let (name, text) =
                    if side == 0 { (&before, &line.before) } else { (&after, &line.after) };
                let (text, ink) = match text {
                    Some(text) => (text, theme.ink),
                    None => (&missing, theme.ink_hint),
                };
                // The columns say which is which by their place, and one below the other by a word.
                let text = if stacked { format!("{name}: {text}") } else { text.clone() };
                label(ui, &text, Type::SECOND, ink);
            });
            ui.add_space(10.0);
        }
    });
}

fn show_part(ui: &mut Ui, index: usize, part: &PairPart, scene: &mut Scene<'_>) {
    if part.lines.is_empty() && part.same.is_empty() {
        return;
    }
    ui.add_space(20.0);
    section(ui, &part.heading);
    if !part.lines.is_empty() {
        lines(ui, &part.lines, scene);
        ui.add_space(4.0);
    }
    if part.same.is_empty() {
        return;
    }
    let count = part.same.len();
    let text = scene.tell("ui-compared-unchanged", &[("count", count.into())]);
    let open = scene.drafts.unfolded.contains(&index);
    let pressed = ui.push_id(index, |ui| ui.add(Fold::new(&text, open)).clicked()).inner;
    if pressed && open {
        scene.drafts.unfolded.retain(|known| *known != index);
    } else if pressed {
        scene.drafts.unfolded.push(index);
    }
    if open {
        let ink = tokens(ui.ctx()).ink_soft;
        for line in &part.same {
            ui.horizontal_top(|ui| {
                ui.add_space(24.0);
                ui.vertical(|ui| label(ui, line, Type::SECOND, ink));
            });
        }
    }
}
