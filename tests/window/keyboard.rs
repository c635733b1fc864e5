//! Everything works from the keyboard, and a window that is left alone does nothing.

use std::collections::BTreeSet;
use std::time::Duration;

use egui::accesskit::{Live, Role};
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::NodeT as _;
use refloat::engine::view::{Page, View};
use refloat::ui::theme::ThemeChoice;

use crate::desk::Desk;
use crate::harness::WINDOW;
use crate::papers;
use crate::samples;

/// What can be pressed or typed into.
const CONTROLS: [Role; 7] = [
    Role::Button,
    Role::Link,
    Role::TextInput,
    Role::PasswordInput,
    Role::Switch,
    Role::CheckBox,
    Role::RadioButton,
];

/// The name and role of what has the focus.
fn focused(desk: &Desk) -> Option<(String, Role)> {
    let node = desk.window.root().children_recursive().find(|node| node.is_focused())?;
    let node = node.accesskit_node();
    Some((node.label().unwrap_or_default(), node.role()))
}

/// All that can be pressed or typed into, by name.
fn controls(desk: &Desk) -> BTreeSet<String> {
    desk.window
        .root()
        .children_recursive()
        .map(|node| node.accesskit_node())
        .filter(|node| CONTROLS.contains(&node.role()))
        .map(|node| node.label().unwrap_or_default())
        .collect()
}

#[test]
fn tab_reaches_every_control_of_every_page() {
    for (name, view) in samples::all() {
        let mut desk = Desk::new(view);
        let wanted = controls(&desk);
        let mut reached = BTreeSet::new();
        for _ in 0..60 {
            desk.window.key_press(Key::Tab);
            desk.window.step();
            desk.window.step();
            reached.extend(focused(&desk).map(|(name, _)| name));
            if wanted.is_subset(&reached) {
                break;
            }
        }
        let missed: Vec<_> = wanted.difference(&reached).collect();
        assert!(missed.is_empty(), "{name}: {missed:?}");
    }
}

#[test]
fn a_new_page_puts_the_focus_where_the_person_goes_on() {
    let cases: Vec<(View, &str)> = vec![
        (samples::first_start(), "Begin"),
        (samples::home(), "Search"),
        (samples::question(), "“Invalid email and password combination”"),
        (samples::ask_value(), "E-mail address of the API user"),
        (samples::ask_secret(), "API user password"),
        (samples::before_check(), "Run the check"),
        (samples::result(), "Show me how to fix it"),
        (samples::fix(), "Step 2 is done"),
        (samples::wait_over(), "You can try once now"),
        (samples::solved(), "Done"),
        (samples::hand_over(), "Open in my e-mail"),
        (samples::cannot_tell(), "Write to my web host"),
        (samples::report(), "Save report…"),
        (papers::compared(), "Back to the first report"),
        (papers::wrong(), "What is right, in one sentence"),
        (papers::wrong_nothing(), "Back to the result"),
    ];
    for (view, expected) in cases {
        let desk = Desk::new(view);
        assert_eq!(focused(&desk).map(|(name, _)| name).as_deref(), Some(expected));
    }
}

#[test]
fn no_page_leaves_the_keyboard_nowhere_even_where_its_button_is_out_of_sight() {
    for size in [WINDOW, vec2(640.0, 480.0), vec2(480.0, 360.0)] {
        for (name, view) in samples::all() {
            // The key that began a check is not to stop it.
            let running = matches!(view.page, Page::Running(_));
            // A row of requests has no control; Enter runs the check from there.
            let enter = matches!(view.page, Page::BeforeCheck(_));
            let mut desk = Desk::sized(view, size, 1.0, ThemeChoice::Light);
            desk.settle();
            let focused = focused(&desk);
            if running {
                assert_eq!(focused, None, "{name}");
            } else if !enter {
                assert!(focused.is_some(), "{name} at {size}");
            }
        }
    }
}

#[test]
fn the_focus_that_stands_in_is_on_the_page_and_can_be_seen() {
    let mut desk = Desk::sized(samples::hand_over(), vec2(640.0, 480.0), 1.0, ThemeChoice::Light);
    desk.settle();
    let node = desk.window.root().children_recursive().find(|node| node.is_focused());
    let place = node.expect("a focus").rect();
    assert!(place.top() > 44.0 && place.bottom() < 480.0 - 56.0, "{place}");
}

#[test]
fn settings_begin_at_their_top() {
    let desk = Desk::new(samples::settings());
    let (name, role) = focused(&desk).expect("a focus");
    assert_eq!((name.as_str(), role), ("As the system", Role::RadioButton));
}

#[test]
fn a_page_change_moves_the_focus_and_a_new_second_does_not() {
    let mut desk = Desk::new(samples::before_check());
    desk.press(Key::Tab);
    assert_eq!(focused(&desk).map(|(name, _)| name).as_deref(), Some("Skip this check"));
    desk.show(|view| view.toast = None);
    assert_eq!(focused(&desk).map(|(name, _)| name).as_deref(), Some("Skip this check"));
    desk.show(|view| {
        *view = samples::result();
        view.turn = 2;
    });
    assert_eq!(focused(&desk).map(|(name, _)| name).as_deref(), Some("Show me how to fix it"));
}

#[test]
fn what_is_announced_has_words_and_every_control_a_name() {
    for (name, view) in samples::all() {
        let desk = Desk::new(view);
        for node in desk.window.root().children_recursive() {
            let node = node.accesskit_node();
            let said = node.label().or_else(|| node.value()).unwrap_or_default();
            if node.live() != Live::Off || CONTROLS.contains(&node.role()) {
                assert!(!said.trim().is_empty(), "{name}: a {:?} says nothing", node.role());
            }
            assert!(!said.contains(['\u{e000}', '\u{e001}']), "{name}: {said}");
            assert!(!said.contains(", ,") && !said.contains(".:"), "{name}: {said}");
        }
    }
}

#[test]
fn a_spotted_password_is_announced_at_once() {
    let mut view = samples::home();
    if let Page::Home(home) = &mut view.page {
        home.secret_spotted = true;
    }
    let desk = Desk::new(view);
    let loud = desk.window.root().children_recursive().find_map(|node| {
        let node = node.accesskit_node();
        (node.live() == Live::Assertive).then(|| node.label().or_else(|| node.value()))
    });
    let words = loud.flatten().expect("an announcement with words");
    assert!(words.contains("password"), "{words}");
}

#[test]
fn the_window_is_named_as_its_title_bar_is() {
    let view = samples::home();
    let title = view.window_title.clone();
    let desk = Desk::new(view);
    assert_eq!(desk.window.root().accesskit_node().label(), Some(title));
}

#[test]
fn enter_runs_the_check_but_holding_it_does_not_run_on() {
    let mut desk = Desk::new(samples::before_check());
    desk.window.key_down(Key::Enter);
    assert_eq!(desk.commands(), ["RunCheck"]);
    desk.window.key_down(Key::Enter);
    assert_eq!(desk.commands(), Vec::<String>::new());
}

#[test]
fn alt_and_left_goes_back_and_only_where_there_is_a_way_back() {
    let mut desk = Desk::new(samples::ask_value());
    desk.press_with(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(desk.commands(), ["Back"]);
    let mut home = Desk::new(samples::home());
    let _ = home.commands();
    home.press_with(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(home.commands(), Vec::<String>::new());
}

#[test]
fn escape_leaves_the_pages_beside_the_walk_and_no_question() {
    let mut desk = Desk::new(samples::settings());
    desk.press(Key::Escape);
    assert_eq!(desk.commands(), ["Back"]);
    let mut question = Desk::new(samples::question());
    question.press(Key::Escape);
    assert_eq!(question.commands(), Vec::<String>::new());
}

#[test]
fn the_text_size_is_the_engines_and_the_keys_ask_for_it() {
    let mut desk = Desk::new(samples::settings());
    desk.press_with(Modifiers::COMMAND, Key::Plus);
    assert_eq!(desk.commands(), ["Zoom(110)"]);
    desk.press_with(Modifiers::COMMAND, Key::Minus);
    assert_eq!(desk.commands(), ["Zoom(100)"]);
    desk.press_with(Modifiers::COMMAND, Key::Num0);
    assert_eq!(desk.commands(), ["Zoom(100)"]);
    assert!((desk.window.ctx.zoom_factor() - 1.0).abs() < 1e-3, "not by itself");
    desk.show(|view| view.look.zoom = 150);
    assert!((desk.window.ctx.zoom_factor() - 1.5).abs() < 1e-3);
}

#[test]
fn the_primary_button_is_one_scroll_away_at_640_by_480() {
    for (name, view) in samples::all() {
        let is_list = matches!(
            view.page,
            Page::Home(_) | Page::Question(_) | Page::Practice(_) | Page::Compared(_)
        );
        if is_list {
            continue;
        }
        // The reader of pasted links is a room of its own below.
        let only_makes = matches!(view.page, Page::DirectLogin(_));
        let desk = Desk::sized(view, vec2(640.0, 480.0), 1.0, ThemeChoice::Light);
        let lowest = desk
            .window
            .root()
            .children_recursive()
            .filter(|node| node.accesskit_node().role() == Role::Button)
            // What support unfolds may stand further down.
            .filter(|node| node.accesskit_node().label().as_deref() != Some("Details for support"))
            .filter(|node| {
                let name = node.accesskit_node().label().unwrap_or_default();
                !only_makes || name.starts_with("Make")
            })
            .map(|node| node.rect().top())
            .fold(0.0, f32::max);
        // The page is 380 high there; one scroll shows as much again.
        assert!(lowest < 480.0 + 380.0, "{name}: {lowest}");
    }
}

#[test]
fn a_window_that_is_left_alone_asks_for_no_repaint() {
    for (name, view) in samples::all() {
        let moves = matches!(&view.page, Page::Running(_))
            || matches!(&view.page, Page::Wait(wait) if wait.left_s > 0)
            || is_counting_down(&view.page);
        let desk = Desk::sized(view, WINDOW, 1.0, ThemeChoice::Light);
        let output = desk.window.output().viewport_output.values().next();
        let delay = output.map_or(Duration::MAX, |output| output.repaint_delay);
        if moves {
            assert!(delay <= Duration::from_secs(1) && delay > Duration::ZERO, "{name}: {delay:?}");
        } else {
            assert!(delay >= Duration::from_secs(60 * 60), "{name}: {delay:?}");
        }
    }
}

/// The ten seconds of a link that still works.
fn is_counting_down(page: &Page) -> bool {
    match page {
        Page::DirectLogin(page) => {
            page.made.as_ref().is_some_and(|made| made.left_s.is_some_and(|left| left > 0))
        }
        _ => false,
    }
}
