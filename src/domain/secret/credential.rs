//! A secret together with the one origin that it may be sent to.

use super::{Origin, Secret};

/// A secret bound to its origin.
#[derive(Clone, Debug)]
pub struct Credential {
    secret: Secret,
    audience: Origin,
}

impl Credential {
    /// Binds a secret to an origin.
    #[must_use]
    pub fn new(secret: Secret, audience: Origin) -> Self {
        Self { secret, audience }
    }

    /// The same without what came along around the value, for the same origin.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        Self { secret: self.secret.trimmed(), audience: self.audience.clone() }
    }

    /// The one origin it may be sent to.
    #[must_use]
    pub fn audience(&self) -> &Origin {
        &self.audience
    }

    /// The secret.
    #[must_use]
    pub fn secret(&self) -> &Secret {
        &self.secret
    }
}
