//! Values of the same shape in the place of what was entered.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::domain::finding::RunReport;
use crate::domain::report::Masker;
use crate::domain::secret::{Secret, placeholder, shapes};

#[expect(clippy::expect_used, reason = "a constant that a test runs")]
static MASKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?P<kind>shop|e-mail)-(?P<nth>[0-9]+)\b").expect("a valid constant")
});

/// Words that name a proxy and nobody's.
const NOBODYS: [&str; 3] = ["localhost", "proxy", "wpad"];
/// Values of closed lists, which tell nothing and decide much.
const CLOSED: [&str; 8] =
    ["billing", "carriers", "magento", "onboarding", "shipengine", "v1", "v2", "woocommerce"];

/// Masks for everything personal in one file.
pub(super) struct Masks {
    masker: Masker,
    proxies: Vec<(Regex, String)>,
}

impl Masks {
    /// Masks of a file in which the hosts of `vendors` stay readable, and these hosts of proxies do not.
    pub(super) fn new(vendors: &[&str], proxies: &[String], runs: &[&RunReport]) -> Self {
        let stands = |nth: usize| format!("proxy-{}.example", nth + 1);
        let named: Vec<&String> =
            proxies.iter().filter(|host| !NOBODYS.contains(&host.as_str())).collect();
        let kept: Vec<String> = (0..named.len()).map(stands).collect();
        let kept: Vec<&str> =
            vendors.iter().copied().chain(kept.iter().map(String::as_str)).collect();
        let mut masker = Masker::new(&kept);
        runs.iter().filter_map(|run| run.outcome.identity.as_ref()).for_each(|identity| {
            masker.know_identity(identity);
        });
        let proxy = |(nth, host): (usize, &String)| {
            let whole = Regex::new(&format!(r"(?i)\b{}\b", regex::escape(host))).ok()?;
            Some((whole, stands(nth)))
        };
        let mut proxies: Vec<(Regex, String)> =
            named.into_iter().enumerate().filter_map(proxy).collect();
        // A longer name first, so that a shorter one within it does not break it up.
        proxies.sort_by_key(|(host, _)| std::cmp::Reverse(host.as_str().len()));
        Self { masker, proxies }
    }

    /// A text with everything personal masked. Masks of hosts and e-mail addresses become hosts and
    /// addresses again, so that whoever reads them judges them alike.
    pub(super) fn masked(&mut self, text: &str) -> String {
        let mut text = text.to_owned();
        for (host, stands) in &self.proxies {
            text = host.replace_all(&text, stands.as_str()).into_owned();
        }
        let masked = self.masker.mask(&text);
        let named = |found: &Captures<'_>| {
            let nth = &found["nth"];
            match &found["kind"] {
                "shop" => format!("shop-{nth}.example"),
                _ => format!("e-mail-{nth}@shop.example"),
            }
        };
        MASKS.replace_all(&masked, named).into_owned()
    }

    /// What stands for a value that was entered: a word of a closed list itself, an e-mail address or an
    /// address of a page of the same form, else a text of the same length and the same odd characters.
    pub(super) fn stand_in(&mut self, value: &str) -> String {
        let core = shapes::trim(value);
        if core.is_empty() || CLOSED.contains(&value) {
            return value.to_owned();
        }
        let start = value.find(core).unwrap_or(0);
        let (before, after) = (&value[..start], &value[start + core.len()..]);
        let is_page = url::Url::parse(core).is_ok_and(|url| url.has_host());
        let core = if shapes::is_email(core) || is_page {
            self.masked(core)
        } else {
            placeholder(&Secret::new(core.to_owned()), &[])
        };
        format!("{before}{core}{after}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_keeps_its_form_and_nothing_else() {
        let mut masks = Masks::new(&["vendor.example"], &[], &[]);
        for (value, expected) in [
            (" me@fake-shop.example\t", " e-mail-1@shop.example\t"),
            ("https://fake-shop.example/en?x=FAKE", "https://shop-1.example/en?x=key-1"),
            ("me-at-fake-shop", "FAKE-placehold"),
            ("  ", "  "),
        ] {
            let made = masks.stand_in(value);
            assert_eq!(made.len(), if value.contains("me-at") { 15 } else { expected.len() });
            assert!(made.starts_with(expected), "{made}");
        }
    }

    #[test]
    fn a_proxys_host_is_masked_as_one_wherever_it_stands() {
        let hosts = ["corp-gw7".to_owned(), "gw7.fake-corp.example".to_owned(), "wpad".to_owned()];
        let mut masks = Masks::new(&["vendor.example"], &hosts, &[]);
        assert_eq!(
            masks.masked("GW7.fake-corp.example said: corp-gw7 knows no vendor.example; see wpad"),
            "proxy-2.example said: proxy-1.example knows no vendor.example; see wpad"
        );
        assert_eq!(masks.stand_in("v1"), "v1");
    }
}
