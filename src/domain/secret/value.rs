//! A secret in memory: never printed, wiped when dropped.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

/// A password, key or token. `Debug` shows nothing of it, and its memory is wiped when it is dropped.
///
/// Only `domain::secret`, `world::net::auth`, `world::vault` and `world::platform::portal` may call [`Secret::expose`]; the
/// architecture test holds that.
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// Takes ownership of a text; the caller's copy is gone with it.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(SecretString::from(text))
    }

    /// The text itself, for the four places that may see it.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// The number of characters, which may be shown while nobody else is watching.
    #[must_use]
    pub fn characters(&self) -> usize {
        self.expose().chars().count()
    }

    /// True when nothing was entered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.expose().is_empty()
    }

    /// The same secret without the white space and invisible characters around it.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let text = Zeroizing::new(super::shapes::trim(self.expose()).to_owned());
        Self::new(text.as_str().to_owned())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(hidden)")
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }
}

impl Eq for Secret {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_nothing_of_it() {
        let shown = format!("{:?}", Secret::new("FAKE-canary-1".to_owned()));
        assert!(!shown.contains("canary"));
        assert!(!shown.contains("13"));
    }
}
