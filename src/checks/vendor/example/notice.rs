//! The check `parcelpost.notice`: does Parcelpost take parcels today?

use super::answer;
use super::facts::{NOTICE, SERVICE};
use crate::checks::judge::path_error;
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{Declaration, Outcome, Sends};

/// The check.
pub(super) struct Notice;

/// Everything that it may send and say. What is not written here never leaves, and is never found.
static DECLARATION: Declaration = Declaration {
    id: "parcelpost.notice",
    vendor: "parcelpost",
    inputs: &[],
    secrets: &[],
    sends: &[Sends { service: SERVICE, method: "GET", path: NOTICE, carries: None }],
    findings: &[
        // A real vendor has findings of its own in guides/findings.toml.
        "shipstation-maintenance",
        "host-resets",
        "host-silent",
        "host-error-answer",
        "host-redirects",
        "edge-block",
        "answer-garbled",
        "answer-not-json",
    ],
    refusals: &[],
    needs: &["computer.online", "parcelpost.path"],
    limit_ms: 16_000,
    counts_as_sign_in: false,
};

impl Check for Notice {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let attempt = context.look(SERVICE, NOTICE).await;
    let mut outcome = match &attempt.result {
        Err(error) => return path_error(context, &attempt, error),
        Ok(answer) => answer::judge(answer),
    };
    outcome.stages.clone_from(&attempt.stages);
    outcome
}
