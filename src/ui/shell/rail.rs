//! The rail: the brand, the route with its stations or the set-up with its last verdicts, and the
//! links at the foot.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{CursorIcon, Galley, Pos2, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::ShellEvent;
use crate::ui::theme::stroke::Along;
use crate::ui::theme::{Icon, Tokens, Type, stroke, tokens};
use crate::ui::widgets::named;
use crate::ui::widgets::{NavLink, Sign, paint_icon, paint_left, reveal};

/// What the rail shows.
#[derive(Clone, Copy, Debug)]
pub struct Rail<'a> {
    /// "Your route", "Your set-up, last checked today at 9:12".
    pub caption: &'a str,
    /// The route or the set-up.
    pub body: RailBody<'a>,
    /// The links at the foot.
    pub foot: &'a [Foot<'a>],
    /// The brand's name.
    pub brand: &'a str,
}

/// The middle of the rail.
#[derive(Clone, Copy)]
pub enum RailBody<'a> {
    /// The stations walked, the one that is open, and the harbour.
    Route {
        /// In the order they were walked.
        stations: &'a [Station<'a>],
        /// The words for so many folded stations ("4 earlier").
        earlier: &'a dyn Fn(usize) -> String,
    },
    /// The set-up.
    Setup(&'a [Setup<'a>]),
}

impl std::fmt::Debug for RailBody<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Route { stations, .. } => f.debug_tuple("Route").field(stations).finish(),
            Self::Setup(lines) => f.debug_tuple("Setup").field(lines).finish(),
        }
    }
}

/// How a station of the route stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StationState {
    /// Walked.
    Walked,
    /// The page that is open.
    Now,
    /// A check that found something.
    Bad,
    /// A check that passed, or the harbour reached.
    Good,
    /// A check that could not tell, or a warning.
    Caution,
    /// Where it leads: the outcome hoped for.
    Harbour,
}

/// A station of the route.
#[derive(Clone, Copy, Debug)]
pub struct Station<'a> {
    /// "Who is affected".
    pub question: &'a str,
    /// "Only me"; empty for the page that is open and the harbour.
    pub answer: &'a str,
    /// How it stands.
    pub state: StationState,
}

/// A line of the set-up.
#[derive(Clone, Copy, Debug)]
pub struct Setup<'a> {
    /// The last verdict with its word, or nothing where it is only a label.
    pub sign: Option<(Sign, &'a str)>,
    /// Without a sign: the label above ("Shop").
    pub label: &'a str,
    /// The name, Medium.
    pub name: &'a str,
    /// What was seen, or more about it.
    pub status: &'a str,
    /// True where a press leads somewhere.
    pub leads: bool,
}

/// A link at the foot.
#[derive(Clone, Copy, Debug)]
pub struct Foot<'a> {
    /// Its icon.
    pub icon: Icon,
    /// Where it leads.
    pub text: &'a str,
    /// True where that page is open.
    pub on: bool,
}

/// Where the rail's hairline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Right,
    None,
}

pub(super) fn show(
    ui: &mut Ui,
    rect: Rect,
    rail: &Rail<'_>,
    edge: Edge,
    event: &mut Option<ShellEvent>,
) {
    let theme = tokens(ui.ctx());
    ui.painter().rect_filled(rect, 0, theme.sunken);
    if edge == Edge::Right {
        let (colour, width) = theme.area_edge();
        stroke::vline(ui.painter(), rect.right() - width, rect.top(), rect.bottom(), width, colour);
    }
    brand(ui, rect.min + vec2(24.0, 24.0), rail.brand, theme, event);
    let foot_height = 38.0 * rail.foot.len() as f32 + 16.0;
    let caption = Type::CAPTION.galley(ui, rail.caption, rect.width() - 41.0);
    let top = rect.top() + 76.0;
    let body_top = top + caption.size().y + 12.0;
    label_at(ui, pos2(rect.left() + 24.0, top), caption, rail.caption, theme);
    let body = Rect::from_min_max(
        pos2(rect.left() + 24.0, body_top),
        pos2(rect.right() - 17.0, rect.bottom() - foot_height - 8.0),
    );
    match rail.body {
        RailBody::Route { stations, earlier } => {
            route(ui, body, stations, earlier, theme, event);
        }
        RailBody::Setup(lines) => setup(ui, body, lines, theme, event),
    }
    // A rail with nothing else in it has its links on top.
    let empty =
        matches!(rail.body, RailBody::Route { stations: [], .. }) && rail.caption.is_empty();
    let links = if empty {
        Rect::from_min_max(rect.min, pos2(rect.right(), top + foot_height - 2.0))
    } else {
        rect
    };
    foot(ui, links, rail.foot, event);
}

fn brand(ui: &Ui, at: Pos2, name: &str, theme: &Tokens, event: &mut Option<ShellEvent>) {
    let text = Type::new(16.0, 24.0, -0.1, crate::ui::theme::Face::SemiBold).line(ui, name);
    let rect = Rect::from_min_size(at, vec2(34.0 + text.size().x, 24.0));
    let id = ui.unique_id().with("brand");
    let response = ui.interact(rect.expand(4.0), id, Sense::click());
    response.widget_info(|| named(Role::Link, true, name));
    reveal(&response, CursorIcon::PointingHand);
    mark(ui, at, theme);
    paint_left(ui.painter(), at.x + 34.0, at.y + 12.0, &text, theme.ink);
    if response.has_focus() {
        stroke::focus_ring(ui.painter(), rect, 4, theme.focus);
    }
    if response.clicked() {
        *event = Some(ShellEvent::Home);
    }
}

/// The brand's mark, 24 by 24: the sun over two lines of water.
pub fn mark(ui: &Ui, at: Pos2, theme: &Tokens) {
    let painter = ui.painter();
    painter.circle_filled(at + vec2(12.0, 8.5), 5.0, theme.accent);
    for (from, to, y) in [(1.5, 22.5, 16.0), (6.5, 17.5, 20.5)] {
        let line = Rect::from_min_max(at + vec2(from, y), at + vec2(to, y + 2.0));
        stroke::fill(painter, line, 1, theme.accent);
    }
}

fn label_at(ui: &Ui, at: Pos2, galley: Arc<Galley>, text: &str, theme: &Tokens) {
    let id = ui.unique_id().with(("caption", text));
    if text.is_empty() {
        return;
    }
    let response = ui.interact(Rect::from_min_size(at, galley.size()), id, Sense::hover());
    response.widget_info(|| named(Role::Label, true, text));
    ui.painter().galley(at, galley, theme.ink_hint);
}

struct Laid {
    question: Arc<Galley>,
    answer: Option<Arc<Galley>>,
    height: f32,
}

/// Where the texts of the route begin, right of its stations.
const TEXT_AT: f32 = 24.0;

fn lay_out(ui: &Ui, station: &Station<'_>, width: f32) -> Laid {
    let room = width - TEXT_AT;
    let kind =
        if station.state == StationState::Now { Type::CAPTION.medium() } else { Type::CAPTION };
    let question = kind.elided(ui, station.question, room, 2);
    let answer = (!station.answer.is_empty())
        .then(|| Type::SECOND.medium().elided(ui, station.answer, room, 2));
    let height = question.size().y + answer.as_ref().map_or(0.0, |galley| galley.size().y) + 18.0;
    Laid { question, answer, height }
}

/// Height of the line that says how many stations are folded.
const EARLIER: f32 = 36.0;

fn route(
    ui: &mut Ui,
    body: Rect,
    stations: &[Station<'_>],
    earlier: &dyn Fn(usize) -> String,
    theme: &Tokens,
    event: &mut Option<ShellEvent>,
) {
    let laid: Vec<Laid> =
        stations.iter().map(|station| lay_out(ui, station, body.width())).collect();
    let id = ui.unique_id().with("earlier");
    let open: bool = ui.data(|data| data.get_temp(id)).unwrap_or(false);
    let folded = folded(&laid, body.height());
    if folded == 0 {
        draw_route(ui, body.min, body.width(), stations, &laid, 0, theme, event);
        return;
    }
    let words = earlier(folded);
    let line = Rect::from_min_size(body.min, vec2(body.width(), EARLIER - 8.0));
    let response = ui.interact(line, id, Sense::click());
    response.widget_info(|| named(Role::Button, true, &words));
    ui.ctx().accesskit_node_builder(id, |node| node.set_expanded(open));
    reveal(&response, CursorIcon::PointingHand);
    let icon = if open { Icon::CaretDown } else { Icon::CaretRight };
    let y = line.top() + 9.0;
    paint_icon(ui, icon, false, 16.0, pos2(line.left() + 6.0, y), theme.accent);
    let text = Type::CAPTION.line(ui, &words);
    paint_left(ui.painter(), line.left() + TEXT_AT, y, &text, theme.accent);
    if response.has_focus() {
        stroke::focus_ring(ui.painter(), line, 4, theme.focus);
    }
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(id, !open));
    }
    let below = Rect::from_min_max(pos2(body.left(), body.top() + EARLIER), body.max);
    if !open {
        draw_route(ui, below.min, body.width(), stations, &laid, folded, theme, event);
        return;
    }
    // The stations' signs reach two points left of the column.
    let area = Rect::from_min_max(below.min - vec2(8.0, 0.0), below.max + vec2(11.0, 0.0));
    let mut child = ui.new_child(UiBuilder::new().id_salt("route").max_rect(area));
    ScrollArea::vertical().auto_shrink(false).show(&mut child, |ui| {
        let at = ui.cursor().min + vec2(8.0, 0.0);
        let height = laid.iter().map(|one| one.height).sum();
        ui.allocate_space(vec2(area.width(), height));
        draw_route(ui, at, body.width(), stations, &laid, 0, theme, event);
    });
}

/// How many of the oldest stations must fold so that the rest fits.
fn folded(laid: &[Laid], room: f32) -> usize {
    let total: f32 = laid.iter().map(|one| one.height).sum();
    if total - 18.0 <= room {
        return 0;
    }
    let mut rest = total - 18.0 + EARLIER;
    let mut count = 0;
    // The page that is open and the harbour always stay.
    while rest > room && count + 2 < laid.len() {
        rest -= laid[count].height;
        count += 1;
    }
    count
}

#[expect(clippy::too_many_arguments, reason = "one private place that draws the stations")]
fn draw_route(
    ui: &Ui,
    at: Pos2,
    width: f32,
    stations: &[Station<'_>],
    laid: &[Laid],
    from: usize,
    theme: &Tokens,
    event: &mut Option<ShellEvent>,
) {
    let mut y = at.y;
    let x = at.x + 6.0;
    for index in from..stations.len() {
        let (station, text) = (&stations[index], &laid[index]);
        let last = index + 1 == stations.len();
        if !last {
            let start = pos2(x - 1.0, y + 9.0);
            match station.state {
                StationState::Now => {
                    let colour = theme.line_strong;
                    stroke::dotted(ui.painter(), start, text.height, Along::Down, colour);
                }
                _ => stroke::vline(
                    ui.painter(),
                    start.x,
                    start.y,
                    start.y + text.height,
                    2.0,
                    theme.accent,
                ),
            }
        }
        y += text.height;
    }
    let mut y = at.y;
    for index in from..stations.len() {
        let (station, text) = (&stations[index], &laid[index]);
        station_sign(ui, pos2(x, y + 9.0), station.state, theme);
        let rect = Rect::from_min_size(pos2(at.x, y), vec2(width, (text.height - 18.0).max(18.0)));
        station_text(ui, rect, index, station, text, theme, event);
        y += text.height;
    }
}

fn station_text(
    ui: &Ui,
    rect: Rect,
    index: usize,
    station: &Station<'_>,
    text: &Laid,
    theme: &Tokens,
    event: &mut Option<ShellEvent>,
) {
    let leads = !matches!(station.state, StationState::Now | StationState::Harbour);
    let sense = if leads { Sense::click() } else { Sense::hover() };
    let id = ui.unique_id().with(("station", index));
    let response = ui.interact(rect.expand2(vec2(4.0, 4.0)), id, sense);
    let name = if station.answer.is_empty() {
        station.question.to_owned()
    } else {
        format!("{}: {}", station.question, station.answer)
    };
    let role = if leads { Role::Link } else { Role::Label };
    response.widget_info(|| named(role, true, &name));
    if station.state == StationState::Now {
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_aria_current(egui::accesskit::AriaCurrent::Step);
        });
    }
    if leads {
        reveal(&response, CursorIcon::PointingHand);
    }
    let ink = match station.state {
        StationState::Now => theme.accent,
        StationState::Good if station.answer.is_empty() => theme.good,
        StationState::Harbour => theme.ink_hint,
        _ => theme.ink_soft,
    };
    let at = rect.min + vec2(TEXT_AT, 0.0);
    ui.painter().galley(at, Arc::clone(&text.question), ink);
    if let Some(answer) = &text.answer {
        let ink = if leads && response.hovered() { theme.accent } else { theme.ink };
        ui.painter().galley(at + vec2(0.0, text.question.size().y), Arc::clone(answer), ink);
    }
    if response.has_focus() {
        let ring = Rect::from_min_max(pos2(at.x, rect.top()), rect.max);
        stroke::focus_ring(ui.painter(), ring, 4, theme.focus);
    }
    if response.clicked() {
        *event = Some(ShellEvent::Station(index));
    }
}

fn station_sign(ui: &Ui, centre: Pos2, state: StationState, theme: &Tokens) {
    let painter = ui.painter();
    match state {
        StationState::Walked => {
            painter.circle_filled(centre, 5.0, theme.accent);
        }
        StationState::Now => {
            painter.circle_filled(centre, 7.0, theme.sunken);
            stroke::ring(painter, centre, 7.0, 2.0, theme.accent);
            painter.circle_filled(centre, 3.0, theme.accent);
        }
        StationState::Harbour => {
            painter.circle_filled(centre, 6.0, theme.sunken);
            stroke::ring(painter, centre, 6.0, 2.0, theme.line_strong);
        }
        StationState::Bad | StationState::Good | StationState::Caution => {
            painter.circle_filled(centre, 8.0, theme.sunken);
            let sign = match state {
                StationState::Bad => Sign::NotWorking,
                StationState::Good => Sign::Works,
                _ => Sign::LookAt,
            };
            sign.paint(ui, 16.0, centre);
        }
    }
}

fn setup(
    ui: &mut Ui,
    body: Rect,
    lines: &[Setup<'_>],
    theme: &Tokens,
    event: &mut Option<ShellEvent>,
) {
    let area = Rect::from_min_max(body.min - vec2(4.0, 0.0), body.max + vec2(11.0, 0.0));
    let mut child = ui.new_child(UiBuilder::new().id_salt("setup").max_rect(area));
    ScrollArea::vertical().auto_shrink(false).show(&mut child, |ui| {
        for (index, line) in lines.iter().enumerate() {
            setup_line(ui, body.width(), index, line, theme, event);
        }
    });
}

fn setup_line(
    ui: &mut Ui,
    width: f32,
    index: usize,
    line: &Setup<'_>,
    theme: &Tokens,
    event: &mut Option<ShellEvent>,
) {
    let indent = if line.sign.is_some() { 26.0 } else { 0.0 };
    let room = width - indent;
    let label = (!line.label.is_empty()).then(|| Type::CAPTION.elided(ui, line.label, room, 1));
    let name = Type::SECOND.medium().elided(ui, line.name, room, 2);
    let status = (!line.status.is_empty()).then(|| Type::CAPTION.elided(ui, line.status, room, 2));
    let label_height = label.as_ref().map_or(0.0, |galley| galley.size().y);
    let text = label_height + name.size().y + status.as_ref().map_or(0.0, |one| one.size().y);
    let sense = if line.leads { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(width + 4.0, text + 14.0), sense);
    let rect = Rect::from_min_size(rect.min + vec2(4.0, 0.0), vec2(width, text));
    response.widget_info(|| {
        let word = line.sign.map_or("", |(_, word)| word);
        let parts = [line.label, line.name, line.status, word];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        named(if line.leads { Role::Link } else { Role::Label }, true, parts.join(", "))
    });
    if line.leads {
        reveal(&response, CursorIcon::PointingHand);
    }
    if let Some((sign, _)) = line.sign {
        sign.paint(ui, 18.0, rect.min + vec2(9.0, 10.0));
    }
    let mut at = rect.min + vec2(indent, 0.0);
    if let Some(label) = label {
        ui.painter().galley(at, label, theme.ink_soft);
        at.y += label_height;
    }
    let ink = if line.leads && response.hovered() { theme.accent } else { theme.ink };
    let below = at + vec2(0.0, name.size().y);
    ui.painter().galley(at, name, ink);
    if let Some(status) = status {
        ui.painter().galley(below, status, theme.ink_soft);
    }
    if response.has_focus() {
        stroke::focus_ring(ui.painter(), rect, 4, theme.focus);
    }
    if response.clicked() {
        *event = Some(ShellEvent::Setup(index));
    }
}

pub(super) fn foot(ui: &mut Ui, rect: Rect, list: &[Foot<'_>], event: &mut Option<ShellEvent>) {
    let height = (38.0 * list.len() as f32 - 2.0).max(0.0);
    let area = Rect::from_min_max(
        pos2(rect.left() + 16.0, rect.bottom() - 16.0 - height),
        pos2(rect.right() - 13.0, rect.bottom() - 16.0),
    );
    let mut child = ui.new_child(UiBuilder::new().id_salt("foot").max_rect(area));
    for (index, link) in list.iter().enumerate() {
        if index > 0 {
            child.add_space(2.0);
        }
        if child.add(NavLink::new(link.icon, link.text).on(link.on)).clicked() {
            *event = Some(ShellEvent::Foot(index));
        }
    }
}
