//! Why an order was not carried out.

use crate::domain::finding::CatalogError;
use crate::domain::guide::GuideError;
use crate::domain::profile::ProfileError;
use crate::world::net::EndpointsError;
use crate::world::store::StoreError;
use crate::world::vault::VaultError;

/// Why an order was not carried out. Carries nothing of a secret.
#[derive(Debug, thiserror::Error)]
pub enum OrderError {
    /// A name that is none.
    #[error("there is no {kind} “{id}”; there {}: {}", are(known), list(known))]
    Unknown {
        /// What it should have been: “check”.
        kind: &'static str,
        /// The name.
        id: String,
        /// The names that exist.
        known: Vec<String>,
    },
    /// What was given cannot be used; a whole sentence, with the place where there is one.
    #[error("{0}")]
    Input(String),
    /// A file cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It cannot be done on this computer now.
    #[error("{0}")]
    Unavailable(String),
    /// The vault says no.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The system gives no thread, socket or timer.
    #[error("the system does not let Refloat work ({0}); close other programs and try again")]
    System(std::io::ErrorKind),
}

impl OrderError {
    /// True where what was asked for was wrong; false where this computer cannot do it now.
    #[must_use]
    pub const fn is_usage(&self) -> bool {
        matches!(self, Self::Unknown { .. } | Self::Input(_) | Self::Store(_))
    }
}

fn are(known: &[String]) -> &'static str {
    if known.len() == 1 { "is" } else { "are" }
}

fn list(known: &[String]) -> String {
    if known.is_empty() { "none".to_owned() } else { known.join(", ") }
}

impl From<EndpointsError> for OrderError {
    fn from(error: EndpointsError) -> Self {
        Self::Input(error.to_string())
    }
}

impl From<ProfileError> for OrderError {
    fn from(error: ProfileError) -> Self {
        Self::Input(error.to_string())
    }
}

impl From<GuideError> for OrderError {
    fn from(error: GuideError) -> Self {
        Self::Input(error.to_string())
    }
}

impl From<CatalogError> for OrderError {
    fn from(error: CatalogError) -> Self {
        Self::Input(error.to_string())
    }
}
