//! The check `store.address`: the shop's address as it was typed. Nothing leaves this computer.

use std::net::IpAddr;

use url::Url;

use super::declared;
use crate::checks::said::evidence;
use crate::checks::{Check, CheckFuture, Context, store_of};
use crate::domain::finding::Confidence::{Likely, Possible};
use crate::domain::finding::{Confidence, Declaration, Finding, Outcome, Verdict};
use crate::domain::secret::mask_secrets;
use crate::domain::text::visible;

/// Characters of an address that are shown.
const SHOWN: usize = 200;

/// Endings of names that nobody on the internet can look up.
const PRIVATE_ENDINGS: &[&str] =
    &[".local", ".localhost", ".internal", ".intranet", ".lan", ".home", ".corp", ".test"];

/// The check.
pub(super) struct Address;

impl Check for Address {
    fn declaration(&self) -> &'static Declaration {
        &declared::ADDRESS
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(async move {
            let Some(typed) = context.value("url") else {
                return Outcome::skipped("no-shop-address");
            };
            judge(typed, context.world().network.is_loopback())
        })
    }
}

/// Judges what was typed. On loopback, where shops are played, an address of this computer is as good as any.
fn judge(typed: &str, played: bool) -> Outcome {
    let findings = findings(typed, played);
    if findings.is_empty() {
        return Outcome::pass();
    }
    let broken = findings.iter().any(|found| found.confidence == Likely);
    let outcome = Outcome::found(findings);
    if broken { outcome } else { Outcome { verdict: Verdict::Warn, ..outcome } }
}

fn findings(typed: &str, played: bool) -> Vec<Finding> {
    let seen = vec![evidence("typed", visible(&mask_secrets(typed), SHOWN))];
    let found = |(id, confidence): (&str, Confidence)| Finding::new(id, confidence, seen.clone());
    let clean = without_invisible(typed);
    let Some(url) = parsed(&clean) else { return vec![found(("address-none", Likely))] };
    let host = url.host_str().unwrap_or_default().to_ascii_lowercase();
    let mut ids = of_path(&url);
    // Those who play shops on loopback give them names of their own liking, but not these.
    let intranet = [".intranet", ".lan"].iter().any(|ending| host.ends_with(ending));
    ids.extend((played && intranet).then_some(("address-private", Likely)));
    if !played {
        ids.extend(is_private(&host).then_some(("address-private", Likely)));
        let alone = !host.contains(['.', ':']) && !is_private(&host);
        ids.extend(alone.then_some(("address-none", Likely)));
        let plain = url.scheme() == "http" && !is_private(&host);
        ids.extend(plain.then_some(("address-unencrypted", Possible)));
    }
    let stray = clean != typed || host.ends_with('.');
    ids.extend(stray.then_some(("address-spaces", Possible)));
    let foreign = host.split('.').any(|label| label.starts_with("xn--"));
    let mut findings: Vec<Finding> = ids.into_iter().map(found).collect();
    if foreign {
        let mut finding = found(("address-look-alike", Possible));
        finding.evidence.push(evidence("written-out", host));
        findings.push(finding);
    }
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.confidence));
    findings
}

/// The address without what stands around it, also what cannot be seen.
fn without_invisible(typed: &str) -> String {
    let unseen = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}')
    };
    typed.trim_matches(unseen).to_owned()
}

fn parsed(clean: &str) -> Option<Url> {
    let values = std::iter::once(("url".to_owned(), clean.to_owned())).collect();
    store_of(&values)?;
    let whole = Url::parse(clean).ok().filter(Url::has_host);
    whole.or_else(|| Url::parse(&format!("https://{clean}")).ok())
}

fn of_path(url: &Url) -> Vec<(&'static str, Confidence)> {
    let path = url.path().to_ascii_lowercase();
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let has = |wanted: &[&str]| parts.iter().any(|part| wanted.contains(part));
    let admin = has(&["wp-admin", "wp-login.php", "admin", "backend"])
        || parts.iter().any(|part| part.starts_with("admin_"));
    if admin {
        return vec![("address-admin", Likely)];
    }
    let rest = parts.windows(2).any(|two| two[0] == "rest" && matches!(two[1], "v1" | "all"));
    let query = url.query().unwrap_or_default();
    if rest
        || has(&["wp-json", "auctane"])
        || query.contains("rest_route")
        || query.contains("wc-api")
    {
        return vec![("address-api", Likely)];
    }
    if has(&["rest", "api", "soap"]) {
        return vec![("address-api", Possible)];
    }
    if has(&["index.php"]) {
        return vec![("address-index-php", Possible)];
    }
    let page = parts.last().is_some_and(|last| {
        [".html", ".htm", ".php"].iter().any(|end| last.ends_with(end))
            || matches!(*last, "cart" | "checkout" | "my-account" | "login")
    });
    if page || url.query().is_some() || url.fragment().is_some() {
        return vec![("address-extra", Possible)];
    }
    Vec::new()
}

/// True for what nobody outside can reach.
fn is_private(host: &str) -> bool {
    let bare = host.trim_end_matches('.').trim_start_matches('[').trim_end_matches(']');
    if let Ok(address) = bare.parse::<IpAddr>() {
        return match address.to_canonical() {
            IpAddr::V4(v4) => {
                v4.is_private() || v4.is_loopback() || v4.is_link_local() || v4.is_unspecified()
            }
            IpAddr::V6(v6) => {
                v6.is_loopback()
                    || v6.is_unspecified()
                    || v6.is_unique_local()
                    || v6.is_unicast_link_local()
            }
        };
    }
    bare == "localhost" || PRIVATE_ENDINGS.iter().any(|ending| bare.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(typed: &str) -> Vec<String> {
        findings(typed, false).into_iter().map(|finding| finding.id).collect()
    }

    #[test]
    fn a_good_address_is_left_in_peace() {
        for typed in [
            "https://shop.example",
            "https://shop.example/",
            "shop.example",
            "https://www.shop.example/store",
            "https://shop.example:8443/de",
            "https://restaurant.example/apiary",
            "https://admin-supplies.example/",
        ] {
            assert_eq!(ids(typed), Vec::<String>::new(), "{typed}");
        }
    }

    #[test]
    fn each_mistake_is_named() {
        for (typed, id) in [
            ("owner@shop.example", "address-none"),
            ("my shop for mugs", "address-none"),
            ("YOUR_STORE_URL", "address-none"),
            ("", "address-none"),
            ("https://shop.example/wp-admin/", "address-admin"),
            ("https://shop.example/index.php/admin_1x9/dashboard", "address-admin"),
            ("https://shop.example/wp-login.php", "address-admin"),
            ("https://shop.example/wp-json/wc/v3", "address-api"),
            ("https://shop.example/rest/V1/orders", "address-api"),
            ("https://shop.example/?wc-api=wc_shipstation", "address-api"),
            ("https://shop.example/api", "address-api"),
            ("https://shop.example/index.php/", "address-index-php"),
            ("https://shop.example/mugs/blue.html", "address-extra"),
            ("https://shop.example/?utm_source=mail", "address-extra"),
            ("http://shop.example", "address-unencrypted"),
            ("https://shop.example ", "address-spaces"),
            ("https://shop.example\u{200b}", "address-spaces"),
            ("https://shop.example.", "address-spaces"),
            ("http://localhost/magento", "address-private"),
            ("http://192.168.0.12", "address-private"),
            ("https://mugs.local", "address-private"),
            ("https://[fd00::5]/", "address-private"),
            ("https://sh\u{43e}p.example", "address-look-alike"),
        ] {
            assert_eq!(ids(typed), vec![id.to_owned()], "{typed}");
        }
    }

    #[test]
    fn where_shops_are_played_this_computer_is_as_good_as_any() {
        assert_eq!(judge("http://127.0.0.1:8080", true).verdict, Verdict::Pass);
        assert_eq!(judge("http://127.0.0.1:8080/wp-admin", true).verdict, Verdict::Fail);
    }

    #[test]
    fn what_may_be_right_is_only_worth_a_look() {
        let outcome = judge("http://shop.example", false);
        assert_eq!((outcome.verdict, outcome.blocks), (Verdict::Warn, false));
    }
}
