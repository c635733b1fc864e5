//! Which keyring, and how it is opened.

use std::collections::HashMap;
use std::sync::Arc;

use keyring_core::{CredentialStore, Entry};

use super::EntryId;

/// Opens a keyring. Called on the vault's thread, again at each “try again”.
pub type Opener = Arc<dyn Fn() -> keyring_core::Result<Arc<CredentialStore>> + Send + Sync>;

/// Where secrets are kept.
#[derive(Clone)]
pub enum VaultKind {
    /// The operating system's keyring, under a service's name: `refloat`, or `refloat-practice`.
    System {
        /// The service's name.
        service: String,
    },
    /// Memory alone.
    Memory,
    /// A keyring of the caller's own.
    Custom {
        /// The service's name.
        service: String,
        /// What a person calls this keyring.
        name: &'static str,
        /// How it is opened.
        open: Opener,
    },
}

/// A keyring that can be opened, and what its entries are called.
#[derive(Clone)]
pub(super) struct Keyring {
    pub(super) name: &'static str,
    pub(super) service: String,
    pub(super) open: Opener,
    is_system: bool,
}

impl Keyring {
    pub(super) fn of(kind: VaultKind) -> Option<Self> {
        match kind {
            VaultKind::Memory => None,
            VaultKind::System { service } => {
                Some(Self { name: NAME, service, open: Arc::new(open), is_system: true })
            }
            VaultKind::Custom { service, name, open } => {
                Some(Self { name, service, open, is_system: false })
            }
        }
    }

    pub(super) fn entry(
        &self,
        store: &CredentialStore,
        id: &EntryId,
    ) -> keyring_core::Result<Entry> {
        let extra = if self.is_system { modifiers(id) } else { Vec::new() };
        let extra: HashMap<&str, &str> = extra.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let extra = (!extra.is_empty()).then_some(&extra);
        store.build(&self.service, &id.user(), extra)
    }
}

#[cfg(target_os = "linux")]
const NAME: &str = "the Secret Service keyring";
#[cfg(target_os = "macos")]
const NAME: &str = "the macOS Keychain";
#[cfg(windows)]
const NAME: &str = "Windows Credential Manager";
#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
const NAME: &str = "the system’s keyring";

#[cfg(target_os = "linux")]
fn open() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn open() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(windows)]
fn open() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn open() -> keyring_core::Result<Arc<CredentialStore>> {
    Err(keyring_core::Error::NoDefaultStore)
}

#[cfg(target_os = "linux")]
fn modifiers(id: &EntryId) -> Vec<(&'static str, String)> {
    vec![("label", id.label())]
}

// Without this, Windows copies the entry to every computer that the person signs in to.
#[cfg(windows)]
fn modifiers(_: &EntryId) -> Vec<(&'static str, String)> {
    vec![("persistence", "Local".to_owned())]
}

#[cfg(not(any(target_os = "linux", windows)))]
fn modifiers(_: &EntryId) -> Vec<(&'static str, String)> {
    Vec::new()
}
