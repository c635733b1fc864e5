//! A WooCommerce shop with the ShipStation plug-in: its interface, its keys, and the plug-in.

mod answer;
mod auth_key;
mod declared;
pub mod emulator;
mod facts;
mod index;
mod keys;
mod keys_at_hand;
mod plugin;
mod shape;
mod signature;
mod way;
mod write;

use super::Vendor;
use crate::checks::Check;
use crate::checks::practice::services::Plays;

/// WooCommerce, with the ShipStation plug-in.
pub(super) const VENDOR: Vendor = Vendor {
    id: "woocommerce",
    checks,
    pages: facts::PAGES,
    clock: None,
    blame: &[
        ("woo-https-not-detected", 5),
        ("server-clock-wrong", 5),
        ("woo-api-key-invalid", 10),
        ("woo-key-permission", 11),
    ],
    plays: &[Plays { id: facts::STORE, names: &[], has_account: true }],
    emulator: emulator::begin,
};

fn checks() -> Vec<Box<dyn Check>> {
    vec![
        Box::new(shape::Shape),
        Box::new(shape::AuthKeyShape),
        Box::new(index::IndexLook),
        Box::new(keys::KeysCheck),
        Box::new(write::Write),
        Box::new(auth_key::AuthKey),
        Box::new(plugin::Plugin),
    ]
}
