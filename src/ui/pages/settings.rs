//! Settings: theme, text size, motion, and the way to the keys.

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2};

use super::Scene;
use super::parts::{self, actions, body, focus_if_seen};
use crate::engine::command::{Command, ThemeChoice};
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{Button, Switch, paint_left, rows, segments};

const THEMES: [(ThemeChoice, &str); 4] = [
    (ThemeChoice::System, "ui-theme-system"),
    (ThemeChoice::Light, "ui-theme-light"),
    (ThemeChoice::Dark, "ui-theme-dark"),
    (ThemeChoice::HighContrast, "ui-theme-contrast"),
];

/// The text sizes to choose from, in percent. The keyboard knows the steps between them too.
const SIZES: [u16; 4] = [100, 125, 150, 200];

pub fn show(room: &mut shell::Page<'_>, scene: &mut Scene<'_>) {
    parts::title(room, &scene.say("ui-settings-title"));
    body(room, scene, |ui, scene| {
        ui.add_space(20.0);
        let stacked = ui.available_width() < 560.0;
        let height = if stacked { 92.0 } else { 64.0 };
        rows(
            ui,
            &[height, height + 1.0, 65.0],
            |_| None,
            |ui, index, rect| match index {
                0 => theme(ui, rect, scene, stacked),
                1 => size(ui, rect, scene, stacked),
                _ => motion(ui, rect, scene),
            },
        );
        actions(ui, 24.0, |ui| {
            let text = scene.say("ui-keys-title");
            let response = ui.add(Button::secondary(&text).icon(Icon::Key));
            focus_if_seen(ui, scene, &response);
            if response.clicked() {
                scene.send(Command::ShowKeys);
            }
        });
    });
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

fn theme(ui: &mut Ui, rect: Rect, scene: &mut Scene<'_>, stacked: bool) {
    let name = scene.say("ui-theme");
    let names = THEMES.map(|(_, id)| scene.say(id));
    let on = THEMES.iter().position(|(theme, _)| *theme == scene.look.theme).unwrap_or(0);
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
