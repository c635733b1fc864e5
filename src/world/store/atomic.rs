//! Reading with a limit, and writing so that a reader finds the old file or the new one, never half of one.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::StoreError;

/// The ending of a file that is still being written. What is left of one after a crash is swept away by
/// [`sweep_leftovers`].
const UNFINISHED: &str = ".unfinished";

/// Who may read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Readers {
    /// The person alone.
    Owner,
    /// Whoever the person's own setting lets read new files.
    Usual,
}

/// Writes a whole file in one step, and makes its folder where it is missing.
pub(super) fn write(path: &Path, content: &[u8], readers: Readers) -> Result<(), StoreError> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    if readers == Readers::Owner {
        make_folder(folder)?;
    }
    write_beside(folder, path, content, readers).map_err(|error| StoreError::write(path, &error))
}

fn write_beside(folder: &Path, path: &Path, content: &[u8], readers: Readers) -> io::Result<()> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".refloat-").suffix(UNFINISHED);
    set_rights(&mut builder, readers);
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(content)?;
    file.flush()?;
    file.as_file().sync_all()?;
    move_into_place(file, path)?;
    sync_folder(folder)
}

#[cfg(unix)]
fn set_rights(builder: &mut tempfile::Builder<'_, '_>, readers: Readers) {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = if readers == Readers::Owner { 0o600 } else { 0o666 };
    builder.permissions(fs::Permissions::from_mode(mode));
}

#[cfg(not(unix))]
fn set_rights(_: &mut tempfile::Builder<'_, '_>, _: Readers) {}

#[cfg(not(windows))]
fn move_into_place(file: tempfile::NamedTempFile, path: &Path) -> io::Result<()> {
    file.persist(path).map(drop).map_err(|error| error.error)
}

// A virus scanner or the search index may hold a file on Windows open for a moment, and then a move onto
// it is refused.
#[cfg(windows)]
fn move_into_place(mut file: tempfile::NamedTempFile, path: &Path) -> io::Result<()> {
    const TRIES: u32 = 10;
    for attempt in 1..=TRIES {
        match file.persist(path) {
            Ok(_) => return Ok(()),
            Err(refused)
                if attempt < TRIES && refused.error.kind() == io::ErrorKind::PermissionDenied =>
            {
                file = refused.file;
                std::thread::sleep(std::time::Duration::from_millis(u64::from(attempt) * 10));
            }
            Err(refused) => return Err(refused.error),
        }
    }
    Err(io::ErrorKind::PermissionDenied.into())
}

// The move itself lies in the folder, which has to reach the disk too. Some file systems cannot do that
// for a folder; the file is in place all the same.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match fs::File::open(folder)?.sync_all() {
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        result => result,
    }
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Makes a folder, and those above it, for the person alone.
pub(super) fn make_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder).map_err(|error| StoreError::write(folder, &error))
}

/// The bytes of a file, or `None` where there is none.
pub(super) fn read(path: &Path, limit: u64) -> Result<Option<Vec<u8>>, StoreError> {
    let file = match fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::read(path, &error)),
    };
    let mut content = Vec::new();
    // One byte more than the limit tells a file of the limit's size from a longer one, and a device that
    // never ends is read no further.
    let taken = file.take(limit.saturating_add(1)).read_to_end(&mut content);
    taken.map_err(|error| StoreError::read(path, &error))?;
    if content.len() as u64 > limit {
        return Err(StoreError::TooLarge { path: path.to_owned(), limit });
    }
    Ok(Some(content))
}

/// Writes a file into a folder and takes it away again; where the folder is missing, into the nearest one
/// above it.
pub(super) fn try_folder(folder: &Path) -> Result<(), StoreError> {
    let there = folder.ancestors().find(|folder| folder.exists()).unwrap_or(folder);
    let tried = tempfile::Builder::new().prefix(".refloat-").tempfile_in(there);
    let written = tried.and_then(|mut file| file.write_all(b"x").and_then(|()| file.close()));
    written.map_err(|error| StoreError::write(folder, &error))
}

/// Removes a file. One that is not there is as good as removed.
pub(super) fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(StoreError::write(path, &error))
        }
        _ => Ok(()),
    }
}

/// Removes every plain file of a folder of ours, and stays away from folders in it. A folder that is not
/// there is empty.
pub(super) fn empty_folder(folder: &Path) -> Result<(), StoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(StoreError::read(folder, &error)),
    };
    let mut result = Ok(());
    for entry in entries.flatten() {
        if entry.file_type().is_ok_and(|kind| !kind.is_dir()) {
            result = result.and(remove(&entry.path()));
        }
    }
    result
}

/// Removes what a crash left of files being written, once it is older than a day.
pub(super) fn sweep_leftovers(folder: &Path, now: i64) {
    const DAY: i64 = 86_400;
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let unfinished = name.to_string_lossy().ends_with(UNFINISHED);
        if unfinished && changed_at(&entry.path()).is_some_and(|at| at < now - DAY) {
            // A leftover that cannot be removed today is tried again tomorrow.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// When a file was last written, in Unix seconds.
pub(super) fn changed_at(path: &Path) -> Option<i64> {
    let time = fs::metadata(path).and_then(|facts| facts.modified()).ok()?;
    jiff::Timestamp::try_from(time).ok().map(jiff::Timestamp::as_second)
}

/// The files of a folder whose names end so, each with its name. A folder that is not there has none.
pub(super) fn files_ending(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, StoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::read(folder, &error)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| StoreError::read(folder, &error))?.path();
        if path.to_string_lossy().ends_with(ending) && path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_file_replaces_the_old_one_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("deep/er/file.json");
        write(&path, b"old", Readers::Owner).expect("the first");
        write(&path, b"new", Readers::Owner).expect("the second");
        assert_eq!(read(&path, 10).expect("readable"), Some(b"new".to_vec()));
        let names = fs::read_dir(path.parent().expect("a parent")).expect("readable").count();
        assert_eq!(names, 1);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_person_may_read_files_and_folders() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("own/file.json");
        write(&path, b"x", Readers::Owner).expect("written");
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(path.parent().expect("a parent")), 0o700);
    }

    #[test]
    fn a_file_over_the_limit_is_refused_and_one_of_the_limit_is_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("file");
        write(&path, b"12345", Readers::Usual).expect("written");
        assert!(read(&path, 5).expect("fits").is_some());
        assert!(matches!(read(&path, 4), Err(StoreError::TooLarge { limit: 4, .. })));
    }

    #[test]
    fn what_a_crash_left_is_swept_after_a_day() {
        let folder = tempfile::tempdir().expect("a folder");
        let left = folder.path().join(format!(".refloat-x{UNFINISHED}"));
        fs::write(&left, b"half").expect("written");
        let now = changed_at(&left).expect("a time");
        sweep_leftovers(folder.path(), now + 3600);
        assert!(left.exists());
        sweep_leftovers(folder.path(), now + 2 * 86_400);
        assert!(!left.exists());
    }
}
