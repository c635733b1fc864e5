//! How a command ends: the exit codes of the contract.

use std::process::ExitCode;

use crate::domain::finding::Verdict;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// All passed: 0.
    Passed,
    /// Something was found: 1.
    Found,
    /// Bad usage or input: 2.
    Usage,
    /// Inconclusive, or everything skipped: 3.
    CannotTell,
}

impl End {
    /// The exit code.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Passed => 0,
            Self::Found => 1,
            Self::Usage => 2,
            Self::CannotTell => 3,
        }
    }
}

impl From<Verdict> for End {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Pass => Self::Passed,
            Verdict::Fail | Verdict::Warn => Self::Found,
            Verdict::Inconclusive | Verdict::Skipped => Self::CannotTell,
        }
    }
}

impl From<End> for ExitCode {
    fn from(end: End) -> Self {
        Self::from(end.code())
    }
}
