//! One shop that is connected in ShipStation, as V1 lists it.

use jiff::Timestamp;
use jiff::civil::DateTime;
use serde_json::Value;
use url::Url;

use super::facts::PACIFIC_BEHIND_S;
use crate::checks::said::evidence;
use crate::domain::finding::{Confidence, Evidence};
use crate::domain::secret::mask_secrets;
use crate::domain::text::visible;

/// Characters of a name from outside that are shown.
const SHOWN: usize = 60;
/// A day, in seconds. ShipStation imports several times a day.
const DAY_S: i64 = 24 * 60 * 60;

/// How well a row fits the shop of the set-up, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Match {
    /// Another platform.
    No,
    /// The same platform, and another address.
    Elsewhere,
    /// The same platform, and no address that says otherwise.
    Platform,
    /// The same address.
    Address,
}

/// A row. Only what is needed is kept: no addresses, no phone numbers.
#[derive(Clone, Debug)]
pub(super) struct StoreRow {
    /// The name that the merchant gave it.
    pub(super) name: String,
    marketplace: String,
    hosts: Vec<String>,
    active: Option<bool>,
    auto: Option<bool>,
    refreshed: Option<i64>,
    tried: Option<i64>,
}

impl StoreRow {
    /// None for what is no row.
    pub(super) fn of(value: &Value) -> Option<Self> {
        let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().trim();
        let sites = ["website", "integrationUrl", "storeUrl", "url"];
        value.is_object().then(|| Self {
            name: text("storeName").to_owned(),
            marketplace: text("marketplaceName").to_owned(),
            hosts: sites.iter().filter_map(|name| host(text(name))).collect(),
            active: value.get("active").and_then(flag),
            auto: value.get("autoRefresh").and_then(flag),
            refreshed: moment(text("refreshDate")),
            tried: moment(text("lastRefreshAttempt")),
        })
    }

    /// How well it fits a platform (`magento`, `woocommerce`) and an address.
    pub(super) fn matches(&self, platform: &str, url: Option<&str>) -> Match {
        // An address of this computer's own is none that ShipStation could know.
        let wanted = url.and_then(host).filter(|host| !is_local(host));
        if wanted.as_ref().is_some_and(|wanted| self.hosts.contains(wanted)) {
            return Match::Address;
        }
        let platform = platform.to_lowercase();
        let marketplace = self.marketplace.to_lowercase().replace([' ', '-'], "");
        let same = !platform.is_empty() && marketplace.contains(&platform)
            || platform == "magento" && marketplace.contains("adobecommerce");
        match (same, wanted.is_some() && !self.hosts.is_empty()) {
            (false, _) => Match::No,
            (true, true) => Match::Elsewhere,
            (true, false) => Match::Platform,
        }
    }

    /// What keeps it from importing, and how sure that is. `now` is in Unix seconds.
    pub(super) fn trouble(&self, now: i64) -> Option<(&'static str, Confidence)> {
        use Confidence::{Likely, Possible};
        if self.active == Some(false) {
            return Some(("shipstation-store-inactive", Likely));
        }
        if self.auto == Some(false) {
            return Some(("shipstation-store-autoimport-off", Likely));
        }
        let (refreshed, tried) = (self.refreshed?, self.tried?);
        if tried - refreshed > DAY_S && now - tried <= 2 * DAY_S {
            return Some(("shipstation-store-failing", Likely));
        }
        (now - tried.max(refreshed) > 2 * DAY_S).then_some(("shipstation-store-stalled", Possible))
    }

    /// The shop and its import, dates in UTC.
    pub(super) fn evidence(&self) -> Evidence {
        let shown = |text: &str| visible(&mask_secrets(text), SHOWN);
        let mut parts = vec![format!("{} ({})", shown(&self.name), shown(&self.marketplace))];
        let mut add = |name: &str, value: Option<String>| {
            parts.extend(value.map(|value| format!("{name} {value}")));
        };
        add("active", self.active.map(|it| it.to_string()));
        add("autoRefresh", self.auto.map(|it| it.to_string()));
        add("refreshDate", self.refreshed.map(in_utc));
        add("lastRefreshAttempt", self.tried.map(in_utc));
        evidence("shop", parts.join(", "))
    }
}

fn in_utc(seconds: i64) -> String {
    Timestamp::from_second(seconds)
        .map_or_else(|_| "?".to_owned(), |time| time.strftime("%Y-%m-%d %H:%M UTC").to_string())
}

fn flag(value: &Value) -> Option<bool> {
    value.as_bool().or_else(|| value.as_str()?.to_lowercase().parse().ok())
}

/// The host of an address, with or without its scheme, and without `www.`.
fn host(text: &str) -> Option<String> {
    if text.is_empty() {
        return None;
    }
    let url = Url::parse(text).ok().filter(Url::has_host);
    let url = url.or_else(|| Url::parse(&format!("https://{text}")).ok())?;
    let host = url.host_str()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host).to_owned();
    Some(url.port().map_or(host.clone(), |port| format!("{host}:{port}")))
}

fn is_local(host: &str) -> bool {
    let name = host.split(':').next().unwrap_or(host);
    name == "localhost" || name.parse::<std::net::IpAddr>().is_ok() || host.starts_with('[')
}

/// A date of V1, in Unix seconds: without a zone it is US Pacific time.
fn moment(text: &str) -> Option<i64> {
    if let Ok(time) = text.parse::<Timestamp>() {
        return Some(time.as_second());
    }
    let local: DateTime = text.parse().ok()?;
    let as_utc = local.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_second();
    Some(as_utc + PACIFIC_BEHIND_S)
}
