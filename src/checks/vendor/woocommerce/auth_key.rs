//! The check `woocommerce.auth-key`: the plug-in's own authentication key.
//!
//! The plug-in takes it as a query parameter only. It is sent with an action that the plug-in does not have,
//! so nothing is exported: a wrong key is refused for itself, a right one for the action. The words are
//! translated, so they are compared with those for a key that surely is none.

use serde_json::Value;

use super::facts::{AUTH_FIELD, OLD_API, OLD_API_NO_KEY, STORE};
use super::keys_at_hand::after_shape;
use super::shape::rules_out_a_try;
use super::{declared, way};
use crate::checks::judge::answer_evidence;
use crate::checks::said::evidence;
use crate::checks::{Check, CheckFuture, Context, Setup};
use crate::domain::finding::Confidence::{Likely, Possible};
use crate::domain::finding::{Declaration, Finding, Outcome};
use crate::domain::secret::Slot;
use crate::domain::secret::mask_secrets;
use crate::domain::secret::woo_keys::WooKey;
use crate::domain::text::visible;
use crate::world::net::{Answer, Ask, Auth, Way};

/// The check.
pub(super) struct AuthKey;

impl Check for AuthKey {
    fn declaration(&self) -> &'static Declaration {
        &declared::AUTH_KEY
    }

    fn applies(&self, setup: &Setup) -> bool {
        setup.secrets.contains_key(&Slot::WoocommerceAuthKey)
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let Some(credential) = context.credential(Slot::WoocommerceAuthKey) else {
        return Outcome::skipped("no-secret");
    };
    if rules_out_a_try(credential, WooKey::AuthKey) {
        return after_shape("woocommerce.auth-key-shape");
    }
    let reference = context.look(STORE, OLD_API_NO_KEY).await;
    let told = reference.result.as_ref().ok().and_then(refusal);
    let Some(told) = told else {
        let between = way::in_between(context, &declared::AUTH_KEY, OLD_API_NO_KEY, &reference);
        // A page says that nobody listens there: the plug-in is missing, which another check says.
        return between
            .filter(|outcome| outcome.findings.iter().any(|it| it.confidence > Possible))
            .unwrap_or_else(|| Outcome::skipped("woo-no-older-interface"));
    };
    let Some(ask) = context.ask(STORE, "GET", OLD_API) else {
        return Outcome::skipped("no-shop-address");
    };
    let way = Way::QueryField(AUTH_FIELD);
    let auth = Some(Auth { credential: credential.trimmed(), way });
    let attempt = context.send_once(Ask { auth, ..ask }).await;
    let judged = attempt.result.as_ref().ok().and_then(|answer| judge(answer, &told));
    let outcome = judged
        .or_else(|| way::in_between(context, &declared::AUTH_KEY, OLD_API, &attempt))
        .unwrap_or_else(|| Outcome::inconclusive("woo-odd-answer"));
    way::with_stages(outcome, &attempt)
}

/// What the plug-in said to the key, beside what it said to one that is none.
fn judge(answer: &Answer, told: &str) -> Option<Outcome> {
    let said = refusal(answer)?;
    let words = said.to_lowercase();
    let refused = said == told || words.contains("invalid authentication key");
    let seen = vec![
        evidence("plugin-says", visible(&mask_secrets(&said), 200)),
        evidence("to-no-key", visible(&mask_secrets(told), 200)),
    ];
    if refused {
        return Some(Outcome::found(vec![Finding::new("woo-auth-key-refused", Likely, seen)]));
    }
    // The key did not arrive, so nothing is known of it.
    if words.contains("key is required") {
        let seen = seen.into_iter().chain([answer_evidence(answer)]).collect();
        return Some(Outcome::inconclusive("woo-odd-answer").with_evidence(seen));
    }
    Some(Outcome::pass().with_evidence(seen))
}

/// The plug-in's own sentence.
pub(super) fn refusal(answer: &Answer) -> Option<String> {
    let body = answer.json()?;
    let failed = body.get("success").is_some_and(|it| it == &Value::Bool(false) || it == 0);
    let text = body.get("data").map(|data| match data {
        Value::String(text) => text.clone(),
        Value::Array(list) => list.first().unwrap_or(&Value::Null).to_string(),
        Value::Object(fields) => fields.get("message").unwrap_or(&Value::Null).to_string(),
        other => other.to_string(),
    })?;
    failed.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::finding::Verdict;

    fn judged(said: &str, told: &str) -> Verdict {
        let answer = Answer {
            status: 400,
            reason: String::new(),
            headers: Vec::new(),
            body: format!(r#"{{"success":false,"data":"{said}"}}"#).into_bytes(),
            cut: false,
            token: None,
            date: None,
        };
        judge(&answer, told).expect("the plug-in's own words").verdict
    }

    #[test]
    fn the_key_is_judged_by_the_difference_not_by_the_language() {
        let wrong = "Invalid authentication key";
        assert_eq!(judged(wrong, wrong), Verdict::Fail);
        assert_eq!(judged("Invalid request", wrong), Verdict::Pass);
        let german = "Ungültiger Authentifizierungsschlüssel";
        assert_eq!(judged(german, german), Verdict::Fail);
        assert_eq!(judged("Ungültige Anfrage", german), Verdict::Pass);
        assert_eq!(judged("Authentication key is required!", wrong), Verdict::Inconclusive);
    }
}
