//! The main job without a window: from rejected to solved, seen page by page.

use std::fmt::Write as _;

use refloat::domain::text::Span;
use refloat::engine::command::Command;
use refloat::engine::view::{Page, View};

use crate::desk::Desk;

/// What a person sees, without what differs from run to run: times and ports.
pub fn seen(view: &View) -> String {
    let mut text = String::new();
    let mut line = |words: &str| {
        let _ = writeln!(text, "{words}");
    };
    line(&format!("[{}]", view.chrome.code));
    for station in &view.chrome.route {
        let answer = station.answer.as_deref().unwrap_or("–");
        let label = station.label.split(", ").next().unwrap_or_default();
        line(&format!("  {:?} {label}: {answer}", station.state));
    }
    match &view.page {
        Page::Question(page) => {
            line(&format!("? {}", page.title));
            for choice in &page.choices {
                let likely = if choice.likely { " (likely)" } else { "" };
                line(&format!("  {} {}{likely}", choice.key, choice.say));
            }
        }
        Page::Ask(page) => line(&format!("ask {} / {}", page.title, page.field_label)),
        Page::BeforeCheck(page) => {
            line(&format!("before {}", page.title));
            for group in &page.sends {
                line(&format!("  {} {}", group.to, group.host));
                for row in &group.rows {
                    line(&format!("    {} {} ({})", row.method, row.path, row.carries));
                }
            }
            page.promises.iter().chain(&page.guard).for_each(|words| line(&format!("  {words}")));
        }
        Page::Result(page) => {
            line(&format!("{}: {}", page.word, page.title));
            line(&format!("  {}", page.lead));
            page.vendor_says
                .iter()
                .chain(&page.unsure)
                .for_each(|words| line(&format!("  {words}")));
            for node in &page.picture {
                line(&format!("  {:?} {} {} {:?}", node.state, node.name, node.status, node.link));
            }
            line(&format!("  -> {}", page.primary));
        }
        Page::Fix(page) => {
            line(&format!("fix {}", page.title));
            for instruction in &page.instructions {
                line(&format!("  {}", words(&instruction.say)));
            }
            line(&format!("  -> {}", page.primary));
        }
        Page::Solved(page) => {
            line(&format!("solved {}", page.title));
            if let Some(proof) = &page.proof {
                line(&format!("  before {}: {}", proof.before.short, proof.before.said));
                line(&format!("  now {}: {}", proof.now.short, proof.now.said));
            }
            page.identity.iter().for_each(|words| line(&format!("  {words}")));
            page.lead.iter().for_each(|words| line(&format!("  {words}")));
            for (mark, spans) in [("last", &page.last), ("stays", &page.stays)] {
                spans.iter().for_each(|spans| line(&format!("  {mark} {}", words(spans))));
            }
            page.others.iter().for_each(|other| line(&format!("  -> {other}")));
        }
        Page::HandOver(page) => {
            line(&format!("{}: {}", page.eyebrow, page.title));
            page.takes.iter().chain(&page.lead).for_each(|words| line(&format!("  {words}")));
            page.message_to.iter().for_each(|to| line(&format!("  to {to}")));
            let parts = [("|", &page.message), ("?", &page.hints), ("meanwhile", &page.meanwhile)];
            for (mark, list) in parts {
                list.iter().for_each(|spans| line(&format!("  {mark} {}", words(spans))));
            }
            page.others.iter().for_each(|other| line(&format!("  -> {other}")));
        }
        other => line(&format!("{other:?}")),
    }
    text
}

fn words(spans: &[Span]) -> String {
    spans.iter().map(Span::words).collect()
}

#[test]
fn the_whole_walk_from_rejected_to_solved() {
    let desk = Desk::practise("shiprocket-wrong-password-400");
    let mut told = String::new();
    let mut tell = |view: &View| {
        told.push_str(&seen(view));
        told.push('\n');
    };
    tell(&desk.to_the_check("FAKE-old-password"));
    tell(&desk.turn(Command::RunCheck));
    tell(&desk.turn(Command::Follow));
    tell(&desk.choose("One that I, or somebody"));
    tell(&desk.turn(Command::Done));
    for _ in 0..8 {
        let view = desk.handle.view();
        let next = match &view.page {
            Page::Question(_) => {
                desk.turn(Command::Choose(refloat::domain::session::ChoiceId::Nth(0)))
            }
            Page::Ask(page) if page.title.contains("e-mail") => desk.enter("api-user@shop.example"),
            Page::Ask(_) => desk.enter("FAKE-api-password-7d"),
            Page::BeforeCheck(_) => desk.turn(Command::RunCheck),
            Page::Fix(_) => desk.turn(Command::Done),
            Page::Solved(_) => break,
            other => panic!("an unexpected page: {other:#?}"),
        };
        tell(&next);
    }
    let end = desk.handle.view();
    let Page::Solved(page) = &end.page else { panic!("not solved: {:#?}", end.page) };
    assert!(page.proof.is_some(), "solved without a proof");
    insta::assert_snapshot!(told);
}

#[test]
fn a_secret_that_was_pasted_into_the_search_is_spotted_and_not_kept() {
    let desk = Desk::practise("shiprocket-healthy");
    let pasted = "eyJGQUtFIjoxfQ.eyJGQUtFIjoyfQ.RkFLRS1zaWduYXR1cmU";
    desk.handle.send(Command::Search(pasted.to_owned()));
    let view = desk
        .wait("the notice", |view| matches!(&view.page, Page::Home(home) if home.secret_spotted));
    assert!(!format!("{view:?}").contains("eyJGQUtF"));
}

#[test]
fn the_search_leads_to_a_step_of_the_guide() {
    let desk = Desk::practise("shiprocket-healthy");
    desk.handle.send(Command::Search("Shiprocket Invalid email and password combination".into()));
    let view = desk
        .wait("results", |view| matches!(&view.page, Page::Home(home) if home.results.is_some()));
    let Page::Home(home) = &view.page else { unreachable!() };
    let first = &home.results.as_ref().expect("results")[0];
    assert_eq!(first.guide, "shiprocket-login");
    let open = Command::Open { guide: first.guide.clone(), step: Some(first.step.clone()) };
    assert_eq!(desk.turn(open).chrome.route.len(), 3);
}

#[test]
fn a_session_is_there_again_after_a_restart() {
    let desk = Desk::practise("shiprocket-healthy");
    desk.to_the_check("FAKE-api-password-7d");
    let code = desk.handle.view().chrome.code.clone();
    let Desk { handle, home, .. } = desk;
    drop(handle);
    let desk = Desk::at(home, Some("shiprocket-healthy"));
    let view = desk.handle.view();
    let Page::Home(home) = &view.page else { panic!("not at Home: {:#?}", view.page) };
    // The card's own words say “Continue where you left off”; beside them stands what is continued.
    let left = home.continue_with.as_ref().expect("something to go on with");
    assert_eq!(left.title, "Shiprocket");
    assert!(!left.line.contains("Continue"), "{left:?}");
    assert_eq!(desk.turn(Command::Continue).chrome.code, code);
}

#[test]
fn a_damaged_session_is_set_aside_with_a_notice() {
    let desk = Desk::practise("shiprocket-healthy");
    desk.to_the_check("FAKE-api-password-7d");
    let Desk { handle, home, .. } = desk;
    drop(handle);
    let folder = refloat::world::store::Home::at(home.path()).practice().data().join("sessions");
    let session = std::fs::read_dir(&folder)
        .expect("the sessions")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|ending| ending == "json"))
        .expect("a session");
    std::fs::write(&session, b"{ not a session").expect("written");
    let desk = Desk::at(home, Some("shiprocket-healthy"));
    let notices = &desk.handle.view().chrome.notices;
    assert!(notices.iter().any(|notice| notice.text.contains(".damaged-")), "{notices:?}");
    let kept = std::fs::read_dir(&folder).expect("the sessions").count();
    assert!(kept >= 1, "the damaged file was deleted");
}

#[test]
fn a_password_that_was_refused_before_is_known_before_it_is_sent_again() {
    let desk = Desk::practise("shiprocket-wrong-password-400");
    let warned = |view: &View| match &view.page {
        Page::BeforeCheck(page) => {
            page.guard.as_ref().is_some_and(|words| words.contains("refused this very password"))
        }
        _ => false,
    };
    assert!(!warned(&desk.to_the_check("FAKE-old-password")), "warned before it was tried");
    desk.turn(Command::RunCheck);
    desk.turn(Command::Home);
    desk.to_the_check("FAKE-old-password");
    desk.wait("the warning", warned);
    desk.turn(Command::Home);
    let view = desk.to_the_check("FAKE-another");
    assert!(!warned(&view), "warned of a password that was never tried");
}
