//! Buttons: one primary a page, and secondary, quiet and danger beside it.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Color32, CursorIcon, Galley, Rect, Response, Sense, Ui, Vec2, Widget, vec2};

use super::named;
use super::{Shown, paint_icon, paint_left, paint_notch, reveal};
use crate::ui::theme::{Face, Icon, Tokens, Type, stroke, tokens};

/// The weight of a button on its page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// The one thing to do on the page.
    Primary,
    /// Another thing that can be done.
    #[default]
    Secondary,
    /// Text alone.
    Quiet,
    /// Text alone, for what cannot be undone; the caller asks once more.
    Danger,
    /// Text alone in the colour of text, for the bottom bar and for what unfolds.
    Ink,
}

/// The height of a button in points: 44, 36 or 28.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// 44: what decides.
    #[default]
    Large,
    /// 36: beside a title or in a banner.
    Small,
    /// 28: copy, open and other small tools.
    Tiny,
}

/// A button.
#[must_use]
pub struct Button<'a> {
    text: &'a str,
    kind: Kind,
    size: Size,
    icon: Option<Icon>,
    trailing: Option<Icon>,
    key: Option<&'a str>,
    busy: Option<(bool, &'a str)>,
    not_now: Option<&'a str>,
    name: Option<&'a str>,
    shown: Option<Shown>,
    hold: bool,
}

struct Parts {
    galley: Arc<Galley>,
    notch: bool,
    width: f32,
}

impl<'a> Button<'a> {
    /// A button of a kind.
    pub fn new(kind: Kind, text: &'a str) -> Self {
        Self {
            text,
            kind,
            size: Size::Large,
            icon: None,
            trailing: None,
            key: None,
            busy: None,
            not_now: None,
            name: None,
            shown: None,
            hold: false,
        }
    }

    /// The page's one thing to do.
    pub fn primary(text: &'a str) -> Self {
        Self::new(Kind::Primary, text)
    }

    /// Another thing that can be done.
    pub fn secondary(text: &'a str) -> Self {
        Self::new(Kind::Secondary, text)
    }

    /// Text alone.
    pub fn quiet(text: &'a str) -> Self {
        Self::new(Kind::Quiet, text)
    }

    /// Text alone in `bad`.
    pub fn danger(text: &'a str) -> Self {
        Self::new(Kind::Danger, text)
    }

    /// In another height.
    pub fn size(mut self, size: Size) -> Self {
        self.size = size;
        self
    }

    /// With an icon before the text.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// With an icon after the text.
    pub fn trailing(mut self, icon: Icon) -> Self {
        self.trailing = Some(icon);
        self
    }

    /// With the key that presses it, after the text.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    fn key_galley(&self, ui: &Ui) -> Option<Arc<Galley>> {
        let kind = Type::new(12.0, 18.0, 0.0, Face::MonoMedium);
        self.key.map(|key| kind.line(ui, key))
    }

    /// With the text that stands there while it works. The width holds both, so nothing moves.
    pub fn busy(mut self, working: bool, text: &'a str) -> Self {
        self.busy = Some((working, text));
        self
    }

    /// Not available, and why or until when. It stays focusable, so that the reason is read; the
    /// caller shows the reason on the page too, unless the button's text says it.
    pub fn not_now(mut self, reason: Option<&'a str>) -> Self {
        self.not_now = reason;
        self
    }

    /// The name for a screen reader where the text alone does not say enough.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// Drawn as in this state, for the component sheet.
    pub fn shown(mut self, shown: Shown) -> Self {
        self.shown = Some(shown);
        self
    }

    /// One that acts while it is held.
    pub(super) fn hold(mut self) -> Self {
        self.hold = true;
        self
    }

    fn metrics(&self) -> (f32, f32, u8, Type, f32, f32) {
        let flat = !matches!(self.kind, Kind::Primary | Kind::Secondary);
        // Height, room at the sides with the edge, radius, type, icon, gap.
        match self.size {
            Size::Large => {
                let side = if flat { 13.0 } else { 21.0 };
                (44.0, side, 10, Type::BODY.medium(), 18.0, 8.0)
            }
            Size::Small => {
                let side = if flat { 11.0 } else { 15.0 };
                (36.0, side, 8, Type::SECOND.medium(), 18.0, 8.0)
            }
            Size::Tiny => (28.0, 11.0, 7, Type::CAPTION.medium(), 16.0, 6.0),
        }
    }

    fn parts(&self, ui: &Ui) -> Parts {
        let (_, side, _, kind, icon, gap) = self.metrics();
        let around = |text: &Arc<Galley>, before: bool, after: bool| {
            let icons = f32::from(u8::from(before)) + f32::from(u8::from(after));
            (text.size().x + icons * (icon + gap) + 2.0 * side).ceil()
        };
        let rest = kind.line(ui, self.text);
        let key = self.key_galley(ui).map_or(0.0, |key| key.size().x + gap);
        let width = around(&rest, self.icon.is_some(), self.trailing.is_some()) + key.ceil();
        match self.busy {
            Some((working, text)) => {
                let busy = kind.line(ui, text);
                let width = width.max(around(&busy, true, false));
                Parts { galley: if working { busy } else { rest }, notch: working, width }
            }
            None => Parts { galley: rest, notch: false, width },
        }
    }

    fn colours(&self, shown: Shown, theme: &Tokens) -> (Color32, Color32, Color32) {
        // Fill, edge, text.
        let clear = Color32::TRANSPARENT;
        match self.kind {
            Kind::Primary => {
                let fill = match shown {
                    Shown { press: true, .. } => theme.accent_press,
                    Shown { hover: true, .. } => theme.accent_hover,
                    _ => theme.accent,
                };
                (fill, clear, theme.on_accent)
            }
            Kind::Secondary => {
                let fill = if shown.hover { theme.sunken } else { theme.raised };
                let edge = match shown {
                    Shown { press: true, .. } => theme.ink,
                    // In high contrast the ground cannot change, so the edge does.
                    Shown { hover: true, .. } if theme.high_contrast => theme.accent,
                    _ => theme.line_strong,
                };
                (fill, edge, theme.ink)
            }
            Kind::Quiet => {
                let fill = if shown.hover { theme.accent_wash } else { clear };
                (fill, clear, if shown.press { theme.accent_press } else { theme.accent })
            }
            Kind::Danger => (if shown.hover { theme.bad_wash } else { clear }, clear, theme.bad),
            Kind::Ink => (if shown.hover { theme.accent_wash } else { clear }, clear, theme.ink),
        }
    }

    fn paint(&self, ui: &Ui, rect: Rect, parts: &Parts, shown: Shown, theme: &Tokens) {
        let (_, _, radius, _, icon_size, gap) = self.metrics();
        let (fill, edge, ink) = if self.not_now.is_some() {
            (theme.sunken, theme.line_strong, theme.ink_hint)
        } else {
            self.colours(shown, theme)
        };
        if self.not_now.is_some() {
            stroke::fill(ui.painter(), rect, radius, fill);
            stroke::dashed_frame(ui.painter(), rect, radius, 1.5, edge);
        } else {
            let width = if edge == Color32::TRANSPARENT { 0.0 } else { 1.5 };
            stroke::frame(ui.painter(), rect, radius, fill, width, edge);
        }
        if shown.focus {
            stroke::focus_ring(ui.painter(), rect, radius, theme.focus);
        }
        let leading = if parts.notch { Some(Icon::CircleNotch) } else { self.icon };
        let trailing = if parts.notch { None } else { self.trailing };
        let icons = [leading, trailing].into_iter().flatten().count() as f32;
        let key = self.key_galley(ui).filter(|_| !parts.notch);
        let key_width = key.as_ref().map_or(0.0, |key| key.size().x + gap);
        let content = parts.galley.size().x + icons * (icon_size + gap) + key_width;
        let mut x = rect.center().x - content / 2.0;
        let y = rect.center().y;
        if let Some(icon) = leading {
            let centre = egui::pos2(x.round() + icon_size / 2.0, y);
            if parts.notch {
                paint_notch(ui, icon_size, centre, ink);
            } else {
                paint_icon(ui, icon, false, icon_size, centre, ink);
            }
            x += icon_size + gap;
        }
        paint_left(ui.painter(), x, y, &parts.galley, ink);
        x += parts.galley.size().x + gap;
        if let Some(key) = key {
            paint_left(ui.painter(), x, y, &key, ink);
        }
        if let Some(icon) = trailing {
            let centre = egui::pos2(x.round() + icon_size / 2.0, y);
            paint_icon(ui, icon, false, icon_size, centre, ink);
        }
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let theme = tokens(ui.ctx());
        let (height, ..) = self.metrics();
        let parts = self.parts(ui);
        let size = Vec2::new(parts.width, height);
        let working = matches!(self.busy, Some((true, _)));
        let available = self.not_now.is_none() && !working;
        let sense = match (available, self.hold) {
            (true, true) => Sense::click_and_drag(),
            (true, false) => Sense::click(),
            (false, _) => Sense::focusable_noninteractive() | Sense::hover(),
        };
        let (rect, mut response) = ui.allocate_exact_size(size, sense);
        if available && self.size == Size::Tiny {
            let id = response.id;
            response |= ui.interact(rect.expand2(vec2(0.0, 8.0)), id, sense);
        }
        let text = match self.busy {
            Some((true, text)) => text,
            _ => self.name.unwrap_or(self.text),
        };
        response.widget_info(|| named(Role::Button, available, text));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            if let Some(reason) = self.not_now {
                node.set_description(reason);
            }
            if working {
                node.set_busy();
            }
        });
        let cursor = if available { CursorIcon::PointingHand } else { CursorIcon::NotAllowed };
        reveal(&response, cursor);
        let mut shown = self.shown.unwrap_or_else(|| Shown::of(&response));
        if !available {
            shown = Shown { focus: shown.focus, ..Shown::default() };
        }
        self.paint(ui, rect, &parts, shown, theme);
        response
    }
}
