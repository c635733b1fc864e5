//! The services that practice plays, as the vendors run them.

use super::certificates::Certificate;
use super::fault::Service;

/// A service that practice plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Its id in the contract.
    pub id: &'static str,
    /// The host in the vendor's certificate; none is plain HTTP.
    pub https: Option<&'static str>,
}

/// All of them.
pub const ALL: &[Facts] = &[
    Facts { id: "internet", https: None },
    Facts { id: "internet-tls", https: Some("connectivitycheck.gstatic.com") },
    Facts { id: "time", https: None },
    Facts { id: "shiprocket", https: Some("apiv2.shiprocket.in") },
    Facts { id: "status-shiprocket", https: Some("status.shiprocket.in") },
];

/// A service by its id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Facts> {
    ALL.iter().find(|service| service.id == id)
}

impl Facts {
    /// What a scenario says of this service and cannot mean, in words for its author.
    #[must_use]
    pub fn mistake(&self, service: &Service) -> Option<String> {
        let id = self.id;
        if service.account.is_some() && id != "shiprocket" {
            return Some(format!("“{id}” has no account; only “shiprocket” has one"));
        }
        if service.page.is_some() && !id.starts_with("status-") {
            return Some(format!("“{id}” is no status page"));
        }
        let encrypted =
            service.certificate != Certificate::Good || service.tls != Default::default();
        (encrypted && self.https.is_none())
            .then(|| format!("“{id}” is plain HTTP and has no certificate"))
    }
}
