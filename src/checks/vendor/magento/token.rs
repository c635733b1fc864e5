//! The check `magento.token`: does Magento let the integration in, signed and with its token alone?

use std::sync::Arc;

use super::answer::{Problem, Said, told_version, version};
use super::facts::{AHEAD_S, EXTENSION_VERSION, MODULES, STORE, STORE_CONFIGS, VERSION};
use super::integration::{By, Integration};
use super::odd::{Heard, hear, magento_says, note, unknown};
use crate::checks::said::evidence;
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{
    Confidence, Declaration, Evidence, Exclusion, Finding, Input, Outcome, Sends, SlotUse,
};
use crate::domain::secret::Slot;
use crate::domain::secret::magento_values::{MagentoValue, kind_of};
use crate::world::net::{Answer, Ask, Attempt};

/// The check.
pub(super) struct Token;

static DECLARATION: Declaration = Declaration {
    id: "magento.token",
    vendor: "magento",
    inputs: &[Input { name: "url", required: true }],
    secrets: &[
        SlotUse { slot: Slot::MagentoToken, service: Some(STORE), required: true },
        SlotUse { slot: Slot::MagentoTokenSecret, service: Some(STORE), required: false },
        SlotUse { slot: Slot::MagentoConsumerKey, service: Some(STORE), required: false },
        SlotUse { slot: Slot::MagentoConsumerSecret, service: Some(STORE), required: false },
    ],
    sends: &[
        Sends { service: STORE, method: "GET", path: MODULES, carries: Some("magento-token") },
        Sends {
            service: STORE,
            method: "GET",
            path: STORE_CONFIGS,
            carries: Some("magento-token"),
        },
        Sends { service: STORE, method: "GET", path: EXTENSION_VERSION, carries: None },
        Sends { service: STORE, method: "GET", path: VERSION, carries: None },
        Sends { service: "time", method: "GET", path: "/", carries: None },
    ],
    findings: &[
        "magento-token-refused",
        "magento-consumer-key-refused",
        "magento-signature-refused",
        "magento-bearer-tokens-disabled",
        "magento-missing-resource",
        "magento-admin-token-expired",
        "magento-server-clock-wrong",
        "local-clock-wrong",
        "magento-header-dropped",
        "store-blocked",
        "store-redirects-path",
        "store-rate-limited",
        "store-notice-before-answer",
        "store-error",
        "store-silent",
    ],
    refusals: &[
        "magento-token-refused",
        "magento-consumer-key-refused",
        "magento-signature-refused",
    ],
    needs: &["magento.key-shape", "magento.rest"],
    limit_ms: 60_000,
    counts_as_sign_in: false,
};

impl Check for Token {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

/// The cause of a token alone that is not let in.
const BEARER_OFF: &str = "magento-bearer-tokens-disabled";
/// The cause of a wrong value of the integration.
const INVALID: &str = "magento-integration-token-invalid";
/// The cause of a right that is missing.
const RIGHT_MISSING: &str = "magento-missing-resource";
/// The cause of a header that never arrives.
const STRIPPED: &str = "authorization-header-stripped";

async fn look(context: &Context<'_>) -> Outcome {
    if context.credential(Slot::MagentoToken).is_none() {
        let other = context.credential(Slot::MagentoShipstationKey).is_some();
        return Outcome::skipped(if other { "magento-no-integration" } else { "no-secret" });
    }
    let Some(integration) = Integration::of(context) else {
        return Outcome::inconclusive("magento-value-unusable");
    };
    if context.store().is_none() {
        return Outcome::skipped("magento-no-address");
    }
    let asked = Asked { context, integration };
    if asked.integration.can_sign() { asked.signed().await } else { asked.alone().await }
}

/// The question that the whole check is about.
struct Asked<'a> {
    context: &'a Context<'a>,
    integration: Integration,
}

impl Asked<'_> {
    async fn ask(&self, path: &str, by: By) -> Option<Arc<Attempt>> {
        self.integration.ask(self.context, path, by).await
    }

    /// Asks for what every integration may see. Where nobody knows that address, another one tells as much
    /// of who asks.
    async fn ask_as(&self, by: By) -> Option<Arc<Attempt>> {
        let attempt = self.ask(MODULES, by).await?;
        let unknown = attempt.result.as_ref().is_ok_and(|answer| answer.status == 404);
        if unknown { self.ask(STORE_CONFIGS, by).await } else { Some(attempt) }
    }

    /// Asks for the modules with all four values.
    async fn signed(&self) -> Outcome {
        let Some(attempt) = self.ask_as(By::Signature).await else {
            return Outcome::skipped("magento-no-address");
        };
        match hear(self.context, &attempt) {
            Heard::Odd(outcome) => *outcome,
            Heard::Said(_, Said::Json(_)) => self.rights_and_bearer(By::Signature, &attempt).await,
            Heard::Said(_, Said::OAuth(Problem::Method)) => self.old_signature().await,
            Heard::Said(answer, said) => self.not_let_in(&attempt, answer, &said).await,
        }
    }

    /// Versions before the newer method want the older one.
    async fn old_signature(&self) -> Outcome {
        let Some(attempt) = self.ask_as(By::OldSignature).await else {
            return Outcome::skipped("magento-no-address");
        };
        match hear(self.context, &attempt) {
            Heard::Odd(outcome) => *outcome,
            Heard::Said(_, Said::Json(_)) => {
                self.rights_and_bearer(By::OldSignature, &attempt).await
            }
            Heard::Said(answer, said) => self.not_let_in(&attempt, answer, &said).await,
        }
    }

    /// The signature is good. May the integration see the settings, and is its token good alone?
    async fn rights_and_bearer(&self, by: By, first: &Attempt) -> Outcome {
        let mut outcome = self.right(by).await;
        if let Some(finding) = self.bearer_is_off().await {
            outcome.findings.insert(0, finding);
        }
        if outcome.findings.is_empty() {
            return self.ended(outcome, true, first);
        }
        let found = Outcome::found(outcome.findings).with_evidence(outcome.evidence);
        // Who may ask can still be told what the settings are.
        self.ended(Outcome { blocks: false, ..found }, false, first)
    }

    /// True where ShipStation connects by its extension, so that the integration may be for something else.
    fn by_extension(&self) -> bool {
        self.context.credential(Slot::MagentoShipstationKey).is_some()
    }

    fn missing_right(&self, answer: &Answer, right: Option<String>) -> Finding {
        let found = missing_right(answer, right);
        let confidence = if self.by_extension() { Confidence::Likely } else { found.confidence };
        Finding { confidence, ..found }
    }

    /// Asks for the settings, which need a right of their own.
    async fn right(&self, by: By) -> Outcome {
        let Some(attempt) = self.ask(STORE_CONFIGS, by).await else { return Outcome::pass() };
        match hear(self.context, &attempt) {
            Heard::Said(answer, Said::NotAuthorized(right)) => {
                Outcome::found(vec![self.missing_right(answer, right)])
            }
            Heard::Said(answer, Said::OAuth(Problem::Permission) | Said::Refused(_)) => {
                Outcome::found(vec![self.missing_right(answer, None)])
            }
            // What else is wrong with that address is for the checks of the address to say.
            Heard::Said(..) | Heard::Odd(_) => Outcome::pass(),
        }
    }

    /// After a good signature: the same question with the token alone.
    async fn bearer_is_off(&self) -> Option<Finding> {
        let attempt = self.ask_as(By::Bearer).await?;
        let Heard::Said(answer, said) = hear(self.context, &attempt) else { return None };
        let refused = matches!(said, Said::NotAuthorized(_) | Said::Refused(_) | Said::OAuth(_));
        if !refused {
            return None;
        }
        let mut seen = magento_says(answer);
        seen.insert(0, note("magento-signed-works"));
        let because = |cause, id| Exclusion::new(cause, note(id).text);
        let excludes = vec![
            because(INVALID, "magento-same-token-signed"),
            because(RIGHT_MISSING, "magento-same-question-signed"),
            because(STRIPPED, "magento-header-arrived"),
        ];
        if self.by_extension() {
            // It has been off by default for years, and the extension never sends the token.
            let id = "magento-bearer-tokens-disabled";
            return Some(Finding { excludes, ..Finding::new(id, Confidence::Possible, seen) });
        }
        Some(Finding::certain("magento-bearer-tokens-disabled", seen, excludes))
    }

    /// The signature was not let in.
    async fn not_let_in(&self, attempt: &Attempt, answer: &Answer, said: &Said) -> Outcome {
        let problem = match said {
            Said::OAuth(problem) => *problem,
            Said::NotAuthorized(_) | Said::Refused(_) => {
                return self.as_if_unsigned(attempt, answer).await;
            }
            _ => return self.ended(unknown(answer), false, attempt),
        };
        use Confidence::{Likely, Possible};
        let (id, confidence) = match problem {
            Problem::Timestamp => return self.timestamp(attempt, answer).await,
            Problem::ConsumerKey => ("magento-consumer-key-refused", Likely),
            Problem::Signature => ("magento-signature-refused", Likely),
            Problem::Token => ("magento-token-refused", Likely),
            Problem::Permission => ("magento-missing-resource", Likely),
            Problem::Parts => ("magento-header-dropped", Possible),
            // Refloat makes a new number for each question, so somebody sent this one twice.
            Problem::Nonce => ("magento-server-clock-wrong", Possible),
            Problem::Method => return self.ended(unknown(answer), false, attempt),
        };
        let found = vec![Finding::new(id, confidence, magento_says(answer))];
        self.ended(Outcome::found(found), false, attempt)
    }

    /// Magento answers as if nothing had been signed: either it never saw the header, or it knows who
    /// asks and does not grant even this.
    async fn as_if_unsigned(&self, first: &Attempt, answer: &Answer) -> Outcome {
        use Confidence::{Likely, Possible};
        if let Some(attempt) = self.ask_as(By::Bearer).await
            && let Heard::Said(_, Said::Json(_)) = hear(self.context, &attempt)
        {
            // The header arrives and the token is good, and so is the connection that uses it.
            let outcome = self.right(By::Bearer).await;
            let outcome = outcome.with_evidence(vec![note("magento-bearer-works")]);
            let well = outcome.findings.is_empty();
            return self.ended(outcome, well, &attempt);
        }
        let mut seen = magento_says(answer);
        if let Some(attempt) = self.ask_as(By::QuerySignature).await
            && let Heard::Said(_, Said::Json(_)) = hear(self.context, &attempt)
        {
            seen.insert(0, note("magento-query-works"));
            let because = |cause| Exclusion::new(cause, note("magento-same-values-in-query").text);
            let excludes = [INVALID, RIGHT_MISSING, BEARER_OFF].map(because).to_vec();
            let found = vec![Finding::certain("magento-header-dropped", seen, excludes)];
            return self.ended(Outcome::found(found), false, first);
        }
        if self.header_arrives().await {
            seen.insert(0, note("magento-header-is-read"));
            let found = vec![
                Finding::new("magento-missing-resource", Likely, seen.clone()),
                Finding::new("magento-token-refused", Possible, seen),
            ];
            return self.ended(Outcome::found(found), false, first);
        }
        seen.insert(0, note("magento-as-if-unsigned"));
        let found = vec![
            Finding::new("magento-header-dropped", Likely, seen.clone()),
            Finding::new("magento-token-refused", Likely, seen.clone()),
            Finding::new("magento-missing-resource", Possible, seen),
        ];
        self.ended(Outcome::found(found), false, first)
    }

    /// Half a signature without any secret: where the header arrives, Magento says what is missing in it.
    async fn header_arrives(&self) -> bool {
        let Some(ask) = self.context.ask(STORE, "GET", MODULES) else { return false };
        let headers = vec![("authorization", "OAuth oauth_version=\"1.0\"".to_owned())];
        let attempt = self.context.send_once(Ask { headers, ..ask }).await;
        matches!(hear(self.context, &attempt), Heard::Said(_, Said::OAuth(_)))
    }

    /// The time in the signature was refused. Whose clock is it?
    async fn timestamp(&self, attempt: &Attempt, answer: &Answer) -> Outcome {
        let now = self.context.now();
        let third = self.context.look_aside("time", "/").await;
        let told = third.result.as_ref().ok().and_then(|answer| answer.date);
        let ours_is_off = told.is_some_and(|told| (told - now).abs() > AHEAD_S / 2);
        let shop_agrees = match (told, answer.date) {
            (Some(told), Some(shop)) => (told - shop).abs() <= AHEAD_S / 2,
            _ => true,
        };
        let mut seen = magento_says(answer);
        if let Some(shop) = answer.date {
            seen.insert(0, clocks(shop - now));
        }
        let id = if ours_is_off && shop_agrees {
            "local-clock-wrong"
        } else {
            "magento-server-clock-wrong"
        };
        let found = vec![Finding::new(id, Confidence::Likely, seen)];
        self.ended(Outcome::found(found), false, attempt)
    }

    /// Asks with the token alone.
    async fn alone(&self) -> Outcome {
        let Some(attempt) = self.ask_as(By::Bearer).await else {
            return Outcome::skipped("magento-no-address");
        };
        match hear(self.context, &attempt) {
            Heard::Odd(outcome) => *outcome,
            Heard::Said(_, Said::Json(_)) => {
                let outcome = self.right(By::Bearer).await;
                let well = outcome.findings.is_empty();
                self.ended(Outcome { blocks: false, ..outcome }, well, &attempt)
            }
            Heard::Said(answer, Said::NotAuthorized(_) | Said::Refused(_)) => {
                let found = self.token_alone_refused(answer).await;
                self.ended(Outcome::found(found), false, &attempt)
            }
            Heard::Said(answer, Said::OAuth(Problem::Token)) => {
                let found = vec![Finding::new(
                    "magento-token-refused",
                    Confidence::Likely,
                    magento_says(answer),
                )];
                self.ended(Outcome::found(found), false, &attempt)
            }
            Heard::Said(answer, _) => self.ended(unknown(answer), false, &attempt),
        }
    }

    /// One sentence for three faults. The version and the shape of the token say which can be.
    async fn token_alone_refused(&self, answer: &Answer) -> Vec<Finding> {
        use Confidence::{Likely, Possible};
        let mut seen = magento_says(answer);
        let now = self.context.now();
        let of =
            |id: &str, confidence, seen: &[Evidence]| Finding::new(id, confidence, seen.to_vec());
        if let MagentoValue::AdminToken(ends) = kind_of(self.integration.token().secret()) {
            seen.insert(0, note("magento-is-admin-token"));
            let over = ends.is_none_or(|ends| ends <= now);
            let id = if over { "magento-admin-token-expired" } else { "magento-token-refused" };
            return vec![of(id, Likely, &seen)];
        }
        let version = self.version().await;
        if let Some(told) = &version {
            seen.insert(0, evidence("magento-version", told.clone()));
        }
        let numbers = version.as_deref().and_then(super::answer::version);
        match numbers {
            Some((major, minor, patch))
                if (major, minor) < (2, 4) || older(major, minor, patch) =>
            {
                vec![
                    of("magento-token-refused", Likely, &seen),
                    of("magento-header-dropped", Possible, &seen),
                ]
            }
            _ => vec![
                of("magento-bearer-tokens-disabled", Likely, &seen),
                of("magento-token-refused", Likely, &seen),
                of("magento-header-dropped", Possible, &seen),
            ],
        }
    }

    /// The version, from whoever tells it most exactly; both were asked anyway.
    async fn version(&self) -> Option<String> {
        let exact = self.context.look_aside(STORE, EXTENSION_VERSION).await;
        let body = exact.result.as_ref().ok().and_then(Answer::json);
        let told = body.as_ref().and_then(|body| body.pointer("/magento/version")?.as_str());
        if let Some(told) = told.filter(|told| version(told).is_some()) {
            return Some(crate::domain::text::visible(told, 40));
        }
        let page = self.context.look_aside(STORE, VERSION).await;
        let answer = page.result.as_ref().ok()?;
        told_version(answer.text()?.trim())
    }

    fn ended(&self, mut outcome: Outcome, passed: bool, attempt: &Attempt) -> Outcome {
        outcome.stages.clone_from(&attempt.stages);
        let word = if passed { "accepted" } else { "refused" };
        outcome.stages.push(self.context.tell_sign_in(passed, word, &attempt.stages));
        outcome
    }
}

/// Before 2.4.4 a token alone was always let in.
fn older(major: u32, minor: u32, patch: Option<u32>) -> bool {
    (major, minor) == (2, 4) && patch.is_some_and(|patch| patch < 4)
}

/// Another question was answered, so the token is good and this right is what is missing.
fn missing_right(answer: &Answer, right: Option<String>) -> Finding {
    let mut seen = magento_says(answer);
    if let Some(right) = right {
        seen.insert(0, evidence("magento-right", right));
    }
    let because = |cause| Exclusion::new(cause, note("magento-modules-answered").text);
    let excludes = [INVALID, BEARER_OFF, STRIPPED].map(because).to_vec();
    Finding::certain("magento-missing-resource", seen, excludes)
}

fn clocks(ahead: i64) -> Evidence {
    let seconds = ahead.unsigned_abs().to_string();
    let id = if ahead < 0 { "magento-clock-behind" } else { "magento-clock-ahead" };
    evidence("magento-note", crate::checks::said::said(id, &[("seconds", seconds.into())]))
}
