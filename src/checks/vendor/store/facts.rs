//! What is known of any shop (vendors' facts, sections 4.1, 4.5, 5.1 and 10).

use crate::checks::STORE;
use crate::domain::finding::Sends;

/// Magento's settings of its stores. Without a key the answer is a refusal in Magento's own words, which is
/// all that is wanted: the shop is there and its interface is reached.
pub(in crate::checks) const MAGENTO_API: &str = "/rest/V1/store/storeConfigs";

/// The same where the web server does not rewrite addresses.
pub(in crate::checks) const MAGENTO_BARE_API: &str = "/index.php/rest/V1/store/storeConfigs";

/// What a WordPress site tells of its interface, without a key.
pub(in crate::checks) const WORDPRESS_API: &str = "/wp-json/";

/// The same where the web server does not rewrite addresses, or permalinks are “Plain”.
pub(in crate::checks) const WORDPRESS_BARE_API: &str = "/?rest_route=/";

/// The first page of the shop.
pub(super) const FRONT: &str = "/";

/// A question to the shop without a key.
pub(super) const fn plain(path: &'static str) -> Sends {
    Sends { service: STORE, method: "GET", path, carries: None }
}
