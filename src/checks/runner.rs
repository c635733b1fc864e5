//! Runs checks: each as soon as what it needs has passed, the rest at the same time, nothing twice.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;

use super::context::Shared;
use super::look::{self, Round, millis};
use super::{Check, Diagnosis, Setup, World, diagnose, find, registry};
use crate::domain::finding::{Catalog, CheckId, Outcome, RunId, RunReport, StageTiming, Verdict};

/// What a run tells while it is under way.
#[derive(Clone, Debug)]
pub enum Progress {
    /// A check began.
    Began(CheckId),
    /// A stage of one of its requests changed.
    Stage(CheckId, StageTiming),
    /// The fault may pass: after a pause the check looks again.
    LooksAgain(CheckId),
    /// A check ended.
    Ended(Box<RunReport>),
}

/// Told of progress, from the thread that runs.
pub type OnProgress = Arc<dyn Fn(Progress) + Send + Sync>;

/// What a sweep brought back.
#[derive(Clone, Debug)]
pub struct SweepReport {
    /// The judgement.
    pub diagnosis: Diagnosis,
    /// The runs, in the order of the registry.
    pub runs: Vec<RunReport>,
}

/// A check, all that it needs, and what goes along, in the order of the registry.
#[must_use]
pub fn closure(id: &str) -> Vec<&'static dyn Check> {
    let mut wanted = BTreeSet::new();
    let mut open = vec![id.to_owned()];
    while let Some(id) = open.pop() {
        if let Some(check) = find(&id)
            && wanted.insert(id)
        {
            let along = check.declaration().needs.iter().chain(check.along());
            open.extend(along.map(|&id| id.to_owned()));
        }
    }
    registry()
        .iter()
        .map(AsRef::as_ref)
        .filter(|check| wanted.contains(check.declaration().id))
        .collect()
}

/// The checks that a sweep of this set-up makes.
#[must_use]
pub fn in_sweep(setup: &Setup) -> Vec<&'static dyn Check> {
    let named = |vendor: &str| setup.vendors.iter().any(|named| named == vendor);
    let all = registry().iter().map(AsRef::as_ref);
    all.filter(|check| {
        let vendor = check.declaration().vendor;
        (vendor == "computer" || named(vendor)) && check.applies(setup)
    })
    .collect()
}

/// Everything that the set-up allows.
pub async fn sweep(
    world: &World,
    catalog: &Catalog,
    setup: &Setup,
    on_progress: OnProgress,
) -> SweepReport {
    let checks = in_sweep(setup);
    let runs = run_all(world, catalog, setup, &checks, RunId(1), &on_progress).await;
    let diagnosis = diagnose(catalog, &runs);
    SweepReport { diagnosis, runs }
}

/// One check with all that it needs, as one report: what stands first decides.
pub async fn run_one(
    world: &World,
    catalog: &Catalog,
    setup: &Setup,
    id: &str,
    run: RunId,
    on_progress: OnProgress,
) -> Option<RunReport> {
    let began = Instant::now();
    let at = (world.clock)();
    let checks = closure(id);
    let setup = &setup.about(find(id)?.declaration().vendor);
    let parts = run_all(world, catalog, setup, &checks, run, &on_progress).await;
    let target = parts.iter().find(|part| part.check == id)?.outcome.clone();
    let outcome = merge(catalog, target, &parts);
    Some(RunReport { check: id.to_owned(), run, at, ms: millis(began.elapsed()), outcome, parts })
}

/// What the present rules say of a run that was made before, by whatever version.
#[must_use]
pub fn judge_again(catalog: &Catalog, report: &RunReport) -> Outcome {
    let parts = match report.parts.as_slice() {
        [] => std::slice::from_ref(report),
        parts => parts,
    };
    match parts.iter().find(|part| part.check == report.check) {
        Some(part) => merge(catalog, part.outcome.clone(), parts),
        None => report.outcome.clone(),
    }
}

/// The outcome of the check itself, with the findings of what it needed ranked among its own.
fn merge(catalog: &Catalog, target: Outcome, parts: &[RunReport]) -> Outcome {
    let diagnosis = diagnose(catalog, parts);
    let sent = parts.iter().flat_map(|part| part.outcome.sent.clone()).collect();
    let broken = diagnosis.findings.first().and_then(|found| {
        let part = parts.iter().find(|part| part.check == found.check)?;
        (!part.outcome.stages.is_empty()).then(|| part.outcome.stages.clone())
    });
    let second_look = diagnosis
        .findings
        .first()
        .and_then(|found| parts.iter().find(|part| part.check == found.check)?.outcome.second_look);
    // What was skipped or could not tell says so itself, where nothing else explains it.
    let verdict = match (diagnosis.verdict, target.verdict) {
        (_, Verdict::Skipped) if diagnosis.findings.is_empty() => Verdict::Skipped,
        (Verdict::Pass, verdict) => verdict,
        (Verdict::Warn, verdict) if verdict != Verdict::Pass => verdict,
        (verdict, _) => verdict,
    };
    let stages = match target.verdict {
        Verdict::Skipped => broken.unwrap_or_else(|| target.stages.clone()),
        _ => target.stages.clone(),
    };
    let mut findings: Vec<_> = diagnosis.findings.into_iter().map(|found| found.finding).collect();
    let roots: Vec<_> = diagnosis.root_causes.into_iter().map(|root| root.finding).collect();
    findings.sort_by_key(|finding| !roots.contains(finding));
    let second_look = target.second_look.or(second_look);
    Outcome { verdict, findings, sent, stages, second_look, ..target }
}

async fn run_all(
    world: &World,
    catalog: &Catalog,
    setup: &Setup,
    checks: &[&'static dyn Check],
    run: RunId,
    on_progress: &OnProgress,
) -> Vec<RunReport> {
    let shared = Shared::default();
    let began = Instant::now();
    let round = Round { world, catalog, setup, run, on_progress, shared, began };
    let mut waiting: Vec<&'static dyn Check> = checks.to_vec();
    let mut done: Vec<RunReport> = Vec::new();
    let mut under_way = FuturesUnordered::new();
    loop {
        start_ready(&mut waiting, checks, &mut done, on_progress, run, world, |check| {
            under_way.push(look::make(&round, check));
        });
        match under_way.next().await {
            Some(report) => {
                on_progress(Progress::Ended(Box::new(report.clone())));
                done.push(report);
            }
            None if waiting.is_empty() => break,
            None => {}
        }
    }
    let order =
        |report: &RunReport| checks.iter().position(|check| check.declaration().id == report.check);
    done.sort_by_key(order);
    done
}

/// Starts what can start, and skips what can no longer tell anything.
fn start_ready(
    waiting: &mut Vec<&'static dyn Check>,
    checks: &[&'static dyn Check],
    done: &mut Vec<RunReport>,
    on_progress: &OnProgress,
    run: RunId,
    world: &World,
    mut start: impl FnMut(&'static dyn Check),
) {
    let planned = |id: &str| checks.iter().any(|check| check.declaration().id == id);
    let mut still_waiting = Vec::new();
    for check in waiting.drain(..) {
        let needs = check.declaration().needs.iter().filter(|need| planned(need));
        let states: Vec<_> =
            needs.map(|need| done.iter().find(|report| report.check == **need)).collect();
        let blocker = states.iter().flatten().find(|report| report.outcome.blocks);
        if let Some(blocker) = blocker {
            let report = skipped_because(check, blocker, run, (world.clock)());
            on_progress(Progress::Ended(Box::new(report.clone())));
            done.push(report);
        } else if states.iter().all(Option::is_some) {
            start(check);
        } else {
            still_waiting.push(check);
        }
    }
    *waiting = still_waiting;
}

fn skipped_because(check: &dyn Check, blocker: &RunReport, run: RunId, at: i64) -> RunReport {
    let mut outcome = Outcome::skipped("needs");
    outcome.because_of = Some(blocker.check.clone());
    outcome.blocks = true;
    let check = check.declaration().id.to_owned();
    RunReport { check, run, at, ms: 0, outcome, parts: Vec::new() }
}
