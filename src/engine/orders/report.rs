//! The orders `report …`: saved reports, shown, written in another form and compared.
//!
//! A saved report was written by somebody else. It is read with limits and shown; it names no host to
//! ask, starts nothing and fills nothing.

use std::path::Path;

use super::OrderError;
use crate::checks;
use crate::domain::finding::{Catalog, Outcome};
use crate::domain::guide::builtin_catalog;
use crate::domain::report::{
    Blocked, Comparison, Format, ReadError, Report, compare, export, preview, read,
};
use crate::domain::secret::Needles;
use crate::domain::text::{Language, Words, visible};
use crate::world::store::text_files;

/// Opens a saved report.
///
/// # Errors
/// The file is missing, too large, no text, of another version or damaged; the file is named, and line
/// and column where there are such.
pub fn open(file: &Path) -> Result<Report, OrderError> {
    let text = text_files::read_text(file, text_files::REPORT_LIMIT)?;
    read(text.as_bytes()).map_err(|error| at_its_place(file, &error))
}

fn at_its_place(file: &Path, error: &ReadError) -> OrderError {
    let file = file.display();
    OrderError::Input(match error {
        ReadError::Malformed { line, column, message } => {
            format!("{file}:{line}:{column}: {message}; ask for the report once more")
        }
        ReadError::TooDeep { line, column } => {
            format!("{file}:{line}:{column}: nested too deep for a report; choose another file")
        }
        ReadError::TooLarge { .. } | ReadError::Version { .. } | ReadError::NoVersion { .. } => {
            format!("{file}: {error}")
        }
    })
}

/// Every line of a report, its findings in the words of today, and what the present rules say of it;
/// headings begin with `# `.
///
/// # Errors
/// The built-in findings do not load, which a test forbids.
pub fn lines(report: &Report) -> Result<Vec<String>, OrderError> {
    let words = Words::new(Language::English);
    let catalog = builtin_catalog()?;
    let mut lines = preview(&report.in_words_of_today(&catalog), Format::Html, &words);
    lines.push(format!("# {}", words.get("report-again")));
    lines.extend(judgements(report, &catalog, &words));
    Ok(lines)
}

/// What the present rules say of each run of a report, in a line each, and what this Refloat does not
/// know.
pub(in crate::engine) fn judgements(
    report: &Report,
    catalog: &Catalog,
    words: &Words,
) -> Vec<String> {
    let runs = report.judged_runs();
    let mut lines: Vec<String> = runs
        .iter()
        .zip(&report.runs)
        .map(|(run, line)| {
            let (then, now) = (&run.outcome, checks::judge_again(catalog, run));
            let title = visible(&line.title, LONGEST);
            let same = then.verdict == now.verdict && said(then) == said(&now);
            let id = if same { "report-again-same" } else { "report-again-other" };
            let (then, now) = (told(then, words), told(&now, words));
            words.with(id, &[("check", title.into()), ("then", then.into()), ("now", now.into())])
        })
        .collect();
    lines.extend(
        report
            .unknown_findings(catalog)
            .into_iter()
            .map(|id| words.with("report-again-unknown", &[("id", visible(id, LONGEST).into())])),
    );
    if runs.is_empty() {
        lines.push(words.get("report-no-check"));
    }
    lines
}

/// A report in another form. The command line holds no secrets, so there are none to search for.
///
/// # Errors
/// The export is blocked.
pub fn convert(report: &Report, format: Format) -> Result<String, Blocked> {
    export(report, format, &Words::new(Language::English), &Needles::of(&[])?)
}

/// Refuses to write where the report itself lies.
///
/// # Errors
/// Both paths lead to one file.
pub fn refuse_own_place(file: &Path, out: &Path) -> Result<(), OrderError> {
    if text_files::is_same_file(file, out) {
        let out = out.display();
        return Err(OrderError::Input(format!(
            "{out} is the report itself and is not overwritten; name another file"
        )));
    }
    Ok(())
}

/// Writes a converted report, whole or not at all.
///
/// # Errors
/// The system refuses.
pub fn save(out: &Path, text: &str) -> Result<(), OrderError> {
    Ok(text_files::write_chosen(out, text.as_bytes())?)
}

/// What differs between two reports. Moments, lengths of time and the numbers of runs do not count,
/// unless a time is out of proportion.
#[must_use]
pub fn diff(before: &Report, after: &Report) -> Comparison {
    compare(before, after, &Words::new(Language::English))
}

/// The longest text of a line, in characters.
const LONGEST: usize = 200;

/// What an outcome says, for comparing it with another.
pub(in crate::engine) fn said(outcome: &Outcome) -> Vec<(&str, &str)> {
    let findings = outcome.findings.iter();
    findings.map(|it| (it.id.as_str(), it.confidence.word())).collect()
}

fn told(outcome: &Outcome, words: &Words) -> String {
    let verdict = words.get(&format!("verdict-{}", outcome.verdict.word()));
    let found: Vec<String> = outcome.findings.iter().map(|it| visible(&it.id, LONGEST)).collect();
    if found.is_empty() { verdict } else { format!("{verdict} ({})", found.join(", ")) }
}
