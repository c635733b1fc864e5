//! What a web page says that stands where the shop's answer should be (vendors' facts, sections 4.5 and 10).

use crate::world::net::Answer;

/// A page, in lower case.
pub(in crate::checks) struct Page {
    text: String,
    headings: String,
}

/// Words of pages that web hosts, panels and web servers show where there is no shop.
const PARKED: &[&str] = &[
    "domain is parked",
    "parked free",
    "parked domain",
    "domain parking",
    "this domain is for sale",
    "buy this domain",
    "this domain has expired",
    "domain has been suspended",
    "account suspended",
    "account has been suspended",
    "website has been suspended",
    "this site has been suspended",
    "default web site page",
    "apache2 ubuntu default page",
    "apache2 debian default page",
    "apache http server test page",
    "test page for the apache",
    "test page for the nginx",
    "welcome to nginx",
    "it works!",
    "default web page",
    "domain default page",
    "web server's default page",
    "default plesk page",
    "default server page",
    "iis windows server",
    "there is no website configured",
    "no website is configured",
    "site is not published",
    "future home of",
    "if you are the owner of this website, please contact your hosting provider",
    "we have moved to a new server",
    "this site has moved",
    "this website has moved",
];

/// Words by which a shop, or a notice before it, says that it is closed for a while.
const CLOSED: &[&str] = &[
    "maintenance",
    "be back soon",
    "be right back",
    "back shortly",
    "coming soon",
    "opening soon",
    "under construction",
    "temporarily closed",
    "wartung",
    "mantenimiento",
    "manutenzione",
    "onderhoud",
    "manutenção",
];

/// Words by which Magento and WordPress say it, wherever they stand.
const CLOSED_ANYWHERE: &[&str] = &[
    "down for maintenance",
    "undergoing maintenance",
    "maintenance downtime",
    "scheduled maintenance",
    "maintenance mode",
];

/// Words by which a shop's own software says that it failed.
const FAILED: &[&str] = &[
    "there has been an error processing your request",
    "there has been a critical error on this website",
    "error establishing a database connection",
    "php fatal error",
    "fatal error:",
    "parse error:",
    "uncaught exception",
    "uncaught error",
    "allowed memory size of",
    "maximum execution time of",
    "sqlstate[",
];

/// Words of a web server's own short pages.
const SERVERS: &[&str] = &[
    "<center>nginx",
    "<center>openresty",
    "<address>apache",
    "was not found on this server",
    "the resource requested could not be found on this server",
    "proudly powered by litespeed",
    "http error 404.0 - not found",
];

impl Page {
    /// The page of an answer; none where it is no text, or where it is empty.
    pub(in crate::checks) fn of(answer: &Answer) -> Option<Self> {
        let text = String::from_utf8_lossy(&answer.body).to_lowercase();
        let text = text.replace("&#039;", "'").replace('’', "'").replace("&nbsp;", " ");
        let headings = ["title", "h1", "h2"].map(|tag| inside(&text, tag)).join(" \n ");
        (!text.trim().is_empty()).then_some(Self { text, headings })
    }

    fn has(&self, words: &[&str]) -> bool {
        words.iter().any(|words| self.text.contains(words))
    }

    /// True for a page of whoever runs the server, in the place of any shop.
    pub(super) fn is_parked(&self) -> bool {
        // Such pages are about nothing else, so their words head them or they are short.
        let short = self.text.len() < 4_000;
        PARKED
            .iter()
            .any(|words| self.headings.contains(words) || short && self.text.contains(words))
    }

    /// True where the shop says that it is closed for a while. A shop sells “maintenance kits”, so the word
    /// has to head the page.
    pub(super) fn is_closed(&self) -> bool {
        let heads = CLOSED.iter().any(|words| self.headings.contains(words));
        let short =
            self.text.len() < 6_000 || self.headings.contains("service temporarily unavail");
        heads || short && self.has(CLOSED_ANYWHERE)
    }

    /// True where the shop's software says that it failed.
    pub(super) fn is_failure(&self) -> bool {
        self.has(FAILED)
    }

    /// True for the page of a cache that gets no answer from the shop behind it.
    pub(super) fn is_of_cache(&self) -> bool {
        self.has(&["backend fetch failed", "guru meditation", "varnish cache server"])
    }

    /// True where the web server itself speaks, and no shop behind it.
    pub(in crate::checks) fn is_of_server(&self) -> bool {
        self.text.len() < 3_000 && self.has(SERVERS)
    }

    /// True for a page that Magento drew.
    pub(super) fn is_of_magento(&self) -> bool {
        self.has(&["mage/cookies", "/static/version", "x-magento-init", "magento_theme"])
    }

    /// True for a page that WordPress drew.
    pub(super) fn is_of_wordpress(&self) -> bool {
        self.has(&["/wp-content/", "/wp-includes/", "https://api.w.org/"])
    }

    /// True for a page that asks for a name and a password, or that sends on to one.
    pub(in crate::checks) fn is_sign_in(&self) -> bool {
        self.has(&["type=\"password\"", "type='password'"])
    }
}

/// What stands in the first elements of a kind.
fn inside(text: &str, tag: &str) -> String {
    let mut found = String::new();
    let mut rest = text;
    for _ in 0..6 {
        let Some(at) = rest.find(&format!("<{tag}")) else { break };
        let Some(opened) = rest[at..].find('>') else { break };
        let start = at + opened + 1;
        let end = rest[start..].find(&format!("</{tag}")).map_or(rest.len(), |end| start + end);
        found.push_str(rest[start..end].trim());
        found.push('\n');
        rest = &rest[end..];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Page {
        let (headers, reason) = (Vec::new(), String::new());
        let body = text.as_bytes().to_vec();
        let answer =
            Answer { status: 200, reason, headers, body, cut: false, token: None, date: None };
        Page::of(&answer).expect("a page")
    }

    #[test]
    fn a_shop_that_sells_maintenance_is_open() {
        let shop = format!(
            "<title>Mills &amp; parts</title><h1>Coffee</h1>{}<p>Scheduled maintenance kits</p>",
            "<p>beans</p>".repeat(900)
        );
        assert!(!page(&shop).is_closed());
        let closed = "<title>Service Temporarily Unavailable</title><p>down for maintenance";
        assert!(page(closed).is_closed());
        assert!(page("<h1 class=\"x\">We&#039;ll Be Right Back</h1>").is_closed());
    }

    #[test]
    fn pages_of_hosts_are_known_by_what_heads_them() {
        assert!(page("<html><body><h1>It works!</h1></body></html>").is_parked());
        assert!(page("<title>Account Suspended</title>").is_parked());
        let shop = format!("<title>Shop</title>{} it works! ", "<p>a mug that</p>".repeat(500));
        assert!(!page(&shop).is_parked());
    }

    #[test]
    fn half_a_page_is_read_without_harm() {
        for text in ["<title", "<title>", "<h1><h1><h1", "</title><title>é", "<h1 <h1>x</h"] {
            let _ = page(text).is_closed();
        }
    }
}
