//! “Forget everything”: keys, traces of refused ones, sessions, profiles, settings. What stays is the count of
//! sign-in attempts, without which an account could be locked, and guides that the person put there.

use super::Worker;
use crate::engine::input::Arrival;
use crate::world::store::StoreError;

pub(super) fn everything(worker: &mut Worker) {
    worker.stop_all();
    let reply = worker.rooms.vault.forget_all();
    let reporter = worker.reporter();
    worker.runtime.spawn(async move {
        let keys = reply.await;
        let rooms = std::sync::Arc::clone(&reporter.rooms);
        let files = tokio::task::spawn_blocking(move || -> Result<(), StoreError> {
            let sessions = rooms.journal.delete_all();
            let profiles = rooms.profiles.delete_all();
            let refused = rooms.refused.forget_all();
            let settings = rooms.settings.remove();
            let good = rooms.last_good.forget_all();
            sessions.and(profiles).and(refused).and(good).and(settings)
        });
        let files = files.await;
        // The page of the first start first, so that what is told after it stays.
        reporter.arrive(Arrival::Forgotten);
        match (keys, files) {
            (Ok(forgotten), Ok(Ok(()))) if forgotten.left.is_empty() && !forgotten.later => {
                reporter.tell("told-all-forgotten", String::new(), true);
            }
            (Ok(_), Ok(Ok(()))) => reporter.tell("told-not-forgotten", String::new(), false),
            (Err(error), _) => reporter.tell("told-vault", error.to_string(), false),
            (_, Ok(Err(error))) => reporter.tell("told-not-saved", error.to_string(), false),
            // The program is ending.
            (_, Err(_)) => {}
        }
        reporter.vault();
    });
}
