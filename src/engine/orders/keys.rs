//! Brings the secrets of an order together, each bound to its origin.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use super::audience::audience;
use super::{OrderError, Tell};
use crate::domain::secret::{Credential, Origin, Secret, Slot};
use crate::world::store::Home;
use crate::world::vault::{EntryId, Vault, VaultKind, VaultOptions, VaultState};

/// How long an order waits until the person lets it into the keyring.
const PATIENCE: Duration = Duration::from_secs(20);

/// The name under which the system's keyring keeps secrets.
const SERVICE: &str = "refloat";

/// Where a secret of an order is.
#[derive(Debug)]
pub enum KeySource {
    /// Here it is.
    Given(Secret),
    /// In the keyring of this computer.
    Keyring,
}

/// A secret of an order.
#[derive(Debug)]
pub struct GivenSecret {
    /// Which one.
    pub slot: Slot,
    /// Where it is.
    pub source: KeySource,
}

/// Whose keyring entries an order may read.
pub(super) struct Owner<'a> {
    /// The person's files.
    pub home: &'a Home,
    /// The name of the profile.
    pub name: &'a str,
    /// The origin of the shop, where one is named.
    pub shop: Option<Origin>,
    /// False with an endpoints file: then the person's own keyring is never read.
    pub may_read_keyring: bool,
}

/// The secrets, each bound to its origin. What is not to be had is told, and left out.
pub(super) async fn gather(
    owner: &Owner<'_>,
    secrets: Vec<GivenSecret>,
    tell: Tell<'_>,
) -> Result<HashMap<Slot, Credential>, OrderError> {
    let mut gathered = HashMap::new();
    let mut vault = None;
    for GivenSecret { slot, source } in secrets {
        let Some(origin) = audience(slot, owner.shop.as_ref()) else {
            tell(&format!("{slot} goes to a shop, and none is named; it is left out"));
            continue;
        };
        let secret = match source {
            KeySource::Given(secret) => Some(secret),
            KeySource::Keyring if !owner.may_read_keyring => {
                tell(&format!(
                    "{slot} is left out: with an endpoints file your keyring is never read"
                ));
                None
            }
            KeySource::Keyring => {
                let vault = match &vault {
                    Some(vault) => vault,
                    None => vault.insert(open_vault(owner.home)?),
                };
                from_keyring(vault, slot, owner.name, &origin, tell).await
            }
        };
        if let Some(secret) = secret {
            gathered.insert(slot, Credential::new(secret, origin));
        }
    }
    Ok(gathered)
}

/// The vault on the system's keyring.
pub(super) fn open_vault(home: &Home) -> Result<Vault, OrderError> {
    let kind = VaultKind::System { service: SERVICE.to_owned() };
    Ok(Vault::start(VaultOptions::new(kind).listed_in(home), Arc::new(|| {}))?)
}

/// Waits until the keyring is open, or memory stands in for it.
pub(super) async fn opened(vault: &Vault, tell: Tell<'_>) -> VaultState {
    let mut states = vault.watch_state();
    let mut told = false;
    let wait = async {
        loop {
            let state = *states.borrow_and_update();
            match state {
                VaultState::Ready { .. } | VaultState::MemoryOnly { .. } => break,
                VaultState::WaitingForPerson { keyring } if !told => {
                    told = true;
                    tell(&format!("{keyring} is waiting for you: look for its window"));
                }
                _ => {}
            }
            if states.changed().await.is_err() {
                break;
            }
        }
    };
    // Whoever waits in vain is told by what the vault answers next.
    let _ = tokio::time::timeout(PATIENCE, wait).await;
    vault.state()
}

async fn from_keyring(
    vault: &Vault,
    slot: Slot,
    profile: &str,
    origin: &Origin,
    tell: Tell<'_>,
) -> Option<Secret> {
    if let VaultState::MemoryOnly { reason } = opened(vault, tell).await {
        tell(&format!("{slot} is left out: {reason}"));
        return None;
    }
    let id = EntryId::new(slot, profile, origin);
    match tokio::time::timeout(PATIENCE, vault.get(&id)).await {
        Ok(Ok(Some(secret))) => return Some(secret),
        Ok(Ok(None)) => tell(&format!("the keyring holds no {id}; it is left out")),
        Ok(Err(error)) => tell(&format!("{slot} is left out: {error}")),
        Err(_) => tell(&format!("{slot} is left out: the keyring does not answer")),
    }
    None
}
