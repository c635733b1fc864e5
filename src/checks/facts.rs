//! What any request tells that can change without anybody saying so.

use crate::domain::finding::{Fact, FactKind, Stage, StageState};
use crate::domain::text::visible;
use crate::world::net::{Attempt, CertificateFacts};

/// The longest value that is kept, in characters.
const LONGEST: usize = 300;

/// What this attempt tells of the host.
pub(super) fn facts_of(attempt: &Attempt, host: &str) -> Vec<Fact> {
    let fact = |kind, value: &str| Fact::new(kind, host, visible(value, LONGEST));
    let mut facts: Vec<Fact> = attempt
        .stages
        .iter()
        .filter(|timing| timing.stage == Stage::Name && timing.state == StageState::Passed)
        .map(|timing| fact(FactKind::Address, &timing.seen))
        .collect();
    if let Some(tls) = &attempt.tls {
        facts.extend(tls.version.as_deref().map(|version| fact(FactKind::TlsVersion, version)));
        facts.extend(
            tls.certificate.iter().flat_map(|certificate| of_certificate(certificate, host)),
        );
    }
    if let Ok(answer) = &attempt.result {
        let target =
            if (300..400).contains(&answer.status) { answer.header("location") } else { None };
        facts.push(fact(FactKind::Redirect, target.map_or("", without_query)));
        facts.extend(answer.header("server").map(|server| fact(FactKind::Server, server)));
    }
    facts
}

fn of_certificate(certificate: &CertificateFacts, host: &str) -> [Fact; 3] {
    let until = jiff::Timestamp::from_second(certificate.not_after)
        .map_or_else(|_| String::new(), |time| time.strftime("%Y-%m-%d").to_string());
    let mut names = certificate.names.clone();
    names.sort();
    let fact = |kind, value: &str| Fact::new(kind, host, visible(value, LONGEST));
    [
        fact(FactKind::CertificateIssuer, &certificate.issuer),
        fact(FactKind::CertificateNames, &names.join(", ")),
        fact(FactKind::CertificateUntil, &until),
    ]
}

/// A query may carry what is nobody's business, and differs each time.
fn without_query(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or(address)
}
