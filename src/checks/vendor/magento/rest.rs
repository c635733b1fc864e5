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
        "magento-wrong-store-code",
        "magento-asks-for-https",
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
    needs: &["store.address", "store.path"],
    limit_ms: 32_000,
    counts_as_sign_in: false,
};
