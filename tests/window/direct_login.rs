//! The page that makes a link for a customer and opens it: how it looks, what it asks for, and that nothing
//! of a link or token is ever on it.

use egui::accesskit::Role;
use egui::{Event, vec2};
use egui_kittest::SnapshotResults;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use refloat::domain::direct_login::Landing;
use refloat::domain::secret::Secret;
use refloat::engine::command::{Command, DirectLogin};
use refloat::engine::view::{
    BarLeft, DirectLoginPage, LandingRow, LengthOfLink, LinkValue, MadeLink, Page, ReadLine,
    ReadLink, Station, StationState, Tone, View,
};
use refloat::ui::theme::ThemeChoice;

use crate::desk::Desk as Window;
use crate::engine_desk::Desk;
use crate::samples;

const TITLE: &str = "Open the carrier portal for your customer";
const MAKE: &str = "Make a new link and open it";
const THEME: &str = "550e8400-e29b-41d4-a716-446655440000";
const PARTNER_KEY: &str = "FAKE-partner-key-0123456789abcdefghijklmnop";
/// What every token of practice begins with, and what stands in the link that is pasted.
const CANARIES: [&str; 3] = ["FAKE-token-", "FAKE-canary", "directlogin?token=F"];

fn text(text: &str) -> String {
    text.to_owned()
}

fn station(label: &str, answer: &str, state: StationState) -> Station {
    let answer = (!answer.is_empty()).then(|| text(answer));
    Station { label: text(label), answer, state, go_to: None }
}

fn shown(page: DirectLoginPage) -> View {
    use StationState::{Harbour, Here, Walked};
    let route = vec![
        station("Topic", "Partner direct login", Walked),
        station("Partner key", "Entered", Walked),
        station("Customer account", "se-123456", Walked),
        station("Make the link", "", Here),
        station("Customer is signed in", "", Harbour),
    ];
    let mut view = samples::view(Page::DirectLogin(Box::new(page)), "X4", route);
    view.chrome.left = BarLeft::Back;
    view
}

fn page() -> DirectLoginPage {
    let value = |value: &str| LinkValue { text: Some(text(value)), good: true, error: None };
    DirectLoginPage {
        account: value("se-123456"),
        theme: value(THEME),
        landings: ["Carriers", "Billing", "Onboarding"].map(text).to_vec(),
        landing: 0,
        landing_note: text(
            "Until the customer has finished onboarding, this always opens the onboarding page.",
        ),
        length: LengthOfLink {
            fixed: 682,
            own: 86,
            limit: 2_000,
            tone: Tone::Good,
            whole_words: text("768 of 2,000 characters"),
            fixed_words: text("Token and address 682"),
            own_words: text("Your part 86 of 1,300"),
        },
        making: false,
        not_now: None,
        key_missing: false,
        made: None,
        table: None,
        read: None,
    }
}

/// A link was opened a moment ago.
pub fn opened() -> View {
    let made = MadeLink {
        tone: Tone::Good,
        title: text("Opened in your browser, 0.6 seconds after it was made"),
        lead: None,
        left_s: Some(6),
        left_words: text("The link still works for"),
        left_bold: text("6 seconds"),
        made_words: text("Made at 9:40:12, never saved"),
    };
    shown(DirectLoginPage { made: Some(made), ..page() })
}

/// No link came, and what the customer would see is shown.
pub fn refused() -> View {
    let made = MadeLink {
        tone: Tone::Bad,
        title: text("ShipStation API does not know this customer account under your partner key."),
        lead: Some(text(
            "Your developer sends the customer’s own account id in On-Behalf-Of. It takes minutes.",
        )),
        left_s: None,
        left_words: String::new(),
        left_bold: String::new(),
        made_words: String::new(),
    };
    let row = |asked: &str, after: &str, chosen| LandingRow {
        asked: text(asked),
        before: text("Onboarding"),
        after: text(after),
        chosen,
    };
    let table = vec![
        row("Carriers", "Carriers", true),
        row("Billing", "Billing", false),
        row("Onboarding", "Carriers", false),
        row("No page named", "Carriers", false),
    ];
    shown(DirectLoginPage { made: Some(made), table: Some(table), ..page() })
}

/// Nothing is right yet, and a pasted link was read.
pub fn read() -> View {
    let mut page = page();
    page.account = LinkValue {
        text: Some(text("acme-store-17")),
        good: false,
        error: Some(text(
            "This looks like your own name for the customer. The vendor’s id is a number.",
        )),
    };
    page.theme = LinkValue { text: Some(String::new()), good: false, error: None };
    page.not_now = Some(text("Enter the customer’s account id first."));
    page.key_missing = true;
    page.length.tone = Tone::Bad;
    page.length.own = 1_314;
    page.length.whole_words = text("Too long by 14 characters");
    page.length.own_words = text("Your part 1,314 of 1,300");
    let line = |is_look, words: &str| ReadLine { is_look, text: text(words) };
    page.read = Some(ReadLink {
        tone: Tone::Bad,
        title: text("2 things in this link are not as they should be"),
        lines: vec![
            line(
                false,
                "It has a second question mark. redirect_url has one already, so append with &.",
            ),
            line(
                false,
                "redirect_to is “settings”. It is carriers, billing or onboarding, in small letters.",
            ),
            line(true, "Its token does not tell when it was made, so its age cannot be seen."),
        ],
        shown: text(
            "https://dashboard.shipengine.com/api/directlogin?token=•••?redirect_to=settings",
        ),
        length: text("112 characters: token and address 90, appended 22"),
    });
    shown(page)
}

#[test]
fn it_looks_as_drawn_at_every_size() {
    let mut results = SnapshotResults::new();
    for (name, view) in [
        ("direct-login", opened()),
        ("direct-login-refused", refused()),
        ("direct-login-read", read()),
    ] {
        for (end, size, scale, theme) in [
            ("-640", vec2(640.0, 480.0), 1.0, ThemeChoice::Light),
            ("-200", vec2(480.0, 360.0), 2.0, ThemeChoice::Light),
        ] {
            let mut desk = Window::sized(view.clone(), size, scale, theme);
            results.add(desk.window.try_snapshot(format!("pages/{name}{end}")));
        }
    }
    // What stands below the fold.
    let tall = vec2(960.0, 1_250.0);
    for (name, view) in
        [("direct-login-refused-tall", refused()), ("direct-login-read-tall", read())]
    {
        let mut desk = Window::sized(view, tall, 1.0, ThemeChoice::Light);
        results.add(desk.window.try_snapshot(format!("pages/{name}")));
    }
    results.unwrap();
}

#[test]
fn each_control_asks_for_what_it_says() {
    let mut window = Window::new(shown(page()));
    for (name, role, asked) in [
        ("Billing", Role::RadioButton, "Landing(Billing)"),
        (MAKE, Role::Button, "Make"),
        ("What does the customer see?", Role::Button, "ShowLandings(true)"),
    ] {
        window.window.get_by_role_and_label(role, name).click();
        let commands = window.commands();
        assert!(commands.iter().any(|command| command.contains(asked)), "{name}: {commands:?}");
    }
}

#[test]
fn what_is_typed_is_told_at_once_for_the_counter() {
    let mut window = Window::new(shown(page()));
    window.window.get_by_role_and_label(Role::TextInput, "Customer account").focus();
    window.settle();
    window.window.event(Event::Text("7".to_owned()));
    let commands = window.commands();
    let told = commands.iter().any(|command| command.contains("Account(") && command.contains('7'));
    assert!(told, "{commands:?}");
}

#[test]
fn a_button_that_cannot_be_pressed_says_why_and_asks_for_nothing() {
    let mut window = Window::new(read());
    assert!(
        window.window.query_by_label_contains("Enter the customer’s account id first").is_some()
    );
    window.window.get_by_role_and_label(Role::Button, MAKE).click();
    let commands = window.commands();
    assert!(!commands.iter().any(|command| command.contains("Make")), "{commands:?}");
}

/// Everything that a screen reader can say of a window.
fn spoken(window: &Window) -> Vec<String> {
    let mut said = Vec::new();
    let mut open = vec![window.window.root()];
    while let Some(node) = open.pop() {
        let told = {
            let node = node.accesskit_node();
            [node.label(), node.value(), node.description(), node.placeholder().map(str::to_owned)]
        };
        said.extend(told.into_iter().flatten());
        open.extend(node.children());
    }
    said
}

fn tells_nothing(window: &mut Window, view: &View) {
    let seen = view.clone();
    window.show(move |view| *view = seen);
    let mut told = spoken(window);
    assert!(told.len() > 10, "the page is drawn");
    told.push(view.window_title.clone());
    told.push(serde_json::to_string(view).expect("a view is plain data"));
    told.push(format!("{:?}", window.window.output().platform_output.commands));
    told.push(format!("{:?}", window.window.output().shapes));
    for text in told {
        for canary in CANARIES {
            assert!(!text.contains(canary), "“{text}” tells {canary}");
        }
    }
}

/// To the page, with a customer and a partner key that work in practice.
fn at_the_page() -> Desk {
    let desk = Desk::practise("partner-healthy");
    let guide = "direct-login".to_owned();
    desk.turn(Command::Open { guide, step: None });
    desk.choose("No link comes");
    desk.enter("se-123456");
    desk.enter(PARTNER_KEY);
    desk.turn(Command::RunCheck);
    desk.turn(Command::DirectLogin(DirectLogin::Show));
    desk
}

fn at(view: &View) -> &DirectLoginPage {
    match &view.page {
        Page::DirectLogin(page) => page,
        other => panic!("another page: {other:#?}"),
    }
}

#[test]
fn no_token_is_ever_in_view_title_clipboard_or_tree() {
    let desk = at_the_page();
    let view = desk.handle.view();
    assert_eq!(at(&view).account.text.as_deref(), Some("se-123456"));
    assert!(at(&view).not_now.is_none(), "{:#?}", at(&view));
    let mut window = Window::new((*view).clone());
    tells_nothing(&mut window, &view);

    desk.handle.send(Command::DirectLogin(DirectLogin::Make));
    let made = desk.wait("a link", |view| at(view).made.is_some());
    // Practice opens no browser, and says so.
    let told = at(&made).made.as_ref().expect("what came of it");
    assert!(told.title.contains("no browser"), "{told:?}");
    assert!(at(&made).length.fixed > 600, "measured: {:?}", at(&made).length);
    tells_nothing(&mut window, &made);

    let link =
        "https://dashboard.shipengine.com/api/directlogin?token=FAKE-canary-7&redirect_to=FAKE";
    desk.handle.send(Command::DirectLogin(DirectLogin::Read(Secret::new(link.to_owned()))));
    let read = desk.wait("what was read", |view| at(view).read.is_some());
    let lines = &at(&read).read.as_ref().expect("what was read").lines;
    assert!(lines.iter().any(|line| line.text.contains("redirect_to is")), "{lines:?}");
    tells_nothing(&mut window, &read);

    desk.turn(Command::ShowReport);
    tells_nothing(&mut window, &desk.handle.view());
    desk.handle.send(Command::CopyReport);
    desk.wait("the copy", |view| view.toast.is_some());
    let errands = format!("{:?}", desk.handle.errands());
    assert!(errands.contains("Copy"), "{errands}");
    for canary in CANARIES {
        assert!(!errands.contains(canary), "{errands}");
    }
}

#[test]
fn a_pasted_link_goes_into_the_field_and_nowhere_else() {
    let mut window = Window::new(shown(page()));
    window.window.get_by_role_and_label(Role::PasswordInput, "Your own link").focus();
    window.settle();
    let link = "https://dashboard.shipengine.com/api/directlogin?token=FAKE-canary-8";
    window.window.event(Event::Paste(link.to_owned()));
    window.settle();
    let told = spoken(&window).join("\n");
    assert!(!told.contains("canary") && !told.contains("dashboard.shipengine"), "{told}");
    window.window.get_by_role_and_label(Role::Button, "Read this link").click();
    let read = window.take().into_iter().find_map(|command| match command {
        Command::DirectLogin(DirectLogin::Read(link)) => Some(link),
        _ => None,
    });
    assert!(read.is_some_and(|read| read == Secret::new(link.to_owned())));
}

#[test]
fn the_chosen_page_tells_where_the_customer_lands() {
    let desk = at_the_page();
    desk.handle.send(Command::DirectLogin(DirectLogin::ShowLandings(true)));
    desk.handle.send(Command::DirectLogin(DirectLogin::Landing(Landing::Onboarding)));
    let view = desk.wait("the table", |view| at(view).landing == 2 && at(view).table.is_some());
    let rows = at(&view).table.as_ref().expect("the table");
    assert!(rows.iter().all(|row| row.before == "Onboarding"), "{rows:#?}");
    let after: Vec<&str> = rows.iter().map(|row| row.after.as_str()).collect();
    assert_eq!(after, ["Carriers", "Billing", "Carriers", "Carriers"]);
    assert!(at(&view).landing_note.contains("opens the carriers"), "{:?}", at(&view).landing_note);
}

#[test]
fn the_counter_follows_what_is_typed_and_a_wrong_account_keeps_a_link_from_being_made() {
    let desk = at_the_page();
    let before = at(&desk.handle.view()).length.own;
    desk.handle.send(Command::DirectLogin(DirectLogin::Theme(THEME.to_owned())));
    let view = desk.wait("the theme", |view| at(view).theme.good);
    assert_eq!(at(&view).length.own, before + "&theme_id=".len() + THEME.len());
    desk.handle.send(Command::DirectLogin(DirectLogin::Account("acme-store-17".to_owned())));
    let view = desk.wait("the account", |view| !at(view).account.good);
    assert!(at(&view).not_now.is_some());
    desk.handle.send(Command::DirectLogin(DirectLogin::Make));
    desk.handle.send(Command::DirectLogin(DirectLogin::Account("123456".to_owned())));
    let view = desk.wait("the other account", |view| at(view).account.good);
    assert!(!at(&view).making && at(&view).made.is_none(), "nothing was made meanwhile");
}

#[test]
fn it_is_reached_by_its_code_and_left_to_where_one_was() {
    let desk = at_the_page();
    assert_eq!(desk.handle.view().chrome.code, "X4");
    let back = desk.turn(Command::Back);
    assert!(!matches!(back.page, Page::DirectLogin(_)));
    let again = desk.turn(Command::Jump("X4".to_owned()));
    assert!(matches!(again.page, Page::DirectLogin(_)), "{:#?}", again.page);
    assert!(again.chrome.route.iter().any(|station| station.label == "Make the link"));
    let mut window = Window::new((*again).clone());
    window.settle();
    assert!(window.window.query_by_role_and_label(Role::Heading, TITLE).is_some());
}
