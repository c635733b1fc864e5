//! The bottom bar: Back or Settings, the page's spoken code, and "Sharing your screen?".

use egui::accesskit::Role;
use egui::{Align, CursorIcon, Layout, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::ShellEvent;
use crate::ui::theme::{Icon, Type, stroke, tokens};
use crate::ui::widgets::{Button, Kind, Size, Switch, paint_code, paint_left};
use crate::ui::widgets::{named, reveal};

/// What stands at the left of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corner<'a> {
    /// One page back; the word.
    Back(&'a str),
    /// Settings, on Home; the word.
    Settings(&'a str),
    /// Nothing, on the first start.
    Nothing,
}

/// The bar's words and state.
#[derive(Clone, Copy, Debug)]
pub struct Bar<'a> {
    /// Back or Settings.
    pub corner: Corner<'a>,
    /// "You are on page".
    pub page: &'a str,
    /// The spoken code.
    pub code: &'a str,
    /// "Sharing your screen?".
    pub sharing: &'a str,
    /// "Sharing?", for windows below 760.
    pub sharing_short: &'a str,
    /// True while the screen is shared.
    pub is_sharing: bool,
}

pub(super) fn show(ui: &mut Ui, rect: Rect, bar: &Bar<'_>, event: &mut Option<ShellEvent>) {
    let theme = tokens(ui.ctx());
    ui.painter().rect_filled(rect, 0, theme.paper);
    let (edge, width) = theme.area_edge();
    stroke::hline(ui.painter(), rect.left(), rect.right(), rect.top(), width, edge);
    let narrow = rect.width() < 520.0;
    let long = rect.width() >= 760.0;
    let inner = Rect::from_min_max(
        pos2(rect.left() + if narrow { 5.0 } else { 13.0 }, rect.top() + 1.0),
        pos2(rect.right() - if narrow { 16.0 } else { 32.0 }, rect.bottom()),
    );

    let left = UiBuilder::new()
        .id_salt("left")
        .max_rect(inner)
        .layout(Layout::left_to_right(Align::Center));
    let corner = match bar.corner {
        Corner::Back(text) => Some((Icon::ArrowLeft, text, ShellEvent::Back)),
        Corner::Settings(text) => Some((Icon::Gear, text, ShellEvent::Settings)),
        Corner::Nothing => None,
    };
    if let Some((icon, text, pressed)) = corner {
        let button = Button::new(Kind::Ink, text).size(Size::Small).icon(icon);
        if ui.new_child(left).add(button).clicked() {
            *event = Some(pressed);
        }
    }

    if code(ui, rect, bar, long) {
        *event = Some(ShellEvent::Code);
    }

    let right = UiBuilder::new()
        .id_salt("right")
        .max_rect(inner)
        .layout(Layout::right_to_left(Align::Center));
    let (label, gap) = if long { (bar.sharing, 24.0) } else { (bar.sharing_short, 12.0) };
    let switch = Switch::new(bar.is_sharing, label, bar.sharing).gap(gap);
    if ui.new_child(right).add(switch).clicked() {
        *event = Some(ShellEvent::Sharing(!bar.is_sharing));
    }
}

/// The code in the middle; the words before it only where there is room. True when it was pressed: then
/// another code can be typed.
fn code(ui: &Ui, rect: Rect, bar: &Bar<'_>, long: bool) -> bool {
    let theme = tokens(ui.ctx());
    let words = Type::SECOND.line(ui, bar.page);
    let chip = Type::SPOKEN.line(ui, bar.code).size().x + 20.0;
    let before = if long { words.size().x + 10.0 } else { 0.0 };
    let y = rect.center().y + 0.5;
    let left = (rect.center().x - (before + chip) / 2.0).round();
    let id = ui.unique_id().with("code");
    let area = Rect::from_min_size(pos2(left, y - 14.0), vec2(before + chip, 28.0));
    let response = ui.interact(area, id, Sense::click());
    response.widget_info(|| named(Role::Button, true, format!("{} {}", bar.page, bar.code)));
    reveal(&response, CursorIcon::PointingHand);
    if long {
        paint_left(ui.painter(), left, y, &words, theme.ink_soft);
    }
    let place =
        Rect::from_min_size(pos2((left + before).round(), y.ceil() - 14.0), vec2(chip, 28.0));
    paint_code(ui, place, bar.code);
    if response.has_focus() {
        stroke::focus_ring(ui.painter(), place, 6, theme.focus);
    }
    response.clicked()
}
