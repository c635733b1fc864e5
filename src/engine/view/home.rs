//! Home.

use serde::{Deserialize, Serialize};

/// Home.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HomePage {
    /// What was searched for, without anything that looked like a secret.
    pub query: String,
    /// A secret was spotted in what was pasted; the front end clears its field.
    pub secret_spotted: bool,
    /// What the search found; none while nothing was searched for.
    pub results: Option<Vec<SearchResult>>,
    /// What a pasted text says by itself, surest first.
    pub said: Vec<Said>,
    /// The last session, where one can be continued: its topic; the page and when.
    pub continue_with: Option<TitleLine>,
    /// “Check everything”: what it would do.
    #[serde(default)]
    pub everything: Option<String>,
    /// There are saved sessions to look through.
    pub has_sessions: bool,
    /// The topics that have a guide.
    pub topics: Vec<Topic>,
}

/// What a pasted text says, with the line that says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The cause in words.
    pub title: String,
    /// How sure it is, in words.
    pub sure: String,
    /// The line, secrets masked.
    pub line: String,
}

/// Two lines of a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TitleLine {
    /// The first line.
    pub title: String,
    /// The second line.
    pub line: String,
}

/// A topic of Home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// The topic's id, for its icon.
    pub id: String,
    /// The guide that it opens.
    pub guide: String,
    /// The first line.
    pub title: String,
    /// The second line.
    pub line: String,
}

/// Something that the search found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchResult {
    /// The guide.
    pub guide: String,
    /// The step.
    pub step: String,
    /// The cause in words.
    pub title: String,
    /// The guide's title.
    pub line: String,
}
