//! The check `magento.version`: which Magento this is, where it says so.

use super::answer::version;
use super::facts::{STORE, VERSION};
use crate::checks::said::evidence;
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{Declaration, Fact, FactKind, Input, Outcome, Sends};
use crate::domain::text::visible;

/// The check.
pub(super) struct Version;

static DECLARATION: Declaration = Declaration {
    id: "magento.version",
    vendor: "magento",
    inputs: &[Input { name: "url", required: true }],
    secrets: &[],
    sends: &[Sends { service: STORE, method: "GET", path: VERSION, carries: None }],
    findings: &[],
    refusals: &[],
    needs: &["magento.rest"],
    limit_ms: 16_000,
    counts_as_sign_in: false,
};

impl Check for Version {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let attempt = context.look(STORE, VERSION).await;
    let told = attempt.result.as_ref().ok().filter(|answer| answer.status == 200);
    let text = told.and_then(|answer| answer.text()).unwrap_or_default().trim();
    let Some(version) = told_version(text) else {
        // Many shops do not tell it, and that is no fault.
        return Outcome { blocks: false, ..Outcome::skipped("magento-version-hidden") };
    };
    context.note(Fact::new(FactKind::Version, "Magento", version.clone()));
    let mut outcome = Outcome::pass().with_evidence(vec![evidence("magento-version", version)]);
    outcome.stages.clone_from(&attempt.stages);
    outcome
}

/// `Magento/2.4 (Community)`, and nothing longer, which would be a page.
pub(super) fn told_version(text: &str) -> Option<String> {
    let told = text.len() < 80 && text.to_lowercase().starts_with("magento");
    (told && version(text).is_some()).then(|| visible(text, 80))
}
