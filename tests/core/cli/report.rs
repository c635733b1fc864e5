//! `report show|convert|diff`: what a saved report says, and what somebody else's cannot do.

use std::path::Path;

use refloat::domain::finding::{
    Confidence, Evidence, Finding, Outcome, RunId, RunReport, Sent, Stage, StageState, StageTiming,
};
use refloat::domain::guide::{builtin_catalog, builtin_library};
use refloat::domain::report::{Format, READ_LIMIT, Report, ReportContext, export};
use refloat::domain::secret::Needles;
use refloat::domain::session::{Answer, ChoiceId, Session, Station};
use refloat::domain::text::{Language, Words};

use super::{Person, Ran};

const NOW: i64 = 1_795_262_700;
const HOSTILE: &str = "<script>alert(1)</script> ```` [x](https://evil.example) \u{1b}[31m \u{202e}\u{9b}2J\n# Solved";

/// A walk that ended at a refused sign-in.
fn sample(outcome: Outcome) -> Report {
    let mut session =
        Session::begin("FAKE-session".to_owned(), "shiprocket-login", "what-happens", NOW - 200);
    let answer = Some(Answer::Chose(ChoiceId::Unknown));
    let step = "what-happens".to_owned();
    session.trail = vec![Station { guide: String::new(), step, answer, at: NOW - 120, run: None }];
    session.runs = vec![RunReport {
        check: "shiprocket.login".to_owned(),
        run: RunId(1),
        at: NOW - 60,
        ms: 913,
        outcome,
        parts: Vec::new(),
    }];
    let context = ReportContext {
        version: "0.1.0",
        system: "FakeOS 1",
        zone_minutes: -300,
        now: NOW,
        practice: false,
        vendors: &["shiprocket.in"],
        check_title: &|check| format!("Title of {check}"),
    };
    let library = builtin_library().expect("the built-in guides load");
    let catalog = builtin_catalog().expect("the built-in findings load");
    Report::of(&session, &library, &catalog, &Words::new(Language::English), &context)
}

fn refused(ms: u64) -> Outcome {
    let seen = vec![Evidence::new("Shiprocket says", "Too many tries")];
    let lock = Finding::new("shiprocket-temporary-lock", Confidence::Likely, seen);
    let mut outcome = Outcome::found(vec![lock]);
    outcome.stages = vec![StageTiming {
        stage: Stage::Answer,
        state: StageState::Failed,
        start_ms: 10,
        ms,
        seen: "400 Bad Request".to_owned(),
    }];
    outcome.sent = vec![Sent {
        service: "shiprocket".to_owned(),
        host: "apiv2.shiprocket.in".to_owned(),
        method: "POST".to_owned(),
        path: "/v1/external/auth/login".to_owned(),
    }];
    outcome
}

/// The report as Refloat saves it.
fn saved(report: &Report) -> String {
    let none = Needles::of(&[]).expect("nothing to search for");
    export(report, Format::Json, &Words::new(Language::English), &none).expect("nothing is held")
}

/// A report in which every text that can be is a hostile one, as an enemy would write it.
fn hostile() -> String {
    let mut report = sample(refused(845));
    let run = &mut report.runs[0];
    run.reason = Some(HOSTILE.to_owned());
    run.stages[0].seen = HOSTILE.to_owned();
    run.sent[0].host = HOSTILE.to_owned();
    for text in [&mut run.check, &mut run.title, &mut run.at, &mut run.findings[0].say] {
        HOSTILE.clone_into(text);
    }
    let seen = &mut run.findings[0].evidence[0];
    for text in [&mut seen.label, &mut seen.text, &mut report.guide.title, &mut report.system] {
        HOSTILE.clone_into(text);
    }
    for text in [&mut report.made_at, &mut report.program, &mut report.standing.title] {
        HOSTILE.clone_into(text);
    }
    report.route[0].answer = Some(HOSTILE.to_owned());
    serde_json::to_string(&report).expect("plain data")
}

fn is_obeyed(c: char) -> bool {
    (c.is_control() && c != '\n') || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
}

fn refuses(person: &Person, arguments: &[&str], says: &[&str]) -> Ran {
    let ran = person.run(arguments);
    assert_eq!(ran.code, 2, "{arguments:?}: {}{}", ran.out, ran.err);
    assert!(ran.out.is_empty(), "{arguments:?}: {}", ran.out);
    for say in says {
        assert!(ran.err.contains(say), "{arguments:?}, no {say}: {}", ran.err);
    }
    ran
}

#[test]
fn a_report_is_shown_with_all_that_support_asks_for() {
    let person = Person::new();
    let file = person.file("a.refloat.json", &saved(&sample(refused(845))));
    let shown = person.run(&["report", "show", &file]);
    assert_eq!(shown.code, 0, "{}", shown.err);
    for needed in [
        "2026-11-21 7:05 (12:05 UTC)",
        "Refloat 0.1.0",
        "FakeOS 1",
        "Shiprocket",
        "shiprocket.login",
        "shiprocket-temporary-lock",
        "Too many tries",
        "400 Bad Request",
        "845 ms",
        "POST apiv2.shiprocket.in/v1/external/auth/login",
        "\n\n# The route\n",
    ] {
        assert!(shown.out.contains(needed), "no {needed}: {}", shown.out);
    }
}

#[test]
fn a_report_is_written_in_every_form_to_the_screen_and_to_a_file() {
    let person = Person::new();
    let text = saved(&sample(refused(845)));
    let file = person.file("a.refloat.json", &text);
    for (form, begins, holds) in [
        ("html", "<!doctype html>", "shiprocket-temporary-lock"),
        ("md", "# Refloat", "```text\n"),
        ("json", "{\n", "\"schema\": 1"),
    ] {
        let told = person.run(&["report", "convert", &file, "--to", form]);
        assert_eq!(told.code, 0, "{}", told.err);
        assert!(told.out.starts_with(begins) && told.out.contains(holds), "{}", told.out);
        let out = person.file(&format!("out.{form}"), "old");
        let written = person.run(&["report", "convert", &file, "--to", form, "-o", &out]);
        assert_eq!((written.code, written.out.as_str()), (0, ""), "{}", written.err);
        assert_eq!(std::fs::read_to_string(&out).expect("written"), told.out);
    }
}

#[test]
fn json_is_the_same_report_written_anew() {
    let person = Person::new();
    let report = sample(refused(845));
    let crowded = serde_json::to_string(&report).expect("plain data");
    let file = person.file("a.refloat.json", &format!("\u{feff}{crowded}"));
    let json = person.run(&["report", "convert", &file, "--to", "json"]);
    assert_eq!(json.out, saved(&report));
}

#[test]
fn the_report_itself_is_never_overwritten() {
    let person = Person::new();
    let text = saved(&sample(refused(845)));
    let file = person.file("a.refloat.json", &text);
    let folder = Path::new(&file).parent().expect("a folder");
    let around = folder.join(".").join("a.refloat.json").display().to_string();
    let mut ways = vec![file.clone(), around];
    #[cfg(unix)]
    {
        let link = folder.join("link.html");
        std::os::unix::fs::symlink(&file, &link).expect("linked");
        ways.push(link.display().to_string());
    }
    for out in ways {
        let arguments = ["report", "convert", &file, "--to", "html", "--out", &out];
        refuses(&person, &arguments, &["is not overwritten"]);
        assert_eq!(std::fs::read_to_string(&file).expect("there"), text);
    }
    let lost = folder.join("no/such/folder.html").display().to_string();
    refuses(&person, &["report", "convert", &file, "--to", "html", "-o", &lost], &["folder.html"]);
}

#[test]
fn what_differs_is_told_by_part() {
    let person = Person::new();
    let before = sample(refused(845));
    let mut after = sample(Outcome::pass());
    after.route[0].answer = Some("Something else".to_owned());
    let before = person.file("a.refloat.json", &saved(&before));
    let after = person.file("b.refloat.json", &saved(&after));
    let told = person.run(&["report", "diff", &before, &after]);
    assert_eq!(told.code, 1, "{}", told.err);
    let parts: Vec<&str> = told.out.split("\n\n").collect();
    assert_eq!(parts.len(), 4, "{}", told.out);
    let [first, route, found, far] = parts[..] else { panic!("{}", told.out) };
    let verdict = "Title of shiprocket.login: verdict: ";
    let changed = format!("# What changed first\n- {verdict}Not working\n+ {verdict}Works\n");
    assert!(first.starts_with(&changed), "{first}");
    assert!(first.contains("(shiprocket-temporary-lock)"), "{first}");
    assert!(route.starts_with("# The route\n- "), "{route}");
    assert!(route.contains("\n+ ") && route.contains(": Something else"), "{route}");
    assert!(found.starts_with("# What was found\n"), "{found}");
    assert!(found.contains("\n+ Title of shiprocket.login (shiprocket.login): Works"), "{found}");
    assert!(found.contains("\n- Shiprocket says: Too many tries"), "{found}");
    assert!(far.starts_with("# How far it came\n- shiprocket.login, Answer: broke here"), "{far}");
    assert!(far.contains("845 ms"), "{far}");
}

#[test]
fn times_make_no_difference() {
    let person = Person::new();
    let before = sample(refused(845));
    let mut after = sample(refused(12));
    after.made_at = "2026-11-22T08:00:00Z".to_owned();
    after.route[0].at = "2026-11-22T07:58:00Z".to_owned();
    (after.runs[0].run, after.runs[0].ms) = (7, 30);
    after.runs[0].at = "2026-11-22T07:59:00Z".to_owned();
    let before = person.file("a.refloat.json", &saved(&before));
    let after = person.file("b.refloat.json", &saved(&after));
    for pair in [[&before, &before], [&before, &after]] {
        let told = person.run(&["report", "diff", pair[0], pair[1]]);
        assert_eq!((told.code, told.out.as_str()), (0, ""), "{}", told.err);
        assert!(told.err.contains("the same"), "{}", told.err);
    }
}

#[test]
fn a_time_out_of_proportion_is_told_first() {
    let person = Person::new();
    let before = person.file("a.refloat.json", &saved(&sample(refused(400))));
    let after = person.file("b.refloat.json", &saved(&sample(refused(9_000))));
    let told = person.run(&["report", "diff", &before, &after]);
    assert_eq!(told.code, 1, "{}", told.err);
    let time = "Title of shiprocket.login, Answer: time";
    let expected = format!("# What changed first\n- {time}: 400 ms\n+ {time}: 9000 ms\n");
    assert_eq!(told.out, expected);
}

#[test]
fn an_opened_report_is_judged_again_and_speaks_in_the_words_of_today() {
    let person = Person::new();
    let mut report = sample(refused(845));
    report.runs[0].findings[0].say = "Words of long ago".to_owned();
    report.runs[0].findings[0].remedy = None;
    let file = person.file("a.refloat.json", &saved(&report));
    let shown = person.run(&["report", "show", &file]).out;
    assert!(!shown.contains("Words of long ago"), "{shown}");
    let again = "# Judged again by the rules of today\nTitle of shiprocket.login: the same today.";
    assert!(shown.contains(again), "{shown}");
    report.runs[0].verdict = refloat::domain::finding::Verdict::Pass;
    report.runs[0].findings[0].id = "gone-for-good".to_owned();
    let file = person.file("b.refloat.json", &saved(&report));
    let shown = person.run(&["report", "show", &file]).out;
    for said in ["The report says Works (gone-for-good)", "“gone-for-good” is a finding that this"]
    {
        assert!(shown.contains(said), "no {said}: {shown}");
    }
}

#[test]
fn hostile_words_stay_dead_in_every_form() {
    let person = Person::new();
    let quiet = person.file("quiet.refloat.json", &saved(&sample(refused(845))));
    let file = person.file("hostile.refloat.json", &hostile());
    let html = person.run(&["report", "convert", &file, "--to", "html"]).out;
    for live in ["<script", "href=", "src=", "</title> "] {
        assert!(!html.contains(live), "{live}: {html}");
    }
    let opened = |page: &str| page.matches('<').count();
    let plain = person.run(&["report", "convert", &quiet, "--to", "html"]).out;
    // A reason adds nothing but words to its row, so the tags are as many.
    assert_eq!(opened(&html), opened(&plain), "{html}");
    let markdown = person.run(&["report", "convert", &file, "--to", "md"]).out;
    let fences = markdown.lines().filter(|line| line.trim_matches('`').is_empty());
    assert!(fences.filter(|line| !line.is_empty()).all(|fence| fence.len() > 4), "{markdown}");
    assert!(!markdown.lines().any(|line| line.starts_with("# Solved")), "{markdown}");
    for arguments in [
        &["report", "show", &file][..],
        &["report", "diff", &quiet, &file],
        &["report", "diff", &file, &quiet],
        &["report", "convert", &file, "--to", "html"],
        &["report", "convert", &file, "--to", "md"],
        &["report", "convert", &file, "--to", "json"],
    ] {
        let ran = person.run(arguments);
        assert!(ran.code < 2, "{arguments:?}: {}", ran.err);
        assert!(!ran.out.is_empty(), "{arguments:?}");
        assert_eq!(ran.out.chars().find(|c| is_obeyed(*c)), None, "{arguments:?}: {}", ran.out);
        let forged = ran.out.lines().any(|line| line.starts_with("# Solved"));
        assert!(!forged, "{arguments:?}: {}", ran.out);
    }
}

#[test]
fn what_cannot_be_opened_is_refused_at_its_place() {
    let person = Person::new();
    let text = saved(&sample(refused(845)));
    let good = person.file("good.refloat.json", &text);
    let check = |name: &str, text: &str, says: &[&str]| {
        let bad = person.file(name, text);
        refuses(&person, &["report", "show", &bad], says);
        refuses(&person, &["report", "convert", &bad, "--to", "md"], says);
        refuses(&person, &["report", "diff", &good, &bad], says);
        refuses(&person, &["report", "diff", &bad, &good], says)
    };
    let wrong = text.replacen("\"practice\": false", "\"practice\": \"no\"", 1);
    check("wrong.json", &wrong, &["wrong.json:7:", "boolean"]);
    let unknown = text.replacen("\"system\"", "\"run_this\"", 1);
    check("unknown.json", &unknown, &["unknown.json:5:12:", "run_this"]);
    check("cut.json", &text[..text.len() / 2], &["cut.json:"]);
    check("empty.json", "", &["empty.json:1:0:"]);
    check("deep.json", &"[".repeat(100), &["deep.json:1:41:", "too deep"]);
    let newer = text.replacen("\"schema\": 1", "\"schema\": 9", 1);
    check("newer.json", &newer, &["newer.json", "version 9", "newer Refloat"]);
    let none = text.replacen("\"schema\": 1", "\"schema\": 0", 1);
    check("none.json", &none, &["none.json", "version 0", "no Refloat has written"]);
    check("large.json", &" ".repeat(READ_LIMIT + 1), &["large.json", "at most"]);
    let evil = check("evil.json", "{\"schema\":1,\"\\u001b[31m\\u202e\":1}", &["evil.json:1:"]);
    assert_eq!(evil.err.chars().find(|c| is_obeyed(*c)), None, "{}", evil.err);
    let bytes = Path::new(&good).with_file_name("bytes.json");
    std::fs::write(&bytes, [0xff, 0xfe, 0]).expect("written");
    refuses(&person, &["report", "show", &bytes.display().to_string()], &["bytes.json"]);
    refuses(&person, &["report", "show", "not-there.json"], &["not-there.json"]);
}

#[test]
fn bad_usage_is_refused_with_what_would_be_right() {
    let person = Person::new();
    let file = person.file("a.refloat.json", &saved(&sample(refused(845))));
    refuses(&person, &["report", "convert", &file, "--to", "pdf"], &["html, md, json"]);
    refuses(&person, &["report", "convert", &file], &["--to"]);
    refuses(&person, &["report", "diff", &file], &["AFTER"]);
    refuses(&person, &["report"], &["show", "convert", "diff"]);
    refuses(&person, &["report", "send", &file], &["send"]);
}
