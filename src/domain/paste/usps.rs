//! Answers of USPS: its REST API, and the Web Tools that are gone.

use super::text::Text;
use super::{Kind, Notes, cause};
use crate::domain::finding::Confidence::{self, Certain, Likely, Possible};

/// Words of USPS alone, in lower case.
const WORDS: [(&str, &str, Confidence); 13] = [
    ("insufficient oauth scope", cause::USPS_PRODUCT, Likely),
    ("invalid_oauth_scope", cause::USPS_PRODUCT, Likely),
    ("the client application identifier is invalid", cause::USPS_PRODUCT, Likely),
    ("the client application credentials provided in the request", cause::USPS_CREDENTIALS, Likely),
    // The same sentence names an app that waits for approval.
    ("inactive or not approve", cause::USPS_PRODUCT, Likely),
    ("the requested contract information is not authorized", cause::USPS_ENROLLMENT, Likely),
    ("the requested contract information is not authorized", cause::USPS_PRODUCT, Likely),
    ("missing or malformed access token", cause::USPS_CREDENTIALS, Possible),
    ("missing or malformed access token", cause::TOKEN_EXPIRED, Possible),
    ("your trust balance has insufficient funds", cause::BALANCE_EMPTY, Certain),
    ("must be enrolled in usps ship", cause::USPS_ENROLLMENT, Likely),
    ("80040b1a", cause::WEBTOOLS_RETIRED, Likely),
    ("api authorization failure", cause::WEBTOOLS_RETIRED, Likely),
];

/// Numbers of payments and labels for what the account lacks.
const NUMBERS: [&str; 9] =
    ["100001", "100002", "100003", "100004", "160218", "160221", "160222", "160302", "160303"];

pub(super) fn read(text: &Text<'_>, notes: &mut Notes) {
    for (words, cause, confidence) in WORDS {
        if let Some(line) = text.line_with(words) {
            notes.note(Kind::Usps, cause, confidence, line);
        }
    }
    let its_own = text.has_key("apiVersion") || text.has("usps");
    for (error, line) in text.values("error") {
        if error == "invalid_client" {
            // Others speak so too; the rest of the sentence is that of USPS.
            let sure = text.has("usps") || text.has("client authentication failed");
            let confidence = if sure { Likely } else { Possible };
            notes.note(Kind::Usps, cause::USPS_CREDENTIALS, confidence, line);
        } else if its_own && error == "UNAUTHORIZED" {
            notes.note(Kind::Usps, cause::USPS_CREDENTIALS, Likely, line);
        }
    }
    for (code, line) in text.values("code").filter(|_| its_own) {
        if NUMBERS.contains(&code) {
            notes.note(Kind::Usps, cause::USPS_ENROLLMENT, Likely, line);
        }
    }
    if its_own && let Some(line) = text.line_with("too_many_requests") {
        notes.note(Kind::Usps, cause::RATE_LIMITED, Certain, line);
    }
}
