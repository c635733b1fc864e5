//! The allow-list: what of a session goes into a report.
//!
//! Every type that comes in is taken apart field by field, without `..`. A field that is added later
//! does not compile here until somebody decides whether it may leave the computer.

use jiff::Timestamp;

use super::mask::{Kind, Masker};
use super::model::{
    Brief, Change, ChangedLine, FoundLine, GuideLine, HiddenLine, Report, RuledOutLine, RunLine,
    SCHEMA, SeenLine, SentLine, SinceLine, StageLine, Standing, Stop, WhoLine,
};
use crate::domain::finding::{
    Catalog, Changed, Evidence, Exclusion, Finding, Identity, Outcome, RunReport, Sent, Since,
    StageTiming, Verdict,
};
use crate::domain::guide::{Field, Guide, Library, Resolution, Shape, Step, StepKind};
use crate::domain::session::{Answer, ChoiceId, Session, Station, Waiting};
use crate::domain::text::{Words, plain, visible};

/// The longest text of a report, in characters.
const LONGEST: usize = 2000;

/// What a report says that no session knows.
#[derive(Clone, Copy)]
pub struct ReportContext<'a> {
    /// The program's version.
    pub version: &'a str,
    /// The operating system.
    pub system: &'a str,
    /// How far the computer's zone is ahead of UTC, in minutes.
    pub zone_minutes: i32,
    /// Now, in Unix seconds.
    pub now: i64,
    /// True where the practice emulators were asked.
    pub practice: bool,
    /// The hosts of vendors, which stay readable.
    pub vendors: &'a [&'a str],
    /// The title of a check by its id.
    pub check_title: &'a dyn Fn(&str) -> String,
}

impl Report {
    /// The report of a session, masked.
    #[must_use]
    pub fn of(
        session: &Session,
        library: &Library,
        catalog: &Catalog,
        words: &Words,
        context: &ReportContext<'_>,
    ) -> Self {
        let mut masker = Masker::new(context.vendors);
        if session.is_everything() {
            masker.know_set_up(&session.values);
        } else {
            know_values(&mut masker, session, library);
        }
        session.runs.iter().for_each(|run| know_identities(&mut masker, run));
        let mut writer = Writer { masker, session, library, catalog, words, context };
        writer.report()
    }
}

/// A time in UTC; empty where no calendar has it.
fn utc(unix: i64) -> String {
    Timestamp::from_second(unix).map(|time| time.to_string()).unwrap_or_default()
}

/// What was entered is personal, whatever it is: it is masked wherever it stands.
fn know_values(masker: &mut Masker, session: &Session, library: &Library) {
    let steps = library.guides().flat_map(|guide| guide.steps.values());
    let fields = steps.filter_map(|step| match &step.kind {
        StepKind::Ask(ask) => Some(&ask.field),
        _ => None,
    });
    for field in fields {
        let Field::Value { name, shape } = field else { continue };
        let Some(value) = session.values.get(name) else { continue };
        match shape {
            Shape::Email => masker.know(Kind::Email, value),
            Shape::Url => {
                let host = url::Url::parse(value).ok();
                let host = host.as_ref().and_then(url::Url::host_str);
                masker.know(Kind::Shop, host.unwrap_or(value));
            }
            // One or two letters stand everywhere, and tell nobody who it is.
            Shape::Text if value.trim().chars().count() < 3 => {}
            Shape::Text => masker.know(Kind::Account, value),
        }
    }
}

fn know_identities(masker: &mut Masker, run: &RunReport) {
    if let Some(identity) = &run.outcome.identity {
        masker.know_identity(identity);
    }
    run.parts.iter().for_each(|part| know_identities(masker, part));
}

struct Writer<'a> {
    masker: Masker,
    session: &'a Session,
    library: &'a Library,
    catalog: &'a Catalog,
    words: &'a Words,
    context: &'a ReportContext<'a>,
}

impl Writer<'_> {
    fn report(&mut self) -> Report {
        // What stays here: the session's own id and name, its profile, counters, the values by name (the route has the
        // answers, masked), what was ticked, and a run that has not come back.
        let Session {
            id: _,
            profile: _,
            name: _,
            started: _,
            changed: _,
            events: _,
            guide,
            trail,
            values: _,
            chosen: _,
            ticked: _,
            waits: _,
            runs,
            running: _,
            next_run: _,
        } = self.session;
        let ReportContext {
            version,
            system,
            zone_minutes,
            now,
            practice,
            vendors: _,
            check_title: _,
        } = *self.context;
        let known = self.library.guide(guide);
        let route = trail.iter().filter_map(|station| self.stop(station)).collect();
        let standing = self.standing(known);
        let runs_told = runs.iter().map(|run| self.run(run)).collect();
        let change = self.change();
        Report {
            schema: SCHEMA,
            made_at: utc(now),
            program: version.to_owned(),
            system: self.text(system),
            zone_minutes,
            practice,
            guide: GuideLine {
                id: guide.clone(),
                title: match known {
                    Some(guide) => guide.title.clone(),
                    None if self.session.is_everything() => self.words.get("check-everything"),
                    None => String::new(),
                },
            },
            standing,
            route,
            runs: runs_told,
            change,
            hidden: self.hidden(),
        }
    }

    /// A text from outside: masked, then its control characters shown.
    fn text(&mut self, text: &str) -> String {
        visible(&self.masker.mask(text), LONGEST)
    }

    fn hidden(&self) -> Vec<HiddenLine> {
        let counts = self.masker.hidden().into_iter();
        counts.map(|(kind, count)| HiddenLine { kind: kind.word().to_owned(), count }).collect()
    }

    fn stop(&mut self, station: &Station) -> Option<Stop> {
        let Station { guide: _, step, answer, at, run } = station;
        let step = self.library.step(self.session.guide_of(station), step)?;
        let ran = run.and_then(|run| self.session.run(run));
        let answer = match (ran, answer) {
            (Some(run), _) => Some(self.brief_words(run)),
            (None, Some(answer)) => self.answer(step, answer),
            (None, None) => None,
        };
        Some(Stop { at: utc(*at), label: step.label.clone(), answer })
    }

    fn answer(&mut self, step: &Step, answer: &Answer) -> Option<String> {
        let words = self.words;
        let said = match answer {
            Answer::Chose(choice) => plain(&self.chosen(step, *choice)),
            Answer::Entered(name) => self.text(self.session.values.get(name)?),
            Answer::EnteredSecret => words.get("answer-entered"),
            Answer::HasNot => words.get("answer-has-not"),
            Answer::Checked(run) => self.brief_words(self.session.run(*run)?),
            Answer::Skipped => words.get("answer-skipped"),
            Answer::Done => words.get("answer-done"),
            Answer::Cannot => words.get("answer-cannot"),
            Answer::Waited => words.get("answer-waited"),
            Answer::UsedTime => words.get("answer-used-time"),
            Answer::Other(nth) => match &step.kind {
                StepKind::Outcome(end) => plain(&end.others.get(*nth)?.say),
                _ => return None,
            },
        };
        Some(said)
    }

    fn chosen(&self, step: &Step, choice: ChoiceId) -> String {
        match (choice, &step.kind) {
            (ChoiceId::Nth(nth), StepKind::Question(question)) => question
                .choices
                .get(nth)
                .map(|choice| choice.short.clone().unwrap_or_else(|| choice.say.clone()))
                .unwrap_or_default(),
            (ChoiceId::None, _) => self.words.get("choice-none"),
            _ => self.words.get("choice-unknown"),
        }
    }

    fn standing(&self, guide: Option<&Guide>) -> Standing {
        let here = self.session.here();
        let step = guide.and_then(|guide| guide.steps.get(here));
        let ended = step.and_then(|step| match &step.kind {
            StepKind::Outcome(end) => Some(ended(end.resolution).to_owned()),
            _ => None,
        });
        let waits_until = self.session.waiting_here().map(|waiting| {
            let Waiting { from: _, until } = waiting;
            utc(until)
        });
        Standing {
            step: here.to_owned(),
            code: step.map(|step| step.code.clone()).unwrap_or_default(),
            title: step.map(|step| plain(&step.title)).unwrap_or_default(),
            ended,
            waits_until,
        }
    }

    fn run(&mut self, report: &RunReport) -> RunLine {
        let RunReport { check, run, at, ms, outcome, parts } = report;
        let Outcome {
            verdict,
            findings,
            reason,
            because_of,
            identity,
            stages,
            sent,
            evidence,
            until,
            blocks: _,
            // The evidence tells of it.
            second_look: _,
            // Compared on this computer, and not for others.
            facts: _,
            since,
        } = outcome;
        RunLine {
            check: check.clone(),
            title: (self.context.check_title)(check),
            run: run.0,
            at: utc(*at),
            ms: *ms,
            verdict: *verdict,
            reason: reason.clone(),
            because_of: because_of.clone(),
            findings: findings.iter().map(|finding| self.finding(finding)).collect(),
            evidence: self.evidence(evidence),
            stages: stages.iter().map(|stage| self.stage(stage)).collect(),
            sent: sent.iter().map(|sent| self.sent(sent)).collect(),
            identity: identity.as_ref().map(|identity| self.identity(identity)),
            until: until.map(utc),
            since: since.as_ref().map(|since| self.since(since)),
            parts: parts.iter().map(|part| self.run(part)).collect(),
        }
    }

    fn since(&mut self, since: &Since) -> SinceLine {
        let Since { at, changes } = since;
        let changes = changes
            .iter()
            .map(|Changed { kind, about, before, now }| ChangedLine {
                kind: kind.word().to_owned(),
                about: self.text(about),
                before: before.as_ref().map(|text| self.text(text)),
                now: now.as_ref().map(|text| self.text(text)),
            })
            .collect();
        SinceLine { at: utc(*at), changes }
    }

    fn finding(&mut self, finding: &Finding) -> FoundLine {
        let Finding { id, confidence, evidence, excludes } = finding;
        let info = self.catalog.finding(id);
        let ruled_out = excludes.iter().map(|Exclusion { cause, because }| RuledOutLine {
            cause: cause.clone(),
            because: self.text(because),
        });
        FoundLine {
            id: id.clone(),
            confidence: *confidence,
            ruled_out: ruled_out.collect(),
            say: info.map(|info| info.say.clone()).unwrap_or_default(),
            remedy: info.map(|info| info.remedy.clone()),
            evidence: self.evidence(evidence),
        }
    }

    fn evidence(&mut self, evidence: &[Evidence]) -> Vec<SeenLine> {
        evidence
            .iter()
            .map(|Evidence { label, text }| SeenLine {
                label: self.text(label),
                text: self.text(text),
            })
            .collect()
    }

    fn stage(&mut self, timing: &StageTiming) -> StageLine {
        let StageTiming { stage, state, start_ms, ms, seen } = timing;
        StageLine {
            stage: *stage,
            state: *state,
            start_ms: *start_ms,
            ms: *ms,
            seen: self.text(seen),
        }
    }

    fn sent(&mut self, sent: &Sent) -> SentLine {
        let Sent { service, host, method, path } = sent;
        SentLine {
            service: service.clone(),
            host: self.text(host),
            method: method.clone(),
            path: self.text(path),
        }
    }

    // Each part was made known to the masker before, so that nothing of it is left but the mask.
    fn identity(&mut self, identity: &Identity) -> WhoLine {
        let Identity { name, email, account } = identity;
        WhoLine {
            name: name.as_deref().map(|name| self.text(name)),
            email: email.as_deref().map(|email| self.text(email)),
            account: account.as_deref().map(|account| self.text(account)),
        }
    }

    /// The last check that was made twice and said no the first time.
    fn change(&self) -> Option<Change> {
        let after = self.session.runs.last()?;
        let before = self.session.run_before(&after.check, after.run)?;
        let told = !matches!(before.outcome.verdict, Verdict::Skipped | Verdict::Pass);
        told.then(|| Change {
            check: after.check.clone(),
            title: (self.context.check_title)(&after.check),
            before: self.brief(before),
            after: self.brief(after),
        })
    }

    fn brief(&self, run: &RunReport) -> Brief {
        Brief {
            run: run.run.0,
            at: utc(run.at),
            verdict: run.outcome.verdict,
            seen: self.short(run),
        }
    }

    fn short(&self, run: &RunReport) -> Option<String> {
        let first = run.outcome.findings.first().filter(|_| run.outcome.verdict != Verdict::Pass);
        first.and_then(|found| self.catalog.finding(&found.id)).map(|info| info.short.clone())
    }

    fn brief_words(&self, run: &RunReport) -> String {
        let verdict = self.words.get(&format!("verdict-{}", run.outcome.verdict.word()));
        self.short(run).unwrap_or(verdict)
    }
}

const fn ended(resolution: Resolution) -> &'static str {
    match resolution {
        Resolution::Solved => "solved",
        Resolution::HandOver => "hand-over",
        Resolution::CannotTell => "cannot-tell",
        Resolution::VendorWait => "vendor-wait",
    }
}
