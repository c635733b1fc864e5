//! Which secrets a vendor has refused before, known by keyed hash on this computer only.

use serde::{Deserialize, Serialize};

use super::{ComputerKey, Damaged, Home, JsonFile, Loaded, StoreError};
use crate::domain::secret::{Origin, Secret, Slot};

const VERSION: u32 = 1;
const LIMIT: u64 = 1024 * 1024;

/// More than anybody tries; the oldest go.
const KEEP: usize = 200;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Refused {
    fingerprints: Vec<String>,
}

/// The refused values of one [`Home`].
#[derive(Clone, Debug)]
pub struct FailedValues {
    home: Home,
    file: JsonFile<Refused>,
}

impl FailedValues {
    /// The refused values of a home. Touches no disk.
    #[must_use]
    pub fn new(home: &Home) -> Self {
        let path = home.state().join("failed-values.json");
        Self { home: home.clone(), file: JsonFile::new(path, VERSION, LIMIT) }
    }

    /// Remembers that an origin refused this value.
    ///
    /// # Errors
    /// The system refuses. The notice says that an older list was damaged and set aside.
    pub fn remember(
        &self,
        slot: Slot,
        origin: &Origin,
        secret: &Secret,
    ) -> Result<Option<Damaged>, StoreError> {
        let fingerprint = self.fingerprint(slot, origin, secret)?;
        let change = |refused: &mut Refused| {
            refused.fingerprints.retain(|known| *known != fingerprint);
            refused.fingerprints.push(fingerprint);
            let surplus = refused.fingerprints.len().saturating_sub(KEEP);
            refused.fingerprints.drain(..surplus);
        };
        self.file.update(jiff::Timestamp::now(), change).map(|((), notice)| notice)
    }

    /// True when this origin has refused this very value before.
    ///
    /// # Errors
    /// The system refuses.
    pub fn is_known(
        &self,
        slot: Slot,
        origin: &Origin,
        secret: &Secret,
    ) -> Result<bool, StoreError> {
        let Loaded::Found(refused) = self.file.load(jiff::Timestamp::now())? else {
            return Ok(false);
        };
        let fingerprint = self.fingerprint(slot, origin, secret)?;
        Ok(refused.fingerprints.contains(&fingerprint))
    }

    /// Takes a value off the list, because it works now.
    ///
    /// # Errors
    /// The system refuses.
    pub fn clear(&self, slot: Slot, origin: &Origin, secret: &Secret) -> Result<(), StoreError> {
        if !self.is_known(slot, origin, secret)? {
            return Ok(());
        }
        let fingerprint = self.fingerprint(slot, origin, secret)?;
        let change = |refused: &mut Refused| refused.fingerprints.retain(|f| *f != fingerprint);
        self.file.update(jiff::Timestamp::now(), change).map(drop)
    }

    /// Removes the list. Together with [`ComputerKey::forget`] nothing of any value is left.
    ///
    /// # Errors
    /// The system refuses.
    pub fn forget_all(&self) -> Result<(), StoreError> {
        self.file.remove()
    }

    /// A mark by which this computer knows a value again, and nobody else can tell what it is.
    ///
    /// # Errors
    /// The system refuses.
    pub fn mark(&self, slot: Slot, origin: &Origin, secret: &Secret) -> Result<String, StoreError> {
        let key = ComputerKey::of(&self.home)?;
        Ok(key.fingerprint(&format!("worked {slot} {origin}"), secret))
    }

    fn fingerprint(
        &self,
        slot: Slot,
        origin: &Origin,
        secret: &Secret,
    ) -> Result<String, StoreError> {
        let key = ComputerKey::of(&self.home)?;
        Ok(key.fingerprint(&format!("refused {slot} {origin}"), secret))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Secret {
        Secret::new(text.to_owned())
    }

    #[test]
    fn a_refused_value_is_known_for_its_origin_and_slot_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let home = Home::at(folder.path());
        let (slot, origin) = (Slot::ShiprocketPassword, Origin::https("apiv2.shiprocket.in"));
        let value = secret("FAKE-refused");
        FailedValues::new(&home).remember(slot, &origin, &value).expect("saved");
        let known = |slot, origin: &Origin, value: &Secret| {
            FailedValues::new(&home).is_known(slot, origin, value).expect("readable")
        };
        assert!(known(slot, &origin, &value));
        assert!(!known(slot, &origin, &secret("FAKE-other")));
        assert!(!known(Slot::MagentoToken, &origin, &value));
        assert!(!known(slot, &Origin::https("shop.example"), &value));
        FailedValues::new(&home).clear(slot, &origin, &value).expect("saved");
        assert!(!known(slot, &origin, &value));
    }

    #[test]
    fn the_file_says_nothing_of_the_value_and_does_not_grow_for_ever() {
        let folder = tempfile::tempdir().expect("a folder");
        let values = FailedValues::new(&Home::at(folder.path()));
        let (slot, origin) = (Slot::MagentoToken, Origin::https("shop.example"));
        for number in 0..KEEP + 5 {
            values.remember(slot, &origin, &secret(&format!("FAKE-{number}"))).expect("saved");
        }
        let text = std::fs::read_to_string(values.file.path()).expect("there");
        assert!(!text.contains("FAKE"));
        assert_eq!(values.is_known(slot, &origin, &secret("FAKE-0")), Ok(false));
        assert_eq!(values.is_known(slot, &origin, &secret("FAKE-9")), Ok(true));
        values.forget_all().expect("removed");
        assert_eq!(values.is_known(slot, &origin, &secret("FAKE-9")), Ok(false));
    }
}
