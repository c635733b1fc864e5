//! The direct login of a partner: a customer is signed in to the portal by a link that works once, and
//! for ten seconds.

mod inputs;
mod link;
mod portal;
mod shape;
mod token;

use super::Vendor;
use crate::checks::Check;

pub use link::{LinkMade, LinkOrder, make_link};

/// The direct login of a partner. Its services are played by the vendor of the API.
pub(super) const VENDOR: Vendor = Vendor {
    id: "partner",
    checks,
    pages: &[],
    clock: None,
    blame: &[
        ("on-behalf-of-wrong", 9),
        ("onboarding-incomplete", 10),
        ("direct-login-token-expired", 10),
        ("direct-login-url-too-long", 11),
        ("direct-login-redirect-unknown", 12),
        ("direct-login-theme-missing", 12),
    ],
    plays: &[],
    emulator: super::plays_nothing,
};

fn checks() -> Vec<Box<dyn Check>> {
    vec![
        Box::new(portal::Portal),
        Box::new(shape::Shape),
        Box::new(inputs::Inputs),
        Box::new(token::Token),
    ]
}
