//! “Check everything” and the set-up: how they look, and what a person can do on them.

use egui::accesskit::Role;
use egui::{Event, Key, vec2};
use egui_kittest::SnapshotResults;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use refloat::domain::finding::Verdict;
use refloat::domain::profile::asking::Topic;
use refloat::domain::profile::{Api, Carrier, Platform};
use refloat::domain::secret::Slot;
use refloat::domain::text::spans;
use refloat::engine::view::{
    BeforeEverythingPage, CauseCard, CheckLine, Details, EverythingPage, LineState, MissingKey,
    NavLink, Page, Receiver, SaidCard, SetUpBody, SetUpChoice, SetUpLine, SetUpPage, SetUpTick,
    SetUpTicked, SetUpValue, SetupFact, SweepLine, TimelineRow, View,
};
use refloat::ui::theme::ThemeChoice;

use crate::desk::Desk;
use crate::harness::WINDOW;
use crate::samples::view;

fn text(text: &str) -> String {
    text.to_owned()
}

fn framed(page: Page, code: &str) -> View {
    let mut view = view(page, code, Vec::new());
    let fact = |label: &str, name: &str, more: &str| SetupFact {
        label: text(label),
        name: text(name),
        more: text(more),
    };
    view.chrome.rail_caption = Some(text("Your set-up"));
    view.chrome.facts = vec![
        fact("Shop", "shop.example", "Magento 2"),
        fact("Shipping", "ShipStation", "API version 2"),
        fact("Carriers", "UPS, USPS, Stamps.com", ""),
        fact("Last time all was well", "18 November, 16:40", ""),
    ];
    view.chrome.links = vec![NavLink::SetUp, NavLink::Report];
    view
}

fn details() -> Details {
    let row = |name: &str, bar, time: &str, seen: &str, failed| TimelineRow {
        name: text(name),
        bar,
        time: text(time),
        seen: text(seen),
        failed,
    };
    Details {
        open: true,
        timeline: vec![
            row("Name", (0.0, 0.2), "12 ms", "203.0.113.7", false),
            row("Connection", (0.2, 0.5), "30 ms", "203.0.113.7:443", false),
            row("Encryption", (0.5, 1.0), "", "certificate expired", true),
        ],
        well: vec![text("GET shop.example/"), text("expires: 2026-11-19 23:59 UTC")],
        ids: text("certificate-expired · store.path · run 0001"),
        others: Vec::new(),
    }
}

fn row(check: &str, state: LineState, name: &str, seen: &str, time: &str) -> SweepLine {
    let word = match state {
        LineState::Waiting => "Waiting",
        LineState::Checking(_) => "Checking",
        LineState::Ended(Verdict::Pass) => "Works",
        LineState::Ended(Verdict::Fail) => "Not working",
        LineState::Ended(Verdict::Warn) => "Look at this",
        LineState::Ended(Verdict::Inconclusive) => "Cannot tell",
        LineState::Ended(Verdict::Skipped) => "Skipped",
    };
    SweepLine {
        check: text(check),
        state,
        word: text(word),
        name: text(name),
        seen: text(seen),
        time: text(time),
        details: matches!(state, LineState::Ended(_)).then(details),
        lacks: None,
    }
}

fn cause() -> CauseCard {
    let blocked = |name: &str| CheckLine {
        verdict: Verdict::Skipped,
        word: text("Skipped"),
        name: text(name),
        seen: String::new(),
        time: text("–"),
    };
    CauseCard {
        id: text("certificate-expired"),
        verdict: Verdict::Fail,
        word: text("Most likely cause"),
        sure: text("Refloat is sure"),
        sentence: text("Your shop’s security certificate ran out on 19 November."),
        who: text(
            "Your web host renews it, usually within the hour. Refloat has a message ready for them.",
        ),
        rival: Vec::new(),
        also: Vec::new(),
        button: text("Show what to do"),
        consequences: Some(text("3 checks cannot run because of this")),
        blocked: vec![
            blocked("Magento token"),
            blocked("ShipStation extension"),
            blocked("Orders"),
        ],
        changed: None,
    }
}

fn running() -> View {
    use LineState::{Checking, Ended, Waiting};
    let ended = |check: &str, verdict, name: &str, seen: &str, time: &str| {
        row(check, Ended(verdict), name, seen, time)
    };
    let page = EverythingPage {
        title: text("Checking everything"),
        running: true,
        done: (9, 12),
        counted: text("9 of 12 checks done"),
        seconds: 6.2,
        when: None,
        cause: Some(cause()),
        said: None,
        rows: vec![
            ended("store.path", Verdict::Fail, "Shop, encryption", "expired 2 days ago", "96 ms"),
            ended("computer.browsers", Verdict::Warn, "Browser", "Chrome is 13 months old", "4 ms"),
            ended("computer.online", Verdict::Pass, "Internet", "", "61 ms"),
            ended("computer.clock", Verdict::Pass, "Clock", "right to the second", "118 ms"),
            ended(
                "shipstation.status",
                Verdict::Pass,
                "ShipStation status",
                "no trouble reported",
                "240 ms",
            ),
            ended("shipstation.v2", Verdict::Pass, "ShipStation API key", "", "388 ms"),
            row("shipstation.carriers", Checking(41), "Carriers in ShipStation", "", ""),
            row("ups.token", Checking(48), "UPS client ID", "", ""),
            row("usps.token", Waiting, "USPS consumer key", "", "–"),
        ],
        news: Some(text("Not working: Shop, encryption. Expired 2 days ago")),
    };
    framed(Page::Everything(Box::new(page)), "F2")
}

fn changed(change: impl FnOnce(&mut EverythingPage)) -> View {
    let mut view = running();
    if let Page::Everything(page) = &mut view.page {
        page.running = false;
        page.done = (12, 12);
        page.counted = text("12 of 12 checks done");
        page.when = Some(text("checked at 9:14"));
        page.news = None;
        page.rows.retain(|row| matches!(row.state, LineState::Ended(_)));
        change(page);
    }
    view
}

fn found() -> View {
    changed(|page| page.title = text("Something is not working"))
}

fn two_causes() -> View {
    changed(|page| {
        page.title = text("Something is not working");
        let card = CauseCard {
            id: text("shiprocket-manual-password"),
            word: text("One of two causes"),
            sure: text("Refloat is fairly sure"),
            sentence: text(
                "Shiprocket does not accept this password. It wants the one that it made itself.",
            ),
            who: text("You can fix both in about 5 minutes."),
            rival: vec![
                text("Or: Shiprocket does not accept this user. It wants the API user."),
                text(
                    "What decides: Do you sign in to Shiprocket’s website with this e-mail address?",
                ),
            ],
            also: vec![text("Your shop’s security certificate ran out on 19 November.")],
            consequences: None,
            blocked: Vec::new(),
            ..cause()
        };
        page.cause = Some(card);
    })
}

fn well() -> View {
    changed(|page| {
        page.title = text("Everything works");
        page.cause = None;
        page.rows.retain(|row| row.state == LineState::Ended(Verdict::Pass));
        page.said = Some(SaidCard {
            verdict: Verdict::Pass,
            word: text("Works"),
            sentence: text("All that Refloat can see from here was well at 9:14."),
            lines: vec![
                text("12 checks passed, 19 questions answered."),
                text("Harbour Books · account 5"),
            ],
        });
    })
}

fn unseen() -> View {
    changed(|page| {
        page.title = text("Stopped before everything was seen");
        page.done = (4, 12);
        page.counted = text("4 of 12 checks done, then stopped");
        page.cause = None;
        page.rows.truncate(1);
        page.rows[0] =
            row("computer.online", LineState::Ended(Verdict::Pass), "Internet", "Online", "61 ms");
        let mut lacking = row(
            "ups.token",
            LineState::Ended(Verdict::Skipped),
            "UPS client ID",
            "No UPS client ID yet",
            "–",
        );
        lacking.lacks = Some(Slot::UpsClientId);
        page.rows.push(lacking);
        page.rows.push(row(
            "usps.token",
            LineState::Ended(Verdict::Skipped),
            "USPS consumer key",
            "Stopped",
            "–",
        ));
        page.said = Some(SaidCard {
            verdict: Verdict::Inconclusive,
            word: text("Cannot tell"),
            sentence: text(
                "1 check passed and none found a fault, but not everything could be seen.",
            ),
            lines: vec![text("USPS consumer key: It was stopped before it ended.")],
        });
    })
}

fn before() -> View {
    let receiver = |to: &str, service: &str, host: &str, carries: &str, secret| Receiver {
        to: text(to),
        service: text(service),
        host: text(host),
        carries: text(carries),
        secret,
    };
    let page = BeforeEverythingPage {
        lead: text("12 checks at once, done within a minute. Whom they ask, and what goes along:"),
        receivers: vec![
            receiver(
                "ShipStation",
                "shipstation-v2",
                "api.shipstation.com",
                "API key, hidden",
                true,
            ),
            receiver("UPS", "ups", "onlinetools.ups.com", "client ID and secret, hidden", true),
            receiver("Your shop", "store", "shop.example", "nothing else", false),
            receiver(
                "Pages that anybody may look at",
                "internet",
                "connectivitycheck.gstatic.com, cp.cloudflare.com, status.shipstation.com, status.adobe.com",
                "nothing else",
                false,
            ),
        ],
        promises: vec![
            text("Only reads. Nothing is changed, ordered or printed."),
            text("Nothing here can lock an account."),
        ],
        missing: vec![
            MissingKey { slot: Slot::MagentoToken, name: text("Magento access token") },
            MissingKey { slot: Slot::UspsClientId, name: text("USPS consumer key") },
        ],
        guard: None,
        not_now: None,
    };
    framed(Page::BeforeEverything(page), "F2")
}

fn asked(title: &str, lead: &str, place: &str, body: SetUpBody) -> View {
    let page = SetUpPage {
        title: text(title),
        lead: text(lead),
        place: Some(text(place)),
        body,
        error: None,
    };
    let mut view = framed(Page::SetUp(page), "F3");
    view.chrome.facts.clear();
    view.chrome.rail_caption = None;
    view.chrome.links = vec![NavLink::Home, NavLink::Shops, NavLink::Keys];
    view
}

fn set_up_question(look: bool) -> View {
    let choice = |value, say: &str| SetUpChoice { value, say: text(say), chosen: false };
    let mut choices = vec![
        choice(SetUpValue::Platform(Some(Platform::Magento)), "Magento 2"),
        choice(SetUpValue::Platform(Some(Platform::Woocommerce)), "WooCommerce"),
        choice(SetUpValue::Platform(None), "Another one, or no shop of my own"),
    ];
    if !look {
        choices.push(choice(SetUpValue::Unknown, "I don’t know"));
    }
    let hints = [
        "**The address of the page where you manage orders.** With /wp-admin in it, it is WooCommerce.",
        "**ShipStation › Settings › Selling Channels › Store Setup.** The logo names the software.",
    ];
    let look = if look { hints.iter().map(|hint| spans(hint)).collect() } else { Vec::new() };
    asked(
        "Which software does your shop run on?",
        "Each answers in its own way, and breaks in its own way.",
        "Question 1 of 5",
        SetUpBody::One { choices, look },
    )
}

fn set_up_address() -> View {
    asked(
        "What is your shop’s address?",
        "The one that customers see. It is asked from this computer, and nothing is sent until you say so.",
        "Question 2 of 5",
        SetUpBody::Value {
            address: true,
            label: text("Address of the shop"),
            text: String::new(),
            example: text("https://shop.example"),
            help: Some(text("Copy it from the browser while your shop’s first page is open.")),
        },
    )
}

fn set_up_carriers() -> View {
    let tick = |value, say: &str, more: &str, on| SetUpTick {
        value: SetUpTicked::Carrier(value),
        say: text(say),
        more: text(more),
        on,
    };
    asked(
        "With which carriers do you have an account of your own?",
        "Only those that bill you themselves.",
        "Question 4 of 5",
        SetUpBody::Any(vec![
            tick(Carrier::Ups, "UPS", "With a UPS account number", true),
            tick(Carrier::Usps, "USPS", "With an account at developers.usps.com", false),
            tick(Carrier::Stamps, "Stamps.com", "With a Stamps.com user name", false),
        ]),
    )
}

fn set_up_partner() -> View {
    asked(
        "Which customer’s account is it about?",
        "Sign-in links are made for one account of yours at a time.",
        "Question 3 of 5",
        SetUpBody::Partner { account: text("123456"), landing: Some(0), theme: String::new() },
    )
}

fn set_up_whole() -> View {
    let line = |topic, label: &str, words: &str| SetUpLine {
        topic,
        label: text(label),
        text: text(words),
    };
    let mut view = asked(
        "This is what Refloat understood",
        "It decides what “Check everything” looks at. No key or password is written into it.",
        "",
        SetUpBody::Whole {
            lines: vec![
                line(Topic::Name, "Your name for it", "Harbour Books"),
                line(Topic::Platform, "Shop software", "Magento 2"),
                line(Topic::Address, "Shop address", "https://shop.example/"),
                line(Topic::Shipping, "Ships with", "ShipStation"),
                line(Topic::Api, "ShipStation key", "Version 2: one key"),
                line(Topic::Carriers, "Own accounts", "UPS, USPS, Stamps.com"),
            ],
            fixed: None,
            nothing: None,
        },
    );
    if let Page::SetUp(page) = &mut view.page {
        page.place = None;
    }
    view
}

fn all() -> Vec<(&'static str, View)> {
    vec![
        ("everything-before", before()),
        ("everything-running", running()),
        ("everything-found", found()),
        ("everything-two-causes", two_causes()),
        ("everything-well", well()),
        ("everything-unseen", unseen()),
        ("set-up-question", set_up_question(false)),
        ("set-up-where", set_up_question(true)),
        ("set-up-address", set_up_address()),
        ("set-up-carriers", set_up_carriers()),
        ("set-up-partner", set_up_partner()),
        ("set-up-whole", set_up_whole()),
    ]
}

fn look_as_drawn(wanted: impl Fn(&str) -> bool) {
    let mut results = SnapshotResults::new();
    for (name, view) in all().into_iter().filter(|(name, _)| wanted(name)) {
        for (theme, ending) in [(ThemeChoice::Light, ""), (ThemeChoice::Dark, "-dark")] {
            let desk = &mut Desk::sized(view.clone(), WINDOW, 1.0, theme);
            results.add(desk.window.try_snapshot(format!("pages/{name}{ending}")));
        }
    }
    results.unwrap();
}

#[test]
fn everything_looks_as_drawn_in_light_and_dark() {
    look_as_drawn(|name| name.starts_with("everything"));
}

#[test]
fn the_set_up_looks_as_drawn_in_light_and_dark() {
    look_as_drawn(|name| name.starts_with("set-up"));
}

#[test]
fn both_keep_their_shape_where_there_is_little_room() {
    let mut results = SnapshotResults::new();
    let small = ["everything-before", "everything-running", "everything-found", "set-up-whole"];
    for (name, view) in all().into_iter().filter(|(name, _)| small.contains(name)) {
        let desk = &mut Desk::sized(view.clone(), vec2(640.0, 480.0), 1.0, ThemeChoice::Light);
        results.add(desk.window.try_snapshot(format!("pages/{name}-640")));
        let desk = &mut Desk::sized(view, vec2(480.0, 360.0), 2.0, ThemeChoice::Light);
        results.add(desk.window.try_snapshot(format!("pages/{name}-200")));
    }
    results.unwrap();
}

/// Presses what has this name, and gives back what was asked for.
fn press(desk: &mut Desk, name: &str) -> Vec<String> {
    let _ = desk.commands();
    let pressed = desk
        .window
        .query_all_by_label_contains(name)
        .rfind(|node| node.accesskit_node().role() != Role::Label)
        .unwrap_or_else(|| panic!("nothing is named “{name}”"));
    pressed.click();
    desk.commands()
}

const NOTHING: [&str; 0] = [];

#[test]
fn a_run_can_be_stopped_by_button_and_by_escape() {
    let mut desk = Desk::new(running());
    assert_eq!(press(&mut desk, "Stop"), ["Stop"]);
    let mut desk = Desk::new(running());
    desk.press(Key::Escape);
    assert_eq!(desk.commands(), ["Stop"]);
}

#[test]
fn leaving_a_run_is_asked_about_once_more() {
    let mut desk = Desk::new(running());
    assert_eq!(press(&mut desk, "Change set-up"), NOTHING);
    assert_eq!(press(&mut desk, "Stop and leave"), ["ShowSetUp"]);
}

#[test]
fn a_row_unfolds_the_details_for_support_by_key_and_by_pointer() {
    let mut desk = Desk::new(found());
    assert!(desk.window.query_by_label_contains("store.path").is_none());
    assert_eq!(press(&mut desk, "Not working: Shop, encryption"), NOTHING);
    assert!(desk.window.query_by_label_contains("certificate-expired · store.path").is_some());
    assert_eq!(
        press(&mut desk, "Copy the details: Shop, encryption"),
        ["CopyDetailsOf(\"store.path\")"]
    );
    desk.window.get_by_label_contains("Works: Internet").focus();
    desk.settle();
    desk.press(Key::Enter);
    assert_eq!(desk.window.query_all_by_label_contains("run 0001").count(), 2);
    desk.press(Key::Enter);
    assert_eq!(desk.window.query_all_by_label_contains("run 0001").count(), 1);
}

#[test]
fn the_cause_leads_to_what_to_do_and_folds_out_what_follows_from_it() {
    let mut desk = Desk::new(found());
    assert!(desk.window.query_by_label_contains("Orders").is_none());
    assert_eq!(press(&mut desk, "3 checks cannot run because of this"), NOTHING);
    assert!(desk.window.query_by_label_contains("Skipped: Orders").is_some());
    assert_eq!(press(&mut desk, "Show what to do"), ["ShowWhatToDo(\"certificate-expired\")"]);
}

#[test]
fn two_look_alikes_are_both_named_with_what_decides() {
    let desk = Desk::new(two_causes());
    for words in ["Or: Shiprocket does not accept this user", "What decides:", "Also broken:"] {
        assert!(desk.window.query_by_label_contains(words).is_some(), "{words}");
    }
}

#[test]
fn a_key_that_a_check_lacks_can_be_added_from_its_row_and_before() {
    let mut desk = Desk::new(unseen());
    let _ = press(&mut desk, "Skipped: UPS client ID");
    assert_eq!(press(&mut desk, "Add a key: UPS client ID"), ["OfferKey(UpsClientId)"]);
    let mut desk = Desk::new(before());
    let add = press(&mut desk, "Add a key: Magento access token");
    assert_eq!(add, ["OfferKey(MagentoToken)"]);
}

#[test]
fn before_it_runs_enter_begins_and_nothing_else_does() {
    let mut desk = Desk::new(before());
    assert_eq!(desk.commands(), NOTHING);
    desk.press(Key::Enter);
    assert_eq!(desk.commands(), ["RunCheck"]);
}

/// The button that began it must not stop it, nor begin it again, by a second press of its key.
#[test]
fn a_second_press_of_enter_neither_stops_a_run_nor_begins_another() {
    let mut desk = Desk::new(running());
    desk.press(Key::Enter);
    assert_eq!(desk.commands(), NOTHING);
}

#[test]
fn when_it_ends_the_focus_goes_to_what_leads_on() {
    let mut desk = Desk::new(running());
    let ended = found();
    desk.show(|view| view.page = ended.page);
    desk.settle();
    let focused = desk.window.get_by_label("Show what to do").is_focused();
    assert!(focused, "a keyboard begins nowhere");
}

#[test]
fn an_ended_run_draws_nothing_by_itself() {
    for (name, view) in all().into_iter().filter(|(name, _)| *name != "everything-running") {
        let mut desk = Desk::new(view);
        if matches!(name, "set-up-address" | "set-up-partner") {
            // A field blinks its cursor; nothing else may ask.
            continue;
        }
        desk.settle();
        desk.settle();
        let output = desk.window.output();
        let asks = output.viewport_output.values().map(|viewport| viewport.repaint_delay).min();
        let asks = asks.expect("a window");
        assert!(asks > std::time::Duration::from_secs(3600), "{name} draws again after {asks:?}");
    }
}

#[test]
fn an_address_is_looked_at_while_it_is_typed() {
    let mut desk = Desk::new(set_up_address());
    let type_in = |desk: &mut Desk, text: &str| {
        desk.window.event(Event::Text(text.to_owned()));
        desk.settle();
    };
    type_in(&mut desk, "bücher.example/shop?key=1");
    let understood = "Refloat will ask https://xn--bcher-kva.example/shop";
    assert!(desk.window.query_by_label_contains(understood).is_some());
    desk.press(Key::Enter);
    assert_eq!(desk.commands(), ["SetUp(Text(\"bücher.example/shop?key=1\"))"]);
    let mut desk = Desk::new(set_up_address());
    type_in(&mut desk, "ftp://shop.example");
    assert!(desk.window.query_by_label_contains("A shop’s address begins with https://").is_some());
}

#[test]
fn answers_of_the_set_up_have_keys_and_ticks() {
    let mut desk = Desk::new(set_up_question(false));
    desk.digit('2');
    assert_eq!(desk.commands(), ["SetUp(Platform(Some(Woocommerce)))"]);
    desk.digit('4');
    assert_eq!(desk.commands(), ["SetUp(WhereToSee)"]);
    let mut desk = Desk::new(set_up_carriers());
    desk.digit('1');
    desk.digit('3');
    assert_eq!(desk.commands(), NOTHING);
    assert_eq!(press(&mut desk, "Continue"), ["SetUp(Carriers([Stamps]))"]);
}

#[test]
fn every_answer_can_be_changed_before_it_is_kept() {
    let mut desk = Desk::new(set_up_whole());
    assert_eq!(press(&mut desk, "Change: Shop address"), ["SetUp(Change(Address))"]);
    assert_eq!(press(&mut desk, "Keep it"), ["SetUp(Keep { check: false })"]);
    assert_eq!(press(&mut desk, "Check everything"), ["SetUp(Keep { check: true })"]);
}

#[test]
fn a_practice_set_up_is_looked_at_and_not_changed() {
    let mut view = set_up_whole();
    if let Page::SetUp(page) = &mut view.page
        && let SetUpBody::Whole { fixed, .. } = &mut page.body
    {
        *fixed = Some(text("It belongs to the story, so it cannot be changed here."));
    }
    let desk = Desk::new(view);
    assert!(desk.window.query_by_label_contains("Change: ").is_none());
    assert!(desk.window.query_by_label("Keep it").is_none());
    assert!(desk.window.query_by_label("Check everything").is_some());
}

/// The version of a key is a choice like any other.
#[test]
fn the_key_that_is_known_is_marked() {
    let view = asked(
        "Which key does your shop use for ShipStation?",
        "The versions are not interchangeable.",
        "Question 4 of 6",
        SetUpBody::One {
            choices: vec![SetUpChoice {
                value: SetUpValue::Api(Some(Api::V2)),
                say: text("Version 2: one key"),
                chosen: true,
            }],
            look: Vec::new(),
        },
    );
    let mut desk = Desk::new(view);
    assert!(desk.window.query_by_label_contains("Version 2: one key, ").is_some());
    desk.digit('1');
    assert_eq!(desk.commands(), ["SetUp(Api(Some(V2)))"]);
}
