//! Runs checks, and asks the guard how it stands.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Reporter, Worker, good};
use crate::checks::{self, Recorder, Setup, World};
use crate::domain::finding::{Outcome, RunId, RunReport};
use crate::domain::secret::{Credential, Origin, Slot, placeholder};
use crate::engine::core::Recording;
use crate::engine::input::{Arrival, CheckOrder, SecretSource};
use crate::world::vault::Vault;

pub(super) fn run(worker: &mut Worker, order: CheckOrder) {
    let rooms = Arc::clone(&worker.rooms);
    let known = Arc::clone(&worker.known);
    let reporter = worker.reporter();
    let run = order.run;
    let task = worker.runtime.spawn(async move {
        let at = (rooms.world.clock)();
        let setup = match set_up(&rooms.vault, &order).await {
            Ok(setup) => setup,
            Err(reason) => return finish(&reporter, run, Some(not_begun(&order, at, reason))),
        };
        let on_progress = {
            let reporter = reporter.clone();
            Arc::new(move |progress| reporter.arrive(Arrival::Progress(run, progress)))
        };
        let mut world = rooms.world.clone();
        let recorder = Recorder::listen(&mut world);
        let mut report =
            checks::run_one(&world, &known.catalog, &setup, &order.check, run, on_progress).await;
        let recording = recorded(&recorder, &world, &setup).await;
        reporter.arrive(Arrival::Recorded(run, Box::new(recording)));
        if let Some(report) = &mut report {
            good::compare(&rooms, &known.catalog, &order.profile, &setup, report);
        }
        finish(&reporter, run, report);
    });
    worker.runs.retain(|_, task| !task.is_finished());
    worker.runs.insert(run, task.abort_handle());
}

/// What the run met, and shapes of what it was given. `{name}` stands for the value of that name.
pub(super) async fn recorded(recorder: &Recorder, world: &World, setup: &Setup) -> Recording {
    let names: Vec<(&str, String)> =
        setup.values.iter().map(|(name, value)| (value.as_str(), format!("{{{name}}}"))).collect();
    let stands: Vec<(&str, &str)> =
        names.iter().map(|(value, name)| (*value, name.as_str())).collect();
    let secrets = setup.secrets.iter();
    Recording {
        exchanges: recorder.exchanges(),
        values: setup.values.clone(),
        secrets: secrets
            .map(|(slot, credential)| (*slot, placeholder(credential.secret(), &stands)))
            .collect(),
        vendors: setup.vendors.clone(),
        computer: recorder.computer(world).await,
    }
}

pub(super) fn finish(reporter: &Reporter, run: RunId, report: Option<RunReport>) {
    reporter.arrive(Arrival::Checked(run, report.map(Box::new)));
}

/// The secrets come last, from memory or from the keyring, which may wait for the person.
async fn set_up(vault: &Vault, order: &CheckOrder) -> Result<Setup, &'static str> {
    let mut secrets: HashMap<Slot, Credential> = HashMap::new();
    for (slot, source) in &order.secrets {
        let credential = match source {
            SecretSource::Entered(credential) => credential.clone(),
            SecretSource::Kept(id) => match vault.get(id).await {
                Ok(Some(secret)) => Credential::new(secret, id.origin.clone()),
                Ok(None) => return Err("no-secret"),
                Err(_) => return Err("keyring-unavailable"),
            },
        };
        secrets.insert(*slot, credential);
    }
    let vendors = vec![order.vendor.clone()];
    Ok(Setup { values: order.inputs.clone(), secrets, vendors })
}

fn not_begun(order: &CheckOrder, at: i64, reason: &str) -> RunReport {
    RunReport {
        check: order.check.clone(),
        run: order.run,
        at,
        ms: 0,
        outcome: Outcome::skipped(reason),
        parts: Vec::new(),
    }
}

pub(super) fn cancel(worker: &mut Worker, run: RunId) {
    if let Some(task) = worker.runs.remove(&run) {
        task.abort();
    }
}

pub(super) fn ask_guard(worker: &Worker, service: &str, origin: &Origin, user: &str) {
    let world = &worker.rooms.world;
    let account = format!("{} {user}", world.network.place_of(service, origin));
    let (failures, until) = world.guard.standing(&account, (world.clock)());
    worker.arrive(Arrival::Standing(failures, until));
}
