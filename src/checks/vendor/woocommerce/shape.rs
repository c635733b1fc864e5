//! The check `woocommerce.key-shape`: what copying and pasting did to the three keys. Offline.

use super::declared;
use crate::checks::said::said;
use crate::checks::{Check, CheckFuture, Context, Setup};
use crate::domain::finding::{Confidence, Declaration, Evidence, Finding, Outcome};
use crate::domain::secret::shapes::{self, PasteMistake};
use crate::domain::secret::woo_keys::{WooKey, kind_of};
use crate::domain::secret::{Credential, Slot};

/// The check.
pub(super) struct Shape;

impl Check for Shape {
    fn declaration(&self) -> &'static Declaration {
        &declared::KEY_SHAPE
    }

    fn applies(&self, setup: &Setup) -> bool {
        FIELDS.iter().any(|(slot, ..)| setup.secrets.contains_key(slot))
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(std::future::ready(look(context)))
    }
}

/// The three fields, the text that names each, and what belongs there.
const FIELDS: [(Slot, &str, WooKey); 3] = [
    (Slot::WoocommerceKey, "woo-field-key", WooKey::ConsumerKey),
    (Slot::WoocommerceSecret, "woo-field-secret", WooKey::ConsumerSecret),
    (Slot::WoocommerceAuthKey, "woo-field-auth-key", WooKey::AuthKey),
];

fn look(context: &Context<'_>) -> Outcome {
    let mut findings: Vec<Finding> = Vec::new();
    let mut looked = 0;
    for (slot, field, wanted) in FIELDS {
        let Some(credential) = context.credential(slot) else { continue };
        looked += 1;
        findings.extend(pasted(credential, field));
        findings.extend(misplaced(kind_of(credential.secret()), wanted, field));
    }
    if looked == 0 {
        return Outcome::skipped("no-secret");
    }
    if is_swapped(context) {
        findings.retain(|finding| finding.id != "woo-key-wrong-field");
        let seen = Evidence::new(said("woo-field-key", &[]), said("woo-shape-swapped", &[]));
        findings.push(Finding::new("woo-key-secret-swapped", Confidence::Likely, vec![seen]));
    } else if is_same(context) {
        let seen = Evidence::new(said("woo-field-secret", &[]), said("woo-shape-same", &[]));
        findings.push(Finding::new("pasted-same-in-both", Confidence::Likely, vec![seen]));
    }
    if findings.is_empty() {
        return Outcome::pass();
    }
    // What cannot be the key is not tried by the checks themselves; the other fields still are.
    Outcome { blocks: false, ..Outcome::found(findings) }
}

/// Generic mistakes. A space or a foreign letter can stand in a key that works, so only what a key never
/// holds is likely.
fn pasted<'a>(credential: &'a Credential, field: &'a str) -> impl Iterator<Item = Finding> + 'a {
    let mistakes = shapes::paste_mistakes(credential.secret()).into_iter();
    mistakes.map(move |mistake| {
        let seen = Evidence::new(said(field, &[]), mistake.seen());
        Finding::new(mistake.finding(), Confidence::Likely, vec![seen])
    })
}

/// What belongs elsewhere, or is only a part.
fn misplaced(kind: WooKey, wanted: WooKey, field: &str) -> Option<Finding> {
    let (id, seen) = match kind {
        WooKey::Unknown => return None,
        kind if kind == wanted => return None,
        WooKey::AuthKeyWithoutStart if wanted == WooKey::AuthKey => {
            ("woo-auth-key-without-start", "woo-shape-no-start")
        }
        WooKey::AuthKeyWithoutStart => return None,
        WooKey::EndOfKey => ("woo-key-only-its-end", "woo-shape-only-end"),
        WooKey::ConsumerKey => ("woo-key-wrong-field", "woo-shape-is-key"),
        WooKey::ConsumerSecret => ("woo-key-wrong-field", "woo-shape-is-secret"),
        WooKey::AuthKey => ("woo-key-wrong-field", "woo-shape-is-auth-key"),
    };
    let seen = Evidence::new(said(field, &[]), said(seen, &[]));
    Some(Finding::new(id, Confidence::Likely, vec![seen]))
}

fn is_swapped(context: &Context<'_>) -> bool {
    let kind = |slot| context.credential(slot).map(|credential| kind_of(credential.secret()));
    kind(Slot::WoocommerceKey) == Some(WooKey::ConsumerSecret)
        && kind(Slot::WoocommerceSecret) == Some(WooKey::ConsumerKey)
}

fn is_same(context: &Context<'_>) -> bool {
    let (key, secret) =
        (context.credential(Slot::WoocommerceKey), context.credential(Slot::WoocommerceSecret));
    let (Some(key), Some(secret)) = (key, secret) else { return false };
    key.secret().trimmed() == secret.secret().trimmed()
}

/// True for a value that cannot be what belongs into this field, so that a try would be wasted.
pub(super) fn rules_out_a_try(credential: &Credential, wanted: WooKey) -> bool {
    let kind = kind_of(credential.secret());
    let misplaced = matches!(
        kind,
        WooKey::ConsumerKey | WooKey::ConsumerSecret | WooKey::AuthKey | WooKey::EndOfKey
    ) && kind != wanted;
    let mistakes = shapes::paste_mistakes(credential.secret());
    misplaced || mistakes.into_iter().any(PasteMistake::rules_out_a_try)
}
