//! A key that this computer made for itself, for hashes that mean nothing anywhere else.

use std::path::PathBuf;

use ring::hmac;
use ring::rand::{SecureRandom, SystemRandom};
use zeroize::Zeroizing;

use super::atomic::{self, Readers};
use super::{FileLock, Home, StoreError, quarantine};
use crate::domain::secret::Secret;

const BYTES: usize = 32;

/// The key of this computer: 32 random bytes, made once, that only the person may read.
pub struct ComputerKey(Zeroizing<Vec<u8>>);

impl std::fmt::Debug for ComputerKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ComputerKey(hidden)")
    }
}

impl ComputerKey {
    /// The key of a home, made where there is none yet.
    ///
    /// A damaged key is set aside and a new one made: what the old one hashed is then not recognised.
    ///
    /// # Errors
    /// The system refuses, or gives no random bytes.
    pub fn of(home: &Home) -> Result<Self, StoreError> {
        let path = path(home);
        let _lock = FileLock::wait(&path)?;
        match atomic::read(&path, BYTES as u64) {
            Ok(Some(bytes)) if bytes.len() == BYTES => return Ok(Self(Zeroizing::new(bytes))),
            Ok(None) => {}
            Ok(Some(_)) | Err(StoreError::TooLarge { .. }) => {
                quarantine::move_aside(&path, jiff::Timestamp::now())?;
            }
            Err(other) => return Err(other),
        }
        let mut bytes = Zeroizing::new(vec![0; BYTES]);
        SystemRandom::new().fill(&mut bytes).map_err(|_| StoreError::NoRandom)?;
        atomic::write(&path, &bytes, Readers::Owner)?;
        Ok(Self(bytes))
    }

    /// The keyed hash of a text that is not secret, such as an account's e-mail address, in hex.
    #[must_use]
    pub fn hash(&self, context: &str, text: &str) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.0);
        let mut hash = hmac::Context::with_key(&key);
        // The context is closed by its length, so that no other split of the same letters hashes alike.
        hash.update(&(context.len() as u64).to_be_bytes());
        hash.update(context.as_bytes());
        hash.update(text.as_bytes());
        hash.sign().as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The keyed hash of a secret, in hex.
    #[must_use]
    pub fn fingerprint(&self, context: &str, secret: &Secret) -> String {
        secret.fingerprint(&self.0, context)
    }

    /// Removes the key, so that nothing it hashed can ever be recognised again.
    ///
    /// # Errors
    /// The system refuses.
    pub fn forget(home: &Home) -> Result<(), StoreError> {
        atomic::remove(&path(home))
    }
}

fn path(home: &Home) -> PathBuf {
    home.state().join("computer.key")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_made_once_and_another_home_has_another() {
        let folder = tempfile::tempdir().expect("a folder");
        let home = Home::at(folder.path());
        let hash =
            |home: &Home| ComputerKey::of(home).expect("a key").hash("account", "a@b.example");
        assert_eq!(hash(&home), hash(&home));
        assert_ne!(hash(&home), hash(&home.practice()));
    }

    #[test]
    fn a_damaged_key_is_set_aside_and_a_new_one_made() {
        let folder = tempfile::tempdir().expect("a folder");
        let home = Home::at(folder.path());
        atomic::write(&path(&home), b"short", Readers::Owner).expect("written");
        ComputerKey::of(&home).expect("a new key");
        let names = std::fs::read_dir(home.state()).expect("there").flatten();
        let aside = names.filter(|e| e.file_name().to_string_lossy().contains(".damaged-"));
        assert_eq!(aside.count(), 1);
    }
}
