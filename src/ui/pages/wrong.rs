//! “This is wrong”: what is right, in a sentence, and every line of the file that is written.

use egui::{Margin, ScrollArea, Ui};

use super::paper::{take_out_secret, written};
use super::parts::{self, actions, body, lead, primary};
use super::{Act, Scene};
use crate::engine::command::{Command, Errand};
use crate::engine::view::WrongPage;
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{Button, Field, Help, Span, Tone, card, heading, label, notice};

pub fn show(room: &mut shell::Page<'_>, page: &WrongPage, scene: &mut Scene<'_>) {
    parts::title(room, &scene.say("ui-wrong-title"));
    body(room, scene, |ui, scene| {
        lead(ui, &scene.tell("ui-wrong-said", &[("said", page.said.as_str().into())]));
        ui.add_space(20.0);
        if page.nothing {
            nothing(ui, scene);
            return;
        }
        right(ui, page, scene);
        ui.add_space(20.0);
        if !page.lines.is_empty() {
            preview(ui, page, scene);
        }
        actions(ui, 20.0, |ui| buttons(ui, page, scene));
    });
}

/// What a run met is kept in memory alone.
fn nothing(ui: &mut Ui, scene: &mut Scene<'_>) {
    let (strong, text) = (scene.say("ui-wrong-nothing"), scene.say("ui-wrong-nothing-more"));
    let text = format!(" {text}");
    notice(ui, Tone::Accent, (Icon::Lightbulb, false), &[Span::Bold(&strong), Span::Plain(&text)]);
    actions(ui, 20.0, |ui| {
        let back = scene.say("ui-back");
        let name = scene.say("ui-wrong-back");
        if primary(ui, scene, Button::primary(&back).name(&name)) {
            scene.send(Command::Back);
        }
    });
}

fn right(ui: &mut Ui, page: &WrongPage, scene: &mut Scene<'_>) {
    let (name, help) = (scene.say("ui-wrong-right"), scene.say("ui-wrong-right-help"));
    let spotted = scene.say("ui-note-secret");
    let help = match &page.held_back {
        Some(why) => Help::error(why),
        None if scene.drafts.spotted => Help::error(&spotted),
        None => Help::note(&help),
    };
    let field = Field::new("right", &name).help(Some(help));
    let response = field.show(ui, &mut scene.drafts.right);
    if scene.fresh {
        response.request_focus();
    }
    if response.changed() {
        scene.drafts.spotted = take_out_secret(ui, "right", &mut scene.drafts.right);
        scene.send(Command::SayRight(scene.drafts.right.clone()));
    }
}

fn preview(ui: &mut Ui, page: &WrongPage, scene: &Scene<'_>) {
    let theme = tokens(ui.ctx());
    heading(ui, &scene.say("ui-wrong-file"), Type::SECOND.bold(), theme.ink, 2);
    ui.add_space(4.0);
    label(ui, &scene.say("ui-wrong-file-more"), Type::SECOND, theme.ink_soft);
    ui.add_space(8.0);
    let height = (ui.ctx().content_rect().height() - 450.0).clamp(140.0, 270.0);
    card(ui, Margin { left: 21, right: 8, top: 1, bottom: 1 }, |ui| {
        ScrollArea::vertical()
            .id_salt(("replay", scene.salt))
            .max_height(height - 2.0)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - 14.0);
                ui.add_space(12.0);
                for line in &page.lines {
                    if line.is_empty() {
                        ui.add_space(10.0);
                    } else {
                        written(ui, line);
                    }
                }
                ui.add_space(12.0);
            });
    });
}

fn buttons(ui: &mut Ui, page: &WrongPage, scene: &mut Scene<'_>) {
    let [save, back, searching, held] =
        ["ui-wrong-save", "ui-wrong-leave", "ui-report-searching", "ui-report-blocked"]
            .map(|id| scene.say(id));
    let reason = match (&page.held_back, page.searching) {
        (Some(_), _) => Some(held.as_str()),
        (None, true) => Some(searching.as_str()),
        (None, false) => None,
    };
    let button = Button::primary(&save).icon(Icon::FloppyDisk).not_now(reason);
    if ui.add(button).clicked() {
        scene.acts.push(Act::Run(Errand::ChooseReplayFile(page.file_name.clone())));
    }
    if ui.add(Button::quiet(&back)).clicked() {
        scene.send(Command::Back);
    }
}
