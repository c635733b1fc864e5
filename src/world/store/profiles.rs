//! The profiles: one TOML file each, and which of them is in use.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::error::check_name;
use super::lock::lock_path;
use super::text_files::{self, GUIDE_LIMIT};
use super::{Damaged, FileLock, Home, JsonFile, Loaded, StoreError, atomic, quarantine};
use crate::domain::profile::{Profile, parse, write};

const VERSION: u32 = 1;
const LIMIT: u64 = 64 * 1024;

/// A profile with the id that its file and its keys go by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredProfile {
    /// The id: the file's name without its ending.
    pub id: String,
    /// The profile.
    pub profile: Profile,
}

/// What the folder of profiles held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadProfiles {
    /// The profiles that can be used, by id.
    pub profiles: Vec<StoredProfile>,
    /// Files that were set aside, each with what is wrong with it and where.
    pub aside: Vec<(Damaged, String)>,
    /// Files that could not be read or whose names no profile may have. They are left as they are.
    pub unread: Vec<StoreError>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct InUse {
    id: Option<String>,
}

/// The profiles of one [`Home`].
#[derive(Clone, Debug)]
pub struct ProfileFiles {
    folder: PathBuf,
    in_use: JsonFile<InUse>,
}

impl ProfileFiles {
    /// The profiles of a home. Touches no disk.
    #[must_use]
    pub fn new(home: &Home) -> Self {
        let in_use = JsonFile::new(home.data().join("profile-in-use.json"), VERSION, LIMIT);
        Self { folder: home.profiles(), in_use }
    }

    /// Reads every profile. One that cannot be understood is set aside.
    ///
    /// # Errors
    /// The folder cannot be read. One that is not there yet has no profiles.
    pub fn list(&self, now: jiff::Timestamp) -> Result<ReadProfiles, StoreError> {
        let mut read = ReadProfiles::default();
        for found in text_files::list_toml(&self.folder)? {
            // Profiles lie in the folder itself; a folder in it is somebody else's.
            if !found.subfolder.is_empty() {
                continue;
            }
            if let Err(bad) = check_name(&found.stem) {
                read.unread.push(bad.into());
                continue;
            }
            match self.read(&found.stem) {
                Ok(profile) => read.profiles.push(StoredProfile { id: found.stem, profile }),
                Err(Unread::Trouble(error)) => read.unread.push(error),
                Err(Unread::Damaged(why)) => match quarantine::move_aside(&found.path, now) {
                    Ok(damaged) => read.aside.push((damaged, why)),
                    Err(error) => read.unread.push(error),
                },
            }
        }
        Ok(read)
    }

    /// Writes a new profile. Another window may have been quicker with the same id.
    ///
    /// # Errors
    /// The id is taken ([`StoreError::InUse`]) or no name, or the system refuses.
    pub fn create(&self, id: &str, profile: &Profile) -> Result<(), StoreError> {
        let (path, _lock) = self.lock(id)?;
        if path.exists() {
            return Err(StoreError::InUse { path });
        }
        self.save(id, profile)
    }

    /// Reads a profile, changes it and writes it back whole, so that no other window's change is lost.
    /// The profile as it is now, or none where it is gone or cannot be understood.
    ///
    /// # Errors
    /// The id is no name, or the system refuses. Nothing was changed then.
    pub fn update(
        &self,
        id: &str,
        change: impl FnOnce(&mut Profile),
    ) -> Result<Option<Profile>, StoreError> {
        let (path, _lock) = self.lock(id)?;
        if !path.exists() {
            return Ok(None);
        }
        let mut profile = match self.read(id) {
            Ok(profile) => profile,
            Err(Unread::Damaged(_)) => return Ok(None),
            Err(Unread::Trouble(error)) => return Err(error),
        };
        let before = profile.clone();
        change(&mut profile);
        if profile != before {
            self.save(id, &profile)?;
        }
        Ok(Some(profile))
    }

    /// Deletes a profile's file. One that is not there is as good as deleted.
    ///
    /// # Errors
    /// The id is no name, or the system refuses.
    pub fn delete(&self, id: &str) -> Result<(), StoreError> {
        let (path, held) = self.lock(id)?;
        text_files::remove_toml(&self.folder, id)?;
        drop(held);
        atomic::remove(&lock_path(&path))
    }

    /// The profile that was used last in any window.
    ///
    /// # Errors
    /// The system refuses, or a newer Refloat wrote the note. A damaged one counts as none.
    pub fn in_use(&self, now: jiff::Timestamp) -> Result<Option<String>, StoreError> {
        Ok(match self.in_use.load(now)? {
            Loaded::Found(note) => note.id,
            Loaded::Missing | Loaded::Damaged(_) => None,
        })
    }

    /// Notes which profile is in use.
    ///
    /// # Errors
    /// The system refuses.
    pub fn set_in_use(&self, id: &str) -> Result<(), StoreError> {
        self.in_use.save(&InUse { id: Some(id.to_owned()) })
    }

    /// Deletes every profile, files set aside and locks too, and the note of which is in use.
    ///
    /// # Errors
    /// The system refuses to delete one; the others are deleted all the same.
    pub fn delete_all(&self) -> Result<(), StoreError> {
        let files = atomic::empty_folder(&self.folder);
        self.in_use.remove().and(files)
    }

    fn lock(&self, id: &str) -> Result<(PathBuf, FileLock), StoreError> {
        check_name(id)?;
        let path = self.folder.join(format!("{id}.toml"));
        let lock = FileLock::wait(&path)?;
        Ok((path, lock))
    }

    fn save(&self, id: &str, profile: &Profile) -> Result<(), StoreError> {
        let text = write(profile).map_err(|_| {
            let path = self.folder.join(format!("{id}.toml"));
            StoreError::Write { path, why: super::Why::Other(std::io::ErrorKind::InvalidData) }
        })?;
        text_files::write_toml(&self.folder, id, &text).map(drop)
    }

    fn read(&self, id: &str) -> Result<Profile, Unread> {
        let name = format!("{id}.toml");
        let text = match text_files::read_text(&self.folder.join(&name), GUIDE_LIMIT) {
            Ok(text) => text,
            Err(error @ (StoreError::NotText { .. } | StoreError::TooLarge { .. })) => {
                return Err(Unread::Damaged(error.to_string()));
            }
            Err(other) => return Err(Unread::Trouble(other)),
        };
        parse(&name, &text).map_err(|error| Unread::Damaged(error.to_string()))
    }
}

/// Why a file is no profile.
enum Unread {
    /// It cannot be understood: what is wrong, and where.
    Damaged(String),
    /// It cannot be read.
    Trouble(StoreError),
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn files() -> (tempfile::TempDir, ProfileFiles) {
        let folder = tempfile::tempdir().expect("a folder");
        let files = ProfileFiles::new(&Home::at(folder.path()));
        (folder, files)
    }

    fn now() -> jiff::Timestamp {
        jiff::Timestamp::from_second(1_790_000_000).expect("a time")
    }

    fn named(name: &str) -> Profile {
        Profile { name: Some(name.to_owned()), ..Profile::default() }
    }

    #[test]
    fn profiles_are_kept_by_id_and_one_is_in_use() {
        let (_folder, files) = files();
        assert_eq!(files.list(now()), Ok(ReadProfiles::default()));
        assert_eq!(files.in_use(now()), Ok(None));
        files.create("b", &named("B")).expect("made");
        files.create("a", &named("A")).expect("made");
        files.set_in_use("b").expect("noted");
        let ids: Vec<_> = files.list(now()).expect("read").profiles;
        assert_eq!(ids.iter().map(|stored| stored.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(files.in_use(now()), Ok(Some("b".to_owned())));
        files.delete("a").expect("deleted");
        files.delete("a").expect("deleted twice");
        assert_eq!(files.list(now()).expect("read").profiles.len(), 1);
        assert!(matches!(files.create("b", &named("C")), Err(StoreError::InUse { .. })));
        assert_eq!(files.update("a", |_| ()), Ok(None));
    }

    #[test]
    fn a_damaged_profile_is_set_aside_with_the_place_and_the_others_work() {
        let (_folder, files) = files();
        files.create("good", &named("Good")).expect("made");
        let bad = files.folder.join("bad.toml");
        fs::write(&bad, "name = \"Bad\"\nstroe = 1\n").expect("written");
        let read = files.list(now()).expect("read");
        assert_eq!(read.profiles.len(), 1);
        let [(damaged, why)] = read.aside.as_slice() else { panic!("{read:?}") };
        assert!(why.starts_with("bad.toml:2:1"), "{why}");
        assert!(fs::read_to_string(&damaged.kept_as).expect("kept").contains("stroe"));
        assert!(!bad.exists());
        assert_eq!(files.list(now()).expect("read").aside, Vec::new());
    }

    #[test]
    fn changes_of_two_windows_are_both_kept() {
        let (_folder, files) = files();
        files.create("a", &named("A")).expect("made");
        std::thread::scope(|scope| {
            let (one, other) = (files.clone(), files.clone());
            scope.spawn(move || one.update("a", |profile| profile.name = Some("New".to_owned())));
            scope.spawn(move || {
                other.update("a", |profile| {
                    profile.shiprocket_email = Some("api@shop.example".to_owned());
                })
            });
        });
        let profile = files.update("a", |_| ()).expect("read").expect("there");
        assert_eq!(profile.name.as_deref(), Some("New"));
        assert_eq!(profile.shiprocket_email.as_deref(), Some("api@shop.example"));
    }

    #[test]
    fn an_id_cannot_leave_the_folder() {
        let (folder, files) = files();
        for id in ["../a", "a/b", "", "A"] {
            assert!(matches!(files.create(id, &named("x")), Err(StoreError::BadName(_))), "{id}");
            assert!(matches!(files.delete(id), Err(StoreError::BadName(_))), "{id}");
        }
        assert!(!folder.path().join("data").exists());
    }

    #[test]
    fn nothing_is_left_when_all_are_deleted() {
        let (_folder, files) = files();
        files.create("a", &named("A")).expect("made");
        files.set_in_use("a").expect("noted");
        fs::write(files.folder.join("b.toml.damaged-20200101T000000Z"), "x").expect("written");
        files.delete_all().expect("deleted");
        assert_eq!(fs::read_dir(&files.folder).map(Iterator::count).unwrap_or(0), 0);
        assert_eq!(files.in_use(now()), Ok(None));
    }
}
