//! Guides from the person's own folder: marked, held back, and read anew when they change.

use std::path::Path;
use std::sync::Arc;

use refloat::domain::guide::{Index, Library, builtin_catalog, builtin_library, load};
use refloat::domain::text::{Language, Words};
use refloat::engine::command::Command;
use refloat::engine::view::{Page, View};
use refloat::engine::{Core, Input, Job, Knowledge, Moment};
use refloat::world::store::Settings;

use crate::desk::Desk;

/// A guide of two pages: something to do, and an end.
fn own(title: &str) -> String {
    format!(
        r#"id = "own"
title = "Our own way"
topic = "own"
goal = "Done"
start = "do"
reviewed = 2026-11-21

[steps.do]
kind = "instruct"
code = "K2A"
title = "{title}"
label = "Do it"
then = "end"
cannot = "@nowhere"
do = [{{ say = "Type it", copy = "FAKE-command", open = "https://elsewhere.example/" }}]

[steps.end]
kind = "outcome"
code = "K3A"
title = "Done"
label = "End"
resolution = "cannot-tell"
others = [{{ say = "Again", to = "do" }}]
"#
    )
}

fn moment() -> Moment {
    Moment { unix: 1_795_262_000, ms: 1_000, zone: jiff::tz::TimeZone::UTC }
}

/// A core that knows the own guide beside those of the program.
fn core() -> Core {
    let own = load("own.toml", &own("Do this"), false).expect("it loads");
    let built_in = builtin_library().expect("the guides");
    let library = Library::new(built_in.sources().cloned().chain([own]).collect());
    let catalog = builtin_catalog().expect("the vocabulary");
    let index = Index::build(&library, &catalog);
    let words = Words::new(Language::English);
    let known = Arc::new(Knowledge { library, catalog, words, index });
    let settings = Settings { first_start_done: true, ..Settings::default() };
    Core::new(known, settings, None, None, Vec::new())
}

fn sends(core: &mut Core, command: Command) -> Vec<Job> {
    core.handle(Input::Command(command), &moment())
}

fn open(core: &mut Core, guide: &str) {
    sends(core, Command::Open { guide: guide.to_owned(), step: None });
}

#[test]
fn a_guide_from_elsewhere_is_marked_on_every_page_and_copies_nothing() {
    let mut core = core();
    open(&mut core, "own");
    let view = core.view(&moment());
    assert!(view.chrome.foreign);
    let Page::Fix(fix) = &view.page else { panic!("{:?}", view.page) };
    assert!(!fix.instructions[0].can_copy);
    let jobs = sends(&mut core, Command::CopyInstruction(0));
    assert!(jobs.is_empty(), "nothing goes to the clipboard");
    sends(&mut core, Command::Done);
    assert!(core.view(&moment()).chrome.foreign, "the end is marked too");
    sends(&mut core, Command::ShowReport);
    assert!(core.view(&moment()).chrome.foreign, "and the report of the walk");
    sends(&mut core, Command::Home);
    assert!(!core.view(&moment()).chrome.foreign);
}

#[test]
fn a_guide_of_the_program_is_not_marked() {
    let mut core = core();
    open(&mut core, "shiprocket-login");
    assert!(!core.view(&moment()).chrome.foreign);
}

#[test]
fn a_page_of_a_vendor_opens_at_once() {
    let page = "https://support.shiprocket.in/";
    let jobs = sends(&mut core(), Command::OpenPage(page.to_owned()));
    assert!(matches!(&jobs[..], [Job::OpenPage(address)] if address == page), "{jobs:?}");
}

#[test]
fn any_other_page_shows_its_whole_host_and_asks() {
    let page = "https://support.shiprocket.in.b\u{fc}cher.example:8443/login";
    let mut core = core();
    assert!(sends(&mut core, Command::OpenPage(page.to_owned())).is_empty());
    let asked = core.view(&moment()).confirm_open.expect("it asks");
    assert_eq!(asked.open, "support.shiprocket.in.xn--bcher-kva.example:8443");
    let jobs = sends(&mut core, Command::ConfirmOpen);
    assert!(matches!(&jobs[..], [Job::OpenPage(address)] if address == page), "{jobs:?}");
    assert!(core.view(&moment()).confirm_open.is_none());
    assert!(sends(&mut core, Command::ConfirmOpen).is_empty(), "once and no more");
}

#[test]
fn the_question_goes_with_its_answer_or_its_page() {
    let mut core = core();
    let asks = |core: &mut Core| {
        sends(core, Command::OpenPage("https://elsewhere.example/".to_owned()));
        assert!(core.view(&moment()).confirm_open.is_some());
    };
    asks(&mut core);
    assert!(sends(&mut core, Command::DismissOpen).is_empty());
    assert!(core.view(&moment()).confirm_open.is_none());
    asks(&mut core);
    sends(&mut core, Command::ShowSettings);
    assert!(core.view(&moment()).confirm_open.is_none());
    assert!(sends(&mut core, Command::ConfirmOpen).is_empty());
}

#[test]
fn the_host_is_shown_while_the_screen_is_shared() {
    let mut core = core();
    sends(&mut core, Command::Share(true));
    sends(&mut core, Command::OpenPage("https://elsewhere.example/".to_owned()));
    let asked = core.view(&moment()).confirm_open.expect("it asks");
    assert_eq!(asked.open, "elsewhere.example");
}

#[test]
fn a_way_to_a_guide_that_is_not_there_says_so() {
    let mut core = core();
    open(&mut core, "own");
    let before = core.view(&moment());
    sends(&mut core, Command::Cannot);
    let view = core.view(&moment());
    assert_eq!(view.page, before.page);
    assert!(view.toast.expect("a message").text.contains("nowhere"));
}

fn write(home: &Path, text: &str) {
    std::fs::write(home.join("data/guides/own.toml"), text).expect("written");
}

fn title(view: &View) -> &str {
    match &view.page {
        Page::Fix(fix) => &fix.title,
        _ => "",
    }
}

/// The words of the notices.
fn notices(view: &View) -> String {
    let notices = view.chrome.notices.iter();
    notices.map(|notice| format!("{} {}\n", notice.strong, notice.text)).collect()
}

#[test]
fn a_guide_that_is_edited_shows_at_once_and_a_mistake_in_it_breaks_no_walk() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().to_owned();
    std::fs::create_dir_all(folder.join("data/guides")).expect("made");
    write(&folder, &own("One"));
    let desk = Desk::at(home, None);
    desk.handle.send(Command::Begin);
    desk.handle.send(Command::Open { guide: "own".to_owned(), step: None });
    desk.wait("the guide", |view| title(view) == "One");

    write(&folder, &own("Two"));
    desk.wait("the edited page", |view| title(view) == "Two");

    write(&folder, &own("Three").replace("label = \"Do it\"", "lable = \"Do it\""));
    let view = desk.wait("the mistake", |view| notices(view).contains("own.toml:12:1"));
    assert_eq!(title(&view), "Two", "the walk goes on with the guide as it was");

    write(&folder, &own("Four"));
    let view = desk.wait("the mended page", |view| title(view) == "Four");
    assert_eq!(notices(&view), "");

    let other = own("Five").replace("[steps.do]", "[steps.other]");
    write(&folder, &other.replace("\"do\"", "\"other\""));
    let view = desk.wait("Home", |view| matches!(view.page, Page::Home(_)));
    let said = notices(&view);
    assert!(said.contains("gone") && said.contains("“own”"), "{said}");

    write(&folder, &own("Six"));
    let goes_on =
        |view: &View| matches!(&view.page, Page::Home(home) if home.continue_with.is_some());
    desk.wait("to go on", goes_on);
    desk.handle.send(Command::Continue);
    desk.wait("the walk", |view| title(view) == "Six");
}
