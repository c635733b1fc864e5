//! “Check everything”: before it runs, while it does, and what it found.

use serde::{Deserialize, Serialize};

use super::{ChangedLines, CheckLine, Details};
use crate::domain::finding::Verdict;
use crate::domain::secret::Slot;

/// Before everything is checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BeforeEverythingPage {
    /// How many checks there are, and how long they may take.
    pub lead: String,
    /// Who is asked, and what goes with the questions; who gets a secret first.
    pub receivers: Vec<Receiver>,
    /// What it promises.
    pub promises: Vec<String>,
    /// The keys that are not there yet.
    pub missing: Vec<MissingKey>,
    /// How many tries the guard still allows, where it matters.
    pub guard: Option<String>,
    /// Why a sign-in is left out now.
    pub not_now: Option<String>,
}

/// Who is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receiver {
    /// “ShipStation”.
    pub to: String,
    /// The service's id, for its icon.
    pub service: String,
    /// The hosts.
    pub host: String,
    /// What goes with the questions: “your API key, hidden”.
    pub carries: String,
    /// True where a secret goes with one.
    pub secret: bool,
}

/// A key that a check lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingKey {
    /// The slot.
    pub slot: Slot,
    /// Its name.
    pub name: String,
}

/// Everything is checked, or was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EverythingPage {
    /// “Checking everything”, or what came out.
    pub title: String,
    /// It runs.
    pub running: bool,
    /// How many checks are done, and how many there are.
    pub done: (u32, u32),
    /// “9 of 12 checks done”.
    pub counted: String,
    /// Seconds so far, or of the whole.
    pub seconds: f32,
    /// When it ended: “today at 9:14”.
    pub when: Option<String>,
    /// What stands first.
    pub cause: Option<CauseCard>,
    /// That all is well, or what could not be seen.
    pub said: Option<SaidCard>,
    /// The checks, but for those that cannot run because of the cause.
    pub rows: Vec<SweepLine>,
    /// What was just found to be broken, for whoever hears the page.
    pub news: Option<String>,
}

/// The root cause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CauseCard {
    /// Its finding, by which the way to mend it is asked for.
    pub id: String,
    /// How bad it is.
    pub verdict: Verdict,
    /// “Most likely cause”.
    pub word: String,
    /// “Refloat is sure”.
    pub sure: String,
    /// The sentence for the merchant.
    pub sentence: String,
    /// Who mends it and how long that takes.
    pub who: String,
    /// Another cause that looks the same from here, and the question that decides.
    pub rival: Vec<String>,
    /// The other root causes, which need mending too.
    pub also: Vec<String>,
    /// The button.
    pub button: String,
    /// “3 checks cannot run because of this”.
    pub consequences: Option<String>,
    /// Those checks.
    pub blocked: Vec<CheckLine>,
    /// What changed since it worked.
    pub changed: Option<ChangedLines>,
}

/// A result without a cause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidCard {
    /// How it stands.
    pub verdict: Verdict,
    /// “Works”.
    pub word: String,
    /// The sentence.
    pub sentence: String,
    /// What it rests on.
    pub lines: Vec<String>,
}

/// How a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineState {
    /// Its turn has not come.
    Waiting,
    /// It runs, since so many tenths of a second after the begin.
    Checking(u32),
    /// It ended.
    Ended(Verdict),
}

/// A check of the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SweepLine {
    /// Its id.
    pub check: String,
    /// How it stands.
    pub state: LineState,
    /// That in a word.
    pub word: String,
    /// Its name.
    pub name: String,
    /// What was seen.
    pub seen: String,
    /// How long it took; empty while it runs.
    pub time: String,
    /// For support, once it ended.
    pub details: Option<Details>,
    /// The key that it lacks.
    pub lacks: Option<Slot>,
}
