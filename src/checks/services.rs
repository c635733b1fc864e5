//! The services of the contract and the vendors' origins: the one place that knows where they live.

use crate::domain::secret::Origin;

/// A service: its id in endpoints files, and its address in the world.
#[derive(Clone, Copy, Debug)]
pub struct Service {
    /// The id of the contract.
    pub id: &'static str,
    /// The host.
    pub host: &'static str,
    /// False for the two probes that must be seen in plain text.
    pub https: bool,
}

const fn https(id: &'static str, host: &'static str) -> Service {
    Service { id, host, https: true }
}

/// Every service of the contract. Sources: the vendors' facts, sections 1 to 9.
///
/// `internet` and `time` are plain HTTP on purpose: a Wi-Fi sign-in page can only show itself there,
/// and a wrong clock must be seen although it spoils encryption. They are asked for nothing but a
/// known short answer and its `Date`.
pub const SERVICES: &[Service] = &[
    Service { id: "internet", host: "connectivitycheck.gstatic.com", https: false },
    // The same host as `internet`, encrypted: whose certificate it shows tells who opens connections.
    https("internet-tls", "connectivitycheck.gstatic.com"),
    Service { id: "time", host: "cp.cloudflare.com", https: false },
    https("shipstation-web", "ship.shipstation.com"),
    https("shipstation-v1", "ssapi.shipstation.com"),
    https("shipstation-v2", "api.shipstation.com"),
    https("shipengine", "api.shipengine.com"),
    https("shipengine-dashboard", "dashboard.shipengine.com"),
    https("shiprocket", "apiv2.shiprocket.in"),
    https("ups", "onlinetools.ups.com"),
    https("ups-test", "wwwcie.ups.com"),
    https("usps", "apis.usps.com"),
    https("usps-test", "apis-tem.usps.com"),
    https("usps-webtools", "secure.shippingapis.com"),
    https("status-shipstation", "status.shipstation.com"),
    https("status-shipengine", "status.shipengine.com"),
    https("status-shiprocket", "status.shiprocket.in"),
    https("status-ups", "developer.ups.com"),
    https("status-usps", "developers.usps.com"),
    https("status-adobe", "status.adobe.com"),
    https("status-woocommerce", "status.woocommerce.com"),
];

/// The origin of a service; none for a name that is none.
#[must_use]
pub fn origin_of(service: &str) -> Option<Origin> {
    let service = SERVICES.iter().find(|known| known.id == service)?;
    if service.https {
        return Some(Origin::https(service.host));
    }
    format!("http://{}", service.host).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_service_has_an_origin() {
        for service in SERVICES {
            assert!(origin_of(service.id).is_some(), "{}", service.id);
        }
        assert!(origin_of("nobody").is_none());
    }
}
