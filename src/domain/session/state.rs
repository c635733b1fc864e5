//! What a session remembers. This is what the journal holds.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::ChoiceId;
use crate::domain::finding::{RunId, RunReport};
use crate::domain::profile::FIRST_PROFILE;

/// One walk through a guide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// Its id, also its file's name.
    pub id: String,
    /// The profile that it belongs to; older files name none and belong to the first.
    #[serde(default = "first_profile")]
    pub profile: String,
    /// What the person calls it, where it was renamed.
    #[serde(default)]
    pub name: Option<String>,
    /// When it began, in Unix seconds.
    pub started: i64,
    /// When it last changed, in Unix seconds.
    pub changed: i64,
    /// How many events it has seen.
    pub events: u64,
    /// The guide in which the person is.
    pub guide: String,
    /// The stations, first to last; the last is where the person is.
    pub trail: Vec<Station>,
    /// Values that were entered, by name. None of them is a secret.
    pub values: BTreeMap<String, String>,
    /// The last answer of each question, kept when going back; by guide and step, see [`key`].
    pub chosen: BTreeMap<String, ChoiceId>,
    /// The ticked instructions of each fix, by guide and step.
    pub ticked: BTreeMap<String, BTreeSet<usize>>,
    /// The waits that were begun, by guide and step.
    pub waits: BTreeMap<String, Waiting>,
    /// The runs that came back, oldest first.
    pub runs: Vec<RunReport>,
    /// The run that is under way.
    pub running: Option<Running>,
    /// The number of the next run.
    pub next_run: u32,
}

/// A station of the route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Station {
    /// The guide. Empty in sessions from before one could go from guide to guide: there it is the
    /// session's.
    #[serde(default)]
    pub guide: String,
    /// The step.
    pub step: String,
    /// What was answered or done there; none where the person is.
    pub answer: Option<Answer>,
    /// When it was reached, in Unix seconds.
    pub at: i64,
    /// The run whose result is shown here, for a check.
    pub run: Option<RunId>,
}

/// What was answered or done at a station.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// A choice.
    Chose(ChoiceId),
    /// A value, by its name in `values`.
    Entered(String),
    /// A secret.
    EnteredSecret,
    /// “I don’t have it.”
    HasNot,
    /// A check ran.
    Checked(RunId),
    /// A check was skipped.
    Skipped,
    /// “I’ve done this.”
    Done,
    /// “I can’t do this.”
    Cannot,
    /// A wait was waited.
    Waited,
    /// The time of a wait was used.
    UsedTime,
    /// Another way out.
    Other(usize),
}

/// A run under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Running {
    /// Its number.
    pub run: RunId,
    /// The check.
    pub check: String,
    /// When it began, in Unix seconds.
    pub at: i64,
}

/// A wait that was begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// When it began, in Unix seconds.
    pub from: i64,
    /// When it is over, in Unix seconds.
    pub until: i64,
}

fn first_profile() -> String {
    FIRST_PROFILE.to_owned()
}

impl Session {
    /// A new session at the first step of a guide (or another).
    #[must_use]
    pub fn begin(id: String, guide: &str, step: &str, now: i64) -> Self {
        Self {
            id,
            profile: first_profile(),
            name: None,
            started: now,
            changed: now,
            events: 0,
            guide: guide.to_owned(),
            trail: vec![Station {
                guide: guide.to_owned(),
                step: step.to_owned(),
                answer: None,
                at: now,
                run: None,
            }],
            values: BTreeMap::new(),
            chosen: BTreeMap::new(),
            ticked: BTreeMap::new(),
            waits: BTreeMap::new(),
            runs: Vec::new(),
            running: None,
            next_run: 1,
        }
    }

    /// The same session for another profile than the first.
    #[must_use]
    pub fn of_profile(self, profile: &str) -> Self {
        Self { profile: profile.to_owned(), ..self }
    }

    /// The id of the step that the person is at.
    #[must_use]
    pub fn here(&self) -> &str {
        self.trail.last().map_or("", |station| &station.step)
    }

    /// The guide of a station.
    #[must_use]
    pub fn guide_of<'a>(&'a self, station: &'a Station) -> &'a str {
        if station.guide.is_empty() { &self.guide } else { &station.guide }
    }

    /// The last answer to the question where the person is.
    #[must_use]
    pub fn chosen_here(&self) -> Option<ChoiceId> {
        self.chosen.get(&self.key_here()).copied()
    }

    /// True where this instruction of the step where the person is was ticked.
    #[must_use]
    pub fn is_ticked_here(&self, nth: usize) -> bool {
        self.ticked.get(&self.key_here()).is_some_and(|ticked| ticked.contains(&nth))
    }

    /// The wait at the step where the person is.
    #[must_use]
    pub fn waiting_here(&self) -> Option<Waiting> {
        self.waits.get(&self.key_here()).copied()
    }

    /// The wait that is under way: at the step where the person is, or one whose time they use meanwhile.
    #[must_use]
    pub fn wait_under_way(&self) -> Option<Waiting> {
        let mut stations = self.trail.iter().enumerate().rev();
        stations.find_map(|(nth, station)| {
            let here = nth + 1 == self.trail.len();
            let counts = here || station.answer == Some(Answer::UsedTime);
            let waiting = self.waits.get(&key(self.guide_of(station), &station.step));
            waiting.filter(|_| counts).copied()
        })
    }

    /// The name under which things about the step where the person is are remembered.
    pub(super) fn key_here(&self) -> String {
        key(&self.guide, self.here())
    }

    /// A run by number.
    #[must_use]
    pub fn run(&self, run: RunId) -> Option<&RunReport> {
        self.runs.iter().find(|report| report.run == run)
    }

    /// The result that is shown at the step where the person is.
    #[must_use]
    pub fn result_here(&self) -> Option<&RunReport> {
        self.run(self.trail.last()?.run?)
    }

    /// The last run of a check before another one.
    #[must_use]
    pub fn run_before(&self, check: &str, run: RunId) -> Option<&RunReport> {
        self.runs.iter().rev().find(|report| report.check == check && report.run < run)
    }

    /// The next run gets a number after this one. Sessions that follow each other in one window share no
    /// numbers this way, so that a late answer to one fits no run of another.
    pub fn number_runs_after(&mut self, last: u32) {
        self.next_run = self.next_run.max(last.saturating_add(1));
    }

    /// A run that was under way when the program ended cannot come back.
    pub fn resume(&mut self) {
        self.running = None;
        self.name_guides();
    }

    /// Sessions from before one could go from guide to guide name the guide once, for all.
    pub(super) fn name_guides(&mut self) {
        let Self { guide, trail, chosen, ticked, waits, .. } = self;
        for station in trail.iter_mut().filter(|station| station.guide.is_empty()) {
            station.guide.clone_from(guide);
        }
        name_guide(chosen, guide);
        name_guide(ticked, guide);
        name_guide(waits, guide);
    }
}

/// The name under which things about a step are remembered. Two guides may have steps of one id.
fn key(guide: &str, step: &str) -> String {
    format!("{guide}/{step}")
}

fn name_guide<T>(by_step: &mut BTreeMap<String, T>, guide: &str) {
    let old = std::mem::take(by_step).into_iter();
    let named = |step: String| if step.contains('/') { step } else { key(guide, &step) };
    *by_step = old.map(|(step, value)| (named(step), value)).collect();
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a session of the first version looks like in its file.
    const OLD: &str = r#"{"id":"1-a","started":10,"changed":20,"events":3,"guide":"first",
        "trail":[{"step":"a","answer":{"Chose":{"Nth":1}},"at":10,"run":null},
                 {"step":"w","answer":null,"at":20,"run":null}],
        "values":{},"chosen":{"a":{"Nth":1}},"ticked":{"f":[0,2]},
        "waits":{"w":{"from":20,"until":80}},"runs":[],
        "running":{"run":1,"check":"computer.online","at":20},"next_run":2}"#;

    #[test]
    fn a_session_that_names_its_guide_once_is_still_read() {
        let mut session: Session = serde_json::from_str(OLD).unwrap();
        assert_eq!(session.guide_of(&session.trail[0]), "first");
        session.resume();
        assert!(session.running.is_none());
        assert_eq!(session.waiting_here(), Some(Waiting { from: 20, until: 80 }));
        session.trail.pop();
        assert_eq!(session.chosen_here(), Some(ChoiceId::Nth(1)));
        let again = session.clone();
        session.resume();
        assert_eq!(session, again, "what has its guide's name does not get it twice");
    }

    #[test]
    fn a_session_of_before_profiles_belongs_to_the_first() {
        let session = Session::begin("a".to_owned(), "guide", "step", 1).of_profile("other");
        let mut file = serde_json::to_value(&session).expect("written");
        let fields = file.as_object_mut().expect("fields");
        fields.remove("profile");
        fields.remove("name");
        let read: Session = serde_json::from_value(file).expect("read");
        assert_eq!(read.profile, FIRST_PROFILE);
        assert_eq!(read.name, None);
    }
}
