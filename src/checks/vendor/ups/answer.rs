//! What an answer of the token call of UPS means.
//!
//! Codes come first, then the status, then words: most codes are known from reports alone (vendors' facts,
//! sections 7 and 16), so two causes that one answer fits are named both.

use super::facts::code;
use crate::checks::judge::{answer_evidence, edge_challenge, odd_answer};
use crate::checks::vendor::key_pair;
use crate::checks::vendor::refusal::Refusal;
use crate::domain::finding::Confidence::{Likely, Possible};
use crate::domain::finding::{Confidence, Evidence, Finding, Outcome};
use crate::domain::secret::mask_secrets;
use crate::domain::text::visible;
use crate::world::net::Answer;

/// Words of a limit, in lower case.
const LIMIT_WORDS: &[&str] = &["too many requests", "quota limit", "quota exceeded", "rate limit"];
/// Words of another environment.
const TEST_WORDS: &[&str] =
    &["sandbox", "wwwcie", "test environment", "cie environment", "production environment"];
/// Words of terms that wait.
const TERMS_WORDS: &[&str] =
    &["agreement", "terms of", "terms and", "new terms", "accept the", "must be accepted"];
/// Words of an account on hold.
const HOLD_WORDS: &[&str] = &[
    "suspended",
    "good standing",
    "past due",
    "unpaid",
    "on hold",
    "account is blocked",
    "deactivated",
];
/// Words of keys that are not known.
const REFUSED_WORDS: &[&str] = &[
    "clientid",
    "client id",
    "client_id",
    "client secret",
    "invalid client",
    "client authentication",
    "invalid credential",
    "bad credential",
];
/// Words of a product that the app lacks.
const PRODUCT_WORDS: &[&str] =
    &["invalid authentication information", "api product", "not subscribed", "product is not"];

/// What UPS speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    TestKeys,
    AccessKey,
    Terms,
    Hold,
    /// A 403 that says no more.
    Blocked,
    Product,
    Refused,
    /// It did not see the keys as it wants them.
    Header,
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
    let says = said.has_code(&[code::QUOTA]) || said.says(LIMIT_WORDS);
    (answer.status == 429 || answer.status < 500 && says) && edge_challenge(answer).is_none()
}

fn limited(answer: &Answer, said: &Refusal) -> Outcome {
    let mut evidence = evidence(answer, said);
    if let Some(wait) = answer.header("retry-after") {
        evidence.push(Evidence::new("try again after", visible(wait, 40)));
    }
    let own = answer.status == 429 && said.has_code(&[code::QUOTA]);
    Outcome::found(vec![key_pair::limit("ups-rate-limited", own, evidence)])
}

/// None where it is neither a pass nor a refusal.
fn meaning(status: u16, said: &Refusal) -> Option<Meaning> {
    let by_code = [
        (code::BLOCKED, Meaning::Blocked),
        (code::ACCESS_KEY, Meaning::AccessKey),
        (code::CLIENT, Meaning::Refused),
        (code::PRODUCT, Meaning::Product),
        (code::HEADER, Meaning::Header),
    ];
    let coded = by_code.iter().find(|(code, _)| said.has_code(&[code])).map(|(_, it)| *it);
    let by_word = [
        (TEST_WORDS, Meaning::TestKeys),
        (HOLD_WORDS, Meaning::Hold),
        (TERMS_WORDS, Meaning::Terms),
    ];
    let worded = by_word.iter().find(|(words, _)| said.says(words)).map(|(_, it)| *it);
    let later = [
        (&["blocked merchant"][..], Meaning::Blocked),
        (&["access license"], Meaning::AccessKey),
        (PRODUCT_WORDS, Meaning::Product),
        (REFUSED_WORDS, Meaning::Refused),
    ];
    let later = later.iter().find(|(words, _)| said.says(words)).map(|(_, it)| *it);
    let word = said.has_code(&["invalid_client", "unauthorized_client", "unauthorized"]);
    // What UPS says in words is finer than a code that stands for several things.
    let finer = worded.filter(|_| !matches!(coded, Some(Meaning::AccessKey | Meaning::Product)));
    finer.or(coded).or(later).or(word.then_some(Meaning::Refused)).or(match status {
        401 => Some(Meaning::Refused),
        403 => Some(Meaning::Blocked),
        200..=299 if said.is_empty() => None,
        _ => Some(Meaning::Unclear),
    })
}

fn named(meaning: Meaning) -> &'static [(&'static str, Confidence)] {
    match meaning {
        Meaning::TestKeys => &[("ups-test-keys", Likely), ("ups-credentials-typo", Possible)],
        Meaning::AccessKey => {
            &[("ups-access-keys-retired", Likely), ("ups-credentials-typo", Possible)]
        }
        Meaning::Terms => &[("ups-terms-not-accepted", Likely), ("ups-account-blocked", Possible)],
        Meaning::Hold => &[("ups-account-blocked", Likely), ("ups-terms-not-accepted", Possible)],
        Meaning::Blocked => &[("ups-account-blocked", Likely), ("ups-terms-not-accepted", Likely)],
        // One code for both; the list of products at the app decides.
        Meaning::Product => {
            &[("ups-app-missing-product", Likely), ("ups-credentials-typo", Likely)]
        }
        // Keys of a test app look just the same; the finding says what decides.
        Meaning::Refused | Meaning::Header => &[("ups-credentials-typo", Likely)],
        Meaning::Unclear => &[("ups-refused-unclear", Possible)],
    }
}

/// What a pass says beside letting us in: nothing, where UPS approved of the app.
pub(super) fn approval(answer: &Answer) -> Option<Outcome> {
    let body = answer.json()?;
    let state = body.get("status")?.as_str()?.trim().to_lowercase();
    let fine = ["approved", "active", "success", "ok", "valid", ""];
    if fine.contains(&state.as_str()) {
        return None;
    }
    let seen = vec![Evidence::new("status", visible(&mask_secrets(&state), 80))];
    let on_hold = ["suspended", "blocked", "revoked", "deactivated", "inactive", "disabled"];
    let id = if on_hold.contains(&state.as_str()) {
        "ups-account-blocked"
    } else {
        "ups-app-not-approved"
    };
    Some(Outcome::found(vec![Finding::new(id, Likely, seen)]))
}

/// What the app may do, where UPS says so; it often says nothing.
pub(super) fn scope(answer: &Answer) -> Option<Evidence> {
    let body = answer.json()?;
    let scope = body.get("scope")?.as_str()?.trim();
    (!scope.is_empty()).then(|| Evidence::new("scope", visible(&mask_secrets(scope), 200)))
}

fn evidence(answer: &Answer, said: &Refusal) -> Vec<Evidence> {
    let mut evidence = Vec::new();
    evidence.extend(said.shown().map(|said| Evidence::new("UPS says", said)));
    if !said.codes.is_empty() {
        evidence.push(Evidence::new("code", visible(&said.codes.join(", "), 80)));
    }
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

    fn coded(code: &str, message: &str) -> String {
        format!(r#"{{"response":{{"errors":[{{"code":"{code}","message":"{message}"}}]}}}}"#)
    }

    fn found(status: u16, body: &str) -> Vec<(String, Confidence)> {
        let outcome = refusal(&answer(status, body), &[]);
        outcome.findings.into_iter().map(|it| (it.id, it.confidence)).collect()
    }

    fn first(status: u16, body: &str) -> String {
        found(status, body).first().map(|(id, _)| id.clone()).unwrap_or_default()
    }

    #[test]
    fn each_code_has_its_meaning_whatever_the_status() {
        for (status, code, message, expected) in [
            (401, "10401", "ClientId is Invalid", "ups-credentials-typo"),
            (400, "10401", "", "ups-credentials-typo"),
            (200, "10401", "ClientId is Invalid", "ups-credentials-typo"),
            (400, "10400", "Invalid/Missing Authorization Header", "ups-credentials-typo"),
            (403, "10403", "Blocked Merchant", "ups-account-blocked"),
            (429, "10429", "Too Many Requests", "ups-rate-limited"),
            (400, "10429", "Quota Limit Exceeded", "ups-rate-limited"),
            (401, "250002", "Invalid Authentication Information", "ups-app-missing-product"),
            (401, "250003", "Invalid Access License number", "ups-access-keys-retired"),
            (403, "", "The new agreement must be accepted", "ups-terms-not-accepted"),
            (401, "", "These are credentials of the sandbox", "ups-test-keys"),
            (401, "", "Credentials were not accepted", "ups-credentials-typo"),
            (403, "", "Blocked Merchant", "ups-account-blocked"),
            (400, "99", "Something is odd", "ups-refused-unclear"),
        ] {
            assert_eq!(first(status, &coded(code, message)), expected, "{status} {code} {message}");
        }
    }

    #[test]
    fn one_code_for_two_causes_names_both() {
        let both = |ids: [&str; 2]| ids.map(|id| (id.to_owned(), Likely)).to_vec();
        let blocked = found(403, &coded("10403", ""));
        assert_eq!(blocked, both(["ups-account-blocked", "ups-terms-not-accepted"]));
        let in_words = found(403, &coded("10403", "Blocked Merchant"));
        assert_eq!(in_words, both(["ups-account-blocked", "ups-terms-not-accepted"]));
        let product = found(401, &coded("250002", "Invalid Authentication Information"));
        assert_eq!(product, both(["ups-app-missing-product", "ups-credentials-typo"]));
    }

    #[test]
    fn an_access_key_that_is_refused_is_called_one() {
        let guess = Finding::new("ups-access-key-pasted", Possible, Vec::new());
        let refused = refusal(
            &answer(401, &coded("10401", "ClientId is Invalid")),
            std::slice::from_ref(&guess),
        );
        assert_eq!(refused.findings[0].id, "ups-access-key-pasted");
        assert_eq!(refused.findings[0].confidence, Likely);
        assert_eq!(refused.findings[1].id, "ups-credentials-typo");
        assert_eq!(refused.findings[1].confidence, Possible);
        let blocked = refusal(&answer(403, &coded("10403", "Blocked Merchant")), &[guess]);
        assert_eq!(blocked.findings[0].id, "ups-account-blocked");
    }

    #[test]
    fn a_refusal_without_words_is_judged_by_its_status() {
        assert_eq!(first(401, "<html><body>Unauthorized</body></html>"), "ups-credentials-typo");
        assert_eq!(first(401, ""), "ups-credentials-typo");
        assert_eq!(first(403, "<html><body>Forbidden</body></html>"), "edge-block");
        assert_eq!(first(403, "{}"), "ups-account-blocked");
        assert_eq!(first(503, &coded("10401", "")), "host-error-answer");
        assert_eq!(first(200, "{}"), "answer-garbled");
        assert_eq!(first(200, "<html></html>"), "answer-not-json");
    }

    #[test]
    fn only_a_state_that_is_not_approved_is_a_fault() {
        for fine in
            [r#"{"status":"approved"}"#, r#"{"status":"Approved"}"#, "{}", r#"{"status":1}"#]
        {
            assert!(approval(&answer(200, fine)).is_none(), "{fine}");
        }
        for (state, id) in [("pending", "ups-app-not-approved"), ("revoked", "ups-account-blocked")]
        {
            let outcome = approval(&answer(200, &format!(r#"{{"status":"{state}"}}"#)));
            assert_eq!(outcome.map(|it| it.findings[0].id.clone()), Some(id.to_owned()));
        }
    }
}
