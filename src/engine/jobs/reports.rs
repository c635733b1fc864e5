//! Opens reports that somebody else wrote, and writes replays.

use std::path::PathBuf;

use super::Worker;
use crate::engine::core::OpenedReport;
use crate::engine::input::Arrival;
use crate::engine::orders;
use crate::world::store::text_files;

/// The person may have chosen a slow place.
pub(super) fn read(worker: &Worker, path: PathBuf, beside: bool) {
    let reporter = worker.reporter();
    worker.runtime.spawn_blocking(move || match orders::report::open(&path) {
        Ok(report) => {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let file = crate::domain::text::visible(&name, 80);
            reporter.arrive(Arrival::Opened(Box::new(OpenedReport { file, report }), beside));
        }
        Err(error) => reporter.tell("told-not-opened", error.to_string(), false),
    });
}

pub(super) fn write_replay(worker: &Worker, path: PathBuf, text: String) {
    let reporter = worker.reporter();
    worker.runtime.spawn_blocking(move || match text_files::write_chosen(&path, text.as_bytes()) {
        Ok(()) => reporter.tell("told-replay-saved", String::new(), true),
        Err(error) => reporter.tell("told-not-saved", error.to_string(), false),
    });
}
