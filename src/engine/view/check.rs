//! Before a check, and while it runs.

use serde::{Deserialize, Serialize};

use crate::domain::finding::StageState;

/// Before a check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BeforeCheckPage {
    /// “Ready to ask …”.
    pub title: String,
    /// The lead.
    pub lead: String,
    /// What will be sent, by receiver.
    pub sends: Vec<SendGroup>,
    /// What it promises, each with a check sign.
    pub promises: Vec<String>,
    /// How many tries the guard still allows, in words, where it matters.
    pub guard: Option<String>,
    /// Why it cannot be run now, such as “You can try once at 10:02”.
    pub not_now: Option<String>,
}

/// What is sent to one receiver.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SendGroup {
    /// “To Shiprocket”.
    pub to: String,
    /// The service's id, for its icon.
    pub service: String,
    /// The host.
    pub host: String,
    /// “2 questions”.
    pub count: String,
    /// The requests.
    pub rows: Vec<SendRow>,
}

/// One request that will be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendRow {
    /// The method.
    pub method: String,
    /// The path.
    pub path: String,
    /// What goes with it: “nothing else”.
    pub carries: String,
    /// True where a secret goes with it.
    pub secret: bool,
}

/// A check runs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunningPage {
    /// “Asking Shiprocket…”.
    pub title: String,
    /// What is waited for.
    pub lead: String,
    /// How many of the stages are done, and how many there are.
    pub done: (u32, u32),
    /// When it began, in milliseconds of the engine's clock, so that a front end can turn the
    /// seconds without asking.
    pub started_ms: u64,
    /// Seconds so far.
    pub seconds: f32,
    /// The limit, in seconds.
    pub limit_s: f32,
    /// The stages.
    pub stages: Vec<StageRow>,
}

/// A stage of a running check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageRow {
    /// Its state.
    pub state: StageState,
    /// Its name.
    pub name: String,
    /// What was seen, or what is waited for.
    pub seen: String,
    /// Its time: `24 ms`, `–`.
    pub time: String,
}
