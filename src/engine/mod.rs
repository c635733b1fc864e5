//! Joins the rooms: commands in, effects carried out, a view state out. Knows nothing of a window.
//!
//! [`core`] decides, without touching anything; [`handle`] gives it a thread of its own and carries out
//! its [`input::Job`]s (a file a kind in `jobs`); `pages` word what is to be seen.

pub mod command;
mod core;
mod guides;
mod handle;
mod input;
mod jobs;
mod moment;
mod opening;
pub mod orders;
mod pages;
mod rooms;
mod session_note;
mod sleep;
mod told;
pub mod view;

pub use self::core::{Core, Knowledge};
pub use handle::{Config, Handle, StartError, harden, let_portals_in, restart_with_glow, start};
pub use input::{
    Arrival, CheckOrder, Input, Job, JournalArrival, JournalJob, SecretSource, ShopArrival,
    ShopDone, ShopJob,
};
pub use moment::Moment;
pub use rooms::{PracticeHints, Rooms, StatedSetUp};
pub use session_note::{LastRun, SessionNote};
