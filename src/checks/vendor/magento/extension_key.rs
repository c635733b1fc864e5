//! The check `magento.extension-key`: does the extension know the key that ShipStation holds?

static DECLARATION: Declaration = Declaration {
    id: "magento.extension-key",
    vendor: "magento",
    inputs: &[Input { name: "url", required: true }],
    secrets: &[SlotUse {
        slot: Slot::MagentoShipstationKey,
        service: Some(STORE),
        required: true,
    }],
    sends: &[
        Sends { service: STORE, method: "GET", path: CONFIGURE, carries: Some("magento-extension-key") },
        Sends {
            service: STORE,
            method: "GET",
            path: EXTENSION_NO_ACTION,
            carries: Some("magento-extension-key"),
        },
    ],
    findings: &[
        "magento-extension-key-refused",
        "magento-cache-not-flushed",
        "magento-other-field",
        "magento-shipstation-api-key",
        "magento-extension-outdated",
        "magento-extension-fails",
        "store-blocked",
        "store-redirects-path",
        "store-password",
        "store-maintenance",
        "store-rate-limited",
        "store-notice-before-answer",
        "store-error",
        "store-silent",
    ],
    refusals: &["magento-extension-key-refused"],
    needs: &["magento.key-shape", "magento.rest", "magento.extension"],
    limit_ms: 32_000,
    counts_as_sign_in: false,
};
