//! Views of the pages about reports: opened ones, two of them, and “This is wrong”.

use refloat::domain::finding::Verdict;
use refloat::engine::view::{
    ComparedPage, HandBack, MaskLine, NavLink, OpenedPage, Page, PairLine, PairPart, PaperLine,
    View, WrongPage,
};

use crate::samples::{refused, view};

fn text(text: &str) -> String {
    text.to_owned()
}

/// A masked word between its marks.
fn masked(word: &str) -> String {
    format!("\u{e000}{word}\u{e001}")
}

/// The lines of a report.
pub fn paper() -> Vec<PaperLine> {
    let heading = |line: &str| PaperLine::Heading(text(line));
    let row =
        |label: &str, line: String, seen| PaperLine::Row { label: text(label), text: line, seen };
    let said = |label: &str, line: &str| row(label, text(line), false);
    vec![
        heading("What was found"),
        PaperLine::Prose(text(
            "Shiprocket answers, but it refuses the password of this API user. Seen at 9:14 (14:14 UTC).",
        )),
        heading("The route"),
        said("9:12", "Topic: Shiprocket"),
        said("9:12", "What happens: “Invalid email and password combination”"),
        row("9:13", format!("E-mail in the plug-in: {}", masked("e-mail-1")), false),
        said("9:14", "Check the sign-in: refused"),
        heading("The request"),
        row("sent", text("POST https://apiv2.shiprocket.in/v1/external/auth/login"), true),
        row(
            "server",
            format!("{} · TLS 1.3 · valid until 14 February 2027", masked("address-1")),
            true,
        ),
        row(
            "answer",
            text("400 {\"message\":\"Invalid email and password combination\"} · 845 ms"),
            true,
        ),
        row("leads to", format!("https://{}/help", masked("shop-1")), true),
    ]
}

/// What the masks stand for.
pub fn masks() -> Vec<MaskLine> {
    let line =
        |mask: &str, stands_for: &str| MaskLine { mask: text(mask), stands_for: text(stands_for) };
    vec![
        line("shop-1", "the address of a shop"),
        line("address-1", "a network address"),
        line("e-mail-1", "an e-mail address"),
    ]
}

fn beside(page: Page, code: &str) -> View {
    let mut view = view(page, code, Vec::new());
    view.chrome.links = vec![NavLink::Home, NavLink::OpenReport];
    view
}

fn opened_page() -> OpenedPage {
    OpenedPage {
        file: text("refloat-report-2026-11-21-0914.refloat.json"),
        made: text("Made on 2026-11-21 9:15 (14:15 UTC) by Refloat 0.1.0 on Windows 11"),
        verdict: Some(Verdict::Fail),
        word: text("Not working"),
        title: text(
            "Shiprocket does not accept this password. It wants the one that it made itself.",
        ),
        practice: false,
        again: vec![text(
            "Sign in to Shiprocket: the same today. Not working (shiprocket-manual-password)",
        )],
        differs: false,
        lines: paper(),
        hidden: text("1 shop, 1 network address, 1 e-mail address"),
        masks: masks(),
        send: HandBack::default(),
    }
}

/// A report that somebody else wrote.
pub fn opened() -> View {
    beside(Page::Opened(opened_page()), "H2")
}

/// One that is judged otherwise today, with a next step to hand back.
pub fn opened_otherwise() -> View {
    let page = OpenedPage {
        practice: true,
        again: vec![
            text(
                "Sign in to Shiprocket: today it says Cannot tell (host-silent). The report says Not working (gone-for-good)",
            ),
            text("“gone-for-good” is a finding that this Refloat does not know"),
        ],
        differs: true,
        verdict: Some(Verdict::Inconclusive),
        word: text("Cannot tell"),
        title: text("Shiprocket did not answer within 15 seconds."),
        lines: paper().into_iter().take(3).collect(),
        hidden: String::new(),
        masks: Vec::new(),
        send: HandBack {
            code: text("K7M"),
            note: String::new(),
            found: Some(text("Shiprocket: Let Shiprocket make a new password")),
            wrong: None,
            text: Some(text(
                "Next step from support: in Refloat, go to page K7M (“Let Shiprocket make a new password”).",
            )),
        },
        ..opened_page()
    };
    beside(Page::Opened(page), "H2")
}

/// Two reports.
pub fn compared() -> View {
    let pair = |label: &str, before: Option<&str>, after: Option<&str>| PairLine {
        label: text(label),
        before: before.map(text),
        after: after.map(text),
    };
    let page = ComparedPage {
        before: (
            text("monday.refloat.json"),
            text("Made on 2026-11-16 9:15 (14:15 UTC) by Refloat 0.1.0"),
        ),
        after: (
            text("today.refloat.json"),
            text("Made on 2026-11-21 9:15 (14:15 UTC) by Refloat 0.1.0"),
        ),
        same: false,
        changed: vec![
            pair("Sign in to Shiprocket: verdict", Some("Works"), Some("Not working")),
            pair(
                "Sign in to Shiprocket: found",
                None,
                Some("Shiprocket does not accept this password. (shiprocket-manual-password)"),
            ),
            pair("Sign in to Shiprocket, Answer: time", Some("400 ms"), Some("9000 ms")),
        ],
        parts: vec![
            PairPart {
                heading: text("The route"),
                lines: vec![pair(
                    "",
                    Some("Who made the password: I don’t know"),
                    Some("Who made the password: I did"),
                )],
                same: vec![text("Guide: Shiprocket"), text("What happens: “Invalid email…”")],
            },
            PairPart {
                heading: text("About this report"),
                lines: Vec::new(),
                same: vec![text("Made by: Refloat 0.1.0")],
            },
        ],
    };
    beside(Page::Compared(page), "H3")
}

/// “This is wrong.”
pub fn wrong() -> View {
    let lines = [
        "id = \"replay-shiprocket-login-20261121-141400\"",
        "story = \"It was the dashboard user all along\"",
        "kind = \"check\"",
        "expect = [\"shiprocket-manual-password\", \"shiprocket-dashboard-credentials\"]",
        "expect-verdict = \"fail\"",
        "",
        "[replay]",
        "made-by = \"0.1.0\"",
        "verdict = \"fail\"",
        "findings = [\"shiprocket-manual-password likely\", \"shiprocket-dashboard-credentials likely\"]",
        "",
        "[check]",
        "run = \"shiprocket.login\"",
        "",
        "[check.inputs]",
        "\"email\" = \"e-mail-1@shop.example\"",
        "",
        "[setup.secrets]",
        "shiprocket-password = \"FAKE-placeholder-0-p\"",
    ];
    let page = WrongPage {
        said: text(
            "Shiprocket does not accept this password. It wants the one that it made itself.",
        ),
        lines: lines.map(text).to_vec(),
        nothing: false,
        searching: false,
        held_back: None,
        file_name: text("replay-shiprocket-login-20261121-141400.toml"),
    };
    with_route(page)
}

/// The same after a restart.
pub fn wrong_nothing() -> View {
    with_route(WrongPage {
        said: text("Shiprocket does not accept this password."),
        lines: Vec::new(),
        nothing: true,
        searching: false,
        held_back: None,
        file_name: String::new(),
    })
}

fn with_route(page: WrongPage) -> View {
    let mut view = view(Page::Wrong(page), "H4", refused("This is wrong"));
    view.chrome.links = vec![NavLink::Home, NavLink::Report, NavLink::Wrong];
    view
}
