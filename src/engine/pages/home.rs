//! Home and its search.

use crate::domain::paste::Reading;
use crate::domain::session::SWEEP;
use crate::engine::core::{Core, Knowledge};
use crate::engine::moment::Moment;
use crate::engine::told::led;
use crate::engine::view::{HomePage, Said, SearchResult, TitleLine, Topic};

/// How many results are shown.
const SHOWN: usize = 5;
/// So much of what a pasted text says is shown.
const SAID: usize = 3;

pub(super) fn home(core: &Core, now: &Moment) -> HomePage {
    let words = &core.known.words;
    let mut guides: Vec<_> = core.known.library.guides().collect();
    guides.sort_by_key(|guide| place(&guide.topic));
    let topics = guides
        .into_iter()
        .map(|guide| Topic {
            id: guide.topic.clone(),
            guide: guide.id.clone(),
            title: words.get(&format!("topic-{}", guide.topic)),
            line: words.get(&format!("topic-{}-line", guide.topic)),
        })
        .collect();
    HomePage {
        query: core.search.query.clone(),
        secret_spotted: core.search.secret_spotted,
        results: core.search.results.clone(),
        said: said(core),
        continue_with: continue_with(core, now),
        everything: Some(everything(core)),
        has_sessions: core.resumable.is_some()
            || core.shops.notes.as_ref().is_some_and(|notes| !notes.is_empty()),
        topics,
    }
}

/// What “Check everything” would do.
fn everything(core: &Core) -> String {
    let words = &core.known.words;
    if core.set_up().is_none_or(|profile| profile.vendors().is_empty()) {
        return words.get("everything-first");
    }
    let count = core.planned().len();
    let last = core.shops.last_run.as_ref().filter(|run| run.check == SWEEP);
    match last.filter(|run| run.parts.len() == count) {
        Some(run) => {
            let seconds = run.ms.div_ceil(1000).max(1);
            let values = [("count", count.into()), ("seconds", seconds.into())];
            words.with("everything-card-known", &values)
        }
        None => words.with("everything-card", &[("count", count.into())]),
    }
}

/// The order of the cards: where most trouble is first, and last where to go with none of it. Topics of
/// a person's own guides stand before that.
fn place(topic: &str) -> usize {
    const ORDER: [&str; 9] = [
        "shipstation",
        "magento",
        "woocommerce",
        "shipstation-api",
        "shipstation-carriers",
        "ups",
        "usps",
        "shiprocket",
        "partner",
    ];
    let known = ORDER.iter().position(|known| *known == topic);
    known.unwrap_or(if topic == "start-here" { ORDER.len() + 1 } else { ORDER.len() })
}

fn continue_with(core: &Core, now: &Moment) -> Option<TitleLine> {
    let session = core.resumable.as_ref()?;
    let guide = core.known.library.guide(&session.guide)?;
    let step = guide.steps.get(session.here())?;
    let topic = core.known.words.get(&format!("topic-{}", guide.topic));
    let line = format!("{} · {}", step.label, now.when(session.changed));
    Some(TitleLine { title: topic, line })
}

/// What a pasted text says, as far as it is shown.
fn said(core: &Core) -> Vec<Said> {
    let one = |reading: &Reading| Said {
        title: core
            .known
            .catalog
            .causes()
            .get(&reading.cause)
            .map_or_else(|| reading.cause.clone(), |cause| cause.meaning.clone()),
        sure: core.known.words.get(&format!("home-said-{}", reading.confidence.word())),
        line: reading.line.clone(),
    };
    core.search.readings.iter().take(SAID).map(one).collect()
}

/// What the search finds: a guide's step each, the same step once; for what was read in it first.
pub(in crate::engine) fn search(
    known: &Knowledge,
    query: &str,
    readings: &[Reading],
) -> Vec<SearchResult> {
    let found = known.index.find_led(query, &led(readings), SHOWN * 2);
    let mut results: Vec<SearchResult> = Vec::new();
    for found in found.matches {
        let Some(step) = known.library.step(&found.guide, &found.step) else { continue };
        let Some(guide) = known.library.guide(&found.guide) else { continue };
        if results.iter().any(|one| (&one.guide, &one.step) == (&found.guide, &found.step)) {
            continue;
        }
        let cause = known.catalog.causes().get(&found.finding);
        results.push(SearchResult {
            guide: found.guide.clone(),
            step: found.step.clone(),
            title: cause.map_or_else(|| step.title.clone(), |cause| cause.meaning.clone()),
            line: format!(
                "{} · {}",
                known.words.get(&format!("topic-{}", guide.topic)),
                found.title
            ),
        });
    }
    results.truncate(SHOWN);
    results
}
