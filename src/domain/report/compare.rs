//! What differs between two reports: first what a support person asks for, then line by line. Two walks
//! never share a moment or a length of time, so those are shown beside what differs and never differ
//! themselves, unless they are out of proportion.

mod changed;

pub use changed::Row;

use super::model::{FoundLine, Report, RunLine, SeenLine, StageLine};
use super::render::hidden_words;
use crate::domain::finding::StageState;
use crate::domain::text::{Words, visible};

/// The most pairs of lines that are held against each other. A report made to be slow is told as gone
/// and new as a whole.
const PAIRS: usize = 4_000_000;

/// Two reports beside each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Verdicts, findings, addresses, certificates and times that changed.
    pub changed: Vec<Row>,
    /// Every line of both, by part.
    pub parts: Vec<Part>,
}

impl Comparison {
    /// True where the two reports say the same.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.changed.is_empty() && self.parts.iter().all(|part| part.differing() == 0)
    }
}

/// A part of two reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its heading.
    pub heading: String,
    /// Its lines in their order.
    pub lines: Vec<Change>,
}

impl Part {
    /// How many lines only one of the reports has.
    #[must_use]
    pub fn differing(&self) -> usize {
        self.lines.iter().filter(|line| !matches!(line, Change::Same(_))).count()
    }
}

/// A line of two reports, made safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Both have it; as the later report has it.
    Same(String),
    /// The earlier report has it.
    Gone(String),
    /// The later report has it.
    New(String),
}

/// A line of a report: what is compared, and what is shown beside it.
struct Line {
    says: String,
    beside: String,
}

impl Line {
    fn new(says: String) -> Self {
        Self { says, beside: String::new() }
    }

    fn row(label: &str, text: &str) -> Self {
        Self::new(format!("{label}: {text}"))
    }

    fn beside(self, beside: String) -> Self {
        Self { beside, ..self }
    }

    fn shown(&self) -> String {
        visible(&format!("{}{}", self.says, self.beside), usize::MAX)
    }
}

/// How a part of a report becomes lines.
type Lines = fn(&Report, &Words) -> Vec<Line>;

/// Holds two reports against each other; the earlier one first.
#[must_use]
pub fn compare(before: &Report, after: &Report, words: &Words) -> Comparison {
    let parts: [(&str, Lines); 4] = [
        ("report-route", route),
        ("report-found", found),
        ("report-how-far", timings),
        ("report-about", about),
    ];
    let compared = parts.into_iter().map(|(heading, lines)| Part {
        heading: words.get(heading),
        lines: changes(&lines(before, words), &lines(after, words)),
    });
    Comparison { changed: changed::rows(before, after, words), parts: compared.collect() }
}

fn route(report: &Report, words: &Words) -> Vec<Line> {
    let guide = format!("{} ({})", report.guide.title, report.guide.id);
    let mut lines = vec![Line::row(&words.get("report-guide"), &guide)];
    lines.extend(report.route.iter().map(|stop| match &stop.answer {
        Some(answer) => Line::row(&stop.label, answer),
        None => Line::new(stop.label.clone()),
    }));
    let standing = &report.standing;
    let stands = format!("{} {} ({})", standing.code, standing.title, standing.step);
    lines.push(Line::row(&words.get("report-stands"), &stands));
    lines.extend(standing.ended.iter().map(|end| Line::row(&words.get("report-ended"), end)));
    lines.extend(standing.waits_until.iter().map(|until| waits("report-waits", until, words)));
    lines
}

/// That there is a wait is compared; until when is shown.
fn waits(id: &str, until: &str, words: &Words) -> Line {
    Line::new(words.get(id)).beside(format!(": {until}"))
}

fn about(report: &Report, words: &Words) -> Vec<Line> {
    let mut lines = vec![
        Line::row(&words.get("report-program"), &format!("Refloat {}", report.program)),
        Line::row(&words.get("report-system"), &report.system),
        Line::row(&words.get("report-zone"), &format!("UTC{:+} min", report.zone_minutes)),
    ];
    if report.practice {
        lines.push(Line::new(words.get("report-practice")));
    }
    let hidden = hidden_words(report, words);
    if !hidden.is_empty() {
        lines.push(Line::row(&words.get("report-hidden"), &hidden));
    }
    lines
}

fn found(report: &Report, words: &Words) -> Vec<Line> {
    report.runs.iter().flat_map(|run| run_lines(run, words)).collect()
}

fn run_lines(run: &RunLine, words: &Words) -> Vec<Line> {
    let mut lines = vec![run_line(run, words)];
    lines.extend(run.sent.iter().map(|sent| {
        let request = format!("{} {}{}", sent.method, sent.host, sent.path);
        Line::row(&words.get("report-sent"), &request)
    }));
    for finding in &run.findings {
        lines.extend(finding_lines(finding, words));
    }
    lines.extend(run.evidence.iter().map(seen_line));
    lines.extend(run.identity.iter().map(|who| {
        let parts = [&who.name, &who.email, &who.account].into_iter().flatten();
        let parts: Vec<&str> = parts.map(String::as_str).collect();
        Line::row(&words.get("report-account"), &parts.join(" · "))
    }));
    lines.extend(run.until.iter().map(|until| waits("report-until", until, words)));
    // The last part is the check itself, whose lines stand above already.
    let others = run.parts.iter().filter(|part| part.check != run.check);
    lines.extend(others.flat_map(|part| run_lines(part, words)));
    lines
}

fn run_line(run: &RunLine, words: &Words) -> Line {
    let verdict = words.get(&format!("verdict-{}", run.verdict.word()));
    let why = [&run.reason, &run.because_of].into_iter().flatten();
    let why: String = why.map(|why| format!(" · {why}")).collect();
    let check = format!("{} ({})", run.title, run.check);
    Line::row(&check, &format!("{verdict}{why}")).beside(format!(" · {} ms", run.ms))
}

fn finding_lines(finding: &FoundLine, words: &Words) -> Vec<Line> {
    let FoundLine { id, confidence, say, remedy, evidence, ruled_out } = finding;
    let said = format!("{say} ({}, {id})", confidence.word());
    let mut lines = vec![Line::row(&words.get("report-finding"), &said)];
    lines.extend(evidence.iter().map(seen_line));
    let ruled_out = ruled_out.iter().map(|it| format!("{}: {}", it.cause, it.because));
    lines.extend(ruled_out.map(|it| Line::row(&words.get("report-ruled-out"), &it)));
    lines.extend(remedy.iter().map(|remedy| Line::row(&words.get("report-remedy"), remedy)));
    lines
}

fn seen_line(seen: &SeenLine) -> Line {
    Line::row(&seen.label, &seen.text)
}

fn timings(report: &Report, words: &Words) -> Vec<Line> {
    report.runs.iter().flat_map(|run| run_timings(run, words)).collect()
}

fn run_timings(run: &RunLine, words: &Words) -> Vec<Line> {
    let own = run.stages.iter().map(|stage| stage_line(&run.check, stage, words));
    let others = run.parts.iter().filter(|part| part.check != run.check);
    own.chain(others.flat_map(|part| run_timings(part, words))).collect()
}

fn stage_line(check: &str, stage: &StageLine, words: &Words) -> Line {
    let name = words.get(&format!("stage-{}", stage.stage.word()));
    let state = words.get(match stage.state {
        StageState::Passed => "report-stage-passed",
        StageState::Failed => "report-stage-failed",
        StageState::Waiting | StageState::Running | StageState::Skipped => "report-stage-skipped",
    });
    let seen = if stage.seen.is_empty() { String::new() } else { format!(" · {}", stage.seen) };
    let line = Line::new(format!("{check}, {name}: {state}{seen}"));
    match stage.state {
        StageState::Passed | StageState::Failed => line.beside(format!(" · {} ms", stage.ms)),
        _ => line,
    }
}

/// The lines of both sides in their order, with as few as there can be that only one side has.
fn changes(before: &[Line], after: &[Line]) -> Vec<Change> {
    let same = |(one, other): &(&Line, &Line)| one.says == other.says;
    let start = before.iter().zip(after).take_while(same).count();
    let (first, before, after) = (&after[..start], &before[start..], &after[start..]);
    let end = before.iter().rev().zip(after.iter().rev()).take_while(same).count();
    let last = &after[after.len() - end..];
    let (before, after) = (&before[..before.len() - end], &after[..after.len() - end]);
    let both = |lines: &[Line]| -> Vec<Change> {
        lines.iter().map(|line| Change::Same(line.shown())).collect()
    };
    let mut changes = both(first);
    changes.extend(middle(before, after));
    changes.extend(both(last));
    changes
}

fn middle(before: &[Line], after: &[Line]) -> Vec<Change> {
    let mut changes = Vec::new();
    let (mut old, mut new) = (0, 0);
    if before.len().saturating_mul(after.len()) <= PAIRS {
        let kept = Kept::of(before, after);
        while old < before.len() && new < after.len() {
            if before[old].says == after[new].says {
                changes.push(Change::Same(after[new].shown()));
                (old, new) = (old + 1, new + 1);
            } else if kept.at(old + 1, new) >= kept.at(old, new + 1) {
                changes.push(Change::Gone(before[old].shown()));
                old += 1;
            } else {
                changes.push(Change::New(after[new].shown()));
                new += 1;
            }
        }
    }
    changes.extend(before[old..].iter().map(|line| Change::Gone(line.shown())));
    changes.extend(after[new..].iter().map(|line| Change::New(line.shown())));
    changes
}

/// How many lines two reports can share from a pair of lines on.
struct Kept {
    counts: Vec<u32>,
    width: usize,
}

impl Kept {
    fn of(before: &[Line], after: &[Line]) -> Self {
        let width = after.len() + 1;
        let mut kept = Self { counts: vec![0; (before.len() + 1) * width], width };
        for old in (0..before.len()).rev() {
            for new in (0..after.len()).rev() {
                kept.counts[old * width + new] = if before[old].says == after[new].says {
                    kept.at(old + 1, new + 1) + 1
                } else {
                    kept.at(old + 1, new).max(kept.at(old, new + 1))
                };
            }
        }
        kept
    }

    fn at(&self, old: usize, new: usize) -> u32 {
        self.counts[old * self.width + new]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<Line> {
        text.chars().enumerate().map(|(ms, c)| Line::new(c.into()).beside(ms.to_string())).collect()
    }

    fn told(before: &str, after: &str) -> String {
        let changes = changes(&lines(before), &lines(after));
        let tell = |change: &Change| match change {
            Change::Same(_) => String::new(),
            Change::Gone(line) => format!("-{}", &line[..1]),
            Change::New(line) => format!("+{}", &line[..1]),
        };
        changes.iter().map(tell).collect()
    }

    #[test]
    fn only_lines_of_one_side_are_told_whatever_stands_beside_them() {
        assert_eq!(told("abc", "abc"), "");
        assert_eq!(told("abcde", "xabde"), "+x-c");
        assert_eq!(told("ab", "ba"), "-a+a");
        assert_eq!(told("", "ab"), "+a+b");
        assert_eq!(told("abxcd", "abycd"), "-x+y");
        assert_eq!(told("aba", "ababa"), "+b+a");
    }

    #[test]
    fn reports_made_to_be_slow_are_told_as_a_whole() {
        let (before, after) = ("ab".repeat(2_000), "ba".repeat(2_000) + "c");
        let changes = changes(&lines(&before), &lines(&after));
        assert_eq!(changes.len(), before.len() + after.len());
    }
}
