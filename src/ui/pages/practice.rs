//! The practice scenarios.

use super::Scene;
use super::parts::{self, body, focus_if_seen, lead};
use crate::engine::command::Command;
use crate::engine::view::PracticePage;
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{CardLink, Span, Tone, label, notice};

pub fn show(room: &mut shell::Page<'_>, practice: &PracticePage, scene: &mut Scene<'_>) {
    parts::title(room, &scene.say("ui-practice-title"));
    body(room, scene, |ui, scene| {
        lead(ui, &scene.say("ui-practice-lead"));
        if let Some(current) = &practice.current {
            ui.add_space(16.0);
            let strong = scene.say("ui-practice-now");
            let text = format!(" {current}");
            let spans = [Span::Bold(&strong), Span::Plain(&text)];
            notice(ui, Tone::Caution, (Icon::Flask, true), &spans);
        }
        ui.add_space(20.0);
        if practice.scenarios.is_empty() {
            let ink = tokens(ui.ctx()).ink;
            label(ui, &scene.say("ui-practice-none"), Type::BODY, ink);
        }
        for (index, scenario) in practice.scenarios.iter().enumerate() {
            if index > 0 {
                ui.add_space(8.0);
            }
            let card = CardLink::new(Icon::Play, &scenario.title, &scenario.line).leads();
            let response = ui.add(card);
            if index == 0 {
                focus_if_seen(ui, scene, &response);
            }
            if response.clicked() {
                scene.send(Command::Practise(scenario.title.clone()));
            }
        }
    });
}
