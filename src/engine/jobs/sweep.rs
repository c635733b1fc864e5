//! Checks everything that a set-up names, within a minute.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

use super::check::{finish, recorded};
use super::{Worker, good};
use crate::checks::{self, Recorder, Setup, WHOLE};
use crate::domain::finding::RunReport;
use crate::domain::secret::{Credential, Slot};
use crate::domain::session::SWEEP;
use crate::engine::input::{Arrival, SweepOrder};
use crate::world::vault::{EntryId, Vault};

pub(super) fn run(worker: &mut Worker, order: SweepOrder) {
    let rooms = Arc::clone(&worker.rooms);
    let known = Arc::clone(&worker.known);
    let reporter = worker.reporter();
    let run = order.run;
    let task = worker.runtime.spawn(async move {
        let (began, at) = (Instant::now(), (rooms.world.clock)());
        // A keyring that waits for the person keeps nothing else from being looked at.
        let kept = tokio::time::timeout(WHOLE / 2, kept(&rooms.vault, &order.secrets)).await;
        let kept = kept.unwrap_or_default();
        let unread: Vec<Slot> = order.secrets.iter().map(|(slot, _)| *slot).collect();
        let unread: Vec<Slot> =
            unread.into_iter().filter(|slot| !kept.contains_key(slot)).collect();
        let stated = rooms.practice.as_ref().and_then(|practice| practice.set_up.clone());
        let mut setup = stated.filter(|_| order.stated).unwrap_or_default();
        setup.secrets.extend(kept);
        let setup = Setup { values: order.values, vendors: order.vendors, ..setup };
        let on_progress = {
            let reporter = reporter.clone();
            Arc::new(move |progress| reporter.arrive(Arrival::Progress(run, progress)))
        };
        let mut world = rooms.world.clone();
        let recorder = Recorder::listen(&mut world);
        let left = WHOLE.saturating_sub(began.elapsed());
        let swept = checks::sweep_within(left, &world, &known.catalog, &setup, on_progress).await;
        let ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let mut report = checks::as_run(swept, SWEEP, run, at, ms);
        tell_unread(&mut report, &unread);
        let recording = recorded(&recorder, &world, &setup).await;
        reporter.arrive(Arrival::Recorded(run, Box::new(recording)));
        good::compare_sweep(&rooms, &known.catalog, &order.profile, &setup, &mut report);
        finish(&reporter, run, Some(report));
    });
    worker.runs.retain(|_, task| !task.is_finished());
    worker.runs.insert(run, task.abort_handle());
}

/// The keys that the vault gives; a check that lacks one says so itself.
async fn kept(vault: &Vault, wanted: &[(Slot, EntryId)]) -> HashMap<Slot, Credential> {
    let mut secrets = HashMap::new();
    for (slot, id) in wanted {
        if let Ok(Some(secret)) = vault.get(id).await {
            secrets.insert(*slot, Credential::new(secret, id.origin.clone()));
        }
    }
    secrets
}

/// A file that cannot be read says nothing of a good day.
pub(super) fn ask_last_good(worker: &Worker, profile: String) {
    let good = worker.rooms.last_good.of(&profile, SWEEP).ok().flatten();
    worker.arrive(Arrival::LastGood(profile, good.map(|good| good.at)));
}

/// A check without its key says that there is none; where the keyring has it and did not give it, that is
/// another thing.
fn tell_unread(report: &mut RunReport, unread: &[Slot]) {
    for part in &mut report.parts {
        let lacks = checks::find(&part.check).is_some_and(|check| {
            let mut secrets = check.declaration().secrets.iter();
            secrets.any(|used| used.required && unread.contains(&used.slot))
        });
        if lacks && part.outcome.reason.as_deref() == Some("no-secret") {
            part.outcome.reason = Some("keyring-unavailable".to_owned());
        }
    }
}
