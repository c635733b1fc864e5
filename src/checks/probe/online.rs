//! Is this computer on the internet, or in front of a Wi-Fi sign-in page?

use crate::checks::judge::answer_evidence;
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{CheckId, Confidence, Declaration, Evidence, Finding, Outcome, Sends};
use crate::world::net::{Answer, NetError};

/// The path of the usual probes, and of ours.
pub(super) const PROBE: &str = "/generate_204";

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

    /// Whoever goes out is told the time as well, and a wrong clock explains much.
    fn along(&self) -> &'static [CheckId] {
        &["computer.clock"]
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let attempt = context.look("internet", PROBE).await;
    let mut outcome = match &attempt.result {
        Ok(answer) if is_known_answer(answer) => {
            Outcome::pass().with_evidence(vec![answer_evidence(answer)])
        }
        // A Wi-Fi sign-in page and a broken probe look different: the page sends elsewhere or talks.
        // 511 is the status made for sign-in pages (RFC 6585).
        Ok(answer) if answer.status >= 500 && answer.status != 511 => {
            Outcome::inconclusive("probe-broken")
        }
        Ok(answer) => Outcome::found(vec![Finding::new(
            "captive-portal",
            Confidence::Likely,
            portal_evidence(answer),
        )]),
        Err(NetError::LeftOut(_)) => Outcome::skipped("left-out"),
        Err(error) => Outcome::found(vec![Finding::new(
            "no-internet",
            Confidence::Likely,
            vec![Evidence::new("internet", error.to_string())],
        )]),
    };
    outcome.stages.clone_from(&attempt.stages);
    outcome
}

/// 204 without words, or a short known text.
fn is_known_answer(answer: &Answer) -> bool {
    if answer.status == 204 {
        return true;
    }
    let text = answer.text().unwrap_or_default().trim().to_ascii_lowercase();
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
