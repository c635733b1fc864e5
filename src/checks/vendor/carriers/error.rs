//! An error of a carrier inside an answer that lists carriers.

use serde_json::Value;

use super::row::{Family, Row};
use crate::checks::said::evidence;
use crate::domain::finding::{Confidence, Evidence};
use crate::domain::secret::mask_secrets;
use crate::domain::text::visible;

/// Characters of a message that are shown.
const SHOWN: usize = 200;

/// What an error is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trouble {
    /// Connect it again.
    Lost,
    /// The carrier did not take the credentials that the platform keeps.
    SignIn,
    Terms,
    Held,
    Funds,
    Payment,
    Plan,
    Throttled,
    NotConnected,
    Unclear,
}

/// An error that names a carrier, or comes from one.
#[derive(Clone, Debug)]
pub(super) struct CarrierError {
    pub(super) family: Family,
    trouble: Trouble,
    shown: String,
}

impl CarrierError {
    /// None for an error that is about the platform or a shop, not about a carrier.
    pub(super) fn of(value: &Value, rows: &[Row]) -> Option<Self> {
        let text =
            |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let source = text("error_source").to_lowercase();
        let (code, message) = (text("error_code").to_lowercase(), text("message"));
        let row = rows
            .iter()
            .find(|row| row.id.is_some() && row.id.as_deref() == value["carrier_id"].as_str());
        let carrier = Some(text("carrier_code")).filter(|code| !code.is_empty());
        let carrier = carrier.or_else(|| row.map(|row| row.code.clone()));
        let named_by_code = code.starts_with("carrier_") || code == "terms_not_accepted";
        if source == "order_source" || carrier.is_none() && source != "carrier" && !named_by_code {
            return None;
        }
        let family = carrier.as_deref().map_or_else(|| family_in(&message), Family::of);
        let shown = [carrier.unwrap_or_default(), code.clone(), message.clone()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(": ");
        let trouble = trouble(&code, &text("error_type").to_lowercase(), &message.to_lowercase());
        Some(Self { family, trouble, shown })
    }

    /// What it means, each with the most that it can be.
    pub(super) fn findings(&self) -> Vec<(&'static str, Confidence)> {
        use Confidence::{Likely, Possible};
        let lost = ("carrier-reauthorization-needed", Likely);
        let stamps = ("carrier-stamps-sign-in", Likely);
        match (self.trouble, self.family) {
            // Nothing that can be seen from here tells a changed password from a lost authorization.
            (Trouble::SignIn, Family::Stamps) => vec![stamps, lost],
            (Trouble::Lost, Family::Stamps) => vec![lost, stamps],
            (Trouble::SignIn | Trouble::Lost, _) => vec![lost],
            (Trouble::Terms, Family::Ups) => vec![("carrier-ups-terms", Likely)],
            (Trouble::Terms, _) => vec![("carrier-terms", Likely)],
            (Trouble::Held, _) => vec![("carrier-on-hold", Likely)],
            (Trouble::Funds, _) => vec![("carrier-balance-empty", Likely)],
            (Trouble::Payment, _) => vec![("carrier-payment-trouble", Likely)],
            (Trouble::Plan, _) => vec![("carrier-disabled-by-plan", Likely)],
            (Trouble::Throttled, _) => vec![("carrier-throttles", Likely)],
            (Trouble::NotConnected, _) => vec![("carrier-not-connected", Possible)],
            (Trouble::Unclear, _) => vec![lost_or_held_possible()],
        }
    }

    /// The error in the platform's own words.
    pub(super) fn evidence(&self) -> Evidence {
        evidence("carrier-error", visible(&mask_secrets(&self.shown), SHOWN))
    }
}

/// An error that says nothing more is a reason to look at the connection first, and no more than that.
const fn lost_or_held_possible() -> (&'static str, Confidence) {
    ("carrier-reauthorization-needed", Confidence::Possible)
}

fn family_in(message: &str) -> Family {
    let words = message.to_lowercase();
    let has = |name: &str| words.split(|c: char| !c.is_alphanumeric()).any(|word| word == name);
    if has("stamps") || has("endicia") {
        Family::Stamps
    } else if has("usps") {
        Family::Usps
    } else if has("ups") {
        Family::Ups
    } else {
        Family::Other
    }
}

/// The code says most (vendors' facts, section 3.2); where it is unspecific, words and type decide.
fn trouble(code: &str, kind: &str, message: &str) -> Trouble {
    let has = |words: &[&str]| words.iter().any(|word| message.contains(word));
    let signs_in = has(&["password", "credential", "authentication", "log in", "login", "locked"]);
    match code {
        "carrier_disconnected" if signs_in => Trouble::SignIn,
        "carrier_disconnected" => Trouble::Lost,
        "carrier_not_connected" => Trouble::NotConnected,
        "insufficient_funds" => Trouble::Funds,
        "funding_source_error"
        | "funding_source_missing_configuration"
        | "funding_source_registration_in_progress" => Trouble::Payment,
        "terms_not_accepted" => Trouble::Terms,
        "meter_failure" => Trouble::Held,
        "invalid_billing_plan" | "trial_expired" | "subscription_inactive" => Trouble::Plan,
        "rate_limit_exceeded" => Trouble::Throttled,
        "unauthorized" | "verification_failure" => Trouble::SignIn,
        _ if has(&["insufficient", "no balance", "add funds", "not enough fund"]) => Trouble::Funds,
        _ if has(&["terms", "agreement"]) => Trouble::Terms,
        _ if has(&[
            "on hold",
            "suspend",
            "past due",
            "good standing",
            "closed",
            "delinquent",
            "unpaid",
        ]) =>
        {
            Trouble::Held
        }
        _ if has(&["reauthor", "re-author", "reconnect", "disconnect", "authorize again"]) => {
            Trouble::Lost
        }
        _ if signs_in => Trouble::SignIn,
        _ if kind == "account_status" => Trouble::Held,
        _ if kind == "security" => Trouble::SignIn,
        _ => Trouble::Unclear,
    }
}
