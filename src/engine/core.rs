//! The core: decides what a command means, without touching anything.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::command::{Command, Errand, KeepSecret, ReportFormat, ThemeChoice};
use super::input::{Arrival, CheckOrder, Input, Job, SecretSource};
use super::moment::Moment;
use super::view::{Look, Notice, NoticeAction, SearchResult, Toast, Tone, View};
use super::{PracticeHints, pages};
use crate::checks;
use crate::domain::finding::{Catalog, Declaration, RunId, RunReport, Stage, StageTiming, Verdict};
use crate::domain::guide::{Field, Library, Shape, Step, StepKind};
use crate::domain::secret::shapes;
use crate::domain::secret::{Credential, Origin, Secret, Slot, looks_like_secret};
use crate::domain::session::{Effect, Event, Session};
use crate::domain::text::Words;
use crate::world::store::{Settings, Theme};
use crate::world::vault::{EntryId, Keep, Listed, VaultState};

/// The profile that secrets are kept under while there is one set-up.
pub(super) const PROFILE: &str = "default";

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
}

/// What was searched for and found.
#[derive(Default)]
pub(super) struct Search {
    pub query: String,
    pub secret_spotted: bool,
    pub results: Option<Vec<SearchResult>>,
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
    pub(super) use_kept: HashMap<Slot, bool>,
    /// What the vault keeps, while the report is looked through for it; gone with the page.
    pub(super) held: Vec<(Slot, Secret)>,
    pub(super) vault: VaultState,
    pub(super) listed: Vec<Listed>,
    pub(super) standing: (usize, Option<i64>),
    pub(super) search: Search,
    pub(super) entry_error: Option<&'static str>,
    pub(super) sharing: bool,
    pub(super) practice: Option<PracticeHints>,
    pub(super) notices: Vec<Notice>,
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
            use_kept: HashMap::new(),
            held: Vec::new(),
            vault: VaultState::Opening,
            listed: Vec::new(),
            standing: (0, None),
            search: Search::default(),
            entry_error: None,
            sharing: false,
            practice,
            notices,
            toast: None,
            turn: 0,
        }
    }

    /// Deals with an input and says what is to be done.
    pub fn handle(&mut self, input: Input, now: &Moment) -> Vec<Job> {
        match input {
            Input::Command(command) => self.command(command, now),
            Input::Arrival(arrival) => self.arrival(arrival, now),
        }
    }

    /// What is to be seen now.
    #[must_use]
    pub fn view(&self, now: &Moment) -> View {
        let look = Look {
            theme: match self.settings.theme {
                Theme::System => ThemeChoice::System,
                Theme::Light => ThemeChoice::Light,
                Theme::Dark => ThemeChoice::Dark,
                Theme::Contrast => ThemeChoice::HighContrast,
            },
            zoom: self.settings.zoom_percent,
            less_motion: self.settings.less_motion,
        };
        pages::view(self, look, self.toast.clone(), self.turn, now)
    }

    fn command(&mut self, command: Command, now: &Moment) -> Vec<Job> {
        match command {
            Command::Begin => self.begin(),
            Command::Home => self.home(now),
            Command::Search(text) => self.search_for(&text),
            Command::Open { guide, step } => self.open(&guide, step.as_deref(), now),
            Command::Continue => self.resume(now),
            Command::Choose(choice) => self.event(Event::Chose(choice), now),
            Command::Enter(text) => self.enter(text, now),
            Command::EnterSecret { secret, keep } => self.enter_secret(secret, keep, now),
            Command::UseKept => self.use_kept_secret(now),
            Command::DoNotHave => self.event(Event::HasNot, now),
            Command::RunCheck => self.event(Event::Run, now),
            Command::Stop => self.event(Event::Stopped, now),
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
            Command::ShowReport => self.show_report(),
            Command::PreviewAs(format) => self.show(Showing::Report(format)),
            Command::SaveReport { path } => self.save_report(path, now),
            Command::CopyReport => self.copy_or_block(pages::report_text(self, now)),
            Command::CopyForChat => self.copy_or_block(pages::chat_text(self, now)),
            Command::CopyDetails => self.copy_or_block(pages::details_text(self, now)),
            Command::CopyMessage => self.copy(pages::message_text(self).map(|(_, body)| body)),
            Command::MailMessage => self.mail(),
            Command::CopyInstruction(nth) => self.copy(pages::instruction_text(self, nth)),
            Command::OpenPage(address) => vec![Job::OpenPage(address)],
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
            Command::Tock => Vec::new(),
            Command::DismissToast => self.tell_nothing(),
        }
    }

    fn arrival(&mut self, arrival: Arrival, now: &Moment) -> Vec<Job> {
        match arrival {
            Arrival::Progress(run, progress) => self.progress(run, progress),
            Arrival::Checked(run, report) => self.checked(run, report, now),
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
                Vec::new()
            }
            Arrival::Held(held) => {
                if matches!(self.showing, Showing::Report(_) | Showing::Step) {
                    self.held = held;
                }
                Vec::new()
            }
            Arrival::Told { text, detail, good } => {
                let words = &self.known.words;
                let text = words.with(text, &[("detail", detail.into())]);
                self.tell(text, good)
            }
        }
    }

    // --- pages ---------------------------------------------------------------------------------

    fn begin(&mut self) -> Vec<Job> {
        self.settings.first_start_done = true;
        self.show(Showing::Home);
        vec![Job::SaveSettings(self.settings.clone())]
    }

    fn show(&mut self, showing: Showing) -> Vec<Job> {
        if self.showing != showing {
            self.turn += 1;
        }
        if !matches!(showing, Showing::Report(_) | Showing::Step) {
            self.held.clear();
        }
        self.showing = showing;
        self.toast = None;
        Vec::new()
    }

    /// A page beside the walk, from which Back leads to where the person was.
    fn aside(&mut self, showing: Showing) -> Vec<Job> {
        let is_aside = !matches!(self.showing, Showing::Home | Showing::Step | Showing::FirstStart);
        if !is_aside {
            self.before_aside = self.showing;
        }
        self.show(showing)
    }

    /// The report is looked through for what the vault keeps, too.
    fn show_report(&mut self) -> Vec<Job> {
        self.aside(Showing::Report(ReportFormat::Html));
        vec![self.ask_held()]
    }

    fn ask_held(&self) -> Job {
        Job::AskHeld(self.listed.iter().map(|listed| listed.id.clone()).collect())
    }

    fn home(&mut self, now: &Moment) -> Vec<Job> {
        let jobs = match &self.live {
            Some(_) => self.event(Event::Stopped, now),
            None => Vec::new(),
        };
        if let Some(session) = self.session.take() {
            self.resumable = Some(session);
        }
        self.search = Search::default();
        self.show(Showing::Home);
        jobs
    }

    fn finish(&mut self, now: &Moment) -> Vec<Job> {
        let jobs = self.home(now);
        self.resumable = None;
        jobs
    }

    fn back(&mut self, now: &Moment) -> Vec<Job> {
        match self.showing {
            Showing::Step => {
                let first = self.session.as_ref().is_some_and(|session| {
                    session.trail.len() < 2
                        && session.running.is_none()
                        && session.result_here().is_none()
                });
                if first { self.home(now) } else { self.event(Event::Back, now) }
            }
            Showing::FirstStart | Showing::Home => Vec::new(),
            _ => self.show(self.before_aside),
        }
    }

    // --- search and sessions ---------------------------------------------------------------------

    fn search_for(&mut self, text: &str) -> Vec<Job> {
        let query = text.trim();
        if looks_like_secret(query) {
            self.search = Search { secret_spotted: true, ..Search::default() };
            return Vec::new();
        }
        let results = (!query.is_empty()).then(|| pages::search(&self.known, query));
        self.search = Search { query: query.to_owned(), secret_spotted: false, results };
        Vec::new()
    }

    fn open(&mut self, guide: &str, step: Option<&str>, now: &Moment) -> Vec<Job> {
        let Some(found) = self.known.library.guide(guide) else { return Vec::new() };
        let step = step.filter(|step| found.steps.contains_key(*step)).unwrap_or(&found.start.step);
        let session = Session::begin(fresh_id(now), guide, step, now.unix);
        self.entered.clear();
        self.use_kept.clear();
        self.session = Some(session.clone());
        self.show(Showing::Step);
        self.turn += 1;
        let mut jobs = vec![Job::Save(Box::new(session))];
        jobs.extend(self.look_ahead());
        jobs
    }

    fn resume(&mut self, _now: &Moment) -> Vec<Job> {
        let Some(mut session) = self.resumable.take() else { return Vec::new() };
        session.resume();
        self.session = Some(session);
        self.show(Showing::Step);
        self.look_ahead()
    }

    /// Lets an event happen to the session, and carries out what it asks for.
    fn event(&mut self, event: Event, now: &Moment) -> Vec<Job> {
        let known = Arc::clone(&self.known);
        let Some(session) = &mut self.session else { return Vec::new() };
        let before = session.trail.len();
        let effects = match session.apply(&known.library, event, now.unix) {
            Ok(effects) => effects,
            Err(_) => return Vec::new(),
        };
        self.entry_error = None;
        self.toast = None;
        if session.trail.len() != before || session.running.is_some() {
            self.turn += 1;
        }
        let mut jobs: Vec<Job> =
            effects.into_iter().filter_map(|effect| self.effect(effect, now)).collect();
        self.show(Showing::Step);
        jobs.extend(self.look_ahead());
        jobs
    }

    fn effect(&mut self, effect: Effect, now: &Moment) -> Option<Job> {
        match effect {
            Effect::Save => Some(Job::Save(Box::new(self.session.clone()?))),
            Effect::Start { run, check, inputs } => self.start_check(run, check, inputs, now),
            Effect::Cancel(run) => {
                self.live = None;
                Some(Job::Cancel(run))
            }
        }
    }

    /// What the next page will want to know: how the guard stands.
    fn look_ahead(&self) -> Vec<Job> {
        let Some(session) = &self.session else { return Vec::new() };
        let user = session.values.values().find(|value| shapes::is_email(shapes::trim(value)));
        let declaration = self.guarded_check();
        match (declaration, user) {
            (Some(declaration), Some(user)) => ask_guard(declaration, user).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The guarded check of this page or of the one that its button leads to.
    pub(super) fn guarded_check(&self) -> Option<&'static Declaration> {
        let step = self.step()?;
        let check = match &step.kind {
            StepKind::Check(check) => Some(check),
            StepKind::Instruct(fix) => self.check_at(&fix.then.step),
            StepKind::Wait(wait) => self.check_at(&wait.then.step),
            _ => None,
        }?;
        let declaration = checks::find(&check.run)?.declaration();
        declaration.counts_as_sign_in.then_some(declaration)
    }

    fn check_at(&self, step: &str) -> Option<&crate::domain::guide::CheckStep> {
        let guide = &self.session.as_ref()?.guide;
        match &self.known.library.step(guide, step)?.kind {
            StepKind::Check(check) => Some(check),
            _ => None,
        }
    }

    /// The step that the person is at.
    pub(super) fn step(&self) -> Option<&Step> {
        let session = self.session.as_ref()?;
        self.known.library.step(&session.guide, session.here())
    }

    // --- values and secrets ----------------------------------------------------------------------

    fn enter(&mut self, text: String, now: &Moment) -> Vec<Job> {
        let Some(Step { kind: StepKind::Ask(ask), .. }) = self.step() else { return Vec::new() };
        let Field::Value { shape, .. } = &ask.field else { return Vec::new() };
        let text = shapes::trim(&text).to_owned();
        let error = match shape {
            _ if text.is_empty() => Some("enter-empty"),
            Shape::Email if !shapes::is_email(&text) => Some("enter-no-email"),
            Shape::Url if text.parse::<Origin>().is_err() => Some("enter-no-address"),
            Shape::Text if looks_like_secret(&text) => Some("enter-looks-secret"),
            _ => None,
        };
        if error.is_some() {
            self.entry_error = error;
            return Vec::new();
        }
        self.event(Event::Entered(text), now)
    }

    fn enter_secret(&mut self, secret: Secret, keep: KeepSecret, now: &Moment) -> Vec<Job> {
        let Some((slot, origin)) = self.asked_slot() else { return Vec::new() };
        if secret.trimmed().is_empty() {
            self.entry_error = Some("enter-empty");
            return Vec::new();
        }
        let credential = Credential::new(secret, origin);
        let entered = Entered { credential: credential.clone(), keep, refused_before: false };
        self.entered.insert(slot, entered);
        self.use_kept.remove(&slot);
        let mut jobs = vec![Job::AskRefused { slot, credential }];
        jobs.extend(self.event(Event::EnteredSecret, now));
        jobs
    }

    fn use_kept_secret(&mut self, now: &Moment) -> Vec<Job> {
        let Some((slot, origin)) = self.asked_slot() else { return Vec::new() };
        if !self.is_kept(slot, &origin) {
            return Vec::new();
        }
        self.entered.remove(&slot);
        self.use_kept.insert(slot, true);
        self.event(Event::EnteredSecret, now)
    }

    /// The slot that this page asks for, and the origin that its secret is bound to.
    pub(super) fn asked_slot(&self) -> Option<(Slot, Origin)> {
        let StepKind::Ask(ask) = &self.step()?.kind else { return None };
        let Field::Secret { slot } = &ask.field else { return None };
        Some((*slot, origin_of_slot(*slot)?))
    }

    pub(super) fn is_kept(&self, slot: Slot, origin: &Origin) -> bool {
        let id = EntryId::new(slot, PROFILE, origin);
        self.listed.iter().any(|listed| listed.id == id)
    }

    fn forget(&mut self, slot: Slot, profile: &str, origin: &Origin) -> Vec<Job> {
        self.entered.remove(&slot);
        self.use_kept.remove(&slot);
        vec![Job::Forget(EntryId::new(slot, profile, origin))]
    }

    fn forget_all(&mut self) -> Vec<Job> {
        self.entered.clear();
        self.use_kept.clear();
        vec![Job::ForgetAll]
    }

    // --- checks ----------------------------------------------------------------------------------

    fn start_check(
        &mut self,
        run: RunId,
        check: String,
        inputs: BTreeMap<String, String>,
        now: &Moment,
    ) -> Option<Job> {
        let declaration = checks::find(&check)?.declaration();
        let secrets = declaration
            .secrets
            .iter()
            .filter_map(|used| Some((used.slot, self.source_of(used.slot)?)))
            .collect();
        let vendor = declaration.vendor.to_owned();
        self.live = Some(Live {
            run,
            check: check.clone(),
            vendor: vendor.clone(),
            began_ms: now.ms,
            stages: BTreeMap::new(),
        });
        Some(Job::Run(Box::new(CheckOrder { run, check, inputs, secrets, vendor })))
    }

    fn source_of(&self, slot: Slot) -> Option<SecretSource> {
        if let Some(entered) = self.entered.get(&slot) {
            return Some(SecretSource::Entered(entered.credential.clone()));
        }
        let origin = origin_of_slot(slot)?;
        let kept = self.is_kept(slot, &origin);
        kept.then(|| SecretSource::Kept(EntryId::new(slot, PROFILE, &origin)))
    }

    fn progress(&mut self, run: RunId, progress: checks::Progress) -> Vec<Job> {
        let Some(live) = self.live.as_mut().filter(|live| live.run == run) else {
            return Vec::new();
        };
        if let checks::Progress::Stage(check, timing) = progress
            && (check == live.check || check == format!("{}.path", live.vendor))
        {
            live.note(timing);
        }
        Vec::new()
    }

    fn checked(&mut self, run: RunId, report: Option<Box<RunReport>>, now: &Moment) -> Vec<Job> {
        if self.live.as_ref().is_none_or(|live| live.run != run) {
            return Vec::new();
        }
        self.live = None;
        let Some(report) = report else { return self.event(Event::Stopped, now) };
        let mut jobs = self.learn(&report);
        // What can be copied of a result is searched for the kept secret that was used.
        if !self.use_kept.is_empty() {
            jobs.push(self.ask_held());
        }
        jobs.extend(self.event(Event::Finished(report), now));
        self.turn += 1;
        jobs
    }

    /// A secret that worked is kept if the person said so; one that was refused is remembered as such.
    fn learn(&mut self, report: &RunReport) -> Vec<Job> {
        let Some(check) = checks::find(&report.check) else { return Vec::new() };
        let works = report.outcome.identity.is_some() || report.outcome.verdict == Verdict::Pass;
        let refused = report.outcome.findings.iter().any(|finding| {
            matches!(
                finding.id.as_str(),
                "shiprocket-manual-password" | "shiprocket-dashboard-credentials"
            ) && finding.confidence > crate::domain::finding::Confidence::Possible
        });
        let mut jobs = Vec::new();
        for used in check.declaration().secrets {
            let Some(entered) = self.entered.get(&used.slot) else { continue };
            let credential = &entered.credential;
            if works {
                let credential = credential.clone();
                jobs.push(Job::ForgetRefused { slot: used.slot, credential });
            }
            if works && entered.keep == KeepSecret::OnThisComputer {
                let id = EntryId::new(used.slot, PROFILE, credential.audience());
                jobs.push(Job::Keep(id, credential.secret().trimmed()));
            }
            if refused && !works {
                let credential = credential.clone();
                jobs.push(Job::RememberRefused { slot: used.slot, credential });
            }
        }
        jobs
    }

    // --- what leaves -----------------------------------------------------------------------------

    fn copy(&mut self, text: Option<String>) -> Vec<Job> {
        let Some(text) = text else { return Vec::new() };
        let told = self.known.words.get("copied");
        self.tell(told, true);
        vec![Job::Errand(Errand::Copy(text))]
    }

    fn mail(&self) -> Vec<Job> {
        let Some((subject, body)) = pages::message_text(self) else { return Vec::new() };
        vec![Job::Mail { subject, body }]
    }

    fn save_report(&mut self, path: std::path::PathBuf, now: &Moment) -> Vec<Job> {
        match pages::report_file(self, &path, now) {
            Some(text) => vec![Job::Write(path, text)],
            None => self.tell_blocked(),
        }
    }

    fn copy_or_block(&mut self, text: Option<String>) -> Vec<Job> {
        if text.is_some() { self.copy(text) } else { self.tell_blocked() }
    }

    fn tell_blocked(&mut self) -> Vec<Job> {
        let text = self.known.words.get("told-blocked");
        self.tell(text, false)
    }

    fn tell(&mut self, text: String, good: bool) -> Vec<Job> {
        self.toast = Some(Toast { text, good });
        Vec::new()
    }

    fn tell_nothing(&mut self) -> Vec<Job> {
        self.toast = None;
        Vec::new()
    }

    // --- settings --------------------------------------------------------------------------------

    fn set_theme(&mut self, theme: ThemeChoice) -> Vec<Job> {
        self.settings.theme = match theme {
            ThemeChoice::System => Theme::System,
            ThemeChoice::Light => Theme::Light,
            ThemeChoice::Dark => Theme::Dark,
            ThemeChoice::HighContrast => Theme::Contrast,
        };
        self.save_settings()
    }

    fn set_zoom(&mut self, percent: u16) -> Vec<Job> {
        let range = crate::world::store::ZOOM_PERCENT;
        self.settings.zoom_percent = percent.clamp(*range.start(), *range.end());
        self.save_settings()
    }

    fn set_less_motion(&mut self, less: bool) -> Vec<Job> {
        self.settings.less_motion = less;
        self.save_settings()
    }

    fn show_details(&mut self, open: bool) -> Vec<Job> {
        self.settings.details_open = open;
        self.save_settings()
    }

    fn share(&mut self, sharing: bool) -> Vec<Job> {
        self.sharing = sharing;
        Vec::new()
    }

    fn save_settings(&self) -> Vec<Job> {
        vec![Job::SaveSettings(self.settings.clone())]
    }

    /// What the vault says of itself, as a notice, where the person should know.
    pub(super) fn vault_notice(&self) -> Option<Notice> {
        let words = &self.known.words;
        let (id, text, action) = match &self.vault {
            VaultState::WaitingForPerson { keyring } => {
                let text = words.with("vault-waiting", &[("keyring", (*keyring).into())]);
                ("vault-waiting-strong", text, Some(NoticeAction::RetryKeyring))
            }
            VaultState::MemoryOnly { reason } => {
                let action = reason.can_retry().then_some(NoticeAction::RetryKeyring);
                ("vault-memory-strong", reason.to_string(), action)
            }
            VaultState::Opening | VaultState::Ready { .. } => return None,
        };
        Some(Notice { tone: Tone::Caution, strong: words.get(id), text, action })
    }

    /// True where a stored entry lives in memory alone.
    pub(super) fn in_memory(listed: &Listed) -> bool {
        listed.kept == Keep::ThisTime || listed.waits_for_keyring
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

/// The origin that the secrets of a slot are bound to.
pub(super) fn origin_of_slot(slot: Slot) -> Option<Origin> {
    let used = checks::declarations()
        .flat_map(|declaration| declaration.secrets)
        .find(|used| used.slot == slot && used.service.is_some())?;
    checks::origin_of(used.service?)
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
