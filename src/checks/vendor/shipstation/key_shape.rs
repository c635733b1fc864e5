//! The check `shipstation.key-shape`: what copying and pasting did to the keys, and whether they look like
//! keys for something else. Offline, and only a warning of what the answer would be: what is not
//! recognised is no mistake.

use super::keys::Version;
use crate::checks::said::{evidence, said};
use crate::checks::{Check, CheckFuture, Context, Setup};
use crate::domain::finding::{Confidence, Declaration, Finding, Outcome, SlotUse};
use crate::domain::secret::shapes::{PasteMistake, paste_mistakes};
use crate::domain::secret::shipstation_keys::{KeyKind, are_same, kind_of};
use crate::domain::secret::{Secret, Slot};

/// The check.
pub(super) struct KeyShape;

static DECLARATION: Declaration = Declaration {
    id: "shipstation.key-shape",
    vendor: "shipstation",
    inputs: &[],
    secrets: &[
        SlotUse { slot: Slot::ShipstationV1Key, service: None, required: false },
        SlotUse { slot: Slot::ShipstationV1Secret, service: None, required: false },
        SlotUse { slot: Slot::ShipstationV2Key, service: None, required: false },
    ],
    sends: &[],
    findings: &[
        "shipstation-same-in-both",
        "shipstation-pair-in-one",
        "shipstation-pair-encoded",
        "shipstation-v2-key-for-v1",
        "shipstation-v1-key-for-v2",
        "shipstation-key-of-another-product",
        "shipstation-test-key",
        "pasted-space-around",
        "pasted-line-break",
        "pasted-space-inside",
        "pasted-non-breaking-space",
        "pasted-invisible-character",
        "pasted-smart-quotes",
        "pasted-masked-display",
        "pasted-header-prefix",
        "pasted-quotes-around",
        "pasted-cut-off",
        "pasted-look-alike-letters",
        "pasted-html-escaped",
        "pasted-empty",
    ],
    refusals: &[],
    needs: &[],
    limit_ms: 1_000,
    counts_as_sign_in: false,
};

impl Check for KeyShape {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn applies(&self, setup: &Setup) -> bool {
        [Version::V1, Version::V2].iter().any(|version| version.is_used(setup))
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(std::future::ready(look(context)))
    }
}

fn look(context: &Context<'_>) -> Outcome {
    let of = |slot| context.credential(slot).map(crate::domain::secret::Credential::secret);
    let (key, secret) = (of(Slot::ShipstationV1Key), of(Slot::ShipstationV1Secret));
    let newer = of(Slot::ShipstationV2Key);
    if key.is_none() && secret.is_none() && newer.is_none() {
        return Outcome::skipped("no-secret");
    }
    let mut findings = Vec::new();
    for (slot, value) in [
        (Slot::ShipstationV1Key, key),
        (Slot::ShipstationV1Secret, secret),
        (Slot::ShipstationV2Key, newer),
    ] {
        findings.extend(value.iter().flat_map(|value| of_value(slot, value)));
    }
    if let (Some(key), Some(secret)) = (key, secret)
        && are_same(key, secret)
    {
        let seen = vec![evidence("key", said("key-same-in-both", &[]))];
        findings.push(Finding::new("shipstation-same-in-both", Confidence::Likely, seen));
    }
    if findings.is_empty() {
        return Outcome::pass();
    }
    // Whether a value can be tried at all is for each check of a key to say: one may be fine.
    Outcome { blocks: false, ..Outcome::found(findings) }
}

fn of_value(slot: Slot, value: &Secret) -> Vec<Finding> {
    let which = || said(&format!("slot-{}", slot.name()), &[]);
    // No key of ShipStation has a space, a quotation mark or a letter of another alphabet in it.
    let finding = |id: &str, seen: &str| {
        Finding::new(id, Confidence::Likely, vec![evidence("key", format!("{}: {seen}", which()))])
    };
    let kind = kind_of(value);
    let mut findings: Vec<Finding> = paste_mistakes(value)
        .into_iter()
        .filter(|mistake| !explained(kind, *mistake))
        .map(|mistake| finding(mistake.finding(), mistake.seen()))
        .collect();
    if let Some(id) = misplaced(slot, kind) {
        findings.push(finding(id, &said(&format!("seen-{id}"), &[])));
    }
    findings
}

/// What makes a value look as if it was pasted badly belongs to what it is.
fn explained(kind: KeyKind, mistake: PasteMistake) -> bool {
    match kind {
        KeyKind::Pair => {
            matches!(mistake, PasteMistake::LineBreakInside | PasteMistake::SpaceInside)
        }
        KeyKind::EncodedPair => mistake == PasteMistake::HeaderPrefix,
        _ => false,
    }
}

/// The finding for a value that looks as if it belonged elsewhere.
const fn misplaced(slot: Slot, kind: KeyKind) -> Option<&'static str> {
    match (slot, kind) {
        (_, KeyKind::Unknown) => None,
        (_, KeyKind::ShopKey | KeyKind::Token | KeyKind::Address) => {
            Some("shipstation-key-of-another-product")
        }
        (Slot::ShipstationV2Key, KeyKind::Long) => None,
        (Slot::ShipstationV2Key, KeyKind::LongTest) => Some("shipstation-test-key"),
        (Slot::ShipstationV2Key, KeyKind::Half | KeyKind::Pair | KeyKind::EncodedPair) => {
            Some("shipstation-v1-key-for-v2")
        }
        (_, KeyKind::Half) => None,
        (_, KeyKind::Long | KeyKind::LongTest) => Some("shipstation-v2-key-for-v1"),
        (_, KeyKind::Pair) => Some("shipstation-pair-in-one"),
        (_, KeyKind::EncodedPair) => Some("shipstation-pair-encoded"),
    }
}
