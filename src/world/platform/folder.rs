//! Opening a folder in the system's own file manager.

use std::path::Path;

use super::{StartError, launch};

/// Opens a folder that is there. Only a folder: a file could be a program.
///
/// # Errors
/// It is no folder, or the system opens none.
pub fn open_folder(folder: &Path) -> Result<(), StartError> {
    if !folder.is_absolute() || !folder.is_dir() {
        return Err(StartError::NoFolder);
    }
    match folder.to_str() {
        Some(path) => launch::open(path),
        None => Err(StartError::NoFolder),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_folder_that_is_there_is_opened() {
        let program = std::env::current_exe().expect("this program");
        for path in [Path::new("relative"), Path::new("/no/such/folder"), &program] {
            assert_eq!(open_folder(path), Err(StartError::NoFolder), "{}", path.display());
        }
    }
}
