//! Carries out what the core asks for: a file a kind of job.

mod browsers;
mod check;
mod direct_login;
mod files;
mod forget;
mod good;
mod journal;
mod network;
mod outside;
mod practise;
mod reports;
mod secrets;
mod shops;
mod sweep;

use std::collections::HashMap;
use std::sync::atomic::AtomicU64;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::runtime::Handle as Runtime;
use tokio::task::AbortHandle;

use super::command::Errand;
use super::core::Knowledge;
use super::input::{Arrival, Input, Job, Stay};
use super::rooms::Rooms;
use crate::domain::finding::RunId;
use crate::world::store::FileLock;

pub(super) use practise::stage;

/// What the front end has yet to do.
pub(super) type Errands = Arc<Mutex<Vec<Errand>>>;

/// Carries out jobs, on the engine's thread or beside it.
pub(super) struct Worker {
    pub rooms: Arc<Rooms>,
    pub known: Arc<Knowledge>,
    pub runtime: Runtime,
    pub inputs: Sender<Input>,
    pub errands: Errands,
    /// Answers of another stay are not heard.
    pub stay: Stay,
    pub runs: HashMap<RunId, AbortHandle>,
    /// The session that this window keeps for itself, and its lock.
    pub held: Option<(String, FileLock)>,
    /// How many times the sessions were listed.
    pub lists: AtomicU64,
}

/// What the engine itself must do, since it changes the rooms.
pub(super) enum Beyond {
    /// Begin a practice scenario.
    Practise(String),
    /// Leave practice.
    LeavePractice,
    /// Start as on the first day.
    BeginAgain,
}

impl Worker {
    /// Carries out one job.
    pub fn carry_out(&mut self, job: Job) -> Option<Beyond> {
        match job {
            Job::Save(session) => files::save_session(self, &session),
            Job::SaveSettings(settings) => files::save_settings(self, &settings),
            Job::Write(path, text) => files::write_report(self, path, text),
            Job::Run(order) => check::run(self, *order),
            Job::MakeLink(job) => direct_login::make(self, *job),
            Job::Sweep(order) => sweep::run(self, *order),
            Job::AskLastGood(profile) => sweep::ask_last_good(self, profile),
            Job::Cancel(run) => check::cancel(self, run),
            Job::AskGuard { service, origin, user } => {
                check::ask_guard(self, &service, &origin, &user);
            }
            Job::AskRefused { slot, credential } => secrets::ask_refused(self, slot, &credential),
            Job::RememberRefused { slot, credential } => {
                secrets::remember_refused(self, slot, &credential);
            }
            Job::ForgetRefused { slot, credential } => {
                secrets::forget_refused(self, slot, &credential);
            }
            Job::AskHeld(ids) => secrets::ask_held(self, ids),
            Job::Keep(id, secret) => secrets::keep(self, id, secret),
            Job::Forget(id) => secrets::forget(self, id),
            Job::ForgetAll => secrets::forget_all(self),
            Job::RetryKeyring => secrets::retry(self),
            Job::OpenPage(address) => outside::open_page(self, address),
            Job::OpenPrivate(address) => browsers::open_private(self, address),
            Job::LookAtBrowsers => browsers::look(self),
            Job::LookForNetwork => network::look(self),
            Job::Notify { title, body } => outside::notify(self, title, body),
            Job::Mail { subject, body } => outside::mail(self, subject, body),
            Job::Errand(errand) => self.errand(errand),
            Job::KeepThisTime(id, secret) => secrets::keep_this_time(self, id, secret),
            Job::Shop(job) => shops::carry_out(self, job),
            Job::Journal(job) => journal::carry_out(self, job),
            Job::OpenFolder => outside::open_folder(self),
            Job::ForgetEverything => forget::everything(self),
            Job::BeginAgain => return Some(Beyond::BeginAgain),
            Job::Practise(scenario) => return Some(Beyond::Practise(scenario)),
            Job::LeavePractice => return Some(Beyond::LeavePractice),
            Job::ReadReport { path, beside } => reports::read(self, path, beside),
            Job::WriteReplay(path, text) => reports::write_replay(self, path, text),
        }
        None
    }

    fn errand(&self, errand: Errand) {
        self.errands.lock().unwrap_or_else(PoisonError::into_inner).push(errand);
    }

    /// Sends what came back to the core. When the engine has ended, nobody waits for it any more.
    fn arrive(&self, arrival: Arrival) {
        let _ = self.inputs.send(Input::Reported(self.stay, arrival));
    }

    /// A way for other threads to send what came back.
    fn reporter(&self) -> Reporter {
        Reporter { inputs: self.inputs.clone(), rooms: Arc::clone(&self.rooms), stay: self.stay }
    }

    /// Stops everything that runs: the rooms are about to change.
    pub fn stop_all(&mut self) {
        for (_, run) in self.runs.drain() {
            run.abort();
        }
        self.held = None;
        self.stay = self.stay.next();
    }

    /// What takes a moment to read and no first page waits for.
    pub fn look_around(&self) {
        journal::list(self);
        outside::look_at_system(self);
    }
}

/// Sends what came back, from any thread.
#[derive(Clone)]
pub(super) struct Reporter {
    inputs: Sender<Input>,
    rooms: Arc<Rooms>,
    stay: Stay,
}

impl Reporter {
    pub fn arrive(&self, arrival: Arrival) {
        let _ = self.inputs.send(Input::Reported(self.stay, arrival));
    }

    pub fn tell(&self, text: &'static str, detail: String, good: bool) {
        self.arrive(Arrival::Told { text, detail, good });
    }

    /// Tells how the vault is now.
    pub fn vault(&self) {
        let vault = &self.rooms.vault;
        self.arrive(Arrival::Vault(vault.state(), vault.list()));
    }
}
