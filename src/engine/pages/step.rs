//! The pages of a guide's steps, but for results and outcomes.

use super::fill::{all_spans, fill, filled_spans};
use super::{noticed, outcome, result};
use crate::checks;
use crate::domain::finding::{Declaration, Sends, Stage, StageState, StageTiming};
use crate::domain::guide::{
    AskStep, Choice, Condition, Field, InstructStep, Instruction, Link, QuestionStep, Step,
    StepKind, WaitStep,
};
use crate::domain::session::{ChoiceId, Session};
use crate::domain::text::plain;
use crate::engine::command::KeepSecret;
use crate::engine::core::{Core, Live};
use crate::engine::moment::Moment;
use crate::engine::view::{
    AskField, AskPage, BeforeCheckPage, ChoiceLine, FixPage, InstructionLine, Notice, Page,
    QuestionPage, RunningPage, SendGroup, SendRow, StageRow, Tone, WaitPage,
};
use crate::world::vault::VaultState;

pub(super) fn page(core: &Core, now: &Moment) -> Page {
    if let Some(session) = core.session.as_ref().filter(|session| session.is_everything()) {
        return super::everything::page(core, session, now);
    }
    let (Some(session), Some(step)) = (&core.session, core.step()) else {
        return Page::Home(super::home::home(core, now));
    };
    if let Some(live) = &core.live {
        return Page::Running(running(core, live, now));
    }
    match &step.kind {
        StepKind::Question(question) => {
            Page::Question(self::question(core, session, step, question, now))
        }
        StepKind::Ask(ask) => Page::Ask(self::ask(core, session, step, ask)),
        StepKind::Check(_) => match session.result_here() {
            Some(report) => Page::Result(Box::new(result::result(core, session, report, now))),
            None => Page::BeforeCheck(before_check(core, step, now)),
        },
        StepKind::Instruct(fix) => Page::Fix(self::fix(core, session, step, fix, now)),
        StepKind::Wait(wait) => Page::Wait(self::wait(core, session, step, wait, now)),
        StepKind::Outcome(end) => outcome::page(core, session, step, end, now),
    }
}

fn question(
    core: &Core,
    session: &Session,
    step: &Step,
    question: &QuestionStep,
    now: &Moment,
) -> QuestionPage {
    let words = &core.known.words;
    let before = session.chosen_here();
    // What a check found comes before what was looked up by the way.
    let (likely, noticed) = likely_choice(session, question)
        .map(|choice| (choice, noticed(core, session)))
        .or_else(|| {
            let (choice, notice) = noticed::old_browser(core, session, question, now)?;
            Some((choice, Some(notice)))
        })
        .unzip();
    let given = question
        .choices
        .iter()
        .enumerate()
        .filter(|(_, choice)| holds(choice.when.as_ref(), session))
        .map(|(nth, choice)| (ChoiceId::Nth(nth), plain(&choice.say)));
    let always = [
        (ChoiceId::None, words.get("choice-none")),
        (ChoiceId::Unknown, words.get("choice-unknown")),
    ];
    let choices = given
        .chain(always)
        .zip(1..)
        .map(|((id, say), key)| ChoiceLine {
            id,
            key,
            say,
            chosen_before: before == Some(id),
            likely: likely == Some(id),
            not_possible: None,
        })
        .collect();
    QuestionPage {
        title: plain(&step.title),
        why: step.lead.as_deref().map(plain),
        noticed: noticed.flatten(),
        choices,
        help: help(step_help(step)),
    }
}

/// A choice that the finding of the last run points to. Causes that fit equally well are not steered
/// between.
fn likely_choice(session: &Session, question: &QuestionStep) -> Option<ChoiceId> {
    let findings = &session.runs.last()?.outcome.findings;
    let first = findings.first()?;
    if findings.iter().skip(1).any(|rival| rival.confidence == first.confidence) {
        return None;
    }
    let means_it = |choice: &Choice| choice.means.as_ref() == Some(&first.id);
    question.choices.iter().position(means_it).map(ChoiceId::Nth)
}

fn noticed(core: &Core, session: &Session) -> Option<Notice> {
    let finding = session.runs.last()?.outcome.findings.first()?;
    let info = core.known.catalog.finding(&finding.id)?;
    Some(Notice {
        tone: Tone::Noticed,
        strong: core.known.words.get("noticed-strong"),
        text: info.say.clone(),
        action: None,
    })
}

fn ask(core: &Core, session: &Session, step: &Step, ask: &AskStep) -> AskPage {
    let words = &core.known.words;
    let field = match &ask.field {
        // While the screen is shared the value of before would stand there for all to read.
        Field::Value { .. } if core.sharing => AskField::Value { text: String::new() },
        Field::Value { name, .. } => {
            let remembered = || super::shops::remembered(core, session, name);
            let text = session.values.get(name).cloned().or_else(remembered);
            AskField::Value { text: text.unwrap_or_default() }
        }
        Field::Secret { slot } => {
            let origin = core.origin_of_slot(*slot);
            let (keeps, kept_in) = kept_in(core);
            AskField::Secret {
                host: origin.as_ref().map(|origin| origin.authority()).unwrap_or_default(),
                encrypted: origin.as_ref().is_some_and(|origin| origin.is_https()),
                needed_for: words.get(&format!("needed-for-{}", slot.name())),
                kept_in,
                keep: KeepSecret::OnThisComputer,
                can_keep: keeps,
                kept: origin.is_some_and(|origin| core.is_kept(*slot, &origin)),
            }
        }
    };
    AskPage {
        title: plain(&step.title),
        lead: step.lead.as_deref().map(plain),
        field_label: ask.field_label.clone(),
        example: ask.example.clone(),
        field,
        error: core.entry_error.map(|id| words.get(id)),
        caution: ask.caution.as_deref().map(plain),
        help: help(ask.help.as_ref()),
    }
}

/// Whether the keyring can keep a secret, and where one is kept, in words.
pub(super) fn kept_in(core: &Core) -> (bool, String) {
    let words = &core.known.words;
    match core.vault {
        VaultState::Ready { keyring } | VaultState::WaitingForPerson { keyring } => {
            (true, words.with("kept-in-keyring", &[("keyring", keyring.into())]))
        }
        VaultState::Opening => (true, words.get("kept-in-opening")),
        VaultState::MemoryOnly { .. } => (false, words.get("kept-in-memory")),
    }
}

fn before_check(core: &Core, step: &Step, now: &Moment) -> BeforeCheckPage {
    let words = &core.known.words;
    let StepKind::Check(check) = &step.kind else { return empty_check(step) };
    let declarations: Vec<&Declaration> =
        checks::closure(&check.run).iter().map(|check| check.declaration()).collect();
    let vendor = checks::find(&check.run).map_or("computer", |found| found.declaration().vendor);
    let about = core.looks_at(vendor);
    let signs_in = declarations.iter().any(|declaration| declaration.counts_as_sign_in);
    let sends = send_groups(core, &declarations, about);
    let before_lead = if sends.is_empty() { "before-lead-nothing" } else { "before-lead" };
    let refused = core.entered.values().any(|entered| entered.refused_before);
    BeforeCheckPage {
        title: plain(&step.title),
        lead: step.lead.as_deref().map_or_else(|| words.get(before_lead), plain),
        sends,
        promises: promises(core, step, &declarations, vendor),
        guard: (signs_in && (refused || core.standing.0 > 0))
            .then(|| guard_words(core, refused, vendor)),
        not_now: if signs_in { not_now(core, now) } else { None },
    }
}

/// What holds for all that is sent; of a password only where one is.
fn promises(core: &Core, step: &Step, declarations: &[&Declaration], vendor: &str) -> Vec<String> {
    let words = &core.known.words;
    let sends = || declarations.iter().flat_map(|declared| declared.sends);
    if sends().next().is_none() {
        return vec![words.get("promise-sends-nothing")];
    }
    let mut promises = Vec::new();
    // A guide whose lead says that nothing is changed need not be followed by the same promise.
    if step.lead.is_none() {
        let reads = if vendor == "computer" { "promise-reads-computer" } else { "promise-reads" };
        let name = words.get(&format!("vendor-{vendor}"));
        promises.push(words.with(reads, &[("vendor", name.into())]));
    }
    let signs_in = declarations.iter().any(|declared| declared.counts_as_sign_in);
    // Nobody publishes what too many refused keys lead to; that one is asked for is all that can be said.
    let asks_for_a_pass = sends().any(|sent| sent.method != "GET" && sent.carries.is_some());
    promises.push(words.get(match (signs_in, asks_for_a_pass) {
        (true, _) => "promise-one-try",
        (false, true) => "promise-one-question",
        (false, false) => "promise-no-lock",
    }));
    if sends().any(|sent| sent.carries.is_some()) {
        promises.push(words.get("promise-encrypted"));
    }
    promises
}

fn empty_check(step: &Step) -> BeforeCheckPage {
    BeforeCheckPage {
        title: plain(&step.title),
        lead: String::new(),
        sends: Vec::new(),
        promises: Vec::new(),
        guard: None,
        not_now: None,
    }
}

fn guard_words(core: &Core, refused_before: bool, vendor: &str) -> String {
    let words = &core.known.words;
    if refused_before {
        let name = words.get(&format!("vendor-{vendor}"));
        return words.with("guard-refused-before", &[("vendor", name.into())]);
    }
    words.with("guard-standing", &[("failures", core.standing.0.into())])
}

/// Why no sign-in may be tried now.
pub(super) fn not_now(core: &Core, now: &Moment) -> Option<String> {
    let until = core.standing.1.filter(|until| now.unix < *until)?;
    let at = now.time_of(until);
    Some(core.known.words.with("guard-not-before", &[("time", at.into())]))
}

/// What goes to whom: the service that gets a secret first, each request once.
fn send_groups(core: &Core, declarations: &[&Declaration], vendor: &str) -> Vec<SendGroup> {
    let mut groups: Vec<(&str, Vec<Sends>)> = Vec::new();
    let asked_along = |declaration: &&&Declaration| declaration.id != "computer.clock";
    let vendors = [vendor];
    let asked = declarations.iter().filter(asked_along);
    for sends in asked.flat_map(|declared| checks::probe::sends_of(declared, &vendors)) {
        match groups.iter_mut().find(|(service, _)| *service == sends.service) {
            Some((_, rows)) if rows.contains(&sends) => {}
            Some((_, rows)) => rows.push(sends),
            None => groups.push((sends.service, vec![sends])),
        }
    }
    // The clock asks hosts that are asked anyway, and one more for its time.
    if declarations.iter().any(|declared| declared.id == "computer.clock") {
        let time = Sends { service: "time", method: "GET", path: "/", carries: None };
        groups.push(("time", vec![time]));
    }
    let (secret, public): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|(_, rows)| rows.iter().any(|row| row.carries.is_some()));
    let mut shown: Vec<SendGroup> =
        secret.into_iter().map(|(service, rows)| send_group(core, service, &rows)).collect();
    shown.extend(public_group(core, &public));
    shown
}

/// Who gets a secret has a card of its own.
fn send_group(core: &Core, service: &str, rows: &[Sends]) -> SendGroup {
    let words = &core.known.words;
    SendGroup {
        to: words.get(&format!("to-{service}")),
        service: service.to_owned(),
        host: host_of(core, service),
        count: words.with("questions", &[("count", rows.len().into())]),
        rows: rows.iter().map(|row| send_row(core, row, row.path.to_owned())).collect(),
    }
}

/// Pages that everybody may look at share one, each with its host.
fn public_group(core: &Core, groups: &[(&str, Vec<Sends>)]) -> Option<SendGroup> {
    let words = &core.known.words;
    let rows: Vec<SendRow> = groups
        .iter()
        .flat_map(|(service, rows)| {
            rows.iter()
                .map(|row| send_row(core, row, format!("{}{}", host_of(core, service), row.path)))
        })
        .collect();
    let (service, _) = groups.first()?;
    Some(SendGroup {
        to: words.get("to-public"),
        service: (*service).to_owned(),
        host: String::new(),
        count: words.with("questions", &[("count", rows.len().into())]),
        rows,
    })
}

fn send_row(core: &Core, row: &Sends, path: String) -> SendRow {
    SendRow {
        method: row.method.to_owned(),
        path,
        carries: core.known.words.get(&format!("carries-{}", row.carries.unwrap_or("nothing"))),
        secret: row.carries.is_some(),
    }
}

fn host_of(core: &Core, service: &str) -> String {
    let origin = match service {
        checks::STORE => core.shop_origin(),
        other => checks::origin_of(other),
    };
    origin.map(|origin| origin.authority()).unwrap_or_default()
}

fn running(core: &Core, live: &Live, now: &Moment) -> RunningPage {
    let words = &core.known.words;
    let vendor = words.get(&format!("vendor-{}", live.vendor));
    let declaration = checks::find(&live.check).map(|check| check.declaration());
    let stages = stages_of(declaration);
    let done = |stage: &&Stage| {
        live.stages.get(*stage).is_some_and(|timing| timing.state != StageState::Running)
    };
    let limit_ms = declaration.map_or(15_000, |declaration| declaration.limit_ms);
    // A second look takes its own time.
    let looks = if live.looks_again { 2 } else { 1 };
    RunningPage {
        title: words.with("running-title", &[("vendor", vendor.clone().into())]),
        lead: if live.looks_again {
            words.get("running-again-lead")
        } else {
            words.with("running-lead", &[("vendor", vendor.into())])
        },
        done: (stages.iter().filter(done).count() as u32, stages.len() as u32),
        started_ms: live.began_ms,
        seconds: now.ms.saturating_sub(live.began_ms) as f32 / 1000.0,
        limit_s: (limit_ms * looks) as f32 / 1000.0,
        stages: stages
            .iter()
            .map(|stage| stage_row(core, *stage, live.stages.get(stage)))
            .collect(),
    }
}

/// Only a check that takes a key along has a sign-in to judge.
fn stages_of(declaration: Option<&Declaration>) -> &'static [Stage] {
    let signs_in = declaration.is_none_or(|declaration| !declaration.secrets.is_empty());
    if signs_in { &Stage::ALL } else { &Stage::ALL[..Stage::ALL.len() - 1] }
}

fn stage_row(core: &Core, stage: Stage, timing: Option<&StageTiming>) -> StageRow {
    let words = &core.known.words;
    let state = timing.map_or(StageState::Waiting, |timing| timing.state);
    let (state_word, time) = match state {
        StageState::Waiting | StageState::Skipped => ("waiting", "–".to_owned()),
        StageState::Running => ("running", String::new()),
        StageState::Passed => ("passed", ms(timing)),
        StageState::Failed => ("failed", ms(timing)),
    };
    StageRow {
        state,
        name: words.get(&format!("stage-{}", stage.word())),
        seen: words.get(&format!("stage-{}-{state_word}", stage.word())),
        time,
    }
}

fn ms(timing: Option<&StageTiming>) -> String {
    timing.map_or_else(String::new, |timing| format!("{} ms", timing.ms))
}

fn fix(core: &Core, session: &Session, step: &Step, fix: &InstructStep, now: &Moment) -> FixPage {
    let words = &core.known.words;
    let instructions = fix
        .instructions
        .iter()
        .enumerate()
        .filter(|(_, instruction)| holds(instruction.when.as_ref(), session))
        .map(|(nth, instruction)| InstructionLine {
            say: filled_spans(&instruction.say, &session.values),
            note: instruction
                .note
                .as_deref()
                .map(|note| filled_spans(note, &session.values))
                .unwrap_or_default(),
            copy: instruction.copy.as_deref().map(|text| fill(text, &session.values)),
            can_copy: !core.is_foreign(),
            open: instruction.open.clone(),
            private: instruction.private.clone(),
            ticked: session.is_ticked_here(nth),
        })
        .collect();
    let checks_next = core.check_at(&fix.then).is_some();
    let primary = if checks_next { "fix-done-check" } else { "fix-done" };
    FixPage {
        title: plain(&step.title),
        lead: step.lead.as_deref().map(plain),
        instructions,
        primary: fix.done.clone().unwrap_or_else(|| words.get(primary)),
        not_now: if checks_next { not_now(core, now) } else { None },
    }
}

/// What an instruction says to type.
pub(in crate::engine) fn instruction_text(core: &Core, nth: usize) -> Option<String> {
    let session = core.session.as_ref().filter(|_| !core.is_foreign())?;
    let StepKind::Instruct(fix) = &core.step()?.kind else { return None };
    let shown: Vec<&Instruction> = fix
        .instructions
        .iter()
        .filter(|instruction| holds(instruction.when.as_ref(), session))
        .collect();
    let copy = shown.get(nth)?.copy.as_deref()?;
    Some(super::masks::outward(core, fill(copy, &session.values)))
}

fn wait(core: &Core, session: &Session, step: &Step, wait: &WaitStep, now: &Moment) -> WaitPage {
    let words = &core.known.words;
    let waiting = session.waiting_here();
    let minutes = i64::from(wait.minutes) * 60;
    let from = waiting.map_or(now.unix, |waiting| waiting.from);
    let until = waiting.map_or(now.unix + minutes, |waiting| waiting.until);
    let until = core.no_earlier(until);
    let left = (until - now.unix).max(0);
    let whole = (until - from).max(1);
    let time = now.time_of(until);
    let when = if left > 0 { "wait-when" } else { "wait-over" };
    WaitPage {
        when: words.with(when, &[("time", time.clone().into())]),
        title: plain(&step.title),
        lead: step.lead.as_deref().map(plain),
        left_s: left.unsigned_abs(),
        part: ((whole - left) as f32 / whole as f32).clamp(0.0, 1.0),
        from: words.with("wait-from", &[("time", now.time_of(from).into())]),
        until: time,
        tips: all_spans(&wait.tips, &session.values),
        meanwhile: all_spans(&wait.meanwhile, &session.values),
        tell: core.settings.notify_waits,
        use_time: wait.use_time.as_ref().map(|way| plain(&way.say)),
    }
}

fn step_help(step: &Step) -> Option<&Link> {
    match &step.kind {
        StepKind::Question(question) => question.help.as_ref(),
        _ => None,
    }
}

fn help(link: Option<&Link>) -> Option<(String, String)> {
    link.map(|link| (plain(&link.say), link.open.clone()))
}

/// Whether a condition of the guide holds.
pub(super) fn holds(condition: Option<&Condition>, session: &Session) -> bool {
    let Some(condition) = condition else { return true };
    let os = condition.os.as_deref().is_none_or(|os| os == std::env::consts::OS);
    let finding = condition.finding.as_ref().is_none_or(|id| {
        session.runs.iter().flat_map(|run| &run.outcome.findings).any(|found| found.id == *id)
    });
    os && finding
}
