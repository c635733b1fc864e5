//! Answers of UPS: `{"response":{"errors":[{"code":"…","message":"…"}]}}`, or XML of the old keys.

use super::text::Text;
use super::{Kind, Notes, cause};
use crate::domain::finding::Confidence::{self, Likely, Possible};

/// Codes and what they mean; most are known from reports.
const CODES: [(&str, &str, Confidence); 15] = [
    ("10400", cause::UPS_CREDENTIALS, Possible),
    ("10401", cause::UPS_CREDENTIALS, Likely),
    ("10401", cause::UPS_ACCESS_KEYS, Possible),
    ("10401", cause::WRONG_ENVIRONMENT, Possible),
    ("10403", cause::ACCOUNT_NOT_IN_GOOD_STANDING, Possible),
    ("10403", cause::UPS_TERMS, Possible),
    ("10429", cause::RATE_LIMITED, Likely),
    // One code for two faults: a product that the app lacks, or a token that is over.
    ("250002", cause::UPS_PRODUCT, Likely),
    ("250002", cause::TOKEN_EXPIRED, Likely),
    ("250002", cause::CARRIER_REAUTHORIZATION, Possible),
    ("250002", cause::UPS_CREDENTIALS, Possible),
    ("250003", cause::UPS_ACCESS_KEYS, Likely),
    ("9190033", cause::UPS_ACCOUNT_NUMBER, Possible),
    ("120100", cause::UPS_ACCOUNT_NUMBER, Likely),
    ("-250002", cause::UPS_PRODUCT, Likely),
];

pub(super) fn read(text: &Text<'_>, notes: &mut Notes) {
    let its_own = text.has_key("response") || text.has("ups");
    for (code, line) in text.values("code").filter(|_| its_own) {
        for (_, cause, confidence) in CODES.iter().filter(|(known, _, _)| *known == code) {
            notes.note(Kind::Ups, cause, *confidence, line);
        }
    }
    for words in ["invalid access license number", "<errorcode>250003</errorcode>"] {
        if let Some(line) = text.line_with(words) {
            notes.note(Kind::Ups, cause::UPS_ACCESS_KEYS, Likely, line);
        }
    }
    if let Some(line) = text.line_with("missing or invalid shipper number") {
        notes.note(Kind::Ups, cause::UPS_ACCOUNT_NUMBER, Likely, line);
    }
    if let Some(line) = text.line_with("clientid is invalid") {
        notes.note(Kind::Ups, cause::UPS_CREDENTIALS, Likely, line);
    }
}
