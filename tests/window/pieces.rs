//! Pieces of pages in the frame: a question and a failed check, in the sizes and looks that differ.

use egui::vec2;
use egui_kittest::SnapshotResults;
use refloat::ui::shell::{
    self, Bar, Corner, Crumb, Foot, Frame, Names, Page, Rail, RailBody, ShellEvent, Station,
    StationState, Strips,
};
use refloat::ui::theme::{Icon, ThemeChoice, Type, tokens};
use refloat::ui::widgets::{
    Button, Choice, Fold, LinkState, Node, NodeState, Sign, Size, Span, Stage, Tone, connection,
    divider, eyebrow, heading, label, notice, pair, timeline, well, why,
};

use crate::harness::{WINDOW, window, zoomed};

const FOOT: [Foot<'static>; 2] = [
    Foot { icon: Icon::MapTrifold, text: "Map of this guide", on: false },
    Foot { icon: Icon::FileText, text: "Report for support", on: false },
];

fn earlier(count: usize) -> String {
    format!("{count} earlier")
}

/// A frame around a page of a route.
pub fn frame<'a>(stations: &'a [Station<'a>], crumbs: &'a [Crumb<'a>], code: &'a str) -> Frame<'a> {
    Frame {
        strips: Strips::default(),
        rail: Rail {
            caption: "Your route",
            body: RailBody::Route { stations, earlier: &earlier },
            foot: &FOOT,
            brand: "Refloat",
        },
        crumbs,
        bar: Bar {
            corner: Corner::Back("Back"),
            page: "You are on page",
            code,
            sharing: "Sharing your screen?",
            sharing_short: "Sharing?",
            is_sharing: false,
        },
        wide: false,
        toast: None,
        names: Names { route: "Your route", more: "More", page: "Page" },
    }
}

/// A station of the route.
pub fn station<'a>(question: &'a str, answer: &'a str, state: StationState) -> Station<'a> {
    Station { question, answer, state }
}

fn signing_in() -> [Station<'static>; 4] {
    [
        station("Topic", "Signing in to ShipStation", StationState::Walked),
        station("Who is affected", "Only me", StationState::Walked),
        station("What happens", "", StationState::Now),
        station("You are signed in again", "", StationState::Harbour),
    ]
}

const CRUMBS: [Crumb<'static>; 3] = [
    Crumb { text: "Signing in", station: Some(0) },
    Crumb { text: "Only me", station: Some(1) },
    Crumb { text: "What happens", station: None },
];

fn question(page: &mut Page<'_>) {
    let narrow = page.window_width() < 520.0;
    page.title("What happens when you sign in to ShipStation?");
    page.content("question", |ui| {
        if !narrow {
            ui.add_space(8.0);
            let text = "Each message has its own cure. Choose the closest one; you can come back.";
            why(ui, None, &[Span::Plain(text)]);
        }
        ui.add_space(if narrow { 12.0 } else { 16.0 });
        let long = [
            Span::Bold("Refloat noticed:"),
            Span::Plain(
                " Chrome on this computer is from October 2025. An old browser often gives ",
            ),
            Span::Bold("the spinning wheel"),
            Span::Plain("."),
        ];
        let short =
            [Span::Bold("Refloat noticed:"), Span::Plain(" an old Chrome on this computer.")];
        let spans: &[Span<'_>] = if narrow { &short } else { &long };
        notice(ui, Tone::Accent, (Icon::Lightbulb, false), spans);
        ui.add_space(if narrow { 12.0 } else { 16.0 });
        let answers = [
            "It says my username or password is wrong",
            "It says my account is locked",
            "The wheel keeps spinning",
            "I get in, then I am signed out again",
            "The 6-digit code does not come or does not work",
        ];
        for (index, (text, key)) in answers.iter().zip(["1", "2", "3", "4", "5"]).enumerate() {
            if index > 0 {
                ui.add_space(8.0);
            }
            let likely = (index == 2).then_some("Likely");
            ui.add(Choice::new(text).key(key).likely(likely).low(narrow));
        }
        ui.add_space(16.0);
        pair(
            ui,
            false,
            |ui| ui.add(Choice::new("None of these").key("6").plain()),
            |ui| ui.add(Choice::new("I don’t know").key("7").plain()),
        );
        ui.add_space(20.0);
        let link = [Span::Link("Where do I see this message?", "where")];
        why(ui, Some((Icon::Question, Tone::Neutral)), &link);
    });
}

fn refused() -> [Station<'static>; 6] {
    [
        station("Topic", "Magento 2 orders", StationState::Walked),
        station("Message in ShipStation", "401 Unauthorized", StationState::Walked),
        station("Shop address", "shop.example", StationState::Walked),
        station("Check the key", "Key refused", StationState::Bad),
        station("What to do", "", StationState::Now),
        station("Orders come in again", "", StationState::Harbour),
    ]
}

fn connection_of_refused(ui: &mut egui::Ui, shop: &str) {
    let node = |icon, name, status, state| Node { icon, name, status, state };
    connection(
        ui,
        &[
            node(Icon::Laptop, "This computer", "Online", NodeState::Reached),
            node(Icon::GlobeSimple, "Internet", "Works", NodeState::Reached),
            node(Icon::Storefront, shop, "Answers", NodeState::Reached),
            node(Icon::LockKey, "Magento", "Refuses the key", NodeState::Bad),
        ],
        &[LinkState::Works, LinkState::Works, LinkState::Broken],
        "This computer reaches the shop; Magento refuses the key.",
    );
}

fn check_failed(page: &mut Page<'_>, shop: &str) {
    let kind = Type::title(page.window_width());
    page.head(|ui| {
        eyebrow(ui, Sign::NotWorking, "Not working", "· checked at 9:14");
        let ink = tokens(ui.ctx()).ink;
        let title = "Your shop answers, but it refuses the key that ShipStation uses.";
        heading(ui, title, kind, ink, 1);
    });
    page.content("check failed", |ui| {
        let theme = tokens(ui.ctx());
        ui.add_space(8.0);
        let lead = "You can fix this in Magento’s admin, in about 3 minutes.";
        label(ui, lead, Type::BODY, theme.ink_soft);
        ui.add_space(16.0);
        connection_of_refused(ui, shop);
        ui.add_space(16.0);
        ui.horizontal(|ui| {
            ui.add(Button::primary("Show me how to fix it").trailing(Icon::ArrowRight));
            ui.add_space(12.0);
            ui.add(Button::secondary("Check again"));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add(refloat::ui::widgets::Link::new("This is wrong"));
            });
        });
        ui.add_space(20.0);
        divider(ui);
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            ui.add(Fold::new("Details for support", true));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add(Button::quiet("Copy").size(Size::Tiny).icon(Icon::Copy));
            });
        });
        ui.add_space(4.0);
        let stage = |name, bar, time, seen, failed| Stage { name, bar, time, seen, failed };
        timeline(
            ui,
            &[
                stage("Name", (0.0, 0.028), "24 ms", "203.0.113.20", false),
                stage("Connection", (0.028, 0.036), "31 ms", "port 443", false),
                stage("Encryption", (0.064, 0.057), "48 ms", "TLS 1.3", false),
                stage("Answer", (0.121, 0.879), "742 ms", "400 Bad Request", false),
                stage("Sign-in", (0.975, 0.025), "", "refused", true),
            ],
        );
        ui.add_space(8.0);
        well(ui, &format!("GET https://{shop}/rest/V1/auctane/configure\n{{\"message\":\"Authentication failed\"}}"));
        ui.add_space(8.0);
        let ids = "magento-integration-token-invalid · magento.shipstation-key · run 0412";
        let kind = Type { size: 12.5, ..Type::MONO };
        label(ui, ids, kind, theme.ink_hint);
    });
}

#[test]
fn a_question_keeps_its_shape_in_every_size() {
    let mut results = SnapshotResults::new();
    for (size, zoom, name) in [
        (WINDOW, 1.0, "question"),
        (vec2(640.0, 480.0), 1.0, "question-640"),
        (vec2(480.0, 360.0), 2.0, "question-zoom-200"),
    ] {
        let stations = signing_in();
        let mut window = zoomed(size, zoom, ThemeChoice::Light, move |ui| {
            shell::show(ui, &frame(&stations, &CRUMBS, "K7"), question);
        });
        window.run();
        results.add(window.try_snapshot(name));
    }
    results.unwrap();
}

#[test]
fn a_failed_check_looks_as_drawn_in_every_look() {
    let mut results = SnapshotResults::new();
    for (theme, sharing, name) in [
        (ThemeChoice::Light, false, "check-failed"),
        (ThemeChoice::Dark, false, "check-failed-dark"),
        (ThemeChoice::HighContrast, false, "check-failed-contrast"),
        (ThemeChoice::Light, true, "check-failed-sharing"),
    ] {
        let shop = if sharing { "\u{E000}shop-1\u{E001}" } else { "shop.example" };
        let mut stations = refused();
        stations[2].answer = shop;
        let mut window = window(WINDOW, theme, move |ui| {
            let mut frame = frame(&stations, &[], "R3");
            frame.bar.is_sharing = sharing;
            frame.strips.sharing = sharing.then_some(
                "You are sharing your screen. Names, addresses and account numbers are hidden. \
                 Keys are never shown.",
            );
            shell::show(ui, &frame, |page| check_failed(page, shop));
        });
        window.run();
        results.add(window.try_snapshot(name));
    }
    results.unwrap();
}

#[test]
fn a_station_of_the_route_leads_back() {
    use egui_kittest::kittest::Queryable as _;
    use std::cell::Cell;
    let pressed: Cell<Option<ShellEvent>> = Cell::new(None);
    let stations = signing_in();
    let mut window = window(WINDOW, ThemeChoice::Light, |ui| {
        let (event, ()) = shell::show(ui, &frame(&stations, &CRUMBS, "K7"), question);
        if event.is_some() {
            pressed.set(event);
        }
    });
    window.run();
    window.get_by_label("Who is affected: Only me").click();
    window.run();
    assert_eq!(pressed.get(), Some(ShellEvent::Station(1)));
    window.get_by_label("Sharing your screen?").click();
    window.run();
    assert_eq!(pressed.get(), Some(ShellEvent::Sharing(true)));
    window.get_by_label("Back").click();
    window.run();
    assert_eq!(pressed.get(), Some(ShellEvent::Back));
}

#[test]
fn a_long_route_folds_its_oldest_stations() {
    use egui_kittest::kittest::Queryable as _;
    let names: Vec<String> = (1..=14).map(|number| format!("Question {number}")).collect();
    let stations: Vec<Station<'_>> = names
        .iter()
        .map(|name| station(name, "Yes", StationState::Walked))
        .chain([
            station("Here", "", StationState::Now),
            station("Solved", "", StationState::Harbour),
        ])
        .collect();
    let mut window = window(WINDOW, ThemeChoice::Light, |ui| {
        shell::show(ui, &frame(&stations, &CRUMBS, "K7"), question);
    });
    window.run();
    assert!(window.query_by_label("Question 1: Yes").is_none());
    window.get_by_label_contains("earlier").click();
    window.run();
    assert!(window.query_by_label("Question 1: Yes").is_some());
    assert!(window.query_by_label("Solved").is_some());
}
