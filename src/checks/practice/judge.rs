//! What Refloat makes of a scenario, held against what the scenario expects.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::Instant;

use super::emulator::Counts;
use super::run::{Options, Practice, PracticeError};
use super::scenario::{Scenario, Setup as Given};
use crate::checks::{
    MemoryGuard, RootCause, Setup, SweepReport, World, declarations, origin_for, sweep,
};
use crate::domain::finding::{Catalog, Confidence, ServiceId, Verdict};
use crate::domain::secret::{Credential, Secret, Slot};
use crate::world::net::Limits;

/// Limits and pauses of a run: both in the same measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// The limits of each request.
    pub limits: Limits,
    /// Every pause of the scenario is multiplied by this.
    pub pace: f64,
}

impl Default for Pace {
    /// A quarter of the real times, so that hundreds of scenarios run in a minute.
    fn default() -> Self {
        Self { limits: Limits::for_practice(), pace: 0.25 }
    }
}

/// A scenario that was run.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The scenario.
    pub id: String,
    /// The causes that may stand first.
    pub expect: Vec<String>,
    /// The root causes that were named, best first, with how sure each is.
    pub got: Vec<(String, Confidence)>,
    /// The verdict on the whole.
    pub verdict: Verdict,
    /// True where it is as expected.
    pub ok: bool,
    /// True where a cause was called certain that is not the scenario's. Must never be.
    pub certainly_wrong: bool,
    /// How long it took, in milliseconds.
    pub ms: u64,
    /// What the emulators counted.
    pub counts: Counts,
}

/// Why a scenario could not be run.
#[derive(Debug, thiserror::Error)]
pub enum JudgeError {
    /// The practice world did not start.
    #[error(transparent)]
    Practice(#[from] PracticeError),
    /// The client did not accept the practice world.
    #[error(transparent)]
    Endpoints(#[from] crate::world::net::EndpointsError),
    /// A walk did not go as its scenario says.
    #[error("{id}, step {step}: {message}")]
    Walk {
        /// The scenario.
        id: String,
        /// The step of the walk, from 1.
        step: usize,
        /// What happened instead.
        message: String,
    },
}

/// The world of a running practice, as checks see it.
///
/// # Errors
/// The client did not accept the practice world.
pub fn world(
    scenario: &Scenario,
    practice: &Practice,
    limits: Limits,
    clock: Arc<dyn Fn() -> i64 + Send + Sync>,
) -> Result<World, JudgeError> {
    Ok(World {
        network: practice.network(limits)?,
        guard: Arc::new(MemoryGuard::default()),
        clock,
        computer_on_trial: scenario.computer.is_on_trial(),
        browsers: scenario.computer.browsers(),
    })
}

/// What the person of a scenario set up, as checks see it.
#[must_use]
pub fn setup(given: &Given) -> Setup {
    let values = given.profile.values();
    let secrets = given.secrets.iter().map(|(slot, text)| (*slot, text.as_str()));
    Setup {
        secrets: credentials(secrets, &values),
        values,
        vendors: given.profile.vendors().into_iter().map(str::to_owned).collect(),
    }
}

/// Practice secrets, bound to the origins of their vendors.
pub(super) fn credentials<'a>(
    secrets: impl IntoIterator<Item = (Slot, &'a str)>,
    values: &BTreeMap<String, String>,
) -> HashMap<Slot, Credential> {
    let bind = |(slot, text): (Slot, &str)| {
        let origin = origin_for(service_of(slot)?, values)?;
        Some((slot, Credential::new(Secret::new(text.to_owned()), origin)))
    };
    secrets.into_iter().filter_map(bind).collect()
}

/// The service that a secret goes to, as the checks declare it; none where no check sends it.
fn service_of(slot: Slot) -> Option<ServiceId> {
    let mut uses = declarations().flat_map(|declaration| declaration.secrets);
    uses.find(|used| used.slot == slot && used.service.is_some())?.service
}

/// Runs every check that the set-up of a scenario allows, and holds the result against `expect`.
///
/// # Errors
/// The practice world did not start.
pub async fn run_sweep(
    scenario: &Scenario,
    catalog: &Catalog,
    pace: Pace,
) -> Result<(Judged, SweepReport), JudgeError> {
    let began = Instant::now();
    let options = Options { pace: pace.pace, ..Options::default() };
    let clock = Arc::clone(&options.clock);
    let practice = Practice::start(scenario, options).await?;
    let world = world(scenario, &practice, pace.limits, clock)?;
    let given = setup(&scenario.setup);
    let report = sweep(&world, catalog, &given, Arc::new(|_| {})).await;
    let counts = practice.emulators().counts();
    let mut judged = judge(scenario, &report.diagnosis.root_causes, report.diagnosis.verdict);
    judged.counts = counts;
    judged.ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    Ok((judged, report))
}

fn judge(scenario: &Scenario, roots: &[RootCause], verdict: Verdict) -> Judged {
    let expected = |cause: &str| scenario.expect.iter().any(|expected| expected == cause);
    let sure = |root: &RootCause| root.confidence != Confidence::Possible;
    let found = match roots.first() {
        Some(first) if !scenario.healthy() => expected(&first.cause),
        None if !scenario.healthy() => false,
        _ => !roots.iter().any(sure),
    };
    let as_told = scenario.expect_verdict.is_none_or(|told| told == verdict);
    let certain = |root: &RootCause| root.confidence == Confidence::Certain;
    Judged {
        id: scenario.id.clone(),
        expect: scenario.expect.clone(),
        got: roots.iter().map(|root| (root.cause.clone(), root.confidence)).collect(),
        verdict,
        ok: found && as_told,
        certainly_wrong: roots.iter().any(|root| certain(root) && !expected(&root.cause)),
        ms: 0,
        counts: Counts::default(),
    }
}
