//! What a value in the key box of a carrier looks like instead (vendors' facts, section 11).
//!
//! No carrier publishes how its keys are made, so these shapes warn and never prove anything: only the
//! carrier's own answer does.

use super::Secret;
use super::shapes::{is_email, trim};

/// Characters of a UPS client ID and client secret (seen, not documented).
const UPS_LENGTHS: (usize, usize) = (48, 64);
/// Characters of a USPS consumer key and secret, newer apps first (seen, not documented).
const USPS_LENGTHS: [(usize, usize); 2] = [(48, 64), (32, 16)];
/// Characters of a retired UPS access key.
const ACCESS_KEY: usize = 16;
/// Characters of a UPS account number (documented).
const UPS_ACCOUNT: usize = 6;
/// Digits of the numbers of USPS: CRID, MID, EPS account.
const USPS_NUMBER: std::ops::RangeInclusive<usize> = 6..=15;

/// Characters of a Web Tools User ID.
const WEB_TOOLS_USER: std::ops::RangeInclusive<usize> = 3 + 4 + 4..=3 + 9 + 4;

/// Characters of a user name.
const USER_NAME: std::ops::RangeInclusive<usize> = 3..=16;

/// What a value looks like that is no key of the carrier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CarrierLook {
    /// An e-mail address: somebody's log-in to a website.
    Email,
    /// A short name in small letters: somebody's log-in to a website.
    UserName,
    /// A UPS access key: 16 capital letters and digits.
    UpsAccessKey,
    /// A UPS account number: six characters.
    UpsAccountNumber,
    /// A User ID of the USPS Web Tools: three digits, a name, four digits.
    WebToolsUser,
    /// A number of USPS, such as a CRID or a Mailer ID.
    UspsNumber,
}

/// What a value in a box for a UPS key looks like instead; none where nothing is odd.
#[must_use]
pub fn ups_look(secret: &Secret) -> Option<CarrierLook> {
    let text = trim(secret.expose());
    if is_email(text) {
        return Some(CarrierLook::Email);
    }
    let capitals = text.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    let digits = text.chars().any(|c| c.is_ascii_digit());
    match text.chars().count() {
        ACCESS_KEY if capitals && digits => Some(CarrierLook::UpsAccessKey),
        UPS_ACCOUNT if text.chars().all(|c| c.is_ascii_alphanumeric()) && digits => {
            Some(CarrierLook::UpsAccountNumber)
        }
        _ => is_user_name(text).then_some(CarrierLook::UserName),
    }
}

/// Up to 16 small letters, digits, dots and the like, a letter first: shorter than any key that was seen.
fn is_user_name(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._-".contains(c);
    USER_NAME.contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(fits)
}

/// What a value in a box for a USPS key looks like instead; none where nothing is odd.
#[must_use]
pub fn usps_look(secret: &Secret) -> Option<CarrierLook> {
    let text = trim(secret.expose());
    if is_email(text) {
        return Some(CarrierLook::Email);
    }
    let number = text.chars().all(|c| c.is_ascii_digit());
    if number && USPS_NUMBER.contains(&text.len()) {
        return Some(CarrierLook::UspsNumber);
    }
    if is_web_tools_user(text) {
        return Some(CarrierLook::WebToolsUser);
    }
    is_user_name(text).then_some(CarrierLook::UserName)
}

/// Three digits, a name of capitals and digits with a letter in it, four digits.
fn is_web_tools_user(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    if !WEB_TOOLS_USER.contains(&characters.len()) {
        return false;
    }
    let (head, rest) = characters.split_at(3);
    let (name, tail) = rest.split_at(rest.len() - 4);
    let digits = |part: &[char]| part.iter().all(char::is_ascii_digit);
    digits(head)
        && digits(tail)
        && name.iter().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        && name.iter().any(char::is_ascii_uppercase)
}

/// True where ID and secret of UPS have each other's length.
#[must_use]
pub fn ups_swapped(id: &Secret, secret: &Secret) -> bool {
    swapped(UPS_LENGTHS, id, secret)
}

/// True where key and secret of USPS have each other's length.
#[must_use]
pub fn usps_swapped(key: &Secret, secret: &Secret) -> bool {
    USPS_LENGTHS.iter().any(|lengths| swapped(*lengths, key, secret))
}

fn swapped((first, second): (usize, usize), id: &Secret, secret: &Secret) -> bool {
    let length = |value: &Secret| {
        let text = trim(value.expose());
        text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-').then_some(text.len())
    };
    length(id) == Some(second) && length(secret) == Some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Secret {
        Secret::new(text.to_owned())
    }

    #[test]
    fn ups_values_of_other_kinds_are_recognised() {
        for (text, expected) in [
            ("FAKE0C2D05F55AF3", Some(CarrierLook::UpsAccessKey)),
            (" FAKE0C2D05F55AF3\n", Some(CarrierLook::UpsAccessKey)),
            ("FAKE0C2D05F55AF31", None),
            ("Fake0c2d05f55af3", None),
            ("FAKEFAKEFAKEFAKE", None),
            ("FAKE7A", Some(CarrierLook::UpsAccountNumber)),
            ("shopowner", Some(CarrierLook::UserName)),
            ("shop-owner.2", Some(CarrierLook::UserName)),
            ("2shop", None),
            ("owner@shop.example", Some(CarrierLook::Email)),
            ("FAKE-ups-client-id-4h2k", None),
            ("", None),
        ] {
            assert_eq!(ups_look(&secret(text)), expected, "{text}");
        }
    }

    #[test]
    fn usps_values_of_other_kinds_are_recognised() {
        for (text, expected) in [
            ("123FAKESH4567", Some(CarrierLook::WebToolsUser)),
            ("123FAK4567", None),
            ("123FAKESHOPSHOP4567", None),
            ("123fakesh4567", None),
            ("shopowner", Some(CarrierLook::UserName)),
            ("12345678901234", Some(CarrierLook::UspsNumber)),
            ("20260", None),
            ("owner@shop.example", Some(CarrierLook::Email)),
            ("FAKE-usps-consumer-key-8d3m", None),
        ] {
            assert_eq!(usps_look(&secret(text)), expected, "{text}");
        }
    }

    #[test]
    fn only_both_lengths_together_look_swapped() {
        let of = |length: usize| secret(&"FAKEa1".repeat(20)[..length]);
        assert!(ups_swapped(&of(64), &of(48)));
        assert!(!ups_swapped(&of(48), &of(64)));
        assert!(!ups_swapped(&of(64), &of(64)));
        assert!(usps_swapped(&of(64), &of(48)));
        assert!(usps_swapped(&of(16), &of(32)));
        assert!(!usps_swapped(&of(32), &of(16)));
        assert!(!usps_swapped(&of(48), &of(32)));
    }
}
