//! The check `magento.token`: does Magento let the integration in, signed and with its token alone?

static DECLARATION: Declaration = Declaration {
    id: "magento.token",
    vendor: "magento",
    inputs: &[Input { name: "url", required: true }],
    secrets: &[
        SlotUse { slot: Slot::MagentoToken, service: Some(STORE), required: true },
        SlotUse { slot: Slot::MagentoTokenSecret, service: Some(STORE), required: false },
        SlotUse { slot: Slot::MagentoConsumerKey, service: Some(STORE), required: false },
        SlotUse { slot: Slot::MagentoConsumerSecret, service: Some(STORE), required: false },
    ],
    sends: &[
        Sends { service: STORE, method: "GET", path: MODULES, carries: Some("magento-token") },
        Sends { service: STORE, method: "GET", path: STORE_CONFIGS, carries: Some("magento-token") },
    ],
    findings: &[
        "magento-token-refused",
        "magento-consumer-key-refused",
        "magento-signature-refused",
        "magento-bearer-tokens-disabled",
        "magento-missing-resource",
        "magento-admin-token-expired",
        "magento-server-clock-wrong",
        "local-clock-wrong",
        "magento-header-dropped",
        "magento-maintenance",
        "magento-error",
        "magento-answer-spoilt",
    ],
    refusals: &["magento-token-refused", "magento-consumer-key-refused", "magento-signature-refused"],
    needs: &["magento.key-shape", "magento.rest"],
    limit_ms: 60_000,
    counts_as_sign_in: false,
};
