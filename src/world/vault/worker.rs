//! The keyring's thread.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use keyring_core::{CredentialStore, Entry};
use zeroize::Zeroizing;

use super::desk::{Condition, Desk, Job};
use super::fault::Fault;
use super::index::Index;
use super::keyring::Keyring;
use super::{EntryId, Forgotten, MemoryReason, Stored, VaultError};
use crate::domain::secret::Secret;

/// Starts the thread for the desk's present generation.
pub(super) fn spawn(desk: &Arc<Desk>) -> Result<(), VaultError> {
    let Some(keyring) = desk.keyring() else { return Ok(()) };
    let desk = Arc::clone(desk);
    let generation = desk.generation();
    std::thread::Builder::new()
        .name(format!("vault-{generation}"))
        .spawn(move || {
            let mut index = Index::new(desk.home());
            index.notes = desk.notes();
            Worker { desk, keyring, generation, store: None, index }.run();
        })
        .map(drop)
        .map_err(|_| VaultError::Stopped)
}

struct Worker {
    desk: Arc<Desk>,
    keyring: Keyring,
    generation: u64,
    store: Option<Arc<CredentialStore>>,
    index: Index,
}

impl Worker {
    fn run(mut self) {
        self.index.load();
        self.tell_index();
        while let Some(job) = self.desk.next_job(self.generation) {
            self.carry_out(job);
        }
    }

    fn carry_out(&mut self, job: Job) {
        match job {
            Job::Open { reply } => {
                self.open();
                if let Some(reply) = reply {
                    self.desk.answer(reply, Ok(self.desk.state()));
                }
            }
            // Nobody waits for it any more, so that the person need not be asked.
            Job::Get { reply, .. } if reply.is_closed() => {}
            Job::Get { id, reply } => {
                let answer = self.get(&id);
                let used = matches!(answer, Ok(Some(_)));
                self.desk.answer(reply, answer);
                if used {
                    self.index.used(&id, now());
                    self.tell_index();
                }
            }
            Job::Put { id, secret, sequence, reply } => {
                let answer = self.put(&id, &secret, sequence);
                if let Some(reply) = reply {
                    self.desk.answer(reply, answer);
                }
            }
            Job::Forget { id, reply } => {
                let forgotten = self.forget(&id);
                if let Some(reply) = reply {
                    self.desk.answer(reply, Ok(forgotten));
                }
            }
            Job::ForgetAll { reply } => {
                let forgotten = self.forget_all();
                if let Some(reply) = reply {
                    self.desk.answer(reply, Ok(forgotten));
                }
            }
        }
    }

    /// Opens the keyring anew and writes what memory holds for it.
    fn open(&mut self) {
        self.store = None;
        if let Err(fault) = self.store() {
            return self.fall_back(&fault, MemoryReason::NoService);
        }
        for (id, secret, sequence) in self.desk.owed() {
            // The first refusal stands for the rest: each further one could ask the person again.
            if let Ok(Stored::InMemory(_)) = self.put(&id, &secret, sequence) {
                return;
            }
        }
        self.desk.settle_if_present(self.generation, Condition::Ready);
    }

    fn get(&mut self, id: &EntryId) -> Result<Option<Secret>, VaultError> {
        if let Condition::Memory(reason) = self.desk.condition() {
            return self.desk.missing(id, reason);
        }
        let read = self.with_entry(id, |entry| entry.get_secret().map(Zeroizing::new));
        match read {
            // The copy has no spare room, so that nothing of it stays behind when it is taken over.
            Ok(bytes) => match std::str::from_utf8(&bytes) {
                Ok(text) => Ok(Some(Secret::new(text.to_owned()))),
                Err(_) => Err(VaultError::Unreadable),
            },
            Err(Fault::NoEntry) => {
                self.index.gone(std::slice::from_ref(id));
                self.tell_index();
                Ok(None)
            }
            Err(Fault::Unreadable) => Err(VaultError::Unreadable),
            Err(Fault::Doubled(_)) => Err(VaultError::Doubled),
            Err(fault) => {
                self.fall_back(&fault, MemoryReason::ReadFailed);
                let reason = reason_of(&fault, MemoryReason::ReadFailed);
                Err(VaultError::Unavailable(reason))
            }
        }
    }

    fn put(&mut self, id: &EntryId, secret: &Secret, sequence: u64) -> Result<Stored, VaultError> {
        if let Condition::Memory(reason) = self.desk.condition() {
            return Ok(Stored::InMemory(reason));
        }
        let write = |entry: &Entry| entry.set_secret(secret.expose().as_bytes());
        let mut written = self.with_entry(id, write);
        if let Err(Fault::Doubled(entries)) = written {
            self.delete_each(&entries);
            written = self.with_entry(id, write);
        }
        match written {
            Ok(()) => {
                if self.desk.written(id, sequence) {
                    self.forget(id);
                    return Err(VaultError::Forgotten);
                }
                self.index.stored(id, now());
                self.tell_index();
                Ok(Stored::OnComputer)
            }
            Err(Fault::TooLong(limit)) => {
                self.desk.unwritable(id, sequence);
                Err(VaultError::TooLong { limit })
            }
            Err(fault) => {
                self.fall_back(&fault, MemoryReason::WriteFailed);
                Ok(Stored::InMemory(reason_of(&fault, MemoryReason::WriteFailed)))
            }
        }
    }

    /// Forgetting is tried even while memory serves: the person asked for it just now.
    fn forget(&mut self, id: &EntryId) -> Forgotten {
        match self.delete(id) {
            Ok(removed) => {
                self.index.gone(std::slice::from_ref(id));
                self.tell_index();
                Forgotten { removed, ..Forgotten::default() }
            }
            Err(fault) => {
                let known = self.index.notes.iter().any(|note| note.id == *id);
                let nowhere = matches!(fault, Fault::NoService) && !known;
                let left = if nowhere { Vec::new() } else { vec![id.clone()] };
                Forgotten { left, ..Forgotten::default() }
            }
        }
    }

    fn forget_all(&mut self) -> Forgotten {
        let mut forgotten = Forgotten::default();
        let mut gone = Vec::new();
        // Another window may have stored something since this one read the list.
        self.index.load();
        for note in self.index.notes.clone() {
            match self.delete(&note.id) {
                Ok(removed) => {
                    forgotten.removed += removed;
                    gone.push(note.id);
                }
                Err(_) => forgotten.left.push(note.id),
            }
        }
        // A keyring that did not let go of the known ones would ask the person again for the unknown.
        let unlisted = if forgotten.left.is_empty() { self.delete_unlisted() } else { None };
        forgotten.removed += unlisted.unwrap_or(0);
        forgotten.unsearched = unlisted.is_none();
        self.index.gone(&gone);
        self.tell_index();
        forgotten
    }

    fn delete(&mut self, id: &EntryId) -> Result<usize, Fault> {
        match self.with_entry(id, Entry::delete_credential) {
            Ok(()) => Ok(1),
            Err(Fault::NoEntry) => Ok(0),
            Err(Fault::Doubled(entries)) => Ok(self.delete_each(&entries)),
            Err(fault) => Err(fault),
        }
    }

    /// Removes the entries of our service that no list names, or is none where the keyring cannot be
    /// searched.
    fn delete_unlisted(&mut self) -> Option<usize> {
        let store = self.store().ok()?;
        let service = self.keyring.service.clone();
        let spec = std::iter::once(("service", service.as_str())).collect();
        let found = self.call(|| store.search(&spec)).ok()?;
        let ours = |entry: &Entry| {
            let specifiers = self.call(|| Ok(entry.get_specifiers())).unwrap_or_default();
            specifiers.is_some_and(|(of, _)| of == service)
        };
        let ours: Vec<Entry> = found.into_iter().filter(ours).collect();
        Some(self.delete_each(&ours))
    }

    fn delete_each(&self, entries: &[Entry]) -> usize {
        entries.iter().filter(|entry| self.call(|| entry.delete_credential()).is_ok()).count()
    }

    /// Carries out an operation on an entry. A broken connection, as after the keyring was restarted, is
    /// made anew once.
    fn with_entry<R>(
        &mut self,
        id: &EntryId,
        operation: impl Fn(&Entry) -> keyring_core::Result<R>,
    ) -> Result<R, Fault> {
        let mut once_more = true;
        loop {
            let store = self.store()?;
            match self.call(|| operation(&self.keyring.entry(&*store, id)?)) {
                Err(Fault::Broken) if once_more => {
                    self.store = None;
                    once_more = false;
                }
                result => return result,
            }
        }
    }

    fn store(&mut self) -> Result<Arc<CredentialStore>, Fault> {
        if let Some(store) = &self.store {
            return Ok(Arc::clone(store));
        }
        let open = Arc::clone(&self.keyring.open);
        let store = self.call(|| open())?;
        self.store = Some(Arc::clone(&store));
        Ok(store)
    }

    /// Every call into a keyring's crate passes here, so that one that waits is seen. A crate that panics
    /// counts as a broken connection.
    fn call<R>(&self, operation: impl FnOnce() -> keyring_core::Result<R>) -> Result<R, Fault> {
        self.desk.begin_call(self.generation);
        let result = catch_unwind(AssertUnwindSafe(operation));
        self.desk.end_call(self.generation);
        match result {
            Ok(result) => result.map_err(Fault::from),
            Err(_) => Err(Fault::Broken),
        }
    }

    fn fall_back(&mut self, fault: &Fault, otherwise: MemoryReason) {
        self.store = None;
        let reason = reason_of(fault, otherwise);
        self.desk.settle_if_present(self.generation, Condition::Memory(reason));
    }

    fn tell_index(&self) {
        self.desk.noted(&self.index.notes, self.index.problem.as_ref());
    }
}

const fn reason_of(fault: &Fault, otherwise: MemoryReason) -> MemoryReason {
    match fault {
        Fault::NoService => MemoryReason::NoService,
        Fault::Locked => MemoryReason::Locked,
        Fault::Denied => MemoryReason::Denied,
        _ => otherwise,
    }
}

fn now() -> i64 {
    crate::world::platform::now().as_second()
}
