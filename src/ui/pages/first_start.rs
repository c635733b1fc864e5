//! The first start: what Refloat does, what it sends, and what it never does.

use egui::{Margin, Ui};

use super::Scene;
use super::parts::{self, actions, body, lead, primary, remark};
use crate::engine::command::Command;
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{Button, Span, Tone, card, heading};

pub fn show(room: &mut shell::Page<'_>, scene: &mut Scene<'_>) {
    parts::title(room, &scene.say("ui-first-title"));
    body(room, scene, |ui, scene| {
        lead(ui, &scene.say("ui-first-lead"));
        ui.add_space(20.0);
        for (index, part) in ["does", "sends", "never"].into_iter().enumerate() {
            if index > 0 {
                ui.add_space(12.0);
            }
            section(ui, scene, part);
        }
        actions(ui, 24.0, |ui| {
            let text = scene.say("ui-first-begin");
            if primary(ui, scene, Button::primary(&text).trailing(Icon::ArrowRight)) {
                scene.send(Command::Begin);
            }
        });
    });
}

fn section(ui: &mut Ui, scene: &mut Scene<'_>, part: &str) {
    let (icon, tone) = match part {
        "does" => ((Icon::CheckCircle, true), Tone::Good),
        "sends" => ((Icon::PaperPlaneTilt, false), Tone::Accent),
        _ => ((Icon::Prohibit, false), Tone::Neutral),
    };
    card(ui, Margin::symmetric(20, 14), |ui| {
        let ink = tokens(ui.ctx()).ink;
        heading(ui, &scene.say(&format!("ui-first-{part}")), Type::BODY.bold(), ink, 2);
        for line in 1..=3 {
            ui.add_space(6.0);
            let text = scene.say(&format!("ui-first-{part}-{line}"));
            remark(ui, scene, icon, tone, &[Span::Plain(&text)]);
        }
    });
}
