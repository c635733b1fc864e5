//! Shiprocket: sign-in of an API user, and what it may do.

mod answer;
pub mod emulator;
mod facts;
mod login;
mod path;
mod shape;
mod status;

use super::Vendor;
use crate::checks::Check;
use crate::checks::practice::services::Plays;

/// Shiprocket.
pub(super) const VENDOR: Vendor = Vendor {
    id: "shiprocket",
    checks,
    pages: facts::PAGES,
    clock: Some(facts::SERVICE),
    blame: &[
        ("shiprocket-temporary-lock", 7),
        ("shiprocket-manual-password", 8),
        ("shiprocket-dashboard-credentials", 9),
        ("shiprocket-modules-not-enabled", 11),
    ],
    plays: &[
        Plays { id: facts::SERVICE, names: &["apiv2.shiprocket.in"], has_account: true },
        Plays { id: facts::STATUS, names: &["status.shiprocket.in"], has_account: false },
    ],
    emulator: emulator::begin,
};

fn checks() -> Vec<Box<dyn Check>> {
    vec![
        Box::new(path::Path),
        Box::new(status::Status),
        Box::new(shape::Shape),
        Box::new(login::Login),
    ]
}
