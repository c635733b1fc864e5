//! Keeps and forgets secrets. The vault answers when it can; nothing here waits for it.

use super::Worker;
use crate::domain::secret::{Credential, Secret, Slot};
use crate::engine::input::Arrival;
use crate::world::vault::{EntryId, Keep};

pub(super) fn keep(worker: &Worker, id: EntryId, secret: Secret) {
    let reply = worker.rooms.vault.put(&id, secret, Keep::OnComputer);
    let reporter = worker.reporter();
    worker.runtime.spawn(async move {
        if let Err(error) = reply.await {
            reporter.tell("told-vault", error.to_string(), false);
        }
        reporter.vault();
    });
}

pub(super) fn keep_this_time(worker: &Worker, id: EntryId, secret: Secret) {
    let reply = worker.rooms.vault.put(&id, secret, Keep::ThisTime);
    let reporter = worker.reporter();
    worker.runtime.spawn(async move {
        if let Err(error) = reply.await {
            reporter.tell("told-vault", error.to_string(), false);
        }
        reporter.vault();
    });
}

pub(super) fn forget(worker: &Worker, id: EntryId) {
    let reply = worker.rooms.vault.forget(&id);
    let reporter = worker.reporter();
    worker.runtime.spawn(async move {
        match reply.await {
            Ok(forgotten) if forgotten.left.is_empty() => {
                reporter.tell("told-forgotten", String::new(), true);
            }
            Ok(_) => reporter.tell("told-not-forgotten", String::new(), false),
            Err(error) => reporter.tell("told-vault", error.to_string(), false),
        }
        reporter.vault();
    });
}

/// Every secret, and what was remembered of refused ones.
pub(super) fn forget_all(worker: &Worker) {
    let reply = worker.rooms.vault.forget_all();
    let refused = worker.rooms.refused.forget_all();
    let traces = refused.and_then(|()| worker.rooms.last_good.forget_all());
    let reporter = worker.reporter();
    worker.runtime.spawn(async move {
        match (reply.await, traces) {
            (Ok(forgotten), Ok(())) if forgotten.left.is_empty() => {
                reporter.tell("told-all-forgotten", String::new(), true);
            }
            (Ok(_), Ok(())) => reporter.tell("told-not-forgotten", String::new(), false),
            (Err(error), _) => reporter.tell("told-vault", error.to_string(), false),
            (_, Err(error)) => reporter.tell("told-not-saved", error.to_string(), false),
        }
        reporter.vault();
    });
}

pub(super) fn retry(worker: &Worker) {
    let reply = worker.rooms.vault.retry();
    let reporter = worker.reporter();
    worker.runtime.spawn(async move {
        // The state that comes of it is told by itself.
        let _ = reply.await;
        reporter.vault();
    });
}

pub(super) fn ask_refused(worker: &Worker, slot: Slot, credential: &Credential) {
    let secret = credential.secret().trimmed();
    // Whether it was refused before is a help, not a condition: unknown counts as no.
    if worker.rooms.refused.is_known(slot, credential.audience(), &secret).unwrap_or(false) {
        worker.arrive(Arrival::RefusedBefore(slot));
    }
}

pub(super) fn remember_refused(worker: &Worker, slot: Slot, credential: &Credential) {
    let secret = credential.secret().trimmed();
    if let Err(error) = worker.rooms.refused.remember(slot, credential.audience(), &secret) {
        let detail = error.to_string();
        worker.arrive(Arrival::Told { text: "told-not-saved", detail, good: false });
    }
}

pub(super) fn forget_refused(worker: &Worker, slot: Slot, credential: &Credential) {
    let secret = credential.secret().trimmed();
    if let Err(error) = worker.rooms.refused.clear(slot, credential.audience(), &secret) {
        let detail = error.to_string();
        worker.arrive(Arrival::Told { text: "told-not-saved", detail, good: false });
    }
}

/// What cannot be read now cannot have got into the report from here either: only what was entered or
/// read in this run of the program can.
pub(super) fn ask_held(worker: &Worker, ids: Vec<EntryId>) {
    let replies: Vec<_> =
        ids.into_iter().map(|id| (id.slot, worker.rooms.vault.get(&id))).collect();
    let reporter = worker.reporter();
    worker.runtime.spawn(async move {
        let mut held = Vec::new();
        for (slot, reply) in replies {
            if let Ok(Some(secret)) = reply.await {
                held.push((slot, secret));
            }
        }
        reporter.arrive(Arrival::Held(held));
    });
}
