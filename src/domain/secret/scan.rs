//! Secrets in text of unknown origin: a paste into the search, a plain answer, evidence.
//!
//! Rules, not knowledge: they know how keys and passwords are written, and leave alone what support
//! needs to read: messages, request ids, status codes, hosts, paths and finding ids. Where a rule has
//! to choose, it hides too much rather than too little.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::random::{is_ordinary_word, looks_random};

/// What stands in the place of a masked secret.
const HIDDEN: &str = "•••";

/// True where a text looks like a secret, or has one in it.
#[must_use]
pub fn looks_like_secret(text: &str) -> bool {
    !secret_ranges(text).is_empty()
}

/// The text with everything that looks like a secret replaced by `•••`. Masking twice changes
/// nothing more.
#[must_use]
pub fn mask_secrets(text: &str) -> Cow<'_, str> {
    let ranges = secret_ranges(text);
    if ranges.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for range in ranges {
        masked.push_str(&text[from..range.start]);
        masked.push_str(HIDDEN);
        from = range.end;
    }
    masked.push_str(&text[from..]);
    Cow::Owned(masked)
}

/// Where the secrets stand, first to last, none overlapping.
fn secret_ranges(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for rule in RULES.iter() {
        for captures in rule.pattern.captures_iter(text) {
            let Some(secret) = captures.name("s") else { continue };
            if !secret.as_str().contains(HIDDEN) && (rule.judge)(secret.as_str()) {
                found.push(secret.range());
            }
        }
    }
    found.extend(random_runs(text));
    found.extend(lone_password(text));
    merged(found)
}

/// Says whether what a pattern found is a secret.
type Judge = fn(&str) -> bool;

struct Rule {
    pattern: Regex,
    judge: Judge,
}

/// Names of things that are secret, as they stand before `=` or `:`.
const NAMES: &str = r"(?:[0-9A-Za-z_.-]*(?:pass(?:word|wort|wd|phrase|code)?|pwd|secret|token|contrase(?:ñ|n)a)|(?:[0-9A-Za-z_.-]*[_-])?(?:api|auth|access|client|consumer|private|license)[_ -]?(?:key|id)|[0-9A-Za-z_-]*[_-]key|apikey|key|clave|signature|sig|session(?:[_-]?id)?|sid|auth)";

/// The patterns; the group `s` is what is hidden. Each row: the pattern, and who judges what it found.
fn rows() -> Vec<(String, Judge)> {
    let any: Judge = |_| true;
    let headers = r"(?:proxy-)?authorization|set-cookie2?|cookie|api-key|x-api-key|x-auth-token|x-[0-9a-z_-]*(?:token|key|secret)|[0-9a-z_-]+-access-token|ss-password";
    vec![
        // JSON web tokens, whole or cut off.
        (r"(?P<s>\beyJ[A-Za-z0-9_-]{10,}(?:\.[A-Za-z0-9_-]*){0,4})".into(), any),
        // Private keys.
        (
            r"(?s)(?P<s>-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\z))"
                .into(),
            any,
        ),
        // Keys that carry their vendor's mark.
        (r"(?i)(?P<s>\b(?:ck|cs)_[0-9a-z]{6,})".into(), any),
        (r"(?i)(?P<s>\bWCSS-[A-Za-z0-9][A-Za-z0-9-]{3,})".into(), any),
        (r"(?P<s>\bTEST_[A-Za-z0-9+/_-]{20,}={0,2})".into(), any),
        (r"(?P<s>\b(?:sk|pk|rk)_(?:live|test)_[0-9A-Za-z]{8,})".into(), any),
        // Header lines: all of the line is hidden, for cookies and signatures have many parts.
        (format!(r#"(?im)(?:^|[\s{{(,;\[>])(?:{headers})\s*:[ \t]*(?P<s>[^\s"\\][^\r\n\\]*)"#), is_header_value),
        (format!(r#"(?i)"(?:{headers})\s*:[ \t]*(?P<s>[^\s"\\][^\r\n"]*)"#), is_header_value),
        (format!(r"(?i)'(?:{headers})\s*:[ \t]*(?P<s>[^\s'\\][^\r\n']*)"), is_header_value),
        // The two schemes of a header, anywhere.
        (r"(?i)\b(?:bearer|basic)\s+(?P<s>[A-Za-z0-9._~+/-]{6,}={0,2})".into(), looks_like_scheme_value),
        // `"password": "…"`, also with its quotes escaped, and numbers.
        (format!(r#"(?i)\\"{NAMES}\\"\s*:\s*\\"(?P<s>[^"\\]+)"#), is_quoted_value),
        (format!(r#"(?i)["']?(?-u:\b){NAMES}["']\]?\s*(?::|=>?)\s*"(?P<s>(?:[^"\\]|\\.)+)"#), is_quoted_value),
        (format!(r"(?i)(?-u:\b){NAMES}\\?'\]?\s*(?::|=>?)\s*'(?P<s>[^']+)"), is_quoted_value),
        (format!(r#"(?i)"{NAMES}"\s*:\s*(?P<s>\d+)"#), any),
        // `password=…` in a query, a form, a file.
        (format!(r#"(?i)(?-u:\b){NAMES}\s?=\s?["'](?P<s>[^"']+)"#), is_quoted_value),
        (format!(r#"(?i)(?-u:\b){NAMES}\s?=\s?(?P<s>[^\s&"'<>\\;,]+)"#), is_plain_value),
        // `password: …`, to the end of the line or before more words.
        (
            format!(
                r#"(?im)(?-u:\b){NAMES}\s?:[ \t]*(?P<s>[^\s"'\[{{<>\\]\S*)[ \t]*(?:$|[,;])"#
            ),
            is_plain_value,
        ),
        (
            format!(r#"(?i)(?-u:\b){NAMES}\s?(?::|\bis\b:?|\bwas\b:?)[ \t]*(?P<s>[^\s"'\[{{<>\\]\S*)"#),
            |value| !is_ordinary_word(value),
        ),
        // `https://user:password@host`.
        (r"(?i)\b[a-z][a-z0-9+.-]*://(?P<s>[^\s/@:]*:[^\s/@]+)@".into(), any),
    ]
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let compiled = rows().into_iter().filter_map(|(pattern, judge)| {
        // Every pattern compiles: a test counts them.
        Regex::new(&pattern).ok().map(|pattern| Rule { pattern, judge })
    });
    compiled.collect()
});

/// Words that stand after a name without being its value: “Token: expired”.
const STATES: [&str; 41] = [
    "absent",
    "accepted",
    "active",
    "bad",
    "bearer",
    "basic",
    "changed",
    "correct",
    "empty",
    "entered",
    "error",
    "expired",
    "false",
    "forbidden",
    "forgotten",
    "hidden",
    "incorrect",
    "invalid",
    "locked",
    "missing",
    "no",
    "none",
    "not",
    "null",
    "off",
    "ok",
    "on",
    "refused",
    "rejected",
    "required",
    "reset",
    "revoked",
    "set",
    "stripped",
    "true",
    "unknown",
    "unset",
    "valid",
    "wrong",
    "yes",
    "key",
];

fn is_state(value: &str) -> bool {
    let bare = value.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    bare.is_empty() || STATES.contains(&bare.as_str())
}

fn is_plain_value(value: &str) -> bool {
    // A mask that was put here before (`key-1`) and a place for a value (`{token}`) hide nothing.
    !is_state(value) && !is_mask(value) && !value.starts_with('{')
}

fn is_quoted_value(value: &str) -> bool {
    !is_state(value) && !is_mask(value)
}

fn is_header_value(value: &str) -> bool {
    let first_is_state = value.split_whitespace().next().is_none_or(|first| {
        is_state(first) && !matches!(first.to_lowercase().as_str(), "bearer" | "basic")
    });
    let masked = value.split_whitespace().last().is_some_and(is_mask);
    !first_is_state && !masked
}

/// True for `key-1`, the way a report writes a hidden key.
pub(super) fn is_mask(value: &str) -> bool {
    let value = value.trim_end_matches(['.', ',', ';', ')', '"', '\'', '}', ']']);
    let Some((kind, number)) = value.rsplit_once('-') else { return false };
    matches!(kind, "key" | "e-mail" | "shop" | "account" | "address" | "name")
        && !number.is_empty()
        && number.len() <= 5
        && number.bytes().all(|b| b.is_ascii_digit())
}

// “Basic authentication” and “bearer tokens” are words; what follows in a header is not.
fn looks_like_scheme_value(value: &str) -> bool {
    let characters: Vec<char> = value.chars().collect();
    let humps =
        characters.windows(2).filter(|w| w[0].is_lowercase() && w[1].is_uppercase()).count();
    let digit = characters.iter().any(char::is_ascii_digit);
    (digit || humps >= 2 || value.ends_with('=')) && !is_mask(value)
}

/// Long runs of base64 or hex letters that no language has.
fn random_runs(text: &str) -> Vec<Range<usize>> {
    static RUN: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?:[A-Za-z0-9+/_-]|%[0-9A-Fa-f]{2}){24,}={0,2}").ok());
    static UUID: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?i)[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}").ok());
    let (Some(run), Some(uuid)) = (RUN.as_ref(), UUID.as_ref()) else { return Vec::new() };
    run.find_iter(text)
        .filter(|found| looks_random(&uuid.replace_all(found.as_str(), "/")))
        .map(|found| found.range())
        .collect()
}

/// A text that is one word and is made like a password: all kinds of characters, symbols inside.
fn lone_password(text: &str) -> Option<Range<usize>> {
    let core = text.trim();
    let inside = core.trim_end_matches(['!', '?', '.', ',', ';', ':']);
    let has = |kind: fn(&char) -> bool| inside.chars().any(|c| kind(&c));
    let lone = (8..=128).contains(&core.len()) && !core.contains(char::is_whitespace);
    let like_one = has(char::is_ascii_uppercase)
        && has(char::is_ascii_lowercase)
        && has(char::is_ascii_digit)
        && inside.contains(['#', '$', '%', '^', '&', '*', '!', '~', '|', '?'])
        && !core.contains("://")
        && !core.contains(HIDDEN);
    (lone && like_one).then(|| {
        let start = text.len() - text.trim_start().len();
        start..start + core.len()
    })
}

fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

#[cfg(test)]
mod tests;
