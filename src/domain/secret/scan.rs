//! Secrets in text of unknown origin: pasted errors, plain answers, evidence.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// What stands in the place of a masked secret.
const MASK: &str = "•••";

/// Shapes that are secrets wherever they stand; the group `s` is what is masked.
const SHAPES: [&str; 9] = [
    r"(?P<s>\beyJ[A-Za-z0-9_-]{6,}(?:\.[A-Za-z0-9_-]+){0,2})",
    r#"(?i)\b(?:proxy-)?(?:authorization|set-cookie|cookie|x-api-key|api-key|apikey)["']?\s*:\s*(?P<s>[^\r\n]*[^\s\r\n])"#,
    r"(?i)\bbearer\s+(?P<s>[A-Za-z0-9._~+/=-]*[0-9._~+/=-][A-Za-z0-9._~+/=-]*|[A-Za-z]{20,})",
    r"\b[Bb]asic\s+(?P<s>[A-Za-z0-9+/_-]*[A-Z0-9+/=][A-Za-z0-9+/_-]{3,}={0,2})",
    r"(?P<s>\b(?:ck|cs)_[A-Za-z0-9]{8,}|\bWCSS-[A-Za-z0-9-]{6,}|\bTEST_[A-Za-z0-9+/_-]{43}=?)",
    r#"(?i)["'](?:[a-z_-]*(?:password|passwd|secret|token)|pwd|api[_-]?key|[a-z]+_key)["']\s*:\s*"(?P<s>(?:[^"\\]|\\.)+)""#,
    r#"(?i)\b(?:[a-z_-]*(?:password|passwd|secret|token|signature)|pwd|pass|api[_-]?key|[a-z]+_key|key|sig)\s*=\s*["']?(?P<s>[^\s"'&;,<>]+)"#,
    r#"(?i)\b(?:password|passwd|passwort|pwd|secret|token|api[ _-]?key|key)\s*:\s*["']?(?P<s>[^\s"',;<>]*[0-9!$%#@+/=][^\s"',;<>]*)"#,
    r"(?i)\b[a-z][a-z0-9+.-]*://[^\s/@:]+:(?P<s>[^\s/@]+)@",
];

#[expect(clippy::expect_used, reason = "the shapes are constants, and a test runs each of them")]
static PATTERNS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    SHAPES.iter().map(|shape| Regex::new(shape).expect("a valid constant")).collect()
});

#[expect(clippy::expect_used, reason = "a constant that a test runs")]
static RUN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[A-Za-z0-9+/_-]{24,}={0,2}").expect("a valid constant"));

#[expect(clippy::expect_used, reason = "a constant that a test runs")]
static UUID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$").expect("a valid constant")
});

/// True where something in the text has the shape of a secret.
#[must_use]
pub fn looks_like_secret(text: &str) -> bool {
    matches!(mask_secrets(text), Cow::Owned(_))
}

/// The text with everything masked that has the shape of a secret. Masking twice changes nothing.
#[must_use]
pub fn mask_secrets(text: &str) -> Cow<'_, str> {
    let mut masked = Cow::Borrowed(text);
    for pattern in PATTERNS.iter() {
        if let Some(changed) = without_group(pattern, &masked) {
            masked = Cow::Owned(changed);
        }
    }
    if RUN.find_iter(&masked).any(|run| is_random(run.as_str())) {
        let changed = RUN.replace_all(&masked, |found: &Captures<'_>| {
            let run = &found[0];
            if is_random(run) { MASK.to_owned() } else { run.to_owned() }
        });
        masked = Cow::Owned(changed.into_owned());
    }
    masked
}

/// The text with each group `s` masked; none where nothing is to be masked (any more).
fn without_group(pattern: &Regex, text: &str) -> Option<String> {
    let mut out = String::new();
    let mut from = 0;
    for found in pattern.captures_iter(text) {
        let Some(secret) = found.name("s") else { continue };
        if is_harmless(secret.as_str()) {
            continue;
        }
        out.push_str(&text[from..secret.start()]);
        out.push_str(MASK);
        from = secret.end();
    }
    (from > 0).then(|| out + &text[from..])
}

fn is_harmless(value: &str) -> bool {
    let bare = value.trim_matches(['"', '\'', '}', ']', ')', ',', ' ']);
    bare.starts_with(MASK) || matches!(bare, "" | "null" | "true" | "false" | "none" | "undefined")
}

/// True for a long run of letters and digits that no person would have written.
fn is_random(run: &str) -> bool {
    if UUID.is_match(run) {
        return false;
    }
    let bare = run.trim_end_matches('=');
    let digits = bare.bytes().filter(u8::is_ascii_digit).count();
    let letters = bare.bytes().any(|byte| byte.is_ascii_alphabetic());
    if digits > 0 && letters && bare.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return true;
    }
    let turns = turns(bare);
    let mixed = bare.bytes().any(|byte| byte.is_ascii_uppercase())
        && bare.bytes().any(|byte| byte.is_ascii_lowercase());
    let unbroken = bare.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (mixed && digits >= 2 && turns * 3 >= bare.len())
        || (mixed && turns * 20 >= bare.len() * 9)
        || (unbroken && digits >= 3 && turns * 4 >= bare.len())
}

/// How often small letters, capitals and digits take turns.
fn turns(run: &str) -> usize {
    let kinds: Vec<u8> = run
        .bytes()
        .filter(u8::is_ascii_alphanumeric)
        .map(|byte| match byte {
            b'0'..=b'9' => 0,
            b'a'..=b'z' => 1,
            _ => 2,
        })
        .collect();
    kinds.windows(2).filter(|pair| pair[0] != pair[1]).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRETS: [(&str, &str); 17] = [
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

    const PLAIN: [&str; 16] = [
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
    fn secrets_of_every_shape_are_masked_once() {
        for (text, gone) in SECRETS {
            assert!(looks_like_secret(text), "{text}");
            let masked = mask_secrets(text);
            assert!(!masked.contains(gone), "{text} became {masked}");
            assert_eq!(mask_secrets(&masked), masked, "{text}");
        }
    }

    #[test]
    fn what_is_no_secret_stays() {
        for text in PLAIN {
            assert_eq!(mask_secrets(text), text);
            assert!(!looks_like_secret(text), "{text}");
        }
    }
}
