//! A fix: numbered instructions that the person ticks off, then the same check again.

use std::time::Duration;

use egui::{Margin, Ui};

use super::Scene;
use super::parts::{
    self, actions, body, focus_if_seen, lead, narrow, not_now_remark, runs, when_possible,
};
use crate::engine::command::Command;
use crate::engine::view::{FixPage, InstructionLine};
use crate::ui::shell;
use crate::ui::widgets::{Act, Button, Step, StepEvent, card, ring_id, steps};

/// How long “Copied” stands in place of “Copy”, in seconds.
const COPIED: f64 = 2.0;

pub fn show(room: &mut shell::Page<'_>, fix: &FixPage, scene: &mut Scene<'_>) {
    parts::title(room, &fix.title);
    body(room, scene, |ui, scene| {
        if let Some(text) = &fix.lead {
            lead(ui, text);
        }
        ui.add_space(16.0);
        list(ui, fix, scene);
        let not_now = fix.not_now.as_deref();
        not_now_remark(ui, scene, not_now);
        actions(ui, 20.0, |ui| {
            let response = ui.add(when_possible(Button::primary, &fix.primary, not_now));
            // While something is left to do, the focus is on that.
            if fix.instructions.iter().all(|line| line.ticked) {
                focus_if_seen(ui, scene, &response);
            }
            if response.clicked() {
                scene.send(Command::Done);
            }
            if ui.add(Button::secondary(&scene.say("ui-cannot-do"))).clicked() {
                scene.send(Command::Cannot);
            }
        });
    });
}

fn list(ui: &mut Ui, fix: &FixPage, scene: &mut Scene<'_>) {
    let copied = copied(ui, scene);
    let words = ["ui-copy", "ui-copied", "ui-open", "ui-open-private"].map(|id| scene.say(id));
    let texts: Vec<_> = fix.instructions.iter().map(|line| runs(&line.say)).collect();
    let notes: Vec<String> = fix
        .instructions
        .iter()
        .map(|line| line.note.iter().map(crate::domain::text::Span::words).collect())
        .collect();
    let rings: Vec<String> = (1..=fix.instructions.len())
        .map(|number| scene.tell("ui-step-done", &[("number", number.into())]))
        .collect();
    let drawn: Vec<Step<'_>> = fix
        .instructions
        .iter()
        .enumerate()
        .map(|(index, line)| Step {
            text: &texts[index],
            note: &notes[index],
            typed: line.copy.as_deref(),
            act: act(line, copied == Some(index), &words),
            done: line.ticked,
            ring_name: &rings[index],
        })
        .collect();
    let margin = if narrow(ui) { Margin::symmetric(14, 16) } else { Margin::symmetric(21, 17) };
    let first_left = fix.instructions.iter().position(|line| !line.ticked);
    let shown = card(ui, margin, |ui| {
        if let Some(index) = first_left.filter(|_| scene.fresh) {
            let ring = ring_id(ui, index);
            ui.memory_mut(|memory| memory.request_focus(ring));
        }
        steps(ui, &drawn)
    });
    match shown.inner {
        Some(StepEvent::Tick(index)) => scene.send(Command::Tick(index)),
        Some(StepEvent::Link(address)) => scene.send(Command::OpenPage(address.to_owned())),
        Some(StepEvent::Act(index)) => pressed(fix, index, scene),
        None => {}
    }
}

fn act<'a>(line: &InstructionLine, copied: bool, words: &'a [String; 4]) -> Act<'a> {
    let [copy, done, open, private] = words;
    match (&line.copy, &line.open) {
        (Some(_), _) if line.can_copy && copied => Act::Copied(done),
        (Some(_), _) if line.can_copy => Act::Copy(copy),
        _ if line.private.is_some() => Act::Open(private),
        (_, Some(_)) => Act::Open(open),
        _ => Act::None,
    }
}

fn pressed(fix: &FixPage, index: usize, scene: &mut Scene<'_>) {
    let Some(line) = fix.instructions.get(index) else { return };
    if line.copy.is_some() && line.can_copy {
        scene.drafts.copied = Some((index, scene.time));
        scene.send(Command::CopyInstruction(index));
    } else if let Some(address) = &line.private {
        scene.send(Command::OpenPrivate(address.clone()));
    } else if let Some(address) = &line.open {
        scene.send(Command::OpenPage(address.clone()));
    }
}

/// The instruction that says “Copied” now.
fn copied(ui: &Ui, scene: &mut Scene<'_>) -> Option<usize> {
    let (index, at) = scene.drafts.copied?;
    let left = at + COPIED - scene.time;
    if left <= 0.0 {
        scene.drafts.copied = None;
        return None;
    }
    ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
    Some(index)
}
