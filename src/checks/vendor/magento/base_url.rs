//! The check `magento.base-url`: is the address that was typed the one that Magento is set to?

use serde_json::Value;
use url::Url;

use super::answer::Said;
use super::facts::{STORE, STORE_CONFIGS};
use super::integration::{By, Integration};
use super::odd::{Heard, hear};
use crate::checks::said::evidence;
use crate::checks::{Check, CheckFuture, Context, StoreAddress};
use crate::domain::finding::{
    Confidence, Declaration, Evidence, Finding, Input, Outcome, Sends, SlotUse,
};
use crate::domain::secret::Slot;
use crate::domain::text::visible;

/// The check.
pub(super) struct BaseUrl;

static DECLARATION: Declaration = Declaration {
    id: "magento.base-url",
    vendor: "magento",
    inputs: &[Input { name: "url", required: true }],
    secrets: &[
        SlotUse { slot: Slot::MagentoToken, service: Some(STORE), required: true },
        SlotUse { slot: Slot::MagentoTokenSecret, service: Some(STORE), required: false },
        SlotUse { slot: Slot::MagentoConsumerKey, service: Some(STORE), required: false },
        SlotUse { slot: Slot::MagentoConsumerSecret, service: Some(STORE), required: false },
    ],
    sends: &[Sends {
        service: STORE,
        method: "GET",
        path: STORE_CONFIGS,
        carries: Some("magento-token"),
    }],
    findings: &["magento-base-url-differs", "magento-base-url-leads-on"],
    refusals: &[],
    needs: &["magento.rest"],
    limit_ms: 32_000,
    counts_as_sign_in: false,
};

impl Check for BaseUrl {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

/// Where the settings of a store view name its address.
const FIELDS: [&str; 4] = ["secure_base_url", "secure_base_link_url", "base_url", "base_link_url"];

async fn look(context: &Context<'_>) -> Outcome {
    let Some(typed) = context.store() else { return Outcome::skipped("magento-no-address") };
    let Some(integration) = Integration::of(context) else {
        return Outcome::skipped("magento-no-integration");
    };
    // The same way by which the token was tried, so that nothing is asked twice.
    let mut ways =
        if integration.can_sign() { vec![By::Signature, By::Bearer] } else { vec![By::Bearer] };
    ways.reverse();
    while let Some(by) = ways.pop() {
        let Some(attempt) = integration.ask(context, STORE_CONFIGS, by).await else { break };
        if let Heard::Said(_, Said::Json(Value::Array(views))) = hear(context, &attempt) {
            let mut outcome = compare(&typed, &views);
            outcome.stages.clone_from(&attempt.stages);
            return outcome;
        }
    }
    Outcome::skipped("magento-settings-not-seen")
}

/// An address as it counts here: no case, no slash at the end, no usual port.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    https: bool,
    host: String,
    port: u16,
    path: String,
}

impl Place {
    fn of(text: &str) -> Option<Self> {
        let url = Url::parse(text.trim()).ok()?;
        let host = url.host_str()?.trim_end_matches('.').to_ascii_lowercase();
        let https = url.scheme() == "https";
        let port = url.port_or_known_default()?;
        Some(Self { https, host, port, path: url.path().trim_end_matches('/').to_lowercase() })
    }

    fn typed(address: &StoreAddress) -> Option<Self> {
        Self::of(&format!("{}{}", address.origin, address.base))
    }

    fn bare_host(&self) -> &str {
        self.host.strip_prefix("www.").unwrap_or(&self.host)
    }

    /// The same but for http or https, `www`, and the ports that belong to the two.
    fn is_near(&self, other: &Self) -> bool {
        let usual = |it: &Self| it.port == if it.https { 443 } else { 80 };
        let ports = self.port == other.port || usual(self) && usual(other);
        self.bare_host() == other.bare_host() && ports && self.path == other.path
    }

    fn is_same(&self, other: &Self) -> bool {
        self.is_near(other) && self.host == other.host && (self.https == other.https)
    }

    /// Reached in plain text on this computer, as if it were reached over https.
    fn is_loopback(&self) -> bool {
        matches!(self.host.as_str(), "localhost" | "[::1]") || self.host.starts_with("127.")
    }
}

fn compare(typed: &StoreAddress, views: &[Value]) -> Outcome {
    let Some(entered) = Place::typed(typed) else { return Outcome::skipped("magento-no-address") };
    let named = |view: &Value| {
        FIELDS
            .iter()
            .filter_map(|field| view.get(*field)?.as_str().map(str::to_owned))
            .collect::<Vec<_>>()
    };
    let all: Vec<String> = views.iter().flat_map(named).collect();
    let places: Vec<(&String, Place)> =
        all.iter().filter_map(|text| Some((text, Place::of(text)?))).collect();
    let Some((first, _)) = places.first() else {
        return Outcome::skipped("magento-settings-not-seen");
    };
    let seen = |text: &str| {
        vec![
            evidence("magento-address", visible(text, 200)),
            evidence("magento-entered", format!("{}{}", typed.origin, typed.base)),
        ]
    };
    let plain =
        |place: &Place| entered.is_loopback() && !entered.https && entered.host == place.host;
    let fits = |place: &Place| entered.is_same(place) || plain(place) && entered.is_near(place);
    if places.iter().any(|(_, place)| fits(place)) {
        return Outcome::pass().with_evidence(seen(first));
    }
    let found = |id: &str, seen: Vec<Evidence>| {
        Outcome::found(vec![Finding::new(id, Confidence::Likely, seen)])
    };
    match places.iter().find(|(_, place)| entered.is_near(place)) {
        Some((text, _)) => found("magento-base-url-leads-on", seen(text)),
        None => found("magento-base-url-differs", seen(first)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::secret::Origin;

    fn judged(typed: &str, base: &str, secure: &str) -> Option<String> {
        let origin = Origin::of(&Url::parse(typed).expect("an address")).expect("an origin");
        let path = Url::parse(typed).expect("an address").path().trim_end_matches('/').to_owned();
        let views = [json!({"code": "default", "base_url": base, "secure_base_url": secure})];
        let outcome = compare(&StoreAddress { origin, base: path }, &views);
        outcome.findings.first().map(|found| found.id.clone())
    }

    #[test]
    fn the_same_address_in_other_letters_is_the_same() {
        for (typed, base, secure) in [
            ("https://shop.example", "http://shop.example/", "https://Shop.Example/"),
            ("https://shop.example/store", "", "https://shop.example:443/store/"),
            ("http://127.0.0.1:8081", "http://127.0.0.1:8081/", "https://127.0.0.1:8081/"),
            ("http://127.0.0.1:8081", "", "https://127.0.0.1:8081/"),
        ] {
            assert_eq!(judged(typed, base, secure), None, "{typed}");
        }
    }

    #[test]
    fn another_address_is_told_by_what_differs() {
        let leads = Some("magento-base-url-leads-on".to_owned());
        let differs = Some("magento-base-url-differs".to_owned());
        for (typed, secure, expected) in [
            ("https://shop.example", "https://www.shop.example/", &leads),
            ("http://shop.example", "https://shop.example/", &leads),
            ("https://shop.example", "https://store.example/", &differs),
            ("https://shop.example", "https://shop.example/shop/", &differs),
            ("https://shop.example/en", "https://shop.example/", &differs),
            ("https://shop.example:8443", "https://shop.example/", &differs),
            ("http://127.0.0.1:8081", "https://shop.example/", &differs),
            ("http://127.0.0.1:8081", "http://127.0.0.1:8082/", &differs),
        ] {
            assert_eq!(&judged(typed, secure, secure), expected, "{typed} {secure}");
        }
    }

    #[test]
    fn one_of_several_store_views_is_enough() {
        let address = StoreAddress { origin: Origin::https("b.example"), base: String::new() };
        let views = [
            json!({"code": "a", "secure_base_url": "https://a.example/"}),
            json!({"code": "b", "secure_base_url": "https://b.example/"}),
        ];
        assert!(compare(&address, &views).findings.is_empty());
    }

    #[test]
    fn settings_without_an_address_say_nothing() {
        let address = StoreAddress { origin: Origin::https("a.example"), base: String::new() };
        for views in [json!([]), json!([{"code": "a"}]), json!([{"base_url": "{{base_url}}"}])] {
            let outcome = compare(&address, views.as_array().expect("a list"));
            assert_eq!(outcome.reason.as_deref(), Some("magento-settings-not-seen"));
        }
    }
}
