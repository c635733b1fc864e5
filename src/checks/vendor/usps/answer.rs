//! What an answer of the token call of USPS means.
//!
//! Three wordings of a refusal have been seen, and a page in HTML (vendors' facts, section 8.1). So codes,
//! status and meaning decide; where one answer fits two causes, both are named.

use serde_json::Value;

use crate::checks::judge::{answer_evidence, edge_challenge, odd_answer};
use crate::checks::vendor::key_pair;
use crate::checks::vendor::refusal::Refusal;
use crate::domain::finding::Confidence::{Likely, Possible};
use crate::domain::finding::{Confidence, Evidence, Finding, Identity, Outcome};
use crate::domain::secret::mask_secrets;
use crate::domain::text::visible;
use crate::world::net::Answer;

/// Words of a limit, in lower case.
const LIMIT_WORDS: &[&str] = &["too_many_requests", "too many requests", "quota", "rate limit"];
/// Words of another environment.
const TEST_WORDS: &[&str] =
    &["sandbox", "apis-tem", "test environment", "tem environment", "production environment"];
/// Words of a product or scope that the app lacks.
const PRODUCT_WORDS: &[&str] = &[
    "oauth scope",
    "invalid_oauth_scope",
    "insufficient scope",
    "client application identifier is invalid",
    "api product",
    "contract information",
];
/// Words that name both: the keys, and an app that waits for approval.
const NOT_APPROVED_WORDS: &[&str] =
    &["not approve", "inactive or not", "pending approval", "awaiting approval"];
/// Words of keys that are not known.
const REFUSED_WORDS: &[&str] = &[
    "client authentication failed",
    "missing credentials",
    "invalid credentials",
    "client credentials",
    "credentials provided",
];

/// Parts that the default product has (R, staff of USPS): each of them alone is enough.
const OF_EVERY_APP: &[&str] = &["address", "price", "option"];
/// Parts that are of use too: most come by request.
const OF_SOME_APPS: &[&str] =
    &["label", "track", "payment", "pickup", "scan", "standard", "location"];

/// What USPS speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    TestKeys,
    Product,
    /// Wrong keys, or an app that is not approved yet.
    NotApproved,
    Refused,
    /// A 403 that says no more.
    Forbidden,
    Unclear,
}

/// Judges an answer that brought no pass. `guesses`: what the shapes of the keys say.
pub(super) fn refusal(answer: &Answer, guesses: &[Finding]) -> Outcome {
    let said = Refusal::of(answer);
    if is_limit(answer, &said) {
        return limited(answer, &said);
    }
    if let Some(odd) = odd_answer(answer) {
        return odd;
    }
    let evidence = evidence(answer, &said);
    match meaning(answer.status, &said) {
        None => Outcome::found(vec![Finding::new("answer-garbled", Possible, evidence)]),
        Some(Meaning::Unclear) if answer.status == 404 => {
            Outcome::inconclusive("odd-answer").with_evidence(evidence)
        }
        Some(meaning) => Outcome::found(key_pair::refused(named(meaning), guesses, &evidence)),
    }
}

fn is_limit(answer: &Answer, said: &Refusal) -> bool {
    let says = said.has_code(&["429", "too_many_requests"]) || said.says(LIMIT_WORDS);
    (answer.status == 429 || answer.status < 500 && says) && edge_challenge(answer).is_none()
}

fn limited(answer: &Answer, said: &Refusal) -> Outcome {
    let mut evidence = evidence(answer, said);
    if let Some(wait) = answer.header("retry-after") {
        evidence.push(Evidence::new("try again after", visible(wait, 40)));
    }
    let own = answer.status == 429 && said.has_code(&["429", "too_many_requests"]);
    Outcome::found(vec![key_pair::limit("usps-rate-limited", own, evidence)])
}

/// None where it is neither a pass nor a refusal.
fn meaning(status: u16, said: &Refusal) -> Option<Meaning> {
    let by_word = [
        (TEST_WORDS, Meaning::TestKeys),
        (NOT_APPROVED_WORDS, Meaning::NotApproved),
        (PRODUCT_WORDS, Meaning::Product),
        (REFUSED_WORDS, Meaning::Refused),
    ];
    let worded = by_word.iter().find(|(words, _)| said.says(words)).map(|(_, it)| *it);
    let coded = if said.has_code(&["invalid_scope", "invalid_oauth_scope", "insufficient_scope"]) {
        Some(Meaning::Product)
    } else if said.has_code(&["invalid_client", "unauthorized_client", "unauthorized"]) {
        Some(Meaning::Refused)
    } else {
        None
    };
    worded.or(coded).or(match status {
        401 => Some(Meaning::Refused),
        403 => Some(Meaning::Forbidden),
        200..=299 if said.has_code(&["401"]) => Some(Meaning::Refused),
        200..=299 if said.is_empty() => None,
        _ => Some(Meaning::Unclear),
    })
}

fn named(meaning: Meaning) -> &'static [(&'static str, Confidence)] {
    match meaning {
        Meaning::TestKeys => &[("usps-test-keys", Likely), ("usps-credentials-invalid", Possible)],
        Meaning::Product => &[("usps-app-lacks-product", Likely)],
        // One sentence for both; the state of the app on the portal decides.
        Meaning::NotApproved => {
            &[("usps-credentials-invalid", Likely), ("usps-app-lacks-product", Likely)]
        }
        // Keys of a test app look just the same; the finding says what decides.
        Meaning::Refused => &[("usps-credentials-invalid", Likely)],
        Meaning::Forbidden => {
            &[("usps-app-lacks-product", Possible), ("usps-credentials-invalid", Possible)]
        }
        Meaning::Unclear => &[("usps-refused-unclear", Possible)],
    }
}

/// What a pass says that keeps the app from being of use: it is not approved, or may do nothing at all.
/// That it may do little is usual: the default product has addresses and prices, and labels come by
/// request.
pub(super) fn approval(answer: &Answer) -> Option<Outcome> {
    let body = answer.json()?;
    let state =
        body.get("status").and_then(Value::as_str).unwrap_or_default().trim().to_lowercase();
    let fine = ["", "approved", "active", "success", "ok", "valid"];
    if !fine.contains(&state.as_str()) {
        let seen = vec![Evidence::new("status", visible(&mask_secrets(&state), 80))];
        return Some(Outcome::found(vec![Finding::new("usps-app-not-approved", Likely, seen)]));
    }
    let scopes = list(&body, "scope")?;
    let products = list(&body, "api_products").unwrap_or_default();
    let has = |part: &&str| scopes.iter().any(|scope| scope.to_lowercase().contains(*part));
    // Every app has addresses and prices from the start, so one with neither has lost its products, or is
    // made for something else on purpose.
    let confidence = match (scopes.is_empty(), products.is_empty()) {
        (true, true) => Likely,
        (true, false) => Possible,
        (false, _) if OF_EVERY_APP.iter().any(has) => return None,
        (false, _) if OF_SOME_APPS.iter().any(has) => Possible,
        (false, _) => Likely,
    };
    let seen = vec![
        Evidence::new(
            "scope",
            if scopes.is_empty() { "empty".to_owned() } else { scopes.join(" ") },
        ),
        Evidence::new("products", products.join(", ")),
    ];
    Some(Outcome::found(vec![Finding::new("usps-app-lacks-product", confidence, seen)]))
}

/// What the app may do, in the words of USPS.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rights {
    /// Its products, such as `Public Access I`.
    pub products: Vec<String>,
    /// Its scopes, such as `addresses`.
    pub scopes: Vec<String>,
}

impl Rights {
    /// Reads a pass; none where it says nothing.
    pub fn of(answer: &Answer) -> Option<Self> {
        let body = answer.json()?;
        let rights = Self {
            products: list(&body, "api_products").unwrap_or_default(),
            scopes: list(&body, "scope").unwrap_or_default(),
        };
        (rights != Self::default()).then_some(rights)
    }

    /// Those of `parts` that no scope names, where scopes are named at all.
    pub fn lacks<'a>(&self, parts: &[&'a str]) -> Vec<&'a str> {
        if self.scopes.is_empty() {
            return Vec::new();
        }
        let has = |part: &str| self.scopes.iter().any(|scope| scope.to_lowercase().contains(part));
        parts.iter().filter(|part| !has(part)).copied().collect()
    }
}

/// Names of a list: an array, or a text in brackets, with commas or with spaces. None where it is missing.
fn list(body: &Value, name: &str) -> Option<Vec<String>> {
    let shown = |text: &str| visible(&mask_secrets(text.trim()), 60);
    let names = match body.get(name)? {
        Value::Array(list) => list.iter().filter_map(Value::as_str).map(shown).collect(),
        Value::String(text) if text.contains([',', '[']) => {
            text.trim_matches(['[', ']', ' ']).split(',').map(shown).collect()
        }
        Value::String(text) if name == "scope" => text.split_whitespace().map(shown).collect(),
        Value::String(text) => vec![shown(text)],
        _ => return None,
    };
    Some(names.into_iter().filter(|name: &String| !name.is_empty()).collect())
}

/// Whose app answered.
pub(super) fn identity(answer: &Answer) -> Option<Identity> {
    let body = answer.json()?;
    let name = body.get("application_name")?.as_str()?.trim();
    (!name.is_empty()).then(|| Identity { name: Some(visible(name, 120)), ..Identity::default() })
}

fn evidence(answer: &Answer, said: &Refusal) -> Vec<Evidence> {
    let mut evidence = Vec::new();
    evidence.extend(said.shown().map(|said| Evidence::new("USPS says", said)));
    evidence.push(answer_evidence(answer));
    evidence
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> Answer {
        Answer {
            status,
            reason: String::new(),
            headers: Vec::new(),
            body: body.as_bytes().to_vec(),
            cut: false,
            token: None,
            date: None,
        }
    }

    fn found(status: u16, body: &str) -> Vec<(String, Confidence)> {
        let outcome = refusal(&answer(status, body), &[]);
        outcome.findings.into_iter().map(|it| (it.id, it.confidence)).collect()
    }

    fn first(status: u16, body: &str) -> String {
        found(status, body).first().map(|(id, _)| id.clone()).unwrap_or_default()
    }

    #[test]
    fn a_refusal_is_one_in_all_its_words() {
        for (status, body) in [
            (
                401,
                r#"{"error":"invalid_client","error_description":"Client authentication failed."}"#,
            ),
            (400, r#"{"error":"invalid_client"}"#),
            (
                401,
                r#"{"apiVersion":"v3","error":"UNAUTHORIZED","message":"Invalid or missing credentials"}"#,
            ),
            (401, r#"{"error":{"code":"401","message":"Unauthorized"}}"#),
            (200, r#"{"error":{"code":401,"message":"no"}}"#),
            (401, "<html><body>401 Authorization Required</body></html>"),
            (401, ""),
        ] {
            assert_eq!(first(status, body), "usps-credentials-invalid", "{status} {body}");
        }
    }

    #[test]
    fn what_is_no_refusal_of_the_keys_is_none() {
        for (status, body, expected) in [
            (429, "", "usps-rate-limited"),
            (400, r#"{"error":{"code":"429","message":"TOO_MANY_REQUESTS"}}"#, "usps-rate-limited"),
            (
                401,
                r#"{"error":{"code":"401","message":"Insufficient OAuth scope."}}"#,
                "usps-app-lacks-product",
            ),
            (
                401,
                r#"{"error":"invalid_client","message":"a key of the sandbox"}"#,
                "usps-test-keys",
            ),
            (500, r#"{"error":"invalid_client"}"#, "host-error-answer"),
            (403, "<html>Access denied</html>", "edge-block"),
            (200, "{}", "answer-garbled"),
            (200, "<html></html>", "answer-not-json"),
            (400, r#"{"error":"invalid_request"}"#, "usps-refused-unclear"),
        ] {
            assert_eq!(first(status, body), expected, "{status} {body}");
        }
    }

    #[test]
    fn the_sentence_with_four_reasons_names_two_causes() {
        let said = "The client application credentials provided in the request are missing, invalid, \
                    inactive or not approve for access.";
        let body = &format!(r#"{{"error":{{"message":"{said}"}}}}"#);
        let both = ["usps-credentials-invalid", "usps-app-lacks-product"];
        assert_eq!(found(401, body), both.map(|id| (id.to_owned(), Likely)));
    }

    #[test]
    fn an_app_that_may_do_little_is_no_fault() {
        for fine in [
            r#"{"status":"approved","scope":"addresses","api_products":"[Public Access I]"}"#,
            r#"{"scope":["addresses","labels"],"api_products":["Public Access I"]}"#,
            r#"{"api_products":"[]"}"#,
            "{}",
        ] {
            assert!(approval(&answer(200, fine)).is_none(), "{fine}");
        }
        let id = |body| approval(&answer(200, body)).map(|it| it.findings[0].id.clone());
        assert_eq!(
            id(r#"{"scope":"","api_products":"[]"}"#).as_deref(),
            Some("usps-app-lacks-product")
        );
        assert_eq!(id(r#"{"scope":"userinfo"}"#).as_deref(), Some("usps-app-lacks-product"));
        let unsure = approval(&answer(200, r#"{"scope":"tracking","api_products":"[Tracking]"}"#));
        assert_eq!(unsure.map(|it| it.findings[0].confidence), Some(Possible));
        assert_eq!(
            id(r#"{"status":"Pending","scope":"a"}"#).as_deref(),
            Some("usps-app-not-approved")
        );
    }

    #[test]
    fn rights_are_read_from_texts_and_lists() {
        let text =
            r#"{"scope":"addresses domestic-prices","api_products":"[Public Access I, Labels]"}"#;
        let rights = Rights::of(&answer(200, text)).expect("rights");
        assert_eq!(rights.products, ["Public Access I", "Labels"]);
        assert_eq!(rights.lacks(&["addresses", "prices", "labels"]), ["labels"]);
        assert_eq!(Rights::of(&answer(200, "{}")), None);
    }
}
