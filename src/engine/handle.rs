//! The engine's own thread, and the handle that a front end holds.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::command::{Command, Errand};
use super::core::{Core, Knowledge};
use super::guides;
use super::input::{Arrival, Input, Stay};
use super::jobs::{Beyond, Errands, Worker, stage};
use super::moment::Moment;
use super::opening::{self, caution, set_aside};
use super::rooms::{Rooms, RoomsError, Stage};
use super::view::{Notice, View};
use crate::domain::text::{Language, Words};
use crate::world::platform;
use crate::world::store::Watch;
use crate::world::vault::VaultKind;

/// How the engine is started.
#[derive(Clone, Default)]
pub struct Config {
    /// Practice, with a scenario or the first one.
    pub practice: Option<Option<String>>,
    /// Where files live; none for the usual place.
    pub home: Option<PathBuf>,
    /// Where secrets are kept, if not in the system's keyring.
    pub vault: Option<VaultKind>,
}

/// Why the engine cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The built-in guides are broken, which a test forbids.
    #[error("the built-in guides cannot be read: {0}")]
    BuiltIn(String),
    /// Files or vault cannot be used.
    #[error(transparent)]
    Rooms(#[from] RoomsError),
    /// The system gives no thread.
    #[error("the system gives no thread: {0}; close other programs and try again")]
    Thread(std::io::ErrorKind),
    /// There is no such scenario.
    #[error("{0}")]
    Scenario(String),
}

/// What a front end holds: it sees the view and sends commands, and never waits.
pub struct Handle {
    inputs: Sender<Input>,
    view: Arc<Mutex<Arc<View>>>,
    errands: Errands,
    /// Says when the engine has ended and let go of its files.
    ended: Mutex<Receiver<()>>,
}

/// How long a handle that is dropped waits for the engine to let go of its files.
const ENDS_WITHIN: Duration = Duration::from_secs(1);

impl Drop for Handle {
    /// The engine ends with its handle, so that another window can take its session. A disk that hangs
    /// does not keep the window open.
    fn drop(&mut self) {
        let _ = self.inputs.send(Input::End);
        let ended = self.ended.get_mut().unwrap_or_else(PoisonError::into_inner);
        let _ = ended.recv_timeout(ENDS_WITHIN);
    }
}

impl Handle {
    /// What is to be seen now.
    #[must_use]
    pub fn view(&self) -> Arc<View> {
        Arc::clone(&self.view.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Sends a command.
    pub fn send(&self, command: Command) {
        // The engine ends only with its handle.
        let _ = self.inputs.send(Input::Command(command));
    }

    /// What only the front end can do, each once.
    #[must_use]
    pub fn errands(&self) -> Vec<Errand> {
        std::mem::take(&mut *self.errands.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Starts the engine. `wake` is called whenever there is something new to see or do.
///
/// # Errors
/// Files cannot be used, or the scenario is unknown.
pub fn start(config: Config, wake: Arc<dyn Fn() + Send + Sync>) -> Result<Handle, StartError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| StartError::Thread(error.kind()))?;
    let (inputs, incoming) = channel();
    let errands = Errands::default();
    let stage = match &config.practice {
        Some(scenario) => Some(open_stage(&runtime, scenario.as_deref())?),
        None => None,
    };
    let rooms = Rooms::open(&config, stage, vault_waker(&inputs))?;
    let folder = rooms.home.guides();
    let (known, notices) = guides::learn(&folder, Words::new(Language::English))?;
    let known = Arc::new(known);
    let changed = Mutex::new(inputs.clone());
    let mut engine = Engine {
        core: begin(&rooms, &known, Vec::new()),
        worker: Worker {
            rooms: Arc::new(rooms),
            known,
            runtime: runtime.handle().clone(),
            inputs: inputs.clone(),
            errands: Arc::clone(&errands),
            stay: Stay::default(),
            runs: std::collections::HashMap::new(),
            held: None,
            lists: std::sync::atomic::AtomicU64::new(0),
        },
        config,
        began: Instant::now(),
        // A folder that cannot be watched is read at the next start; the guides work all the same.
        _watch: Watch::start(&folder, move || {
            let inputs = changed.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = inputs.send(Input::Arrival(Arrival::GuidesChanged));
        })
        .ok(),
        guides: folder,
        guides_changed: false,
    };
    engine.show_guides(notices);
    engine.refresh_vault();
    engine.worker.look_around();
    let view = Arc::new(Mutex::new(Arc::new(engine.core.view(&engine.now()))));
    let shown = Arc::clone(&view);
    let (end, ended) = channel();
    std::thread::Builder::new()
        .name("engine".to_owned())
        .spawn(move || {
            engine.work(&incoming, &shown, &wake);
            drop(engine);
            runtime.shutdown_background();
            // The handle may have waited long enough.
            let _ = end.send(());
        })
        .map_err(|error| StartError::Thread(error.kind()))?;
    Ok(Handle { inputs, view, errands, ended: Mutex::new(ended) })
}

/// Closes this process to debuggers and crash reports, as far as the system allows. Called first of all.
pub fn harden() {
    platform::harden();
}

/// Starts the program again with the other renderer, in place of this one.
#[must_use = "it returns only when the second start failed"]
pub fn restart_with_glow() -> String {
    platform::restart_with(&[("REFLOAT_RENDERER", "glow")]).to_string()
}

/// Keeps the desktop's portals working while they are asked for a file or a theme; see `platform`.
#[must_use = "the portals are let in for as long as this lives"]
pub fn let_portals_in() -> impl Sized {
    platform::let_portals_in()
}

struct Engine {
    core: Core,
    worker: Worker,
    config: Config,
    began: Instant,
    /// The folder of the person's guides.
    guides: PathBuf,
    guides_changed: bool,
    _watch: Option<Watch>,
}

impl Engine {
    fn now(&self) -> Moment {
        let ms = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let unix = (self.worker.rooms.world.clock)();
        Moment { unix, ms, zone: platform::local_zone() }
    }

    fn work(
        &mut self,
        incoming: &Receiver<Input>,
        shown: &Mutex<Arc<View>>,
        wake: &Arc<dyn Fn() + Send + Sync>,
    ) {
        while let Some(input) = self.next(incoming) {
            // What came meanwhile belongs to the same picture.
            for input in std::iter::once(input).chain(incoming.try_iter()) {
                if matches!(input, Input::End) {
                    return;
                }
                self.deal_with(input);
            }
            self.read_changed_guides();
            let view = self.core.view(&self.now());
            let mut shown = shown.lock().unwrap_or_else(PoisonError::into_inner);
            let changed = **shown != view;
            if changed {
                *shown = Arc::new(view);
            }
            let errands =
                !self.worker.errands.lock().unwrap_or_else(PoisonError::into_inner).is_empty();
            drop(shown);
            if changed || errands {
                wake();
            }
        }
    }

    /// Waits for what comes next: an input, or the moment at which something is due.
    fn next(&self, incoming: &Receiver<Input>) -> Option<Input> {
        let Some(rest) = self.core.wakes_in(&self.now()) else { return incoming.recv().ok() };
        match incoming.recv_timeout(rest) {
            Ok(input) => Some(input),
            Err(RecvTimeoutError::Timeout) => Some(Input::Due),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    /// Once for all the steps in which an editor writes.
    fn read_changed_guides(&mut self) {
        if !std::mem::take(&mut self.guides_changed) {
            return;
        }
        let known = &self.worker.known;
        // The built-in guides were read at the start, so nothing else can fail here.
        let read = guides::learn_after(&self.guides, known.words.clone(), &known.library);
        if let Ok((known, notices)) = read {
            self.worker.known = Arc::new(known);
            self.show_guides(notices);
        }
    }

    fn show_guides(&mut self, notices: Vec<Notice>) {
        let known = Arc::clone(&self.worker.known);
        self.deal_with(Input::Arrival(Arrival::Guides(known, notices)));
    }

    fn deal_with(&mut self, input: Input) {
        let input = match input {
            Input::Reported(stay, _) if stay != self.worker.stay => return,
            Input::Reported(_, arrival) => Input::Arrival(arrival),
            other => other,
        };
        let input = match input {
            Input::Arrival(Arrival::GuidesChanged) => {
                self.guides_changed = true;
                return;
            }
            // The vault only says that something changed; how it is now is looked up here.
            Input::Arrival(Arrival::Vault(..)) => self.vault_now(),
            other => other,
        };
        let now = self.now();
        for job in self.core.handle(input, &now) {
            match self.worker.carry_out(job) {
                Some(Beyond::Practise(scenario)) => return self.practise(&scenario),
                Some(Beyond::LeavePractice) => return self.change_rooms(None),
                Some(Beyond::BeginAgain) => return self.begin_again(),
                None => {}
            }
        }
    }

    fn vault_now(&self) -> Input {
        let vault = &self.worker.rooms.vault;
        Input::Arrival(Arrival::Vault(vault.state(), vault.list()))
    }

    fn refresh_vault(&mut self) {
        let input = self.vault_now();
        let now = self.now();
        self.core.handle(input, &now);
    }

    fn practise(&mut self, scenario: &str) {
        match stage(&self.worker.runtime, Some(scenario)) {
            Ok(stage) => self.change_rooms(Some(stage)),
            Err(detail) => self.tell("told-no-practice", detail),
        }
    }

    /// Moves into other rooms: everything under way stops, and nothing is carried over.
    fn change_rooms(&mut self, stage: Option<Stage>) {
        self.worker.stop_all();
        let waker = vault_waker(&self.worker.inputs);
        match Rooms::open(&self.config, stage, waker) {
            Ok(rooms) => {
                let core = begin(&rooms, &self.worker.known, Vec::new());
                self.core = core.numbering_runs_after(&self.core);
                self.worker.rooms = Arc::new(rooms);
                self.refresh_vault();
                self.worker.look_around();
            }
            Err(error) => self.tell("told-no-practice", error.to_string()),
        }
    }

    /// Everything was forgotten: as on the first start, in the same rooms.
    fn begin_again(&mut self) {
        self.worker.stop_all();
        let core = begin(&self.worker.rooms, &self.worker.known, Vec::new());
        self.core = core.numbering_runs_after(&self.core);
        self.refresh_vault();
        self.worker.look_around();
    }

    fn tell(&mut self, text: &'static str, detail: String) {
        let now = self.now();
        let told = Arrival::Told { text, detail, good: false };
        self.core.handle(Input::Arrival(told), &now);
    }
}

fn open_stage(
    runtime: &tokio::runtime::Runtime,
    scenario: Option<&str>,
) -> Result<Stage, StartError> {
    stage(runtime.handle(), scenario).map_err(StartError::Scenario)
}

fn vault_waker(inputs: &Sender<Input>) -> Arc<dyn Fn() + Send + Sync> {
    // A channel's sender is not shared between threads, so each call clones it under a lock.
    let inputs = Mutex::new(inputs.clone());
    Arc::new(move || {
        let state = crate::world::vault::VaultState::Opening;
        let inputs = inputs.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = inputs.send(Input::Arrival(Arrival::Vault(state, Vec::new())));
    })
}

fn begin(rooms: &Rooms, known: &Arc<Knowledge>, mut notices: Vec<Notice>) -> Core {
    let now = platform::now();
    let words = &known.words;
    let settings = match rooms.settings.load(now) {
        Ok(loaded) => {
            let (settings, damaged) = loaded.or_default();
            notices.extend(damaged.map(|damaged| set_aside(words, &damaged)));
            settings
        }
        Err(error) => {
            notices.push(caution(words, "notice-file", &error.to_string()));
            Default::default()
        }
    };
    // Old sessions go after their time; failing to remove one is no reason not to start.
    let _ = rooms.journal.clean_up(now.as_second());
    let mut shops = opening::shops(rooms, known, &mut notices);
    let left = opening::left_off(rooms, known, &shops.in_use, &mut notices);
    shops.last_run = left.last_run;
    let hints = rooms.practice.as_ref().map(|practice| practice.hints.clone());
    Core::new(Arc::clone(known), settings, left.session, hints, notices)
        .with_shops(shops)
        .with_folder(rooms.home.data().to_owned())
}
