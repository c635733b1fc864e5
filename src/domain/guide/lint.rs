//! Finds the mistakes in a guide that loading cannot see. Each kind has a code; `docs/guides.md`
//! explains all of them.

mod asked;
mod checks;
mod facts;
mod likely;
mod links;
mod page;
mod parts;
#[cfg(test)]
mod tests;
mod walk;
mod wording;

pub use facts::{CheckFact, CheckFacts};

use super::Library;
use super::model::{Guide, Place, Step};
use crate::domain::finding::Catalog;

/// One mistake in a guide.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Diagnostic {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The code, such as `G009`; explained in `docs/guides.md`.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub suggestion: Option<String>,
}

impl std::fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { file, line, column, code, message, suggestion } = self;
        write!(f, "{file}:{line}:{column}: {code} {message}")?;
        suggestion.as_ref().map_or(Ok(()), |suggestion| write!(f, " ({suggestion})"))
    }
}

/// Every mistake in a guide, in the order of the file. What a part does only with the parameters of
/// this guide is said at its place in the part's file.
#[must_use]
pub fn lint(
    guide: &Guide,
    library: &Library,
    catalog: &Catalog,
    facts: &CheckFacts,
) -> Vec<Diagnostic> {
    // What stands in the file is judged as it was written; where it leads, together with its parts.
    let written = library.source(&guide.id).unwrap_or(guide);
    let whole = library.whole(&guide.id).unwrap_or(guide);
    let mut notes = Notes { file: &written.file, guide: &written.id, list: Vec::new() };
    walk::steps_are_known(written, library, &mut notes);
    walk::every_step_has_a_way(whole, library, &mut notes);
    asked::things_are_asked_before_use(whole, library, facts, &mut notes);
    checks::words_are_known(whole, library, catalog, &mut notes);
    checks::checks_are_complete(whole, library, facts, &mut notes);
    links::links_are_safe(whole, library, facts, &mut notes);
    parts::parts_fit(written, library, &mut notes);
    parts::shown_ends_are_whole(whole, &mut notes);
    page::codes_are_spoken_well(written, library, &mut notes);
    page::head_is_sound(written, facts, &mut notes);
    for step in written.steps.values() {
        page::page_is_whole(step, written.part, &mut notes);
        wording::texts_are_readable(step, &mut notes);
    }
    page::labels_differ(written, &mut notes);
    notes.list.sort();
    notes.list.dedup();
    notes.list
}

/// Collects what is found.
struct Notes<'a> {
    file: &'a str,
    guide: &'a str,
    list: Vec<Diagnostic>,
}

impl Notes<'_> {
    fn add(&mut self, code: &'static str, place: Place, message: impl Into<String>) {
        self.with(code, place, message, None);
    }

    fn with(
        &mut self,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        suggestion: Option<String>,
    ) {
        self.list.push(Diagnostic {
            file: self.file.to_owned(),
            line: place.line.max(1),
            column: place.column.max(1),
            code,
            message: message.into(),
            suggestion,
        });
    }

    fn step(&mut self, code: &'static str, step: &Step, message: impl AsRef<str>) {
        self.step_at(code, step, step.place, message, None);
    }

    /// A step of a part is named as its file names it, with the one who uses it so.
    fn step_at(
        &mut self,
        code: &'static str,
        step: &Step,
        place: Place,
        message: impl AsRef<str>,
        suggestion: Option<String>,
    ) {
        let message = message.as_ref();
        let Some(origin) = &step.origin else {
            return self.with(code, place, format!("step “{}”: {message}", step.id), suggestion);
        };
        let used = format!("as “{}” of guide “{}”", step.id, self.guide);
        self.with(code, place, format!("step “{}” ({used}): {message}", origin.step), suggestion);
        if let Some(last) = self.list.last_mut() {
            last.file.clone_from(&origin.file);
        }
    }
}
