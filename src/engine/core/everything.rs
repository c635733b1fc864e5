//! “Check everything”: what a sweep is made of, how it runs, and how it ends.

use super::*;
use crate::checks::{Check, Progress, Setup};
use crate::domain::guide::remedy;
use crate::domain::profile::Profile;
use crate::domain::session::{EVERYTHING, SWEEP};
use crate::engine::input::SweepOrder;
use crate::engine::orders::audience::audience;

/// Where one leads whom no guide can help.
const START_HERE: &str = "start-here";

/// A sweep under way, and what is known of sweeps.
#[derive(Default)]
pub(in crate::engine) struct Sweeping {
    /// Its checks, in order.
    pub rows: Vec<SweepRow>,
    /// The check whose root cause rose; it stays up.
    pub risen: Option<String>,
    /// The check that broke last, for whoever hears the page.
    pub broke: Option<String>,
    /// When all of a profile was well.
    pub last_good: Option<(String, i64)>,
}

/// A check of a sweep.
#[derive(Clone, Debug)]
pub(in crate::engine) struct SweepRow {
    /// Its id.
    pub check: String,
    /// How it stands.
    pub state: RowState,
}

/// How a check of a sweep stands.
#[derive(Clone, Debug)]
pub(in crate::engine) enum RowState {
    /// Its turn has not come.
    Waiting,
    /// It runs, since so many milliseconds of the steady clock.
    Running(u64),
    /// It ended.
    Ended(Box<RunReport>),
}

impl Sweeping {
    /// The runs that ended so far.
    pub fn ended(&self) -> Vec<RunReport> {
        let ended = self.rows.iter().filter_map(|row| match &row.state {
            RowState::Ended(report) => Some((**report).clone()),
            _ => None,
        });
        ended.collect()
    }

    fn row(&mut self, check: &str) -> &mut SweepRow {
        let known = self.rows.iter().position(|row| row.check == check);
        let place = known.unwrap_or_else(|| {
            // A check that nobody planned stands last.
            self.rows.push(SweepRow { check: check.to_owned(), state: RowState::Waiting });
            self.rows.len() - 1
        });
        &mut self.rows[place]
    }
}

impl Core {
    /// True where the page of “Check everything” is shown.
    pub(in crate::engine) fn is_everything(&self) -> bool {
        self.session.as_ref().is_some_and(Session::is_everything)
    }

    pub(super) fn is_sweep(&self) -> bool {
        self.live.as_ref().is_some_and(|live| live.check == SWEEP)
    }

    /// The set-up that is checked: what practice states, else that of the shop.
    pub(in crate::engine) fn set_up(&self) -> Option<&Profile> {
        let stated = self.practice.as_ref().and_then(|hints| hints.set_up.as_ref());
        stated.map(|stated| &stated.profile).or_else(|| self.shops.get(self.profile()))
    }

    /// True where practice states the set-up, which is then not the person's to change.
    pub(in crate::engine) fn set_up_is_stated(&self) -> bool {
        self.practice.as_ref().is_some_and(|hints| hints.set_up.is_some())
    }

    /// Whose good days are remembered: those of the shop, or of the practice story, which is no other's.
    pub(in crate::engine) fn good_days_of(&self) -> String {
        let story = self.practice.as_ref().filter(|hints| hints.set_up.is_some());
        story.map_or_else(|| self.profile().to_owned(), |hints| hints.scenario.clone())
    }

    /// The set-up as the checks get it, but for its keys.
    pub(in crate::engine) fn bare_set_up(&self) -> Setup {
        let Some(profile) = self.set_up() else { return Setup::default() };
        let vendors = profile.vendors().into_iter().map(str::to_owned).collect();
        Setup { values: profile.values(), vendors, ..Setup::default() }
    }

    /// The checks that a sweep makes.
    pub(in crate::engine) fn planned(&self) -> Vec<&'static dyn Check> {
        let mut set_up = self.bare_set_up();
        // Some checks ask only which keys are there: an empty one stands for each of them.
        let empty = || Secret::new(String::new());
        let stand_in = |slot| Some((slot, Credential::new(empty(), self.audience(slot)?)));
        let there = Slot::ALL.into_iter().filter(|slot| self.has_key(*slot));
        set_up.secrets = there.filter_map(stand_in).collect();
        checks::in_sweep(&set_up)
    }

    /// The one place that a key of the set-up goes to.
    fn audience(&self, slot: Slot) -> Option<Origin> {
        let shop = self.set_up().and_then(|profile| profile.shop.as_ref());
        audience(slot, shop.map(|shop| &shop.origin))
    }

    /// True where a key for this slot is there.
    pub(in crate::engine) fn has_key(&self, slot: Slot) -> bool {
        let stated = self.practice.as_ref().and_then(|hints| hints.set_up.as_ref());
        stated.is_some_and(|stated| stated.keys.contains(&slot)) || self.kept_key(slot).is_some()
    }

    fn kept_key(&self, slot: Slot) -> Option<EntryId> {
        let id = EntryId::new(slot, self.profile(), &self.audience(slot)?);
        self.listed.iter().any(|listed| listed.id == id).then_some(id)
    }

    /// The sign-in that a sweep would try.
    pub(in crate::engine) fn planned_sign_in(&self) -> Option<&'static Declaration> {
        let planned = self.planned().into_iter().map(|check| check.declaration());
        planned.into_iter().find(|declared| {
            let mut required = declared.secrets.iter().filter(|used| used.required);
            declared.counts_as_sign_in && required.all(|used| self.has_key(used.slot))
        })
    }

    /// The page; where nothing is set up, the questions come first.
    pub(super) fn show_everything(&mut self, now: &Moment) -> Vec<Job> {
        if self.showing == Showing::FirstStart {
            return Vec::new();
        }
        if self.is_everything() {
            return self.show(Showing::Step);
        }
        let mut jobs = self.put_aside(now);
        if self.set_up().is_none_or(|profile| profile.vendors().is_empty()) {
            jobs.extend(self.show_set_up());
            return jobs;
        }
        self.entered.clear();
        self.use_kept.clear();
        let mut session = Session::of_everything(fresh_id(now), now.unix);
        session.profile.clone_from(&self.shops.in_use);
        session.values = self.set_up().map(Session::personal_values).unwrap_or_default();
        self.session = Some(session);
        self.sweeping =
            Sweeping { last_good: self.sweeping.last_good.take(), ..Sweeping::default() };
        self.show(Showing::Step);
        self.turn += 1;
        jobs.push(Job::AskLastGood(self.good_days_of()));
        jobs.extend(self.look_ahead());
        if self.may_begin_at_once() {
            jobs.extend(self.check_everything(now));
        }
        jobs
    }

    /// What is sent was read and agreed to before. A sign-in is always said before it is tried.
    fn may_begin_at_once(&self) -> bool {
        let agreed = self.settings.agreed.get(&self.shops.in_use);
        let sends = pages::receivers(self);
        self.practice.is_none()
            && self.planned_sign_in().is_none()
            && agreed.is_some_and(|agreed| sends.iter().all(|one| agreed.contains(one)))
    }

    /// Begins, or begins again.
    pub(super) fn check_everything(&mut self, now: &Moment) -> Vec<Job> {
        let Some(id) = self.session.as_ref().map(|session| session.id.clone()) else {
            return Vec::new();
        };
        let mut jobs = vec![Job::Journal(JournalJob::Hold(id))];
        if self.practice.is_none() {
            let sends = pages::receivers(self);
            let known = self.settings.agreed.insert(self.shops.in_use.clone(), sends.clone());
            if known.as_ref() != Some(&sends) {
                jobs.extend(self.save_settings());
            }
        }
        jobs.extend(self.event(Event::Run, now));
        jobs
    }

    pub(super) fn start_sweep(&mut self, run: RunId, now: &Moment) -> Option<Job> {
        let rows = self.planned().into_iter().map(|check| SweepRow {
            check: check.declaration().id.to_owned(),
            state: RowState::Waiting,
        });
        let rows = rows.collect();
        self.sweeping =
            Sweeping { rows, last_good: self.sweeping.last_good.take(), ..Sweeping::default() };
        self.last_run = self.last_run.max(run.0);
        self.live = Some(Live {
            run,
            check: SWEEP.to_owned(),
            vendor: String::new(),
            began_ms: now.ms,
            stages: BTreeMap::new(),
            looks_again: false,
        });
        let Setup { values, vendors, .. } = self.bare_set_up();
        let kept = Slot::ALL.into_iter().filter_map(|slot| Some((slot, self.kept_key(slot)?)));
        Some(Job::Sweep(Box::new(SweepOrder {
            run,
            values,
            vendors,
            secrets: kept.collect(),
            profile: self.good_days_of(),
            stated: self.set_up_is_stated(),
        })))
    }

    /// Progress of the sweep under way; that of one that was left changes nothing.
    pub(super) fn sweep_progress(&mut self, run: RunId, progress: Progress, now: &Moment) {
        if self.live.as_ref().is_none_or(|live| live.run != run) {
            return;
        }
        match progress {
            Progress::Began(check) => self.sweeping.row(check).state = RowState::Running(now.ms),
            Progress::Ended(report) => {
                if report.outcome.verdict == Verdict::Fail {
                    self.sweeping.broke = Some(report.check.clone());
                }
                let check = report.check.clone();
                self.sweeping.row(&check).state = RowState::Ended(report);
                self.raise();
            }
            Progress::Stage(..) | Progress::LooksAgain(_) => {}
        }
    }

    /// The root cause rises once: where it is certain and nothing that still runs can stand before it.
    fn raise(&mut self) {
        if self.sweeping.risen.is_some() {
            return;
        }
        let diagnosis = checks::diagnose(&self.known.catalog, &self.sweeping.ended());
        let Some(root) = diagnosis.root_causes.first() else { return };
        let open: Vec<&Declaration> = self
            .sweeping
            .rows
            .iter()
            .filter(|row| !matches!(row.state, RowState::Ended(_)))
            .filter_map(|row| Some(checks::find(&row.check)?.declaration()))
            .collect();
        let certain = root.confidence == crate::domain::finding::Confidence::Certain;
        if certain && !checks::may_be_displaced(&self.known.catalog, root, &open) {
            self.sweeping.risen = Some(root.check.clone());
        }
    }

    /// Stops what runs. A sweep keeps what it saw until then, and says of the rest that it was stopped.
    pub(super) fn stop_run(&mut self, now: &Moment) -> Vec<Job> {
        let Some(live) = self.live.as_ref().filter(|live| live.check == SWEEP) else {
            return self.event(Event::Stopped, now);
        };
        let (run, began_ms) = (live.run, live.began_ms);
        let ended = self.sweeping.ended();
        if ended.is_empty() {
            return self.event(Event::Stopped, now);
        }
        let planned: Vec<String> = self.sweeping.rows.iter().map(|row| row.check.clone()).collect();
        let swept = checks::stopped(&self.known.catalog, &planned, ended, now.unix);
        let ms = now.ms.saturating_sub(began_ms);
        let report = checks::as_run(swept, SWEEP, run, now.unix, ms);
        let mut jobs = vec![Job::Cancel(run)];
        jobs.extend(self.checked(run, Some(Box::new(report)), now));
        jobs
    }

    /// A sweep came back.
    pub(super) fn swept(&mut self, report: &RunReport) {
        if report.check == SWEEP && report.outcome.verdict == Verdict::Pass {
            self.sweeping.last_good = Some((self.good_days_of(), report.at));
        }
    }

    pub(super) fn last_good_arrived(&mut self, profile: String, at: Option<i64>) -> Vec<Job> {
        self.sweeping.last_good = at.map(|at| (profile, at));
        Vec::new()
    }

    /// Leads to the step of a guide that puts a found cause right, and takes along what was found.
    pub(super) fn show_what_to_do(&mut self, finding: &str, now: &Moment) -> Vec<Job> {
        let result = self.session.as_ref().filter(|session| session.is_everything());
        let found = match (&self.live, result.and_then(Session::result_here)) {
            (None, result) => result.cloned(),
            (Some(_), _) => None,
        };
        // While the rest is still being looked at, what is known so far goes along.
        let found = found.or_else(|| self.so_far(now));
        let place = self.place_to_fix(found.as_ref(), finding);
        let Some((guide, step)) = place else { return Vec::new() };
        let mut jobs = self.put_aside(now);
        jobs.extend(self.open(&guide, step.as_deref(), now));
        let values = self.values_for(&guide);
        if let Some(session) = &mut self.session {
            session.values.extend(values);
            session.runs.extend(found);
            jobs.push(Job::Save(Box::new(session.clone())));
        }
        jobs.extend(self.look_ahead());
        jobs
    }

    fn so_far(&self, now: &Moment) -> Option<RunReport> {
        let live = self.live.as_ref().filter(|live| live.check == SWEEP)?;
        let swept = checks::stopped(&self.known.catalog, &[], self.sweeping.ended(), now.unix);
        let ms = now.ms.saturating_sub(live.began_ms);
        Some(checks::as_run(swept, SWEEP, live.run, now.unix, ms))
    }

    fn place_to_fix(
        &self,
        report: Option<&RunReport>,
        finding: &str,
    ) -> Option<(String, Option<String>)> {
        let library = &self.known.library;
        let found_by = report?
            .parts
            .iter()
            .find(|part| part.outcome.findings.iter().any(|found| found.id == finding))?;
        let vendors = self.set_up().map(Profile::vendors).unwrap_or_default();
        let place = remedy(library, &found_by.check, finding, &vendors)
            .map(|entry| (entry.guide, Some(entry.step)));
        place.or_else(|| Some((library.guide(START_HERE)?.id.clone(), None)))
    }

    /// What the set-up knows of what this guide asks for: whoever begins in its middle was not asked.
    fn values_for(&self, guide: &str) -> BTreeMap<String, String> {
        let (Some(guide), Some(profile)) = (self.known.library.guide(guide), self.set_up()) else {
            return BTreeMap::new();
        };
        let names = guide.steps.values().filter_map(|step| match &step.kind {
            StepKind::Ask(ask) => match &ask.field {
                Field::Value { name, .. } => Some(name),
                Field::Secret { .. } => None,
            },
            _ => None,
        });
        let place = |name: &String| crate::domain::profile::Place::of(&guide.topic, name);
        names.filter_map(|name| Some((name.clone(), place(name)?.value(profile)?))).collect()
    }

    /// Opens a saved session of “Check everything”.
    pub(super) fn everything_opened(&mut self, session: &Session) -> bool {
        let is = session.guide == EVERYTHING;
        if is {
            self.sweeping =
                Sweeping { last_good: self.sweeping.last_good.take(), ..Sweeping::default() };
        }
        is
    }

    /// Adds the key that a check of the page lacks; Back leads to the page again.
    pub(super) fn offer_key(&mut self, slot: Slot) -> Vec<Job> {
        self.aside(Showing::Keys);
        let mut jobs = self.show_add_key();
        jobs.extend(self.add_key_for(slot));
        jobs
    }
}
