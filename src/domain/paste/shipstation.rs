//! Answers of ShipStation's APIs: V1, V2 and the one that was ShipEngine.

use super::text::Text;
use super::{Kind, Notes, cause};
use crate::domain::finding::Confidence::{self, Certain, Likely, Possible};

/// The vendor's error codes and their meaning.
const CODES: [(&str, &str, Confidence); 20] = [
    ("unauthorized", cause::API_KEY_INVALID, Likely),
    ("unauthorized", cause::WRONG_ENVIRONMENT, Possible),
    // A key that is good for something else, or an account that may not.
    ("forbidden", cause::API_KEY_INVALID, Likely),
    ("forbidden", cause::PLAN_LACKS_ACCESS, Likely),
    ("carrier_disconnected", cause::CARRIER_REAUTHORIZATION, Likely),
    ("carrier_not_connected", cause::CARRIER_REAUTHORIZATION, Likely),
    ("insufficient_funds", cause::BALANCE_EMPTY, Certain),
    ("funding_source_missing_configuration", cause::BALANCE_EMPTY, Likely),
    ("funding_source_missing_configuration", cause::ONBOARDING_INCOMPLETE, Likely),
    ("funding_source_error", cause::BALANCE_EMPTY, Likely),
    ("funding_source_registration_in_progress", cause::ONBOARDING_INCOMPLETE, Likely),
    ("trial_expired", cause::PLAN_LACKS_ACCESS, Certain),
    ("subscription_inactive", cause::PLAN_LACKS_ACCESS, Certain),
    ("invalid_billing_plan", cause::PLAN_LACKS_ACCESS, Likely),
    ("rate_limit_exceeded", cause::RATE_LIMITED, Certain),
    ("verification_failure", cause::ACCOUNT_NOT_IN_GOOD_STANDING, Possible),
    ("meter_failure", cause::ACCOUNT_NOT_IN_GOOD_STANDING, Likely),
    ("order_source_not_active", cause::STORE_RECONNECT, Likely),
    ("invalid_identifier", cause::ON_BEHALF_OF_WRONG, Possible),
    ("carrier_conflict", cause::CARRIER_REAUTHORIZATION, Possible),
];

pub(super) fn read(text: &Text<'_>, notes: &mut Notes) {
    for (code, line) in text.values("error_code") {
        for (_, cause, confidence) in CODES.iter().filter(|(known, _, _)| *known == code) {
            let about_customer = *cause != cause::ON_BEHALF_OF_WRONG || text.has("on-behalf-of");
            if about_customer {
                notes.note(Kind::ShipStation, cause, *confidence, line);
            }
        }
        if code == "terms_not_accepted" {
            let ups = text.values("carrier_code").any(|(carrier, _)| carrier.starts_with("ups"));
            let cause = if ups { cause::UPS_TERMS } else { cause::ONBOARDING_INCOMPLETE };
            notes.note(Kind::ShipStation, cause, Likely, line);
        }
    }
    for key in ["message", "Message"] {
        for (message, line) in text.values(key) {
            of_v1(message, line, notes);
        }
    }
}

fn of_v1(message: &str, line: &str, notes: &mut Notes) {
    if message.eq_ignore_ascii_case("too many requests") {
        notes.note(Kind::ShipStation, cause::RATE_LIMITED, Likely, line);
    } else if message.starts_with("Authorization has been denied for this request") {
        // What V1 says to a wrong key is not written down anywhere.
        notes.note(Kind::ShipStation, cause::API_KEY_INVALID, Possible, line);
    }
}
