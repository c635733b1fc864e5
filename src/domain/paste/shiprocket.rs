//! Answers of Shiprocket: `{"message":"…","status_code":…}`.

use super::text::Text;
use super::{Kind, Notes, cause};
use crate::domain::finding::Confidence::{Likely, Possible};

pub(super) fn read(text: &Text<'_>, notes: &mut Notes) {
    if let Some(line) = text.line_with("invalid email and password combination") {
        // Nothing that is said tells the two apart.
        notes.note(Kind::Shiprocket, cause::MANUAL_PASSWORD, Likely, line);
        notes.note(Kind::Shiprocket, cause::DASHBOARD_CREDENTIALS, Likely, line);
    }
    let its_own = text.has_key("status_code") || text.has("shiprocket");
    if its_own && let Some(line) = text.line_with("you do not have permission for this action") {
        notes.note(Kind::Shiprocket, cause::MODULES_NOT_ENABLED, Likely, line);
    }
    let throttled = |(code, _): &(&str, &str)| *code == "429";
    if let Some((_, line)) = text.values("status_code").find(throttled) {
        notes.note(Kind::Shiprocket, cause::RATE_LIMITED, Likely, line);
    }
    let refused = text.values("status_code").any(|(code, _)| matches!(code, "400" | "401" | "403"));
    for (message, line) in text.values("message").filter(|_| refused) {
        unsure(&message.to_lowercase(), line, notes);
    }
}

/// Messages of which nobody has written the exact words down.
fn unsure(message: &str, line: &str, notes: &mut Notes) {
    let mut words = message.split(|c: char| !c.is_alphanumeric());
    let cause = if message.contains("attempt") || message.contains("lock") {
        cause::SHIPROCKET_LOCK
    } else if message.contains("expired") {
        cause::TOKEN_EXPIRED
    } else if words.any(|word| word == "ip") {
        cause::ALLOWED_IPS
    } else {
        return;
    };
    notes.note(Kind::Shiprocket, cause, Possible, line);
}
