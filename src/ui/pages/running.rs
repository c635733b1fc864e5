//! A check that runs: its stages, which do not move, and Stop.

use std::time::Duration;

use egui::{Key, Modifiers, Rect, Ui, UiBuilder, vec2};

use super::Scene;
use super::parts::{self, body, lead, stage_sign, two_ends};
use crate::engine::command::Command;
use crate::engine::view::RunningPage;
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{Button, Dialog, Left, Span, StageRow, label, progress, stage_rows};

pub fn show(room: &mut shell::Page<'_>, running: &RunningPage, scene: &mut Scene<'_>) {
    parts::title(room, &running.title);
    body(room, scene, |ui, scene| {
        lead(ui, &running.lead);
        ui.add_space(24.0);
        let (done, all) = running.done;
        let stage = scene.tell(
            "ui-stage-of",
            &[("stage", (done + 1).min(all.max(1)).into()), ("all", all.into())],
        );
        progress(ui, done as f32 / all.max(1) as f32, &stage);
        ui.add_space(8.0);
        let seconds = seconds(ui, running, scene);
        let time = scene.tell(
            "ui-seconds-of",
            &[
                ("seconds", format!("{seconds:.1}").into()),
                ("limit", format!("{:.0}", running.limit_s).into()),
            ],
        );
        let ink = tokens(ui.ctx()).ink_soft;
        two_ends(ui, &stage, &[Span::Plain(&time)], ink);
        ui.add_space(24.0);
        stages(ui, running, scene);
        stop(ui, scene);
    });
    leave(room, scene);
}

/// The seconds so far: what the engine told last, and what has passed since. They turn while the
/// check runs, once a second.
fn seconds(ui: &Ui, running: &RunningPage, scene: &mut Scene<'_>) -> f32 {
    let told = match scene.drafts.seconds {
        Some((told, at)) if told.to_bits() == running.seconds.to_bits() => at,
        _ => scene.time,
    };
    scene.drafts.seconds = Some((running.seconds, told));
    ui.ctx().request_repaint_after(Duration::from_secs(1));
    (running.seconds + (scene.time - told) as f32).min(running.limit_s.max(running.seconds))
}

fn stages(ui: &mut Ui, running: &RunningPage, scene: &Scene<'_>) {
    if running.stages.is_empty() {
        return;
    }
    let words: Vec<_> = running
        .stages
        .iter()
        .map(|stage| {
            let (sign, id) = stage_sign(stage.state);
            (sign, scene.say(id))
        })
        .collect();
    let list: Vec<StageRow<'_>> = running
        .stages
        .iter()
        .zip(&words)
        .map(|(stage, (sign, word))| StageRow {
            sign: *sign,
            word,
            name: &stage.name,
            seen: &stage.seen,
            time: &stage.time,
        })
        .collect();
    stage_rows(ui, &list);
}

fn stop(ui: &mut Ui, scene: &mut Scene<'_>) {
    let free = scene.drafts.leaving.is_none();
    let escape = free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    // It gets no focus by itself: a second press of the key that began the check would stop it.
    ui.add_space(24.0);
    ui.horizontal(|ui| {
        let text = scene.say("ui-stop");
        if ui.add(Button::secondary(&text).icon(Icon::Stop)).clicked() || escape {
            scene.send(Command::Stop);
        }
        ui.add_space(12.0);
        let room = Rect::from_min_size(
            ui.cursor().min + vec2(0.0, 12.0),
            vec2(ui.available_width(), 20.0),
        );
        let ink = tokens(ui.ctx()).ink_soft;
        let mut words = ui.new_child(UiBuilder::new().id_salt("safe").max_rect(room));
        label(&mut words, &scene.say("ui-stop-safe"), Type::SECOND, ink);
    });
}

/// Leaving a check that runs is asked about once more.
pub(super) fn leave(room: &mut shell::Page<'_>, scene: &mut Scene<'_>) {
    if scene.drafts.leaving.is_none() {
        return;
    }
    let ids = ["ui-leave-title", "ui-leave-text", "ui-leave-stay", "ui-leave-go"];
    let [title, text, safe, act] = ids.map(|id| scene.say(id));
    let dialog = Dialog { title: &title, text: &text, safe: &safe, act: &act };
    match room.canvas(|ui, _| dialog.show(ui.ctx())) {
        Some(Left::Safe) => scene.drafts.leaving = None,
        Some(Left::Act) => {
            if let Some(command) = scene.drafts.leaving.take() {
                scene.send(command);
            }
        }
        None => {}
    }
}
