//! The check `usps.webtools`: what became of the Web Tools. Made only where somebody says, or a pasted User ID
//! shows, that they are still used; nothing of the person is sent there.

use super::facts::{WEB_TOOLS, WEB_TOOLS_ERROR, WEB_TOOLS_PATH};
use crate::checks::judge::{answer_evidence, proxy_error};
use crate::checks::said::{evidence, net_error, said};
use crate::checks::{Check, CheckFuture, Context, Setup};
use crate::domain::finding::{Confidence, Declaration, Evidence, Finding, Outcome, Sends};
use crate::domain::secret::Slot;
use crate::domain::secret::carriers::{CarrierLook, usps_look};
use crate::world::net::{Answer, Attempt, NetError};

/// The check.
pub(super) struct WebTools;

static DECLARATION: Declaration = Declaration {
    id: "usps.webtools",
    vendor: "usps",
    inputs: &[],
    secrets: &[],
    sends: &[Sends { service: WEB_TOOLS, method: "GET", path: WEB_TOOLS_PATH, carries: None }],
    findings: &["usps-webtools-retired"],
    refusals: &[],
    needs: &["computer.online", "computer.proxy"],
    limit_ms: 16_000,
    counts_as_sign_in: false,
};

impl Check for WebTools {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn applies(&self, setup: &Setup) -> bool {
        [Slot::UspsClientId, Slot::UspsClientSecret]
            .iter()
            .filter_map(|slot| setup.secrets.get(slot))
            .any(|pasted| usps_look(pasted.secret()) == Some(CarrierLook::WebToolsUser))
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let attempt = context.look(WEB_TOOLS, WEB_TOOLS_PATH).await;
    let mut outcome = judge(&attempt);
    outcome.stages.clone_from(&attempt.stages);
    outcome
}

/// Gone in whichever way: no server, another page, or the error that nobody gets past any more.
fn judge(attempt: &Attempt) -> Outcome {
    let seen = match &attempt.result {
        Err(NetError::LeftOut(_)) => return Outcome::skipped("left-out"),
        Err(error) => match proxy_error(error) {
            Some(outcome) => return outcome,
            None => evidence("connection", net_error(error)),
        },
        Ok(answer) if still_answers(answer) => {
            let seen = vec![answer_evidence(answer)];
            return Outcome::inconclusive("odd-answer").with_evidence(seen);
        }
        Ok(answer) => answer_evidence(answer),
    };
    let since: Evidence = evidence("since", said("usps-webtools-since", &[]));
    let found = Finding::new("usps-webtools-retired", Confidence::Likely, vec![since, seen]);
    Outcome::found(vec![found])
}

/// An answer in XML that is not the error of the Web Tools for everybody.
fn still_answers(answer: &Answer) -> bool {
    let text = answer.text().unwrap_or_default().trim().to_lowercase();
    let refused = text.contains(WEB_TOOLS_ERROR) || text.contains("authorization failure");
    let page = text.contains("<html");
    answer.status < 300 && text.starts_with('<') && !page && !refused
}
