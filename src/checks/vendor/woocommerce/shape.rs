//! The checks `woocommerce.key-shape` and `woocommerce.auth-key-shape`: what copying and pasting did to the
//! keys. Offline.

use super::declared;
use crate::checks::said::said;
use crate::checks::{Check, CheckFuture, Context, Setup};
use crate::domain::finding::{Confidence, Declaration, Evidence, Finding, Outcome};
use crate::domain::secret::shapes::{self, PasteMistake};
use crate::domain::secret::woo_keys::{WooKey, kind_of};
use crate::domain::secret::{Credential, Slot};

/// A field, the text that names it, and what belongs there.
type Field = (Slot, &'static str, WooKey);

const KEY: Field = (Slot::WoocommerceKey, "woo-field-key", WooKey::ConsumerKey);
const SECRET: Field = (Slot::WoocommerceSecret, "woo-field-secret", WooKey::ConsumerSecret);
const AUTH_KEY: Field = (Slot::WoocommerceAuthKey, "woo-field-auth-key", WooKey::AuthKey);

/// The check of consumer key and secret.
pub(super) struct Shape;

impl Check for Shape {
    fn declaration(&self) -> &'static Declaration {
        &declared::KEY_SHAPE
    }

    fn applies(&self, setup: &Setup) -> bool {
        [KEY, SECRET].iter().any(|(slot, ..)| setup.secrets.contains_key(slot))
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(std::future::ready(look_at_pair(context)))
    }
}

/// The check of the plug-in's authentication key.
pub(super) struct AuthKeyShape;

impl Check for AuthKeyShape {
    fn declaration(&self) -> &'static Declaration {
        &declared::AUTH_KEY_SHAPE
    }

    fn applies(&self, setup: &Setup) -> bool {
        setup.secrets.contains_key(&AUTH_KEY.0)
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(std::future::ready(outcome(of_fields(context, &[AUTH_KEY]))))
    }
}

fn look_at_pair(context: &Context<'_>) -> Outcome {
    outcome(of_fields(context, &[KEY, SECRET]).map(|mut findings| {
        let seen = |field: &str, text: &str| vec![Evidence::new(said(field, &[]), said(text, &[]))];
        if is_swapped(context) {
            findings.retain(|finding| finding.id != "woo-key-wrong-field");
            let seen = seen(KEY.1, "woo-shape-swapped");
            findings.push(Finding::new("woo-key-secret-swapped", Confidence::Likely, seen));
        } else if is_same(context) {
            let seen = seen(SECRET.1, "woo-shape-same");
            findings.push(Finding::new("pasted-same-in-both", Confidence::Likely, seen));
        }
        findings
    }))
}

/// What each field that was filled gives away; none where none was.
fn of_fields(context: &Context<'_>, fields: &[Field]) -> Option<Vec<Finding>> {
    let held: Vec<(&Field, &Credential)> =
        fields.iter().filter_map(|field| Some((field, context.credential(field.0)?))).collect();
    let each = held.iter().flat_map(|((_, name, wanted), credential)| {
        pasted(credential, name).chain(misplaced(kind_of(credential.secret()), *wanted, name))
    });
    (!held.is_empty()).then(|| each.collect())
}

/// What cannot be the key is not tried by the checks of the keys; what may be right all the same is.
fn outcome(findings: Option<Vec<Finding>>) -> Outcome {
    match findings {
        None => Outcome::skipped("no-secret"),
        Some(findings) if findings.is_empty() => Outcome::pass(),
        Some(findings) => Outcome { blocks: false, ..Outcome::found(findings) },
    }
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
