//! The keys of ShipStation's interfaces: which ones a set-up has, and the questions that carry them.

use super::facts::{V1, V1_CARRIERS, V1_STORES, V2, V2_CARRIERS};
use crate::checks::{Context, Setup};
use crate::domain::secret::Slot;
use crate::domain::secret::shapes::paste_mistakes;
use crate::world::net::{Ask, Auth, Way};

/// One of ShipStation's interfaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::checks::vendor) enum Version {
    /// Key and secret.
    V1,
    /// One key.
    V2,
}

impl Version {
    /// The check that judges its key.
    pub const fn check(self) -> &'static str {
        match self {
            Self::V1 => "shipstation.v1",
            Self::V2 => "shipstation.v2",
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::V1 => "v1",
            Self::V2 => "v2",
        }
    }

    /// True where the set-up uses it: it says so, or has a key for it.
    pub fn is_used(self, setup: &Setup) -> bool {
        let says = setup.values.get("api").map(String::as_str) == Some(self.word());
        says || self.slots().iter().any(|slot| setup.secrets.contains_key(slot))
    }

    /// True where all that it takes to ask is there.
    pub fn is_ready(self, context: &Context<'_>) -> bool {
        self.slots().iter().all(|slot| context.credential(*slot).is_some())
    }

    /// The slots of its secrets.
    pub const fn slots(self) -> &'static [Slot] {
        match self {
            Self::V1 => &[Slot::ShipstationV1Key, Slot::ShipstationV1Secret],
            Self::V2 => &[Slot::ShipstationV2Key],
        }
    }

    /// The question for the carriers, which proves the key too; none where a secret is missing.
    pub fn carriers(self, context: &Context<'_>) -> Option<Ask> {
        match self {
            Self::V1 => v1(context, V1_CARRIERS),
            Self::V2 => {
                let key = context.credential(Slot::ShipstationV2Key)?.trimmed();
                let auth = Auth { credential: key, way: Way::Header("api-key") };
                Some(Ask { auth: Some(auth), ..context.ask(V2, "GET", V2_CARRIERS)? })
            }
        }
    }

    /// True where a value cannot be a key at all, so that a try would tell nothing.
    pub fn cannot_be_tried(self, context: &Context<'_>) -> bool {
        let values = self.slots().iter().filter_map(|slot| context.credential(*slot));
        values
            .flat_map(|credential| paste_mistakes(credential.secret()))
            .any(crate::domain::secret::shapes::PasteMistake::rules_out_a_try)
    }
}

/// The question for the shops; only V1 knows them.
pub(super) fn stores(context: &Context<'_>) -> Option<Ask> {
    v1(context, V1_STORES)
}

fn v1(context: &Context<'_>, path: &str) -> Option<Ask> {
    let user = context.credential(Slot::ShipstationV1Key)?.trimmed();
    let credential = context.credential(Slot::ShipstationV1Secret)?.trimmed();
    let auth = Auth { credential, way: Way::BasicPair { user } };
    Some(Ask { auth: Some(auth), ..context.ask(V1, "GET", path)? })
}
