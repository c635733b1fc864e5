//! The path to a vendor's host: name, connection, encryption, and whether anything answers.

use crate::checks::Context;
use crate::checks::judge::{answer_evidence, odd_answer, path_error};
use crate::domain::finding::{CheckId, Outcome, ServiceId};
use crate::world::net::Attempt;

/// Whether this computer is online at all is looked at along with every path: a host that does not
/// answer is seldom the one to blame where none does.
pub(in crate::checks) const ALONG: &[CheckId] = &["computer.online"];

/// Asks a host for nothing in particular. Any answer of its own will do, a refusal too: what is
/// looked at is the way there.
pub(in crate::checks) async fn look(context: &Context<'_>, service: ServiceId) -> Outcome {
    let attempt = context.look(service, "/").await;
    judge(context, &attempt)
}

/// Judges what came back.
pub(in crate::checks) fn judge(context: &Context<'_>, attempt: &Attempt) -> Outcome {
    let answer = match &attempt.result {
        Err(error) => return path_error(context, attempt, error),
        Ok(answer) => answer,
    };
    // A landing page, a bare refusal at the edge or an odd body is usual for a path that nobody
    // asks for; an error of the server or a way elsewhere is not.
    let telling = answer.status >= 500 || (300..400).contains(&answer.status);
    let mut outcome = match odd_answer(answer) {
        Some(outcome) if telling => outcome,
        _ => Outcome::pass().with_evidence(vec![answer_evidence(answer)]),
    };
    outcome.stages.clone_from(&attempt.stages);
    outcome
}
