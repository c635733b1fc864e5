//! The check `shipstation.stores`: is the merchant's shop connected in ShipStation, and does it import?
//!
//! Only V1 lists the shops. What its fields mean was seen in clients, not documented (vendors' facts,
//! section 2.1), so a shop that does not show them is no trouble.

use super::api::{self, Asked, Reading};
use super::facts::{V1, V1_STORES};
use super::keys::{self, Version};
use super::store_row::{Match, StoreRow};
use crate::checks::said::{evidence, said};
use crate::checks::{Check, CheckFuture, Context, Setup};
use crate::domain::finding::{
    Confidence, Declaration, Evidence, Finding, Identity, Input, Outcome, Sends, SlotUse,
};
use crate::domain::secret::Slot;
use crate::domain::text::visible;

/// The check.
pub(super) struct Stores;

/// Names of shops that are shown as whose key it is.
const NAMES: usize = 5;

static DECLARATION: Declaration = Declaration {
    id: "shipstation.stores",
    vendor: "shipstation",
    inputs: &[
        Input { name: "platform", required: false },
        Input { name: "url", required: false },
        Input { name: "api", required: false },
    ],
    secrets: &[
        SlotUse { slot: Slot::ShipstationV1Key, service: Some(V1), required: false },
        SlotUse { slot: Slot::ShipstationV1Secret, service: Some(V1), required: false },
    ],
    sends: &[Sends {
        service: V1,
        method: "GET",
        path: V1_STORES,
        carries: Some("key-and-secret"),
    }],
    findings: &[
        "shipstation-store-autoimport-off",
        "shipstation-store-stalled",
        "shipstation-store-inactive",
        "shipstation-store-failing",
        "shipstation-store-not-there",
        "shipstation-rate-limited",
    ],
    refusals: &[],
    needs: &[
        "computer.online",
        "computer.proxy",
        "shipstation.path",
        "shipstation.status",
        "shipstation.v1",
    ],
    limit_ms: 17_000,
    counts_as_sign_in: false,
};

impl Check for Stores {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn applies(&self, setup: &Setup) -> bool {
        let shop = setup.values.contains_key("url") && setup.vendors.iter().any(|it| it == "store");
        Version::V1.is_used(setup) || shop && Version::V2.is_used(setup)
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let Some(ask) = keys::stores(context) else {
        let newer = Version::V2.is_ready(context) || context.value("api") == Some("v2");
        return Outcome::skipped(if newer { "stores-not-in-v2" } else { "no-secret" });
    };
    let attempt = context.send_once(ask).await;
    let Ok(answer) = &attempt.result else { return Outcome::skipped("stores-not-shown") };
    let asked = Asked { version: Version::V1, kinds: &[], now: context.now() };
    let body = match api::read(answer, asked, serde_json::Value::is_array) {
        Reading::Accepted(body) => body,
        Reading::Not(outcome) => {
            let throttled = |found: &Finding| found.id == "shipstation-rate-limited";
            let mut outcome = if outcome.findings.iter().any(throttled) {
                *outcome
            } else {
                Outcome::skipped("stores-not-shown").with_evidence(outcome.evidence)
            };
            outcome.stages.clone_from(&attempt.stages);
            return outcome;
        }
    };
    let rows: Vec<StoreRow> =
        body.as_array().into_iter().flatten().filter_map(StoreRow::of).collect();
    let now = answer.date.unwrap_or_else(|| context.now());
    let mut outcome = judge(&rows, context.value("platform"), context.value("url"), now);
    outcome.identity = identity(&rows);
    outcome.stages.clone_from(&attempt.stages);
    outcome
}

/// Judges the shop of the set-up among those that are connected. `now` is in Unix seconds.
fn judge(rows: &[StoreRow], platform: Option<&str>, url: Option<&str>, now: i64) -> Outcome {
    let seen: Vec<Evidence> = rows.iter().map(StoreRow::evidence).collect();
    let platform = platform.unwrap_or_default();
    let named = !platform.is_empty() || url.is_some();
    // Who names no shop and has one means that one. Of several, some may be off on purpose.
    if !named && rows.len() != 1 {
        return Outcome::pass().with_evidence(seen);
    }
    let fit = |row: &StoreRow| if named { row.matches(platform, url) } else { Match::Platform };
    let best = rows.iter().map(fit).max().unwrap_or(Match::No);
    let mine: Vec<&StoreRow> =
        rows.iter().filter(|row| best > Match::No && fit(row) == best).collect();
    if mine.is_empty() {
        let none = evidence("shop", said("shop-not-listed", &[]));
        let finding = Finding::new("shipstation-store-not-there", Confidence::Possible, vec![none]);
        return Outcome { blocks: false, ..Outcome::found(vec![finding]) }.with_evidence(seen);
    }
    // Of several that could be it, one that imports is enough.
    let troubles: Vec<_> = mine.iter().map(|row| (row, row.trouble(now))).collect();
    if troubles.iter().any(|(_, trouble)| trouble.is_none()) {
        return Outcome::pass().with_evidence(mine.iter().map(|row| row.evidence()).collect());
    }
    let certain_which = mine.len() == 1 && best > Match::Elsewhere;
    let sure = |confidence: Confidence| {
        if certain_which { confidence } else { Confidence::Possible }
    };
    let mut findings: Vec<Finding> = Vec::new();
    for (row, trouble) in troubles {
        let Some((id, confidence)) = trouble else { continue };
        if findings.iter().all(|known| known.id != id) {
            findings.push(Finding::new(id, sure(confidence), vec![row.evidence()]));
        }
    }
    Outcome { blocks: false, ..Outcome::found(findings) }
}

/// The names of the shops tell whose key it is.
fn identity(rows: &[StoreRow]) -> Option<Identity> {
    let names: Vec<String> = rows.iter().take(NAMES).map(|row| visible(&row.name, 40)).collect();
    (!names.is_empty()).then(|| Identity { name: Some(names.join(", ")), ..Identity::default() })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// 2026-11-21, 12:00 UTC: 04:00 in the time of ShipStation's own rows.
    const NOW: i64 = 1_795_262_400;

    fn shop(fields: Value) -> Value {
        let mut row = json!({
            "storeId": 1, "storeName": "Practice shop", "marketplaceName": "Magento 2",
            "active": true, "autoRefresh": true, "website": "https://shop.example/",
            "refreshDate": "2026-11-21T03:10:00.123", "lastRefreshAttempt": "2026-11-21T03:11:00.1234567",
        });
        for (name, value) in fields.as_object().into_iter().flatten() {
            row[name] = value.clone();
        }
        row
    }

    fn first(rows: &[Value]) -> Option<(String, Confidence)> {
        let rows: Vec<StoreRow> = rows.iter().filter_map(StoreRow::of).collect();
        let outcome = judge(&rows, Some("magento"), Some("https://www.shop.example/"), NOW);
        outcome.findings.first().map(|found| (found.id.clone(), found.confidence))
    }

    #[test]
    fn the_row_of_the_shop_tells_what_is_wrong_with_its_import() {
        use Confidence::{Likely, Possible};
        let other = shop(json!({"marketplaceName": "eBay", "website": "", "active": false}));
        for (fields, expected) in [
            (json!({}), None),
            (json!({"autoRefresh": false}), Some(("shipstation-store-autoimport-off", Likely))),
            (json!({"autoRefresh": "false"}), Some(("shipstation-store-autoimport-off", Likely))),
            (
                json!({"active": false, "autoRefresh": false}),
                Some(("shipstation-store-inactive", Likely)),
            ),
            (
                json!({"refreshDate": "2026-11-17T03:10:00"}),
                Some(("shipstation-store-failing", Likely)),
            ),
            (json!({"refreshDate": null}), None),
            (json!({"refreshDate": "never", "lastRefreshAttempt": 7}), None),
            (
                json!({"refreshDate": "2026-11-17T03:10:00", "lastRefreshAttempt": "2026-11-17T03:12:00"}),
                Some(("shipstation-store-stalled", Possible)),
            ),
            // Written in Pacific time, and still in the future if it were read as UTC.
            (
                json!({"refreshDate": "2026-11-20T05:00:00", "lastRefreshAttempt": "2026-11-20T05:00:00"}),
                None,
            ),
        ] {
            let expected = expected.map(|(id, sure)| (id.to_owned(), sure));
            assert_eq!(first(&[other.clone(), shop(fields.clone())]), expected, "{fields}");
        }
    }

    #[test]
    fn another_shop_of_the_platform_is_not_mistaken_for_it() {
        let other = shop(json!({"website": "https://other.example", "autoRefresh": false}));
        assert_eq!(first(&[other.clone(), shop(json!({}))]), None);
        let nameless = shop(json!({"website": null, "autoRefresh": false}));
        let sure = first(std::slice::from_ref(&nameless)).map(|found| found.1);
        assert_eq!(sure, Some(Confidence::Likely));
        let two = first(&[nameless.clone(), nameless]).map(|found| found.1);
        assert_eq!(two, Some(Confidence::Possible));
        // It may be the same shop under its old address.
        assert_eq!(first(&[other]).map(|found| found.1), Some(Confidence::Possible));
    }

    #[test]
    fn who_names_no_shop_means_the_only_one() {
        let off = StoreRow::of(&shop(json!({"autoRefresh": false}))).expect("a row");
        let alone = judge(std::slice::from_ref(&off), None, None, NOW);
        assert_eq!(alone.findings[0].confidence, Confidence::Likely);
        assert_eq!(judge(&[off.clone(), off], None, None, NOW).findings, []);
    }

    #[test]
    fn a_shop_that_is_not_listed_is_no_more_than_possible() {
        let ebay =
            shop(json!({"marketplaceName": "eBay", "website": null, "storeName": "Auctions"}));
        let expected = ("shipstation-store-not-there".to_owned(), Confidence::Possible);
        assert_eq!(first(&[ebay]), Some(expected.clone()));
        assert_eq!(first(&[]), Some(expected));
    }
}
