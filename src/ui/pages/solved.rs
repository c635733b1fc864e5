//! Solved, with the proof.

use egui::Ui;

use super::Scene;
use super::parts::{self, actions, body, dotted, lead, others, primary, proof, remark, runs};
use crate::domain::text::Span as Run;
use crate::engine::command::Command;
use crate::engine::view::SolvedPage;
use crate::ui::shell;
use crate::ui::theme::Icon;
use crate::ui::widgets::{Button, Sign, Span, Tone, eyebrow, notice};

pub fn show(room: &mut shell::Page<'_>, solved: &SolvedPage, scene: &mut Scene<'_>) {
    let word = scene.say("ui-solved");
    parts::title_below(room, &solved.title, |ui| {
        eyebrow(ui, Sign::Works, &word, &dotted(&solved.when));
    });
    body(room, scene, |ui, scene| {
        if let Some(text) = &solved.lead {
            lead(ui, text);
        }
        if let Some(both) = &solved.proof {
            ui.add_space(20.0);
            proof(ui, scene, both);
        }
        ui.add_space(16.0);
        parts::picture(ui, &solved.picture);
        if let Some(text) = &solved.identity {
            ui.add_space(16.0);
            let icon = (Icon::IdentificationCard, false);
            remark(ui, scene, icon, Tone::Neutral, &[Span::Plain(text)]);
        }
        say_once(ui, scene, Icon::ArrowsClockwise, "ui-last-thing", solved.last.as_deref());
        say_once(ui, scene, Icon::ShieldCheck, "ui-stays-fixed", solved.stays.as_deref());
        actions(ui, 24.0, |ui| {
            let (done, report) = (scene.say("ui-done"), scene.say("ui-save-a-report"));
            if primary(ui, scene, Button::primary(&done)) {
                scene.send(Command::Finish);
            }
            if ui.add(Button::secondary(&report)).clicked() {
                scene.send(Command::ShowReport);
            }
            others(ui, scene, &solved.others, false);
        });
    });
}

/// A notice that begins with words of the interface and goes on with the guide's.
fn say_once(ui: &mut Ui, scene: &mut Scene<'_>, icon: Icon, id: &str, text: Option<&[Run]>) {
    let Some(text) = text else { return };
    let strong = scene.say(id);
    let mut spans = vec![Span::Bold(&strong), Span::Plain(" ")];
    spans.extend(runs(text));
    ui.add_space(12.0);
    if let (_, Some(address)) = notice(ui, Tone::Accent, (icon, false), &spans) {
        scene.send(Command::OpenPage(address.to_owned()));
    }
}
