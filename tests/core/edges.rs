//! Every edge of every guide, and every pair of step and finding: each leads on, and each page has
//! its words.

use std::sync::Arc;

use refloat::checks;
use refloat::domain::finding::{Confidence, Evidence, Finding, Outcome, RunId, RunReport, Verdict};
use refloat::domain::guide::{
    Field, Guide, Index, Library, Step, StepKind, Target, builtin_catalog, builtin_library,
};
use refloat::domain::session::{ChoiceId, Event, Session};
use refloat::domain::text::{Language, Words};
use refloat::engine::command::{Command, ThemeChoice};
use refloat::engine::view::{Page, View};
use refloat::engine::{Arrival, Core, Input, JournalArrival, Knowledge, Moment};
use refloat::world::platform::SystemLook;
use refloat::world::store::Settings;

const NOW: i64 = 1_795_262_000;

fn library() -> Library {
    builtin_library().expect("the built-in guides")
}

fn at(guide: &Guide, step: &str) -> Session {
    Session::begin("test".to_owned(), &guide.id, step, NOW)
}

/// The guide and the step that a target of a guide with its parts leads to.
fn end_of(library: &Library, guide: &str, target: &Target) -> (String, String) {
    let Some(other) = &target.guide else { return (guide.to_owned(), target.step.clone()) };
    let found = library.guide(other).unwrap_or_else(|| panic!("no guide {other}"));
    // A jump leads to a guide's start, to a step of its own, or to the first step of a part.
    let step = match (target.step.as_str(), found.parts.get(&target.step)) {
        ("", _) => found.start.step.clone(),
        (_, Some(part)) => part.enters.clone().expect("the part can be entered").step,
        (step, None) => step.to_owned(),
    };
    (other.clone(), step)
}

/// The events that a person can cause at a step, each with the guide and step that it must lead to.
fn edges(library: &Library, guide: &Guide, step: &Step) -> Vec<(Event, (String, String))> {
    let to = |target: &Target| end_of(library, &guide.id, target);
    match &step.kind {
        StepKind::Question(question) => {
            let given = question.choices.iter().enumerate();
            given
                .map(|(nth, choice)| (Event::Chose(ChoiceId::Nth(nth)), to(&choice.to)))
                .chain([
                    (Event::Chose(ChoiceId::None), to(&question.none)),
                    (Event::Chose(ChoiceId::Unknown), to(&question.unknown)),
                ])
                .collect()
        }
        StepKind::Ask(ask) => {
            let entered = match ask.field {
                Field::Secret { .. } => Event::EnteredSecret,
                Field::Value { .. } => Event::Entered("api@shop.example".to_owned()),
            };
            vec![(entered, to(&ask.then)), (Event::HasNot, to(&ask.without))]
        }
        StepKind::Check(check) => vec![(Event::Skipped, to(&check.skip))],
        StepKind::Instruct(fix) => {
            vec![(Event::Done, to(&fix.then)), (Event::Cannot, to(&fix.cannot))]
        }
        StepKind::Wait(wait) => {
            let used = wait.use_time.iter().map(|way| (Event::UsedTime, to(&way.to)));
            used.chain([(Event::WaitOver, to(&wait.then))]).collect()
        }
        StepKind::Outcome(end) => {
            let others = end.others.iter().enumerate();
            others.map(|(nth, way)| (Event::Other(nth), to(&way.to))).collect()
        }
    }
}

#[test]
fn every_edge_leads_where_the_guide_says_and_back_again() {
    let library = library();
    let mut walked = 0;
    for guide in library.guides() {
        for step in guide.steps.values() {
            for (event, to) in edges(&library, guide, step) {
                let mut session = at(guide, &step.id);
                let shown = format!("{} {event:?}", step.id);
                session.apply(&library, event, NOW).unwrap_or_else(|no| panic!("{shown}: {no}"));
                assert_eq!((session.guide.as_str(), session.here()), (&*to.0, &*to.1), "{shown}");
                session.apply(&library, Event::Back, NOW).expect("back");
                assert_eq!(session.here(), step.id, "{shown}, and back");
                assert_eq!(session.guide, guide.id, "{shown}, and back");
                walked += 1;
            }
        }
    }
    assert!(walked > 100, "only {walked} edges");
}

fn report(check: &str, run: u32, verdict: Verdict, finding: Option<&str>) -> RunReport {
    let findings = finding.map(|id| {
        let seen = vec![Evidence::new("Shiprocket says", "Invalid email and password combination")];
        Finding::new(id, Confidence::Likely, seen)
    });
    let mut outcome = match findings {
        Some(finding) => Outcome::found(vec![finding]),
        None => Outcome::of(verdict),
    };
    outcome.verdict = verdict;
    let check = check.to_owned();
    RunReport { check, run: RunId(run), at: NOW, ms: 40, outcome, parts: Vec::new() }
}

#[test]
fn every_finding_and_verdict_of_a_check_leads_to_its_branch() {
    let library = library();
    let mut pairs = 0;
    for guide in library.guides() {
        for step in guide.steps.values() {
            let StepKind::Check(check) = &step.kind else { continue };
            let along = checks::closure(&check.run);
            let found = along.iter().flat_map(|check| check.declaration().findings);
            let verdicts = [Verdict::Pass, Verdict::Warn, Verdict::Inconclusive, Verdict::Skipped];
            let results = found
                .map(|&finding| (Verdict::Fail, Some(finding)))
                .chain(verdicts.map(|verdict| (verdict, None)));
            for (verdict, finding) in results {
                let mut session = at(guide, &step.id);
                session.apply(&library, Event::Run, NOW).expect("it runs");
                let report = report(&check.run, 1, verdict, finding);
                session.apply(&library, Event::Finished(Box::new(report)), NOW).expect("it ends");
                if verdict != Verdict::Pass {
                    assert_eq!(session.here(), step.id, "the result has no page of its own");
                    session.apply(&library, Event::Followed, NOW).expect("it leads on");
                }
                let wanted = check.branch(finding.unwrap_or(verdict.word())).expect("a branch");
                let (guide, step) = end_of(&library, &guide.id, wanted);
                let here = (session.guide.as_str(), session.here());
                assert_eq!(here, (&*guide, &*step), "{verdict:?} {finding:?}");
                pairs += 1;
            }
        }
    }
    assert!(pairs > 40, "only {pairs} pairs");
}

#[test]
fn a_late_answer_of_an_abandoned_run_changes_nothing() {
    let library = library();
    let guide = library.guide("shiprocket-login").expect("the guide");
    let mut session = at(guide, "check-login");
    session.apply(&library, Event::Run, NOW).expect("it runs");
    session.apply(&library, Event::Stopped, NOW).expect("it stops");
    let before = session.clone();
    let late = report("shiprocket.login", 1, Verdict::Pass, None);
    assert!(session.apply(&library, Event::Finished(Box::new(late)), NOW).is_err());
    assert_eq!(session, before);
}

fn knowledge() -> Arc<Knowledge> {
    let (library, catalog) = (library(), builtin_catalog().expect("the vocabulary"));
    let index = Index::build(&library, &catalog);
    Arc::new(Knowledge { library, catalog, words: Words::new(Language::English), index })
}

fn page_of(known: &Arc<Knowledge>, session: Session) -> View {
    let settings = Settings { first_start_done: true, ..Settings::default() };
    let mut core = Core::new(Arc::clone(known), settings, None, None, Vec::new());
    let now = Moment { unix: NOW + 60, ms: 60_000, zone: jiff::tz::TimeZone::UTC };
    let opened = Input::Arrival(Arrival::Journal(JournalArrival::Opened(Box::new(session))));
    core.handle(opened, &now);
    core.view(&now)
}

#[test]
fn every_pair_of_step_and_finding_has_a_page_with_words() {
    let known = knowledge();
    let mut seen = 0;
    for guide in known.library.guides() {
        for step in guide.steps.values() {
            for finding in known.catalog.findings().keys() {
                let mut session = at(guide, &step.id);
                session.runs.push(report("shiprocket.login", 1, Verdict::Fail, Some(finding)));
                if matches!(step.kind, StepKind::Check(_)) {
                    session.trail[0].run = Some(RunId(1));
                }
                let view = page_of(&known, session);
                assert!(!matches!(view.page, Page::Home(_)), "{} has no page", step.id);
                has_words(&view, &format!("{} with {finding}", step.id));
                seen += 1;
            }
        }
    }
    assert!(seen > 1_000, "only {seen} pairs");
}

#[test]
fn every_reason_has_its_words() {
    let known = knowledge();
    let guide = known.library.guide("shiprocket-login").expect("the guide");
    for reason in [
        "no-secret",
        "keyring-unavailable",
        "guard-wait",
        "guard-cannot-count",
        "left-out",
        "not-sent",
        "needs",
        "probe-broken",
        "way-changed",
        "one-clock",
        "clocks-disagree",
        "status-unreachable",
        "status-not-readable",
        "odd-answer",
        "too-slow",
        "computer-not-looked-at",
        "no-browsers-read",
        "browsers-not-known",
        "browsers-too-slow",
    ] {
        let mut session = at(guide, "check-login");
        let mut run = report("shiprocket.login", 1, Verdict::Skipped, None);
        run.outcome.reason = Some(reason.to_owned());
        run.outcome.until = Some(NOW + 1_800);
        session.runs.push(run);
        session.trail[0].run = Some(RunId(1));
        has_words(&page_of(&known, session), reason);
    }
}

/// A text that no file has shows as its id; no page may show one.
fn has_words(view: &View, what: &str) {
    const IDS: [&str; 16] = [
        "reason-",
        "check-",
        "passed-",
        "stage-",
        "verdict-",
        "topic-",
        "carries-",
        "vendor-",
        "slot-",
        "needed-for-",
        "node-",
        "result-primary-",
        "answer-",
        "guard-",
        "kept-in-",
        "to-",
    ];
    let value = serde_json::to_value(view).expect("a view is data");
    let mut open = vec![&value];
    while let Some(value) = open.pop() {
        match value {
            serde_json::Value::String(text) => {
                let id = IDS.iter().any(|id| text.starts_with(id)) && !text.contains(' ');
                assert!(!id, "{what}: the text “{text}” is missing");
            }
            serde_json::Value::Array(list) => open.extend(list),
            serde_json::Value::Object(fields) => open.extend(fields.values()),
            _ => {}
        }
    }
}

fn core_of(known: &Arc<Knowledge>, settings: Settings) -> (Core, Moment) {
    let core = Core::new(Arc::clone(known), settings, None, None, Vec::new());
    (core, Moment { unix: NOW, ms: 0, zone: jiff::tz::TimeZone::UTC })
}

#[test]
fn the_system_is_followed_until_the_person_chooses() {
    let (mut core, now) = core_of(&knowledge(), Settings::default());
    let look = SystemLook { less_motion: Some(true), high_contrast: Some(true) };
    core.handle(Input::Arrival(Arrival::SystemLook(look)), &now);
    let seen = core.view(&now).look;
    assert!(seen.less_motion);
    assert_eq!(seen.theme, ThemeChoice::HighContrast);
    core.handle(Input::Command(Command::LessMotion(false)), &now);
    core.handle(Input::Command(Command::Theme(ThemeChoice::Light)), &now);
    let seen = core.view(&now).look;
    assert!(!seen.less_motion);
    assert_eq!(seen.theme, ThemeChoice::Light);
}
