//! Practice: every vendor played on loopback, with the faults of a scenario.
//!
//! [`Emulators`] is the whole of it without a socket, for tests that walk ten thousand times;
//! [`Practice`] puts it on loopback ports, for the window, the command line and whoever tests from outside.

pub mod certificates;
pub mod computer;
mod embedded;
pub mod emulator;
pub mod emulators;
pub mod fault;
pub mod judge;
mod line;
pub mod paste;
pub mod replay;
mod run;
pub mod scenario;
pub mod services;
mod stage;
pub mod walk;
pub mod way_out;

pub use embedded::{FILES, scenarios};
pub use run::{Options, Practice, PracticeError};
pub use scenario::{Scenario, ScenarioError};
pub use stage::Emulators;
