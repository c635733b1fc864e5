//! “This is wrong”: what Refloat said, and the file from which it can be said again.

use super::papers::needles;
use crate::checks;
use crate::checks::practice::replay::{diagnosis_of, readable_hosts, vendors_beside};
use crate::checks::practice::services;
use crate::domain::finding::{Confidence, RunReport};
use crate::domain::replay::{Exchange, NoReplay, Replay, ReplaySource};
use crate::domain::secret::Slot;
use crate::domain::session::SWEEP;
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
    let swept = run;
    let one = (run.check == SWEEP).then(|| of_everything(core, run));
    let run = match &one {
        None => run,
        Some(Some(one)) => {
            let name = core.known.words.get(&super::result::title_id(&one.check));
            page.said = core.known.words.with(
                "wrong-one-of-everything",
                &[("said", said(core, one).into()), ("check", name.into())],
            );
            one
        }
        // What found nothing leaves nothing to play back.
        Some(None) => return (None, page),
    };
    let recorded = core.papers.recording.as_ref();
    let Some((_, _, recording)) =
        recorded.filter(|(id, number, _)| *id == session.id && *number == swept.run)
    else {
        return (None, page);
    };
    let narrowed;
    let recording = if one.is_some() {
        narrowed = narrowed_to(&run.check, recording);
        &narrowed
    } else {
        recording
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

/// Of “Check everything” the check that found what stands first, as if it had been made alone: a replay plays
/// one check back.
fn of_everything(core: &Core, swept: &RunReport) -> Option<RunReport> {
    let catalog = &core.known.catalog;
    let diagnosis = checks::diagnose(catalog, &swept.parts);
    let check = &diagnosis.root_causes.first().or(diagnosis.findings.first())?.check;
    let needed = checks::closure(check);
    let with = |part: &&RunReport| needed.iter().any(|it| it.declaration().id == part.check);
    let parts: Vec<RunReport> = swept.parts.iter().filter(with).cloned().collect();
    let own = parts.iter().find(|part| part.check == *check)?.clone();
    let mut one = RunReport { parts, ..own };
    one.outcome = checks::judge_again(catalog, &one);
    Some(one)
}

/// What that check and those that it needs were given and met.
fn narrowed_to(check: &str, recording: &Recording) -> Recording {
    let needed = checks::closure(check);
    let declared = || needed.iter().map(|check| check.declaration());
    let vendors: Vec<String> = recording
        .vendors
        .iter()
        .filter(|vendor| declared().any(|it| it.vendor == vendor.as_str()))
        .cloned()
        .collect();
    let names: Vec<&str> = vendors.iter().map(String::as_str).collect();
    let services: Vec<&str> = declared()
        .flat_map(|declared| checks::probe::sends_of(declared, &names))
        .map(|sends| sends.service)
        .collect();
    let input = |name: &str| declared().flat_map(|it| it.inputs).any(|input| input.name == name);
    let slot = |slot: Slot| declared().flat_map(|it| it.secrets).any(|used| used.slot == slot);
    let exchanges = recording.exchanges.iter();
    let values = recording.values.iter().filter(|(name, _)| input(name));
    Recording {
        exchanges: exchanges
            .filter(|it| services.contains(&it.service.as_str()))
            .cloned()
            .collect(),
        values: values.map(|(name, value)| (name.clone(), value.clone())).collect(),
        secrets: recording.secrets.iter().filter(|(used, _)| slot(*used)).cloned().collect(),
        vendors,
        computer: recording.computer.clone(),
    }
}
