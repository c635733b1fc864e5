//! Checks that are started and come back.

use super::*;
use crate::domain::finding::Confidence;
use crate::domain::guide::StepKind;
use crate::domain::session::SWEEP;

impl Core {
    pub(super) fn start_check(
        &mut self,
        run: RunId,
        check: String,
        inputs: BTreeMap<String, String>,
        now: &Moment,
    ) -> Option<Job> {
        if check == SWEEP {
            return self.start_sweep(run, now);
        }
        let declaration = checks::find(&check)?.declaration();
        let secrets = declaration
            .secrets
            .iter()
            .filter_map(|used| Some((used.slot, self.source_of(used.slot)?)))
            .collect();
        self.last_run = self.last_run.max(run.0);
        let vendor = self.looks_at(declaration.vendor).to_owned();
        self.live = Some(Live {
            run,
            check: check.clone(),
            vendor: declaration.vendor.to_owned(),
            began_ms: now.ms,
            stages: BTreeMap::new(),
            looks_again: false,
        });
        Some(Job::Run(Box::new(CheckOrder {
            run,
            check,
            inputs,
            secrets,
            vendor,
            profile: self.profile().to_owned(),
        })))
    }

    /// The vendor whose hosts a check looks at. What is found out about this computer is found out on the
    /// way to the vendor that the guide is about.
    pub(in crate::engine) fn looks_at<'a>(&'a self, vendor: &'a str) -> &'a str {
        let guide = self.session.as_ref().and_then(|it| self.known.library.guide(&it.guide));
        let Some(guide) = guide.filter(|_| vendor == "computer") else { return vendor };
        let checks = guide.steps.values().filter_map(|step| match &step.kind {
            StepKind::Check(check) => checks::find(&check.run),
            _ => None,
        });
        let mut vendors = checks.map(|check| check.declaration().vendor);
        vendors.find(|found| *found != "computer").unwrap_or(vendor)
    }

    pub(super) fn source_of(&self, slot: Slot) -> Option<SecretSource> {
        if let Some(entered) = self.entered.get(&slot) {
            return Some(SecretSource::Entered(entered.credential.clone()));
        }
        let origin = self.origin_of_slot(slot)?;
        let kept = self.is_kept(slot, &origin);
        kept.then(|| SecretSource::Kept(EntryId::new(slot, self.profile(), &origin)))
    }

    /// What the current run met. A run that was abandoned leaves nothing.
    pub(super) fn recorded(&mut self, run: RunId, recording: Recording) -> Vec<Job> {
        if self.live.as_ref().is_some_and(|live| live.run == run) {
            let session = self.session.as_ref().map(|session| session.id.clone());
            self.papers.recording = Some((session.unwrap_or_default(), run, recording));
        }
        Vec::new()
    }

    /// Runs are numbered on from those of the rooms that were left: a late answer from there fits none here.
    #[must_use]
    pub(in crate::engine) fn numbering_runs_after(self, left: &Self) -> Self {
        Self { last_run: self.last_run.max(left.last_run), ..self }
    }

    pub(super) fn progress(
        &mut self,
        run: RunId,
        progress: checks::Progress,
        now: &Moment,
    ) -> Vec<Job> {
        if self.is_sweep() {
            self.sweep_progress(run, progress, now);
            return Vec::new();
        }
        let Some(live) = self.live.as_mut().filter(|live| live.run == run) else {
            return Vec::new();
        };
        match progress {
            checks::Progress::Stage(check, timing)
                if check == live.check || check == format!("{}.path", live.vendor) =>
            {
                live.note(timing);
            }
            checks::Progress::LooksAgain(_) => {
                live.looks_again = true;
                live.stages.clear();
            }
            _ => {}
        }
        Vec::new()
    }

    pub(super) fn checked(
        &mut self,
        run: RunId,
        report: Option<Box<RunReport>>,
        now: &Moment,
    ) -> Vec<Job> {
        if self.live.as_ref().is_none_or(|live| live.run != run) {
            return Vec::new();
        }
        self.live = None;
        let Some(report) = report else { return self.event(Event::Stopped, now) };
        self.network_told(&report, now);
        let mut jobs = self.learn(&report);
        self.shops.last_run = Some((*report).clone());
        self.swept(&report);
        // What can be copied of a result is searched for the kept secret that was used.
        let sweep = report.check == SWEEP;
        if !self.use_kept.is_empty() || sweep && !self.listed.is_empty() {
            jobs.push(self.ask_held());
        }
        jobs.extend(self.event(Event::Finished(report), now));
        // The page of a sweep stays as it is, with what was unfolded on it.
        if !sweep {
            self.turn += 1;
        }
        jobs
    }

    /// A secret that worked is kept if the person said so; one that was refused is remembered as such.
    pub(super) fn learn(&mut self, report: &RunReport) -> Vec<Job> {
        let Some(check) = checks::find(&report.check) else { return Vec::new() };
        let works = report.outcome.identity.is_some() || report.outcome.verdict == Verdict::Pass;
        let refusals = check.declaration().refusals;
        let refused = report.outcome.findings.iter().any(|finding| {
            refusals.contains(&finding.id.as_str()) && finding.confidence > Confidence::Possible
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
                let id = EntryId::new(used.slot, self.profile(), credential.audience());
                jobs.push(Job::Keep(id, credential.secret().trimmed()));
            }
            if refused && !works {
                let credential = credential.clone();
                jobs.push(Job::RememberRefused { slot: used.slot, credential });
            }
        }
        jobs
    }
}
