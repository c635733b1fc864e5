//! The causes that a pasted text can point to: ids of `guides/causes.toml`.

macro_rules! causes {
    ($($name:ident = $id:literal,)*) => {
        $(pub const $name: &str = $id;)*
        #[cfg(test)]
        pub const ALL: &[&str] = &[$($id),*];
    };
}

causes! {
    ACCOUNT_NOT_IN_GOOD_STANDING = "account-not-in-good-standing",
    ALLOWED_IPS = "shiprocket-allowed-ips",
    API_KEY_INVALID = "shipstation-api-key-invalid",
    BALANCE_EMPTY = "balance-empty",
    BEARER_DISABLED = "magento-bearer-tokens-disabled",
    CACHE_NOT_FLUSHED = "magento-cache-not-flushed",
    CAPTIVE_PORTAL = "captive-portal",
    CARRIER_REAUTHORIZATION = "carrier-reauthorization-needed",
    CRON_NOT_RUNNING = "magento-cron-not-running",
    DASHBOARD_CREDENTIALS = "shiprocket-dashboard-credentials",
    EXTENSION_OUTDATED = "outdated-auctane-extension",
    HEADER_STRIPPED = "authorization-header-stripped",
    HTTPS_NOT_DETECTED = "woo-https-not-detected",
    MAINTENANCE = "maintenance-mode",
    MANUAL_PASSWORD = "shiprocket-manual-password",
    MODULES_NOT_ENABLED = "shiprocket-modules-not-enabled",
    ON_BEHALF_OF_WRONG = "on-behalf-of-wrong",
    ONBOARDING_INCOMPLETE = "onboarding-incomplete",
    PLAN_LACKS_ACCESS = "plan-lacks-access",
    PLUGIN_OUTDATED = "outdated-woo-shipstation-plugin",
    PROXY_BLOCKING = "proxy-blocking",
    RATE_LIMITED = "rate-limited",
    REDIRECT = "url-redirect",
    REINDEX_NEEDED = "magento-reindex-needed",
    RESOURCE_MISSING = "magento-missing-resource",
    REST_DISABLED = "woo-rest-api-disabled",
    REWRITES_MISSING = "store-rewrite-rules-missing",
    SERVER_CLOCK = "server-clock-wrong",
    SHIPROCKET_LOCK = "shiprocket-temporary-lock",
    SLOW_STORE = "slow-store-timeout",
    SOFTWARE_ERROR = "store-software-error",
    STORE_RECONNECT = "store-reconnect-needed",
    TLS_CERTIFICATE = "tls-certificate-problem",
    TOKEN_EXPIRED = "access-token-expired",
    TOKEN_INVALID = "magento-integration-token-invalid",
    UPS_ACCESS_KEYS = "ups-access-keys-retired",
    UPS_ACCOUNT_NUMBER = "ups-account-number-mismatch",
    UPS_CREDENTIALS = "ups-credentials-typo",
    UPS_PRODUCT = "ups-app-missing-product",
    UPS_TERMS = "ups-terms-not-accepted",
    USPS_CREDENTIALS = "usps-credentials-invalid",
    USPS_ENROLLMENT = "usps-enrollment-incomplete",
    USPS_PRODUCT = "usps-app-lacks-product",
    VENDOR_OUTAGE = "vendor-outage",
    WAF = "waf-blocking",
    WEBTOOLS_RETIRED = "usps-webtools-retired",
    WOO_KEY_INVALID = "woo-api-key-invalid",
    WOO_PERMISSION = "woo-key-permission",
    WRONG_BASE_URL = "wrong-base-url",
    WRONG_ENVIRONMENT = "wrong-environment-key",
}
