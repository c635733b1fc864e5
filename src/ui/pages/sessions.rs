//! All sessions: go on with one, name it, walk its guide again, delete it.

use egui::{Key, Modifiers, Ui, vec2};

use super::Scene;
use super::entries::{Asked, Entry, entries};
use super::parts::{self, body, lead, sign};
use crate::engine::command::Command;
use crate::engine::view::{SessionLine, SessionsPage};
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{Button, Size, Span, Tone, label, notice};

pub fn show(room: &mut shell::Page<'_>, page: &SessionsPage, scene: &mut Scene<'_>) {
    parts::title(room, &scene.say("ui-sessions-title"));
    body(room, scene, |ui, scene| {
        lead(ui, &page.kept);
        ui.add_space(20.0);
        if page.reading {
            let text = scene.say("ui-sessions-reading");
            notice(ui, Tone::Accent, (Icon::CircleDashed, false), &[Span::Plain(&text)]);
        } else if page.sessions.is_empty() {
            let ink = tokens(ui.ctx()).ink;
            label(ui, &scene.say("ui-sessions-none"), Type::BODY, ink);
        } else {
            list(ui, page, scene);
        }
    });
}

fn list(ui: &mut Ui, page: &SessionsPage, scene: &mut Scene<'_>) {
    let ids = ["ui-go-on-session", "ui-back-to-it", "ui-start-again", "ui-open-here"];
    let [go_on, back_to, again, here] = ids.map(|id| scene.say(id));
    let lines: Vec<[&str; 3]> = page
        .sessions
        .iter()
        .map(|one| [one.line.as_str(), one.result.as_str(), one.gone.as_deref().unwrap_or("")])
        .collect();
    let more = [again.as_str()];
    let rows: Vec<Entry<'_>> = page
        .sessions
        .iter()
        .zip(&lines)
        .map(|(one, lines)| Entry {
            id: &one.id,
            name: &one.title,
            sign: one.verdict.map(sign),
            icon: Icon::Path,
            lines,
            tag: one.here.then_some(&here),
            main: one.gone.is_none().then_some(if one.here { &back_to } else { &go_on }),
            more: if one.gone.is_none() { &more } else { &[] },
            stays: None,
            deleting: false,
        })
        .collect();
    let asked = entries(ui, scene, &rows, |ui, scene, index| {
        if let Some(one) = page.sessions.get(index)
            && scene.entries().deleting.as_deref() == Some(&one.id)
        {
            really(ui, scene, one);
        }
    });
    let Some((index, asked)) = asked else { return };
    let Some(id) = page.sessions.get(index).map(|one| one.id.clone()) else { return };
    match asked {
        Asked::Main => scene.send(Command::ContinueSession(id)),
        Asked::More(_) => scene.send(Command::StartAgain(id)),
        Asked::Rename(name) => scene.send(Command::RenameSession { id, name }),
        Asked::Delete => scene.entries().deleting = Some(id),
    }
}

/// “Delete” asks once more below the session, the safe button first.
fn really(ui: &mut Ui, scene: &mut Scene<'_>, one: &SessionLine) {
    let ids = ["ui-delete-session-really", "ui-keep-it", "ui-delete"];
    let [ask, keep, delete] = ids.map(|id| scene.say(id));
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        scene.entries().deleting = None;
        return;
    }
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 8.0);
        ui.add_space(22.0);
        parts::beside(ui, &ask, 36.0);
        let name = format!("{keep}: {}", one.title);
        let safe = ui.add(Button::secondary(&keep).size(Size::Small).name(&name));
        if ui.memory(|memory| memory.focused().is_none()) {
            safe.request_focus();
        }
        if safe.clicked() {
            scene.entries().deleting = None;
        }
        let name = scene.tell("ui-delete-really-name", &[("name", one.title.as_str().into())]);
        if ui.add(Button::danger(&delete).size(Size::Small).name(&name)).clicked() {
            scene.entries().deleting = None;
            scene.entries().open = None;
            scene.send(Command::DeleteSession(one.id.clone()));
        }
    });
}
