//! Is a proxy set on this computer, and does it let Refloat through?

use std::sync::LazyLock;

use super::hosts::{self, Looked};
use crate::checks::said::{decider, evidence, net_error, said};
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{
    Confidence, Declaration, Evidence, Fact, FactKind, Finding, Outcome, Sends, ServiceId, Verdict,
};
use crate::world::net::NetError;
use crate::world::platform::{Decider, ProxySettings};

/// The check `computer.proxy`.
pub(super) struct Proxy;

/// The probes that are looked at beside the vendors' hosts.
const PROBES: &[ServiceId] = &["internet"];

static SENDS: LazyLock<Vec<Sends>> = LazyLock::new(|| hosts::sends(PROBES));

static DECLARATION: LazyLock<Declaration> = LazyLock::new(|| Declaration {
    id: "computer.proxy",
    vendor: "computer",
    inputs: &[],
    secrets: &[],
    sends: &SENDS,
    findings: &[
        "proxy-wants-sign-in",
        "proxy-refuses-host",
        "proxy-not-reachable",
        "proxy-script-not-readable",
    ],
    refusals: &[],
    needs: &[],
    limit_ms: 16_000,
    counts_as_sign_in: false,
});

impl Check for Proxy {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let Some(surroundings) = context.world().network.surroundings().await else {
        return Outcome::skipped("computer-not-looked-at");
    };
    let set = what_is_set(&surroundings.proxies);
    let proxies = &surroundings.proxies;
    let named = *proxies != ProxySettings { bypass: proxies.bypass.clone(), ..Default::default() };
    let value = set.iter().filter(|_| named).map(|one| one.text.as_str()).collect::<Vec<_>>();
    context.note(Fact::new(FactKind::Proxy, "computer", value.join(", ")));
    let mut outcome = match &proxies.decider {
        _ if proxies.http.is_some() || proxies.https.is_some() => {
            judge(&hosts::look(context, PROBES).await, &set)
        }
        None | Some(Decider::Detection) => Outcome::pass(),
        Some(Decider::Script(_) | Decider::OtherKind(_)) => Outcome::pass(),
    };
    if matches!(proxies.decider, Some(Decider::Script(_) | Decider::OtherKind(_))) {
        let finding = Finding::new("proxy-script-not-readable", Confidence::Likely, set.clone());
        outcome.findings.push(finding);
        if outcome.verdict == Verdict::Pass {
            outcome.verdict = Verdict::Warn;
        }
    }
    // A finding says itself what is set.
    if outcome.findings.is_empty() { outcome.with_evidence(set) } else { outcome }
}

/// What the system says, in words.
fn what_is_set(settings: &ProxySettings) -> Vec<Evidence> {
    let mut set: Vec<String> = Vec::new();
    for proxy in [&settings.https, &settings.http].into_iter().flatten() {
        let words = said("net-proxy-fixed", &[("proxy", proxy.to_string().into())]);
        if !set.contains(&words) {
            set.push(words);
        }
    }
    set.extend(settings.decider.as_ref().map(decider));
    if set.is_empty() {
        set.push(said("net-proxy-none", &[]));
    }
    set.into_iter().map(|words| evidence("proxy", words)).collect()
}

fn judge(looked: &[Looked], set: &[Evidence]) -> Outcome {
    let mut signs_in = Vec::new();
    let mut refused = Vec::new();
    let mut lost = Vec::new();
    let mut away = Vec::new();
    let mut through = Vec::new();
    for one in looked {
        match &one.attempt.result {
            Err(error @ NetError::ProxyWantsSignIn { .. }) => signs_in.push(seen(one, error)),
            Err(error @ NetError::ProxyNotReached { .. }) => away.push(seen(one, error)),
            Err(error @ NetError::ProxyRefuses { status: 400..500, .. }) => {
                refused.push(seen(one, error));
            }
            Err(error @ NetError::ProxyRefuses { .. }) => lost.push(seen(one, error)),
            Ok(_) => through.push(Evidence::new(one.host.clone(), said("net-got-through", &[]))),
            Err(_) => {}
        }
    }
    let open = looked.iter().any(|one| one.vendor && one.attempt.result.is_ok());
    let found = [
        ("proxy-not-reachable", Confidence::Likely, away),
        ("proxy-wants-sign-in", Confidence::Likely, signs_in),
        ("proxy-refuses-host", Confidence::Likely, refused),
        // The proxy went and found no way itself, which may be the service's fault as well as its own.
        ("proxy-refuses-host", Confidence::Possible, lost),
    ];
    let Some((id, confidence, seen)) = found.into_iter().find(|(.., seen)| !seen.is_empty()) else {
        return Outcome::pass().with_evidence(through);
    };
    let evidence = set.iter().chain(&seen).chain(&through).cloned().collect();
    let mut outcome = Outcome::found(vec![Finding::new(id, confidence, evidence)]);
    // One host that is refused says nothing about another vendor's.
    outcome.blocks &= !open;
    outcome
}

fn seen(looked: &Looked, error: &NetError) -> Evidence {
    Evidence::new(looked.host.clone(), net_error(error))
}
