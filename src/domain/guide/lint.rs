//! Finds the mistakes in a guide that loading cannot see. Each kind has a code; `docs/guides.md`
//! explains all of them.

mod checks;
mod facts;
mod likely;
mod links;
mod page;
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

/// Every mistake in a guide, in the order of the file.
#[must_use]
pub fn lint(
    guide: &Guide,
    library: &Library,
    catalog: &Catalog,
    facts: &CheckFacts,
) -> Vec<Diagnostic> {
    let mut notes = Notes { file: &guide.file, list: Vec::new() };
    walk::steps_are_known(guide, &mut notes);
    walk::every_step_has_a_way(guide, &mut notes);
    walk::things_are_asked_before_use(guide, facts, &mut notes);
    checks::words_are_known(guide, catalog, &mut notes);
    checks::checks_are_complete(guide, facts, &mut notes);
    page::codes_are_spoken_well(guide, library, &mut notes);
    page::head_is_sound(guide, facts, &mut notes);
    for step in guide.steps.values() {
        page::page_is_whole(step, &mut notes);
        links::links_are_safe(step, facts, &mut notes);
        wording::texts_are_readable(step, &mut notes);
    }
    page::labels_differ(guide, &mut notes);
    notes.list.sort();
    notes.list
}

/// Collects what is found.
struct Notes<'a> {
    file: &'a str,
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
        let message = format!("step “{}”: {}", step.id, message.as_ref());
        self.add(code, step.place, message);
    }
}
