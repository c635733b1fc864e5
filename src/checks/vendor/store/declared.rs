//! What the checks of a shop send, and what they can find.

use super::facts::{
    FRONT, MAGENTO_API, MAGENTO_BARE_API, WORDPRESS_API, WORDPRESS_BARE_API, plain,
};
use crate::checks::probe::online::PROBE;
use crate::domain::finding::{Declaration, Input, Sends};

const INPUTS: &[Input] =
    &[Input { name: "url", required: true }, Input { name: "platform", required: false }];

/// The check `store.address`: the address as it was typed. Nothing leaves this computer.
pub(super) static ADDRESS: Declaration = Declaration {
    id: "store.address",
    vendor: "store",
    inputs: INPUTS,
    secrets: &[],
    sends: &[],
    findings: &[
        "address-none",
        "address-admin",
        "address-api",
        "address-private",
        "address-index-php",
        "address-extra",
        "address-unencrypted",
        "address-spaces",
        "address-look-alike",
    ],
    refusals: &[],
    needs: &[],
    limit_ms: 1_000,
    counts_as_sign_in: false,
};

/// The check `store.path`: the way to the shop's interface, without a key.
pub(super) static PATH: Declaration = Declaration {
    id: "store.path",
    vendor: "store",
    inputs: INPUTS,
    secrets: &[],
    sends: &[
        plain(MAGENTO_API),
        plain(WORDPRESS_API),
        plain(MAGENTO_BARE_API),
        plain(WORDPRESS_BARE_API),
        plain(FRONT),
        // Whether other names are found tells whose fault a missing one is.
        Sends { service: "internet", method: "GET", path: PROBE, carries: None },
    ],
    findings: &[
        "store-name-not-found",
        "store-name-silent",
        "store-refuses",
        "store-resets",
        "store-silent",
        "store-cut-off",
        "store-tls-expired",
        "store-tls-not-yet-valid",
        "store-tls-other-name",
        "store-other-server",
        "store-tls-self-signed",
        "store-tls-untrusted",
        "tls-intercepted",
        "store-tls-too-old",
        "store-no-tls",
        "store-redirects-to-https",
        "store-redirects-www",
        "store-redirects-elsewhere",
        "store-redirects-path",
        "store-redirects-to-view",
        "store-redirects-to-sign-in",
        "store-password",
        "store-maintenance",
        "store-blocked",
        "store-wants-browser",
        "store-rate-limited",
        "store-gateway-timeout",
        "store-backend-down",
        "store-behind-cdn-gone",
        "store-behind-cdn-encryption",
        "store-parked",
        "store-error",
        "store-notice-before-answer",
        "store-garbled",
        "store-rules-missing",
        "store-not-here",
        "store-page-instead",
        "store-slow",
    ],
    refusals: &[],
    needs: &[],
    limit_ms: 31_000,
    counts_as_sign_in: false,
};

/// The check `store.addresses`: whether every address of the shop's name leads to the same shop.
pub(super) static ADDRESSES: Declaration = Declaration {
    id: "store.addresses",
    vendor: "store",
    inputs: INPUTS,
    secrets: &[],
    sends: &[plain(MAGENTO_API), plain(WORDPRESS_API)],
    findings: &["store-one-way-fails", "store-two-servers"],
    refusals: &[],
    needs: &[],
    limit_ms: 31_000,
    counts_as_sign_in: false,
};
