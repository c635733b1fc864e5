//! Every component in every state on one sheet, in each look.

use egui::{Margin, Rect, Ui, UiBuilder, pos2, vec2};
use refloat::ui::theme::{Icon, ThemeChoice, Type, tokens};
use refloat::ui::widgets::{
    Act, Banner, Button, CardLink, CheckRow, Choice, Fact, Field, Help, Kind, LinkState, Node,
    NodeState, SecretEntry, SecretField, SecretWords, Shown, Side, Sign, Size, Span, StageRow,
    Step, Switch, Tone, before_after, card, cells, check_rows, chip, connection, countdown, facts,
    label, length_counter, mask, notice, progress, segments, spoken_code, stage_rows, steps, toast,
    why,
};

use crate::harness::{LOOKS, window};

const SIZE: egui::Vec2 = vec2(960.0, 1584.0);
const WORDS: SecretWords<'static> =
    SecretWords { hold: "Hold to show", off: "Off while sharing", count: "32 characters" };

fn at(ui: &mut Ui, x: f32, y: f32, width: f32, add: impl FnOnce(&mut Ui)) {
    let rect = Rect::from_min_size(pos2(x, y), vec2(width, f32::INFINITY));
    let salt = (x as i32, y as i32);
    add(&mut ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect)));
}

fn title(ui: &mut Ui, text: &str) {
    let ink = tokens(ui.ctx()).ink;
    label(ui, text, Type::SECOND.bold(), ink);
    ui.add_space(10.0);
}

fn note(ui: &mut Ui, text: &str) {
    ui.add_space(4.0);
    let ink = tokens(ui.ctx()).ink_hint;
    let kind = Type::new(12.0, 16.0, 0.0, Type::BODY.face);
    label(ui, text, kind, ink);
    ui.add_space(10.0);
}

fn buttons(ui: &mut Ui) {
    at(ui, 32.0, 32.0, 896.0, |ui| {
        title(ui, "Buttons: rest, hover, pressed, focus, working, not now");
    });
    let cell = (896.0 - 40.0) / 6.0 + 8.0;
    let states = [Shown::default(), Shown::HOVER, Shown::PRESS, Shown::FOCUS];
    for (row, (kind, text, busy)) in [
        (Kind::Primary, "Continue", "Saving…"),
        (Kind::Secondary, "Check again", "Checking…"),
        (Kind::Quiet, "I am an Admin", ""),
    ]
    .into_iter()
    .enumerate()
    {
        let y = 62.0 + 52.0 * row as f32;
        for column in 0..6_usize {
            at(ui, 32.0 + cell * column as f32, y, cell, |ui| {
                let button = Button::new(kind, text);
                let button = match (column, kind) {
                    (4, Kind::Quiet) => Button::danger("Forget"),
                    (5, Kind::Quiet) => Button::danger("Forget").shown(Shown::HOVER),
                    (4, _) => Button::new(kind, busy).busy(true, busy),
                    (5, _) => button.not_now(Some("Check again at 10:02")),
                    _ => button.shown(states.get(column).copied().unwrap_or_default()),
                };
                ui.add(button);
            });
        }
    }
}

fn choices(ui: &mut Ui) {
    at(ui, 32.0, 238.0, 432.0, |ui| {
        title(ui, "Choice card");
        ui.add(Choice::new("Rest").key("1"));
        ui.add_space(8.0);
        ui.add(Choice::new("Hover").key("2").shown(Shown::HOVER));
        ui.add_space(12.0);
        ui.add(Choice::new("Keyboard focus").key("3").shown(Shown::FOCUS));
        ui.add_space(12.0);
        ui.add(Choice::new("Chosen before").key("4").chosen(Some("chosen before")));
        ui.add_space(8.0);
        ui.add(Choice::new("Suggested").key("5").likely(Some("Likely")));
        ui.add_space(8.0);
        ui.add(Choice::new("Not for Windows").key("6").not_possible(true));
        ui.add_space(8.0);
        ui.add(Choice::new("I don’t know").key("7").plain());
    });
}

fn fields(ui: &mut Ui, entry: &mut SecretEntry) {
    at(ui, 496.0, 238.0, 432.0, |ui| {
        title(ui, "Field and secret field");
        let hint = "https://shop.example";
        let mut text = String::new();
        Field::new("empty", "Empty").hide_label().hint(hint).show(ui, &mut text);
        note(ui, "empty");
        let mut text = "https://shop.exam".to_owned();
        Field::new("focus", "Focus").hide_label().show_focus().show(ui, &mut text);
        ui.add_space(4.0);
        note(ui, "focus");
        let mut text = "http://shop.example/admin".to_owned();
        let wrong = Help::error("Leave out /admin and begin with https.");
        Field::new("wrong", "Wrong").hide_label().help(Some(wrong)).show(ui, &mut text);
        ui.add_space(12.0);
        SecretField::new("filled", "Filled", WORDS).hide_label().show(ui, entry);
        note(ui, "secret, filled; the dots say nothing about the length");
        SecretField::new("shared", "Shared", WORDS).hide_label().sharing(true).show(ui, entry);
        note(ui, "secret, sharing the screen");
    });
}

fn check_list(ui: &mut Ui) {
    let row = |sign, word, name, time| CheckRow { sign, word, name, seen: "", time };
    at(ui, 32.0, 708.0, 432.0, |ui| {
        title(ui, "Stage and check row: every verdict has a sign and a word");
        let list = [
            row(Sign::Waiting, "Waiting", "USPS consumer key", ""),
            row(Sign::Checking, "Checking", "Answer", "1.8 s"),
            row(Sign::Works, "Works", "Encryption", "48 ms"),
            row(Sign::LookAt, "Look at this", "Browser", "4 ms"),
            row(Sign::NotWorking, "Not working", "Sign-in", "1 ms"),
            row(Sign::CannotTell, "Cannot tell", "Shop’s firewall", "96 ms"),
            row(Sign::Skipped, "Skipped", "Needs the name first", ""),
        ];
        check_rows(ui, &list, 40.0, false);
    });
}

fn notices(ui: &mut Ui) {
    at(ui, 496.0, 708.0, 432.0, |ui| {
        title(ui, "Finding banner, notice, toast");
        for (tone, icon, bold, text) in [
            (
                Tone::Bad,
                (Icon::XCircle, true),
                "Not working.",
                " UPS does not accept this client ID.",
            ),
            (
                Tone::Caution,
                (Icon::Warning, true),
                "Look at this.",
                " The Stamps.com balance is $2.10.",
            ),
            (
                Tone::Accent,
                (Icon::Lightbulb, false),
                "Refloat noticed:",
                " this computer’s clock is 4 minutes slow.",
            ),
            (Tone::Good, (Icon::CheckCircle, true), "Works.", " ShipStation accepts the key."),
        ] {
            notice(ui, tone, icon, &[Span::Bold(bold), Span::Plain(text)]);
            ui.add_space(8.0);
        }
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            toast(ui, Some(Sign::Works), "Copied", None);
            ui.add_space(12.0);
            toast(ui, None, "Key forgotten", Some("Undo"));
        });
    });
}

fn picture(ui: &mut Ui) {
    let node = |icon, name, status, state| Node { icon, name, status, state };
    at(ui, 32.0, 1048.0, 896.0, |ui| {
        title(ui, "Connection picture: works, looked at now, broken, not seen, not reached");
        connection(
            ui,
            &[
                node(Icon::Laptop, "This computer", "Online", NodeState::Reached),
                node(Icon::GlobeSimple, "Internet", "Works", NodeState::Reached),
                node(Icon::Storefront, "shop.example", "Checking", NodeState::Reached),
                node(Icon::LockKey, "Magento", "Refuses the key", NodeState::Bad),
                node(Icon::Cloud, "ShipStation", "Not seen", NodeState::NotSeen),
                node(Icon::Truck, "UPS", "Not reached", NodeState::NotReached),
            ],
            &[
                LinkState::Works,
                LinkState::Checking,
                LinkState::Broken,
                LinkState::NotSeen,
                LinkState::NotReached,
            ],
            "This computer is online. The line breaks at Magento, which refuses the key.",
        );
    });
}

fn lengths(ui: &mut Ui) {
    at(ui, 32.0, 1238.0, 432.0, |ui| {
        title(ui, "Progress, countdown, 10-second bar");
        progress(ui, 0.62, "Stage 4 of 5");
        note(ui, "known length: a bar, with the stage in words beside it");
        let kind = Type::new(40.0, 48.0, 0.0, Type::COUNTDOWN.face);
        countdown(ui, "18:42", kind, "until 10:02", "18 minutes left");
        note(ui, "each digit in a cell of its own, so nothing jumps");
        cells(ui, 10, 4, "4 seconds left");
        note(ui, "one cell a second: full is left, hollow is gone");
    });
}

fn small_things(ui: &mut Ui) {
    at(ui, 496.0, 1238.0, 432.0, |ui| {
        title(ui, "Spoken code, sharing switch, mask, copy");
        ui.horizontal(|ui| {
            spoken_code(ui, "K7", "You are on page K7");
            ui.add_space(16.0);
            ui.add(Switch::new(false, "", "Off"));
            ui.add_space(16.0);
            ui.add(Switch::new(true, "", "On"));
            ui.add_space(16.0);
            ui.add(Switch::new(true, "", "Focus").shown(Shown::FOCUS));
        });
        note(ui, "code; switch off, on, focus");
        ui.horizontal(|ui| {
            for word in ["shop-1", "e-mail-1", "account-1"] {
                mask(ui, word);
                ui.add_space(12.0);
            }
        });
        note(ui, "the same thing always gets the same mask");
        ui.horizontal(|ui| {
            chip(ui, "bin/magento cache:flush");
            ui.add_space(12.0);
            ui.add(Button::secondary("Copy").size(Size::Tiny).icon(Icon::Copy));
            ui.add_space(12.0);
            ui.add(Button::secondary("Copied").size(Size::Tiny).icon(Icon::Check));
        });
        note(ui, "copy: rest; for two seconds after");
        segments(ui, &["Carriers", "Billing", "Onboarding"], 0, "Where the person lands");
        note(ui, "segments, at most four");
    });
}

#[test]
fn the_sheet_of_components_looks_as_drawn() {
    let mut failures = egui_kittest::SnapshotResults::new();
    for (theme, ending) in LOOKS {
        let mut entry = SecretEntry::new();
        let mut window = window(SIZE, theme, move |ui| {
            if entry.is_empty() {
                entry = SecretEntry::of("FAKE-0123456789-0123456789-01234");
            }
            buttons(ui);
            choices(ui);
            fields(ui, &mut entry);
            check_list(ui);
            notices(ui);
            picture(ui);
            lengths(ui);
            small_things(ui);
        });
        window.run();
        failures.add(window.try_snapshot(format!("components-{ending}")));
    }
    failures.unwrap();
}

/// The larger pieces that the first sheet has no room for.
fn larger_pieces(ui: &mut Ui) {
    at(ui, 32.0, 24.0, 432.0, |ui| {
        let stage = |sign, word, name, seen, time| StageRow { sign, word, name, seen, time };
        stage_rows(
            ui,
            &[
                stage(Sign::Works, "Works", "Name", "The address was found", "24 ms"),
                stage(Sign::Checking, "Checking", "Answer", "Waiting for the answer", "1.8 s"),
                stage(Sign::Waiting, "Waiting", "Sign-in", "Starts after it", "–"),
            ],
        );
        ui.add_space(16.0);
        let fact = |icon, label, value, mono, tag| Fact { icon, label, value, mono, tag };
        let host = "apiv2.shiprocket.in";
        facts(
            ui,
            &[
                fact(Icon::PaperPlaneTilt, "Goes only to", host, true, Some("Encrypted")),
                fact(Icon::Key, "Kept in", "Windows Credential Manager", false, None),
            ],
        );
        ui.add_space(16.0);
        ui.add(CardLink::new(Icon::Storefront, "Magento 2 orders", "401, 403, 404, lost tracking"));
        ui.add_space(8.0);
        ui.add(CardLink::new(Icon::Path, "Continue where you left off", "Magento 2, 9:14").leads());
        ui.add_space(16.0);
        length_counter(ui, (300, 350), 700, Tone::Caution, "650 of 700 characters");
        note(ui, "an address near its limit");
        why(
            ui,
            Some((Icon::HandPalm, Tone::Neutral)),
            &[
                Span::Plain("The menu is "),
                Span::Bold("Settings › Account"),
                Span::Plain(", the address "),
                Span::Code("https://"),
                Span::Mask("shop-1"),
                Span::Plain(". "),
                Span::Link("Where is that?", "where"),
            ],
        );
    });
    at(ui, 496.0, 24.0, 432.0, |ui| {
        let text = [Span::Plain("Open your shop’s admin")];
        let step = |typed, act, done| Step {
            text: &text,
            note: "Several shops in one Magento? Each has its own key.",
            typed,
            act,
            done,
            ring_name: "Done",
        };
        card(ui, Margin::symmetric(21, 17), |ui| {
            steps(
                ui,
                &[
                    step(None, Act::Open("Open"), true),
                    step(Some("bin/magento cache:flush"), Act::Copy("Copy"), false),
                    step(None, Act::None, false),
                ],
            );
        });
        ui.add_space(16.0);
        let banner = Banner {
            sign: Sign::NotWorking,
            word: "Most likely cause",
            sure: "Refloat is sure",
            sentence: "Your shop’s security certificate ran out on 19 November.",
            who: "Your web host renews it, usually within the hour.",
            more: &[],
            button: "Show what to do",
            consequences: Some("3 checks cannot run"),
            open: false,
            focus: false,
        };
        banner.show(ui, |_| {});
    });
    at(ui, 32.0, 620.0, 896.0, |ui| {
        let side = |name, at, sign, word, seen, detail| Side { name, at, sign, word, seen, detail };
        before_after(
            ui,
            &side(
                "Before",
                "9:14",
                Sign::NotWorking,
                "Key refused",
                "Your shop said “Authentication failed”",
                "400 · 845 ms",
            ),
            &side(
                "Now",
                "9:21",
                Sign::Works,
                "Key accepted",
                "Your shop said “true”",
                "200 · 311 ms",
            ),
        );
    });
}

#[test]
fn the_larger_pieces_look_as_drawn() {
    let mut failures = egui_kittest::SnapshotResults::new();
    for (theme, ending) in LOOKS {
        let mut window = window(vec2(960.0, 800.0), theme, larger_pieces);
        window.run();
        failures.add(window.try_snapshot(format!("pieces-{ending}")));
    }
    failures.unwrap();
}

#[test]
fn the_connection_stands_upright_in_a_narrow_window() {
    let mut window = window(vec2(400.0, 420.0), ThemeChoice::Light, |ui| {
        at(ui, 16.0, 16.0, 368.0, |ui| {
            let node = |icon, name, status, state| Node { icon, name, status, state };
            connection(
                ui,
                &[
                    node(Icon::Laptop, "This computer", "Online", NodeState::Reached),
                    node(Icon::Storefront, "shop.example", "Answers", NodeState::Reached),
                    node(Icon::LockKey, "Magento", "Refuses the key", NodeState::Bad),
                    node(Icon::Truck, "UPS", "Not reached", NodeState::NotReached),
                ],
                &[LinkState::Works, LinkState::Broken, LinkState::NotReached],
                "Magento refuses the key.",
            );
        });
    });
    window.run();
    window.snapshot("connection-upright");
}
