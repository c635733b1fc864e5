//! The check `magento.rest`: is Magento's API reached at this address?

static DECLARATION: Declaration = Declaration {
    id: "magento.rest",
    vendor: "magento",
    inputs: &[Input { name: "url", required: true }],
    secrets: &[],
    sends: &[
        Sends { service: STORE, method: "GET", path: STORE_CONFIGS, carries: None },
        Sends { service: STORE, method: "GET", path: STORE_CONFIGS_BY_INDEX, carries: None },
    ],
    findings: &[
        "magento-rewrite-rules-missing",
        "magento-wrong-store-code",
        "magento-not-at-this-address",
        "magento-asks-for-https",
        "magento-maintenance",
        "magento-error",
        "magento-answer-spoilt",
    ],
    refusals: &[],
    needs: &["store.address", "store.path"],
    limit_ms: 32_000,
    counts_as_sign_in: false,
};
