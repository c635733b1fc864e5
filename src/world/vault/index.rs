//! The list of what is stored: names and times, never a secret. With it nothing needs to search a keyring.

use serde::{Deserialize, Serialize};

use super::{EntryId, Keep};
use crate::world::store::{Home, JsonFile, StoreError};

const VERSION: u32 = 1;
const LIMIT: u64 = 1024 * 1024;

/// How fresh “last used” is kept on disk, in seconds, so that a sweep does not write the file ten times.
const USE_GRAIN: i64 = 60;

/// An entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What it is.
    pub id: EntryId,
    /// Where it is kept.
    pub kept: Keep,
    /// When it was last used, in Unix seconds.
    pub last_used: Option<i64>,
    /// It is meant for the keyring and waits in memory for it.
    pub waits_for_keyring: bool,
}

/// One stored entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Note {
    pub(super) id: EntryId,
    pub(super) stored_at: i64,
    pub(super) last_used: Option<i64>,
}

/// The list: on disk when it has a home, and always as a copy in memory.
pub(super) struct Index {
    file: Option<JsonFile<Vec<Note>>>,
    pub(super) notes: Vec<Note>,
    pub(super) problem: Option<StoreError>,
}

impl Index {
    pub(super) fn new(home: Option<&Home>) -> Self {
        let file = home
            .map(|home| JsonFile::new(home.state().join("stored-secrets.json"), VERSION, LIMIT));
        Self { file, notes: Vec::new(), problem: None }
    }

    pub(super) fn load(&mut self) {
        let Some(file) = &self.file else { return };
        match file.load(crate::world::platform::now()) {
            Ok(loaded) => {
                let (notes, damaged) = loaded.or_default();
                self.notes = notes;
                self.problem = damaged.map(StoreError::from);
            }
            Err(problem) => self.problem = Some(problem),
        }
    }

    pub(super) fn stored(&mut self, id: &EntryId, now: i64) {
        let note = Note { id: id.clone(), stored_at: now, last_used: Some(now) };
        self.change(|notes| {
            notes.retain(|known| known.id != note.id);
            notes.push(note.clone());
        });
    }

    pub(super) fn used(&mut self, id: &EntryId, now: i64) {
        let fresh = |note: &Note| note.last_used.is_some_and(|at| now - at < USE_GRAIN);
        if self.notes.iter().any(|note| note.id == *id && fresh(note)) {
            return;
        }
        self.change(|notes| match notes.iter_mut().find(|note| note.id == *id) {
            Some(note) => note.last_used = Some(now),
            // It is in the keyring, so that it belongs on the list, whatever became of the file.
            None => notes.push(Note { id: id.clone(), stored_at: now, last_used: Some(now) }),
        });
    }

    pub(super) fn gone(&mut self, gone: &[EntryId]) {
        if self.notes.iter().any(|note| gone.contains(&note.id)) {
            self.change(|notes| notes.retain(|note| !gone.contains(&note.id)));
        }
    }

    // The file first, for another window may have changed it; without one, or when it fails, the copy.
    fn change(&mut self, mut change: impl FnMut(&mut Vec<Note>)) {
        let updated = self.file.as_ref().map(|file| {
            file.update(crate::world::platform::now(), |notes| {
                change(notes);
                notes.clone()
            })
        });
        match updated {
            Some(Ok((notes, damaged))) => {
                self.notes = notes;
                // That a damaged list was set aside stays said; any other trouble is over.
                let said = self.problem.take();
                let said = said.filter(|problem| matches!(problem, StoreError::Damaged(_)));
                self.problem = damaged.map(StoreError::from).or(said);
            }
            Some(Err(problem)) => {
                self.problem = Some(problem);
                change(&mut self.notes);
            }
            None => change(&mut self.notes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::secret::{Origin, Slot};

    fn id(profile: &str) -> EntryId {
        EntryId::new(Slot::MagentoToken, profile, &Origin::https("shop.example"))
    }

    #[test]
    fn what_two_windows_store_is_on_one_list() {
        let folder = tempfile::tempdir().expect("a folder");
        let home = Home::at(folder.path());
        let (mut one, mut two) = (Index::new(Some(&home)), Index::new(Some(&home)));
        one.stored(&id("a"), 10);
        two.stored(&id("b"), 20);
        one.gone(&[id("a")]);
        let mut later = Index::new(Some(&home));
        later.load();
        let ids: Vec<_> = later.notes.iter().map(|note| note.id.profile.as_str()).collect();
        assert_eq!(ids, ["b"]);
    }

    #[test]
    fn without_a_disk_the_list_is_kept_in_memory() {
        let mut index = Index::new(None);
        index.stored(&id("a"), 10);
        index.used(&id("a"), 500);
        assert_eq!(index.notes.first().and_then(|note| note.last_used), Some(500));
        assert_eq!(index.problem, None);
    }
}
