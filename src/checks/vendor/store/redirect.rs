//! Where a shop sends a question on to. Nothing follows it with a key: that is the finding.

use url::Url;

use crate::checks::judge::answer_evidence;
use crate::domain::finding::Confidence::{Likely, Possible};
use crate::domain::finding::{Evidence, Finding};
use crate::domain::secret::mask_secrets;
use crate::domain::text::visible;
use crate::world::net::Answer;

/// Characters of a target that are shown.
const SHOWN: usize = 300;

/// Parts of paths to pages of web hosts that stand for a shop that is gone (cPanel).
const HOSTS_PAGES: &[&str] = &["/cgi-sys/suspendedpage", "/cgi-sys/defaultwebpage"];

/// Parts of targets to which guards lead that want to see a browser.
const PUZZLES: &[&str] =
    &["/.well-known/sgcaptcha", "/cdn-cgi/challenge", "captcha", "validate.perfdrive.com"];

/// Parts of paths to pages where one signs in.
const SIGN_INS: &[&str] =
    &["login", "log-in", "signin", "sign-in", "my-account", "customer/account", "/password"];

/// Parts of paths to pages that say that the shop is closed.
const CLOSED: &[&str] = &["maintenance", "coming-soon", "coming_soon", "wartung", "mantenimiento"];

/// What a redirect of the question `asked` says, best first.
pub(super) fn findings(asked: &Url, answer: &Answer) -> Vec<Finding> {
    let seen = answer_evidence(answer);
    let target = answer.header("location").unwrap_or_default();
    let Some(target) = Some(target).filter(|it| !it.is_empty()).and_then(|it| asked.join(it).ok())
    else {
        return vec![Finding::new("store-garbled", Possible, vec![seen])];
    };
    let shown = visible(&mask_secrets(without_query(target.as_str())), SHOWN);
    let evidence = vec![Evidence::new("leads to", shown), seen];
    let found = |id: &str, confidence| Finding::new(id, confidence, evidence.clone());
    let lower = target.as_str().to_ascii_lowercase();
    let leads_to = |parts: &[&str]| parts.iter().any(|part| lower.contains(part));
    if leads_to(HOSTS_PAGES) {
        return vec![found("store-parked", Likely), found(way(asked, &target), Possible)];
    }
    if leads_to(PUZZLES) {
        return vec![found("store-wants-browser", Likely), found(way(asked, &target), Possible)];
    }
    let mut findings = vec![found(way(asked, &target), Likely)];
    if leads_to(CLOSED) {
        findings.push(found("store-maintenance", Possible));
    }
    findings
}

/// The kind of way on.
fn way(asked: &Url, target: &Url) -> &'static str {
    let host = |url: &Url| url.host_str().unwrap_or_default().to_owned();
    let (from, to) = (host(asked), host(target));
    if bare(&from) != bare(&to) {
        return "store-redirects-elsewhere";
    }
    if from != to {
        return "store-redirects-www";
    }
    if asked.scheme() == "http" && target.scheme() == "https" {
        return "store-redirects-to-https";
    }
    let path = target.path().to_ascii_lowercase();
    if SIGN_INS.iter().any(|part| path.contains(part)) {
        return "store-redirects-to-sign-in";
    }
    if inserts_a_view(asked, target) { "store-redirects-to-view" } else { "store-redirects-path" }
}

fn bare(host: &str) -> &str {
    host.strip_prefix("www.").unwrap_or(host)
}

/// True where a language, country or store code was put into the path.
fn inserts_a_view(asked: &Url, target: &Url) -> bool {
    let parts = |url: &Url| -> Vec<String> {
        url.path().split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let (from, to) = (parts(asked), parts(target));
    let code = |part: &str| {
        let shape = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        part.len() <= 12 && part.chars().all(shape)
    };
    let language = to.first().is_some_and(|part| {
        let letters = part
            .split(['-', '_'])
            .all(|it| it.len() == 2 && it.bytes().all(|byte| byte.is_ascii_alphabetic()));
        letters && !from.contains(part)
    });
    let one_more = to.len() == from.len() + 1;
    let inserted = one_more
        && (0..to.len())
            .any(|at| code(&to[at]) && to[..at] == from[..at] && to[at + 1..] == from[at..]);
    language || inserted
}

/// A query may carry what is nobody's business.
fn without_query(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(asked: &str, target: &str) -> String {
        let headers = vec![("location".to_owned(), target.to_owned())];
        let (reason, body) = (String::new(), Vec::new());
        let answer =
            Answer { status: 302, reason, headers, body, cut: false, token: None, date: None };
        let asked = Url::parse(asked).expect("an address");
        findings(&asked, &answer)[0].id.clone()
    }

    #[test]
    fn each_way_on_is_told_apart() {
        for (asked, target, id) in [
            ("http://shop.example/rest/V1/x", "https://shop.example/rest/V1/x", "to-https"),
            ("https://shop.example/wp-json/", "https://www.shop.example/wp-json/", "www"),
            ("http://shop.example/wp-json/", "https://www.shop.example/wp-json/", "www"),
            ("https://shop.example/wp-json/", "https://elsewhere.example/", "elsewhere"),
            ("https://shop.example/wp-json/", "/wp-json", "path"),
            ("https://shop.example/wp-json/", "/wp-login.php?redirect_to=x", "to-sign-in"),
            ("https://shop.example/rest/V1/x", "/de/rest/V1/x", "to-view"),
            ("https://shop.example/rest/V1/x", "/en-gb/", "to-view"),
            ("https://shop.example/rest/V1/x", "/default/rest/V1/x", "to-view"),
            ("https://shop.example/rest/V1/x", "https://shop.example/rest/V1/x", "path"),
        ] {
            assert_eq!(first(asked, target), format!("store-redirects-{id}"), "{target}");
        }
        let suspended = "https://shop.example/cgi-sys/suspendedpage.cgi";
        assert_eq!(first("https://shop.example/wp-json/", suspended), "store-parked");
        assert_eq!(first("https://shop.example/wp-json/", ""), "store-garbled");
    }
}
