//! The order `sweep`: everything that a profile allows.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::keys::{GivenSecret, Owner, gather};
use super::{DEFAULT_PROFILE, OnProgress, OrderError, Progress, RootCause, Tell, texts, way_out};
use crate::checks::{self, Setup, SweepReport, World, diagnose};
use crate::domain::finding::{Catalog, CheckId, Outcome, RunId, RunReport, Verdict};
use crate::domain::guide::builtin_catalog;
use crate::domain::profile::{self, Profile};
use crate::world::store::Home;

/// A sweep ends within 60 seconds whatever the servers do; the rest is for starting and telling.
const WHOLE: Duration = Duration::from_secs(57);

/// The reason of a run that did not end in time.
const TOO_SLOW: &str = "too-slow";

/// A profile, read.
///
/// # Errors
/// The file is missing, or is no profile; with the place.
pub fn read_profile(file: &Path) -> Result<Profile, OrderError> {
    let text = texts::read(file)?;
    Ok(profile::parse(&file.display().to_string(), &text)?)
}

/// What to look at.
#[derive(Debug)]
pub struct SweepOrder {
    /// The profile.
    pub profile: Profile,
    /// Its file, whose name is the profile's name in the keyring.
    pub file: PathBuf,
    /// The secrets.
    pub secrets: Vec<GivenSecret>,
    /// The endpoints file; none is the real world.
    pub endpoints: Option<PathBuf>,
}

/// What a sweep brought back.
#[derive(Clone, Debug)]
pub struct Swept {
    /// The verdict on the whole.
    pub verdict: Verdict,
    /// The root causes, best first.
    pub root_causes: Vec<RootCause>,
    /// Every finding that stands, best first.
    pub findings: Vec<RootCause>,
    /// The runs.
    pub runs: Vec<RunReport>,
}

/// Looks at everything that the profile names, this computer and the status pages, within a minute.
///
/// # Errors
/// The endpoints file or the person's folder cannot be used.
pub async fn run(
    order: SweepOrder,
    on_progress: OnProgress,
    tell: Tell<'_>,
) -> Result<Swept, OrderError> {
    let began = Instant::now();
    let home = Home::of_person()?;
    let world = way_out::open(&home, order.endpoints.as_deref())?;
    let stem = order.file.file_stem().and_then(|stem| stem.to_str());
    let owner = Owner {
        home: &home,
        name: stem.unwrap_or(DEFAULT_PROFILE),
        shop: order.profile.shop.as_ref().map(|shop| shop.origin.clone()),
        may_read_keyring: order.endpoints.is_none(),
    };
    let gathering = gather(&owner, order.secrets, tell);
    let secrets = match tokio::time::timeout(WHOLE / 2, gathering).await {
        Ok(secrets) => secrets?,
        Err(_) => {
            tell("the keyring does not answer; its secrets are left out");
            Default::default()
        }
    };
    let vendors = order.profile.vendors().into_iter().map(str::to_owned).collect();
    let setup = Setup { values: order.profile.values(), secrets, vendors };
    let left = WHOLE.saturating_sub(began.elapsed());
    let catalog = builtin_catalog()?;
    Ok(judged(within(left, &world, &catalog, &setup, on_progress).await))
}

/// What was not looked at keeps the whole from being called well.
fn judged(report: SweepReport) -> Swept {
    let SweepReport { diagnosis, runs } = report;
    let unseen = runs.iter().any(|run| run.outcome.verdict == Verdict::Inconclusive);
    let verdict = match diagnosis.verdict {
        Verdict::Pass if unseen => Verdict::Inconclusive,
        verdict => verdict,
    };
    Swept { verdict, root_causes: diagnosis.root_causes, findings: diagnosis.findings, runs }
}

/// What came in so far, for a sweep that is cut short.
#[derive(Default)]
struct SoFar {
    began: Vec<CheckId>,
    ended: Vec<RunReport>,
}

async fn within(
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
    match tokio::time::timeout(limit, checks::sweep(world, catalog, setup, noting)).await {
        Ok(report) => report,
        Err(_) => {
            let so_far =
                std::mem::take(&mut *so_far.lock().unwrap_or_else(PoisonError::into_inner));
            cut_short(catalog, so_far, (world.clock)())
        }
    }
}

fn cut_short(catalog: &Catalog, so_far: SoFar, at: i64) -> SweepReport {
    let SoFar { began, ended: mut runs } = so_far;
    for check in began {
        if runs.iter().all(|run| run.check != check) {
            let outcome = Outcome::inconclusive(TOO_SLOW);
            let (check, run, parts) = (check.to_owned(), RunId(1), Vec::new());
            runs.push(RunReport { check, run, at, ms: 0, outcome, parts });
        }
    }
    let place = |id: &str| checks::declarations().position(|check| check.id == id);
    runs.sort_by_key(|run| place(&run.check).unwrap_or(usize::MAX));
    SweepReport { diagnosis: diagnose(catalog, &runs), runs }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sweep_that_is_cut_short_says_what_it_did_not_see() {
        let catalog = builtin_catalog().expect("the catalog");
        let so_far = SoFar { began: vec!["shiprocket.path"], ended: Vec::new() };
        let swept = judged(cut_short(&catalog, so_far, 0));
        assert_eq!(swept.verdict, Verdict::Inconclusive);
        assert_eq!(swept.runs[0].outcome.reason.as_deref(), Some(TOO_SLOW));
    }
}
