//! Where Refloat's files live.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::StoreError;

/// The folders of one person, or of practice. Making one touches no disk; the folders are made when
/// something is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    data: PathBuf,
    config: PathBuf,
    state: PathBuf,
}

impl Home {
    /// The folders of the person at this computer.
    ///
    /// `REFLOAT_HOME` moves all of them. Otherwise the XDG folders on Linux, and elsewhere those that the
    /// system names for a program's files.
    ///
    /// # Errors
    /// The system names no such folder.
    pub fn of_person() -> Result<Self, StoreError> {
        Self::looked_up(|name| std::env::var_os(name))
    }

    /// All files in one folder, as `REFLOAT_HOME` or a test chooses it.
    #[must_use]
    pub fn at(folder: impl AsRef<Path>) -> Self {
        let folder = folder.as_ref();
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        Self {
            data: folder.join("data"),
            config: folder.join("config"),
            state: folder.join("state"),
        }
    }

    /// The folders of practice, inside these, so that nothing of practice touches the person's own.
    #[must_use]
    pub fn practice(&self) -> Self {
        Self {
            data: self.data.join("practice"),
            config: self.config.join("practice"),
            state: self.state.join("practice"),
        }
    }

    /// Sessions, profiles and the person's own guides: what is worth a backup.
    #[must_use]
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Settings.
    #[must_use]
    pub fn config(&self) -> &Path {
        &self.config
    }

    /// What belongs to this computer alone: the attempt count, the list of stored secrets, locks.
    #[must_use]
    pub fn state(&self) -> &Path {
        &self.state
    }

    /// The folder of the person's own guides.
    #[must_use]
    pub fn guides(&self) -> PathBuf {
        self.data.join("guides")
    }

    /// The folder of the profiles.
    #[must_use]
    pub fn profiles(&self) -> PathBuf {
        self.data.join("profiles")
    }

    /// Tries to write into each folder, or where it would be made. Nothing is left behind.
    #[must_use]
    pub fn try_folders(&self) -> Vec<(PathBuf, Result<(), StoreError>)> {
        let folders = [&self.data, &self.config, &self.state];
        folders
            .into_iter()
            .map(|folder| (folder.clone(), super::atomic::try_folder(folder)))
            .collect()
    }

    fn looked_up(variable: impl Fn(&str) -> Option<OsString>) -> Result<Self, StoreError> {
        let filled = |name: &str| variable(name).filter(|value| !value.is_empty());
        if let Some(folder) = filled("REFLOAT_HOME") {
            return Ok(Self::at(PathBuf::from(folder)));
        }
        if cfg!(target_os = "linux") { Self::xdg(filled) } else { Self::of_system() }
    }

    // The XDG standard asks that a relative folder be treated as unset.
    fn xdg(filled: impl Fn(&str) -> Option<OsString>) -> Result<Self, StoreError> {
        let absolute =
            |name: &str| filled(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let Some(person) = absolute("HOME") else { return Self::of_system() };
        let folder = |name: &str, usual: &str| {
            absolute(name).unwrap_or_else(|| person.join(usual)).join("refloat")
        };
        Ok(Self {
            data: folder("XDG_DATA_HOME", ".local/share"),
            config: folder("XDG_CONFIG_HOME", ".config"),
            state: folder("XDG_STATE_HOME", ".local/state"),
        })
    }

    // On macOS all three are one folder and on Windows two, hence the folders inside. The attempt count
    // and the list of stored secrets must not travel with a roaming profile.
    fn of_system() -> Result<Self, StoreError> {
        let folders =
            directories::ProjectDirs::from("", "", "Refloat").ok_or(StoreError::NoHome)?;
        Ok(Self {
            data: folders.data_dir().join("data"),
            config: folders.config_dir().join("config"),
            state: folders.data_local_dir().join("state"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with<'a>(set: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<OsString> + 'a {
        move |name| set.iter().find(|(n, _)| *n == name).map(|(_, value)| OsString::from(value))
    }

    #[test]
    fn one_variable_moves_all_files() {
        let folder = std::env::temp_dir().join("refloat-elsewhere");
        let text = folder.to_string_lossy().into_owned();
        let home = Home::looked_up(with(&[("REFLOAT_HOME", &text), ("HOME", "/home/ada")]))
            .expect("the variable is enough");
        for path in [home.data(), home.config(), home.state()] {
            assert!(path.starts_with(&folder), "{}", path.display());
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_xdg_folders_are_honoured_unless_relative() {
        let home = Home::looked_up(with(&[
            ("HOME", "/home/ada"),
            ("XDG_CONFIG_HOME", "/cfg"),
            ("XDG_STATE_HOME", "relative"),
            ("REFLOAT_HOME", ""),
        ]))
        .expect("HOME is enough");
        assert_eq!(home.config(), Path::new("/cfg/refloat"));
        assert_eq!(home.data(), Path::new("/home/ada/.local/share/refloat"));
        assert_eq!(home.state(), Path::new("/home/ada/.local/state/refloat"));
    }

    #[test]
    fn practice_shares_no_folder_with_the_person() {
        let home = Home::at("/tmp/refloat");
        let practice = home.practice();
        assert_ne!(practice.data(), home.data());
        assert_ne!(practice.config(), home.config());
        assert_ne!(practice.state(), home.state());
    }
}
