//! The field of a secret: what goes in, and that nothing of it comes out.

use std::cell::RefCell;

use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use refloat::domain::secret::Secret;
use refloat::ui::widgets::{Help, SecretEntry, SecretField, SecretWords};

use crate::harness::light;

const LABEL: &str = "API user password";
const CANARY: &str = "FAKE-canary-9f2";

fn window<'a>(entry: &'a RefCell<SecretEntry>, sharing: bool) -> Harness<'a> {
    let mut window = light(move |ui| {
        let mut entry = entry.borrow_mut();
        let count = format!("{} characters", entry.characters());
        let words = SecretWords { hold: "Hold to show", off: "Off while sharing", count: &count };
        ui.add_space(40.0);
        SecretField::new("password", LABEL, words)
            .sharing(sharing)
            .help(Some(Help::note("Shiprocket made it itself.")))
            .show(ui, &mut entry);
    });
    window.run();
    window
}

fn focused<'a>(entry: &'a RefCell<SecretEntry>) -> Harness<'a> {
    let mut window = window(entry, false);
    window.get_by_role(Role::PasswordInput).focus();
    window.run();
    window
}

fn holds(entry: &RefCell<SecretEntry>, text: &str) -> bool {
    entry.borrow().secret() == Secret::new(text.to_owned())
}

/// Everything that leaves the window in a frame: the accessibility tree, what is announced, copied
/// or opened, and the state that egui keeps.
fn everything_outside(window: &Harness<'_>) -> String {
    let output = window.output();
    let tree = format!("{:?}", window.root());
    assert!(tree.contains("PasswordInput"), "the tree is read: {tree}");
    let events =
        format!("{:?} {:?}", output.platform_output.events, output.platform_output.commands);
    let input = window.ctx.input(|input| format!("{:?} {:?}", input.events, input.raw));
    let shapes = format!("{:?}", output.shapes);
    [tree, events, input, shapes].join("\n")
}

#[test]
fn what_is_typed_goes_in() {
    let entry = RefCell::new(SecretEntry::new());
    let mut window = focused(&entry);
    for letter in ["a", "b", "9"] {
        window.event(Event::Text(letter.to_owned()));
        window.run();
    }
    assert!(holds(&entry, "ab9"));
    window.key_press(Key::Backspace);
    window.run();
    assert!(holds(&entry, "ab"));
}

#[test]
fn what_is_pasted_goes_in_without_its_line_break() {
    let entry = RefCell::new(SecretEntry::new());
    let mut window = focused(&entry);
    window.event(Event::Paste(format!("{CANARY} \n")));
    window.run();
    // The space stays: that it came along is told to the person by the page.
    assert!(holds(&entry, &format!("{CANARY} ")));
}

#[test]
fn an_input_method_can_write_it() {
    let entry = RefCell::new(SecretEntry::new());
    let mut window = focused(&entry);
    window.event(Event::Ime(ImeEvent::Preedit { text: "ka".into(), active_range_chars: None }));
    window.run();
    assert!(entry.borrow().is_empty());
    window.event(Event::Ime(ImeEvent::Commit("か".into())));
    window.run();
    assert!(holds(&entry, "か"));
}

#[test]
fn a_screen_reader_can_set_it_without_the_focus() {
    let entry = RefCell::new(SecretEntry::new());
    let mut window = window(&entry, false);
    window.get_by_role(Role::PasswordInput).set_text_value_accesskit(CANARY);
    window.run();
    assert!(holds(&entry, CANARY));
    window.get_by_role(Role::PasswordInput).set_text_value_accesskit("FAKE-second");
    window.run();
    assert!(holds(&entry, "FAKE-second"));
}

#[test]
fn select_all_and_paste_replaces_it() {
    let entry = RefCell::new(SecretEntry::of("FAKE-old"));
    let mut window = focused(&entry);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.event(Event::Paste("FAKE-new".to_owned()));
    window.run();
    assert!(holds(&entry, "FAKE-new"));
}

#[test]
fn nothing_brings_a_cleared_secret_back() {
    let entry = RefCell::new(SecretEntry::new());
    let mut window = focused(&entry);
    window.event(Event::Paste(CANARY.to_owned()));
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::Backspace);
    window.run();
    assert!(entry.borrow().is_empty());
    for modifiers in [Modifiers::COMMAND, Modifiers::COMMAND | Modifiers::SHIFT] {
        window.key_press_modifiers(modifiers, Key::Z);
        window.run();
        assert!(entry.borrow().is_empty());
    }
}

#[test]
fn it_is_never_copied_or_told() {
    let entry = RefCell::new(SecretEntry::new());
    let mut window = focused(&entry);
    window.event(Event::Paste(CANARY.to_owned()));
    window.step();
    assert!(!everything_outside(&window).contains("canary"), "in the frame of the paste");
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.event(Event::Copy);
    window.event(Event::Cut);
    window.step();
    assert!(!everything_outside(&window).contains("canary"), "after copy and cut");
    assert!(holds(&entry, CANARY));
    let value = window.get_by_role(Role::PasswordInput).accesskit_node().value();
    assert_eq!(value.as_deref(), Some("••••••••"));

    window.get_by_role(Role::PasswordInput).set_text_value_accesskit(CANARY);
    window.step();
    assert!(!everything_outside(&window).contains("canary"), "in the frame of a set value");
}

#[test]
fn holding_shows_it_and_releasing_hides_it() {
    let entry = RefCell::new(SecretEntry::of(CANARY));
    let mut window = window(&entry, false);
    let hidden = window.render().expect("a picture");
    let button = window.get_by_label("Hold to show").rect().center();
    window.drag_at(button);
    window.run();
    let shown = window.render().expect("a picture");
    assert!(hidden != shown, "the letters are drawn while it is held");
    // The letters are drawn one by one, so not even the shapes hold the text.
    assert!(!everything_outside(&window).contains("canary"));
    window.drop_at(button);
    window.remove_cursor();
    window.run();
    assert!(hidden == window.render().expect("a picture"), "it hides at once");
}

#[test]
fn while_sharing_nothing_tells_its_length() {
    let short = RefCell::new(SecretEntry::of("a"));
    let long = RefCell::new(SecretEntry::of(CANARY));
    let mut one = window(&short, true);
    let mut other = window(&long, true);
    assert!(one.render().expect("a picture") == other.render().expect("a picture"));
    assert!(other.query_by_label("Hold to show").is_none());
    let about = |window: &Harness<'_>| {
        window.get_by_role(Role::PasswordInput).accesskit_node().description()
    };
    assert_eq!(about(&one), about(&other));
}

#[test]
fn a_text_that_does_not_fit_is_left_out_as_a_whole() {
    let entry = RefCell::new(SecretEntry::new());
    let mut window = focused(&entry);
    window.event(Event::Paste("x".repeat(10_000)));
    window.run();
    assert!(entry.borrow().is_empty());
    assert!(entry.borrow().too_long());
}

#[test]
fn its_letters_do_not_choose_an_answer() {
    let entry = RefCell::new(SecretEntry::new());
    let window = focused(&entry);
    // The pages ask this before they take a digit as the key of an answer.
    assert!(window.ctx.text_edit_focused());
}
