//! The check `woocommerce.keys`: the consumer key and secret, and whether they reach WordPress.
//!
//! The keys go as user and password, once. Where nobody is recognised by them, the same question is signed:
//! a signature carries no secret, and how it fares tells a key that is unknown from one that is lost on the
//! way, or not looked at because WordPress does not notice https.

use std::sync::Arc;

use super::answer::{Index, Meaning, Refusal, Versions, accepted};
use super::declared;
use super::facts::{CURRENCY, DETAILS, INDEX, PLUGIN_NAMESPACE, STATUS, STORE};
use super::keys_at_hand::Keys;
use super::{signature, way};
use crate::checks::judge::answer_evidence;
use crate::checks::said::said;
use crate::checks::{Check, CheckFuture, Context, Setup};
use crate::domain::finding::Confidence::{Likely, Possible};
use crate::domain::finding::{
    Declaration, Evidence, Exclusion, Fact, FactKind, Finding, Outcome, Verdict,
};
use crate::domain::secret::Slot;
use crate::world::net::{Answer, Attempt};

/// The check.
pub(super) struct KeysCheck;

impl Check for KeysCheck {
    fn declaration(&self) -> &'static Declaration {
        &declared::KEYS
    }

    /// Whoever has the authentication key alone is not asked for more.
    fn applies(&self, setup: &Setup) -> bool {
        Keys::are_there(setup) || !setup.secrets.contains_key(&Slot::WoocommerceAuthKey)
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let keys = match Keys::of(context) {
        Ok(keys) => keys,
        Err(outcome) => return *outcome,
    };
    let Some((path, attempt)) = ask(context, &keys).await else {
        return Outcome::skipped("no-shop-address");
    };
    if let Some(outcome) = way::in_between(context, &declared::KEYS, path, &attempt) {
        return outcome;
    }
    let Ok(answer) = &attempt.result else { return Outcome::inconclusive("woo-odd-answer") };
    let mut outcome = if accepted(answer) {
        passed(context, answer)
    } else {
        match Refusal::of(answer) {
            Some(refusal) => refused(context, &keys, path, &refusal).await,
            None => odd(answer),
        }
    };
    let worked = outcome.verdict == Verdict::Pass;
    let stage =
        context.tell_sign_in(worked, if worked { "accepted" } else { "refused" }, &attempt.stages);
    outcome.stages.clone_from(&attempt.stages);
    outcome.stages.push(stage);
    outcome
}

/// The question that tells most: the plug-in's own, or where that is not there WooCommerce's.
pub(super) async fn ask(
    context: &Context<'_>,
    keys: &Keys,
) -> Option<(&'static str, Arc<Attempt>)> {
    let index = context.look_aside(STORE, INDEX).await;
    let index = index.result.as_ref().ok().and_then(Index::of);
    let plugin = index.is_none_or(|index| index.may_offer(PLUGIN_NAMESPACE));
    let mut asked = None;
    for path in [DETAILS, CURRENCY, STATUS].into_iter().skip(usize::from(!plugin)) {
        let attempt = context.send_once(keys.basic(context, "GET", path)?).await;
        let gone = is_no_route(&attempt);
        asked = Some((path, attempt));
        if !gone {
            break;
        }
    }
    asked
}

fn is_no_route(attempt: &Attempt) -> bool {
    let refusal = attempt.result.as_ref().ok().and_then(Refusal::of);
    refusal.is_some_and(|refusal| refusal.meaning() == Meaning::NoRoute)
}

fn passed(context: &Context<'_>, answer: &Answer) -> Outcome {
    let versions = Versions::of(answer);
    if let Some(plugin) = &versions.plugin {
        context.note(Fact::new(FactKind::Version, "ShipStation for WooCommerce", plugin.clone()));
    }
    Outcome::pass()
        .with_evidence(vec![Evidence::new("answer", answer.status_line())])
        .with_evidence(versions.evidence())
}

fn odd(answer: &Answer) -> Outcome {
    Outcome::inconclusive("woo-odd-answer").with_evidence(vec![answer_evidence(answer)])
}

async fn refused(
    context: &Context<'_>,
    keys: &Keys,
    path: &'static str,
    refusal: &Refusal,
) -> Outcome {
    let seen = vec![refusal.evidence()];
    let found = |id: &str| Outcome::found(vec![Finding::new(id, Likely, seen.clone())]);
    // The same words as to somebody without a key are no words about the key.
    if closes_to_all(context, refusal).await {
        return found("woo-rest-closed");
    }
    match refusal.meaning() {
        Meaning::SecretWrong => Outcome::found(vec![secret_wrong(seen)]),
        Meaning::KeyUnknown => found("woo-key-unknown"),
        Meaning::MayNot => found("woo-key-cannot-read"),
        Meaning::LacksRole => found("woo-user-lacks-role"),
        Meaning::Closed => found("woo-rest-closed"),
        Meaning::Timestamp => signature::clock(context, seen).await,
        Meaning::KeyRefused => signature::tell_refusals_apart(context, keys, path, refusal).await,
        Meaning::Nobody | Meaning::SignatureRefused => {
            signature::who_is_nobody(context, keys, path, refusal).await
        }
        // The plug-in looks at the key itself, and at a signature not at all.
        Meaning::NobodyByPlugin => signature::who_is_nobody(context, keys, CURRENCY, refusal).await,
        Meaning::NoRoute => Outcome::inconclusive("woo-no-path").with_evidence(seen),
        Meaning::Unclear if matches!(refusal.status, 401 | 403) => {
            Outcome::found(vec![Finding::new("woo-key-refused", Possible, seen)])
        }
        Meaning::Unclear => Outcome::inconclusive("woo-odd-answer").with_evidence(seen),
    }
}

/// WooCommerce looks a key up only in a header that arrived over what it takes for https, and it found it.
fn secret_wrong(seen: Vec<Evidence>) -> Finding {
    let excludes = vec![
        Exclusion::new("authorization-header-stripped", said("woo-because-key-found", &[])),
        Exclusion::new("woo-https-not-detected", said("woo-because-secret-looked-at", &[])),
        Exclusion::new("woo-rest-api-disabled", said("woo-because-own-code", &[])),
    ];
    Finding { excludes, ..Finding::new("woo-secret-wrong", Likely, seen) }
}

/// True where the index, asked without a key, is refused in the same words.
async fn closes_to_all(context: &Context<'_>, refusal: &Refusal) -> bool {
    let index = context.look_aside(STORE, INDEX).await;
    let without = index.result.as_ref().ok().and_then(Refusal::of);
    without.is_some_and(|without| {
        matches!(without.status, 401 | 403)
            && !refusal.code.starts_with("woocommerce")
            && without.code == refusal.code
    })
}
