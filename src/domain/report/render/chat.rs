//! The report in ten plain lines for a chat.

use crate::domain::report::document::{both, brief_line, finding_line, shown, word_for};
use crate::domain::report::hidden_words;
use crate::domain::report::model::{Report, RunLine};
use crate::domain::text::{Words, visible};

/// The most lines.
const LINES: usize = 10;
/// The longest line, in characters.
const WIDTH: usize = 200;

pub(super) fn render(report: &Report, words: &Words) -> String {
    let row = |id: &str, text: String| format!("{}: {text}", words.get(id));
    let mut lines =
        vec![format!("Refloat {}: {}", shown(&report.program), shown(&report.guide.title))];
    if report.practice {
        lines.push(words.get("report-practice"));
    }
    let standing = &report.standing;
    let stands = format!("{} {}", shown(&standing.code), shown(&standing.title));
    lines.push(row("report-stands", stands.trim().to_owned()));
    match report.runs.last() {
        Some(run) => lines.extend(run_lines(report, run, words)),
        None => lines.push(words.get("report-no-check")),
    }
    if let Some(change) = &report.change {
        lines.push(row("report-before", brief_line(report, &change.before, words)));
    }
    // What is hidden is always said, and so it is the last line that may be.
    lines.truncate(LINES - 1);
    let hidden = hidden_words(report, words);
    if !hidden.is_empty() {
        lines.push(row("report-hidden", hidden));
    }
    let lines: Vec<String> = lines.iter().map(|line| visible(line, WIDTH)).collect();
    lines.join("\n")
}

fn run_lines(report: &Report, run: &RunLine, words: &Words) -> Vec<String> {
    let verdict = words.get(&format!("verdict-{}", run.verdict.word()));
    let mut lines = vec![format!("{}: {verdict} · {}", shown(&run.title), both(report, &run.at))];
    lines.extend(run.findings.iter().take(2).map(|finding| finding_line(finding, words)));
    lines.extend(run.reason.iter().map(|reason| word_for("reason", reason, "-short", words)));
    if let Some(sent) = run.sent.last() {
        let request = format!("{} {}{}", sent.method, sent.host, sent.path);
        lines.push(format!("{}: {}", words.get("report-sent"), shown(&request)));
    }
    let evidence = run.findings.first().map_or(&run.evidence, |finding| &finding.evidence);
    lines.extend(
        evidence
            .iter()
            .take(2)
            .map(|seen| format!("{}: {}", shown(&seen.label), shown(&seen.text))),
    );
    lines
}
