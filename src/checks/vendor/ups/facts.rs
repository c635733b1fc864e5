//! What is known about UPS. Source: the vendors' facts, sections 7, 9 and 11, with how sure each is:
//! D documented by the vendor, R seen in reports, L an unverified lead.

use crate::domain::secret::Slot;

/// The live service, `onlinetools.ups.com` (D).
pub(super) const SERVICE: &str = "ups";
/// All hosts of its own end so (D).
pub(super) const DOMAIN: &str = "ups.com";
/// The two keys of the merchant's own app.
pub(super) const KEYS: [Slot; 2] = [Slot::UpsClientId, Slot::UpsClientSecret];
/// The test service, `wwwcie.ups.com` (D). It is played in practice; no check asks it.
pub(super) const TEST: &str = "ups-test";
/// Where UPS would say that it is down. No page that a machine can read was found (L), so whatever is not
/// such a page says nothing.
pub(super) const STATUS: &str = "status-ups";
/// `POST`, a form with `grant_type`, the client ID and secret as a Basic pair (D).
pub(super) const TOKEN: &str = "/security/v1/oauth/token";

/// The codes of the token call: D for the statuses, R for the codes except where said.
pub(super) mod code {
    /// `Invalid/Missing Authorization Header`, 400 or 401.
    pub(in super::super) const HEADER: &str = "10400";
    /// `ClientId is Invalid`, 401.
    pub(in super::super) const CLIENT: &str = "10401";
    /// A blocked merchant, 403 (the status D, the number L).
    pub(in super::super) const BLOCKED: &str = "10403";
    /// Too many requests, 429.
    pub(in super::super) const QUOTA: &str = "10429";
    /// `Invalid Authentication Information`, 401: the app lacks the product, or what was entered is wrong.
    pub(in super::super) const PRODUCT: &str = "250002";
    /// `Invalid Access License number`, 401: the way of the retired access keys.
    pub(in super::super) const ACCESS_KEY: &str = "250003";
}

/// The pages of UPS that guides may lead to.
pub(super) const PAGES: &[&str] = &["developer.ups.com", "www.ups.com"];
