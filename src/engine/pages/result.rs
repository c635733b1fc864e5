//! The page of a check's result, and its details.

use super::{changed, picture, proof, step};
use crate::checks;
use crate::domain::finding::{
    Confidence, Exclusion, Finding, Outcome, RunReport, StageState, Verdict,
};
use crate::domain::session::Session;
use crate::engine::LastRun;
use crate::engine::core::Core;
use crate::engine::moment::Moment;
use crate::engine::view::{CheckLine, Details, ResultPage, TimelineRow};

pub(super) fn result(
    core: &Core,
    session: &Session,
    report: &RunReport,
    now: &Moment,
) -> ResultPage {
    let words = &core.known.words;
    let outcome = &report.outcome;
    let info = outcome.findings.first().and_then(|found| core.known.catalog.finding(&found.id));
    let (title, lead) = match info {
        Some(info) => (info.say.clone(), info.lead.clone()),
        None => reason_words(core, report, now),
    };
    let guarded =
        checks::find(&report.check).is_some_and(|check| check.declaration().counts_as_sign_in);
    ResultPage {
        verdict: outcome.verdict,
        word: words.get(&format!("verdict-{}", outcome.verdict.word())),
        when: words.with("checked-at", &[("time", now.time_of(report.at).into())]),
        title,
        lead,
        unsure: unsure(core, &outcome.findings),
        ruled_out: ruled_out(core, &outcome.findings),
        identity: proof::identity(core, report),
        vendor_says: vendor_says(core, report),
        picture: picture::picture(core, report, false),
        primary: words.get(&format!("result-primary-{}", outcome.verdict.word())),
        again_not_now: if guarded { step::not_now(core, now) } else { None },
        twice: looked_twice(core, outcome),
        changed: outcome.since.as_ref().map(|since| changed::lines(core, since, now)),
        before: proof::before_and_after(core, session, report, now),
        details: details(core, report, now),
    }
}

/// A fault that stayed was looked at twice; one that passed is told by its own finding.
fn looked_twice(core: &Core, outcome: &Outcome) -> Option<String> {
    let look = outcome.second_look?;
    let seconds = look.after_ms.div_ceil(1000);
    let id = format!("looked-twice-{}", look.persistence.word());
    Some(core.known.words.with(&id, &[("seconds", seconds.into())]))
}

/// Why a check was not made or cannot tell: title and lead.
pub(super) fn reason_words(core: &Core, report: &RunReport, now: &Moment) -> (String, String) {
    let words = &core.known.words;
    let reason = report.outcome.reason.as_deref().unwrap_or("unknown");
    let until = report.outcome.until.map(|until| now.time_of(until)).unwrap_or_default();
    let arguments = [("time", until.into())];
    (
        words.with(&format!("reason-{reason}"), &arguments),
        words.with(&format!("reason-{reason}-lead"), &arguments),
    )
}

/// How sure it is, where it is not certain.
fn unsure(core: &Core, findings: &[Finding]) -> Option<String> {
    let words = &core.known.words;
    let first = findings.first()?;
    let rivals: Vec<String> = findings
        .iter()
        .skip(1)
        .filter(|other| other.confidence == first.confidence)
        .filter(|other| {
            core.known.catalog.cause_of(&other.id) != core.known.catalog.cause_of(&first.id)
        })
        .filter_map(|other| core.known.catalog.finding(&other.id))
        .map(|info| info.short.clone())
        .collect();
    match (first.confidence, rivals.is_empty()) {
        (Confidence::Possible, _) => Some(words.get("unsure-possible")),
        (Confidence::Likely, false) => {
            let count = [("count", (rivals.len() + 1).into())];
            let decides = core.known.catalog.finding(&first.id)?.decides.as_deref();
            let rest = decides.map_or_else(|| words.get("unsure-next-question"), str::to_owned);
            Some(format!("{} {rest}", words.with("unsure-rivals", &count)))
        }
        _ => None,
    }
}

/// What else the first finding could have been, and what rules each out.
pub(in crate::engine) fn ruled_out(core: &Core, findings: &[Finding]) -> Option<String> {
    let first = findings.first().filter(|found| found.confidence == Confidence::Certain)?;
    let sentence = |exclusion: &Exclusion| {
        let rival = core.known.catalog.finding(&exclusion.cause);
        let what = rival.map(|info| info.short.as_str());
        let what = what.or_else(|| {
            Some(core.known.catalog.causes().get(&exclusion.cause)?.meaning.as_str())
        })?;
        let because = exclusion.because.as_str();
        Some(
            core.known
                .words
                .with("ruled-out", &[("what", what.into()), ("because", because.into())]),
        )
    };
    let sentences: Vec<String> = first.excludes.iter().filter_map(sentence).collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

fn vendor_says(core: &Core, report: &RunReport) -> Option<String> {
    let said = report
        .outcome
        .findings
        .iter()
        .flat_map(|finding| &finding.evidence)
        .find(|evidence| evidence.label.ends_with(" says"))?;
    let arguments = [("who", said.label.clone().into()), ("text", said.text.clone().into())];
    Some(core.known.words.with("vendor-says", &arguments))
}

/// What a run saw, in two or three words.
pub(super) fn seen(core: &Core, report: &RunReport) -> String {
    let words = &core.known.words;
    let info =
        report.outcome.findings.first().and_then(|found| core.known.catalog.finding(&found.id));
    match info {
        Some(info) if report.outcome.verdict != Verdict::Pass => info.short.clone(),
        _ if report.outcome.verdict == Verdict::Pass => {
            words.get(&format!("passed-{}", report.check.replace('.', "-")))
        }
        _ => {
            let reason = report.outcome.reason.as_deref().unwrap_or("unknown");
            words.get(&format!("reason-{reason}-short"))
        }
    }
}

/// The same of a run of which only the short note is at hand.
pub(super) fn seen_of(core: &Core, last: &LastRun) -> String {
    let words = &core.known.words;
    let info = last.finding.as_ref().and_then(|finding| core.known.catalog.finding(finding));
    match (last.verdict, info) {
        (Verdict::Pass, _) => words.get(&format!("passed-{}", last.check.replace('.', "-"))),
        (_, Some(info)) => info.short.clone(),
        (verdict, None) => words.get(&format!("verdict-{}", verdict.word())),
    }
}

/// The text id of a check's title.
pub(super) fn title_id(check: &str) -> String {
    format!("check-{}", check.replace('.', "-"))
}

pub(super) fn details(core: &Core, report: &RunReport, now: &Moment) -> Details {
    Details {
        open: core.settings.details_open,
        timeline: timeline(core, report),
        well: well(report),
        ids: ids(report),
        others: report.parts.iter().map(|part| line(core, part, now)).collect(),
    }
}

fn timeline(core: &Core, report: &RunReport) -> Vec<TimelineRow> {
    let words = &core.known.words;
    let stages = &report.outcome.stages;
    let end = stages.iter().map(|stage| stage.start_ms + stage.ms).max().unwrap_or(0).max(1);
    let part = |ms: u64| ms as f32 / end as f32;
    stages
        .iter()
        .map(|stage| {
            let failed = stage.state == StageState::Failed;
            TimelineRow {
                name: words.get(&format!("stage-{}", stage.stage.word())),
                bar: (part(stage.start_ms), part(stage.start_ms + stage.ms)),
                time: if failed { String::new() } else { format!("{} ms", stage.ms) },
                seen: stage.seen.clone(),
                failed,
            }
        })
        .collect()
}

/// The last request, and what came back.
fn well(report: &RunReport) -> Vec<String> {
    let own = report.parts.iter().find(|part| part.check == report.check);
    let sent = own.map_or(&report.outcome.sent, |part| &part.outcome.sent);
    let mut lines: Vec<String> =
        sent.iter().map(|sent| format!("{} {}{}", sent.method, sent.host, sent.path)).collect();
    let evidence = report.outcome.findings.first().map(|finding| &finding.evidence);
    for evidence in evidence.into_iter().flatten().chain(&report.outcome.evidence) {
        lines.push(format!("{}: {}", evidence.label, evidence.text));
    }
    lines
}

fn ids(report: &RunReport) -> String {
    let finding = report.outcome.findings.first().map(|finding| finding.id.as_str());
    let first =
        finding.or(report.outcome.reason.as_deref()).unwrap_or(report.outcome.verdict.word());
    format!("{first} · {} · run {}", report.check, report.run)
}

pub(super) fn line(core: &Core, part: &RunReport, _now: &Moment) -> CheckLine {
    let words = &core.known.words;
    CheckLine {
        verdict: part.outcome.verdict,
        word: words.get(&format!("verdict-{}", part.outcome.verdict.word())),
        name: words.get(&title_id(&part.check)),
        seen: seen(core, part),
        time: if part.outcome.verdict == Verdict::Skipped {
            "–".to_owned()
        } else {
            format!("{} ms", part.ms)
        },
    }
}

/// The details as text, masked, for the clipboard.
pub(in crate::engine) fn details_text(core: &Core, now: &Moment) -> Option<String> {
    let report = core.session.as_ref()?.runs.last()?;
    let details = details(core, report, now);
    let mut lines: Vec<String> = details
        .timeline
        .iter()
        .map(|row| format!("{}: {} {}", row.name, row.time, row.seen))
        .collect();
    lines.extend(details.well);
    lines.extend(
        details.others.iter().map(|line| format!("{}: {} ({})", line.name, line.word, line.seen)),
    );
    lines.push(details.ids);
    super::papers::details_for_clipboard(core, &lines.join("\n"), report)
}
