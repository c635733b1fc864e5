//! What can go wrong with a file, in words that say what to do next.

use std::io;
use std::path::{Path, PathBuf};

/// Why the system refused to read or write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// The rights do not allow it.
    #[error(
        "you do not have the right to; change the rights of the folder, or choose another folder"
    )]
    NotAllowed,
    /// No space is left.
    #[error("the disk is full; make room and try again")]
    DiskFull,
    /// The file or its folder is not there.
    #[error("it is not there; check the path")]
    Missing,
    /// The drive is read-only.
    #[error("the drive is read-only; choose another folder")]
    ReadOnly,
    /// Anything else, by the system's own name for it.
    #[error("the system says: {0}; try again, or choose another folder")]
    Other(io::ErrorKind),
}

impl From<&io::Error> for Why {
    fn from(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::PermissionDenied => Self::NotAllowed,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            other => Self::Other(other),
        }
    }
}

/// A file that could not be understood. Nothing of it is lost: it was moved or copied to `kept_as`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the file {} is damaged and was set aside as {}; send that one to support, or delete it",
    original.display(),
    kept_as.display()
)]
pub struct Damaged {
    /// Where the file was.
    pub original: PathBuf,
    /// Where it is now.
    pub kept_as: PathBuf,
}

/// A name that may not become a file's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a name has 1 to 64 small letters, digits and hyphens, and begins with a letter or digit")]
pub struct BadName;

/// What can go wrong with a file. Carries paths, never contents.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The system names no folder for a program's files.
    #[error("this computer names no folder for files; set REFLOAT_HOME to a folder")]
    NoHome,
    /// A file or folder could not be read.
    #[error("{} could not be read: {why}", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        why: Why,
    },
    /// A file or folder could not be written.
    #[error("{} could not be written: {why}", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        why: Why,
    },
    /// A file is larger than what is read of its kind.
    #[error("{} is larger than {limit} bytes and was not read; check that it is the right file", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The largest size in bytes.
        limit: u64,
    },
    /// A file is not text in UTF-8.
    #[error("{} is not a text in UTF-8; save it as UTF-8 and try again", path.display())]
    NotText {
        /// The file.
        path: PathBuf,
    },
    /// A later Refloat wrote the file. It was left as it is.
    #[error(
        "{} was written by a newer Refloat (version {found}, this one knows {known}); \
         it was left as it is; install the newer Refloat to use it",
        path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version that the file names.
        found: u32,
        /// The newest version that this program knows.
        known: u32,
    },
    /// A file was damaged and is set aside.
    #[error(transparent)]
    Damaged(#[from] Damaged),
    /// Another window is working with it.
    #[error("{} is in use in another Refloat window; close it there and try again", path.display())]
    InUse {
        /// The file.
        path: PathBuf,
    },
    /// A name may not become a file's name.
    #[error(transparent)]
    BadName(#[from] BadName),
    /// The system gave no random bytes.
    #[error("the system gave no random numbers; restart the computer and try again")]
    NoRandom,
}

impl StoreError {
    pub(super) fn read(path: &Path, error: &io::Error) -> Self {
        Self::Read { path: path.to_owned(), why: error.into() }
    }

    pub(super) fn write(path: &Path, error: &io::Error) -> Self {
        Self::Write { path: path.to_owned(), why: error.into() }
    }
}

/// Lets through only names that are the same file on every system, and one file.
pub(super) fn check_name(name: &str) -> Result<(), BadName> {
    // Windows opens a device, not a file, for these, with any ending.
    const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
    let numbered = name.len() == 4 && (name.starts_with("com") || name.starts_with("lpt"));
    let fits = (1..=64).contains(&name.len())
        && !name.starts_with('-')
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if fits && !numbered && !DEVICES.contains(&name) { Ok(()) } else { Err(BadName) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_could_leave_the_folder_are_refused() {
        for bad in [
            "", ".", "..", "../a", "a/b", "a\\b", "A", "a.json", "-a", "a b", "con", "com1", "ä",
            "a:b",
        ] {
            assert_eq!(check_name(bad), Err(BadName), "{bad}");
        }
        assert_eq!(check_name(&"a".repeat(65)), Err(BadName));
        for good in ["a", "2026-11-21-shiprocket", "console"] {
            assert_eq!(check_name(good), Ok(()), "{good}");
        }
    }
}
