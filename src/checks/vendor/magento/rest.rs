//! The check `magento.rest`: is Magento's API reached at this address?

use super::answer::Said;
use super::facts::{CLOUD_SERVICE, STORE, STORE_CONFIGS};
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
    sends: &[Sends { service: STORE, method: "GET", path: STORE_CONFIGS, carries: None }],
    findings: &["magento-asks-for-https"],
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
        // What stands in front of the shop is for its path to say.
        Heard::Odd(outcome) => {
            let seen = outcome.findings.into_iter().flat_map(|found| found.evidence);
            Outcome::inconclusive("magento-odd-answer").with_evidence(seen.collect())
        }
        Heard::Said(answer, said) => match judge(answer, &said) {
            Some(outcome) => outcome,
            None => unknown(answer),
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
        Said::HttpsOnly => found("magento-asks-for-https"),
        _ => None,
    }
}
