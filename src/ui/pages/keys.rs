//! Keys and passwords: what is stored, for which host, when last used; forget one, forget all.

use egui::{Align, Key, Layout, Modifiers, Rect, Ui, UiBuilder, pos2};

use super::Scene;
use super::parts::{self, body, focus_if_seen, lead, painted, remark};
use crate::engine::command::Command;
use crate::engine::view::{KeyLine, KeysPage};
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{
    Button, Dialog, Left, Size, Span, Tone, label, notice, paint_icon, paint_left, rows,
};

pub fn show(room: &mut shell::Page<'_>, keys: &KeysPage, scene: &mut Scene<'_>) {
    parts::title(room, &scene.say("ui-keys-title"));
    body(room, scene, |ui, scene| {
        lead(ui, &keys.kept_in);
        if keys.waiting {
            ui.add_space(16.0);
            let strong = scene.say("ui-keyring-waiting");
            let text = format!(" {}", scene.say("ui-keyring-waiting-more"));
            let spans = [Span::Bold(&strong), Span::Plain(&text)];
            notice(ui, Tone::Accent, (Icon::CircleDashed, false), &spans);
        }
        ui.add_space(20.0);
        if keys.keys.is_empty() {
            if !keys.waiting && !keys.opening {
                let ink = tokens(ui.ctx()).ink;
                label(ui, &scene.say("ui-keys-none"), Type::BODY, ink);
            }
        } else {
            list(ui, keys, scene);
        }
        ui.add_space(20.0);
        ui.horizontal(|ui| {
            let text = scene.say("ui-add-key");
            let response = ui.add(Button::secondary(&text).icon(Icon::Plus));
            focus_if_seen(ui, scene, &response);
            if response.clicked() {
                scene.send(Command::ShowAddKey);
            }
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                let text = scene.say("ui-forget-everything");
                if ui.add(Button::danger(&text).icon(Icon::Trash)).clicked() {
                    scene.drafts.forget_all = true;
                }
            });
        });
        ui.add_space(16.0);
        let text = scene.say("ui-forget-here-only");
        remark(ui, scene, (Icon::Info, false), Tone::Neutral, &[Span::Plain(&text)]);
    });
    everything(room, scene);
}

fn list(ui: &mut Ui, keys: &KeysPage, scene: &mut Scene<'_>) {
    let theme = tokens(ui.ctx());
    let narrow = ui.available_width() < 480.0;
    let heights: Vec<f32> =
        (0..keys.keys.len()).map(|index| row_height(index, narrow, scene)).collect();
    let wash = |index: usize| {
        keys.keys.get(index).is_some_and(|key| key.memory).then_some(theme.accent_wash)
    };
    if scene.drafts.forgetting.is_some()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    {
        scene.drafts.forgetting = None;
    }
    rows(ui, &heights, wash, |ui, index, rect| {
        if let Some(key) = keys.keys.get(index) {
            row(ui, rect, index, key, scene, narrow);
        }
    });
}

fn row_height(index: usize, narrow: bool, scene: &Scene<'_>) -> f32 {
    let asking = scene.drafts.forgetting == Some(index);
    let hairline = if index == 0 { 0.0 } else { 1.0 };
    hairline
        + match (narrow, asking) {
            (false, _) => 64.0,
            (true, false) => 84.0,
            (true, true) => 124.0,
        }
}

fn row(ui: &mut Ui, rect: Rect, index: usize, key: &KeyLine, scene: &mut Scene<'_>, narrow: bool) {
    let theme = tokens(ui.ctx());
    let used = if key.memory { scene.say("ui-memory-only") } else { key.used.clone() };
    let whose = key.shop.as_ref().map(|shop| format!(" · {shop}")).unwrap_or_default();
    let goes_to = format!("{}{whose}", key.host);
    painted(ui, rect, &format!("{}, {goes_to}, {used}", key.name));
    let y = if narrow { rect.top() + 42.0 } else { rect.center().y };
    let icon = if key.memory { Icon::ClockCountdown } else { Icon::Key };
    paint_icon(ui, icon, false, 20.0, pos2(rect.left() + 27.0, y.round()), theme.accent);
    let asking = scene.drafts.forgetting == Some(index);
    let x = rect.left() + 51.0;
    let buttons = buttons_width(ui, scene, asking && !narrow);
    let right = rect.right() - 7.0 - buttons;
    let used_at = right - 12.0 - 128.0;
    let seen = !narrow && !asking;
    let room = if seen { used_at } else { right } - 12.0 - x;
    let name = Type { line: 22.0, ..Type::BODY }.medium().elided(ui, &key.name, room, 1);
    let host = Type::MONO.elided(ui, &goes_to, room, 1);
    let top = if narrow { y - 31.0 } else { y - 21.0 };
    paint_left(ui.painter(), x, top + 11.0, &name, theme.ink);
    paint_left(ui.painter(), x, top + 32.0, &host, theme.ink_soft);
    let ink = if key.memory { theme.ink } else { theme.ink_soft };
    if narrow {
        let used = Type::SECOND.elided(ui, &used, room, 1);
        paint_left(ui.painter(), x, top + 52.0, &used, ink);
    } else if seen {
        let used = Type::SECOND.elided(ui, &used, 128.0, 2);
        paint_left(ui.painter(), used_at, y, &used, ink);
    }
    let place = match (narrow, asking) {
        (true, true) => Rect::from_min_max(
            pos2(rect.left() + 16.0, rect.bottom() - 44.0),
            pos2(rect.right() - 7.0, rect.bottom() - 8.0),
        ),
        _ => Rect::from_min_max(pos2(right, y - 18.0), pos2(rect.right() - 7.0, y + 18.0)),
    };
    forget(ui, place, index, key, scene, asking);
}

fn buttons_width(ui: &Ui, scene: &Scene<'_>, asking: bool) -> f32 {
    let width =
        |id: &str, side: f32| Type::SECOND.medium().line(ui, scene.say(id)).size().x + 2.0 * side;
    if asking {
        width("ui-forget-really", 0.0) + width("ui-keep-it", 15.0) + width("ui-forget", 11.0) + 24.0
    } else {
        width("ui-forget", 11.0)
    }
}

/// “Forget”, which asks once more in its place, the safe button first.
fn forget(
    ui: &mut Ui,
    place: Rect,
    index: usize,
    key: &KeyLine,
    scene: &mut Scene<'_>,
    asking: bool,
) {
    let theme = tokens(ui.ctx());
    let builder = UiBuilder::new()
        .id_salt(("forget", index, asking))
        .max_rect(place)
        .layout(Layout::right_to_left(Align::Center));
    let mut child = ui.new_child(builder);
    let text = scene.say("ui-forget");
    let of = |id: &str| scene.tell(id, &[("name", key.name.as_str().into())]);
    let (name, keep_name) = (of("ui-forget-name"), of("ui-keep-name"));
    if !asking {
        let button = Button::danger(&text).name(&name).size(Size::Small);
        if child.add(button).clicked() {
            scene.drafts.forgetting = Some(index);
        }
        return;
    }
    let [ask, keep] = ["ui-forget-really", "ui-keep-it"].map(|id| scene.say(id));
    let words = Type::SECOND.medium().line(&child, ask.as_str());
    let left = place.right() - buttons_width(&child, scene, true);
    paint_left(child.painter(), left, place.center().y, &words, theme.ink);
    // From left to right, so that Tab comes to the safe one first.
    let from = Rect::from_min_max(pos2(left + words.size().x + 12.0, place.top()), place.max);
    let builder = UiBuilder::new()
        .id_salt(("forget really", index))
        .max_rect(from)
        .layout(Layout::left_to_right(Align::Center));
    let mut child = ui.new_child(builder);
    let safe = child.add(Button::secondary(&keep).name(&keep_name).size(Size::Small));
    if child.memory(|memory| memory.focused().is_none()) {
        safe.request_focus();
    }
    if safe.clicked() {
        scene.drafts.forgetting = None;
    }
    child.add_space(12.0);
    if child.add(Button::danger(&text).name(&name).size(Size::Small)).clicked() {
        scene.drafts.forgetting = None;
        scene.send(Command::Forget {
            slot: key.slot,
            profile: key.profile.clone(),
            origin: key.origin.clone(),
        });
    }
}

/// “Forget everything” asks in a dialog that says it cannot be undone.
fn everything(room: &mut shell::Page<'_>, scene: &mut Scene<'_>) {
    if !scene.drafts.forget_all {
        return;
    }
    let ids = ["ui-forget-all-title", "ui-forget-all-text", "ui-keep-all", "ui-forget-everything"];
    let [title, text, safe, act] = ids.map(|id| scene.say(id));
    let dialog = Dialog { title: &title, text: &text, safe: &safe, act: &act };
    if let Some(left) = room.canvas(|ui, _| dialog.show(ui.ctx())) {
        scene.drafts.forget_all = false;
        if left == Left::Act {
            scene.send(Command::ForgetAll);
        }
    }
}
