//! The vendors: a folder each. A new vendor is a folder, a guide, and a line here.

pub mod shiprocket;

use super::Check;

/// The checks of all vendors.
pub(super) fn checks() -> Vec<Box<dyn Check>> {
    shiprocket::checks()
}

/// The hosts of the vendors' pages that guides may lead to.
#[must_use]
pub fn page_hosts() -> &'static [&'static str] {
    shiprocket::pages()
}

/// The vendors of the mission, and whether they have checks yet.
pub const VENDORS: &[(&str, bool)] = &[
    ("shiprocket", true),
    ("magento", false),
    ("woocommerce", false),
    ("shipstation", false),
    ("partner", false),
    ("ups", false),
    ("usps", false),
    ("stamps", false),
];
