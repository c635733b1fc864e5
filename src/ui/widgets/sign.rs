//! A verdict's sign: an icon, a word and a colour, never one of them alone.

use egui::accesskit::Role;
use egui::{Pos2, Response, Sense, Ui, pos2, vec2};

use super::named;
use super::{Tone, paint_icon, paint_left, paint_notch};
use crate::ui::theme::{Icon, Type, tokens};

/// What a check says, or that it has not said anything yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// It works.
    Works,
    /// It works, and something should be looked at.
    LookAt,
    /// It does not work.
    NotWorking,
    /// It cannot be told from this computer.
    CannotTell,
    /// It was not tried.
    Skipped,
    /// Its turn has not come.
    Waiting,
    /// It is being looked at now.
    Checking,
    /// A wait until a time.
    Wait,
}

impl Sign {
    /// The icon, and whether it is filled.
    #[must_use]
    pub const fn icon(self) -> (Icon, bool) {
        match self {
            Self::Works => (Icon::CheckCircle, true),
            Self::LookAt => (Icon::Warning, true),
            Self::NotWorking => (Icon::XCircle, true),
            Self::CannotTell => (Icon::Question, true),
            Self::Wait => (Icon::Hourglass, true),
            Self::Skipped => (Icon::MinusCircle, false),
            Self::Waiting => (Icon::CircleDashed, false),
            Self::Checking => (Icon::CircleNotch, false),
        }
    }

    /// What its colour says.
    #[must_use]
    pub const fn tone(self) -> Tone {
        match self {
            Self::Works => Tone::Good,
            Self::LookAt | Self::CannotTell | Self::Wait => Tone::Caution,
            Self::NotWorking => Tone::Bad,
            Self::Skipped | Self::Waiting => Tone::Hint,
            Self::Checking => Tone::Accent,
        }
    }

    /// Paints the sign alone; the word stands beside it or in the row's name.
    pub(in crate::ui) fn paint(self, ui: &Ui, size: f32, centre: Pos2) {
        let colour = self.tone().ink(tokens(ui.ctx()));
        let (icon, filled) = self.icon();
        if self == Self::Checking {
            paint_notch(ui, size, centre, colour);
        } else {
            paint_icon(ui, icon, filled, size, centre, colour);
        }
    }
}

/// A sign with its word in the second size, Medium.
pub fn sign_word(ui: &mut Ui, sign: Sign, word: &str) -> Response {
    let theme = tokens(ui.ctx());
    let galley = Type::SECOND.medium().line(ui, word);
    let size = vec2(27.0 + galley.size().x, 20.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| named(Role::Label, true, word));
    sign.paint(ui, 20.0, pos2(rect.left() + 10.0, rect.center().y));
    let ink = sign.tone().ink(theme);
    paint_left(ui.painter(), rect.left() + 27.0, rect.center().y, &galley, ink);
    response
}

/// The line above a result's title: the sign, its word, and what goes with it ("· checked at 9:14").
pub fn eyebrow(ui: &mut Ui, sign: Sign, word: &str, rest: &str) -> Response {
    let theme = tokens(ui.ctx());
    let name = Type::SECOND.medium().line(ui, word);
    let more = Type::SECOND.line(ui, rest);
    let width = 28.0 + name.size().x + 8.0 + more.size().x;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 20.0), Sense::hover());
    response.widget_info(|| named(Role::Label, true, format!("{word} {rest}").trim_end()));
    let y = rect.center().y;
    sign.paint(ui, 20.0, pos2(rect.left() + 10.0, y));
    paint_left(ui.painter(), rect.left() + 28.0, y, &name, sign.tone().ink(theme));
    let x = rect.left() + 36.0 + name.size().x;
    paint_left(ui.painter(), x, y, &more, theme.ink_hint);
    ui.add_space(8.0);
    response
}
