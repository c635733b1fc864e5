//! A key that is added without a walk.

use serde::{Deserialize, Serialize};

use crate::domain::secret::Slot;

/// “Add a key”.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddKeyPage {
    /// The profile that it is for, where there are several.
    pub shop: Option<String>,
    /// What it can be for.
    pub choices: Vec<KeyChoice>,
    /// What it is for, once that was chosen.
    pub form: Option<KeyForm>,
}

/// What a key can be for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyChoice {
    /// The slot.
    pub slot: Slot,
    /// Its name.
    pub name: String,
    /// The host that it goes to, or why it cannot be added yet.
    pub line: String,
    /// It can be added.
    pub possible: bool,
}

/// The key to enter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyForm {
    /// The slot.
    pub slot: Slot,
    /// Its name.
    pub name: String,
    /// The host that it goes to only.
    pub host: String,
    /// The connection is encrypted.
    pub encrypted: bool,
    /// What it is needed for: the check that tries it, or that it is stored at once and why.
    pub needed_for: String,
    /// Where it is kept, in words.
    pub kept_in: String,
    /// The keyring can keep it.
    pub can_keep: bool,
    /// Values that the check needs.
    pub values: Vec<KeyValue>,
    /// True where a check tries it first.
    pub tried: bool,
    /// What the check sends, a line each.
    pub sends: Vec<String>,
    /// The check is under way.
    pub checking: bool,
    /// What is wrong with what was entered.
    pub error: Option<String>,
    /// What the check said where it did not let the key in: a sentence, and what it means for the key.
    pub said: Option<(String, String)>,
}

/// A value that a check needs beside the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyValue {
    /// Its name in the check.
    pub id: String,
    /// Its label.
    pub label: String,
    /// What the profile has for it.
    pub text: String,
}
