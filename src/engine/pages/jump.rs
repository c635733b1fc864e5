//! The page on which a code is typed.

use crate::domain::finding::Confidence;
use crate::domain::session::{CodeError, ShareCode, place_of};
use crate::domain::text::plain;
use crate::engine::core::Core;
use crate::engine::view::{FoundPlace, JumpPage};

pub(super) fn jump(core: &Core) -> JumpPage {
    JumpPage {
        error: core.jump.error.as_ref().map(|error| why(core, error)),
        found: core.jump.found.as_ref().and_then(|found| place(core, found)),
        own: core.own_code(),
    }
}

fn why(core: &Core, error: &CodeError) -> String {
    let words = &core.known.words;
    match error {
        CodeError::Empty => words.get("jump-empty"),
        CodeError::Symbol(symbol) => {
            words.with("jump-symbol", &[("symbol", symbol.to_string().into())])
        }
        CodeError::Length => words.get("jump-length"),
        CodeError::Checksum => words.get("jump-checksum"),
        CodeError::NoSuchPage(code) => words.with("jump-no-page", &[("code", code.clone().into())]),
        CodeError::OtherVersion => words.get("jump-other-version"),
    }
}

fn place(core: &Core, found: &ShareCode) -> Option<FoundPlace> {
    let library = &core.known.library;
    let place = place_of(library, &found.step, None)?;
    let step = library.step(&place.guide, &place.step)?;
    let findings = found.findings.iter().map(|(id, confidence)| finding(core, id, *confidence));
    Some(FoundPlace {
        code: found.step.clone(),
        title: plain(&step.title),
        line: library.guide(&place.guide)?.title.clone(),
        findings: findings.collect(),
    })
}

fn finding(core: &Core, id: &str, confidence: Confidence) -> String {
    let catalog = &core.known.catalog;
    let say = match (catalog.finding(id), catalog.causes().get(id)) {
        (Some(info), _) => info.say.clone(),
        (None, Some(cause)) => cause.meaning.clone(),
        (None, None) => id.to_owned(),
    };
    let arguments = [("finding", say.into())];
    core.known.words.with(&format!("jump-finding-{}", confidence.word()), &arguments)
}
