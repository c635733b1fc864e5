//! A folder for files that live as long as somebody needs them.

use std::path::{Path, PathBuf};

use super::StoreError;
use super::atomic::{self, Readers};

/// A folder of its own among the system's temporary files; it goes with its owner.
#[derive(Debug)]
pub struct TempFolder(tempfile::TempDir);

impl TempFolder {
    /// A new, empty folder.
    ///
    /// # Errors
    /// The system refuses.
    pub fn new() -> Result<Self, StoreError> {
        let made = tempfile::Builder::new().prefix("refloat-").tempdir();
        made.map(Self).map_err(|error| StoreError::write(&std::env::temp_dir(), &error))
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file into it, and says where.
    ///
    /// # Errors
    /// The system refuses.
    pub fn write(&self, name: &str, content: &[u8]) -> Result<PathBuf, StoreError> {
        let path = self.path().join(name);
        atomic::write(&path, content, Readers::Owner)?;
        Ok(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_with_its_owner() {
        let folder = TempFolder::new().expect("a folder");
        let file = folder.write("a.toml", b"x = 1").expect("written");
        assert!(file.is_file());
        drop(folder);
        assert!(!file.exists());
    }
}
