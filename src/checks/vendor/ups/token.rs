//! The check `ups.token`: one call for a pass, with client ID and secret. Nothing else is asked.
//!
//! A pass proves that the keys of the merchant's own app work. UPS inside ShipStation is connected by a
//! sign-in at UPS (the authorization-code way), so it proves nothing about that, and says so.

use super::answer;
use super::facts::{KEYS, SERVICE, TOKEN};
use super::shape::PAIR;
use crate::checks::judge::path_error;
use crate::checks::said::{evidence, said};
use crate::checks::{Check, CheckFuture, Context, Setup};
use crate::domain::finding::{Declaration, Evidence, Outcome, Sends, SlotUse, Verdict};
use crate::domain::secret::Slot;
use crate::world::net::{Answer, Ask, Attempt, Auth, Body, Way};

/// The check.
pub(super) struct Token;

static DECLARATION: Declaration = Declaration {
    id: "ups.token",
    vendor: "ups",
    inputs: &[],
    secrets: &[
        SlotUse { slot: Slot::UpsClientId, service: Some(SERVICE), required: true },
        SlotUse { slot: Slot::UpsClientSecret, service: Some(SERVICE), required: true },
    ],
    sends: &[Sends {
        service: SERVICE,
        method: "POST",
        path: TOKEN,
        carries: Some("client-id-and-secret"),
    }],
    findings: &[
        "ups-credentials-typo",
        "ups-login-in-key-box",
        "ups-access-key-pasted",
        "ups-access-keys-retired",
        "ups-account-number-in-key-box",
        "ups-id-secret-swapped",
        "ups-app-missing-product",
        "ups-app-not-approved",
        "ups-account-blocked",
        "ups-terms-not-accepted",
        "ups-test-keys",
        "ups-rate-limited",
        "ups-refused-unclear",
        "host-resets",
        "host-silent",
        "host-error-answer",
        "host-redirects",
        "edge-block",
        "answer-garbled",
        "answer-not-json",
    ],
    refusals: &[
        "ups-credentials-typo",
        "ups-login-in-key-box",
        "ups-access-key-pasted",
        "ups-account-number-in-key-box",
        "ups-id-secret-swapped",
    ],
    needs: &["computer.online", "computer.proxy", "ups.path", "ups.status", "ups.key-shape"],
    limit_ms: 32_000,
    counts_as_sign_in: false,
};

impl Check for Token {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn applies(&self, setup: &Setup) -> bool {
        KEYS.iter().any(|slot| setup.secrets.contains_key(slot))
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let (Some(id), Some(secret), Some(ask)) = (
        context.credential(Slot::UpsClientId),
        context.credential(Slot::UpsClientSecret),
        context.ask(SERVICE, "POST", TOKEN),
    ) else {
        return Outcome::skipped("no-secret");
    };
    if !context.world().network.reaches(SERVICE) {
        return Outcome::skipped("left-out");
    }
    let ask = Ask {
        body: Some(Body::Form(vec![("grant_type", "client_credentials".to_owned())])),
        auth: Some(Auth {
            credential: secret.trimmed(),
            way: Way::BasicPair { user: id.trimmed() },
        }),
        token_at: Some("/access_token"),
        hide: &["/client_id", "/refresh_token"],
        ..ask
    };
    let attempt = context.send_once(ask).await;
    judge(context, &attempt)
}

fn judge(context: &Context<'_>, attempt: &Attempt) -> Outcome {
    let answer = match &attempt.result {
        Err(error) => return path_error(context, attempt, error),
        Ok(answer) => answer,
    };
    let mut outcome = match answer.token {
        Some(_) => let_in(answer),
        None => answer::refusal(answer, &PAIR.guesses(context)),
    };
    if let Some(wait) =
        answer.header("retry-after").and_then(|wait| wait.trim().parse::<i64>().ok())
        && outcome.findings.iter().any(|found| found.id == "ups-rate-limited")
    {
        outcome.until = Some(context.now() + wait.clamp(1, 24 * 60 * 60));
    }
    let passed = outcome.verdict == Verdict::Pass;
    let stage =
        context.tell_sign_in(passed, if passed { "accepted" } else { "refused" }, &attempt.stages);
    outcome.stages.clone_from(&attempt.stages);
    outcome.stages.push(stage);
    outcome
}

fn let_in(answer: &Answer) -> Outcome {
    let seen = vec![Evidence::new("sign-in", answer.status_line())];
    let mut outcome = answer::approval(answer).unwrap_or_else(Outcome::pass).with_evidence(seen);
    outcome.evidence.extend(answer::scope(answer));
    outcome.evidence.push(evidence("proves", said("ups-proves-own-app", &[])));
    outcome
}
