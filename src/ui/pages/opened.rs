//! A report that somebody else wrote: what the rules of today say of it, every line of it, and what is
//! handed back. It is only shown.

use egui::{Margin, ScrollArea, Ui};

use super::paper::{hidden, paper, take_out_secret};
use super::parts::{self, actions, body, dotted, lead, primary, sign};
use super::{Act, Scene};
use crate::engine::command::{Command, Errand};
use crate::engine::view::OpenedPage;
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{
    Button, Field, Help, Span, Tone, card, eyebrow, heading, label, notice, well,
};

pub fn show(room: &mut shell::Page<'_>, page: &OpenedPage, scene: &mut Scene<'_>) {
    parts::title_below(room, &page.title, |ui| match page.verdict {
        Some(verdict) => {
            eyebrow(ui, sign(verdict), &page.word, &dotted(&page.file));
        }
        None => parts::eyebrow(ui, Icon::FileText, &page.file, ""),
    });
    body(room, scene, |ui, scene| {
        lead(ui, &page.made);
        ui.add_space(16.0);
        whose(ui, page, scene);
        ui.add_space(16.0);
        again(ui, page, scene);
        ui.add_space(16.0);
        lines(ui, page, scene);
        hidden(ui, scene, &page.hidden, &page.masks);
        ui.add_space(16.0);
        hand_back(ui, page, scene);
        actions(ui, 20.0, |ui| buttons(ui, page, scene));
    });
}

/// Every line of it, never so high that the buttons cannot be reached by one scroll.
fn lines(ui: &mut Ui, page: &OpenedPage, scene: &Scene<'_>) {
    let height = (ui.ctx().content_rect().height() - 370.0).clamp(110.0, 600.0);
    card(ui, Margin { left: 21, right: 8, top: 1, bottom: 1 }, |ui| {
        ScrollArea::vertical()
            .id_salt(("opened", scene.salt))
            .max_height(height)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - 14.0);
                ui.add_space(16.0);
                paper(ui, &page.lines);
                ui.add_space(16.0);
            });
    });
}

/// Somebody else wrote it, and nothing in it is done.
fn whose(ui: &mut Ui, page: &OpenedPage, scene: &Scene<'_>) {
    let strong = scene.say("ui-opened-whose");
    let mut text = format!(" {}", scene.say("ui-opened-whose-more"));
    if page.practice {
        text.push_str(&format!(" {}", scene.say("ui-opened-practice")));
    }
    let spans = [Span::Bold(&strong), Span::Plain(&text)];
    notice(ui, Tone::Accent, (Icon::FileText, false), &spans);
}

/// What the present rules say of each run.
fn again(ui: &mut Ui, page: &OpenedPage, scene: &Scene<'_>) {
    let theme = tokens(ui.ctx());
    heading(ui, &scene.say("ui-opened-again"), Type::SECOND.bold(), theme.ink, 2);
    ui.add_space(4.0);
    let (tone, icon) = if page.differs {
        (Tone::Caution, (Icon::Warning, true))
    } else {
        (Tone::Good, (Icon::CheckCircle, true))
    };
    for (index, line) in page.again.iter().enumerate() {
        if index > 0 {
            ui.add_space(8.0);
        }
        // The sign stands once, for all of them.
        if index == 0 {
            notice(ui, tone, icon, &[Span::Plain(line)]);
        } else {
            label(ui, line, Type::SECOND, theme.ink_soft);
        }
    }
}

fn hand_back(ui: &mut Ui, page: &OpenedPage, scene: &mut Scene<'_>) {
    let theme = tokens(ui.ctx());
    heading(ui, &scene.say("ui-send-title"), Type::SECTION, theme.ink, 2);
    ui.add_space(12.0);
    let (code, code_help) = (scene.say("ui-send-code"), scene.say("ui-send-code-help"));
    let help = match (&page.send.wrong, &page.send.found) {
        (Some(wrong), _) => Help::error(wrong),
        (None, Some(found)) => Help { tone: Tone::Good, strong: "", text: found },
        (None, None) => Help::note(&code_help),
    };
    let field = Field::new("send-to", &code).help(Some(help));
    let mut changed = field.show(ui, &mut scene.drafts.send_to).changed();
    ui.add_space(12.0);
    let (note, note_help) = (scene.say("ui-send-note"), scene.say("ui-send-note-help"));
    let spotted = scene.say("ui-note-secret");
    let help = if scene.drafts.spotted { Help::error(&spotted) } else { Help::note(&note_help) };
    let field = Field::new("send-note", &note).help(Some(help));
    if field.show(ui, &mut scene.drafts.note).changed() {
        scene.drafts.spotted = take_out_secret(ui, "send-note", &mut scene.drafts.note);
        changed = true;
    }
    if changed {
        let (code, note) = (scene.drafts.send_to.clone(), scene.drafts.note.clone());
        scene.send(Command::HandBack { code, note });
    }
    if let Some(text) = &page.send.text {
        ui.add_space(12.0);
        well(ui, text);
    }
}

fn buttons(ui: &mut Ui, page: &OpenedPage, scene: &mut Scene<'_>) {
    let [copy, nothing, other] =
        ["ui-send-copy", "ui-send-nothing", "ui-opened-compare"].map(|id| scene.say(id));
    let reason = page.send.text.is_none().then_some(nothing.as_str());
    let button = Button::primary(&copy).icon(Icon::Copy).not_now(reason);
    if primary(ui, scene, button) {
        scene.send(Command::CopyHandBack);
    }
    if ui.add(Button::secondary(&other).icon(Icon::FolderOpen)).clicked() {
        scene.acts.push(Act::Run(Errand::OpenFile { beside: true }));
    }
}
