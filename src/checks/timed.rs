//! A sweep within a minute: what did not end in time says so, and the rest is judged all the same.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::{
    Diagnosis, OnProgress, Progress, Setup, SweepReport, World, declarations, diagnose, in_sweep,
    sweep,
};
use crate::domain::finding::{Catalog, CheckId, Outcome, RunId, RunReport, Verdict};

/// A sweep ends within 60 seconds whatever the servers do; the rest is for starting and telling.
pub const WHOLE: Duration = Duration::from_secs(57);

/// The reason of a run that did not end in time.
const TOO_SLOW: &str = "too-slow";

/// The reason of a check that the person stopped.
pub const STOPPED: &str = "stopped";

/// What came in so far, for a sweep that is cut short.
#[derive(Default)]
struct SoFar {
    began: Vec<CheckId>,
    ended: Vec<RunReport>,
}

/// Everything that the set-up allows, within a limit.
pub async fn sweep_within(
    limit: Duration,
    world: &World,
    catalog: &Catalog,
    setup: &Setup,
    on_progress: OnProgress,
) -> SweepReport {
    let so_far = Arc::new(Mutex::new(SoFar::default()));
    let notes = Arc::clone(&so_far);
    let noting: OnProgress = Arc::new(move |progress| {
        let mut so_far = notes.lock().unwrap_or_else(PoisonError::into_inner);
        match &progress {
            Progress::Began(check) => so_far.began.push(check),
            Progress::Ended(report) => so_far.ended.push((**report).clone()),
            Progress::Stage(..) | Progress::LooksAgain(_) => {}
        }
        drop(so_far);
        on_progress(progress);
    });
    match tokio::time::timeout(limit, sweep(world, catalog, setup, noting)).await {
        Ok(report) => report,
        Err(_) => {
            let so_far =
                std::mem::take(&mut *so_far.lock().unwrap_or_else(PoisonError::into_inner));
            cut_short(catalog, setup, so_far, (world.clock)())
        }
    }
}

/// What had begun says that it was too slow, and what had not is not passed over in silence either.
fn cut_short(catalog: &Catalog, setup: &Setup, so_far: SoFar, at: i64) -> SweepReport {
    let SoFar { began, ended: mut runs } = so_far;
    let planned = in_sweep(setup).into_iter().map(|check| check.declaration().id);
    for check in began.into_iter().chain(planned) {
        if runs.iter().all(|run| run.check != check) {
            runs.push(unended(check, Outcome::inconclusive(TOO_SLOW), at));
        }
    }
    in_order(&mut runs);
    SweepReport { diagnosis: diagnose(catalog, &runs), runs }
}

/// A sweep that was stopped: what had not ended says so.
#[must_use]
pub fn stopped(
    catalog: &Catalog,
    planned: &[String],
    ended: Vec<RunReport>,
    at: i64,
) -> SweepReport {
    let mut runs = ended;
    for check in planned {
        if runs.iter().all(|run| run.check != *check) {
            runs.push(unended(check, Outcome::skipped(STOPPED), at));
        }
    }
    in_order(&mut runs);
    SweepReport { diagnosis: diagnose(catalog, &runs), runs }
}

fn unended(check: &str, outcome: Outcome, at: i64) -> RunReport {
    RunReport { check: check.to_owned(), run: RunId(1), at, ms: 0, outcome, parts: Vec::new() }
}

fn in_order(runs: &mut [RunReport]) {
    let place = |id: &str| declarations().position(|check| check.id == id);
    runs.sort_by_key(|run| place(&run.check).unwrap_or(usize::MAX));
}

/// The verdict on the whole: what was not looked at keeps it from being called well.
#[must_use]
pub fn overall(report: &SweepReport) -> Verdict {
    let unseen = report.runs.iter().any(|run| {
        run.outcome.reason.as_deref() == Some(STOPPED)
            || run.outcome.verdict == Verdict::Inconclusive
    });
    match report.diagnosis.verdict {
        Verdict::Pass if unseen => Verdict::Inconclusive,
        verdict => verdict,
    }
}

/// A sweep as one run, for a session and its report: the root causes first, then what else was found.
#[must_use]
pub fn as_run(report: SweepReport, id: &str, run: RunId, at: i64, ms: u64) -> RunReport {
    let verdict = overall(&report);
    let SweepReport { diagnosis, mut runs } = report;
    let Diagnosis { root_causes, findings, verdict: _ } = diagnosis;
    let mut found: Vec<_> = root_causes.into_iter().map(|root| root.finding).collect();
    for other in findings {
        if !found.contains(&other.finding) {
            found.push(other.finding);
        }
    }
    let was_stopped = runs.iter().any(|part| part.outcome.reason.as_deref() == Some(STOPPED));
    let sent = runs.iter().flat_map(|part| part.outcome.sent.clone()).collect();
    runs.iter_mut().for_each(|part| part.run = run);
    let outcome = Outcome {
        findings: found,
        sent,
        reason: was_stopped.then(|| STOPPED.to_owned()),
        ..Outcome::of(verdict)
    };
    RunReport { check: id.to_owned(), run, at, ms, outcome, parts: runs }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::guide::builtin_catalog;

    #[test]
    fn a_sweep_that_is_cut_short_says_what_it_did_not_see() {
        let catalog = builtin_catalog().expect("the catalog");
        let so_far = SoFar { began: vec!["shiprocket.path"], ended: Vec::new() };
        let swept = cut_short(&catalog, &Setup::default(), so_far, 0);
        assert_eq!(overall(&swept), Verdict::Inconclusive);
        let path = swept.runs.iter().find(|run| run.check == "shiprocket.path").expect("its run");
        assert_eq!(path.outcome.reason.as_deref(), Some(TOO_SLOW));
    }

    #[test]
    fn a_sweep_that_was_stopped_is_not_called_well() {
        let catalog = builtin_catalog().expect("the catalog");
        let well = unended("computer.online", Outcome::pass(), 0);
        let planned = ["computer.online".to_owned(), "computer.clock".to_owned()];
        let swept = stopped(&catalog, &planned, vec![well], 0);
        assert_eq!(overall(&swept), Verdict::Inconclusive);
        let run = as_run(swept, "everything", RunId(7), 0, 10);
        assert_eq!(run.outcome.reason.as_deref(), Some(STOPPED));
        assert!(run.parts.iter().all(|part| part.run == RunId(7)), "numbered as one");
    }
}
