//! What the handle asks of the desk. Nothing here waits.

use std::sync::MutexGuard;

use super::super::index::Listed;
use super::super::reply::ReplySender;
use super::super::{EntryId, Forgotten, Keep, MemoryReason, Stored, VaultError, VaultState};
use super::{Condition, Desk, Held, Inner, Job, MOST_HANGING, state_of};
use crate::domain::secret::Secret;
use crate::world::store::StoreError;

impl Desk {
    pub(in super::super) fn ask(&self, id: &EntryId, reply: ReplySender<Option<Secret>>) {
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

    pub(in super::super) fn keep(
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

    pub(in super::super) fn forget(&self, id: &EntryId, reply: ReplySender<Forgotten>) {
        let mut inner = self.lock();
        let sequence = inner.next();
        inner.memory.remove(id);
        inner.forgotten.insert(id.clone(), sequence);
        let id = id.clone();
        self.queue_forgetting(inner, reply, |reply| Job::Forget { id, reply });
    }

    pub(in super::super) fn forget_all(&self, reply: ReplySender<Forgotten>) {
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

    pub(in super::super) fn list(&self) -> Vec<Listed> {
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

    pub(in super::super) fn list_problem(&self) -> Option<StoreError> {
        self.lock().list_problem.clone()
    }

    /// Leaves a call that has hung too long to itself. True when a new thread has to be started.
    pub(in super::super) fn prepare_retry(&self) -> bool {
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

    pub(in super::super) fn retry(&self, reply: ReplySender<VaultState>) {
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
    pub(in super::super) fn no_thread(&self) {
        self.settle(Condition::Memory(MemoryReason::Unresponsive));
    }

    pub(in super::super) fn close(&self) {
        let mut inner = self.lock();
        inner.closing = true;
        inner.memory.clear();
        inner.queue.clear();
        drop(inner);
        self.work.notify_all();
        self.call.notify_all();
    }
}
