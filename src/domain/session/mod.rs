//! A session: one walk through a guide. A pure state machine: an event in, effects out.
//!
//! It goes back, is saved after each event, and resumes. It decides alone whether a run is still
//! the current one.

mod event;
mod everything;
mod spoken;
mod state;
mod step;
mod walk;

pub use event::{ChoiceId, Effect, Event, Refused};
pub use everything::{EVERYTHING, SWEEP};
pub use spoken::{CodeError, Place, SYMBOLS, ShareCode, place_of, symbols};
pub use state::{Answer, Running, Session, Station, Waiting};
pub use walk::decisive_result;
