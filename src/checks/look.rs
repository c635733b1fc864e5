//! One check within a round: a look, and a second one where the fault may pass.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::context::Shared;
use super::said::{evidence, said};
use super::{Check, Context, OnProgress, Progress, Setup, World};
use crate::domain::finding::{
    Catalog, Confidence, Declaration, Fact, FactKind, Finding, Outcome, Persistence, RunId,
    RunReport, SecondLook, Verdict,
};
use crate::world::net::Ledger;

/// The finding of every check that went well only at the second look.
pub(super) const CAME_AND_WENT: &str = "fault-came-and-went";

/// What the checks of one round have in common.
pub(super) struct Round<'a> {
    pub world: &'a World,
    pub catalog: &'a Catalog,
    pub setup: &'a Setup,
    pub run: RunId,
    pub on_progress: &'a OnProgress,
    pub shared: Shared,
    pub began: Instant,
}

/// Makes a check. A fault that may pass is looked at again after a pause, unless the check could count
/// as a sign-in, or asks for a pass: those are never repeated.
pub(super) async fn make(round: &Round<'_>, check: &'static dyn Check) -> RunReport {
    let declaration = check.declaration();
    (round.on_progress)(Progress::Began(declaration.id));
    let began = Instant::now();
    let at = (round.world.clock)();
    let ledger = Ledger::default();
    let first = once(round, check, &round.shared, &ledger).await;
    let mut outcome = if may_look_again(round, declaration, &first) {
        let pause = round.world.network.limits().pause;
        (round.on_progress)(Progress::LooksAgain(declaration.id));
        tokio::time::sleep(pause).await;
        let second = once(round, check, &Shared::default(), &ledger).await;
        joined(round.catalog, first, second, millis(pause))
    } else {
        first
    };
    outcome.sent = ledger.entries();
    let check = declaration.id.to_owned();
    RunReport { check, run: round.run, at, ms: millis(began.elapsed()), outcome, parts: Vec::new() }
}

async fn once(
    round: &Round<'_>,
    check: &'static dyn Check,
    shared: &Shared,
    ledger: &Ledger,
) -> Outcome {
    let declaration = check.declaration();
    let tell = Arc::clone(round.on_progress);
    let context = Context {
        world: round.world,
        setup: round.setup,
        shared,
        declaration,
        ledger: ledger.clone(),
        on_stage: Arc::new(move |stage| tell(Progress::Stage(declaration.id, stage.clone()))),
        facts: Mutex::default(),
    };
    let limit = Duration::from_millis(declaration.limit_ms);
    let looked = tokio::time::timeout(limit, check.run(&context)).await;
    let mut outcome = looked.unwrap_or_else(|_| Outcome::inconclusive("too-slow"));
    debug_assert!(
        outcome.findings.iter().all(|found| declaration.findings.contains(&found.id.as_str())),
        "{} found what it did not declare: {:?}",
        declaration.id,
        outcome.findings
    );
    outcome.findings.retain(|found| declaration.findings.contains(&found.id.as_str()));
    outcome.findings.iter_mut().for_each(|found| sober(round.catalog, found));
    outcome.facts.extend(context.noted());
    outcome.facts.extend(account_of(declaration, &outcome));
    outcome
}

/// What does not rule out every rival is likely at most.
fn sober(catalog: &Catalog, finding: &mut Finding) {
    if finding.confidence == Confidence::Certain && !catalog.rules_out_its_rivals(finding) {
        finding.confidence = Confidence::Likely;
    }
}

/// Whose account answered is a thing that changes: people mix up accounts.
fn account_of(declaration: &Declaration, outcome: &Outcome) -> Option<Fact> {
    let identity = outcome.identity.as_ref()?;
    let name = identity.email.as_ref().or(identity.account.as_ref()).or(identity.name.as_ref())?;
    Some(Fact::new(FactKind::Account, declaration.vendor, name.clone()))
}

fn may_look_again(round: &Round<'_>, declaration: &Declaration, outcome: &Outcome) -> bool {
    let limits = round.world.network.limits();
    // A round has to end in time, whatever the servers do.
    let in_time = round.began.elapsed() < limits.whole * 5 / 3;
    // What brings keys along is sent once, even where nobody counts it.
    let only_reads = declaration.sends.iter().all(|sent| sent.method == "GET");
    let repeatable = only_reads && !declaration.counts_as_sign_in;
    repeatable && in_time && may_pass(round.catalog, outcome)
}

fn may_pass(catalog: &Catalog, outcome: &Outcome) -> bool {
    let first = outcome.findings.first().and_then(|found| catalog.finding(&found.id));
    first.is_some_and(|info| info.may_pass)
}

/// What both looks tell together.
fn joined(catalog: &Catalog, first: Outcome, second: Outcome, after_ms: u64) -> Outcome {
    let lasting = may_pass(catalog, &second);
    let persistence = if lasting { Persistence::Lasting } else { Persistence::Passing };
    let word = format!("second-look-{}", persistence.word());
    let told = evidence("second-look", said(&word, &[("ms", after_ms.into())]));
    let second_look = Some(SecondLook { persistence, after_ms });
    let mut joined = Outcome { second_look, ..second };
    if joined.verdict == Verdict::Pass {
        let seen = first.findings.into_iter().flat_map(|found| found.evidence);
        let seen = seen.chain([told]).collect();
        joined.findings = vec![Finding::new(CAME_AND_WENT, Confidence::Possible, seen)];
        joined.verdict = Verdict::Warn;
    } else {
        joined.evidence.push(told);
    }
    joined
}

pub(super) fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
