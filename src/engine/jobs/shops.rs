//! Profiles: read, made, renamed, and deleted with everything that is theirs.

use super::{Reporter, Worker};
use crate::domain::profile::{Profile, fresh_profile_id};
use crate::domain::session::Session;
use crate::engine::input::{Arrival, ShopArrival, ShopDone, ShopJob};
use crate::engine::opening;
use crate::world::platform;
use crate::world::store::{Loaded, StoreError};
use crate::world::vault::{Vault, VaultState};

pub(super) fn carry_out(worker: &Worker, job: ShopJob) {
    let reporter = worker.reporter();
    match job {
        ShopJob::Use(id) => {
            if let Err(error) = worker.rooms.profiles.set_in_use(&id) {
                reporter.trouble(&error);
            }
        }
        ShopJob::Read => reporter.shops(ShopDone::Nothing),
        ShopJob::MakeFirst => {
            let first = opening::first(&worker.known.words);
            match worker.rooms.profiles.create(&first.id, &first.profile) {
                // Another window was quicker with it.
                Ok(()) | Err(StoreError::InUse { .. }) => {}
                Err(error) => reporter.tell("told-not-saved", error.to_string(), false),
            }
        }
        ShopJob::Create { name, taken } => match create(worker, name, &taken) {
            Ok(id) => reporter.shops(ShopDone::Created(id)),
            Err(error) => {
                reporter.tell("told-not-saved", error.to_string(), false);
                reporter.shops(ShopDone::Nothing);
            }
        },
        ShopJob::Rename { id, name } => {
            let renamed = worker.rooms.profiles.update(&id, |profile| profile.name = Some(name));
            reporter.updated(renamed, None);
        }
        ShopJob::Remember { id, learnt } => {
            let remembered = worker.rooms.profiles.update(&id, |profile| {
                for one in &learnt {
                    one.place.fill(profile, &one.value);
                }
            });
            reporter.updated(remembered, Some("told-remembered"));
        }
        ShopJob::SetUp { id, profile } => {
            let kept = worker.rooms.profiles.update(&id, |known| {
                let secrets = std::mem::take(&mut known.secrets);
                *known = Profile { secrets, ..*profile };
            });
            reporter.updated(kept, None);
        }
        ShopJob::Delete(id) => {
            worker.runtime.spawn(delete(reporter, id));
        }
    }
}

fn create(worker: &Worker, name: String, taken: &[String]) -> Result<String, StoreError> {
    let files = &worker.rooms.profiles;
    let known = files.list(platform::now())?.profiles;
    let is_taken =
        |id: &str| taken.iter().any(|one| one == id) || known.iter().any(|one| one.id == id);
    let id = fresh_profile_id(&name, is_taken);
    files.create(&id, &Profile { name: Some(name), ..Profile::default() })?;
    Ok(id)
}

/// Keys first: a profile that is gone while its keys are still there could never be cleared up.
async fn delete(reporter: Reporter, id: String) {
    let kept = forget_keys(&reporter.rooms.vault, &id).await;
    reporter.vault();
    if let Err(text) = kept {
        reporter.tell(text, String::new(), false);
        return reporter.shops(ShopDone::Nothing);
    }
    let removed = tokio::task::spawn_blocking({
        let (reporter, id) = (reporter.clone(), id.clone());
        move || delete_files(&reporter, &id)
    });
    let done = match removed.await {
        Ok(Ok(())) => ShopDone::Deleted(id),
        Ok(Err(error)) => {
            reporter.trouble(&error);
            ShopDone::Nothing
        }
        // The program is ending.
        Err(_) => return,
    };
    reporter.shops(done);
}

async fn forget_keys(vault: &Vault, profile: &str) -> Result<(), &'static str> {
    // Until the keyring is open, the list of what it holds is not known.
    let mut state = vault.watch_state();
    let opened = state.wait_for(|state| !matches!(state, VaultState::Opening)).await.is_ok();
    if !opened {
        return Err("told-shop-keys-left");
    }
    let mine = vault.list().into_iter().filter(|listed| listed.id.profile == profile);
    let replies: Vec<_> = mine.map(|listed| vault.forget(&listed.id)).collect();
    for reply in replies {
        match reply.await {
            Ok(forgotten) if forgotten.left.is_empty() && !forgotten.later => {}
            _ => return Err("told-shop-keys-left"),
        }
    }
    Ok(())
}

fn delete_files(reporter: &Reporter, profile: &str) -> Result<(), StoreError> {
    let journal = &reporter.rooms.journal;
    for saved in journal.list()? {
        if let Ok(Loaded::Found(session)) = journal.load::<Session>(&saved.id, platform::now())
            && session.profile == profile
        {
            journal.delete(&saved.id)?;
        }
    }
    reporter.rooms.last_good.forget(profile)?;
    reporter.rooms.profiles.delete(profile)
}

impl Reporter {
    /// Reads the profiles anew and says what was done.
    fn shops(&self, done: ShopDone) {
        match self.rooms.profiles.list(platform::now()) {
            Ok(read) => self.arrive(Arrival::Shops(ShopArrival { read, done })),
            Err(error) => self.tell("told-not-read", error.to_string(), false),
        }
    }

    fn updated(&self, result: Result<Option<Profile>, StoreError>, good: Option<&'static str>) {
        match (result, good) {
            (Ok(Some(_)), Some(text)) => self.tell(text, String::new(), true),
            (Ok(Some(_)), None) => {}
            (Ok(None), _) => self.tell("told-shop-gone", String::new(), false),
            (Err(error), _) => self.trouble(&error),
        }
        self.shops(ShopDone::Nothing);
    }
}
