//! Walks of practice through the engine, page by page as text: what a person reads on the way to an outcome.

use std::fmt::Write as _;

use refloat::checks::practice::scenario::{Act, Play};
use refloat::checks::practice::scenarios;
use refloat::domain::session::ChoiceId;
use refloat::engine::command::Command;
use refloat::engine::view::{Page, View};

use crate::desk::Desk;
use crate::walk::seen;

/// Every page of a walk, from the first question to its end.
fn told(id: &str) -> String {
    let scenarios = scenarios().expect("the scenarios");
    let scenario = scenarios.iter().find(|scenario| scenario.id == id).expect("a scenario");
    let Play::Walk(walk) = &scenario.play else { panic!("{id} is no walk") };
    let desk = Desk::practise(id);
    let guide = walk.guide.clone();
    let mut text = String::new();
    let mut tell = |view: &View| {
        let _ = writeln!(text, "{}", seen(view));
    };
    tell(&desk.turn(Command::Open { guide, step: None }));
    for step in &walk.steps {
        assert!(step.change.is_none() && step.passes_s == 0, "{id} changes its world");
        tell(&act(&desk, &step.act));
    }
    text
}

fn act(desk: &Desk, act: &Act) -> std::sync::Arc<View> {
    match act {
        Act::Say(words) => say(desk, words),
        Act::Choose(nth) => desk.turn(Command::Choose(ChoiceId::Nth(nth - 1))),
        Act::Unknown => desk.turn(Command::Choose(ChoiceId::Unknown)),
        Act::NoneOfThese => desk.turn(Command::Choose(ChoiceId::None)),
        Act::Done => desk.turn(Command::Done),
        Act::Cannot => desk.turn(Command::Cannot),
        Act::Run => {
            let view = desk.turn(Command::RunCheck);
            // What works leads on by itself.
            if matches!(view.page, Page::Result(_)) { desk.turn(Command::Follow) } else { view }
        }
        other => panic!("a walk that is told does not {other:?}"),
    }
}

/// An answer, or another way out of an outcome.
fn say(desk: &Desk, words: &str) -> std::sync::Arc<View> {
    let view = desk.handle.view();
    let others = match &view.page {
        Page::Solved(page) => &page.others,
        Page::HandOver(page) => &page.others,
        Page::CannotTell(page) => &page.others,
        _ => return desk.choose(words),
    };
    let nth = others.iter().position(|other| other.starts_with(words)).expect("another way");
    desk.turn(Command::Other(nth))
}

#[test]
fn the_only_admin_is_locked() {
    insta::assert_snapshot!(told("shipstation-walk-locked-only-admin"));
}

#[test]
fn shipstation_announces_that_it_is_down() {
    insta::assert_snapshot!(told("shipstation-walk-outage-announced"));
}

#[test]
fn the_code_goes_to_somebody_else() {
    insta::assert_snapshot!(told("shipstation-walk-code-to-somebody-else"));
}

#[test]
fn two_people_use_one_log_in() {
    insta::assert_snapshot!(told("shipstation-walk-shared-log-in"));
}

#[test]
fn nobody_knows_where_to_begin() {
    insta::assert_snapshot!(told("shipstation-walk-start-nobody-knows"));
}
