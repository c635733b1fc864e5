//! The widgets from the keyboard and for a screen reader.

use std::cell::{Cell, RefCell};

use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Ui, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use refloat::ui::theme::{Icon, ThemeChoice, Tokens, Type};
use refloat::ui::widgets::{
    Act, Banner, BannerEvent, Button, CheckRow, Choice, Dialog, Field, Fold, Help, Left, Link,
    NavLink, Sign, Span, Step, StepEvent, Switch, check_rows, heading, running, segments, steps,
    toast,
};

use crate::harness::{WINDOW, light, window};

/// Presses Tab so many times.
fn tab(window: &mut Harness<'_>, times: usize) {
    for _ in 0..times {
        window.key_press(Key::Tab);
        window.run();
    }
}

#[test]
fn a_button_answers_to_the_mouse_enter_and_space() {
    let pressed = Cell::new(0);
    let mut window = light(|ui| {
        if ui.add(Button::primary("Continue")).clicked() {
            pressed.set(pressed.get() + 1);
        }
    });
    window.get_by_role_and_label(Role::Button, "Continue").click();
    window.run();
    tab(&mut window, 1);
    assert!(window.get_by_label("Continue").is_focused());
    window.key_press(Key::Enter);
    window.run();
    window.key_press(Key::Space);
    window.run();
    window.get_by_label("Continue").click_accesskit();
    window.run();
    assert_eq!(pressed.get(), 4);
}

#[test]
fn a_button_that_is_not_available_is_reached_and_says_why() {
    let pressed = Cell::new(false);
    let mut window = light(|ui| {
        let button = Button::primary("Check again").not_now(Some("Wait until 10:02"));
        pressed.set(pressed.get() | ui.add(button).clicked());
    });
    tab(&mut window, 1);
    let button = window.get_by_label("Check again");
    assert!(button.is_focused());
    assert_eq!(button.accesskit_node().description().as_deref(), Some("Wait until 10:02"));
    assert!(button.accesskit_node().is_disabled());
    window.key_press(Key::Enter);
    window.get_by_label("Check again").click();
    window.run();
    assert!(!pressed.get());
}

#[test]
fn a_button_keeps_its_size_in_every_state() {
    let working = Cell::new(false);
    let mut window = light(|ui| {
        ui.add(Button::secondary("Check again").busy(working.get(), "Checking…"));
    });
    let rest = window.get_by_label("Check again").rect();
    window.get_by_label("Check again").hover();
    window.run();
    assert_eq!(window.get_by_label("Check again").rect(), rest);
    working.set(true);
    window.run();
    assert_eq!(window.get_by_label("Checking…").rect(), rest);
    assert!(rest.height() >= 44.0);
}

#[test]
fn the_keyboard_scrolls_to_what_it_reaches() {
    let mut window = window(vec2(400.0, 200.0), ThemeChoice::Light, |ui| {
        egui::ScrollArea::vertical().show(ui, |ui| {
            for number in 1..=9 {
                ui.add(Choice::new(&format!("Answer {number}")));
                ui.add_space(8.0);
            }
        });
    });
    tab(&mut window, 9);
    let rect = window.get_by_label("Answer 9").rect();
    assert!(window.get_by_label("Answer 9").is_focused());
    assert!(rect.bottom() <= 200.0, "the focused answer is in view: {rect:?}");
}

#[test]
fn a_choice_says_what_it_is() {
    let mut window = light(|ui| {
        ui.add(Choice::new("The wheel keeps spinning").key("3").likely(Some("Likely")));
        ui.add(Choice::new("Not for Windows").not_possible(true));
    });
    window.run();
    window.get_by_role_and_label(Role::Button, "The wheel keeps spinning, Likely");
    assert!(window.get_by_label("Not for Windows").accesskit_node().is_disabled());
}

#[test]
fn a_title_is_a_heading_for_a_screen_reader() {
    let mut window = light(|ui| {
        heading(ui, "What is going wrong?", Type::TITLE, Tokens::LIGHT.ink, 1);
    });
    window.run();
    let title = window.get_by_role_and_label(Role::Heading, "What is going wrong?");
    assert_eq!(title.accesskit_node().level(), Some(1));
}

#[test]
fn a_link_in_a_text_is_opened_by_mouse_and_keyboard() {
    let opened = RefCell::new(Vec::new());
    let spans = [
        Span::Plain("It is under "),
        Span::Bold("Settings"),
        Span::Plain(". "),
        Span::Link("Open it", "settings-page"),
        Span::Mask("shop-1"),
    ];
    let mut window = light(|ui| {
        if let (_, Some(target)) = running(ui, &spans, Type::BODY, Tokens::LIGHT.ink) {
            opened.borrow_mut().push(target.to_owned());
        }
    });
    window.get_by_role_and_label(Role::Link, "Open it").click();
    window.run();
    tab(&mut window, 1);
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(*opened.borrow(), ["settings-page", "settings-page"]);
    window.get_by_label("It is under Settings. Open itshop-1");
}

#[test]
fn a_field_is_named_by_its_label_and_tells_what_is_wrong() {
    let text = RefCell::new(String::new());
    let mut window = light(|ui| {
        let help = Help::error("Begin with https.");
        Field::new("shop", "Shop address").help(Some(help)).show(ui, &mut text.borrow_mut());
    });
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Shop address").focus();
    window.run();
    window.event(Event::Text("https://shop.example".to_owned()));
    window.run();
    assert_eq!(*text.borrow(), "https://shop.example");
    let field = window.get_by_role_and_label(Role::TextInput, "Shop address");
    assert_eq!(field.accesskit_node().description().as_deref(), Some("Begin with https."));
}

#[test]
fn a_switch_is_hit_on_its_label_too() {
    let on = Cell::new(false);
    let mut window = light(|ui| {
        ui.add_space(20.0);
        if ui.add(Switch::new(on.get(), "Sharing your screen?", "Sharing")).clicked() {
            on.set(!on.get());
        }
    });
    window.run();
    let rect = window.get_by_label("Sharing").rect();
    window.drag_at(rect.left_center() + vec2(6.0, 0.0));
    window.drop_at(rect.left_center() + vec2(6.0, 0.0));
    window.run();
    assert!(on.get());
    assert_eq!(window.get_by_label("Sharing").accesskit_node().toggled(), Some(Toggled::True));
}

#[test]
fn segments_do_not_move_when_another_is_chosen() {
    let on = Cell::new(0);
    let mut window = light(|ui| {
        if let Some(index) = segments(ui, &["Carriers", "Billing", "Onboarding"], on.get(), "Page")
        {
            on.set(index);
        }
    });
    window.run();
    let before = window.get_by_label("Onboarding").rect();
    window.get_by_label("Billing").click();
    window.run();
    assert_eq!(on.get(), 1);
    assert_eq!(window.get_by_label("Onboarding").rect(), before);
}

#[test]
fn steps_are_ticked_copied_and_opened() {
    let done = Cell::new(false);
    let events = RefCell::new(Vec::new());
    let first = [Span::Plain("Open your shop’s admin")];
    let second = [Span::Plain("Let your developer run")];
    let mut window = light(|ui| {
        let list = [
            Step {
                text: &first,
                note: "",
                typed: None,
                act: Act::Open("Open"),
                done: done.get(),
                ring_name: "Step 1 done",
            },
            Step {
                text: &second,
                note: "As root.",
                typed: Some("bin/magento cache:flush"),
                act: Act::Copy("Copy"),
                done: false,
                ring_name: "Step 2 done",
            },
        ];
        if let Some(event) = steps(ui, &list) {
            if event == StepEvent::Tick(0) {
                done.set(true);
            }
            events.borrow_mut().push(format!("{event:?}"));
        }
    });
    window.get_by_label("Step 1 done").click();
    window.run();
    window.get_by_label("Open").click();
    window.run();
    window.get_by_label("Copy").click();
    window.run();
    assert_eq!(*events.borrow(), ["Tick(0)", "Act(0)", "Act(1)"]);
    let ring = window.get_by_label("Step 1 done");
    assert_eq!(ring.accesskit_node().toggled(), Some(Toggled::True));
}

#[test]
fn rows_say_their_verdict_first_and_can_be_opened() {
    let opened = Cell::new(None);
    let list = [CheckRow {
        sign: Sign::Works,
        word: "Works",
        name: "Clock",
        seen: "right to the second",
        time: "118 ms",
    }];
    let mut window = light(|ui| {
        if let Some(index) = check_rows(ui, &list, 38.0, true) {
            opened.set(Some(index));
        }
    });
    window.get_by_label("Works: Clock, right to the second, 118 ms").click();
    window.run();
    assert_eq!(opened.get(), Some(0));
}

#[test]
fn a_banner_acts_and_unfolds() {
    let events = RefCell::new(Vec::new());
    let open = Cell::new(false);
    let mut window = light(|ui| {
        let banner = Banner {
            sign: Sign::NotWorking,
            word: "Most likely cause",
            sure: "Refloat is sure",
            sentence: "Your shop’s security certificate ran out on 19 November.",
            who: "Your web host renews it.",
            more: &[],
            button: "Show what to do",
            consequences: Some("3 checks cannot run because of this"),
            open: open.get(),
            focus: false,
        };
        let event = banner.show(ui, |ui| {
            ui.add(Link::new("Sign-in"));
        });
        if event == Some(BannerEvent::Toggle) {
            open.set(!open.get());
        }
        events.borrow_mut().extend(event);
    });
    window.get_by_label("Show what to do").click();
    window.run();
    window.get_by_label("3 checks cannot run because of this").click();
    window.run();
    assert_eq!(*events.borrow(), [BannerEvent::Act, BannerEvent::Toggle]);
    window.get_by_role_and_label(Role::Link, "Sign-in");
}

#[test]
fn a_toast_can_be_undone() {
    let undone = Cell::new(false);
    let mut window =
        light(|ui| undone.set(undone.get() | toast(ui, None, "Key forgotten", Some("Undo"))));
    window.get_by_label("Undo").click();
    window.run();
    assert!(undone.get());
}

#[test]
fn a_dialog_puts_the_safe_button_first() {
    let left = Cell::new(None);
    let mut window = light(|ui| {
        let dialog = Dialog {
            title: "Forget this key?",
            text: "This cannot be undone.",
            safe: "Keep it",
            act: "Forget",
        };
        if let Some(how) = dialog.show(ui.ctx()) {
            left.set(Some(how));
        }
    });
    window.run();
    assert!(window.get_by_label("Keep it").is_focused());
    window.get_by_label("Forget").click();
    window.run();
    assert_eq!(left.get(), Some(Left::Act));
}

#[test]
fn nothing_repaints_while_nothing_happens() {
    let mut window = window(WINDOW, ThemeChoice::Dark, |ui: &mut Ui| {
        ui.add(NavLink::new(Icon::Gear, "Settings"));
        ui.add(Fold::new("Details for support", false));
        ui.add(Button::primary("Continue"));
    });
    window.run();
    window.step();
    let delay = window
        .output()
        .viewport_output
        .values()
        .map(|output| output.repaint_delay)
        .min()
        .expect("a viewport");
    assert_eq!(delay, std::time::Duration::MAX);
}
