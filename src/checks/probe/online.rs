//! Is this computer on the internet, or in front of a Wi-Fi sign-in page?

use std::sync::{Arc, Mutex};

use crate::checks::context::Shared;
use crate::checks::judge::{answer_evidence, proxy_error};
use crate::checks::said::{decider, evidence, net_error};
use crate::checks::{Check, CheckFuture, Context, Setup, World};
use crate::domain::finding::{
    CheckId, Confidence, Declaration, Evidence, Finding, Outcome, Sends, Verdict,
};
use crate::world::net::{Answer, Ledger, NetError, Via};

/// The path of the usual probes, and of ours.
pub(in crate::checks) const PROBE: &str = "/generate_204";

/// The check `computer.online`.
pub(super) struct Online;

static DECLARATION: Declaration = Declaration {
    id: "computer.online",
    vendor: "computer",
    inputs: &[],
    secrets: &[],
    sends: &[Sends { service: "internet", method: "GET", path: PROBE, carries: None }],
    findings: &["no-internet", "captive-portal"],
    refusals: &[],
    needs: &[],
    limit_ms: 16_000,
    counts_as_sign_in: false,
};

impl Check for Online {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    /// Whoever goes out is told the time as well, and a wrong clock explains much. So does a proxy.
    fn along(&self) -> &'static [CheckId] {
        &["computer.clock", "computer.proxy"]
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

/// Whether anything answers the probe of this check now, be it a sign-in page. One request, and nothing that
/// usually goes along: it is asked again and again while this computer is offline.
pub async fn network_answers(world: &World) -> bool {
    let (setup, shared) = (Setup::default(), Shared::default());
    let context = Context {
        world,
        setup: &setup,
        shared: &shared,
        declaration: &DECLARATION,
        ledger: Ledger::default(),
        on_stage: Arc::new(|_| {}),
        facts: Mutex::default(),
    };
    let outcome = look(&context).await;
    let silent = outcome.findings.iter().any(|found| found.id == "no-internet");
    !silent && outcome.verdict != Verdict::Skipped
}

/// Whether this computer finds the name of the probe, or gets as far as that: then its name server works. The
/// check that asks has to declare the probe.
pub(in crate::checks) async fn finds_names(context: &Context<'_>) -> bool {
    let attempt = context.look_aside("internet", PROBE).await;
    !matches!(attempt.result, Err(NetError::NameNotFound(_)))
}

async fn look(context: &Context<'_>) -> Outcome {
    let attempt = context.look("internet", PROBE).await;
    let mut outcome = match &attempt.result {
        Ok(answer) if is_known_answer(answer) => {
            Outcome::pass().with_evidence(vec![answer_evidence(answer)])
        }
        // A Wi-Fi sign-in page and a broken probe look different: the page sends elsewhere or talks.
        // 511 is the status made for sign-in pages (RFC 6585).
        // A proxy that refuses or fails answers in the place of the probe.
        Ok(answer) if answer.status >= 400 && matches!(attempt.via, Via::Proxy(_)) => {
            Outcome::inconclusive("proxy-in-the-way").with_evidence(vec![answer_evidence(answer)])
        }
        Ok(answer) if answer.status >= 500 && answer.status != 511 => {
            Outcome::inconclusive("probe-broken")
        }
        Ok(answer) => Outcome::found(vec![Finding::new(
            "captive-portal",
            Confidence::Likely,
            portal_evidence(answer),
        )]),
        Err(NetError::LeftOut(_)) => Outcome::skipped("left-out"),
        Err(error) => proxy_error(error).unwrap_or_else(|| no_internet(error, &attempt.via)),
    };
    outcome.stages.clone_from(&attempt.stages);
    outcome
}

fn no_internet(error: &NetError, via: &Via) -> Outcome {
    let mut seen = vec![evidence("internet", net_error(error))];
    // Behind a proxy, or where a script decides, silence has more than one explanation.
    let reason = match via {
        Via::Undecided(script) => {
            seen.push(evidence("script", decider(script)));
            Some("script-decides")
        }
        Via::Proxy(_) => Some("proxy-in-the-way"),
        Via::Direct => None,
    };
    let confidence = if reason.is_some() { Confidence::Possible } else { Confidence::Likely };
    let finding = Finding::new("no-internet", confidence, seen);
    Outcome { reason: reason.map(str::to_owned), ..Outcome::found(vec![finding]) }
}

/// 204 without words, or a short known text.
fn is_known_answer(answer: &Answer) -> bool {
    if answer.status == 204 {
        return true;
    }
    // Bytes that are no text are no answer of the probe's.
    let Some(text) = answer.text() else { return false };
    let text = text.trim().to_ascii_lowercase();
    answer.status == 200
        && (text.is_empty()
            || matches!(text.as_str(), "success" | "ok" | "microsoft connect test")
            || text.len() < 100 && text.contains("<body>success</body>"))
}

fn portal_evidence(answer: &Answer) -> Vec<Evidence> {
    let mut evidence = vec![answer_evidence(answer)];
    if let Some(target) = answer.header("location") {
        evidence.push(Evidence::new("leads to", crate::domain::text::visible(target, 200)));
    }
    evidence
}
