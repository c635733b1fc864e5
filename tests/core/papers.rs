//! Reports in the window: the person's own, those of others, and “This is wrong”.

use refloat::engine::command::{Command, ReportFormat};
use refloat::engine::orders::practice::{run, select};
use refloat::engine::view::{NavLink, Page, PaperLine, View};

use crate::desk::Desk;

const WRONG_PASSWORD: &str = "FAKE-canary-zQ7V4w1eu2";

/// At the result of a check that refused the password.
fn at_the_result() -> Desk {
    let desk = Desk::practise("shiprocket-wrong-password-400");
    desk.to_the_check(WRONG_PASSWORD);
    let view = desk.turn(Command::RunCheck);
    assert!(matches!(view.page, Page::Result(_)), "{:#?}", view.page);
    desk
}

fn texts(view: &View) -> String {
    let lines = match &view.page {
        Page::Report(page) => &page.lines,
        Page::Opened(page) => &page.lines,
        page => panic!("no report: {page:#?}"),
    };
    let told = lines.iter().map(|line| match line {
        PaperLine::Heading(text) | PaperLine::Prose(text) | PaperLine::Written(text) => {
            text.clone()
        }
        PaperLine::Row { label, text, .. } => format!("{label}  {text}"),
    });
    told.collect::<Vec<_>>().join("\n").replace(['\u{e000}', '\u{e001}'], "")
}

#[test]
fn the_preview_has_columns_and_a_list_of_what_is_hidden() {
    let desk = at_the_result();
    let view = desk.turn(Command::ShowReport);
    let Page::Report(page) = &view.page else { panic!("{:#?}", view.page) };
    assert!(!page.searching && !page.empty && page.blocked.is_none(), "{page:#?}");
    let email = page.masks.iter().find(|line| line.mask == "e-mail-1").expect("it is listed");
    assert_eq!(email.stands_for, "an e-mail address");
    assert!(!texts(&view).contains("api-user@shop.example"), "{}", texts(&view));
    let route = page.lines.iter().any(|line| {
        matches!(line, PaperLine::Row { text, seen: false, .. } if text.contains("\u{e000}e-mail-1\u{e001}"))
    });
    assert!(route, "{:#?}", page.lines);
    desk.handle.send(Command::PreviewAs(ReportFormat::Json));
    let view = desk.wait("the JSON", |view| texts(view).contains("\"schema\": 1"));
    let Page::Report(page) = &view.page else { panic!("{:#?}", view.page) };
    assert!(page.file_name.ends_with(".refloat.json"), "{}", page.file_name);
}

#[test]
fn without_a_walk_there_is_nothing_to_save() {
    let desk = Desk::practise("shiprocket-wrong-password-400");
    let view = desk.turn(Command::ShowReport);
    let Page::Report(page) = &view.page else { panic!("{:#?}", view.page) };
    assert!(page.empty, "{page:#?}");
    let file = desk.home.path().join("none.html");
    desk.handle.send(Command::SaveReport { path: file.clone() });
    desk.wait("a word about it", |view| view.toast.is_some());
    assert!(!file.exists());
}

#[test]
fn a_saved_report_is_opened_judged_again_and_answered() {
    let desk = at_the_result();
    desk.turn(Command::ShowReport);
    let file = desk.home.path().join("a.refloat.json");
    desk.handle.send(Command::SaveReport { path: file.clone() });
    desk.wait("the file", |view| view.toast.as_ref().is_some_and(|toast| toast.good));
    desk.turn(Command::Home);
    let view = desk.turn(Command::OpenReport { path: file.clone(), beside: false });
    let Page::Opened(page) = &view.page else { panic!("{:#?}", view.page) };
    assert_eq!(page.file, "a.refloat.json");
    assert!(page.practice && !page.differs, "{page:#?}");
    assert!(page.again[0].contains("the same today"), "{:?}", page.again);
    for said in ["shiprocket-manual-password", "/v1/external/auth/login", "Refloat"] {
        assert!(texts(&view).contains(said), "no {said}: {}", texts(&view));
    }
    assert_eq!(page.send.text, None);

    // A code is looked up in the guides that are here; a note is marked as support's.
    let (code, note) = ("zzz".to_owned(), String::new());
    desk.handle.send(Command::HandBack { code, note });
    let sent = |view: &View| match &view.page {
        Page::Opened(page) => page.send.clone(),
        page => panic!("{page:#?}"),
    };
    desk.wait("that there is none", |view| sent(view).wrong.is_some());
    let library = refloat::domain::guide::builtin_library().expect("the guides load");
    let step = library.step("shiprocket-login", "new-password").expect("the step exists");
    let (code, note) = (step.code.to_lowercase(), "Call me\u{202e} first".to_owned());
    desk.handle.send(Command::HandBack { code, note });
    let view = desk.wait("the step", |view| sent(view).found.is_some());
    let text = sent(&view).text.expect("there is something to send");
    assert!(text.contains(&step.code) && text.contains("Note from support: Call me"), "{text}");
    assert!(!text.contains('\u{202e}'), "{text}");

    // The same report beside itself says the same; Back leads to the first.
    let view = desk.turn(Command::OpenReport { path: file, beside: true });
    let Page::Compared(page) = &view.page else { panic!("{:#?}", view.page) };
    assert!(page.same && page.changed.is_empty(), "{page:#?}");
    assert!(page.parts.iter().all(|part| part.lines.is_empty() && !part.same.is_empty()));
    let view = desk.turn(Command::Back);
    assert!(matches!(view.page, Page::Opened(_)), "{:#?}", view.page);
}

#[test]
fn what_is_no_report_is_refused_with_its_place_and_changes_nothing() {
    let desk = Desk::practise("shiprocket-wrong-password-400");
    let bad = desk.home.path().join("bad.json");
    std::fs::write(&bad, "{\"schema\":1,\n\"made_at\":7}").expect("written");
    desk.handle.send(Command::OpenReport { path: bad, beside: false });
    let view = desk.wait("a word about it", |view| view.toast.is_some());
    let toast = view.toast.as_ref().expect("it is told");
    assert!(!toast.good && toast.text.contains("bad.json:2:"), "{}", toast.text);
    assert!(matches!(view.page, Page::Home(_)), "{:#?}", view.page);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_verdict_becomes_a_file_that_is_replayed_to_the_same_verdict() {
    let (folder, text) = tokio::task::spawn_blocking(written).await.expect("written");
    for secret in [WRONG_PASSWORD, "canary", "zQ7V4w1eu2", "api-user@"] {
        assert!(!text.contains(secret), "{secret} is in {text}");
    }
    assert!(text.contains("story = \"It was the firewall of e-mail-"), "{text}");
    let file = folder.path().join("as I like.toml").display().to_string();
    let scenarios = select(&[file]).expect("it is a scenario");
    let ran = run(scenarios, |_| {}).await.expect("it runs");
    assert_eq!(ran[0].problem, None);
    assert!(ran[0].ok, "{ran:?}");
    assert_eq!(ran[0].got[0], "shiprocket-manual-password");
}

/// A folder with the file as it is written from the result, and what it says.
fn written() -> (tempfile::TempDir, String) {
    let desk = at_the_result();
    let view = desk.handle.view();
    assert!(view.chrome.links.contains(&NavLink::Wrong), "{:?}", view.chrome.links);
    desk.turn(Command::ShowWrong);
    desk.handle.send(Command::SayRight(
        "My key is Bearer eyJhbGciOiJIUzI1NiJ9.eyJGQUtFIjoiRkFLRS1GQUtFIn0.FAKEFAKEFAKEFAKEFAKE"
            .to_owned(),
    ));
    desk.wait(
        "that it is refused",
        |view| matches!(&view.page, Page::Wrong(page) if page.held_back.is_some()),
    );
    let file = desk.home.path().join("as I like.toml");
    desk.handle.send(Command::SaveReplay { path: file.clone() });
    desk.wait("that it is blocked", |view| view.toast.as_ref().is_some_and(|it| !it.good));
    assert!(!file.exists());
    let right = "It was the firewall of me@my-shop.example".to_owned();
    desk.handle.send(Command::SayRight(right));
    let shown = desk.wait(
        "the file",
        |view| matches!(&view.page, Page::Wrong(page) if page.held_back.is_none()),
    );
    let Page::Wrong(page) = &shown.page else { panic!("{:#?}", shown.page) };
    assert!(page.lines.iter().any(|line| line.contains("firewall")), "{:#?}", page.lines);
    desk.handle.send(Command::SaveReplay { path: file.clone() });
    desk.wait("that it is saved", |view| view.toast.as_ref().is_some_and(|it| it.good));
    let text = std::fs::read_to_string(&file).expect("written");
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::copy(&file, folder.path().join("as I like.toml")).expect("copied");
    (folder, text)
}
