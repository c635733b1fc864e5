//! What the vault says about itself, and its answers.

use std::sync::Arc;
use std::time::Duration;

use super::{EntryId, MAX_PROFILE_BYTES, VaultKind};
use crate::world::store::Home;

/// Called after each reply and each change of state.
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// How a vault is started.
#[derive(Clone)]
pub struct VaultOptions {
    /// Where secrets are kept.
    pub kind: VaultKind,
    /// Where the list of what is stored lies; without a home it is known until the program ends.
    pub home: Option<Home>,
    /// How long a call may take before it counts as waiting, and as lost.
    pub patience: Patience,
}

impl VaultOptions {
    /// Options with the usual patience and no list on disk.
    #[must_use]
    pub fn new(kind: VaultKind) -> Self {
        Self { kind, home: None, patience: Patience::default() }
    }

    /// With the list of what is stored in a home.
    #[must_use]
    pub fn listed_in(mut self, home: &Home) -> Self {
        self.home = Some(home.clone());
        self
    }
}

/// How long a keyring call may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// From here on the call waits for the person: 700 ms.
    pub waiting_after: Duration,
    /// From here on “try again” leaves the call to itself: two minutes, time to look up a password.
    pub give_up_after: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { waiting_after: Duration::from_millis(700), give_up_after: Duration::from_secs(120) }
    }
}

/// How the vault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VaultState {
    /// The keyring is being opened.
    Opening,
    /// The keyring is open.
    Ready {
        /// What a person calls it.
        keyring: &'static str,
    },
    /// The keyring has not answered for a while; it probably asks the person something.
    WaitingForPerson {
        /// What a person calls it.
        keyring: &'static str,
    },
    /// Memory alone serves.
    MemoryOnly {
        /// Why.
        reason: MemoryReason,
    },
}

/// Why memory alone serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum MemoryReason {
    /// It was asked for.
    #[error("secrets are kept until Refloat closes, as chosen")]
    Chosen,
    /// No keyring runs.
    #[error("this computer has no keyring running; start or install one and try again")]
    NoService,
    /// The keyring is locked.
    #[error("the keyring is locked; unlock it and try again")]
    Locked,
    /// The person or the system said no.
    #[error("Refloat was not let into the keyring; allow it there and try again")]
    Denied,
    /// The keyring opened and then could not write.
    #[error(
        "the keyring opened but could not store the secret; look at it with its own program and try again"
    )]
    WriteFailed,
    /// The keyring opened and then could not be read.
    #[error(
        "the keyring opened but could not be read; look at it with its own program and try again"
    )]
    ReadFailed,
    /// The keyring did not answer, several times over.
    #[error("the keyring does not answer; restart the computer to use it again")]
    Unresponsive,
}

impl MemoryReason {
    /// True when “try again” may help without a restart.
    #[must_use]
    pub const fn can_retry(self) -> bool {
        !matches!(self, Self::Chosen | Self::Unresponsive)
    }
}

/// How long a secret is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Keep {
    /// In the keyring.
    OnComputer,
    /// In memory, until the program ends.
    ThisTime,
}

/// Where a secret is now. It can be used in each case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stored {
    /// In the keyring.
    OnComputer,
    /// In memory, as was chosen.
    ThisTime,
    /// In memory, because the keyring does not serve. “Try again” writes it.
    InMemory(MemoryReason),
    /// In memory, until the keyring has got its answer from the person; then it is written.
    Later,
}

/// What forgetting came to. Memory is always wiped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// How many entries left the keyring.
    pub removed: usize,
    /// Entries that are still in the keyring, because it does not serve.
    pub left: Vec<EntryId>,
    /// The keyring waits for the person; it is told to forget as soon as it answers.
    pub later: bool,
    /// Only after forgetting everything: the keyring could not be searched for entries that the list does
    /// not know (Windows never can).
    pub unsearched: bool,
}

/// Why the vault gives no answer. Carries nothing of a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// An earlier call waits for the person.
    #[error("your keychain is waiting for you: look for its window, answer it and try again")]
    WaitingForPerson,
    /// The secret is stored, and the keyring cannot be read.
    #[error("the stored secret cannot be read now: {0}")]
    Unavailable(MemoryReason),
    /// The keyring takes no secret of this length.
    #[error(
        "this secret is too long for the keyring of this computer, which takes {limit} bytes; \
         it is kept until Refloat closes"
    )]
    TooLong {
        /// The longest secret in bytes.
        limit: u32,
    },
    /// What is stored is no text.
    #[error(
        "what the keyring holds under this name is not a text; forget it and enter the secret again"
    )]
    Unreadable,
    /// The keyring holds several entries of this name.
    #[error("the keyring holds this secret twice; forget it and enter it again")]
    Doubled,
    /// Everything was forgotten before this secret could be stored.
    #[error("this secret was forgotten before it was stored")]
    Forgotten,
    /// The profile's name is empty or too long.
    #[error("a profile’s name has 1 to {MAX_PROFILE_BYTES} bytes")]
    BadProfile,
    /// The vault has ended, or could not start its thread.
    #[error("the part of Refloat that keeps secrets has stopped; start Refloat again")]
    Stopped,
}
