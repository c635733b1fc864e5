//! From the outcomes of all checks to one root cause and what follows from it.

use super::{find, vendor};
use crate::domain::finding::{
    Catalog, Confidence, Declaration, Finding, RunReport, Severity, Verdict,
};

/// A cause that may stand first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RootCause {
    /// The cause's id.
    pub cause: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// The finding that says so, with its evidence.
    pub finding: Finding,
    /// The check that found it.
    pub check: String,
}

/// What all checks together say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnosis {
    /// The verdict on the whole.
    pub verdict: Verdict,
    /// The root causes, best first, each once.
    pub root_causes: Vec<RootCause>,
    /// Every finding that stands, best first.
    pub findings: Vec<RootCause>,
}

/// Names the root cause. The order of blame is that of the design: this computer, its network, the
/// vendor's own outage, the path, the software, the key, its rights, the settings.
#[must_use]
pub fn diagnose(catalog: &Catalog, runs: &[RunReport]) -> Diagnosis {
    let mut findings = collect(catalog, runs);
    findings.retain(|found| stands(found, runs));
    findings.sort_by_key(|found| {
        (std::cmp::Reverse(sure(found.confidence)), tier(&found.cause), position(found, runs))
    });
    sober(&mut findings);
    let mut root_causes: Vec<RootCause> = Vec::new();
    for found in &findings {
        let is_look =
            catalog.finding(&found.finding.id).is_some_and(|info| info.severity == Severity::Look);
        if !is_look && root_causes.iter().all(|root| root.cause != found.cause) {
            root_causes.push(found.clone());
        }
    }
    fold(&mut root_causes);
    Diagnosis { verdict: overall(runs, &root_causes, &findings), root_causes, findings }
}

/// What stands behind another cause may follow from it in a way that nobody saw: it is likely at most.
fn sober(findings: &mut [RootCause]) {
    let Some(first) = findings.first().map(|found| found.cause.clone()) else { return };
    let behind = findings.iter_mut().filter(|found| found.cause != first);
    for found in behind.filter(|found| found.confidence == Confidence::Certain) {
        found.confidence = Confidence::Likely;
        found.finding.confidence = Confidence::Likely;
    }
}

fn collect(catalog: &Catalog, runs: &[RunReport]) -> Vec<RootCause> {
    runs.iter()
        .flat_map(|run| {
            run.outcome.findings.iter().filter_map(|finding| {
                Some(RootCause {
                    cause: cause_of(catalog, finding, runs)?.to_owned(),
                    confidence: finding.confidence,
                    finding: finding.clone(),
                    check: run.check.clone(),
                })
            })
        })
        .collect()
}

/// A date that does not fit is the clock's fault where the clock is wrong, and the certificate's where
/// it is right.
fn cause_of<'a>(catalog: &'a Catalog, finding: &'a Finding, runs: &[RunReport]) -> Option<&'a str> {
    let clock = runs.iter().find(|run| run.check == "computer.clock");
    match (finding.id.as_str(), clock.map(|run| run.outcome.verdict)) {
        ("certificate-not-yet-valid", Some(Verdict::Pass)) => Some("tls-certificate-problem"),
        (
            "certificate-expired" | "store-tls-expired" | "store-tls-not-yet-valid",
            Some(Verdict::Fail),
        ) => Some("local-clock-wrong"),
        (id, _) => catalog.cause_of(id),
    }
}

/// A probe that cannot be reached proves nothing while another host answers. When the value was
/// accepted, only what was trimmed away before the try was a mistake, and no shape says anything against it.
fn stands(found: &RootCause, runs: &[RunReport]) -> bool {
    match found.cause.as_str() {
        "no-internet" | "captive-portal" => !runs.iter().any(|run| is_reached(run, found)),
        "pasted-key-whitespace" => {
            let trimmed = matches!(
                found.finding.id.as_str(),
                "pasted-space-around" | "pasted-non-breaking-space" | "pasted-invisible-character"
            );
            trimmed || !was_accepted(found, runs)
        }
        _ => !found.check.ends_with("-shape") || !was_accepted(found, runs),
    }
}

/// True where the way to a host was seen to work, and what answered there is not what stands in front of
/// every host.
fn is_reached(run: &RunReport, found: &RootCause) -> bool {
    let outcome = &run.outcome;
    let in_front = outcome.evidence.iter().any(|seen| found.finding.evidence.contains(seen));
    run.check.ends_with(".path") && outcome.verdict == Verdict::Pass && !in_front
}

/// True where the vendor took the secrets that a check of their shape found fault with, and none is refused or
/// left open. Only who judges a secret says so: others may have it at hand and never send it.
fn was_accepted(found: &RootCause, runs: &[RunReport]) -> bool {
    let uses = |check: &str| find(check).map_or(&[][..], |check| check.declaration().secrets);
    let judges_one_of_them = |run: &&RunReport| {
        let judges = find(&run.check).is_some_and(|it| !it.declaration().refusals.is_empty());
        let mut sent = uses(&run.check).iter().filter(|used| used.service.is_some());
        judges && sent.any(|sent| uses(&found.check).iter().any(|it| it.slot == sent.slot))
    };
    let mut verdicts = runs.iter().filter(judges_one_of_them).map(|run| run.outcome.verdict);
    let passed = verdicts.clone().any(|verdict| verdict == Verdict::Pass);
    passed && !verdicts.any(|verdict| matches!(verdict, Verdict::Fail | Verdict::Inconclusive))
}

/// What follows from the first cause does not stand beside it.
fn fold(root_causes: &mut Vec<RootCause>) {
    let Some(first) = root_causes.first().filter(|root| sure(root.confidence)) else { return };
    let first = first.cause.clone();
    let explains_the_path = matches!(
        first.as_str(),
        "no-internet"
            | "captive-portal"
            | "tls-intercepted"
            | "local-dns-broken"
            | "proxy-blocking"
    );
    if explains_the_path {
        let follows =
            |cause: &str| (1..5).contains(&tier(cause)) || cause == "tls-certificate-problem";
        root_causes.retain(|root| root.cause == first || !follows(&root.cause));
    }
}

/// Certain and likely stand together, before what is only possible.
const fn sure(confidence: Confidence) -> bool {
    !matches!(confidence, Confidence::Possible)
}

/// True where a check that has not ended could still find what stands before this root cause.
#[must_use]
pub fn may_be_displaced(catalog: &Catalog, root: &RootCause, open: &[&Declaration]) -> bool {
    let own = tier(&root.cause);
    open.iter().any(|check| {
        let mut causes = check.findings.iter().filter_map(|id| catalog.cause_of(id));
        // Whose fault a date is, only the clock tells.
        check.id == "computer.clock" || causes.any(|cause| tier(cause) < own)
    })
}

/// The place of a cause in the order of blame; each vendor knows those of its own.
fn tier(cause: &str) -> u8 {
    let mut own = vendor::ALL.iter().flat_map(|vendor| vendor.blame);
    if let Some((_, tier)) = own.find(|(known, _)| *known == cause) {
        return *tier;
    }
    match cause {
        "local-clock-wrong" => 0,
        "no-internet" | "captive-portal" | "local-dns-broken" | "proxy-blocking"
        | "tls-intercepted" => 1,
        "vendor-outage" => 2,
        "rate-limited" => 3,
        "dns-or-hosting-moved"
        | "wrong-base-url"
        | "url-redirect"
        | "tls-certificate-problem"
        | "tls-too-old"
        | "waf-blocking"
        | "slow-store-timeout" => 4,
        "maintenance-mode"
        | "store-software-error"
        | "store-rewrite-rules-missing"
        | "woo-plain-permalinks"
        | "woo-rest-api-disabled"
        | "outdated-auctane-extension"
        | "outdated-woo-shipstation-plugin"
        | "authorization-header-stripped" => 5,
        "pasted-key-whitespace" => 6,
        // No check looks through a browser, so that one explains nothing of what they saw fail.
        "outdated-browser" | "browser-extension-interference" => 12,
        "woo-key-permission" | "magento-missing-resource" => 11,
        _ => 10,
    }
}

fn position(found: &RootCause, runs: &[RunReport]) -> (usize, usize) {
    let run = runs.iter().position(|run| run.check == found.check).unwrap_or(usize::MAX);
    let nth = runs
        .get(run)
        .and_then(|run| run.outcome.findings.iter().position(|finding| *finding == found.finding));
    (run, nth.unwrap_or(usize::MAX))
}

/// A sign-in that was not tried leaves open whether it works; nothing may pass for that.
fn left_the_question_open(run: &RunReport) -> bool {
    let reason = run.outcome.reason.as_deref().unwrap_or_default();
    run.outcome.verdict == Verdict::Skipped
        && matches!(
            reason,
            "guard-wait" | "guard-cannot-count" | "no-secret" | "keyring-unavailable"
        )
}

fn overall(runs: &[RunReport], roots: &[RootCause], findings: &[RootCause]) -> Verdict {
    if roots.iter().any(|root| sure(root.confidence)) {
        return Verdict::Fail;
    }
    if roots.iter().any(|root| !sure(root.confidence)) {
        return Verdict::Inconclusive;
    }
    if !findings.is_empty() {
        return Verdict::Warn;
    }
    let any = |verdict| runs.iter().any(|run| run.outcome.verdict == verdict);
    if any(Verdict::Inconclusive) || runs.iter().any(left_the_question_open) {
        return Verdict::Inconclusive;
    }
    if any(Verdict::Pass) { Verdict::Pass } else { Verdict::Skipped }
}
