//! How a check ended.

use serde::{Deserialize, Serialize};

use super::Node;
use crate::domain::finding::Verdict;

/// A row of the timeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimelineRow {
    /// Its name.
    pub name: String,
    /// Begin and end of the bar, from 0 to 1 of the shared axis.
    pub bar: (f32, f32),
    /// The time, or nothing.
    pub time: String,
    /// What was seen.
    pub seen: String,
    /// True for the stage that failed.
    pub failed: bool,
}

/// Details for support.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Details {
    /// They are unfolded.
    pub open: bool,
    /// The timeline.
    pub timeline: Vec<TimelineRow>,
    /// The redacted request and answer, line by line.
    pub well: Vec<String>,
    /// Finding, check and run.
    pub ids: String,
    /// The other checks of this run: verdict, name, what was seen.
    pub others: Vec<CheckLine>,
}

/// A check in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckLine {
    /// Its verdict.
    pub verdict: Verdict,
    /// The verdict in a word.
    pub word: String,
    /// Its title.
    pub name: String,
    /// What was seen.
    pub seen: String,
    /// Its time.
    pub time: String,
}

/// A check ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResultPage {
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict in a word: “Not working”.
    pub word: String,
    /// “checked at 9:14”.
    pub when: String,
    /// The sentence for the merchant.
    pub title: String,
    /// Who can fix it.
    pub lead: String,
    /// How sure, where it is not certain: “It could also be …”.
    pub unsure: Option<String>,
    /// What else it could have been, and what rules that out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ruled_out: Option<String>,
    /// Whose account answered.
    pub identity: Option<String>,
    /// The vendor's own sentence, masked.
    pub vendor_says: Option<String>,
    /// The picture.
    pub picture: Vec<Node>,
    /// The primary button: “Show me how to fix it”.
    pub primary: String,
    /// Why the check cannot be run again now.
    pub again_not_now: Option<String>,
    /// That it was looked at twice, where the fault could have passed.
    pub twice: Option<String>,
    /// What changed since it worked, where it ever did.
    pub changed: Option<ChangedLines>,
    /// Before and after, where the check was made before.
    pub before: Option<BeforeAfter>,
    /// For support.
    pub details: Details,
}

/// What changed since it worked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedLines {
    /// “It last worked on 18 November, 16:40. Since then:”.
    pub lead: String,
    /// What is not as it was, the likeliest culprit first.
    pub lines: Vec<String>,
}

/// One side of before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// The time of day.
    pub at: String,
    /// The verdict.
    pub verdict: Verdict,
    /// In a few words: “Key refused”.
    pub short: String,
    /// What the vendor said.
    pub said: String,
    /// Status and time.
    pub numbers: String,
}

/// The same check, before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeforeAfter {
    /// Before.
    pub before: Side,
    /// Now.
    pub now: Side,
}
