//! “This is wrong”: what Refloat said, and the file from which it can be said again.

use super::papers::needles;
use crate::checks::practice::replay::{diagnosis_of, readable_hosts, vendors_beside};
use crate::checks::practice::services;
use crate::domain::finding::{Confidence, RunReport};
use crate::domain::replay::{Exchange, NoReplay, Replay, ReplaySource};
use crate::domain::text::visible;
use crate::engine::core::{Core, Recording};
use crate::engine::view::WrongPage;

/// The longest line of the preview, in characters.
const LONGEST: usize = 600;

/// The page as it was built last.
pub(super) fn page(core: &Core) -> WrongPage {
    match &core.papers.wrong {
        Some((_, page)) => page.clone(),
        None => wrong_page(core).1,
    }
}

pub(in crate::engine) fn wrong_page(core: &Core) -> (Option<Replay>, WrongPage) {
    let words = &core.known.words;
    let mut page = WrongPage {
        said: String::new(),
        lines: Vec::new(),
        nothing: true,
        searching: core.papers.searching,
        held_back: None,
        file_name: String::new(),
    };
    let Some(session) = &core.session else { return (None, page) };
    // What is shown where the person is; at the end of a walk, what led there.
    let Some(run) = session.result_here().or(session.runs.last()) else { return (None, page) };
    page.said = said(core, run);
    let recorded = core.papers.recording.as_ref();
    let Some((_, _, recording)) =
        recorded.filter(|(id, number, _)| *id == session.id && *number == run.run)
    else {
        return (None, page);
    };
    page.nothing = false;
    let replay = match replay(core, run, recording) {
        Ok(replay) => replay,
        Err(error) => {
            page.held_back = Some(words.get(held_back(error)));
            return (None, page);
        }
    };
    page.file_name = replay.file_name();
    match needles(core).map(|needles| replay.text(&needles)) {
        Ok(Ok(text)) => {
            page.lines = text.lines().map(|line| visible(line, LONGEST)).collect();
        }
        Ok(Err(error)) => page.held_back = Some(words.get(held_back(error))),
        Err(_) => page.held_back = Some(words.get("wrong-blocked")),
    }
    (Some(replay), page)
}

const fn held_back(error: NoReplay) -> &'static str {
    match error {
        NoReplay::SecretInSentence => "wrong-secret",
        NoReplay::Blocked => "wrong-blocked",
    }
}

fn said(core: &Core, run: &RunReport) -> String {
    let found = run.outcome.findings.first();
    match found.and_then(|found| core.known.catalog.finding(&found.id)) {
        Some(info) => info.say.clone(),
        None => core.known.words.get(&format!("verdict-{}", run.outcome.verdict.word())),
    }
}

fn replay(core: &Core, run: &RunReport, recording: &Recording) -> Result<Replay, NoReplay> {
    let roots = diagnosis_of(&core.known.catalog, run).root_causes;
    let sure = roots.into_iter().filter(|root| root.confidence > Confidence::Possible);
    let causes: Vec<String> = sure.map(|root| root.cause).collect();
    // Only what practice plays can be played back.
    let played = recording.exchanges.iter().filter(|it| services::find(&it.service).is_some());
    let exchanges: Vec<Exchange> = played.cloned().collect();
    let looked_at = vendors_beside(&run.check, &recording.vendors);
    Replay::of(&ReplaySource {
        run,
        exchanges: &exchanges,
        values: &recording.values,
        secrets: &recording.secrets,
        causes: &causes,
        computer: &recording.computer,
        looked_at: &looked_at,
        right: &core.papers.right,
        version: env!("CARGO_PKG_VERSION"),
        vendors: &readable_hosts(),
    })
}
