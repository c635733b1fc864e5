//! Waits: until when, and telling the person when one is over.

use std::time::Duration;

use super::*;
use crate::domain::guide::StepKind;

/// The longest time that the engine sleeps while a wait is under way. The clock of its own timer stands
/// still while the computer sleeps, so the wait's end would come late by as much; a look each minute
/// catches up with it.
const LOOK_AT_LEAST_EVERY: Duration = Duration::from_secs(60);

impl Core {
    /// Until when the person waits, in Unix seconds: on the page of a wait, on those where its time is used,
    /// or at Home with a session that was left there.
    fn waits_until(&self) -> Option<i64> {
        let session = self.session.as_ref().or(self.resumable.as_ref())?;
        Some(self.no_earlier(session.wait_under_way()?.until))
    }

    fn is_at_wait(&self) -> bool {
        matches!(self.step(), Some(Step { kind: StepKind::Wait(_), .. }))
    }

    /// The guard may know of a later moment than the guide.
    pub(in crate::engine) fn no_earlier(&self, until: i64) -> i64 {
        let about_this = self.guarded_check().is_some() || !self.is_at_wait();
        until.max(self.standing.1.filter(|_| about_this && self.session.is_some()).unwrap_or(0))
    }

    /// Tells the person, once, that the wait is over.
    pub(super) fn tell_end_of_wait(&mut self, now: &Moment) -> Vec<Job> {
        let until = self.waits_until();
        if let Some(until) = until.filter(|until| now.unix < *until) {
            self.expected = Some(until);
            return Vec::new();
        }
        let expected = self.expected.take();
        if until.is_none() || expected != until {
            return Vec::new();
        }
        if self.showing == Showing::Step && self.is_at_wait() {
            // The page has its button now: it is read out anew, and the button has the focus.
            self.turn += 1;
        }
        if !self.settings.notify_waits {
            return Vec::new();
        }
        let words = &self.known.words;
        let (title, body) = (words.get("wait-told"), words.get("wait-told-body"));
        vec![Job::Notify { title, body }, Job::Errand(Errand::Attention)]
    }

    pub(super) fn wait_ends_in(&self, now: &Moment) -> Option<Duration> {
        let until = self.expected?;
        let left = u64::try_from(until - now.unix).unwrap_or(0);
        Some(Duration::from_secs(left).min(LOOK_AT_LEAST_EVERY))
    }
}
