//! The check `magento.extension`: is the ShipStation extension there, and is it new enough?

use serde_json::Value;

use super::answer::{Said, version};
use super::extension_key::{self, Judged};
use super::facts::{
    CONFIGURE, EXTENSION, EXTENSION_BY_INDEX, EXTENSION_LIVE, EXTENSION_VERSION, MODULE, MODULES,
    STORE,
};
use super::integration::{By, Integration};
use super::odd::{Heard, hear, magento_says, note, unknown};
use crate::checks::said::evidence;
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{
    Confidence, Declaration, Evidence, Exclusion, Fact, FactKind, Finding, Input, Outcome, Sends,
    SlotUse,
};
use crate::domain::secret::Slot;
use crate::domain::text::visible;
use crate::world::net::Answer;

/// The check.
pub(super) struct Extension;

static DECLARATION: Declaration = Declaration {
    id: "magento.extension",
    vendor: "magento",
    inputs: &[Input { name: "url", required: true }],
    secrets: &[
        SlotUse { slot: Slot::MagentoShipstationKey, service: Some(STORE), required: false },
        SlotUse { slot: Slot::MagentoToken, service: Some(STORE), required: false },
        SlotUse { slot: Slot::MagentoTokenSecret, service: Some(STORE), required: false },
        SlotUse { slot: Slot::MagentoConsumerKey, service: Some(STORE), required: false },
        SlotUse { slot: Slot::MagentoConsumerSecret, service: Some(STORE), required: false },
    ],
    sends: &[
        Sends { service: STORE, method: "GET", path: EXTENSION_VERSION, carries: None },
        Sends { service: STORE, method: "GET", path: EXTENSION_LIVE, carries: None },
        Sends { service: STORE, method: "GET", path: EXTENSION, carries: None },
        Sends { service: STORE, method: "GET", path: EXTENSION_BY_INDEX, carries: None },
        Sends { service: STORE, method: "GET", path: MODULES, carries: Some("magento-token") },
        Sends {
            service: STORE,
            method: "GET",
            path: CONFIGURE,
            carries: Some("magento-extension-key"),
        },
    ],
    findings: &[
        "magento-extension-missing",
        "magento-extension-outdated",
        "magento-extension-fails",
        "magento-cache-not-flushed",
        "store-rules-missing",
        "store-blocked",
        "store-redirects-path",
        "store-rate-limited",
        "store-notice-before-answer",
        "store-error",
        "store-silent",
    ],
    refusals: &[],
    needs: &["magento.rest"],
    limit_ms: 60_000,
    counts_as_sign_in: false,
};

impl Check for Extension {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let attempt = context.look(STORE, EXTENSION_VERSION).await;
    let outcome = match hear(context, &attempt) {
        Heard::Said(_, Said::Json(body)) => there(context, &body),
        Heard::Said(answer, Said::NoPage | Said::NoRoute) => {
            without_versions(context, answer, true).await
        }
        Heard::Said(answer, Said::NoPageElsewhere) => {
            without_versions(context, answer, false).await
        }
        Heard::Said(answer, _) => unknown(answer),
        Heard::Odd(outcome) if is_error(&outcome) => fails_or_not(context, *outcome).await,
        Heard::Odd(outcome) => *outcome,
    };
    match outcome.stages.is_empty() {
        true => Outcome { stages: attempt.stages.clone(), ..outcome },
        false => outcome,
    }
}

/// It answers with its versions.
fn there(context: &Context<'_>, body: &Value) -> Outcome {
    let text = |places: &[&str]| {
        let told = places.iter().find_map(|place| body.pointer(place)?.as_str());
        told.map(|told| visible(told, 40))
    };
    let own = text(&["/module/setup_version", "/module/version", "/version"]);
    let magento = text(&["/magento/version"]);
    let mut seen = Vec::new();
    if let Some(own) = &own {
        context.note(Fact::new(FactKind::Version, MODULE, own.clone()));
        seen.push(evidence("magento-extension", own.clone()));
    }
    if let Some(magento) = magento {
        context.note(Fact::new(FactKind::Version, "Magento", magento.clone()));
        seen.push(evidence("magento-version", magento));
    }
    let old =
        own.as_deref().and_then(version).is_some_and(|(major, minor, _)| (major, minor) < (2, 5));
    if old {
        let finding = Finding::new("magento-extension-outdated", Confidence::Possible, seen);
        return Outcome::found(vec![finding]);
    }
    Outcome::pass().with_evidence(seen)
}

/// Its versions are not told: it is older than 2.5.0, or it is not there at all.
async fn without_versions(context: &Context<'_>, first: &Answer, of_magento: bool) -> Outcome {
    let attempt = context.look(STORE, EXTENSION).await;
    match hear(context, &attempt) {
        Heard::Said(_, Said::NoPage | Said::NoPageElsewhere | Said::NoRoute) => {
            absent(context, first, of_magento).await
        }
        Heard::Said(_, Said::Other) => unknown(first),
        Heard::Said(answer, _) => old(answer),
        Heard::Odd(outcome) if is_error(&outcome) => fails(*outcome),
        Heard::Odd(outcome) => *outcome,
    }
}

/// It answers where every version does. ShipStation's older way of asking still works with it; whether
/// this connection uses the newer one cannot be seen from here.
fn old(answer: &Answer) -> Outcome {
    let mut seen = vec![note("magento-older-than-diagnostics")];
    seen.extend(magento_says(answer));
    Outcome::found(vec![Finding::new("magento-extension-outdated", Confidence::Possible, seen)])
}

/// Nothing answers at its addresses.
async fn absent(context: &Context<'_>, first: &Answer, of_magento: bool) -> Outcome {
    use Confidence::{Likely, Possible};
    let mut seen = magento_says(first);
    // Nobody has said that this shop is meant to have it.
    let wanted = context.names_vendor("shipstation")
        || context.credential(Slot::MagentoShipstationKey).is_some();
    let sure = if wanted { Likely } else { Possible };
    let found = |ids: &[(&str, Confidence)], seen: Vec<Evidence>| {
        let finding =
            |(id, confidence): &(&str, Confidence)| Finding::new(*id, *confidence, seen.clone());
        Outcome::found(ids.iter().map(finding).collect())
    };
    match is_enabled(context).await {
        Some(false) if wanted => {
            seen.insert(0, note("magento-module-not-listed"));
            let because = |cause| Exclusion::new(cause, note("magento-module-not-listed").text);
            let excludes =
                ["store-rewrite-rules-missing", "magento-cache-not-flushed"].map(because).to_vec();
            Outcome::found(vec![Finding::certain("magento-extension-missing", seen, excludes)])
        }
        Some(false) => found(&[("magento-extension-missing", sure)], seen),
        Some(true) => {
            seen.insert(0, note("magento-module-listed"));
            let kept = by_web_server(first) || !of_magento && answers_by_index(context).await;
            let id = if kept { "store-rules-missing" } else { "magento-cache-not-flushed" };
            found(&[(id, Likely)], seen)
        }
        None if knows_or_refuses_key(context).await => {
            seen.insert(0, note("magento-extension-by-rest"));
            let kept = by_web_server(first) || !of_magento && answers_by_index(context).await;
            let cause = if kept {
                ("store-rules-missing", Likely)
            } else {
                ("magento-cache-not-flushed", Possible)
            };
            found(&[cause], seen)
        }
        None if !of_magento && answers_by_index(context).await => {
            seen.insert(0, note("magento-answers-by-index"));
            found(&[("store-rules-missing", Likely)], seen)
        }
        None if !of_magento => {
            found(&[("magento-extension-missing", sure), ("store-rules-missing", Possible)], seen)
        }
        None => found(
            &[("magento-extension-missing", sure), ("magento-cache-not-flushed", Possible)],
            seen,
        ),
    }
}

/// Whether the extension is on by Magento's list of modules, where the integration may see it.
async fn is_enabled(context: &Context<'_>) -> Option<bool> {
    let integration = Integration::of(context)?;
    let by = if integration.can_sign() { By::Signature } else { By::Bearer };
    let attempt = integration.ask(context, MODULES, by).await?;
    let Heard::Said(_, Said::Json(Value::Array(modules))) = hear(context, &attempt) else {
        return None;
    };
    let mut names = modules.iter().filter_map(Value::as_str);
    let listed = names.any(|name| name.eq_ignore_ascii_case(MODULE));
    // The list would be wrong where the extension answers all the same.
    (listed || !knows_or_refuses_key(context).await).then_some(listed)
}

/// True where the extension judges the key in the REST API, in its own words.
async fn knows_or_refuses_key(context: &Context<'_>) -> bool {
    let Some(key) = extension_key::key(context) else { return false };
    match extension_key::judged(context, &key, CONFIGURE).await {
        Judged::Known(_) => true,
        Judged::Refused(attempt) => {
            let answer = attempt.result.as_ref().ok();
            answer.is_some_and(|answer| matches!(super::answer::read(answer), Said::KeyRefused))
        }
        Judged::NotThere | Judged::Odd(_) => false,
    }
}

/// True for the short page of a web server itself.
fn by_web_server(answer: &Answer) -> bool {
    let text = String::from_utf8_lossy(&answer.body).to_lowercase();
    let marks =
        ["<center>nginx", "<center>openresty", "<address>apache", "not found on this server"];
    marks.iter().any(|mark| text.contains(mark))
}

async fn answers_by_index(context: &Context<'_>) -> bool {
    let attempt = context.look(STORE, EXTENSION_BY_INDEX).await;
    matches!(hear(context, &attempt), Heard::Said(_, Said::Json(_)))
}

fn is_error(outcome: &Outcome) -> bool {
    outcome.findings.iter().any(|found| found.id == "store-error")
}

/// Its versions cannot be told. Whether it lives at all decides.
async fn fails_or_not(context: &Context<'_>, outcome: Outcome) -> Outcome {
    let attempt = context.look(STORE, EXTENSION_LIVE).await;
    if matches!(hear(context, &attempt), Heard::Said(_, Said::Json(_))) {
        let seen = outcome.findings.into_iter().flat_map(|found| found.evidence).collect();
        return Outcome::pass().with_evidence(seen);
    }
    fails(outcome)
}

/// The rest of the API answers, so the error is the extension's own, or that of something it stands on.
fn fails(mut outcome: Outcome) -> Outcome {
    let seen = outcome.findings.first().map(|found| found.evidence.clone()).unwrap_or_default();
    let first = Finding::new("magento-extension-fails", Confidence::Likely, seen);
    outcome.findings.insert(0, first);
    outcome
}
