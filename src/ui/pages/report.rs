//! The report: every line that would leave the computer, before it does.

use egui::{Margin, ScrollArea, Ui};

use super::paper::{hidden, paper};
use super::parts::{self, actions, body, lead, primary, tagged};
use super::{Act, Scene};
use crate::engine::command::{Command, Errand, ReportFormat};
use crate::engine::view::ReportPage;
use crate::ui::shell;
use crate::ui::theme::{Icon, Type};
use crate::ui::widgets::{Button, Span, Tone, card, notice, segments};

const FORMATS: [ReportFormat; 3] = [ReportFormat::Html, ReportFormat::Markdown, ReportFormat::Json];

pub fn show(room: &mut shell::Page<'_>, report: &ReportPage, scene: &mut Scene<'_>) {
    parts::title(room, &scene.say("ui-report-title"));
    body(room, scene, |ui, scene| {
        lead(ui, &scene.say("ui-report-lead"));
        ui.add_space(16.0);
        choose(ui, report, scene);
        ui.add_space(12.0);
        if let Some(field) = &report.blocked {
            let strong = scene.say("ui-report-blocked");
            let text = scene.tell("ui-report-blocked-more", &[("field", field.as_str().into())]);
            let text = format!(" {text}");
            let spans = [Span::Bold(&strong), Span::Plain(&text)];
            notice(ui, Tone::Bad, (Icon::XCircle, true), &spans);
            ui.add_space(12.0);
        }
        preview(ui, report, scene);
        hidden(ui, scene, &report.hidden, &report.masks);
        actions(ui, 20.0, |ui| buttons(ui, report, scene));
    });
}

/// Which form is previewed, and that it was searched for keys.
fn choose(ui: &mut Ui, report: &ReportPage, scene: &mut Scene<'_>) {
    let names = ["ui-report-page", "ui-report-text", "ui-report-refloat"].map(|id| scene.say(id));
    let [page, text, refloat] = &names;
    let on = FORMATS.iter().position(|format| *format == report.format).unwrap_or(0);
    let name = scene.say("ui-report-form");
    let searched = if report.searching {
        scene.say("ui-report-searching")
    } else {
        scene.tell("ui-report-searched", &[("count", report.searched_for.into())])
    };
    let (icon, tone) = if report.searching {
        (Icon::Hourglass, Tone::Hint)
    } else {
        (Icon::ShieldCheck, Tone::Good)
    };
    let says = report.blocked.is_none() && !report.empty;
    let chosen = |ui: &mut Ui| segments(ui, &[page, text, refloat], on, &name);
    let mut picked = None;
    let sure = |ui: &mut Ui| tagged(ui, icon, &searched, tone, 37.0);
    let words = Type::SECOND.line(ui, searched.as_str()).size().x + 25.0;
    if ui.available_width() >= 290.0 + words {
        ui.horizontal(|ui| {
            picked = chosen(ui);
            if says {
                ui.add_space((ui.available_width() - words).max(12.0));
                sure(ui);
            }
        });
    } else {
        picked = chosen(ui);
        if says {
            ui.add_space(4.0);
            sure(ui);
        }
    }
    if let Some(format) = picked.and_then(|index| FORMATS.get(index)) {
        scene.send(Command::PreviewAs(*format));
    }
}

fn preview(ui: &mut Ui, report: &ReportPage, scene: &Scene<'_>) {
    // Never so high that the button cannot be reached by one scroll.
    let height = (ui.ctx().content_rect().height() - 390.0).clamp(160.0, 330.0);
    let salt = ("preview", scene.salt, report.format == ReportFormat::Json);
    card(ui, Margin { left: 21, right: 8, top: 1, bottom: 1 }, |ui| {
        ScrollArea::vertical()
            .id_salt(salt)
            .max_height(height - 2.0)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - 14.0);
                ui.add_space(16.0);
                paper(ui, &report.lines);
                ui.add_space(16.0);
            });
    });
}

fn buttons(ui: &mut Ui, report: &ReportPage, scene: &mut Scene<'_>) {
    let [save, copy, chat, blocked, searching, empty] = [
        "ui-save-report",
        "ui-copy-as-text",
        "ui-copy-for-chat",
        "ui-report-blocked",
        "ui-report-searching",
        "ui-report-empty",
    ]
    .map(|id| scene.say(id));
    let reason = match report {
        ReportPage { empty: true, .. } => Some(empty.as_str()),
        ReportPage { searching: true, .. } => Some(searching.as_str()),
        ReportPage { blocked: Some(_), .. } => Some(blocked.as_str()),
        _ => None,
    };
    let button = Button::primary(&save).icon(Icon::FloppyDisk).not_now(reason);
    if primary(ui, scene, button) {
        scene.acts.push(Act::Run(Errand::ChooseFile(report.file_name.clone())));
    }
    if ui.add(Button::secondary(&copy).icon(Icon::Copy).not_now(reason)).clicked() {
        scene.send(Command::CopyReport);
    }
    if ui.add(Button::quiet(&chat).icon(Icon::ChatText).not_now(reason)).clicked() {
        scene.send(Command::CopyForChat);
    }
}
