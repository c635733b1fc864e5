//! The keyring of the operating system, or memory where there is none.
//!
//! A keyring call may wait for the person: macOS asks whether Refloat may look, a locked Secret Service
//! asks for its password. So the keyring is spoken to by one thread of its own, and everything here
//! returns at once; what takes time comes as a [`Reply`], to be awaited or polled. A call that takes longer
//! than [`Patience::waiting_after`] shows as [`VaultState::WaitingForPerson`]; a further `get` is then
//! answered with [`VaultError::WaitingForPerson`], a further `put` is kept in memory and written later.
//! Dropping a reply gives up the answer, not the call. A call still open after [`Patience::give_up_after`]
//! is left to itself when the person says “try again”: another thread and another connection take over,
//! and if the old call comes back after all, what was forgotten meanwhile is forgotten again.
//!
//! When the keyring cannot be opened or refuses, memory serves, the state says why, and
//! [`Vault::retry`] opens the keyring anew and writes what memory has been holding for it.
//!
//! An entry belongs to slot, profile and origin. The keyring gets the secret alone, as bytes (on Windows a
//! text and bytes are stored differently, and reading one as the other gives garbage without an error).

mod desk;
mod entry;
mod fault;
mod index;
mod keyring;
mod reply;
mod state;
mod worker;

use std::sync::Arc;

use crate::domain::secret::Secret;
use crate::world::store::StoreError;

use desk::Desk;

pub use entry::{EntryId, MAX_PROFILE_BYTES};
pub use index::Listed;
pub use keyring::{Opener, VaultKind};
pub use reply::Reply;
pub use state::{
    Forgotten, Keep, MemoryReason, Patience, Stored, VaultError, VaultOptions, VaultState, Waker,
};

/// The vault: a handle that can be cloned and sent. Its threads end with the last handle.
#[derive(Clone)]
pub struct Vault {
    desk: Arc<Desk>,
    _owner: Arc<Owner>,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vault").field("state", &self.state()).finish_non_exhaustive()
    }
}

/// Ends the threads when the last handle goes, and wipes the memory, which a hung call would keep alive.
struct Owner(Arc<Desk>);

impl Drop for Owner {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl Vault {
    /// Starts the vault and begins to open the keyring. `on_event` is called from the vault's threads
    /// after each reply and each change of state; it must not block.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn start(options: VaultOptions, on_event: Waker) -> Result<Self, VaultError> {
        let desk = Arc::new(Desk::new(options, on_event));
        let vault = Self { desk: Arc::clone(&desk), _owner: Arc::new(Owner(Arc::clone(&desk))) };
        if vault.desk.has_keyring() {
            worker::spawn(&desk)?;
            desk::spawn_watcher(&desk)?;
        }
        Ok(vault)
    }

    /// A vault that keeps secrets in memory alone.
    #[must_use]
    pub fn in_memory() -> Self {
        let options = VaultOptions::new(VaultKind::Memory);
        let desk = Arc::new(Desk::new(options, Arc::new(|| {})));
        Self { desk: Arc::clone(&desk), _owner: Arc::new(Owner(desk)) }
    }

    /// How the vault is now.
    #[must_use]
    pub fn state(&self) -> VaultState {
        self.desk.state()
    }

    /// The state as a channel, for who waits until it changes.
    #[must_use]
    pub fn watch_state(&self) -> tokio::sync::watch::Receiver<VaultState> {
        self.desk.watch_state()
    }

    /// The secret of an entry, or none. Memory is looked at first and answers even while the keyring waits.
    ///
    /// The reply fails with [`VaultError::WaitingForPerson`] when an earlier call waits for the person, and
    /// with [`VaultError::Unavailable`] when the entry is stored but the keyring cannot be read.
    #[must_use]
    pub fn get(&self, id: &EntryId) -> Reply<Option<Secret>> {
        let (sender, reply) = Reply::pair();
        self.desk.ask(id, sender);
        reply
    }

    /// Keeps a secret. It serves from this moment on, whatever the keyring says; [`Stored`] tells where it
    /// is. One kept for this time only shadows a stored one until the program ends.
    ///
    /// The reply fails with [`VaultError::TooLong`] when the keyring does not take so long a secret; it is
    /// then kept for this time only.
    #[must_use]
    pub fn put(&self, id: &EntryId, secret: Secret, keep: Keep) -> Reply<Stored> {
        let (sender, reply) = Reply::pair();
        self.desk.keep(id, secret, keep, sender);
        reply
    }

    /// Forgets one entry in memory at once, and then in the keyring.
    #[must_use]
    pub fn forget(&self, id: &EntryId) -> Reply<Forgotten> {
        let (sender, reply) = Reply::pair();
        self.desk.forget(id, sender);
        reply
    }

    /// Forgets everything: memory at once, then every entry that the list knows, and on keyrings that can
    /// be searched also those it does not know. What could not be removed is named and stays on the list.
    #[must_use]
    pub fn forget_all(&self) -> Reply<Forgotten> {
        let (sender, reply) = Reply::pair();
        self.desk.forget_all(sender);
        reply
    }

    /// What is kept, by slot, profile and origin. Asks no keyring and never waits; until the keyring is
    /// open it lists memory alone.
    #[must_use]
    pub fn list(&self) -> Vec<Listed> {
        self.desk.list()
    }

    /// Why the list on disk could not be read or written, if so. Secrets are kept all the same, but may be
    /// missing from the list after a restart.
    #[must_use]
    pub fn list_problem(&self) -> Option<StoreError> {
        self.desk.list_problem()
    }

    /// “Try again”: opens the keyring anew and writes what memory holds for it. The reply is the state
    /// that came of it.
    #[must_use]
    pub fn retry(&self) -> Reply<VaultState> {
        let (sender, reply) = Reply::pair();
        if self.desk.prepare_retry() && worker::spawn(&self.desk).is_err() {
            self.desk.no_thread();
        }
        self.desk.retry(sender);
        reply
    }
}
