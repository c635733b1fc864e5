//! The check `shipstation.path`: the way to ShipStation's sign-in page.
//!
//! The web app decides. The hosts of its interfaces are asked beside it: for who uses one of them it
//! must answer too; for everybody else they only tell whether all of ShipStation is out of reach.

use super::facts::{V1, V1_NAMES, V2, V2_NAMES, WEB};
use super::page;
use crate::checks::judge::path_error;
use crate::checks::probe::path;
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{CheckId, Declaration, Evidence, Input, Outcome, Sends, Verdict};
use crate::domain::text::visible;
use crate::world::net::{Attempt, NetError};

/// The check.
pub(super) struct Path;

static DECLARATION: Declaration = Declaration {
    id: "shipstation.path",
    vendor: "shipstation",
    inputs: &[Input { name: "api", required: false }],
    secrets: &[],
    sends: &[
        Sends { service: WEB, method: "GET", path: "/", carries: None },
        Sends { service: V1, method: "GET", path: "/", carries: None },
        Sends { service: V2, method: "GET", path: "/", carries: None },
    ],
    findings: &[
        "shipstation-maintenance",
        "edge-wants-browser",
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
        "edge-block",
        "answer-garbled",
    ],
    refusals: &[],
    needs: &[],
    limit_ms: 17_000,
    counts_as_sign_in: false,
};

impl Check for Path {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn along(&self) -> &'static [CheckId] {
        path::ALONG
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let (web, v1, v2) = tokio::join!(
        context.look(WEB, "/"),
        context.look_aside(V1, "/"),
        context.look_aside(V2, "/")
    );
    let mut outcome = web_app(context, &web);
    if matches!(outcome.verdict, Verdict::Pass | Verdict::Skipped) {
        let used = match context.value("api") {
            Some("v1") => Some((V1_NAMES[0], &v1)),
            Some("v2") => Some((V2_NAMES[0], &v2)),
            _ => None,
        };
        let interface = used.map(|(host, attempt)| interface(context, host, attempt));
        // One that was left out says nothing about the other.
        if let Some(interface) = interface
            && interface.verdict != Verdict::Skipped
            && (outcome.verdict == Verdict::Skipped || interface.verdict != Verdict::Pass)
        {
            outcome = interface;
        }
    }
    let beside = [(V1_NAMES[0], &v1), (V2_NAMES[0], &v2)];
    outcome.evidence.extend(beside.iter().filter_map(|(host, attempt)| aside(host, attempt)));
    outcome
}

fn web_app(context: &Context<'_>, attempt: &Attempt) -> Outcome {
    let mut outcome = match &attempt.result {
        Err(error) => return path_error(context, attempt, error),
        Ok(answer) => page::judge(answer),
    };
    outcome.stages.clone_from(&attempt.stages);
    outcome
}

/// The interface that the merchant uses: findings name its host, for they speak of “the service”.
fn interface(context: &Context<'_>, host: &str, attempt: &Attempt) -> Outcome {
    let mut outcome = path::judge(context, attempt);
    for finding in &mut outcome.findings {
        finding.evidence.insert(0, Evidence::new("host", host));
    }
    outcome
}

/// What a host beside the web app did, in a few words.
fn aside(host: &str, attempt: &Attempt) -> Option<Evidence> {
    let seen = match &attempt.result {
        Ok(answer) => visible(&answer.status_line(), 80),
        Err(NetError::LeftOut(_)) => return None,
        Err(error) => error.to_string(),
    };
    Some(Evidence::new(host, seen))
}
