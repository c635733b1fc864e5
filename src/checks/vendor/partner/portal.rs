//! The check `partner.path`: the way to the portal, which the customer's browser takes.

use crate::checks::judge::answer_evidence;
use crate::checks::probe::path;
use crate::checks::vendor::shipengine::facts::DASHBOARD;
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{CheckId, Declaration, Outcome, Sends};

/// The check.
pub(super) struct Portal;

static DECLARATION: Declaration = Declaration {
    id: "partner.path",
    vendor: "partner",
    inputs: &[],
    secrets: &[],
    sends: &[Sends { service: DASHBOARD, method: "GET", path: "/", carries: None }],
    // No redirect: whoever is not signed in is sent elsewhere.
    findings: &[
        "host-name-not-found",
        "host-refuses",
        "host-resets",
        "host-silent",
        "host-error-answer",
        "certificate-expired",
        "certificate-not-yet-valid",
        "certificate-wrong-name",
        "certificate-untrusted",
        "tls-intercepted",
        "tls-too-old",
        "answer-garbled",
    ],
    refusals: &[],
    needs: &[],
    limit_ms: 16_000,
    counts_as_sign_in: false,
};

impl Check for Portal {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn along(&self) -> &'static [CheckId] {
        path::ALONG
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

/// A portal sends whoever is not signed in elsewhere; where to is not documented, and no fault.
async fn look(context: &Context<'_>) -> Outcome {
    let attempt = context.look(DASHBOARD, "/").await;
    let answer = attempt.result.as_ref().ok();
    let Some(answer) = answer.filter(|answer| (300..400).contains(&answer.status)) else {
        return path::judge(context, &attempt);
    };
    let mut outcome = Outcome::pass().with_evidence(vec![answer_evidence(answer)]);
    outcome.stages.clone_from(&attempt.stages);
    outcome
}
