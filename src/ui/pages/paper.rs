//! The lines of a report: headings, sentences, and rows in two columns.

use egui::{Align, Layout, Ui, vec2};

use super::Scene;
use crate::engine::view::{MaskLine, PaperLine};
use crate::ui::theme::{Face, Icon, Type, tokens, unmarked};
use crate::ui::widgets::{Link, Span, Tone, heading, label, mask, running, why};

/// What was seen, and times.
const SEEN: Type = Type::new(12.5, 22.0, 0.0, Face::Mono);
/// What was said.
const SAID: Type = Type { line: 22.0, ..Type::SECOND };
/// The column of labels and times.
const LABELS: f32 = 88.0;

/// Draws the lines as wide as there is room.
pub fn paper(ui: &mut Ui, lines: &[PaperLine]) {
    let theme = tokens(ui.ctx());
    for (index, line) in lines.iter().enumerate() {
        match line {
            PaperLine::Heading(text) => {
                if index > 0 {
                    ui.add_space(12.0);
                }
                heading(ui, text, Type::SECOND.bold(), theme.ink, 2);
                ui.add_space(4.0);
            }
            PaperLine::Prose(text) => {
                label(ui, text, SAID, theme.ink);
            }
            PaperLine::Row { label: name, text, seen } => row(ui, name, text, *seen),
            PaperLine::Written(text) if text.is_empty() => ui.add_space(10.0),
            PaperLine::Written(text) => {
                written(ui, text);
            }
        }
    }
}

/// A label, and beside it what wraps; below it where the window is narrow.
fn row(ui: &mut Ui, name: &str, text: &str, seen: bool) {
    let theme = tokens(ui.ctx());
    let kind = if seen { SEEN } else { SAID };
    let width = ui.available_width();
    if width < 360.0 {
        label(ui, name, SEEN, theme.ink_hint);
        label(ui, text, kind, theme.ink);
        return;
    }
    let wide = SEEN.line(ui, unmarked(name)).size().x + 12.0;
    ui.allocate_ui_with_layout(vec2(width, 22.0), Layout::left_to_right(Align::Min), |ui| {
        let left = LABELS.max(wide.min(width * 0.4));
        ui.scope(|ui| {
            ui.set_width(left);
            label(ui, name, SEEN, theme.ink_hint);
        });
        ui.vertical(|ui| label(ui, text, kind, theme.ink));
    });
}

/// A line of a file, which may be longer than the window is wide.
pub fn written(ui: &mut Ui, text: &str) {
    let theme = tokens(ui.ctx());
    let mut job = Type::MONO.job(theme, text, theme.ink, ui.available_width());
    job.wrap.break_anywhere = true;
    ui.add(egui::Label::new(job));
}

/// What is hidden, and the list of masks, which unfolds.
pub fn hidden(ui: &mut Ui, scene: &mut Scene<'_>, words: &str, masks: &[MaskLine]) {
    if words.is_empty() {
        return;
    }
    ui.add_space(12.0);
    let label_text = format!("{} ", scene.say("ui-report-hidden"));
    let spans = [Span::Plain(&label_text), Span::Bold(words)];
    let open = scene.drafts.masks_open;
    let list = scene.say(if open { "ui-hide-the-list" } else { "ui-show-the-list" });
    let link = Type::SECOND.line(ui, list.as_str()).size().x + 4.0;
    let fits = Type::SECOND.line(ui, format!("{label_text}{words}")).size().x + 60.0 + link;
    let mut pressed = false;
    if fits <= ui.available_width() {
        ui.horizontal_top(|ui| {
            let width = ui.available_width();
            let start = ui.cursor().min.x;
            why(ui, Some((Icon::EyeSlash, Tone::Neutral)), &spans);
            ui.add_space((width - (ui.cursor().min.x - start) - link).max(8.0));
            pressed = ui.add(Link::new(&list)).clicked();
        });
    } else {
        why(ui, Some((Icon::EyeSlash, Tone::Neutral)), &spans);
        ui.add_space(8.0);
        pressed = ui.add(Link::new(&list)).clicked();
    }
    if pressed {
        scene.drafts.masks_open = !open;
    }
    if !open {
        return;
    }
    ui.add_space(8.0);
    let theme = tokens(ui.ctx());
    for line in masks {
        ui.horizontal(|ui| {
            ui.set_min_height(24.0);
            mask(ui, &line.mask);
            ui.add_space(8.0);
            running(ui, &[Span::Plain(&line.stands_for)], Type::SECOND, theme.ink_soft);
        });
    }
}
