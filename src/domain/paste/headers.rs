//! The head of an answer in HTTP, as `curl -i`, `curl -v` or a browser's tools show it.

use super::text::Text;
use super::{Kind, Notes, cause, page};
use crate::domain::finding::Confidence::{self, Certain, Likely, Possible};

/// The services of vendors: what fails there is not the shop's.
const VENDORS: [&str; 6] = [
    "shipstation.com",
    "shipengine.com",
    "shiprocket.in",
    "ups.com",
    "usps.com",
    "shippingapis.com",
];

/// An answer's head, and how its body begins.
#[derive(Default)]
struct Head<'a> {
    status: u16,
    status_line: &'a str,
    /// Name in lower case, value, line.
    headers: Vec<(String, &'a str, &'a str)>,
    body: &'a str,
}

impl<'a> Head<'a> {
    fn header(&self, name: &str) -> Option<(&'a str, &'a str)> {
        let mut named = self.headers.iter().filter(|(known, _, _)| known == name);
        named.next().map(|(_, value, line)| (*value, *line))
    }

    fn server(&self, name: &str) -> bool {
        self.header("server").is_some_and(|(value, _)| value.to_ascii_lowercase().contains(name))
    }

    /// True where the service itself answered: JSON or XML.
    fn is_own(&self) -> bool {
        let body = self.body.trim_start();
        let kind = self.header("content-type").map_or("", |(value, _)| value);
        let own_kind = kind.contains("json") || kind.contains("/xml");
        body.starts_with(['{', '[']) || body.starts_with("<?xml") || (body.is_empty() && own_kind)
    }
}

pub(super) fn read(text: &Text<'_>, notes: &mut Notes) {
    let at_vendor = asked(text).is_some_and(|host| {
        VENDORS.iter().any(|vendor| host == *vendor || host.ends_with(&format!(".{vendor}")))
    });
    let blocked = page::blocks(text);
    for head in heads(text) {
        marks(&head, notes);
        let answered = head.status != 0 && !blocked;
        if answered && head.is_own() {
            own(&head, notes);
        } else if answered && at_vendor {
            of_vendor(&head, notes);
        } else if answered {
            of_shop(&head, text, notes);
        }
    }
}

/// The answers of a text; headers that stand alone are one without a status.
fn heads<'a>(text: &Text<'a>) -> Vec<Head<'a>> {
    let mut heads = vec![Head::default()];
    let mut in_body = false;
    for &whole in &text.lines {
        // `curl -v` marks what came with `<` and what went with `>`.
        let line = whole.strip_prefix("< ").unwrap_or(whole).trim_end();
        if whole.starts_with("> ") || whole.starts_with("* ") {
            continue;
        }
        if let Some(status) = status(line) {
            heads.push(Head { status, status_line: line, ..Head::default() });
            in_body = false;
            continue;
        }
        let Some(head) = heads.last_mut() else { continue };
        if line.is_empty() || line == "<" {
            in_body = head.status != 0;
        } else if !in_body && let Some((name, value)) = header(line) {
            head.headers.push((name, value, line));
        } else if head.body.is_empty() {
            head.body = line;
        }
    }
    heads
}

/// The status of `HTTP/1.1 403 Forbidden` or `Status Code: 403 Forbidden`.
fn status(line: &str) -> Option<u16> {
    let line = line.trim();
    let rest = match line.strip_prefix("HTTP/") {
        Some(rest) => rest.split_once(' ')?.1,
        None => line.strip_prefix("Status Code:").or_else(|| line.strip_prefix(":status:"))?,
    };
    let number = rest.split_whitespace().next()?;
    let status: u16 = number.parse().ok()?;
    (100..600).contains(&status).then_some(status)
}

fn header(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.split_once(':')?;
    let letters = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    let named = !name.is_empty() && name.len() <= 60 && name.bytes().all(letters);
    named.then(|| (name.to_ascii_lowercase(), value.trim()))
}

/// The host that was asked, where the text says so.
fn asked(text: &Text<'_>) -> Option<String> {
    for line in &text.lines {
        let lower = line.trim_start_matches(['>', ' ']).to_ascii_lowercase();
        if let Some(host) = lower.strip_prefix("host:") {
            return Some(bare(host));
        }
        if lower.contains("curl ")
            && let Some((_, after)) = lower.split_once("://")
        {
            return Some(bare(after));
        }
    }
    None
}

fn bare(host: &str) -> String {
    let end = |c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '-');
    host.trim().split(end).next().unwrap_or_default().to_owned()
}

/// Headers that say by themselves who answered, whatever the status.
fn marks(head: &Head<'_>, notes: &mut Notes) {
    let mut note = |confidence, line: &str| notes.note(Kind::Headers, cause::WAF, confidence, line);
    match head.header("cf-mitigated") {
        Some(("challenge", line)) => note(Certain, line),
        Some((_, line)) => note(Possible, line),
        None => {}
    }
    match head.header("x-amzn-waf-action") {
        Some(("captcha", line)) => note(Certain, line),
        Some((_, line)) => note(Likely, line),
        None => {}
    }
    if let Some((_, line)) = head.header("x-sucuri-block") {
        note(Likely, line);
    }
    if head.status_line.to_ascii_lowercase().contains("modsecurity action") {
        note(Likely, head.status_line);
    }
    if let Some((realm, line)) = head.header("www-authenticate") {
        sign_in_wanted(head, realm, line, notes);
    }
}

fn sign_in_wanted(head: &Head<'_>, realm: &str, line: &str, notes: &mut Notes) {
    let basic = realm.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("basic"));
    if realm.contains("WooCommerce API") {
        notes.note(Kind::Headers, cause::WOO_KEY_INVALID, Likely, line);
    } else if basic && !head.is_own() {
        // A password of the web server in front of the shop.
        notes.note(Kind::Headers, cause::MAINTENANCE, Likely, line);
    }
}

/// The service answered in its own words; the readers of its words say the rest.
fn own(head: &Head<'_>, notes: &mut Notes) {
    let none_left = head.header("x-rate-limit-remaining").filter(|(left, _)| *left == "0");
    if head.status == 429 {
        let line = none_left.map_or(head.status_line, |(_, line)| line);
        let confidence = if none_left.is_some() { Certain } else { Likely };
        notes.note(Kind::Headers, cause::RATE_LIMITED, confidence, line);
    }
}

/// A vendor's own host answered with something that is none of its words.
fn of_vendor(head: &Head<'_>, notes: &mut Notes) {
    let (cause, confidence) = match head.status {
        401 => (cause::API_KEY_INVALID, Possible),
        403 | 405 | 406 => (cause::WAF, Possible),
        407 => (cause::PROXY_BLOCKING, Likely),
        429 => (cause::RATE_LIMITED, Likely),
        500..=599 => (cause::VENDOR_OUTAGE, Possible),
        _ => return,
    };
    notes.note(Kind::Headers, cause, confidence, head.status_line);
}

/// Something in front of the shop, or the shop's own page of trouble.
fn of_shop(head: &Head<'_>, text: &Text<'_>, notes: &mut Notes) {
    if head.status == 511 || head.status == 407 {
        let portal = head.status == 511;
        let cause = if portal { cause::CAPTIVE_PORTAL } else { cause::PROXY_BLOCKING };
        notes.note(Kind::Headers, cause, Likely, head.status_line);
        return;
    }
    if (300..400).contains(&head.status) {
        if let Some((_, line)) = head.header("location") {
            notes.note(Kind::Headers, cause::REDIRECT, Possible, line);
        }
        return;
    }
    for (cause, confidence) in by_status(head, text) {
        notes.note(Kind::Headers, cause, confidence, head.status_line);
    }
}

fn by_status(head: &Head<'_>, text: &Text<'_>) -> Vec<(&'static str, Confidence)> {
    let varnish = text.has("backend fetch failed") || text.has("guru meditation");
    match head.status {
        403 | 406 => vec![(cause::WAF, Possible)],
        // WooCommerce's own documents name ModSecurity for it.
        501 => vec![(cause::WAF, Likely)],
        404 => vec![(cause::WRONG_BASE_URL, Possible), (cause::REWRITES_MISSING, Possible)],
        429 => vec![(cause::RATE_LIMITED, Likely)],
        503 if varnish => Vec::new(),
        503 => vec![(cause::MAINTENANCE, Possible), (cause::SLOW_STORE, Possible)],
        504 => vec![(cause::SLOW_STORE, Likely)],
        502 => vec![(cause::SLOW_STORE, Possible), (cause::SOFTWARE_ERROR, Possible)],
        522 | 524 if head.server("cloudflare") => vec![(cause::SLOW_STORE, Possible)],
        525 | 526 if head.server("cloudflare") => vec![(cause::TLS_CERTIFICATE, Possible)],
        520..=523 if head.server("cloudflare") => vec![(cause::SOFTWARE_ERROR, Possible)],
        500 => vec![(cause::SOFTWARE_ERROR, Likely)],
        _ => Vec::new(),
    }
}
