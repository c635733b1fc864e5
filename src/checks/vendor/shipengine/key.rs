//! The check `shipengine.key`: one read-only call, which tells whether the key is good.

use super::answer::{self, Refusal};
use super::facts::{CARRIERS, KEY_HEADER, SERVICE};
use crate::checks::judge::path_error;
use crate::checks::vendor::carriers;
use crate::checks::{Check, CheckFuture, Context, Setup};
use crate::domain::finding::{Confidence, Declaration, Evidence, Finding, Outcome, Sends, SlotUse};
use crate::domain::secret::shipengine::{ShipengineLook, shipengine_look};
use crate::domain::secret::{Secret, Slot};
use crate::world::net::{Answer, Ask, Auth, Way};

/// The check.
pub(super) struct Key;

static DECLARATION: Declaration = Declaration {
    id: "shipengine.key",
    vendor: "shipengine",
    inputs: &[],
    secrets: &[SlotUse { slot: Slot::ShipengineKey, service: Some(SERVICE), required: true }],
    sends: &[Sends { service: SERVICE, method: "GET", path: CARRIERS, carries: Some("api-key") }],
    findings: &[
        "shipengine-key-refused",
        "shipengine-sandbox-key-refused",
        "shipengine-key-forbidden",
        "shipengine-plan-lacks-access",
        "shipengine-rate-limited",
        "shipengine-outage",
        "shipengine-refused-unclear",
        "partner-onboarding-incomplete",
        "host-resets",
        "host-silent",
        "host-error-answer",
        "host-redirects",
        "edge-block",
        "answer-garbled",
        "answer-not-json",
    ],
    refusals: &["shipengine-key-refused", "shipengine-sandbox-key-refused"],
    needs: &[
        "computer.online",
        "computer.proxy",
        "shipengine.path",
        "shipengine.status",
        "shipengine.key-shape",
    ],
    limit_ms: 16_000,
    counts_as_sign_in: false,
};

impl Check for Key {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn applies(&self, setup: &Setup) -> bool {
        super::is_asked_for(setup)
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

/// The question for the carriers, with the key as it is tried: trimmed.
pub(super) fn question(context: &Context<'_>) -> Option<Ask> {
    let credential = context.credential(Slot::ShipengineKey)?;
    let ask = context.ask(SERVICE, "GET", CARRIERS)?;
    let trimmed = credential.trimmed();
    Some(Ask { auth: Some(Auth { credential: trimmed, way: Way::Header(KEY_HEADER) }), ..ask })
}

async fn look(context: &Context<'_>) -> Outcome {
    let (Some(credential), Some(ask)) =
        (context.credential(Slot::ShipengineKey), question(context))
    else {
        return Outcome::skipped("no-secret");
    };
    let attempt = context.send_once(ask).await;
    let answer = match &attempt.result {
        Ok(answer) => answer,
        Err(error) => return path_error(context, &attempt, error),
    };
    let mut outcome = judge(answer, credential.secret());
    let passed = !outcome.blocks;
    let seen = if passed { "accepted" } else { "refused" };
    outcome.stages.clone_from(&attempt.stages);
    outcome.stages.push(context.tell_sign_in(passed, seen, &attempt.stages));
    outcome
}

/// Judges the answer to the list of carriers.
fn judge(answer: &Answer, key: &Secret) -> Outcome {
    use Confidence::{Likely, Possible};
    if let Some(odd) = answer::not_its_own(answer) {
        return odd;
    }
    let seen = answer::seen(answer);
    let finding = |id: &str, confidence| Finding::new(id, confidence, seen.clone());
    let inside = || answer::refusal_inside(answer).filter(|_| !is_list(answer));
    let Some(refusal) = answer::refusal(answer).or_else(inside) else { return rows(answer) };
    let is_test = shipengine_look(key) == Some(ShipengineLook::Sandbox);
    Outcome::found(match refusal {
        // A test key that is refused is revoked, or the account has no tests: both look alike.
        Refusal::Key if is_test => vec![
            finding("shipengine-sandbox-key-refused", Likely),
            finding("shipengine-key-refused", Likely),
        ],
        Refusal::Key => vec![finding("shipengine-key-refused", Likely)],
        Refusal::Forbidden => vec![
            finding("shipengine-key-forbidden", Likely),
            finding("shipengine-plan-lacks-access", Likely),
        ],
        Refusal::Plan => vec![finding("shipengine-plan-lacks-access", Likely)],
        Refusal::Throttled => return answer::throttled(answer),
        Refusal::SetUp => vec![finding("partner-onboarding-incomplete", Likely)],
        Refusal::Fault => vec![finding("shipengine-outage", Likely)],
        Refusal::Identifier | Refusal::Unclear => {
            vec![finding("shipengine-refused-unclear", Possible)]
        }
    })
}

/// The key is good; what is said of the carriers is for `shipengine.carriers` to say.
fn rows(answer: &Answer) -> Outcome {
    if answer.status < 300 && is_list(answer) {
        return Outcome::pass().with_evidence(vec![Evidence::new("answer", answer.status_line())]);
    }
    Outcome::inconclusive("shipengine-odd-answer").with_evidence(answer::seen(answer))
}

fn is_list(answer: &Answer) -> bool {
    answer.json().is_some_and(|body| carriers::is_list(&body))
}
