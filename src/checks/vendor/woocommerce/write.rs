//! The check `woocommerce.write`: whether the key may write. The plug-in has a test of its own for that, which
//! writes nothing. A key that may only read passes everything else.

use super::answer::{Meaning, Refusal, accepted};
use super::facts::VALIDATE;
use super::keys_at_hand::Keys;
use super::{declared, way};
use crate::checks::judge::answer_evidence;
use crate::checks::{Check, CheckFuture, Context, Setup};
use crate::domain::finding::Confidence::Likely;
use crate::domain::finding::{Declaration, Evidence, Finding, Outcome};
use crate::world::net::Answer;

/// The check.
pub(super) struct Write;

impl Check for Write {
    fn declaration(&self) -> &'static Declaration {
        &declared::WRITE
    }

    fn applies(&self, setup: &Setup) -> bool {
        Keys::are_there(setup)
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let keys = match Keys::of(context) {
        Ok(keys) => keys,
        Err(outcome) => return *outcome,
    };
    let Some(ask) = keys.basic(context, "POST", VALIDATE) else {
        return Outcome::skipped("no-shop-address");
    };
    let attempt = context.send_once(ask).await;
    if let Some(outcome) = way::in_between(context, &declared::WRITE, VALIDATE, &attempt) {
        return outcome;
    }
    let Ok(answer) = &attempt.result else { return Outcome::inconclusive("woo-odd-answer") };
    way::with_stages(judge(answer), &attempt)
}

/// The same key was let in to read, a moment before.
fn judge(answer: &Answer) -> Outcome {
    if accepted(answer) {
        let valid = answer.json().and_then(|body| body.get("valid")?.as_bool());
        let seen = vec![Evidence::new("answer", answer.status_line())];
        return match valid {
            Some(false) => Outcome::inconclusive("woo-odd-answer").with_evidence(seen),
            _ => Outcome::pass().with_evidence(seen),
        };
    }
    let Some(refusal) = Refusal::of(answer) else {
        return Outcome::inconclusive("woo-odd-answer")
            .with_evidence(vec![answer_evidence(answer)]);
    };
    let seen = vec![refusal.evidence()];
    let found = |id: &str| Outcome::found(vec![Finding::new(id, Likely, seen.clone())]);
    match refusal.meaning() {
        Meaning::NoRoute => Outcome::skipped("woo-no-path").with_evidence(seen),
        // All else that these can mean would have kept the key from reading.
        Meaning::MayNot | Meaning::KeyRefused | Meaning::SecretWrong | Meaning::LacksRole => {
            found("woo-key-read-only")
        }
        _ => Outcome::inconclusive("woo-odd-answer").with_evidence(seen),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::finding::Verdict;

    fn judged(status: u16, body: &str) -> Outcome {
        judge(&Answer {
            status,
            reason: String::new(),
            headers: Vec::new(),
            body: body.as_bytes().to_vec(),
            cut: false,
            token: None,
            date: None,
        })
    }

    #[test]
    fn a_key_that_may_only_read_is_found_in_any_language() {
        for message in [
            "The API key provided does not have write permissions.",
            "Dem API-Schlüssel fehlen die Schreibrechte.",
        ] {
            let code = "woocommerce_rest_authentication_error";
            let body =
                format!(r#"{{"code":"{code}","message":"{message}","data":{{"status":401}}}}"#);
            assert_eq!(judged(401, &body).findings[0].id, "woo-key-read-only", "{message}");
            // Some shops turn every answer into a 200.
            assert_eq!(judged(200, &body).findings[0].id, "woo-key-read-only", "{message}");
        }
    }

    #[test]
    fn an_old_plug_in_without_the_test_is_not_blamed_on_the_key() {
        let gone = r#"{"code":"rest_no_route","message":"x","data":{"status":404}}"#;
        assert_eq!(judged(404, gone).verdict, Verdict::Skipped);
        assert_eq!(judged(200, r#"{"valid":true}"#).verdict, Verdict::Pass);
    }
}
