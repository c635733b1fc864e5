//! Shops and accounts: the profiles.

use serde::{Deserialize, Serialize};

use crate::domain::finding::Verdict;

/// Shops and accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopsPage {
    /// The profiles, the one in use first.
    pub shops: Vec<ShopLine>,
}

/// A profile in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopLine {
    /// Its id.
    pub id: String,
    /// What a person calls it.
    pub name: String,
    /// The vendors that it names.
    pub vendors: String,
    /// The sign of its last result.
    pub verdict: Option<Verdict>,
    /// Its last result and when, or that there is none or that it is still being read.
    pub last: String,
    /// It is the one in use.
    pub in_use: bool,
    /// It is being deleted.
    pub deleting: bool,
    /// Why it cannot be deleted, where it cannot.
    pub stays: Option<String>,
}
