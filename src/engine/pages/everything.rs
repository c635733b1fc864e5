//! The page of “Check everything”: its rows, the root cause, and what came out.

use super::{before_everything, changed, result};
use crate::checks::{self, Diagnosis, RootCause, STOPPED};
use crate::domain::finding::{Confidence, RunReport, Verdict};
use crate::domain::session::{SWEEP, Session};
use crate::engine::core::{Core, RowState};
use crate::engine::moment::Moment;
use crate::engine::view::{
    CauseCard, CheckLine, Details, EverythingPage, LineState, Page, SaidCard, SweepLine,
};

pub(super) fn page(core: &Core, session: &Session, now: &Moment) -> Page {
    if core.live.as_ref().is_some_and(|live| live.check == SWEEP) {
        return Page::Everything(Box::new(running(core, now)));
    }
    match session.result_here() {
        Some(report) => Page::Everything(Box::new(done(core, report, now))),
        None => Page::BeforeEverything(before_everything::page(core, now)),
    }
}

fn running(core: &Core, now: &Moment) -> EverythingPage {
    let words = &core.known.words;
    let sweeping = &core.sweeping;
    let began_ms = core.live.as_ref().map_or(now.ms, |live| live.began_ms);
    let ended = sweeping.ended();
    let all = sweeping.rows.len();
    let diagnosis = checks::diagnose(&core.known.catalog, &ended);
    let risen = sweeping
        .risen
        .as_ref()
        .and_then(|check| diagnosis.root_causes.iter().find(|root| root.check == *check).cloned());
    let cause = risen.map(|root| cause_card(core, &root, &[], &ended, now));
    let blocked = blocked_by(cause.as_ref().map(|(check, _)| check.as_str()), &ended);
    let mut rows: Vec<SweepLine> = sweeping
        .rows
        .iter()
        .filter(|row| !blocked.contains(&row.check))
        .map(|row| match &row.state {
            RowState::Waiting => open(core, &row.check, LineState::Waiting),
            RowState::Running(since) => {
                let tenths = since.saturating_sub(began_ms) / 100;
                open(core, &row.check, LineState::Checking(u32::try_from(tenths).unwrap_or(0)))
            }
            RowState::Ended(report) => line(core, report, now),
        })
        .collect();
    raise(&mut rows, cause.as_ref().map(|(check, _)| check.as_str()));
    let broke =
        sweeping.broke.as_ref().and_then(|check| ended.iter().find(|it| it.check == *check));
    EverythingPage {
        title: words.get("everything-running"),
        running: true,
        done: (count(ended.len()), count(all)),
        counted: words
            .with("everything-counted", &[("done", ended.len().into()), ("all", all.into())]),
        seconds: now.ms.saturating_sub(began_ms) as f32 / 1000.0,
        when: None,
        cause: cause.map(|(_, card)| card),
        said: None,
        rows,
        news: broke.map(|part| news(core, part)),
    }
}

fn done(core: &Core, report: &RunReport, now: &Moment) -> EverythingPage {
    let words = &core.known.words;
    let diagnosis = checks::diagnose(&core.known.catalog, &report.parts);
    let was_stopped = report.outcome.reason.as_deref() == Some(STOPPED);
    let cause = diagnosis
        .root_causes
        .first()
        .map(|root| cause_card(core, root, &diagnosis.root_causes, &report.parts, now));
    let blocked = blocked_by(cause.as_ref().map(|(check, _)| check.as_str()), &report.parts);
    let mut rows: Vec<SweepLine> = report
        .parts
        .iter()
        .filter(|part| !blocked.contains(&part.check))
        .map(|part| line(core, part, now))
        .collect();
    raise(&mut rows, cause.as_ref().map(|(check, _)| check.as_str()));
    let all = report.parts.len();
    let stopped = |part: &&RunReport| part.outcome.reason.as_deref() == Some(STOPPED);
    let left = report.parts.iter().filter(stopped).count();
    let said = cause.is_none().then(|| said(core, report, &diagnosis, now));
    EverythingPage {
        title: title(core, report, &diagnosis, was_stopped),
        running: false,
        done: (count(all - left), count(all)),
        counted: words.with(
            if was_stopped { "everything-counted-stopped" } else { "everything-counted" },
            &[("done", (all - left).into()), ("all", all.into())],
        ),
        seconds: report.ms as f32 / 1000.0,
        when: Some(words.with("everything-when", &[("time", now.when(report.at).into())])),
        cause: cause.map(|(_, card)| card),
        said,
        rows,
        news: None,
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// What came out, as the page's title.
fn title(core: &Core, report: &RunReport, diagnosis: &Diagnosis, was_stopped: bool) -> String {
    let words = &core.known.words;
    let sure = diagnosis.root_causes.iter().filter(|root| root.confidence > Confidence::Possible);
    match (sure.count(), report.outcome.verdict) {
        (1.., _) => words.get("everything-found"),
        (0, _) if was_stopped => words.get("everything-stopped"),
        (0, Verdict::Pass) => words.get("everything-well"),
        (0, Verdict::Warn) => words.get("everything-look"),
        (0, _) if !diagnosis.root_causes.is_empty() => words.get("everything-possible"),
        (0, _) => words.get("everything-unseen"),
    }
}

/// The card of a root cause, and the check that found it.
fn cause_card(
    core: &Core,
    root: &RootCause,
    roots: &[RootCause],
    parts: &[RunReport],
    now: &Moment,
) -> (String, CauseCard) {
    let words = &core.known.words;
    let say = |root: &RootCause| match core.known.catalog.finding(&root.finding.id) {
        Some(info) => info.say.clone(),
        None => words.get("verdict-fail"),
    };
    let info = core.known.catalog.finding(&root.finding.id);
    let likely = Confidence::Likely;
    // What one check names beside it is the same trouble seen twice; what another finds is trouble more.
    let is_rival = |other: &&RootCause| {
        other.check == root.check && (root.confidence, other.confidence) == (likely, likely)
    };
    let others = || roots.iter().filter(|other| other.cause != root.cause);
    let rivals: Vec<String> = others().filter(is_rival).map(say).collect();
    let also = others()
        .filter(|other| !is_rival(other) && other.confidence > Confidence::Possible)
        .map(say)
        .collect();
    let mut rival: Vec<String> = rivals
        .iter()
        .map(|say| words.with("everything-or", &[("say", say.clone().into())]))
        .collect();
    if !rivals.is_empty() {
        rival.extend(decides(core, root));
    }
    let found_by = parts.iter().find(|part| part.check == root.check);
    let blocked: Vec<CheckLine> = blocked_by(Some(&root.check), parts)
        .iter()
        .filter_map(|check| parts.iter().find(|part| part.check == *check))
        .map(|part| result::line(core, part, now))
        .collect();
    let word = match (root.confidence, rivals.is_empty()) {
        (Confidence::Possible, _) => "everything-cause-possible",
        (_, false) => "everything-cause-one-of",
        (_, true) => "everything-cause",
    };
    let card = CauseCard {
        id: root.finding.id.clone(),
        verdict: match root.confidence {
            Confidence::Possible => Verdict::Inconclusive,
            _ => Verdict::Fail,
        },
        word: words.get(word),
        sure: words.get(&format!("everything-sure-{}", root.confidence.word())),
        sentence: say(root),
        who: info.map(|info| info.lead.clone()).unwrap_or_default(),
        rival,
        also,
        button: words.get("everything-what-to-do"),
        consequences: (!blocked.is_empty())
            .then(|| words.with("everything-blocked", &[("count", blocked.len().into())])),
        blocked,
        changed: found_by
            .and_then(|part| part.outcome.since.as_ref())
            .filter(|since| !since.changes.is_empty())
            .map(|since| changed::lines(core, since, now)),
    };
    (root.check.clone(), card)
}

/// The question that decides between two causes that look alike, where the vocabulary knows it.
fn decides(core: &Core, root: &RootCause) -> Option<String> {
    let decides = core.known.catalog.finding(&root.finding.id)?.decides.clone()?;
    Some(core.known.words.with("everything-decides", &[("question", decides.into())]))
}

/// The checks that were not made because of this one, directly or through another.
fn blocked_by(check: Option<&str>, parts: &[RunReport]) -> Vec<String> {
    let Some(check) = check else { return Vec::new() };
    let mut blockers = vec![check.to_owned()];
    loop {
        let more: Vec<String> = parts
            .iter()
            .filter(|part| part.outcome.verdict == Verdict::Skipped)
            .filter(|part| part.outcome.because_of.as_ref().is_some_and(|it| blockers.contains(it)))
            .filter(|part| !blockers.contains(&part.check))
            .map(|part| part.check.clone())
            .collect();
        if more.is_empty() {
            break;
        }
        blockers.extend(more);
    }
    blockers.remove(0);
    blockers
}

/// The row of the cause stands first; the others stay where they are.
fn raise(rows: &mut Vec<SweepLine>, check: Option<&str>) {
    let place = check.and_then(|check| rows.iter().position(|row| row.check == check));
    if let Some(place) = place {
        let row = rows.remove(place);
        rows.insert(0, row);
    }
}

/// That all is well with its proof, or what could not be seen.
fn said(core: &Core, report: &RunReport, diagnosis: &Diagnosis, now: &Moment) -> SaidCard {
    let words = &core.known.words;
    let verdict = report.outcome.verdict;
    let parts = || report.parts.iter();
    let passed = parts().filter(|part| part.outcome.verdict == Verdict::Pass).count();
    let asked = report.outcome.sent.len();
    let mut lines = Vec::new();
    let sentence = match verdict {
        Verdict::Pass => {
            lines.push(words.with(
                "everything-proof",
                &[("checks", passed.into()), ("questions", asked.into())],
            ));
            lines.extend(parts().filter_map(|part| super::proof::identity(core, part)));
            words.with("everything-all-well", &[("time", now.time_of(report.at).into())])
        }
        Verdict::Warn => {
            let looks = diagnosis.findings.iter();
            let info = |found: &RootCause| core.known.catalog.finding(&found.finding.id);
            lines.extend(looks.filter_map(info).map(|info| info.say.clone()));
            words.get("everything-works-but")
        }
        _ => {
            lines = unseen(core, &report.parts, now);
            words.with("everything-nothing-broken", &[("count", passed.into())])
        }
    };
    let word = words.get(&format!("verdict-{}", verdict.word()));
    SaidCard { verdict, word, sentence, lines }
}

/// So many things that were not seen are named; the rows below have them all.
const NAMED: usize = 4;

/// What was not seen and why. What was stopped says so in its row.
fn unseen(core: &Core, parts: &[RunReport], now: &Moment) -> Vec<String> {
    let words = &core.known.words;
    let mut unseen: Vec<&RunReport> = parts
        .iter()
        .filter(|part| matches!(part.outcome.verdict, Verdict::Inconclusive | Verdict::Skipped))
        .filter(|part| !matches!(part.outcome.reason.as_deref(), Some(STOPPED | "needs")))
        .collect();
    unseen.sort_by_key(|part| part.outcome.verdict == Verdict::Skipped);
    let more = unseen.len().saturating_sub(NAMED);
    let mut lines: Vec<String> = unseen
        .into_iter()
        .take(NAMED)
        .map(|part| {
            let name = words.get(&result::title_id(&part.check));
            format!("{name}: {}", result::reason_words(core, part, now).0)
        })
        .collect();
    if more > 0 {
        lines.push(words.with("everything-more-unseen", &[("count", more.into())]));
    }
    lines
}

/// What was seen as it stands behind a name: its first letter is small, unless it begins a name of its own.
fn within(core: &Core, seen: String) -> String {
    let names = core.known.words.get("everything-names");
    let first = seen.split([' ', '’', ',']).next().unwrap_or_default();
    let is_name = names.split(' ').any(|name| name == first)
        || first.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit());
    let mut letters = seen.chars();
    match letters.next() {
        Some(letter) if !is_name => letter.to_lowercase().chain(letters).collect(),
        _ => seen,
    }
}

fn news(core: &Core, part: &RunReport) -> String {
    let words = &core.known.words;
    let name = words.get(&result::title_id(&part.check));
    let word = words.get(&format!("verdict-{}", part.outcome.verdict.word()));
    format!("{word}: {name}. {}", result::seen(core, part))
}

fn open(core: &Core, check: &str, state: LineState) -> SweepLine {
    let words = &core.known.words;
    let (word, time) = match state {
        LineState::Checking(_) => ("everything-checking", ""),
        _ => ("everything-waiting", "–"),
    };
    SweepLine {
        check: check.to_owned(),
        state,
        word: words.get(word),
        name: words.get(&result::title_id(check)),
        seen: String::new(),
        time: time.to_owned(),
        details: None,
        lacks: None,
    }
}

fn line(core: &Core, part: &RunReport, now: &Moment) -> SweepLine {
    let words = &core.known.words;
    let verdict = part.outcome.verdict;
    let lacks = (part.outcome.reason.as_deref() == Some("no-secret"))
        .then(|| before_everything::lacks(core, &part.check))
        .flatten();
    let seen = match lacks {
        Some(slot) => {
            let key = words.get(&format!("slot-{}", slot.name()));
            within(core, words.with("everything-no-key", &[("key", key.into())]))
        }
        None => within(core, result::seen(core, part)),
    };
    SweepLine {
        check: part.check.clone(),
        state: LineState::Ended(verdict),
        word: words.get(&format!("verdict-{}", verdict.word())),
        name: words.get(&result::title_id(&part.check)),
        seen,
        time: time(part),
        details: Some(details(core, part, now)),
        lacks,
    }
}

fn time(part: &RunReport) -> String {
    match part.outcome.verdict {
        Verdict::Skipped => "–".to_owned(),
        _ if part.ms < 1000 => format!("{} ms", part.ms),
        _ => format!("{:.1} s", part.ms as f32 / 1000.0),
    }
}

fn details(core: &Core, part: &RunReport, now: &Moment) -> Details {
    let mut details = result::details(core, part, now);
    // A skipped check has nothing but its reason to show.
    if part.outcome.verdict == Verdict::Skipped && details.well.is_empty() {
        let (said, more) = result::reason_words(core, part, now);
        details.well.extend([said, more].into_iter().filter(|line| !line.is_empty()));
    }
    details
}

/// The details of a row as text, for the clipboard: masked and searched as a report is.
pub(in crate::engine) fn row_details(core: &Core, check: &str, now: &Moment) -> Option<String> {
    let session = core.session.as_ref().filter(|session| session.is_everything())?;
    let shown = core.sweeping.ended();
    let parts = match (&core.live, session.result_here()) {
        (None, Some(report)) => &report.parts,
        _ => &shown,
    };
    let part = parts.iter().find(|part| part.check == check)?;
    let name = core.known.words.get(&result::title_id(check));
    let details = details(core, part, now);
    let mut lines = vec![format!("{name}: {}", result::seen(core, part))];
    lines.extend(
        details.timeline.iter().map(|row| format!("{}: {} {}", row.name, row.time, row.seen)),
    );
    lines.extend(details.well);
    lines.push(details.ids);
    super::papers::details_for_clipboard(core, &lines.join("\n"), part)
}
