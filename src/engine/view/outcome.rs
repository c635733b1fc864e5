//! The ends of a walk.

use serde::{Deserialize, Serialize};

use super::{BeforeAfter, Node};
use crate::domain::finding::Verdict;
use crate::domain::text::Span;

/// Solved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SolvedPage {
    /// “checked at 9:21”.
    pub when: String,
    /// The title.
    pub title: String,
    /// The lead.
    pub lead: Option<String>,
    /// The proof.
    pub proof: Option<BeforeAfter>,
    /// Whose account answered.
    pub identity: Option<String>,
    /// The picture, all good.
    pub picture: Vec<Node>,
    /// One last thing.
    pub last: Option<Vec<Span>>,
    /// How it stays fixed.
    pub stays: Option<Vec<Span>>,
    /// Other ways on.
    pub others: Vec<String>,
}

/// Somebody else must act.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HandOverPage {
    /// The line above the title: “Someone else must act”.
    pub eyebrow: String,
    /// “takes them 1 minute”.
    pub takes: Option<String>,
    /// The title.
    pub title: String,
    /// The lead.
    pub lead: Option<String>,
    /// Who the message is for; none where there is no message.
    pub message_to: Option<String>,
    /// The paragraphs of the message.
    pub message: Vec<Vec<Span>>,
    /// Questions that come up, and their answers.
    pub hints: Vec<Vec<Span>>,
    /// How to go on shipping.
    pub meanwhile: Vec<Vec<Span>>,
    /// Other ways on.
    pub others: Vec<String>,
}

/// Cannot be seen from here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CannotTellPage {
    /// “checked at 11:05”.
    pub when: String,
    /// The title.
    pub title: String,
    /// The lead.
    pub lead: Option<String>,
    /// The picture.
    pub picture: Vec<Node>,
    /// What points where: name, good or not, text.
    pub evidence: Vec<(String, Option<Verdict>, Vec<Span>)>,
    /// The message to send, where there is one.
    pub message_to: Option<String>,
    /// Its paragraphs.
    pub message: Vec<Vec<Span>>,
    /// Questions that come up.
    pub hints: Vec<Vec<Span>>,
    /// How to go on shipping.
    pub meanwhile: Vec<Vec<Span>>,
    /// Other ways on.
    pub others: Vec<String>,
}
