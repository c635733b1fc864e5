//! What an answer of Magento, or of the ShipStation extension in it, says (vendors' facts, 4.1 to 4.5).
//!
//! Status and machine words decide, then the meaning of a sentence; never an exact text.

use serde_json::Value;

use crate::domain::secret::mask_secrets;
use crate::domain::text::visible;
use crate::world::net::Answer;

/// What was said.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Said {
    /// An answer in JSON, and all is well.
    Json(Value),
    /// One sentence for a wrong token, a token alone where that is off, and a right that is missing; with
    /// the right that is wanted, where it is named.
    NotAuthorized(Option<String>),
    /// Something about a signed question.
    OAuth(Problem),
    /// The extension does not know the key.
    KeyRefused,
    /// The extension knows the key, and nothing was asked of it.
    InvalidAction,
    /// Magento answers, and has no such address.
    NoRoute,
    /// It takes this over https only.
    HttpsOnly,
    /// A refusal in Magento's words that says nothing of these.
    Refused(String),
    /// An error of the software.
    Error,
    /// An answer in JSON with other text before it, of which this is the beginning.
    Spoilt(String),
    /// A page of Magento's own: there is nothing at this address of the shop.
    NoPage,
    /// A page of somebody else's.
    NoPageElsewhere,
    /// None of these.
    Other,
}

/// What is wrong with a signed question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    Timestamp,
    Nonce,
    Method,
    Signature,
    ConsumerKey,
    Token,
    Permission,
    /// A part was missing or mangled on the way.
    Parts,
}

/// The words of the table of errors (documented).
const PROBLEMS: &[(&str, Problem)] = &[
    ("version_rejected", Problem::Parts),
    ("parameter_absent", Problem::Parts),
    ("parameter_rejected", Problem::Parts),
    ("timestamp_refused", Problem::Timestamp),
    ("nonce_used", Problem::Nonce),
    ("signature_method_rejected", Problem::Method),
    ("signature_invalid", Problem::Signature),
    ("consumer_key_rejected", Problem::ConsumerKey),
    ("consumer_key_invalid", Problem::ConsumerKey),
    ("consumer_key_refused", Problem::ConsumerKey),
    ("token_used", Problem::Token),
    ("token_expired", Problem::Token),
    ("token_revoke", Problem::Token),
    ("token_rejected", Problem::Token),
    ("verifier_invalid", Problem::Token),
    ("permission_unknown", Problem::Permission),
    ("permission_denied", Problem::Permission),
];

/// Reads an answer.
pub(super) fn read(answer: &Answer) -> Said {
    let text = answer.text().unwrap_or_default();
    if let Some(problem) = machine_word(answer.status, text) {
        return Said::OAuth(problem);
    }
    if let Some(body) = answer.json() {
        return of_json(answer.status, body);
    }
    if let Some(said) = fault(text) {
        return said;
    }
    if let Some(notice) = before_json(answer) {
        return Said::Spoilt(notice);
    }
    match answer.status {
        404 if is_of_magento(answer) => Said::NoPage,
        404 => Said::NoPageElsewhere,
        500 => Said::Error,
        _ => Said::Other,
    }
}

fn machine_word(status: u16, text: &str) -> Option<Problem> {
    if status < 400 && !text.contains("oauth_problem") {
        return None;
    }
    let text = text.to_lowercase();
    PROBLEMS.iter().find(|(word, _)| text.contains(word)).map(|(_, problem)| *problem)
}

fn of_json(status: u16, body: Value) -> Said {
    let said = sentence(&body).unwrap_or_default();
    let lower = said.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    // An error has one of two shapes, whatever its status became on the way.
    let early = body.get("messages").is_some() && status < 400;
    if status >= 500 || early || has(&["report id: webapi"]) {
        return Said::Error;
    }
    if status < 300 {
        return Said::Json(body);
    }
    if has(&["authorized to access", "%resources"]) {
        return Said::NotAuthorized(resources(&body));
    }
    if has(&["not match any route"]) {
        return Said::NoRoute;
    }
    if has(&["only in https"]) {
        return Said::HttpsOnly;
    }
    if has(&["authentication failed", "sign-in was incorrect", "did not sign in correctly"])
        || has(&["unauthorized to take this action"])
    {
        return Said::KeyRefused;
    }
    if has(&["invalid action"]) {
        return Said::InvalidAction;
    }
    if let Some(problem) = by_sentence(&lower) {
        return Said::OAuth(problem);
    }
    match status {
        404 if body.get("code").is_none() => Said::NoRoute,
        401 | 403 => Said::Refused(said),
        _ => Said::Other,
    }
}

/// Sentences differ between versions; what they are about does not.
fn by_sentence(lower: &str) -> Option<Problem> {
    let has = |word: &str| lower.contains(word);
    if has("timestamp") {
        return Some(Problem::Timestamp);
    }
    if has("nonce") {
        return Some(Problem::Nonce);
    }
    if has("signature method") || has("oauth_signature_method") {
        return Some(Problem::Method);
    }
    if has("signature") {
        return Some(Problem::Signature);
    }
    if has("is required") || has("oauth version") {
        return Some(Problem::Parts);
    }
    let refused = [
        "not exist",
        "doesn't",
        "invalid",
        "expired",
        "revoked",
        "rejected",
        "length",
        "not associated",
    ];
    let refused = refused.iter().any(|word| has(word)) || has("not an access token");
    if !refused {
        return None;
    }
    if has("consumer") && !has("token") {
        return Some(Problem::ConsumerKey);
    }
    has("token").then_some(Problem::Token)
}

/// The XML of the extension: a status inside, whatever the status outside is.
fn fault(text: &str) -> Option<Said> {
    let lower = text.to_lowercase();
    if !lower.contains("<fault") {
        return None;
    }
    let inside = |tag: &str| {
        let from = lower.find(&format!("<{tag}>"))? + tag.len() + 2;
        let to = lower[from..].find("</")? + from;
        Some(lower[from..to].trim().to_owned())
    };
    let code = inside("faultcode").unwrap_or_default();
    let said = inside("faultstring").unwrap_or_default();
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    if has(&["invalid action"]) {
        return Some(Said::InvalidAction);
    }
    if code == "401"
        || has(&["authentication failed", "sign-in was incorrect", "did not sign in correctly"])
    {
        return Some(Said::KeyRefused);
    }
    Some(if code.starts_with('5') { Said::Error } else { Said::Other })
}

/// The sentence of an error, with what stands in its places.
pub(super) fn sentence(body: &Value) -> Option<String> {
    let early = || body.pointer("/messages/error/0/message");
    let said = body.get("message").or_else(early)?.as_str()?;
    Some(visible(&mask_secrets(said.trim()), 200))
}

fn resources(body: &Value) -> Option<String> {
    let parameters = body.get("parameters")?;
    let named = parameters.get("resources").or_else(|| parameters.get(0))?;
    let named = match named {
        Value::Array(list) => list.first()?.as_str()?,
        other => other.as_str()?,
    };
    Some(visible(named, 80))
}

/// What stands before an answer in JSON that somebody spoilt, such as a notice of PHP.
fn before_json(answer: &Answer) -> Option<String> {
    let text = answer.text()?;
    let lower = text.to_lowercase();
    let notices = ["notice", "warning", "deprecated", "fatal error", "parse error"];
    let noticed = notices.iter().any(|word| lower.contains(word)) && lower.contains(" on line ");
    let starts = text.char_indices().filter(|(_, c)| matches!(c, '{' | '[')).map(|(at, _)| at);
    let mut starts = starts.filter(|&at| at > 0).take(20);
    let found = starts.find(|&at| {
        let rest = text[at..].trim_end();
        rest.ends_with(['}', ']']) && serde_json::from_str::<Value>(rest).is_ok()
    });
    // Of the extension the whole answer is one word.
    let word = text.trim_end().rsplit(['>', '\n']).next().map(str::trim);
    let ends = found.is_some() || matches!(word, Some("true" | "false"));
    (noticed && ends).then(|| visible(&mask_secrets(text.trim()), 160))
}

/// True for a page that Magento drew, or a header that it set.
fn is_of_magento(answer: &Answer) -> bool {
    if answer.headers.iter().any(|(name, _)| name.starts_with("x-magento-")) {
        return true;
    }
    let text = String::from_utf8_lossy(&answer.body).to_lowercase();
    let marks = ["magento", "mage/", "mage-init", "/static/version", "requirejs-config"];
    marks.iter().any(|mark| text.contains(mark))
}

/// `2.4.7-p3` as numbers; the patch is none where only `2.4` is told.
pub(super) fn version(text: &str) -> Option<(u32, u32, Option<u32>)> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let mut numbers = text[start..].split('.').map(|part| {
        let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        (part[..end].parse::<u32>().ok(), end == part.len())
    });
    let (major, _) = numbers.next()?;
    let (minor, whole) = numbers.next()?;
    let patch = if whole { numbers.next().and_then(|(patch, _)| patch) } else { None };
    Some((major?, minor?, patch))
}

/// `Magento/2.4 (Community)`, and nothing longer, which would be a page.
pub(super) fn told_version(text: &str) -> Option<String> {
    let told = text.len() < 80 && text.to_lowercase().starts_with("magento");
    (told && version(text).is_some()).then(|| visible(text, 80))
}

#[cfg(test)]
mod tests;
