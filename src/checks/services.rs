//! The services of the contract and the vendors' origins: the one place that knows where they live.

use std::collections::BTreeMap;

use url::Url;

use crate::domain::finding::ServiceId;
use crate::domain::secret::Origin;

/// The service of the merchant's own shop, which lives where the set-up says.
pub const STORE: ServiceId = "store";

/// The input that says where the shop lives.
const STORE_URL: &str = "url";

/// A service: its id in endpoints files, and its address in the world.
#[derive(Clone, Copy, Debug)]
pub struct Service {
    /// The id of the contract.
    pub id: &'static str,
    /// The host.
    pub host: &'static str,
    /// False for the two probes that must be seen in plain text.
    pub https: bool,
}

const fn https(id: &'static str, host: &'static str) -> Service {
    Service { id, host, https: true }
}

/// Every service of the contract. Sources: the vendors' facts, sections 1 to 9.
///
/// `internet` and `time` are plain HTTP on purpose: a Wi-Fi sign-in page can only show itself there,
/// and a wrong clock must be seen although it spoils encryption. They are asked for nothing but a
/// known short answer and its `Date`.
pub const SERVICES: &[Service] = &[
    Service { id: "internet", host: "connectivitycheck.gstatic.com", https: false },
    // The same host as `internet`, encrypted: whose certificate it shows tells who opens connections.
    https("internet-tls", "connectivitycheck.gstatic.com"),
    Service { id: "time", host: "cp.cloudflare.com", https: false },
    https("shipstation-web", "ship.shipstation.com"),
    https("shipstation-v1", "ssapi.shipstation.com"),
    https("shipstation-v2", "api.shipstation.com"),
    https("shipengine", "api.shipengine.com"),
    https("shipengine-dashboard", "dashboard.shipengine.com"),
    https("shiprocket", "apiv2.shiprocket.in"),
    https("ups", "onlinetools.ups.com"),
    https("ups-test", "wwwcie.ups.com"),
    https("usps", "apis.usps.com"),
    https("usps-test", "apis-tem.usps.com"),
    https("usps-webtools", "secure.shippingapis.com"),
    https("status-shipstation", "status.shipstation.com"),
    https("status-shipengine", "status.shipengine.com"),
    https("status-shiprocket", "status.shiprocket.in"),
    https("status-ups", "developer.ups.com"),
    https("status-usps", "developers.usps.com"),
    https("status-adobe", "status.adobe.com"),
    https("status-woocommerce", "status.woocommerce.com"),
    // The vendor that shows how to add one; see `vendor/example`.
    #[cfg(test)]
    https("parcelpost", "api.parcelpost.example"),
];

/// The origin of a service; none for a name that is none.
#[must_use]
pub fn origin_of(service: &str) -> Option<Origin> {
    let service = SERVICES.iter().find(|known| known.id == service)?;
    if service.https {
        return Some(Origin::https(service.host));
    }
    format!("http://{}", service.host).parse().ok()
}

/// Where a shop lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreAddress {
    /// Its origin.
    pub origin: Origin,
    /// The folder of its address without a slash at the end: `/shop`, or nothing.
    pub base: String,
}

/// Where the shop of a set-up lives, by its input `url`; none where it names none, or no web address.
#[must_use]
pub fn store_of(values: &BTreeMap<String, String>) -> Option<StoreAddress> {
    let typed = values.get(STORE_URL)?.trim();
    // Somebody who types `shop.example` means the web.
    let url = Url::parse(typed).ok().filter(Url::has_host).or_else(|| {
        let bare = !typed.contains("://");
        bare.then(|| Url::parse(&format!("https://{typed}")).ok()).flatten()
    })?;
    let origin = Origin::of(&url).ok()?;
    Some(StoreAddress { origin, base: url.path().trim_end_matches('/').to_owned() })
}

/// The origin of a service, that of the merchant's own shop among them.
#[must_use]
pub fn origin_for(service: &str, values: &BTreeMap<String, String>) -> Option<Origin> {
    if service == STORE {
        return store_of(values).map(|store| store.origin);
    }
    origin_of(service)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_service_has_an_origin() {
        for service in SERVICES {
            assert!(origin_of(service.id).is_some(), "{}", service.id);
        }
        assert!(origin_of("nobody").is_none());
    }

    #[test]
    fn a_shop_is_found_by_what_was_typed() {
        for (typed, origin, base) in [
            ("https://shop.example", "https://shop.example", ""),
            ("https://shop.example/", "https://shop.example", ""),
            (" shop.example/store/ ", "https://shop.example", "/store"),
            ("shop.example:8443", "https://shop.example:8443", ""),
            ("http://127.0.0.1:8080/x", "http://127.0.0.1:8080", "/x"),
        ] {
            let values = BTreeMap::from([("url".to_owned(), typed.to_owned())]);
            let found = store_of(&values).expect(typed);
            assert_eq!((found.origin.to_string().as_str(), found.base.as_str()), (origin, base));
        }
        for typed in ["", "mailto:a@shop.example", "my shop", "file:///etc"] {
            let values = BTreeMap::from([("url".to_owned(), typed.to_owned())]);
            assert_eq!(store_of(&values), None, "{typed}");
        }
    }
}
