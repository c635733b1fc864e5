//! Locks between windows and processes.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::{StoreError, atomic};

/// Held while a file is changed; let go when dropped, and by the system when the process ends.
#[derive(Debug)]
pub struct FileLock {
    _file: File,
}

/// The lock of a file lies beside it: the file itself is replaced at each write, and a lock on a replaced
/// file locks nothing.
pub(super) fn lock_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

impl FileLock {
    /// Waits until the file is free. Other windows hold it for the length of one write.
    pub(super) fn wait(path: &Path) -> Result<Self, StoreError> {
        let (at, file) = open(path)?;
        match file.lock() {
            Err(error) if !is_unsupported(&error) => Err(StoreError::write(&at, &error)),
            _ => Ok(Self { _file: file }),
        }
    }

    /// Takes the file, or says that another window has it.
    pub(super) fn take(path: &Path) -> Result<Self, StoreError> {
        let (at, file) = open(path)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse { path: path.to_owned() }),
            Err(TryLockError::Error(error)) if !is_unsupported(&error) => {
                Err(StoreError::write(&at, &error))
            }
            _ => Ok(Self { _file: file }),
        }
    }
}

fn open(path: &Path) -> Result<(PathBuf, File), StoreError> {
    if let Some(folder) = path.parent() {
        atomic::make_folder(folder)?;
    }
    let at = lock_path(path);
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let file = options.open(&at).map_err(|error| StoreError::write(&at, &error))?;
    Ok((at, file))
}

// Some network drives know no locks. Writes are whole there too, so that the worst is a lost change of
// two windows at the same moment; refusing to work would be worse.
fn is_unsupported(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::Unsupported
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_holds_the_other_cannot_take_until_it_is_let_go() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.json");
        let first = FileLock::take(&path).expect("free");
        assert!(matches!(FileLock::take(&path), Err(StoreError::InUse { .. })));
        drop(first);
        assert!(FileLock::take(&path).is_ok());
    }
}
