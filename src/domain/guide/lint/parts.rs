//! Parts and those who use them: parameters, outcomes, and circles.

use super::Notes;
use super::likely::did_you_mean;
use super::page::missing_of_outcome;
use crate::domain::guide::Library;
use crate::domain::guide::model::{Guide, PartUse, Place, Resolution, StepKind};
use crate::domain::guide::weave::DEEPEST;

/// Every part that the guide uses exists, gets its parameters, and has the outcomes that are named; and
/// a part is used by somebody.
pub(super) fn parts_fit(guide: &Guide, library: &Library, notes: &mut Notes<'_>) {
    for used in guide.parts.values() {
        let Some(part) = library.source(&used.guide) else {
            let known = library.sources().filter(|guide| guide.part).map(|guide| &*guide.id);
            let likely = did_you_mean(&used.guide, known);
            let message = format!("step “{}”: there is no part “{}”", used.id, used.guide);
            notes.with("G027", used.place, message, likely);
            continue;
        };
        if !part.part {
            let message = format!("step “{}”: the guide “{}” is no part", used.id, part.id);
            let suggestion = format!("jump to it with `@{}`", part.id);
            notes.with("G027", used.place, message, Some(suggestion));
            continue;
        }
        parameters_fit(used, part, notes);
        outcomes_exist(used, part, notes);
        if guide.part && leads_back(part, &guide.id, library, 0) {
            let message = format!("step “{}”: “{}” uses this part again", used.id, part.id);
            notes.add("G031", used.place, message);
        }
    }
    let top = Place { line: 1, column: 1 };
    // A circle is said where it is.
    if depth(guide, library, 0) > DEEPEST && !has_circle(guide, library, 0) {
        let message = format!("its parts use parts more than {DEEPEST} deep");
        notes.add("G031", top, message);
    }
    let mut uses = library.sources().flat_map(|guide| guide.parts.values());
    if guide.part && !uses.any(|used| used.guide == guide.id) {
        notes.add("G032", top, "no guide uses this part; use it, or remove it");
    }
}

fn parameters_fit(used: &PartUse, part: &Guide, notes: &mut Notes<'_>) {
    for need in part.needs.iter().filter(|need| !used.with.contains_key(*need)) {
        let message = format!("step “{}”: “{}” needs “{need}” in `with`", used.id, part.id);
        notes.add("G028", used.place, message);
    }
    for given in used.with.keys().filter(|given| !part.needs.contains(given)) {
        let likely = did_you_mean(given, part.needs.iter().map(String::as_str));
        let message = format!("step “{}”: “{}” has no parameter “{given}”", used.id, part.id);
        notes.with("G028", used.place, message, likely);
    }
}

fn outcomes_exist(used: &PartUse, part: &Guide, notes: &mut Notes<'_>) {
    let ends: Vec<(&str, Resolution)> = part
        .steps
        .values()
        .filter_map(|step| match &step.kind {
            StepKind::Outcome(end) => Some((step.id.as_str(), end.resolution)),
            _ => None,
        })
        .collect();
    for branch in &used.on {
        let is = |(id, resolution): &(&str, Resolution)| {
            *id == branch.on || resolution.word() == branch.on
        };
        if !ends.iter().any(is) {
            let known = ends.iter().flat_map(|(id, resolution)| [*id, resolution.word()]);
            let likely = did_you_mean(&branch.on, known);
            let message = format!("“{}” never ends with “{}”", part.id, branch.on);
            notes.with("G029", branch.place, message, likely);
        }
    }
}

/// True where a part comes to use the one named `id`.
fn leads_back(part: &Guide, id: &str, library: &Library, depth: usize) -> bool {
    part.id == id
        || depth <= DEEPEST
            && part
                .parts
                .values()
                .filter_map(|used| library.source(&used.guide))
                .any(|inner| leads_back(inner, id, library, depth + 1))
}

fn has_circle(guide: &Guide, library: &Library, depth: usize) -> bool {
    guide.parts.values().filter_map(|used| library.source(&used.guide)).any(|part| {
        let mut inner = part.parts.values().filter_map(|used| library.source(&used.guide));
        inner.any(|inner| leads_back(inner, &part.id, library, 0))
            || depth < DEEPEST && has_circle(part, library, depth + 1)
    })
}

/// How deep the parts of a guide go; one more than allowed where there is no end.
fn depth(guide: &Guide, library: &Library, above: usize) -> usize {
    if above > DEEPEST {
        return above;
    }
    let inner = guide.parts.values().filter_map(|used| library.source(&used.guide));
    inner.map(|part| depth(part, library, above + 1)).max().unwrap_or(above)
}

/// An outcome of a part that the guide does not go on from is an end of the walk, and has all that an
/// end needs.
pub(super) fn shown_ends_are_whole(guide: &Guide, notes: &mut Notes<'_>) {
    if guide.part {
        return;
    }
    for step in guide.steps.values() {
        let (Some(origin), StepKind::Outcome(end)) = (&step.origin, &step.kind) else { continue };
        let Some((_, lack)) = missing_of_outcome(end).into_iter().next() else { continue };
        let used = step.id.split('/').next().and_then(|id| guide.parts.get(id));
        let place = used.map_or(Place { line: 1, column: 1 }, |used| used.place);
        let shown = format!("the outcome “{}” of “{}” is shown as an end", step.id, origin.guide);
        let message = format!("{shown}: {lack}");
        let suggestion = format!("name “{}” in `on`, or make it whole", origin.step);
        notes.with("G030", place, message, Some(suggestion));
    }
}
