//! What surrounds every page.

use serde::{Deserialize, Serialize};

use crate::domain::finding::Verdict;

/// What surrounds every page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chrome {
    /// The caption of the rail: “Your route”.
    pub rail_caption: Option<String>,
    /// The stations of the route, or nothing on pages without one.
    pub route: Vec<Station>,
    /// The profile in use, on Home.
    pub shop: Option<String>,
    /// The lines of the set-up, on Home.
    pub setup: Vec<SetupLine>,
    /// What the set-up is, on the page that checks everything.
    #[serde(default)]
    pub facts: Vec<SetupFact>,
    /// The links at the foot of the rail.
    pub links: Vec<NavLink>,
    /// The spoken code of the page.
    pub code: String,
    /// The left end of the bar: Back, or Settings on Home.
    pub left: BarLeft,
    /// Masking is on.
    pub sharing: bool,
    /// The practice strip is shown.
    pub practice: bool,
    /// The strip for guides that do not come with the program is shown.
    #[serde(default)]
    pub foreign: bool,
    /// A notice above the page, such as a damaged file that was set aside.
    pub notices: Vec<Notice>,
}

/// The left end of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BarLeft {
    /// Back.
    Back,
    /// Settings, on Home.
    Settings,
    /// Nothing to go back to.
    Nothing,
}

/// A station of the route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Station {
    /// What was asked or done.
    pub label: String,
    /// The answer.
    pub answer: Option<String>,
    /// What it looks like.
    pub state: StationState,
    /// The station's number for “go back to”, where that can be done.
    pub go_to: Option<usize>,
}

/// What a station looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StationState {
    /// Walked.
    Walked,
    /// The person is here.
    Here,
    /// A check said no here.
    Bad,
    /// A check could not tell here.
    Unsure,
    /// The harbour was reached.
    Arrived,
    /// The harbour, not reached yet.
    Harbour,
}

/// A line of the set-up on Home's rail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetupLine {
    /// The sign.
    pub verdict: Verdict,
    /// What it is about.
    pub name: String,
    /// What was last seen.
    pub seen: String,
}

/// A line of what the set-up is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetupFact {
    /// “Shop”.
    pub label: String,
    /// The thing.
    pub name: String,
    /// More about it.
    pub more: String,
}

/// A place that the rail's foot leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NavLink {
    /// Home.
    Home,
    /// Keys and passwords.
    Keys,
    /// The report of this session.
    Report,
    /// The practice scenarios.
    Practice,
    /// Shops and accounts.
    Shops,
    /// All sessions.
    Sessions,
    /// A report that somebody else wrote.
    OpenReport,
    /// “This is wrong.”
    Wrong,
    /// The set-up.
    SetUp,
}

/// A notice: a coloured line with a sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Which colour and sign.
    pub tone: Tone,
    /// The bold beginning.
    pub strong: String,
    /// The rest.
    pub text: String,
    /// A button within it.
    pub action: Option<NoticeAction>,
}

/// What a notice offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoticeAction {
    /// Try the keyring again.
    RetryKeyring,
    /// Run the check of this page.
    RunNow,
    /// Remember what the walk taught, or do not.
    Remember,
}

/// The colour of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tone {
    /// Something that Refloat noticed.
    Noticed,
    /// Good.
    Good,
    /// Caution.
    Caution,
    /// Bad.
    Bad,
}
