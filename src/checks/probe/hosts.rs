//! The hosts that the checks of this computer's network look at: the probe, and those of the vendors
//! that the set-up names.

use std::sync::{Arc, LazyLock};

use super::online::PROBE;
use crate::checks::{Context, STORE, origin_of, vendor};
use crate::domain::finding::{Declaration, Sends, ServiceId};
use crate::world::net::{Attempt, NetError};

/// What belongs to no vendor, whoever asks it.
const NOT_VENDORS: [ServiceId; 4] = [STORE, "internet", "internet-tls", "time"];

/// The hosts of each vendor that its own checks ask for nothing in particular: nobody is asked for the
/// sake of a look at this computer who would not be asked anyway.
static VENDORS: LazyLock<Vec<(&'static str, ServiceId)>> = LazyLock::new(|| {
    let mut hosts = Vec::new();
    for vendor in vendor::ALL {
        for check in (vendor.checks)() {
            for sends in check.declaration().sends {
                let plain = (sends.method, sends.path, sends.carries) == ("GET", "/", None);
                let host = (vendor.id, sends.service);
                // The name of a shop may be wrong: it is no vendor's, which is known to exist.
                let known =
                    !sends.service.starts_with("status-") && !NOT_VENDORS.contains(&sends.service);
                if plain && known && !hosts.contains(&host) {
                    hosts.push(host);
                }
            }
        }
    }
    hosts
});

/// What a look at these probes and at the vendors' hosts may send.
pub(super) fn sends(probes: &[ServiceId]) -> Vec<Sends> {
    let probes = probes.iter().map(|&service| (service, PROBE));
    let hosts = VENDORS.iter().map(|&(_, service)| (service, "/"));
    let all = probes.chain(hosts);
    all.map(|(service, path)| Sends { service, method: "GET", path, carries: None }).collect()
}

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
    // The check of a vendor's path asks the same and shows its stages, so it goes first.
    tokio::task::yield_now().await;
    let probes = probes.iter().map(|&service| (service, PROBE, false));
    let vendors = VENDORS
        .iter()
        .filter(|(vendor, _)| context.names_vendor(vendor))
        .map(|&(_, service)| (service, "/", true));
    let asked = probes.chain(vendors).map(|(service, path, vendor)| async move {
        let attempt = context.look_aside(service, path).await;
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
        assert_eq!(services("computer.proxy", &["shiprocket"]), ["internet", "shiprocket"]);
        assert_eq!(services("computer.dns", &["computer"]), ["internet", "internet-tls"]);
        assert!(services("shiprocket.path", &[]).contains(&"shiprocket"));
    }
}
