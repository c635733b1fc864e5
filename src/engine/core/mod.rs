//! The core: decides what a command means, without touching anything.

mod add_key;
mod asides;
mod away;
mod direct_login;
mod everything;
mod guides;
mod housekeeping;
pub(in crate::engine) mod jump;
mod links;
mod looked_up;
mod papers;
mod runs;
mod secrets;
mod sessions;
mod set_up;
mod shops;
mod waits;
mod walk;

pub use papers::{OpenedReport, Recording};
pub(in crate::engine) use papers::{Own, Papers};
use std::cell::RefCell;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use away::Away;
use looked_up::LookedUp;

use super::command::{Command, Errand, KeepSecret, ReportFormat, ThemeChoice};
use super::input::{Arrival, CheckOrder, Input, Job, JournalJob, SecretSource};
use super::moment::Moment;
pub(super) use add_key::{Adding, KeyPlan};
pub(super) use direct_login::{DirectLogin, MadeLink};
pub(in crate::engine) use everything::{RowState, Sweeping};
pub(in crate::engine) use set_up::SettingUp;
pub use shops::Shops;

use super::view::{Look, Notice, NoticeAction, SearchResult, Toast, Tone, View};
use super::{PracticeHints, pages};
use crate::checks;
use crate::domain::finding::{Catalog, Declaration, RunId, RunReport, Stage, StageTiming, Verdict};
use crate::domain::guide::{CheckStep, Field, Library, Shape, Step, StepKind, Target};
use crate::domain::paste::Reading;
use crate::domain::report::Masker;
use crate::domain::secret::shapes;
use crate::domain::secret::{Credential, Origin, Secret, Slot, looks_like_secret};
use crate::domain::session::{Effect, Event, Session};
use crate::domain::text::Words;
use crate::world::platform::SystemLook;
use crate::world::store::{Settings, Theme};
use crate::world::vault::{EntryId, Keep, Listed, VaultState};

/// Which page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Showing {
    FirstStart,
    Home,
    Step,
    Report(ReportFormat),
    Keys,
    Practice,
    Settings,
    Jump,
    Shops,
    Sessions,
    AddKey,
    DirectLogin,
    SetUp,
    Opened,
    Compared,
    Wrong,
}

/// A secret that was entered and has not proved itself yet.
pub(super) struct Entered {
    pub credential: Credential,
    pub keep: KeepSecret,
    pub refused_before: bool,
}

/// A check under way.
pub(super) struct Live {
    pub run: RunId,
    pub check: String,
    pub vendor: String,
    pub began_ms: u64,
    pub stages: BTreeMap<Stage, StageTiming>,
    /// A fault may pass, and it is looked at again.
    pub looks_again: bool,
}

/// What was searched for and found.
#[derive(Default)]
pub(super) struct Search {
    pub query: String,
    pub secret_spotted: bool,
    pub results: Option<Vec<SearchResult>>,
    /// What a pasted text says.
    pub readings: Vec<Reading>,
}

/// What comes with the program or was read at its start.
pub struct Knowledge {
    /// The guides.
    pub library: Library,
    /// The vocabulary.
    pub catalog: Catalog,
    /// The interface's words.
    pub words: Words,
    /// The index of the search.
    pub index: crate::domain::guide::Index,
}

impl std::fmt::Debug for Knowledge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Knowledge").finish_non_exhaustive()
    }
}

/// The core of the engine.
pub struct Core {
    pub(super) known: Arc<Knowledge>,
    pub(super) settings: Settings,
    pub(super) session: Option<Session>,
    pub(super) resumable: Option<Session>,
    pub(super) showing: Showing,
    before_aside: Showing,
    pub(super) live: Option<Live>,
    pub(super) entered: HashMap<Slot, Entered>,
    pub(super) use_kept: HashSet<Slot>,
    /// What the vault keeps, while the report is looked through for it; gone with the page.
    pub(super) held: Vec<(Slot, Secret)>,
    pub(super) vault: VaultState,
    pub(super) listed: Vec<Listed>,
    pub(super) standing: (usize, Option<i64>),
    pub(super) search: Search,
    pub(super) browsers: LookedUp,
    pub(super) jump: jump::Jump,
    pub(super) entry_error: Option<&'static str>,
    pub(super) sharing: bool,
    /// What stands for what, for as long as the screen is shared.
    pub(super) masks: RefCell<Masker>,
    pub(super) practice: Option<PracticeHints>,
    pub(super) notices: Vec<Notice>,
    pub(super) shops: Shops,
    pub(super) adding: Adding,
    pub(super) direct_login: DirectLogin,
    pub(super) sweeping: Sweeping,
    pub(super) setting_up: SettingUp,
    pub(super) system: SystemLook,
    pub(super) folder: std::path::PathBuf,
    /// Everything is being forgotten.
    forgetting: bool,
    /// What is to be said about guides on disk; told anew after each change.
    pub(super) guide_notices: Vec<Notice>,
    /// A page that is opened once the person agrees.
    asked_page: Option<String>,
    away: Away,
    /// The number of the last run in this window, whichever session it was of.
    last_run: u32,
    /// The end of a wait that is still to come, in Unix seconds.
    expected: Option<i64>,
    pub(super) papers: Papers,
    toast: Option<Toast>,
    turn: u64,
}

impl Core {
    /// A core at its first page. `resumable` is the session that was left.
    #[must_use]
    pub fn new(
        known: Arc<Knowledge>,
        settings: Settings,
        resumable: Option<Session>,
        practice: Option<PracticeHints>,
        notices: Vec<Notice>,
    ) -> Self {
        let showing = if settings.first_start_done { Showing::Home } else { Showing::FirstStart };
        Self {
            known,
            settings,
            session: None,
            resumable,
            showing,
            before_aside: Showing::Home,
            live: None,
            entered: HashMap::new(),
            use_kept: HashSet::new(),
            held: Vec::new(),
            vault: VaultState::Opening,
            listed: Vec::new(),
            standing: (0, None),
            search: Search::default(),
            browsers: LookedUp::default(),
            jump: jump::Jump::default(),
            entry_error: None,
            sharing: false,
            masks: RefCell::new(pages::fresh_masks()),
            practice,
            notices,
            shops: Shops::default(),
            adding: Adding::default(),
            direct_login: DirectLogin::default(),
            sweeping: Sweeping::default(),
            setting_up: SettingUp::default(),
            system: SystemLook::default(),
            folder: std::path::PathBuf::new(),
            forgetting: false,
            guide_notices: Vec::new(),
            asked_page: None,
            away: Away::default(),
            last_run: 0,
            expected: None,
            papers: Papers::default(),
            toast: None,
            turn: 0,
        }
    }

    /// Deals with an input and says what is to be done.
    pub fn handle(&mut self, input: Input, now: &Moment) -> Vec<Job> {
        let mut jobs = self.stop_what_slept(now);
        jobs.extend(match input {
            // What came in now would be kept after all.
            Input::Command(_) if self.forgetting => Vec::new(),
            Input::Command(command) => {
                let mut jobs = self.command(command, now);
                jobs.extend(self.leave_key_check());
                jobs.extend(self.leave_direct_login());
                jobs
            }
            Input::Arrival(arrival) | Input::Reported(_, arrival) => self.arrival(arrival, now),
            Input::Due | Input::End => Vec::new(),
        });
        jobs.extend(self.look_for_network(now));
        jobs.extend(self.tell_end_of_wait(now));
        jobs
    }

    /// What is to be seen now.
    #[must_use]
    pub fn view(&self, now: &Moment) -> View {
        let look = Look {
            theme: self.theme_shown(),
            zoom: self.settings.zoom_percent,
            less_motion: self.less_motion(),
        };
        let view = pages::view(self, look, self.toast.clone(), self.turn, now);
        View { confirm_open: self.confirm_open(), ..view }
    }

    fn command(&mut self, command: Command, now: &Moment) -> Vec<Job> {
        match command {
            Command::Begin => self.begin(),
            Command::Home => self.home(now),
            Command::Search(text) => self.search_for(&text),
            Command::Open { guide, step } => self.open(&guide, step.as_deref(), now),
            Command::Continue => self.resume(),
            Command::Choose(choice) => self.event(Event::Chose(choice), now),
            Command::Enter(text) => self.enter(text, now),
            Command::EnterSecret { secret, keep } => self.enter_secret(secret, keep, now),
            Command::UseKept => self.use_kept_secret(now),
            Command::DoNotHave => self.event(Event::HasNot, now),
            Command::RunCheck if self.is_everything() => self.check_everything(now),
            Command::RunCheck => self.event(Event::Run, now),
            Command::Stop => self.stop_run(now),
            Command::SkipCheck => self.event(Event::Skipped, now),
            Command::Follow => self.event(Event::Followed, now),
            Command::Tick(nth) => self.event(Event::Ticked(nth), now),
            Command::Done => self.event(Event::Done, now),
            Command::Cannot => self.event(Event::Cannot, now),
            Command::WaitOver => self.event(Event::WaitOver, now),
            Command::UseTime => self.event(Event::UsedTime, now),
            Command::Other(nth) => self.event(Event::Other(nth), now),
            Command::Finish => self.finish(now),
            Command::Back => self.back(now),
            Command::GoTo(station) => self.event(Event::BackTo(station), now),
            Command::ShowReport => self.show_report(now),
            Command::PreviewAs(format) => self.preview_as(format, now),
            Command::SaveReport { path } => self.save_report(path),
            Command::CopyReport => self.copy_or_block(pages::report_text(self)),
            Command::CopyForChat => self.copy_or_block(pages::chat_text(self, now)),
            Command::CopyDetails => self.copy_or_block(pages::details_text(self, now)),
            Command::CopyMessage => self.copy(pages::message_text(self).map(|(_, body)| body)),
            Command::MailMessage => self.mail(),
            Command::CopyInstruction(nth) => self.copy(pages::instruction_text(self, nth)),
            Command::OpenPage(address) => self.open_page(address),
            Command::ConfirmOpen => self.open_asked_page(),
            Command::DismissOpen => self.dismiss_asked_page(),
            Command::OpenPrivate(address) => vec![Job::OpenPrivate(address)],
            Command::ShowKeys => self.aside(Showing::Keys),
            Command::Forget { slot, profile, origin } => self.forget(slot, &profile, &origin),
            Command::ForgetAll => self.forget_all(),
            Command::RetryKeyring => vec![Job::RetryKeyring],
            Command::ShowPractice => self.aside(Showing::Practice),
            Command::Practise(scenario) => vec![Job::Practise(scenario)],
            Command::LeavePractice => vec![Job::LeavePractice],
            Command::ShowSettings => self.aside(Showing::Settings),
            Command::Theme(theme) => self.set_theme(theme),
            Command::Zoom(percent) => self.set_zoom(percent),
            Command::LessMotion(less) => self.set_less_motion(less),
            Command::Share(sharing) => self.share(sharing),
            Command::ShowDetails(open) => self.show_details(open),
            Command::ShowJump => self.show_jump(),
            Command::Jump(typed) => self.jump(&typed, now),
            Command::JumpToFound => self.jump_to_found(now),
            Command::CopyShareCode => self.copy(self.own_code()),
            Command::ShowProfiles => self.show_shops(),
            Command::UseProfile(id) => self.use_profile(&id, now),
            Command::NewProfile(name) => self.new_profile(&name),
            Command::RenameProfile { id, name } => self.rename_profile(&id, &name),
            Command::DeleteProfile(id) => self.delete_profile(&id, now),
            Command::RememberLearnt => self.remember_learnt(),
            Command::DeclineLearnt => self.decline_learnt(),
            Command::ShowSessions => self.show_sessions(),
            Command::ContinueSession(id) => self.continue_session(&id),
            Command::RenameSession { id, name } => self.rename_session(&id, &name),
            Command::StartAgain(id) => self.start_again(&id, now),
            Command::DeleteSession(id) => self.delete_session(&id),
            Command::NotifyWaits(tell) => self.set_notify_waits(tell),
            Command::OpenFolder => vec![Job::OpenFolder],
            Command::ForgetEverything => self.forget_everything(now),
            Command::ShowAddKey => self.show_add_key(),
            Command::AddKeyFor(slot) => self.add_key_for(slot),
            Command::AddKey { secret, keep, values } => self.add_key(secret, keep, values, now),
            Command::StopAddKey => self.stop_add_key(),
            Command::DirectLogin(asked) => self.direct_login(asked, now),
            Command::Tock => Vec::new(),
            Command::DismissToast => self.tell_nothing(),
            Command::AskForReport { beside } => Self::ask_for_report(beside),
            Command::OpenReport { path, beside } => Self::read_report(path, beside),
            Command::SwapReports => self.swap_reports(),
            Command::HandBack { code, note } => self.hand_back(&code, &note),
            Command::CopyHandBack => self.copy_hand_back(),
            Command::ShowWrong => self.show_wrong(),
            Command::SayRight(text) => self.say_right(&text),
            Command::SaveReplay { path } => self.save_replay(path),
            Command::CheckEverything => self.show_everything(now),
            Command::ShowWhatToDo(finding) => self.show_what_to_do(&finding, now),
            Command::OfferKey(slot) => self.offer_key(slot),
            Command::CopyDetailsOf(check) => {
                self.copy_or_block(pages::row_details(self, &check, now))
            }
            Command::ShowSetUp => self.show_set_up(),
            Command::SetUp(answer) => self.set_up_answered(answer, now),
        }
    }

    fn arrival(&mut self, arrival: Arrival, now: &Moment) -> Vec<Job> {
        match arrival {
            Arrival::Progress(run, progress) => self.progress(run, progress, now),
            Arrival::LastGood(profile, at) => self.last_good_arrived(profile, at),
            Arrival::Checked(run, report) if self.adding.is_run(run) => {
                self.key_checked(report, now)
            }
            Arrival::Checked(run, report) => self.checked(run, report, now),
            Arrival::Shops(arrival) => self.shops_arrived(arrival, now),
            Arrival::Journal(arrival) => self.journal_arrived(arrival, now),
            Arrival::SystemLook(look) => {
                self.system = look;
                Vec::new()
            }
            Arrival::Forgotten => vec![Job::BeginAgain],
            Arrival::LinkCame(run, came) => self.link_came(run, *came, now),
            Arrival::Recorded(run, recording) => self.recorded(run, *recording),
            Arrival::Opened(opened, beside) => self.report_opened(*opened, beside),
            Arrival::Standing(failures, until) => {
                self.standing = (failures, until);
                Vec::new()
            }
            Arrival::RefusedBefore(slot) => {
                if let Some(entered) = self.entered.get_mut(&slot) {
                    entered.refused_before = true;
                }
                Vec::new()
            }
            Arrival::Vault(state, listed) => {
                self.vault = state;
                self.listed = listed;
                self.vault_changed(now);
                Vec::new()
            }
            Arrival::Held(held) => {
                if matches!(self.showing, Showing::Report(_) | Showing::Step | Showing::Wrong) {
                    self.held = held;
                }
                self.search_is_done(now);
                Vec::new()
            }
            Arrival::Guides(known, notices) => self.learn_guides(known, notices, now),
            Arrival::GuidesChanged => Vec::new(),
            Arrival::Network(answers) => self.network_looked(answers, now),
            Arrival::Browsers(browsers) => self.looked_up(browsers),
            Arrival::Told { text, detail, good } => {
                let words = &self.known.words;
                let text = words.with(text, &[("detail", detail.into())]);
                self.tell(text, good)
            }
        }
    }
}

impl Live {
    /// A stage that has passed stays passed when a later request goes the same way.
    fn note(&mut self, timing: StageTiming) {
        use crate::domain::finding::StageState::{Passed, Running};
        let passed = self.stages.get(&timing.stage).is_some_and(|known| known.state == Passed);
        let early = matches!(timing.stage, Stage::Name | Stage::Connection | Stage::Encryption);
        if passed && early && timing.state == Running {
            return;
        }
        self.stages.insert(timing.stage, timing);
    }
}

fn ask_guard(declaration: &Declaration, user: &str) -> Option<Job> {
    let service = declaration.secrets.iter().find_map(|used| used.service)?;
    let origin = checks::origin_of(service)?;
    Some(Job::AskGuard { service: service.to_owned(), origin, user: shapes::trim(user).to_owned() })
}

/// An id for a session: its time, and enough chance that two windows differ.
fn fresh_id(now: &Moment) -> String {
    let mut chance = [0_u8; 4];
    // Without randomness two windows that begin in the same millisecond could meet; the milliseconds
    // then tell them apart well enough.
    if getrandom::fill(&mut chance).is_err() {
        chance = (now.ms as u32).to_le_bytes();
    }
    format!("{}-{:08x}", now.unix, u32::from_le_bytes(chance))
}
