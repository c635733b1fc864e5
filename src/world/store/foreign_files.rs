//! Files of the system and of other programs: looked at, never written.

use std::fs;
use std::path::Path;

/// A file of at most `limit` bytes; none where it is missing, larger or not readable.
#[must_use]
pub fn read(path: &Path, limit: u64) -> Option<Vec<u8>> {
    super::atomic::read(path, limit).ok().flatten()
}

/// The names in a folder, in no order; none where it is missing or not readable.
#[must_use]
pub fn names_in(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

/// True where this is a file.
#[must_use]
pub fn is_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|facts| facts.is_file())
}
