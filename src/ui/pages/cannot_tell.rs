//! Cannot be seen from here: what points where, and who can see it.

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use super::parts::{
    self, actions, body, dotted, lead, meanwhile, others, painted, primary, remarks, runs, sign,
};
use super::{Scene, message};
use crate::domain::finding::Verdict;
use crate::domain::text::Span as Run;
use crate::engine::command::Command;
use crate::engine::view::CannotTellPage;
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{Button, Sign, eyebrow, paint_left, rows, running};

pub fn show(room: &mut shell::Page<'_>, page: &CannotTellPage, scene: &mut Scene<'_>) {
    let word = scene.say("ui-cannot-tell-from-here");
    parts::title_below(room, &page.title, |ui| {
        eyebrow(ui, Sign::CannotTell, &word, &dotted(&page.when));
    });
    body(room, scene, |ui, scene| {
        if let Some(text) = &page.lead {
            lead(ui, text);
        }
        ui.add_space(16.0);
        parts::picture(ui, &page.picture);
        if !page.evidence.is_empty() {
            ui.add_space(16.0);
            evidence(ui, &page.evidence);
        }
        let has_message = !page.message.is_empty();
        if has_message && scene.drafts.writing {
            ui.add_space(16.0);
            message::show(ui, scene, &page.message);
        }
        remarks(ui, scene, Icon::Question, &page.hints);
        meanwhile(ui, scene, &page.meanwhile);
        actions(ui, 24.0, |ui| {
            if has_message && scene.drafts.writing {
                message::send(ui, scene);
            } else if has_message {
                let to = page.message_to.clone().unwrap_or_default();
                let text = scene.tell("ui-write-to", &[("who", to.into())]);
                if primary(ui, scene, Button::primary(&text).trailing(Icon::ArrowRight)) {
                    scene.drafts.writing = true;
                }
            } else {
                let done = scene.say("ui-done");
                if primary(ui, scene, Button::primary(&done)) {
                    scene.send(Command::Finish);
                }
            }
            others(ui, scene, &page.others, true);
        });
    });
}

/// What points where, a row each.
fn evidence(ui: &mut Ui, list: &[(String, Option<Verdict>, Vec<Run>)]) {
    let theme = tokens(ui.ctx());
    let width = ui.available_width();
    let narrow = width < 480.0;
    let name_width = if narrow { width - 32.0 } else { 168.0 };
    let indent = |verdict: &Option<Verdict>| if verdict.is_some() { 24.0 } else { 0.0 };
    let left = if narrow { 15.0 } else { 15.0 + 168.0 + 12.0 };
    let heights: Vec<f32> = list
        .iter()
        .map(|(_, verdict, text)| {
            let plain: String = text.iter().map(Run::words).collect();
            let room = width - 2.0 - left - 16.0 - indent(verdict);
            // Bold is a little wider, so the room is measured a little smaller.
            let lines = Type::SECOND.galley(ui, plain, room * 0.97).size().y;
            (lines + if narrow { 44.0 } else { 24.0 }).max(45.0)
        })
        .collect();
    rows(
        ui,
        &heights,
        |_| None,
        |ui, index, rect| {
            let Some((name, verdict, text)) = list.get(index) else { return };
            let plain: String = text.iter().map(Run::words).collect();
            painted(ui, rect, &format!("{name}: {plain}"));
            let label = Type::SECOND.elided(ui, name, name_width, if narrow { 1 } else { 2 });
            let top = rect.top() + 12.5;
            paint_left(ui.painter(), rect.left() + 15.0, top + 10.0, &label, theme.ink_soft);
            let top = if narrow { top + 20.0 } else { top };
            let x = rect.left() + left;
            if let Some(verdict) = verdict {
                sign(*verdict).paint(ui, 18.0, pos2(x + 9.0, top.round() + 10.0));
            }
            let at = pos2(x + indent(verdict), top);
            let room = Rect::from_min_size(at, vec2(rect.right() - 15.0 - at.x, f32::INFINITY));
            let mut child =
                ui.new_child(UiBuilder::new().id_salt(("evidence", index)).max_rect(room));
            running(&mut child, &runs(text), Type::SECOND, theme.ink);
        },
    );
}
