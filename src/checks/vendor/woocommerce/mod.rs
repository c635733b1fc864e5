//! WooCommerce, with the ShipStation plug-in.

use super::Vendor;

/// WooCommerce, with the ShipStation plug-in.
pub(super) const VENDOR: Vendor = Vendor {
    id: "woocommerce",
    checks: Vec::new,
    pages: &["woocommerce.com", "status.woocommerce.com"],
    clock: None,
    blame: &[],
    plays: &[],
    emulator: super::plays_nothing,
};
