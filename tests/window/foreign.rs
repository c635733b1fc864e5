//! A guide from elsewhere, and the question before a page of nobody known.

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use refloat::engine::view::{Confirm, View};

use crate::desk::Desk;
use crate::samples;

fn foreign() -> View {
    let mut view = samples::question();
    view.chrome.foreign = true;
    view
}

fn asked() -> View {
    let open = "support.shiprocket.in.xn--bcher-kva.example:8443".to_owned();
    View { confirm_open: Some(Confirm { open }), ..foreign() }
}

#[test]
fn the_strip_says_that_the_guide_is_not_from_refloat() {
    let desk = Desk::new(foreign());
    let words = "This guide is not from Refloat. Whoever wrote it answers for what it says.";
    assert!(desk.window.query_by_label(words).is_some());
    let desk = Desk::new(samples::question());
    assert!(desk.window.query_by_label(words).is_none());
}

#[test]
fn the_question_shows_the_whole_host_and_each_button_answers_it() {
    for (button, answer) in [("Open the page", "ConfirmOpen"), ("Stay here", "DismissOpen")] {
        let mut desk = Desk::new(asked());
        let _ = desk.commands();
        let host = "support.shiprocket.in.xn--bcher-kva.example:8443";
        assert!(desk.window.query_all_by_label_contains(host).next().is_some());
        desk.window.get_by_label(button).click();
        assert_eq!(desk.commands(), [answer], "{button}");
    }
}

#[test]
fn escape_stays_and_a_digit_answers_nothing_below_the_question() {
    let mut desk = Desk::new(asked());
    let _ = desk.commands();
    desk.press(Key::Escape);
    assert_eq!(desk.commands(), ["DismissOpen"]);
    desk.digit('1');
    assert_eq!(desk.commands(), Vec::<String>::new());
}

#[test]
fn the_question_and_the_strip_look_as_drawn() {
    let mut desk = Desk::new(asked());
    desk.settle();
    desk.window.snapshot("pages/foreign");
}
