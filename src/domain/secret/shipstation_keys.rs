//! What kind of key a value for ShipStation looks like, before it is sent anywhere.
//!
//! Sources: the vendors' facts, section 11: V1 is a pair of 32 hexadecimal characters each (seen in
//! guides of integrations); V2 is one key of about 43 characters of the base64 alphabet (documented
//! example), with `TEST_` before it in the sandbox (documented). Vendors change shapes, so what is not
//! recognised is no mistake.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::Secret;
use super::shapes::{is_email, trim};

/// What a value for ShipStation looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// One half of a V1 pair.
    Half,
    /// Both halves of a V1 pair, with something between them.
    Pair,
    /// A V1 pair in the form that programs send: base64 of both halves.
    EncodedPair,
    /// A key of V2 or of the ShipStation API.
    Long,
    /// A key of the sandbox.
    LongTest,
    /// A key of WooCommerce or of the plug-in in the shop.
    ShopKey,
    /// A token in three parts, as programs get it for a short time.
    Token,
    /// An e-mail address or a web address.
    Address,
    /// Nothing that is known.
    Unknown,
}

/// Recognises a value, without what stands around it.
#[must_use]
pub fn kind_of(secret: &Secret) -> KeyKind {
    let core = trim(secret.expose());
    let bare = core.strip_prefix("Basic ").map_or(core, str::trim);
    if is_half(core) {
        KeyKind::Half
    } else if is_pair(bare) {
        KeyKind::Pair
    } else if is_encoded_pair(bare) {
        KeyKind::EncodedPair
    } else if core.strip_prefix("TEST_").is_some_and(|rest| rest.len() >= 8) {
        KeyKind::LongTest
    } else if is_long(core) {
        KeyKind::Long
    } else if ["ck_", "cs_", "WCSS-"].iter().any(|start| core.starts_with(start)) {
        KeyKind::ShopKey
    } else if core.starts_with("eyJ") && core.split('.').count() == 3 {
        KeyKind::Token
    } else if is_email(core) || core.starts_with("https://") || core.starts_with("http://") {
        KeyKind::Address
    } else {
        KeyKind::Unknown
    }
}

/// True where both hold the same value.
#[must_use]
pub fn are_same(one: &Secret, other: &Secret) -> bool {
    let (one, other) = (trim(one.expose()), trim(other.expose()));
    !one.is_empty() && one == other
}

fn is_half(core: &str) -> bool {
    core.len() == 32 && core.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Two halves with one mark, a space or a line break between them.
fn is_pair(core: &str) -> bool {
    let mut halves =
        core.split(|c: char| matches!(c, ':' | ',' | ';' | '/' | '|') || c.is_whitespace());
    let (Some(first), Some(last)) = (halves.next(), halves.rfind(|part| !part.is_empty())) else {
        return false;
    };
    is_half(first) && is_half(last)
}

fn is_encoded_pair(core: &str) -> bool {
    let Ok(bytes) = STANDARD.decode(core) else { return false };
    let bytes = Zeroizing::new(bytes);
    std::str::from_utf8(&bytes).is_ok_and(is_pair)
}

/// About 43 characters of the base64 alphabet, of more than one kind: a long hexadecimal number is none.
fn is_long(core: &str) -> bool {
    let body = core.trim_end_matches('=');
    let any = |is: fn(&u8) -> bool| body.bytes().any(|byte| is(&byte));
    (40..=48).contains(&body.len())
        && body.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
        && any(u8::is_ascii_uppercase)
        && any(u8::is_ascii_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALF: &str = "fa4e0fa4e0fa4e0fa4e0fa4e0fa4e0fa";
    const LONG: &str = "FAKE/practice/key+of/the/newer/interface/01";

    fn kind(text: &str) -> KeyKind {
        kind_of(&Secret::new(text.to_owned()))
    }

    #[test]
    fn each_kind_is_recognised() {
        let encoded = STANDARD.encode(format!("{HALF}:{HALF}"));
        for (text, expected) in [
            (HALF, KeyKind::Half),
            (&format!(" {HALF}\n"), KeyKind::Half),
            (&HALF.to_uppercase(), KeyKind::Half),
            (&format!("{HALF}:{HALF}"), KeyKind::Pair),
            (&format!("{HALF}\r\n{HALF}"), KeyKind::Pair),
            (&encoded, KeyKind::EncodedPair),
            (&format!("Basic {encoded}"), KeyKind::EncodedPair),
            (LONG, KeyKind::Long),
            (&format!("TEST_{LONG}"), KeyKind::LongTest),
            ("ck_FAKE", KeyKind::ShopKey),
            ("WCSS-FAKE", KeyKind::ShopKey),
            ("eyJFAKE.eyJFAKE.FAKE", KeyKind::Token),
            ("me@shop.example", KeyKind::Address),
            ("https://shop.example/", KeyKind::Address),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_not_known_is_no_kind() {
        let hex = HALF.repeat(2);
        for text in ["", "FAKE-key", &hex[..43], &HALF[..31], "TEST_", "a:b", "Basic FAKE"] {
            assert_eq!(kind(text), KeyKind::Unknown, "{text}");
        }
    }

    #[test]
    fn the_same_value_is_seen_through_the_space_around_it() {
        let secret = |text: &str| Secret::new(text.to_owned());
        assert!(are_same(&secret(HALF), &secret(&format!("{HALF} "))));
        assert!(!are_same(&secret(""), &secret(" ")));
        assert!(!are_same(&secret(HALF), &secret(LONG)));
    }
}
