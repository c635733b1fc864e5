//! The vendors: a folder each. A new vendor is a folder, a guide, and a line in [`ALL`].

pub(in crate::checks) mod carriers;
mod component;
#[cfg(test)]
mod example;
mod front;
mod key_pair;
pub mod magento;
pub mod partner;
mod refusal;
pub mod shipengine;
pub mod shiprocket;
pub mod shipstation;
pub mod stamps;
pub mod store;
pub mod ups;
pub mod usps;
pub mod woocommerce;

use super::Check;
use super::practice::emulator::{Emulator, NewEmulator, Services};
use super::practice::services::Plays;
use crate::domain::finding::ServiceId;
use crate::world::net::serve::{Reply, Request};

/// Everything that the rest of the program knows of a vendor.
#[derive(Debug)]
pub struct Vendor {
    /// Its id in profiles, checks and texts.
    pub id: &'static str,
    /// Its checks, in the order of the registry.
    pub checks: fn() -> Vec<Box<dyn Check>>,
    /// The hosts of its pages that guides may lead to.
    pub pages: &'static [&'static str],
    /// The service whose `Date` is a further opinion on this computer's clock. It is asked for `/`
    /// anyway, by the check of its path.
    pub clock: Option<ServiceId>,
    /// Where causes of this vendor alone stand in the order of blame, see `blame.rs`.
    pub blame: &'static [(&'static str, u8)],
    /// The services that it plays in practice.
    pub plays: &'static [Plays],
    /// Begins to play them.
    pub emulator: NewEmulator,
}

/// The vendors, in the order in which their checks are shown: what others stand on comes first.
pub const ALL: &[&Vendor] = &[
    &store::VENDOR,
    &magento::VENDOR,
    &woocommerce::VENDOR,
    &shipstation::VENDOR,
    &shipengine::VENDOR,
    &partner::VENDOR,
    &ups::VENDOR,
    &usps::VENDOR,
    &stamps::VENDOR,
    &shiprocket::VENDOR,
];

/// For a vendor that has no service of its own in practice.
fn plays_nothing(_: &Services, _: i64) -> Result<Box<dyn Emulator>, String> {
    Ok(Box::new(Nobody))
}

/// Nobody, who is never asked.
#[derive(Debug)]
struct Nobody;

impl Emulator for Nobody {
    fn answer(&mut self, _: &str, _: &Request, _: i64) -> Reply {
        Reply::empty(404)
    }
}

/// The checks of all vendors.
pub(super) fn checks() -> Vec<Box<dyn Check>> {
    ALL.iter().flat_map(|vendor| (vendor.checks)()).collect()
}

/// The hosts of the vendors' pages that guides may lead to.
pub fn page_hosts() -> impl Iterator<Item = &'static str> {
    ALL.iter().flat_map(|vendor| vendor.pages).copied()
}

/// A vendor by its id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Vendor> {
    ALL.iter().find(|vendor| vendor.id == id).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::{SERVICES, STORE, origin_of};

    #[test]
    fn checks_and_services_belong_to_one_vendor_each() {
        for vendor in ALL {
            for check in (vendor.checks)() {
                assert_eq!(check.declaration().vendor, vendor.id, "{}", check.declaration().id);
            }
            for played in vendor.plays {
                // A shop is played by the software that it runs on.
                if played.id == STORE {
                    continue;
                }
                let others = ALL.iter().filter(|other| other.id != vendor.id);
                let mut claimed = others.flat_map(|other| other.plays);
                assert!(claimed.all(|other| other.id != played.id), "{}", played.id);
            }
        }
    }

    #[test]
    fn what_is_played_in_practice_is_a_service_under_its_own_name() {
        let named = ALL.iter().flat_map(|vendor| vendor.plays).filter(|it| it.id != STORE);
        for played in named {
            let origin = origin_of(played.id).expect("a service of the contract");
            assert!(played.names.contains(&origin.host()), "{}", played.id);
            assert!(SERVICES.iter().any(|service| service.id == played.id && service.https));
        }
    }

    /// The clock must not be a reason to ask anybody who is not asked anyway.
    #[test]
    fn the_clock_asks_only_who_is_asked_anyway() {
        for vendor in ALL {
            let Some(service) = vendor.clock else { continue };
            let asked = (vendor.checks)().iter().any(|check| {
                let sends = check.declaration().sends;
                sends.iter().any(|it| (it.service, it.method, it.path) == (service, "GET", "/"))
            });
            assert!(asked, "{}", vendor.id);
        }
    }
}
