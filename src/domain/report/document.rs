//! A report as a document: headings and lines, before it becomes a page, a text or a preview.
//!
//! All that comes out of the report passes [`shown`] here, for an opened report was written by
//! somebody else.

use jiff::Timestamp;

use super::model::{Brief, FoundLine, Report, RunLine, SeenLine, StageLine};
use super::render::hidden_words;
use crate::domain::finding::{Confidence, StageState, Verdict};
use crate::domain::text::{Words, visible};

/// The longest line, in characters.
const LONGEST: usize = 2400;

/// A report as headings and lines.
pub(super) struct Document {
    pub title: String,
    pub sections: Vec<Section>,
}

/// A heading and what stands below it.
pub(super) struct Section {
    pub heading: String,
    pub lines: Vec<Line>,
    /// Its rows are what was seen, and not what was said.
    pub seen: bool,
}

/// A line of a document.
pub(super) enum Line {
    /// A sentence.
    Prose(String),
    /// A label, and what was seen: words from outside.
    Row(String, String),
}

/// Words from outside on one line, with nothing in them that is obeyed.
pub(super) fn shown(text: &str) -> String {
    visible(text, LONGEST)
}

pub(super) fn document(report: &Report, words: &Words) -> Document {
    let mut sections = vec![found(report, words), route(report, words)];
    sections.extend(report.change.as_ref().map(|change| {
        let row =
            |id: &str, brief: &Brief| Line::Row(words.get(id), brief_line(report, brief, words));
        Section {
            heading: words.get("report-change"),
            lines: vec![
                Line::Prose(shown(&change.title)),
                row("report-before", &change.before),
                row("report-after", &change.after),
            ],
            seen: false,
        }
    }));
    sections.extend(report.runs.iter().map(|run| run_section(report, run, words)));
    sections.push(about(report, words));
    Document { title: words.get("report-title"), sections }
}

/// What was found, as the last run says it; nothing where no check was made.
fn found(report: &Report, words: &Words) -> Section {
    let mut lines = Vec::new();
    match report.runs.last() {
        None => lines.push(Line::Prose(words.get("report-no-check"))),
        Some(run) => {
            let verdict = words.get(&format!("verdict-{}", run.verdict.word()));
            let title = format!("{}: {verdict}.", shown(&run.title));
            let when = words.with("report-seen-at", &[("time", both(report, &run.at).into())]);
            lines.push(Line::Prose(format!("{title} {when}")));
            lines.extend(
                run.findings.iter().map(|finding| Line::Prose(finding_line(finding, words))),
            );
        }
    }
    let standing = &report.standing;
    let stands = format!("{} {}", shown(&standing.code), shown(&standing.title));
    lines.push(Line::Row(words.get("report-stands"), stands.trim().to_owned()));
    if let Some(ended) = &standing.ended {
        let ended = word_for("report-ended", ended, "", words);
        lines.push(Line::Row(words.get("report-ended"), ended));
    }
    if let Some(until) = &standing.waits_until {
        lines.push(Line::Row(words.get("report-waits"), both(report, until)));
    }
    Section { heading: words.get("report-found"), lines, seen: false }
}

pub(super) fn finding_line(finding: &FoundLine, words: &Words) -> String {
    let sure = words.get(match finding.confidence {
        Confidence::Certain => "report-certain",
        Confidence::Likely => "report-likely",
        Confidence::Possible => "report-possible",
    });
    format!("{} ({sure}, {})", shown(&finding.say), shown(&finding.id)).trim().to_owned()
}

fn route(report: &Report, words: &Words) -> Section {
    let mut lines = vec![Line::Row(words.get("report-guide"), shown(&report.guide.title))];
    lines.extend(report.route.iter().map(|stop| {
        let label = shown(&stop.label);
        let said = match &stop.answer {
            Some(answer) => format!("{label}: {}", shown(answer)),
            None => label,
        };
        Line::Row(local(report, &stop.at), said)
    }));
    Section { heading: words.get("report-route"), lines, seen: false }
}

fn run_section(report: &Report, run: &RunLine, words: &Words) -> Section {
    let heading = format!("{}, {}", shown(&run.title), local(report, &run.at));
    let mut lines = vec![Line::Row(words.get("report-check"), run_line(run, words))];
    lines.extend(run_details(report, run, words));
    for part in &run.parts {
        lines.push(Line::Row(words.get("report-part"), run_line(part, words)));
        // The last part is the check itself, and its details stand above already.
        if part.check != run.check {
            lines.extend(run_details(report, part, words));
        }
    }
    Section { heading, lines, seen: true }
}

fn run_line(run: &RunLine, words: &Words) -> String {
    let verdict = words.get(&format!("verdict-{}", run.verdict.word()));
    let mut line = format!("{} · {verdict}", shown(&run.check));
    if run.verdict != Verdict::Skipped {
        line.push_str(&format!(" · {} ms", run.ms));
    }
    line.push_str(&format!(" · run {:04}", run.run));
    if let Some(reason) = &run.reason {
        line.push_str(&format!(" · {}", word_for("reason", reason, "-short", words)));
    }
    if let Some(other) = &run.because_of {
        line.push_str(&format!(" · {}", shown(other)));
    }
    line
}

/// The words for an id, and the id beside them for support; the id alone where it has no words.
pub(super) fn word_for(family: &str, id: &str, end: &str, words: &Words) -> String {
    let text = format!("{family}-{id}{end}");
    if words.has(&text) { format!("{} ({})", words.get(&text), shown(id)) } else { shown(id) }
}

fn run_details(report: &Report, run: &RunLine, words: &Words) -> Vec<Line> {
    let mut lines = Vec::new();
    for sent in &run.sent {
        let request = format!("{} {}{}", sent.method, sent.host, sent.path);
        lines.push(Line::Row(words.get("report-sent"), shown(&request)));
    }
    lines.extend(run.stages.iter().map(|stage| stage_line(stage, words)));
    for finding in &run.findings {
        lines.push(Line::Row(words.get("report-finding"), finding_line(finding, words)));
        lines.extend(finding.evidence.iter().map(seen_line));
        for ruled_out in &finding.ruled_out {
            let told = format!("{}: {}", ruled_out.cause, ruled_out.because);
            lines.push(Line::Row(words.get("report-ruled-out"), shown(&told)));
        }
        if let Some(remedy) = &finding.remedy {
            lines.push(Line::Row(words.get("report-remedy"), shown(remedy)));
        }
    }
    lines.extend(run.evidence.iter().map(seen_line));
    if let Some(who) = &run.identity {
        let parts: Vec<String> = [&who.name, &who.email, &who.account]
            .into_iter()
            .flatten()
            .map(|it| shown(it))
            .collect();
        lines.push(Line::Row(words.get("report-account"), parts.join(" · ")));
    }
    if let Some(until) = &run.until {
        lines.push(Line::Row(words.get("report-until"), both(report, until)));
    }
    lines
}

fn seen_line(seen: &SeenLine) -> Line {
    Line::Row(shown(&seen.label), shown(&seen.text))
}

fn stage_line(stage: &StageLine, words: &Words) -> Line {
    let name = words.get(&format!("stage-{}", stage.stage.word()));
    let state = words.get(match stage.state {
        StageState::Passed => "report-stage-passed",
        StageState::Failed => "report-stage-failed",
        StageState::Waiting | StageState::Running | StageState::Skipped => "report-stage-skipped",
    });
    let seen = shown(&stage.seen);
    let line = match stage.state {
        StageState::Passed | StageState::Failed => format!("{state} · {} ms · {seen}", stage.ms),
        _ => format!("{state} · {seen}"),
    };
    Line::Row(name, line.trim_end_matches([' ', '·']).to_owned())
}

pub(super) fn brief_line(report: &Report, brief: &Brief, words: &Words) -> String {
    let verdict = words.get(&format!("verdict-{}", brief.verdict.word()));
    let seen = brief.seen.as_deref().map(|seen| format!(" · {}", shown(seen))).unwrap_or_default();
    format!("{} · {verdict}{seen}", local(report, &brief.at))
}

fn about(report: &Report, words: &Words) -> Section {
    let mut lines = vec![
        Line::Row(words.get("report-made"), both(report, &report.made_at)),
        Line::Row(words.get("report-program"), format!("Refloat {}", shown(&report.program))),
        Line::Row(words.get("report-system"), shown(&report.system)),
        Line::Row(words.get("report-zone"), zone(report.zone_minutes)),
    ];
    if report.practice {
        lines.push(Line::Prose(words.get("report-practice")));
    }
    let hidden = hidden_words(report, words);
    if !hidden.is_empty() {
        lines.push(Line::Row(words.get("report-hidden"), hidden));
    }
    Section { heading: words.get("report-about"), lines, seen: false }
}

fn zone(minutes: i32) -> String {
    let sign = if minutes < 0 { '−' } else { '+' };
    let minutes = minutes.unsigned_abs();
    format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

fn format_at(time: &str, minutes: i32, how: &str) -> Option<String> {
    let time: Timestamp = time.parse().ok()?;
    let seconds = time.as_second().checked_add(i64::from(minutes).checked_mul(60)?)?;
    Some(Timestamp::from_second(seconds).ok()?.strftime(how).to_string())
}

/// The time of day where the report was made; what stands there, where it is no time.
pub(super) fn local(report: &Report, time: &str) -> String {
    format_at(time, report.zone_minutes, "%-H:%M").unwrap_or_else(|| shown(time))
}

/// Day and time where the report was made, and in UTC.
pub(super) fn both(report: &Report, time: &str) -> String {
    let here = format_at(time, report.zone_minutes, "%Y-%m-%d %-H:%M");
    match (here, format_at(time, 0, "%-H:%M UTC")) {
        (Some(here), Some(utc)) => format!("{here} ({utc})"),
        _ => shown(time),
    }
}
