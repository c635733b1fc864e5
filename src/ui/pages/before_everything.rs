//! Before everything is checked: who is asked and what goes along, and the keys that are not there.

use std::sync::Arc;

use egui::{Galley, Key, Rect, Ui, pos2};

use super::Scene;
use super::parts::{self, actions, body, lead, painted, primary, remark};
use crate::engine::command::Command;
use crate::engine::view::{BeforeEverythingPage, MissingKey, Receiver};
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{
    Button, Size, Span, Tone, heading, label, paint_icon, paint_left, rows, spoken,
};

pub fn show(room: &mut shell::Page<'_>, page: &BeforeEverythingPage, scene: &mut Scene<'_>) {
    parts::title(room, &scene.say("ui-everything-title"));
    body(room, scene, |ui, scene| {
        lead(ui, &page.lead);
        ui.add_space(20.0);
        receivers(ui, &page.receivers);
        for (index, promise) in page.promises.iter().enumerate() {
            ui.add_space(if index == 0 { 16.0 } else { 8.0 });
            remark(ui, scene, (Icon::CheckCircle, true), Tone::Good, &[Span::Plain(promise)]);
        }
        for guard in [&page.guard, &page.not_now].into_iter().flatten() {
            ui.add_space(8.0);
            remark(ui, scene, (Icon::HandPalm, false), Tone::Neutral, &[Span::Plain(guard)]);
        }
        buttons(ui, scene);
        missing(ui, &page.missing, scene);
        let nowhere = ui.memory(|memory| memory.focused().is_none());
        if nowhere && !scene.fresh && ui.input(|input| input.key_pressed(Key::Enter)) {
            scene.send(Command::RunCheck);
        }
    });
}

fn buttons(ui: &mut Ui, scene: &mut Scene<'_>) {
    actions(ui, 20.0, |ui| {
        let (run, enter) = (scene.say("ui-everything-title"), scene.say("ui-enter-key"));
        if primary(ui, scene, Button::primary(&run).key(&enter)) {
            scene.send(Command::RunCheck);
        }
        let change = scene.say("ui-link-set-up");
        if ui.add(Button::secondary(&change)).clicked() {
            scene.send(Command::ShowSetUp);
        }
    });
}

/// What one receiver's row says, laid out.
struct Laid {
    host: Arc<Galley>,
    carries: Arc<Galley>,
}

/// Every receiver in a row: name and host at the left, what goes along at the right.
fn receivers(ui: &mut Ui, list: &[Receiver]) {
    let width = ui.available_width();
    let narrow = width < 480.0;
    let right = if narrow { width - 66.0 } else { 232.0 };
    let left = if narrow { width - 66.0 } else { width - 49.0 - 16.0 - right - 16.0 };
    let laid: Vec<Laid> = list
        .iter()
        .map(|one| Laid {
            host: Type::MONO.galley(ui, one.host.as_str(), left),
            carries: Type::SECOND.galley(
                ui,
                one.carries.as_str(),
                right - if one.secret { 22.0 } else { 0.0 },
            ),
        })
        .collect();
    let heights: Vec<f32> = laid
        .iter()
        .map(|one| {
            let under = one.host.size().y + 20.0;
            let all = if narrow { under + one.carries.size().y + 4.0 } else { under };
            all.max(if narrow { 0.0 } else { one.carries.size().y }) + 18.0
        })
        .collect();
    rows(
        ui,
        &heights,
        |_| None,
        |ui, index, rect| {
            let one = &list[index];
            painted(ui, rect, &spoken(", ", &[&one.to, &one.host, &one.carries]));
            receiver(ui, rect, one, &laid[index], narrow, right);
        },
    );
}

fn receiver(ui: &Ui, rect: Rect, one: &Receiver, laid: &Laid, narrow: bool, right: f32) {
    let theme = tokens(ui.ctx());
    let x = rect.left() + 48.0;
    let name = Type::SECOND.medium().line(ui, one.to.as_str());
    let text = 20.0 + laid.host.size().y;
    let top = if narrow { rect.top() + 9.0 } else { rect.center().y - text / 2.0 };
    let icon = super::before_check::icon(&one.service);
    paint_icon(ui, icon, false, 20.0, pos2(rect.left() + 26.0, top + 10.0), theme.accent);
    paint_left(ui.painter(), x, top + 10.0, &name, theme.ink);
    ui.painter().galley(pos2(x, top + 20.0), Arc::clone(&laid.host), theme.ink_soft);
    let (x, y) = if narrow {
        (x, top + text + 4.0 + laid.carries.size().y / 2.0)
    } else {
        (rect.right() - 15.0 - right, rect.center().y)
    };
    let (x, ink) = if one.secret {
        let first = y - laid.carries.size().y / 2.0 + 10.0;
        paint_icon(ui, Icon::Key, false, 16.0, pos2(x + 8.0, first), theme.accent);
        (x + 22.0, theme.ink)
    } else {
        (x, theme.ink_soft)
    };
    paint_left(ui.painter(), x, y, &laid.carries, ink);
}

/// The keys that are not there; nothing waits for them.
fn missing(ui: &mut Ui, list: &[MissingKey], scene: &mut Scene<'_>) {
    if list.is_empty() {
        return;
    }
    let theme = tokens(ui.ctx());
    ui.add_space(24.0);
    heading(ui, &scene.say("ui-everything-missing"), Type::SECOND.bold(), theme.ink, 2);
    ui.add_space(2.0);
    label(ui, &scene.say("ui-everything-missing-lead"), Type::SECOND, theme.ink_soft);
    for key in list {
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            let add = scene.say("ui-add-key");
            let name = format!("{add}: {}", key.name);
            let button = Button::secondary(&add).name(&name).size(Size::Tiny).icon(Icon::Key);
            if ui.add(button).clicked() {
                scene.send(Command::OfferKey(key.slot));
            }
            label(ui, &key.name, Type::SECOND, theme.ink);
        });
    }
}
