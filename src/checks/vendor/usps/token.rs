//! The check `usps.token`: one call for a pass, with consumer key and secret; then what the pass says that
//! the app may do. Nothing else is asked: the default product has 60 questions an hour.

use super::answer::{self, Rights};
use super::facts::{KEYS, LIMIT_S, SERVICE, TOKEN};
use super::shape::PAIR;
use crate::checks::judge::path_error;
use crate::checks::said::{evidence, said};
use crate::checks::{Check, CheckFuture, Context, Setup};
use crate::domain::finding::{Declaration, Evidence, Outcome, Sends, SlotUse, Verdict};
use crate::domain::secret::Slot;
use crate::world::net::{Answer, Ask, Attempt, Auth, Body, Way};

/// What merchants want of an app, in the words of its scopes.
const PARTS: [&str; 5] = ["addresses", "prices", "tracking", "labels", "payments"];

/// The check.
pub(super) struct Token;

static DECLARATION: Declaration = Declaration {
    id: "usps.token",
    vendor: "usps",
    inputs: &[],
    secrets: &[
        SlotUse { slot: Slot::UspsClientId, service: Some(SERVICE), required: true },
        SlotUse { slot: Slot::UspsClientSecret, service: Some(SERVICE), required: true },
    ],
    sends: &[Sends {
        service: SERVICE,
        method: "POST",
        path: TOKEN,
        carries: Some("consumer-key-and-secret"),
    }],
    findings: &[
        "usps-credentials-invalid",
        "usps-login-in-key-box",
        "usps-webtools-user-pasted",
        "usps-number-in-key-box",
        "usps-key-secret-swapped",
        "usps-app-lacks-product",
        "usps-app-not-approved",
        "usps-test-keys",
        "usps-rate-limited",
        "usps-refused-unclear",
        "host-resets",
        "host-silent",
        "host-error-answer",
        "host-redirects",
        "edge-block",
        "answer-garbled",
        "answer-not-json",
    ],
    refusals: &[
        "usps-credentials-invalid",
        "usps-login-in-key-box",
        "usps-webtools-user-pasted",
        "usps-number-in-key-box",
        "usps-key-secret-swapped",
    ],
    needs: &["computer.online", "computer.proxy", "usps.path", "usps.status", "usps.key-shape"],
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
    let (Some(key), Some(secret), Some(ask)) = (
        context.credential(Slot::UspsClientId),
        context.credential(Slot::UspsClientSecret),
        context.ask(SERVICE, "POST", TOKEN),
    ) else {
        return Outcome::skipped("no-secret");
    };
    if !context.world().network.reaches(SERVICE) {
        return Outcome::skipped("left-out");
    }
    // No scope is asked for: one that is named can come back with fewer.
    let way =
        Way::BodyPair { user_field: "client_id", user: key.trimmed(), field: "client_secret" };
    let ask = Ask {
        body: Some(Body::Form(vec![("grant_type", "client_credentials".to_owned())])),
        auth: Some(Auth { credential: secret.trimmed(), way }),
        token_at: Some("/access_token"),
        hide: &["/client_id", "/refresh_token", "/public_key"],
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
    if outcome.findings.iter().any(|found| found.id == "usps-rate-limited") {
        let told = answer.header("retry-after").and_then(|wait| wait.trim().parse::<i64>().ok());
        outcome.until = Some(context.now() + told.unwrap_or(LIMIT_S).clamp(1, 24 * LIMIT_S));
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
    outcome.identity = answer::identity(answer);
    outcome.evidence.extend(Rights::of(answer).map(|rights| may_do(&rights)).unwrap_or_default());
    outcome
}

/// What the app may do and what it may not. That parts are missing is usual and no fault of itself: labels
/// and tracking are added by request.
fn may_do(rights: &Rights) -> Vec<Evidence> {
    let mut seen = Vec::new();
    if !rights.products.is_empty() {
        seen.push(evidence("products", rights.products.join(", ")));
    }
    if !rights.scopes.is_empty() {
        seen.push(evidence("scopes", rights.scopes.join(" ")));
    }
    let lacks = rights.lacks(&PARTS);
    if !lacks.is_empty() {
        let parts = lacks.join(", ");
        seen.push(evidence("lacks", said("usps-lacks", &[("parts", parts.into())])));
    }
    seen
}
