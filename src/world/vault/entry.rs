//! What an entry of the vault belongs to.

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::{Deserialize, Serialize};

use crate::domain::secret::{Origin, Slot};

/// The longest name of a profile, in bytes. Windows takes 512 characters for the whole entry.
pub const MAX_PROFILE_BYTES: usize = 100;

/// Windows compares names without regard to case, so that capitals are written as numbers: the entries of
/// “Shop” and “shop” are two everywhere.
const ENCODED: &AsciiSet = &with_capitals(CONTROLS.add(b' ').add(b'%').add(b'|'));

const fn with_capitals(mut set: AsciiSet) -> AsciiSet {
    let mut letter = b'A';
    while letter <= b'Z' {
        set = set.add(letter);
        letter += 1;
    }
    set
}

/// Which secret, of which profile, for which origin.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EntryId {
    /// The secret's name.
    pub slot: Slot,
    /// The profile's name, of 1 to [`MAX_PROFILE_BYTES`] bytes.
    pub profile: String,
    /// The one place it may be sent to.
    pub origin: Origin,
}

impl EntryId {
    /// An entry's identity.
    #[must_use]
    pub fn new(slot: Slot, profile: &str, origin: &Origin) -> Self {
        Self { slot, profile: profile.to_owned(), origin: origin.clone() }
    }

    pub(super) fn has_good_profile(&self) -> bool {
        (1..=MAX_PROFILE_BYTES).contains(&self.profile.len())
    }

    /// The entry's user name in the keyring.
    pub(super) fn user(&self) -> String {
        let profile = utf8_percent_encode(&self.profile, ENCODED);
        format!("{}|{profile}|{}", self.slot, self.origin)
    }

    /// What the keyring's own program shows.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code))]
    pub(super) fn label(&self) -> String {
        format!("Refloat: {} for {} ({})", self.slot, self.origin.authority(), self.profile)
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} for {} ({})", self.slot, self.origin.authority(), self.profile)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_entries_share_a_name_even_where_case_is_ignored() {
        let shop = Origin::https("shop.example");
        let names: std::collections::HashSet<_> = [
            EntryId::new(Slot::MagentoToken, "shop", &shop),
            EntryId::new(Slot::MagentoToken, "Shop", &shop),
            EntryId::new(Slot::MagentoToken, "shop|https://evil.example", &shop),
            EntryId::new(Slot::MagentoToken, "shop%7c", &shop),
            EntryId::new(Slot::MagentoToken, "shop", &Origin::https("evil.example")),
            EntryId::new(Slot::MagentoConsumerKey, "shop", &shop),
        ]
        .iter()
        .map(|id| id.user().to_ascii_lowercase())
        .collect();
        assert_eq!(names.len(), 6);
    }

    #[test]
    fn the_longest_entry_fits_windows() {
        let id = EntryId::new(
            Slot::WoocommerceAuthKey,
            &"Ü".repeat(MAX_PROFILE_BYTES / 2),
            &Origin::https("shop.example"),
        );
        assert!(id.has_good_profile());
        assert!(id.user().len() < 400);
    }
}
