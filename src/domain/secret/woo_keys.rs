//! Which of the three keys of a WooCommerce shop a pasted value is, by its shape.
//!
//! The shapes are those of the vendors' facts, section 11, and they warn only: vendors change them.

use super::Secret;
use super::shapes::trim;

/// What a value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WooKey {
    /// A consumer key, `ck_…`; the plug-in's own begin with `ck_wcss_` or `ck_wcsw_`.
    ConsumerKey,
    /// A consumer secret, `cs_…`.
    ConsumerSecret,
    /// The plug-in's authentication key, `WCSS-…`.
    AuthKey,
    /// An authentication key whose `WCSS-` was left out: 32 letters and digits.
    AuthKeyWithoutStart,
    /// The last characters of a consumer key: the list of keys shows no more.
    EndOfKey,
    /// Something else, which may be right all the same.
    Unknown,
}

/// What a pasted value looks like, without white space around it.
#[must_use]
pub fn kind_of(secret: &Secret) -> WooKey {
    let core = trim(secret.expose());
    let starts =
        |with: &str| core.get(..with.len()).is_some_and(|it| it.eq_ignore_ascii_case(with));
    let bare = core.trim_start_matches(['.', '…']);
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_end = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if starts("ck_") {
        WooKey::ConsumerKey
    } else if starts("cs_") {
        WooKey::ConsumerSecret
    } else if starts("WCSS-") {
        WooKey::AuthKey
    } else if core.len() == 32 && plain(core) {
        WooKey::AuthKeyWithoutStart
    } else if bare.len() == 7 && (is_end(bare) || bare.len() < core.len() && plain(bare)) {
        WooKey::EndOfKey
    } else {
        WooKey::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_is_known_by_its_beginning_and_no_unusual_one_is_called_wrong() {
        let forty = "0123456789abcdef0123456789abcdef01234567";
        for (text, expected) in [
            (format!("ck_{forty}"), WooKey::ConsumerKey),
            (format!(" cs_{forty}\n"), WooKey::ConsumerSecret),
            (format!("ck_wcss_{}", &forty[..35]), WooKey::ConsumerKey),
            (format!("cs_wcsw_{}", &forty[..35]), WooKey::ConsumerSecret),
            (format!("WCSS-{}", &forty[..32]), WooKey::AuthKey),
            (forty[..32].to_owned(), WooKey::AuthKeyWithoutStart),
            ("1a2b3c4".to_owned(), WooKey::EndOfKey),
            ("…1a2b3c4".to_owned(), WooKey::EndOfKey),
            ("FAKE-whatever".to_owned(), WooKey::Unknown),
            (String::new(), WooKey::Unknown),
        ] {
            assert_eq!(kind_of(&Secret::new(text.clone())), expected, "{text}");
        }
    }
}
