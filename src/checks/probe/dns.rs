//! Do names lead anywhere? No other name server is asked: only hosts that a check declares are contacted.
//! A vendor's name is known to exist, so where others are found and it is not, the name server is at fault.

use std::net::IpAddr;

use std::sync::LazyLock;

use super::hosts::{self, Looked};
use crate::checks::said::{evidence, said};
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{
    Confidence, Declaration, Evidence, Finding, Outcome, Sends, ServiceId, Stage, StageState,
    StageTiming,
};
use crate::world::net::{NetError, Surroundings, Via};

/// The check `computer.dns`.
pub(super) struct Dns;

/// The probes that are looked at beside the vendors' hosts.
const PROBES: &[ServiceId] = &["internet", "internet-tls"];

static SENDS: LazyLock<Vec<Sends>> = LazyLock::new(|| hosts::sends(PROBES));

static DECLARATION: LazyLock<Declaration> = LazyLock::new(|| Declaration {
    id: "computer.dns",
    vendor: "computer",
    inputs: &[],
    secrets: &[],
    sends: &SENDS,
    findings: &["local-dns-broken"],
    refusals: &[],
    needs: &[],
    limit_ms: 16_000,
    counts_as_sign_in: false,
});

impl Check for Dns {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

/// What became of a name.
#[derive(Debug, PartialEq, Eq)]
enum Name {
    /// It has addresses of the internet, or some that work.
    Found,
    /// It has none.
    Unknown,
    /// Its addresses lead to this computer, the own network or nowhere, and nothing answers there.
    Astray(Vec<IpAddr>),
    /// A proxy looks it up, or it is not looked up at all.
    NotSeen,
}

async fn look(context: &Context<'_>) -> Outcome {
    let looked = hosts::look(context, PROBES).await;
    let surroundings = context.world().network.surroundings().await;
    judge(&looked, surroundings.as_deref())
}

fn judge(looked: &[Looked], surroundings: Option<&Surroundings>) -> Outcome {
    let named: Vec<(&Looked, Name)> = looked.iter().map(|one| (one, name(one))).collect();
    let seen: Vec<Evidence> = named.iter().filter_map(|(one, name)| shown(one, name)).collect();
    let any =
        |wanted: &dyn Fn(&Looked, &Name) -> bool| named.iter().any(|(one, name)| wanted(one, name));
    let good = any(&|_, name| *name == Name::Found);
    let bad_vendor = any(&|one, name| one.vendor && !matches!(name, Name::Found | Name::NotSeen));
    let astray = any(&|_, name| matches!(name, Name::Astray(_)));
    let all_unknown = !good && any(&|_, name| *name == Name::Unknown);
    let mut evidence_found = seen;
    evidence_found.extend(named.iter().filter_map(|(one, _)| own_line(&one.host, surroundings)));
    evidence_found.dedup();
    // Where others are found, the line and the name server work, and the vendor's name exists.
    if astray || good && bad_vendor {
        evidence_found.push(evidence("name-known", said("net-name-known", &[])));
        let finding = Finding::new("local-dns-broken", Confidence::Likely, evidence_found);
        return Outcome::found(vec![finding]);
    }
    let outcome = if good {
        Outcome::pass()
    } else if all_unknown && named.len() > 1 {
        // No line and no name server look the same from here.
        Outcome::inconclusive("no-name-found")
    } else {
        Outcome::skipped("one-name")
    };
    outcome.with_evidence(evidence_found)
}

fn name(looked: &Looked) -> Name {
    let attempt = &looked.attempt;
    match &attempt.result {
        _ if matches!(attempt.via, Via::Proxy(_)) => Name::NotSeen,
        Err(NetError::NameNotFound(_)) => Name::Unknown,
        // A name server that never answers ends the look in this stage too.
        Err(_) if attempt.stages.iter().any(broke_at_the_name) => Name::Unknown,
        // Addresses that answer are good, whatever they look like: some companies do it on purpose.
        Ok(_) => Name::Found,
        Err(_) if attempt.addresses.is_empty() => Name::Found,
        Err(_) if attempt.addresses.iter().all(leads_nowhere) => {
            Name::Astray(attempt.addresses.clone())
        }
        Err(_) => Name::Found,
    }
}

fn broke_at_the_name(stage: &StageTiming) -> bool {
    stage.stage == Stage::Name && stage.state == StageState::Failed
}

/// True for addresses that no vendor's name has: this computer, the own network, none at all.
fn leads_nowhere(address: &IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            address.is_loopback()
                || address.is_unspecified()
                || address.is_private()
                || address.is_link_local()
        }
        IpAddr::V6(address) => {
            address.is_loopback()
                || address.is_unspecified()
                || address.is_unique_local()
                || address.is_unicast_link_local()
        }
    }
}

fn shown(looked: &Looked, name: &Name) -> Option<Evidence> {
    let list = |addresses: &[IpAddr]| {
        addresses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    };
    let text = match name {
        Name::NotSeen => return None,
        Name::Unknown => said("net-name-unknown", &[]),
        Name::Astray(addresses) => {
            said("net-name-astray", &[("addresses", list(addresses).into())])
        }
        Name::Found if looked.attempt.addresses.is_empty() => said("net-name-found", &[]),
        Name::Found => list(&looked.attempt.addresses),
    };
    Some(Evidence::new(looked.host.clone(), text))
}

/// The line of the hosts file for a name, where there is one.
fn own_line(host: &str, surroundings: Option<&Surroundings>) -> Option<Evidence> {
    let line =
        surroundings?.hosts.iter().find(|line| line.names.iter().any(|name| name == host))?;
    Some(evidence("hosts-file", format!("{} {host}", line.address)))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::finding::Verdict;
    use crate::world::net::Attempt;
    use crate::world::platform::parse_hosts;

    fn looked(service: &'static str, vendor: bool, error: NetError, leads: &[&str]) -> Looked {
        let addresses = leads.iter().map(|text| text.parse().expect("an address")).collect();
        let attempt = Attempt { addresses, ..Attempt::without_stages(error) };
        Looked { host: format!("{service}.example"), vendor, attempt: Arc::new(attempt) }
    }

    fn unknown(service: &'static str, vendor: bool) -> Looked {
        looked(service, vendor, NetError::NameNotFound(service.to_owned()), &[])
    }

    #[test]
    fn one_name_that_fails_among_others_is_the_name_servers_fault() {
        let other = looked("internet", false, NetError::Refused, &["198.51.100.7"]);
        let outcome = judge(&[other, unknown("shiprocket", true)], None);
        assert_eq!(outcome.verdict, Verdict::Fail);
        assert_eq!(outcome.findings[0].id, "local-dns-broken");
    }

    #[test]
    fn no_name_at_all_proves_nothing_about_the_name_server() {
        let outcome = judge(&[unknown("internet", false), unknown("shiprocket", true)], None);
        assert_eq!(outcome.verdict, Verdict::Inconclusive);
        assert_eq!(judge(&[unknown("shiprocket", true)], None).verdict, Verdict::Skipped);
    }

    #[test]
    fn a_name_that_leads_to_this_computer_is_wrong_and_the_hosts_file_is_named() {
        for address in ["127.0.0.1", "0.0.0.0", "192.168.1.1", "::", "::ffff:10.0.0.1"] {
            let other = looked("internet", false, NetError::Reset, &["198.51.100.7"]);
            let astray = looked("shiprocket", true, NetError::Refused, &[address]);
            let surroundings = Surroundings {
                hosts: parse_hosts("0.0.0.0 shiprocket.example"),
                ..Surroundings::default()
            };
            let outcome = judge(&[other, astray], Some(&surroundings));
            assert_eq!(outcome.verdict, Verdict::Fail, "{address}");
            let seen = &outcome.findings[0].evidence;
            assert!(seen.iter().any(|one| one.text == "0.0.0.0 shiprocket.example"), "{seen:?}");
        }
    }

    #[test]
    fn a_refused_connection_to_a_public_address_is_no_fault_of_a_name() {
        let good = looked("shiprocket", true, NetError::Refused, &["198.51.100.9"]);
        assert_eq!(judge(&[good], None).verdict, Verdict::Pass);
    }

    #[test]
    fn what_a_proxy_looks_up_is_not_judged() {
        let mut behind = unknown("shiprocket", true);
        let via = Via::Proxy("proxy.example:8080".to_owned());
        let error = NetError::NameNotFound("shiprocket".to_owned());
        behind.attempt = Arc::new(Attempt { via, ..Attempt::without_stages(error) });
        assert_eq!(judge(&[behind], None).verdict, Verdict::Skipped);
    }
}
