//! The session of “Check everything”: one page, its runs, and no guide.

use std::collections::BTreeMap;

use super::{Effect, Event, Refused, Running, Session};
use crate::domain::finding::{RunId, RunReport};
use crate::domain::profile::Profile;

/// What stands for a guide in such a session. No guide can have this id.
pub const EVERYTHING: &str = "@everything";

/// The id of its runs, where others have that of a check.
pub const SWEEP: &str = "everything";

/// So many runs stay in the file; each holds those of every check.
const KEPT: usize = 4;

impl Session {
    /// A session that checks everything.
    #[must_use]
    pub fn of_everything(id: String, now: i64) -> Self {
        Self::begin(id, EVERYTHING, EVERYTHING, now)
    }

    /// True where everything is checked, and no guide is walked.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.guide == EVERYTHING
    }

    /// What of a set-up is personal: it is remembered, so that it is masked wherever it stands.
    #[must_use]
    pub fn personal_values(profile: &Profile) -> BTreeMap<String, String> {
        let personal = ["url", "email", "account-id"];
        let values = profile.values().into_iter();
        values.filter(|(name, _)| personal.contains(&name.as_str())).collect()
    }

    pub(super) fn apply_everything(
        &mut self,
        event: Event,
        now: i64,
    ) -> Result<Vec<Effect>, Refused> {
        match event {
            Event::Run => self.start_sweep(now),
            Event::Finished(report) => self.sweep_finished(*report),
            Event::Stopped => Ok(self.stop_run()),
            _ => Err(self.does_not_fit()),
        }
    }

    fn start_sweep(&mut self, now: i64) -> Result<Vec<Effect>, Refused> {
        if self.running.is_some() {
            return Err(self.does_not_fit());
        }
        let run = RunId(self.next_run);
        self.next_run += 1;
        self.running = Some(Running { run, check: SWEEP.to_owned(), at: now });
        Ok(vec![Effect::Start { run, check: SWEEP.to_owned(), inputs: BTreeMap::new() }])
    }

    fn sweep_finished(&mut self, report: RunReport) -> Result<Vec<Effect>, Refused> {
        if self.running.as_ref().is_none_or(|running| running.run != report.run) {
            return Err(Refused::Abandoned(report.run));
        }
        self.running = None;
        if let Some(station) = self.trail.last_mut() {
            station.run = Some(report.run);
        }
        self.runs.push(report);
        let old = self.runs.len().saturating_sub(KEPT);
        self.runs.drain(..old);
        Ok(Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::finding::Outcome;
    use crate::domain::guide::Library;

    fn report(run: RunId) -> RunReport {
        let outcome = Outcome::pass();
        RunReport { check: SWEEP.to_owned(), run, at: 1, ms: 1, outcome, parts: Vec::new() }
    }

    fn run(session: &mut Session) -> RunId {
        let effects = session.apply(&Library::default(), Event::Run, 1).expect("it runs");
        let started = effects.iter().find_map(|effect| match effect {
            Effect::Start { run, .. } => Some(*run),
            _ => None,
        });
        started.expect("a run")
    }

    #[test]
    fn a_late_answer_of_a_stopped_run_changes_nothing() {
        let library = Library::default();
        let mut session = Session::of_everything("a".to_owned(), 1);
        let first = run(&mut session);
        let stopped = session.apply(&library, Event::Stopped, 2).expect("stopped");
        assert!(stopped.contains(&Effect::Cancel(first)));
        let second = run(&mut session);
        let before = session.clone();
        let late = session.apply(&library, Event::Finished(Box::new(report(first))), 3);
        assert_eq!(late, Err(Refused::Abandoned(first)));
        assert_eq!(session, before);
        session.apply(&library, Event::Finished(Box::new(report(second))), 3).expect("it fits");
        assert_eq!(session.result_here().map(|found| found.run), Some(second));
    }

    #[test]
    fn it_does_not_run_twice_at_once_and_keeps_the_last_few() {
        let library = Library::default();
        let mut session = Session::of_everything("a".to_owned(), 1);
        for _ in 0..7 {
            let now = run(&mut session);
            assert!(session.apply(&library, Event::Run, 1).is_err(), "two at once");
            session.apply(&library, Event::Finished(Box::new(report(now))), 2).expect("it fits");
        }
        let kept: Vec<u32> = session.runs.iter().map(|run| run.run.0).collect();
        assert_eq!(kept, [4, 5, 6, 7]);
    }
}
