//! A ready message for whoever must act next, and the two ways to send it.

use egui::{Align, Layout, Margin, Ui, vec2};

use super::Scene;
use super::parts::{primary, runs};
use crate::domain::text::Span as Run;
use crate::engine::command::Command;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{Button, Size, card, divider, running, segments};

/// The card of a message. By chat it is one paragraph.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, paragraphs: &[Vec<Run>]) {
    let theme = tokens(ui.ctx());
    card(ui, Margin::same(1), |ui| {
        ui.add_space(10.0);
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), 37.0),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.add_space(19.0);
                let [mail, chat, name, copy, what] =
                    ["ui-e-mail", "ui-chat", "ui-message-by", "ui-copy", "ui-copy-message"]
                        .map(|id| scene.say(id));
                let on = usize::from(scene.drafts.chat);
                if let Some(chosen) = segments(ui, &[&mail, &chat], on, &name) {
                    scene.drafts.chat = chosen == 1;
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.add_space(12.0);
                    let button = Button::secondary(&copy).name(&what).size(Size::Tiny);
                    if ui.add(button.icon(Icon::Copy)).clicked() {
                        scene.send(Command::CopyMessage);
                    }
                });
            },
        );
        ui.add_space(10.0);
        divider(ui);
        egui::Frame::NONE.inner_margin(Margin::symmetric(20, 16)).show(ui, |ui| {
            let joined;
            let shown = if scene.drafts.chat {
                joined = one_paragraph(paragraphs);
                std::slice::from_ref(&joined)
            } else {
                paragraphs
            };
            for (index, paragraph) in shown.iter().enumerate() {
                if index > 0 {
                    ui.add_space(12.0);
                }
                let (_, opened) = running(ui, &runs(paragraph), Type::BODY, theme.ink);
                if let Some(address) = opened {
                    scene.send(Command::OpenPage(address.to_owned()));
                }
            }
        });
    });
}

fn one_paragraph(paragraphs: &[Vec<Run>]) -> Vec<Run> {
    let mut joined = Vec::new();
    for paragraph in paragraphs {
        if !joined.is_empty() {
            joined.push(Run::Plain(" ".to_owned()));
        }
        joined.extend(paragraph.iter().cloned());
    }
    joined
}

/// The primary button that sends the message the chosen way.
pub fn send(ui: &mut Ui, scene: &mut Scene<'_>) {
    if scene.drafts.chat {
        let text = scene.say("ui-copy-message");
        if primary(ui, scene, Button::primary(&text).icon(Icon::Copy)) {
            scene.send(Command::CopyMessage);
        }
    } else {
        let text = scene.say("ui-open-in-e-mail");
        if primary(ui, scene, Button::primary(&text).icon(Icon::EnvelopeSimple)) {
            scene.send(Command::MailMessage);
        }
    }
}
