//! ShipStation: the way to its web sign-in, what its status page says, and the keys of its interfaces with
//! the carriers and shops that they show. Nothing is ever sent to the sign-in form: how many failures lock
//! an account is not published, and only an Admin unlocks it.

mod api;
mod api_emulator;
mod carriers;
pub mod emulator;
mod facts;
mod key_call;
mod key_shape;
mod keys;
mod page;
mod path;
mod status;
mod store_row;
mod stores;
mod throttle;

pub(in crate::checks::vendor) use carriers::judge as carriers_of;

use super::Vendor;
use crate::checks::Check;
use crate::checks::practice::services::Plays;

/// ShipStation.
pub(super) const VENDOR: Vendor = Vendor {
    id: "shipstation",
    checks,
    pages: facts::PAGES,
    clock: Some(facts::WEB),
    blame: &[
        ("plan-lacks-access", 11),
        ("carrier-reauthorization-needed", 12),
        ("ups-terms-not-accepted", 12),
        ("account-not-in-good-standing", 12),
        ("balance-empty", 12),
        ("store-reconnect-needed", 13),
        ("store-autoimport-off", 13),
    ],
    plays: &[
        Plays { id: facts::WEB, names: facts::WEB_NAMES, has_account: true },
        Plays { id: facts::V1, names: facts::V1_NAMES, has_account: true },
        Plays { id: facts::V2, names: facts::V2_NAMES, has_account: true },
        Plays { id: facts::STATUS, names: facts::STATUS_NAMES, has_account: false },
    ],
    emulator: emulator::begin,
};

fn checks() -> Vec<Box<dyn Check>> {
    // Of two that say the same, the vendor's own word comes first.
    vec![
        Box::new(status::Status),
        Box::new(path::Path),
        Box::new(key_shape::KeyShape),
        Box::new(key_call::KeyCall(keys::Version::V1)),
        Box::new(key_call::KeyCall(keys::Version::V2)),
        Box::new(carriers::Carriers),
        Box::new(stores::Stores),
    ]
}
