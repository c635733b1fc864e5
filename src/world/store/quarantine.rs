//! Setting a damaged file aside.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Damaged, StoreError};

/// Moves a damaged file to `<name>.damaged-<UTC stamp>` beside it.
pub(super) fn move_aside(path: &Path, now: jiff::Timestamp) -> Result<Damaged, StoreError> {
    let kept_as = free_name(path, now);
    match fs::rename(path, &kept_as) {
        // Another window was quicker; it told its person.
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(StoreError::write(path, &error))
        }
        _ => Ok(Damaged { original: path.to_owned(), kept_as }),
    }
}

/// Copies a damaged file aside and leaves it in place, for a file whose absence would be read as "nothing
/// has happened yet". The caller replaces it in one step.
pub(super) fn copy_aside(path: &Path, now: jiff::Timestamp) -> Result<Damaged, StoreError> {
    let kept_as = free_name(path, now);
    fs::copy(path, &kept_as).map_err(|error| StoreError::write(&kept_as, &error))?;
    Ok(Damaged { original: path.to_owned(), kept_as })
}

fn free_name(path: &Path, now: jiff::Timestamp) -> PathBuf {
    let stamp = now.strftime("%Y%m%dT%H%M%SZ").to_string();
    let named = |number: u32| {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".damaged-{stamp}"));
        if number > 0 {
            name.push(format!("-{number}"));
        }
        PathBuf::from(name)
    };
    (0..1000).map(named).find(|candidate| !candidate.exists()).unwrap_or_else(|| named(1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_damaged_files_in_one_second_are_both_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.json");
        let now = jiff::Timestamp::from_second(1_790_000_000).expect("a time");
        let mut kept = Vec::new();
        for content in ["one", "two"] {
            fs::write(&path, content).expect("written");
            kept.push(move_aside(&path, now).expect("moved").kept_as);
        }
        assert_ne!(kept[0], kept[1]);
        assert_eq!(fs::read_to_string(&kept[0]).expect("kept"), "one");
        assert_eq!(fs::read_to_string(&kept[1]).expect("kept"), "two");
        assert!(!path.exists());
        assert!(kept[0].to_string_lossy().contains(".damaged-2026"));
    }
}
