//! What an old browser of this computer changes on the pages, and how a private window is asked for.

use std::sync::Arc;

use refloat::checks::practice::scenarios;
use refloat::domain::guide::{Index, Library, builtin_catalog, load};
use refloat::domain::session::ChoiceId;
use refloat::domain::text::{Language, Words};
use refloat::engine::command::Command;
use refloat::engine::view::{Page, QuestionPage, View};
use refloat::engine::{Arrival, Core, Input, Job, Knowledge, Moment};
use refloat::world::platform::browsers::{Browser, Make, Version};
use refloat::world::store::{Home, Settings};

use crate::desk::Desk;

/// 21 November 2026.
const NOW: i64 = 1_795_262_000;

const GUIDE: &str = r#"
id = "page-spins"
title = "The page only spins"
topic = "sign-in"
goal = "Signed in"
start = "which"
symptoms = ["spins"]
sources = ["a test"]
reviewed = 2026-11-21

[steps.which]
kind = "question"
code = "K2A"
title = "What do you see?"
label = "What"
choices = [
  { say = "A wheel that turns", to = "private" },
  { say = "A word about an old browser", to = "private", means = "outdated-browser" },
]
none = "end"
unknown = "private"

[steps.private]
kind = "instruct"
code = "K3A"
title = "Try a private window"
label = "Private window"
do = [{ say = "Sign in there", private = "https://app.shiprocket.in/" }]
then = "which"
cannot = "end"

[steps.end]
kind = "outcome"
code = "K4A"
title = "It cannot be told from here"
label = "Cannot tell"
resolution = "cannot-tell"
"#;

fn core() -> (Core, Moment) {
    let guide = load("page-spins.toml", GUIDE, true).expect("a guide");
    let (library, catalog) =
        (Library::new(vec![guide]), builtin_catalog().expect("the vocabulary"));
    let index = Index::build(&library, &catalog);
    let words = Words::new(Language::English);
    let known = Arc::new(Knowledge { library, catalog, words, index });
    let settings = Settings { first_start_done: true, ..Settings::default() };
    let now = Moment { unix: NOW, ms: 0, zone: jiff::tz::TimeZone::UTC };
    (Core::new(known, settings, None, None, Vec::new()), now)
}

fn open() -> Command {
    Command::Open { guide: "page-spins".to_owned(), step: None }
}

fn question(view: &View) -> &QuestionPage {
    let Page::Question(page) = &view.page else { panic!("no question: {:#?}", view.page) };
    page
}

/// The notice of the question when these are the browsers, with the choice that is called likely.
fn noticed(browsers: &[(&str, &str, bool)]) -> Option<(String, ChoiceId)> {
    let (mut core, now) = core();
    core.handle(Input::Command(open()), &now);
    let browsers = browsers.iter().map(|(name, version, is_default)| Browser {
        is_default: *is_default,
        ..Browser::new(Make::of_word(name), Version::find(version))
    });
    core.handle(Input::Arrival(Arrival::Browsers(browsers.collect())), &now);
    let view = core.view(&now);
    let page = question(&view);
    let likely = page.choices.iter().find(|choice| choice.likely).map(|choice| choice.id);
    let notice = page.noticed.as_ref();
    assert_eq!(notice.is_some(), likely.is_some(), "a suggestion has its reason: {page:#?}");
    Some((notice?.text.clone(), likely?))
}

#[test]
fn an_old_default_browser_is_noticed_beside_the_choice_it_speaks_for() {
    let (text, likely) = noticed(&[("firefox", "128.0", true)]).expect("a notice");
    assert!(text.starts_with("Firefox 128.0 is over 2 years old."), "{text}");
    assert_eq!(likely, ChoiceId::Nth(1));
    let (text, _) = noticed(&[("firefox", "144.0", true)]).expect("a notice");
    assert!(text.starts_with("Firefox 144.0 is over a year old."), "{text}");
    let (text, _) = noticed(&[("chrome", "143.0.1.1", true)]).expect("a notice");
    assert!(text.starts_with("Chrome 143.0.1.1 is over half a year old."), "{text}");
}

#[test]
fn nothing_is_noticed_where_nothing_is_old_or_known() {
    assert_eq!(noticed(&[("firefox", "154.0", true)]), None);
    assert_eq!(noticed(&[("chrome", "151.0.1.1", true), ("firefox", "60.0", false)]), None);
    assert_eq!(noticed(&[("Opera", "9.80", true)]), None);
    assert_eq!(noticed(&[]), None);
}

#[test]
fn the_browsers_are_looked_up_once_and_only_for_a_question_that_turns_on_them() {
    let asks = |jobs: Vec<Job>| jobs.iter().filter(|it| matches!(it, Job::LookAtBrowsers)).count();
    let (mut core, now) = core();
    assert_eq!(asks(core.handle(Input::Command(Command::ShowSettings), &now)), 0);
    assert_eq!(asks(core.handle(Input::Command(open()), &now)), 1);
    assert_eq!(asks(core.handle(Input::Command(Command::Choose(ChoiceId::Nth(0))), &now)), 0);
    assert_eq!(asks(core.handle(Input::Command(Command::Back), &now)), 0);
}

#[test]
fn the_page_shows_nothing_of_browsers_before_the_answer_is_there() {
    let (mut core, now) = core();
    core.handle(Input::Command(open()), &now);
    assert_eq!(question(&core.view(&now)).noticed, None);
}

#[test]
fn a_private_page_of_an_instruction_is_asked_for_as_such() {
    let (mut core, now) = core();
    core.handle(Input::Command(open()), &now);
    core.handle(Input::Command(Command::Choose(ChoiceId::Nth(0))), &now);
    let view = core.view(&now);
    let Page::Fix(page) = &view.page else { panic!("no fix: {:#?}", view.page) };
    let address = page.instructions[0].private.clone().expect("an address");
    assert_eq!(address, "https://app.shiprocket.in/");
    let jobs = core.handle(Input::Command(Command::OpenPrivate(address.clone())), &now);
    assert!(matches!(&jobs[..], [Job::OpenPrivate(asked)] if *asked == address), "{jobs:?}");
}

#[test]
fn practice_shows_the_browsers_that_the_scenario_states() {
    let home = tempfile::tempdir().expect("a folder");
    let guides = Home::at(home.path()).practice().guides();
    std::fs::create_dir_all(&guides).expect("a folder");
    std::fs::write(guides.join("page-spins.toml"), GUIDE).expect("written");
    let desk = Desk::at(home, Some("computer-browser-outdated-default"));
    desk.handle.send(Command::Begin);
    desk.wait("Home", |view| matches!(view.page, Page::Home(_)));
    desk.turn(open());
    let view = desk.wait("the notice", |view| question(view).noticed.is_some());
    let text = question(&view).noticed.as_ref().map(|it| it.text.clone()).unwrap_or_default();
    assert!(text.starts_with("Firefox 115.0 is over "), "{text}");
}

#[test]
fn what_scenarios_call_current_is_at_the_top_of_the_list() {
    // When the list is kept up, these scenarios are too.
    let today = refloat::checks::probe::browsers::today(NOW + 10 * 366 * 86_400);
    for scenario in scenarios().expect("the scenarios") {
        let current =
            scenario.id.starts_with("computer-browser-") && scenario.id.ends_with("current");
        let browsers = match scenario.computer.browsers() {
            refloat::checks::BrowserSource::Stated(browsers) if current => browsers,
            _ => continue,
        };
        let default = browsers.iter().find(|browser| browser.is_default).expect("a default one");
        let age =
            refloat::checks::probe::browsers::age(&default.make, default.version.as_ref(), today);
        assert_eq!(age, refloat::checks::probe::browsers::Age::Fine, "{}", scenario.id);
    }
}
