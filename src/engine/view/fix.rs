//! A fix, and a wait.

use serde::{Deserialize, Serialize};

use crate::domain::text::Span;

/// A numbered instruction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InstructionLine {
    /// What to do.
    pub say: Vec<Span>,
    /// A second line.
    pub note: Vec<Span>,
    /// What must be typed elsewhere.
    pub copy: Option<String>,
    /// It can be copied (not in guides from elsewhere).
    pub can_copy: bool,
    /// The page where it is done.
    pub open: Option<String>,
    /// The page that is opened in a private window.
    pub private: Option<String>,
    /// It is ticked.
    pub ticked: bool,
}

/// A fix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FixPage {
    /// The title.
    pub title: String,
    /// The lead.
    pub lead: Option<String>,
    /// The instructions.
    pub instructions: Vec<InstructionLine>,
    /// The primary button.
    pub primary: String,
    /// Why the primary cannot be pressed now (it would be a try that the guard refuses).
    pub not_now: Option<String>,
}

/// A wait.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WaitPage {
    /// “nothing to do until 10:02”.
    pub when: String,
    /// The title.
    pub title: String,
    /// The lead.
    pub lead: Option<String>,
    /// Seconds to go; 0 when it is over.
    pub left_s: u64,
    /// How much is over, from 0 to 1.
    pub part: f32,
    /// “Locked at 9:32”.
    pub from: String,
    /// “10:02”.
    pub until: String,
    /// What not to do, and what may be done.
    pub tips: Vec<Vec<Span>>,
    /// How to go on shipping.
    pub meanwhile: Vec<Vec<Span>>,
    /// The person wants to be told when it is over.
    pub tell: bool,
    /// How to use the time.
    pub use_time: Option<String>,
}
