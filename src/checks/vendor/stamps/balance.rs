//! The check `stamps.balance`: Stamps.com, as the platform shows it that holds the account.
//!
//! Stamps.com's own interface wants a number that only developers get, so a merchant's user name and
//! password cannot be tried (vendors' facts, section 8.2). Its row in ShipStation tells what can be told.

use crate::checks::vendor::carriers::{self, Wanted};
use crate::checks::vendor::shipstation::carriers_of;
use crate::checks::{Check, CheckFuture, Context, origin_of};
use crate::domain::finding::{Declaration, Outcome, Sends, SlotUse};
use crate::domain::secret::Slot;
use crate::world::net::{Ask, Auth, Way};

/// The check.
pub(super) struct Balance;

const ENGINE: &str = "shipengine";
const ENGINE_CARRIERS: &str = "/v1/carriers";

static DECLARATION: Declaration = Declaration {
    id: "stamps.balance",
    vendor: "stamps",
    inputs: &[],
    secrets: &[
        SlotUse { slot: Slot::ShipstationV1Key, service: Some("shipstation-v1"), required: false },
        SlotUse {
            slot: Slot::ShipstationV1Secret,
            service: Some("shipstation-v1"),
            required: false,
        },
        SlotUse { slot: Slot::ShipstationV2Key, service: Some("shipstation-v2"), required: false },
        SlotUse { slot: Slot::ShipengineKey, service: Some(ENGINE), required: false },
    ],
    sends: &[
        Sends {
            service: "shipstation-v1",
            method: "GET",
            path: "/carriers",
            carries: Some("key-and-secret"),
        },
        Sends {
            service: "shipstation-v2",
            method: "GET",
            path: "/v2/carriers",
            carries: Some("api-key"),
        },
        Sends { service: ENGINE, method: "GET", path: ENGINE_CARRIERS, carries: Some("api-key") },
    ],
    // What every carrier can show, but for the terms of UPS.
    findings: &[
        "carrier-reauthorization-needed",
        "carrier-stamps-sign-in",
        "carrier-terms",
        "carrier-on-hold",
        "carrier-pending-approval",
        "carrier-balance-empty",
        "carrier-payment-trouble",
        "carrier-disabled-by-plan",
        "carrier-not-connected",
        "carrier-throttles",
    ],
    refusals: &[],
    needs: &["computer.online", "computer.proxy"],
    limit_ms: 17_000,
    counts_as_sign_in: false,
};

impl Check for Balance {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let wanted = Wanted::stamps();
    let outcome = carriers_of(context, &wanted).await;
    if outcome.reason.as_deref() != Some("no-secret") {
        return outcome;
    }
    let Some(ask) = ask_engine(context) else { return Outcome::skipped("stamps-needs-platform") };
    let attempt = context.send_once(ask).await;
    let body = attempt.result.as_ref().ok().filter(|answer| answer.status < 300);
    let body = body.and_then(crate::world::net::Answer::json);
    let unclear =
        || Outcome { because_of: Some("shipengine.key".to_owned()), ..Outcome::skipped("needs") };
    body.and_then(|body| carriers::judge(&body, &wanted)).unwrap_or_else(unclear)
}

/// The same question as that of the platform's own check, so that it is asked once in a sweep.
fn ask_engine(context: &Context<'_>) -> Option<Ask> {
    let key = context.credential(Slot::ShipengineKey)?;
    let credential = key.trimmed();
    let auth = Auth { credential, way: Way::Header("api-key") };
    Some(Ask { auth: Some(auth), ..Ask::get(ENGINE, origin_of(ENGINE)?, ENGINE_CARRIERS) })
}
