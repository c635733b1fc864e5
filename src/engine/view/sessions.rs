//! All sessions.

use serde::{Deserialize, Serialize};

use crate::domain::finding::Verdict;

/// All sessions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionsPage {
    /// The sessions, the one changed last first.
    pub sessions: Vec<SessionLine>,
    /// They are still being read.
    pub reading: bool,
    /// How long they are kept, in words.
    pub kept: String,
}

/// A saved session in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionLine {
    /// Its id.
    pub id: String,
    /// Its own name, or its guide's title.
    pub title: String,
    /// Where the person was, when, and for which shop where there are several.
    pub line: String,
    /// The sign of its last result.
    pub verdict: Option<Verdict>,
    /// Its last result in two or three words.
    pub result: String,
    /// It is open in this window.
    pub here: bool,
    /// Why it cannot go on or begin again, where it cannot: its guide is gone.
    pub gone: Option<String>,
}
