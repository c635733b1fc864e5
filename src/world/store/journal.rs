//! The journal: one file a session, replaced after each event.

use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::check_name;
use super::{FileLock, Home, JsonFile, Loaded, StoreError, atomic};

/// How many days a session is kept after its last event.
pub const KEEP_DAYS: i64 = 90;

const VERSION: u32 = 1;
const LIMIT: u64 = 16 * 1024 * 1024;
const ENDING: &str = ".json";

/// A session that can be resumed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSession {
    /// The id it was saved under.
    pub id: String,
    /// When its last event was written, in Unix seconds.
    pub changed_at: i64,
}

/// The saved sessions of one [`Home`]. What a session holds is the caller's business.
#[derive(Clone, Debug)]
pub struct Journal {
    folder: PathBuf,
}

impl Journal {
    /// The journal of a home. Touches no disk.
    #[must_use]
    pub fn new(home: &Home) -> Self {
        Self { folder: home.data().join("sessions") }
    }

    /// Where the sessions are.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Saves a session whole. Killed at any moment, the session as it was before stays.
    ///
    /// # Errors
    /// The id is no name, or the system refuses.
    pub fn save<T: Serialize + DeserializeOwned>(
        &self,
        id: &str,
        session: &T,
    ) -> Result<(), StoreError> {
        self.file(id)?.save(session)
    }

    /// Reads a session. A damaged one is set aside with a notice.
    ///
    /// # Errors
    /// The id is no name, the system refuses, or a newer Refloat wrote the session.
    pub fn load<T: Serialize + DeserializeOwned>(
        &self,
        id: &str,
        now: jiff::Timestamp,
    ) -> Result<Loaded<T>, StoreError> {
        self.file(id)?.load(now)
    }

    /// The saved sessions, the one changed last first.
    ///
    /// # Errors
    /// The folder cannot be read. One that is not there yet has no sessions.
    pub fn list(&self) -> Result<Vec<SavedSession>, StoreError> {
        let mut found = Vec::new();
        for path in atomic::files_ending(&self.folder, ENDING)? {
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            let id = name.trim_end_matches(ENDING).to_owned();
            // What is no id of ours was put there by somebody else, or vanished meanwhile.
            if let (Ok(()), Some(at)) = (check_name(&id), changed_exactly(&path)) {
                found.push((at, id));
            }
        }
        found.sort_by(|a, b| b.cmp(a));
        let saved =
            |(at, id): (jiff::Timestamp, String)| SavedSession { id, changed_at: at.as_second() };
        Ok(found.into_iter().map(saved).collect())
    }

    /// Deletes a session. One that is not there is as good as deleted.
    ///
    /// # Errors
    /// The id is no name, it is open in another window, or the system refuses.
    pub fn delete(&self, id: &str) -> Result<(), StoreError> {
        let path = self.path(id)?;
        if !path.exists() {
            return Ok(());
        }
        let held = FileLock::take(&path)?;
        atomic::remove(&path)?;
        drop(held);
        atomic::remove(&super::lock::lock_path(&path))
    }

    /// Keeps a session for this window for as long as the lock lives.
    ///
    /// # Errors
    /// Another window has it open ([`StoreError::InUse`]), the id is no name, or the system refuses.
    pub fn hold(&self, id: &str) -> Result<FileLock, StoreError> {
        FileLock::take(&self.path(id)?)
    }

    /// Deletes the sessions whose last event is more than [`KEEP_DAYS`] before `now` (Unix seconds), except
    /// those open in a window, and says which. Files set aside stay.
    ///
    /// # Errors
    /// The folder cannot be read, or a file cannot be deleted.
    pub fn clean_up(&self, now: i64) -> Result<Vec<String>, StoreError> {
        atomic::sweep_leftovers(&self.folder, now);
        let mut deleted = Vec::new();
        for session in self.list()? {
            if session.changed_at >= now - KEEP_DAYS * 86_400 {
                continue;
            }
            match self.delete(&session.id) {
                Ok(()) => deleted.push(session.id),
                Err(StoreError::InUse { .. }) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(deleted)
    }

    /// Deletes every session, files set aside and locks too: for “Forget everything”.
    ///
    /// # Errors
    /// The system refuses to delete one; the others are deleted all the same.
    pub fn delete_all(&self) -> Result<(), StoreError> {
        atomic::empty_folder(&self.folder)
    }

    fn path(&self, id: &str) -> Result<PathBuf, StoreError> {
        check_name(id)?;
        Ok(self.folder.join(format!("{id}{ENDING}")))
    }

    fn file<T: Serialize + DeserializeOwned>(&self, id: &str) -> Result<JsonFile<T>, StoreError> {
        Ok(JsonFile::new(self.path(id)?, VERSION, LIMIT))
    }
}

fn changed_exactly(path: &Path) -> Option<jiff::Timestamp> {
    let time = std::fs::metadata(path).and_then(|facts| facts.modified()).ok()?;
    jiff::Timestamp::try_from(time).ok()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::{Duration, SystemTime};

    use super::*;

    fn journal() -> (tempfile::TempDir, Journal) {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = Journal::new(&Home::at(folder.path()));
        (folder, journal)
    }

    fn now() -> jiff::Timestamp {
        jiff::Timestamp::now()
    }

    fn age(journal: &Journal, id: &str, days: u64) {
        let file = fs::File::options()
            .append(true)
            .open(journal.folder().join(format!("{id}.json")))
            .expect("there");
        let then = SystemTime::now() - Duration::from_secs(days * 86_400);
        file.set_modified(then).expect("changed");
    }

    #[test]
    fn sessions_are_listed_newest_first() {
        let (_folder, journal) = journal();
        for (id, days) in [("middle", 2), ("oldest", 3), ("newest", 1)] {
            journal.save(id, &id.to_owned()).expect("saved");
            age(&journal, id, days);
        }
        let ids: Vec<_> = journal.list().expect("listed").into_iter().map(|s| s.id).collect();
        assert_eq!(ids, ["newest", "middle", "oldest"]);
    }

    #[test]
    fn a_deleted_session_is_gone_and_the_other_stays() {
        let (_folder, journal) = journal();
        journal.save("a", &1).expect("saved");
        journal.save("b", &2).expect("saved");
        journal.delete("a").expect("deleted");
        assert_eq!(journal.load::<i32>("a", now()), Ok(Loaded::Missing));
        assert_eq!(journal.load::<i32>("b", now()), Ok(Loaded::Found(2)));
        assert_eq!(fs::read_dir(journal.folder()).expect("there").count(), 1);
    }

    #[test]
    fn a_session_open_in_another_window_is_neither_taken_nor_deleted() {
        let (_folder, journal) = journal();
        journal.save("a", &1).expect("saved");
        let other_window = journal.hold("a").expect("free");
        assert!(matches!(journal.hold("a"), Err(StoreError::InUse { .. })));
        assert!(matches!(journal.delete("a"), Err(StoreError::InUse { .. })));
        drop(other_window);
        journal.delete("a").expect("free again");
    }

    #[test]
    fn after_ninety_days_a_session_goes_but_never_a_damaged_file() {
        let (_folder, journal) = journal();
        for (id, days) in [("fresh", 89), ("stale", 91)] {
            journal.save(id, &1).expect("saved");
            age(&journal, id, days);
        }
        let aside = journal.folder().join("x.json.damaged-20200101T000000Z");
        fs::write(&aside, "half").expect("written");
        assert_eq!(journal.clean_up(now().as_second()), Ok(vec!["stale".to_owned()]));
        assert_eq!(journal.list().expect("listed").len(), 1);
        assert!(aside.exists());
    }

    #[test]
    fn an_id_cannot_leave_the_folder() {
        let (_folder, journal) = journal();
        for id in ["../a", "a/b", ""] {
            assert!(matches!(journal.save(id, &1), Err(StoreError::BadName(_))), "{id}");
            assert!(matches!(journal.delete(id), Err(StoreError::BadName(_))), "{id}");
        }
    }
}
