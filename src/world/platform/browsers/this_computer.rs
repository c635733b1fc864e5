//! Asks this computer itself.

use super::Browser;

/// The browsers of this computer; none where nothing could be read. Reads the system's settings, and on Linux
/// starts each browser for its version: it may wait some seconds, so it does not belong on a thread that
/// others wait for. Nothing is sent anywhere.
#[must_use]
pub fn installed() -> Vec<Browser> {
    look()
}

#[cfg(any(windows, target_os = "macos"))]
mod disk {
    use std::path::Path;

    use super::super::Files;
    use crate::world::store::foreign_files;

    /// The largest property list or settings file that is read, in bytes.
    const LIMIT: u64 = 4 * 1024 * 1024;

    pub(super) struct Disk;

    impl Files for Disk {
        fn read(&self, path: &str) -> Option<Vec<u8>> {
            foreign_files::read(Path::new(path), LIMIT)
        }

        #[cfg(windows)]
        fn names(&self, folder: &str) -> Vec<String> {
            foreign_files::names_in(Path::new(folder))
        }
    }
}

#[cfg(windows)]
fn look() -> Vec<Browser> {
    super::windows::browsers(&of_system::OfSystem, &disk::Disk)
}

#[cfg(windows)]
mod of_system {
    use winreg::RegKey;
    use winreg::enums::{HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE};

    use super::super::Registry;

    pub(super) struct OfSystem;

    impl Registry for OfSystem {
        fn text(&self, key: &str, value: &str) -> Option<String> {
            open(key)?.get_value(value).ok()
        }

        fn number(&self, key: &str, value: &str) -> Option<u32> {
            open(key)?.get_value(value).ok()
        }
    }

    fn open(key: &str) -> Option<RegKey> {
        let (hive, path) = key.split_once('\\')?;
        let hive = if hive == "HKCU" { HKEY_CURRENT_USER } else { HKEY_LOCAL_MACHINE };
        RegKey::predef(hive).open_subkey(path).ok()
    }
}

#[cfg(target_os = "macos")]
fn look() -> Vec<Browser> {
    let home = std::env::var("HOME").unwrap_or_default();
    super::macos::browsers(&disk::Disk, &home)
}

#[cfg(not(any(windows, target_os = "macos")))]
fn look() -> Vec<Browser> {
    use std::path::Path;

    use super::super::program;
    use crate::world::store::text_files::read_text;

    let folders = |name: &str, fallback: &str| std::env::var(name).unwrap_or(fallback.to_owned());
    let home = folders("HOME", "");
    let own = folders("XDG_CONFIG_HOME", &format!("{home}/.config"));
    let choices: Vec<String> = [
        format!("{own}/mimeapps.list"),
        format!("{home}/.local/share/applications/mimeapps.list"),
        "/etc/xdg/mimeapps.list".to_owned(),
        "/usr/share/applications/mimeapps.list".to_owned(),
    ]
    .iter()
    .filter_map(|path| read_text(Path::new(path), 256 * 1024).ok())
    .collect();
    super::linux::browsers(&program::find, &program::version_of, &choices)
}
