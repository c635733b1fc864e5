//! The last run of each check that went well, a file a profile.

use std::collections::BTreeMap;

use super::error::check_name;
use super::{Home, JsonFile, Loaded, StoreError};
use crate::domain::diagnose::GoodRun;

const VERSION: u32 = 1;
const LIMIT: u64 = 1024 * 1024;

type Runs = BTreeMap<String, GoodRun>;

/// The good runs of one [`Home`].
#[derive(Clone, Debug)]
pub struct LastGood {
    home: Home,
}

impl LastGood {
    /// The good runs of a home. Touches no disk.
    #[must_use]
    pub fn new(home: &Home) -> Self {
        Self { home: home.clone() }
    }

    /// When and how a check last went well for this profile.
    ///
    /// # Errors
    /// The system refuses, or the profile's id is no safe file name.
    pub fn of(&self, profile: &str, check: &str) -> Result<Option<GoodRun>, StoreError> {
        let loaded = self.file(profile)?.load(jiff::Timestamp::now())?;
        let Loaded::Found(mut runs) = loaded else { return Ok(None) };
        Ok(runs.remove(check))
    }

    /// Remembers runs that went well.
    ///
    /// # Errors
    /// The system refuses, or the profile's id is no safe file name.
    pub fn remember(&self, profile: &str, runs: Runs) -> Result<(), StoreError> {
        let change = |known: &mut Runs| known.extend(runs);
        self.file(profile)?.update(jiff::Timestamp::now(), change).map(drop)
    }

    /// Forgets what is known of a profile.
    ///
    /// # Errors
    /// The system refuses, or the profile's id is no safe file name.
    pub fn forget(&self, profile: &str) -> Result<(), StoreError> {
        self.file(profile)?.remove()
    }

    /// Forgets what is known of every profile, and with it the marks of their secrets.
    ///
    /// # Errors
    /// The system refuses.
    pub fn forget_all(&self) -> Result<(), StoreError> {
        let folder = self.folder();
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(StoreError::read(&folder, &error)),
        };
        for entry in entries.flatten().filter(|entry| entry.path().is_file()) {
            super::atomic::remove(&entry.path())?;
        }
        Ok(())
    }

    fn folder(&self) -> std::path::PathBuf {
        self.home.data().join("results")
    }

    fn file(&self, profile: &str) -> Result<JsonFile<Runs>, StoreError> {
        check_name(profile)?;
        let path = self.folder().join(format!("{profile}.json"));
        Ok(JsonFile::new(path, VERSION, LIMIT))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::finding::{Fact, FactKind};

    #[test]
    fn each_profile_has_its_own_and_the_newest_counts() {
        let folder = tempfile::tempdir().expect("a folder");
        let good = LastGood::new(&Home::at(folder.path()));
        let run = |at: i64| {
            let facts = vec![Fact::new(FactKind::Server, "shop.example", "nginx")];
            BTreeMap::from([("shiprocket.path".to_owned(), GoodRun { at, facts })])
        };
        good.remember("one", run(1)).expect("saved");
        good.remember("one", run(2)).expect("saved");
        let found = good.of("one", "shiprocket.path").expect("readable").expect("there");
        assert_eq!(found.at, 2);
        assert_eq!(good.of("two", "shiprocket.path"), Ok(None));
        good.forget("one").expect("removed");
        assert_eq!(good.of("one", "shiprocket.path"), Ok(None));
        assert!(good.of("../one", "shiprocket.path").is_err());
        good.remember("two", run(3)).expect("saved");
        good.forget_all().expect("removed");
        assert_eq!(good.of("two", "shiprocket.path"), Ok(None));
    }
}
