//! The desk between the callers and the keyring's thread: the queue, the memory and the state.
//!
//! The lock is held for moments only, never during a keyring call or a file access.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use tokio::sync::watch;

use super::index::{Listed, Note};
use super::keyring::Keyring;
use super::reply::ReplySender;
use super::{
    EntryId, Forgotten, Keep, MemoryReason, Patience, Stored, VaultError, VaultOptions, VaultState,
    Waker,
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

    // ---- what the handle asks ----

    pub(super) fn ask(&self, id: &EntryId, reply: ReplySender<Option<Secret>>) {
        let mut inner = self.lock();
        let answer = if !id.has_good_profile() {
            Err(VaultError::BadProfile)
        } else if let Some(held) = inner.memory.get(id) {
            Ok(Some(held.secret.clone()))
        } else if inner.waiting {
            Err(VaultError::WaitingForPerson)
        } else if let Condition::Memory(reason) = inner.condition {
            inner.missing(id, reason)
        } else {
            inner.queue.push_back(Job::Get { id: id.clone(), reply });
            drop(inner);
            self.work.notify_all();
            return;
        };
        drop(inner);
        self.answer(reply, answer);
    }

    pub(super) fn keep(
        &self,
        id: &EntryId,
        secret: Secret,
        keep: Keep,
        reply: ReplySender<Stored>,
    ) {
        if !id.has_good_profile() {
            return self.answer(reply, Err(VaultError::BadProfile));
        }
        let mut inner = self.lock();
        let sequence = inner.next();
        let owed = keep == Keep::OnComputer;
        let since = crate::world::platform::now().as_second();
        let held = Held { secret: secret.clone(), owed, sequence, since };
        inner.memory.insert(id.clone(), held);
        let at_once = match (keep, inner.condition) {
            (Keep::ThisTime, _) => Some(Stored::ThisTime),
            (_, Condition::Memory(reason)) => Some(Stored::InMemory(reason)),
            _ if inner.waiting => Some(Stored::Later),
            _ => None,
        };
        let id = id.clone();
        match at_once {
            Some(stored) => {
                if stored == Stored::Later {
                    inner.queue.push_back(Job::Put { id, secret, sequence, reply: None });
                }
                drop(inner);
                self.answer(reply, Ok(stored));
            }
            None => {
                inner.queue.push_back(Job::Put { id, secret, sequence, reply: Some(reply) });
                drop(inner);
                self.work.notify_all();
            }
        }
    }

    pub(super) fn forget(&self, id: &EntryId, reply: ReplySender<Forgotten>) {
        let mut inner = self.lock();
        let sequence = inner.next();
        inner.memory.remove(id);
        inner.forgotten.insert(id.clone(), sequence);
        let id = id.clone();
        self.queue_forgetting(inner, reply, |reply| Job::Forget { id, reply });
    }

    pub(super) fn forget_all(&self, reply: ReplySender<Forgotten>) {
        let mut inner = self.lock();
        inner.forgotten_all = inner.next();
        inner.memory.clear();
        let (puts, others) =
            inner.queue.drain(..).partition::<Vec<_>, _>(|job| matches!(job, Job::Put { .. }));
        inner.queue.extend(others);
        self.queue_forgetting(inner, reply, |reply| Job::ForgetAll { reply });
        for job in puts {
            if let Job::Put { reply: Some(reply), .. } = job {
                self.answer(reply, Err(VaultError::Forgotten));
            }
        }
    }

    fn queue_forgetting(
        &self,
        mut inner: MutexGuard<'_, Inner>,
        reply: ReplySender<Forgotten>,
        job: impl FnOnce(Option<ReplySender<Forgotten>>) -> Job,
    ) {
        let answer = if self.keyring.is_none() {
            Some(Forgotten::default())
        } else if inner.waiting {
            inner.queue.push_back(job(None));
            Some(Forgotten { later: true, ..Forgotten::default() })
        } else {
            inner.queue.push_back(job(Some(reply)));
            drop(inner);
            return self.work.notify_all();
        };
        drop(inner);
        if let Some(forgotten) = answer {
            self.answer(reply, Ok(forgotten));
        }
    }

    pub(super) fn list(&self) -> Vec<Listed> {
        let inner = self.lock();
        let held = inner.memory.iter().map(|(id, held)| Listed {
            id: id.clone(),
            kept: if held.owed { Keep::OnComputer } else { Keep::ThisTime },
            last_used: Some(held.since),
            waits_for_keyring: held.owed,
        });
        let stored = inner.notes.iter().filter(|note| !inner.memory.contains_key(&note.id));
        let stored = stored.map(|note| Listed {
            id: note.id.clone(),
            kept: Keep::OnComputer,
            last_used: note.last_used,
            waits_for_keyring: false,
        });
        let mut list: Vec<Listed> = held.chain(stored).collect();
        list.sort_by(|a, b| a.id.cmp(&b.id));
        list
    }

    pub(super) fn list_problem(&self) -> Option<StoreError> {
        self.lock().list_problem.clone()
    }

    /// Leaves a call that has hung too long to itself. True when a new thread has to be started.
    pub(super) fn prepare_retry(&self) -> bool {
        let mut inner = self.lock();
        let lost = inner.call_since.is_some_and(|at| at.elapsed() >= self.patience.give_up_after);
        if !lost {
            return false;
        }
        inner.generation += 1;
        inner.call_since = None;
        inner.waiting = false;
        let start = inner.generation < MOST_HANGING;
        if !start {
            inner.condition = Condition::Memory(MemoryReason::Unresponsive);
        }
        drop(inner);
        self.publish();
        start
    }

    pub(super) fn retry(&self, reply: ReplySender<VaultState>) {
        let mut inner = self.lock();
        let reopens = match inner.condition {
            Condition::Memory(reason) => reason.can_retry(),
            Condition::Opening | Condition::Ready => true,
        };
        if !reopens || inner.waiting {
            let state = state_of(&inner, self.keyring.as_ref());
            drop(inner);
            return self.answer(reply, Ok(state));
        }
        inner.condition = Condition::Opening;
        inner.queue.push_front(Job::Open { reply: Some(reply) });
        drop(inner);
        self.publish();
        self.work.notify_all();
    }

    /// The system gave no thread for a new start.
    pub(super) fn no_thread(&self) {
        self.settle(Condition::Memory(MemoryReason::Unresponsive));
    }

    pub(super) fn close(&self) {
        let mut inner = self.lock();
        inner.closing = true;
        inner.memory.clear();
        inner.queue.clear();
        drop(inner);
        self.work.notify_all();
        self.call.notify_all();
    }

    // ---- what the keyring's thread does ----

    pub(super) fn generation(&self) -> u64 {
        self.lock().generation
    }

    /// The next job for a thread, or none when it is no longer the present one.
    pub(super) fn next_job(&self, generation: u64) -> Option<Job> {
        let mut inner = self.lock();
        loop {
            if inner.closing || inner.generation != generation {
                return None;
            }
            if let Some(job) = inner.queue.pop_front() {
                return Some(job);
            }
            inner = self.work.wait(inner).unwrap_or_else(PoisonError::into_inner);
        }
    }

    pub(super) fn begin_call(&self, generation: u64) {
        let mut inner = self.lock();
        if inner.generation == generation {
            inner.call_since = Some(Instant::now());
            self.call.notify_all();
        }
    }

    pub(super) fn end_call(&self, generation: u64) {
        let mut inner = self.lock();
        if inner.generation != generation {
            return;
        }
        inner.call_since = None;
        let waited = std::mem::take(&mut inner.waiting);
        drop(inner);
        if waited {
            self.publish();
        }
    }

    pub(super) fn condition(&self) -> Condition {
        self.lock().condition
    }

    pub(super) fn settle(&self, condition: Condition) {
        self.lock().condition = condition;
        self.publish();
    }

    pub(super) fn settle_if_present(&self, generation: u64, condition: Condition) {
        let mut inner = self.lock();
        if inner.generation == generation {
            inner.condition = condition;
            drop(inner);
            self.publish();
        }
    }

    pub(super) fn missing(
        &self,
        id: &EntryId,
        reason: MemoryReason,
    ) -> Result<Option<Secret>, VaultError> {
        self.lock().missing(id, reason)
    }

    /// What memory holds for the keyring, oldest first.
    pub(super) fn owed(&self) -> Vec<(EntryId, Secret, u64)> {
        let inner = self.lock();
        let owed = inner.memory.iter().filter(|(_, held)| held.owed);
        let mut owed: Vec<_> =
            owed.map(|(id, held)| (id.clone(), held.secret.clone(), held.sequence)).collect();
        owed.sort_by_key(|(_, _, sequence)| *sequence);
        owed
    }

    /// The keyring has it. True when it has to leave the keyring again, because it was forgotten meanwhile
    /// or a lost call came back and wrote over a newer value: better none than a stale one.
    pub(super) fn written(&self, id: &EntryId, sequence: u64) -> bool {
        let mut inner = self.lock();
        let newest = inner.written.entry(id.clone()).or_default();
        let stale = *newest > sequence;
        *newest = sequence.max(*newest);
        if inner.memory.get(id).is_some_and(|held| held.owed && held.sequence == sequence) {
            inner.memory.remove(id);
        }
        let forgotten = inner.forgotten.get(id).is_some_and(|at| *at > sequence);
        stale || forgotten || inner.forgotten_all > sequence
    }

    /// The keyring will never take it; memory keeps it for this time.
    pub(super) fn unwritable(&self, id: &EntryId, sequence: u64) {
        let mut inner = self.lock();
        if let Some(held) = inner.memory.get_mut(id).filter(|held| held.sequence == sequence) {
            held.owed = false;
        }
    }

    pub(super) fn notes(&self) -> Vec<Note> {
        self.lock().notes.clone()
    }

    pub(super) fn noted(&self, notes: &[Note], problem: Option<&StoreError>) {
        let mut inner = self.lock();
        inner.notes = notes.to_vec();
        inner.list_problem = problem.cloned();
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
