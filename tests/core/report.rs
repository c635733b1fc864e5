//! Reports: what arrives in them, what must not, and what somebody else's may do.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};
use refloat::domain::finding::{
    Catalog, Confidence, Evidence, Finding, Identity, Outcome, RunId, RunReport, Sent, Stage,
    StageState, StageTiming, Verdict,
};
use refloat::domain::guide::{Library, StepKind, builtin_catalog, builtin_library};
use refloat::domain::report::{
    Blocked, Format, READ_LIMIT, ReadError, Report, ReportContext, chat, export, hidden_words,
    preview, read, suggested_file_name,
};
use refloat::domain::secret::{Needles, Secret};
use refloat::domain::session::{Answer, ChoiceId, Session, Station};
use refloat::domain::text::{Language, Words};

const NOW: i64 = 1_795_262_700;
const FORMATS: [Format; 3] = [Format::Html, Format::Markdown, Format::Json];
const EMAIL: &str = "api-user@fake-shop.example";
const GUIDE: &str = "shiprocket-login";

struct Room {
    library: Library,
    catalog: Catalog,
    words: Words,
}

fn room() -> Room {
    let library = builtin_library().expect("the built-in guides load");
    let catalog = builtin_catalog().expect("the built-in findings load");
    Room { library, catalog, words: Words::new(Language::English) }
}

impl Room {
    fn report(&self, session: &Session) -> Report {
        let context = ReportContext {
            version: "0.1.0",
            system: "FakeOS 1",
            zone_minutes: -300,
            now: NOW,
            practice: false,
            vendors: &["shiprocket.in"],
            check_title: &|check| format!("Title of {check}"),
        };
        Report::of(session, &self.library, &self.catalog, &self.words, &context)
    }

    fn forms(&self, report: &Report) -> Vec<String> {
        let none = Needles::of(&[]).expect("nothing to search for");
        let mut forms: Vec<String> = FORMATS
            .iter()
            .map(|format| export(report, *format, &self.words, &none).expect("nothing is held"))
            .collect();
        forms.push(chat(report, &self.words, &none).expect("nothing is held"));
        forms
    }
}

fn outcome(evidence: &str) -> Outcome {
    let seen = vec![Evidence::new("Shiprocket says", evidence)];
    let finding = Finding::new("shiprocket-temporary-lock", Confidence::Likely, seen);
    let mut outcome = Outcome::found(vec![finding]);
    outcome.identity = Some(Identity {
        name: Some("Fake Traders".to_owned()),
        email: Some(EMAIL.to_owned()),
        account: Some("4711".to_owned()),
    });
    outcome.stages = vec![StageTiming {
        stage: Stage::Answer,
        state: StageState::Failed,
        start_ms: 10,
        ms: 845,
        seen: "400 Bad Request from 203.0.113.7".to_owned(),
    }];
    outcome.sent = vec![Sent {
        service: "shiprocket".to_owned(),
        host: "apiv2.shiprocket.in".to_owned(),
        method: "POST".to_owned(),
        path: "/v1/external/auth/login".to_owned(),
    }];
    outcome.evidence = vec![Evidence::new("answer", format!("for {EMAIL} of Fake Traders"))];
    outcome
}

fn run(number: u32, outcome: Outcome) -> RunReport {
    let check = "shiprocket.login".to_owned();
    RunReport { check, run: RunId(number), at: NOW - 60, ms: 900, outcome, parts: Vec::new() }
}

/// A walk to a failed check: a question, an address, a run.
fn session(room: &Room, evidence: &str) -> Session {
    let guide = room.library.guide(GUIDE).expect("the guide exists");
    let step = |kind: &str| {
        let found = guide.steps.values().find(|step| step.kind.word() == kind);
        found.expect("a step of each kind").id.clone()
    };
    let ask = guide
        .steps
        .values()
        .find(|step| matches!(&step.kind, StepKind::Ask(ask) if format!("{:?}", ask.field).contains("api-email")))
        .expect("the guide asks for the e-mail");
    let station = |step: String, answer: Option<Answer>, run: Option<RunId>| Station {
        guide: String::new(),
        step,
        answer,
        at: NOW - 120,
        run,
    };
    let mut session =
        Session::begin("FAKE-session-id".to_owned(), GUIDE, "what-happens", NOW - 200);
    session.trail = vec![
        station(step("question"), Some(Answer::Chose(ChoiceId::Nth(0))), None),
        station(ask.id.clone(), Some(Answer::Entered("api-email".to_owned())), None),
        station(step("check"), None, Some(RunId(1))),
    ];
    session.values.insert("api-email".to_owned(), EMAIL.to_owned());
    session.values.insert("unasked".to_owned(), "FAKE-unlisted".to_owned());
    session.runs = vec![run(1, outcome(evidence))];
    session
}

#[test]
fn what_arrives_is_listed_and_nothing_personal_is_in_it() {
    let room = room();
    let report = room.report(&session(&room, "Too many tries"));
    let value = serde_json::to_value(&report).unwrap();
    let fields: BTreeSet<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    let listed = [
        "schema",
        "made_at",
        "program",
        "system",
        "zone_minutes",
        "practice",
        "guide",
        "standing",
        "route",
        "runs",
        "change",
        "hidden",
    ];
    assert_eq!(fields, BTreeSet::from(listed));
    for form in room.forms(&report) {
        for personal in ["fake-shop", "Fake Traders", "4711", "203.0.113.7", "FAKE-"] {
            assert!(!form.contains(personal), "{personal} in {form}");
        }
        for needed in ["shiprocket-temporary-lock", "/v1/external/auth/login", "Too many tries"] {
            assert!(form.contains(needed), "no {needed} in {form}");
        }
    }
    assert_eq!(report.made_at, "2026-11-21T12:05:00Z");
    assert_eq!(report.route.len(), 3);
    assert_eq!(report.route[1].answer.as_deref(), Some("e-mail-1"));
    let who = report.runs[0].identity.as_ref().unwrap();
    assert_eq!(who.email.as_deref(), Some("e-mail-1"), "the same address has the same mask");
    let hidden = hidden_words(&report, &room.words);
    assert_eq!(hidden, "1 e-mail address, 1 account number, 1 network address, 1 name");
}

#[test]
fn the_same_check_twice_is_told_as_before_and_now() {
    let room = room();
    let mut walked = session(&room, "no");
    assert!(room.report(&walked).change.is_none());
    walked.runs.push(run(2, Outcome::pass()));
    let change = room.report(&walked).change.unwrap();
    assert_eq!((change.before.verdict, change.after.verdict), (Verdict::Fail, Verdict::Pass));
    assert_eq!((change.before.run, change.after.run), (1, 2));
}

#[test]
fn every_word_of_the_report_exists() {
    let room = room();
    let mut walked = session(&room, "no");
    walked.runs.push(run(2, Outcome::skipped("guard-wait")));
    walked.runs.push(run(3, Outcome::pass()));
    let mut report = room.report(&walked);
    report.practice = true;
    report.standing.ended = Some("solved".to_owned());
    report.standing.waits_until = Some(report.made_at.clone());
    for form in room.forms(&report) {
        assert!(!form.contains("report-"), "{form}");
    }
}

#[test]
fn a_held_secret_in_any_form_blocks_every_export_and_names_the_field() {
    const CANARY: &str = "FAKE canary/1&+x";
    let room = room();
    let secret = Secret::new(CANARY.to_owned());
    let needles = Needles::of(&[("shiprocket-password", &secret)]).unwrap();
    let base64 = base64::engine::general_purpose::STANDARD;
    let url = base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let percent: String = CANARY.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let hex: String = CANARY.bytes().map(|byte| format!("{byte:02X}")).collect();
    let forms = [
        CANARY.to_owned(),
        format!("x{CANARY}y"),
        base64.encode(format!("me:{CANARY}")),
        url.encode(format!("someone:{CANARY}")),
        percent,
        "FAKE+canary%2F1%26%2Bx".to_owned(),
        hex,
        "FAKE canary\\/1\\u0026+x".to_owned(),
        "FAKE canary/1&amp;+x".to_owned(),
    ];
    let clean = room.report(&session(&room, "no"));
    for text in forms {
        // As in a report that was opened, or where every mask was blind.
        let mut report = clean.clone();
        report.runs[0].findings[0].evidence[0].text.clone_from(&text);
        let place = "runs[0].findings[0].evidence[0].text";
        for format in FORMATS {
            let blocked = export(&report, format, &room.words, &needles).unwrap_err();
            assert_eq!(blocked.field(), place, "{text}");
            assert!(!blocked.to_string().contains("canary"));
        }
        assert_eq!(
            chat(&report, &room.words, &needles),
            Err(Blocked::Found { field: place.to_owned() })
        );
        let mut report = clean.clone();
        report.system = text;
        assert_eq!(
            export(&report, Format::Html, &room.words, &needles).unwrap_err().field(),
            "system"
        );
    }
    assert!(export(&clean, Format::Html, &room.words, &needles).is_ok());
}

#[test]
fn a_secret_that_only_the_whole_text_has_blocks_it_too() {
    let room = room();
    let secret = Secret::new("solved\nzz FAKE".to_owned());
    let across = Secret::new("shiprocket-login\",\n    \"title".to_owned());
    let needles = Needles::of(&[("a", &secret), ("b", &across)]).unwrap();
    let report = room.report(&session(&room, "no"));
    let blocked = export(&report, Format::Json, &room.words, &needles).unwrap_err();
    assert_eq!(blocked.field(), "report");
}

const HOSTILE: [&str; 33] = [
    "- ",
    "+ ",
    "1. ",
    "2) ",
    "===",
    "| a | b |",
    "---",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</dd></section>",
    "\"",
    "'",
    "&lt;",
    "```",
    "````",
    "~~~",
    "\n",
    "\r\n",
    "# ",
    "\n```\n",
    "](https://evil.example)",
    "![x](https://evil.example/x)",
    "<https://evil.example>",
    "https://evil.example/a?b=c",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{200b}",
    "\u{2028}",
    "-->",
    "<!--",
    "\\",
    "`",
    "javascript:alert(1)",
];

#[test]
fn random_evidence_is_never_alive() {
    let seed = fastrand::u64(..);
    println!("seed {seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    let room = room();
    let quiet = tags(&room.forms(&room.report(&session(&room, "quiet")))[0]);
    for _ in 0..30 {
        let count = random.usize(1..12);
        let text: String = (0..count).map(|_| HOSTILE[random.usize(..HOSTILE.len())]).collect();
        let said = format!("seed {seed}: {text:?}");
        // Built from a session, and as somebody else could write it.
        let built = room.report(&session(&room, &text));
        for report in [written_by_somebody_else(&built, &text), built] {
            let forms = room.forms(&report);
            assert_eq!(tags(&forms[0]), quiet, "{said}");
            markdown_is_dead(&forms[1], &said);
            for form in &forms {
                let obeyed = form.chars().find(|c| {
                    (c.is_control() && *c != '\n')
                        || matches!(c, '\u{202e}' | '\u{200b}' | '\u{2028}')
                });
                assert_eq!(obeyed, None, "{said}");
            }
            assert_eq!(read(forms[2].as_bytes()).as_ref(), Ok(&report), "{said}");
        }
    }
}

fn written_by_somebody_else(report: &Report, text: &str) -> Report {
    let mut report = report.clone();
    let run = &mut report.runs[0];
    text.clone_into(&mut run.findings[0].evidence[0].text);
    text.clone_into(&mut run.findings[0].say);
    text.clone_into(&mut run.title);
    run.reason = Some(text.to_owned());
    for place in [&mut report.guide.title, &mut report.made_at, &mut report.program] {
        text.clone_into(place);
    }
    report.route[0].answer = Some(text.to_owned());
    report
}

/// How often each tag stands in the page.
fn tags(page: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for tag in page.split('<').skip(1) {
        let name = tag.split('>').next().unwrap_or(tag).to_owned();
        *counts.entry(name).or_default() += 1;
    }
    counts
}

fn markdown_is_dead(text: &str, said: &str) {
    let mut fences = 0;
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind))) => {
                assert_eq!(&*kind, "text", "{said}");
                fences += 1;
            }
            Event::Start(Tag::Heading { .. } | Tag::Paragraph)
            | Event::End(_)
            | Event::Text(_)
            | Event::SoftBreak => {}
            other => panic!("{other:?} in {text}\n{said}"),
        }
    }
    // What was found, the route, the run, about it: a fence each, whatever stands inside.
    assert_eq!(fences, 4, "{text}\n{said}");
}

#[test]
fn the_page_loads_and_links_nothing() {
    let room = room();
    let page =
        room.forms(&room.report(&session(&room, "see https://evil.example/x"))).swap_remove(0);
    assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    for live in ["<script", "href=", "src=", "url(", "@import", "<a "] {
        assert!(!page.contains(live), "{live}");
    }
    assert!(page.contains("prefers-color-scheme: dark"));
}

#[test]
fn a_chat_has_ten_lines_at_most_and_a_preview_has_headings() {
    let room = room();
    let mut walked = session(&room, &"long ".repeat(300));
    walked.runs.push(run(2, outcome("again")));
    let mut report = room.report(&walked);
    report.practice = true;
    let chat = room.forms(&report).swap_remove(3);
    assert!(chat.lines().count() <= 10, "{chat}");
    assert!(chat.lines().all(|line| line.chars().count() <= 201), "{chat}");
    assert!(chat.lines().last().is_some_and(|line| line.contains("1 e-mail address")), "{chat}");
    for format in [Format::Html, Format::Markdown] {
        let lines = preview(&report, format, &room.words);
        assert!(lines.contains(&"# What was found".to_owned()), "{lines:?}");
        assert!(lines.iter().all(|line| !line.contains('\n')));
    }
    assert!(preview(&report, Format::Json, &room.words).len() > 20);
}

#[test]
fn what_cannot_be_opened_is_told_with_its_place() {
    let room = room();
    let json = room.forms(&room.report(&session(&room, "no"))).swap_remove(2);
    assert_eq!(
        read(json.replace("\"schema\": 1", "\"schema\": 9").as_bytes()),
        Err(ReadError::Version { found: 9 })
    );
    let lying = json.replace("\"practice\": false", "\"practice\": \"no\"");
    assert!(
        matches!(read(lying.as_bytes()), Err(ReadError::Malformed { line: 7, .. })),
        "{:?}",
        read(lying.as_bytes())
    );
    let unknown = json.replacen("\"system\"", "\"run_this\"", 1);
    assert!(matches!(read(unknown.as_bytes()), Err(ReadError::Malformed { line: 5, .. })));
    let deep = "[".repeat(100_000);
    assert_eq!(read(deep.as_bytes()), Err(ReadError::TooDeep { line: 1, column: 41 }));
    let large = vec![b' '; READ_LIMIT + 1];
    assert_eq!(read(&large), Err(ReadError::TooLarge { bytes: READ_LIMIT + 1 }));
    for nothing in ["", "{}", "null", "[]", "\u{feff}", "{\"schema\":-1}", "{\"schema\":\"1\"}"] {
        assert!(matches!(read(nothing.as_bytes()), Err(ReadError::Malformed { .. })), "{nothing}");
    }
    let hostile = read("{\"schema\":1,\"\\u001b[31m\":1}".as_bytes()).unwrap_err();
    assert!(!hostile.to_string().contains('\u{1b}'), "{hostile:?}");
}

#[test]
fn no_bytes_make_reading_or_showing_panic() {
    let seed = fastrand::u64(..);
    println!("seed {seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    let room = room();
    let json = room.forms(&room.report(&session(&room, "no"))).swap_remove(2).into_bytes();
    let mut opened = 0;
    for round in 0..600 {
        let mut bytes = json.clone();
        if round % 3 == 0 {
            bytes = (0..random.usize(..300)).map(|_| random.u8(..)).collect();
        } else {
            for _ in 0..random.usize(1..4) {
                let at = random.usize(..bytes.len());
                bytes[at] = if random.bool() { random.u8(b' '..b'~') } else { b'9' };
            }
        }
        if let Ok(report) = read(&bytes) {
            opened += 1;
            let _ = room.forms(&report);
            let _ = preview(&report, Format::Html, &room.words);
        }
    }
    println!("{opened} opened");
    let mut odd = room.report(&session(&room, "no"));
    odd.zone_minutes = i32::MIN;
    odd.made_at = "9999-12-31T23:59:59Z".to_owned();
    odd.runs[0].ms = u64::MAX;
    assert_eq!(room.forms(&odd).len(), 4);
}

#[test]
fn the_file_is_named_by_the_clock_of_the_computer() {
    assert_eq!(suggested_file_name(NOW, 0), "refloat-report-2026-11-21-1205");
    assert_eq!(suggested_file_name(NOW, -300), "refloat-report-2026-11-21-0705");
    assert_eq!(suggested_file_name(i64::MAX, 60), "refloat-report");
}
