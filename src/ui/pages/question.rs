//! A question: large answers with keys, what was noticed, and where the thing asked about is found.

use egui::{Event, Ui};

use super::Scene;
use super::parts::{self, body, focus_if_seen, narrow, remark, show_notice};
use crate::domain::session::ChoiceId;
use crate::engine::command::Command;
use crate::engine::view::{ChoiceLine, Notice, QuestionPage};
use crate::ui::shell;
use crate::ui::theme::{Icon, Type};
use crate::ui::widgets::{Choice, Fold, Span, Tone, notice, why};

pub fn show(room: &mut shell::Page<'_>, question: &QuestionPage, scene: &mut Scene<'_>) {
    parts::title(room, &question.title);
    body(room, scene, |ui, scene| {
        let narrow = narrow(ui);
        if let Some(text) = &question.why {
            reason(ui, scene, text, narrow);
        }
        if let Some(noticed) = &question.noticed {
            ui.add_space(if narrow { 12.0 } else { 16.0 });
            show_noticed(ui, scene, noticed, narrow);
        }
        ui.add_space(if narrow { 12.0 } else { 16.0 });
        answers(ui, &question.choices, scene, narrow);
        if let Some((words, address)) = &question.help {
            ui.add_space(20.0);
            let link = [Span::Link(words.as_str(), address.as_str())];
            remark(ui, scene, (Icon::Question, false), Tone::Neutral, &link);
        }
        digits(ui, &question.choices, scene);
    });
}

/// Why it is asked; folded where two answers would not show otherwise.
fn reason(ui: &mut Ui, scene: &mut Scene<'_>, text: &str, narrow: bool) {
    if narrow {
        ui.add_space(4.0);
        let open = scene.drafts.why_open;
        if ui.add(Fold::new(&scene.say("ui-why"), open)).clicked() {
            scene.drafts.why_open = !open;
        }
        if !open {
            return;
        }
        ui.add_space(4.0);
    } else {
        ui.add_space(8.0);
    }
    why(ui, None, &[Span::Plain(text)]);
}

/// What was noticed; in one line where the window is narrow, with the rest behind “More”.
fn show_noticed(ui: &mut Ui, scene: &mut Scene<'_>, noticed: &Notice, narrow: bool) {
    if !narrow || scene.drafts.notice_open {
        show_notice(ui, scene, noticed);
        return;
    }
    let more = scene.say("ui-more");
    let before = Type::SECOND.bold().line(ui, noticed.strong.as_str()).size().x;
    let after = Type::SECOND.line(ui, more.as_str()).size().x;
    // The padding of a notice, its icon, and some air before the link.
    let room = ui.available_width() - 28.0 - 32.0 - before - after - 16.0;
    let begin = format!(" {} ", beginning(ui, &noticed.text, room));
    let spans = [Span::Bold(&noticed.strong), Span::Plain(&begin), Span::Link(&more, "more")];
    let icon = (Icon::Lightbulb, false);
    if notice(ui, Tone::Accent, icon, &spans).1.is_some() {
        scene.drafts.notice_open = true;
    }
}

/// As many words as fit into a width, with an ellipsis after them.
fn beginning(ui: &Ui, text: &str, width: f32) -> String {
    let mut shown = String::new();
    for word in text.split_whitespace() {
        let longer = if shown.is_empty() { word.to_owned() } else { format!("{shown} {word}") };
        if Type::SECOND.line(ui, format!("{longer}…")).size().x > width {
            shown.push('…');
            break;
        }
        shown = longer;
    }
    shown
}

fn answers(ui: &mut Ui, choices: &[ChoiceLine], scene: &mut Scene<'_>, low: bool) {
    let (own, plain): (Vec<_>, Vec<_>) =
        choices.iter().partition(|choice| matches!(choice.id, ChoiceId::Nth(_)));
    for (index, choice) in own.iter().enumerate() {
        if index > 0 {
            ui.add_space(8.0);
        }
        answer(ui, choice, scene, low, index == 0);
    }
    if plain.is_empty() {
        return;
    }
    ui.add_space(16.0);
    let width = (ui.available_width() - 8.0) / 2.0;
    ui.horizontal_top(|ui| {
        for (index, choice) in plain.iter().enumerate() {
            if index > 0 {
                ui.add_space(8.0);
            }
            ui.scope(|ui| {
                ui.set_width(width);
                answer(ui, choice, scene, low, false);
            });
        }
    });
}

fn answer(ui: &mut Ui, choice: &ChoiceLine, scene: &mut Scene<'_>, low: bool, first: bool) {
    let key = choice.key.to_string();
    let (likely, before) = (scene.say("ui-likely"), scene.say("ui-chosen-before"));
    let text = choice.not_possible.as_deref().unwrap_or(&choice.say);
    let mut card = Choice::new(text)
        .likely(choice.likely.then_some(&likely))
        .chosen(choice.chosen_before.then_some(&before))
        .not_possible(choice.not_possible.is_some())
        .low(low);
    if (1..=9).contains(&choice.key) {
        card = card.key(&key);
    }
    if !matches!(choice.id, ChoiceId::Nth(_)) {
        card = card.plain();
    }
    let response = ui.add(card);
    if first {
        focus_if_seen(ui, scene, &response);
    }
    if response.clicked() {
        scene.send(Command::Choose(choice.id));
    }
}

/// The keys 1 to 9. They are taken as text, whatever key of whatever layout makes it, and are taken
/// out of the frame, so that the next page's field does not get them.
fn digits(ui: &Ui, choices: &[ChoiceLine], scene: &mut Scene<'_>) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    let mut chosen = None;
    ui.input_mut(|input| {
        let plain = !input.modifiers.alt && !input.modifiers.command && !input.modifiers.ctrl;
        input.events.retain(|event| {
            let Event::Text(text) = event else { return true };
            let found = choices.iter().find(|choice| {
                plain && choice.not_possible.is_none() && choice.key.to_string() == *text
            });
            if let Some(choice) = found {
                chosen.get_or_insert(choice.id);
            }
            found.is_none()
        });
    });
    if let Some(id) = chosen {
        scene.send(Command::Choose(id));
    }
}
