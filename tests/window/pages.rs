//! The pages as a person uses them: by what is written on them.

use egui::accesskit::Role;
use egui::{Event, Key};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use refloat::engine::command::{Command, KeepSecret};
use refloat::engine::view::{AskField, NoticeAction, Page, Toast, View};

use crate::desk::Desk;
use crate::papers;
use crate::samples;

/// Presses what has this name, and gives back what was asked for.
fn press(desk: &mut Desk, name: &str) -> Vec<String> {
    let _ = desk.commands();
    // A link within a sentence is there twice: as part of the text, and to be pressed.
    let pressed = desk
        .window
        .query_all_by_label(name)
        .find(|node| node.accesskit_node().role() != Role::Label)
        .expect("something with this name");
    pressed.click();
    // The seconds of a wait go on by themselves.
    desk.commands().into_iter().filter(|asked| asked != "Tock").collect()
}

#[test]
fn every_page_says_its_title_once_as_a_heading_that_is_announced() {
    for (name, view) in samples::all() {
        let desk = Desk::new(view);
        let titles = desk
            .window
            .query_all_by_role(Role::Heading)
            .filter(|node| node.accesskit_node().level() == Some(1))
            .map(|node| node.accesskit_node().live())
            .collect::<Vec<_>>();
        assert_eq!(titles, [egui::accesskit::Live::Polite], "{name}");
    }
}

#[test]
fn buttons_ask_for_what_they_say() {
    let cases: Vec<(View, &str, &str)> = vec![
        (samples::first_start(), "Begin", "Begin"),
        (samples::before_check(), "Run the check", "RunCheck"),
        (samples::before_check(), "Skip this check", "SkipCheck"),
        (samples::running(), "Stop", "Stop"),
        (samples::result(), "Show me how to fix it", "Follow"),
        (samples::result(), "Check again", "RunCheck"),
        (samples::network_back(), "Run it now", "RunCheck"),
        (samples::wait(), "Tell me when it is time", "NotifyWaits(false)"),
        (samples::result(), "Copy for chat", "CopyForChat"),
        (samples::result(), "Copy the details", "CopyDetails"),
        (samples::result(), "Details for support", "ShowDetails(false)"),
        (samples::fix(), "I’ve done this, check again", "Done"),
        (samples::fix(), "I can’t do this", "Cannot"),
        (samples::fix(), "Step 3 is done", "Tick(2)"),
        (samples::fix(), "Copy", "CopyInstruction(4)"),
        (
            samples::fix(),
            "Open",
            "OpenPage(\"https://app.shiprocket.in/seller/settings/additional-settings/api-users\")",
        ),
        (
            samples::fix_private(),
            "Open privately",
            "OpenPrivate(\"https://ship.shipstation.com/\")",
        ),
        (samples::wait(), "Use the time: get the new password ready", "UseTime"),
        (samples::wait_over(), "You can try once now", "WaitOver"),
        (samples::solved(), "Done", "Finish"),
        (samples::solved(), "Save a report", "ShowReport"),
        (samples::solved(), "Shipments still do not come", "Other(0)"),
        (samples::hand_over(), "Open in my e-mail", "MailMessage"),
        (samples::hand_over(), "Copy the message", "CopyMessage"),
        (samples::hand_over(), "I am the owner", "Other(1)"),
        (samples::cannot_tell(), "Look for another cause", "Other(0)"),
        (samples::report(), "Save report…", "ChooseFile(\"refloat-2026-11-21.html\")"),
        (samples::report(), "Copy as text", "CopyReport"),
        (samples::report(), "For Refloat", "PreviewAs(Json)"),
        (samples::report(), "Copy for chat", "CopyForChat"),
        (samples::home(), "Open a report", "AskForReport { beside: false }"),
        (samples::result(), "This is wrong", "ShowWrong"),
        (papers::compared(), "Swap the two", "SwapReports"),
        (papers::compared(), "Back to the first report", "Back"),
        (
            papers::wrong(),
            "Save the file…",
            "ChooseReplayFile(\"replay-shiprocket-login-20261121-141400.toml\")",
        ),
        (papers::wrong_nothing(), "Back to the result", "Back"),
        (samples::practice(), "Leave practice", "LeavePractice"),
        (samples::settings(), "Dark", "Theme(Dark)"),
        (samples::settings(), "You are on page A8", "ShowJump"),
        (samples::jump(), "Copy the share code", "CopyShareCode"),
        (samples::jump_found(), "Open this page", "JumpToFound"),
        (samples::settings(), "150 %", "Zoom(150)"),
        (samples::settings(), "Less motion", "LessMotion(false)"),
        (
            samples::question(),
            "Where do I see this message?",
            "OpenPage(\"https://support.shiprocket.in/\")",
        ),
        (samples::question(), "Report for support", "ShowReport"),
        (samples::question(), "Topic: Shiprocket", "Home"),
        (samples::ask_secret(), "E-mail in the plug-in: api@shop.example", "GoTo(1)"),
        (samples::ask_secret(), "I don’t have it", "DoNotHave"),
    ];
    for (view, button, expected) in cases {
        let mut desk = Desk::new(view);
        assert_eq!(press(&mut desk, button), [expected], "{button}");
    }
}

#[test]
fn what_cannot_be_done_now_asks_for_nothing_and_says_when() {
    for view in [samples::wait(), samples::result_full()] {
        let mut desk = Desk::new(view);
        let button = desk.window.get_by_label("Check again at 10:02");
        assert!(button.accesskit_node().is_disabled());
        assert_eq!(press(&mut desk, "Check again at 10:02"), Vec::<String>::new());
    }
}

#[test]
fn a_digit_chooses_its_answer_once_and_is_not_typed_on_the_next_page() {
    let mut desk = Desk::new(samples::question());
    desk.digit('3');
    assert_eq!(desk.commands(), ["Choose(Nth(2))"]);
    desk.digit('7');
    assert_eq!(desk.commands(), ["Choose(Unknown)"]);
    desk.digit('9');
    assert_eq!(desk.commands(), Vec::<String>::new());
    desk.show(|view| {
        *view = samples::ask_value();
        view.turn = 2;
    });
    desk.digit('3');
    desk.press(Key::Enter);
    assert_eq!(desk.commands(), ["Enter(\"3\")"]);
}

#[test]
fn the_search_asks_while_it_is_typed_and_enter_opens_the_first() {
    let mut desk = Desk::new(samples::home());
    desk.window.event(Event::Text("test".to_owned()));
    assert_eq!(desk.commands(), ["Search(\"test\")"]);
    desk.show(|view| {
        let found = samples::home_found();
        view.page = found.page;
    });
    assert!(desk.window.query_by_label_contains("Magento 2 orders").is_none());
    desk.press(Key::Enter);
    assert_eq!(
        desk.commands(),
        ["Open { guide: \"shiprocket-login\", step: Some(\"new-password\") }"]
    );
    desk.press(Key::Escape);
    assert_eq!(desk.commands(), ["Search(\"\")"]);
}

#[test]
fn where_nothing_fits_the_topics_are_offered() {
    let mut desk = Desk::new(samples::home_nothing());
    assert!(desk.window.query_by_label_contains("Nothing fits “purple elephants”").is_some());
    let asked = press(&mut desk, "Shiprocket: “Invalid email and password…”");
    assert_eq!(asked, ["Open { guide: \"shiprocket-guide\", step: None }"]);
}

const KEY: &str = "eyJhbGciOiJIUzI1NiJ9.eyJGQUtFIjoiRkFLRS1GQUtFIn0.FAKEFAKEFAKEFAKEFAKEFAKEFAKE";

#[test]
fn a_pasted_key_never_reaches_the_engine_and_leaves_the_field() {
    let mut desk = Desk::new(samples::home());
    desk.window.event(Event::Paste(KEY.to_owned()));
    assert_eq!(desk.commands(), ["Search(\"\")"]);
    assert!(desk.window.query_by_label_contains("That looked like a key or password.").is_some());
    let seen = desk.window.root().children_recursive().any(|node| {
        let node = node.accesskit_node();
        [node.label(), node.value()].into_iter().flatten().any(|text| text.contains("FAKE"))
    });
    assert!(!seen);
    desk.press_with(egui::Modifiers::COMMAND, Key::Z);
    let value = desk.window.get_by_role(Role::TextInput).accesskit_node().value();
    assert_eq!(value.unwrap_or_default(), "", "undo brings nothing back");
}

#[test]
fn what_a_pasted_text_says_stands_above_the_results() {
    let mut desk = Desk::new(samples::home());
    desk.window.event(Event::Paste("HTTP/1.1 200 OK".to_owned()));
    desk.settle();
    desk.show(|view| *view = samples::home_said());
    let headings = desk.window.query_all_by_role(Role::Heading);
    let labels: Vec<_> = headings.filter_map(|node| node.accesskit_node().label()).collect();
    assert_eq!(labels[1], "What this says");
    let line = "Invalid email and password combination\",\"status_code\":400";
    let lines = desk.window.query_all_by_label_contains(line).count();
    assert_eq!(lines, 1, "rivals share their line");
}

#[test]
fn a_paste_of_several_lines_reaches_the_engine_with_its_lines_and_without_its_key() {
    let mut desk = Desk::new(samples::home());
    let pasted = format!("> GET /rest\nAuthorization: Bearer {KEY}\r\n\n{{\"message\":\"no\"}}");
    desk.window.event(Event::Paste(pasted));
    let asked = desk.commands();
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert!(asked[0].contains("GET /rest\\nAuthorization: •••"), "{asked:?}");
    assert!(!asked[0].contains("FAKE"), "{asked:?}");
    let hidden = "It was hidden before the rest was read";
    assert!(desk.window.query_by_label_contains(hidden).is_some());
    let field = desk.window.get_by_role(Role::TextInput).accesskit_node().value();
    assert!(!field.unwrap_or_default().contains(['\n', '\r']));
    desk.window.event(Event::Text("x".to_owned()));
    assert!(desk.commands()[0].contains("\\n"), "and keeps them while more is typed");
}

#[test]
fn what_the_engine_spots_is_taken_out_of_the_field_once() {
    let mut desk = Desk::new(samples::home());
    desk.window.event(Event::Text("not so secret".to_owned()));
    desk.settle();
    desk.show(|view| {
        if let Page::Home(page) = &mut view.page {
            page.secret_spotted = true;
        }
    });
    let value = |desk: &Desk| desk.window.get_by_role(Role::TextInput).accesskit_node().value();
    assert_eq!(value(&desk).unwrap_or_default(), "");
    desk.window.event(Event::Text("again".to_owned()));
    desk.settle();
    assert_eq!(value(&desk).unwrap_or_default(), "again");
}

#[test]
fn a_value_is_sent_with_enter_and_kept_where_it_was_wrong() {
    let mut desk = Desk::new(samples::ask_error());
    desk.press(Key::Enter);
    assert_eq!(desk.commands(), ["Enter(\"api.shop.example\")"]);
    let field = desk.window.get_by_role(Role::TextInput);
    assert_eq!(
        field.accesskit_node().description().as_deref(),
        Some("An e-mail address looks like name@shop.example.")
    );
}

#[test]
fn a_secret_goes_with_its_choice_and_the_field_is_empty_after_it() {
    let mut desk = Desk::new(samples::ask_secret());
    desk.window.event(Event::Paste("FAKE-password-1 ".to_owned()));
    desk.settle();
    assert!(desk.window.query_by_label_contains("A space around it is removed.").is_some());
    assert!(desk.window.query_by_label_contains("FAKE").is_none());
    desk.window.get_by_label("This time only").click();
    desk.settle();
    assert!(desk.window.query_by_label("Kept in: Memory only, until you close Refloat").is_some());
    let _ = desk.take();
    desk.window.get_by_label("Continue").click();
    let asked = desk.take();
    let [Command::EnterSecret { secret, keep }] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    assert_eq!(secret.characters(), 16);
    assert_eq!(*keep, KeepSecret::ThisTimeOnly);
    assert_eq!(press(&mut desk, "Continue"), Vec::<String>::new(), "nothing is sent twice");
    assert!(desk.window.query_by_label_contains("Type or paste it here first.").is_some());
}

#[test]
fn a_kept_secret_is_offered_until_another_is_typed() {
    let mut view = samples::ask_secret();
    if let Page::Ask(page) = &mut view.page
        && let AskField::Secret { kept, .. } = &mut page.field
    {
        *kept = true;
    }
    let mut desk = Desk::new(view);
    assert_eq!(press(&mut desk, "Use the one that is kept"), ["UseKept"]);
    assert!(desk.window.query_by_label("Continue").is_none());
}

#[test]
fn leaving_a_running_check_is_asked_about_once_more() {
    let mut desk = Desk::new(samples::running());
    assert_eq!(press(&mut desk, "Back"), Vec::<String>::new());
    assert_eq!(press(&mut desk, "Go on checking"), Vec::<String>::new());
    assert_eq!(press(&mut desk, "Back"), Vec::<String>::new());
    assert_eq!(press(&mut desk, "Stop and leave"), ["Back"]);
}

#[test]
fn escape_stops_a_running_check() {
    let mut desk = Desk::new(samples::running());
    desk.press(Key::Escape);
    assert_eq!(desk.commands(), ["Stop"]);
}

#[test]
fn forget_asks_once_more_in_its_place() {
    let mut desk = Desk::new(samples::keys());
    assert_eq!(press(&mut desk, "Forget UPS client ID"), Vec::<String>::new());
    assert_eq!(press(&mut desk, "Keep UPS client ID"), Vec::<String>::new());
    assert_eq!(press(&mut desk, "Forget UPS client ID"), Vec::<String>::new());
    let asked = press(&mut desk, "Forget UPS client ID");
    assert!(asked.len() == 1 && asked[0].starts_with("Forget { slot: UpsClientId"), "{asked:?}");
}

#[test]
fn forget_everything_asks_in_a_dialog_with_the_safe_button_first() {
    let mut desk = Desk::new(samples::keys());
    assert_eq!(press(&mut desk, "Forget everything"), Vec::<String>::new());
    desk.press(Key::Enter);
    assert_eq!(desk.commands(), Vec::<String>::new(), "Enter is the safe button");
    assert!(desk.window.query_by_label("Keep them").is_none());
    assert_eq!(press(&mut desk, "Forget everything"), Vec::<String>::new());
    let buttons = desk.window.query_all_by_label("Forget everything").collect::<Vec<_>>();
    buttons.last().expect("the dialog's own").click();
    assert_eq!(desk.commands(), ["ForgetAll"]);
}

#[test]
fn the_message_can_go_by_chat() {
    let mut desk = Desk::new(samples::hand_over());
    desk.window.get_by_label("Chat").click();
    desk.settle();
    assert!(desk.window.query_by_label("Open in my e-mail").is_none());
    let both = desk.window.query_all_by_label("Copy the message").collect::<Vec<_>>();
    assert_eq!(both.len(), 2);
}

#[test]
fn writing_unfolds_the_message_in_place() {
    let mut desk = Desk::new(samples::cannot_tell());
    assert_eq!(press(&mut desk, "Write to my web host"), Vec::<String>::new());
    assert_eq!(press(&mut desk, "Open in my e-mail"), ["MailMessage"]);
}

#[test]
fn a_blocked_report_names_the_field_and_cannot_leave() {
    let mut view = samples::report();
    if let Page::Report(page) = &mut view.page {
        page.blocked = Some("answer".to_owned());
    }
    let mut desk = Desk::new(view);
    assert!(desk.window.query_by_label_contains("“answer”").is_some());
    assert_eq!(press(&mut desk, "Save report…"), Vec::<String>::new());
    assert_eq!(press(&mut desk, "Copy as text"), Vec::<String>::new());
}

#[test]
fn a_notice_offers_its_way_out() {
    let mut view = samples::keys();
    view.chrome.notices.push(refloat::engine::view::Notice {
        tone: refloat::engine::view::Tone::Caution,
        strong: "Kept in memory only:".to_owned(),
        text: "the keyring did not open.".to_owned(),
        action: Some(NoticeAction::RetryKeyring),
    });
    let mut desk = Desk::new(view);
    assert_eq!(press(&mut desk, "Try again"), ["RetryKeyring"]);
}

#[test]
fn a_toast_is_taken_away_after_four_seconds() {
    let mut desk = Desk::new(samples::question());
    desk.show(|view| view.toast = Some(Toast { text: "Copied".to_owned(), good: true }));
    assert!(desk.window.query_by_label("Copied").is_some());
    let _ = desk.commands();
    for _ in 0..20 {
        desk.settle();
    }
    assert!(desk.commands().contains(&"DismissToast".to_owned()));
}

#[test]
fn a_wait_asks_for_its_seconds_and_a_finished_one_for_nothing() {
    let mut desk = Desk::new(samples::wait());
    let _ = desk.commands();
    for _ in 0..6 {
        desk.settle();
    }
    assert!(desk.commands().contains(&"Tock".to_owned()));
    let mut over = Desk::new(samples::wait_over());
    let _ = over.commands();
    for _ in 0..6 {
        over.settle();
    }
    assert_eq!(over.commands(), Vec::<String>::new());
}

#[test]
fn the_answers_that_are_always_there_come_last_side_by_side() {
    let desk = Desk::new(samples::question());
    let [none, unknown] =
        ["None of these", "I don’t know"].map(|name| desk.window.get_by_label(name).rect());
    assert!((none.top() - unknown.top()).abs() < 0.5);
    assert!(none.right() < unknown.left());
    let fifth =
        desk.window.get_by_label("I cannot sign in to the Shiprocket website itself").rect();
    assert!(fifth.bottom() < none.top());
}

#[test]
fn the_list_of_masks_and_unchanged_lines_unfold() {
    let mut desk = Desk::new(samples::report());
    let shop = "the address of a shop";
    assert!(desk.window.query_by_label(shop).is_none());
    assert_eq!(press(&mut desk, "Show the list"), Vec::<String>::new());
    assert!(desk.window.query_by_label(shop).is_some());
    let mut desk = Desk::new(papers::compared());
    assert!(desk.window.query_by_label("Guide: Shiprocket").is_none());
    assert_eq!(press(&mut desk, "2 lines are the same"), Vec::<String>::new());
    assert!(desk.window.query_by_label("Guide: Shiprocket").is_some());
    assert!(desk.window.query_by_label("Made by: Refloat 0.1.0").is_none());
}

#[test]
fn an_opened_report_is_compared_and_answered() {
    let cases = [
        (papers::opened(), "Compare with another report…", "OpenFile { beside: true }"),
        (papers::opened_otherwise(), "Copy the next step", "CopyHandBack"),
    ];
    for (view, button, expected) in cases {
        // As a screen reader presses it: it may stand below what is seen.
        let mut desk = Desk::new(view);
        desk.window.get_by_label(button).click_accesskit();
        assert_eq!(desk.commands(), [expected], "{button}");
    }
    let mut desk = Desk::new(papers::opened());
    desk.window.get_by_label("Copy the next step").click_accesskit();
    assert_eq!(desk.commands(), Vec::<String>::new(), "there is nothing to send yet");
}

#[test]
fn nothing_leaves_while_the_report_is_searched_or_empty() {
    for (searching, empty, reason) in
        [(true, false, "Searching for your keys…"), (false, true, "No walk to report yet")]
    {
        let mut view = samples::report();
        let Page::Report(page) = &mut view.page else { panic!("it is the report") };
        (page.searching, page.empty) = (searching, empty);
        let mut desk = Desk::new(view);
        for button in ["Save report…", "Copy as text", "Copy for chat"] {
            assert_eq!(press(&mut desk, button), Vec::<String>::new(), "{reason}: {button}");
        }
    }
}

#[test]
fn a_note_is_sent_to_the_engine_and_a_pasted_key_is_taken_out() {
    let mut desk = Desk::new(papers::opened());
    desk.window.get_by_label("Or a note").focus();
    desk.settle();
    desk.window.event(Event::Text("Call me".to_owned()));
    assert_eq!(desk.commands(), ["HandBack { code: \"\", note: \"Call me\" }"]);
    desk.window.event(Event::Paste(KEY.to_owned()));
    assert_eq!(desk.commands(), ["HandBack { code: \"\", note: \"\" }"]);
    assert!(desk.window.query_by_label_contains("was taken out").is_some());
    let mut desk = Desk::new(papers::wrong());
    desk.window.event(Event::Text("The firewall".to_owned()));
    assert_eq!(desk.commands(), ["SayRight(\"The firewall\")"]);
}
