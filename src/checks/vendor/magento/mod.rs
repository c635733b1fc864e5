//! Magento 2 and Adobe Commerce, with the ShipStation extension.

use super::Vendor;

/// Magento 2 and Adobe Commerce, with the ShipStation extension.
pub(super) const VENDOR: Vendor = Vendor {
    id: "magento",
    checks: Vec::new,
    pages: &["status.adobe.com"],
    clock: None,
    blame: &[],
    plays: &[],
    emulator: super::plays_nothing,
};
