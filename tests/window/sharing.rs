//! A shared screen: no personal detail on any page, in the title, in what is copied, or for a screen reader.

use egui_kittest::kittest::NodeT as _;
use refloat::domain::report::{MASK_CLOSE, MASK_OPEN};
use refloat::engine::command::{Command, Errand, ReportFormat};
use refloat::engine::view::{Page, SessionsPage, View};

use crate::desk::Desk as Window;
use crate::engine_desk::Desk;

/// What was entered, and what the vendor tells of the account that answers.
const CANARIES: [&str; 6] = [
    "canary.person@canary-shop.example",
    "canary-shop.example",
    "canary.person",
    "api-user@shop.example",
    "Canary Lamps of Ghent",
    "Canary walk of Tuesday",
];

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

struct Screen {
    window: Window,
    seen: Vec<String>,
}

impl Screen {
    /// Shows what the engine shows, and looks for every canary in all that can be seen or heard.
    fn look(&mut self, name: &str, view: &View) {
        let shown = view.clone();
        self.window.show(move |view| *view = shown);
        self.seen.push(name.to_owned());
        let mut told = spoken(&self.window);
        told.push(view.window_title.clone());
        assert!(told.len() > 5, "{name}: nothing is drawn");
        for text in &told {
            for canary in CANARIES {
                assert!(!text.contains(canary), "{name}: “{text}” tells {canary}");
            }
            assert!(!text.contains([MASK_OPEN, MASK_CLOSE]), "{name}: marks in “{text}”");
        }
        let data = serde_json::to_string(&view.page).expect("a view is plain data");
        for canary in CANARIES {
            assert!(!data.contains(canary), "{name}: the view holds {canary}: {data}");
        }
    }

    fn copied(&self, name: &str, desk: &Desk) {
        let before = desk.handle.view();
        desk.wait("a toast", |view| view.toast.is_some() || before.toast.is_some());
        for errand in desk.handle.errands() {
            let text = match &errand {
                Errand::Copy(text) | Errand::ChooseFile(text) => text,
                #[allow(unreachable_patterns)]
                _ => continue,
            };
            for canary in CANARIES {
                assert!(!text.contains(canary), "{name} copies {canary}: {text}");
            }
        }
    }
}

#[test]
fn no_page_no_title_no_copy_and_no_screen_reader_tells_who_it_is() {
    let desk = Desk::practise("shiprocket-wrong-password-400");
    desk.turn(Command::ShowProfiles);
    desk.handle.send(Command::NewProfile(CANARIES[4].to_owned()));
    desk.wait("the shop", |view| format!("{view:?}").contains(CANARIES[4]));
    desk.handle.send(Command::Home);
    desk.handle.send(Command::Share(true));
    let home = desk.wait("sharing", |view| view.chrome.sharing);
    let mut screen = Screen { window: Window::new((*home).clone()), seen: Vec::new() };
    screen.look("home", &home);

    let guide = "shiprocket-login".to_owned();
    screen.look("question", &desk.turn(Command::Open { guide, step: None }));
    desk.choose("“Invalid email");
    desk.choose("That of an API user");
    screen.look("ask for a value", &desk.choose("Shiprocket did"));
    screen.look("ask for a secret", &desk.enter(CANARIES[0]));
    screen.look("before the check", &desk.enter("FAKE-old-password"));
    screen.look("result", &desk.turn(Command::RunCheck));
    desk.handle.send(Command::CopyForChat);
    screen.copied("the chat", &desk);
    desk.handle.send(Command::CopyDetails);
    screen.copied("the details", &desk);
    screen.look("report", &desk.turn(Command::ShowReport));
    for format in [ReportFormat::Markdown, ReportFormat::Json] {
        desk.handle.send(Command::PreviewAs(format));
        let view = desk.wait(
            "a preview",
            |view| matches!(&view.page, Page::Report(page) if page.format == format),
        );
        screen.look("report", &view);
    }
    desk.handle.send(Command::CopyReport);
    screen.copied("the report", &desk);
    for (name, command) in [
        ("keys", Command::ShowKeys),
        ("settings", Command::ShowSettings),
        ("practice", Command::ShowPractice),
        ("code", Command::ShowJump),
        ("shops", Command::ShowProfiles),
        ("sessions", Command::ShowSessions),
        ("add a key", Command::ShowAddKey),
    ] {
        desk.turn(Command::Back);
        screen.look(name, &desk.turn(command));
    }
    desk.handle.send(Command::CopyShareCode);
    screen.copied("the share code", &desk);
    desk.turn(Command::Back);
    screen.look("back at the result", &desk.handle.view());
    screen.look("what follows", &desk.turn(Command::Follow));
    screen.look("home with a walk to go on with", &desk.turn(Command::Home));
    let sessions = desk.turn(Command::ShowSessions);
    let Page::Sessions(page) = &sessions.page else { panic!("no sessions: {:?}", sessions.page) };
    let id = page.sessions.first().expect("a session").id.clone();
    desk.handle.send(Command::RenameSession { id, name: CANARIES[5].to_owned() });
    let named = desk.wait(
        "the name",
        |view| matches!(&view.page, Page::Sessions(page) if *page != sessions_of(&sessions)),
    );
    screen.look("a named session", &named);
    assert!(screen.seen.len() >= 17, "{:?}", screen.seen);
}

fn sessions_of(view: &View) -> SessionsPage {
    match &view.page {
        Page::Sessions(page) => page.clone(),
        other => panic!("no sessions: {other:?}"),
    }
}

#[test]
fn the_same_thing_has_the_same_mask_on_every_page() {
    let desk = Desk::practise("shiprocket-wrong-password-400");
    desk.handle.send(Command::Share(true));
    desk.to_the_check("FAKE-old-password");
    let masks = |view: &View| -> Vec<String> {
        let data = serde_json::to_string(view).expect("plain data");
        let masks = data.split(MASK_OPEN).skip(1).filter_map(|rest| rest.split(MASK_CLOSE).next());
        let mut masks: Vec<String> =
            masks.filter(|mask| mask.starts_with("e-mail")).map(str::to_owned).collect();
        masks.dedup();
        masks
    };
    let before = masks(&desk.handle.view());
    assert_eq!(before.len(), 1, "{before:?}");
    assert_eq!(masks(&desk.turn(Command::RunCheck)), before);
}
