//! Where the steps lead: unknown, unreached, or without a way out.

use std::collections::HashMap;

use super::Notes;
use super::likely::did_you_mean;
use crate::domain::guide::Library;
use crate::domain::guide::model::{Guide, Step, StepKind, Target};

/// Every target names a step, of this guide or of another.
pub(super) fn steps_are_known(guide: &Guide, library: &Library, notes: &mut Notes<'_>) {
    if guide.start.guide.is_some() {
        notes.add("G001", guide.start.place, "a guide starts at a step of its own");
    }
    let ends = guide.parts.values().flat_map(|part| &part.on).map(|branch| &branch.to);
    let targets = guide.steps.values().flat_map(Step::targets);
    for target in [&guide.start].into_iter().chain(targets).chain(ends) {
        match &target.guide {
            Some(other) => jump_is_known(other, target, library, notes),
            None if has_step(guide, &target.step) => {}
            None => {
                let message = format!("there is no step “{}”", target.step);
                notes.with("G001", target.place, message, likely_step(guide, &target.step));
            }
        }
    }
}

fn jump_is_known(other: &str, target: &Target, library: &Library, notes: &mut Notes<'_>) {
    let Some(guide) = library.source(other) else {
        let known = library.guides().map(|guide| guide.id.as_str());
        let likely = did_you_mean(other, known);
        return notes.with("G027", target.place, format!("there is no guide “{other}”"), likely);
    };
    if guide.part {
        let suggestion = "enter it with a step of kind `part`".to_owned();
        let message = format!("“{other}” is a part, and nobody jumps into one");
        notes.with("G027", target.place, message, Some(suggestion));
    } else if !target.step.is_empty() && !has_step(guide, &target.step) {
        let message = format!("there is no step “{}” in guide “{other}”", target.step);
        notes.with("G001", target.place, message, likely_step(guide, &target.step));
    }
}

fn has_step(guide: &Guide, step: &str) -> bool {
    guide.steps.contains_key(step) || guide.parts.contains_key(step)
}

fn likely_step(guide: &Guide, step: &str) -> Option<String> {
    did_you_mean(step, guide.steps.keys().chain(guide.parts.keys()).map(String::as_str))
}

/// Every step can be reached, and an outcome or another guide can be reached from every step. Those of
/// parts are judged with their part.
pub(super) fn every_step_has_a_way(guide: &Guide, library: &Library, notes: &mut Notes<'_>) {
    let map = Map::of(guide);
    if map.start.is_none() {
        return;
    }
    let reached = spread(&map.to, map.entries(library));
    let ends = (0..map.steps.len()).filter(|&index| is_end(map.steps[index]) || map.leaves[index]);
    let ending = spread(&map.from, ends);
    for (index, step) in map.steps.iter().enumerate().filter(|(_, step)| step.origin.is_none()) {
        if !reached[index] {
            notes.step("G009", step, "no way leads here; let a step lead to it, or remove it");
        } else if !ending[index] {
            notes.step("G011", step, "no outcome can be reached from here; give it a way out");
        }
    }
    for part in guide.parts.values() {
        let entered = part.enters.as_ref().and_then(|first| map.numbers.get(first.step.as_str()));
        if entered.is_some_and(|&first| !reached[first]) {
            let message = format!("step “{}”: no way leads here; let a step lead to it", part.id);
            notes.add("G009", part.place, message);
        }
    }
}

fn is_end(step: &Step) -> bool {
    matches!(step.kind, StepKind::Outcome(_))
}

/// The guide with numbers for names.
pub(super) struct Map<'a> {
    pub guide: &'a Guide,
    pub steps: Vec<&'a Step>,
    pub numbers: HashMap<&'a str, usize>,
    /// Where each step leads, in the order of `Step::targets`.
    pub to: Vec<Vec<usize>>,
    /// True where the first target of a step is the first of `to`, too.
    pub first_stands: Vec<bool>,
    /// True where a step leads to another guide.
    pub leaves: Vec<bool>,
    pub from: Vec<Vec<usize>>,
    pub start: Option<usize>,
}

impl<'a> Map<'a> {
    pub fn of(guide: &'a Guide) -> Self {
        let steps: Vec<&Step> = guide.steps.values().collect();
        let numbers: HashMap<&str, usize> =
            guide.steps.keys().enumerate().map(|(index, id)| (id.as_str(), index)).collect();
        let number = |target: &Target| match target.guide {
            Some(_) => None,
            None => numbers.get(target.step.as_str()).copied(),
        };
        let mut from = vec![Vec::new(); steps.len()];
        let mut to = Vec::with_capacity(steps.len());
        let mut first_stands = Vec::with_capacity(steps.len());
        let mut leaves = Vec::with_capacity(steps.len());
        for (index, step) in steps.iter().enumerate() {
            let targets = step.targets();
            let ends: Vec<usize> = targets.iter().filter_map(|target| number(target)).collect();
            ends.iter().for_each(|&end| from[end].push(index));
            first_stands.push(targets.first().is_some_and(|first| number(first).is_some()));
            leaves.push(targets.iter().any(|target| target.guide.is_some()));
            to.push(ends);
        }
        let start = number(&guide.start);
        Self { guide, steps, numbers, to, first_stands, leaves, from, start }
    }

    /// The start, and every step that another guide jumps to.
    pub fn entries(&self, library: &Library) -> Vec<usize> {
        let own = &self.guide.id;
        let steps = library.guides().flat_map(|guide| guide.steps.values());
        let jumps = steps.flat_map(Step::targets).filter(|to| to.guide.as_ref() == Some(own));
        let entered = jumps.filter_map(|to| library.resolve(own, to));
        let numbers = entered.filter_map(|entry| self.numbers.get(entry.step.as_str()).copied());
        self.start.into_iter().chain(numbers).collect()
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
