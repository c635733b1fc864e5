//! The desk between the callers and the keyring's thread: the queue, the memory and the state.
//!
//! The lock is held for moments only, never during a keyring call or a file access.

mod requests;
mod work;

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use tokio::sync::watch;

use super::index::Note;
use super::keyring::Keyring;
use super::reply::ReplySender;
use super::{
    EntryId, Forgotten, MemoryReason, Patience, Stored, VaultError, VaultOptions, VaultState, Waker,
};
use crate::domain::secret::Secret;
use crate::world::store::{Home, StoreError};

/// So many threads may hang in a keyring call; then memory serves until the program ends.
const MOST_HANGING: u64 = 3;

/// What the keyring's thread has to do. A job without a reply was answered when it was put in the queue.
pub(super) enum Job {
    Open { reply: Option<ReplySender<VaultState>> },
    Get { id: EntryId, reply: ReplySender<Option<Secret>> },
    Put { id: EntryId, secret: Secret, sequence: u64, reply: Option<ReplySender<Stored>> },
    Forget { id: EntryId, reply: Option<ReplySender<Forgotten>> },
    ForgetAll { reply: Option<ReplySender<Forgotten>> },
}

/// A secret in memory.
struct Held {
    secret: Secret,
    /// It is meant for the keyring and not there yet.
    owed: bool,
    sequence: u64,
    since: i64,
}

/// How the keyring is, when nothing waits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Condition {
    Opening,
    Ready,
    Memory(MemoryReason),
}

struct Inner {
    queue: VecDeque<Job>,
    memory: HashMap<EntryId, Held>,
    condition: Condition,
    /// Since when the present thread has been in a keyring call.
    call_since: Option<Instant>,
    /// That call has taken longer than the patience.
    waiting: bool,
    /// Which thread is the present one; others are left to themselves.
    generation: u64,
    sequence: u64,
    /// When an entry, and when everything, was last forgotten: as sequence numbers.
    forgotten: HashMap<EntryId, u64>,
    forgotten_all: u64,
    /// Which request for an entry was written last.
    written: HashMap<EntryId, u64>,
    notes: Vec<Note>,
    list_problem: Option<StoreError>,
    closing: bool,
}

pub(super) struct Desk {
    inner: Mutex<Inner>,
    /// Wakes the keyring's thread.
    work: Condvar,
    /// Wakes the watcher.
    call: Condvar,
    state: watch::Sender<VaultState>,
    on_event: Waker,
    keyring: Option<Keyring>,
    home: Option<Home>,
    patience: Patience,
}

impl Desk {
    pub(super) fn new(options: VaultOptions, on_event: Waker) -> Self {
        let keyring = Keyring::of(options.kind);
        let condition = match keyring {
            Some(_) => Condition::Opening,
            None => Condition::Memory(MemoryReason::Chosen),
        };
        let mut queue = VecDeque::new();
        if keyring.is_some() {
            queue.push_back(Job::Open { reply: None });
        }
        let inner = Inner {
            queue,
            memory: HashMap::new(),
            condition,
            call_since: None,
            waiting: false,
            generation: 0,
            sequence: 0,
            forgotten: HashMap::new(),
            forgotten_all: 0,
            written: HashMap::new(),
            notes: Vec::new(),
            list_problem: None,
            closing: false,
        };
        let state = watch::Sender::new(state_of(&inner, keyring.as_ref()));
        Self {
            inner: Mutex::new(inner),
            work: Condvar::new(),
            call: Condvar::new(),
            state,
            on_event,
            keyring,
            home: options.home,
            patience: options.patience,
        }
    }

    pub(super) fn has_keyring(&self) -> bool {
        self.keyring.is_some()
    }

    pub(super) fn keyring(&self) -> Option<Keyring> {
        self.keyring.clone()
    }

    pub(super) fn home(&self) -> Option<&Home> {
        self.home.as_ref()
    }

    pub(super) fn state(&self) -> VaultState {
        state_of(&self.lock(), self.keyring.as_ref())
    }

    pub(super) fn watch_state(&self) -> watch::Receiver<VaultState> {
        self.state.subscribe()
    }

    pub(super) fn answer<T>(&self, reply: ReplySender<T>, answer: Result<T, VaultError>) {
        // Whoever gave up waiting wants no answer.
        let _ = reply.send(answer);
        (self.on_event)();
    }

    fn publish(&self) {
        // Looked up inside, so that of two threads the later one publishes the later state.
        let changed = self.state.send_if_modified(|state| {
            let now = self.state();
            std::mem::replace(state, now) != now
        });
        if changed {
            (self.on_event)();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    // Sleeps while no call is open, so that an idle vault costs nothing.
    fn watch_calls(&self) {
        let mut inner = self.lock();
        while !inner.closing {
            let since = if inner.waiting { None } else { inner.call_since };
            let Some(since) = since else {
                inner = self.call.wait(inner).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            let left = self.patience.waiting_after.saturating_sub(since.elapsed());
            if left.is_zero() {
                inner.waiting = true;
                drop(inner);
                self.publish();
                inner = self.lock();
            } else {
                let waited = self.call.wait_timeout(inner, left);
                inner = waited.unwrap_or_else(PoisonError::into_inner).0;
            }
        }
    }
}

impl Inner {
    fn next(&mut self) -> u64 {
        self.sequence += 1;
        self.sequence
    }

    // What memory does not hold may still be in the keyring, and then “there is none” would be untrue.
    fn missing(&self, id: &EntryId, reason: MemoryReason) -> Result<Option<Secret>, VaultError> {
        if self.notes.iter().any(|note| note.id == *id) {
            Err(VaultError::Unavailable(reason))
        } else {
            Ok(None)
        }
    }
}

fn state_of(inner: &Inner, keyring: Option<&Keyring>) -> VaultState {
    let Some(keyring) = keyring.map(|keyring| keyring.name) else {
        return VaultState::MemoryOnly { reason: MemoryReason::Chosen };
    };
    match inner.condition {
        _ if inner.waiting => VaultState::WaitingForPerson { keyring },
        Condition::Opening => VaultState::Opening,
        Condition::Ready => VaultState::Ready { keyring },
        Condition::Memory(reason) => VaultState::MemoryOnly { reason },
    }
}

/// Starts the thread that notices when a call takes long.
pub(super) fn spawn_watcher(desk: &Arc<Desk>) -> Result<(), VaultError> {
    let desk = Arc::clone(desk);
    std::thread::Builder::new()
        .name("vault-watch".to_owned())
        .spawn(move || desk.watch_calls())
        .map(drop)
        .map_err(|_| VaultError::Stopped)
}
