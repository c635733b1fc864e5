//! What is known about the ShipStation API, once ShipEngine. Source: the vendors' facts, sections 3,
//! 9 and 11, with how sure each is.

/// The service of the contract; it lives at `api.shipengine.com` (documented).
pub(in crate::checks::vendor) const SERVICE: &str = "shipengine";
/// The portal that a direct login opens, at `dashboard.shipengine.com` (documented).
pub(in crate::checks::vendor) const DASHBOARD: &str = "shipengine-dashboard";
/// The status page's service. Its link is documented, its machine-readable path is not verified.
pub(super) const STATUS: &str = "status-shipengine";
/// The carriers that are connected: the cheapest call that tells whether a key is good, and more
/// (documented).
pub(super) const CARRIERS: &str = "/v1/carriers";
/// The header of a key, in small letters (documented).
pub(in crate::checks::vendor) const KEY_HEADER: &str = "api-key";
/// The names in the certificate of each service that practice plays.
pub(super) const NAMES: &[&str] = &["api.shipengine.com"];
/// The names of the portal.
pub(super) const DASHBOARD_NAMES: &[&str] = &["dashboard.shipengine.com"];
/// The names of the status page.
pub(super) const STATUS_NAMES: &[&str] = &["status.shipengine.com"];
/// Parts of the names of components that a call of the API depends on; the real names are not known.
pub(super) const COMPONENTS: &[&str] = &["api", "shipengine", "authentication", "token"];
/// Parts of the names of components that only a direct login depends on.
pub(super) const PORTAL_COMPONENTS: &[&str] = &["dashboard", "portal", "login", "log in", "sign"];
/// Words in the names of components that are about somebody else's service.
pub(super) const OTHERS: &[&str] = &[
    "amazon",
    "carrier",
    "carriers",
    "dhl",
    "ebay",
    "endicia",
    "fedex",
    "marketplace",
    "marketplaces",
    "purolator",
    "shopify",
    "stamps",
    "ups",
    "usps",
    "woocommerce",
    "magento",
    "canada",
];
/// The pages that guides may lead to.
pub(super) const PAGES: &[&str] = &[
    "dashboard.shipengine.com",
    "docs.shipstation.com",
    "help.shipengine.com",
    "status.shipengine.com",
    "www.shipengine.com",
];
