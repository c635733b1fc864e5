//! What happens when the network or the computer goes away while somebody works.

use std::time::Duration;

use super::*;
use crate::engine::sleep::{Clocks, InSleep, slept};

/// The pause before the first look for the network, in milliseconds. Each further one is twice as long.
const FIRST_PAUSE_MS: u64 = 5_000;
/// The longest pause between two looks, in milliseconds.
const LONGEST_PAUSE_MS: u64 = 60_000;
/// How often the clocks are compared while a check runs.
const CLOCKS_EVERY: Duration = Duration::from_secs(5);

/// What finds out that there is no network, and what it says then.
const ONLINE: &str = "computer.online";
const NO_INTERNET: &str = "no-internet";

/// What is known about network and sleep.
#[derive(Default)]
pub(in crate::engine) struct Away {
    /// There while this computer is offline: the looks for the network.
    looks: Option<Looks>,
    /// The network was away and came back.
    came_back: bool,
    /// The pause that was reached before a check ran again by itself. Where that finds no network either,
    /// the pauses go on from there, so that a network that comes and goes is not asked all the time.
    reached_ms: Option<u64>,
    /// How the clocks stood at the last look, while a check runs.
    clocks: Option<Clocks>,
    /// The page whose check was stopped by sleep: session, guide and step.
    slept_at: Option<(String, String, String)>,
}

/// Looks for a network that is away.
struct Looks {
    pause_ms: u64,
    /// When to look next, in milliseconds of the steady clock.
    next_ms: u64,
    under_way: bool,
}

impl Core {
    /// True while this computer is known to be offline.
    pub(in crate::engine) fn is_offline(&self) -> bool {
        self.away.looks.is_some()
    }

    /// What a run tells about the network, if anything.
    pub(super) fn network_told(&mut self, report: &RunReport, now: &Moment) {
        if lacks_network(report) {
            self.network_lost(now);
        } else if says_online(report) {
            self.away.looks = None;
            self.away.reached_ms = None;
        }
    }

    fn network_lost(&mut self, now: &Moment) {
        self.away.came_back = false;
        if self.away.looks.is_none() {
            let pause_ms = self.away.reached_ms.take().unwrap_or(FIRST_PAUSE_MS);
            let next_ms = now.ms + pause_ms;
            self.away.looks = Some(Looks { pause_ms, next_ms, under_way: false });
        }
    }

    /// What a look for the network brought back.
    pub(super) fn network_looked(&mut self, answers: bool, now: &Moment) -> Vec<Job> {
        let Some(looks) = self.away.looks.as_mut().filter(|looks| looks.under_way) else {
            return Vec::new();
        };
        looks.pause_ms = (looks.pause_ms * 2).min(LONGEST_PAUSE_MS);
        looks.next_ms = now.ms + looks.pause_ms;
        looks.under_way = false;
        if !answers {
            return Vec::new();
        }
        self.away.reached_ms = Some(looks.pause_ms);
        self.away.looks = None;
        self.away.came_back = true;
        let jobs = if self.may_run_again() { self.event(Event::Run, now) } else { Vec::new() };
        let text = self.known.words.get("network-back");
        self.tell(text, true);
        jobs
    }

    /// True where the page that is shown is the result of a check that found no network.
    fn shows_lack_of_network(&self) -> bool {
        let result = self.session.as_ref().and_then(Session::result_here);
        self.showing == Showing::Step && self.live.is_none() && result.is_some_and(lacks_network)
    }

    /// A check that failed for want of a network runs again by itself, unless it signs in.
    fn may_run_again(&self) -> bool {
        self.shows_lack_of_network() && !self.signs_in_here()
    }

    /// True where the network is back, and the check of this page waits for the person.
    pub(in crate::engine) fn waits_for_person(&self) -> bool {
        self.away.came_back && self.shows_lack_of_network()
    }

    /// True where the check of this page, or one that it needs, signs in.
    pub(in crate::engine) fn signs_in_here(&self) -> bool {
        if self.is_everything() {
            return self.planned_sign_in().is_some();
        }
        let Some(Step { kind: StepKind::Check(check), .. }) = self.step() else { return false };
        checks::closure(&check.run).iter().any(|check| check.declaration().counts_as_sign_in)
    }

    /// Before anything else: a check that ran while the computer slept is stopped. What its servers made of
    /// it is not known, and a connection that slept tells nothing.
    pub(super) fn stop_what_slept(&mut self, now: &Moment) -> Vec<Job> {
        let Some(before) = self.away.clocks.take() else { return Vec::new() };
        if self.live.is_none() || !slept(before, clocks(now), InSleep::HERE) {
            return Vec::new();
        }
        let showing = self.showing;
        let jobs = self.stop_run(now);
        // Whoever reads another page meanwhile stays there.
        self.showing = showing;
        self.away.slept_at = self.page_of_walk();
        jobs
    }

    /// True where the check of this page was stopped because the computer slept.
    pub(in crate::engine) fn slept_here(&self) -> bool {
        self.showing == Showing::Step
            && self.live.is_none()
            && self.away.slept_at.is_some()
            && self.away.slept_at == self.page_of_walk()
    }

    fn page_of_walk(&self) -> Option<(String, String, String)> {
        let session = self.session.as_ref()?;
        Some((session.id.clone(), session.guide.clone(), session.here().to_owned()))
    }

    /// After everything else: the looks that are due.
    pub(super) fn look_for_network(&mut self, now: &Moment) -> Option<Job> {
        if self.live.is_some() {
            self.away.clocks = Some(clocks(now));
            self.away.slept_at = None;
            // The check itself tells about the network.
            return None;
        }
        let looks = self.away.looks.as_mut()?;
        if looks.under_way || now.ms < looks.next_ms {
            return None;
        }
        looks.under_way = true;
        Some(Job::LookForNetwork)
    }

    /// How long the engine may sleep before it must look at something by itself; none where it need not.
    /// While nothing is offline, runs or waits, nothing wakes it.
    #[must_use]
    pub fn wakes_in(&self, now: &Moment) -> Option<Duration> {
        let clocks = self.live.as_ref().map(|_| CLOCKS_EVERY);
        let looks = self.away.looks.as_ref().filter(|looks| !looks.under_way);
        let looks = looks.filter(|_| self.live.is_none());
        let looks = looks.map(|looks| Duration::from_millis(looks.next_ms.saturating_sub(now.ms)));
        [clocks, looks, self.wait_ends_in(now)].into_iter().flatten().min()
    }
}

fn clocks(now: &Moment) -> Clocks {
    Clocks { unix: now.unix, steady_ms: now.ms }
}

/// True where a run found that there is no network.
fn lacks_network(report: &RunReport) -> bool {
    let runs = report.parts.iter().chain([report]);
    runs.flat_map(|run| &run.outcome.findings).any(|found| found.id == NO_INTERNET)
}

/// True where a run met the internet.
fn says_online(report: &RunReport) -> bool {
    let mut runs = report.parts.iter().chain([report]);
    runs.any(|run| run.check == ONLINE && run.outcome.verdict == Verdict::Pass)
}
