//! Cards made of rows: facts about what is sent, the stages of a check, the checks of a sweep.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Color32, CornerRadius, CursorIcon, Galley, Rect, Response, Sense, Ui, pos2, vec2};

use super::chip::{paint_tag, tag_width};
use super::text::{Span, job};
use super::{Shown, Sign, Tone, paint_icon, paint_left, paint_right, reveal};
use super::{named, spoken};
use crate::ui::theme::{Face, Icon, Type, stroke, tokens};

/// A card of rows with these heights (the first counts no hairline, each further one counts one).
/// `draw` paints row after row and gives back nothing; a row on a ground says so by `ground`.
pub fn rows(
    ui: &mut Ui,
    heights: &[f32],
    ground: impl Fn(usize) -> Option<Color32>,
    mut draw: impl FnMut(&mut Ui, usize, Rect),
) {
    let theme = tokens(ui.ctx());
    let (edge, line) = theme.card_edge();
    let total: f32 = heights.iter().sum::<f32>() + 2.0;
    let (_, card) = ui.allocate_space(vec2(ui.available_width(), total));
    stroke::frame(ui.painter(), card, 12, theme.raised, 0.0, edge);
    let mut top = card.top() + 1.0;
    for (index, height) in heights.iter().enumerate() {
        let row = Rect::from_min_max(
            pos2(card.left() + 1.0, top),
            pos2(card.right() - 1.0, top + height),
        );
        if let Some(colour) = ground(index) {
            let first = if index == 0 { 11 } else { 0 };
            let last = if index + 1 == heights.len() { 11 } else { 0 };
            let radius = CornerRadius { nw: first, ne: first, sw: last, se: last };
            ui.painter().rect_filled(row, radius, colour);
        }
        if index > 0 {
            stroke::hline(ui.painter(), row.left(), row.right(), row.top(), 1.0, theme.line);
        }
        draw(ui, index, row);
        top += height;
    }
    let clear = Color32::TRANSPARENT;
    stroke::frame(ui.painter(), card, 12, clear, line, edge);
}

/// One thing that is said before a check or a secret: who gets it, what for, where it is kept.
#[derive(Clone, Copy, Debug)]
pub struct Fact<'a> {
    /// Its icon.
    pub icon: Icon,
    /// "Goes only to".
    pub label: &'a str,
    /// The value.
    pub value: &'a str,
    /// True for a host or an address, which stand in mono.
    pub mono: bool,
    /// A tag at the right, such as "Encrypted".
    pub tag: Option<&'a str>,
}

/// A card of facts.
pub fn facts(ui: &mut Ui, list: &[Fact<'_>]) {
    let theme = tokens(ui.ctx());
    let width = ui.available_width();
    // Where there is no room for two columns the value stands below its label.
    let narrow = width < 460.0;
    let label_width = 124.0;
    let left = 17.0 + 32.0;
    let values: Vec<Arc<Galley>> = list
        .iter()
        .map(|fact| {
            let tag = fact.tag.map_or(0.0, |tag| tag_width(ui, tag, true) + 12.0);
            let room =
                if narrow { width - left - 16.0 } else { width - left - label_width - tag - 16.0 };
            let kind = if fact.mono { Type::SECOND.face(Face::MonoMedium) } else { Type::SECOND };
            kind.galley(ui, fact.value, room)
        })
        .collect();
    let heights: Vec<f32> = list
        .iter()
        .zip(&values)
        .map(|(fact, value)| {
            let text = value.size().y + if narrow { 20.0 } else { 0.0 };
            (text + 24.0).max(if fact.tag.is_some() { 56.0 } else { 48.0 })
        })
        .collect();
    rows(
        ui,
        &heights,
        |_| None,
        |ui, index, row| {
            let (fact, value) = (&list[index], &values[index]);
            let response = ui.allocate_rect_at(row);
            response.widget_info(|| {
                let tag = fact.tag.map(|tag| format!(", {tag}")).unwrap_or_default();
                named(Role::ListItem, true, format!("{}: {}{tag}", fact.label, fact.value))
            });
            let y = row.center().y;
            paint_icon(ui, fact.icon, false, 20.0, pos2(row.left() + 26.0, y), theme.accent);
            let label = Type::SECOND.line(ui, fact.label);
            let x = row.left() + left - 1.0;
            if narrow {
                let top = y - (value.size().y + 20.0) / 2.0;
                ui.painter().galley(pos2(x, top), label, theme.ink_soft);
                ui.painter().galley(pos2(x, top + 20.0), Arc::clone(value), theme.ink);
            } else {
                paint_left(ui.painter(), x, y, &label, theme.ink_soft);
                paint_left(ui.painter(), x + label_width, y, value, theme.ink);
            }
            if let Some(tag) = fact.tag {
                let size = vec2(tag_width(ui, tag, true), 26.0);
                let at = if narrow { row.top() + 22.0 } else { y };
                let rect = Rect::from_min_size(pos2(row.right() - 16.0 - size.x, at - 13.0), size);
                let icon = Some((Icon::LockSimple, true));
                paint_tag(ui, rect, tag, icon, Tone::Good, theme.good_wash);
            }
        },
    );
}

/// A stage of a check that runs: name, connection, encryption, answer, sign-in.
#[derive(Clone, Copy, Debug)]
pub struct StageRow<'a> {
    /// Its sign.
    pub sign: Sign,
    /// The sign in words, for a screen reader.
    pub word: &'a str,
    /// "Encryption".
    pub name: &'a str,
    /// What was seen, or what it waits for.
    pub seen: &'a str,
    /// How long it took, or a dash.
    pub time: &'a str,
}

/// The stages of a check, 52 high each. They do not move when they finish.
pub fn stage_rows(ui: &mut Ui, list: &[StageRow<'_>]) {
    let theme = tokens(ui.ctx());
    let narrow = ui.available_width() < 480.0;
    let name_width = if narrow { 116.0 } else { 152.0 };
    let heights = vec![52.0; list.len()];
    let running = |index: usize| list[index].sign == Sign::Checking;
    let wash = |index: usize| running(index).then_some(theme.accent_wash);
    rows(ui, &heights, wash, |ui, index, row| {
        let stage = &list[index];
        let response = ui.allocate_rect_at(row);
        response.widget_info(|| {
            let what = spoken(": ", &[stage.word, stage.name]);
            named(Role::ListItem, true, spoken(". ", &[&what, stage.seen, stage.time]))
        });
        let quiet = matches!(stage.sign, Sign::Waiting | Sign::Skipped);
        let y = row.center().y;
        let left = row.left() + 20.0;
        stage.sign.paint(ui, 20.0, pos2(left + 10.0, y));
        let kind = if quiet { Type::BODY } else { Type::BODY.medium() };
        let name = kind.line(ui, stage.name);
        paint_left(
            ui.painter(),
            left + 28.0,
            y,
            &name,
            if quiet { theme.ink_hint } else { theme.ink },
        );
        let time = Type::MONO.line(ui, stage.time);
        let now = running(index);
        let ink = if now { theme.ink } else { theme.ink_hint };
        paint_right(ui.painter(), row.right() - 20.0, y, &time, ink);
        let x = left + 28.0 + name_width;
        let room = row.right() - 32.0 - time.size().x - x;
        let seen = Type::SECOND.elided(ui, stage.seen, room, 2);
        let ink = match (now, quiet) {
            (true, _) => theme.ink,
            (_, true) => theme.ink_hint,
            _ => theme.ink_soft,
        };
        paint_left(ui.painter(), x, y, &seen, ink);
    });
}

/// A check of a sweep.
#[derive(Clone, Copy, Debug)]
pub struct CheckRow<'a> {
    /// Its sign.
    pub sign: Sign,
    /// The sign's word.
    pub word: &'a str,
    /// The check's name.
    pub name: &'a str,
    /// What was seen, or nothing.
    pub seen: &'a str,
    /// How long it took, or a dash.
    pub time: &'a str,
}

/// The checks of a sweep, at least `height` high each (38 on the page). Gives back the row that was
/// opened, where `opens`.
pub fn check_rows(ui: &mut Ui, list: &[CheckRow<'_>], height: f32, opens: bool) -> Option<usize> {
    let theme = tokens(ui.ctx());
    let width = ui.available_width();
    let texts: Vec<Arc<Galley>> = list.iter().map(|row| check_text(ui, row, width)).collect();
    let heights: Vec<f32> = texts.iter().map(|text| (text.size().y + 18.0).max(height)).collect();
    let mut opened = None;
    let wash = |index: usize| (list[index].sign == Sign::Checking).then_some(theme.accent_wash);
    rows(ui, &heights, wash, |ui, index, rect| {
        let row = &list[index];
        let response = if opens {
            ui.interact(rect, ui.scope_id().with(("check row", row.name)), Sense::click())
        } else {
            ui.allocate_rect_at(rect)
        };
        let role = if opens { Role::Button } else { Role::ListItem };
        response.widget_info(|| {
            let parts = [row.seen, row.time].into_iter().filter(|part| !part.is_empty());
            let more: String = parts.map(|part| format!(", {part}")).collect();
            named(role, true, format!("{}: {}{more}", row.word, row.name))
        });
        if opens {
            paint_openable(ui, rect, &response);
            if response.clicked() {
                opened = Some(index);
            }
        }
        paint_check_row(ui, rect, row, &texts[index]);
    });
    opened
}

/// In a card that is narrower than this the word stands behind the name.
const NARROW: f32 = 420.0;

const fn sign_width(narrow: bool) -> f32 {
    if narrow { 26.0 } else { 132.0 }
}

/// The words of a row in a card of this width.
pub(super) fn check_text(ui: &Ui, row: &CheckRow<'_>, width: f32) -> Arc<Galley> {
    let theme = tokens(ui.ctx());
    let narrow = width < NARROW;
    let quiet = matches!(row.sign, Sign::Waiting | Sign::Skipped);
    let kind = if quiet { Type::SECOND } else { Type::SECOND.medium() };
    let ink = if quiet { theme.ink_soft } else { theme.ink };
    let mut all = job(&[Span::Plain(row.name)], kind, ink, theme, 0.0);
    let word = if narrow { format!(" · {}", row.word) } else { String::new() };
    let seen = if row.seen.is_empty() { word } else { format!("{word} · {}", row.seen) };
    Type::SECOND.append(&mut all, theme, &seen, theme.ink_soft, 0.0);
    all.wrap.max_width = width - sign_width(narrow) - 110.0;
    ui.painter().layout_job(all)
}

/// Paints a row: sign and word, name and what was seen, time.
pub(super) fn paint_check_row(ui: &Ui, rect: Rect, row: &CheckRow<'_>, text: &Arc<Galley>) {
    let theme = tokens(ui.ctx());
    let narrow = rect.width() + 2.0 < NARROW;
    let y = rect.center().y;
    row.sign.paint(ui, 18.0, pos2(rect.left() + 25.0, y));
    if !narrow {
        let word = Type::SECOND.medium().line(ui, row.word);
        paint_left(ui.painter(), rect.left() + 41.0, y, &word, row.sign.tone().ink(theme));
    }
    let x = rect.left() + 16.0 + sign_width(narrow);
    paint_left(ui.painter(), x, y, text, theme.ink);
    let time = Type::MONO.line(ui, row.time);
    let ink = if row.sign == Sign::Checking { theme.ink } else { theme.ink_hint };
    paint_right(ui.painter(), rect.right() - 16.0, y, &time, ink);
}

fn paint_openable(ui: &Ui, rect: Rect, response: &Response) {
    let theme = tokens(ui.ctx());
    reveal(response, CursorIcon::PointingHand);
    let shown = Shown::of(response);
    if shown.hover {
        stroke::fill(ui.painter(), rect.shrink(1.0), 8, theme.sunken);
    }
    if shown.focus {
        stroke::focus_ring(ui.painter(), rect.shrink(5.0), 6, theme.focus);
    }
}

/// A place in a row that says something to a screen reader but takes no room of its own.
trait At {
    fn allocate_rect_at(&mut self, rect: Rect) -> Response;
}

impl At for Ui {
    fn allocate_rect_at(&mut self, rect: Rect) -> Response {
        let id = self.next_auto_id();
        self.skip_ahead_auto_ids(1);
        self.interact(rect, id, Sense::hover())
    }
}
