//! Values and secrets that are used before they were asked for.

use std::collections::HashMap;

use super::likely::did_you_mean;
use super::page::texts;
use super::walk::Map;
use super::{CheckFacts, Notes};
use crate::domain::guide::Library;
use crate::domain::guide::model::{Field, Guide, PartUse, Step, StepKind};

/// On every way to a check or a text, the values and secrets that it uses were asked for. What the
/// checks of a part use may be asked for by its users, so it is judged with each of them.
pub(super) fn things_are_asked_before_use(
    guide: &Guide,
    library: &Library,
    facts: &CheckFacts,
    notes: &mut Notes<'_>,
) {
    let map = Map::of(guide);
    if map.start.is_none() {
        return;
    }
    let names = Names::of(guide);
    let known = known_at(&map, map.entries(library), &names);
    for (step, known) in map.steps.iter().zip(&known) {
        let Some(known) = *known else { continue };
        let missing = |name: &str| names.bit(name).is_none_or(|bit| known & bit == 0);
        if !guide.part {
            check_has_all(step, facts, &missing, &names, notes);
        }
        text_has_all(step, guide, library, &missing, &names, notes);
    }
    for part in guide.parts.values() {
        let first = part.enters.as_ref().and_then(|first| map.numbers.get(first.step.as_str()));
        let Some(known) = first.and_then(|&first| known[first]) else { continue };
        let missing = |name: &str| names.bit(name).is_none_or(|bit| known & bit == 0);
        parameters_have_all(part, guide, &missing, &names, notes);
    }
}

fn check_has_all(
    step: &Step,
    facts: &CheckFacts,
    missing: &dyn Fn(&str) -> bool,
    names: &Names<'_>,
    notes: &mut Notes<'_>,
) {
    let StepKind::Check(check) = &step.kind else { return };
    let mut tell = |code, name: &str| {
        if missing(name) {
            notes.step_at(code, step, step.place, untold(name, "the check"), names.likely(name));
        }
    };
    check.uses.values().for_each(|name| tell("G005", name));
    let slots = facts.checks.get(&check.run).map(|fact| &fact.slots);
    for (slot, _) in slots.into_iter().flatten().filter(|(_, required)| **required) {
        tell("G006", slot);
    }
}

fn text_has_all(
    step: &Step,
    guide: &Guide,
    library: &Library,
    missing: &dyn Fn(&str) -> bool,
    names: &Names<'_>,
    notes: &mut Notes<'_>,
) {
    if step.origin.is_some() && guide.part {
        return;
    }
    for name in texts(step).flat_map(|(_, text)| placeholders(text)).filter(|name| missing(name)) {
        let suggestion = names.likely(name);
        let parameter = guide.needs.iter().any(|need| need == name);
        let named_by_part = step.origin.as_ref().is_some_and(|origin| {
            let part = library.source(&origin.guide);
            part.is_some_and(|part| !asks_for(part, name))
        });
        if parameter || named_by_part {
            continue;
        }
        if guide.part && !asks_for(guide, name) {
            let likely = did_you_mean(name, guide.needs.iter().map(String::as_str));
            let message =
                format!("“{name}” is no parameter of this part, and it does not ask for it");
            notes.step_at("G028", step, step.place, message, likely.or(suggestion));
        } else {
            notes.step_at("G005", step, step.place, untold(name, "a text"), suggestion);
        }
    }
}

fn parameters_have_all(
    part: &PartUse,
    guide: &Guide,
    missing: &dyn Fn(&str) -> bool,
    names: &Names<'_>,
    notes: &mut Notes<'_>,
) {
    for name in part.with.values().flat_map(|text| placeholders(text)) {
        if missing(name) && !guide.needs.iter().any(|need| need == name) {
            let message = format!("step “{}”: {}", part.id, untold(name, "a parameter"));
            notes.with("G005", part.place, message, names.likely(name));
        }
    }
}

fn untold(name: &str, why: &str) -> String {
    format!("“{name}” is used by {why}, and not asked for on every way here")
}

/// The names in braces of a text.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

/// True where the text holds a parameter of the guide and no other value.
pub(super) fn holds_parameters_only(text: &str, guide: &Guide) -> bool {
    let mut names = placeholders(text).peekable();
    names.peek().is_some() && names.all(|name| guide.needs.iter().any(|need| need == name))
}

/// A bit for each value or secret that the guide asks for. A guide that asks for more than 128
/// things has the further ones share the last bit; nobody would answer it to the end.
struct Names<'a>(HashMap<&'a str, u128>);

impl<'a> Names<'a> {
    fn of(guide: &'a Guide) -> Self {
        let mut bits = HashMap::new();
        for step in guide.steps.values() {
            if let Some(name) = asked(step) {
                let next = 1_u128 << bits.len().min(127);
                bits.entry(name).or_insert(next);
            }
        }
        Self(bits)
    }

    fn bit(&self, name: &str) -> Option<u128> {
        self.0.get(name).copied()
    }

    fn likely(&self, name: &str) -> Option<String> {
        did_you_mean(name, self.0.keys().copied())
    }
}

fn asks_for(guide: &Guide, name: &str) -> bool {
    guide.steps.values().any(|step| asked(step) == Some(name))
}

fn asked(step: &Step) -> Option<&str> {
    let StepKind::Ask(ask) = &step.kind else { return None };
    Some(match &ask.field {
        Field::Value { name, .. } => name,
        Field::Secret { slot } => slot.name(),
    })
}

/// For each step the things that were asked for on every way to it; none where no way leads. Who comes
/// from another guide was asked for nothing.
fn known_at(map: &Map<'_>, entries: Vec<usize>, names: &Names<'_>) -> Vec<Option<u128>> {
    let mut known: Vec<Option<u128>> = vec![None; map.steps.len()];
    entries.iter().for_each(|&entry| known[entry] = Some(0));
    let mut waiting = entries;
    while let Some(index) = waiting.pop() {
        let Some(here) = known[index] else { continue };
        let gained = asked(map.steps[index]).and_then(|name| names.bit(name)).unwrap_or(0);
        // An ask step leads on with the answer first and without it second, see `Step::targets`.
        for (place, &end) in map.to[index].iter().enumerate() {
            let answered = place == 0 && map.first_stands[index];
            let brings = if answered { here | gained } else { here };
            let both = known[end].map_or(brings, |old| old & brings);
            if known[end] != Some(both) {
                known[end] = Some(both);
                waiting.push(end);
            }
        }
    }
    known
}
