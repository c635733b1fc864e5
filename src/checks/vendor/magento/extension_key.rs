//! The check `magento.extension-key`: does the extension know the key that ShipStation holds?

use std::sync::Arc;

use super::answer::Said;
use super::facts::{CONFIGURE, EXTENSION_NO_ACTION, KEY_HEADER, LIMIT, STORE};
use super::odd::{Heard, hear, magento_says, note, unknown};
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{Confidence, Declaration, Finding, Input, Outcome, Sends, SlotUse};
use crate::domain::secret::magento_values::{MagentoValue, kind_of};
use crate::domain::secret::{Credential, Slot, shapes};
use crate::world::net::{Answer, Ask, Attempt, Auth, Way};

/// The check.
pub(super) struct ExtensionKey;

static DECLARATION: Declaration = Declaration {
    id: "magento.extension-key",
    vendor: "magento",
    inputs: &[Input { name: "url", required: true }],
    secrets: &[SlotUse { slot: Slot::MagentoShipstationKey, service: Some(STORE), required: true }],
    sends: &[
        Sends {
            service: STORE,
            method: "GET",
            path: CONFIGURE,
            carries: Some("magento-extension-key"),
        },
        Sends {
            service: STORE,
            method: "GET",
            path: EXTENSION_NO_ACTION,
            carries: Some("magento-extension-key"),
        },
    ],
    findings: &[
        "magento-extension-key-refused",
        "magento-cache-not-flushed",
        "magento-extension-fails",
        "store-blocked",
        "store-redirects-path",
        "store-rate-limited",
        "store-notice-before-answer",
        "store-error",
        "store-silent",
    ],
    refusals: &["magento-extension-key-refused"],
    needs: &["magento.key-shape", "magento.rest", "magento.extension"],
    limit_ms: 32_000,
    counts_as_sign_in: false,
};

impl Check for ExtensionKey {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

/// What the extension says of the key.
pub(super) enum Judged {
    /// It knows it.
    Known(Arc<Attempt>),
    /// It does not.
    Refused(Arc<Attempt>),
    /// It does not answer at the address for that.
    NotThere,
    /// Something else came in between.
    Odd(Box<Outcome>),
}

/// The key of the set-up, trimmed; none where there is none or where it cannot be the key at all.
pub(super) fn key(context: &Context<'_>) -> Option<Credential> {
    let held = context.credential(Slot::MagentoShipstationKey)?;
    let trimmed = held.secret().trimmed();
    let wasted = shapes::paste_mistakes(&trimmed).iter().any(|it| it.rules_out_a_try());
    (!wasted).then(|| Credential::new(trimmed, held.audience().clone()))
}

/// Asks the extension by the REST API, once in a sweep. Never with a user name: that would be a sign-in.
pub(super) async fn judged(context: &Context<'_>, key: &Credential, path: &str) -> Judged {
    let Some(ask) = context.ask(STORE, "GET", path) else {
        return Judged::Odd(Box::new(Outcome::skipped("magento-no-address")));
    };
    let auth = Some(Auth { credential: key.clone(), way: Way::Header(KEY_HEADER) });
    let attempt = context.send_once(Ask { auth, limit: Some(LIMIT), ..ask }).await;
    let verdict = match hear(context, &attempt) {
        Heard::Odd(outcome) => return Judged::Odd(outcome),
        Heard::Said(answer, said) => of(answer, &said),
    };
    match verdict {
        Some(true) => Judged::Known(attempt),
        Some(false) => Judged::Refused(attempt),
        None => match &attempt.result {
            Ok(answer) if answer.status == 404 => Judged::NotThere,
            Ok(answer) => Judged::Odd(Box::new(unknown(answer))),
            Err(_) => Judged::NotThere,
        },
    }
}

/// True where the key is known, false where it is refused, none where it is neither.
fn of(answer: &Answer, said: &Said) -> Option<bool> {
    match said {
        Said::Json(body) => match body {
            serde_json::Value::Bool(known) => Some(*known),
            serde_json::Value::String(text) => match text.to_lowercase().as_str() {
                "true" | "1" => Some(true),
                "false" | "0" => Some(false),
                _ => None,
            },
            _ => None,
        },
        Said::InvalidAction => Some(true),
        Said::KeyRefused | Said::NotAuthorized(_) | Said::Refused(_) => Some(false),
        _ if answer.status == 401 => Some(false),
        _ => None,
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    if context.credential(Slot::MagentoShipstationKey).is_none() {
        let other = context.credential(Slot::MagentoToken).is_some();
        return Outcome::skipped(if other { "magento-no-extension-key" } else { "no-secret" });
    }
    let Some(key) = key(context) else { return Outcome::inconclusive("magento-value-unusable") };
    let judged = match judged(context, &key, CONFIGURE).await {
        // Old versions have no such address in the REST API.
        Judged::NotThere => judged(context, &key, EXTENSION_NO_ACTION).await,
        judged => judged,
    };
    match judged {
        Judged::Known(attempt) => {
            let mut outcome = Outcome::pass();
            outcome.stages.clone_from(&attempt.stages);
            outcome.stages.push(context.tell_sign_in(true, "accepted", &attempt.stages));
            outcome
        }
        Judged::Refused(attempt) => refused(context, &key, &attempt),
        Judged::NotThere => Outcome::inconclusive("magento-extension-not-there"),
        Judged::Odd(outcome) => failing(*outcome),
    }
}

fn refused(context: &Context<'_>, key: &Credential, attempt: &Attempt) -> Outcome {
    use Confidence::{Likely, Possible};
    let seen = attempt.result.as_ref().map(magento_says).unwrap_or_default();
    let mut findings = vec![
        Finding::new("magento-extension-key-refused", Likely, seen.clone()),
        Finding::new("magento-cache-not-flushed", Possible, seen),
    ];
    if kind_of(key.secret()) == MagentoValue::Integration {
        let shape = note("magento-looks-like-integration");
        findings.iter_mut().take(1).for_each(|first| first.evidence.insert(0, shape.clone()));
    }
    let mut outcome = Outcome::found(findings);
    outcome.stages.clone_from(&attempt.stages);
    outcome.stages.push(context.tell_sign_in(false, "refused", &attempt.stages));
    outcome
}

/// An error at the extension's own address, while the rest of the API answers, is the extension's.
fn failing(mut outcome: Outcome) -> Outcome {
    let error = outcome.findings.iter().find(|found| found.id == "store-error").cloned();
    if let Some(error) = error {
        let first = Finding::new("magento-extension-fails", Confidence::Likely, error.evidence);
        outcome.findings.insert(0, first);
    }
    outcome
}
