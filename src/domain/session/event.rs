//! What happens to a session, and what it asks for in turn.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::finding::{RunId, RunReport};

/// An answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ChoiceId {
    /// One of the guide's choices, from 0.
    Nth(usize),
    /// “None of these.”
    None,
    /// “I don’t know.”
    Unknown,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// A question was answered.
    Chose(ChoiceId),
    /// A value was entered. It has been scanned for secrets.
    Entered(String),
    /// A secret was entered. The session never sees it.
    EnteredSecret,
    /// “I don’t have it.”
    HasNot,
    /// The check of this step is to run.
    Run,
    /// A run came back.
    Finished(Box<RunReport>),
    /// The running check was stopped, or cannot come back.
    Stopped,
    /// The check is skipped.
    Skipped,
    /// Go where the result leads.
    Followed,
    /// An instruction was ticked or unticked.
    Ticked(usize),
    /// “I’ve done this.”
    Done,
    /// “I can’t do this.”
    Cannot,
    /// The wait is over and the person goes on.
    WaitOver,
    /// The person uses the time of a wait.
    UsedTime,
    /// Another way out of an outcome.
    Other(usize),
    /// One station back, answers kept.
    Back,
    /// Back to a station.
    BackTo(usize),
}

/// What the session asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Save the session now.
    Save,
    /// Start a check.
    Start {
        /// The number of the run.
        run: RunId,
        /// The check.
        check: String,
        /// Its inputs.
        inputs: BTreeMap<String, String>,
    },
    /// Stop a run; its answer will be ignored.
    Cancel(RunId),
}

/// Why an event changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The event does not fit the step that the session is at.
    #[error("that cannot be done at the step “{step}”")]
    DoesNotFit {
        /// The step.
        step: String,
    },
    /// The answer belongs to a run that is no longer current.
    #[error("this answer is of the run {0}, which was left")]
    Abandoned(RunId),
    /// The guide or step is no longer there.
    #[error("the step “{step}” of the guide “{guide}” does not exist any more; begin it again")]
    Gone {
        /// The guide.
        guide: String,
        /// The step.
        step: String,
    },
    /// The wait is not over.
    #[error("the wait is not over yet")]
    TooEarly,
    /// There is nothing to go back to.
    #[error("this is the first page")]
    NothingBefore,
}
