//! Magento 2 and Adobe Commerce, with the ShipStation extension.

mod answer;
mod base_url;
pub mod emulator;
mod extension;
mod extension_key;
mod facts;
mod integration;
mod key_shape;
mod odd;
mod rest;
mod token;

use super::Vendor;
use crate::checks::Check;
use crate::checks::practice::services::Plays;

/// Magento 2 and Adobe Commerce, with the ShipStation extension.
pub(super) const VENDOR: Vendor = Vendor {
    id: "magento",
    checks,
    pages: facts::PAGES,
    clock: None,
    blame: &[
        ("server-clock-wrong", 5),
        ("magento-cache-not-flushed", 6),
        ("magento-integration-token-invalid", 8),
        ("magento-bearer-tokens-disabled", 8),
    ],
    plays: &[Plays { id: facts::STORE, names: &[], has_account: true }],
    emulator: emulator::begin,
};

fn checks() -> Vec<Box<dyn Check>> {
    vec![
        Box::new(key_shape::KeyShape),
        Box::new(rest::Rest),
        Box::new(extension::Extension),
        Box::new(extension_key::ExtensionKey),
        Box::new(token::Token),
        Box::new(base_url::BaseUrl),
    ]
}
