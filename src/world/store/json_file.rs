//! A JSON file with a version.

use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::atomic::{self, Readers};
use super::lock::FileLock;
use super::{Damaged, StoreError, quarantine};

#[derive(Serialize)]
struct Written<'a, T> {
    version: u32,
    content: &'a T,
}

#[derive(Deserialize)]
struct Content<T> {
    content: T,
}

#[derive(Deserialize)]
struct Version {
    version: u32,
}

/// What a file held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loaded<T> {
    /// There is no such file yet.
    Missing,
    /// Its content.
    Found(T),
    /// It could not be understood and was set aside; go on as if it were missing, and tell the person.
    Damaged(Damaged),
}

impl<T: Default> Loaded<T> {
    /// The content, or that of a new file, and the notice where the old one was set aside.
    pub fn or_default(self) -> (T, Option<Damaged>) {
        match self {
            Self::Missing => (T::default(), None),
            Self::Found(content) => (content, None),
            Self::Damaged(notice) => (T::default(), Some(notice)),
        }
    }
}

/// One JSON file, `{"version": 1, "content": …}`, that only the person may read.
#[derive(Clone, Debug)]
pub struct JsonFile<T> {
    path: PathBuf,
    version: u32,
    limit: u64,
    content: PhantomData<fn() -> T>,
}

impl<T: Serialize + DeserializeOwned> JsonFile<T> {
    /// A file at a path, in the version that this program writes, of at most `limit` bytes.
    #[must_use]
    pub fn new(path: PathBuf, version: u32, limit: u64) -> Self {
        Self { path, version, limit, content: PhantomData }
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the file. One that cannot be understood is moved aside, and its place is free again.
    ///
    /// # Errors
    /// The system refuses, or a newer Refloat wrote the file, which is then left as it is.
    pub fn load(&self, now: jiff::Timestamp) -> Result<Loaded<T>, StoreError> {
        match self.peek()? {
            Some(Ok(content)) => Ok(Loaded::Found(content)),
            Some(Err(Unreadable)) => quarantine::move_aside(&self.path, now).map(Loaded::Damaged),
            None => Ok(Loaded::Missing),
        }
    }

    /// Replaces the file in one step.
    ///
    /// # Errors
    /// The system refuses.
    pub fn save(&self, content: &T) -> Result<(), StoreError> {
        let written = Written { version: self.version, content };
        let mut bytes = serde_json::to_vec_pretty(&written)
            .map_err(|error| StoreError::write(&self.path, &error.into()))?;
        bytes.push(b'\n');
        atomic::write(&self.path, &bytes, Readers::Owner)
    }

    /// Reads, changes and saves under a lock, so that no other window's change is lost. A missing or
    /// damaged file counts as a new one; the notice says which.
    ///
    /// # Errors
    /// The system refuses, or a newer Refloat wrote the file. Nothing was changed then.
    pub fn update<R>(
        &self,
        now: jiff::Timestamp,
        change: impl FnOnce(&mut T) -> R,
    ) -> Result<(R, Option<Damaged>), StoreError>
    where
        T: Default,
    {
        let _lock = self.lock()?;
        let (mut content, notice) = self.load(now)?.or_default();
        let value = change(&mut content);
        self.save(&content)?;
        Ok((value, notice))
    }

    /// Removes the file.
    ///
    /// # Errors
    /// The system refuses.
    pub fn remove(&self) -> Result<(), StoreError> {
        atomic::remove(&self.path)
    }

    pub(super) fn lock(&self) -> Result<FileLock, StoreError> {
        FileLock::wait(&self.path)
    }

    /// The content without setting anything aside.
    pub(super) fn peek(&self) -> Result<Option<Result<T, Unreadable>>, StoreError> {
        let bytes = match atomic::read(&self.path, self.limit) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Ok(None),
            // No file of ours grows so large by itself.
            Err(StoreError::TooLarge { .. }) => return Ok(Some(Err(Unreadable))),
            Err(other) => return Err(other),
        };
        // The version is read alone first: a newer file's content may have any shape.
        let Ok(Version { version }) = serde_json::from_slice(&bytes) else {
            return Ok(Some(Err(Unreadable)));
        };
        if version > self.version {
            let (path, found) = (self.path.clone(), version);
            return Err(StoreError::Newer { path, found, known: self.version });
        }
        Ok(Some(match serde_json::from_slice::<Content<T>>(&bytes) {
            Ok(read) => Ok(read.content),
            Err(_) => Err(Unreadable),
        }))
    }
}

/// The file is there and says nothing that can be understood. The parser's own words are dropped: they
/// quote the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unreadable;

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn now() -> jiff::Timestamp {
        jiff::Timestamp::from_second(1_790_000_000).expect("a time")
    }

    fn file(folder: &tempfile::TempDir) -> JsonFile<Vec<u32>> {
        JsonFile::new(folder.path().join("list.json"), 2, 1000)
    }

    #[test]
    fn what_was_saved_is_found_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = file(&folder);
        assert_eq!(file.load(now()), Ok(Loaded::Missing));
        file.save(&vec![1, 2]).expect("saved");
        assert_eq!(file.load(now()), Ok(Loaded::Found(vec![1, 2])));
    }

    #[test]
    fn a_newer_file_is_left_as_it_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = file(&folder);
        let newer = r#"{"version": 3, "content": {"other": "shape"}}"#;
        fs::write(file.path(), newer).expect("written");
        assert!(matches!(file.load(now()), Err(StoreError::Newer { found: 3, known: 2, .. })));
        let refused = file.update(now(), |list| list.push(1));
        assert!(matches!(refused, Err(StoreError::Newer { .. })));
        assert_eq!(fs::read_to_string(file.path()).expect("there"), newer);
    }

    #[test]
    fn a_damaged_file_is_kept_under_another_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = file(&folder);
        for damaged in ["", "{\"version\":2,\"cont", "[]", r#"{"version":2,"content":{"a":1}}"#] {
            fs::write(file.path(), damaged).expect("written");
            let Ok(Loaded::Damaged(notice)) = file.load(now()) else {
                panic!("{damaged} passed for a good file")
            };
            assert_eq!(fs::read_to_string(&notice.kept_as).expect("kept"), damaged);
            assert!(!file.path().exists());
        }
    }

    #[test]
    fn changes_of_two_windows_are_both_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = file(&folder);
        std::thread::scope(|scope| {
            for window in 0..4 {
                let file = file.clone();
                scope.spawn(move || {
                    for change in 0..10 {
                        file.update(now(), |list| list.push(window * 10 + change))
                            .expect("updated");
                    }
                });
            }
        });
        let Ok(Loaded::Found(mut list)) = file.load(now()) else { panic!("no file") };
        list.sort_unstable();
        assert_eq!(list, (0..40).collect::<Vec<_>>());
    }
}
