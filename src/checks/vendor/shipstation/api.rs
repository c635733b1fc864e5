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
        let odd = if asked.version == Version::V1 { bare_refusal(odd, answer) } else { odd };
        return not(with_request_id(odd, answer));
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

/// A 403 without words, and without a mark of a firewall or CDN. V1 puts nothing into its refusals, so
/// that may be its own: the plan, or the rights of the key.
fn bare_refusal(odd: Outcome, answer: &Answer) -> Outcome {
    let wordless = answer.text().is_some_and(|text| !text.contains('<') && text.len() < SHOWN);
    let marks = ["cf-ray", "x-sucuri-id", "x-amzn-waf-action", "x-iinfo"];
    let marked = marks.iter().any(|name| answer.header(name).is_some())
        || answer.header("server").is_some_and(|server| server.to_lowercase().contains("akamai"));
    let at_the_edge = odd.findings.iter().any(|found| found.id == "edge-block");
    if answer.status != 403 || !wordless || marked || !at_the_edge {
        return odd;
    }
    let seen = vec![answer_evidence(answer)];
    let finding = Finding::new("shipstation-key-not-permitted", Confidence::Possible, seen);
    Outcome::found(vec![finding])
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::vendor::carriers;

    fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Answer {
        let headers = headers.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        let body = body.as_bytes().to_vec();
        Answer { status, reason: String::new(), headers, body, cut: false, token: None, date: None }
    }

    /// The first finding and how sure it is; none where the key is accepted.
    fn first(version: Version, answer: &Answer) -> Option<(String, Confidence)> {
        let asked = Asked { version, kinds: &[], now: 0 };
        match read(answer, asked, carriers::is_list) {
            Reading::Accepted(_) => None,
            Reading::Not(outcome) => {
                let first = outcome.findings.first();
                first.map(|found| (found.id.clone(), found.confidence))
            }
        }
    }

    #[test]
    fn a_403_is_the_plan_where_the_interface_says_so_and_the_edge_where_that_does() {
        use Confidence::{Likely, Possible};
        let (v1, v2) = (Version::V1, Version::V2);
        let forbidden = r#"{"errors":[{"error_code":"forbidden"}]}"#;
        for (version, headers, body, expected) in [
            (v1, &[][..], "", ("shipstation-key-not-permitted", Possible)),
            (v1, &[], "Forbidden", ("shipstation-key-not-permitted", Possible)),
            (v1, &[("cf-ray", "fake")], "", ("edge-block", Possible)),
            (v1, &[], "<html><h1>403 Forbidden</h1></html>", ("edge-block", Possible)),
            (v2, &[], "", ("edge-block", Possible)),
            (v1, &[], r#"{"Message":"Forbidden"}"#, ("shipstation-key-not-permitted", Likely)),
            (
                v1,
                &[],
                r#"{"Message":"Your plan has no API"}"#,
                ("shipstation-plan-lacks-api", Likely),
            ),
            (v2, &[], forbidden, ("shipstation-key-not-permitted", Likely)),
        ] {
            let found = first(version, &answer(403, headers, body));
            assert_eq!(found, Some((expected.0.to_owned(), expected.1)), "{version:?} {body}");
        }
    }

    #[test]
    fn what_a_carrier_or_a_shop_answers_says_nothing_about_the_key() {
        for source in ["carrier", "order_source"] {
            let body = format!(
                "{{\"errors\":[{{\"error_source\":\"{source}\",\"error_code\":\"unauthorized\"}}]}}"
            );
            assert_eq!(first(Version::V2, &answer(400, &[], &body)), None, "{source}");
        }
        let rows =
            r#"{"carriers":[{"carrier_code":"ups"}],"errors":[{"error_code":"unauthorized"}]}"#;
        assert_eq!(first(Version::V2, &answer(207, &[], rows)), None);
    }

    #[test]
    fn the_shape_of_what_was_sent_makes_a_refusal_finer() {
        let refused = answer(401, &[], "");
        for (version, kind, expected) in [
            (Version::V1, KeyKind::Half, "shipstation-v1-key-refused"),
            (Version::V1, KeyKind::Long, "shipstation-v2-key-for-v1"),
            (Version::V2, KeyKind::Long, "shipstation-v2-key-refused"),
            (Version::V2, KeyKind::Half, "shipstation-v1-key-for-v2"),
            (Version::V2, KeyKind::LongTest, "shipstation-test-key"),
            (Version::V2, KeyKind::ShopKey, "shipstation-key-of-another-product"),
            (Version::V2, KeyKind::Unknown, "shipstation-v2-key-refused"),
        ] {
            let asked = Asked { version, kinds: &[kind], now: 0 };
            let Reading::Not(outcome) = read(&refused, asked, carriers::is_list) else {
                panic!("{kind:?} was accepted");
            };
            assert_eq!(outcome.findings[0].id, expected);
        }
    }
}
