//! What the keyring's thread asks of the desk and tells it. A thread that was given up on changes nothing
//! of the present one's.

use std::sync::PoisonError;
use std::time::Instant;

use super::super::index::Note;
use super::super::{EntryId, MemoryReason, VaultError};
use super::{Condition, Desk, Job};
use crate::domain::secret::Secret;
use crate::world::store::StoreError;

impl Desk {
    pub(in super::super) fn generation(&self) -> u64 {
        self.lock().generation
    }

    /// The next job for a thread, or none when it is no longer the present one.
    pub(in super::super) fn next_job(&self, generation: u64) -> Option<Job> {
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

    pub(in super::super) fn begin_call(&self, generation: u64) {
        let mut inner = self.lock();
        if inner.generation == generation {
            inner.call_since = Some(Instant::now());
            self.call.notify_all();
        }
    }

    pub(in super::super) fn end_call(&self, generation: u64) {
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

    pub(in super::super) fn condition(&self) -> Condition {
        self.lock().condition
    }

    pub(in super::super) fn settle(&self, condition: Condition) {
        self.lock().condition = condition;
        self.publish();
    }

    pub(in super::super) fn settle_if_present(&self, generation: u64, condition: Condition) {
        let mut inner = self.lock();
        if inner.generation == generation {
            inner.condition = condition;
            drop(inner);
            self.publish();
        }
    }

    pub(in super::super) fn missing(
        &self,
        id: &EntryId,
        reason: MemoryReason,
    ) -> Result<Option<Secret>, VaultError> {
        self.lock().missing(id, reason)
    }

    /// What memory holds for the keyring, oldest first.
    pub(in super::super) fn owed(&self) -> Vec<(EntryId, Secret, u64)> {
        let inner = self.lock();
        let owed = inner.memory.iter().filter(|(_, held)| held.owed);
        let mut owed: Vec<_> =
            owed.map(|(id, held)| (id.clone(), held.secret.clone(), held.sequence)).collect();
        owed.sort_by_key(|(_, _, sequence)| *sequence);
        owed
    }

    /// The keyring has it. True when it has to leave the keyring again, because it was forgotten meanwhile
    /// or a lost call came back and wrote over a newer value: better none than a stale one.
    pub(in super::super) fn written(&self, id: &EntryId, sequence: u64) -> bool {
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
    pub(in super::super) fn unwritable(&self, id: &EntryId, sequence: u64) {
        let mut inner = self.lock();
        if let Some(held) = inner.memory.get_mut(id).filter(|held| held.sequence == sequence) {
            held.owed = false;
        }
    }

    pub(in super::super) fn notes(&self) -> Vec<Note> {
        self.lock().notes.clone()
    }

    pub(in super::super) fn noted(&self, notes: &[Note], problem: Option<&StoreError>) {
        let mut inner = self.lock();
        inner.notes = notes.to_vec();
        inner.list_problem = problem.cloned();
    }
}
