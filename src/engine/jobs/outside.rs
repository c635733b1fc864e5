//! Opens pages and the mail program. Both may take seconds, so neither keeps the engine waiting.

use super::Worker;
use crate::engine::input::Arrival;
use crate::world::platform;

pub(super) fn open_page(worker: &Worker, address: String) {
    let reporter = worker.reporter();
    worker.runtime.spawn_blocking(move || match platform::open_page(&address) {
        Ok(host) => reporter.tell("told-page-opened", host, true),
        Err(error) => reporter.tell("told-page-not-opened", error.to_string(), false),
    });
}

pub(super) fn mail(worker: &Worker, subject: String, body: String) {
    let reporter = worker.reporter();
    worker.runtime.spawn_blocking(move || {
        if let Err(error) = platform::compose_mail(&subject, &body) {
            reporter.tell("told-mail-not-opened", error.to_string(), false);
        }
    });
}

/// A message that the system does not show is no fault: the page says the same, and the window asks for
/// attention too.
pub(super) fn notify(worker: &Worker, title: String, body: String) {
    worker.runtime.spawn_blocking(move || {
        let _ = platform::notify(&title, &body);
    });
}

/// Opens the folder of Refloat's files in the system's own file manager.
pub(super) fn open_folder(worker: &Worker) {
    let reporter = worker.reporter();
    let folder = worker.rooms.home.data().to_owned();
    worker.runtime.spawn_blocking(move || {
        if let Err(error) = platform::open_folder(&folder) {
            reporter.tell("told-folder-not-opened", error.to_string(), false);
        }
    });
}

/// Asks the system how it looks. It starts programs, and no page waits for them.
pub(super) fn look_at_system(worker: &Worker) {
    let reporter = worker.reporter();
    worker.runtime.spawn_blocking(move || {
        reporter.arrive(Arrival::SystemLook(platform::system_look()));
    });
}
