//! Texts that the person chose: guides of their own, profiles, opened reports, exported reports.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::atomic::{self, Readers};
use super::error::check_name;
use super::{StoreError, Why};

/// The largest guide or profile that is read, in bytes.
pub const GUIDE_LIMIT: u64 = 4 * 1024 * 1024;

/// The largest opened report or replay, in bytes.
pub const REPORT_LIMIT: u64 = 16 * 1024 * 1024;

/// A text file in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundText {
    /// Where it is.
    pub path: PathBuf,
    /// The folder it lies in below the one asked for, such as `es`; empty at the top.
    pub subfolder: String,
    /// The name without `.toml`.
    pub stem: String,
    /// When it was last written, in Unix seconds.
    pub changed_at: Option<i64>,
}

/// The `.toml` files of a folder and of the folders directly in it, by path. A folder that is not there
/// has none.
///
/// # Errors
/// The folder cannot be read.
pub fn list_toml(folder: &Path) -> Result<Vec<FoundText>, StoreError> {
    let mut found = toml_of(folder, "")?;
    let Ok(entries) = fs::read_dir(folder) else { return Ok(found) };
    let mut below: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    below.sort();
    for path in below.into_iter().filter(|path| path.is_dir()) {
        if let Some(name) = path.file_name().and_then(|name| name.to_str()) {
            found.extend(toml_of(&path, name)?);
        }
    }
    Ok(found)
}

fn toml_of(folder: &Path, subfolder: &str) -> Result<Vec<FoundText>, StoreError> {
    let text = |path: PathBuf| {
        let stem = path.file_stem()?.to_str()?.to_owned();
        let changed_at = atomic::changed_at(&path);
        Some(FoundText { path, subfolder: subfolder.to_owned(), stem, changed_at })
    };
    Ok(atomic::files_ending(folder, ".toml")?.into_iter().filter_map(text).collect())
}

/// Reads a text of at most `limit` bytes. A byte order mark, as Windows editors set it, is left out.
///
/// # Errors
/// The file is missing, too large, no UTF-8, or the system refuses.
pub fn read_text(path: &Path, limit: u64) -> Result<String, StoreError> {
    let missing = || StoreError::Read { path: path.to_owned(), why: Why::Missing };
    let bytes = atomic::read(path, limit)?.ok_or_else(missing)?;
    let text =
        String::from_utf8(bytes).map_err(|_| StoreError::NotText { path: path.to_owned() })?;
    Ok(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), ToOwned::to_owned))
}

/// Writes a file where the person chose, whole or not at all, with the rights of a usual new file.
///
/// What is no plain file (`/dev/stdout`, a pipe) is written through and not replaced.
///
/// # Errors
/// The system refuses.
pub fn write_chosen(path: &Path, content: &[u8]) -> Result<(), StoreError> {
    // A link is followed, so that what it points to is written and the link stays.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(&target).is_ok_and(|facts| !facts.is_file()) {
        return write_through(path, content).map_err(|error| StoreError::write(path, &error));
    }
    atomic::write(&target, content, Readers::Usual)
}

/// True where two paths lead to one file, links followed. A file that is not there is no other's.
#[must_use]
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

fn write_through(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let mut file = fs::File::options().write(true).open(path)?;
    file.write_all(content)?;
    file.flush()
}

/// Writes a `.toml` of the person's own, such as a profile, into a folder of [`super::Home`].
///
/// # Errors
/// The name may not become a file's, or the system refuses.
pub fn write_toml(folder: &Path, name: &str, text: &str) -> Result<PathBuf, StoreError> {
    check_name(name)?;
    let path = folder.join(format!("{name}.toml"));
    atomic::write(&path, text.as_bytes(), Readers::Owner)?;
    Ok(path)
}

/// Removes a `.toml` that [`write_toml`] wrote. One that is not there is as good as removed.
///
/// # Errors
/// The name may not be a file's, or the system refuses.
pub fn remove_toml(folder: &Path, name: &str) -> Result<(), StoreError> {
    check_name(name)?;
    atomic::remove(&folder.join(format!("{name}.toml")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guides_and_their_translations_are_found() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(list_toml(&folder.path().join("none")), Ok(Vec::new()));
        fs::create_dir(folder.path().join("es")).expect("made");
        for name in ["b.toml", "a.toml", "notes.txt", "es/a.toml"] {
            fs::write(folder.path().join(name), "x = 1").expect("written");
        }
        let found = list_toml(folder.path()).expect("listed");
        let names: Vec<_> = found.iter().map(|f| (f.subfolder.as_str(), f.stem.as_str())).collect();
        assert_eq!(names, [("", "a"), ("", "b"), ("es", "a")]);
    }

    #[test]
    fn a_text_is_read_without_its_mark_and_bytes_are_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.toml");
        fs::write(&path, "\u{feff}título = 1").expect("written");
        assert_eq!(read_text(&path, 100), Ok("título = 1".to_owned()));
        fs::write(&path, [0xff, 0xfe]).expect("written");
        assert!(matches!(read_text(&path, 100), Err(StoreError::NotText { .. })));
        let missing = read_text(&folder.path().join("b"), 100);
        assert!(matches!(missing, Err(StoreError::Read { why: Why::Missing, .. })));
    }

    #[test]
    fn a_report_goes_where_the_person_chose_and_nowhere_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("My report.html");
        write_chosen(&path, b"one").expect("written");
        write_chosen(&path, b"two").expect("replaced");
        assert_eq!(fs::read(&path).expect("there"), b"two");
        let lost = write_chosen(&folder.path().join("no/such/folder.html"), b"x");
        assert!(matches!(lost, Err(StoreError::Write { why: Why::Missing, .. })));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_a_device_stays_a_device() {
        let folder = tempfile::tempdir().expect("a folder");
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&real, "old").expect("written");
        std::os::unix::fs::symlink(&real, &link).expect("linked");
        write_chosen(&link, b"new").expect("written");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        assert_eq!(fs::read(&real).expect("there"), b"new");
        write_chosen(Path::new("/dev/null"), b"gone").expect("written");
        assert!(!fs::metadata("/dev/null").expect("there").is_file());
    }
}
