//! The guides of the program and of the person's folder, read at the start and after each change.

use std::collections::HashMap;
use std::path::Path;

use super::core::Knowledge;
use super::handle::StartError;
use super::view::{Notice, Tone};
use crate::domain::guide::{
    Guide, GuideError, Index, Library, builtin_catalog, builtin_library, load,
};
use crate::domain::text::Words;
use crate::world::store::text_files;

/// Everything that the program knows, and what is to be said about guides that cannot be read.
///
/// # Errors
/// The built-in guides do not load, which a test forbids.
pub(super) fn learn(folder: &Path, words: Words) -> Result<(Knowledge, Vec<Notice>), StartError> {
    learn_after(folder, words, &Library::default())
}

/// The same after a change on disk. A guide that cannot be read any more stays as it was in `before`,
/// so that nobody's walk breaks while an author is writing.
pub(super) fn learn_after(
    folder: &Path,
    words: Words,
    before: &Library,
) -> Result<(Knowledge, Vec<Notice>), StartError> {
    let built_in = |error: String| StartError::BuiltIn(error);
    let catalog = builtin_catalog().map_err(|error| built_in(error.to_string()))?;
    let library = builtin_library().map_err(|error| built_in(error.to_string()))?;
    let (own, errors) = own_guides(folder, &library, before);
    let notices = errors.iter().map(|error| not_read(&words, error)).collect();
    // Weaving parts into their users takes most of the time, and most people have no guides of their own.
    let library = match own.is_empty() {
        true => library,
        false => Library::new(library.sources().cloned().chain(own).collect()),
    };
    let index = Index::build(&library, &catalog);
    Ok((Knowledge { library, catalog, words, index }, notices))
}

fn not_read(words: &Words, error: &GuideError) -> Notice {
    Notice {
        tone: Tone::Caution,
        strong: words.get("notice-guide-strong"),
        text: words.with("notice-guide", &[("detail", error.to_string().into())]),
        action: None,
    }
}

/// A guide of the person's never takes the place of a built-in one. Translations lie in folders of
/// their own and are no guides.
fn own_guides(
    folder: &Path,
    built_in: &Library,
    before: &Library,
) -> (Vec<Guide>, Vec<GuideError>) {
    let old: HashMap<&str, &Guide> = before
        .sources()
        .filter(|guide| !guide.built_in)
        .map(|guide| (&*guide.file, guide))
        .collect();
    let mut guides = Vec::new();
    let mut errors = Vec::new();
    let found = text_files::list_toml(folder).unwrap_or_default();
    for found in found.into_iter().filter(|found| found.subfolder.is_empty()) {
        let file = found.path.display().to_string();
        let read = text_files::read_text(&found.path, text_files::GUIDE_LIMIT);
        let loaded = match read {
            Ok(text) => load(&file, &text, false),
            Err(error) => {
                let (file, message) = (file.clone(), error.to_string());
                Err(GuideError { file, line: 1, column: 1, message })
            }
        };
        match loaded {
            Ok(guide) if built_in.source(&guide.id).is_none() => guides.push(guide),
            Ok(_) => {}
            Err(error) => {
                guides.extend(old.get(file.as_str()).map(|guide| (*guide).clone()));
                errors.push(error);
            }
        }
    }
    (guides, errors)
}
