//! How an event moves a session.

use super::step::{entry, here};
use super::{Answer, ChoiceId, Effect, Event, Refused, Running, Session, Station, Waiting};
use crate::domain::finding::{Outcome, RunId, RunReport, Verdict};
use crate::domain::guide::{CheckStep, Entry, Library, StepKind, Target};

impl Session {
    /// Lets an event happen. Unix seconds come in as `now`.
    ///
    /// # Errors
    /// The event does not fit the step, or belongs to a run that was left; nothing has changed then.
    pub fn apply(
        &mut self,
        library: &Library,
        event: Event,
        now: i64,
    ) -> Result<Vec<Effect>, Refused> {
        if self.is_everything() {
            let mut effects = self.apply_everything(event, now)?;
            self.changed = now;
            self.events += 1;
            effects.push(Effect::Save);
            return Ok(effects);
        }
        let mut effects = match event {
            Event::Chose(choice) => self.chose(library, choice, now)?,
            Event::Entered(text) => self.entered(library, text, now)?,
            Event::EnteredSecret => self.entered_secret(library, now)?,
            Event::HasNot => self.has_not(library, now)?,
            Event::Run => self.start_run(library, now)?,
            Event::Finished(report) => self.finished(library, *report, now)?,
            Event::Stopped => self.stop_run(),
            Event::Skipped => self.skipped(library, now)?,
            Event::Followed => self.followed(library, now)?,
            Event::Ticked(nth) => self.tick(library, nth)?,
            Event::Done => self.done(library, now)?,
            Event::Cannot => self.cannot(library, now)?,
            Event::WaitOver => self.wait_over(library, now)?,
            Event::UsedTime => self.used_time(library, now)?,
            Event::Other(nth) => self.other(library, nth, now)?,
            Event::Back => self.back()?,
            Event::BackTo(station) => self.back_to(station)?,
        };
        self.changed = now;
        self.events += 1;
        effects.push(Effect::Save);
        Ok(effects)
    }

    fn chose(
        &mut self,
        library: &Library,
        choice: ChoiceId,
        now: i64,
    ) -> Result<Vec<Effect>, Refused> {
        let StepKind::Question(question) = &here(library, self)?.kind else {
            return Err(self.does_not_fit());
        };
        let to = match choice {
            ChoiceId::Nth(nth) => question.choices.get(nth).map(|choice| &choice.to),
            ChoiceId::None => Some(&question.none),
            ChoiceId::Unknown => Some(&question.unknown),
        };
        let to = to.ok_or_else(|| self.does_not_fit())?;
        let question = self.key_here();
        let effects = self.go(library, Answer::Chose(choice), to, now)?;
        self.chosen.insert(question, choice);
        Ok(effects)
    }

    fn entered(
        &mut self,
        library: &Library,
        text: String,
        now: i64,
    ) -> Result<Vec<Effect>, Refused> {
        let StepKind::Ask(ask) = &here(library, self)?.kind else {
            return Err(self.does_not_fit());
        };
        let crate::domain::guide::Field::Value { name, .. } = &ask.field else {
            return Err(self.does_not_fit());
        };
        let effects = self.go(library, Answer::Entered(name.clone()), &ask.then, now)?;
        self.values.insert(name.clone(), text);
        Ok(effects)
    }

    fn entered_secret(&mut self, library: &Library, now: i64) -> Result<Vec<Effect>, Refused> {
        let StepKind::Ask(ask) = &here(library, self)?.kind else {
            return Err(self.does_not_fit());
        };
        if !matches!(ask.field, crate::domain::guide::Field::Secret { .. }) {
            return Err(self.does_not_fit());
        }
        self.go(library, Answer::EnteredSecret, &ask.then, now)
    }

    fn has_not(&mut self, library: &Library, now: i64) -> Result<Vec<Effect>, Refused> {
        let StepKind::Ask(ask) = &here(library, self)?.kind else {
            return Err(self.does_not_fit());
        };
        self.go(library, Answer::HasNot, &ask.without, now)
    }

    fn start_run(&mut self, library: &Library, now: i64) -> Result<Vec<Effect>, Refused> {
        let StepKind::Check(check) = &here(library, self)?.kind else {
            return Err(self.does_not_fit());
        };
        if self.running.is_some() {
            return Err(self.does_not_fit());
        }
        let run = RunId(self.next_run);
        self.next_run += 1;
        let entered = check
            .uses
            .iter()
            .filter_map(|(input, name)| Some((input.clone(), self.values.get(name)?.clone())));
        let inputs = check.sets.clone().into_iter().chain(entered).collect();
        self.running = Some(Running { run, check: check.run.clone(), at: now });
        Ok(vec![Effect::Start { run, check: check.run.clone(), inputs }])
    }

    fn finished(
        &mut self,
        library: &Library,
        report: RunReport,
        now: i64,
    ) -> Result<Vec<Effect>, Refused> {
        if self.running.as_ref().is_none_or(|running| running.run != report.run) {
            return Err(Refused::Abandoned(report.run));
        }
        let StepKind::Check(check) = &here(library, self)?.kind else {
            return Err(Refused::Abandoned(report.run));
        };
        self.running = None;
        let run = report.run;
        let passed = report.outcome.verdict == Verdict::Pass;
        let to = leads_to(check, &report.outcome).clone();
        self.runs.push(report);
        if let Some(station) = self.trail.last_mut() {
            station.run = Some(run);
        }
        // What works needs no page of its own: the proof stands on the next one. Where there is no next
        // one any more, the result stays to be seen.
        if passed && entry(library, self, &to).is_ok() {
            return self.go(library, Answer::Checked(run), &to, now);
        }
        Ok(Vec::new())
    }

    pub(super) fn stop_run(&mut self) -> Vec<Effect> {
        self.running.take().map(|running| Effect::Cancel(running.run)).into_iter().collect()
    }

    fn skipped(&mut self, library: &Library, now: i64) -> Result<Vec<Effect>, Refused> {
        let StepKind::Check(check) = &here(library, self)?.kind else {
            return Err(self.does_not_fit());
        };
        entry(library, self, &check.skip)?;
        let mut effects = self.stop_run();
        effects.extend(self.go(library, Answer::Skipped, &check.skip, now)?);
        Ok(effects)
    }

    fn followed(&mut self, library: &Library, now: i64) -> Result<Vec<Effect>, Refused> {
        let StepKind::Check(check) = &here(library, self)?.kind else {
            return Err(self.does_not_fit());
        };
        let Some(report) = self.result_here() else { return Err(self.does_not_fit()) };
        let run = report.run;
        let to = leads_to(check, &report.outcome).clone();
        self.go(library, Answer::Checked(run), &to, now)
    }

    fn tick(&mut self, library: &Library, nth: usize) -> Result<Vec<Effect>, Refused> {
        let StepKind::Instruct(fix) = &here(library, self)?.kind else {
            return Err(self.does_not_fit());
        };
        if nth >= fix.instructions.len() {
            return Err(self.does_not_fit());
        }
        let ticked = self.ticked.entry(self.key_here()).or_default();
        if !ticked.remove(&nth) {
            ticked.insert(nth);
        }
        Ok(Vec::new())
    }

    fn done(&mut self, library: &Library, now: i64) -> Result<Vec<Effect>, Refused> {
        let StepKind::Instruct(fix) = &here(library, self)?.kind else {
            return Err(self.does_not_fit());
        };
        self.go(library, Answer::Done, &fix.then, now)
    }

    fn cannot(&mut self, library: &Library, now: i64) -> Result<Vec<Effect>, Refused> {
        let StepKind::Instruct(fix) = &here(library, self)?.kind else {
            return Err(self.does_not_fit());
        };
        self.go(library, Answer::Cannot, &fix.cannot, now)
    }

    fn wait_over(&mut self, library: &Library, now: i64) -> Result<Vec<Effect>, Refused> {
        let StepKind::Wait(wait) = &here(library, self)?.kind else {
            return Err(self.does_not_fit());
        };
        let step = self.key_here();
        if self.waits.get(&step).is_some_and(|waiting| now < waiting.until) {
            return Err(Refused::TooEarly);
        }
        let effects = self.go(library, Answer::Waited, &wait.then, now)?;
        self.waits.remove(&step);
        Ok(effects)
    }

    fn used_time(&mut self, library: &Library, now: i64) -> Result<Vec<Effect>, Refused> {
        let StepKind::Wait(wait) = &here(library, self)?.kind else {
            return Err(self.does_not_fit());
        };
        let Some(way) = &wait.use_time else { return Err(self.does_not_fit()) };
        self.go(library, Answer::UsedTime, &way.to, now)
    }

    fn other(&mut self, library: &Library, nth: usize, now: i64) -> Result<Vec<Effect>, Refused> {
        let StepKind::Outcome(outcome) = &here(library, self)?.kind else {
            return Err(self.does_not_fit());
        };
        let Some(way) = outcome.others.get(nth) else { return Err(self.does_not_fit()) };
        self.go(library, Answer::Other(nth), &way.to, now)
    }

    /// From a result back to the page before the check; otherwise one station back.
    fn back(&mut self) -> Result<Vec<Effect>, Refused> {
        let effects = self.stop_run();
        if !effects.is_empty() {
            return Ok(effects);
        }
        if let Some(station) = self.trail.last_mut()
            && station.run.take().is_some()
        {
            return Ok(effects);
        }
        if self.trail.len() < 2 {
            return Err(Refused::NothingBefore);
        }
        self.trail.pop();
        self.reopen_last();
        Ok(effects)
    }

    fn back_to(&mut self, station: usize) -> Result<Vec<Effect>, Refused> {
        if station + 1 >= self.trail.len() {
            return Err(self.does_not_fit());
        }
        let effects = self.stop_run();
        self.trail.truncate(station + 1);
        self.reopen_last();
        Ok(effects)
    }

    /// The person is at this station again, and in its guide.
    fn reopen_last(&mut self) {
        if let Some(station) = self.trail.last_mut() {
            station.answer = None;
            if !station.guide.is_empty() {
                self.guide.clone_from(&station.guide);
            }
        }
    }

    fn go(
        &mut self,
        library: &Library,
        answer: Answer,
        to: &Target,
        now: i64,
    ) -> Result<Vec<Effect>, Refused> {
        let (Entry { guide, step }, next) = entry(library, self, to)?;
        self.name_guides();
        if let Some(station) = self.trail.last_mut() {
            station.answer = Some(answer);
        }
        self.guide.clone_from(&guide);
        self.trail.push(Station { guide, step, answer: None, at: now, run: None });
        if let StepKind::Wait(wait) = &next.kind {
            self.begin_wait(wait.minutes, now);
        }
        Ok(Vec::new())
    }

    /// A wait begins when the lock was seen, and ends when the check said, or after its minutes.
    fn begin_wait(&mut self, minutes: u32, now: i64) {
        if self.waiting_here().is_some_and(|waiting| now < waiting.until) {
            return;
        }
        let locked = self.trail.iter().rev().nth(1).and_then(|station| self.run(station.run?));
        let from = locked.map_or(now, |report| report.at);
        let usual = from + i64::from(minutes) * 60;
        let until = locked.and_then(|report| report.outcome.until).unwrap_or(usual);
        self.waits.insert(self.key_here(), Waiting { from, until });
    }

    pub(super) fn does_not_fit(&self) -> Refused {
        Refused::DoesNotFit { step: self.here().to_owned() }
    }
}

/// What decides where a result leads: the finding ranked first, or the word of the verdict.
#[must_use]
pub fn decisive_result(outcome: &Outcome) -> &str {
    match outcome.findings.first() {
        Some(finding) if outcome.verdict != Verdict::Pass => &finding.id,
        _ => outcome.verdict.word(),
    }
}

// A guide that passed the lint branches on everything; one that did not still leads somewhere.
fn leads_to<'a>(check: &'a CheckStep, outcome: &Outcome) -> &'a Target {
    check
        .branch(decisive_result(outcome))
        .or_else(|| check.branch(outcome.verdict.word()))
        .unwrap_or(&check.skip)
}
