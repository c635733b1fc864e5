//! The check `magento.base-url`: is the address that was typed the one that Magento is set to?

static DECLARATION: Declaration = Declaration {
    id: "magento.base-url",
    vendor: "magento",
    inputs: &[Input { name: "url", required: true }],
    secrets: &[
        SlotUse { slot: Slot::MagentoToken, service: Some(STORE), required: true },
        SlotUse { slot: Slot::MagentoTokenSecret, service: Some(STORE), required: false },
        SlotUse { slot: Slot::MagentoConsumerKey, service: Some(STORE), required: false },
        SlotUse { slot: Slot::MagentoConsumerSecret, service: Some(STORE), required: false },
    ],
    sends: &[Sends {
        service: STORE,
        method: "GET",
        path: STORE_CONFIGS,
        carries: Some("magento-token"),
    }],
    findings: &["magento-base-url-differs", "magento-base-url-leads-on"],
    refusals: &[],
    needs: &["magento.rest"],
    limit_ms: 32_000,
    counts_as_sign_in: false,
};
