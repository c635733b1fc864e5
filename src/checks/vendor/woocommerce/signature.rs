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

    /// True for a refusal that another address in the signature may bring to an end.
    fn may_be_of_the_address(&self) -> bool {
        let Self::Refused(refusal) = self else { return false };
        matches!(refusal.meaning(), Meaning::SignatureRefused | Meaning::KeyRefused)
    }
}

/// Both addresses that a signature can cover, and what became of each.
struct Signatures {
    /// Over the address as it was asked.
    asked: Signed,
    /// Over the same with the other scheme.
    other: Signed,
}

/// Who asks: the keys, the question, and the time that a signature claims.
struct Question<'a> {
    keys: &'a Keys,
    path: &'static str,
    at: i64,
}

/// Nobody was recognised by the key in the header. Why?
pub(super) async fn who_is_nobody(
    context: &Context<'_>,
    keys: &Keys,
    path: &'static str,
    refusal: &Refusal,
) -> Outcome {
    let seen = vec![refusal.evidence()];
    let at = true_time(context).await.unwrap_or_else(|| context.now());
    let question = Question { keys, path, at };
    let asked = sign(context, &question, Place::Query).await;
    // Who finds no key at all in a signature, or none that is known, does not look at the address.
    let tries_on = asked.is_right() || asked.may_be_of_the_address();
    let other = if tries_on {
        sign(context, &question, Place::QueryOtherScheme).await
    } else {
        Signed::Lost
    };
    if asked.is_right() || other.is_right() {
        return lost_on_the_way(context, &question, &Signatures { asked, other }, seen).await;
    }
    // Of two refusals the one that got further tells more.
    let further = !other.may_be_of_the_address();
    let refused = match (asked, other) {
        (_, Signed::Refused(other)) if further => Some((other, is_encrypted(context))),
        (Signed::Refused(asked), _) => Some((asked, false)),
        _ => None,
    };
    match refused {
        Some((refused, for_http)) => {
            refused_too(context, &question, &refused, for_http, seen).await
        }
        None => {
            let possible = |id: &str| Finding::new(id, Possible, seen.clone());
            let ids = ["woo-key-refused", "woo-header-stripped", "woo-https-not-seen"];
            Outcome::found(ids.map(possible).to_vec())
        }
    }
}

/// A signed question was accepted, so the key is right. Does the header arrive, and what does WordPress take
/// the question for?
async fn lost_on_the_way(
    context: &Context<'_>,
    question: &Question<'_>,
    signatures: &Signatures,
    mut seen: Vec<Evidence>,
) -> Outcome {
    let place = if signatures.asked.is_right() { Place::Header } else { Place::HeaderOtherScheme };
    let header = sign(context, question, place).await;
    let mut tell = |text: &str| seen.push(evidence("signed-question", said(text, &[])));
    tell("woo-signed-query-right");
    // A shop that heeds the scheme says by it what it takes the question for. On this computer nothing is
    // encrypted, and the scheme says nothing.
    let heeds = signatures.asked.is_right() != signatures.other.is_right();
    let takes_for_http = (heeds && is_encrypted(context)).then_some(signatures.other.is_right());
    tell(match takes_for_http {
        Some(true) => "woo-signed-for-http",
        Some(false) => "woo-signed-for-https",
        None => "woo-signed-for-either",
    });
    let arrives = header.is_right();
    tell(if arrives { "woo-signed-header-right" } else { "woo-signed-header-lost" });
    let https = takes_for_http.unwrap_or(arrives);
    let id = if https { "woo-https-not-seen" } else { "woo-header-stripped" };
    // What is proven both ways is certain: the scheme tells one, the header the other.
    let proven = takes_for_http.is_some()
        && if https { arrives } else { matches!(header, Signed::Refused(_)) };
    let mut findings = vec![if proven {
        Finding::certain(id, seen.clone(), excluded(https))
    } else {
        Finding::new(id, Likely, seen.clone())
    }];
    if https && !arrives {
        findings.push(Finding::new("woo-header-stripped", Possible, seen.clone()));
    }
    let best = if signatures.asked.is_right() { &signatures.asked } else { &signatures.other };
    if let Signed::RightButNotAllowed(meaning) = best {
        let may_not = *meaning == Meaning::MayNot;
        let id = if may_not { "woo-key-cannot-read" } else { "woo-user-lacks-role" };
        findings.push(Finding::new(id, Likely, seen));
    }
    Outcome::found(findings)
}

/// True where the shop is asked over https.
fn is_encrypted(context: &Context<'_>) -> bool {
    context.store().is_some_and(|store| store.origin.is_https())
}

/// The rivals, and what rules each out.
fn excluded(https: bool) -> Vec<Exclusion> {
    let own = if https {
        Exclusion::new("authorization-header-stripped", said("woo-because-header", &[]))
    } else {
        Exclusion::new("woo-https-not-detected", said("woo-because-scheme", &[]))
    };
    vec![
        Exclusion::new("woo-api-key-invalid", said("woo-because-signed", &[])),
        Exclusion::new("woo-rest-api-disabled", said("woo-because-answered", &[])),
        own,
    ]
}

/// The signed question was refused as well.
async fn refused_too(
    context: &Context<'_>,
    question: &Question<'_>,
    refused: &Refusal,
    for_http: bool,
    mut seen: Vec<Evidence>,
) -> Outcome {
    seen.push(evidence("signed-question", refused.evidence().text));
    let finding = |id: &str, confidence| Finding::new(id, confidence, seen.clone());
    match refused.meaning() {
        Meaning::KeyUnknown => Outcome::found(vec![finding("woo-key-unknown", Likely)]),
        // The key was found by its name, which was not looked at in the header.
        Meaning::SignatureRefused => Outcome::found(vec![
            finding("woo-secret-wrong", Likely),
            finding("woo-header-stripped", Possible),
            finding("woo-https-not-seen", Possible),
        ]),
        Meaning::Closed => Outcome::found(vec![finding("woo-rest-closed", Likely)]),
        Meaning::Timestamp => {
            let mut outcome = clock(context, seen.clone()).await;
            if for_http {
                outcome.findings.push(finding("woo-https-not-seen", Likely));
            }
            outcome
        }
        Meaning::Nobody | Meaning::NobodyByPlugin => {
            nobody_by_signature(context, question, seen).await
        }
        Meaning::KeyRefused => unknown_words(context, refused, seen).await,
        _ => Outcome::found(vec![finding("woo-key-refused", Likely)]),
    }
}

/// Words that are not known, with a code that stands for several things: they are compared with what a key is
/// told that surely is none.
async fn unknown_words(context: &Context<'_>, refused: &Refusal, seen: Vec<Evidence>) -> Outcome {
    let none = told_to_no_key(context).await;
    if none.is_some_and(|none| none.words() == refused.words()) {
        return Outcome::found(vec![Finding::new("woo-key-unknown", Likely, seen)]);
    }
    if server_is_off(context).await {
        return clock(context, seen).await;
    }
    Outcome::found(vec![Finding::new("woo-key-refused", Likely, seen)])
}

/// The signed question found nobody either. Where a key that is none is refused for itself, signatures are
/// looked at: this key is known, and stands for somebody without the right, or for nobody any more.
async fn nobody_by_signature(
    context: &Context<'_>,
    question: &Question<'_>,
    mut seen: Vec<Evidence>,
) -> Outcome {
    if sign(context, question, Place::Header).await.is_right() {
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
    let signed = sign(context, &Question { keys, path, at }, Place::Query).await;
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

async fn sign(context: &Context<'_>, question: &Question<'_>, place: Place) -> Signed {
    let Question { keys, path, at } = *question;
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
