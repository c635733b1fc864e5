//! A question and its answers.

use serde::{Deserialize, Serialize};

use super::Notice;
use crate::domain::session::ChoiceId;

/// A question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuestionPage {
    /// The question.
    pub title: String,
    /// Why it is asked.
    pub why: Option<String>,
    /// What Refloat noticed.
    pub noticed: Option<Notice>,
    /// The answers.
    pub choices: Vec<ChoiceLine>,
    /// Where the thing asked about is found: words and address.
    pub help: Option<(String, String)>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceLine {
    /// Which answer.
    pub id: ChoiceId,
    /// Its key, 1 to 9.
    pub key: u8,
    /// Its words.
    pub say: String,
    /// It was chosen before.
    pub chosen_before: bool,
    /// It is likely, for a reason that the notice names.
    pub likely: bool,
    /// It cannot be chosen, and why.
    pub not_possible: Option<String>,
}
