//! The check `partner.token`: one call for a token. What it brings is measured and thrown away: the link
//! is never opened, shown or kept here.
//!
//! Of this call only a good answer is documented, so a refusal is read by code and status, and where two
//! things look alike both are named (vendors' facts, sections 3.3 and 16).

use super::link;
use crate::checks::judge::path_error;
use crate::checks::said::{evidence, said};
use crate::checks::vendor::shipengine::answer::{self, Refusal};
use crate::checks::vendor::shipengine::facts::SERVICE;
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::direct_login::{AccountShape, Length, PORTAL, account_shape, appended};
use crate::domain::finding::{
    Confidence, Declaration, Finding, Input, Outcome, Sends, SlotUse, Verdict,
};
use crate::domain::secret::link::link_facts;
use crate::domain::secret::shipengine::{ShipengineLook, are_the_same, shipengine_look};
use crate::domain::secret::{Credential, Secret, Slot};
use crate::domain::text::visible;
use crate::world::net::Answer;

/// The check.
pub(super) struct Token;

static DECLARATION: Declaration = Declaration {
    id: "partner.token",
    vendor: "partner",
    inputs: &[
        Input { name: "account-id", required: true },
        Input { name: "redirect-to", required: false },
        Input { name: "theme-id", required: false },
    ],
    secrets: &[
        SlotUse { slot: Slot::ShipenginePartnerKey, service: Some(SERVICE), required: true },
        SlotUse { slot: Slot::ShipengineKey, service: None, required: false },
    ],
    sends: &[Sends {
        service: SERVICE,
        method: "POST",
        path: link::TOKENS,
        carries: Some("partner-key-and-account"),
    }],
    findings: &[
        "partner-key-refused",
        "partner-key-is-account-key",
        "partner-key-no-partner",
        "partner-customer-not-known",
        "partner-environment-mixed",
        "partner-onboarding-incomplete",
        "shipengine-plan-lacks-access",
        "shipengine-rate-limited",
        "shipengine-outage",
        "shipengine-refused-unclear",
        "direct-login-url-too-long",
        "host-resets",
        "host-silent",
        "host-error-answer",
        "host-redirects",
        "edge-block",
        "answer-garbled",
        "answer-not-json",
    ],
    refusals: &["partner-key-refused"],
    needs: &[
        "computer.online",
        "computer.proxy",
        "shipengine.path",
        "shipengine.status",
        "partner.key-shape",
        "partner.inputs",
    ],
    limit_ms: 16_000,
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

/// What is known of the question besides its answer.
#[derive(Clone, Copy, Debug)]
struct Asked {
    shape: AccountShape,
    is_test_key: bool,
    is_account_key: bool,
    /// Characters that are appended.
    own: usize,
    /// Loopback stands for the vendor.
    is_loopback: bool,
}

async fn look(context: &Context<'_>) -> Outcome {
    ask(context).await.0
}

/// What this check declares, for whoever makes a link to open it.
pub(super) fn declaration() -> &'static Declaration {
    &DECLARATION
}

/// Asks for a token: the verdict, and the link where it may be opened.
pub(super) async fn ask(context: &Context<'_>) -> (Outcome, Option<Secret>) {
    let Some(key) = context.credential(Slot::ShipenginePartnerKey) else {
        return (Outcome::skipped("no-secret"), None);
    };
    let account = context.value("account-id").unwrap_or_default().trim();
    let Some(ask) = link::question(key, account) else {
        return (Outcome::skipped("not-sent"), None);
    };
    let asked = asked(context, key, account);
    let attempt = context.send_once(ask).await;
    let answer = match &attempt.result {
        Ok(answer) => answer,
        Err(error) => return (path_error(context, &attempt, error), None),
    };
    let mut outcome = judge(answer, asked);
    let passed = outcome.verdict == Verdict::Pass;
    let seen = if passed { "accepted" } else { "no link" };
    outcome.stages.clone_from(&attempt.stages);
    outcome.stages.push(context.tell_sign_in(passed, seen, &attempt.stages));
    let link = answer.token.as_ref().filter(|_| passed);
    (outcome, link.map(|link| link.secret().clone()))
}

fn asked(context: &Context<'_>, key: &Credential, account: &str) -> Asked {
    let own_key = context.credential(Slot::ShipengineKey);
    Asked {
        shape: account_shape(account),
        is_test_key: shipengine_look(key.secret()) == Some(ShipengineLook::Sandbox),
        is_account_key: own_key.is_some_and(|own| are_the_same(own.secret(), key.secret())),
        own: appended(context.value("redirect-to"), context.value("theme-id")).chars().count(),
        is_loopback: context.world().network.is_loopback(),
    }
}

fn judge(answer: &Answer, asked: Asked) -> Outcome {
    let inside = answer::refusal_inside(answer).filter(|_| answer.token.is_none());
    if answer.status < 300 && answer.json().is_some() && inside.is_none() {
        return link_of(answer, asked);
    }
    if let Some(odd) = answer::not_its_own(answer) {
        return odd;
    }
    let Some(refusal) = answer::refusal(answer).or(inside) else {
        return Outcome::inconclusive("shipengine-odd-answer").with_evidence(answer::seen(answer));
    };
    if refusal == Refusal::Throttled {
        return answer::throttled(answer);
    }
    let mut seen = answer::seen(answer);
    if matches!(refusal, Refusal::Identifier) && asked.shape == AccountShape::Account {
        seen.push(evidence("account-id", said("partner-other-form", &[])));
    }
    let about_customer = answer::errors(answer).iter().any(answer::ApiError::is_about_customer);
    let findings = causes(refusal, about_customer, asked)
        .into_iter()
        .map(|(id, confidence)| Finding::new(id, confidence, seen.clone()))
        .collect();
    Outcome::found(findings)
}

/// What a refusal of this call can mean, the deepest first. Which of them look alike nobody documents.
fn causes(refusal: Refusal, about_customer: bool, asked: Asked) -> Vec<(&'static str, Confidence)> {
    use Confidence::{Likely, Possible};
    let customer = "partner-customer-not-known";
    let mixed = if asked.is_test_key { Likely } else { Possible };
    let odd_id = asked.shape != AccountShape::Account;
    match refusal {
        _ if asked.is_account_key && matches!(refusal, Refusal::Key | Refusal::Forbidden) => {
            vec![("partner-key-is-account-key", Likely)]
        }
        Refusal::Key if !about_customer => {
            vec![("partner-key-refused", Likely), (customer, Possible)]
        }
        Refusal::Forbidden if !about_customer && !odd_id => {
            let mut all = vec![("partner-key-no-partner", Likely), (customer, Likely)];
            all.push(("partner-environment-mixed", mixed));
            all
        }
        Refusal::Forbidden if !about_customer => {
            vec![(customer, Likely), ("partner-key-no-partner", Possible)]
        }
        Refusal::Key | Refusal::Forbidden | Refusal::Identifier => {
            // An id of another shape is explanation enough.
            let mixed = if odd_id { Possible } else { mixed };
            vec![(customer, Likely), ("partner-environment-mixed", mixed)]
        }
        Refusal::Plan => vec![("shipengine-plan-lacks-access", Likely)],
        Refusal::SetUp => vec![("partner-onboarding-incomplete", Likely)],
        Refusal::Fault => vec![("shipengine-outage", Likely)],
        Refusal::Unclear if about_customer => vec![(customer, Likely)],
        Refusal::Throttled | Refusal::Unclear => vec![("shipengine-refused-unclear", Possible)],
    }
}

/// What stands in the place of a link in a replay, on loopback alone.
const REPLAYED: &str = "(hidden)";

/// The link is there or not; it is measured, and nothing else is done with it.
fn link_of(answer: &Answer, asked: Asked) -> Outcome {
    let Some(link) = &answer.token else {
        let seen = evidence("link", said("partner-no-link", &[]));
        return Outcome::inconclusive("partner-link-missing").with_evidence(vec![seen]);
    };
    let odd = |text: String| {
        Outcome::inconclusive("partner-link-odd").with_evidence(vec![evidence("link", text)])
    };
    if asked.is_loopback && are_the_same(link.secret(), &Secret::new(REPLAYED.to_owned())) {
        return Outcome::pass();
    }
    let Some(facts) = link_facts(link.secret()) else {
        return odd(said("partner-link-no-address", &[]));
    };
    let host = visible(&facts.host, 80);
    // Where loopback stands for the vendor, it may stand for the portal too.
    let stands_in = asked.is_loopback && facts.loopback;
    if facts.host != PORTAL && !stands_in {
        return odd(said("partner-link-elsewhere", &[("host", host.into())]));
    }
    if !facts.https && !stands_in || facts.userinfo || facts.has_fragment {
        return odd(said("partner-link-not-safe", &[]));
    }
    let length = Length { fixed: facts.characters, own: asked.own };
    let values = [
        ("whole", length.whole().to_string().into()),
        ("fixed", length.fixed.to_string().into()),
        ("own", length.own.to_string().into()),
    ];
    let seen = vec![evidence("link", said("partner-link-length", &values))];
    if length.over() > 0 {
        let finding = Finding::new("direct-login-url-too-long", Confidence::Likely, seen);
        return Outcome::found(vec![finding]);
    }
    Outcome::pass().with_evidence(seen)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::checks::vendor::shipengine::answer::tests::{answer, error};
    use crate::domain::secret::Origin;

    const ASKED: Asked = Asked {
        shape: AccountShape::Account,
        is_test_key: false,
        is_account_key: false,
        own: 86,
        is_loopback: false,
    };

    fn linked(link: &str, asked: Asked) -> Outcome {
        let mut answer = answer(200, &json!({"token": "(hidden)", "redirect_url": "(hidden)"}));
        let secret = Secret::new(link.to_owned());
        answer.token = Some(Credential::new(secret, Origin::https("api.shipengine.com")));
        judge(&answer, asked)
    }

    fn first(outcome: &Outcome) -> (&str, Confidence) {
        let finding = outcome.findings.first().expect("a finding");
        (&finding.id, finding.confidence)
    }

    #[test]
    fn a_good_link_is_measured_and_not_told() {
        let link = "https://dashboard.shipengine.com/api/directlogin?token=FAKE-canary";
        let outcome = linked(link, ASKED);
        assert_eq!(outcome.verdict, Verdict::Pass);
        assert!(!format!("{outcome:?}").contains("canary"));
    }

    #[test]
    fn a_link_to_elsewhere_is_said_and_never_trusted() {
        for link in [
            "http://dashboard.shipengine.com/api/directlogin?token=FAKE-canary",
            "https://portal.other.example/?token=FAKE-canary",
            "https://dashboard.shipengine.com.other.example/?token=FAKE-canary",
            "https://a:b@dashboard.shipengine.com/?token=FAKE-canary",
            "https://127.0.0.1:9/?token=FAKE-canary",
            "no address FAKE-canary",
        ] {
            let outcome = linked(link, ASKED);
            assert_eq!(outcome.verdict, Verdict::Inconclusive, "{link}");
            assert!(!format!("{outcome:?}").contains("canary"), "{outcome:?}");
        }
        // With an endpoints file loopback stands for the portal.
        let here = Asked { is_loopback: true, ..ASKED };
        assert_eq!(linked("http://127.0.0.1:9/?token=FAKE", here).verdict, Verdict::Pass);
    }

    #[test]
    fn the_whole_length_counts() {
        let link = format!("https://dashboard.shipengine.com/?token={}", "a".repeat(1_950));
        assert_eq!(first(&linked(&link, ASKED)).0, "direct-login-url-too-long");
    }

    #[test]
    fn what_looks_alike_is_named_together() {
        use Confidence::Likely;
        let found = |status, code: &str, asked| {
            let outcome = judge(&answer(status, &error(code)), asked);
            let likely = outcome.findings.iter().filter(|finding| finding.confidence == Likely);
            likely.map(|finding| finding.id.clone()).collect::<Vec<_>>()
        };
        let test_key = Asked { is_test_key: true, ..ASKED };
        let own_key = Asked { is_account_key: true, ..ASKED };
        let carrier = Asked { shape: AccountShape::OfCarrier, ..ASKED };
        assert_eq!(found(401, "unauthorized", ASKED), ["partner-key-refused"]);
        assert_eq!(found(401, "unauthorized", own_key), ["partner-key-is-account-key"]);
        let both = ["partner-key-no-partner", "partner-customer-not-known"];
        assert_eq!(found(403, "forbidden", ASKED), both);
        assert_eq!(found(403, "forbidden", carrier), ["partner-customer-not-known"]);
        assert_eq!(found(404, "invalid_identifier", ASKED), ["partner-customer-not-known"]);
        let mixed = ["partner-customer-not-known", "partner-environment-mixed"];
        assert_eq!(found(404, "invalid_identifier", test_key), mixed);
        assert_eq!(found(400, "terms_not_accepted", ASKED), ["partner-onboarding-incomplete"]);
    }

    #[test]
    fn an_answer_without_a_link_is_no_verdict_on_anybody() {
        let outcome = judge(&answer(200, &json!({"token": "(hidden)"})), ASKED);
        assert_eq!(outcome.verdict, Verdict::Inconclusive);
        assert_eq!(outcome.findings, []);
    }
}
