//! A session: one walk through a guide. A pure state machine: an event in, effects out.
//!
//! It goes back, is saved after each event, and resumes. It decides alone whether a run is still
//! the current one.

mod event;
mod state;
mod step;
mod walk;

pub use event::{ChoiceId, Effect, Event, Refused};
pub use state::{Answer, Running, Session, Station, Waiting};
pub use walk::decisive_result;
