//! The guard of sign-in attempts: it never lets Refloat lock an account.
//!
//! Vendors' facts, section 12: Shiprocket locks for at least 30 minutes after several failures, the
//! number unknown. So: one try a click, and after two failures none for 30 minutes. A try counts from
//! before it is sent until an answer proves that it did not fail; whatever is uncertain counts.

use std::sync::{Arc, Mutex, PoisonError};

use crate::world::store::{Attempt, Attempts, AttemptsFile, ComputerKey, Outcome as Ended};

/// How long failures count, in seconds.
pub const SETTLE: i64 = 30 * 60;
const ALLOWED: usize = 2;
const FORGET_AFTER: i64 = 24 * 60 * 60;

/// Why no try is made now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GuardRefusal {
    /// The failures of the last half hour are used up, or the vendor said that it locked.
    #[error("no try before {until} (Unix seconds)")]
    Wait {
        /// When one may be made, in Unix seconds.
        until: i64,
    },
    /// The attempts cannot be counted, so none is made.
    #[error("the file of attempts cannot be used: {0}")]
    CannotCount(String),
}

/// A try that was allowed. It counts as failed until it is settled otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    account: String,
    at: i64,
}

/// Counts attempts. What it says holds for all windows of this computer.
pub trait Guard: Send + Sync {
    /// Asks for a try now, in Unix seconds.
    ///
    /// # Errors
    /// No try may be made.
    fn reserve(&self, account: &str, now: i64) -> Result<Ticket, GuardRefusal>;

    /// Says how the try ended.
    fn settle(&self, ticket: &Ticket, ended: Ended, now: i64);

    /// How many failures count now, and when the next try may be made if none may now.
    fn standing(&self, account: &str, now: i64) -> (usize, Option<i64>);
}

/// The guard on the file that all windows share.
pub struct FileGuard {
    attempts: Attempts,
    key: ComputerKey,
}

impl FileGuard {
    /// A guard on these attempts; accounts are written down as keyed hashes.
    #[must_use]
    pub fn new(attempts: Attempts, key: ComputerKey) -> Self {
        Self { attempts, key }
    }

    fn account(&self, account: &str) -> String {
        self.key.hash("attempts", &normal(account))
    }
}

impl Guard for FileGuard {
    fn reserve(&self, account: &str, now: i64) -> Result<Ticket, GuardRefusal> {
        let account = self.account(account);
        let stamp = stamp(now);
        match self.attempts.update(stamp, |file| reserve(file, &account, now)) {
            Ok(updated) => updated.value,
            Err(error) => Err(GuardRefusal::CannotCount(error.to_string())),
        }
    }

    fn settle(&self, ticket: &Ticket, ended: Ended, now: i64) {
        // A failure to write leaves the try counted as failed, which errs on the safe side.
        let _ = self.attempts.update(stamp(now), |file| settle(file, ticket, ended, now));
    }

    fn standing(&self, account: &str, now: i64) -> (usize, Option<i64>) {
        let account = self.account(account);
        match self.attempts.update(stamp(now), |file| standing(file, &account, now)) {
            Ok(updated) => updated.value,
            Err(_) => (ALLOWED, Some(now + SETTLE)),
        }
    }
}

/// A guard in memory, for practice runs and tests.
#[derive(Clone, Default)]
pub struct MemoryGuard(Arc<Mutex<AttemptsFile>>);

impl Guard for MemoryGuard {
    fn reserve(&self, account: &str, now: i64) -> Result<Ticket, GuardRefusal> {
        reserve(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner), &normal(account), now)
    }

    fn settle(&self, ticket: &Ticket, ended: Ended, now: i64) {
        settle(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner), ticket, ended, now);
    }

    fn standing(&self, account: &str, now: i64) -> (usize, Option<i64>) {
        standing(&self.0.lock().unwrap_or_else(PoisonError::into_inner), &normal(account), now)
    }
}

fn normal(account: &str) -> String {
    account.trim().to_lowercase()
}

fn stamp(now: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_second(now).unwrap_or_default()
}

fn reserve(file: &mut AttemptsFile, account: &str, now: i64) -> Result<Ticket, GuardRefusal> {
    if let (_, Some(until)) = standing(file, account, now) {
        return Err(GuardRefusal::Wait { until });
    }
    // What lies a day ahead was written by a clock that was wrong; what lies a day back is over.
    file.entries.retain(|attempt| (now - attempt.at).abs() < FORGET_AFTER);
    // Time in this file never runs backwards: a clock that is set back and forth again must not make
    // a fresh failure look old.
    let at = file.entries.iter().map(|attempt| attempt.at).fold(now, i64::max);
    let attempt = Attempt { account: account.to_owned(), at, outcome: Ended::Pending };
    file.entries.push(attempt);
    Ok(Ticket { account: account.to_owned(), at })
}

/// The half hour of a failure begins with its answer: that is when the vendor counted it at the latest.
fn settle(file: &mut AttemptsFile, ticket: &Ticket, ended: Ended, now: i64) {
    let entry = file.entries.iter_mut().rev().find(|attempt| {
        attempt.account == ticket.account
            && attempt.at == ticket.at
            && attempt.outcome == Ended::Pending
    });
    if let Some(entry) = entry {
        entry.outcome = ended;
        entry.at = entry.at.max(now);
    }
}

/// The failures that count, and until when to wait. A time in the future (the clock was set back)
/// counts as now.
fn standing(file: &AttemptsFile, account: &str, now: i64) -> (usize, Option<i64>) {
    let own = file
        .entries
        .iter()
        .filter(|attempt| attempt.account == account && attempt.at - now < FORGET_AFTER);
    let mut failures: Vec<i64> = own
        .clone()
        .filter(|attempt| attempt.outcome != Ended::Accepted)
        .map(|attempt| attempt.at.min(now))
        .collect();
    failures.sort_unstable();
    // Two failures within half an hour use it up, and the half hour of waiting begins with the second.
    let used_up = failures
        .windows(ALLOWED)
        .filter(|pair| pair[ALLOWED - 1] - pair[0] < SETTLE)
        .map(|pair| pair[ALLOWED - 1] + SETTLE)
        .next_back();
    let locked = own
        .filter(|attempt| attempt.outcome == Ended::Locked)
        .map(|attempt| attempt.at.min(now) + SETTLE)
        .max();
    // Uncertain about what was counted before the damage, we wait the whole time.
    let damaged = file.damaged_at.map(|at| at.min(now) + SETTLE);
    let until = [locked, used_up, damaged].into_iter().flatten().max().filter(|until| now < *until);
    let count = failures.iter().filter(|at| now - **at < SETTLE).count();
    (count, until)
}

#[cfg(test)]
mod tests {
    use super::*;

    const T: i64 = 1_790_000_000;

    fn refused_until(guard: &MemoryGuard, now: i64) -> Option<i64> {
        match guard.reserve("a@shop.example", now) {
            Err(GuardRefusal::Wait { until }) => Some(until),
            _ => None,
        }
    }

    #[test]
    fn after_two_failures_none_for_thirty_minutes() {
        let guard = MemoryGuard::default();
        for second in 0..2 {
            let ticket = guard.reserve("A@shop.example ", T + second).expect("allowed");
            guard.settle(&ticket, Ended::Refused, T + second);
        }
        assert_eq!(refused_until(&guard, T + 2), Some(T + 1 + SETTLE));
        assert_eq!(refused_until(&guard, T + SETTLE), Some(T + 1 + SETTLE));
        assert_eq!(refused_until(&guard, T + 1 + SETTLE), None);
    }

    #[test]
    fn a_try_without_an_answer_counts() {
        let guard = MemoryGuard::default();
        guard.reserve("a@shop.example", T).expect("allowed");
        guard.reserve("a@shop.example", T).expect("allowed");
        assert!(refused_until(&guard, T).is_some());
    }

    #[test]
    fn what_the_vendor_accepted_does_not_count() {
        let guard = MemoryGuard::default();
        for second in 0..5 {
            let ticket = guard.reserve("a@shop.example", T + second).expect("allowed");
            guard.settle(&ticket, Ended::Accepted, T + second);
        }
    }

    #[test]
    fn a_lock_that_the_vendor_names_stops_at_once() {
        let guard = MemoryGuard::default();
        let ticket = guard.reserve("a@shop.example", T).expect("allowed");
        guard.settle(&ticket, Ended::Locked, T);
        assert_eq!(refused_until(&guard, T + 60), Some(T + SETTLE));
    }

    #[test]
    fn a_clock_set_back_does_not_free_a_try() {
        let guard = MemoryGuard::default();
        for _ in 0..2 {
            let ticket = guard.reserve("a@shop.example", T).expect("allowed");
            guard.settle(&ticket, Ended::Refused, T);
        }
        assert!(refused_until(&guard, T - 7200).is_some());
    }

    #[test]
    fn another_account_is_not_held_up() {
        let guard = MemoryGuard::default();
        guard.reserve("a@shop.example", T).expect("allowed");
        guard.reserve("a@shop.example", T).expect("allowed");
        assert!(guard.reserve("b@shop.example", T).is_ok());
    }

    #[test]
    fn a_damaged_count_means_wait() {
        let file = AttemptsFile { damaged_at: Some(T), ..AttemptsFile::default() };
        assert_eq!(standing(&file, "x", T + 1), (0, Some(T + SETTLE)));
        assert_eq!(standing(&file, "x", T + SETTLE), (0, None));
    }
}
