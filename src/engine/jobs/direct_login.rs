//! Makes a link for a customer and opens it, in one go: nothing waits in between, and nothing keeps it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::Worker;
use crate::checks::vendor::partner::{LinkMade, LinkOrder, make_link};
use crate::domain::direct_login::{LIFE_S, PORTAL, appended};
use crate::domain::finding::Outcome;
use crate::domain::secret::{Credential, Secret};
use crate::engine::input::{Arrival, LinkCame, LinkJob, Opened, SecretSource};
use crate::world::platform;
use crate::world::vault::Vault;

pub(super) fn make(worker: &mut Worker, job: LinkJob) {
    let rooms = Arc::clone(&worker.rooms);
    let reporter = worker.reporter();
    let run = job.run;
    let task = worker.runtime.spawn(async move {
        let came = match key(&rooms.vault, &job.key).await {
            Ok(key) => {
                let asked = Instant::now();
                let order = LinkOrder {
                    key,
                    account: job.account.clone(),
                    redirect_to: Some(job.redirect_to.clone()),
                    theme_id: job.theme_id.clone(),
                };
                let made = make_link(&rooms.world, order).await;
                open(&job, made, asked).await
            }
            Err(reason) => none(Outcome::skipped(reason)),
        };
        reporter.arrive(Arrival::LinkCame(run, Box::new(came)));
    });
    worker.runs.retain(|_, task| !task.is_finished());
    worker.runs.insert(run, task.abort_handle());
}

async fn key(vault: &Vault, source: &SecretSource) -> Result<Credential, &'static str> {
    match source {
        SecretSource::Entered(credential) => Ok(credential.clone()),
        SecretSource::Kept(id) => match vault.get(id).await {
            Ok(Some(secret)) => Ok(Credential::new(secret, id.origin.clone())),
            Ok(None) => Err("no-secret"),
            Err(_) => Err("keyring-unavailable"),
        },
    }
}

async fn open(job: &LinkJob, made: LinkMade, asked: Instant) -> LinkCame {
    let LinkMade { link, characters, outcome, .. } = made;
    let Some(link) = link else { return none(outcome) };
    let came = Instant::now();
    // By the vendor's clock it was made after it was asked for, so this is on the safe side.
    let late = asked.elapsed() >= Duration::from_secs(LIFE_S.unsigned_abs());
    let opened = match (job.practice, late) {
        (_, true) => Opened::TooLate,
        (true, false) => Opened::InPractice,
        (false, false) => in_browser(job, link).await,
    };
    LinkCame {
        outcome,
        characters: Some(characters),
        opened,
        age_ms: millis(asked),
        opened_after_ms: millis(came),
    }
}

async fn in_browser(job: &LinkJob, link: Secret) -> Opened {
    let rest = appended(Some(&job.redirect_to), job.theme_id.as_deref());
    let open = move || platform::open_portal(&link, PORTAL, &rest);
    match tokio::task::spawn_blocking(open).await {
        Ok(Ok(())) => Opened::InBrowser,
        Ok(Err(error)) => Opened::No(error.to_string()),
        Err(_) => Opened::NoLink,
    }
}

fn none(outcome: Outcome) -> LinkCame {
    let opened = Opened::NoLink;
    LinkCame { outcome, characters: None, opened, age_ms: 0, opened_after_ms: 0 }
}

fn millis(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}
