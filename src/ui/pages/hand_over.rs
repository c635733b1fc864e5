//! Somebody else must act: who, and what to send them.

use super::parts::{
    self, actions, body, dotted, eyebrow, lead, meanwhile, others, primary, remarks,
};
use super::{Scene, message};
use crate::engine::command::Command;
use crate::engine::view::HandOverPage;
use crate::ui::shell;
use crate::ui::theme::Icon;
use crate::ui::widgets::Button;

pub fn show(room: &mut shell::Page<'_>, page: &HandOverPage, scene: &mut Scene<'_>) {
    parts::title_below(room, &page.title, |ui| {
        let takes = page.takes.as_deref().map(dotted).unwrap_or_default();
        eyebrow(ui, Icon::Users, &page.eyebrow, &takes);
    });
    body(room, scene, |ui, scene| {
        if let Some(text) = &page.lead {
            lead(ui, text);
        }
        let has_message = !page.message.is_empty();
        if has_message {
            ui.add_space(20.0);
            message::show(ui, scene, &page.message);
        }
        remarks(ui, scene, Icon::Question, &page.hints);
        meanwhile(ui, scene, &page.meanwhile);
        actions(ui, 24.0, |ui| {
            let done = scene.say("ui-done");
            if has_message {
                message::send(ui, scene);
            } else if primary(ui, scene, Button::primary(&done)) {
                scene.send(Command::Finish);
            }
            others(ui, scene, &page.others, true);
            if has_message && page.others.is_empty() && ui.add(Button::secondary(&done)).clicked() {
                scene.send(Command::Finish);
            }
        });
    });
}
