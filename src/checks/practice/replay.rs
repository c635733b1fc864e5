//! One check in a scenario, and replays: whether it says again what it said before.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use super::judge::{JudgeError, Pace, credentials, setup, world};
use super::run::{Options, Practice};
use super::scenario::{Mistake, Play, Scenario};
use crate::checks::vendor;
use crate::checks::{
    Diagnosis, Guard, GuardRefusal, SERVICES, SETTLE, Ticket, diagnose, find, run_one,
};
use crate::domain::finding::{Catalog, Confidence, RunId, RunReport, Verdict};
use crate::world::store::Outcome as Ended;

/// Whether sign-ins could still be tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AttemptsLeft {
    /// They could.
    #[default]
    Some,
    /// The guard said to wait.
    Wait,
    /// They could not be counted, so none was made.
    CannotCount,
}

/// One check with its inputs.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckPlay {
    /// The check.
    pub run: String,
    /// Its inputs, just as they were typed.
    #[serde(default)]
    pub inputs: BTreeMap<String, String>,
    /// Whether sign-ins could be tried.
    #[serde(default)]
    pub attempts: AttemptsLeft,
    /// The vendors whose hosts are looked at, beside the check's own.
    #[serde(default)]
    pub vendors: Vec<String>,
}

/// What a run found before it became a replay.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Before {
    /// The version of Refloat that found it.
    pub made_by: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Each finding and how sure it was: `host-silent likely`; the best first.
    pub findings: Vec<String>,
}

/// A check that was run again.
#[derive(Clone, Debug)]
pub struct Replayed {
    /// The root causes, best first.
    pub got: Vec<(String, Confidence)>,
    /// What the run brought back.
    pub report: RunReport,
    /// True where it is as the scenario says, or as the replay was.
    pub ok: bool,
    /// What differs from before, in words for the author.
    pub differs: Option<String>,
}

pub(super) fn check_play(raw: &Spanned<CheckPlay>) -> Result<Play, Mistake> {
    let play = raw.as_ref();
    if find(&play.run).is_none() {
        return Err((raw.span().start, format!("there is no check “{}”", play.run)));
    }
    if let Some(named) = play.vendors.iter().find(|named| vendor::find(named).is_none()) {
        return Err((raw.span().start, format!("there is no vendor “{named}”")));
    }
    Ok(Play::Check(play.clone()))
}

/// Those of the vendors whose hosts were looked at that do not go without saying, and that practice plays.
#[must_use]
pub fn vendors_beside(check: &str, vendors: &[String]) -> Vec<String> {
    let own = find(check).map(|check| check.declaration().vendor);
    let beside = vendors.iter().filter(|vendor| own != Some(vendor.as_str()));
    beside.filter(|vendor| vendor::find(vendor).is_some()).cloned().collect()
}

/// Vendors whose name is a host's: status pages speak of them.
const NAMED_LIKE_HOSTS: [&str; 1] = ["stamps.com"];

/// The hosts of vendors, which stay readable in a replay: an answer may lead to one.
#[must_use]
pub fn readable_hosts() -> Vec<&'static str> {
    let hosts = SERVICES.iter().map(|service| service.host).chain(vendor::page_hosts());
    hosts.chain(NAMED_LIKE_HOSTS).collect()
}

/// The causes that a run names, best first.
#[must_use]
pub fn diagnosis_of(catalog: &Catalog, report: &RunReport) -> Diagnosis {
    let alone = std::slice::from_ref(report);
    diagnose(catalog, if report.parts.is_empty() { alone } else { &report.parts })
}

/// Runs the check of a scenario, and holds it against what was found before or is expected.
///
/// # Errors
/// The practice world did not start.
pub async fn run_check(
    scenario: &Scenario,
    play: &CheckPlay,
    catalog: &Catalog,
    pace: Pace,
) -> Result<Replayed, JudgeError> {
    let options = Options { pace: pace.pace, ..Options::default() };
    let clock = Arc::clone(&options.clock);
    let practice = Practice::start(scenario, options).await?;
    let mut world = world(scenario, &practice, pace.limits, clock)?;
    if play.attempts != AttemptsLeft::Some {
        world.guard = Arc::new(StatedGuard(play.attempts));
    }
    let mut given = setup(&scenario.setup);
    given.values.extend(play.inputs.clone());
    // Where the shop lives is said by the inputs, and its secrets belong there.
    let secrets = scenario.setup.secrets.iter().map(|(slot, text)| (*slot, text.as_str()));
    given.secrets = credentials(secrets, &given.values);
    given.vendors.extend(play.vendors.iter().cloned());
    given.vendors.extend(find(&play.run).map(|check| check.declaration().vendor.to_owned()));
    let ran = run_one(&world, catalog, &given, &play.run, RunId(1), Arc::new(|_| {})).await;
    let missing = || JudgeError::Walk {
        id: scenario.id.clone(),
        step: 1,
        message: format!("there is no check “{}”", play.run),
    };
    let report = ran.ok_or_else(missing)?;
    let roots = diagnosis_of(catalog, &report).root_causes;
    let got: Vec<_> = roots.into_iter().map(|root| (root.cause, root.confidence)).collect();
    let differs = match &scenario.replay {
        Some(before) => differs(before, &report),
        None => unexpected(scenario, &got, report.outcome.verdict),
    };
    Ok(Replayed { got, ok: differs.is_none(), report, differs })
}

fn differs(before: &Before, report: &RunReport) -> Option<String> {
    let outcome = &report.outcome;
    if outcome.verdict != before.verdict {
        let (now, then) = (outcome.verdict.word(), before.verdict.word());
        return Some(format!("the verdict is {now}, and was {then}"));
    }
    let now: Vec<String> = outcome
        .findings
        .iter()
        .map(|found| format!("{} {}", found.id, found.confidence.word()))
        .collect();
    let told = |findings: &[String]| match findings {
        [] => "nothing".to_owned(),
        findings => findings.join(", "),
    };
    (now != before.findings)
        .then(|| format!("it finds {}, and found {}", told(&now), told(&before.findings)))
}

fn unexpected(
    scenario: &Scenario,
    got: &[(String, Confidence)],
    verdict: Verdict,
) -> Option<String> {
    if let Some(told) = scenario.expect_verdict.filter(|told| *told != verdict) {
        return Some(format!("the verdict is {}, not {}", verdict.word(), told.word()));
    }
    let right = match got.first() {
        Some((first, _)) if !scenario.healthy() => scenario.expect.contains(first),
        None => scenario.healthy(),
        Some(_) => !got.iter().any(|(_, sure)| *sure != Confidence::Possible),
    };
    (!right).then(|| "the root cause is another one".to_owned())
}

/// A guard that says what the scenario states.
struct StatedGuard(AttemptsLeft);

impl Guard for StatedGuard {
    fn reserve(&self, _account: &str, now: i64) -> Result<Ticket, GuardRefusal> {
        Err(match self.0 {
            AttemptsLeft::CannotCount => GuardRefusal::CannotCount("stated".to_owned()),
            _ => GuardRefusal::Wait { until: now + SETTLE },
        })
    }

    fn settle(&self, _ticket: &Ticket, _ended: Ended, _now: i64) {}

    fn standing(&self, _account: &str, now: i64) -> (usize, Option<i64>) {
        (0, Some(now + SETTLE))
    }
}
