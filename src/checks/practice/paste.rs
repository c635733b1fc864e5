//! A pasted text of a scenario: what the readers make of it, held against what it says.

use super::scenario::{Paste, Scenario};
use crate::domain::finding::Confidence;
use crate::domain::paste;

/// A text that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadPaste {
    /// The causes that it was read as, surest first.
    pub got: Vec<String>,
    /// True where it is as expected: a cause of `expect` stands first, or nothing was read where nothing
    /// is expected.
    pub ok: bool,
    /// What is wrong where it is more than the causes.
    pub problem: Option<String>,
}

/// Reads the text of a scenario.
#[must_use]
pub fn run_paste(scenario: &Scenario, paste: &Paste) -> ReadPaste {
    let readings = paste::read(&paste.text);
    let expected = |cause: &String| scenario.expect.contains(cause);
    let certainly_wrong = readings
        .iter()
        .find(|reading| reading.confidence == Confidence::Certain && !expected(&reading.cause));
    let problem = certainly_wrong.map(|reading| format!("{} was called certain", reading.cause));
    let got: Vec<String> = readings.into_iter().map(|reading| reading.cause).collect();
    let found = match got.first() {
        Some(first) => expected(first),
        None => scenario.healthy(),
    };
    ReadPaste { ok: found && problem.is_none(), got, problem }
}
