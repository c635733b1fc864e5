//! The browsers of this computer: which there are, and a private window of one.

use std::time::Duration;

use super::Worker;
use crate::checks::vendor::page_hosts;
use crate::engine::input::Arrival;
use crate::world::platform::{self, PrivateError};

/// How long the look may take. Nobody waits for it.
const PATIENCE: Duration = Duration::from_secs(20);

pub(super) fn look(worker: &Worker) {
    let reporter = worker.reporter();
    let source = worker.rooms.world.browsers.clone();
    worker.runtime.spawn(async move {
        let seen = tokio::time::timeout(PATIENCE, source.look()).await;
        reporter.arrive(Arrival::Browsers(seen.unwrap_or_default()));
    });
}

pub(super) fn open_private(worker: &Worker, address: String) {
    let reporter = worker.reporter();
    let hosts: Vec<&str> = page_hosts().collect();
    worker.runtime.spawn_blocking(move || match platform::open_private(&address, &hosts) {
        Ok(browser) => reporter.tell("told-private-opened", browser.to_string(), true),
        Err(error) => reporter.tell(why_not(&error), detail(&error), false),
    });
}

const fn why_not(error: &PrivateError) -> &'static str {
    match error {
        PrivateError::ByHand => "told-private-by-hand",
        PrivateError::Forbidden(_) => "told-private-forbidden",
        PrivateError::NoBrowser => "told-private-no-browser",
        _ => "told-private-not-opened",
    }
}

fn detail(error: &PrivateError) -> String {
    match error {
        PrivateError::Forbidden(browser) => browser.to_string(),
        other => other.to_string(),
    }
}
