//! Stamps.com, seen through the platform that holds the account.

use super::Vendor;

/// Stamps.com, seen through the platform that holds the account.
pub(super) const VENDOR: Vendor = Vendor {
    id: "stamps",
    checks: Vec::new,
    pages: &["help.stamps.com"],
    clock: None,
    blame: &[],
    plays: &[],
    emulator: super::plays_nothing,
};
