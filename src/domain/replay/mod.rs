//! What a run met, redacted, so that the same run can be made again: answers that were seen, shapes of
//! what was entered, and the verdict that was given. It is written as a scenario.

mod exchange;
mod inputs;
mod made;
mod services;
mod write;

pub use exchange::{Body, Ended, Exchange, Failure, listed_headers};
pub use made::{NoReplay, Replay, ReplaySource};
