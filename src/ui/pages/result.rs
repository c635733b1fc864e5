//! The result of a check that ended otherwise than well: the merchant's sentence first, support's
//! evidence below.

use egui::{Align, Layout, Ui};

use super::Scene;
use super::parts::{
    self, actions, body, dotted, lead, not_now_remark, primary, proof, remark, sign, when_possible,
};
use crate::engine::command::Command;
use crate::engine::view::{Details, ResultPage};
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{
    Button, CheckRow, Fold, Size, Span, Stage, Tone, check_rows, divider, eyebrow, label, running,
    timeline, well,
};

pub fn show(room: &mut shell::Page<'_>, result: &ResultPage, scene: &mut Scene<'_>) {
    parts::title_below(room, &result.title, |ui| {
        eyebrow(ui, sign(result.verdict), &result.word, &dotted(&result.when));
    });
    body(room, scene, |ui, scene| {
        lead(ui, &result.lead);
        ui.add_space(16.0);
        match &result.before {
            Some(before) => {
                proof(ui, scene, before);
                ui.add_space(16.0);
                parts::picture(ui, &result.picture);
            }
            None => parts::picture(ui, &result.picture),
        }
        about(ui, result, scene);
        buttons(ui, result, scene);
        // Below what leads on, which has to be near.
        changed(ui, result, scene);
        ui.add_space(20.0);
        divider(ui);
        ui.add_space(12.0);
        details(ui, &result.details, scene);
    });
}

/// What the vendor said, whose account answered, and how sure it is.
fn about(ui: &mut Ui, result: &ResultPage, scene: &mut Scene<'_>) {
    let lines: [(Icon, &Option<String>); 5] = [
        (Icon::ChatText, &result.vendor_says),
        (Icon::IdentificationCard, &result.identity),
        (Icon::Question, &result.unsure),
        (Icon::Check, &result.ruled_out),
        (Icon::ArrowsClockwise, &result.twice),
    ];
    let mut above = 16.0;
    for (icon, line) in lines {
        if let Some(text) = line {
            ui.add_space(above);
            remark(ui, scene, (icon, false), Tone::Neutral, &[Span::Plain(text)]);
            above = 8.0;
        }
    }
}

/// What changed since it worked: for whoever wonders what they did.
fn changed(ui: &mut Ui, result: &ResultPage, scene: &mut Scene<'_>) {
    let Some(changed) = &result.changed else { return };
    ui.add_space(16.0);
    let lead = [Span::Bold(&changed.lead)];
    remark(ui, scene, (Icon::Clock, false), Tone::Neutral, &lead);
    for line in &changed.lines {
        ui.add_space(4.0);
        // Below the lead's words, not below its icon.
        ui.horizontal_top(|ui| {
            ui.add_space(30.0);
            ui.vertical(|ui| {
                running(ui, &[Span::Plain(line)], Type::SECOND, tokens(ui.ctx()).ink_soft)
            });
        });
    }
}

fn buttons(ui: &mut Ui, result: &ResultPage, scene: &mut Scene<'_>) {
    let not_now = result.again_not_now.as_deref();
    actions(ui, 16.0, |ui| {
        let (again, chat) = (scene.say("ui-check-again"), scene.say("ui-copy-for-chat"));
        let button = Button::primary(&result.primary).trailing(Icon::ArrowRight);
        if primary(ui, scene, button) {
            scene.send(Command::Follow);
        }
        if ui.add(when_possible(Button::secondary, &again, not_now)).clicked() {
            scene.send(Command::RunCheck);
        }
        if ui.add(Button::quiet(&chat).icon(Icon::ChatText)).clicked() {
            scene.send(Command::CopyForChat);
        }
    });
    not_now_remark(ui, scene, not_now);
}

fn details(ui: &mut Ui, details: &Details, scene: &mut Scene<'_>) {
    ui.horizontal(|ui| {
        if ui.add(Fold::new(&scene.say("ui-details"), details.open)).clicked() {
            scene.send(Command::ShowDetails(!details.open));
        }
        if details.open {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let text = scene.say("ui-copy");
                let name = scene.say("ui-copy-details");
                let copy = Button::quiet(&text).name(&name).size(Size::Tiny).icon(Icon::Copy);
                if ui.add(copy).clicked() {
                    scene.send(Command::CopyDetails);
                }
            });
        }
    });
    if details.open {
        evidence(ui, details);
    }
}

/// What was seen: the timeline, the request and its answer, the other checks, the ids.
pub(super) fn evidence(ui: &mut Ui, details: &Details) {
    let stages: Vec<Stage<'_>> = details
        .timeline
        .iter()
        .map(|row| Stage {
            name: &row.name,
            bar: (row.bar.0, (row.bar.1 - row.bar.0).max(0.0)),
            time: &row.time,
            seen: &row.seen,
            failed: row.failed,
        })
        .collect();
    ui.add_space(4.0);
    if !stages.is_empty() {
        timeline(ui, &stages);
    }
    if !details.well.is_empty() {
        ui.add_space(8.0);
        well(ui, &details.well.join("\n"));
    }
    if !details.others.is_empty() {
        ui.add_space(12.0);
        let list: Vec<CheckRow<'_>> = details
            .others
            .iter()
            .map(|line| CheckRow {
                sign: sign(line.verdict),
                word: &line.word,
                name: &line.name,
                seen: &line.seen,
                time: &line.time,
            })
            .collect();
        check_rows(ui, &list, 38.0, false);
    }
    ui.add_space(8.0);
    let kind = Type { size: 12.5, ..Type::MONO };
    let ink = tokens(ui.ctx()).ink_hint;
    label(ui, &details.ids, kind, ink);
}
