//! The orders `guides …`, for authors.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{OrderError, Tell};
use crate::checks;
use crate::domain::guide::{
    self, CheckFacts, Diagnostic, Guide, GuideError, Library, Paths, Picture, StepKind,
    builtin_catalog, builtin_library,
};
use crate::world::platform;
use crate::world::store::{Home, text_files};

/// The code of a guide that cannot even be read.
const UNREADABLE: &str = "G000";

/// The built-in guides and the person's own. One of theirs that cannot be read is told and left out;
/// none of theirs takes the place of a built-in one.
///
/// # Errors
/// The person's folder cannot be found, or the built-in guides do not load.
pub fn library(tell: Tell<'_>) -> Result<Library, OrderError> {
    let built_in = builtin_library()?;
    let mut guides: Vec<Guide> = built_in.sources().cloned().collect();
    for file in own_files()? {
        match read(&file)? {
            Ok(guide) if built_in.source(&guide.id).is_some() => {
                tell(&format!("{}: a built-in guide has the id {}", guide.file, guide.id));
            }
            Ok(guide) => guides.push(guide),
            Err(error) => tell(&error.to_string()),
        }
    }
    Ok(Library::new(guides))
}

/// A guide or a part by its id, together with the parts that it uses.
///
/// # Errors
/// There is no such guide.
pub fn one<'a>(library: &'a Library, id: &str) -> Result<&'a Guide, OrderError> {
    library.whole(id).ok_or_else(|| OrderError::Unknown {
        kind: "guide",
        id: id.to_owned(),
        known: library.sources().map(|guide| guide.id.clone()).collect(),
    })
}

/// Every finding that an outcome or fix of a guide is for.
#[must_use]
pub fn findings(guide: &Guide) -> BTreeSet<&str> {
    let lists = guide.steps.values().flat_map(|step| match &step.kind {
        StepKind::Instruct(step) => step.fixes.iter(),
        StepKind::Outcome(step) => step.findings.iter(),
        _ => [].iter(),
    });
    lists.map(String::as_str).collect()
}

/// The JSON Schema of guide files.
#[must_use]
pub fn schema() -> serde_json::Value {
    guide::schema()
}

/// The picture of a guide.
#[must_use]
pub fn graph(guide: &Guide, picture: Picture) -> String {
    guide::graph(guide, picture)
}

/// At most `limit` walks through a guide.
#[must_use]
pub fn paths(guide: &Guide, limit: usize) -> Paths {
    guide::paths(guide, limit)
}

/// Every mistake in the built-in guides and in these files, or in the person's own where none are
/// named. A file that is a built-in guide under work stands for that one.
///
/// # Errors
/// A file is missing or no text, or the person's folder cannot be found.
pub fn lint(files: &[PathBuf]) -> Result<Vec<Diagnostic>, OrderError> {
    let files = if files.is_empty() { own_files()? } else { files.to_vec() };
    let mut unreadable = Vec::new();
    let mut guides: Vec<Guide> = builtin_library()?.sources().cloned().collect();
    for file in files {
        match read(&file)? {
            Ok(guide) => guides.push(guide),
            Err(error) => unreadable.push(of_error(error)),
        }
    }
    let library = Library::new(guides);
    let catalog = builtin_catalog()?;
    let today = platform::now().to_zoned(platform::local_zone()).date();
    let facts = facts().on(today);
    let linted = library.sources().flat_map(|one| guide::lint(one, &library, &catalog, &facts));
    let mut all: Vec<Diagnostic> = unreadable.into_iter().chain(linted).collect();
    // What stands in a part's file is found with the part and with those who use it.
    all.sort();
    all.dedup();
    Ok(all)
}

/// What the checks take and say. A run holds all that the runner asks along, which is more than the
/// check names itself.
fn facts() -> CheckFacts {
    let hosts = checks::vendor::page_hosts();
    let mut facts = CheckFacts::of(checks::declarations()).with_link_hosts(hosts);
    for (id, fact) in &mut facts.checks {
        let along = checks::closure(id);
        let found = along.iter().flat_map(|check| check.declaration().findings);
        fact.findings.extend(found.map(|&finding| finding.to_owned()));
    }
    facts
}

fn of_error(error: GuideError) -> Diagnostic {
    let GuideError { file, line, column, message } = error;
    Diagnostic { file, line, column, code: UNREADABLE, message, suggestion: None }
}

/// Translations lie in folders of their own and are no guides.
fn own_files() -> Result<Vec<PathBuf>, OrderError> {
    let found = text_files::list_toml(&Home::of_person()?.guides())?;
    let guides = found.into_iter().filter(|found| found.subfolder.is_empty());
    Ok(guides.map(|found| found.path).collect())
}

fn read(file: &Path) -> Result<Result<Guide, GuideError>, OrderError> {
    let text = text_files::read_text(file, text_files::GUIDE_LIMIT)?;
    Ok(guide::load(&file.display().to_string(), &text, false))
}
