//! A wait: a countdown, what not to do meanwhile, and how to use the time.

use std::time::Duration;

use egui::{Align, Layout, Margin, Ui, vec2};

use super::Scene;
use super::parts::{
    self, actions, body, dotted, focus_if_seen, lead, meanwhile, narrow, primary, remark, runs,
    two_ends,
};
use crate::engine::command::Command;
use crate::engine::view::WaitPage;
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{
    Button, Link, Sign, Span, Switch, Tone, card, countdown, eyebrow, label, paint_icon, progress,
};

pub fn show(room: &mut shell::Page<'_>, wait: &WaitPage, scene: &mut Scene<'_>) {
    let word = scene.say("ui-sign-wait");
    parts::title_below(room, &wait.title, |ui| {
        eyebrow(ui, Sign::Wait, &word, &dotted(&wait.when));
    });
    body(room, scene, |ui, scene| {
        if let Some(text) = &wait.lead {
            lead(ui, text);
        }
        ui.add_space(20.0);
        clock(ui, wait, scene);
        for (index, tip) in wait.tips.iter().enumerate() {
            ui.add_space(if index == 0 { 20.0 } else { 10.0 });
            // The first says what not to do.
            let icon = if index == 0 { Icon::Prohibit } else { Icon::Info };
            remark(ui, scene, (icon, false), Tone::Neutral, &runs(tip));
        }
        ui.add_space(if wait.tips.is_empty() { 20.0 } else { 10.0 });
        let text = scene.say("ui-wait-goes-on");
        remark(ui, scene, (Icon::FloppyDisk, false), Tone::Neutral, &[Span::Plain(&text)]);
        meanwhile(ui, scene, &wait.meanwhile);
        buttons(ui, wait, scene);
    });
    tock(room, wait, scene);
}

fn clock(ui: &mut Ui, wait: &WaitPage, scene: &Scene<'_>) {
    let theme = tokens(ui.ctx());
    let margin = if narrow(ui) {
        Margin { left: 16, right: 16, top: 12, bottom: 16 }
    } else {
        Margin { left: 33, right: 33, top: 25, bottom: 21 }
    };
    card(ui, margin, |ui| {
        let kind = if narrow(ui) {
            Type::new(40.0, 48.0, 0.0, Type::COUNTDOWN.face)
        } else {
            Type::COUNTDOWN
        };
        let digits = digits(wait.left_s);
        let minutes = wait.left_s.div_ceil(60);
        let name = scene.tell("ui-minutes-left", &[("minutes", minutes.into())]);
        let width: f32 = digits
            .chars()
            .map(|sign| {
                if sign.is_ascii_digit() { kind.size * 0.675 } else { kind.size * 0.4 }.round()
            })
            .sum();
        ui.horizontal(|ui| {
            ui.add_space(((ui.available_width() - width) / 2.0).floor());
            countdown(ui, &digits, kind, "", &name);
        });
        ui.vertical_centered(|ui| {
            let id = if wait.left_s >= 3600 { "ui-hours-to-go" } else { "ui-minutes-to-go" };
            let text = scene.say(id);
            label(ui, &text, Type::SECOND, theme.ink_soft);
        });
        ui.add_space(if narrow(ui) { 12.0 } else { 20.0 });
        progress(ui, wait.part, &name);
        ui.add_space(8.0);
        let again = scene.say("ui-try-again-at");
        let again = format!("{again} ");
        let right = [Span::Soft(&again), Span::Bold(&wait.until)];
        two_ends(ui, &wait.from, &right, theme.ink_soft);
    });
}

/// “18:42”, or with hours in front.
fn digits(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes:02}:{seconds:02}")
    }
}

fn buttons(ui: &mut Ui, wait: &WaitPage, scene: &mut Scene<'_>) {
    let over = wait.left_s == 0;
    actions(ui, 24.0, |ui| {
        if over {
            let text = scene.say("ui-try-once-now");
            if primary(ui, scene, Button::primary(&text).trailing(Icon::ArrowRight)) {
                scene.send(Command::WaitOver);
            }
        } else {
            let text = scene.tell("ui-check-again-at", &[("time", wait.until.as_str().into())]);
            let button = Button::secondary(&text).icon(Icon::Clock).not_now(Some(&text));
            let response = ui.add(button);
            if wait.use_time.is_none() {
                focus_if_seen(ui, scene, &response);
            }
            tell_me(ui, wait, scene);
        }
    });
    if let Some(text) = &wait.use_time {
        ui.add_space(16.0);
        let response = ui.add(Link::new(text));
        if !over {
            focus_if_seen(ui, scene, &response);
        }
        if response.clicked() {
            scene.send(Command::UseTime);
        }
    }
}

/// Whether the person is told when the wait is over, whatever is in front then.
fn tell_me(ui: &mut Ui, wait: &WaitPage, scene: &mut Scene<'_>) {
    let text = scene.say("ui-tell-me");
    let ink = tokens(ui.ctx()).ink_soft;
    // Said beforehand, so that it breaks into a row of its own as a whole.
    let width = Type::SECOND.line(ui, &*text).size().x + 88.0;
    let pressed = ui
        .allocate_ui_with_layout(vec2(width, 44.0), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            ui.add_space(8.0);
            let (_, space) = ui.allocate_space(vec2(28.0, 20.0));
            paint_icon(ui, Icon::Bell, false, 18.0, space.min + vec2(9.0, 10.0), ink);
            ui.add(Switch::new(wait.tell, &text, &text)).clicked()
        })
        .inner;
    if pressed {
        scene.send(Command::NotifyWaits(!wait.tell));
    }
}

/// Asks for the next second when this one has passed.
fn tock(room: &mut shell::Page<'_>, wait: &WaitPage, scene: &mut Scene<'_>) {
    if wait.left_s == 0 {
        return;
    }
    let since = match scene.drafts.tock {
        Some((left, at)) if left == wait.left_s => at,
        _ => scene.time,
    };
    let passed = scene.time - since;
    if passed >= 1.0 {
        scene.send(Command::Tock);
        scene.drafts.tock = Some((wait.left_s, scene.time));
        room.canvas(|ui, _| ui.ctx().request_repaint_after(Duration::from_secs(1)));
    } else {
        scene.drafts.tock = Some((wait.left_s, since));
        let rest = Duration::from_secs_f64(1.0 - passed);
        room.canvas(|ui, _| ui.ctx().request_repaint_after(rest));
    }
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn hours_stand_in_front_only_where_there_are_any() {
        assert_eq!(digits(18 * 60 + 42), "18:42");
        assert_eq!(digits(59), "00:59");
        assert_eq!(digits(3600 + 62), "1:01:02");
    }
}
