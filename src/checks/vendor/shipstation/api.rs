//! What an answer of ShipStation's interfaces means: is the key accepted, and if not, why.
//!
//! Status, machine code and meaning decide, never an exact text (vendors' facts, sections 2.1, 2.2 and
//! 3.2). What V1 says in words is not documented.

use serde_json::Value;

use super::keys::Version;
use super::throttle;
use crate::checks::judge::{answer_evidence, edge_challenge, odd_answer};
use crate::checks::said::evidence;
use crate::domain::finding::{Confidence, Evidence, Finding, Outcome};
use crate::domain::secret::mask_secrets;
use crate::domain::secret::shipstation_keys::KeyKind;
use crate::domain::text::visible;
use crate::world::net::Answer;

/// Characters of a sentence that are shown.
const SHOWN: usize = 200;

/// An answer that was read.
#[derive(Debug)]
pub(super) enum Reading {
    /// The key is accepted; the body is what was asked for.
    Accepted(Value),
    /// It is not, or that cannot be told.
    Not(Box<Outcome>),
}

/// What is known of the question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    /// The interface.
    pub version: Version,
    /// What the values look like that were sent.
    pub kinds: &'a [KeyKind],
    /// This computer's time, in Unix seconds.
    pub now: i64,
}

/// Reads an answer. `is_list` tells the body that was asked for.
pub(super) fn read(answer: &Answer, asked: Asked<'_>, is_list: fn(&Value) -> bool) -> Reading {
    let not = |outcome| Reading::Not(Box::new(outcome));
    if edge_challenge(answer).is_none()
        && let Some(outcome) = throttle::judge(answer, asked.now)
    {
        return not(outcome);
    }
    if let Some(odd) = odd_answer(answer) {
        return not(with_request_id(forbidden_at_the_edge(odd, answer), answer));
    }
    let body = answer.json();
    let error = body.as_ref().map(Error::of).unwrap_or_default();
    if let Some(body) = body.filter(|body| answer.status < 300 && is_list(body)) {
        let empty =
            body.as_array().or_else(|| body.get("carriers")?.as_array()).is_some_and(Vec::is_empty);
        // An error about the key beside an empty list says more than the list.
        if !(empty && error.about_key()) {
            return Reading::Accepted(body);
        }
    }
    not(refusal(answer, asked, &error))
}

/// A bare 403 may be the plan too; neither can be told from the other.
fn forbidden_at_the_edge(mut odd: Outcome, answer: &Answer) -> Outcome {
    let bare = answer.status == 403 && answer.text().is_none_or(|text| text.trim().is_empty());
    if bare {
        let seen = vec![answer_evidence(answer)];
        odd.findings.push(Finding::new(
            "shipstation-key-not-permitted",
            Confidence::Possible,
            seen,
        ));
    }
    odd
}

fn refusal(answer: &Answer, asked: Asked<'_>, error: &Error) -> Outcome {
    use Confidence::{Likely, Possible};
    let mut seen = error.evidence();
    seen.push(answer_evidence(answer));
    let found = |findings: &[(&str, Confidence)]| {
        let findings = findings.iter().map(|(id, sure)| Finding::new(*id, *sure, seen.clone()));
        Outcome::found(findings.collect())
    };
    // What a carrier answers says nothing about the key.
    if error.source == "carrier" || error.source == "order_source" {
        return Outcome::inconclusive("key-odd-answer").with_evidence(seen);
    }
    if error.about_plan() || answer.status == 402 {
        return found(&[("shipstation-plan-lacks-api", Likely)]);
    }
    if answer.status == 401 || error.about_key() {
        return found(&[(refused(asked), Likely)]);
    }
    if answer.status == 403 || error.code == "forbidden" {
        // The vendor's own meaning: the key is known, and either is the wrong one for the job or the
        // account lacks the permission.
        return found(&[
            ("shipstation-key-not-permitted", Likely),
            ("shipstation-key-for-other-job", Possible),
        ]);
    }
    if answer.status < 300 {
        return found(&[("answer-garbled", Possible)]);
    }
    Outcome::inconclusive("key-odd-answer").with_evidence(seen)
}

/// Why it was refused, as finely as the shape of what was sent allows.
fn refused(asked: Asked<'_>) -> &'static str {
    let any = |kinds: &[KeyKind]| asked.kinds.iter().any(|kind| kinds.contains(kind));
    match asked.version {
        Version::V1 if any(&[KeyKind::Long, KeyKind::LongTest]) => "shipstation-v2-key-for-v1",
        Version::V2 if any(&[KeyKind::LongTest]) => "shipstation-test-key",
        Version::V2 if any(&[KeyKind::Half, KeyKind::Pair, KeyKind::EncodedPair]) => {
            "shipstation-v1-key-for-v2"
        }
        _ if any(&[KeyKind::ShopKey, KeyKind::Token, KeyKind::Address]) => {
            "shipstation-key-of-another-product"
        }
        Version::V1 => "shipstation-v1-key-refused",
        Version::V2 => "shipstation-v2-key-refused",
    }
}

fn with_request_id(mut outcome: Outcome, answer: &Answer) -> Outcome {
    let error = answer.json().as_ref().map(Error::of).unwrap_or_default();
    outcome.evidence.extend(error.evidence());
    outcome
}

/// The error in a body, of whichever interface.
#[derive(Debug, Default)]
struct Error {
    source: String,
    code: String,
    message: String,
    request_id: String,
}

impl Error {
    fn of(body: &Value) -> Self {
        let first = body.get("errors").and_then(Value::as_array).and_then(|errors| errors.first());
        let place = first.unwrap_or(body);
        let text = |value: &Value, names: &[&str]| {
            let found = names.iter().find_map(|name| value.get(*name)?.as_str());
            found.unwrap_or_default().trim().to_owned()
        };
        let words = ["message", "Message", "ExceptionMessage", "error", "detail"];
        Self {
            source: text(place, &["error_source"]).to_lowercase(),
            code: text(place, &["error_code", "code"]).to_lowercase(),
            message: text(place, &words),
            request_id: text(body, &["request_id"]),
        }
    }

    fn says(&self, words: &[&str]) -> bool {
        let message = self.message.to_lowercase();
        words.iter().any(|word| message.contains(word))
    }

    fn about_key(&self) -> bool {
        self.code == "unauthorized"
            || self.code.is_empty()
                && self.says(&[
                    "unauthorized",
                    "invalid api",
                    "api key",
                    "invalid key",
                    "not authenticated",
                ])
                && !self.about_plan()
    }

    fn about_plan(&self) -> bool {
        matches!(
            self.code.as_str(),
            "subscription_inactive" | "trial_expired" | "invalid_billing_plan"
        ) || self.code != "unauthorized"
            && self.says(&[
                "subscription",
                "your plan",
                "current plan",
                "upgrade",
                "trial",
                "billing plan",
                "plan does not",
            ])
    }

    fn evidence(&self) -> Vec<Evidence> {
        let shown = |text: &str| visible(&mask_secrets(text), SHOWN);
        let mut seen = Vec::new();
        let parts = [self.code.as_str(), self.message.as_str()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if !parts.is_empty() {
            seen.push(evidence("shipstation-says", shown(&parts.join(": "))));
        }
        if !self.request_id.is_empty() {
            seen.push(evidence("request-id", shown(&self.request_id)));
        }
        seen
    }
}
