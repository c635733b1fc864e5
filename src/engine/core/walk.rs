//! The search, the sessions, and the events of a walk.

use std::borrow::Cow;

use super::*;
use crate::domain::paste;
use crate::domain::secret::mask_secrets;

impl Core {
    pub(super) fn search_for(&mut self, text: &str) -> Vec<Job> {
        let query = mask_secrets(text.trim());
        let readings = paste::read(&query);
        // A secret alone, or with words that say nothing: all of it goes.
        if matches!(query, Cow::Owned(_)) && readings.is_empty() {
            self.search = Search { secret_spotted: true, ..Search::default() };
            return Vec::new();
        }
        let query = query.into_owned();
        let results = (!query.is_empty()).then(|| pages::search(&self.known, &query, &readings));
        self.search = Search { query, secret_spotted: false, results, readings };
        Vec::new()
    }

    pub(super) fn open(&mut self, guide: &str, step: Option<&str>, now: &Moment) -> Vec<Job> {
        let Some(found) = self.known.library.guide(guide) else { return Vec::new() };
        let step = step.filter(|step| found.steps.contains_key(*step)).unwrap_or(&found.start.step);
        let session =
            Session::begin(fresh_id(now), guide, step, now.unix).of_profile(&self.shops.in_use);
        self.entered.clear();
        self.use_kept.clear();
        self.session = Some(session.clone());
        self.show(Showing::Step);
        self.turn += 1;
        let hold = Job::Journal(JournalJob::Hold(session.id.clone()));
        let mut jobs = vec![hold, Job::Save(Box::new(session))];
        jobs.extend(self.look_ahead());
        jobs
    }

    /// The session is read again, and kept for this window, before it goes on: another window may have
    /// walked on with it.
    pub(super) fn resume(&mut self) -> Vec<Job> {
        let Some(session) = &self.resumable else { return Vec::new() };
        vec![Job::Journal(JournalJob::Open(session.id.clone()))]
    }

    /// Lets an event happen to the session, and carries out what it asks for.
    pub(super) fn event(&mut self, event: Event, now: &Moment) -> Vec<Job> {
        let known = Arc::clone(&self.known);
        let Some(session) = &mut self.session else { return Vec::new() };
        if matches!(event, Event::Run) {
            session.number_runs_after(self.last_run);
        }
        let before = session.trail.len();
        let effects = match session.apply(&known.library, event, now.unix) {
            Ok(effects) => effects,
            Err(refused) => return self.refused(&refused),
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

    pub(super) fn effect(&mut self, effect: Effect, now: &Moment) -> Option<Job> {
        match effect {
            Effect::Save => Some(Job::Save(Box::new(self.session.clone()?))),
            Effect::Start { run, check, inputs } => self.start_check(run, check, inputs, now),
            Effect::Cancel(run) => {
                self.live = None;
                Some(Job::Cancel(run))
            }
        }
    }

    /// What the next page will want to know: how the guard stands, and what the question turns on.
    pub(super) fn look_ahead(&mut self) -> Vec<Job> {
        let looked_up = self.look_up();
        let guard = self.ask_how_the_guard_stands();
        looked_up.into_iter().chain(guard).collect()
    }

    fn ask_how_the_guard_stands(&self) -> Vec<Job> {
        let Some(session) = &self.session else { return Vec::new() };
        let user = session.values.values().find(|value| shapes::is_email(shapes::trim(value)));
        let declaration = self.guarded_check();
        match (declaration, user) {
            (Some(declaration), Some(user)) => ask_guard(declaration, user).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The guarded check of this page or of the one that its button leads to.
    pub(in crate::engine) fn guarded_check(&self) -> Option<&'static Declaration> {
        if self.is_everything() {
            return self.planned_sign_in();
        }
        let step = self.step()?;
        let check = match &step.kind {
            StepKind::Check(check) => Some(check),
            StepKind::Instruct(fix) => self.check_at(&fix.then),
            StepKind::Wait(wait) => self.check_at(&wait.then),
            _ => None,
        }?;
        let declaration = checks::find(&check.run)?.declaration();
        declaration.counts_as_sign_in.then_some(declaration)
    }

    /// The check that a target of this page leads to.
    pub(in crate::engine) fn check_at(&self, to: &Target) -> Option<&CheckStep> {
        let library = &self.known.library;
        let next = library.resolve(&self.session.as_ref()?.guide, to)?;
        match &library.step(&next.guide, &next.step)?.kind {
            StepKind::Check(check) => Some(check),
            _ => None,
        }
    }

    /// The step that the person is at.
    pub(in crate::engine) fn step(&self) -> Option<&Step> {
        let session = self.session.as_ref()?;
        self.known.library.step(&session.guide, session.here())
    }
}
