//! Masks for personal values: the same value has the same mask wherever it stands.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::domain::finding::Identity;
use crate::domain::secret::mask_secrets;

/// What kind of thing a mask stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// An e-mail address.
    Email,
    /// The host of a shop.
    Shop,
    /// The number of an account.
    Account,
    /// An IP address.
    Address,
    /// The name on an account.
    Name,
    /// A key, token or the value of a query.
    Key,
}

impl Kind {
    /// The word that masks of this kind begin with.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Email => "e-mail",
            Self::Shop => "shop",
            Self::Account => "account",
            Self::Address => "address",
            Self::Name => "name",
            Self::Key => "key",
        }
    }
}

#[expect(clippy::expect_used, reason = "a constant that a test runs")]
static PARTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?P<email>[\p{L}0-9._%+-]+@[\p{L}0-9-]+(?:\.[\p{L}0-9-]+)*)",
        r"|[?&;][A-Za-z0-9_.\[\]%-]+=(?P<query>[^\s&;#\x22'<>]+)",
        r"|(?P<v6>[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?:\.[0-9]{1,3}){0,3})",
        r"|(?P<host>[\p{L}0-9][\p{L}0-9_-]*(?:\.[\p{L}0-9_-]+)+)",
    ))
    .expect("a valid constant")
});

/// Stands before a mask in a text that a window draws, so that it can be drawn as one.
pub const MASK_OPEN: char = '\u{E000}';
/// Stands behind such a mask.
pub const MASK_CLOSE: char = '\u{E001}';

/// Replaces personal values by masks such as `shop-1`. It remembers what it has masked.
#[derive(Clone, Debug, Default)]
pub struct Masker {
    marked: bool,
    vendors: Vec<String>,
    known: Vec<(String, Kind)>,
    given: BTreeMap<(Kind, String), usize>,
}

impl Masker {
    /// A masker for a report. Hosts of vendors, and hosts below them, stay readable.
    #[must_use]
    pub fn new(vendors: &[&str]) -> Self {
        let vendors = vendors.iter().map(|host| host.to_lowercase()).collect();
        Self { vendors, ..Self::default() }
    }

    /// A masker for a shared screen, which also knows these personal values.
    #[must_use]
    pub fn for_sharing(vendors: &[&str], personal: &[(Kind, &str)]) -> Self {
        let mut masker = Self::new(vendors);
        for (kind, value) in personal {
            masker.know(*kind, value);
        }
        masker
    }

    /// Masks this value wherever it stands as whole words. A mask or an empty value is ignored.
    pub fn know(&mut self, kind: Kind, value: &str) {
        let value = value.trim();
        if value.is_empty() || is_mask(value) || self.known.iter().any(|(known, _)| known == value)
        {
            return;
        }
        self.known.push((value.to_owned(), kind));
        // A longer value first, so that a name inside it does not break it up.
        self.known.sort_by_key(|(known, _)| std::cmp::Reverse(known.len()));
    }

    /// Masks what is personal of a set-up: its values by their names.
    pub fn know_set_up(&mut self, values: &BTreeMap<String, String>) {
        for (name, value) in values {
            match name.as_str() {
                "email" => self.know(Kind::Email, value),
                "url" => {
                    let host = url::Url::parse(value).ok();
                    let host = host.as_ref().and_then(url::Url::host_str);
                    self.know(Kind::Shop, host.unwrap_or(value));
                }
                _ => self.know(Kind::Account, value),
            }
        }
    }

    /// Masks whose account answered.
    pub fn know_identity(&mut self, identity: &Identity) {
        let Identity { name, email, account } = identity;
        for (kind, value) in [(Kind::Email, email), (Kind::Account, account), (Kind::Name, name)] {
            if let Some(value) = value {
                self.know(kind, value);
            }
        }
    }

    /// The text with everything personal masked. Masking twice changes nothing.
    pub fn mask(&mut self, text: &str) -> String {
        let mut masked = mask_secrets(text).into_owned();
        for (value, kind) in self.known.clone() {
            masked = self.without_value(&masked, kind, &value);
        }
        PARTS.replace_all(&masked, |found: &Captures<'_>| self.part(found)).into_owned()
    }

    /// Masks every string inside a JSON value in place; names of fields stay.
    pub fn mask_json(&mut self, value: &mut serde_json::Value) {
        match value {
            serde_json::Value::String(text) => *text = self.mask(text),
            serde_json::Value::Array(items) => items.iter_mut().for_each(|it| self.mask_json(it)),
            serde_json::Value::Object(fields) => {
                fields.values_mut().for_each(|it| self.mask_json(it));
            }
            _ => {}
        }
    }

    /// From now on masks stand between [`MASK_OPEN`] and [`MASK_CLOSE`], or stand plain.
    pub fn mark(&mut self, marked: bool) {
        self.marked = marked;
    }

    /// How many different values of each kind were masked; the values themselves are not told.
    #[must_use]
    pub fn hidden(&self) -> BTreeMap<Kind, usize> {
        let mut counts = BTreeMap::new();
        for (kind, _) in self.given.keys() {
            *counts.entry(*kind).or_default() += 1;
        }
        counts
    }

    fn name_of(&mut self, kind: Kind, value: &str) -> String {
        let next = self.given.keys().filter(|(other, _)| *other == kind).count() + 1;
        let nth = *self.given.entry((kind, value.to_lowercase())).or_insert(next);
        let mask = format!("{}-{nth}", kind.word());
        if self.marked { format!("{MASK_OPEN}{mask}{MASK_CLOSE}") } else { mask }
    }

    /// True where this value has been masked, or is to be.
    #[must_use]
    pub fn knows(&self, value: &str) -> bool {
        self.known.iter().any(|(known, _)| known == value.trim())
    }

    fn without_value(&mut self, text: &str, kind: Kind, value: &str) -> String {
        let mut out = String::new();
        let mut from = 0;
        for (start, found) in text.match_indices(value) {
            let end = start + found.len();
            let before = text[..start].chars().next_back();
            let after = text[end..].chars().next();
            if [before, after].into_iter().flatten().any(char::is_alphanumeric) {
                continue;
            }
            out.push_str(&text[from..start]);
            out.push_str(&self.name_of(kind, value));
            from = end;
        }
        out + &text[from..]
    }

    fn part(&mut self, found: &Captures<'_>) -> String {
        let whole = &found[0];
        if let Some(email) = found.name("email") {
            return self.name_of(Kind::Email, email.as_str());
        }
        if let Some(query) = found.name("query") {
            let value = query.as_str();
            let bare = value.trim_matches([MASK_OPEN, MASK_CLOSE]);
            if is_mask(bare) || value.starts_with('•') {
                return whole.to_owned();
            }
            let key = self.name_of(Kind::Key, value);
            return format!("{}{key}", &whole[..whole.len() - value.len()]);
        }
        if whole.parse::<IpAddr>().is_ok() {
            // `::` alone is punctuation more often than an address.
            let plain = !whole.bytes().any(|byte| byte.is_ascii_alphanumeric());
            return if plain { whole.to_owned() } else { self.name_of(Kind::Address, whole) };
        }
        if found.name("host").is_some() && self.is_foreign_host(whole) {
            return self.name_of(Kind::Shop, whole);
        }
        whole.to_owned()
    }

    fn is_foreign_host(&self, text: &str) -> bool {
        let host: Cow<'_, str> = text.to_lowercase().into();
        let Some((_, top)) = host.rsplit_once('.') else { return false };
        let named = top.starts_with("xn--") || top.chars().all(char::is_alphabetic);
        let vendor = self.vendors.iter().any(|vendor| {
            host.strip_suffix(vendor.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        });
        named && top.chars().count() >= 2 && !vendor && !is_file(top)
    }
}

/// Endings of files and checks that look like a host's.
fn is_file(top: &str) -> bool {
    const ENDINGS: [&str; 12] =
        ["php", "html", "htm", "json", "js", "css", "xml", "toml", "txt", "login", "token", "exe"];
    ENDINGS.contains(&top)
}

fn is_mask(value: &str) -> bool {
    [Kind::Email, Kind::Shop, Kind::Account, Kind::Address, Kind::Name, Kind::Key].iter().any(
        |kind| {
            value
                .strip_prefix(kind.word())
                .and_then(|rest| rest.strip_prefix('-'))
                .is_some_and(|nth| !nth.is_empty() && nth.bytes().all(|b| b.is_ascii_digit()))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const GONE: [(&str, &str); 6] = [
        ("from me@shop.example today", "from e-mail-1 today"),
        ("at 203.0.113.7 and 2001:db8::1", "at address-1 and address-2"),
        ("https://shop.example/a?user=FAKE&x=1", "https://shop-1/a?user=key-1&x=key-2"),
        ("shop.example, SHOP.example", "shop-1, shop-1"),
        ("shop bücher.example", "shop shop-1"),
        ("api.vendor.example.evil.example", "shop-1"),
    ];

    const STAYS: [&str; 7] = [
        "TLS 1.3, version 10.4.2",
        "api.vendor.example answered 401",
        "12:58:28",
        "Invalid email and password combination",
        "request 123e4567-e89b-42d3-a456-426614174000",
        "wp-login.php",
        "Sat, 21 Nov 2026 12:58:28 GMT",
    ];

    #[test]
    fn personal_values_vanish_and_a_second_time_changes_nothing() {
        for (text, expected) in GONE {
            let mut masker = Masker::new(&["vendor.example"]);
            let masked = masker.mask(text);
            assert_eq!(masked, expected);
            assert_eq!(masker.mask(&masked), masked);
        }
    }

    #[test]
    fn what_support_needs_stays() {
        let mut masker = Masker::new(&["vendor.example"]);
        for text in STAYS {
            assert_eq!(masker.mask(text), text);
        }
        assert!(masker.hidden().is_empty());
    }

    #[test]
    fn known_values_have_one_mask_in_any_json() {
        let mut masker =
            Masker::for_sharing(&[], &[(Kind::Name, "Fake Traders"), (Kind::Account, "4711")]);
        let mut value = serde_json::json!({"a": ["Fake Traders (4711)"], "b": "of Fake Traders"});
        masker.mask_json(&mut value);
        assert_eq!(value, serde_json::json!({"a": ["name-1 (account-1)"], "b": "of name-1"}));
        assert_eq!(masker.hidden()[&Kind::Name], 1);
    }
}
