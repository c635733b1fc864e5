//! A sweep at the core, answer by answer: when the root cause rises, what comes late, sleep, and agreeing once.

use std::sync::Arc;
use std::time::Duration;

use refloat::checks::Progress;
use refloat::domain::finding::{
    CheckId, Confidence, Evidence, Finding, Outcome, RunId, RunReport, Verdict,
};
use refloat::domain::guide::{Index, builtin_catalog, builtin_library};
use refloat::domain::profile::parse;
use refloat::domain::text::{Language, Words};
use refloat::engine::command::Command;
use refloat::engine::view::{EverythingPage, LineState, Page};
use refloat::engine::{Arrival, Core, Input, Job, Knowledge, Moment, ShopArrival, ShopDone};
use refloat::world::store::{ReadProfiles, Settings, StoredProfile};

/// 21 November 2026.
const NOW: i64 = 1_795_262_000;

/// A set-up in which nobody signs in.
const SHIPSTATION: &str = "name = \"Harbour\"\n[shipstation]\n";
/// One in which somebody would, had they a password.
const SHIPROCKET: &str = "name = \"Harbour\"\n[shiprocket]\nemail = \"api-user@shop.example\"\n";

struct Person {
    core: Core,
    now: Moment,
}

impl Person {
    fn with(profile: &str) -> Self {
        let library = builtin_library().expect("the guides");
        let catalog = builtin_catalog().expect("the vocabulary");
        let index = Index::build(&library, &catalog);
        let words = Words::new(Language::English);
        let known = Arc::new(Knowledge { library, catalog, words, index });
        let settings = Settings { first_start_done: true, ..Settings::default() };
        let core = Core::new(known, settings, None, None, Vec::new());
        let now = Moment { unix: NOW, ms: 1_000, zone: jiff::tz::TimeZone::UTC };
        let mut person = Self { core, now };
        let profile = parse("default.toml", profile).expect("a profile");
        let profiles = vec![StoredProfile { id: "default".to_owned(), profile }];
        let read = ReadProfiles { profiles, ..ReadProfiles::default() };
        let done = ShopDone::Nothing;
        person.arrives(Arrival::Shops(ShopArrival { read, done }));
        person
    }

    fn send(&mut self, command: Command) -> Vec<Job> {
        self.core.handle(Input::Command(command), &self.now)
    }

    fn arrives(&mut self, arrival: Arrival) -> Vec<Job> {
        self.core.handle(Input::Arrival(arrival), &self.now)
    }

    fn page(&self) -> EverythingPage {
        match self.core.view(&self.now).page {
            Page::Everything(page) => *page,
            other => panic!("not at the sweep: {other:#?}"),
        }
    }

    /// Begins a sweep from Home.
    fn sweep(&mut self) -> RunId {
        let mut jobs = self.send(Command::CheckEverything);
        if matches!(self.core.view(&self.now).page, Page::BeforeEverything(_)) {
            jobs = self.send(Command::RunCheck);
        }
        run_of(&jobs).expect("it runs")
    }

    fn began(&mut self, run: RunId, check: CheckId) {
        self.arrives(Arrival::Progress(run, Progress::Began(check)));
    }

    fn ended(&mut self, run: RunId, check: &str, outcome: Outcome) {
        let report = report(check, run, outcome);
        self.arrives(Arrival::Progress(run, Progress::Ended(Box::new(report))));
    }

    fn pass(&mut self, time: Duration) {
        self.now.unix += i64::try_from(time.as_secs()).unwrap();
        self.now.ms += u64::try_from(time.as_millis()).unwrap();
    }
}

fn run_of(jobs: &[Job]) -> Option<RunId> {
    jobs.iter().find_map(|job| match job {
        Job::Sweep(order) => Some(order.run),
        _ => None,
    })
}

fn report(check: &str, run: RunId, outcome: Outcome) -> RunReport {
    RunReport { check: check.to_owned(), run, at: NOW, ms: 40, outcome, parts: Vec::new() }
}

fn certain(id: &str) -> Outcome {
    let seen = vec![Evidence::new("seen", "so")];
    Outcome::found(vec![Finding::certain(id, seen, Vec::new())])
}

/// Every check of the page that is not this one passes.
fn rest_passes(person: &mut Person, run: RunId, but: &[&str]) {
    let rows: Vec<String> = person.page().rows.into_iter().map(|row| row.check).collect();
    for check in rows.iter().filter(|check| !but.contains(&check.as_str())) {
        person.ended(run, check, Outcome::pass());
    }
}

#[test]
fn rows_come_alive_one_by_one_and_stay_where_they_are() {
    let mut person = Person::with(SHIPSTATION);
    let run = person.sweep();
    let before: Vec<String> = person.page().rows.into_iter().map(|row| row.check).collect();
    assert!(person.page().rows.iter().all(|row| row.state == LineState::Waiting));
    person.pass(Duration::from_millis(1_500));
    person.began(run, "computer.clock");
    person.began(run, "computer.online");
    person.ended(run, "computer.online", Outcome::pass());
    let page = person.page();
    let state = |check: &str| page.rows.iter().find(|row| row.check == check).expect("it").state;
    assert_eq!(state("computer.clock"), LineState::Checking(15));
    assert_eq!(state("computer.online"), LineState::Ended(Verdict::Pass));
    assert_eq!(page.done.0, 1);
    let after: Vec<String> = page.rows.into_iter().map(|row| row.check).collect();
    assert_eq!(before, after);
}

#[test]
fn a_cause_rises_only_when_nothing_that_runs_can_stand_before_it() {
    let mut person = Person::with(SHIPSTATION);
    let run = person.sweep();
    person.ended(run, "shipstation.path", certain("certificate-wrong-name"));
    let page = person.page();
    assert!(page.cause.is_none(), "the computer has not been looked at yet: {:#?}", page.cause);
    assert!(page.news.is_some_and(|news| news.starts_with("Not working: ")));
    // What reads the browsers can find nothing that explains it, and may go on.
    rest_passes(&mut person, run, &["shipstation.path", "computer.browsers"]);
    let page = person.page();
    assert!(page.running);
    let cause = page.cause.expect("it stands");
    assert_eq!(cause.id, "certificate-wrong-name");
    assert_eq!(page.rows[0].check, "shipstation.path");
}

#[test]
fn what_is_only_likely_waits_for_the_end() {
    let mut person = Person::with(SHIPSTATION);
    let run = person.sweep();
    let seen = vec![Evidence::new("seen", "so")];
    let likely = Finding::new("host-silent", Confidence::Likely, seen);
    person.ended(run, "shipstation.path", Outcome::found(vec![likely]));
    rest_passes(&mut person, run, &["shipstation.path", "computer.browsers"]);
    assert!(person.page().cause.is_none());
}

#[test]
fn late_answers_of_a_stopped_run_change_nothing() {
    let mut person = Person::with(SHIPSTATION);
    let run = person.sweep();
    person.ended(run, "computer.online", Outcome::pass());
    let jobs = person.send(Command::Stop);
    assert!(jobs.iter().any(|job| matches!(job, Job::Cancel(cancelled) if *cancelled == run)));
    let stopped = person.page();
    assert!(!stopped.running);
    assert!(stopped.rows.iter().any(|row| row.seen == "stopped"));
    person.ended(run, "computer.clock", certain("local-clock-wrong"));
    let late = report("everything", run, certain("local-clock-wrong"));
    person.arrives(Arrival::Checked(run, Some(Box::new(late))));
    assert_eq!(person.page(), stopped);
    let again = run_of(&person.send(Command::RunCheck)).expect("it runs again");
    assert!(again > run);
    person.ended(run, "computer.clock", certain("local-clock-wrong"));
    assert!(person.page().rows.iter().all(|row| row.state == LineState::Waiting));
}

#[test]
fn a_computer_that_slept_has_stopped_the_sweep() {
    let mut person = Person::with(SHIPSTATION);
    let run = person.sweep();
    person.ended(run, "computer.online", Outcome::pass());
    person.now.unix += 3_600;
    if cfg!(windows) {
        person.now.ms += 3_600_000;
    }
    let jobs = person.core.handle(Input::Due, &person.now);
    assert!(jobs.iter().any(|job| matches!(job, Job::Cancel(_))), "{jobs:?}");
    let view = person.core.view(&person.now);
    assert!(view.chrome.notices.iter().any(|notice| notice.strong.contains("slept")));
    assert!(!person.page().running);
}

#[test]
fn what_was_agreed_to_is_not_asked_again_until_more_would_be_sent() {
    let mut person = Person::with(SHIPSTATION);
    let jobs = person.send(Command::CheckEverything);
    assert!(run_of(&jobs).is_none(), "it ran before anybody knew what it sends");
    let jobs = person.send(Command::RunCheck);
    assert!(jobs.iter().any(|job| matches!(job, Job::SaveSettings(_))), "{jobs:?}");
    person.send(Command::Stop);
    person.send(Command::Home);
    assert!(run_of(&person.send(Command::CheckEverything)).is_some(), "it asks once more");
    person.send(Command::Home);
    let profile =
        parse("default.toml", &format!("{SHIPSTATION}[shiprocket]\nemail = \"a@b.example\"\n"));
    let profile = profile.expect("a profile");
    let profiles = vec![StoredProfile { id: "default".to_owned(), profile }];
    let read = ReadProfiles { profiles, ..ReadProfiles::default() };
    person.arrives(Arrival::Shops(ShopArrival { read, done: ShopDone::Nothing }));
    assert!(run_of(&person.send(Command::CheckEverything)).is_none(), "Shiprocket is new");
}

#[test]
fn without_a_key_the_sign_in_is_offered_and_nothing_waits_for_it() {
    let mut person = Person::with(SHIPROCKET);
    person.send(Command::CheckEverything);
    let Page::BeforeEverything(page) = person.core.view(&person.now).page else {
        panic!("not before the sweep")
    };
    assert_eq!(page.missing.len(), 1, "{:?}", page.missing);
    assert!(page.receivers.iter().all(|one| !one.secret), "{:?}", page.receivers);
    person.send(Command::OfferKey(page.missing[0].slot));
    assert!(matches!(person.core.view(&person.now).page, Page::AddKey(_)));
    person.send(Command::Back);
    person.send(Command::Back);
    assert!(matches!(person.core.view(&person.now).page, Page::BeforeEverything(_)));
    assert!(run_of(&person.send(Command::RunCheck)).is_some());
}
