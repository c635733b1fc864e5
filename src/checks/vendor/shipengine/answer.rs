//! What an answer of the ShipStation API means: by status, error code and source, never by an exact
//! text (vendors' facts, sections 3.2 and 16). Of the direct login only a good answer is documented.

use serde_json::Value;

use crate::checks::judge::{answer_evidence, odd_answer};
use crate::checks::said::evidence;
use crate::domain::finding::{Confidence, Evidence, Finding, Outcome};
use crate::domain::secret::mask_secrets;
use crate::domain::text::visible;
use crate::world::net::Answer;

/// Characters of a text from outside that are kept.
const SHOWN: usize = 200;

/// One error of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::checks::vendor) struct ApiError {
    pub source: String,
    pub kind: String,
    pub code: String,
    pub message: String,
    pub field: String,
    pub about_carrier: bool,
}

impl ApiError {
    fn of(value: &Value) -> Option<Self> {
        let fields = value.as_object()?;
        let text = |names: &[&str]| {
            let found = names.iter().find_map(|name| fields.get(*name));
            match found {
                Some(Value::String(text)) => text.trim().to_owned(),
                Some(Value::Number(number)) => number.to_string(),
                _ => String::new(),
            }
        };
        let small = |names: &[&str]| text(names).to_ascii_lowercase();
        Some(Self {
            source: small(&["error_source", "source"]),
            kind: small(&["error_type", "type"]),
            code: small(&["error_code", "code"]),
            message: text(&["message", "detail"]),
            field: small(&["field_name", "field"]),
            about_carrier: ["carrier_id", "carrier_code"]
                .iter()
                .any(|name| fields.get(*name).is_some_and(|value| !value.is_null()))
                || small(&["error_source", "source"]) == "carrier",
        })
    }

    /// True where the sentence or the field is about whose account it is.
    pub fn is_about_customer(&self) -> bool {
        // A key is a matter of security; what is validated is what else was sent.
        let refuses_value = self.kind == "validation" && !self.field.contains("redirect");
        let all = format!("{} {}", self.field, self.message.to_ascii_lowercase());
        ["on-behalf-of", "on_behalf_of", "onbehalfof", "on behalf of", "account id", "account_id"]
            .iter()
            .any(|words| all.contains(words))
            || refuses_value && matches!(self.code.as_str(), "forbidden" | "unauthorized")
    }
}

/// The errors of an answer; without the list, whatever error stands at the top.
pub(in crate::checks::vendor) fn errors(answer: &Answer) -> Vec<ApiError> {
    let Some(body) = answer.json() else { return Vec::new() };
    match body.get("errors") {
        Some(Value::Array(list)) => list.iter().filter_map(ApiError::of).collect(),
        Some(one @ Value::Object(_)) => ApiError::of(one).into_iter().collect(),
        _ => ApiError::of(&body)
            .filter(|error| !error.code.is_empty() || !error.message.is_empty())
            .into_iter()
            .collect(),
    }
}

/// What the answer says, for the details: the vendor's own sentence, the number that its support asks
/// for, and the answer itself.
pub(in crate::checks::vendor) fn seen(answer: &Answer) -> Vec<Evidence> {
    let mut seen = Vec::new();
    for error in errors(answer).iter().filter(|error| !error.message.is_empty()).take(2) {
        let words = visible(&mask_secrets(&error.message), SHOWN);
        seen.push(evidence("vendor-says", words));
    }
    let body = answer.json();
    let id = body.as_ref().and_then(|body| body.get("request_id")?.as_str());
    if let Some(id) = id {
        seen.push(evidence("request-id", visible(id, 60)));
    }
    seen.push(answer_evidence(answer));
    seen
}

/// What a refusal means, whatever was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::checks::vendor) enum Refusal {
    /// The key is not accepted.
    Key,
    /// The key is known and may not do this.
    Forbidden,
    /// The plan or the trial does not include it.
    Plan,
    /// Too many questions.
    Throttled,
    /// Terms, billing or funds are not finished.
    SetUp,
    /// An identifier is not known.
    Identifier,
    /// A fault of the vendor.
    Fault,
    /// None of these.
    Unclear,
}

/// What the answer refuses; none where it is no refusal of the service's own.
pub(in crate::checks::vendor) fn refusal(answer: &Answer) -> Option<Refusal> {
    if answer.status == 429 {
        return Some(Refusal::Throttled);
    }
    if answer.status < 400 {
        return None;
    }
    let errors = errors(answer);
    let by_code = errors.iter().filter(|error| !error.about_carrier).find_map(of_code);
    by_code.or(match answer.status {
        401 => Some(Refusal::Key),
        402 => Some(Refusal::Plan),
        403 => Some(Refusal::Forbidden),
        // Without a code it may be the gateway that knows no such path.
        404 if errors.iter().any(|error| !error.code.is_empty()) => Some(Refusal::Identifier),
        500.. if !errors.is_empty() => Some(Refusal::Fault),
        _ if !errors.is_empty() => Some(Refusal::Unclear),
        _ => None,
    })
}

/// What an answer refuses that calls itself good and holds nothing but errors.
pub(in crate::checks::vendor) fn refusal_inside(answer: &Answer) -> Option<Refusal> {
    let errors = errors(answer);
    let own = errors.iter().filter(|error| !error.about_carrier);
    if answer.status < 300 { own.filter_map(of_code).next() } else { None }
}

fn of_code(error: &ApiError) -> Option<Refusal> {
    match error.code.as_str() {
        "unauthorized" => Some(Refusal::Key),
        "forbidden" => Some(Refusal::Forbidden),
        "trial_expired" | "subscription_inactive" | "invalid_billing_plan" => Some(Refusal::Plan),
        "rate_limit_exceeded" => Some(Refusal::Throttled),
        "terms_not_accepted"
        | "funding_source_registration_in_progress"
        | "funding_source_missing_configuration" => Some(Refusal::SetUp),
        "invalid_identifier" => Some(Refusal::Identifier),
        _ => None,
    }
}

/// A throttled answer, with how long to wait. Where a carrier throttles, that is said and no more.
pub(in crate::checks::vendor) fn throttled(answer: &Answer) -> Outcome {
    let carrier = errors(answer).iter().any(|error| error.about_carrier);
    let mut evidence_seen = seen(answer);
    if let Some(wait) = answer.header("retry-after") {
        evidence_seen.push(evidence("retry-after", format!("{} s", visible(wait, 20))));
    }
    let confidence = if carrier { Confidence::Possible } else { Confidence::Likely };
    Outcome::found(vec![Finding::new("shipengine-rate-limited", confidence, evidence_seen)])
}

/// What is wrong with an answer that is not the service's own, a redirect included; none where it is.
pub(in crate::checks::vendor) fn not_its_own(answer: &Answer) -> Option<Outcome> {
    let own_fault = answer.status >= 500 && !errors(answer).is_empty();
    if own_fault || answer.status == 429 {
        return None;
    }
    odd_answer(answer)
}

#[cfg(test)]
pub(in crate::checks::vendor) mod tests {
    use serde_json::json;

    use super::*;

    pub fn answer(status: u16, body: &Value) -> Answer {
        Answer {
            status,
            reason: String::new(),
            headers: vec![("content-type".to_owned(), "application/json".to_owned())],
            body: body.to_string().into_bytes(),
            cut: false,
            token: None,
            date: None,
        }
    }

    pub fn error(code: &str) -> Value {
        json!({"request_id": "FAKE-request", "errors": [{
            "error_source": "shipengine", "error_type": "security", "error_code": code,
            "message": "FAKE words",
        }]})
    }

    #[test]
    fn a_refusal_is_read_off_code_and_status() {
        for (status, code, expected) in [
            (401, "unauthorized", Some(Refusal::Key)),
            (400, "unauthorized", Some(Refusal::Key)),
            (401, "a_code_of_tomorrow", Some(Refusal::Key)),
            (403, "forbidden", Some(Refusal::Forbidden)),
            (401, "forbidden", Some(Refusal::Forbidden)),
            (403, "trial_expired", Some(Refusal::Plan)),
            (402, "", Some(Refusal::Plan)),
            (429, "", Some(Refusal::Throttled)),
            (400, "terms_not_accepted", Some(Refusal::SetUp)),
            (404, "invalid_identifier", Some(Refusal::Identifier)),
            (404, "not_found", Some(Refusal::Identifier)),
            (500, "unspecified", Some(Refusal::Fault)),
            (400, "unspecified", Some(Refusal::Unclear)),
            (200, "", None),
            (207, "unauthorized", None),
        ] {
            assert_eq!(refusal(&answer(status, &error(code))), expected, "{status} {code}");
        }
    }

    #[test]
    fn an_answer_of_another_shape_says_no_more_than_its_status() {
        assert_eq!(refusal(&answer(401, &json!({}))), Some(Refusal::Key));
        assert_eq!(refusal(&answer(401, &json!({"message": "no"}))), Some(Refusal::Key));
        assert_eq!(refusal(&answer(404, &json!({}))), None);
        assert_eq!(refusal(&answer(400, &json!([1]))), None);
        let single = json!({"errors": {"error_code": "forbidden", "message": 7}});
        assert_eq!(refusal(&answer(403, &single)), Some(Refusal::Forbidden));
    }

    #[test]
    fn a_carriers_own_error_does_not_accuse_the_key() {
        let body = json!({"errors": [{
            "error_source": "carrier", "error_code": "unauthorized", "carrier_code": "ups",
        }]});
        assert_eq!(refusal(&answer(400, &body)), Some(Refusal::Unclear));
    }
}
