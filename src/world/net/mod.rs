//! Sockets: names, connections, encryption and answers, with a time for each stage. Only this room
//! opens sockets, and it sends only what a check declared.

mod auth;
mod certificate;
mod connect;
mod endpoints;
mod error;
mod exchange;
mod limits;
mod permit;
mod proxy;
mod recorder;
pub mod serve;
mod surroundings;
mod tape;
mod tls;

pub use auth::{Auth, OAuth1, Place, SignatureMethod, TokenPair, Way};
pub use certificate::CertificateFacts;
pub use endpoints::{Endpoint, Endpoints, EndpointsError, Resolved};
pub use error::{NetError, TlsFault};
pub use exchange::{Answer, Ask, Attempt, Body, TlsFacts};
pub use limits::Limits;
pub use permit::{Ledger, Permit};
pub use proxy::Via;
pub use recorder::{OnStage, Recorder};
pub use surroundings::Surroundings;
pub use tape::Tape;

use std::sync::Arc;

/// The way out of this computer, or to the loopback servers of an endpoints file.
#[derive(Clone)]
pub struct Network {
    endpoints: Option<Arc<Endpoints>>,
    tls: Arc<tls::Tls>,
    limits: Limits,
    surroundings: Arc<surroundings::Source>,
    tape: Option<Tape>,
}

impl Network {
    /// The real internet.
    #[must_use]
    pub fn public() -> Self {
        Self {
            endpoints: None,
            tls: Arc::new(tls::Tls::system()),
            limits: Limits::default(),
            surroundings: Arc::new(surroundings::Source::system()),
            tape: None,
        }
    }

    /// Loopback alone, as an endpoints file says.
    ///
    /// # Errors
    /// The certificate authority of the file cannot be used.
    pub fn loopback(endpoints: Endpoints) -> Result<Self, EndpointsError> {
        let tls = match &endpoints.ca {
            Some(pem) => tls::Tls::with_authority(pem, endpoints.trusted_here.as_deref())?,
            None => tls::Tls::system(),
        };
        Ok(Self {
            endpoints: Some(Arc::new(endpoints)),
            tls: Arc::new(tls),
            limits: Limits::default(),
            surroundings: Arc::new(surroundings::Source::Unread),
            tape: None,
        })
    }

    /// The same with what a practice scenario states about the computer's way out.
    #[must_use]
    pub fn with_surroundings(mut self, stated: Surroundings) -> Self {
        self.surroundings = Arc::new(surroundings::Source::Stated(Arc::new(stated)));
        self
    }

    /// What this computer says about its own way out; none where it is not looked at, which is so with
    /// an endpoints file. May ask the system and wait for it.
    pub async fn surroundings(&self) -> Option<Arc<Surroundings>> {
        self.surroundings.get().await
    }

    /// What this computer said when it was last asked; it is not asked again.
    pub async fn known_surroundings(&self) -> Option<Arc<Surroundings>> {
        self.surroundings.known().await
    }

    /// The same with other limits: practice scales them down.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The limits of each request.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// True where only loopback is contacted.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        self.endpoints.is_some()
    }

    /// True where a service can be contacted at all: an endpoints file may leave it out.
    #[must_use]
    pub fn reaches(&self, service: &str) -> bool {
        self.endpoints.as_ref().is_none_or(|endpoints| endpoints.service(service).is_some())
    }

    /// A key that tells the servers of one endpoints file from those of another, and from the
    /// vendor's own: attempts are counted for each.
    #[must_use]
    pub fn place_of(&self, service: &str, origin: &crate::domain::secret::Origin) -> String {
        match self.endpoints.as_ref().and_then(|endpoints| endpoints.service(service)) {
            Some(endpoint) => endpoint.address.to_string(),
            None => origin.to_string(),
        }
    }
}
