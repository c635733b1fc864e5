//! What is appended to the address, and its limits.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The longest that token and address are, in characters (documented).
pub const FIXED_MAX: usize = 700;
/// What is appended stays below this, in characters (documented).
pub const APPENDED_MAX: usize = 1_300;
/// The longest address that browsers take, in characters: about (documented).
pub const WHOLE_MAX: usize = 2_000;
/// How long a token works, in seconds (documented).
pub const LIFE_S: i64 = 10;

/// What stays as it is in a value of the query.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What is appended to the end of `redirect_url`, which has a query already. Values are written with
/// percent signs where they hold anything but letters, digits and `-._~`.
#[must_use]
pub fn appended(redirect_to: Option<&str>, theme_id: Option<&str>) -> String {
    [("theme_id", theme_id), ("redirect_to", redirect_to)]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?)))
        .map(|(name, value)| format!("&{name}={}", utf8_percent_encode(value, VALUE)))
        .collect()
}

/// The length of an address, in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// Token and address, as the vendor gave them.
    pub fixed: usize,
    /// What was appended.
    pub own: usize,
}

impl Length {
    /// Both together.
    #[must_use]
    pub const fn whole(self) -> usize {
        self.fixed + self.own
    }

    /// By how many characters it is too long, the greater of both excesses; 0 where it is not.
    #[must_use]
    pub fn over(self) -> usize {
        let whole = self.whole().saturating_sub(WHOLE_MAX);
        whole.max(self.own.saturating_sub(APPENDED_MAX))
    }
}
