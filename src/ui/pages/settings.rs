//! Settings: theme, text size, motion, notices, where files are, and forgetting everything.

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2};

use super::Scene;
use super::parts::{self, actions, body, remark};
use crate::engine::command::{Command, ThemeChoice};
use crate::engine::view::SettingsPage;
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{
    Button, Dialog, Left, Span, Switch, Tone, heading, label, paint_left, rows, segments, well,
};

const THEMES: [(ThemeChoice, &str); 4] = [
    (ThemeChoice::System, "ui-theme-system"),
    (ThemeChoice::Light, "ui-theme-light"),
    (ThemeChoice::Dark, "ui-theme-dark"),
    (ThemeChoice::HighContrast, "ui-theme-contrast"),
];

/// The text sizes to choose from, in percent. The keyboard knows the steps between them too.
const SIZES: [u16; 4] = [100, 125, 150, 200];

pub fn show(room: &mut shell::Page<'_>, page: &SettingsPage, scene: &mut Scene<'_>) {
    parts::title(room, &scene.say("ui-settings-title"));
    body(room, scene, |ui, scene| {
        ui.add_space(20.0);
        let stacked = ui.available_width() < 560.0;
        let height = if stacked { 92.0 } else { 64.0 };
        rows(
            ui,
            &[height, height + 1.0, 65.0, 65.0],
            |_| None,
            |ui, index, rect| match index {
                0 => theme(ui, rect, page, scene, stacked),
                1 => size(ui, rect, scene, stacked),
                2 => motion(ui, rect, scene),
                _ => notices(ui, rect, page, scene),
            },
        );
        if let Some(text) = &page.from_system {
            ui.add_space(12.0);
            remark(ui, scene, (Icon::Desktop, false), Tone::Neutral, &[Span::Plain(text)]);
        }
        files(ui, page, scene);
        about(ui, page, scene);
    });
    everything(room, scene);
}

/// Where files are, and what can be done with them.
fn files(ui: &mut Ui, page: &SettingsPage, scene: &mut Scene<'_>) {
    let ink = tokens(ui.ctx()).ink;
    ui.add_space(28.0);
    heading(ui, &scene.say("ui-your-files"), Type::SECTION, ink, 2);
    ui.add_space(8.0);
    well(ui, &page.folder);
    let ids = ["ui-open-folder", "ui-keys-title", "ui-forget-everything"];
    let [open, keys, forget] = ids.map(|id| scene.say(id));
    actions(ui, 12.0, |ui| {
        if ui.add(Button::secondary(&open).icon(Icon::FolderOpen)).clicked() {
            scene.send(Command::OpenFolder);
        }
        if ui.add(Button::secondary(&keys).icon(Icon::Key)).clicked() {
            scene.send(Command::ShowKeys);
        }
        if ui.add(Button::danger(&forget).icon(Icon::Trash)).clicked() {
            scene.drafts.forget_all = true;
        }
    });
}

fn about(ui: &mut Ui, page: &SettingsPage, scene: &mut Scene<'_>) {
    let theme = tokens(ui.ctx());
    ui.add_space(28.0);
    heading(ui, &scene.say("ui-about"), Type::SECTION, theme.ink, 2);
    ui.add_space(8.0);
    let version = scene.tell("ui-version", &[("version", page.version.as_str().into())]);
    label(ui, &version, Type::SECOND, theme.ink);
    for id in ["ui-licence", "ui-licence-fonts", "ui-licence-names"] {
        ui.add_space(4.0);
        label(ui, &scene.say(id), Type::SECOND, theme.ink_soft);
    }
}

/// “Forget everything” asks in a dialog that says what stays.
fn everything(room: &mut shell::Page<'_>, scene: &mut Scene<'_>) {
    if !scene.drafts.forget_all {
        return;
    }
    let ids =
        ["ui-forget-whole-title", "ui-forget-whole-text", "ui-keep-all", "ui-forget-everything"];
    let [title, text, safe, act] = ids.map(|id| scene.say(id));
    let dialog = Dialog { title: &title, text: &text, safe: &safe, act: &act };
    if let Some(left) = room.canvas(|ui, _| dialog.show(ui.ctx())) {
        scene.drafts.forget_all = false;
        if left == Left::Act {
            scene.send(Command::ForgetEverything);
        }
    }
}

/// The name of a setting at the left, and a place for its control.
fn setting(ui: &mut Ui, rect: Rect, name: &str, stacked: bool) -> Ui {
    let theme = tokens(ui.ctx());
    let text = Type::BODY.medium().line(ui, name);
    let y = if stacked { rect.top() + 25.0 } else { rect.center().y };
    paint_left(ui.painter(), rect.left() + 19.0, y, &text, theme.ink);
    let (place, layout) = if stacked {
        let place = Rect::from_min_max(
            pos2(rect.left() + 19.0, rect.top() + 44.0),
            pos2(rect.right() - 8.0, rect.top() + 81.0),
        );
        (place, Layout::left_to_right(Align::Center))
    } else {
        let place = Rect::from_min_max(
            pos2(rect.left() + 19.0, rect.top()),
            pos2(rect.right() - 15.0, rect.bottom()),
        );
        (place, Layout::right_to_left(Align::Center))
    };
    ui.new_child(UiBuilder::new().id_salt(("setting", name)).max_rect(place).layout(layout))
}

fn theme(ui: &mut Ui, rect: Rect, page: &SettingsPage, scene: &mut Scene<'_>, stacked: bool) {
    let name = scene.say("ui-theme");
    let names = THEMES.map(|(_, id)| scene.say(id));
    let on = THEMES.iter().position(|(theme, _)| *theme == page.theme).unwrap_or(0);
    let mut place = setting(ui, rect, &name, stacked);
    let [system, light, dark, contrast] = &names;
    let pressed = segments(&mut place, &[system, light, dark, contrast], on, &name);
    if let Some((theme, _)) = pressed.and_then(|index| THEMES.get(index)) {
        scene.send(Command::Theme(*theme));
    }
}

fn size(ui: &mut Ui, rect: Rect, scene: &mut Scene<'_>, stacked: bool) {
    let name = scene.say("ui-text-size");
    let names = SIZES.map(|size| scene.tell("ui-percent", &[("percent", size.into())]));
    // A size between two of these shows the next smaller one.
    let on = SIZES.iter().rposition(|size| *size <= scene.look.zoom).unwrap_or(0);
    let mut place = setting(ui, rect, &name, stacked);
    let [one, two, three, four] = &names;
    let pressed = segments(&mut place, &[one, two, three, four], on, &name);
    if let Some(size) = pressed.and_then(|index| SIZES.get(index)) {
        scene.send(Command::Zoom(*size));
    }
}

fn motion(ui: &mut Ui, rect: Rect, scene: &mut Scene<'_>) {
    let name = scene.say("ui-less-motion");
    let less = scene.look.less_motion;
    let mut place = setting(ui, rect, &name, false);
    if place.add(Switch::new(less, "", &name)).clicked() {
        scene.send(Command::LessMotion(!less));
    }
}

fn notices(ui: &mut Ui, rect: Rect, page: &SettingsPage, scene: &mut Scene<'_>) {
    let name = scene.say("ui-notify-waits");
    let mut place = setting(ui, rect, &name, false);
    if place.add(Switch::new(page.notify_waits, "", &name)).clicked() {
        scene.send(Command::NotifyWaits(!page.notify_waits));
    }
}
