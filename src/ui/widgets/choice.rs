//! An answer to the question of the page.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Color32, CursorIcon, Galley, Rect, Response, Sense, Ui, Widget, pos2, vec2};

use super::chip::{paint_tag, tag_width};
use super::named;
use super::{Shown, Tone, paint_icon, paint_left, reveal};
use crate::ui::theme::{Icon, Tokens, Type, stroke, tokens};

/// A large answer with its key.
#[must_use]
pub struct Choice<'a> {
    key: Option<&'a str>,
    text: &'a str,
    likely: Option<&'a str>,
    chosen: Option<&'a str>,
    not_possible: bool,
    plain: bool,
    low: bool,
    ticks: bool,
    shown: Option<Shown>,
}

/// From the left edge to the text where there is a key cap, and the room that a caret takes.
const TEXT_AT: f32 = 53.0;
const CARET_ROOM: f32 = 46.0;

impl<'a> Choice<'a> {
    /// An answer.
    pub fn new(text: &'a str) -> Self {
        Self {
            key: None,
            text,
            likely: None,
            chosen: None,
            not_possible: false,
            plain: false,
            low: false,
            ticks: false,
            shown: None,
        }
    }

    /// With the key that gives it, such as "3".
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// With the tag that says it is likely, in words.
    pub fn likely(mut self, tag: Option<&'a str>) -> Self {
        self.likely = tag;
        self
    }

    /// Chosen before; the words are for a screen reader.
    pub fn chosen(mut self, words: Option<&'a str>) -> Self {
        self.chosen = words;
        self
    }

    /// Not possible here; the text is the reason.
    pub fn not_possible(mut self, not_possible: bool) -> Self {
        self.not_possible = not_possible;
        self
    }

    /// One of several that can be chosen together: it leads nowhere by itself.
    pub fn ticks(mut self) -> Self {
        self.ticks = true;
        self
    }

    /// "None of these" and "I don't know".
    pub fn plain(mut self) -> Self {
        self.plain = true;
        self
    }

    /// 48 instead of 52 high, for a window below 520.
    pub fn low(mut self, low: bool) -> Self {
        self.low = low;
        self
    }

    /// Drawn as in this state, for the component sheet.
    pub fn shown(mut self, shown: Shown) -> Self {
        self.shown = Some(shown);
        self
    }

    fn name(&self) -> String {
        [Some(self.text), self.likely, self.chosen]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn paint(&self, ui: &Ui, rect: Rect, text: &Arc<Galley>, shown: Shown, theme: &Tokens) {
        let chosen = self.chosen.is_some();
        let (fill, ink) = if self.not_possible {
            (Color32::TRANSPARENT, theme.ink_hint)
        } else if self.plain && !chosen {
            (Color32::TRANSPARENT, theme.ink_soft)
        } else {
            (if chosen { theme.accent_wash } else { theme.raised }, theme.ink)
        };
        let strong = chosen || ((shown.hover || shown.press) && !self.not_possible);
        let (rest_edge, rest_width) =
            if theme.high_contrast { (theme.line_strong, 2.0) } else { (theme.line, 1.5) };
        let edge = if strong { theme.accent } else { rest_edge };
        let width = if chosen || shown.press { 2.0 } else { rest_width };
        if self.not_possible {
            stroke::dashed_frame(ui.painter(), rect, 10, rest_width, rest_edge);
        } else {
            stroke::frame(ui.painter(), rect, 10, fill, width, edge);
        }
        if shown.focus {
            stroke::focus_ring(ui.painter(), rect, 10, theme.focus);
        }
        let y = rect.center().y;
        let mut x = rect.left() + if self.key.is_some() { TEXT_AT } else { 19.0 };
        if let Some(key) = self.key {
            let cap = Rect::from_center_size(pos2(rect.left() + 27.0, y), vec2(24.0, 24.0));
            paint_key(ui, cap, key, chosen, theme);
        }
        paint_left(ui.painter(), x, y, text, ink);
        x += text.size().x + 18.0;
        if let Some(likely) = self.likely {
            let ground = if chosen { theme.raised } else { theme.accent_wash };
            let tag = Rect::from_min_size(
                pos2(x.round(), y - 13.0),
                vec2(tag_width(ui, likely, true), 26.0),
            );
            paint_tag(ui, tag, likely, Some((Icon::Lightbulb, false)), Tone::Accent, ground);
        }
        if !self.plain && !self.not_possible {
            let icon = match (chosen, self.ticks) {
                (true, _) => Some(Icon::Check),
                (false, true) => None,
                (false, false) => Some(Icon::CaretRight),
            };
            let colour = if strong { theme.accent } else { theme.ink_hint };
            if let Some(icon) = icon {
                paint_icon(ui, icon, false, 18.0, pos2(rect.right() - 28.0, y), colour);
            }
        }
    }
}

/// A key cap; filled where its answer was chosen before.
fn paint_key(ui: &Ui, rect: Rect, key: &str, chosen: bool, theme: &Tokens) {
    let (fill, edge, ink) = if chosen {
        (theme.accent, theme.accent, theme.on_accent)
    } else {
        (Color32::TRANSPARENT, theme.line_strong, theme.ink_soft)
    };
    stroke::frame(ui.painter(), rect, 6, fill, 1.0, edge);
    let text = Type::MONO.medium().line(ui, key);
    let pos = rect.center() - text.size() / 2.0;
    ui.painter().galley(pos, text, ink);
}

impl Widget for Choice<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let theme = tokens(ui.ctx());
        let width = ui.available_width();
        let kind = if self.plain { Type::BODY } else { Type::BODY.medium() };
        let left = if self.key.is_some() { TEXT_AT } else { 19.0 };
        let tag = self.likely.map_or(0.0, |tag| tag_width(ui, tag, true) + 18.0);
        let caret = if self.plain || self.not_possible { 16.0 } else { CARET_ROOM };
        let text = kind.galley(ui, self.text, width - left - tag - caret);
        let least = match (self.plain, self.low) {
            (true, _) => 44.0,
            (false, true) => 48.0,
            (false, false) => 52.0,
        };
        let height = (text.size().y + 20.0).max(least);
        let sense = if self.not_possible {
            Sense::focusable_noninteractive() | Sense::hover()
        } else {
            Sense::click()
        };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
        let possible = !self.not_possible;
        response.widget_info(|| named(Role::Button, possible, self.name()));
        if let Some(key) = self.key {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_keyboard_shortcut(key));
        }
        let cursor = if possible { CursorIcon::PointingHand } else { CursorIcon::NotAllowed };
        reveal(&response, cursor);
        let shown = self.shown.unwrap_or_else(|| Shown::of(&response));
        self.paint(ui, rect, &text, shown, theme);
        response
    }
}
