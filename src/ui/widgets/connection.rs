//! The picture of the connection: this computer, the internet, the shop or vendor, the carrier.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Align, Color32, Galley, Pos2, Response, Sense, Ui, pos2, vec2};

use super::named;
use super::{paint_icon, paint_notch};
use crate::ui::theme::stroke::Along;
use crate::ui::theme::{Icon, Tokens, Type, stroke, tokens};

/// How a node stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeState {
    /// Reached.
    Reached,
    /// Reached, and all is well again.
    Good,
    /// It refuses or is broken.
    Bad,
    /// It could not be seen from here.
    NotSeen,
    /// Beyond the break.
    NotReached,
}

/// How the link to the next node stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// It works.
    Works,
    /// It is being looked at.
    Checking,
    /// Here it breaks.
    Broken,
    /// It could not be seen from here.
    NotSeen,
    /// Beyond the break.
    NotReached,
}

/// A station of the connection.
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    /// What it is.
    pub icon: Icon,
    /// "This computer".
    pub name: &'a str,
    /// One word or two: "Online", "Refuses the key". May be empty.
    pub status: &'a str,
    /// How it stands.
    pub state: NodeState,
}

impl NodeState {
    const fn colour(self, theme: &Tokens) -> Color32 {
        match self {
            Self::Reached => theme.accent,
            Self::Good => theme.good,
            Self::Bad => theme.bad,
            Self::NotSeen => theme.caution,
            Self::NotReached => theme.line_strong,
        }
    }
}

/// Draws the nodes with the links between them (`links` has one less). `sentence` is the whole line
/// for a screen reader. Below a width of 520 it stands upright.
pub fn connection(
    ui: &mut Ui,
    nodes: &[Node<'_>],
    links: &[LinkState],
    sentence: &str,
) -> Response {
    let upright =
        ui.ctx().content_rect().width() < 520.0 || ui.available_width() < 96.0 * nodes.len() as f32;
    if upright {
        upright_line(ui, nodes, links, sentence)
    } else {
        level(ui, nodes, links, sentence)
    }
}

fn centred(ui: &Ui, kind: Type, text: &str, width: f32) -> Arc<Galley> {
    let mut job = kind.job(tokens(ui.ctx()), text, Color32::PLACEHOLDER, width);
    job.halign = Align::Center;
    ui.painter().layout_job(job)
}

fn level(ui: &mut Ui, nodes: &[Node<'_>], links: &[LinkState], sentence: &str) -> Response {
    let theme = tokens(ui.ctx());
    let width = ui.available_width();
    let count = nodes.len() as f32;
    // As in the picture: nodes of 72, links share what is left between margins of 41.
    let link = ((width - 82.0 - 72.0 * count) / (count - 1.0).max(1.0)).max(24.0);
    let step = 72.0 + link;
    let room = step.min(132.0) - 8.0;
    let names: Vec<_> =
        nodes.iter().map(|node| centred(ui, Type::SECOND.medium(), node.name, room)).collect();
    let states: Vec<_> = nodes
        .iter()
        .map(|node| {
            let kind = match node.state {
                NodeState::Bad | NodeState::NotSeen => Type::CAPTION.medium(),
                _ => Type::CAPTION,
            };
            centred(ui, kind, node.status, room)
        })
        .collect();
    let text = names
        .iter()
        .zip(&states)
        .zip(nodes)
        .map(|((name, state), node)| {
            name.size().y + if node.status.is_empty() { 0.0 } else { state.size().y }
        })
        .fold(20.0, f32::max);
    let (rect, response) =
        ui.allocate_exact_size(vec2(width, 21.0 + 48.0 + 8.0 + text + 17.0), Sense::hover());
    response.widget_info(|| named(Role::Image, true, sentence));
    paint_ground(ui, rect, theme);
    let y = rect.top() + 45.0;
    let first = rect.left() + (width - step * (count - 1.0)) / 2.0;
    for (index, node) in nodes.iter().enumerate() {
        let centre = pos2((first + step * index as f32).round(), y);
        paint_node(ui, centre, node, theme);
        if let Some(state) = links.get(index) {
            let end = (first + step * (index + 1) as f32).round() - 28.0;
            let start = centre.x + 28.0;
            paint_line(ui, pos2(start, y - 1.0), end - start, Along::Across, *state, theme);
            paint_mark(ui, pos2(((start + end) / 2.0).round(), y), *state, theme);
        }
        let name = Arc::clone(&names[index]);
        let below = y + 32.0 + name.size().y;
        ui.painter().galley(pos2(centre.x, y + 32.0), name, theme.ink);
        let ink = status_ink(node.state, theme);
        ui.painter().galley(pos2(centre.x, below), Arc::clone(&states[index]), ink);
    }
    response
}

fn upright_line(ui: &mut Ui, nodes: &[Node<'_>], links: &[LinkState], sentence: &str) -> Response {
    let theme = tokens(ui.ctx());
    let width = ui.available_width();
    let step = 48.0 + 40.0;
    let height = 32.0 + 48.0 + step * (nodes.len() as f32 - 1.0).max(0.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| named(Role::Image, true, sentence));
    paint_ground(ui, rect, theme);
    let x = rect.left() + 16.0 + 24.0;
    for (index, node) in nodes.iter().enumerate() {
        let centre = pos2(x, rect.top() + 40.0 + step * index as f32);
        paint_node(ui, centre, node, theme);
        if let Some(state) = links.get(index) {
            let start = pos2(x - 1.0, centre.y + 28.0);
            paint_line(ui, start, 32.0, Along::Down, *state, theme);
            paint_mark(ui, pos2(x, centre.y + 44.0), *state, theme);
        }
        let room = width - 100.0;
        let name = Type::SECOND.medium().elided(ui, node.name, room, 1);
        let kind = if status_ink(node.state, theme) == theme.ink_soft {
            Type::CAPTION
        } else {
            Type::CAPTION.medium()
        };
        let status = kind.elided(ui, node.status, room, 1);
        let top = centre.y - if node.status.is_empty() { 10.0 } else { 19.0 };
        ui.painter().galley(pos2(x + 40.0, top), name, theme.ink);
        let ink = status_ink(node.state, theme);
        ui.painter().galley(pos2(x + 40.0, top + 20.0), status, ink);
    }
    response
}

fn status_ink(state: NodeState, theme: &Tokens) -> Color32 {
    match state {
        NodeState::Bad => theme.bad,
        NodeState::NotSeen => theme.caution,
        _ => theme.ink_soft,
    }
}

fn paint_ground(ui: &Ui, rect: egui::Rect, theme: &Tokens) {
    let (edge, width) = theme.card_edge();
    stroke::frame(ui.painter(), rect, 12, theme.raised, width, edge);
}

fn paint_node(ui: &Ui, centre: Pos2, node: &Node<'_>, theme: &Tokens) {
    let colour = node.state.colour(theme);
    let painter = ui.painter();
    match node.state {
        NodeState::NotSeen | NodeState::NotReached => {
            stroke::dashed_ring(painter, centre, 24.0, 2.0, colour);
        }
        NodeState::Bad => stroke::ring(painter, centre, 24.0, 2.5, colour),
        _ => stroke::ring(painter, centre, 24.0, 2.0, colour),
    }
    let ink = if node.state == NodeState::NotReached { theme.ink_hint } else { colour };
    paint_icon(ui, node.icon, false, 24.0, centre, ink);
}

fn paint_line(ui: &Ui, start: Pos2, length: f32, along: Along, state: LinkState, theme: &Tokens) {
    let painter = ui.painter();
    match state {
        LinkState::Works | LinkState::Checking => match along {
            Along::Across => {
                stroke::hline(painter, start.x, start.x + length, start.y, 2.0, theme.accent);
            }
            Along::Down => {
                stroke::vline(painter, start.x, start.y, start.y + length, 2.0, theme.accent);
            }
        },
        LinkState::Broken => stroke::dashed(painter, start, length, along, theme.bad),
        LinkState::NotSeen => stroke::dotted(painter, start, length, along, theme.caution),
        LinkState::NotReached => stroke::dotted(painter, start, length, along, theme.line_strong),
    }
}

/// The sign on a link, on a disc that parts the line.
fn paint_mark(ui: &Ui, centre: Pos2, state: LinkState, theme: &Tokens) {
    let disc = |colour| {
        ui.painter().circle_filled(centre, 12.0, colour);
    };
    match state {
        LinkState::Works => {
            disc(theme.raised);
            paint_icon(ui, Icon::CheckCircle, true, 24.0, centre, theme.good);
        }
        LinkState::Checking => {
            disc(theme.raised);
            paint_notch(ui, 24.0, centre, theme.accent);
        }
        LinkState::Broken => {
            disc(theme.bad);
            paint_icon(ui, Icon::X, false, 16.0, centre, theme.raised);
        }
        LinkState::NotSeen => {
            disc(theme.caution);
            paint_icon(ui, Icon::Question, false, 18.0, centre, theme.raised);
        }
        LinkState::NotReached => {}
    }
}
