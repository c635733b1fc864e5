//! “Open the carrier portal for your customer”: the values, the length of the link, the ten seconds, what
//! the customer sees, and a link of the partner's own that is read. No link is ever drawn here.

use std::time::Duration;

use egui::accesskit::{Live, Role};
use egui::{Margin, Sense, Ui, vec2};

use super::Scene;
use super::parts::{
    self, ONE_COLUMN, actions, body, focus_if_seen, lead, narrow, not_now_remark, remark,
    when_possible,
};
use crate::domain::direct_login::Landing;
use crate::engine::command::{Command, DirectLogin};
use crate::engine::view::{
    DirectLoginPage, LandingRow, LengthOfLink, LinkValue, MadeLink, ReadLink, Tone as ToneView,
};
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, stroke, tokens};
use crate::ui::widgets::{
    Button, Field, Help, SecretField, SecretWords, Span, Tone, card, cells, divider, heading,
    label, length_counter, named, paint_icon, paint_left, pair_apart, running, segments, well,
};

/// Seconds for which a link works, a cell each.
const CELLS: u8 = 10;

pub fn show(room: &mut shell::Page<'_>, page: &DirectLoginPage, scene: &mut Scene<'_>) {
    parts::title(room, &scene.say("ui-direct-login-title"));
    body(room, scene, |ui, scene| {
        lead(ui, &scene.say("ui-direct-login-lead"));
        ui.add_space(16.0);
        values(ui, page, scene);
        ui.add_space(16.0);
        landing(ui, page, scene);
        ui.add_space(20.0);
        length(ui, &page.length, scene);
        if let Some(made) = &page.made {
            ui.add_space(20.0);
            self::made(ui, made);
        }
        buttons(ui, page, scene);
        if let Some(rows) = &page.table {
            ui.add_space(20.0);
            table(ui, rows, scene);
        }
        own_link(ui, page, scene);
    });
    tock(room, page, scene);
}

fn values(ui: &mut Ui, page: &DirectLoginPage, scene: &mut Scene<'_>) {
    let stacked = ui.ctx().content_rect().width() < ONE_COLUMN;
    let ids = ["ui-direct-login-account", "ui-direct-login-theme"].map(|id| scene.say(id));
    let [account_label, theme_label] = &ids;
    let sharing = scene.chrome.sharing;
    let mut account = draft(scene, "account", &page.account);
    let mut theme = draft(scene, "theme", &page.theme);
    let (one, other) = pair_apart(
        ui,
        stacked,
        16.0,
        |ui| value(ui, "account", account_label, &page.account, &mut account, sharing),
        |ui| value(ui, "theme", theme_label, &page.theme, &mut theme, sharing),
    );
    if scene.fresh && page.account.text.as_deref().is_some_and(str::is_empty) {
        ui.memory_mut(|memory| memory.request_focus(one.1));
    }
    if one.0 {
        scene.send(Command::DirectLogin(DirectLogin::Account(account.clone())));
    }
    if other.0 {
        scene.send(Command::DirectLogin(DirectLogin::Theme(theme.clone())));
    }
    scene.drafts.values.insert("account".to_owned(), account);
    scene.drafts.values.insert("theme".to_owned(), theme);
}

fn draft(scene: &mut Scene<'_>, name: &str, value: &LinkValue) -> String {
    let known = scene.drafts.values.get(name).cloned();
    known.unwrap_or_else(|| value.text.clone().unwrap_or_default())
}

/// A field with a sign that its value has the right shape. True where it was changed.
fn value(
    ui: &mut Ui,
    salt: &str,
    name: &str,
    value: &LinkValue,
    text: &mut String,
    sharing: bool,
) -> (bool, egui::Id) {
    let id = Field::id(ui, salt);
    let help = value.error.as_deref().map(Help::error);
    let response = Field::new(salt, name).help(help).hidden(sharing).mono().show(ui, text);
    if value.good {
        let theme = tokens(ui.ctx());
        let centre = egui::pos2(response.rect.right() - 9.0, response.rect.center().y);
        // A long value ends before the sign.
        let ground = egui::Rect::from_center_size(centre, vec2(26.0, 28.0));
        stroke::fill(ui.painter(), ground, 0, theme.raised);
        paint_icon(ui, Icon::CheckCircle, true, 18.0, centre, theme.good);
    }
    (response.changed(), id)
}

fn landing(ui: &mut Ui, page: &DirectLoginPage, scene: &mut Scene<'_>) {
    let theme = tokens(ui.ctx());
    let name = scene.say("ui-direct-login-page");
    label(ui, &name, Type::SECOND.medium(), theme.ink);
    ui.add_space(6.0);
    let names: Vec<&str> = page.landings.iter().map(String::as_str).collect();
    let stacked = ui.ctx().content_rect().width() < ONE_COLUMN;
    let note = [Span::Plain(page.landing_note.as_str())];
    let pressed = if stacked {
        let pressed = segments(ui, &names, page.landing, &name);
        ui.add_space(8.0);
        running(ui, &note, Type::SECOND, theme.ink_soft);
        pressed
    } else {
        ui.horizontal_top(|ui| {
            let pressed = segments(ui, &names, page.landing, &name);
            ui.add_space(16.0);
            ui.vertical(|ui| running(ui, &note, Type::SECOND, theme.ink_soft));
            pressed
        })
        .inner
    };
    if let Some(chosen) = pressed.and_then(|nth| Landing::ALL.get(nth)) {
        scene.send(Command::DirectLogin(DirectLogin::Landing(*chosen)));
    }
}

fn tone(tone: ToneView) -> (Tone, Icon) {
    match tone {
        ToneView::Good => (Tone::Good, Icon::CheckCircle),
        ToneView::Bad => (Tone::Bad, Icon::XCircle),
        ToneView::Caution => (Tone::Caution, Icon::Warning),
        ToneView::Noticed => (Tone::Accent, Icon::Info),
    }
}

fn length(ui: &mut Ui, length: &LengthOfLink, scene: &Scene<'_>) {
    let theme = tokens(ui.ctx());
    let (tone, icon) = tone(length.tone);
    let name = scene.say("ui-direct-login-length");
    let whole = Type::SECOND.medium().line(ui, length.whole_words.as_str());
    let width = ui.available_width();
    // Where both do not stand in one row, the number stands in the next.
    let room = Type::SECOND.medium().line(ui, name.as_str()).size().x + whole.size().x + 40.0;
    let beside = room <= width;
    let top = ui.cursor().top();
    label(ui, &name, Type::SECOND.medium(), theme.ink);
    if !beside {
        ui.allocate_space(vec2(width, 20.0));
    }
    let y = top + if beside { 10.0 } else { 30.0 };
    let right = ui.max_rect().right();
    let x = if beside { right - whole.size().x } else { ui.max_rect().left() + 24.0 };
    paint_icon(ui, icon, true, 18.0, egui::pos2(x - 15.0, y), tone.ink(theme));
    let at = egui::pos2(x, y - whole.size().y / 2.0);
    ui.painter().galley(at, whole, tone.ink(theme));
    ui.add_space(8.0);
    let spoken =
        format!("{name}: {}. {}. {}", length.whole_words, length.fixed_words, length.own_words);
    let bar = if length.tone == ToneView::Good { Tone::Accent } else { tone };
    length_counter(ui, (length.fixed, length.own), length.limit, bar, &spoken);
    ui.add_space(8.0);
    let own = if length.tone == ToneView::Good { theme.accent } else { tone.ink(theme) };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 4.0);
        let legend = [(theme.line_strong, &length.fixed_words), (own, &length.own_words)];
        for (colour, words) in legend {
            let text = Type::SECOND.line(ui, words.as_str());
            let size = vec2(18.0 + text.size().x + 20.0, 20.0);
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            let square = egui::Rect::from_center_size(
                egui::pos2(rect.left() + 5.0, rect.center().y),
                vec2(10.0, 10.0),
            );
            stroke::fill(ui.painter(), square, 3, colour);
            let at = egui::pos2(rect.left() + 18.0, rect.center().y - text.size().y / 2.0);
            ui.painter().galley(at, text, theme.ink_soft);
        }
    });
}

fn made(ui: &mut Ui, made: &MadeLink) {
    let theme = tokens(ui.ctx());
    let margin = if narrow(ui) { Margin::symmetric(14, 14) } else { Margin::symmetric(21, 18) };
    let (tone, icon) = tone(made.tone);
    card(ui, margin, |ui| {
        ui.horizontal_top(|ui| {
            let (_, space) = ui.allocate_space(vec2(28.0, 22.0));
            let centre = space.left_center() + vec2(10.0, 0.0);
            paint_icon(ui, icon, true, 20.0, centre, tone.ink(theme));
            ui.vertical(|ui| {
                let response = label(ui, &made.title, Type::BODY.medium(), theme.ink);
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
                if let Some(lead) = &made.lead {
                    ui.add_space(2.0);
                    running(ui, &[Span::Plain(lead)], Type::SECOND, theme.ink_soft);
                }
            });
        });
        let Some(left) = made.left_s else { return };
        ui.add_space(12.0);
        let words = format!("{} {}", made.left_words, made.left_bold);
        cells(ui, CELLS, left.min(CELLS), words.trim_end());
        ui.add_space(8.0);
        if narrow(ui) {
            let spans =
                [Span::Plain(&made.left_words), Span::Plain(" "), Span::Bold(&made.left_bold)];
            running(ui, &spans, Type::SECOND, theme.ink_soft);
            label(ui, &made.made_words, Type::SECOND, theme.ink_soft);
        } else {
            ends(ui, made);
        }
    });
}

/// How long it still works at the left, and when it was made at the right.
fn ends(ui: &mut Ui, made: &MadeLink) {
    let theme = tokens(ui.ctx());
    let left = Type::SECOND.line(ui, made.left_words.as_str());
    let bold = Type::SECOND.medium().line(ui, made.left_bold.as_str());
    let right = Type::SECOND.line(ui, made.made_words.as_str());
    let size = vec2(ui.available_width(), 20.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let said = format!("{} {}. {}", made.left_words, made.left_bold, made.made_words);
    response.widget_info(|| named(Role::Label, true, &said));
    let y = rect.center().y;
    let after = rect.left() + left.size().x + 4.0;
    let before = rect.right() - right.size().x;
    paint_left(ui.painter(), rect.left(), y, &left, theme.ink_soft);
    paint_left(ui.painter(), after, y, &bold, theme.ink);
    paint_left(ui.painter(), before, y, &right, theme.ink_soft);
}

fn buttons(ui: &mut Ui, page: &DirectLoginPage, scene: &mut Scene<'_>) {
    let ids = ["ui-direct-login-make", "ui-direct-login-making", "ui-direct-login-stop"];
    let [make, making, stop] = ids.map(|id| scene.say(id));
    let see = if page.table.is_some() { "ui-direct-login-hide" } else { "ui-direct-login-see" };
    let (see, add) = (scene.say(see), scene.say("ui-direct-login-add-key"));
    let not_now = page.not_now.as_deref();
    not_now_remark(ui, scene, not_now);
    actions(ui, 20.0, |ui| {
        let primary = when_possible(Button::primary, &make, not_now);
        let response = ui.add(primary.busy(page.making, &making));
        focus_if_seen(ui, scene, &response);
        if response.clicked() && not_now.is_none() && !page.making {
            scene.send(Command::DirectLogin(DirectLogin::Make));
        }
        if page.making {
            if ui.add(Button::secondary(&stop)).clicked() {
                scene.send(Command::DirectLogin(DirectLogin::Stop));
            }
        } else if page.key_missing && ui.add(Button::secondary(&add)).clicked() {
            scene.send(Command::DirectLogin(DirectLogin::AddKey));
        }
        if ui.add(Button::secondary(&see)).clicked() {
            let show = page.table.is_none();
            scene.send(Command::DirectLogin(DirectLogin::ShowLandings(show)));
        }
    });
}

fn table(ui: &mut Ui, rows: &[LandingRow], scene: &Scene<'_>) {
    let theme = tokens(ui.ctx());
    let ids = ["ui-direct-login-asked", "ui-direct-login-before", "ui-direct-login-after"];
    let heads = ids.map(|id| scene.say(id));
    heading(ui, &scene.say("ui-direct-login-lands"), Type::SECTION, theme.ink, 2);
    ui.add_space(8.0);
    let margin = if narrow(ui) { Margin::symmetric(12, 10) } else { Margin::symmetric(21, 12) };
    card(ui, margin, |ui| {
        row(ui, [heads[0].as_str(), &heads[1], &heads[2]], Type::CAPTION, theme.ink_hint, "");
        for one in rows {
            divider(ui);
            let kind = if one.chosen { Type::SECOND.medium() } else { Type::SECOND };
            let spoken = scene.tell(
                "ui-direct-login-row",
                &[
                    ("asked", one.asked.as_str().into()),
                    ("before", one.before.as_str().into()),
                    ("after", one.after.as_str().into()),
                ],
            );
            let ink = if one.chosen { theme.accent } else { theme.ink };
            row(ui, [one.asked.as_str(), &one.before, &one.after], kind, ink, &spoken);
        }
    });
}

/// Three columns; a screen reader hears the row as one sentence.
fn row(ui: &mut Ui, cells: [&str; 3], kind: Type, ink: egui::Color32, spoken: &str) {
    let width = ui.available_width();
    let column = (width / 3.0).floor();
    let texts = cells.map(|cell| kind.elided(ui, cell, column - 8.0, 2));
    let height = texts.iter().map(|text| text.size().y).fold(0.0, f32::max) + 16.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let words = if spoken.is_empty() { cells.join(", ") } else { spoken.to_owned() };
    response.widget_info(|| named(Role::Label, true, &words));
    for (nth, text) in texts.into_iter().enumerate() {
        let x = rect.left() + column * nth as f32;
        let at = egui::pos2(x, rect.center().y - text.size().y / 2.0);
        ui.painter().galley(at, text, ink);
    }
}

fn own_link(ui: &mut Ui, page: &DirectLoginPage, scene: &mut Scene<'_>) {
    let theme = tokens(ui.ctx());
    ui.add_space(28.0);
    divider(ui);
    ui.add_space(20.0);
    heading(ui, &scene.say("ui-direct-login-own"), Type::SECTION, theme.ink, 2);
    ui.add_space(4.0);
    let about = scene.say("ui-direct-login-own-lead");
    running(ui, &[Span::Plain(&about)], Type::SECOND, theme.ink_soft);
    ui.add_space(12.0);
    let ids = ["ui-direct-login-own-label", "ui-hold-to-show", "ui-off-while-sharing"];
    let [name, hold, off] = ids.map(|id| scene.say(id));
    let count = scene.tell("ui-characters", &[("count", scene.drafts.secret.characters().into())]);
    let words = SecretWords { hold: &hold, off: &off, count: &count };
    let nothing = scene.drafts.nothing_entered.then(|| scene.say("ui-nothing-entered"));
    let submitted = SecretField::new("own-link", &name, words)
        .sharing(scene.chrome.sharing)
        .help(nothing.as_deref().map(Help::error))
        .show(ui, &mut scene.drafts.secret)
        .submitted;
    let read = scene.say("ui-direct-login-read");
    let mut pressed = false;
    actions(ui, 12.0, |ui| pressed = ui.add(Button::secondary(&read)).clicked());
    if pressed || submitted {
        scene.drafts.nothing_entered = scene.drafts.secret.is_empty();
        if !scene.drafts.nothing_entered {
            let link = scene.drafts.secret.take();
            scene.send(Command::DirectLogin(DirectLogin::Read(link)));
        }
    }
    if let Some(read) = &page.read {
        ui.add_space(16.0);
        what_was_read(ui, read, scene);
    }
}

fn what_was_read(ui: &mut Ui, read: &ReadLink, scene: &mut Scene<'_>) {
    let theme = tokens(ui.ctx());
    let (title_tone, icon) = tone(read.tone);
    let margin = if narrow(ui) { Margin::symmetric(14, 14) } else { Margin::symmetric(21, 18) };
    card(ui, margin, |ui| {
        ui.horizontal_top(|ui| {
            let (_, space) = ui.allocate_space(vec2(28.0, 22.0));
            let centre = space.left_center() + vec2(10.0, 0.0);
            paint_icon(ui, icon, true, 20.0, centre, title_tone.ink(theme));
            let response = label(ui, &read.title, Type::BODY.medium(), theme.ink);
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
        });
        for line in &read.lines {
            ui.add_space(10.0);
            let (icon, tone) =
                if line.is_look { (Icon::Info, Tone::Neutral) } else { (Icon::XCircle, Tone::Bad) };
            remark(ui, scene, (icon, !line.is_look), tone, &[Span::Plain(&line.text)]);
        }
        if !read.shown.is_empty() {
            ui.add_space(12.0);
            well(ui, &read.shown);
            ui.add_space(8.0);
            label(ui, &read.length, Type::CAPTION, theme.ink_hint);
        }
    });
}

/// Asks for the next second while the link still works.
fn tock(room: &mut shell::Page<'_>, page: &DirectLoginPage, scene: &mut Scene<'_>) {
    let left = page.made.as_ref().and_then(|made| made.left_s).unwrap_or_default();
    if left == 0 {
        scene.drafts.tock = None;
        return;
    }
    let left = u64::from(left);
    let since = match scene.drafts.tock {
        Some((before, at)) if before == left => at,
        _ => scene.time,
    };
    let passed = scene.time - since;
    if passed >= 1.0 {
        scene.send(Command::Tock);
        scene.drafts.tock = Some((left, scene.time));
        room.canvas(|ui, _| ui.ctx().request_repaint_after(Duration::from_secs(1)));
    } else {
        scene.drafts.tock = Some((left, since));
        let rest = Duration::from_secs_f64(1.0 - passed);
        room.canvas(|ui, _| ui.ctx().request_repaint_after(rest));
    }
}
