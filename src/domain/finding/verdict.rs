//! How a run of a check ended, and how sure a finding is.

use serde::{Deserialize, Serialize};

/// What a run of a check says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// All that was looked at works.
    Pass,
    /// Something is broken.
    Fail,
    /// It works, and something wants a look.
    Warn,
    /// What decides could not be seen from this computer.
    Inconclusive,
    /// The check was not made; the reason stands beside it.
    Skipped,
}

impl Verdict {
    /// The word of the contract.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Warn => "warn",
            Self::Inconclusive => "inconclusive",
            Self::Skipped => "skipped",
        }
    }
}

/// How sure a finding is. *Certain* needs evidence that excludes every rival.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// It could be this; something else could too.
    Possible,
    /// The best explanation of what was seen.
    Likely,
    /// Nothing else explains what was seen.
    Certain,
}

impl Confidence {
    /// The word of the contract.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}
