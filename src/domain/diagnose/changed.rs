//! What changed since it worked, the likeliest culprit first.
//!
//! Two runs always differ in something: a vendor renews certificates and moves between addresses. So a
//! change that happens by itself stands last, and one that the fault speaks of stands first.

use super::good::facts_of;
use super::{GoodRun, KeyMark};
use crate::domain::finding::{Changed, Fact, FactKind, RunReport, Since};

/// Seconds by which a clock may drift before it is worth a word.
const DRIFT: i64 = 120;

/// What is not as it was when it last worked. `causes` are the causes that the run names.
#[must_use]
pub fn since(good: &GoodRun, report: &RunReport, marks: &[KeyMark], causes: &[&str]) -> Since {
    let now = facts_of(report, marks);
    let mut changes: Vec<Changed> = now
        .iter()
        .filter_map(|fact| {
            let before = good.facts.iter().find(|known| same_thing(known, fact));
            let before = before.map(|known| known.value.clone());
            differs(fact, before.as_deref()).then(|| Changed {
                kind: fact.kind,
                about: fact.about.clone(),
                before,
                now: Some(fact.value.clone()),
            })
        })
        .collect();
    changes.extend(good.facts.iter().filter(|fact| is_gone(fact, &now)).map(|fact| Changed {
        kind: fact.kind,
        about: fact.about.clone(),
        before: Some(fact.value.clone()),
        now: None,
    }));
    changes
        .sort_by_key(|change| std::cmp::Reverse(weight(change, causes) + nearness(change, report)));
    for change in changes.iter_mut().filter(|change| change.kind == FactKind::Key) {
        // A mark means nothing to a person, and nobody else is to compare it.
        (change.before, change.now) = (None, None);
    }
    Since { at: good.at, changes }
}

fn same_thing(one: &Fact, other: &Fact) -> bool {
    one.kind == other.kind && one.about == other.about
}

/// Only what a person sets up can go; what a request tells is missing where the request broke.
fn is_gone(fact: &Fact, now: &[Fact]) -> bool {
    matches!(fact.kind, FactKind::Proxy | FactKind::Browser)
        && now.iter().any(|seen| seen.kind == fact.kind)
        && !now.iter().any(|seen| same_thing(seen, fact))
}

fn differs(fact: &Fact, before: Option<&str>) -> bool {
    let Some(before) = before else {
        // What was never looked at before is no change, but a proxy or a way elsewhere is.
        return matches!(fact.kind, FactKind::Proxy | FactKind::Redirect) && !fact.value.is_empty();
    };
    match fact.kind {
        // A service on several machines gives its addresses in any order and number.
        FactKind::Address => {
            let known: Vec<&str> = before.split(", ").collect();
            !fact.value.split(", ").any(|address| known.contains(&address))
        }
        FactKind::ClockOff => {
            let seconds = |text: &str| text.parse::<i64>().unwrap_or(0);
            (seconds(&fact.value) - seconds(before)).abs() > DRIFT
        }
        _ => fact.value != before,
    }
}

/// How much a change explains, for the causes that are named.
fn weight(change: &Changed, causes: &[&str]) -> u32 {
    let told = causes.iter().any(|cause| speaks_of(cause).contains(&change.kind));
    by_itself(change) + if told { 10 } else { 0 }
}

/// What the broken request itself met tells more than what was seen beside it.
fn nearness(change: &Changed, report: &RunReport) -> u32 {
    let broken = report.parts.iter().filter(|part| !part.outcome.findings.is_empty());
    let met = broken.map(|part| &part.outcome).chain([&report.outcome]);
    let near = met
        .flat_map(|outcome| &outcome.facts)
        .any(|fact| fact.kind == change.kind && fact.about == change.about);
    if near { 6 } else { 0 }
}

/// How seldom such a change happens by itself.
fn by_itself(change: &Changed) -> u32 {
    match change.kind {
        FactKind::Account | FactKind::Key => 8,
        FactKind::CertificateIssuer | FactKind::Redirect | FactKind::Proxy => 7,
        FactKind::ClockOff | FactKind::Version => 6,
        FactKind::TlsVersion | FactKind::CertificateNames => 5,
        FactKind::Browser => 4,
        FactKind::Server => 3,
        FactKind::Address => 2,
        // A later day is a renewal, as it should be; an earlier one is another certificate.
        FactKind::CertificateUntil if change.now > change.before => 1,
        FactKind::CertificateUntil => 5,
    }
}

/// The things that a cause speaks of.
fn speaks_of(cause: &str) -> &'static [FactKind] {
    use FactKind as K;
    match cause {
        "local-clock-wrong" | "server-clock-wrong" => &[K::ClockOff],
        "no-internet" | "proxy-blocking" => &[K::Proxy],
        "local-dns-broken" => &[K::Address, K::Proxy],
        "captive-portal" => &[K::Redirect, K::Address],
        "tls-intercepted" => &[K::CertificateIssuer, K::Proxy],
        "tls-certificate-problem" => {
            &[K::CertificateIssuer, K::CertificateNames, K::CertificateUntil, K::Address]
        }
        "tls-too-old" => &[K::TlsVersion, K::Address],
        "dns-or-hosting-moved" | "slow-store-timeout" | "vendor-outage" => {
            &[K::Address, K::Server, K::Proxy]
        }
        "url-redirect" | "wrong-base-url" => &[K::Redirect],
        "waf-blocking" | "maintenance-mode" | "store-software-error" => {
            &[K::Server, K::Version, K::Address]
        }
        "outdated-auctane-extension" | "outdated-woo-shipstation-plugin" => &[K::Version],
        "outdated-browser" => &[K::Browser],
        _ => &[K::Key, K::Account],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::finding::{Outcome, RunId};

    fn report(facts: Vec<Fact>) -> RunReport {
        let outcome = Outcome { facts, ..Outcome::pass() };
        let check = "shiprocket.login".to_owned();
        RunReport { check, run: RunId(1), at: 0, ms: 0, outcome, parts: Vec::new() }
    }

    fn kinds(before: &[(FactKind, &str)], now: &[(FactKind, &str)], cause: &str) -> Vec<FactKind> {
        let facts = |list: &[(FactKind, &str)]| -> Vec<Fact> {
            list.iter().map(|(kind, value)| Fact::new(*kind, "host.example", *value)).collect()
        };
        let good = GoodRun { at: 0, facts: facts(before) };
        let since = since(&good, &report(facts(now)), &[], &[cause]);
        since.changes.into_iter().map(|change| change.kind).collect()
    }

    #[test]
    fn what_a_service_changes_by_itself_is_no_news() {
        use FactKind::{Address, ClockOff};
        let before = [(Address, "192.0.2.1, 192.0.2.2"), (ClockOff, "3")];
        let now = [(Address, "192.0.2.2, 192.0.2.9"), (ClockOff, "-40")];
        assert!(kinds(&before, &now, "vendor-outage").is_empty());
    }

    #[test]
    fn what_the_fault_speaks_of_stands_first() {
        use FactKind::{Address, CertificateIssuer, CertificateUntil, Server};
        let before = [
            (Address, "192.0.2.1"),
            (CertificateIssuer, "CN=Public"),
            (CertificateUntil, "2026-12-01"),
            (Server, "nginx"),
        ];
        let now = [
            (Address, "192.0.2.9"),
            (CertificateIssuer, "CN=Filter"),
            (CertificateUntil, "2027-03-01"),
            (Server, "nginx"),
        ];
        assert_eq!(kinds(&before, &now, "tls-intercepted")[0], CertificateIssuer);
        assert_eq!(kinds(&before, &now, "dns-or-hosting-moved")[0], Address);
    }

    #[test]
    fn a_request_that_broke_early_takes_nothing_away() {
        let before = [(FactKind::Server, "nginx"), (FactKind::TlsVersion, "TLS 1.3")];
        assert!(kinds(&before, &[], "vendor-outage").is_empty());
    }
}
