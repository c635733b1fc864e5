//! The scenarios that come with the program.

use super::scenario::{Scenario, ScenarioError, load};

macro_rules! files {
    ($($name:literal,)*) => {
        &[$(($name, include_str!(concat!("../../../assets/scenarios/", $name)))),*]
    };
}

/// The files: name within `assets/scenarios` and text. A test compares the list with the folder.
pub const FILES: &[(&str, &str)] = files![
    "shiprocket/shiprocket-announced-maintenance.toml",
    "shiprocket/shiprocket-announced-outage.toml",
    "shiprocket/shiprocket-announced-unrelated.toml",
    "shiprocket/shiprocket-antivirus-opens-tls.toml",
    "shiprocket/shiprocket-bad-gateway-502.toml",
    "shiprocket/shiprocket-broken-json.toml",
    "shiprocket/shiprocket-captive-portal-511.toml",
    "shiprocket/shiprocket-captive-portal-page.toml",
    "shiprocket/shiprocket-captive-portal-redirect.toml",
    "shiprocket/shiprocket-certificate-expired.toml",
    "shiprocket/shiprocket-certificate-not-yet-valid.toml",
    "shiprocket/shiprocket-certificate-other-name.toml",
    "shiprocket/shiprocket-certificate-self-signed.toml",
    "shiprocket/shiprocket-certificate-unknown-authority.toml",
    "shiprocket/shiprocket-clock-fast.toml",
    "shiprocket/shiprocket-clock-slow.toml",
    "shiprocket/shiprocket-dashboard-user.toml",
    "shiprocket/shiprocket-edge-403-empty.toml",
    "shiprocket/shiprocket-edge-403.toml",
    "shiprocket/shiprocket-edge-challenge.toml",
    "shiprocket/shiprocket-email-without-at.toml",
    "shiprocket/shiprocket-endless-body.toml",
    "shiprocket/shiprocket-endless-headers.toml",
    "shiprocket/shiprocket-error-inside-refusal.toml",
    "shiprocket/shiprocket-error-inside-server.toml",
    "shiprocket/shiprocket-fields-missing.toml",
    "shiprocket/shiprocket-five-megabytes.toml",
    "shiprocket/shiprocket-gateway-timeout-504.toml",
    "shiprocket/shiprocket-green-page-dead-host.toml",
    "shiprocket/shiprocket-half-answer-hang.toml",
    "shiprocket/shiprocket-half-answer.toml",
    "shiprocket/shiprocket-healthy-clock-twenty-seconds.toml",
    "shiprocket/shiprocket-healthy-negative-wallet.toml",
    "shiprocket/shiprocket-healthy-no-status-page.toml",
    "shiprocket/shiprocket-healthy-old-encryption.toml",
    "shiprocket/shiprocket-healthy-second-try.toml",
    "shiprocket/shiprocket-healthy-shell-incident.toml",
    "shiprocket/shiprocket-healthy-slow.toml",
    "shiprocket/shiprocket-healthy-unrelated-incident.toml",
    "shiprocket/shiprocket-healthy.toml",
    "shiprocket/shiprocket-html-200.toml",
    "shiprocket/shiprocket-ip-not-allowed-401.toml",
    "shiprocket/shiprocket-ip-not-allowed.toml",
    "shiprocket/shiprocket-later-call-500.toml",
    "shiprocket/shiprocket-locked-400.toml",
    "shiprocket/shiprocket-locked-403.toml",
    "shiprocket/shiprocket-locked-429.toml",
    "shiprocket/shiprocket-module-missing.toml",
    "shiprocket/shiprocket-no-http.toml",
    "shiprocket/shiprocket-no-internet-silent.toml",
    "shiprocket/shiprocket-no-internet.toml",
    "shiprocket/shiprocket-not-utf8.toml",
    "shiprocket/shiprocket-pasted-cut-off.toml",
    "shiprocket/shiprocket-pasted-email-in-both.toml",
    "shiprocket/shiprocket-pasted-email-space.toml",
    "shiprocket/shiprocket-pasted-line-break.toml",
    "shiprocket/shiprocket-pasted-masked.toml",
    "shiprocket/shiprocket-pasted-non-breaking-space.toml",
    "shiprocket/shiprocket-pasted-quotes.toml",
    "shiprocket/shiprocket-pasted-space.toml",
    "shiprocket/shiprocket-pasted-with-label.toml",
    "shiprocket/shiprocket-pasted-zero-width.toml",
    "shiprocket/shiprocket-redirect-other-host.toml",
    "shiprocket/shiprocket-redirect-same-host.toml",
    "shiprocket/shiprocket-refused.toml",
    "shiprocket/shiprocket-reset-after-request.toml",
    "shiprocket/shiprocket-reset.toml",
    "shiprocket/shiprocket-server-error-500.toml",
    "shiprocket/shiprocket-silence-after-request.toml",
    "shiprocket/shiprocket-silence.toml",
    "shiprocket/shiprocket-slow-drip.toml",
    "shiprocket/shiprocket-throttled-by-edge.toml",
    "shiprocket/shiprocket-throttled-later.toml",
    "shiprocket/shiprocket-throttled.toml",
    "shiprocket/shiprocket-tls-old-server.toml",
    "shiprocket/shiprocket-tls-version-refused.toml",
    "shiprocket/shiprocket-token-expired.toml",
    "shiprocket/shiprocket-token-missing.toml",
    "shiprocket/shiprocket-unavailable-503.toml",
    "shiprocket/shiprocket-wrong-length.toml",
    "shiprocket/shiprocket-wrong-password-400.toml",
    "shiprocket/shiprocket-wrong-password-401.toml",
    "shiprocket/shiprocket-wrong-password-403.toml",
    "shiprocket/shiprocket-wrong-password-other-words.toml",
];

/// Every scenario, in the order of the list.
///
/// # Errors
/// A file is no valid scenario.
pub fn scenarios() -> Result<Vec<Scenario>, ScenarioError> {
    FILES.iter().map(|(file, text)| load(file, text)).collect()
}
