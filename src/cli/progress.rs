//! Progress, on a terminal only.

use std::io::IsTerminal as _;
use std::sync::Arc;

use super::{out, show};
use crate::engine::orders::{OnProgress, Progress};

/// Tells on standard error what ended, where somebody reads along.
pub(super) fn teller() -> OnProgress {
    if !std::io::stderr().is_terminal() {
        return Arc::new(|_| {});
    }
    Arc::new(|progress| match progress {
        Progress::Began(check) => out::message(&format!("{check} …")),
        Progress::Stage(..) => {}
        Progress::LooksAgain(check) => out::message(&format!("{check}: looks again after a pause")),
        Progress::Ended(report) => out::message(&show::row(&report)),
    })
}
