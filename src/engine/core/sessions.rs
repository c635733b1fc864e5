//! Saved sessions: gone on with, renamed, begun again, deleted.

use super::*;
use crate::domain::session::EVERYTHING;
use crate::engine::input::JournalArrival;
use crate::engine::opening;
use crate::engine::session_note::SessionNote;

impl Core {
    /// Leaves the walk, stopping what runs. Another window may take the session from now on.
    pub(super) fn put_aside(&mut self, now: &Moment) -> Vec<Job> {
        let mut jobs = match &self.live {
            Some(_) => self.stop_run(now),
            None => Vec::new(),
        };
        if let Some(session) = self.session.take() {
            // The run that was seen last stays on Home's rail.
            if session.runs.last().is_some() {
                self.shops.last_run = session.runs.last().cloned();
            }
            // What checks everything is begun from Home anyway, and a walk that was left stays there.
            if !session.is_everything() {
                self.resumable = Some(session);
            }
            jobs.push(Job::Journal(JournalJob::LetGo));
        }
        jobs
    }

    pub(super) fn show_sessions(&mut self) -> Vec<Job> {
        self.aside(Showing::Sessions);
        vec![Job::Journal(JournalJob::List)]
    }

    pub(super) fn continue_session(&mut self, id: &str) -> Vec<Job> {
        if self.session.as_ref().is_some_and(|session| session.id == id) {
            return self.show(Showing::Step);
        }
        vec![Job::Journal(JournalJob::Open(id.to_owned()))]
    }

    pub(super) fn rename_session(&mut self, id: &str, name: &str) -> Vec<Job> {
        let Some(name) = self.readable_name(name) else { return Vec::new() };
        if let Some(session) = self.resumable.as_mut().filter(|session| session.id == id) {
            session.name = Some(name.clone());
        }
        if let Some(session) = self.session.as_mut().filter(|session| session.id == id) {
            session.name = Some(name);
            let session = session.clone();
            return vec![Job::Save(Box::new(session)), Job::Journal(JournalJob::List)];
        }
        vec![Job::Journal(JournalJob::Rename { id: id.to_owned(), name })]
    }

    pub(super) fn start_again(&mut self, id: &str, now: &Moment) -> Vec<Job> {
        let Some(note) = self.note(id).cloned() else { return Vec::new() };
        if note.guide == EVERYTHING {
            let mut jobs = self.put_aside(now);
            if self.shops.get(&note.profile).is_some() {
                jobs.extend(self.switch_to(&note.profile));
            }
            jobs.extend(self.show_everything(now));
            return jobs;
        }
        let Some(guide) = self.known.library.guide(&note.guide) else {
            let text = self.known.words.get("told-session-guide-gone");
            return self.tell(text, false);
        };
        let guide = guide.id.clone();
        let mut jobs = self.put_aside(now);
        if self.shops.get(&note.profile).is_some() {
            jobs.extend(self.switch_to(&note.profile));
        }
        jobs.extend(self.open(&guide, None, now));
        jobs
    }

    pub(super) fn delete_session(&mut self, id: &str) -> Vec<Job> {
        let mut jobs = Vec::new();
        if let Some(session) = self.session.take_if(|session| session.id == id) {
            if let Some(running) = session.running {
                jobs.push(Job::Cancel(running.run));
            }
            self.live = None;
            self.before_aside = Showing::Home;
        }
        jobs.push(Job::Journal(JournalJob::Delete(id.to_owned())));
        jobs
    }

    fn note(&self, id: &str) -> Option<&SessionNote> {
        self.shops.notes.as_ref()?.iter().find(|note| note.id == id)
    }

    pub(super) fn journal_arrived(&mut self, arrival: JournalArrival, now: &Moment) -> Vec<Job> {
        match arrival {
            JournalArrival::Notes { nth, notes, aside } => {
                let words = &self.known.words;
                let told = aside.iter().map(|damaged| opening::set_aside(words, damaged));
                let told: Vec<Notice> = told.collect();
                self.notices.extend(told);
                if nth >= self.shops.listed {
                    self.shops.listed = nth;
                    self.shops.notes = Some(notes);
                }
                Vec::new()
            }
            JournalArrival::Deleted(id) => {
                self.resumable.take_if(|session| session.id == id);
                Vec::new()
            }
            JournalArrival::Opened(session) => self.opened(*session, now),
            JournalArrival::LeftOff { profile, session, last_run } => {
                if profile == self.shops.in_use && self.session.is_none() {
                    self.resumable = session.map(|session| *session);
                    self.shops.last_run = last_run.map(|run| *run);
                }
                Vec::new()
            }
        }
    }

    fn opened(&mut self, mut session: Session, now: &Moment) -> Vec<Job> {
        let everything = self.everything_opened(&session);
        if !everything && self.known.library.step(&session.guide, session.here()).is_none() {
            let text = self.known.words.get("told-session-guide-gone");
            self.tell(text, false);
            return vec![Job::Journal(JournalJob::LetGo)];
        }
        let mut jobs = self.put_aside(now);
        // The lock is that of the session that was just opened.
        jobs.retain(|job| !matches!(job, Job::Journal(JournalJob::LetGo)));
        if self.shops.get(&session.profile).is_some() {
            jobs.extend(self.switch_to(&session.profile));
        }
        session.resume();
        if !everything {
            self.resumable = None;
        }
        self.entered.clear();
        self.use_kept.clear();
        self.session = Some(session);
        if everything {
            jobs.push(Job::AskLastGood(self.good_days_of()));
        }
        self.show(Showing::Step);
        self.turn += 1;
        jobs.extend(self.look_ahead());
        jobs
    }
}
