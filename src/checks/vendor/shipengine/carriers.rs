//! The check `shipengine.carriers`: what the ShipStation API shows of the carriers that are connected
//! there. It is the same answer as that of the key, asked once.

use super::facts::{CARRIERS, SERVICE};
use super::key;
use crate::checks::vendor::carriers::{self, Wanted};
use crate::checks::{Check, CheckFuture, Context, Setup};
use crate::domain::finding::{Declaration, Outcome, Sends, SlotUse};
use crate::domain::secret::Slot;
use crate::world::net::Answer;

/// The check.
pub(super) struct Carriers;

static DECLARATION: Declaration = Declaration {
    id: "shipengine.carriers",
    vendor: "shipengine",
    inputs: &[],
    secrets: &[SlotUse { slot: Slot::ShipengineKey, service: Some(SERVICE), required: true }],
    sends: &[Sends { service: SERVICE, method: "GET", path: CARRIERS, carries: Some("api-key") }],
    findings: carriers::FINDINGS,
    refusals: &[],
    needs: &[
        "computer.online",
        "computer.proxy",
        "shipengine.path",
        "shipengine.status",
        "shipengine.key-shape",
        "shipengine.key",
    ],
    limit_ms: 17_000,
    counts_as_sign_in: false,
};

impl Check for Carriers {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn applies(&self, setup: &Setup) -> bool {
        super::is_asked_for(setup)
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let Some(ask) = key::question(context) else { return Outcome::skipped("no-secret") };
    let attempt = context.send_once(ask).await;
    let body = attempt.result.as_ref().ok().filter(|answer| answer.status < 300);
    let judged =
        body.and_then(Answer::json).and_then(|body| carriers::judge(&body, &Wanted::all(context)));
    // The check of the key says why there is no list.
    let because_of = Some("shipengine.key".to_owned());
    judged.unwrap_or(Outcome { because_of, ..Outcome::skipped("needs") })
}
