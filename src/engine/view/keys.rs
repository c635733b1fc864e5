//! Keys and passwords.

use serde::{Deserialize, Serialize};

use crate::domain::secret::{Origin, Slot};

/// Keys and passwords.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeysPage {
    /// Where they are kept, in words.
    pub kept_in: String,
    /// The keys.
    pub keys: Vec<KeyLine>,
    /// The keyring is being opened, so that what it holds is not known yet.
    pub opening: bool,
    /// The keyring is being asked.
    pub waiting: bool,
}

/// A stored key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyLine {
    /// The slot.
    pub slot: Slot,
    /// The profile.
    pub profile: String,
    /// Where it may go.
    pub origin: Origin,
    /// Its name.
    pub name: String,
    /// What the profile is called, where there are several.
    pub shop: Option<String>,
    /// The host.
    pub host: String,
    /// When it was last used.
    pub used: String,
    /// In memory only.
    pub memory: bool,
}
