//! The building blocks of the pages, each with its name and role for a screen reader, a focus ring,
//! and a size that does not depend on its state.

mod before_after;
mod button;
mod card;
mod check_list;
mod chip;
mod choice;
mod connection;
mod countdown;
mod dialog;
mod field;
mod fold;
mod key_link;
mod link;
mod notice;
mod rows;
mod secret;
mod sign;
mod steps;
mod switch;
mod text;
mod timeline;
mod toast;
mod track;

pub use before_after::{Side, before_after};
pub use button::{Button, Kind, Size};
pub use card::{CardLink, card, divider, pair, pair_apart};
pub use check_list::{Listed, check_list};
pub(in crate::ui) use chip::paint_code;
pub use chip::{chip, key_cap, mask, spoken_code, tag, well};
pub use choice::Choice;
pub use connection::{LinkState, Node, NodeState, connection};
pub use countdown::countdown;
pub use dialog::{Dialog, Left};
pub use field::{Field, Help};
pub use fold::Fold;
pub use key_link::NavLink;
pub use link::Link;
pub use notice::{Banner, BannerEvent, notice, notice_frame};
pub use rows::{CheckRow, Fact, StageRow, check_rows, facts, rows, stage_rows};
pub use secret::{SecretEntry, SecretField, SecretResponse, SecretWords};
pub use sign::{Sign, eyebrow, sign_word};
pub use steps::{Act, Step, StepEvent, ring_id, steps};
pub use switch::{Switch, segments};
pub use text::{Span, heading, label, running, why};
pub use timeline::{Stage, timeline};
pub use toast::toast;
pub use track::{cells, length_counter, progress};

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{
    Color32, Context, CursorIcon, Galley, Id, Painter, Pos2, Response, Sense, Ui, WidgetInfo, pos2,
    vec2,
};

use super::theme::{Icon, Tokens, icon_galley, stroke, tokens, unmarked};

/// How a control is drawn at this moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The pointer is over it.
    pub hover: bool,
    /// It is held down.
    pub press: bool,
    /// The keyboard is on it.
    pub focus: bool,
}

impl Shown {
    /// Under the pointer, for the component sheet.
    pub const HOVER: Self = Self { hover: true, press: false, focus: false };
    /// Held down, for the component sheet.
    pub const PRESS: Self = Self { hover: true, press: true, focus: false };
    /// With the keyboard on it, for the component sheet.
    pub const FOCUS: Self = Self { hover: false, press: false, focus: true };

    fn of(response: &Response) -> Self {
        Self {
            hover: response.hovered(),
            press: response.is_pointer_button_down_on(),
            focus: response.has_focus(),
        }
    }
}

/// What a colour says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Neutral,
    /// Something to know or to do.
    Accent,
    /// Works.
    Good,
    /// Look at this.
    Caution,
    /// Not working.
    Bad,
    /// Waiting, skipped.
    Hint,
}

impl Tone {
    /// The colour of signs and words.
    #[must_use]
    pub const fn ink(self, tokens: &Tokens) -> Color32 {
        match self {
            Self::Neutral => tokens.ink_soft,
            Self::Accent => tokens.accent,
            Self::Good => tokens.good,
            Self::Caution => tokens.caution,
            Self::Bad => tokens.bad,
            Self::Hint => tokens.ink_hint,
        }
    }

    /// The ground behind a text of this tone.
    #[must_use]
    pub const fn wash(self, tokens: &Tokens) -> Color32 {
        match self {
            Self::Neutral | Self::Hint => tokens.sunken,
            Self::Accent => tokens.accent_wash,
            Self::Good => tokens.good_wash,
            Self::Caution => tokens.caution_wash,
            Self::Bad => tokens.bad_wash,
        }
    }
}

/// What a widget is for a screen reader. Marks of masked words are not read.
pub(in crate::ui) fn named(role: Role, enabled: bool, name: impl AsRef<str>) -> WidgetInfo {
    WidgetInfo::labeled(role, enabled, unmarked(name.as_ref()))
}

/// The same for what is on or off.
pub(in crate::ui) fn named_selected(
    role: Role,
    enabled: bool,
    on: bool,
    name: impl AsRef<str>,
) -> WidgetInfo {
    WidgetInfo::selected(role, enabled, on, unmarked(name.as_ref()))
}

/// The pieces of a name as they are read aloud: empty ones are left out, and what ends a sentence
/// needs no mark behind it.
pub(in crate::ui) fn spoken(mark: &str, pieces: &[&str]) -> String {
    let mut name = String::new();
    for piece in pieces.iter().filter(|piece| !piece.is_empty()) {
        if !name.is_empty() {
            name.push_str(if name.ends_with(['.', '?', '!', '…', ':']) { " " } else { mark });
        }
        name.push_str(piece);
    }
    name
}

/// Where the first control that was drawn is kept: a page on which nothing else takes the focus
/// begins there.
fn first_place() -> Id {
    Id::unique("first control of the page")
}

/// Forgets which control was drawn first: a page begins.
pub(in crate::ui) fn forget_first(context: &Context) {
    context.data_mut(|data| data.remove::<Id>(first_place()));
}

/// The first control since [`forget_first`] that can be seen whole.
pub(in crate::ui) fn first_seen(context: &Context) -> Option<Id> {
    context.data_mut(|data| data.get_temp(first_place()))
}

fn title_place() -> Id {
    Id::unique("title of the page")
}

/// The page's title as a place to begin, with its ring while it has the focus. Tab leads on from it and
/// never back to it.
pub(in crate::ui) fn begins_here(ui: &Ui, title: &Response, text: &str) {
    // An own id: a label gives up the focus in each frame.
    let id = title.id.with("begin");
    ui.data_mut(|data| data.insert_temp(title_place(), id));
    if ui.memory(|memory| memory.has_focus(id)) {
        let response = ui.interact(title.rect, id, Sense::focusable_noninteractive());
        response.widget_info(|| named(Role::Label, true, text));
        let theme = tokens(ui.ctx());
        stroke::focus_ring(ui.painter(), title.rect.expand2(vec2(4.0, 0.0)), 6, theme.focus);
    }
}

/// The title that [`begins_here`] was told of last.
pub(in crate::ui) fn title_drawn(context: &Context) -> Option<Id> {
    context.data_mut(|data| data.get_temp(title_place()))
}

/// What every own control does after it was allocated: the pointer's shape, and coming into view
/// when the keyboard reaches it (egui does not scroll for Tab by itself).
pub(in crate::ui) fn reveal(response: &Response, cursor: CursorIcon) {
    if response.sense.is_focusable() && response.interact_rect.contains_rect(response.rect) {
        response.ctx.data_mut(|data| *data.get_temp_mut_or(first_place(), response.id));
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.hovered() {
        response.ctx.set_cursor_icon(cursor);
    }
}

/// Paints an icon with its box centred on a point.
pub(in crate::ui) fn paint_icon(
    ui: &Ui,
    icon: Icon,
    filled: bool,
    size: f32,
    centre: Pos2,
    colour: Color32,
) {
    let galley = icon_galley(ui, icon, filled, size);
    ui.painter().galley(icon_pos(size, centre), galley, colour);
}

fn icon_pos(size: f32, centre: Pos2) -> Pos2 {
    // The baseline of 24 falls between two pixels and is rounded down; the others sit right.
    let lift = if size >= 24.0 { 1.0 } else { 0.0 };
    pos2(centre.x - size / 2.0, centre.y - size / 2.0 - lift)
}

/// Paints the turning notch of a check that runs: once a second, still where nothing may move.
fn paint_notch(ui: &Ui, size: f32, centre: Pos2, colour: Color32) {
    let galley = icon_galley(ui, Icon::CircleNotch, false, size);
    let mut shape = egui::epaint::TextShape::new(icon_pos(size, centre), galley, colour);
    if !super::theme::look(ui.ctx()).less_motion {
        let turn = (ui.input(|input| input.time) % 1.0) as f32 * std::f32::consts::TAU;
        shape = shape.with_angle_and_anchor(turn, egui::Align2::CENTER_CENTER);
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(33));
    }
    ui.painter().add(shape);
}

/// Paints a laid-out text with its left edge at `x` and its middle at `y`.
pub(in crate::ui) fn paint_left(
    painter: &Painter,
    x: f32,
    y: f32,
    galley: &Arc<Galley>,
    colour: Color32,
) {
    painter.galley(pos2(x, y - galley.size().y / 2.0), Arc::clone(galley), colour);
}

/// Paints a laid-out text with its right edge at `x` and its middle at `y`.
fn paint_right(painter: &Painter, x: f32, y: f32, galley: &Arc<Galley>, colour: Color32) {
    let pos = pos2(x, y) - vec2(galley.size().x, galley.size().y / 2.0);
    painter.galley(pos, Arc::clone(galley), colour);
}
