//! What is known about USPS. Source: the vendors' facts, sections 8.1, 9 and 11, with how sure each is:
//! D documented by the vendor, R seen in reports, L an unverified lead.

use crate::domain::secret::Slot;

/// The live service, `apis.usps.com` (D).
pub(super) const SERVICE: &str = "usps";
/// All hosts of its own end so (D).
pub(super) const DOMAIN: &str = "usps.com";
/// The two keys of the merchant's own app.
pub(super) const KEYS: [Slot; 2] = [Slot::UspsClientId, Slot::UspsClientSecret];
/// The test service, `apis-tem.usps.com` (D). It is played in practice; no check asks it.
pub(super) const TEST: &str = "usps-test";
/// The Web Tools, `secure.shippingapis.com`, which were switched off on 2026-01-25 (R, several agree).
pub(super) const WEB_TOOLS: &str = "usps-webtools";
/// Where USPS would say that it is down. No page that a machine can read was found (L), so whatever is
/// not such a page says nothing.
pub(super) const STATUS: &str = "status-usps";
/// `POST`, a form with `grant_type`, `client_id` and `client_secret` (D; that a form is safer than JSON, R).
pub(super) const TOKEN: &str = "/oauth2/v3/token";
/// The one address of the Web Tools. Without a query it is asked for nothing.
pub(super) const WEB_TOOLS_PATH: &str = "/ShippingAPI.dll";
/// The error number of the Web Tools for a user that they do not let in (R).
pub(super) const WEB_TOOLS_ERROR: &str = "80040b1a";
/// How long a limit lasts: the default product allows 60 questions an hour (R, staff of USPS), in seconds.
pub(super) const LIMIT_S: i64 = 60 * 60;
/// The pages of USPS that guides may lead to.
pub(super) const PAGES: &[&str] = &[
    "developers.usps.com",
    "developer.usps.com",
    "cop.usps.com",
    "gateway.usps.com",
    "www.usps.com",
];
