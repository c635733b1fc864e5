//! The practice scenarios.

use serde::{Deserialize, Serialize};

use super::TitleLine;

/// The practice scenarios.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PracticePage {
    /// The scenarios: id and story.
    pub scenarios: Vec<TitleLine>,
    /// The one that is played now.
    pub current: Option<String>,
}
