//! The ShipStation API, once called ShipEngine.

use super::Vendor;

/// The ShipStation API, once called ShipEngine.
pub(super) const VENDOR: Vendor = Vendor {
    id: "shipengine",
    checks: Vec::new,
    pages: &["dashboard.shipengine.com", "status.shipengine.com"],
    clock: None,
    blame: &[],
    plays: &[],
    emulator: super::plays_nothing,
};
