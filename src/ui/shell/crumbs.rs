//! The breadcrumb in place of the rail where the window is below 760: the route opens as a sheet,
//! the rail's links as a list.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{
    Area, CursorIcon, Galley, Id, Key, Order, Pos2, Rect, Response, Sense, Ui, Vec2, pos2, vec2,
};

use super::{Frame, ShellEvent, rail};
use crate::ui::theme::{Icon, Type, shadow, stroke, tokens};
use crate::ui::widgets::named;
use crate::ui::widgets::{paint_icon, paint_left, reveal};

/// A step of the breadcrumb.
#[derive(Clone, Copy, Debug)]
pub struct Crumb<'a> {
    /// The answer, or the page that is open.
    pub text: &'a str,
    /// The station it leads back to; nothing for the page that is open.
    pub station: Option<usize>,
}

/// What lies open over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sheet {
    Route,
    More,
}

fn sheet_id() -> Id {
    Id::unique("refloat sheet")
}

fn open_sheet(ui: &Ui) -> Option<Sheet> {
    ui.data(|data| data.get_temp(sheet_id())).unwrap_or(None)
}

/// True while the route or the list of links lies open over the page, which Escape closes.
pub(in crate::ui) fn sheet_is_open(ui: &Ui) -> bool {
    open_sheet(ui).is_some()
}

pub(super) fn show(ui: &mut Ui, rect: Rect, frame: &Frame<'_>, event: &mut Option<ShellEvent>) {
    let theme = tokens(ui.ctx());
    ui.painter().rect_filled(rect, 0, theme.sunken);
    let (edge, width) = theme.area_edge();
    stroke::hline(ui.painter(), rect.left(), rect.right(), rect.bottom() - width, width, edge);
    let margin = if rect.width() < 520.0 { 16.0 } else { 24.0 };
    let y = rect.center().y - 0.5;
    let id = sheet_id();
    let open = open_sheet(ui);

    let left = pos2(rect.left() + margin + 9.0, y);
    let route = tool(ui, "route", left, frame.names.route, open == Some(Sheet::Route));
    paint_icon(ui, Icon::Path, false, 18.0, left, theme.accent);
    let right = pos2(rect.right() - margin - 10.0, y);
    let more = tool(ui, "more", right, frame.names.more, open == Some(Sheet::More));
    paint_icon(ui, Icon::DotsThree, false, 20.0, right, theme.ink_soft);

    let room = (rect.left() + margin + 28.0, rect.right() - margin - 32.0);
    way(ui, room, y, frame.crumbs, event);

    let mut next = open;
    if route.clicked() {
        next = if open == Some(Sheet::Route) { None } else { Some(Sheet::Route) };
    }
    if more.clicked() {
        next = if open == Some(Sheet::More) { None } else { Some(Sheet::More) };
    }
    if let Some(sheet) = open {
        let before = *event;
        let outside = show_sheet(ui, rect, sheet, frame, event);
        let pressed = route.clicked() || more.clicked();
        if *event != before || (outside && !pressed) || ui.input(|i| i.key_pressed(Key::Escape)) {
            next = None;
        }
    }
    if next != open {
        ui.data_mut(|data| data.insert_temp(id, next));
    }
}

fn tool(ui: &Ui, salt: &str, centre: Pos2, name: &str, open: bool) -> Response {
    let area = Rect::from_center_size(centre, Vec2::splat(32.0));
    let response = ui.interact(area, ui.unique_id().with(salt), Sense::click());
    response.widget_info(|| named(Role::Button, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
    reveal(&response, CursorIcon::PointingHand);
    let theme = tokens(ui.ctx());
    if response.hovered() || open {
        stroke::fill(ui.painter(), area, 8, theme.accent_wash);
    }
    if response.has_focus() {
        let ring = Rect::from_center_size(centre, Vec2::splat(26.0));
        stroke::focus_ring(ui.painter(), ring, 8, theme.focus);
    }
    response
}

/// The last steps that fit, the page that is open last and Medium.
fn way(
    ui: &Ui,
    (from, to): (f32, f32),
    y: f32,
    crumbs: &[Crumb<'_>],
    event: &mut Option<ShellEvent>,
) {
    let theme = tokens(ui.ctx());
    let Some((here, before)) = crumbs.split_last() else { return };
    let room = to - from;
    let here_text = Type::SECOND.medium().elided(ui, here.text, room, 1);
    let mut left = room - here_text.size().x;
    let mut shown: Vec<(usize, Arc<Galley>)> = Vec::new();
    for (index, crumb) in before.iter().enumerate().rev().take(2) {
        let text = Type::SECOND.line(ui, crumb.text);
        let needs = text.size().x + 28.0;
        if needs > left {
            break;
        }
        left -= needs;
        shown.push((index, text));
    }
    let mut x = from;
    for (index, text) in shown.into_iter().rev() {
        let rect = Rect::from_min_size(pos2(x, y - 10.0), text.size());
        let id = ui.unique_id().with(("crumb", index));
        let response = ui.interact(rect.expand2(vec2(4.0, 8.0)), id, Sense::click());
        response.widget_info(|| named(Role::Link, true, crumbs[index].text));
        reveal(&response, CursorIcon::PointingHand);
        let ink = if response.hovered() { theme.accent } else { theme.ink_soft };
        paint_left(ui.painter(), x, y, &text, ink);
        if response.has_focus() {
            stroke::focus_ring(ui.painter(), rect, 4, theme.focus);
        }
        if response.clicked() {
            *event = crumbs[index].station.map(ShellEvent::Station);
        }
        x += text.size().x + 6.0;
        paint_icon(ui, Icon::CaretRight, false, 16.0, pos2(x.round() + 8.0, y), theme.ink_soft);
        x += 22.0;
    }
    let rect = Rect::from_min_size(pos2(x, y - 10.0), here_text.size());
    let response = ui.interact(rect, ui.unique_id().with("here"), Sense::hover());
    response.widget_info(|| named(Role::Label, true, here.text));
    paint_left(ui.painter(), x, y, &here_text, theme.ink);
}

/// Draws the sheet below the breadcrumb; gives back whether something outside it was pressed.
fn show_sheet(
    ui: &Ui,
    bar: Rect,
    sheet: Sheet,
    frame: &Frame<'_>,
    event: &mut Option<ShellEvent>,
) -> bool {
    let theme = tokens(ui.ctx());
    let window = ui.ctx().content_rect();
    let width = 248.0_f32.min(window.width() - 32.0);
    let (left, height) = match sheet {
        Sheet::Route => (bar.left() + 8.0, window.bottom() - bar.bottom() - 72.0),
        Sheet::More => (bar.right() - 8.0 - width, 38.0 * frame.rail.foot.len() as f32 + 14.0),
    };
    let rect = Rect::from_min_size(pos2(left, bar.bottom() + 4.0), vec2(width, height));
    Area::new(Id::unique("refloat sheet area")).order(Order::Foreground).fixed_pos(rect.min).show(
        ui.ctx(),
        |ui| {
            ui.allocate_exact_size(rect.size(), Sense::click() - Sense::FOCUSABLE);
            ui.painter().add(shadow(theme).as_shape(rect, 12));
            match sheet {
                Sheet::Route => {
                    let mut child =
                        ui.new_child(egui::UiBuilder::new().id_salt("sheet").max_rect(rect));
                    child.set_clip_rect(rect);
                    rail::show(&mut child, rect, &frame.rail, rail::Edge::None, event);
                }
                Sheet::More => {
                    stroke::fill(ui.painter(), rect, 12, theme.raised);
                    let inner =
                        Rect::from_min_max(rect.min - vec2(8.0, 0.0), rect.max + vec2(5.0, 8.0));
                    rail::foot(ui, inner, frame.rail.foot, event);
                }
            }
            let (edge, line) = theme.card_edge();
            let clear = egui::Color32::TRANSPARENT;
            stroke::frame(ui.painter(), rect, 12, clear, line, edge);
        },
    );
    ui.input(|input| {
        input.pointer.primary_clicked()
            && input.pointer.interact_pos().is_some_and(|place| !rect.contains(place))
    })
}
