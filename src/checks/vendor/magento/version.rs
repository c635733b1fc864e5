//! The check `magento.version`: which Magento this is, where it says so.

static DECLARATION: Declaration = Declaration {
    id: "magento.version",
    vendor: "magento",
    inputs: &[Input { name: "url", required: true }],
    secrets: &[],
    sends: &[Sends { service: STORE, method: "GET", path: VERSION, carries: None }],
    findings: &[],
    refusals: &[],
    needs: &["magento.rest"],
    limit_ms: 16_000,
    counts_as_sign_in: false,
};
