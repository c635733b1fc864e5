//! Where the steps lead: unknown, unreached, without a way out, or asked for too late.

use std::collections::HashMap;

use super::likely::did_you_mean;
use super::page::texts;
use super::{CheckFacts, Notes};
use crate::domain::guide::model::{Field, Guide, Step, StepKind};

/// Every target names a step.
pub(super) fn steps_are_known(guide: &Guide, notes: &mut Notes<'_>) {
    let start = [&guide.start].into_iter();
    for target in start.chain(guide.steps.values().flat_map(Step::targets)) {
        if !guide.steps.contains_key(&target.step) {
            let likely = did_you_mean(&target.step, guide.steps.keys().map(String::as_str));
            let message = format!("there is no step “{}”", target.step);
            notes.with("G001", target.place, message, likely);
        }
    }
}

/// Every step can be reached from the start, and an outcome can be reached from every step.
pub(super) fn every_step_has_a_way(guide: &Guide, notes: &mut Notes<'_>) {
    let map = Map::of(guide);
    let Some(start) = map.start else { return };
    let reached = spread(&map.to, [start]);
    let ends =
        map.steps.iter().enumerate().filter(|(_, step)| is_end(step)).map(|(index, _)| index);
    let ending = spread(&map.from, ends);
    for (index, step) in map.steps.iter().enumerate() {
        if !reached[index] {
            notes.step("G009", step, "no way leads here; let a step lead to it, or remove it");
        } else if !ending[index] {
            notes.step("G011", step, "no outcome can be reached from here; give it a way out");
        }
    }
}

fn is_end(step: &Step) -> bool {
    matches!(step.kind, StepKind::Outcome(_))
}

/// On every way to a check or a text, the values and secrets that it uses were asked for.
pub(super) fn things_are_asked_before_use(
    guide: &Guide,
    facts: &CheckFacts,
    notes: &mut Notes<'_>,
) {
    let map = Map::of(guide);
    let Some(start) = map.start else { return };
    let names = Names::of(guide);
    let known = map.known_at(start, &names);
    for (step, known) in map.steps.iter().zip(known) {
        let Some(known) = known else { continue };
        let mut missing = |code, name: &str, why: &str| {
            if names.bit(name).is_none_or(|bit| known & bit == 0) {
                let message =
                    format!("“{name}” is used by {why}, and not asked for on every way here");
                let likely = did_you_mean(name, names.0.keys().copied());
                notes.with(code, step.place, format!("step “{}”: {message}", step.id), likely);
            }
        };
        if let StepKind::Check(check) = &step.kind {
            check.uses.values().for_each(|name| missing("G005", name, "the check"));
            let slots = facts.checks.get(&check.run).map(|fact| &fact.slots);
            for (slot, required) in slots.into_iter().flatten() {
                if *required {
                    missing("G006", slot, "the check");
                }
            }
        }
        for (_, text) in texts(step) {
            placeholders(text).for_each(|name| missing("G005", name, "a text"));
        }
    }
}

/// The names in braces of a text.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
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
}

fn asked(step: &Step) -> Option<&str> {
    let StepKind::Ask(ask) = &step.kind else { return None };
    Some(match &ask.field {
        Field::Value { name, .. } => name,
        Field::Secret { slot } => slot.name(),
    })
}

/// The guide with numbers for names.
struct Map<'a> {
    steps: Vec<&'a Step>,
    to: Vec<Vec<usize>>,
    from: Vec<Vec<usize>>,
    start: Option<usize>,
}

impl<'a> Map<'a> {
    fn of(guide: &'a Guide) -> Self {
        let steps: Vec<&Step> = guide.steps.values().collect();
        let numbers: HashMap<&str, usize> =
            guide.steps.keys().enumerate().map(|(index, id)| (id.as_str(), index)).collect();
        let mut from = vec![Vec::new(); steps.len()];
        let mut to = Vec::with_capacity(steps.len());
        for (index, step) in steps.iter().enumerate() {
            let targets = step.targets().into_iter();
            let ends: Vec<usize> =
                targets.filter_map(|target| numbers.get(target.step.as_str()).copied()).collect();
            ends.iter().for_each(|&end| from[end].push(index));
            to.push(ends);
        }
        Self { steps, to, from, start: numbers.get(guide.start.step.as_str()).copied() }
    }

    /// For each step the things that were asked for on every way to it; none where no way leads.
    fn known_at(&self, start: usize, names: &Names<'_>) -> Vec<Option<u128>> {
        let mut known: Vec<Option<u128>> = vec![None; self.steps.len()];
        known[start] = Some(0);
        let mut waiting = vec![start];
        while let Some(index) = waiting.pop() {
            let Some(here) = known[index] else { continue };
            let gained = asked(self.steps[index]).and_then(|name| names.bit(name)).unwrap_or(0);
            // An ask step leads on with the answer first and without it second, see `Step::targets`.
            for (place, &end) in self.to[index].iter().enumerate() {
                let brings = if place == 0 { here | gained } else { here };
                let both = known[end].map_or(brings, |old| old & brings);
                if known[end] != Some(both) {
                    known[end] = Some(both);
                    waiting.push(end);
                }
            }
        }
        known
    }
}

/// True for every number that can be reached.
fn spread(to: &[Vec<usize>], from: impl IntoIterator<Item = usize>) -> Vec<bool> {
    let mut reached = vec![false; to.len()];
    let mut waiting: Vec<usize> = from.into_iter().collect();
    while let Some(index) = waiting.pop() {
        if !std::mem::replace(&mut reached[index], true) {
            waiting.extend(&to[index]);
        }
    }
    reached
}
