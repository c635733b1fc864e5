//! The browsers of this computer: which there are, which version each is, and which one is the default.
//!
//! Reading what the system says (a registry, property lists, the words of `--version`) is apart from making
//! sense of it, so that every system's way is tested on each of them with recorded answers.

#[cfg(any(test, not(any(windows, target_os = "macos"))))]
mod linux;
#[cfg(any(test, target_os = "macos"))]
mod macos;
mod this_computer;
mod version;
#[cfg(any(test, windows))]
mod windows;

pub use this_computer::installed;
pub use version::Version;

use std::fmt;

/// Who makes a browser.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Make {
    /// Google Chrome.
    Chrome,
    /// Microsoft Edge.
    Edge,
    /// Firefox, the extended support release too.
    Firefox,
    /// Safari.
    Safari,
    /// Chromium, whose numbers are Chrome's.
    Chromium,
    /// Another one, by its name as the system gives it.
    Other(String),
}

impl Make {
    /// The known ones, by the word that scenarios and JSON use.
    const KNOWN: [(&'static str, Self); 5] = [
        ("chrome", Self::Chrome),
        ("edge", Self::Edge),
        ("firefox", Self::Firefox),
        ("safari", Self::Safari),
        ("chromium", Self::Chromium),
    ];

    /// The maker of this word, such as `firefox`; any other word is a browser that Refloat does not know.
    #[must_use]
    pub fn of_word(word: &str) -> Self {
        let known = Self::KNOWN.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(word));
        known.map_or_else(|| Self::Other(word.to_owned()), |(_, make)| make)
    }

    /// The word that scenarios and JSON use.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Other(name) => name,
            known => {
                Self::KNOWN.iter().find(|(_, make)| make == known).map_or("", |(word, _)| word)
            }
        }
    }
}

impl fmt::Display for Make {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chrome => "Chrome",
            Self::Edge => "Edge",
            Self::Firefox => "Firefox",
            Self::Safari => "Safari",
            Self::Chromium => "Chromium",
            Self::Other(name) => name,
        })
    }
}

/// A browser of this computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Browser {
    /// Who makes it.
    pub make: Make,
    /// Its version; none where the system does not say it, or says something that is none.
    pub version: Option<Version>,
    /// True where links open in it.
    pub is_default: bool,
    /// Where the program lies: a file, or the bundle on macOS. None where that is not known.
    pub program: Option<String>,
    /// True where whoever manages this computer switched private windows off.
    pub private_forbidden: bool,
}

impl Browser {
    /// A browser of which nothing more is known.
    #[must_use]
    pub const fn new(make: Make, version: Option<Version>) -> Self {
        Self { make, version, is_default: false, program: None, private_forbidden: false }
    }
}

/// The registry of Windows, as far as it is asked.
#[cfg(any(test, windows))]
trait Registry {
    /// A text. The key begins with `HKCU\` or `HKLM\`; the value without a name is `""`.
    fn text(&self, key: &str, value: &str) -> Option<String>;
    /// A number.
    fn number(&self, key: &str, value: &str) -> Option<u32>;
}

/// The files of this computer, as far as they are asked.
#[cfg(any(test, windows, target_os = "macos"))]
trait Files {
    /// A small file.
    fn read(&self, path: &str) -> Option<Vec<u8>>;
    /// The names in a folder; none where there is no such folder.
    #[cfg(any(test, windows))]
    fn names(&self, folder: &str) -> Vec<String>;
}

/// Marks the default browser, and adds it where nothing else is known of it.
fn mark_default(browsers: &mut Vec<Browser>, make: Make) {
    match browsers.iter_mut().find(|browser| browser.make == make) {
        Some(browser) => browser.is_default = true,
        None => browsers.push(Browser { is_default: true, ..Browser::new(make, None) }),
    }
}

#[cfg(test)]
mod tests;
