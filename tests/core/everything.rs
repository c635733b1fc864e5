//! “Check everything” and the set-up without a window: begun, watched, stopped, left, led on from.

use std::sync::Arc;

use refloat::domain::finding::Verdict;
use refloat::domain::profile::asking::{Answer, Shipping, Topic};
use refloat::domain::profile::{Api, Carrier, Platform};
use refloat::engine::command::{Command, ReportFormat};
use refloat::engine::view::{
    BarLeft, EverythingPage, LineState, NavLink, Page, SetUpBody, SetUpPage, View,
};
use refloat::world::store::Home;

use crate::desk::Desk;

fn at(view: &View) -> &EverythingPage {
    match &view.page {
        Page::Everything(page) => page,
        other => panic!("not at “Check everything”: {other:#?}"),
    }
}

/// Waits for the page on which a sweep has ended.
fn ended(desk: &Desk) -> Arc<View> {
    desk.wait(
        "the end of the sweep",
        |view| matches!(&view.page, Page::Everything(page) if !page.running),
    )
}

fn run(desk: &Desk) -> Arc<View> {
    desk.turn(Command::CheckEverything);
    desk.handle.send(Command::RunCheck);
    ended(desk)
}

fn set_up(view: &View) -> &SetUpPage {
    match &view.page {
        Page::SetUp(page) => page,
        other => panic!("not at the set-up: {other:#?}"),
    }
}

fn answered(desk: &Desk, answer: Answer) -> Arc<View> {
    desk.turn(Command::SetUp(answer))
}

/// The person's own rooms, past the first start, with no story in them.
fn own() -> Desk {
    let desk = Desk::at(tempfile::tempdir().expect("a folder"), None);
    desk.handle.send(Command::Begin);
    desk.wait("Home", |view| matches!(view.page, Page::Home(_)));
    desk
}

#[test]
fn before_it_runs_it_says_who_gets_what_and_runs_only_when_asked() {
    let desk = Desk::practise("shiprocket-healthy");
    let view = desk.turn(Command::CheckEverything);
    let Page::BeforeEverything(page) = &view.page else { panic!("{:#?}", view.page) };
    let shiprocket = page.receivers.iter().find(|one| one.service == "shiprocket");
    let shiprocket = shiprocket.expect("Shiprocket is asked");
    assert_eq!(shiprocket.host, "apiv2.shiprocket.in");
    assert!(shiprocket.secret, "the password goes along, and it is not said");
    assert!(page.promises.iter().any(|it| it.contains("One try")), "{:?}", page.promises);
    assert!(page.missing.is_empty(), "{:?}", page.missing);
    assert_eq!(view.chrome.code, "F2");
    assert!(view.chrome.links.contains(&NavLink::SetUp));
}

#[test]
fn a_healthy_set_up_is_called_well_with_the_proof_and_remembered() {
    let desk = Desk::practise("shiprocket-healthy");
    let view = run(&desk);
    let page = at(&view);
    assert!(page.cause.is_none(), "{:#?}", page.cause);
    let said = page.said.as_ref().expect("what came out");
    assert_eq!(said.verdict, Verdict::Pass, "{said:?}");
    assert!(said.lines.iter().any(|line| line.contains("checks passed")), "{said:?}");
    assert_eq!(page.done.0, page.done.1);
    assert!(page.rows.iter().all(|row| row.details.is_some()));
    let facts = &view.chrome.facts;
    assert!(facts.iter().any(|fact| fact.label == "Last time all was well"), "{facts:?}");
    let view = desk.turn(Command::Home);
    assert!(view.chrome.setup.iter().any(|line| line.name == "Shiprocket"), "{:?}", view.chrome);
    let Page::Home(home) = &view.page else { panic!("{:#?}", view.page) };
    assert!(home.continue_with.is_none(), "a sweep is no walk to go on with");
}

#[test]
fn a_found_cause_stands_first_and_leads_to_the_step_that_mends_it() {
    let desk = Desk::practise("shiprocket-certificate-expired");
    let view = run(&desk);
    let page = at(&view);
    let cause = page.cause.as_ref().expect("a cause").clone();
    assert_eq!(cause.id, "certificate-expired");
    assert!(!cause.blocked.is_empty(), "the sign-in cannot be tried, and that is not folded");
    for blocked in &cause.blocked {
        assert!(page.rows.iter().all(|row| row.name != blocked.name), "{} twice", blocked.name);
    }
    let view = desk.turn(Command::ShowWhatToDo(cause.id));
    assert!(
        !matches!(view.page, Page::Everything(_) | Page::Home(_) | Page::BeforeEverything(_)),
        "{:#?}",
        view.page
    );
    assert!(view.chrome.links.contains(&NavLink::Report));
}

#[test]
fn a_refused_password_goes_along_into_the_guide() {
    let desk = Desk::practise("shiprocket-wrong-password-400");
    let view = run(&desk);
    let cause = at(&view).cause.as_ref().expect("a cause");
    assert_eq!(cause.sure, "Refloat is fairly sure");
    assert_eq!(cause.rival.len(), 1, "the other cause that looks the same is not named: {cause:?}");
    let view = desk.turn(Command::ShowWhatToDo(cause.id.clone()));
    // Whoever begins in the middle was not asked for the e-mail address, and need not be.
    desk.handle.send(Command::ShowReport);
    let report =
        desk.wait("the report", |view| matches!(&view.page, Page::Report(page) if !page.searching));
    let Page::Report(page) = &report.page else { panic!("no report") };
    let whole = format!("{:?}", page.lines);
    assert!(whole.contains("Check everything"), "what was found did not come along: {whole}");
    assert!(!whole.contains("api-user@shop.example"), "{whole}");
    assert_ne!(view.chrome.left, BarLeft::Nothing);
}

#[test]
fn a_stopped_run_keeps_what_it_saw_and_late_answers_change_nothing() {
    let desk = Desk::practise("shiprocket-silence");
    desk.turn(Command::CheckEverything);
    desk.handle.send(Command::RunCheck);
    desk.wait("something that ended", |view| match &view.page {
        Page::Everything(page) => page.running && page.done.0 > 0,
        _ => false,
    });
    desk.handle.send(Command::Stop);
    let view = ended(&desk);
    let page = at(&view);
    let stopped = page.rows.iter().filter(|row| row.seen == "stopped").count();
    assert!(stopped > 0, "what had not ended does not say so: {page:#?}");
    assert!(page.rows.iter().any(|row| row.state == LineState::Ended(Verdict::Pass)));
    assert!(page.counted.contains("stopped"), "{}", page.counted);
    assert!(page.said.as_ref().is_none_or(|said| said.verdict != Verdict::Pass));
    // A second run begins afresh, and what the first one left behind does not come into it.
    desk.handle.send(Command::RunCheck);
    let view = desk.wait(
        "the second run",
        |view| matches!(&view.page, Page::Everything(page) if page.running),
    );
    assert!(at(&view).rows.iter().all(|row| row.seen != "stopped"), "{:#?}", view.page);
    desk.handle.send(Command::Home);
    desk.wait("Home", |view| matches!(view.page, Page::Home(_)));
}

#[test]
fn what_was_seen_can_be_reported_copied_and_found_again() {
    let desk = Desk::practise("shiprocket-healthy");
    run(&desk);
    desk.handle.send(Command::CopyForChat);
    desk.wait("it was copied", |view| view.toast.is_some());
    desk.handle.send(Command::CopyDetailsOf("shiprocket.login".to_owned()));
    desk.handle.send(Command::ShowReport);
    desk.wait("the report", |view| matches!(&view.page, Page::Report(page) if !page.searching));
    desk.handle.send(Command::PreviewAs(ReportFormat::Json));
    let view = desk.wait(
        "the other form",
        |view| matches!(&view.page, Page::Report(page) if page.format == ReportFormat::Json),
    );
    let Page::Report(page) = &view.page else { panic!("no report") };
    assert!(page.blocked.is_none(), "{page:?}");
    assert!(format!("{:?}", page.lines).contains("shiprocket.login"));
    desk.handle.send(Command::Home);
    desk.wait("Home", |view| matches!(view.page, Page::Home(_)));
    desk.handle.send(Command::ShowSessions);
    let view = desk.wait(
        "the sessions",
        |view| matches!(&view.page, Page::Sessions(page) if !page.sessions.is_empty()),
    );
    let Page::Sessions(page) = &view.page else { panic!("no sessions") };
    let line = &page.sessions[0];
    assert_eq!(line.title, "Check everything");
    assert!(line.gone.is_none(), "{line:?}");
    let view = desk.turn(Command::ContinueSession(line.id.clone()));
    assert!(!at(&view).running);
}

#[test]
fn the_mask_of_a_shared_screen_covers_the_page() {
    let desk = Desk::practise("shiprocket-healthy");
    run(&desk);
    desk.handle.send(Command::Share(true));
    let view = desk.wait("the mask", |view| view.chrome.sharing);
    let whole = serde_json::to_string(&*view).expect("a view");
    assert!(!whole.contains("api-user@shop.example"), "{whole}");
}

#[test]
fn its_code_leads_to_it_and_back_leads_home() {
    let desk = Desk::practise("shiprocket-healthy");
    desk.handle.send(Command::ShowJump);
    desk.wait("the page of codes", |view| matches!(view.page, Page::Jump(_)));
    let view = desk.turn(Command::Jump("F2".to_owned()));
    assert!(matches!(view.page, Page::BeforeEverything(_)), "{:#?}", view.page);
    let view = desk.turn(Command::Back);
    assert!(matches!(view.page, Page::Home(_)), "{:#?}", view.page);
}

#[test]
fn the_set_up_of_a_story_is_shown_and_cannot_be_changed() {
    let desk = Desk::practise("shiprocket-healthy");
    let view = desk.turn(Command::ShowSetUp);
    let SetUpBody::Whole { lines, fixed, .. } = &set_up(&view).body else {
        panic!("{:#?}", view.page)
    };
    assert!(lines.iter().any(|line| line.text == "api-user@shop.example"), "{lines:?}");
    assert!(fixed.is_some());
    desk.handle.send(Command::SetUp(Answer::Change(Topic::Email)));
    desk.handle.send(Command::Zoom(110));
    let view = desk.wait("the zoom", |view| view.look.zoom == 110);
    assert!(matches!(set_up(&view).body, SetUpBody::Whole { .. }), "it can be changed");
    let view = desk.turn(Command::SetUp(Answer::Keep { check: true }));
    assert!(matches!(view.page, Page::BeforeEverything(_)), "{:#?}", view.page);
    let file = Home::at(desk.home.path()).practice().profiles().join("default.toml");
    assert_eq!(std::fs::read_to_string(file).expect("its file"), "name = \"My shop\"\n");
}

#[test]
fn without_a_set_up_it_asks_one_question_at_a_time_and_keeps_the_answers() {
    let desk = own();
    let view = desk.turn(Command::CheckEverything);
    assert_eq!(set_up(&view).place.as_deref(), Some("Question 1 of 4"));
    answered(&desk, Answer::WhereToSee);
    answered(&desk, Answer::Platform(Some(Platform::Magento)));
    desk.handle.send(Command::SetUp(Answer::Text("not an address".to_owned())));
    desk.wait("what is wrong with it", |view| set_up(view).error.is_some());
    answered(&desk, Answer::Text("shop.example/?key=1".to_owned()));
    answered(&desk, Answer::Shipping(Shipping { shipstation: true, ..Shipping::default() }));
    answered(&desk, Answer::Api(Some(Api::V2)));
    answered(&desk, Answer::Carriers(vec![Carrier::Usps, Carrier::Ups]));
    let view = answered(&desk, Answer::Text("Harbour Books".to_owned()));
    let SetUpBody::Whole { lines, fixed: None, nothing: None } = &set_up(&view).body else {
        panic!("{:#?}", view.page)
    };
    let understood: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let expected = [
        "Harbour Books",
        "Magento 2",
        "https://shop.example/",
        "ShipStation",
        "Version 2: one key",
        "UPS, USPS",
    ];
    assert_eq!(understood, expected);
    let view = answered(&desk, Answer::Keep { check: true });
    let Page::BeforeEverything(page) = &view.page else { panic!("{:#?}", view.page) };
    assert!(!page.missing.is_empty(), "the keys that are not there are not offered");
    assert!(page.receivers.iter().all(|one| !one.secret), "{:?}", page.receivers);
    let file = Home::at(desk.home.path()).profiles().join("default.toml");
    let kept = std::fs::read_to_string(file).expect("its file");
    let profile = refloat::domain::profile::parse("default.toml", &kept).expect("a profile");
    assert_eq!(profile.name.as_deref(), Some("Harbour Books"));
    assert_eq!(profile.carriers, [Carrier::Ups, Carrier::Usps]);
    assert!(!kept.contains("key=1"), "{kept}");
}

#[test]
fn one_thing_is_changed_without_the_questions_after_it() {
    let desk = own();
    desk.turn(Command::ShowSetUp);
    answered(&desk, Answer::Platform(None));
    answered(&desk, Answer::Shipping(Shipping { shiprocket: true, ..Shipping::default() }));
    answered(&desk, Answer::Text("api-user@shop.example".to_owned()));
    answered(&desk, Answer::Carriers(Vec::new()));
    answered(&desk, Answer::Text("Tea house".to_owned()));
    answered(&desk, Answer::Change(Topic::Shipping));
    // ShipStation is new, so its key is asked for; everything else is known.
    let both = Shipping { shipstation: true, shiprocket: true, partner: false };
    let view = answered(&desk, Answer::Shipping(both));
    assert!(matches!(set_up(&view).body, SetUpBody::One { .. }), "{:#?}", view.page);
    let view = answered(&desk, Answer::Api(None));
    assert!(matches!(set_up(&view).body, SetUpBody::Whole { .. }), "{:#?}", view.page);
    answered(&desk, Answer::Change(Topic::Email));
    let view = desk.turn(Command::Back);
    assert!(matches!(set_up(&view).body, SetUpBody::Whole { .. }), "{:#?}", view.page);
    let view = desk.turn(Command::SetUp(Answer::Keep { check: false }));
    assert!(matches!(view.page, Page::Home(_)), "{:#?}", view.page);
}

#[test]
fn another_shop_has_a_set_up_of_its_own() {
    let desk = own();
    desk.turn(Command::ShowSetUp);
    answered(&desk, Answer::Platform(None));
    desk.handle.send(Command::NewProfile("Second".to_owned()));
    desk.wait("the second", |view| view.chrome.shop.as_deref() == Some("Second"));
    // What was half asked for the first shop is not gone on with for the second.
    let view = desk.turn(Command::ShowSetUp);
    assert_eq!(set_up(&view).place.as_deref(), Some("Question 1 of 4"));
    desk.handle.send(Command::SetUp(Answer::Platform(None)));
    answered(&desk, Answer::Shipping(Shipping::default()));
    answered(&desk, Answer::Carriers(vec![Carrier::Stamps]));
    desk.handle.send(Command::SetUp(Answer::Text("my shop".to_owned())));
    desk.wait("the name is taken", |view| set_up(view).error.is_some());
}
