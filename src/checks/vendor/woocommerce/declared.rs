//! What the checks of a WooCommerce shop send, and what they can find.

use super::facts::{
    CURRENCY, DETAILS, INDEX, OLD_API, OLD_API_NO_KEY, PLAIN_INDEX, STATUS, STORE, UNKNOWN_KEY,
    VALIDATE, keyed, plain,
};
use crate::checks::probe::online::PROBE;
use crate::domain::finding::{Declaration, Input, Sends, SlotUse};
use crate::domain::secret::Slot;

const INPUTS: &[Input] = &[Input { name: "url", required: true }];

/// Whose keys they are: without the shop's address nothing is known to look at.
const BOUND_TO: &[Input] = &[Input { name: "url", required: false }];

const fn keys(required: bool) -> [SlotUse; 2] {
    [
        SlotUse { slot: Slot::WoocommerceKey, service: Some(STORE), required },
        SlotUse { slot: Slot::WoocommerceSecret, service: Some(STORE), required },
    ]
}

/// What copying and pasting can do to a key, beside the check's own findings.
macro_rules! with_paste_findings {
    ($($own:literal),* $(,)?) => {
        &[
            "pasted-space-around",
            "pasted-line-break",
            "pasted-space-inside",
            "pasted-non-breaking-space",
            "pasted-invisible-character",
            "pasted-smart-quotes",
            "pasted-masked-display",
            "pasted-header-prefix",
            "pasted-quotes-around",
            "pasted-cut-off",
            "pasted-look-alike-letters",
            "pasted-html-escaped",
            "pasted-empty",
            $($own,)*
        ]
    };
}

/// The check `woocommerce.key-shape`: what copying and pasting did to consumer key and secret. Offline.
pub(super) static KEY_SHAPE: Declaration = Declaration {
    id: "woocommerce.key-shape",
    vendor: "woocommerce",
    inputs: BOUND_TO,
    secrets: &[
        SlotUse { slot: Slot::WoocommerceKey, service: None, required: false },
        SlotUse { slot: Slot::WoocommerceSecret, service: None, required: false },
    ],
    sends: &[],
    findings: with_paste_findings![
        "pasted-same-in-both",
        "woo-key-secret-swapped",
        "woo-key-wrong-field",
        "woo-key-only-its-end",
    ],
    refusals: &[],
    needs: &[],
    limit_ms: 1_000,
    counts_as_sign_in: false,
};

/// The check `woocommerce.auth-key-shape`: the same for the plug-in's authentication key, which is judged
/// apart: that the other two are taken says nothing of it. Offline.
pub(super) static AUTH_KEY_SHAPE: Declaration = Declaration {
    id: "woocommerce.auth-key-shape",
    vendor: "woocommerce",
    inputs: BOUND_TO,
    secrets: &[SlotUse { slot: Slot::WoocommerceAuthKey, service: None, required: true }],
    sends: &[],
    findings: with_paste_findings![
        "woo-key-wrong-field",
        "woo-key-only-its-end",
        "woo-auth-key-without-start",
    ],
    refusals: &[],
    needs: &[],
    limit_ms: 1_000,
    counts_as_sign_in: false,
};

/// The check `woocommerce.index`: what the shop's interface tells without a key.
pub(super) static INDEX_LOOK: Declaration = Declaration {
    id: "woocommerce.index",
    vendor: "woocommerce",
    inputs: INPUTS,
    secrets: &[],
    sends: &[plain(INDEX), plain(PLAIN_INDEX), plain(CURRENCY)],
    findings: &[
        "woo-permalinks-plain",
        "store-rules-missing",
        "woo-rest-closed",
        "woo-home-elsewhere",
        "woo-not-active",
        "woo-https-not-seen",
        "store-maintenance",
    ],
    refusals: &[],
    needs: &["computer.online", "computer.proxy", "store.address", "store.path"],
    limit_ms: 40_000,
    counts_as_sign_in: false,
};

/// The check `woocommerce.keys`: the consumer key and secret, and whether they reach WordPress.
pub(super) static KEYS: Declaration = Declaration {
    id: "woocommerce.keys",
    vendor: "woocommerce",
    inputs: INPUTS,
    secrets: &keys(true),
    sends: &[
        plain(INDEX),
        keyed("GET", DETAILS),
        keyed("GET", CURRENCY),
        keyed("GET", STATUS),
        plain(UNKNOWN_KEY),
        Sends { service: "time", method: "GET", path: "/", carries: None },
        Sends { service: "internet", method: "GET", path: PROBE, carries: None },
    ],
    findings: &[
        "woo-key-unknown",
        "woo-secret-wrong",
        "woo-key-refused",
        "woo-header-stripped",
        "woo-https-not-seen",
        "woo-user-lacks-role",
        "woo-key-cannot-read",
        "woo-rest-closed",
        "woo-server-clock-wrong",
        "local-clock-wrong",
        "store-redirects-elsewhere",
        "store-redirects-path",
        "store-maintenance",
        "store-blocked",
        "store-wants-browser",
        "store-rate-limited",
        "store-gateway-timeout",
        "store-error",
        "store-notice-before-answer",
        "store-garbled",
        "store-silent",
        "store-cut-off",
    ],
    refusals: &["woo-key-unknown", "woo-secret-wrong", "woo-key-refused"],
    needs: &["woocommerce.index", "woocommerce.key-shape"],
    limit_ms: 40_000,
    counts_as_sign_in: false,
};

/// The check `woocommerce.write`: whether the key may write, by the plug-in's own test, which writes nothing.
pub(super) static WRITE: Declaration = Declaration {
    id: "woocommerce.write",
    vendor: "woocommerce",
    inputs: INPUTS,
    secrets: &keys(true),
    sends: &[plain(INDEX), keyed("POST", VALIDATE)],
    findings: &["woo-key-read-only", "store-blocked", "store-error", "store-silent"],
    refusals: &[],
    needs: &["woocommerce.keys"],
    limit_ms: 16_000,
    counts_as_sign_in: false,
};

/// The check `woocommerce.auth-key`: the plug-in's own authentication key. The plug-in takes it as a query
/// parameter only, which the person is told before.
pub(super) static AUTH_KEY: Declaration = Declaration {
    id: "woocommerce.auth-key",
    vendor: "woocommerce",
    inputs: INPUTS,
    secrets: &[SlotUse { slot: Slot::WoocommerceAuthKey, service: Some(STORE), required: true }],
    sends: &[
        Sends {
            service: STORE,
            method: "GET",
            path: OLD_API,
            carries: Some("woocommerce-auth-key"),
        },
        plain(OLD_API_NO_KEY),
    ],
    findings: &[
        "woo-auth-key-refused",
        "store-redirects-to-view",
        "store-blocked",
        "store-error",
        "store-silent",
    ],
    refusals: &["woo-auth-key-refused"],
    needs: &["woocommerce.index", "woocommerce.auth-key-shape"],
    limit_ms: 32_000,
    counts_as_sign_in: false,
};

/// The check `woocommerce.plugin`: whether the ShipStation plug-in is there, and new enough.
pub(super) static PLUGIN: Declaration = Declaration {
    id: "woocommerce.plugin",
    vendor: "woocommerce",
    inputs: INPUTS,
    secrets: &keys(false),
    sends: &[
        plain(INDEX),
        keyed("GET", DETAILS),
        keyed("GET", CURRENCY),
        keyed("GET", STATUS),
        plain(DETAILS),
        plain(OLD_API_NO_KEY),
    ],
    findings: &["woo-plugin-missing", "woo-plugin-old", "woo-wordpress-old"],
    refusals: &[],
    needs: &["woocommerce.index"],
    limit_ms: 40_000,
    counts_as_sign_in: false,
};
