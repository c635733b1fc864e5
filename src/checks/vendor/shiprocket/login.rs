//! The check `shiprocket.login`: one real sign-in, then one read-only call.

use serde_json::json;

use super::answer;
use super::facts::{BALANCE, LOGIN, SERVICE};
use crate::checks::judge::path_error;
use crate::checks::{Check, CheckFuture, Context, GuardRefusal, SETTLE, Ticket, origin_of};
use crate::domain::finding::{
    Confidence, Declaration, Evidence, Finding, Input, Outcome, Sends, SlotUse, Verdict,
};
use crate::domain::secret::shapes;
use crate::domain::secret::{Credential, Origin, Slot};
use crate::world::net::{Ask, Attempt, Auth, Body, Way};
use crate::world::store::Outcome as Ended;

/// The check.
pub(super) struct Login;

static DECLARATION: Declaration = Declaration {
    id: "shiprocket.login",
    vendor: "shiprocket",
    inputs: &[Input { name: "email", required: true }],
    secrets: &[SlotUse { slot: Slot::ShiprocketPassword, service: Some(SERVICE), required: true }],
    sends: &[
        Sends {
            service: SERVICE,
            method: "POST",
            path: LOGIN,
            carries: Some("email-and-password"),
        },
        Sends { service: SERVICE, method: "GET", path: BALANCE, carries: Some("token") },
    ],
    findings: &[
        "shiprocket-manual-password",
        "shiprocket-dashboard-credentials",
        "shiprocket-temporary-lock",
        "shiprocket-allowed-ips",
        "shiprocket-modules-not-enabled",
        "shiprocket-rate-limited",
        "shiprocket-outage",
        "shiprocket-refused-unclear",
        "shiprocket-token-refused",
        "host-resets",
        "host-silent",
        "host-error-answer",
        "host-redirects",
        "edge-block",
        "answer-garbled",
        "answer-not-json",
    ],
    refusals: &["shiprocket-manual-password", "shiprocket-dashboard-credentials"],
    needs: &[
        "computer.online",
        "computer.proxy",
        "shiprocket.path",
        "shiprocket.status",
        "shiprocket.password-shape",
    ],
    limit_ms: 32_000,
    counts_as_sign_in: true,
};

impl Check for Login {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let (Some(email), Some(credential), Some(origin)) =
        (context.value("email"), context.credential(Slot::ShiprocketPassword), origin_of(SERVICE))
    else {
        return Outcome::skipped("no-secret");
    };
    let network = &context.world().network;
    if !network.reaches(SERVICE) {
        return Outcome::skipped("left-out");
    }
    let email = shapes::trim(email);
    let account = format!("{} {email}", network.place_of(SERVICE, &origin));
    let now = context.cautious_now();
    let ticket = match context.world().guard.reserve(&account, now) {
        Ok(ticket) => ticket,
        Err(GuardRefusal::Wait { until }) => {
            // Told by this computer's clock, for that is what the countdown goes by.
            let until = until + (context.now() - now);
            return Outcome { until: Some(until), ..Outcome::skipped("guard-wait") };
        }
        Err(error @ GuardRefusal::CannotCount(_)) => {
            let seen = vec![Evidence::new("attempts", error.to_string())];
            return Outcome::skipped("guard-cannot-count").with_evidence(seen);
        }
    };
    let attempt = context.send(sign_in(origin.clone(), email, credential)).await;
    settle(context, &ticket, &attempt);
    judge(context, &origin, attempt).await
}

fn sign_in(origin: Origin, email: &str, credential: &Credential) -> Ask {
    let trimmed = credential.trimmed();
    Ask {
        method: "POST",
        body: Some(Body::Json(json!({ "email": email }))),
        auth: Some(Auth { credential: trimmed, way: Way::BodyField("password") }),
        token_at: Some("/token"),
        ..Ask::get(SERVICE, origin, LOGIN)
    }
}

/// A try that never left does not count; one that was let in did not fail; anything else did.
fn settle(context: &Context<'_>, ticket: &Ticket, attempt: &Attempt) {
    let ended = match &attempt.result {
        Ok(answer) if answer.token.is_some() => Ended::Accepted,
        Ok(answer) if is_lock(&answer::refusal(answer)) => Ended::Locked,
        Ok(_) => Ended::Refused,
        Err(_) if attempt.sent => Ended::Unknown,
        Err(_) => Ended::Accepted,
    };
    context.world().guard.settle(ticket, ended, context.cautious_now());
}

async fn judge(context: &Context<'_>, origin: &Origin, attempt: Attempt) -> Outcome {
    let signed_in = match &attempt.result {
        Err(error) => {
            let mut outcome = path_error(context, &attempt, error);
            outcome.stages.clone_from(&attempt.stages);
            return outcome;
        }
        Ok(answer) => answer,
    };
    let Some(token) = signed_in.token.clone() else {
        let mut outcome = answer::refusal(signed_in);
        if is_lock(&outcome) {
            outcome.until = Some(context.now() + SETTLE);
        }
        let stage = context.tell_sign_in(false, "refused", &attempt.stages);
        outcome.stages.clone_from(&attempt.stages);
        outcome.stages.push(stage);
        return outcome;
    };
    let identity = answer::identity(signed_in);
    let mut outcome = read_only_call(context, origin, token).await;
    let passed = outcome.verdict != Verdict::Fail;
    let seen = if passed { "accepted" } else { "accepted, but not allowed" };
    let stage = context.tell_sign_in(passed, seen, &attempt.stages);
    outcome.evidence.insert(0, Evidence::new("sign-in", signed_in.status_line()));
    outcome.identity = identity;
    outcome.stages.clone_from(&attempt.stages);
    outcome.stages.push(stage);
    outcome
}

/// The sign-in worked; may this API user do anything?
async fn read_only_call(context: &Context<'_>, origin: &Origin, token: Credential) -> Outcome {
    let ask = Ask {
        auth: Some(Auth { credential: token, way: Way::Bearer }),
        ..Ask::get(SERVICE, origin.clone(), BALANCE)
    };
    let attempt = context.send(ask).await;
    match &attempt.result {
        Ok(answer) => answer::after_sign_in(answer).unwrap_or_else(Outcome::pass),
        Err(error) => {
            let seen = Evidence::new("read-only call", error.to_string());
            let outcome = path_error(context, &attempt, error);
            let findings = outcome
                .findings
                .into_iter()
                .map(|finding| Finding { confidence: Confidence::Possible, ..finding })
                .collect();
            Outcome::found(findings).with_evidence(vec![seen])
        }
    }
}

fn is_lock(outcome: &Outcome) -> bool {
    outcome.findings.iter().any(|finding| finding.id == "shiprocket-temporary-lock")
}
