//! A value or a secret to enter.

use serde::{Deserialize, Serialize};

use super::super::command::KeepSecret;

/// A value or a secret to enter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AskPage {
    /// The order: “Paste the password…”.
    pub title: String,
    /// The lead.
    pub lead: Option<String>,
    /// The label above the field.
    pub field_label: String,
    /// An example for an empty field.
    pub example: Option<String>,
    /// What is entered.
    pub field: AskField,
    /// What is wrong with what was entered.
    pub error: Option<String>,
    /// A word of warning with a hand.
    pub caution: Option<String>,
    /// Where it is found: words and address.
    pub help: Option<(String, String)>,
}

/// What is entered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum AskField {
    /// A value, with what was entered before.
    Value {
        /// The text of before.
        text: String,
    },
    /// A secret.
    Secret {
        /// The host it goes to.
        host: String,
        /// True where the connection is encrypted.
        encrypted: bool,
        /// What it is needed for.
        needed_for: String,
        /// Where it is kept, by choice.
        kept_in: String,
        /// The choice that is made beforehand.
        keep: KeepSecret,
        /// False where there is no keyring, and only memory can keep it.
        can_keep: bool,
        /// One is already kept for this host, and may be used again.
        kept: bool,
    },
}
