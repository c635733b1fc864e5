//! Limits of a request.

use std::time::Duration;

/// How long and how much, at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The whole request.
    pub whole: Duration,
    /// Silence of the other side.
    pub silence: Duration,
    /// Bytes of a body that are read; more is cut off and said.
    pub body: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { whole: Duration::from_secs(15), silence: Duration::from_secs(10), body: 512 * 1024 }
    }
}

impl Limits {
    /// The limits for practice and tests on loopback, a tenth of the usual ones.
    #[must_use]
    pub fn for_practice() -> Self {
        let usual = Self::default();
        Self { whole: usual.whole / 10, silence: usual.silence / 10, ..usual }
    }
}
