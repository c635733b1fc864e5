//! The services that practice plays, as the vendors run them.

use std::sync::OnceLock;

use super::certificates::Certificate;
use super::fault::{Door, Service};
use crate::checks::{STORE, vendor};

/// The second server of a shop's name, where it has one.
pub const STORE_SECOND: &str = "store-second";

/// A service that practice plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plays {
    /// Its id in the contract.
    pub id: &'static str,
    /// The names in the vendor's certificate, the host of the contract first; none is plain HTTP.
    pub names: &'static [&'static str],
    /// True where a scenario can say what is behind it, in `[services.ID.account]`.
    pub has_account: bool,
}

/// Those that belong to nobody.
const OWN: [Plays; 4] = [
    // Where it lives, its names and its emulator are those of the shop that the set-up names.
    Plays { id: STORE, names: &[], has_account: true },
    Plays { id: "internet", names: &[], has_account: false },
    Plays { id: "internet-tls", names: &["connectivitycheck.gstatic.com"], has_account: false },
    Plays { id: "time", names: &[], has_account: false },
];

/// All of them, those of the vendors in the order of the registry.
#[must_use]
pub fn all() -> &'static [Plays] {
    static ALL: OnceLock<Vec<Plays>> = OnceLock::new();
    ALL.get_or_init(|| {
        let of_vendors = vendor::ALL.iter().flat_map(|vendor| vendor.plays);
        let named = of_vendors.filter(|played| played.id != STORE);
        OWN.iter().chain(named).copied().collect()
    })
}

/// A service by its id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Plays> {
    all().iter().find(|service| service.id == id)
}

impl Plays {
    /// True where the service speaks TLS.
    #[must_use]
    pub const fn https(&self) -> bool {
        !self.names.is_empty()
    }

    /// What a scenario says of this service and cannot mean, in words for its author.
    #[must_use]
    pub fn mistake(&self, service: &Service) -> Option<String> {
        let id = self.id;
        if service.account.is_some() && !self.has_account {
            let others: Vec<&str> =
                all().iter().filter(|other| other.has_account).map(|other| other.id).collect();
            return Some(format!("“{id}” has no account; these have one: {}", others.join(", ")));
        }
        if service.page.is_some() && !id.starts_with("status-") {
            return Some(format!("“{id}” is no status page"));
        }
        if service.second.is_some() && id != STORE {
            return Some(format!("only “{STORE}” has a second server, not “{id}”"));
        }
        if service.door == Door::NoName && !self.https() && id != STORE {
            return Some(format!(
                "the name of “{id}” is always found; only vendors can lose theirs"
            ));
        }
        // Whether a shop speaks TLS is for its address to say.
        if id == STORE {
            return None;
        }
        let encrypted =
            service.certificate != Certificate::Good || service.tls != Default::default();
        (encrypted && !self.https()).then(|| format!("“{id}” is plain HTTP and has no certificate"))
    }
}
