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

struct Rule {
    pattern: Regex,
    judge: fn(&str) -> bool,
}

/// Names of things that are secret, as they stand before `=` or `:`.
const NAMES: &str = r"(?:[0-9A-Za-z_.-]*(?:pass(?:word|wort|wd|phrase|code)?|pwd|secret|token|contrase(?:ñ|n)a)|(?:[0-9A-Za-z_.-]*[_-])?(?:api|auth|access|client|consumer|private|license)[_ -]?(?:key|id)|[0-9A-Za-z_-]*[_-]key|apikey|key|clave|signature|sig|session(?:[_-]?id)?|sid|auth)";

/// The patterns; the group `s` is what is hidden. Each row: the pattern, and who judges what it found.
fn rows() -> Vec<(String, fn(&str) -> bool)> {
    let any: fn(&str) -> bool = |_| true;
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
mod tests {
    use super::*;

    /// Each with the part that must be gone.
    const SECRETS: &[(&str, &str)] = &[
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJGQUtFIn0.FAKEsignature", "FAKEsignature"),
        ("token eyJhbGciOiJIUzI1NiJ9", "eyJhbGci"),
        ("Authorization: Bearer FAKE-abc-123", "FAKE-abc"),
        ("curl -H 'Authorization: Basic dXNlcjpwYXNz' https://shop.example", "dXNlcjpwYXNz"),
        ("authorization: OAuth oauth_token=\"fake\", oauth_signature=\"sig\"", "sig\""),
        ("Bearer FAKEtoken123", "FAKEtoken123"),
        ("Set-Cookie: sid=fakefake; Path=/; HttpOnly", "fakefake"),
        ("HTTP/1.1 200 OK\nAPI-Key: FAKE-key\nServer: x", "FAKE-key"),
        ("ShipStation-Access-Token: FAKE-token-value", "FAKE-token"),
        ("password=hunter22", "hunter22"),
        ("user=a&password=hunter22&x=1", "hunter22"),
        ("{\"email\":\"a@b.co\",\"password\":\"Fk#9 x\"}", "Fk#9"),
        ("{\\\"password\\\":\\\"fake9x\\\"}", "fake9x"),
        ("{\"password\":123456}", "123456"),
        ("{'api_key': 'FAKE-12'}", "FAKE-12"),
        ("Password: Fk#9*wQ^2", "Fk#9"),
        ("password: hunter", "hunter"),
        ("my password is fk9wq2 and it fails", "fk9wq2"),
        ("client_secret=FAKEsecret", "FAKEsecret"),
        ("$config['secret'] = 'fakefake9'", "fakefake9"),
        ("ck_0123456789abcdef0123456789abcdef01234567", "ck_0123"),
        ("cs_fakefakefakefake", "cs_fake"),
        ("WCSS-FAKE-0000-1111", "WCSS-FAKE"),
        ("TEST_0123456789abcdefghijABCDEFGHIJ0123456789abc", "TEST_0123"),
        ("key 0123456789abcdef0123456789abcdef was refused", "0123456789abcdef"),
        ("abcdefghij0123456789klmnopqrst42", "abcdefghij"),
        ("kJ8sLw2QpX9vBn4RtY6uIoP1aSdFgHjK", "kJ8sLw"),
        ("https://shop.example/cb?token=fakefake&x=1", "fakefake"),
        ("https://app.example/direct#access_token=FAKE1", "FAKE1"),
        ("https://user:fakepass@shop.example/x", "fakepass"),
        ("https://a.example/reset/kJ8sLw2QpX9vBn4RtY6uIoP1", "kJ8sLw"),
        ("Fk#9*wQ^2%Lm", "Fk#9"),
        ("-----BEGIN PRIVATE KEY-----\nMIIFAKE\n-----END PRIVATE KEY-----", "MIIFAKE"),
        ("got eyJhbGciOiJIUzI1NiJ9.eyJGQUtFIjoxfQ.FAKEsig back", "eyJ"),
        ("Authorization: Bearer FAKE-token-1", "FAKE"),
        ("sent Bearer FAKE.token.2 to it", "FAKE"),
        ("Basic RkFLRTpGQUtFLXNlY3JldA==", "RkFL"),
        ("Set-Cookie: session=FAKE; Path=/", "FAKE"),
        ("API-Key: FAKEFAKE", "FAKE"),
        ("https://x.example/?user=a&password=FAKE-pass&b=1", "FAKE"),
        (r#"{"email":"a","password":"FAKE \" pass","x":1}"#, "pass\""),
        (r#"{"access_token": "FAKE"}"#, "FAKE"),
        ("my password: FAKE-1234", "FAKE"),
        ("ck_FAKE0123456789", "FAKE"),
        ("cs_FAKE0123456789", "FAKE"),
        ("WCSS-FAKE-1234-5678", "FAKE"),
        ("TEST_FAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAK", "FAKE"),
        ("key 0123456789abcdef0123456789abcdef here", "0123"),
        ("value q7Gx2LpV9sRt4Zk8WnB3yHc6 here", "q7Gx"),
        ("https://user:FAKE-pw@shop.example/", "FAKE"),
    ];

    const HARMLESS: &[&str] = &[
        "",
        "Invalid email and password combination",
        "{\"message\":\"Invalid email and password combination\",\"status_code\":400}",
        "{\"message\":\"Missing or malformed access token.\"}",
        "{\"message\":\"Token has expired\",\"status_code\":401}",
        "{\"errors\":{\"password\":[\"The password field is required.\"]}}",
        "{\"token\":null,\"token_type\":\"bearer\"}",
        "{\"message\":\"The consumer isn't authorized to access %resources.\"}",
        "oauth_problem=token_rejected",
        "Invalid token: not a JWT",
        "Token: expired",
        "Check the key: refused",
        "Password: the one that Shiprocket made",
        "The password is wrong",
        "Basic authentication is off, and bearer tokens are switched off since 2.4.4",
        "the Authorization header is stripped",
        "x-request-id: 550e8400-e29b-41d4-a716-446655440000",
        "request-id=550e8400-e29b-41d4-a716-446655440000",
        "cf-ray: 8c1d2e3f4a5b6c7d-IAD",
        "401 Unauthorized",
        "HTTP/1.1 503 Service Unavailable",
        "apiv2.shiprocket.in",
        "connectivitycheck.gstatic.com",
        "GET https://shop.example/rest/V1/auctane/configure",
        "POST apiv2.shiprocket.in/v1/external/account/details/wallet-balance",
        "/wp-content/plugins/woocommerce-shipstation-integration/includes/class-api.php",
        "shiprocket-wrong-password-own-choice",
        "shiprocket-certificate-not-yet-valid",
        "computer-clock-wrong · computer.clock · run 0003",
        "2026-11-21T13:05:00Z",
        "Sat, 21 Nov 2026 13:05:00 GMT",
        "api-user@shop.example",
        "9400111899223197428490017799",
        "WooCommerceShipmentTrackerPlugin",
        "Settings › API › Add New API User",
        "valid until 14 February 2027, signed by Let’s Encrypt",
        "password=•••",
        "ShipStation-Access-Token: key-1",
        "Invalid email and password combination",
        "Invalid token: expired",
        "The consumer key and consumer secret are wrong",
        "basic authentication is switched off; a bearer token is needed",
        "request 123e4567-e89b-42d3-a456-426614174000",
        "cf-ray: 8a1b2c3d4e5f6a7b-FRA",
        "HTTP/1.1 401 Unauthorized",
        "api.shipengine.example and apiv2.shiprocket.in",
        "pasted-non-breaking-space",
        "Sat, 21 Nov 2026 12:58:28 GMT",
        "2026-11-21T12:58:28.123456+00:00",
        "someone@shop.example",
        "POST /rest/V1/integration/admin/token",
        "https://shop.example/wp-json/wc/v3/system_status",
        r#"{"token":null,"message":"Wrong key"}"#,
        "woocommerce_rest_authentication_error",
    ];

    #[test]
    fn every_pattern_compiles() {
        assert_eq!(RULES.len(), rows().len());
    }

    #[test]
    fn secrets_are_seen_and_masked() {
        for (text, gone) in SECRETS {
            assert!(looks_like_secret(text), "not seen: {text}");
            let masked = mask_secrets(text);
            assert!(!masked.contains(gone), "{text} became {masked}");
            assert_eq!(mask_secrets(&masked), masked, "masking twice changes {masked}");
        }
    }

    #[test]
    fn what_support_needs_stays() {
        for text in HARMLESS {
            assert_eq!(mask_secrets(text), *text);
        }
    }

    #[test]
    fn the_rest_of_the_line_stays() {
        assert_eq!(mask_secrets("user=a&password=hunter22&x=1"), "user=a&password=•••&x=1");
        assert_eq!(
            mask_secrets("{\"email\":\"a@b.co\",\"password\":\"x9\",\"n\":1}"),
            "{\"email\":\"a@b.co\",\"password\":\"•••\",\"n\":1}"
        );
        assert_eq!(
            mask_secrets("HTTP/1.1 200 OK\nAPI-Key: FAKE-key\nServer: x"),
            "HTTP/1.1 200 OK\nAPI-Key: •••\nServer: x"
        );
    }

    #[test]
    fn random_keys_never_slip_through() {
        let seed = fastrand::u64(..);
        println!("seed {seed}");
        let mut random = fastrand::Rng::with_seed(seed);
        let alphabets = ["0123456789abcdef", "abcdefghijklmnopqrstuvwxyz0123456789", BASE64];
        let mut missed = Vec::new();
        for round in 0..600 {
            let alphabet: Vec<char> = alphabets[round % 3].chars().collect();
            let length = random.usize(32..64);
            let key: String =
                (0..length).map(|_| alphabet[random.usize(..alphabet.len())]).collect();
            if mask_secrets(&format!("the key {key} was refused")).contains(&key) {
                missed.push(key);
            }
        }
        // Chance can write a word; of 600 keys one may look like words.
        assert!(missed.len() <= 1, "seed {seed}: {missed:?}");
    }

    const BASE64: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    #[test]
    fn no_text_panics() {
        let seed = fastrand::u64(..);
        println!("seed {seed}");
        let mut random = fastrand::Rng::with_seed(seed);
        let pieces = [
            "password",
            "=",
            ":",
            "\"",
            "'",
            " ",
            "eyJ",
            "Bearer ",
            "ñ",
            "\u{202e}",
            "🚚",
            "%2B",
            "\\",
            "\n",
            "Authorization",
            "abc123",
            "://",
            "@",
            "-",
        ];
        for _ in 0..500 {
            let text: String =
                (0..random.usize(..24)).map(|_| pieces[random.usize(..pieces.len())]).collect();
            let masked = mask_secrets(&text).into_owned();
            assert_eq!(mask_secrets(&masked), masked, "seed {seed}: {text:?}");
        }
    }
}
