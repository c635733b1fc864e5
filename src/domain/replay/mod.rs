//! What a run met, redacted, so that the same run can be made again: answers that were seen, shapes of
//! what was entered, what this computer is like, and the verdict that was given. It is written as a scenario.

mod computer;
mod exchange;
mod inputs;
mod made;
mod services;
mod write;

pub use computer::{BrowserSeen, ComputerSeen, DeciderSeen};
pub use exchange::{Body, Ended, Exchange, Failure, ProxyFault, Signed, listed_headers};
pub use made::{NoReplay, Replay, ReplaySource};
