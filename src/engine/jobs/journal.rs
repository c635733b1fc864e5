//! Saved sessions: kept for this window, read, renamed, deleted.

use std::sync::atomic::Ordering;

use super::{Reporter, Worker};
use crate::domain::session::Session;
use crate::engine::input::{Arrival, JournalArrival, JournalJob};
use crate::engine::opening;
use crate::engine::session_note::SessionNote;
use crate::world::platform;
use crate::world::store::{Journal, Loaded, StoreError};

pub(super) fn carry_out(worker: &mut Worker, job: JournalJob) {
    match job {
        JournalJob::Hold(id) => {
            // A session that was begun a moment ago is open nowhere else; where the drive knows no locks
            // the walk goes on without one.
            let _ = hold(worker, &id);
        }
        JournalJob::LetGo => worker.held = None,
        JournalJob::Open(id) => open(worker, &id),
        JournalJob::List => list(worker),
        JournalJob::LeftOff(profile) => left_off(worker, profile),
        JournalJob::Rename { id, name } => {
            let renamed = rename(&worker.rooms.journal, &id, name);
            done(worker, renamed, None);
        }
        JournalJob::Delete(id) => {
            if worker.held.as_ref().is_some_and(|(held, _)| *held == id) {
                worker.held = None;
            }
            let deleted = worker.rooms.journal.delete(&id);
            if deleted.is_ok() {
                worker.arrive(Arrival::Journal(JournalArrival::Deleted(id)));
            }
            done(worker, deleted, Some("told-session-deleted"));
        }
    }
}

fn hold(worker: &mut Worker, id: &str) -> Result<(), StoreError> {
    if worker.held.as_ref().is_none_or(|(held, _)| held != id) {
        worker.held = Some((id.to_owned(), worker.rooms.journal.hold(id)?));
    }
    Ok(())
}

fn open(worker: &mut Worker, id: &str) {
    let held = hold(worker, id);
    let reporter = worker.reporter();
    if let Err(error) = held {
        return reporter.trouble(&error);
    }
    match worker.rooms.journal.load::<Session>(id, platform::now()) {
        Ok(Loaded::Found(session)) => {
            reporter.arrive(Arrival::Journal(JournalArrival::Opened(Box::new(session))));
        }
        Ok(Loaded::Missing) => reporter.tell("told-session-gone", String::new(), false),
        Ok(Loaded::Damaged(damaged)) => {
            reporter.tell("told-not-read", damaged.to_string(), false);
        }
        Err(error) => reporter.trouble(&error),
    }
    list(worker);
}

fn rename(journal: &Journal, id: &str, name: String) -> Result<(), StoreError> {
    let _held = journal.hold(id)?;
    match journal.load::<Session>(id, platform::now())? {
        Loaded::Found(mut session) => {
            session.name = Some(name);
            journal.save(id, &session)
        }
        Loaded::Missing => Ok(()),
        Loaded::Damaged(damaged) => Err(damaged.into()),
    }
}

fn done(worker: &Worker, result: Result<(), StoreError>, good: Option<&'static str>) {
    let reporter = worker.reporter();
    match (result, good) {
        (Ok(()), Some(text)) => reporter.tell(text, String::new(), true),
        (Ok(()), None) => {}
        (Err(error), _) => reporter.trouble(&error),
    }
    list(worker);
}

/// Reads every session beside the engine's thread: there may be many.
pub(super) fn list(worker: &Worker) {
    let reporter = worker.reporter();
    // Of two lists that are read at once, the one that was asked for later counts.
    let nth = worker.lists.fetch_add(1, Ordering::Relaxed);
    worker.runtime.spawn_blocking(move || {
        let journal = &reporter.rooms.journal;
        let mut notes = Vec::new();
        let mut aside = Vec::new();
        for saved in journal.list().unwrap_or_default() {
            match journal.load::<Session>(&saved.id, platform::now()) {
                Ok(Loaded::Found(session)) => notes.push(SessionNote::of(&session)),
                Ok(Loaded::Damaged(damaged)) => aside.push(damaged),
                // One that vanished meanwhile, or that a newer Refloat wrote, is nothing to list.
                Ok(Loaded::Missing) | Err(_) => {}
            }
        }
        reporter.arrive(Arrival::Journal(JournalArrival::Notes { nth, notes, aside }));
    });
}

fn left_off(worker: &Worker, profile: String) {
    let reporter = worker.reporter();
    let known = std::sync::Arc::clone(&worker.known);
    worker.runtime.spawn_blocking(move || {
        // What is damaged is told by the list of all.
        let left = opening::left_off(&reporter.rooms, &known, &profile, &mut Vec::new());
        reporter.arrive(Arrival::Journal(JournalArrival::LeftOff {
            profile,
            session: left.session.map(Box::new),
            last_run: left.last_run.map(Box::new),
        }));
    });
}

impl Reporter {
    /// Tells what went wrong with a file; that a session is open elsewhere has words of its own.
    pub(super) fn trouble(&self, error: &StoreError) {
        match error {
            StoreError::InUse { .. } => {
                self.tell("told-session-elsewhere", String::new(), false);
            }
            other => self.tell("told-not-saved", other.to_string(), false),
        }
    }
}
