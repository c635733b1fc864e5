//! What an answer, or its absence, means on any path to a host.

use super::edge::{Wants, guard, is_origin_trouble};
use super::probe::interception::product;
use super::said::{decider, evidence, net_error, tls_fault};
use super::{Context, World};
use crate::domain::finding::{Confidence, Evidence, Finding, Outcome};
use crate::domain::secret::mask_secrets;
use crate::domain::text::visible;
use crate::world::net::{Answer, Attempt, NetError, TlsFacts, TlsFault, Via};
use crate::world::platform::Decider;

/// Characters of a body that are kept as evidence.
const SHOWN: usize = 300;

/// The findings that a path to a host can give, for declarations. A call that comes after a path was
/// looked at declares those that can still come up then: silence, a reset, and what an answer says.
pub(super) const PATH_FINDINGS: &[&str] = &[
    "host-name-not-found",
    "host-refuses",
    "host-resets",
    "host-silent",
    "host-error-answer",
    "host-redirects",
    "certificate-expired",
    "certificate-not-yet-valid",
    "certificate-wrong-name",
    "certificate-untrusted",
    "tls-intercepted",
    "tls-too-old",
    "answer-garbled",
];

/// What a failed attempt says about the path, for a check that declares it.
pub(super) fn path_error(context: &Context<'_>, attempt: &Attempt, error: &NetError) -> Outcome {
    let mut outcome = what_failed(context, attempt, error);
    // The way was fine a moment ago, or the check would not run: nothing is blamed for what changed since.
    let undeclared = |found: &Finding| !context.declares(&found.id);
    if outcome.findings.iter().any(undeclared) {
        let seen = outcome.findings.into_iter().flat_map(|found| found.evidence).collect();
        outcome = Outcome::inconclusive("way-changed").with_evidence(seen);
        outcome.stages.clone_from(&attempt.stages);
    }
    outcome
}

/// The same in the general words, for a check that has words of its own for them.
pub(super) fn what_failed(context: &Context<'_>, attempt: &Attempt, error: &NetError) -> Outcome {
    let mut outcome = match error {
        NetError::LeftOut(_) => return Outcome::skipped("left-out"),
        NetError::NotDeclared { .. }
        | NetError::OtherOrigin { .. }
        | NetError::NotEncrypted(_)
        | NetError::Unsendable => return Outcome::skipped("not-sent"),
        NetError::Tls(fault) => Outcome::found(tls_findings(context.world(), fault, attempt)),
        other => match (proxy_error(other), &attempt.via) {
            (Some(outcome), _) => outcome,
            (None, Via::Undecided(script)) => undecided(path_finding(other), script),
            (None, _) => Outcome::found(vec![path_finding(other)]),
        },
    };
    outcome.stages.clone_from(&attempt.stages);
    outcome
}

/// What a proxy that is in the way says about the hosts behind it: nothing. What is wrong with the proxy
/// itself is for `computer.proxy` to say.
pub(super) fn proxy_error(error: &NetError) -> Option<Outcome> {
    let in_the_way = matches!(
        error,
        NetError::ProxyWantsSignIn { .. }
            | NetError::ProxyRefuses { .. }
            | NetError::ProxyNotReached { .. }
    );
    in_the_way.then(|| {
        let seen = vec![evidence("connection", net_error(error))];
        let outcome = Outcome::inconclusive("proxy-in-the-way").with_evidence(seen);
        Outcome { blocks: true, ..outcome }
    })
}

/// The direct way failed, and it may not be the way that counts.
fn undecided(mut finding: Finding, script: &Decider) -> Outcome {
    finding.confidence = Confidence::Possible;
    finding.evidence.push(evidence("script", decider(script)));
    let reason = Some("script-decides".to_owned());
    Outcome { reason, ..Outcome::found(vec![finding]) }
}

fn path_finding(error: &NetError) -> Finding {
    use Confidence::{Likely, Possible};
    let (id, confidence) = match error {
        NetError::NameNotFound(_) => ("host-name-not-found", Likely),
        NetError::Reset => ("host-resets", Likely),
        NetError::Silent(_) | NetError::TooSlow(_) => ("host-silent", Likely),
        NetError::Garbled(_) => ("answer-garbled", Possible),
        _ => ("host-refuses", Likely),
    };
    Finding::new(id, confidence, vec![evidence("connection", net_error(error))])
}

fn tls_findings(world: &World, fault: &TlsFault, attempt: &Attempt) -> Vec<Finding> {
    use Confidence::{Likely, Possible};
    let mut seen = vec![evidence("encryption", tls_fault(fault))];
    seen.extend(attempt.tls.as_ref().map(certificate_evidence).unwrap_or_default());
    // Whether somebody opens connections is found out by `computer.interception`, which compares hosts.
    // A product that names itself needs no comparison.
    let certificate = attempt.tls.as_ref().and_then(|tls| tls.certificate.as_ref());
    let opened = world.computer_on_trial && certificate.is_some_and(|it| product(it).is_some());
    let id = match fault {
        TlsFault::Expired => "certificate-expired",
        TlsFault::NotYetValid => "certificate-not-yet-valid",
        TlsFault::WrongName => "certificate-wrong-name",
        TlsFault::TooOld => "tls-too-old",
        TlsFault::Untrusted if opened => {
            return vec![
                Finding::new("tls-intercepted", Likely, seen.clone()),
                Finding::new("certificate-untrusted", Possible, seen),
            ];
        }
        TlsFault::Untrusted => "certificate-untrusted",
        TlsFault::NotTls | TlsFault::Other(_) => {
            return vec![Finding::new("answer-garbled", Possible, seen)];
        }
    };
    vec![Finding::new(id, Likely, seen)]
}

pub(super) fn certificate_evidence(facts: &TlsFacts) -> Vec<Evidence> {
    let Some(certificate) = &facts.certificate else { return Vec::new() };
    let day = |seconds: i64| {
        jiff::Timestamp::from_second(seconds)
            .map_or_else(|_| "?".to_owned(), |time| time.strftime("%Y-%m-%d").to_string())
    };
    vec![
        Evidence::new(
            "certificate",
            format!("valid {} to {}", day(certificate.not_before), day(certificate.not_after)),
        ),
        Evidence::new("signed by", visible(&certificate.issuer, SHOWN)),
        Evidence::new("names", visible(&certificate.names.join(", "), SHOWN)),
    ]
}

/// The status and the beginning of the body, masked and made safe to show.
pub(super) fn answer_evidence(answer: &Answer) -> Evidence {
    let body = match answer.text() {
        Some(text) => visible(&mask_secrets(text.trim()), SHOWN),
        None => format!("({} bytes that are no text)", answer.body.len()),
    };
    let cut = if answer.cut { " (cut off: too long)" } else { "" };
    Evidence::new("answer", format!("{} {body}{cut}", answer.status_line()).trim_end().to_owned())
}

/// True where a firewall or CDN wants to see a browser, or a person, before it lets anybody on.
pub(super) fn edge_challenge(answer: &Answer) -> Option<Evidence> {
    let asks = |product: &str| Some(Evidence::new("edge", format!("{product} asks for a browser")));
    if let Some(guard) = guard(answer) {
        return if guard.wants == Wants::Browser { asks(guard.product) } else { None };
    }
    let body = answer.text().unwrap_or_default().to_lowercase();
    // A page of the service's own may say “Just a moment” too, while it loads.
    let waits = answer.status >= 400 && body.contains("just a moment...");
    if waits || body.contains("/cdn-cgi/challenge-platform/") { asks("Cloudflare") } else { None }
}

/// True where a firewall, CDN or bot protection answered in the place of the service: no JSON of its
/// own, and a status or marker of such a product.
pub(super) fn edge_block(answer: &Answer) -> Option<Evidence> {
    if answer.json().is_some() || is_origin_trouble(answer) {
        return None;
    }
    if let Some(challenge) = edge_challenge(answer) {
        return Some(challenge);
    }
    if let Some(guard) = guard(answer) {
        let id = guard.id.map_or_else(String::new, |id| format!(" ({})", visible(&id, 120)));
        return Some(Evidence::new("edge", format!("{} answered{id}", guard.product)));
    }
    matches!(answer.status, 403 | 406)
        .then(|| Evidence::new("edge", "no words of the service's own"))
}

/// What an answer of the wrong kind means, whatever was asked: a redirect, an error of the server, a
/// block at the edge, something that is no JSON. None where it is the service's own JSON.
pub(super) fn odd_answer(answer: &Answer) -> Option<Outcome> {
    use Confidence::{Likely, Possible};
    let seen = answer_evidence(answer);
    let finding = if (300..400).contains(&answer.status) {
        let target = answer.header("location").unwrap_or("nowhere");
        let target = Evidence::new("leads to", visible(&mask_secrets(target), SHOWN));
        Finding::new("host-redirects", Likely, vec![seen, target])
    } else if answer.status >= 500 {
        Finding::new("host-error-answer", Likely, vec![seen])
    } else if answer.cut || answer.text().is_none() {
        Finding::new("answer-garbled", Possible, vec![seen])
    } else if answer.json().is_some() {
        return None;
    } else if let Some(edge) = edge_block(answer) {
        Finding::new("edge-block", Possible, vec![edge, seen])
    } else if answer.status < 400 {
        Finding::new("answer-not-json", Possible, vec![seen])
    } else {
        return None;
    };
    Some(Outcome::found(vec![finding]))
}
