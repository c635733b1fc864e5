//! What is said of a saved session in a list, so that not every session has to stay in memory.

use crate::domain::finding::{RunReport, Verdict};
use crate::domain::session::Session;

/// A saved session in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionNote {
    /// Its id.
    pub id: String,
    /// The profile that it belongs to.
    pub profile: String,
    /// Its own name, where it has one.
    pub name: Option<String>,
    /// The guide that it began with.
    pub guide: String,
    /// The guide and the step that the person was at.
    pub here: (String, String),
    /// When it last changed, in Unix seconds.
    pub changed: i64,
    /// The run that came back last.
    pub last: Option<LastRun>,
}

/// The last run of a session in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastRun {
    /// The check.
    pub check: String,
    /// Its verdict.
    pub verdict: Verdict,
    /// The finding that stands first.
    pub finding: Option<String>,
    /// When, in Unix seconds.
    pub at: i64,
}

impl SessionNote {
    /// What is said of a session.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        Self {
            id: session.id.clone(),
            profile: session.profile.clone(),
            name: session.name.clone(),
            guide: session
                .trail
                .first()
                .map_or(&*session.guide, |stop| session.guide_of(stop))
                .to_owned(),
            here: (session.guide.clone(), session.here().to_owned()),
            changed: session.changed,
            last: session.runs.last().map(LastRun::of),
        }
    }
}

impl LastRun {
    fn of(run: &RunReport) -> Self {
        Self {
            check: run.check.clone(),
            verdict: run.outcome.verdict,
            finding: run.outcome.findings.first().map(|finding| finding.id.clone()),
            at: run.at,
        }
    }
}
