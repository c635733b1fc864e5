//! A link that signs a customer in to the portal.

use serde::{Deserialize, Serialize};

use super::Tone;

/// “Open the carrier portal for your customer”. Nothing of a link or token is ever in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectLoginPage {
    /// The customer's account.
    pub account: LinkValue,
    /// The theme.
    pub theme: LinkValue,
    /// The names of the pages that can be opened.
    pub landings: Vec<String>,
    /// The one that was chosen, from 0.
    pub landing: usize,
    /// Where the customer will come to.
    pub landing_note: String,
    /// How long the link is.
    pub length: LengthOfLink,
    /// A link is being made.
    pub making: bool,
    /// Why none can be made now.
    pub not_now: Option<String>,
    /// There is no partner key yet.
    pub key_missing: bool,
    /// What came of the last one.
    pub made: Option<MadeLink>,
    /// What the customer sees, where that is shown.
    pub table: Option<Vec<LandingRow>>,
    /// What was read of a pasted link.
    pub read: Option<ReadLink>,
}

/// A value of the link.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkValue {
    /// What was entered; none while the screen is shared.
    pub text: Option<String>,
    /// It has the right shape.
    pub good: bool,
    /// What is wrong with it.
    pub error: Option<String>,
}

/// How long the link is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LengthOfLink {
    /// Characters of token and address.
    pub fixed: usize,
    /// Characters that are appended.
    pub own: usize,
    /// The most of both together.
    pub limit: usize,
    /// How it stands: good, caution or bad.
    pub tone: Tone,
    /// “768 of 2,000 characters”.
    pub whole_words: String,
    /// “Token and address 682”.
    pub fixed_words: String,
    /// “Your part 86 of 1,300”.
    pub own_words: String,
}

/// What came of a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeLink {
    /// Good, caution or bad.
    pub tone: Tone,
    /// The sentence.
    pub title: String,
    /// A second one.
    pub lead: Option<String>,
    /// Seconds for which it still works; none where none was made.
    pub left_s: Option<u8>,
    /// “The link still works for”.
    pub left_words: String,
    /// “6 seconds”.
    pub left_bold: String,
    /// “Made at 9:40:12, never saved”.
    pub made_words: String,
}

/// Where the customer comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LandingRow {
    /// What the link asks for.
    pub asked: String,
    /// Where the customer comes to before the set-up is finished.
    pub before: String,
    /// And afterwards.
    pub after: String,
    /// This is what the link asks for now.
    pub chosen: bool,
}

/// What was read of a pasted link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadLink {
    /// How it stands: good, caution or bad.
    pub tone: Tone,
    /// The sentence.
    pub title: String,
    /// What is not as it should be, the deepest first.
    pub lines: Vec<ReadLine>,
    /// The link with its token covered.
    pub shown: String,
    /// How long it is.
    pub length: String,
}

/// Something about a pasted link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadLine {
    /// It may be meant so.
    pub is_look: bool,
    /// The sentence.
    pub text: String,
}
