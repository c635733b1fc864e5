//! The direct login of a partner.

use super::Vendor;

/// The direct login of a partner.
pub(super) const VENDOR: Vendor = Vendor {
    id: "partner",
    checks: Vec::new,
    pages: &[],
    clock: None,
    blame: &[],
    plays: &[],
    emulator: super::plays_nothing,
};
