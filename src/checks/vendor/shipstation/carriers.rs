//! The check `shipstation.carriers`: what ShipStation shows of the carriers that are connected there.

use super::facts::{V1, V1_CARRIERS, V2, V2_CARRIERS};
use super::keys::Version;
use crate::checks::vendor::carriers::{self, Wanted};
use crate::checks::{Check, CheckFuture, Context, Setup};
use crate::domain::finding::{Declaration, Outcome, Sends, SlotUse};
use crate::domain::secret::Slot;

/// The check.
pub(super) struct Carriers;

static DECLARATION: Declaration = Declaration {
    id: "shipstation.carriers",
    vendor: "shipstation",
    inputs: &[],
    secrets: &[
        SlotUse { slot: Slot::ShipstationV1Key, service: Some(V1), required: false },
        SlotUse { slot: Slot::ShipstationV1Secret, service: Some(V1), required: false },
        SlotUse { slot: Slot::ShipstationV2Key, service: Some(V2), required: false },
    ],
    sends: &[
        Sends { service: V1, method: "GET", path: V1_CARRIERS, carries: Some("key-and-secret") },
        Sends { service: V2, method: "GET", path: V2_CARRIERS, carries: Some("api-key") },
    ],
    findings: carriers::FINDINGS,
    refusals: &[],
    needs: &[
        "computer.online",
        "computer.proxy",
        "shipstation.path",
        "shipstation.status",
        "shipstation.key-shape",
    ],
    limit_ms: 17_000,
    counts_as_sign_in: false,
};

impl Check for Carriers {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn applies(&self, setup: &Setup) -> bool {
        [Version::V1, Version::V2].iter().any(|version| version.is_used(setup))
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    judge(context, &Wanted::all(context)).await
}

/// Asks whichever interface there is a key for. V2 tells more, so it is asked first.
pub(in crate::checks::vendor) async fn judge(context: &Context<'_>, wanted: &Wanted) -> Outcome {
    let mut outcome = Outcome::skipped("no-secret");
    for version in [Version::V2, Version::V1] {
        let Some(ask) = version.carriers(context) else { continue };
        if !version.cannot_be_tried(context) {
            let attempt = context.send_once(ask).await;
            let body = attempt.result.as_ref().ok().filter(|answer| answer.status < 300);
            let body = body.and_then(crate::world::net::Answer::json);
            if let Some(judged) = body.and_then(|body| carriers::judge(&body, wanted)) {
                return judged;
            }
        }
        // The check of the key says why.
        let because_of = Some(version.check().to_owned());
        outcome = Outcome { because_of, ..Outcome::skipped("needs") };
    }
    outcome
}
