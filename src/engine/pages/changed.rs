//! What changed since it worked, in words.

use crate::domain::finding::{Changed, FactKind, Since};
use crate::engine::core::Core;
use crate::engine::moment::Moment;
use crate::engine::view::ChangedLines;

/// More than these nobody reads; the report has all of them.
const SHOWN: usize = 3;

pub(super) fn lines(core: &Core, since: &Since, now: &Moment) -> ChangedLines {
    let words = &core.known.words;
    let id = if since.changes.is_empty() { "changed-nothing" } else { "changed-lead" };
    ChangedLines {
        lead: words.with(id, &[("when", now.when(since.at).into())]),
        lines: since.changes.iter().take(SHOWN).map(|change| line(core, change)).collect(),
    }
}

fn line(core: &Core, change: &Changed) -> String {
    let words = &core.known.words;
    let nothing = || words.get("changed-none");
    let value = |text: &Option<String>| match text {
        Some(text) if !text.is_empty() => text.clone(),
        _ => nothing(),
    };
    let about = match change.kind {
        FactKind::Key => words.get(&format!("slot-{}", change.about)),
        _ => change.about.clone(),
    };
    let arguments = [
        ("about", about.into()),
        ("before", value(&change.before).into()),
        ("now", value(&change.now).into()),
    ];
    words.with(&format!("changed-{}", change.kind.word()), &arguments)
}
