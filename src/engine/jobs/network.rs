//! Looks for a network that is away.

use std::time::Duration;

use super::Worker;
use crate::checks::probe;
use crate::engine::input::Arrival;

/// How long a look may take. Without an answer until then the network is still away.
const PATIENCE: Duration = Duration::from_secs(20);

pub(super) fn look(worker: &Worker) {
    let reporter = worker.reporter();
    let world = worker.rooms.world.clone();
    worker.runtime.spawn(async move {
        let looked = tokio::time::timeout(PATIENCE, probe::network_answers(&world)).await;
        reporter.arrive(Arrival::Network(looked.unwrap_or(false)));
    });
}
