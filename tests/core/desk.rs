//! A person at the engine, without a window: sends commands, and waits for what is to be seen.

use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use refloat::domain::secret::Secret;
use refloat::engine::command::{Command, KeepSecret};
use refloat::engine::view::{AskField, Page, View};
use refloat::engine::{Config, Handle, start};
use refloat::world::vault::VaultKind;

/// How long a test waits for a page before it fails. Nothing is measured by it.
const PATIENCE: Duration = Duration::from_secs(30);

/// The engine in practice, with files of its own.
pub struct Desk {
    pub handle: Handle,
    woken: Receiver<()>,
    pub home: tempfile::TempDir,
}

impl Desk {
    /// Practice with a scenario, past the first start.
    pub fn practise(scenario: &str) -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let desk = Self::at(home, Some(scenario));
        desk.handle.send(Command::Begin);
        desk.wait("Home", |view| matches!(view.page, Page::Home(_)));
        desk
    }

    /// The engine on files that are there already.
    pub fn at(home: tempfile::TempDir, scenario: Option<&str>) -> Self {
        Self::with_vault(home, scenario, VaultKind::Memory)
    }

    /// The same in a folder that somebody else owns.
    pub fn in_folder(folder: &std::path::Path, scenario: Option<&str>) -> Self {
        let home = tempfile::tempdir().expect("a folder");
        Self::start(folder, scenario, VaultKind::Memory, home)
    }

    /// The same with a keyring of the test's own.
    pub fn with_vault(home: tempfile::TempDir, scenario: Option<&str>, vault: VaultKind) -> Self {
        let folder = home.path().to_owned();
        Self::start(&folder, scenario, vault, home)
    }

    fn start(
        folder: &std::path::Path,
        scenario: Option<&str>,
        vault: VaultKind,
        home: tempfile::TempDir,
    ) -> Self {
        let (sender, woken) = channel();
        let sender = Mutex::new(sender);
        let wake = Arc::new(move || {
            let _ = sender.lock().map(|sender| sender.send(()));
        });
        let config = Config {
            practice: scenario.map(|scenario| Some(scenario.to_owned())),
            home: Some(folder.to_owned()),
            vault: Some(vault),
        };
        let handle = start(config, wake).expect("the engine starts");
        Self { handle, woken, home }
    }

    /// Waits until the view is as asked for.
    pub fn wait(&self, what: &str, wanted: impl Fn(&View) -> bool) -> Arc<View> {
        let until = Instant::now() + PATIENCE;
        loop {
            let view = self.handle.view();
            if wanted(&view) {
                return view;
            }
            let left = until.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "waited for {what}, and saw {:#?}", view.page);
            let _ = self.woken.recv_timeout(left.min(Duration::from_millis(200)));
        }
    }

    /// Sends a command and waits for another page.
    pub fn turn(&self, command: Command) -> Arc<View> {
        let before = self.handle.view().turn;
        let sent = format!("{command:?}");
        self.handle.send(command);
        self.wait(&format!("a new page after {sent}"), |view| {
            view.turn != before && !matches!(view.page, Page::Running(_))
        })
    }

    /// Chooses the answer that begins with these words.
    pub fn choose(&self, words: &str) -> Arc<View> {
        let view = self.handle.view();
        let Page::Question(page) = &view.page else { panic!("no question: {:#?}", view.page) };
        let choice = page.choices.iter().find(|choice| choice.say.starts_with(words));
        let id = choice.unwrap_or_else(|| panic!("no “{words}” among {:#?}", page.choices)).id;
        self.turn(Command::Choose(id))
    }

    /// Enters the value or secret that the page asks for.
    pub fn enter(&self, text: &str) -> Arc<View> {
        let view = self.handle.view();
        let Page::Ask(page) = &view.page else { panic!("nothing is asked: {:#?}", view.page) };
        match page.field {
            AskField::Value { .. } => self.turn(Command::Enter(text.to_owned())),
            AskField::Secret { .. } => self.turn(Command::EnterSecret {
                secret: Secret::new(text.to_owned()),
                keep: KeepSecret::OnThisComputer,
            }),
        }
    }

    /// From Home to the check, with this password.
    pub fn to_the_check(&self, password: &str) -> Arc<View> {
        let guide = "shiprocket-login".to_owned();
        self.turn(Command::Open { guide, step: None });
        self.choose("“Invalid email");
        self.choose("That of an API user");
        self.choose("Shiprocket did");
        self.enter("api-user@shop.example");
        self.enter(password)
    }
}
