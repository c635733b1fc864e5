//! The check `magento.extension`: is the ShipStation extension there, and is it new enough?

static DECLARATION: Declaration = Declaration {
    id: "magento.extension",
    vendor: "magento",
    inputs: &[Input { name: "url", required: true }],
    secrets: &[
        SlotUse { slot: Slot::MagentoToken, service: Some(STORE), required: false },
        SlotUse { slot: Slot::MagentoTokenSecret, service: Some(STORE), required: false },
        SlotUse { slot: Slot::MagentoConsumerKey, service: Some(STORE), required: false },
        SlotUse { slot: Slot::MagentoConsumerSecret, service: Some(STORE), required: false },
    ],
    sends: &[
        Sends { service: STORE, method: "GET", path: EXTENSION_VERSION, carries: None },
        Sends { service: STORE, method: "GET", path: EXTENSION_LIVE, carries: None },
        Sends { service: STORE, method: "GET", path: EXTENSION, carries: None },
        Sends { service: STORE, method: "GET", path: MODULES, carries: Some("magento-token") },
    ],
    findings: &[
        "magento-extension-missing",
        "magento-extension-outdated",
        "magento-extension-fails",
        "magento-cache-not-flushed",
        "store-rules-missing",
        "store-blocked",
        "store-redirects-path",
        "store-password",
        "store-maintenance",
        "store-rate-limited",
        "store-notice-before-answer",
        "store-error",
        "store-silent",
    ],
    refusals: &[],
    needs: &["magento.rest"],
    limit_ms: 60_000,
    counts_as_sign_in: false,
};
