//! UPS: whether the keys of the merchant's own app get a pass.

mod answer;
pub mod emulator;
mod facts;
mod path;
mod shape;
mod status;
mod token;

use super::Vendor;
use crate::checks::Check;
use crate::checks::practice::services::Plays;

/// UPS.
pub(super) const VENDOR: Vendor = Vendor {
    id: "ups",
    checks,
    pages: facts::PAGES,
    clock: Some(facts::SERVICE),
    blame: &[
        // Software that still speaks the old way: no key mends it.
        ("ups-access-keys-retired", 5),
        ("ups-credentials-typo", 8),
        // One answer means either; the check says which first.
        ("ups-app-missing-product", 8),
        ("account-not-in-good-standing", 9),
        ("ups-terms-not-accepted", 9),
        ("ups-account-number-mismatch", 11),
    ],
    plays: &[
        Plays { id: facts::SERVICE, names: &["onlinetools.ups.com"], has_account: true },
        Plays { id: facts::TEST, names: &["wwwcie.ups.com"], has_account: false },
        Plays { id: facts::STATUS, names: &["developer.ups.com"], has_account: false },
    ],
    emulator: emulator::begin,
};

fn checks() -> Vec<Box<dyn Check>> {
    vec![
        Box::new(path::Path),
        Box::new(status::Status),
        Box::new(shape::Shape),
        Box::new(token::Token),
    ]
}
