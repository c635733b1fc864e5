//! The network goes away, or the computer does, while somebody works; and waits that tell.

use std::sync::Arc;
use std::time::Duration;

use refloat::domain::finding::{Confidence, Evidence, Finding, Outcome, RunId, RunReport, Verdict};
use refloat::domain::guide::{Index, Library, builtin_catalog, builtin_library, load};
use refloat::domain::text::{Language, Words};
use refloat::engine::command::{Command, Errand};
use refloat::engine::view::{Notice, NoticeAction, Page, View};
use refloat::engine::{Arrival, Core, Input, Job, Knowledge, Moment};
use refloat::world::store::{Home, Loaded, Settings, SettingsFile};

use crate::desk::Desk;

/// 21 November 2026.
const NOW: i64 = 1_795_262_000;

/// A check that signs in nowhere, one that does, and a wait.
const GUIDE: &str = r#"
id = "away"
title = "Something is wrong"
topic = "shiprocket"
goal = "It works"
start = "path"
symptoms = ["away"]
sources = ["a test"]
reviewed = 2026-11-21

[steps.path]
kind = "check"
code = "K2A"
title = "Ready to look at the way to Shiprocket"
label = "The way"
run = "shiprocket.path"
skip = "login"

[steps.path.on]
pass = "login"

[steps.login]
kind = "check"
code = "K3A"
title = "Ready to sign in"
label = "Sign-in"
run = "shiprocket.login"
skip = "wait"

[steps.login.on]
pass = "wait"

[steps.wait]
kind = "wait"
code = "K4A"
title = "Wait half an hour"
label = "Wait"
minutes = 30
then = "login"
use_time = { say = "Use the time", to = "path" }
"#;

/// A person at the core, with clocks that stand still until they are moved.
struct Person {
    core: Core,
    now: Moment,
}

impl Person {
    fn new() -> Self {
        Self::with(Settings { first_start_done: true, ..Settings::default() })
    }

    fn with(settings: Settings) -> Self {
        let own = load("away.toml", GUIDE, true).expect("a guide");
        let built_in = builtin_library().expect("the guides");
        let library = Library::new(built_in.sources().cloned().chain([own]).collect());
        let catalog = builtin_catalog().expect("the vocabulary");
        let index = Index::build(&library, &catalog);
        let words = Words::new(Language::English);
        let known = Arc::new(Knowledge { library, catalog, words, index });
        let core = Core::new(known, settings, None, None, Vec::new());
        let now = Moment { unix: NOW, ms: 1_000, zone: jiff::tz::TimeZone::UTC };
        Self { core, now }
    }

    /// At a step of the test's guide.
    fn at(step: &str) -> Self {
        let mut person = Self::new();
        person.open("away", step);
        person
    }

    fn open(&mut self, guide: &str, step: &str) {
        self.send(Command::Open { guide: guide.to_owned(), step: Some(step.to_owned()) });
    }

    fn send(&mut self, command: Command) -> Vec<Job> {
        self.core.handle(Input::Command(command), &self.now)
    }

    fn arrives(&mut self, arrival: Arrival) -> Vec<Job> {
        self.core.handle(Input::Arrival(arrival), &self.now)
    }

    fn view(&self) -> View {
        self.core.view(&self.now)
    }

    /// Lets the engine sleep until it wakes by itself.
    fn due(&mut self) -> (Duration, Vec<Job>) {
        let rest = self.core.wakes_in(&self.now).expect("something to wake for");
        self.pass(rest);
        (rest, self.core.handle(Input::Due, &self.now))
    }

    /// Time passes on both clocks.
    fn pass(&mut self, time: Duration) {
        self.now.unix += i64::try_from(time.as_secs()).unwrap();
        self.now.ms += u64::try_from(time.as_millis()).unwrap();
    }

    /// The computer sleeps: what its clocks make of it is the system's own.
    fn sleep(&mut self, time: Duration) {
        self.now.unix += i64::try_from(time.as_secs()).unwrap();
        if cfg!(windows) {
            self.now.ms += u64::try_from(time.as_millis()).unwrap();
        }
    }

    /// Runs the check of this page.
    fn run(&mut self) -> RunId {
        run_of(&self.send(Command::RunCheck)).expect("it runs")
    }

    /// Runs it, and there is no network.
    fn runs_without_network(&mut self, check: &str) {
        let run = self.run();
        self.arrives(Arrival::Checked(run, Some(Box::new(no_network(check, run)))));
        let page = self.view().page;
        assert!(matches!(page, Page::Result(_)), "{page:#?}");
    }

    /// A look finds this, after the pause that it took until the look.
    fn looks(&mut self, answers: bool) -> (Duration, Vec<Job>) {
        let (rest, jobs) = self.due();
        assert!(matches!(jobs[..], [Job::LookForNetwork]), "{jobs:?}");
        assert_eq!(self.core.wakes_in(&self.now), None, "one look at a time");
        (rest, self.arrives(Arrival::Network(answers)))
    }
}

fn run_of(jobs: &[Job]) -> Option<RunId> {
    jobs.iter().find_map(|job| match job {
        Job::Run(order) => Some(order.run),
        _ => None,
    })
}

fn report(check: &str, run: RunId, outcome: Outcome) -> RunReport {
    RunReport { check: check.to_owned(), run, at: NOW, ms: 40, outcome, parts: Vec::new() }
}

fn no_network(check: &str, run: RunId) -> RunReport {
    let seen = vec![Evidence::new("internet", "nobody answers")];
    let finding = Finding::new("no-internet", Confidence::Likely, seen);
    report(check, run, Outcome::found(vec![finding]))
}

/// The notice that begins with these words.
fn says<'a>(view: &'a View, strong: &str) -> Option<&'a Notice> {
    view.chrome.notices.iter().find(|notice| notice.strong == strong)
}

const OFFLINE: &str = "This computer is offline.";
const BACK: &str = "The network is back.";
const SLEPT: &str = "This computer slept while the check ran, so it was stopped.";

#[test]
fn while_it_is_offline_every_page_says_so_and_every_step_opens() {
    let mut person = Person::at("path");
    assert!(says(&person.view(), OFFLINE).is_none());
    person.runs_without_network("shiprocket.path");
    assert!(says(&person.view(), OFFLINE).is_some());
    for command in [Command::ShowSettings, Command::ShowKeys, Command::Home] {
        person.send(command);
        assert!(says(&person.view(), OFFLINE).is_some(), "{:?}", person.view().page);
    }
    let library = builtin_library().expect("the guides");
    for guide in library.sources().filter(|guide| !guide.part) {
        for step in guide.steps.keys() {
            person.open(&guide.id, step);
            let view = person.view();
            assert!(!matches!(view.page, Page::Home(_)), "{} {step} does not open", guide.id);
            assert!(says(&view, OFFLINE).is_some(), "{} {step} does not say it", guide.id);
        }
    }
}

#[test]
fn it_looks_less_and_less_often_and_never_while_it_is_online() {
    let mut person = Person::at("path");
    assert_eq!(person.core.wakes_in(&person.now), None, "nothing to wake for");
    let run = person.run();
    let passed = report("shiprocket.path", run, Outcome::of(Verdict::Pass));
    person.arrives(Arrival::Checked(run, Some(Box::new(passed))));
    assert_eq!(person.core.wakes_in(&person.now), None, "online, so it looks for nothing");
    person.open("away", "path");
    person.runs_without_network("shiprocket.path");
    let pauses: Vec<u64> = (0..6).map(|_| person.looks(false).0.as_secs()).collect();
    assert_eq!(pauses, [5, 10, 20, 40, 60, 60]);
    assert!(says(&person.view(), OFFLINE).is_some());
}

#[test]
fn when_the_network_is_back_the_check_on_the_page_runs_again_once() {
    let mut person = Person::at("path");
    person.runs_without_network("shiprocket.path");
    person.looks(false);
    let (_, jobs) = person.looks(true);
    assert!(run_of(&jobs).is_some(), "{jobs:?}");
    let view = person.view();
    assert!(matches!(view.page, Page::Running(_)), "{:#?}", view.page);
    assert!(says(&view, OFFLINE).is_none());
    assert_eq!(view.toast.map(|toast| toast.text).as_deref(), Some(BACK));
    let again = person.arrives(Arrival::Network(true));
    assert!(again.is_empty(), "a late look starts nothing: {again:?}");
    assert!(run_of(&person.send(Command::RunCheck)).is_none(), "it runs already");
}

#[test]
fn a_check_that_signs_in_waits_for_the_person() {
    let mut person = Person::at("login");
    person.runs_without_network("shiprocket.login");
    let (_, jobs) = person.looks(true);
    assert!(jobs.is_empty(), "nothing runs by itself: {jobs:?}");
    let view = person.view();
    assert!(matches!(view.page, Page::Result(_)), "{:#?}", view.page);
    let notice = says(&view, BACK).expect("it is said");
    assert_eq!(notice.action, Some(NoticeAction::RunNow));
    assert_eq!(person.core.wakes_in(&person.now), None, "it looks for nothing any more");
    person.run();
    assert!(says(&person.view(), BACK).is_none());
}

#[test]
fn no_sign_in_is_offered_while_the_guard_says_no() {
    let mut person = Person::at("login");
    person.runs_without_network("shiprocket.login");
    person.arrives(Arrival::Standing(2, Some(NOW + 1_800)));
    person.looks(true);
    let view = person.view();
    assert_eq!(says(&view, BACK).expect("it is said").action, None);
}

#[test]
fn who_left_the_page_is_not_disturbed() {
    for leave in [Command::Home, Command::ShowSettings, Command::SkipCheck, Command::Back] {
        let mut person = Person::at("path");
        person.runs_without_network("shiprocket.path");
        person.send(leave.clone());
        let before = person.view();
        let (_, jobs) = person.looks(true);
        let after = person.view();
        assert!(jobs.is_empty(), "{leave:?}: {jobs:?}");
        assert_eq!((after.turn, after.page), (before.turn, before.page), "{leave:?}");
        assert!(says(&person.view(), OFFLINE).is_none());
        assert_eq!(after.toast.map(|toast| toast.text).as_deref(), Some(BACK));
    }
}

#[test]
fn a_network_that_comes_and_goes_is_not_asked_all_the_time() {
    let mut person = Person::at("path");
    person.runs_without_network("shiprocket.path");
    let mut pauses = Vec::new();
    for _ in 0..5 {
        let (rest, jobs) = person.looks(true);
        pauses.push(rest.as_secs());
        let run = run_of(&jobs).expect("it runs again");
        person.arrives(Arrival::Checked(run, Some(Box::new(no_network("shiprocket.path", run)))));
    }
    assert_eq!(pauses, [5, 10, 20, 40, 60]);
}

#[test]
fn the_network_comes_back_in_practice_too() {
    let desk = Desk::practise("shiprocket-network-comes-back");
    desk.to_the_check("FAKE-api-password-7d");
    let view = desk.turn(Command::RunCheck);
    assert!(matches!(view.page, Page::Result(_)), "{:#?}", view.page);
    assert!(says(&view, OFFLINE).is_some());
    let view = desk.wait("the network", |view| says(view, BACK).is_some());
    assert_eq!(says(&view, BACK).and_then(|notice| notice.action), Some(NoticeAction::RunNow));
    let view = desk.turn(Command::RunCheck);
    assert!(says(&view, OFFLINE).is_none());
    assert!(!matches!(view.page, Page::Result(_)), "it works: {:#?}", view.page);
}

#[test]
fn a_check_that_ran_while_the_computer_slept_is_stopped() {
    let mut person = Person::at("login");
    let run = person.run();
    person.sleep(Duration::from_secs(3_600));
    let (_, jobs) = person.due();
    assert!(jobs.iter().any(|job| matches!(job, Job::Cancel(stopped) if *stopped == run)));
    assert!(jobs.iter().any(|job| matches!(job, Job::Save(_))), "{jobs:?}");
    let view = person.view();
    assert!(matches!(view.page, Page::BeforeCheck(_)), "{:#?}", view.page);
    let notice = says(&view, SLEPT).expect("it is said");
    assert_eq!(notice.text, "Nothing was changed; run it again.");
    // What comes in late changes nothing; running it again takes the notice away.
    let late = report("shiprocket.login", run, Outcome::of(Verdict::Pass));
    person.arrives(Arrival::Checked(run, Some(Box::new(late))));
    assert_eq!(person.view(), view);
    person.run();
    assert!(says(&person.view(), SLEPT).is_none());
}

#[test]
fn a_sign_in_that_slept_counts_as_a_try() {
    let mut person = Person::at("login");
    person.run();
    person.sleep(Duration::from_secs(60));
    person.due();
    // The guard wrote the try down before it was sent, and an unsettled one counts.
    person.arrives(Arrival::Standing(1, None));
    let Page::BeforeCheck(page) = person.view().page else { panic!("{:#?}", person.view().page) };
    let guard = page.guard.expect("the tries that are left");
    assert!(guard.contains("One more is left"), "{guard}");
}

#[test]
fn who_reads_another_page_when_the_computer_wakes_stays_there() {
    let mut person = Person::at("path");
    person.run();
    person.send(Command::ShowKeys);
    person.sleep(Duration::from_secs(3_600));
    person.due();
    assert!(matches!(person.view().page, Page::Keys(_)), "{:#?}", person.view().page);
    person.send(Command::Back);
    assert!(says(&person.view(), SLEPT).is_some());
}

#[test]
fn a_slow_check_is_not_taken_for_sleep() {
    let mut person = Person::at("path");
    let run = person.run();
    for _ in 0..10 {
        let (_, jobs) = person.due();
        assert!(jobs.is_empty(), "{jobs:?}");
    }
    let late = report("shiprocket.path", run, Outcome::inconclusive("too-slow"));
    person.arrives(Arrival::Checked(run, Some(Box::new(late))));
    assert!(matches!(person.view().page, Page::Result(_)), "{:#?}", person.view().page);
}

/// At the wait, which has begun.
fn waiting(settings: Settings) -> Person {
    let mut person = Person::with(Settings { first_start_done: true, ..settings });
    person.open("away", "login");
    person.send(Command::SkipCheck);
    let Page::Wait(page) = person.view().page else { panic!("{:#?}", person.view().page) };
    assert_eq!(page.left_s, 1_800);
    person
}

/// Sleeps through the wait, and gives back what is done at its end.
fn to_its_end(person: &mut Person) -> Vec<Job> {
    let end = NOW + 1_800;
    while person.now.unix < end {
        let (rest, jobs) = person.due();
        assert!(rest <= Duration::from_secs(60), "a computer that slept is late by {rest:?}");
        if person.now.unix >= end {
            return jobs;
        }
        assert!(jobs.is_empty(), "too early: {jobs:?}");
    }
    panic!("the wait did not end")
}

#[test]
fn the_end_of_a_wait_turns_the_page_and_tells_the_person_once() {
    let mut person = waiting(Settings::default());
    let before = person.view();
    let jobs = to_its_end(&mut person);
    let [Job::Notify { title, body }, Job::Errand(Errand::Attention)] = &jobs[..] else {
        panic!("{jobs:?}")
    };
    assert_eq!(
        (&**title, &**body),
        ("The wait is over", "You can try once now. Refloat shows how.")
    );
    let view = person.view();
    let Page::Wait(page) = &view.page else { panic!("{:#?}", view.page) };
    assert_eq!((page.left_s, &*page.when), (0, "you can try once now"));
    assert_ne!(view.turn, before.turn, "it is announced");
    assert_eq!(person.core.wakes_in(&person.now), None, "nothing is left to wake for");
    assert!(person.send(Command::Tock).is_empty(), "told twice");
}

#[test]
fn who_does_not_want_to_be_told_is_not() {
    let mut person = waiting(Settings::default());
    let jobs = person.send(Command::NotifyWaits(false));
    assert!(matches!(&jobs[..], [Job::SaveSettings(saved)] if !saved.notify_waits), "{jobs:?}");
    let Page::Wait(page) = person.view().page else { panic!() };
    assert!(!page.tell);
    let jobs = to_its_end(&mut person);
    assert!(jobs.is_empty(), "{jobs:?}");
    let Page::Wait(page) = person.view().page else { panic!() };
    assert_eq!(page.left_s, 0);
}

#[test]
fn a_wait_that_was_left_at_home_tells_all_the_same_and_one_that_was_given_up_does_not() {
    let mut person = waiting(Settings::default());
    person.send(Command::Home);
    let jobs = to_its_end(&mut person);
    assert!(matches!(jobs[..], [Job::Notify { .. }, _]), "{jobs:?}");
    assert!(matches!(person.view().page, Page::Home(_)));
    let mut person = waiting(Settings::default());
    person.send(Command::Back);
    assert_eq!(person.core.wakes_in(&person.now), None);
}

#[test]
fn who_uses_the_time_of_a_wait_is_told_without_being_disturbed() {
    let mut person = waiting(Settings::default());
    person.send(Command::UseTime);
    let before = person.view();
    assert!(matches!(before.page, Page::BeforeCheck(_)), "{:#?}", before.page);
    let jobs = to_its_end(&mut person);
    assert!(matches!(jobs[..], [Job::Notify { .. }, _]), "{jobs:?}");
    assert_eq!(person.view(), before);
}

#[test]
fn a_wait_goes_on_after_a_restart() {
    let desk = Desk::practise("shiprocket-healthy");
    let guide = "shiprocket-login".to_owned();
    desk.turn(Command::Open { guide, step: Some("check-login".to_owned()) });
    // Skipped by the guard would lead there; so does the way through the fix.
    desk.turn(Command::Home);
    let Desk { handle, home, .. } = desk;
    drop(handle);
    let folder = Home::at(home.path()).practice();
    let journal = refloat::world::store::Journal::new(&folder);
    let saved = journal.list().expect("the sessions");
    let now = jiff::Timestamp::now();
    let Ok(Loaded::Found(mut session)) =
        journal.load::<refloat::domain::session::Session>(&saved[0].id, now)
    else {
        panic!("no session")
    };
    let from = now.as_second() - 600;
    session.trail[0].step = "wait-guard".to_owned();
    let waiting = refloat::domain::session::Waiting { from, until: from + 1_800 };
    session.waits.insert("shiprocket-login/wait-guard".to_owned(), waiting);
    journal.save(&session.id, &session).expect("saved");
    let desk = Desk::at(home, Some("shiprocket-healthy"));
    let view = desk.turn(Command::Continue);
    let Page::Wait(page) = &view.page else { panic!("{:#?}", view.page) };
    assert!((1..=1_200).contains(&page.left_s), "{} seconds are left", page.left_s);
    assert!(page.part > 0.3, "a third is over");
}

#[test]
fn what_the_person_chose_about_being_told_is_kept() {
    let desk = Desk::practise("shiprocket-healthy");
    desk.handle.send(Command::NotifyWaits(false));
    desk.handle.send(Command::Zoom(150));
    desk.wait("the next command", |view| view.look.zoom == 150);
    let settings = SettingsFile::new(&Home::at(desk.home.path()));
    let Ok(Loaded::Found(saved)) = settings.load(jiff::Timestamp::now()) else { panic!() };
    assert!(!saved.notify_waits);
}

#[test]
fn a_late_answer_of_an_abandoned_run_changes_nothing() {
    let mut person = Person::at("path");
    let stopped = person.run();
    person.send(Command::Stop);
    let second = person.run();
    let view = person.view();
    let late = |run| Some(Box::new(no_network("shiprocket.path", run)));
    let jobs = person.arrives(Arrival::Checked(stopped, late(stopped)));
    assert!(jobs.is_empty(), "{jobs:?}");
    assert_eq!(person.view(), view, "another run is under way");
    person.arrives(Arrival::Checked(second, late(second)));
    let view = person.view();
    let jobs = person.arrives(Arrival::Checked(second, late(second)));
    assert!(jobs.is_empty(), "the same answer twice: {jobs:?}");
    assert_eq!(person.view(), view);
}

#[test]
fn a_late_answer_fits_no_run_of_the_next_walk() {
    let mut person = Person::at("login");
    let left = person.run();
    person.send(Command::Home);
    person.open("away", "login");
    let here = person.run();
    assert_ne!(here, left, "two walks of one window share a number");
    let view = person.view();
    let works = report("shiprocket.login", left, Outcome::of(Verdict::Pass));
    let jobs = person.arrives(Arrival::Checked(left, Some(Box::new(works))));
    assert!(jobs.is_empty(), "{jobs:?}");
    assert_eq!(person.view(), view);
}
