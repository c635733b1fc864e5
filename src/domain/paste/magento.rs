//! Answers of Magento's REST API, and of the ShipStation (Auctane) extension in it.

use super::text::Text;
use super::{Kind, Notes, cause};
use crate::domain::finding::Confidence::{Likely, Possible};

pub(super) fn read(text: &Text<'_>, notes: &mut Notes) {
    not_authorized(text, notes);
    signed(text, notes);
    extension(text, notes);
    if let Some(line) = text.line_with("request does not match any route") {
        notes.note(Kind::Magento, cause::WRONG_BASE_URL, Likely, line);
        let about_extension = text.has("auctane");
        let confidence = if about_extension { Likely } else { Possible };
        notes.note(Kind::Magento, cause::EXTENSION_OUTDATED, confidence, line);
    }
    for words in ["report id: webapi-", "server internal error. see details in report"] {
        if let Some(line) = text.line_with(words) {
            notes.note(Kind::Magento, cause::SOFTWARE_ERROR, Likely, line);
        }
    }
    for words in ["operation with store code 'all'", "operation allowed only in https"] {
        if let Some(line) = text.line_with(words) {
            notes.note(Kind::Magento, cause::WRONG_BASE_URL, Possible, line);
        }
    }
}

/// One sentence for three faults: the token, the rights of its role, or the switch for bearer tokens.
fn not_authorized(text: &Text<'_>, notes: &mut Notes) {
    let Some(line) = text.line_with("authorized to access %resources") else { return };
    for cause in [cause::TOKEN_INVALID, cause::RESOURCE_MISSING, cause::BEARER_DISABLED] {
        notes.note(Kind::Magento, cause, Likely, line);
    }
}

/// Words of OAuth 1.0a, which Magento uses alone.
fn signed(text: &Text<'_>, notes: &mut Notes) {
    let oauth = text.has("oauth_problem") || text.has("\"message\"");
    let words = [
        ("timestamp_refused", cause::SERVER_CLOCK, Likely),
        ("incorrect timestamp value in the oauth_timestamp", cause::SERVER_CLOCK, Likely),
        ("nonce_used", cause::SERVER_CLOCK, Possible),
        ("signature_invalid", cause::TOKEN_INVALID, Likely),
        ("consumer_key_rejected", cause::TOKEN_INVALID, Likely),
        ("consumer_key_invalid", cause::TOKEN_INVALID, Likely),
        ("token_rejected", cause::TOKEN_INVALID, Likely),
        ("token_expired", cause::TOKEN_INVALID, Likely),
        ("token_revoke", cause::TOKEN_INVALID, Likely),
        ("permission_denied", cause::RESOURCE_MISSING, Likely),
        ("signature_method_rejected", cause::EXTENSION_OUTDATED, Possible),
        ("parameter_absent", cause::HEADER_STRIPPED, Possible),
    ];
    for (words, cause, confidence) in words {
        if oauth && let Some(line) = text.line_with(words) {
            notes.note(Kind::Magento, cause, confidence, line);
        }
    }
}

fn extension(text: &Text<'_>, notes: &mut Notes) {
    let fault = text.has("<fault>") || text.has("<faultcode>");
    if fault && let Some(line) = text.line_with("<faultstring>authentication failed") {
        notes.note(Kind::Magento, cause::TOKEN_INVALID, Likely, line);
    }
    for (message, line) in text.values("message") {
        if message == "Unauthorized to take this action" {
            notes.note(Kind::Magento, cause::TOKEN_INVALID, Likely, line);
        } else if message == "Authentication failed" {
            // Read from the extension's source, not tried.
            notes.note(Kind::Magento, cause::TOKEN_INVALID, Possible, line);
        }
    }
}
