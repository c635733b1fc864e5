//! Home: a search field, the session to continue, and the topics; results while something is
//! searched for.

use egui::accesskit::Live;
use egui::{Id, Key, TextEdit, Ui};
use zeroize::Zeroize as _;

use super::home_paste::{self, Pasted};
use super::parts::{self, ONE_COLUMN, body};
use super::{Act, Scene};
use crate::domain::secret::looks_like_secret;
use crate::engine::command::Command;
use crate::engine::view::{HomePage, SearchResult, Topic};
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{CardLink, Field, Link, Span, Tone, label, notice};

pub fn show(room: &mut shell::Page<'_>, home: &HomePage, scene: &mut Scene<'_>) {
    parts::title(room, &scene.say("ui-home-title"));
    body(room, scene, |ui, scene| {
        ui.add_space(16.0);
        search(ui, home, scene);
        if scene.drafts.spotted || home.secret_spotted {
            ui.add_space(12.0);
            let more = if scene.drafts.spotted_masked && !home.secret_spotted {
                "ui-spotted-masked"
            } else {
                "ui-spotted-more"
            };
            let (strong, text) = (scene.say("ui-spotted"), scene.say(more));
            let text = format!(" {text}");
            let spans = [Span::Bold(&strong), Span::Plain(&text)];
            let (response, _) = notice(ui, Tone::Caution, (Icon::Warning, true), &spans);
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Assertive));
        }
        match &home.results {
            Some(results) if !scene.drafts.query.trim().is_empty() => {
                home_paste::said(ui, &home.said, scene);
                found(ui, home, results, scene);
            }
            _ => choose(ui, home, scene),
        }
    });
}

fn search(ui: &mut Ui, home: &HomePage, scene: &mut Scene<'_>) {
    let id = Field::id(ui, "search");
    if scene.fresh {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    if home.secret_spotted && !scene.drafts.spotting_seen {
        take_out(ui, id, scene);
    }
    scene.drafts.spotting_seen = home.secret_spotted;
    // A pasted secret is taken before the field sees it, so that it is not drawn even once.
    let mut pasted = Pasted::default();
    if ui.memory(|memory| memory.has_focus(id)) {
        pasted = home_paste::intercept(ui);
    }
    if pasted.taken {
        take_out(ui, id, scene);
    }
    let (name, hint) = (scene.say("ui-search-name"), scene.say("ui-search-hint"));
    let narrow = scene.say("ui-search-hint-short");
    let hint = if ui.available_width() < 460.0 { &narrow } else { &hint };
    let field = Field::new("search", &name).hide_label().hint(hint).icon(Icon::MagnifyingGlass);
    let response = field.show(ui, &mut scene.drafts.query);
    if response.changed() {
        if looks_like_secret(&scene.drafts.query) {
            take_out(ui, id, scene);
        } else {
            scene.drafts.spotted = pasted.masked;
            scene.drafts.spotted_masked = pasted.masked;
            let query = home_paste::as_pasted(scene.drafts, pasted);
            scene.acts.push(Act::Send(Command::Search(query)));
        }
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        match home.results.as_deref().and_then(<[SearchResult]>::first) {
            Some(first) if !scene.drafts.query.trim().is_empty() => open(first, scene),
            _ => response.request_focus(),
        }
    }
}

/// Empties the field and its undo history, and lets the engine forget what it searched for.
fn take_out(ui: &Ui, id: Id, scene: &mut Scene<'_>) {
    scene.drafts.query.zeroize();
    scene.drafts.spotted = true;
    scene.drafts.spotted_masked = false;
    scene.drafts.pasted = None;
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), id) {
        state.clear_undoer();
        state.store(ui.ctx(), id);
    }
    scene.send(Command::Search(String::new()));
}

fn open(result: &SearchResult, scene: &mut Scene<'_>) {
    let (guide, step) = (result.guide.clone(), Some(result.step.clone()));
    scene.send(Command::Open { guide, step });
}

fn found(ui: &mut Ui, home: &HomePage, results: &[SearchResult], scene: &mut Scene<'_>) {
    let theme = tokens(ui.ctx());
    ui.add_space(20.0);
    if results.is_empty() {
        let text = scene.tell("ui-nothing-fits", &[("query", home.query.as_str().into())]);
        let response = label(ui, &text, Type::BODY, theme.ink);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
        ui.add_space(16.0);
        topics(ui, home, &scene.say("ui-choose-topic"), scene);
        return;
    }
    let text = scene.tell("ui-found", &[("count", results.len().into())]);
    let response = label(ui, &text, Type::SECOND, theme.ink_soft);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    ui.add_space(10.0);
    for (index, result) in results.iter().enumerate() {
        if index > 0 {
            ui.add_space(8.0);
        }
        if ui.add(CardLink::new(Icon::Path, &result.title, &result.line).leads()).clicked() {
            open(result, scene);
        }
    }
}

fn choose(ui: &mut Ui, home: &HomePage, scene: &mut Scene<'_>) {
    let mut caption = scene.say("ui-choose-topic");
    if begin(ui, home, scene) {
        caption = scene.say("ui-or-choose-topic");
    }
    ui.add_space(24.0);
    if home.has_sessions {
        let (at, width) = (ui.cursor().min, ui.available_width());
        let words = scene.say("ui-all-sessions");
        let room = Type::SECOND.line(ui, words.as_str()).size();
        let place = egui::Rect::from_min_size(at + egui::vec2(width - room.x - 4.0, 0.0), room);
        let builder = egui::UiBuilder::new().id_salt("all sessions").max_rect(place);
        if ui.new_child(builder).add(Link::new(&words).size(Type::SECOND)).clicked() {
            scene.send(Command::ShowSessions);
        }
    }
    topics(ui, home, &caption, scene);
}

/// What goes on and what begins: the walk that was left, and “Check everything”. True where there is any.
fn begin(ui: &mut Ui, home: &HomePage, scene: &mut Scene<'_>) -> bool {
    let (go_on, check) = (scene.say("ui-continue"), scene.say("ui-everything-title"));
    let left = home.continue_with.as_ref().map(|last| joined(&last.title, &last.line));
    let mut cards: Vec<(Icon, &str, &str, Command)> = Vec::new();
    if let Some(line) = &left {
        cards.push((Icon::Path, &go_on, line, Command::Continue));
    }
    if let Some(line) = &home.everything {
        cards.push((Icon::ListChecks, &check, line, Command::CheckEverything));
    }
    if cards.is_empty() {
        return false;
    }
    ui.add_space(16.0);
    let narrow = ui.ctx().content_rect().width() < ONE_COLUMN;
    let columns = if narrow || cards.len() < 2 { 1 } else { 2 };
    let width = (ui.available_width() - 8.0 * (columns as f32 - 1.0)) / columns as f32;
    let mut asked = None;
    for (row, pair) in cards.chunks(columns).enumerate() {
        if row > 0 {
            ui.add_space(8.0);
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            for (icon, text, line, command) in pair {
                ui.scope(|ui| {
                    ui.set_width(width);
                    if ui.add(CardLink::new(*icon, text, line).leads()).clicked() {
                        asked = Some(command.clone());
                    }
                });
            }
        });
    }
    scene.acts.extend(asked.map(Act::Send));
    true
}

fn joined(one: &str, other: &str) -> String {
    if other.is_empty() { one.to_owned() } else { format!("{one} · {other}") }
}

fn topics(ui: &mut Ui, home: &HomePage, caption: &str, scene: &mut Scene<'_>) {
    let ink = tokens(ui.ctx()).ink_soft;
    label(ui, caption, Type::SECOND, ink);
    ui.add_space(10.0);
    let narrow = ui.ctx().content_rect().width() < ONE_COLUMN;
    let columns = if narrow || home.topics.len() < 2 { 1 } else { 2 };
    for (row, pair) in home.topics.chunks(columns).enumerate() {
        if row > 0 {
            ui.add_space(8.0);
        }
        let width = (ui.available_width() - 8.0 * (columns as f32 - 1.0)) / columns as f32;
        ui.horizontal_top(|ui| {
            for (column, topic) in pair.iter().enumerate() {
                if column > 0 {
                    ui.add_space(8.0);
                }
                ui.scope(|ui| {
                    ui.set_width(width);
                    if ui.add(CardLink::new(icon(topic), &topic.title, &topic.line)).clicked() {
                        scene.send(Command::Open { guide: topic.guide.clone(), step: None });
                    }
                });
            }
        });
    }
}

/// The icon of a topic, by its id in the guides.
fn icon(topic: &Topic) -> Icon {
    match topic.id.as_str() {
        "shipstation" | "shipstation-sign-in" | "sign-in" => Icon::SignIn,
        "magento" => Icon::Storefront,
        "woocommerce" => Icon::ShoppingCartSimple,
        "shipstation-api" | "api-keys" => Icon::Key,
        "ups" | "shipstation-carriers" => Icon::Package,
        "usps" | "stamps" => Icon::Mailbox,
        "shiprocket" => Icon::Truck,
        "partner" | "direct-login" => Icon::Link,
        _ => Icon::Path,
    }
}
