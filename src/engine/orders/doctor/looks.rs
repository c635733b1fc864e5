//! The lines that checks answer: network, clock, browsers.

use std::sync::Arc;

use super::Line;
use crate::checks::{Setup, World, run_one};
use crate::domain::finding::{Catalog, Evidence, Outcome, RunId, RunReport, Sent};
use crate::domain::text::Words;

/// The lines, and the checks that answer them.
const LINES: [(&str, &str); 3] = [
    ("network", "computer.online"),
    ("clock", "computer.clock"),
    ("browsers", "computer.browsers"),
];

/// Runs the checks of this computer, the same that a sweep runs.
pub(super) async fn checks(
    world: &World,
    catalog: &Catalog,
    words: &Words,
) -> (Vec<Line>, Vec<Sent>) {
    let setup = Setup::default();
    let run = |id| run_one(world, catalog, &setup, id, RunId(1), Arc::new(|_| {}));
    // The clock is asked along whenever somebody goes out, so that two runs bring back three.
    let (online, browsers) = tokio::join!(run("computer.online"), run("computer.browsers"));
    let parts: Vec<RunReport> =
        online.into_iter().chain(browsers).flat_map(|report| report.parts).collect();
    let sent = parts.iter().flat_map(|part| part.outcome.sent.clone()).collect();
    let lines = LINES.iter().filter_map(|(name, check)| {
        let part = parts.iter().find(|part| part.check == *check)?;
        Some(line(name, &part.outcome, catalog, words))
    });
    (lines.collect(), sent)
}

fn line(name: &'static str, outcome: &Outcome, catalog: &Catalog, words: &Words) -> Line {
    let found = outcome.findings.first();
    let info = found.and_then(|found| catalog.finding(&found.id));
    let evidence = found.map_or(&outcome.evidence, |found| &found.evidence);
    let seen: Vec<&str> = evidence.iter().map(|one: &Evidence| one.text.as_str()).collect();
    let reason = outcome.reason.as_deref().map(|reason| words.get(&format!("reason-{reason}")));
    let said = info.map(|info| info.say.clone()).or(reason);
    let text: Vec<String> =
        said.into_iter().chain(seen.iter().map(|seen| (*seen).to_owned())).collect();
    let line = Line::new(name, outcome.verdict, text.join(" · "));
    match info {
        Some(info) => line.advised(info.remedy.clone()),
        None => line,
    }
}
