//! The frame that every page shares: strips, breadcrumb, rail, page column, bottom bar, toast.
//! It takes plain values and gives back what was pressed; it touches nothing else.

mod bar;
mod crumbs;
mod page;
mod rail;
mod strips;

pub use bar::{Bar, Corner};
pub use crumbs::Crumb;
pub(in crate::ui) use crumbs::sheet_is_open;
pub use page::{Page, margin};
pub use rail::{Foot, Rail, RailBody, Setup, Station, StationState};
pub use strips::Strips;

use egui::accesskit::Role;
use egui::{Align2, Area, Id, Order, Rect, Ui, UiBuilder, pos2, vec2};

use super::theme::tokens;
use super::widgets::{self, Sign};

/// Everything around a page.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Practice and sharing.
    pub strips: Strips<'a>,
    /// The route or the set-up at the left.
    pub rail: Rail<'a>,
    /// The way here in short, for windows below 760, the page itself last.
    pub crumbs: &'a [Crumb<'a>],
    /// The bottom bar.
    pub bar: Bar<'a>,
    /// True for a page that uses all the room (the map): no rail, the breadcrumb instead.
    pub wide: bool,
    /// What was just done.
    pub toast: Option<Toast<'a>>,
    /// The names of what has no words of its own.
    pub names: Names<'a>,
}

/// Names for a screen reader.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// "Your route".
    pub route: &'a str,
    /// "More".
    pub more: &'a str,
    /// "Page".
    pub page: &'a str,
}

/// A toast in the window.
#[derive(Clone, Copy, Debug)]
pub struct Toast<'a> {
    /// Its sign, such as the one for works.
    pub sign: Option<Sign>,
    /// "Copied".
    pub text: &'a str,
    /// "Undo".
    pub undo: Option<&'a str>,
}

/// What was pressed outside the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShellEvent {
    /// Back in the bottom bar.
    Back,
    /// Settings in the bottom bar.
    Settings,
    /// The sharing switch; the new state.
    Sharing(bool),
    /// A station of the route, counted from 0 in the list that was given.
    Station(usize),
    /// The line of the set-up, counted from 0.
    Setup(usize),
    /// The spoken code in the bottom bar.
    Code,
    /// A link at the rail's foot, counted from 0.
    Foot(usize),
    /// "Leave practice".
    LeavePractice,
    /// Undo in the toast.
    Undo,
    /// The brand: to Home.
    Home,
}

/// Where the parts stand.
struct Areas {
    crumbs: Option<Rect>,
    rail: Option<Rect>,
    page: Rect,
    bar: Rect,
}

/// Draws the frame and the page in it. Gives back what was pressed in the frame, and what the page
/// gave back.
pub fn show<R>(
    ui: &mut Ui,
    frame: &Frame<'_>,
    add: impl FnOnce(&mut Page<'_>) -> R,
) -> (Option<ShellEvent>, R) {
    let theme = tokens(ui.ctx());
    let whole = ui.ctx().content_rect();
    ui.painter().rect_filled(whole, 0, theme.paper);
    let mut event = None;
    let top = strips::show(ui, whole, &frame.strips, &mut event);
    let areas = areas(Rect::from_min_max(pos2(whole.left(), top), whole.max), frame.wide);

    if let Some(rect) = areas.crumbs {
        let mut child = part(ui, "crumbs", rect, Role::Navigation, frame.names.route);
        crumbs::show(&mut child, rect, frame, &mut event);
    }
    let value = {
        let mut child = part(ui, "page", areas.page, Role::Main, frame.names.page);
        let mut page = Page::new(&mut child, areas.page, frame.wide);
        add(&mut page)
    };
    {
        let mut child = part(ui, "bar", areas.bar, Role::ContentInfo, "");
        bar::show(&mut child, areas.bar, &frame.bar, &mut event);
    }
    if let Some(rect) = areas.rail {
        let mut child = part(ui, "rail", rect, Role::Navigation, frame.names.route);
        rail::show(&mut child, rect, &frame.rail, rail::Edge::Right, &mut event);
    }
    if let Some(toast) = &frame.toast {
        show_toast(ui, areas.bar, areas.page, toast, &mut event);
    }
    ui.advance_cursor_after_rect(whole);
    (event, value)
}

/// A part of the window with its own clip and its role for a screen reader.
fn part(ui: &mut Ui, salt: &str, rect: Rect, role: Role, name: &str) -> Ui {
    let mut child = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect));
    child.set_clip_rect(rect);
    ui.ctx().accesskit_node_builder(child.unique_id(), |node| {
        node.set_role(role);
        if !name.is_empty() {
            node.set_label(name);
        }
    });
    child
}

fn areas(room: Rect, wide: bool) -> Areas {
    let width = room.width();
    let bar_height = if width < 520.0 { 48.0 } else { 56.0 };
    let bar = Rect::from_min_max(pos2(room.left(), room.bottom() - bar_height), room.max);
    let middle = Rect::from_min_max(room.min, pos2(room.right(), bar.top()));
    if width >= 760.0 && !wide {
        let split = room.left() + 216.0;
        return Areas {
            crumbs: None,
            rail: Some(Rect::from_min_max(middle.min, pos2(split, middle.bottom()))),
            page: Rect::from_min_max(pos2(split, middle.top()), middle.max),
            bar,
        };
    }
    let crumbs_height = if width < 520.0 { 36.0 } else { 44.0 };
    let below = middle.top() + crumbs_height;
    Areas {
        crumbs: Some(Rect::from_min_max(middle.min, pos2(middle.right(), below))),
        rail: None,
        page: Rect::from_min_max(pos2(middle.left(), below), middle.max),
        bar,
    }
}

fn show_toast(ui: &Ui, bar: Rect, page: Rect, toast: &Toast<'_>, event: &mut Option<ShellEvent>) {
    let place = pos2(page.center().x, bar.top() - 16.0);
    let undone = Area::new(Id::unique("refloat toast"))
        .order(Order::Foreground)
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(place)
        .constrain_to(page.shrink2(vec2(8.0, 8.0)))
        .show(ui.ctx(), |ui| widgets::toast(ui, toast.sign, toast.text, toast.undo))
        .inner;
    if undone {
        *event = Some(ShellEvent::Undo);
    }
}
