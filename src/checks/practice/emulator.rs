//! What a vendor is in practice: requests to its services in, answers out.

use std::collections::BTreeMap;
use std::fmt::Debug;

use super::fault::Service;
use crate::world::net::serve::{Reply, Request};

/// Every service of a scenario by its id, with its faults.
pub type Services = BTreeMap<&'static str, Service>;

/// Begins to play a vendor at a moment, in Unix seconds. The error is for the author of a scenario.
pub type NewEmulator = fn(&Services, i64) -> Result<Box<dyn Emulator>, String>;

/// A vendor in practice: a state machine without socket or clock.
pub trait Emulator: Debug + Send {
    /// The answer of one of its services at the moment `now`, in Unix seconds.
    fn answer(&mut self, service: &str, request: &Request, now: i64) -> Reply;

    /// Somebody changes something at the vendor.
    ///
    /// # Errors
    /// There is nothing of this kind to change, in words for the author of a scenario.
    fn change(&mut self, change: &Change) -> Result<(), String> {
        let names: Vec<&str> = change.keys().map(String::as_str).collect();
        Err(format!("nothing of this kind can be changed: {}", names.join(", ")))
    }

    /// How often what happened so far.
    fn counts(&self) -> Counts {
        Counts::default()
    }

    /// When a lock of its account ends, in Unix seconds, while there is one.
    fn locked_until(&self, now: i64) -> Option<i64> {
        let _ = now;
        None
    }

    /// Whom the person plays, where there is something to enter.
    fn hint(&self) -> Option<Hint> {
        None
    }
}

/// What changes at a vendor in the course of a walk, in the vendor's own words.
pub type Change = toml::Table;

/// Whom the person plays: a text of the interface, and what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The text's id.
    pub text: &'static str,
    /// What stands in it, by its names.
    pub values: Vec<(&'static str, String)>,
}

/// How often what happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Sign-ins that were tried.
    pub sign_ins: u32,
    /// Sign-ins that were refused, for whatever reason.
    pub refused: u32,
    /// Locks that the tries brought about.
    pub locks: u32,
    /// Tries during a lock, each of which began it anew.
    pub lengthened: u32,
    /// Calls with a token.
    pub calls: u32,
}

impl Counts {
    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            sign_ins: self.sign_ins + other.sign_ins,
            refused: self.refused + other.refused,
            locks: self.locks + other.locks,
            lengthened: self.lengthened + other.lengthened,
            calls: self.calls + other.calls,
        }
    }
}

/// Reads what a scenario says of a vendor: its account, or a change.
///
/// # Errors
/// The table holds something unknown, in words for the author of a scenario.
pub fn read<T: serde::de::DeserializeOwned>(table: &toml::Table) -> Result<T, String> {
    table.clone().try_into().map_err(|error: toml::de::Error| error.message().to_owned())
}
