//! The settings.

use serde::{Deserialize, Serialize};

use super::super::command::ThemeChoice;

/// The settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsPage {
    /// The theme that the person chose.
    pub theme: ThemeChoice,
    /// What follows the system, where it tells: less motion, high contrast.
    pub from_system: Option<String>,
    /// The person is told when a wait is over.
    pub notify_waits: bool,
    /// The folder of Refloat's files.
    pub folder: String,
    /// The program's version.
    pub version: String,
}
