//! ShipStation: the way to its web sign-in, and what its status page says. Nothing is ever sent to the
//! sign-in form: how many failures lock an account is not published, and only an Admin unlocks it.

pub mod emulator;
mod facts;
mod page;
mod path;
mod status;

use super::Vendor;
use crate::checks::Check;
use crate::checks::practice::services::Plays;

/// ShipStation.
pub(super) const VENDOR: Vendor = Vendor {
    id: "shipstation",
    checks,
    pages: facts::PAGES,
    clock: Some(facts::WEB),
    blame: &[],
    plays: &[
        Plays { id: facts::WEB, names: facts::WEB_NAMES, has_account: true },
        Plays { id: facts::V1, names: facts::V1_NAMES, has_account: false },
        Plays { id: facts::V2, names: facts::V2_NAMES, has_account: false },
        Plays { id: facts::STATUS, names: facts::STATUS_NAMES, has_account: false },
    ],
    emulator: emulator::begin,
};

fn checks() -> Vec<Box<dyn Check>> {
    // Of two that say the same, the vendor's own word comes first.
    vec![Box::new(status::Status), Box::new(path::Path)]
}
