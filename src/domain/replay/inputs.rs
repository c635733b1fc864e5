//! Values of the same shape in the place of what was entered.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::domain::report::Masker;
use crate::domain::secret::{Secret, placeholder, shapes};

#[expect(clippy::expect_used, reason = "a constant that a test runs")]
static MASKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?P<kind>shop|e-mail)-(?P<nth>[0-9]+)\b").expect("a valid constant")
});

/// A text with everything personal masked. Masks of hosts and e-mail addresses become hosts and
/// addresses again, so that whoever reads them judges them alike.
pub(super) fn masked(masker: &mut Masker, text: &str) -> String {
    let masked = masker.mask(text);
    let named = |found: &Captures<'_>| {
        let nth = &found["nth"];
        match &found["kind"] {
            "shop" => format!("shop-{nth}.example"),
            _ => format!("e-mail-{nth}@shop.example"),
        }
    };
    MASKS.replace_all(&masked, named).into_owned()
}

/// What stands for a value that was entered: an e-mail address or an address of a page of the same
/// form, else a text of the same length and the same odd characters.
pub(super) fn stand_in(masker: &mut Masker, value: &str) -> String {
    let core = shapes::trim(value);
    if core.is_empty() {
        return value.to_owned();
    }
    let start = value.find(core).unwrap_or(0);
    let (before, after) = (&value[..start], &value[start + core.len()..]);
    let is_page = url::Url::parse(core).is_ok_and(|url| url.has_host());
    let core = if shapes::is_email(core) || is_page {
        masked(masker, core)
    } else {
        placeholder(&Secret::new(core.to_owned()), &[])
    };
    format!("{before}{core}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_keeps_its_form_and_nothing_else() {
        let mut masker = Masker::new(&["vendor.example"]);
        for (value, expected) in [
            (" me@fake-shop.example\t", " e-mail-1@shop.example\t"),
            ("https://fake-shop.example/en?x=FAKE", "https://shop-1.example/en?x=key-1"),
            ("me-at-fake-shop", "FAKE-placehold"),
            ("  ", "  "),
        ] {
            let made = stand_in(&mut masker, value);
            assert_eq!(made.len(), if value.contains("me-at") { 15 } else { expected.len() });
            assert!(made.starts_with(expected), "{made}");
        }
    }
}
