//! The report: every line that would leave the computer, before it does.

use egui::{Margin, ScrollArea, Ui};

use super::parts::{self, actions, body, lead, primary, tagged};
use super::{Act, Scene};
use crate::engine::command::{Command, Errand, ReportFormat};
use crate::engine::view::ReportPage;
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{
    Button, Span, Tone, card, heading, label, notice, running, segments, why,
};

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
        if !report.hidden.is_empty() {
            ui.add_space(12.0);
            let label = format!("{} ", scene.say("ui-report-hidden"));
            let spans = [Span::Plain(&label), Span::Bold(&report.hidden)];
            why(ui, Some((Icon::EyeSlash, Tone::Neutral)), &spans);
        }
        actions(ui, 20.0, |ui| buttons(ui, report, scene));
    });
}

/// Which form is previewed, and that it was searched for keys.
fn choose(ui: &mut Ui, report: &ReportPage, scene: &mut Scene<'_>) {
    let names = ["ui-report-page", "ui-report-text", "ui-report-refloat"].map(|id| scene.say(id));
    let [page, text, refloat] = &names;
    let on = FORMATS.iter().position(|format| *format == report.format).unwrap_or(0);
    let name = scene.say("ui-report-form");
    let searched = scene.tell("ui-report-searched", &[("count", report.searched_for.into())]);
    let chosen = |ui: &mut Ui| segments(ui, &[page, text, refloat], on, &name);
    let mut picked = None;
    let sure = |ui: &mut Ui| tagged(ui, Icon::ShieldCheck, &searched, Tone::Good, 37.0);
    let words = Type::SECOND.line(ui, searched.as_str()).size().x + 25.0;
    if ui.available_width() >= 290.0 + words {
        ui.horizontal(|ui| {
            picked = chosen(ui);
            if report.blocked.is_none() {
                ui.add_space((ui.available_width() - words).max(12.0));
                sure(ui);
            }
        });
    } else {
        picked = chosen(ui);
        if report.blocked.is_none() {
            ui.add_space(4.0);
            sure(ui);
        }
    }
    if let Some(format) = picked.and_then(|index| FORMATS.get(index)) {
        scene.send(Command::PreviewAs(*format));
    }
}

fn preview(ui: &mut Ui, report: &ReportPage, scene: &Scene<'_>) {
    let theme = tokens(ui.ctx());
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
                for (index, line) in report.lines.iter().enumerate() {
                    if let Some(text) = line.strip_prefix("# ") {
                        if index > 0 {
                            ui.add_space(12.0);
                        }
                        heading(ui, text, Type::SECOND.bold(), theme.ink, 2);
                        ui.add_space(4.0);
                    } else if report.format == ReportFormat::Json {
                        label(ui, line, Type::MONO, theme.ink);
                    } else if line.is_empty() {
                        ui.add_space(10.0);
                    } else {
                        let kind = Type { line: 22.0, ..Type::SECOND };
                        running(ui, &[Span::Plain(line)], kind, theme.ink);
                    }
                }
                ui.add_space(16.0);
            });
    });
}

fn buttons(ui: &mut Ui, report: &ReportPage, scene: &mut Scene<'_>) {
    let (save, copy) = (scene.say("ui-save-report"), scene.say("ui-copy-as-text"));
    let blocked = scene.say("ui-report-blocked");
    let reason = report.blocked.as_ref().map(|_| blocked.as_str());
    let button = Button::primary(&save).icon(Icon::FloppyDisk).not_now(reason);
    if primary(ui, scene, button) {
        scene.acts.push(Act::Run(Errand::ChooseFile(report.file_name.clone())));
    }
    if ui.add(Button::secondary(&copy).icon(Icon::Copy).not_now(reason)).clicked() {
        scene.send(Command::CopyReport);
    }
}
