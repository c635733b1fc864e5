//! The ShipStation API, once ShipEngine: its key, and the carriers that are connected there.

pub(super) mod answer;
mod carriers;
pub mod emulator;
pub(super) mod facts;
mod key;
mod path;
pub(super) mod shape;
mod status;

use super::Vendor;
use crate::checks::practice::services::Plays;
use crate::checks::{Check, Setup};
use crate::domain::secret::Slot;

/// The ShipStation API.
pub(super) const VENDOR: Vendor = Vendor {
    id: "shipengine",
    checks,
    pages: facts::PAGES,
    clock: Some(facts::SERVICE),
    blame: &[
        ("shipstation-api-key-invalid", 8),
        ("wrong-environment-key", 8),
        ("plan-lacks-access", 9),
    ],
    plays: &[
        Plays { id: facts::SERVICE, names: facts::NAMES, has_account: true },
        Plays { id: facts::DASHBOARD, names: facts::DASHBOARD_NAMES, has_account: false },
        Plays { id: facts::STATUS, names: facts::STATUS_NAMES, has_account: false },
    ],
    emulator: emulator::begin,
};

fn checks() -> Vec<Box<dyn Check>> {
    // Of two that say the same, the vendor's own word comes first.
    vec![
        Box::new(status::Status),
        Box::new(path::Path),
        Box::new(shape::Shape),
        Box::new(key::Key),
        Box::new(carriers::Carriers),
    ]
}

/// Whether the account's own key is part of a sweep: a partner may have none of it.
fn is_asked_for(setup: &Setup) -> bool {
    setup.values.get("api").is_some_and(|api| api == "shipengine")
        || setup.secrets.contains_key(&Slot::ShipengineKey)
}
