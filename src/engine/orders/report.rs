//! The orders `report …`: saved reports, shown, written in another form and compared.
//!
//! A saved report was written by somebody else. It is read with limits and shown; it names no host to
//! ask, starts nothing and fills nothing.

use std::path::Path;

use super::OrderError;
use super::report_diff::compare;
pub use super::report_diff::{Change, Part};
use crate::domain::report::{Blocked, Format, ReadError, Report, export, preview, read};
use crate::domain::secret::Needles;
use crate::domain::text::{Language, Words};
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
        ReadError::TooLarge { .. } | ReadError::Version { .. } => format!("{file}: {error}"),
    })
}

/// Every line of a report; headings begin with `# `.
#[must_use]
pub fn lines(report: &Report) -> Vec<String> {
    preview(report, Format::Html, &Words::new(Language::English))
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

/// What differs between two reports, by part; empty where they say the same. Moments, lengths of time
/// and the numbers of runs do not count.
#[must_use]
pub fn diff(before: &Report, after: &Report) -> Vec<Part> {
    compare(before, after, &Words::new(Language::English))
}
