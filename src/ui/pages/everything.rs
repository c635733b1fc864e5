//! “Check everything”: rows that come alive, the root cause above them, and what came out.

use std::time::Duration;

use egui::accesskit::Live;
use egui::{Key, Modifiers, Ui};

use super::Scene;
use super::parts::{self, actions, body, narrow, primary, remark, sign, two_ends};
use super::result::evidence;
use crate::engine::command::Command;
use crate::engine::view::{CauseCard, EverythingPage, LineState, Page, SaidCard, SweepLine};
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{
    Banner, BannerEvent, Button, CheckRow, Listed, Sign, Size, Span, Tone, check_list, check_rows,
    heading, label, notice_frame, progress, sign_word,
};

/// The room beside the title for its button.
const BESIDE: f32 = 152.0;

pub fn show(room: &mut shell::Page<'_>, page: &EverythingPage, scene: &mut Scene<'_>) {
    let stop = scene.say(if page.running { "ui-stop" } else { "ui-check-again" });
    let mut pressed = false;
    parts::title_beside(room, &page.title, BESIDE, |ui| {
        let icon = if page.running { Icon::Stop } else { Icon::ArrowsClockwise };
        pressed = ui
            .push_id(page.running, |ui| {
                ui.add(Button::secondary(&stop).size(Size::Small).icon(icon)).clicked()
            })
            .inner;
    });
    body(room, scene, |ui, scene| {
        let seconds = elapsed(ui, page, scene);
        counted(ui, page, seconds, scene);
        if let Some(cause) = &page.cause {
            ui.add_space(16.0);
            cause_card(ui, cause, page.running, scene);
        }
        if let Some(said) = &page.said {
            ui.add_space(16.0);
            said_card(ui, said, scene);
        }
        ui.add_space(16.0);
        rows(ui, &page.rows, seconds, scene);
        if !page.running {
            end(ui, page, scene);
        }
        news(ui, page);
        pressed |= page.running && escape(ui, scene);
    });
    if pressed {
        scene.send(if page.running { Command::Stop } else { Command::RunCheck });
    }
    if page.running {
        super::running::leave(room, scene);
    }
    scene.drafts.everything.ran = page.running;
}

/// True where this page was running when it was drawn last, and has ended now.
pub(in crate::ui) fn has_ended(page: &Page, ran: bool) -> bool {
    matches!(page, Page::Everything(page) if ran && !page.running)
}

fn escape(ui: &Ui, scene: &Scene<'_>) -> bool {
    let free = scene.drafts.leaving.is_none();
    free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

/// The seconds so far: what the engine told last, and what has passed since.
fn elapsed(ui: &Ui, page: &EverythingPage, scene: &mut Scene<'_>) -> f32 {
    if !page.running {
        return page.seconds;
    }
    let told = match scene.drafts.seconds {
        Some((told, at)) if told.to_bits() == page.seconds.to_bits() => at,
        _ => scene.time,
    };
    scene.drafts.seconds = Some((page.seconds, told));
    let rest = if scene.look.less_motion { 1000 } else { 100 };
    ui.ctx().request_repaint_after(Duration::from_millis(rest));
    page.seconds + (scene.time - told) as f32
}

fn counted(ui: &mut Ui, page: &EverythingPage, seconds: f32, scene: &Scene<'_>) {
    ui.add_space(12.0);
    let (done, all) = page.done;
    if page.running {
        progress(ui, done as f32 / all.max(1) as f32, &page.counted);
        ui.add_space(8.0);
    } else {
        // What stands below keeps its ids, and with them the focus, when the bar goes.
        ui.skip_ahead_auto_ids(1);
    }
    let time = scene.tell("ui-seconds", &[("seconds", format!("{seconds:.1}").into())]);
    let time = match &page.when {
        Some(when) if narrow(ui) => when.clone(),
        Some(when) => format!("{time} · {when}"),
        None => time,
    };
    let ink = tokens(ui.ctx()).ink_soft;
    two_ends(ui, &page.counted, &[Span::Plain(&time)], ink);
}

fn cause_card(ui: &mut Ui, cause: &CauseCard, running: bool, scene: &mut Scene<'_>) {
    let also = scene.say("ui-everything-also");
    let also: Vec<String> = cause.also.iter().map(|say| format!("{also} {say}")).collect();
    let changed = cause.changed.iter().flat_map(|changed| {
        std::iter::once(changed.lead.as_str()).chain(changed.lines.iter().map(String::as_str))
    });
    let more: Vec<&str> =
        cause.rival.iter().chain(&also).map(String::as_str).chain(changed).collect();
    let banner = Banner {
        sign: sign(cause.verdict),
        word: &cause.word,
        sure: &cause.sure,
        sentence: &cause.sentence,
        who: &cause.who,
        more: &more,
        button: &cause.button,
        consequences: cause.consequences.as_deref(),
        open: scene.drafts.everything.blocked,
        // While it runs a second press of the key that began it must lead nowhere.
        focus: scene.fresh && !running,
    };
    let blocked: Vec<CheckRow<'_>> = cause
        .blocked
        .iter()
        .map(|line| CheckRow {
            sign: sign(line.verdict),
            word: &line.word,
            name: &line.name,
            seen: "",
            time: "",
        })
        .collect();
    match banner.show(ui, |ui| {
        check_rows(ui, &blocked, 38.0, false);
    }) {
        Some(BannerEvent::Act) => scene.send(Command::ShowWhatToDo(cause.id.clone())),
        Some(BannerEvent::Toggle) => scene.drafts.everything.blocked ^= true,
        None => {}
    }
}

fn said_card(ui: &mut Ui, said: &SaidCard, scene: &mut Scene<'_>) {
    let theme = tokens(ui.ctx());
    let sign = sign(said.verdict);
    notice_frame(ui, sign.tone(), |ui| {
        sign_word(ui, sign, &said.word);
        ui.add_space(6.0);
        heading(ui, &said.sentence, Type::SECTION, theme.ink, 2);
        for line in &said.lines {
            ui.add_space(4.0);
            label(ui, line, Type::SECOND, theme.ink_soft);
        }
        ui.add_space(12.0);
        let home = scene.say("ui-everything-home");
        if primary(ui, scene, Button::primary(&home).size(Size::Small)) {
            scene.send(Command::Home);
        }
    });
}

fn line_sign(state: LineState) -> Sign {
    match state {
        LineState::Waiting => Sign::Waiting,
        LineState::Checking(_) => Sign::Checking,
        LineState::Ended(verdict) => sign(verdict),
    }
}

fn rows(ui: &mut Ui, lines: &[SweepLine], seconds: f32, scene: &mut Scene<'_>) {
    let times: Vec<String> = lines
        .iter()
        .map(|line| match line.state {
            LineState::Checking(since) => {
                format!("{:.1} s", (seconds - since as f32 / 10.0).max(0.0))
            }
            _ => line.time.clone(),
        })
        .collect();
    let list: Vec<Listed<'_>> = lines
        .iter()
        .zip(&times)
        .map(|(line, time)| Listed {
            id: &line.check,
            row: CheckRow {
                sign: line_sign(line.state),
                word: &line.word,
                name: &line.name,
                seen: &line.seen,
                time,
            },
            folds: line.details.is_some(),
            open: line.details.is_some() && scene.drafts.everything.open.contains(&line.check),
        })
        .collect();
    let mut asked = None;
    let pressed = check_list(ui, &list, |ui, index| {
        if let Some(command) = unfolded(ui, &lines[index], scene) {
            asked = Some(command);
        }
    });
    scene.acts.extend(asked.map(super::Act::Send));
    if let Some(line) = pressed.and_then(|index| lines.get(index)) {
        let open = &mut scene.drafts.everything.open;
        if !open.remove(&line.check) {
            open.insert(line.check.clone());
        }
    }
}

/// Details for support, and what can be done about a key that is not there.
fn unfolded(ui: &mut Ui, line: &SweepLine, scene: &Scene<'_>) -> Option<Command> {
    let details = line.details.as_ref()?;
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        parts::beside(ui, &scene.say("ui-details"), 28.0);
        let (copy, name) = (scene.say("ui-copy"), scene.say("ui-copy-details"));
        let name = format!("{name}: {}", line.name);
        let copy = Button::quiet(&copy).name(&name).size(Size::Tiny).icon(Icon::Copy);
        if ui.add(copy).clicked() {
            asked = Some(Command::CopyDetailsOf(line.check.clone()));
        }
        if let Some(slot) = line.lacks {
            let text = scene.say("ui-add-key");
            let name = format!("{text}: {}", line.name);
            let add = Button::secondary(&text).name(&name).size(Size::Tiny).icon(Icon::Key);
            if ui.add(add).clicked() {
                asked = Some(Command::OfferKey(slot));
            }
        }
    });
    evidence(ui, details);
    asked
}

fn end(ui: &mut Ui, page: &EverythingPage, scene: &mut Scene<'_>) {
    actions(ui, 16.0, |ui| {
        let chat = scene.say("ui-copy-for-chat");
        if ui.add(Button::quiet(&chat).icon(Icon::ChatText)).clicked() {
            scene.send(Command::CopyForChat);
        }
    });
    if page.rows.iter().any(|row| row.lacks.is_some()) {
        ui.add_space(8.0);
        let text = scene.say("ui-everything-lacks");
        remark(ui, scene, (Icon::Key, false), Tone::Neutral, &[Span::Plain(&text)]);
    }
}

/// Tells whoever hears the page what broke; the page's title tells the begin and the end.
fn news(ui: &mut Ui, page: &EverythingPage) {
    let Some(news) = &page.news else { return };
    let id = ui.scope_id().with("news");
    let place = egui::Rect::from_min_size(ui.cursor().min, egui::vec2(1.0, 1.0));
    let response = ui.interact(place, id, egui::Sense::hover());
    response.widget_info(|| crate::ui::widgets::named(egui::accesskit::Role::Label, true, news));
    ui.ctx().accesskit_node_builder(id, |node| node.set_live(Live::Polite));
}
