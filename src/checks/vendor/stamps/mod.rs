//! Stamps.com, seen through the platform that holds the account.

mod balance;

use super::Vendor;
use crate::checks::Check;

/// Stamps.com, seen through the platform that holds the account.
pub(super) const VENDOR: Vendor = Vendor {
    id: "stamps",
    checks,
    pages: &["help.stamps.com", "www.stamps.com"],
    clock: None,
    blame: &[("stamps-password-changed-or-locked", 12)],
    plays: &[],
    emulator: super::plays_nothing,
};

fn checks() -> Vec<Box<dyn Check>> {
    vec![Box::new(balance::Balance)]
}
