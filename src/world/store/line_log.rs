//! A log that somebody asked for: a line each, written at once.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::StoreError;

/// A log file.
#[derive(Debug)]
pub struct LineLog {
    path: PathBuf,
    file: Mutex<File>,
}

impl LineLog {
    /// Begins the file anew.
    ///
    /// # Errors
    /// The system refuses.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        let file = File::create(path).map_err(|error| StoreError::write(path, &error))?;
        Ok(Self { path: path.to_owned(), file: Mutex::new(file) })
    }

    /// Adds a line.
    ///
    /// # Errors
    /// The system refuses.
    pub fn add(&self, line: &str) -> Result<(), StoreError> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        // One write, so that whoever reads along never sees half a line.
        let written = file.write_all(format!("{line}\n").as_bytes());
        written.map_err(|error| StoreError::write(&self.path, &error))
    }
}
