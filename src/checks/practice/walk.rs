//! A walk of a scenario: its answers go through the guide, its checks meet the emulators.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

use super::emulator::Counts;
use super::judge::{JudgeError, Pace, credentials, world};
use super::run::{Options, Practice};
use super::scenario::{Act, Scenario, Walk, WalkStep};
use crate::checks::{Setup, World, run_one};
use crate::domain::finding::Catalog;
use crate::domain::guide::{Field, Library, Step, StepKind};
use crate::domain::secret::Slot;
use crate::domain::session::{ChoiceId, Effect, Event, Session};
use crate::domain::text::plain;

/// A walk that was walked.
#[derive(Clone, Debug)]
pub struct Walked {
    /// The scenario.
    pub id: String,
    /// The causes that it is about.
    pub expect: Vec<String>,
    /// The causes that checks and answers named, in order, each once.
    pub got: Vec<String>,
    /// The step at which it must end.
    pub ends: String,
    /// The step at which it ended.
    pub ended: String,
    /// True where the end is right, and one of the expected causes was named (none where none is).
    pub ok: bool,
    /// How long it took, in milliseconds.
    pub ms: u64,
    /// What the emulators counted.
    pub counts: Counts,
}

/// Walks through a guide as the scenario says. Time passes in an instant.
///
/// # Errors
/// The practice world did not start, or an answer does not fit where the walk has come to.
pub async fn run_walk(
    scenario: &Scenario,
    walk: &Walk,
    library: &Library,
    catalog: &Catalog,
    pace: Pace,
) -> Result<Walked, JudgeError> {
    let began = Instant::now();
    let passed = Arc::new(AtomicI64::new(0));
    let usual = Options::default();
    let (start, travelled) = (Arc::clone(&usual.clock), Arc::clone(&passed));
    let clock: super::stage::Clock = Arc::new(move || start() + travelled.load(Ordering::Relaxed));
    let options = Options { clock: Arc::clone(&clock), pace: pace.pace, ..usual };
    let practice = Practice::start(scenario, options).await?;
    let world = world(scenario, &practice, pace.limits, Arc::clone(&clock))?;
    let first = library.guide(&walk.guide).map(|guide| guide.start.step.clone());
    let mut walker = Walker {
        library,
        catalog,
        world,
        session: Session::begin(
            scenario.id.clone(),
            &walk.guide,
            first.as_deref().unwrap_or_default(),
            clock(),
        ),
        secrets: BTreeMap::new(),
        got: Vec::new(),
    };
    for (nth, step) in (1..).zip(&walk.steps) {
        let wrong = |message| JudgeError::Walk { id: scenario.id.clone(), step: nth, message };
        if let Some(change) = &step.change {
            practice.change(change).map_err(wrong)?;
        }
        passed.fetch_add(step.passes_s, Ordering::Relaxed);
        let taken = walker.take(step, &passed).await;
        taken.map_err(wrong)?;
    }
    let ended = walker.session.here().to_owned();
    let named = scenario.expect.iter().any(|cause| walker.got.contains(cause));
    let fits = named || scenario.healthy() && walker.got.is_empty();
    Ok(Walked {
        id: scenario.id.clone(),
        expect: scenario.expect.clone(),
        ok: ended == walk.ends && fits,
        got: walker.got,
        ends: walk.ends.clone(),
        ended,
        ms: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
        counts: practice.emulators().counts(),
    })
}

struct Walker<'a> {
    library: &'a Library,
    catalog: &'a Catalog,
    world: World,
    session: Session,
    secrets: BTreeMap<Slot, String>,
    got: Vec<String>,
}

impl<'a> Walker<'a> {
    fn now(&self) -> i64 {
        (self.world.clock)()
    }

    fn here(&self) -> Result<&'a Step, String> {
        let (guide, step) = (&self.session.guide, self.session.here());
        let found = self.library.step(guide, step);
        found.ok_or_else(|| format!("the guide “{guide}” has no step “{step}”"))
    }

    async fn take(&mut self, step: &WalkStep, passed: &AtomicI64) -> Result<(), String> {
        let here = self.session.here();
        if let Some(at) = step.at.as_ref().filter(|at| *at != here) {
            return Err(format!("the walk should be at “{at}” and is at “{here}”"));
        }
        if step.act == Act::Run {
            return self.run().await;
        }
        if step.act == Act::Wait {
            let until = self.session.waiting_here().map_or(0, |waiting| waiting.until);
            passed.fetch_add((until - self.now()).max(0), Ordering::Relaxed);
        }
        let event = self.event(&step.act)?;
        self.apply(event).map(drop)
    }

    fn apply(&mut self, event: Event) -> Result<Vec<Effect>, String> {
        let now = self.now();
        self.session.apply(self.library, event, now).map_err(|refused| refused.to_string())
    }

    fn event(&mut self, act: &Act) -> Result<Event, String> {
        Ok(match act {
            Act::Choose(nth) => self.choose(nth - 1)?,
            Act::Say(words) => self.say(words)?,
            Act::Unknown => Event::Chose(ChoiceId::Unknown),
            Act::NoneOfThese => Event::Chose(ChoiceId::None),
            Act::Enter(text) => Event::Entered(text.clone()),
            Act::Secret(text) => self.secret(text)?,
            Act::Without => Event::HasNot,
            Act::Run => Event::Run,
            Act::Skip => Event::Skipped,
            Act::Done => Event::Done,
            Act::Cannot => Event::Cannot,
            Act::Wait => Event::WaitOver,
            Act::UseTime => Event::UsedTime,
            Act::Back => Event::Back,
        })
    }

    fn choose(&mut self, nth: usize) -> Result<Event, String> {
        if let StepKind::Question(question) = &self.here()?.kind {
            let means = question.choices.get(nth).and_then(|choice| choice.means.as_deref());
            if let Some(finding) = means {
                self.name(finding);
            }
            return Ok(Event::Chose(ChoiceId::Nth(nth)));
        }
        Ok(Event::Other(nth))
    }

    fn say(&mut self, words: &str) -> Result<Event, String> {
        let step = self.here()?;
        let offered: Vec<String> = match &step.kind {
            StepKind::Question(question) => {
                question.choices.iter().map(|choice| plain(&choice.say)).collect()
            }
            StepKind::Outcome(outcome) => {
                outcome.others.iter().map(|way| plain(&way.say)).collect()
            }
            _ => Vec::new(),
        };
        let nth = offered.iter().position(|offer| offer.starts_with(words));
        self.choose(nth.ok_or_else(|| format!("“{}” offers no answer “{words}”", step.id))?)
    }

    fn secret(&mut self, text: &str) -> Result<Event, String> {
        let step = self.here()?;
        if let StepKind::Ask(ask) = &step.kind
            && let Field::Secret { slot } = ask.field
        {
            self.secrets.insert(slot, text.to_owned());
            return Ok(Event::EnteredSecret);
        }
        Err(format!("“{}” asks for no secret", step.id))
    }

    async fn run(&mut self) -> Result<(), String> {
        let effects = self.apply(Event::Run)?;
        let start = effects.into_iter().find_map(|effect| match effect {
            Effect::Start { run, check, inputs } => Some((run, check, inputs)),
            _ => None,
        });
        let Some((run, check, inputs)) = start else { return Err("no check began".to_owned()) };
        let vendor = check.split('.').next().unwrap_or_default().to_owned();
        let secrets = self.secrets.iter().map(|(slot, text)| (*slot, text.as_str()));
        let setup =
            Setup { secrets: credentials(secrets, &inputs), values: inputs, vendors: vec![vendor] };
        let quiet = Arc::new(|_| {});
        let report = run_one(&self.world, self.catalog, &setup, &check, run, quiet).await;
        let report = report.ok_or_else(|| format!("there is no check “{check}”"))?;
        let found: Vec<String> =
            report.outcome.findings.iter().map(|finding| finding.id.clone()).collect();
        found.iter().for_each(|finding| self.name(finding));
        let before = self.session.here().to_owned();
        self.apply(Event::Finished(Box::new(report)))?;
        // A result that is not a pass has a page of its own, which the walk leaves at once.
        if self.session.here() == before {
            self.apply(Event::Followed)?;
        }
        Ok(())
    }

    fn name(&mut self, finding: &str) {
        let Some(cause) = self.catalog.cause_of(finding) else { return };
        if self.got.iter().all(|got| got != cause) {
            self.got.push(cause.to_owned());
        }
    }
}
