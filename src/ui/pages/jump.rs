//! A code is typed: to a page, to a step, or to see where somebody else stands.

use egui::{Key, Margin, Ui, vec2};

use super::Scene;
use super::parts::{self, actions, body, lead, primary, remark};
use crate::engine::command::Command;
use crate::engine::view::{FoundPlace, JumpPage};
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{
    Button, Field, Help, Size, Span, Tone, card, heading, label, spoken_code,
};

pub fn show(room: &mut shell::Page<'_>, jump: &JumpPage, scene: &mut Scene<'_>) {
    parts::title(room, &scene.say("ui-jump-title"));
    body(room, scene, |ui, scene| {
        lead(ui, &scene.say("ui-jump-lead"));
        ui.add_space(20.0);
        field(ui, jump, scene);
        if let Some(found) = &jump.found {
            ui.add_space(24.0);
            place(ui, found, scene);
        }
        if let Some(own) = &jump.own {
            ui.add_space(32.0);
            share(ui, own, scene);
        }
    });
}

fn field(ui: &mut Ui, jump: &JumpPage, scene: &mut Scene<'_>) {
    let id = Field::id(ui, "code");
    let new = jump.error.is_some() && jump.error != scene.drafts.error_seen;
    scene.drafts.error_seen.clone_from(&jump.error);
    if scene.fresh || new {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let name = scene.say("ui-jump-field");
    let field = Field::new("code", &name).hint("K7M").help(jump.error.as_deref().map(Help::error));
    let response = field.show(ui, &mut scene.drafts.value);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let mut pressed = false;
    actions(ui, 16.0, |ui| {
        let text = scene.say("ui-jump-go");
        let button = Button::primary(&text).trailing(Icon::ArrowRight);
        pressed = jump.found.is_none() && ui.add(button).clicked();
        if jump.found.is_some() {
            pressed = ui.add(Button::secondary(&text)).clicked();
        }
    });
    if entered || pressed {
        scene.send(Command::Jump(scene.drafts.value.clone()));
    }
}

/// Where somebody stands, and the way there.
fn place(ui: &mut Ui, found: &FoundPlace, scene: &mut Scene<'_>) {
    let theme = tokens(ui.ctx());
    card(ui, Margin::symmetric(20, 16), |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing = vec2(10.0, 0.0);
            let name = scene.say("ui-jump-code");
            spoken_code(ui, &found.code, &name);
            label(ui, &found.line, Type::SECOND, theme.ink_soft);
        });
        ui.add_space(8.0);
        heading(ui, &found.title, Type::SECTION, theme.ink, 2);
        if found.findings.is_empty() {
            ui.add_space(8.0);
            let text = scene.say("ui-jump-nothing-found");
            remark(ui, scene, (Icon::Question, false), Tone::Neutral, &[Span::Plain(&text)]);
        }
        for finding in &found.findings {
            ui.add_space(8.0);
            remark(ui, scene, (Icon::Path, false), Tone::Neutral, &[Span::Plain(finding)]);
        }
    });
    actions(ui, 16.0, |ui| {
        let text = scene.say("ui-jump-open");
        if primary(ui, scene, Button::primary(&text).trailing(Icon::ArrowRight)) {
            scene.send(Command::JumpToFound);
        }
    });
}

/// The person's own code, for somebody else to type.
fn share(ui: &mut Ui, own: &str, scene: &mut Scene<'_>) {
    let theme = tokens(ui.ctx());
    heading(ui, &scene.say("ui-share-code"), Type::SECTION, theme.ink, 2);
    ui.add_space(4.0);
    label(ui, &scene.say("ui-share-code-lead"), Type::SECOND, theme.ink_soft);
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 8.0);
        // The height of the button, so that the code stands in the middle of it.
        ui.set_min_height(36.0);
        let name = scene.say("ui-share-code");
        spoken_code(ui, own, &name);
        let (text, told) = (scene.say("ui-copy"), scene.say("ui-copy-share-code"));
        let copy = Button::secondary(&text).name(&told).size(Size::Small).icon(Icon::Copy);
        if ui.add(copy).clicked() {
            scene.send(Command::CopyShareCode);
        }
    });
}
