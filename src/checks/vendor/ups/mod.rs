//! UPS.

use super::Vendor;

/// UPS.
pub(super) const VENDOR: Vendor = Vendor {
    id: "ups",
    checks: Vec::new,
    pages: &["developer.ups.com", "www.ups.com"],
    clock: None,
    blame: &[],
    plays: &[],
    emulator: super::plays_nothing,
};
