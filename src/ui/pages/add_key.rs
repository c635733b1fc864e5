//! “Add a key”: what it is for, the host it goes to only, the key, where it is kept.

use egui::Ui;
use egui::accesskit::Live;

use super::Scene;
use super::ask::destinations;
use super::parts::{self, ONE_COLUMN, actions, body, focus_if_seen, lead, remark};
use crate::engine::command::{Command, KeepSecret};
use crate::engine::view::{AddKeyPage, AskField, KeyChoice, KeyForm};
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{
    Button, CardLink, Field, Help, SecretField, SecretWords, Span, Tone, heading, label, notice,
};

pub fn show(room: &mut shell::Page<'_>, page: &AddKeyPage, scene: &mut Scene<'_>) {
    match &page.form {
        Some(form) => {
            parts::title(room, &form.name);
            body(room, scene, |ui, scene| enter(ui, page, form, scene));
        }
        None => {
            parts::title(room, &scene.say("ui-add-key-title"));
            body(room, scene, |ui, scene| choose(ui, page, scene));
        }
    }
}

fn whose(ui: &mut Ui, page: &AddKeyPage, scene: &Scene<'_>) {
    if let Some(shop) = &page.shop {
        lead(ui, &scene.tell("ui-add-key-for", &[("shop", shop.as_str().into())]));
    }
}

fn choose(ui: &mut Ui, page: &AddKeyPage, scene: &mut Scene<'_>) {
    lead(ui, &scene.say("ui-add-key-lead"));
    whose(ui, page, scene);
    ui.add_space(20.0);
    let (possible, not_yet): (Vec<&KeyChoice>, Vec<&KeyChoice>) =
        page.choices.iter().partition(|choice| choice.possible);
    let columns = if ui.ctx().content_rect().width() < ONE_COLUMN { 1 } else { 2 };
    for (row, pair) in possible.chunks(columns).enumerate() {
        if row > 0 {
            ui.add_space(8.0);
        }
        let width = (ui.available_width() - 8.0 * (columns as f32 - 1.0)) / columns as f32;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            for (column, choice) in pair.iter().enumerate() {
                ui.scope(|ui| {
                    ui.set_width(width);
                    let response = ui.add(CardLink::new(Icon::Key, &choice.name, &choice.line));
                    if row == 0 && column == 0 {
                        focus_if_seen(ui, scene, &response);
                    }
                    if response.clicked() {
                        scene.send(Command::AddKeyFor(choice.slot));
                    }
                });
            }
        });
    }
    if let Some(first) = not_yet.first() {
        ui.add_space(20.0);
        let ink = tokens(ui.ctx()).ink;
        heading(ui, &first.line, Type::SECOND.bold(), ink, 2);
        ui.add_space(8.0);
        let names = not_yet.iter().map(|choice| choice.name.as_str()).collect::<Vec<_>>();
        let text = scene.tell("ui-add-key-not-yet", &[("names", names.join(", ").into())]);
        remark(ui, scene, (Icon::Storefront, false), Tone::Neutral, &[Span::Plain(&text)]);
    }
}

fn enter(ui: &mut Ui, page: &AddKeyPage, form: &KeyForm, scene: &mut Scene<'_>) {
    whose(ui, page, scene);
    ui.add_space(24.0);
    if let Some((sentence, after)) = &form.said {
        let text = format!(" {after}");
        let spans = [Span::Bold(sentence), Span::Plain(&text)];
        let (response, _) = notice(ui, Tone::Caution, (Icon::Warning, true), &spans);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Assertive));
        ui.add_space(20.0);
    }
    values(ui, form, scene);
    let submitted = secret(ui, form, scene);
    ui.add_space(20.0);
    let field = AskField::Secret {
        host: form.host.clone(),
        encrypted: form.encrypted,
        needed_for: form.needed_for.clone(),
        kept_in: form.kept_in.clone(),
        keep: KeepSecret::OnThisComputer,
        can_keep: form.can_keep,
        kept: false,
    };
    let keep_id = if form.tried { "ui-after-it-worked" } else { "ui-where-it-stays" };
    destinations(ui, &field, keep_id, scene);
    sends(ui, form, scene);
    buttons(ui, form, scene, submitted);
}

fn values(ui: &mut Ui, form: &KeyForm, scene: &mut Scene<'_>) {
    for value in &form.values {
        let text =
            scene.drafts.values.entry(value.id.clone()).or_insert_with(|| value.text.clone());
        Field::new(&value.id, &value.label).show(ui, text);
        ui.add_space(16.0);
    }
}

fn secret(ui: &mut Ui, form: &KeyForm, scene: &mut Scene<'_>) -> bool {
    let id = SecretField::id(ui, "secret");
    let fill_in_first = form
        .values
        .iter()
        .find(|value| scene.drafts.values.get(&value.id).is_none_or(|text| text.trim().is_empty()));
    if scene.fresh {
        let first = fill_in_first.map_or(id, |value| Field::id(ui, &value.id));
        ui.memory_mut(|memory| memory.request_focus(first));
    }
    let count = scene.drafts.secret.characters();
    let (hold, off) = (scene.say("ui-hold-to-show"), scene.say("ui-off-while-sharing"));
    let count = scene.tell("ui-characters", &[("count", count.into())]);
    let words = SecretWords { hold: &hold, off: &off, count: &count };
    let nothing = || scene.drafts.nothing_entered.then(|| scene.say("ui-nothing-entered"));
    let error = if scene.drafts.secret.too_long() {
        Some(scene.say("ui-too-long"))
    } else {
        form.error.clone().or_else(nothing)
    };
    SecretField::new("secret", &form.name, words)
        .sharing(scene.chrome.sharing)
        .help(error.as_deref().map(Help::error))
        .show(ui, &mut scene.drafts.secret)
        .submitted
}

/// What the check sends, before it does.
fn sends(ui: &mut Ui, form: &KeyForm, scene: &Scene<'_>) {
    if form.sends.is_empty() {
        return;
    }
    let theme = tokens(ui.ctx());
    ui.add_space(20.0);
    heading(ui, &scene.say("ui-add-key-sends"), Type::SECOND.bold(), theme.ink, 2);
    ui.add_space(6.0);
    for line in &form.sends {
        label(ui, line, Type::MONO, theme.ink_soft);
    }
}

fn buttons(ui: &mut Ui, form: &KeyForm, scene: &mut Scene<'_>, submitted: bool) {
    let ids = ["ui-add-key-try", "ui-add-key-store", "ui-add-key-other", "ui-stop"];
    let [try_it, store, other, stop] = ids.map(|id| scene.say(id));
    let checking = scene.say("ui-checking");
    let mut pressed = false;
    actions(ui, 24.0, |ui| {
        let text = if form.tried { &try_it } else { &store };
        pressed = ui.add(Button::primary(text).busy(form.checking, &checking)).clicked();
        if form.checking {
            if ui.add(Button::secondary(&stop)).clicked() {
                scene.send(Command::StopAddKey);
            }
        } else if ui.add(Button::secondary(&other)).clicked() {
            scene.send(Command::ShowAddKey);
        }
    });
    if form.checking || !(pressed || submitted) {
        return;
    }
    if scene.drafts.secret.is_empty() {
        let id = SecretField::id(ui, "secret");
        ui.memory_mut(|memory| memory.request_focus(id));
        scene.drafts.nothing_entered = true;
        return;
    }
    scene.drafts.nothing_entered = false;
    let keep = scene.drafts.keep.unwrap_or_default();
    let keep = if form.can_keep { keep } else { KeepSecret::ThisTimeOnly };
    let values = scene.drafts.values.clone();
    let secret = scene.drafts.secret.take();
    scene.send(Command::AddKey { secret, keep, values });
}
