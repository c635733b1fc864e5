//! What a value in the box of a ShipStation API key looks like instead (vendors' facts, section 11).
//! These shapes warn; only the vendor's own answer proves anything.

use super::Secret;
use super::shapes::{is_email, trim};

/// What a key of a test account begins with (documented).
const SANDBOX: &str = "TEST_";
/// Characters of the key and the secret of ShipStation's API V1 (seen in samples).
const V1: usize = 32;

/// What a value looks like that is no production key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ShipengineLook {
    /// A test key.
    Sandbox,
    /// The key or the secret of API V1, of a Magento integration, or of the Magento extension.
    OlderApi,
    /// A key of another service, or a user's e-mail address.
    OtherService,
}

/// What a value looks like instead; none where nothing is odd.
#[must_use]
pub fn shipengine_look(secret: &Secret) -> Option<ShipengineLook> {
    let text = trim(secret.expose());
    let starts =
        |mark: &str| text.get(..mark.len()).is_some_and(|it| it.eq_ignore_ascii_case(mark));
    if text.starts_with(SANDBOX) {
        return Some(ShipengineLook::Sandbox);
    }
    if ["ck_", "cs_", "wcss-", "eyJ"].iter().any(|mark| starts(mark)) || is_email(text) {
        return Some(ShipengineLook::OtherService);
    }
    let hex = text.len() == V1 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    hex.then_some(ShipengineLook::OlderApi)
}

/// True where two secrets are the same but for the space around them.
#[must_use]
pub fn are_the_same(one: &Secret, other: &Secret) -> bool {
    let [one, other] = [one, other].map(|secret| trim(secret.expose()));
    !one.is_empty() && one == other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_is_read_off_the_shape() {
        use ShipengineLook as L;
        for (text, look) in [
            ("FAKEabcdefghijklmnopqrstuvwxyz0123456789+/A", None),
            ("TEST_FAKEabcdefghijklmnopqrstuvwxyz0123456789+/", Some(L::Sandbox)),
            (" TEST_FAKE ", Some(L::Sandbox)),
            ("fa4e0fa4e0fa4e0fa4e0fa4e0fa4e0fa", Some(L::OlderApi)),
            ("ck_fa4e0fa4e0", Some(L::OtherService)),
            ("WCSS-FAKE", Some(L::OtherService)),
            ("me@shop.example", Some(L::OtherService)),
            ("eyJGQUtF.a.b", Some(L::OtherService)),
        ] {
            assert_eq!(shipengine_look(&Secret::new(text.to_owned())), look, "{text}");
        }
    }
}
