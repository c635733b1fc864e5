//! Any shop, whatever its software: its address, and the way to it. The checks of the platforms stand on these.

mod address;
mod addresses;
pub(in crate::checks) mod answer;
mod declared;
pub(in crate::checks) mod facts;
pub(in crate::checks) mod page;
mod path;
mod redirect;
pub(in crate::checks) mod trouble;

use super::Vendor;
use crate::checks::Check;

/// Any shop: the way to it.
pub(super) const VENDOR: Vendor = Vendor {
    id: "store",
    checks,
    pages: &[],
    clock: None,
    blame: &[],
    plays: &[],
    emulator: super::plays_nothing,
};

fn checks() -> Vec<Box<dyn Check>> {
    // Where one of several addresses is at fault, that stands before what the first of them answered.
    vec![Box::new(address::Address), Box::new(addresses::Addresses), Box::new(path::Path)]
}
