//! A value or a secret to enter, with who gets it beside the button that sends it.

use egui::{Key, Ui};

use super::Scene;
use super::parts::{self, actions, beside, body, focus_if_seen, lead, narrow, remark};
use crate::domain::secret::shapes::{self, PasteMistake};
use crate::engine::command::{Command, KeepSecret};
use crate::engine::view::{AskField, AskPage};
use crate::ui::shell;
use crate::ui::theme::Icon;
use crate::ui::widgets::{
    Button, Fact, Field, Help, Link, SecretField, SecretWords, Span, Tone, facts, segments,
};

pub fn show(room: &mut shell::Page<'_>, ask: &AskPage, scene: &mut Scene<'_>) {
    parts::title(room, &ask.title);
    body(room, scene, |ui, scene| {
        if let Some(text) = &ask.lead {
            lead(ui, text);
        }
        ui.add_space(if narrow(ui) { 16.0 } else { 24.0 });
        match &ask.field {
            AskField::Value { .. } => value(ui, ask, scene),
            AskField::Secret { .. } => secret(ui, ask, scene),
        }
    });
}

/// True once for each new error, so that the field gets the focus back.
fn error_is_new(ask: &AskPage, scene: &mut Scene<'_>) -> bool {
    let new = ask.error.is_some() && ask.error != scene.drafts.error_seen;
    scene.drafts.error_seen.clone_from(&ask.error);
    new
}

fn value(ui: &mut Ui, ask: &AskPage, scene: &mut Scene<'_>) {
    let id = Field::id(ui, "value");
    if error_is_new(ask, scene) || scene.fresh {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let field = Field::new("value", &ask.field_label)
        .hint(ask.example.as_deref().unwrap_or_default())
        .help(ask.error.as_deref().map(Help::error));
    let response = field.show(ui, &mut scene.drafts.value);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    caution(ui, ask, scene);
    let mut pressed = false;
    actions(ui, 24.0, |ui| {
        pressed =
            ui.add(Button::primary(&scene.say("ui-go-on")).trailing(Icon::ArrowRight)).clicked();
        rest(ui, ask, scene);
    });
    if entered || pressed {
        // An empty value goes to the engine too: it says what is missing, in the field's own words.
        let text = scene.drafts.value.clone();
        scene.send(Command::Enter(text));
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

fn caution(ui: &mut Ui, ask: &AskPage, scene: &mut Scene<'_>) {
    if let Some(text) = &ask.caution {
        ui.add_space(16.0);
        remark(ui, scene, (Icon::HandPalm, false), Tone::Neutral, &[Span::Plain(text)]);
    }
}

/// What stands beside the primary button.
fn rest(ui: &mut Ui, ask: &AskPage, scene: &mut Scene<'_>) {
    if ui.add(Button::secondary(&scene.say("ui-do-not-have"))).clicked() {
        scene.send(Command::DoNotHave);
    }
    if let Some((words, address)) = &ask.help {
        ui.add_space(8.0);
        if ui.add(Link::new(words)).clicked() {
            scene.send(Command::OpenPage(address.clone()));
        }
    }
}

fn secret(ui: &mut Ui, ask: &AskPage, scene: &mut Scene<'_>) {
    let AskField::Secret { keep, kept, .. } = &ask.field else { return };
    let id = SecretField::id(ui, "secret");
    if error_is_new(ask, scene) || (scene.fresh && !kept) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let count = scene.drafts.secret.characters();
    let (hold, off) = (scene.say("ui-hold-to-show"), scene.say("ui-off-while-sharing"));
    let count = scene.tell("ui-characters", &[("count", count.into())]);
    let help = help(ask, scene);
    let shown = help.as_ref().map(|(tone, strong, text)| Help { tone: *tone, strong, text });
    let words = SecretWords { hold: &hold, off: &off, count: &count };
    let response = SecretField::new("secret", &ask.field_label, words)
        .sharing(scene.chrome.sharing)
        .help(shown)
        .show(ui, &mut scene.drafts.secret);
    ui.add_space(20.0);
    destinations(ui, &ask.field, "ui-after-it-worked", scene);
    caution(ui, ask, scene);
    let mut pressed = false;
    let empty = scene.drafts.secret.is_empty();
    actions(ui, 24.0, |ui| {
        let (go_on, use_kept) = (scene.say("ui-go-on"), scene.say("ui-use-kept"));
        // While nothing is typed the kept one is the way on; a typed one goes first.
        if *kept && empty {
            let response = ui.add(Button::primary(&use_kept).icon(Icon::Key));
            focus_if_seen(ui, scene, &response);
            if response.clicked() {
                scene.send(Command::UseKept);
            }
        } else {
            let button = Button::primary(&go_on).trailing(Icon::ArrowRight);
            pressed = ui.add(button).clicked();
        }
        rest(ui, ask, scene);
    });
    if response.submitted || pressed {
        if empty {
            ui.memory_mut(|memory| memory.request_focus(id));
            scene.drafts.nothing_entered = true;
        } else {
            let keep = scene.drafts.keep.unwrap_or(*keep);
            let secret = scene.drafts.secret.take();
            scene.drafts.nothing_entered = false;
            scene.send(Command::EnterSecret { secret, keep });
        }
    }
}

/// The line below the secret's field: what is wrong, or what was seen in what was pasted.
fn help(ask: &AskPage, scene: &Scene<'_>) -> Option<(Tone, String, String)> {
    let drafts = &scene.drafts;
    if drafts.secret.too_long() {
        return Some((Tone::Bad, String::new(), scene.say("ui-too-long")));
    }
    if drafts.secret.is_empty() {
        let nothing = || drafts.nothing_entered.then(|| scene.say("ui-nothing-entered"));
        let error = ask.error.clone().or_else(nothing);
        return error.map(|text| (Tone::Bad, String::new(), text));
    }
    let mistakes = shapes::paste_mistakes(&drafts.secret.secret());
    mistakes
        .contains(&PasteMistake::SpaceAround)
        .then(|| (Tone::Caution, scene.say("ui-space-removed"), scene.say("ui-space-removed-more")))
}

/// Who gets it, what for, and where it is kept.
pub(super) fn destinations(ui: &mut Ui, field: &AskField, keep_id: &str, scene: &mut Scene<'_>) {
    let AskField::Secret { host, encrypted, needed_for, kept_in, keep, can_keep, .. } = field
    else {
        return;
    };
    let keep =
        if *can_keep { scene.drafts.keep.unwrap_or(*keep) } else { KeepSecret::ThisTimeOnly };
    let in_memory = scene.say("ui-kept-in-memory");
    let names = ["ui-goes-only-to", "ui-needed-for", "ui-kept-in", "ui-encrypted"];
    let [goes, needed, place, tag] = names.map(|id| scene.say(id));
    let kept_in =
        if keep == KeepSecret::OnThisComputer || !can_keep { kept_in } else { &in_memory };
    facts(
        ui,
        &[
            Fact {
                icon: Icon::PaperPlaneTilt,
                label: &goes,
                value: host,
                mono: true,
                tag: encrypted.then_some(&tag),
            },
            Fact {
                icon: Icon::Question,
                label: &needed,
                value: needed_for,
                mono: false,
                tag: None,
            },
            Fact { icon: Icon::Key, label: &place, value: kept_in, mono: false, tag: None },
        ],
    );
    if !can_keep {
        return;
    }
    ui.add_space(12.0);
    let (on, once) = (scene.say("ui-keep"), scene.say("ui-this-time-only"));
    let name = scene.say(keep_id);
    let chosen = usize::from(keep == KeepSecret::ThisTimeOnly);
    let wide = ui.available_width() >= 480.0;
    let mut pick = |ui: &mut Ui| {
        if let Some(index) = segments(ui, &[&on, &once], chosen, &name) {
            let keeps = [KeepSecret::OnThisComputer, KeepSecret::ThisTimeOnly];
            scene.drafts.keep = keeps.get(index).copied();
        }
    };
    if wide {
        ui.horizontal(|ui| {
            beside(ui, &name, 37.0);
            ui.add_space(12.0);
            pick(ui);
        });
    } else {
        beside(ui, &name, 20.0);
        ui.add_space(6.0);
        pick(ui);
    }
}
