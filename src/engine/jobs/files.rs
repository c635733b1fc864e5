//! Saves sessions, settings and reports.

use std::path::PathBuf;

use super::Worker;
use crate::domain::session::Session;
use crate::engine::input::Arrival;
use crate::world::store::{Settings, text_files};

/// Saved before the next page is shown, so that a page that was seen is a page that is kept.
pub(super) fn save_session(worker: &Worker, session: &Session) {
    if let Err(error) = worker.rooms.journal.save(&session.id, session) {
        let detail = error.to_string();
        worker.arrive(Arrival::Told { text: "told-not-saved", detail, good: false });
    }
}

pub(super) fn save_settings(worker: &Worker, settings: &Settings) {
    if let Err(error) = worker.rooms.settings.save(settings) {
        let detail = error.to_string();
        worker.arrive(Arrival::Told { text: "told-not-saved", detail, good: false });
    }
}

pub(super) fn write_report(worker: &Worker, path: PathBuf, text: String) {
    let reporter = worker.reporter();
    // The person may have chosen a slow place.
    worker.runtime.spawn_blocking(move || match text_files::write_chosen(&path, text.as_bytes()) {
        Ok(()) => reporter.tell("told-report-saved", String::new(), true),
        Err(error) => reporter.tell("told-not-saved", error.to_string(), false),
    });
}
