//! USPS.

use super::Vendor;

/// USPS.
pub(super) const VENDOR: Vendor = Vendor {
    id: "usps",
    checks: Vec::new,
    pages: &["developers.usps.com", "www.usps.com"],
    clock: None,
    blame: &[],
    plays: &[],
    emulator: super::plays_nothing,
};
