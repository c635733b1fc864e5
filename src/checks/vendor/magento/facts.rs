//! What is known about Magento 2 and the ShipStation (Auctane) extension in it. Source: the vendors'
//! facts, section 4, with how sure each is.

use std::time::Duration;

/// The merchant's own shop.
pub(super) const STORE: &str = "store";
/// The settings of all store views, base URLs among them (documented). Without a token the answer is a
/// 401 in JSON, which shows that this is Magento and that its API is reached.
pub(super) const STORE_CONFIGS: &str = "/rest/V1/store/storeConfigs";
/// The modules that are switched on; every integration with any right at all may ask (seen in code).
pub(super) const MODULES: &str = "/rest/V1/modules";
/// `Magento/2.4 (Community)`; can be switched off (widely known).
pub(super) const VERSION: &str = "/magento_version";
/// The extension's versions, since 2.5.0 (seen in code).
pub(super) const EXTENSION_VERSION: &str = "/api/diagnostics/version";
/// Whether the extension lives, since 2.5.0 (seen in code).
pub(super) const EXTENSION_LIVE: &str = "/api/diagnostics/live";
/// The extension's endpoint for orders, in every version (seen in code). Without an action nothing is
/// exported.
pub(super) const EXTENSION: &str = "/api/auctane";
/// The same with an action that does not exist: the key is judged, and nothing is done (inferred).
pub(super) const EXTENSION_NO_ACTION: &str = "/api/auctane?action=refloat";
/// A look at the extension's key; only ever with `GET`, since `POST` writes (seen in code).
pub(super) const CONFIGURE: &str = "/rest/V1/auctane/configure";
/// The header of the extension's key, in the letters of the network's names.
pub(super) const KEY_HEADER: &str = "shipstation-access-token";
/// The extension's module.
pub(super) const MODULE: &str = "Auctane_Api";
/// The end of the names of Adobe Commerce as a Cloud Service, which knows no integrations (documented).
pub(super) const CLOUD_SERVICE: &str = ".commerce.adobe.com";
/// The extension's versions past rewrite rules.
pub(super) const EXTENSION_BY_INDEX: &str = "/index.php/api/diagnostics/version";
/// The limit on one question with a secret: several of them have to fit into a sweep.
pub(super) const LIMIT: Duration = Duration::from_secs(15);
/// Seconds by which a timestamp may be ahead of Magento's clock before it is refused (seen in code).
pub(super) const AHEAD_S: i64 = 600;
/// The pages that guides may lead to.
pub(super) const PAGES: &[&str] =
    &["experienceleague.adobe.com", "developer.adobe.com", "status.adobe.com"];
