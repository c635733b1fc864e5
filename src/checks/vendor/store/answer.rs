//! What a shop's answer to a question without a key means (vendors' facts, sections 4.1, 4.5, 5.1 and 10).

use serde_json::Value;
use url::Url;

use super::page::Page;
use super::redirect;
use crate::checks::edge::{Guard, Wants, guard, in_front, is_origin_trouble};
use crate::checks::judge::answer_evidence;
use crate::checks::said::{evidence, said};
use crate::domain::finding::Confidence::{self, Likely, Possible};
use crate::domain::finding::{Evidence, Finding};
use crate::domain::text::visible;
use crate::world::net::Answer;

/// The software of a shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::checks) enum Software {
    /// Magento 2.
    Magento,
    /// WordPress with WooCommerce.
    WordPress,
}

/// What an answer comes to.
#[derive(Debug, PartialEq)]
pub(in crate::checks) enum Reading {
    /// The shop's own interface spoke: the way there is free.
    Reached,
    /// Something else did, or the shop failed.
    Found(Vec<Finding>),
    /// Nobody knows the path. Whether the address or the web server is at fault takes more looks.
    Missing,
    /// A web page, where no page should be, which says nothing more.
    Page,
}

/// Reads the answer to `asked`.
pub(in crate::checks) fn read(software: Software, asked: &Url, answer: &Answer) -> Reading {
    use Reading::{Found, Missing};
    if (300..400).contains(&answer.status) {
        return Found(redirect::findings(asked, answer));
    }
    if let Some(guard) = guard(answer) {
        return Found(vec![turned_away(&guard, answer)]);
    }
    if let Some(reading) = own_words(software, answer) {
        return reading;
    }
    if answer.status == 429 {
        return Found(vec![rate_limited(answer)]);
    }
    if is_origin_trouble(answer) {
        return Found(vec![behind_the_cdn(answer)]);
    }
    if is_site_password(answer) {
        return found("store-password", Likely, answer);
    }
    if is_broken_json(answer) {
        return found("store-error", Likely, answer);
    }
    let page = Page::of(answer);
    match (answer.status, &page) {
        (404 | 410, None) => Missing,
        (502..=504, None) => server_error(answer, None),
        (_, None) => nothing(answer),
        (200..=299, _) if is_noise(answer) => found("store-garbled", Possible, answer),
        (_, Some(page)) if page.is_parked() => found("store-parked", Likely, answer),
        (500.., Some(page)) => server_error(answer, Some(page)),
        (_, Some(page)) if page.is_failure() => found("store-error", Likely, answer),
        (200..=299, Some(page)) if page.is_closed() => found("store-maintenance", Likely, answer),
        (403 | 406 | 451, _) => refused(answer),
        (404 | 410, _) => Missing,
        (408, _) => found("store-gateway-timeout", Likely, answer),
        (400..=499, _) => found("store-blocked", Possible, answer),
        _ => Reading::Page,
    }
}

/// True where a whole answer begins as JSON and is none: the shop's own program broke off or garbled it.
fn is_broken_json(answer: &Answer) -> bool {
    let says_json = answer.header("content-type").is_some_and(|kind| kind.contains("json"));
    let begins = answer.text().is_some_and(|text| text.trim_start().starts_with(['{', '[']));
    (200..=299).contains(&answer.status) && !answer.cut && says_json && begins
}

/// True where these are the words of the shop's own interface, whatever they say.
pub(super) fn is_own(software: Software, value: &Value) -> bool {
    match software {
        Software::Magento => {
            let list = value.as_array();
            let stores = |list: &Vec<Value>| !list.is_empty() && list.iter().all(Value::is_object);
            list.is_some_and(stores)
                || value["message"].is_string()
                || value["messages"].is_object()
        }
        Software::WordPress => {
            value["namespaces"].is_array()
                || value["routes"].is_object()
                || value["name"].is_string() && value["home"].is_string()
                || value["code"].is_string() && value["message"].is_string()
        }
    }
}

/// What the shop itself says; none where it is somebody else who speaks.
fn own_words(software: Software, answer: &Answer) -> Option<Reading> {
    if let Some(value) = answer.json() {
        return Some(of_json(software, answer, &value));
    }
    let text = String::from_utf8_lossy(&answer.body);
    // A site with many plug-ins tells more of its interface than is read.
    let begins = text.trim_start().starts_with("{\"name\":") || text.contains("\"namespaces\":[");
    if answer.cut && text.trim_start().starts_with('{') && begins {
        return Some(Reading::Reached);
    }
    let noisy = noise(software, &text)?;
    let mut seen = vec![answer_evidence(answer)];
    seen.insert(0, evidence("before-answer", visible(&noisy, 200)));
    Some(Reading::Found(vec![Finding::new("store-notice-before-answer", Likely, seen)]))
}

fn of_json(software: Software, answer: &Answer, value: &Value) -> Reading {
    let text = String::from_utf8_lossy(&answer.body).to_lowercase();
    if answer.status == 429 {
        return Reading::Found(vec![rate_limited(answer)]);
    }
    if answer.status == 503 && text.contains("maintenance") {
        return found("store-maintenance", Likely, answer);
    }
    let inside = ["critical error", "internal error", "server internal error", "fatal error"];
    if answer.status >= 500 || inside.iter().any(|words| text.contains(words)) && is_error(value) {
        return found("store-error", Likely, answer);
    }
    if answer.status == 404 && software == Software::Magento && is_own(software, value) {
        // Magento knows this path wherever it stands, so the address leads past it.
        return found("store-not-here", Likely, answer);
    }
    if is_own(software, value) {
        return Reading::Reached;
    }
    if answer.status == 404 { Reading::Missing } else { found("store-not-here", Possible, answer) }
}

/// True for an answer that is about an error, whatever its status.
fn is_error(value: &Value) -> bool {
    ["message", "messages", "error", "errors", "code"].iter().any(|it| value.get(it).is_some())
}

/// What stands before or after the shop's own JSON and spoils it.
fn noise(software: Software, text: &str) -> Option<String> {
    let start = text.char_indices().filter(|(_, c)| matches!(c, '{' | '[')).take(20);
    for (at, _) in start {
        let mut values = serde_json::Deserializer::from_str(&text[at..]).into_iter::<Value>();
        let Some(Ok(value)) = values.next() else { continue };
        if !is_own(software, &value) {
            continue;
        }
        let before = text[..at].trim();
        let after = text[at + values.byte_offset()..].trim();
        let noise = if before.is_empty() { after } else { before };
        // A page that carries data of its own is a page.
        let page = noise.to_lowercase();
        let is_page = page.contains("<html") || page.contains("<script") || page.contains("<body");
        return (!is_page && !noise.is_empty()).then(|| noise.to_owned());
    }
    None
}

fn found(id: &str, confidence: Confidence, answer: &Answer) -> Reading {
    Reading::Found(vec![finding(id, confidence, answer)])
}

fn finding(id: &str, confidence: Confidence, answer: &Answer) -> Finding {
    Finding::new(id, confidence, vec![answer_evidence(answer)])
}

/// A guard that said so itself. It says nothing of how it treats ShipStation, so it is never certain.
fn turned_away(guard: &Guard, answer: &Answer) -> Finding {
    if guard.wants == Wants::Rest {
        return rate_limited(answer);
    }
    let id = if guard.wants == Wants::Browser { "store-wants-browser" } else { "store-blocked" };
    let mut seen = vec![evidence("guard", guard.product)];
    seen.extend(guard.id.as_ref().map(|id| evidence("quote", visible(id, 120))));
    seen.extend(answer.date.and_then(time).map(|time| evidence("at", time)));
    seen.push(answer_evidence(answer));
    seen.push(proves_not());
    Finding::new(id, Likely, seen)
}

/// A refusal by whom nobody names: a rule of the web server, or a firewall that does not show itself.
fn refused(answer: &Answer) -> Reading {
    let mut finding = finding("store-blocked", Likely, answer);
    if let Some(front) = in_front(answer) {
        finding.evidence.insert(0, evidence("in-front", front.product));
        finding.evidence.extend(front.id.map(|id| evidence("quote", visible(&id, 120))));
    }
    finding.evidence.extend(answer.date.and_then(time).map(|time| evidence("at", time)));
    finding.evidence.push(proves_not());
    Reading::Found(vec![finding])
}

/// ShipStation calls from elsewhere, so what happens here need not happen there.
pub(super) fn proves_not() -> Evidence {
    evidence("shipstation-calls", said("store-proves-not", &[]))
}

fn time(seconds: i64) -> Option<String> {
    let time = jiff::Timestamp::from_second(seconds).ok()?;
    Some(time.strftime("%Y-%m-%d %H:%M:%S UTC").to_string())
}

fn rate_limited(answer: &Answer) -> Finding {
    let mut finding = finding("store-rate-limited", Likely, answer);
    finding.evidence.extend(retry_after(answer));
    finding
}

/// How long the shop asks to wait.
fn retry_after(answer: &Answer) -> Option<Evidence> {
    let wait = answer.header("retry-after")?;
    let unit = if wait.bytes().all(|byte| byte.is_ascii_digit()) { " s" } else { "" };
    Some(evidence("retry-after", format!("{}{unit}", visible(wait, 40))))
}

/// Cloudflare stands in front and says what it saw of the shop behind it.
fn behind_the_cdn(answer: &Answer) -> Finding {
    let id = match answer.status {
        521 | 523 | 530 => "store-behind-cdn-gone",
        522 | 524 => "store-gateway-timeout",
        525 | 526 => "store-behind-cdn-encryption",
        _ => "store-error",
    };
    finding(id, Likely, answer)
}

/// A password of the web server stands in front of everything; WooCommerce asks in words of its own.
fn is_site_password(answer: &Answer) -> bool {
    let asks = answer.header("www-authenticate").unwrap_or_default().to_lowercase();
    let basic = asks.starts_with("basic") || asks.starts_with("digest");
    answer.status == 401 && basic && !asks.contains("woocommerce")
}

fn server_error(answer: &Answer, page: Option<&Page>) -> Reading {
    let is = |seen: fn(&Page) -> bool| page.is_some_and(seen);
    let both = |first: Finding, second: Finding| Reading::Found(vec![first, second]);
    if is(Page::is_of_cache) {
        return both(
            finding("store-backend-down", Likely, answer),
            finding("store-gateway-timeout", Likely, answer),
        );
    }
    if is(Page::is_failure) {
        return found("store-error", Likely, answer);
    }
    match answer.status {
        502 | 504 | 508 | 598 | 599 => found("store-gateway-timeout", Likely, answer),
        503 => closed_or_busy(answer, is(Page::is_closed), page.is_none_or(Page::is_of_server)),
        // ModSecurity says it of methods and paths that it does not like.
        501 => found("store-blocked", Possible, answer),
        _ => found("store-error", Likely, answer),
    }
}

/// 503 is the status of maintenance, and of a server that is too busy. Who means the first says so, or when
/// to come back.
fn closed_or_busy(answer: &Answer, says_closed: bool, of_server: bool) -> Reading {
    let come_back = retry_after(answer);
    let closed = |confidence| {
        let mut closed = finding("store-maintenance", confidence, answer);
        closed.evidence.extend(come_back.clone());
        closed
    };
    if says_closed || come_back.is_some() && !of_server {
        return Reading::Found(vec![closed(Likely)]);
    }
    let busy = finding("store-gateway-timeout", Likely, answer);
    if of_server {
        Reading::Found(vec![busy, closed(Possible)])
    } else {
        Reading::Found(vec![closed(Likely), busy])
    }
}

/// True for bytes that are neither text nor a page in an older alphabet.
fn is_noise(answer: &Answer) -> bool {
    let page = String::from_utf8_lossy(&answer.body).to_lowercase();
    answer.text().is_none() && !["<html", "<!doctype", "<body"].iter().any(|it| page.contains(it))
}

/// No words at all.
fn nothing(answer: &Answer) -> Reading {
    match answer.status {
        403 | 406 | 451 => refused(answer),
        500.. => found("store-error", Likely, answer),
        400..=499 => found("store-blocked", Possible, answer),
        // A program that stops before it has said anything leaves an empty page behind.
        _ => found("store-error", Possible, answer),
    }
}
