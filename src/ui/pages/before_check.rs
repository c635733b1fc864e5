//! Before a check: exactly what will be sent to whom, and what it promises.

use egui::{Key, Rect, Ui, pos2};

use super::Scene;
use super::parts::{
    self, actions, body, lead, not_now_remark, painted, primary, remark, when_possible,
};
use crate::engine::command::Command;
use crate::engine::view::{BeforeCheckPage, SendGroup, SendRow};
use crate::ui::shell;
use crate::ui::theme::{Face, Icon, Type, tokens};
use crate::ui::widgets::{Button, Span, Tone, paint_icon, paint_left, rows, spoken};

pub fn show(room: &mut shell::Page<'_>, before: &BeforeCheckPage, scene: &mut Scene<'_>) {
    parts::title(room, &before.title);
    body(room, scene, |ui, scene| {
        lead(ui, &before.lead);
        for (index, group) in before.sends.iter().enumerate() {
            ui.add_space(if index == 0 { 20.0 } else { 12.0 });
            receiver(ui, group);
        }
        for (index, promise) in before.promises.iter().enumerate() {
            ui.add_space(if index == 0 { 20.0 } else { 8.0 });
            remark(ui, scene, (Icon::CheckCircle, true), Tone::Good, &[Span::Plain(promise)]);
        }
        if let Some(guard) = &before.guard {
            ui.add_space(8.0);
            remark(ui, scene, (Icon::HandPalm, false), Tone::Neutral, &[Span::Plain(guard)]);
        }
        let not_now = before.not_now.as_deref();
        not_now_remark(ui, scene, not_now);
        actions(ui, 24.0, |ui| {
            let (run, skip) = (scene.say("ui-run-check"), scene.say("ui-skip-check"));
            let enter = scene.say("ui-enter-key");
            let mut button = when_possible(Button::primary, &run, not_now);
            if not_now.is_none() {
                button = button.key(&enter);
            }
            if primary(ui, scene, button) {
                scene.send(Command::RunCheck);
            }
            if ui.add(Button::secondary(&skip)).clicked() {
                scene.send(Command::SkipCheck);
            }
        });
        let nowhere = ui.memory(|memory| memory.focused().is_none());
        if nowhere
            && not_now.is_none()
            && !scene.fresh
            && ui.input(|input| input.key_pressed(Key::Enter))
        {
            scene.send(Command::RunCheck);
        }
    });
}

/// One receiver and the requests to it.
fn receiver(ui: &mut Ui, group: &SendGroup) {
    let narrow = ui.available_width() < 480.0;
    let row = if narrow { 65.0 } else { 45.0 };
    let mut heights = vec![if narrow { 72.0 } else { 52.0 }];
    heights.extend(group.rows.iter().map(|_| row));
    rows(
        ui,
        &heights,
        |_| None,
        |ui, index, rect| match index {
            0 => {
                let name = spoken(", ", &[&group.to, &group.host, &group.count]);
                painted(ui, rect, &name);
                head(ui, rect, group, narrow);
            }
            _ => {
                let Some(row) = group.rows.get(index - 1) else { return };
                painted(ui, rect, &format!("{} {}: {}", row.method, row.path, row.carries));
                request(ui, rect, row, narrow);
            }
        },
    );
}

fn head(ui: &Ui, rect: Rect, group: &SendGroup, narrow: bool) {
    let theme = tokens(ui.ctx());
    let y = if narrow { rect.top() + 24.0 } else { rect.center().y };
    paint_icon(ui, icon(&group.service), false, 20.0, pos2(rect.left() + 25.0, y), theme.accent);
    let count = Type::SECOND.line(ui, group.count.as_str());
    let right = rect.right() - 15.0 - count.size().x;
    let left = rect.left() + 47.0;
    let to = Type::BODY.medium().elided(ui, &group.to, right - left - 12.0, 1);
    paint_left(ui.painter(), left, y, &to, theme.ink);
    paint_left(ui.painter(), right, y, &count, theme.ink_soft);
    if narrow {
        let host = Type::MONO.elided(ui, &group.host, rect.right() - 15.0 - left, 1);
        paint_left(ui.painter(), left, y + 24.0, &host, theme.ink_soft);
    } else {
        let x = left + to.size().x + 12.0;
        let host = Type::MONO.elided(ui, &group.host, right - 12.0 - x, 1);
        paint_left(ui.painter(), x, y, &host, theme.ink_soft);
    }
}

fn request(ui: &Ui, rect: Rect, row: &SendRow, narrow: bool) {
    let theme = tokens(ui.ctx());
    let left = rect.left() + 15.0;
    let y = if narrow { rect.top() + 22.0 } else { rect.center().y + 0.5 };
    let mono = Type::MONO.face(Face::Mono);
    let method = mono.line(ui, row.method.as_str());
    let path_at = left + method.size().x.max(24.0) + 12.0;
    let carries_at = if narrow { path_at } else { rect.right() - 15.0 - 204.0 };
    let room = if narrow { rect.right() - 15.0 } else { carries_at - 12.0 } - path_at;
    paint_left(ui.painter(), left, y, &method, theme.ink_soft);
    let path = mono.elided(ui, &row.path, room, 1);
    paint_left(ui.painter(), path_at, y, &path, theme.ink);
    let y = if narrow { y + 22.0 } else { y };
    let (x, ink) = if row.secret {
        paint_icon(ui, Icon::Key, false, 16.0, pos2(carries_at + 8.0, y), theme.accent);
        (carries_at + 22.0, theme.ink)
    } else {
        (carries_at, theme.ink_soft)
    };
    let carries = Type::SECOND.elided(ui, &row.carries, rect.right() - 15.0 - x, 1);
    paint_left(ui.painter(), x, y, &carries, ink);
}

/// The icon of a receiver, by its service.
pub(super) fn icon(service: &str) -> Icon {
    match service {
        "internet" | "time" => Icon::GlobeSimple,
        "store" => Icon::Storefront,
        "ups" | "ups-test" | "usps" | "usps-test" | "usps-webtools" => Icon::Truck,
        status if status.starts_with("status-") => Icon::GlobeSimple,
        _ => Icon::Cloud,
    }
}
