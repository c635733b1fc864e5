//! The check `magento.key-shape`: what copying and pasting did to the five values. Offline.

use crate::checks::said::said;
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{Confidence, Declaration, Evidence, Finding, Input, Outcome, SlotUse};
use crate::domain::secret::magento_values::{MagentoValue, kind_of};
use crate::domain::secret::shapes;
use crate::domain::secret::{Secret, Slot};

/// The check.
pub(super) struct KeyShape;

static DECLARATION: Declaration = Declaration {
    id: "magento.key-shape",
    vendor: "magento",
    // The values are bound to the shop.
    inputs: &[Input { name: "url", required: false }],
    secrets: &[
        SlotUse { slot: Slot::MagentoShipstationKey, service: None, required: false },
        SlotUse { slot: Slot::MagentoToken, service: None, required: false },
        SlotUse { slot: Slot::MagentoTokenSecret, service: None, required: false },
        SlotUse { slot: Slot::MagentoConsumerKey, service: None, required: false },
        SlotUse { slot: Slot::MagentoConsumerSecret, service: None, required: false },
    ],
    sends: &[],
    findings: &[
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
        "magento-other-field",
        "magento-same-value-twice",
        "magento-shipstation-api-key",
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

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(std::future::ready(look(context)))
    }
}

/// The five slots, and the text that names each.
const SLOTS: [(Slot, &str); 5] = [
    (Slot::MagentoShipstationKey, "magento-value-extension-key"),
    (Slot::MagentoToken, "magento-value-token"),
    (Slot::MagentoTokenSecret, "magento-value-token-secret"),
    (Slot::MagentoConsumerKey, "magento-value-consumer-key"),
    (Slot::MagentoConsumerSecret, "magento-value-consumer-secret"),
];

fn look(context: &Context<'_>) -> Outcome {
    let held: Vec<(Slot, &str, &Secret)> = SLOTS
        .iter()
        .filter_map(|(slot, name)| Some((*slot, *name, context.credential(*slot)?.secret())))
        .collect();
    if held.is_empty() {
        return Outcome::skipped("magento-no-values");
    }
    let mut findings: Vec<Finding> = Vec::new();
    for (slot, name, secret) in &held {
        findings.extend(pasted(name, secret));
        findings.extend(of_another_kind(*slot, secret).map(|id| finding(id, name, None)));
    }
    findings.extend(twice(&held));
    if findings.is_empty() {
        return Outcome::pass();
    }
    // What may be right after all is still tried, each by the check that uses it.
    Outcome { blocks: false, ..Outcome::found(findings) }
}

fn pasted<'a>(name: &'a str, secret: &Secret) -> impl Iterator<Item = Finding> + use<'a> {
    let mistakes = shapes::paste_mistakes(secret);
    mistakes.into_iter().map(move |it| finding(it.finding(), name, Some(it.seen())))
}

/// What is so unlike the value that belongs there that nobody has to ask the shop.
fn of_another_kind(slot: Slot, secret: &Secret) -> Option<&'static str> {
    match (kind_of(secret), slot) {
        (MagentoValue::ShipstationApi, _) => Some("magento-shipstation-api-key"),
        (MagentoValue::Woocommerce, _) => Some("magento-other-field"),
        (MagentoValue::AdminToken(_), slot) if slot != Slot::MagentoToken => {
            Some("magento-other-field")
        }
        _ => None,
    }
}

fn twice(held: &[(Slot, &str, &Secret)]) -> Option<Finding> {
    let pairs = held
        .iter()
        .enumerate()
        .flat_map(|(at, one)| held[at + 1..].iter().map(move |other| (one, other)));
    let mut same = pairs.filter(|((_, _, one), (_, _, other))| {
        let one = one.trimmed();
        !one.is_empty() && one == other.trimmed()
    });
    let ((_, one, _), (_, other, _)) = same.next()?;
    let seen = said(
        "magento-values-same",
        &[("one", name_of(one).into()), ("other", name_of(other).into())],
    );
    Some(Finding::new(
        "magento-same-value-twice",
        Confidence::Likely,
        vec![Evidence::new(said("seen-magento-value", &[]), seen)],
    ))
}

fn finding(id: &str, name: &str, seen: Option<&str>) -> Finding {
    let text = match seen {
        Some(seen) => format!("{}: {seen}", name_of(name)),
        None => name_of(name),
    };
    let seen = vec![Evidence::new(said("seen-magento-value", &[]), text)];
    Finding::new(id, Confidence::Likely, seen)
}

fn name_of(id: &str) -> String {
    said(id, &[])
}
