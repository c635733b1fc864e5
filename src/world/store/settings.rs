//! The person's settings.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::{Home, JsonFile, Loaded, StoreError};

const VERSION: u32 = 1;
const LIMIT: u64 = 64 * 1024;

/// The zoom that the window works at, in percent.
pub const ZOOM_PERCENT: RangeInclusive<u16> = 50..=300;

/// The look of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the system is set.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// High contrast.
    Contrast,
}

/// What the person set. A field that an older file does not have is as on the first start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The look.
    pub theme: Theme,
    /// Text size in percent, within [`ZOOM_PERCENT`].
    pub zoom_percent: u16,
    /// No movement in the window.
    pub less_motion: bool,
    /// The language, such as `es`; none follows the system.
    pub language: Option<String>,
    /// The first start's page was read.
    pub first_start_done: bool,
    /// “Details for support” stand open.
    pub details_open: bool,
    /// The person chose how much moves; otherwise the system's own setting counts.
    pub motion_chosen: bool,
    /// Tell the person when a wait is over.
    pub notify_waits: bool,
    /// Whom “Check everything” asks, as it was agreed to: services by profile.
    pub agreed: BTreeMap<String, Vec<String>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            zoom_percent: 100,
            less_motion: false,
            language: None,
            first_start_done: false,
            details_open: false,
            motion_chosen: false,
            notify_waits: true,
            agreed: BTreeMap::new(),
        }
    }
}

/// The settings file of one [`Home`].
#[derive(Clone, Debug)]
pub struct SettingsFile {
    file: JsonFile<Settings>,
}

impl SettingsFile {
    /// The settings of a home. Touches no disk.
    #[must_use]
    pub fn new(home: &Home) -> Self {
        let path = home.config().join("settings.json");
        Self { file: JsonFile::new(path, VERSION, LIMIT) }
    }

    /// Reads the settings; a zoom out of range, as a hand may write it, is brought back.
    ///
    /// # Errors
    /// The system refuses, or a newer Refloat wrote them: use [`Settings::default`] and do not save.
    pub fn load(&self, now: jiff::Timestamp) -> Result<Loaded<Settings>, StoreError> {
        Ok(match self.file.load(now)? {
            Loaded::Found(mut settings) => {
                settings.zoom_percent =
                    settings.zoom_percent.clamp(*ZOOM_PERCENT.start(), *ZOOM_PERCENT.end());
                Loaded::Found(settings)
            }
            other => other,
        })
    }

    /// Removes the settings, so that they are as on the first start.
    ///
    /// # Errors
    /// The system refuses.
    pub fn remove(&self) -> Result<(), StoreError> {
        self.file.remove()
    }

    /// Saves the settings.
    ///
    /// # Errors
    /// The system refuses.
    pub fn save(&self, settings: &Settings) -> Result<(), StoreError> {
        self.file.save(settings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_kept_and_a_missing_field_is_as_on_the_first_start() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = SettingsFile::new(&Home::at(folder.path()));
        let now = jiff::Timestamp::now();
        let set = Settings { theme: Theme::Contrast, zoom_percent: 200, ..Settings::default() };
        file.save(&set).expect("saved");
        assert_eq!(file.load(now), Ok(Loaded::Found(set)));
        let older = r#"{"version": 1, "content": {"theme": "dark", "zoom_percent": 9000}}"#;
        std::fs::write(file.file.path(), older).expect("written");
        let expected = Settings { theme: Theme::Dark, zoom_percent: 300, ..Settings::default() };
        assert_eq!(file.load(now), Ok(Loaded::Found(expected)));
    }
}
