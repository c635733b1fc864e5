//! The set-up: one question at a time, then all that was understood.

use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Ui};

use super::Scene;
use super::parts::{self, actions, body, focus_if_seen, lead, primary, remark, runs};
use crate::domain::profile::asking::{LANDINGS, Shipping, shop_address};
use crate::engine::command::{Command, SetUpAnswer};
use crate::engine::view::{
    SetUpBody, SetUpChoice, SetUpLine, SetUpPage, SetUpTick, SetUpTicked, SetUpValue,
};
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{
    Button, Choice, Field, Help, Size, Span, Tone, label, paint_left, rows, segments,
};

pub fn show(room: &mut shell::Page<'_>, page: &SetUpPage, scene: &mut Scene<'_>) {
    match &page.place {
        Some(place) => parts::title_below(room, &page.title, |ui| {
            parts::eyebrow(ui, Icon::Storefront, place, "");
        }),
        None => parts::title(room, &page.title),
    }
    body(room, scene, |ui, scene| {
        lead(ui, &page.lead);
        ui.add_space(20.0);
        match &page.body {
            SetUpBody::One { choices, look } => one(ui, choices, look, scene),
            SetUpBody::Any(ticks) => any(ui, ticks, scene),
            SetUpBody::Value { .. } => value(ui, page, scene),
            SetUpBody::Partner { .. } => partner(ui, page, scene),
            SetUpBody::Whole { lines, fixed, nothing } => {
                whole(ui, lines, (fixed.as_deref(), nothing.as_deref()), scene);
            }
        }
    });
}

fn answer(scene: &mut Scene<'_>, answer: SetUpAnswer) {
    scene.send(Command::SetUp(answer));
}

/// One of several; the keys 1 to 9 choose.
fn one(
    ui: &mut Ui,
    choices: &[SetUpChoice],
    look: &[Vec<crate::domain::text::Span>],
    scene: &mut Scene<'_>,
) {
    for line in look {
        remark(ui, scene, (Icon::MagnifyingGlass, false), Tone::Accent, &runs(line));
        ui.add_space(12.0);
    }
    let before = scene.say("ui-chosen-before");
    let low = parts::narrow(ui);
    let digit = digit(ui, choices.len());
    for (index, choice) in choices.iter().enumerate() {
        if index > 0 {
            ui.add_space(8.0);
        }
        let key = (index + 1).to_string();
        let mut card = Choice::new(&choice.say)
            .key(&key)
            .chosen(choice.chosen.then_some(before.as_str()))
            .low(low);
        if choice.value == SetUpValue::Unknown {
            card = card.plain();
        }
        let response = ui.add(card);
        if index == 0 {
            focus_if_seen(ui, scene, &response);
        }
        if response.clicked() || digit == Some(index) {
            answer(
                scene,
                match choice.value {
                    SetUpValue::Platform(platform) => SetUpAnswer::Platform(platform),
                    SetUpValue::Api(api) => SetUpAnswer::Api(api),
                    SetUpValue::Unknown => SetUpAnswer::WhereToSee,
                },
            );
        }
    }
}

/// The digit that was typed, from 0. It is taken out of the frame.
fn digit(ui: &Ui, count: usize) -> Option<usize> {
    if ui.ctx().text_edit_focused() {
        return None;
    }
    let mut typed = None;
    ui.input_mut(|input| {
        let plain = !input.modifiers.alt && !input.modifiers.command && !input.modifiers.ctrl;
        input.events.retain(|event| {
            let Event::Text(text) = event else { return true };
            let nth = text.parse::<usize>().ok().filter(|nth| plain && (1..=count).contains(nth));
            typed = typed.or(nth);
            nth.is_none()
        });
    });
    typed.map(|nth| nth - 1)
}

/// Any of several.
fn any(ui: &mut Ui, ticks: &[SetUpTick], scene: &mut Scene<'_>) {
    let digit = digit(ui, ticks.len());
    let chosen = scene.say("ui-ticked");
    scene.drafts.everything.ticks.resize(ticks.len(), false);
    for (index, tick) in ticks.iter().enumerate() {
        if index > 0 {
            ui.add_space(8.0);
        }
        let on = scene.drafts.everything.ticks[index];
        let key = (index + 1).to_string();
        let words = format!("{}  ·  {}", tick.say, tick.more);
        let card = Choice::new(&words).key(&key).ticks().chosen(on.then_some(chosen.as_str()));
        let response = ui.add(card);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(Role::CheckBox);
            node.set_toggled(if on { Toggled::True } else { Toggled::False });
        });
        if index == 0 {
            focus_if_seen(ui, scene, &response);
        }
        if response.clicked() || digit == Some(index) {
            scene.drafts.everything.ticks[index] = !on;
        }
    }
    actions(ui, 24.0, |ui| {
        let text = scene.say("ui-go-on");
        if ui.add(Button::primary(&text).trailing(Icon::ArrowRight)).clicked() {
            let on: Vec<SetUpTicked> = ticks
                .iter()
                .zip(&scene.drafts.everything.ticks)
                .filter_map(|(tick, on)| on.then_some(tick.value))
                .collect();
            let carriers = ticks.iter().any(|tick| matches!(tick.value, SetUpTicked::Carrier(_)));
            answer(scene, if carriers { carriers_of(&on) } else { shipping_of(&on) });
        }
    });
}

fn carriers_of(on: &[SetUpTicked]) -> SetUpAnswer {
    let carriers = on.iter().filter_map(|tick| match tick {
        SetUpTicked::Carrier(carrier) => Some(*carrier),
        _ => None,
    });
    SetUpAnswer::Carriers(carriers.collect())
}

fn shipping_of(on: &[SetUpTicked]) -> SetUpAnswer {
    SetUpAnswer::Shipping(Shipping {
        shipstation: on.contains(&SetUpTicked::Shipstation),
        shiprocket: on.contains(&SetUpTicked::Shiprocket),
        partner: on.contains(&SetUpTicked::Partner),
    })
}

fn value(ui: &mut Ui, page: &SetUpPage, scene: &mut Scene<'_>) {
    let SetUpBody::Value { address, label: name, example, help, .. } = &page.body else { return };
    let id = Field::id(ui, "value");
    if scene.fresh || error_is_new(page, scene) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let now = if *address { address_now(scene) } else { None };
    let (understood, wrong) = match now {
        Some(Ok(text)) => (Some(text), None),
        Some(Err(text)) => (None, Some(text)),
        None => (None, None),
    };
    // What was asked for and refused is said until the text is another one.
    let error = wrong.or_else(|| page.error.clone().filter(|_| understood.is_none()));
    let note = understood.as_deref().or(help.as_deref());
    let shown = match (&error, note) {
        (Some(error), _) => Some(Help::error(error)),
        (None, note) => note.map(Help::note),
    };
    let response =
        Field::new("value", name).hint(example).help(shown).show(ui, &mut scene.drafts.value);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let mut pressed = false;
    actions(ui, 24.0, |ui| {
        let text = scene.say("ui-go-on");
        pressed = ui.add(Button::primary(&text).trailing(Icon::ArrowRight)).clicked();
    });
    if entered || pressed {
        let text = scene.drafts.value.clone();
        answer(scene, SetUpAnswer::Text(text));
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

/// What an address is understood as while it is typed, or why it is none. While somebody types the first
/// letters nothing is wrong yet.
fn address_now(scene: &Scene<'_>) -> Option<Result<String, String>> {
    let typed = scene.drafts.value.trim();
    match shop_address(typed) {
        Ok((url, _)) => {
            Some(Ok(scene.tell("set-up-address-is", &[("address", url.to_string().into())])))
        }
        Err(_) if typed.len() < 4 || !typed.contains(['.', ':', '@', ' ']) => None,
        Err(error) => Some(Err(scene.say(error.text_id()))),
    }
}

/// True once for each new error, so that the field gets the focus back.
fn error_is_new(page: &SetUpPage, scene: &mut Scene<'_>) -> bool {
    let new = page.error.is_some() && page.error != scene.drafts.error_seen;
    scene.drafts.error_seen.clone_from(&page.error);
    new
}

fn partner(ui: &mut Ui, page: &SetUpPage, scene: &mut Scene<'_>) {
    let id = Field::id(ui, "account");
    if scene.fresh || error_is_new(page, scene) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let ids = ["account", "account-example", "landing", "theme"];
    let [account, example, landing, theme] =
        ids.map(|id| scene.say(&format!("set-up-partner-{id}")));
    let mut text = scene.drafts.values.remove("account").unwrap_or_default();
    let help = page.error.as_deref().map(Help::error);
    Field::new("account", &account).hint(&example).help(help).show(ui, &mut text);
    scene.drafts.values.insert("account".to_owned(), text);
    ui.add_space(16.0);
    label(ui, &landing, Type::SECOND.medium(), tokens(ui.ctx()).ink);
    ui.add_space(6.0);
    let names: Vec<String> = std::iter::once("any")
        .chain(LANDINGS)
        .map(|one| scene.say(&format!("set-up-landing-{one}")))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    if let Some(chosen) = segments(ui, &names, scene.drafts.everything.landing, &landing) {
        scene.drafts.everything.landing = chosen;
    }
    ui.add_space(16.0);
    let mut text = scene.drafts.values.remove("theme").unwrap_or_default();
    Field::new("theme", &theme).show(ui, &mut text);
    scene.drafts.values.insert("theme".to_owned(), text);
    actions(ui, 24.0, |ui| {
        let go_on = scene.say("ui-go-on");
        if ui.add(Button::primary(&go_on).trailing(Icon::ArrowRight)).clicked() {
            let value = |name: &str| scene.drafts.values.get(name).cloned().unwrap_or_default();
            let place = scene.drafts.everything.landing.checked_sub(1);
            let landing = place.and_then(|place| LANDINGS.get(place)).copied().unwrap_or_default();
            let given = SetUpAnswer::Partner {
                account: value("account"),
                redirect_to: landing.to_owned(),
                theme: value("theme"),
            };
            answer(scene, given);
        }
    });
}

/// All that was understood, each with a way to change it.
fn whole(
    ui: &mut Ui,
    lines: &[SetUpLine],
    (fixed, nothing): (Option<&str>, Option<&str>),
    scene: &mut Scene<'_>,
) {
    let theme = tokens(ui.ctx());
    let (width, change) = (ui.available_width(), scene.say("ui-set-up-change"));
    let narrow = width < 480.0;
    let room = if narrow { width - 130.0 } else { width - 180.0 - 130.0 };
    let texts: Vec<_> = lines
        .iter()
        .map(|line| Type::SECOND.medium().galley(ui, line.text.as_str(), room))
        .collect();
    let heights: Vec<f32> =
        texts.iter().map(|text| text.size().y + if narrow { 40.0 } else { 26.0 }).collect();
    let mut asked = None;
    rows(
        ui,
        &heights,
        |_| None,
        |ui, index, rect| {
            let line = &lines[index];
            parts::painted(ui, rect, &format!("{}: {}", line.label, line.text));
            let y = rect.center().y;
            let caption = Type::SECOND.line(ui, line.label.as_str());
            let x = rect.left() + 16.0;
            if narrow {
                paint_left(ui.painter(), x, rect.top() + 20.0, &caption, theme.ink_soft);
                let below = rect.top() + 30.0 + texts[index].size().y / 2.0;
                paint_left(ui.painter(), x, below, &texts[index], theme.ink);
            } else {
                paint_left(ui.painter(), x, y, &caption, theme.ink_soft);
                paint_left(ui.painter(), x + 164.0, y, &texts[index], theme.ink);
            }
            if fixed.is_none() {
                let place = egui::Rect::from_min_max(
                    egui::pos2(rect.right() - 110.0, y - 14.0),
                    egui::pos2(rect.right() - 8.0, y + 14.0),
                );
                let layout = egui::Layout::right_to_left(egui::Align::Center);
                let builder = egui::UiBuilder::new()
                    .id_salt(line.topic.word())
                    .max_rect(place)
                    .layout(layout);
                let name = format!("{change}: {}", line.label);
                let button = Button::quiet(&change).name(&name).size(Size::Tiny);
                if ui.new_child(builder).add(button).clicked() {
                    asked = Some(line.topic);
                }
            }
        },
    );
    if let Some(topic) = asked {
        answer(scene, SetUpAnswer::Change(topic));
    }
    for (icon, text) in [(Icon::Flask, fixed), (Icon::Warning, nothing)] {
        let Some(text) = text else { continue };
        ui.add_space(16.0);
        remark(ui, scene, (icon, false), Tone::Caution, &[Span::Plain(text)]);
    }
    actions(ui, 24.0, |ui| {
        let (check, keep) = (scene.say("ui-everything-title"), scene.say("ui-set-up-keep"));
        let both = nothing.is_none();
        if both && primary(ui, scene, Button::primary(&check)) {
            answer(scene, SetUpAnswer::Keep { check: true });
        }
        let kind = if both { Button::secondary(&keep) } else { Button::primary(&keep) };
        if fixed.is_none() && ui.add(kind).clicked() {
            answer(scene, SetUpAnswer::Keep { check: false });
        }
    });
}
