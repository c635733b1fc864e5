//! What is known of WooCommerce and its ShipStation plug-in. Source: the vendors' facts, section 5.

use crate::domain::finding::{Sends, ServiceId};

/// The merchant's own shop.
pub(super) const STORE: ServiceId = "store";

/// What a WordPress site tells of its interface, without a key.
pub(super) const INDEX: &str = "/wp-json/";

/// The same where permalinks are “Plain” or the web server does not rewrite addresses.
pub(super) const PLAIN_INDEX: &str = "/?rest_route=/";

/// The namespace of the ShipStation plug-in, from 4.8 on.
pub(super) const PLUGIN_NAMESPACE: &str = "wc-shipstation/v1";

/// The plug-in about itself and the shop: the end-to-end question for a key, since it needs the rights that
/// ShipStation needs and brings the versions.
pub(super) const DETAILS: &str = "/wp-json/wc-shipstation/v1/diagnostics/details";

/// The plug-in's own test of writing, which writes nothing.
pub(super) const VALIDATE: &str = "/wp-json/wc-shipstation/v1/diagnostics/validate";

/// A light question of WooCommerce itself, which wants somebody who manages the shop.
pub(super) const CURRENCY: &str = "/wp-json/wc/v3/data/currencies/current";

/// A documented question of WooCommerce itself, which is slow in large shops: asked only where the light one
/// is not there.
pub(super) const STATUS: &str = "/wp-json/wc/v3/system_status?_fields=environment";

/// The light question, signed with a key that is none. What it is told is compared with what a real key is
/// told, since the words are translated.
pub(super) const UNKNOWN_KEY: &str = "/wp-json/wc/v3/data/currencies/current?oauth_consumer_key=refloat\
     &oauth_nonce=refloat&oauth_signature=refloat&oauth_signature_method=HMAC-SHA256&oauth_timestamp=1";

/// The plug-in's older interface, with an action that it does not have: nothing is exported.
pub(super) const OLD_API: &str = "/?wc-api=wc_shipstation&action=refloat";

/// The same with a key that is none. What a real key gets is compared with what this gets, since the words
/// are translated.
pub(super) const OLD_API_NO_KEY: &str = "/?wc-api=wc_shipstation&action=refloat&auth_key=refloat";

/// The field that the older interface reads its key from; there is no other way.
pub(super) const AUTH_FIELD: &str = "auth_key";

/// The plug-in's version that ShipStation needs since March 2026.
pub(super) const PLUGIN_NEEDED: [u32; 3] = [4, 9, 1];

/// The version of WordPress that this plug-in needs.
pub(super) const WORDPRESS_NEEDED: [u32; 3] = [6, 8, 0];

/// How far a signature's time may be off for WooCommerce, in seconds.
pub(super) const WINDOW_S: i64 = 15 * 60;

/// The host of the relay that can stand in the place of the shop's own address; it has no index of the shop.
pub(super) const RELAY_HOST: &str = "public-api.wordpress.com";

/// The pages that guides may lead to.
pub(super) const PAGES: &[&str] =
    &["woocommerce.com", "status.woocommerce.com", "wordpress.org", "developer.wordpress.org"];

/// A question to the shop without a key.
pub(super) const fn plain(path: &'static str) -> Sends {
    Sends { service: STORE, method: "GET", path, carries: None }
}

/// A question to the shop with the consumer key and secret.
pub(super) const fn keyed(method: &'static str, path: &'static str) -> Sends {
    Sends { service: STORE, method, path, carries: Some("woocommerce-keys") }
}
