//! The check `woocommerce.index`: what the shop's interface tells without a key. A key is judged only after it.

use url::Url;

use super::answer::{Index, Meaning, Refusal};
use super::declared;
use super::facts::{CURRENCY, INDEX, PLAIN_INDEX, RELAY_HOST, STORE};
use super::way;
use crate::checks::judge::answer_evidence;
use crate::checks::said::{evidence, said};
use crate::checks::vendor::store::page::Page;
use crate::checks::{Check, CheckFuture, Context, StoreAddress};
use crate::domain::finding::Confidence::{Likely, Possible};
use crate::domain::finding::{Declaration, Evidence, Finding, Outcome};
use crate::domain::secret::Slot;
use crate::domain::text::visible;
use crate::world::net::Answer;

/// The check.
pub(super) struct IndexLook;

impl Check for IndexLook {
    fn declaration(&self) -> &'static Declaration {
        &declared::INDEX_LOOK
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let Some(store) = context.store() else { return Outcome::skipped("no-shop-address") };
    if is_relay(&store) {
        // The relay is no WordPress: it passes on what the plug-in is asked, and nothing else.
        return Outcome { blocks: true, ..Outcome::skipped("woo-relay") };
    }
    let attempt = context.look(STORE, INDEX).await;
    let outcome = match &attempt.result {
        Err(_) => Outcome { blocks: true, ..Outcome::inconclusive("woo-way-first") },
        Ok(answer) => of_answer(context, &store, answer).await,
    };
    way::with_stages(outcome, &attempt)
}

/// True for the relay of WordPress.com, which can stand in the place of the shop's own address.
pub(super) fn is_relay(store: &StoreAddress) -> bool {
    store.origin.host().eq_ignore_ascii_case(RELAY_HOST)
}

async fn of_answer(context: &Context<'_>, store: &StoreAddress, answer: &Answer) -> Outcome {
    if let Some(index) = Index::of(answer) {
        return spoken(context, store, &index, answer).await;
    }
    let refusal = Refusal::of(answer);
    if let Some(refusal) = refusal.as_ref().filter(|it| matches!(it.status, 401 | 403)) {
        return closed(context, refusal);
    }
    // The way to the shop says what else stands in between; a guard may still let a key pass.
    if let Some(outcome) = way::of_answer(context, &declared::INDEX_LOOK, INDEX, answer) {
        return in_between(outcome, answer);
    }
    if way::is_missing(answer) || refusal.is_some_and(|it| it.meaning() == Meaning::NoRoute) {
        return missing(context, store, answer).await;
    }
    odd(answer)
}

fn odd(answer: &Answer) -> Outcome {
    Outcome::inconclusive("woo-way-first").with_evidence(vec![answer_evidence(answer)])
}

/// A sign-in page is nothing that the way to the shop is sure of.
fn in_between(mut outcome: Outcome, answer: &Answer) -> Outcome {
    outcome.findings.retain(|finding| finding.id == "store-maintenance");
    if outcome.findings.is_empty() { odd(answer) } else { Outcome::found(outcome.findings) }
}

/// The interface is closed to outsiders. Whoever brings a key may still be let in, so the check of the keys
/// decides, where there are keys.
fn closed(context: &Context<'_>, refusal: &Refusal) -> Outcome {
    let seen = vec![refusal.evidence()];
    if has_keys(context) {
        return Outcome::pass().with_evidence(seen);
    }
    let finding = Finding::new("woo-rest-closed", Likely, seen);
    Outcome { blocks: false, ..Outcome::found(vec![finding]) }
}

/// The index spoke.
async fn spoken(
    context: &Context<'_>,
    store: &StoreAddress,
    index: &Index,
    answer: &Answer,
) -> Outcome {
    let mut findings: Vec<Finding> = home_elsewhere(store, index).into_iter().collect();
    let mut seen = home_evidence(index);
    let of_shop = |name: &String| name.starts_with("wc/") || name.starts_with("wc-");
    let offers = index.namespaces.iter().any(of_shop);
    if !offers && !answers_for_woocommerce(context).await {
        let mut seen = seen.clone();
        seen.push(evidence("offers", visible(&index.namespaces.join(", "), 300)));
        findings.push(Finding::new("woo-not-active", Likely, seen));
        return Outcome::found(findings);
    }
    if hears_http(store, index) && !has_keys(context) {
        findings.push(Finding::new("woo-https-not-seen", Possible, seen.clone()));
    }
    if findings.is_empty() {
        seen.insert(0, Evidence::new("answer", answer.status_line()));
        return Outcome::pass().with_evidence(seen);
    }
    Outcome { blocks: false, ..Outcome::found(findings) }
}

/// A plug-in may keep the list of what is offered to itself, so WooCommerce is asked by name.
async fn answers_for_woocommerce(context: &Context<'_>) -> bool {
    let attempt = context.look_aside(STORE, CURRENCY).await;
    let Ok(answer) = &attempt.result else { return true };
    match Refusal::of(answer) {
        Some(refusal) => refusal.meaning() != Meaning::NoRoute,
        None => !way::is_missing(answer),
    }
}

/// Nobody knows the path. Where the interface speaks without rewriting, three things can be the reason.
async fn missing(context: &Context<'_>, store: &StoreAddress, answer: &Answer) -> Outcome {
    let plain = context.look_aside(STORE, PLAIN_INDEX).await;
    let Some(index) = plain.result.as_ref().ok().and_then(Index::of) else {
        return Outcome { blocks: true, ..odd(answer) };
    };
    let mut seen = vec![answer_evidence(answer), evidence("answers-at", PLAIN_INDEX)];
    seen.extend(home_evidence(&index));
    // WordPress answers a question in the query at any address that reaches it, also in a folder that is none.
    if let Some(mut finding) = home_elsewhere(store, &index) {
        finding.evidence.extend(seen);
        return Outcome::found(vec![finding]);
    }
    let finding = |id: &str, confidence| Finding::new(id, confidence, seen.clone());
    let by_server = Page::of(answer).is_none_or(|page| page.is_of_server());
    let findings = match (index.plain, by_server) {
        (Some(true), _) => vec![finding("woo-permalinks-plain", Likely)],
        (Some(false), true) => vec![finding("store-rules-missing", Likely)],
        // WordPress itself says 404 for its own pretty address: its list of rules is out of date.
        (_, false) => vec![finding("woo-permalinks-plain", Likely)],
        (None, true) => {
            vec![finding("woo-permalinks-plain", Likely), finding("store-rules-missing", Likely)]
        }
    };
    Outcome::found(findings)
}

fn home_evidence(index: &Index) -> Vec<Evidence> {
    let home = index.home.iter();
    home.map(|home| evidence("own-address", visible(home, 200))).collect()
}

/// True where WordPress names its address over http although it was reached over https.
pub(super) fn hears_http(store: &StoreAddress, index: &Index) -> bool {
    let http = index.home.as_ref().is_some_and(|home| home.to_lowercase().starts_with("http://"));
    store.origin.is_https() && http
}

/// An address of its own that differs from the one typed, in its name or folder.
fn home_elsewhere(store: &StoreAddress, index: &Index) -> Option<Finding> {
    let home = Url::parse(index.home.as_ref()?.trim()).ok()?;
    let typed = Url::parse(&format!("{}{}", store.origin, store.base)).ok()?;
    let host = |url: &Url| url.host_str().unwrap_or_default().to_lowercase();
    let same_host = host(&home) == host(&typed) || both_here(&home, &typed);
    // A shop on loopback is reached over http and believes in https, which has another port.
    let same_port = home.port() == typed.port()
        || home.scheme() != typed.scheme()
        || store.origin.is_loopback() && home.port().is_none();
    if same_host && same_port && same_folder(home.path(), typed.path()) {
        return None;
    }
    let told = said("woo-home-differs", &[("typed", visible(typed.as_str(), 200).into())]);
    let seen =
        vec![evidence("own-address", visible(home.as_str(), 200)), evidence("typed-address", told)];
    Some(Finding::new("woo-home-elsewhere", Likely, seen))
}

/// A language plug-in may put its language behind the address; the interface stays where it is.
fn same_folder(home: &str, typed: &str) -> bool {
    let (home, typed) = (home.trim_end_matches('/'), typed.trim_end_matches('/'));
    let language = |part: &str| {
        let letters = |it: &str| it.len() == 2 && it.bytes().all(|byte| byte.is_ascii_alphabetic());
        part.split(['-', '_']).count() <= 2 && part.split(['-', '_']).all(letters)
    };
    let rest = home.strip_prefix(typed).and_then(|rest| rest.strip_prefix('/'));
    home == typed || rest.is_some_and(language)
}

/// Names of this computer stand for each other.
fn both_here(one: &Url, other: &Url) -> bool {
    let here = |url: &Url| match url.host() {
        Some(url::Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    here(one) && here(other)
}

/// True where the set-up has a consumer key and secret.
fn has_keys(context: &Context<'_>) -> bool {
    [Slot::WoocommerceKey, Slot::WoocommerceSecret]
        .into_iter()
        .all(|slot| context.credential(slot).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn elsewhere(typed: &str, home: &str) -> bool {
        let (origin, base) = match typed.find("/x") {
            Some(at) => (&typed[..at], typed[at..].to_owned()),
            None => (typed, String::new()),
        };
        let store = StoreAddress { origin: origin.parse().expect("an origin"), base };
        let index = Index { home: Some(home.to_owned()), ..Index::default() };
        home_elsewhere(&store, &index).is_some()
    }

    #[test]
    fn an_own_address_that_differs_is_found_on_loopback_too() {
        for (typed, home) in [
            ("https://shop.example", "https://shop.example/"),
            ("https://shop.example", "http://SHOP.example"),
            ("https://shop.example/x", "https://shop.example/x/"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://127.0.0.1:8080", "https://127.0.0.1:8080"),
            ("http://127.0.0.1:8080", "https://localhost"),
            ("http://shop.example:8080", "https://shop.example"),
            ("https://shop.example", "https://shop.example/en/"),
            ("https://shop.example/x", "https://shop.example/x/pt-br"),
        ] {
            assert!(!elsewhere(typed, home), "{typed} {home}");
        }
        for (typed, home) in [
            ("https://shop.example", "https://www.shop.example"),
            ("https://shop.example", "https://new-shop.example"),
            ("https://shop.example/x", "https://shop.example"),
            ("https://shop.example", "https://shop.example/shop"),
            ("https://shop.example", "https://shop.example/en/shop"),
            ("http://127.0.0.1:8080", "https://shop.example"),
            ("http://127.0.0.1:8080/x", "http://127.0.0.1:8080"),
        ] {
            assert!(elsewhere(typed, home), "{typed} {home}");
        }
    }
}
