//! Answers of WordPress, WooCommerce and its ShipStation plug-in.

use super::text::Text;
use super::{Kind, Notes, cause};
use crate::domain::finding::Confidence::{self, Certain, Likely, Possible};

/// Words of a message, in lower case, beside `woocommerce_rest_authentication_error`.
const REFUSED: [(&str, &str, Confidence); 10] = [
    ("consumer secret is invalid", cause::WOO_KEY_INVALID, Likely),
    ("consumer key is invalid", cause::WOO_KEY_INVALID, Likely),
    // This one is said on the way for plain http alone.
    ("consumer key is invalid", cause::HTTPS_NOT_DETECTED, Possible),
    ("does not have read permissions", cause::WOO_PERMISSION, Certain),
    ("does not have write permissions", cause::WOO_PERMISSION, Certain),
    ("cannot be used to access this endpoint", cause::WOO_PERMISSION, Possible),
    ("invalid signature", cause::WOO_KEY_INVALID, Likely),
    ("invalid signature", cause::HTTPS_NOT_DETECTED, Likely),
    ("invalid timestamp", cause::SERVER_CLOCK, Likely),
    ("nonce has already been used", cause::SERVER_CLOCK, Possible),
];

/// Codes that say enough alone.
const CODES: [(&str, &str, Confidence); 13] = [
    // Nobody was recognised: the header did not arrive, or the key is unknown.
    ("woocommerce_rest_cannot_view", cause::HEADER_STRIPPED, Likely),
    ("woocommerce_rest_cannot_view", cause::WOO_KEY_INVALID, Likely),
    ("woocommerce_rest_cannot_view", cause::HTTPS_NOT_DETECTED, Possible),
    ("woocommerce_rest_cannot_view", cause::WOO_PERMISSION, Possible),
    ("woocommerce_rest_authentication_missing_parameter", cause::HTTPS_NOT_DETECTED, Possible),
    ("rest_shipstation_invalid_credentials", cause::WOO_KEY_INVALID, Likely),
    ("rest_forbidden", cause::REST_DISABLED, Possible),
    ("rest_forbidden", cause::WAF, Possible),
    ("rest_not_logged_in", cause::REST_DISABLED, Possible),
    ("rest_cannot_access", cause::REST_DISABLED, Possible),
    ("rest_disabled", cause::REST_DISABLED, Possible),
    ("rest_login_required", cause::REST_DISABLED, Possible),
    ("internal_server_error", cause::SOFTWARE_ERROR, Likely),
];

pub(super) fn read(text: &Text<'_>, notes: &mut Notes) {
    let refused = text.values("code").any(|(it, _)| it == "woocommerce_rest_authentication_error");
    for (message, line) in text.values("message") {
        let message = message.to_lowercase();
        for (words, cause, confidence) in REFUSED {
            if refused && message.contains(words) {
                notes.note(Kind::WooCommerce, cause, confidence, line);
            }
        }
    }
    for (code, line) in text.values("code") {
        for (_, cause, confidence) in CODES.iter().filter(|(known, _, _)| *known == code) {
            notes.note(Kind::WooCommerce, cause, *confidence, line);
        }
        if code == "rest_no_route" {
            no_route(text, line, notes);
        }
    }
    plugin(text, notes);
}

fn no_route(text: &Text<'_>, line: &str, notes: &mut Notes) {
    let of_plugin = text.has("wc-shipstation");
    if of_plugin {
        notes.note(Kind::WooCommerce, cause::PLUGIN_OUTDATED, Likely, line);
    }
    let confidence = if of_plugin { Possible } else { Likely };
    notes.note(Kind::WooCommerce, cause::WRONG_BASE_URL, confidence, line);
}

/// The plug-in's old address answers `{"success":false,"data":"…"}`.
fn plugin(text: &Text<'_>, notes: &mut Notes) {
    if !text.values("success").any(|(value, _)| value == "false") {
        return;
    }
    for (said, line) in text.values("data") {
        let said = said.to_lowercase();
        if said.starts_with("invalid authentication key")
            || said.starts_with("authentication key is required")
        {
            notes.note(Kind::WooCommerce, cause::WOO_KEY_INVALID, Likely, line);
        }
    }
}
