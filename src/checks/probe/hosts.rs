//! The hosts that the checks of this computer's network look at: the probe, and those of the vendors
//! that the set-up names.

use std::sync::Arc;

use super::online::PROBE;
use crate::checks::{Context, origin_of};
use crate::domain::finding::{Declaration, Sends, ServiceId};
use crate::world::net::{Attempt, NetError};

/// The hosts of each vendor that a set-up can name.
const VENDORS: &[(&str, ServiceId)] = &[
    ("shiprocket", "shiprocket"),
    ("shipstation", "shipstation-web"),
    ("shipstation", "shipstation-v2"),
    ("partner", "shipengine"),
    ("ups", "ups"),
    ("usps", "usps"),
];

const fn plain(service: ServiceId, path: &'static str) -> Sends {
    Sends { service, method: "GET", path, carries: None }
}

/// What a look at the probe, encrypted and plain, and at the vendors' hosts may send.
pub(super) const SENDS: &[Sends] = &[
    plain("internet-tls", PROBE),
    plain("internet", PROBE),
    plain("shiprocket", "/"),
    plain("shipstation-web", "/"),
    plain("shipstation-v2", "/"),
    plain("shipengine", "/"),
    plain("ups", "/"),
    plain("usps", "/"),
];

/// The same without the encrypted probe.
pub(super) const PLAIN_SENDS: &[Sends] = SENDS.split_at(1).1;

/// What a check can send where the set-up names these vendors: the hosts of others are not looked at.
pub fn sends_of<'a>(
    declaration: &'a Declaration,
    vendors: &'a [&str],
) -> impl Iterator<Item = Sends> + 'a {
    declaration.sends.iter().copied().filter(|sends| {
        let mut owners = VENDORS.iter().filter(|(_, service)| *service == sends.service).peekable();
        declaration.vendor != "computer"
            || owners.peek().is_none()
            || owners.any(|(vendor, _)| vendors.contains(vendor))
    })
}

/// A host that was looked at.
pub(super) struct Looked {
    /// The host.
    pub host: String,
    /// True for a vendor's host; false for the probe.
    pub vendor: bool,
    /// What came of it.
    pub attempt: Arc<Attempt>,
}

/// Looks at these services of the probe and at the hosts of the vendors that the set-up names, all at once.
/// What an endpoints file leaves out is left out here too.
pub(super) async fn look(context: &Context<'_>, probes: &[ServiceId]) -> Vec<Looked> {
    let probes = probes.iter().map(|&service| (service, PROBE, false));
    let vendors = VENDORS
        .iter()
        .filter(|(vendor, _)| context.names_vendor(vendor))
        .map(|&(_, service)| (service, "/", true));
    let asked = probes.chain(vendors).map(|(service, path, vendor)| async move {
        let attempt = context.look(service, path).await;
        let host = origin_of(service).map(|origin| origin.host().to_owned()).unwrap_or_default();
        Looked { host, vendor, attempt }
    });
    let mut looked = futures_util::future::join_all(asked).await;
    looked.retain(|looked| !matches!(looked.attempt.result, Err(NetError::LeftOut(_))));
    looked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::declarations;

    #[test]
    fn only_the_hosts_of_named_vendors_are_looked_at() {
        let services = |id: &str, vendors: &[&str]| -> Vec<ServiceId> {
            let found = declarations().find(|declaration| declaration.id == id).expect("a check");
            sends_of(found, vendors).map(|sends| sends.service).collect()
        };
        assert_eq!(services("computer.proxy", &["ups"]), ["internet", "ups"]);
        assert_eq!(services("computer.dns", &["computer"]), ["internet-tls", "internet"]);
        assert!(services("shiprocket.path", &[]).contains(&"shiprocket"));
    }
}
