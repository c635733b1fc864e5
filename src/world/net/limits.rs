//! Limits of a request.

use std::time::Duration;

/// How long and how much, at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The whole request.
    pub whole: Duration,
    /// Silence of the other side.
    pub silence: Duration,
    /// The pause before a fault that may pass is looked at again.
    pub pause: Duration,
    /// Bytes of a body that are read; more is cut off and said.
    pub body: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            whole: Duration::from_secs(15),
            silence: Duration::from_secs(10),
            pause: Duration::from_secs(3),
            body: 512 * 1024,
        }
    }
}

impl Limits {
    /// The limits for practice runs on loopback, a quarter of the usual ones: enough for a busy machine.
    #[must_use]
    pub fn for_practice() -> Self {
        let usual = Self::default();
        Self { whole: usual.whole / 4, silence: usual.silence / 4, pause: usual.pause / 4, ..usual }
    }
}
