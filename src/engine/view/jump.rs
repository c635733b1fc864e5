//! A code that is typed.

use serde::{Deserialize, Serialize};

/// A code that is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JumpPage {
    /// Why what was typed leads nowhere.
    pub error: Option<String>,
    /// What a share code says.
    pub found: Option<FoundPlace>,
    /// The share code of where the person stands.
    pub own: Option<String>,
}

/// Where somebody stands, out of a share code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundPlace {
    /// The spoken code of the step.
    pub code: String,
    /// The step's title.
    pub title: String,
    /// The guide's title.
    pub line: String,
    /// What was found, in a sentence each with how sure it is.
    pub findings: Vec<String>,
}
