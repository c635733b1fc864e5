//! The connection picture: this computer, the internet, the vendor, its sign-in door.

use super::result::seen;
use crate::checks;
use crate::domain::finding::{RunReport, Verdict};
use crate::engine::core::Core;
use crate::engine::view::{LinkState, Node, NodeKind, NodeState};

/// How far the way was seen to work.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Works,
    Broken,
    Unknown,
}

/// The picture of a run; `solved` draws it all in green.
pub(super) fn picture(core: &Core, report: &RunReport, solved: bool) -> Vec<Node> {
    let words = &core.known.words;
    let vendor = report.check.split('.').next().unwrap_or_default();
    let path = path_of(report, vendor);
    let ways = [of(report, "computer.online"), of(report, &path), of(report, &report.check)];
    let ways = settle(behind_a_proxy(report, ways));
    let names = [
        (NodeKind::Computer, words.get("node-computer")),
        (NodeKind::Internet, words.get("node-internet")),
        beyond_the_internet(core, &path, vendor),
        behind_it(core, &path, vendor),
    ];
    let shown = nodes(&report.check);
    names
        .into_iter()
        .take(shown)
        .enumerate()
        .map(|(nth, (kind, name))| {
            let reached = nth.checked_sub(1).map_or(Seen::Works, |way| ways[way]);
            let beyond = nth > 0 && ways[..nth - 1].contains(&Seen::Broken);
            Node {
                kind,
                name,
                status: status(core, report, nth, reached, beyond, solved),
                state: node_state(reached, beyond, solved),
                link: ways
                    .get(nth)
                    .filter(|_| nth + 1 < shown)
                    .map(|way| link_state(*way, ways[..nth].contains(&Seen::Broken))),
            }
        })
        .collect()
}

/// The check of the way that this one stands on: the vendor's own, or that of the shop or platform behind.
fn path_of(report: &RunReport, vendor: &str) -> String {
    let own = format!("{vendor}.path");
    let mut paths = report.parts.iter().map(|part| &part.check).filter(|it| it.ends_with(".path"));
    paths.find(|path| **path == own).or_else(|| paths.next()).cloned().unwrap_or(own)
}

/// Who stands behind the internet: the shop by its name, or the vendor.
fn beyond_the_internet(core: &Core, path: &str, vendor: &str) -> (NodeKind, String) {
    let words = &core.known.words;
    if path == "store.path" {
        let shop = core.shop_origin().map(|origin| origin.authority());
        return (NodeKind::Store, shop.unwrap_or_else(|| words.get("vendor-store")));
    }
    let host = path.split('.').next().unwrap_or(vendor);
    (NodeKind::Vendor, words.get(&format!("vendor-{host}")))
}

/// What stands behind that: the software of the shop, or the door where one signs in.
fn behind_it(core: &Core, path: &str, vendor: &str) -> (NodeKind, String) {
    let words = &core.known.words;
    match path {
        "store.path" if vendor != "store" => {
            (NodeKind::Door, words.get(&format!("vendor-{vendor}")))
        }
        _ => (NodeKind::Door, words.get("node-door")),
    }
}

/// How far a check goes: to the door only where it signs in, and nowhere where it looks at this computer.
fn nodes(check: &str) -> usize {
    let Some(found) = checks::find(check) else { return 4 };
    let declaration = found.declaration();
    let about_the_line =
        ["computer.online", "computer.proxy", "computer.dns", "computer.interception"];
    match declaration.vendor {
        "computer" if about_the_line.contains(&check) => 2,
        "computer" => 0,
        _ if declaration.secrets.is_empty() => 3,
        _ => 4,
    }
}

fn of(report: &RunReport, check: &str) -> Seen {
    let part = report.parts.iter().find(|part| part.check == check);
    let verdict = part.map(|part| part.outcome.verdict);
    // Whose account answered is known only where the door opened.
    match verdict {
        Some(Verdict::Pass | Verdict::Warn) => Seen::Works,
        Some(Verdict::Fail) => Seen::Broken,
        _ => Seen::Unknown,
    }
}

/// A proxy that is in the way breaks the first stretch of which nothing was seen.
fn behind_a_proxy(report: &RunReport, mut ways: [Seen; 3]) -> [Seen; 3] {
    if of(report, "computer.proxy") == Seen::Broken
        && let Some(way) = ways.iter_mut().find(|way| **way == Seen::Unknown)
    {
        *way = Seen::Broken;
    }
    ways
}

/// What lies before something that works, works; a break further on is not drawn twice.
fn settle(mut ways: [Seen; 3]) -> [Seen; 3] {
    for nth in (0..2).rev() {
        if ways[nth + 1] == Seen::Works
            || (ways[nth] == Seen::Unknown && ways[nth + 1] == Seen::Broken)
        {
            ways[nth] = Seen::Works;
        }
    }
    ways
}

fn node_state(reached: Seen, beyond: bool, solved: bool) -> NodeState {
    match (reached, beyond) {
        (_, true) => NodeState::NotReached,
        (Seen::Works, _) if solved => NodeState::Good,
        (Seen::Works, _) => NodeState::Reached,
        (Seen::Broken, _) => NodeState::Bad,
        (Seen::Unknown, _) => NodeState::Unsure,
    }
}

fn link_state(way: Seen, beyond: bool) -> LinkState {
    match (way, beyond) {
        (_, true) => LinkState::Beyond,
        (Seen::Works, _) => LinkState::Works,
        (Seen::Broken, _) => LinkState::Broken,
        (Seen::Unknown, _) => LinkState::NotSeen,
    }
}

fn status(
    core: &Core,
    report: &RunReport,
    nth: usize,
    reached: Seen,
    beyond: bool,
    solved: bool,
) -> String {
    let words = &core.known.words;
    let online = of(report, "computer.online") == Seen::Works;
    if solved {
        return String::new();
    }
    if beyond {
        return words.get("node-not-reached");
    }
    match (nth, reached) {
        (0, _) if online => words.get("node-online"),
        (0, _) => words.get("node-computer-here"),
        (1, Seen::Works) => words.get("node-works"),
        (2, Seen::Works) => words.get("node-answers"),
        (_, Seen::Works) => words.get("node-lets-in"),
        (_, Seen::Broken) => seen(core, report),
        (_, Seen::Unknown) => words.get("node-not-seen"),
    }
}
