//! A link that stands alone, with its own hairline under the words.

use egui::accesskit::Role;
use egui::{CursorIcon, Rect, Response, Sense, Ui, Widget, vec2};

use super::named;
use super::{Shown, paint_icon, reveal};
use crate::ui::theme::{Icon, Tokens, Type, stroke, tokens};

/// Words that lead somewhere.
#[must_use]
pub struct Link<'a> {
    text: &'a str,
    kind: Type,
    icon: Option<Icon>,
    shown: Option<Shown>,
}

impl<'a> Link<'a> {
    /// A link in the second size.
    pub fn new(text: &'a str) -> Self {
        Self { text, kind: Type::SECOND, icon: None, shown: None }
    }

    /// In another size.
    pub fn size(mut self, kind: Type) -> Self {
        self.kind = kind;
        self
    }

    /// With an icon after the words, such as the one for a page that opens elsewhere.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Drawn as in this state, for the component sheet.
    pub fn shown(mut self, shown: Shown) -> Self {
        self.shown = Some(shown);
        self
    }
}

impl Widget for Link<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let theme = tokens(ui.ctx());
        let galley = self.kind.galley(ui, self.text, ui.available_width());
        let extra = if self.icon.is_some() { 22.0 } else { 0.0 };
        let (rect, response) =
            ui.allocate_exact_size(galley.size() + vec2(extra, 0.0), Sense::click());
        // The words are 20 high; what can be hit is 28.
        let larger = ui.interact(rect.expand2(vec2(4.0, 4.0)), response.id, Sense::click());
        let response = response | larger;
        response.widget_info(|| named(Role::Link, true, self.text));
        reveal(&response, CursorIcon::PointingHand);

        let shown = self.shown.unwrap_or_else(|| Shown::of(&response));
        let colour = if shown.press { theme.accent_press } else { theme.accent };
        ui.painter().galley(rect.min, galley.clone(), colour);
        for row in &galley.rows {
            let words = row.rect().translate(rect.min.to_vec2());
            underline(ui, words, shown.hover, theme);
        }
        if let Some(icon) = self.icon {
            let centre = rect.right_center() - vec2(8.0, 0.0);
            paint_icon(ui, icon, false, 16.0, centre, colour);
        }
        if shown.focus {
            stroke::focus_ring(ui.painter(), rect, 4, theme.focus);
        }
        response
    }
}

/// The line under a link's words: a hairline, two points under the pointer or in high contrast.
pub(super) fn underline(ui: &Ui, words: Rect, hover: bool, theme: &Tokens) {
    let width = if hover || theme.high_contrast { 2.0 } else { 1.0 };
    let y = words.bottom() - 2.0;
    stroke::hline(ui.painter(), words.left(), words.right(), y, width, theme.accent);
}
