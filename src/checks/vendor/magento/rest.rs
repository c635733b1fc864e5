//! The check `magento.rest`: is Magento's API reached at this address?

use super::answer::Said;
use super::facts::{CLOUD_SERVICE, STORE, STORE_CONFIGS, STORE_CONFIGS_BY_INDEX};
use super::odd::{Heard, hear, magento_says, note, unknown};
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{Confidence, Declaration, Finding, Input, Outcome, Sends};
use crate::world::net::Answer;

/// The check.
pub(super) struct Rest;

static DECLARATION: Declaration = Declaration {
    id: "magento.rest",
    vendor: "magento",
    inputs: &[Input { name: "url", required: true }],
    secrets: &[],
    sends: &[
        Sends { service: STORE, method: "GET", path: STORE_CONFIGS, carries: None },
        Sends { service: STORE, method: "GET", path: STORE_CONFIGS_BY_INDEX, carries: None },
    ],
    findings: &[
        "magento-wrong-store-code",
        "magento-asks-for-https",
        "store-blocked",
        "store-redirects-path",
        "store-password",
        "store-maintenance",
        "store-rate-limited",
        "store-notice-before-answer",
        "store-error",
        "store-silent",
    ],
    refusals: &[],
    needs: &["store.address", "store.path"],
    limit_ms: 32_000,
    counts_as_sign_in: false,
};

impl Check for Rest {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let Some(store) = context.store() else { return Outcome::skipped("magento-no-address") };
    if store.origin.host().ends_with(CLOUD_SERVICE) {
        let seen = vec![note("magento-cloud-service")];
        return Outcome { blocks: true, ..Outcome::inconclusive("magento-cloud-service") }
            .with_evidence(seen);
    }
    let attempt = context.look(STORE, STORE_CONFIGS).await;
    let outcome = match hear(context, &attempt) {
        Heard::Odd(outcome) => outcome,
        Heard::Said(answer, said) => match judge(answer, &said) {
            Some(outcome) => outcome,
            None => past_the_rules(context, answer).await,
        },
    };
    Outcome { stages: attempt.stages.clone(), ..outcome }
}

fn judge(answer: &Answer, said: &Said) -> Option<Outcome> {
    let found = |id: &str| {
        Some(Outcome::found(vec![Finding::new(id, Confidence::Likely, magento_says(answer))]))
    };
    match said {
        Said::NotAuthorized(_) | Said::Refused(_) | Said::OAuth(_) => Some(Outcome::pass()),
        // Older versions told this to everybody.
        Said::Json(body) if body.is_array() => Some(Outcome::pass()),
        Said::NoRoute => found("magento-wrong-store-code"),
        Said::HttpsOnly => found("magento-asks-for-https"),
        _ => None,
    }
}

/// The web server may not hand the address on; Magento's own entrance needs no rules.
async fn past_the_rules(context: &Context<'_>, first: &Answer) -> Outcome {
    let attempt = context.look(STORE, STORE_CONFIGS_BY_INDEX).await;
    let there = match hear(context, &attempt) {
        Heard::Said(answer, said) => judge(answer, &said),
        Heard::Odd(_) => None,
    };
    if there.is_some_and(|outcome| outcome.findings.is_empty()) {
        let mut seen = magento_says(first);
        seen.insert(0, note("magento-answers-by-index"));
        return Outcome::found(vec![Finding::new("store-rules-missing", Confidence::Likely, seen)]);
    }
    unknown(first)
}
