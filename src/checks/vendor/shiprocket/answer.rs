//! What an answer of Shiprocket's sign-in means.
//!
//! Its errors are not documented (vendors' facts, sections 6 and 16), and 400, 401 and 403 have all
//! been seen for one thing. So status and meaning decide, never an exact text, and what is unclear
//! stays unclear, with the vendor's own sentence.

use serde_json::Value;

use crate::checks::judge::{answer_evidence, odd_answer};
use crate::domain::finding::{Confidence, Evidence, Finding, Identity, Outcome};
use crate::domain::secret::mask_secrets;
use crate::domain::text::visible;
use crate::world::net::Answer;

/// What Shiprocket's sentence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Locked,
    Address,
    Throttled,
    Credentials,
    Permission,
    Fields,
    Unclear,
}

/// Judges the answer to a sign-in that brought no token.
pub(super) fn refusal(answer: &Answer) -> Outcome {
    if answer.status == 429 {
        return throttled(answer);
    }
    if let Some(odd) = odd_answer(answer) {
        return odd;
    }
    let said = sentence(answer);
    let mut evidence = vec![answer_evidence(answer)];
    if let Some(said) = &said {
        evidence.insert(0, Evidence::new("Shiprocket says", said.clone()));
    }
    let inside = answer.json().as_ref().and_then(error_status);
    if inside.is_some_and(|status| status >= 500) {
        return Outcome::found(vec![Finding::new(
            "shiprocket-outage",
            Confidence::Likely,
            evidence,
        )]);
    }
    // Neither a token nor a refusal: whoever answered, it was not the sign-in as it is documented.
    if answer.status < 300 && inside.is_none() && said.is_none() {
        return Outcome::found(vec![Finding::new(
            "answer-garbled",
            Confidence::Possible,
            evidence,
        )]);
    }
    let meaning = meaning(answer.status, said.as_deref().unwrap_or_default());
    Outcome::found(findings(meaning, answer.status, &evidence))
}

fn findings(meaning: Meaning, status: u16, evidence: &[Evidence]) -> Vec<Finding> {
    use Confidence::{Likely, Possible};
    let finding = |id: &str, confidence| Finding::new(id, confidence, evidence.to_vec());
    match meaning {
        Meaning::Locked => vec![finding("shiprocket-temporary-lock", Likely)],
        Meaning::Address => vec![finding("shiprocket-allowed-ips", Likely)],
        Meaning::Throttled => vec![finding("shiprocket-rate-limited", Likely)],
        // A plain refusal fits both, and nothing that can be seen from here tells them apart.
        Meaning::Credentials => vec![
            finding("shiprocket-manual-password", Likely),
            finding("shiprocket-dashboard-credentials", Likely),
        ],
        Meaning::Permission => vec![finding("shiprocket-modules-not-enabled", Likely)],
        // Both fields were sent and have their shape, so a complaint about them is not the person's.
        Meaning::Fields => vec![finding("answer-garbled", Possible)],
        Meaning::Unclear if status == 401 => vec![
            finding("shiprocket-refused-unclear", Possible),
            finding("shiprocket-dashboard-credentials", Possible),
        ],
        Meaning::Unclear => vec![finding("shiprocket-refused-unclear", Possible)],
    }
}

/// The order matters: a sentence about a lock often speaks of the password too.
fn meaning(status: u16, said: &str) -> Meaning {
    let said = said.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let has_word = |words: &[&str]| {
        said.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word))
    };
    if has(&["too many", "locked", "lock out", "blocked", "attempt", "temporarily"]) {
        return Meaning::Locked;
    }
    if has(&["whitelist", "allowed ip", "ip address"]) || has_word(&["ip", "ips"]) {
        return Meaning::Address;
    }
    if has(&["rate limit", "throttl", "too fast"]) {
        return Meaning::Throttled;
    }
    if status == 422 {
        return Meaning::Fields;
    }
    if has(&["password", "combination", "credential", "invalid email", "invalid login"]) {
        return Meaning::Credentials;
    }
    if has(&["permission", "not allowed", "access denied", "module"]) {
        return Meaning::Permission;
    }
    Meaning::Unclear
}

/// Judges the answer to the read-only call that follows a sign-in. None where all is well.
pub(super) fn after_sign_in(answer: &Answer) -> Option<Outcome> {
    use Confidence::Likely;
    if answer.status == 429 {
        return Some(throttled(answer));
    }
    let said = sentence(answer);
    let body = answer.json();
    let error_inside = body.as_ref().is_some_and(|body| error_status(body).is_some());
    if answer.status < 300 && body.is_some() && !error_inside {
        return None;
    }
    if let Some(odd) = odd_answer(answer) {
        return Some(odd);
    }
    let mut evidence = vec![answer_evidence(answer)];
    if let Some(said) = said {
        evidence.insert(0, Evidence::new("Shiprocket says", said));
    }
    let status = body.as_ref().and_then(error_status).unwrap_or(answer.status);
    let id = match status {
        401 => "shiprocket-token-refused",
        403 => "shiprocket-modules-not-enabled",
        status if status >= 500 => "shiprocket-outage",
        _ => return Some(Outcome::inconclusive("odd-answer").with_evidence(evidence)),
    };
    Some(Outcome::found(vec![Finding::new(id, Likely, evidence)]))
}

fn throttled(answer: &Answer) -> Outcome {
    let mut evidence = vec![answer_evidence(answer)];
    if let Some(wait) = answer.header("retry-after") {
        evidence.push(Evidence::new("try again after", format!("{} s", visible(wait, 20))));
    }
    // “Too many attempts” with 429 is a lock in other words.
    let said = sentence(answer).unwrap_or_default();
    let id = match meaning(answer.status, &said) {
        Meaning::Locked if said.to_lowercase().contains("attempt") => "shiprocket-temporary-lock",
        _ => "shiprocket-rate-limited",
    };
    Outcome::found(vec![Finding::new(id, Confidence::Likely, evidence)])
}

/// The status that an error in a body of JSON names, where there is one.
fn error_status(body: &Value) -> Option<u16> {
    let status = body.get("status_code").or_else(|| body.get("status"))?;
    let status = status.as_u64().or_else(|| status.as_str()?.parse().ok())?;
    u16::try_from(status).ok().filter(|status| *status >= 400)
}

/// The vendor's own sentence, secrets masked: `message`, `error`, or the first of `errors`.
fn sentence(answer: &Answer) -> Option<String> {
    let body = answer.json()?;
    let text = ["message", "error", "errors", "detail"]
        .iter()
        .find_map(|name| first_text(body.get(*name)?))?;
    Some(visible(&mask_secrets(text.trim()), 200)).filter(|said| !said.is_empty())
}

fn first_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(list) => list.first().and_then(first_text),
        Value::Object(fields) => fields.values().find_map(first_text),
        _ => None,
    }
}

/// Whose account answered.
pub(super) fn identity(answer: &Answer) -> Option<Identity> {
    let body = answer.json()?;
    let text = |name: &str| match body.get(name)? {
        Value::String(text) if !text.trim().is_empty() => Some(visible(text.trim(), 120)),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let name = [text("first_name"), text("last_name")].into_iter().flatten().collect::<Vec<_>>();
    let identity = Identity {
        name: (!name.is_empty()).then(|| name.join(" ")),
        email: text("email"),
        account: text("company_id"),
    };
    (identity != Identity::default()).then_some(identity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meaning_is_read_from_words_not_from_texts() {
        for (status, said, expected) in [
            (400, "Invalid email and password combination", Meaning::Credentials),
            (403, "The PASSWORD you gave is wrong", Meaning::Credentials),
            (400, "Too many login attempts, try after 30 minutes", Meaning::Locked),
            (403, "User blocked due to wrong password", Meaning::Locked),
            (403, "IP not allowed", Meaning::Address),
            (403, "Your IP address is not whitelisted", Meaning::Address),
            (403, "You do not have permission for this action.", Meaning::Permission),
            (422, "The email field is required.", Meaning::Fields),
            (400, "Oops! Something is not right.", Meaning::Unclear),
            (400, "Please zip your description", Meaning::Unclear),
            (401, "", Meaning::Unclear),
        ] {
            assert_eq!(meaning(status, said), expected, "{status} {said}");
        }
    }
}
