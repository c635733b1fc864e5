//! Shops and accounts, sessions, settings and added keys, as a person uses them.

use egui::accesskit::Role;
use egui::{Event, Key};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use refloat::engine::command::{Command, KeepSecret};
use refloat::engine::view::{AddKeyPage, NoticeAction, Page};

use crate::desk::Desk;
use crate::samples;

/// Presses what has this name, and gives back what was asked for.
fn press(desk: &mut Desk, name: &str) -> Vec<String> {
    let _ = desk.commands();
    let pressed = desk
        .window
        .query_all_by_label(name)
        .rfind(|node| node.accesskit_node().role() != Role::Label)
        .unwrap_or_else(|| panic!("nothing is named “{name}”"));
    pressed.click();
    desk.commands()
}

fn type_in(desk: &mut Desk, text: &str) {
    desk.window.event(Event::Text(text.to_owned()));
    desk.settle();
}

const NOTHING: [&str; 0] = [];
const SECOND: &str = "Lamps and shades, the wholesale account for the north";

#[test]
fn one_press_works_with_another_shop() {
    let mut desk = Desk::new(samples::shops());
    assert_eq!(press(&mut desk, &format!("Work with it: {SECOND}")), ["UseProfile(\"lamp-shop\")"]);
    assert!(desk.window.query_by_label("Work with it: Harbour Books").is_none());
}

#[test]
fn the_rail_of_home_leads_to_the_shops() {
    let mut desk = Desk::new(samples::home());
    let name = "You work with, Harbour Books, Change shop or account";
    assert_eq!(press(&mut desk, name), ["ShowProfiles"]);
    assert_eq!(press(&mut desk, "All sessions"), ["ShowSessions"]);
}

#[test]
fn a_new_shop_gets_a_name_that_is_looked_at_first() {
    let mut desk = Desk::new(samples::shops());
    assert_eq!(press(&mut desk, "Add a shop or account"), NOTHING);
    assert_eq!(press(&mut desk, "Add it and work with it"), NOTHING);
    assert!(desk.window.query_by_label_contains("A name is needed.").is_some());
    type_in(&mut desk, "Tea house");
    desk.press(Key::Enter);
    assert_eq!(desk.commands(), ["NewProfile(\"Tea house\")"]);
}

#[test]
fn a_shop_gets_another_name_in_its_place() {
    let mut desk = Desk::new(samples::shops());
    assert_eq!(press(&mut desk, "More: New shop"), NOTHING);
    assert_eq!(press(&mut desk, "Rename: New shop"), NOTHING);
    type_in(&mut desk, " two");
    assert_eq!(
        press(&mut desk, "Save the name"),
        ["RenameProfile { id: \"new-shop\", name: \"New shop two\" }"]
    );
    // Escape leaves the field, and not the page.
    assert_eq!(press(&mut desk, "Rename: New shop"), NOTHING);
    desk.press(Key::Escape);
    assert_eq!(desk.commands(), NOTHING);
    assert!(desk.window.query_by_label("Save the name").is_none());
    desk.press(Key::Escape);
    assert_eq!(desk.commands(), ["Back"]);
}

#[test]
fn deleting_a_shop_says_what_goes_with_it() {
    let mut desk = Desk::new(samples::shops());
    let _ = press(&mut desk, "More: New shop");
    assert_eq!(press(&mut desk, "Delete: New shop"), NOTHING);
    assert!(desk.window.query_by_label_contains("its sessions go with it").is_some());
    desk.press(Key::Enter);
    assert_eq!(desk.commands(), NOTHING, "Enter is the safe button");
    assert_eq!(press(&mut desk, "Delete: New shop"), NOTHING);
    assert_eq!(press(&mut desk, "Delete it"), ["DeleteProfile(\"new-shop\")"]);
}

#[test]
fn the_only_shop_says_why_it_stays() {
    let mut view = samples::shops();
    if let Page::Shops(page) = &mut view.page {
        page.shops.truncate(1);
        page.shops[0].stays = Some("This is the only one. Add another first.".to_owned());
    }
    let mut desk = Desk::new(view);
    let _ = press(&mut desk, "More: Harbour Books");
    assert!(desk.window.query_by_label("This is the only one. Add another first.").is_some());
    assert_eq!(press(&mut desk, "Delete: Harbour Books"), NOTHING);
    assert!(desk.window.query_by_label("Delete it").is_none());
}

#[test]
fn a_long_list_can_be_narrowed() {
    assert!(Desk::new(samples::shops()).window.query_by_label("Narrow the list").is_none());
    let mut desk = Desk::new(samples::shops_many());
    desk.window.get_by_label("Narrow the list").click();
    desk.settle();
    type_in(&mut desk, "customer 77");
    assert!(desk.window.query_by_label("Customer 77").is_some());
    assert!(desk.window.query_by_label("Customer 78").is_none());
    type_in(&mut desk, "x");
    assert!(desk.window.query_by_label("None fits. Try fewer letters.").is_some());
}

#[test]
fn a_session_can_go_on_begin_again_and_be_deleted_after_a_second_look() {
    let mut desk = Desk::new(samples::sessions());
    assert_eq!(press(&mut desk, "Continue: The call with Ada"), ["ContinueSession(\"2-b\")"]);
    let _ = press(&mut desk, "More: The call with Ada");
    assert_eq!(press(&mut desk, "Start again: The call with Ada"), ["StartAgain(\"2-b\")"]);
    assert_eq!(press(&mut desk, "Delete: The call with Ada"), NOTHING);
    assert_eq!(press(&mut desk, "Keep it: The call with Ada"), NOTHING);
    assert_eq!(press(&mut desk, "Delete: The call with Ada"), NOTHING);
    let really = "Delete The call with Ada for good";
    assert_eq!(press(&mut desk, really), ["DeleteSession(\"2-b\")"]);
}

#[test]
fn a_session_whose_guide_is_gone_can_only_be_named_or_deleted() {
    let mut desk = Desk::new(samples::sessions());
    assert!(desk.window.query_by_label("Continue: old-guide").is_none());
    let _ = press(&mut desk, "More: old-guide");
    assert!(desk.window.query_by_label("Start again: old-guide").is_none());
    assert!(desk.window.query_by_label("Delete: old-guide").is_some());
}

#[test]
fn the_settings_ask_for_what_they_say() {
    for (button, expected) in [
        ("Tell me when a wait is over", "NotifyWaits(false)"),
        ("Open the folder", "OpenFolder"),
        ("Keys and passwords", "ShowKeys"),
    ] {
        let mut desk = Desk::new(samples::settings());
        assert_eq!(press(&mut desk, button), [expected], "{button}");
    }
}

#[test]
fn forgetting_everything_says_what_stays() {
    let mut desk = Desk::new(samples::settings());
    assert_eq!(press(&mut desk, "Forget everything"), NOTHING);
    assert!(desk.window.query_by_label_contains("the count of sign-in attempts").is_some());
    assert_eq!(press(&mut desk, "Forget everything"), ["ForgetEverything"]);
}

#[test]
fn the_offer_to_remember_can_be_taken_or_declined() {
    let mut view = samples::home();
    view.chrome.notices.push(refloat::engine::view::Notice {
        tone: refloat::engine::view::Tone::Noticed,
        strong: "Remember this for next time?".to_owned(),
        text: "api@shop.example, for Harbour Books.".to_owned(),
        action: Some(NoticeAction::Remember),
    });
    let mut desk = Desk::new(view);
    assert_eq!(press(&mut desk, "Remember it"), ["RememberLearnt"]);
    assert_eq!(press(&mut desk, "Do not remember it"), ["DeclineLearnt"]);
}

#[test]
fn what_a_key_is_for_is_chosen_by_its_host() {
    let mut desk = Desk::new(samples::keys());
    assert_eq!(press(&mut desk, "Add a key"), ["ShowAddKey"]);
    let mut desk = Desk::new(samples::add_key());
    let choice = "UPS client ID: onlinetools.ups.com";
    assert_eq!(press(&mut desk, choice), ["AddKeyFor(UpsClientId)"]);
    assert!(desk.window.query_by_label_contains("WooCommerce consumer key. Walk").is_some());
}

#[test]
fn an_added_key_goes_once_with_its_choice_and_leaves_the_field() {
    let mut desk = Desk::new(samples::add_key_form());
    assert_eq!(press(&mut desk, "Check it and store it"), NOTHING);
    assert!(desk.window.query_by_label_contains("Type or paste it here first.").is_some());
    desk.window.event(Event::Paste("FAKE-password-1".to_owned()));
    desk.settle();
    assert!(desk.window.query_by_label_contains("FAKE").is_none());
    desk.window.get_by_label("This time only").click();
    desk.settle();
    let _ = desk.take();
    desk.window.get_by_label("Check it and store it").click();
    let asked = desk.take();
    let [Command::AddKey { secret, keep, values }] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    assert_eq!(secret.characters(), 15);
    assert_eq!(*keep, KeepSecret::ThisTimeOnly);
    assert_eq!(values.get("email").map(String::as_str), Some("api@shop.example"));
    assert_eq!(press(&mut desk, "Check it and store it"), NOTHING, "nothing is sent twice");
}

#[test]
fn while_an_added_key_is_tried_it_can_be_stopped() {
    let mut view = samples::add_key_form();
    if let Page::AddKey(AddKeyPage { form: Some(form), .. }) = &mut view.page {
        form.checking = true;
    }
    let mut desk = Desk::new(view);
    assert_eq!(press(&mut desk, "Stop"), ["StopAddKey"]);
    assert!(desk.window.query_by_label("Another kind of key").is_none());
}

#[test]
fn the_set_up_of_a_shop_is_reached_from_its_entry() {
    let mut desk = Desk::new(samples::shops());
    let _ = press(&mut desk, "More: Harbour Books");
    assert_eq!(press(&mut desk, "Change set-up: Harbour Books"), ["ShowSetUp"]);
    let mut desk = Desk::new(samples::shops());
    let _ = press(&mut desk, "More: New shop");
    let asked = press(&mut desk, "Change set-up: New shop");
    assert_eq!(asked, ["UseProfile(\"new-shop\")", "ShowSetUp"]);
}
