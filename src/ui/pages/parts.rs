//! What several pages are made of.

use egui::accesskit::{Live, Role};
use egui::{Color32, Rect, Response, Sense, Ui, vec2};

use super::Scene;
use crate::domain::finding::{StageState, Verdict};
use crate::domain::text::Span as Run;
use crate::engine::command::Command;
use crate::engine::view::{
    BeforeAfter, LinkState as LinkView, Node as NodeView, NodeKind, NodeState as NodeView2, Notice,
    NoticeAction, Side as SideView, Tone as ToneView,
};
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{
    self, Button, LinkState, Node, NodeState, Side, Sign, Span, Tone, before_after, connection,
    heading, label, named, paint_icon, paint_left, running,
};

/// Below this width of the window lists of two columns become one.
pub const ONE_COLUMN: f32 = 600.0;
/// Below this width of the window pages fold what can wait.
pub const NARROW: f32 = 520.0;

/// True where the window is so narrow that what can wait is folded.
pub fn narrow(ui: &Ui) -> bool {
    ui.ctx().content_rect().width() < NARROW
}

/// The page's one title. A screen reader hears it when it changes.
pub fn title(room: &mut shell::Page<'_>, text: &str) {
    let kind = Type::title(room.window_width());
    room.head(|ui| announce(ui, text, kind));
}

/// A title with a line above it: sign, word, and what goes with it.
pub fn title_below(room: &mut shell::Page<'_>, text: &str, above: impl FnOnce(&mut Ui)) {
    let kind = Type::title(room.window_width());
    room.head(|ui| {
        above(ui);
        announce(ui, text, kind);
    });
}

/// A title with a button at the right edge, in so much room.
pub fn title_beside(room: &mut shell::Page<'_>, text: &str, width: f32, add: impl FnOnce(&mut Ui)) {
    let kind = Type::title(room.window_width());
    room.head(|ui| {
        let whole = ui.available_rect_before_wrap();
        let corner = egui::pos2(whole.right() - width, whole.top());
        let place = Rect::from_min_size(corner, vec2(width, 36.0));
        ui.scope(|ui| {
            ui.set_max_width(whole.width() - width - 16.0);
            announce(ui, text, kind);
        });
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        let builder = egui::UiBuilder::new().id_salt("beside").max_rect(place).layout(layout);
        add(&mut ui.new_child(builder));
        // It begins something anew: the page does not begin on it.
        widgets::forget_first(ui.ctx());
    });
}

fn announce(ui: &mut Ui, text: &str, kind: Type) {
    let ink = tokens(ui.ctx()).ink;
    let response = heading(ui, text, kind, ink, 1);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    widgets::begins_here(ui, &response, text);
}

/// What stands below the title and scrolls: the notices of the window, then the page's own.
pub fn body(
    room: &mut shell::Page<'_>,
    scene: &mut Scene<'_>,
    add: impl FnOnce(&mut Ui, &mut Scene<'_>),
) {
    let salt = scene.salt;
    room.content(salt, |ui| {
        let chrome = scene.chrome;
        for notice in &chrome.notices {
            ui.add_space(12.0);
            show_notice(ui, scene, notice);
        }
        add(ui, scene);
    });
}

/// A notice with its button, where it has one.
pub fn show_notice(ui: &mut Ui, scene: &mut Scene<'_>, notice: &Notice) {
    let (tone, icon) = match notice.tone {
        ToneView::Noticed => (Tone::Accent, (Icon::Lightbulb, false)),
        ToneView::Good => (Tone::Good, (Icon::CheckCircle, true)),
        ToneView::Caution => (Tone::Caution, (Icon::Warning, true)),
        ToneView::Bad => (Tone::Bad, (Icon::XCircle, true)),
    };
    let text = format!(" {}", notice.text);
    let retry = scene.say("ui-retry-keyring");
    let run = scene.say("ui-run-now");
    let mut spans = vec![Span::Bold(&notice.strong), Span::Plain(&text)];
    let [remember, decline] = ["ui-remember", "ui-not-now"].map(|id| scene.say(id));
    match notice.action {
        Some(NoticeAction::RetryKeyring) => {
            spans.extend([Span::Plain(" "), Span::Link(&retry, "retry")]);
        }
        Some(NoticeAction::Remember) => {
            spans.extend([Span::Plain(" "), Span::Link(&remember, "remember")]);
            spans.extend([Span::Plain("  "), Span::Link(&decline, "decline")]);
        }
        Some(NoticeAction::RunNow) => {
            spans.extend([Span::Plain(" "), Span::Link(&run, "run")]);
        }
        None => {}
    }
    let (response, pressed) = widgets::notice(ui, tone, icon, &spans);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    match pressed {
        Some("remember") => scene.send(Command::RememberLearnt),
        Some("decline") => scene.send(Command::DeclineLearnt),
        Some("run") => scene.send(Command::RunCheck),
        Some(_) => scene.send(Command::RetryKeyring),
        None => {}
    }
}

/// The lead below a title.
pub fn lead(ui: &mut Ui, text: &str) {
    ui.add_space(8.0);
    let ink = tokens(ui.ctx()).ink_soft;
    label(ui, text, Type::BODY, ink);
}

/// The runs of a guide's text, as the widgets take them.
pub fn runs(list: &[Run]) -> Vec<Span<'_>> {
    list.iter()
        .map(|run| match run {
            Run::Plain(text) => Span::Plain(text),
            Run::Bold(text) => Span::Bold(text),
            Run::Code(text) => Span::Code(text),
            Run::Link(words, address) => Span::Link(words, address),
        })
        .collect()
}

/// A remark: an icon and running text in the second size. A link in it is opened.
pub fn remark(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    (icon, filled): (Icon, bool),
    tone: Tone,
    spans: &[Span<'_>],
) {
    let theme = tokens(ui.ctx());
    let colour = if tone == Tone::Neutral { theme.ink_hint } else { tone.ink(theme) };
    let opened = ui
        .horizontal_top(|ui| {
            let (_, space) = ui.allocate_space(vec2(30.0, 20.0));
            paint_icon(ui, icon, filled, 20.0, space.min + vec2(10.0, 10.0), colour);
            ui.vertical(|ui| running(ui, spans, Type::SECOND, theme.ink_soft).1).inner
        })
        .inner;
    if let Some(address) = opened {
        scene.send(Command::OpenPage(address.to_owned()));
    }
}

/// Remarks one below the other, the first 20 below what came before.
pub fn remarks(ui: &mut Ui, scene: &mut Scene<'_>, icon: Icon, list: &[Vec<Run>]) {
    for (index, line) in list.iter().enumerate() {
        ui.add_space(if index == 0 { 20.0 } else { 10.0 });
        remark(ui, scene, (icon, false), Tone::Neutral, &runs(line));
    }
}

/// How to go on shipping until it is fixed.
pub fn meanwhile(ui: &mut Ui, scene: &mut Scene<'_>, list: &[Vec<Run>]) {
    if list.is_empty() {
        return;
    }
    let ink = tokens(ui.ctx()).ink;
    ui.add_space(20.0);
    heading(ui, &scene.say("ui-meanwhile"), Type::SECOND.bold(), ink, 2);
    for line in list {
        ui.add_space(8.0);
        remark(ui, scene, (Icon::Truck, false), Tone::Neutral, &runs(line));
    }
}

/// The buttons of a page, in a row that breaks where the window is narrow.
pub fn actions(ui: &mut Ui, above: f32, add: impl FnOnce(&mut Ui)) {
    ui.add_space(above);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 8.0);
        ui.horizontal_wrapped(add);
    });
}

/// The page's one primary button. On a new page it takes the focus, unless that would scroll away
/// what is to be read first.
pub fn primary(ui: &mut Ui, scene: &Scene<'_>, button: Button<'_>) -> bool {
    let response = ui.add(button);
    focus_if_seen(ui, scene, &response);
    response.clicked()
}

/// Gives a control the focus on a new page, where it can be seen.
pub fn focus_if_seen(ui: &Ui, scene: &Scene<'_>, response: &Response) {
    if scene.fresh && ui.clip_rect().contains_rect(response.rect) {
        response.request_focus();
    }
}

/// A button for now, or one that says why not now: in its own text where that is short, else in a
/// remark below, which the caller draws with [`not_now_remark`].
pub fn when_possible<'a>(
    button: fn(&'a str) -> Button<'a>,
    text: &'a str,
    not_now: Option<&'a str>,
) -> Button<'a> {
    match not_now {
        None => button(text),
        Some(reason) if fits_button(reason) => {
            button(reason).icon(Icon::Clock).not_now(Some(reason))
        }
        Some(reason) => button(text).not_now(Some(reason)),
    }
}

/// The reason of a button that cannot be pressed now, where it is too long for the button.
pub fn not_now_remark(ui: &mut Ui, scene: &mut Scene<'_>, not_now: Option<&str>) {
    if let Some(reason) = not_now.filter(|reason| !fits_button(reason)) {
        ui.add_space(12.0);
        remark(ui, scene, (Icon::Clock, false), Tone::Neutral, &[Span::Plain(reason)]);
    }
}

fn fits_button(reason: &str) -> bool {
    reason.chars().count() <= 30
}

/// The other ways on: the first as a button with an edge (unless the page has one already), the
/// rest as text.
pub fn others(ui: &mut Ui, scene: &mut Scene<'_>, list: &[String], edge: bool) {
    for (index, text) in list.iter().enumerate() {
        let button = if edge && index == 0 { Button::secondary(text) } else { Button::quiet(text) };
        if ui.add(button).clicked() {
            scene.send(Command::Other(index));
        }
    }
}

/// The sign of a verdict.
pub const fn sign(verdict: Verdict) -> Sign {
    match verdict {
        Verdict::Pass => Sign::Works,
        Verdict::Fail => Sign::NotWorking,
        Verdict::Warn => Sign::LookAt,
        Verdict::Inconclusive => Sign::CannotTell,
        Verdict::Skipped => Sign::Skipped,
    }
}

/// The sign of a stage, and the id of its word.
pub const fn stage_sign(state: StageState) -> (Sign, &'static str) {
    match state {
        StageState::Waiting => (Sign::Waiting, "ui-sign-waiting"),
        StageState::Running => (Sign::Checking, "ui-sign-checking"),
        StageState::Passed => (Sign::Works, "ui-sign-works"),
        StageState::Failed => (Sign::NotWorking, "ui-sign-not-working"),
        StageState::Skipped => (Sign::Skipped, "ui-sign-skipped"),
    }
}

/// The picture of the connection, and the same in words for a screen reader.
pub fn picture(ui: &mut Ui, nodes: &[NodeView]) {
    if nodes.is_empty() {
        return;
    }
    let drawn: Vec<Node<'_>> = nodes
        .iter()
        .map(|node| Node {
            icon: node_icon(node.kind),
            name: &node.name,
            status: &node.status,
            state: node_state(node.state),
        })
        .collect();
    let links: Vec<LinkState> = nodes
        .iter()
        .take(nodes.len() - 1)
        .map(|node| node.link.map_or(LinkState::NotReached, link_state))
        .collect();
    let sentence: Vec<String> = nodes
        .iter()
        .map(|node| match node.status.as_str() {
            "" => format!("{}.", node.name),
            status => format!("{}: {status}.", node.name),
        })
        .collect();
    connection(ui, &drawn, &links, &sentence.join(" "));
}

const fn node_icon(kind: NodeKind) -> Icon {
    match kind {
        NodeKind::Computer => Icon::Laptop,
        NodeKind::Internet => Icon::GlobeSimple,
        NodeKind::Store => Icon::Storefront,
        NodeKind::Vendor => Icon::Cloud,
        NodeKind::Door => Icon::LockKey,
        NodeKind::Carrier => Icon::Truck,
    }
}

const fn node_state(state: NodeView2) -> NodeState {
    match state {
        NodeView2::Reached => NodeState::Reached,
        NodeView2::Good => NodeState::Good,
        NodeView2::Bad => NodeState::Bad,
        NodeView2::Unsure => NodeState::NotSeen,
        NodeView2::NotReached => NodeState::NotReached,
    }
}

const fn link_state(state: LinkView) -> LinkState {
    match state {
        LinkView::Works => LinkState::Works,
        LinkView::Looking => LinkState::Checking,
        LinkView::Broken => LinkState::Broken,
        LinkView::NotSeen => LinkState::NotSeen,
        LinkView::Beyond => LinkState::NotReached,
    }
}

/// The same check before and now.
pub fn proof(ui: &mut Ui, scene: &Scene<'_>, proof: &BeforeAfter) {
    let (before, now) = (scene.say("ui-before"), scene.say("ui-now"));
    before_after(ui, &side(&before, &proof.before), &side(&now, &proof.now));
}

fn side<'a>(name: &'a str, side: &'a SideView) -> Side<'a> {
    Side {
        name,
        at: &side.at,
        sign: sign(side.verdict),
        word: &side.short,
        seen: &side.said,
        detail: &side.numbers,
    }
}

/// The line above a title where no verdict's sign fits: an icon, a word, and what goes with it.
pub fn eyebrow(ui: &mut Ui, icon: Icon, word: &str, rest: &str) {
    let theme = tokens(ui.ctx());
    let name = Type::SECOND.medium().line(ui, word);
    let more = Type::SECOND.line(ui, rest);
    let size = vec2(36.0 + name.size().x + more.size().x, 20.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| named(Role::Label, true, format!("{word} {rest}").trim_end()));
    let y = rect.center().y;
    paint_icon(ui, icon, false, 20.0, rect.left_center() + vec2(10.0, 0.0), theme.accent);
    paint_left(ui.painter(), rect.left() + 28.0, y, &name, theme.accent);
    paint_left(ui.painter(), rect.left() + 36.0 + name.size().x, y, &more, theme.ink_hint);
    ui.add_space(8.0);
}

/// “· rest”, or nothing.
pub fn dotted(rest: &str) -> String {
    if rest.is_empty() { String::new() } else { format!("· {rest}") }
}

/// A painted row as a screen reader has it.
pub fn painted(ui: &mut Ui, rect: Rect, name: &str) {
    let id = ui.next_auto_id();
    ui.skip_ahead_auto_ids(1);
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| named(Role::ListItem, true, name));
}

/// Words with an icon before them, in one line of a given height.
pub fn tagged(ui: &mut Ui, icon: Icon, text: &str, tone: Tone, height: f32) {
    let theme = tokens(ui.ctx());
    let words = Type::SECOND.line(ui, text);
    let size = vec2(24.0 + words.size().x, height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| named(Role::Label, true, text));
    let centre = rect.left_center() + vec2(9.0, 0.0);
    paint_icon(ui, icon, true, 18.0, centre, tone.ink(theme));
    paint_left(ui.painter(), rect.left() + 24.0, rect.center().y, &words, theme.ink);
}

/// Words in one line of a given height, beside a control whose name says them to a screen reader.
pub fn beside(ui: &mut Ui, text: &str, height: f32) {
    let theme = tokens(ui.ctx());
    let words = Type::SECOND.line(ui, text);
    let (_, rect) = ui.allocate_space(vec2(words.size().x, height));
    paint_left(ui.painter(), rect.left(), rect.center().y, &words, theme.ink_soft);
}

/// A line with words at the left and at the right edge, in the second size.
pub fn two_ends(ui: &mut Ui, left: &str, right: &[Span<'_>], ink: Color32) {
    ui.horizontal_top(|ui| {
        let width = ui.available_width();
        let start = ui.cursor().min;
        running(ui, &[Span::Plain(left)], Type::SECOND, ink);
        let words: f32 = right
            .iter()
            .map(|span| match span {
                Span::Bold(text) => Type::SECOND.bold().line(ui, *text).size().x,
                Span::Plain(text) | Span::Soft(text) => Type::SECOND.line(ui, *text).size().x,
                _ => 0.0,
            })
            .sum();
        let used = ui.cursor().min.x - start.x;
        ui.add_space((width - used - words - 1.0).max(8.0));
        running(ui, right, Type::SECOND, ink);
    });
}
