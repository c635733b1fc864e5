//! What an answer of Parcelpost means: by its fields, never by an exact text.

use crate::checks::judge::{answer_evidence, odd_answer};
use crate::domain::finding::{Confidence, Finding, Outcome};
use crate::world::net::Answer;

/// Judges the answer to the question for its notice.
pub(super) fn judge(answer: &Answer) -> Outcome {
    if let Some(odd) = odd_answer(answer) {
        return odd;
    }
    let seen = vec![answer_evidence(answer)];
    let body = answer.json().unwrap_or_default();
    let open = body.get("open").and_then(serde_json::Value::as_bool);
    let told = body.get("notice").and_then(serde_json::Value::as_str).unwrap_or_default();
    match open {
        Some(true) if told.is_empty() => Outcome::pass().with_evidence(seen),
        // It is open and says something: what it says is for a person to read.
        Some(true) => found(Confidence::Possible, seen),
        Some(false) => found(Confidence::Likely, seen),
        None => Outcome::inconclusive("odd-answer").with_evidence(seen),
    }
}

fn found(confidence: Confidence, seen: Vec<crate::domain::finding::Evidence>) -> Outcome {
    Outcome::found(vec![Finding::new("shipstation-maintenance", confidence, seen)])
}
