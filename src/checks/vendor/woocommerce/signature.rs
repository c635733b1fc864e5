//! Telling apart why nobody is recognised by a key, by signing the same question as OAuth 1.0a.
//!
//! WooCommerce takes a signature with or without https, from the query as well as from the header. It signs
//! the address that it thinks it was asked at: where something in front takes the encryption off, that is
//! http, so a signature over the other scheme is a proof of its own.

use super::answer::{Meaning, Refusal, accepted};
use super::facts::{STORE, UNKNOWN_KEY, WINDOW_S};
use super::keys_at_hand::Keys;
use crate::checks::Context;
use crate::checks::probe::online::PROBE;
use crate::checks::said::{evidence, said};
use crate::domain::finding::Confidence::{Likely, Possible};
use crate::domain::finding::{Evidence, Exclusion, Finding, Outcome};
use crate::world::net::{Answer, Place};

/// What became of a signed question.
#[derive(Clone, Debug)]
enum Signed {
    /// It was answered: the key is right.
    Accepted,
    /// The key is right, and may not do this.
    RightButNotAllowed(Meaning),
    /// It was refused.
    Refused(Refusal),
    /// Something else answered, or nobody.
    Lost,
}

impl Signed {
    fn of(answer: Option<&Answer>) -> Self {
        let Some(answer) = answer else { return Self::Lost };
        if accepted(answer) {
            return Self::Accepted;
        }
        match Refusal::of(answer) {
            Some(refusal) => match refusal.meaning() {
                meaning @ (Meaning::LacksRole | Meaning::MayNot) => {
                    Self::RightButNotAllowed(meaning)
                }
                _ => Self::Refused(refusal),
            },
            None => Self::Lost,
        }
    }

    const fn is_right(&self) -> bool {
        matches!(self, Self::Accepted | Self::RightButNotAllowed(_))
    }
}

/// Nobody was recognised by the key in the header. Why?
pub(super) async fn who_is_nobody(
    context: &Context<'_>,
    keys: &Keys,
    path: &'static str,
    refusal: &Refusal,
) -> Outcome {
    let mut seen = vec![refusal.evidence()];
    let at = true_time(context).await.unwrap_or_else(|| context.now());
    let mut query = sign(context, keys, path, Place::Query, at).await;
    let mut other_scheme = false;
    if let Signed::Refused(refusal) = &query
        && matches!(refusal.meaning(), Meaning::SignatureRefused | Meaning::KeyRefused)
    {
        let other = sign(context, keys, path, Place::QueryOtherScheme, at).await;
        let told = |refused: &Refusal| refused.meaning() == Meaning::Timestamp;
        if other.is_right() || matches!(&other, Signed::Refused(refused) if told(refused)) {
            (query, other_scheme) = (other, true);
        }
    }
    match query {
        Signed::Accepted | Signed::RightButNotAllowed(_) => {
            lost_on_the_way(context, keys, path, at, (&query, other_scheme), seen).await
        }
        Signed::Refused(refused) => {
            seen.push(evidence("signed-question", refused.evidence().text));
            refused_too(context, keys, (path, at), (&refused, other_scheme), seen).await
        }
        Signed::Lost => {
            let possible = |id: &str| Finding::new(id, Possible, seen.clone());
            let ids = ["woo-key-refused", "woo-header-stripped", "woo-https-not-seen"];
            Outcome::found(ids.map(possible).to_vec())
        }
    }
}

/// The signed question proves that the key is right. Does the header arrive?
async fn lost_on_the_way(
    context: &Context<'_>,
    keys: &Keys,
    path: &'static str,
    at: i64,
    (query, other_scheme): (&Signed, bool),
    mut seen: Vec<Evidence>,
) -> Outcome {
    let place = if other_scheme { Place::HeaderOtherScheme } else { Place::Header };
    let header = sign(context, keys, path, place, at).await;
    seen.push(evidence("signed-question", said("woo-signed-query-right", &[])));
    let right_key = Exclusion::new("woo-api-key-invalid", said("woo-because-signed", &[]));
    let open = Exclusion::new("woo-rest-api-disabled", said("woo-because-answered", &[]));
    let arrives = header.is_right();
    // A header that arrives and is not looked at, or an address that WordPress takes for http: both are proof.
    let believes_http = other_scheme && asked_over_https(context);
    let mut findings = if arrives || believes_http {
        let why = if believes_http { "woo-signed-other-scheme" } else { "woo-signed-header-right" };
        seen.push(evidence("signed-question", said(why, &[])));
        let header =
            Exclusion::new("authorization-header-stripped", said("woo-because-header", &[]));
        let mut excludes = vec![right_key, open];
        excludes.extend(arrives.then_some(header));
        let finding = Finding::certain("woo-https-not-seen", seen.clone(), excludes);
        vec![if arrives { finding } else { Finding { confidence: Likely, ..finding } }]
    } else {
        seen.push(evidence("signed-question", said("woo-signed-header-lost", &[])));
        let https = Exclusion::new("woo-https-not-detected", said("woo-because-scheme", &[]));
        let refused = matches!(header, Signed::Refused(_));
        let excludes = if refused { vec![right_key, open, https] } else { Vec::new() };
        let finding = Finding::certain("woo-header-stripped", seen.clone(), excludes);
        vec![if refused { finding } else { Finding { confidence: Likely, ..finding } }]
    };
    if believes_http && !arrives {
        findings.push(Finding::new("woo-header-stripped", Possible, seen.clone()));
    }
    if let Signed::RightButNotAllowed(meaning) = query {
        let id = match meaning {
            Meaning::MayNot => "woo-key-cannot-read",
            _ => "woo-user-lacks-role",
        };
        findings.push(Finding::new(id, Likely, seen));
    }
    Outcome::found(findings)
}

fn asked_over_https(context: &Context<'_>) -> bool {
    context.store().is_some_and(|store| store.origin.is_https())
}

/// The signed question was refused as well.
async fn refused_too(
    context: &Context<'_>,
    keys: &Keys,
    (path, at): (&'static str, i64),
    (refused, other_scheme): (&Refusal, bool),
    mut seen: Vec<Evidence>,
) -> Outcome {
    if matches!(refused.meaning(), Meaning::Nobody | Meaning::NobodyByPlugin) {
        return nobody_by_signature(context, keys, (path, at), seen).await;
    }
    if refused.meaning() == Meaning::KeyRefused {
        let none = told_to_no_key(context).await;
        let unknown = none.is_some_and(|it| (it.code, it.message) == refused.words());
        let id = match (unknown, server_is_off(context).await) {
            (true, _) => "woo-key-unknown",
            (_, true) => return clock(context, seen).await,
            _ => "woo-key-refused",
        };
        return Outcome::found(vec![Finding::new(id, Likely, seen)]);
    }
    if refused.meaning() == Meaning::Timestamp {
        let mut outcome = clock(context, seen.clone()).await;
        if other_scheme && asked_over_https(context) {
            outcome.findings.push(Finding::new("woo-https-not-seen", Likely, seen));
        }
        return outcome;
    }
    seen.dedup();
    let finding = |id: &str, confidence| Finding::new(id, confidence, seen.clone());
    match refused.meaning() {
        Meaning::KeyUnknown => Outcome::found(vec![finding("woo-key-unknown", Likely)]),
        // The key was found, by its name in the query; in the header it was not looked at.
        Meaning::SignatureRefused => Outcome::found(vec![
            finding("woo-header-stripped", Possible),
            finding("woo-secret-wrong", Likely),
        ]),
        Meaning::Closed => Outcome::found(vec![finding("woo-rest-closed", Likely)]),
        _ => Outcome::found(vec![finding("woo-key-refused", Likely)]),
    }
}

/// The signed question found nobody either. Where a key that is none is refused for itself, signatures are
/// looked at: this key is known, and stands for somebody without the right, or for nobody any more.
async fn nobody_by_signature(
    context: &Context<'_>,
    keys: &Keys,
    (path, at): (&'static str, i64),
    mut seen: Vec<Evidence>,
) -> Outcome {
    if sign(context, keys, path, Place::Header, at).await.is_right() {
        seen.push(evidence("signed-question", said("woo-signed-header-right", &[])));
        return Outcome::found(vec![Finding::new("woo-https-not-seen", Likely, seen)]);
    }
    let none = told_to_no_key(context).await;
    let looked_at = none.is_some_and(|none| {
        matches!(
            none.meaning(),
            Meaning::KeyUnknown
                | Meaning::KeyRefused
                | Meaning::SignatureRefused
                | Meaning::Timestamp
        )
    });
    let (role, key) = if looked_at { (Likely, Possible) } else { (Possible, Likely) };
    Outcome::found(vec![
        Finding::new("woo-user-lacks-role", role, seen.clone()),
        Finding::new("woo-key-refused", key, seen),
    ])
}

/// One code for all that can be wrong, in words that are not known. What a signature is told tells a wrong
/// secret, which spoils a signature too, from a right that is missing, which is refused in the same words.
pub(super) async fn tell_refusals_apart(
    context: &Context<'_>,
    keys: &Keys,
    path: &'static str,
    refusal: &Refusal,
) -> Outcome {
    let at = true_time(context).await.unwrap_or_else(|| context.now());
    let mut seen = vec![refusal.evidence()];
    let signed = sign(context, keys, path, Place::Query, at).await;
    let id = match &signed {
        Signed::Refused(other) => {
            seen.push(evidence("signed-question", other.evidence().text));
            if other.message == refusal.message {
                "woo-key-cannot-read"
            } else {
                "woo-secret-wrong"
            }
        }
        Signed::RightButNotAllowed(_) => "woo-key-cannot-read",
        Signed::Accepted | Signed::Lost => "woo-key-refused",
    };
    Outcome::found(vec![Finding::new(id, Likely, seen)])
}

/// What a key is told that surely is none.
async fn told_to_no_key(context: &Context<'_>) -> Option<Refusal> {
    Refusal::of(context.look_aside(STORE, UNKNOWN_KEY).await.result.as_ref().ok()?)
}

async fn sign(
    context: &Context<'_>,
    keys: &Keys,
    path: &'static str,
    place: Place,
    at: i64,
) -> Signed {
    let Some(ask) = keys.signed(context, path, place, at) else { return Signed::Lost };
    let attempt = context.send_once(ask).await;
    Signed::of(attempt.result.as_ref().ok())
}

/// The true time, as an independent host tells it, in Unix seconds.
async fn true_time(context: &Context<'_>) -> Option<i64> {
    let date = |answer: &Answer| answer.date;
    let time = context.look_aside("time", "/").await;
    if let Some(told) = time.result.as_ref().ok().and_then(date) {
        return Some(told);
    }
    context.look_aside("internet", PROBE).await.result.as_ref().ok().and_then(date)
}

/// A signature's time was refused. Whose clock is it?
pub(super) async fn clock(context: &Context<'_>, mut seen: Vec<Evidence>) -> Outcome {
    let now = context.now();
    let truth = true_time(context).await;
    let server = server_time(context).await;
    let off = |told: i64| truth.unwrap_or(now) - told;
    if let Some(told) = server {
        let seconds = (-off(told)).to_string();
        seen.push(evidence("server-clock", said("woo-clock-off", &[("seconds", seconds.into())])));
    }
    let here = truth.is_some_and(|truth| (truth - now).abs() > WINDOW_S);
    let there = server.is_some_and(|told| off(told).abs() > WINDOW_S);
    let found =
        |id: &str, confidence| Outcome::found(vec![Finding::new(id, confidence, seen.clone())]);
    match (here, there, truth) {
        (true, false, _) => found("local-clock-wrong", Likely),
        // Nobody else says what time it is, so it may be either.
        (_, true, None) => found("woo-server-clock-wrong", Possible),
        _ => found("woo-server-clock-wrong", Likely),
    }
}

async fn server_time(context: &Context<'_>) -> Option<i64> {
    context.look_aside(STORE, super::facts::INDEX).await.result.as_ref().ok()?.date
}

async fn server_is_off(context: &Context<'_>) -> bool {
    let (truth, server) = (true_time(context).await, server_time(context).await);
    matches!((truth, server), (Some(truth), Some(server)) if (truth - server).abs() > WINDOW_S)
}
