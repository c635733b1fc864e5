//! The lines of a report: headings, sentences, and rows in two columns.

use egui::{Align, Layout, TextEdit, Ui, vec2};
use zeroize::Zeroize as _;

use super::Scene;
use crate::domain::secret::looks_like_secret;
use crate::engine::view::{MaskLine, PaperLine};
use crate::ui::theme::{Face, Icon, MASK_CLOSE, MASK_OPEN, Type, tokens, unmarked};
use crate::ui::widgets::{Field, Link, Span, heading, label, mask, paint_icon, running};

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
            PaperLine::Prose(text) => words(ui, text, SAID),
            PaperLine::Row { label: name, text, seen } => row(ui, name, text, *seen),
            PaperLine::Written(text) if text.is_empty() => ui.add_space(10.0),
            PaperLine::Written(text) => {
                written(ui, text);
            }
        }
    }
}

/// A text whose masked words stand out.
fn words(ui: &mut Ui, text: &str, kind: Type) {
    let parts = text.split([MASK_OPEN, MASK_CLOSE]).enumerate();
    let spans: Vec<Span<'_>> = parts
        .filter(|(_, part)| !part.is_empty())
        .map(|(nth, part)| if nth % 2 == 1 { Span::Mask(part) } else { Span::Plain(part) })
        .collect();
    running(ui, &spans, kind, tokens(ui.ctx()).ink);
}

/// A label, and beside it what wraps; below it where the window is narrow.
fn row(ui: &mut Ui, name: &str, text: &str, seen: bool) {
    let theme = tokens(ui.ctx());
    let kind = if seen { SEEN } else { SAID };
    let width = ui.available_width();
    if width < 360.0 {
        label(ui, name, SEEN, theme.ink_hint);
        words(ui, text, kind);
        return;
    }
    let wide = SEEN.line(ui, unmarked(name)).size().x + 12.0;
    ui.allocate_ui_with_layout(vec2(width, 22.0), Layout::left_to_right(Align::Min), |ui| {
        let left = LABELS.max(wide.min(width * 0.4));
        ui.scope(|ui| {
            ui.set_width(left);
            label(ui, name, SEEN, theme.ink_hint);
        });
        ui.vertical(|ui| words(ui, text, kind));
    });
}

/// A line of a file, which may be longer than the window is wide.
pub fn written(ui: &mut Ui, text: &str) {
    let theme = tokens(ui.ctx());
    let mut job = Type::MONO.job(theme, text, theme.ink, ui.available_width());
    job.wrap.break_anywhere = true;
    ui.add(egui::Label::new(job));
}

/// Empties a field into which something that looks like a secret came, and its undo history. True where
/// it was so.
pub fn take_out_secret(ui: &Ui, salt: &str, text: &mut String) -> bool {
    if !looks_like_secret(text) {
        return false;
    }
    text.zeroize();
    let id = Field::id(ui, salt);
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), id) {
        state.clear_undoer();
        state.store(ui.ctx(), id);
    }
    true
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
    let link = Type::SECOND.line(ui, list.as_str()).size().x;
    let said = Type::SECOND.line(ui, label_text.as_str()).size().x
        + Type::SECOND.bold().line(ui, words).size().x;
    let width = ui.available_width();
    let mut pressed = false;
    ui.horizontal_wrapped(|ui| {
        let (_, space) = ui.allocate_space(vec2(22.0, 20.0));
        let hint = tokens(ui.ctx()).ink_hint;
        let centre = space.left_center() + vec2(8.0, 0.0);
        paint_icon(ui, Icon::EyeSlash, false, 16.0, centre, hint);
        let beside = width - 22.0 - said - link;
        let room = if beside >= 12.0 { said + 1.0 } else { width - 22.0 };
        ui.scope(|ui| {
            ui.set_max_width(room);
            running(ui, &spans, Type::SECOND, tokens(ui.ctx()).ink_soft);
        });
        if beside >= 12.0 {
            ui.add_space(beside - 1.0);
            pressed = ui.add(Link::new(&list)).clicked();
        }
    });
    if width - 22.0 - said - link < 12.0 {
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
