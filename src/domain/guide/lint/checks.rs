//! Checks, findings and causes that a guide names, and whether it goes on after every result.

use super::likely::did_you_mean;
use super::{CheckFact, CheckFacts, Notes};
use crate::domain::finding::Catalog;
use crate::domain::guide::model::{CheckStep, Condition, Guide, Place, Step, StepKind};

/// The verdicts that a guide must branch on. A failed run always has findings.
const VERDICTS: [&str; 4] = ["pass", "warn", "skipped", "inconclusive"];
const SYSTEMS: [&str; 3] = ["windows", "macos", "linux"];

/// Every finding and cause stands in the vocabularies.
pub(super) fn words_are_known(guide: &Guide, catalog: &Catalog, notes: &mut Notes<'_>) {
    for step in guide.steps.values() {
        for (name, place) in named(step) {
            if catalog.cause_of(name).is_none() {
                let known = catalog.findings().keys().chain(catalog.causes().keys());
                let likely = did_you_mean(name, known.map(String::as_str));
                let message = format!("step “{}”: there is no finding “{name}”", step.id);
                notes.with("G002", place, message, likely);
            }
        }
        for system in conditions(step).filter_map(|condition| condition.os.as_deref()) {
            if !SYSTEMS.contains(&system) {
                let message = format!("step “{}”: there is no system “{system}”", step.id);
                let likely = did_you_mean(system, SYSTEMS)
                    .or_else(|| Some(format!("the systems are {}", SYSTEMS.join(", "))));
                notes.with("G026", step.place, message, likely);
            }
        }
    }
}

fn named(step: &Step) -> Vec<(&str, Place)> {
    let mut names: Vec<(&str, Place)> = conditions(step)
        .filter_map(|condition| condition.finding.as_deref())
        .map(|name| (name, step.place))
        .collect();
    match &step.kind {
        StepKind::Question(question) => {
            for choice in &question.choices {
                names.extend(choice.means.as_deref().map(|name| (name, choice.to.place)));
            }
        }
        StepKind::Instruct(instruct) => {
            names.extend(instruct.fixes.iter().map(|name| (name.as_str(), step.place)));
        }
        StepKind::Outcome(outcome) => {
            names.extend(outcome.findings.iter().map(|name| (name.as_str(), step.place)));
        }
        StepKind::Ask(_) | StepKind::Check(_) | StepKind::Wait(_) => {}
    }
    names
}

fn conditions(step: &Step) -> Box<dyn Iterator<Item = &Condition> + '_> {
    match &step.kind {
        StepKind::Question(question) => {
            Box::new(question.choices.iter().filter_map(|choice| choice.when.as_ref()))
        }
        StepKind::Instruct(instruct) => {
            Box::new(instruct.instructions.iter().filter_map(|one| one.when.as_ref()))
        }
        _ => Box::new(std::iter::empty()),
    }
}

/// Every check exists, gets what it needs, and has a way on for everything that it can say.
pub(super) fn checks_are_complete(guide: &Guide, facts: &CheckFacts, notes: &mut Notes<'_>) {
    for step in guide.steps.values() {
        let StepKind::Check(check) = &step.kind else { continue };
        let Some(fact) = facts.checks.get(&check.run) else {
            let likely = did_you_mean(&check.run, facts.checks.keys().map(String::as_str));
            let message = format!("step “{}”: there is no check “{}”", step.id, check.run);
            notes.with("G003", step.place, message, likely);
            continue;
        };
        inputs_fit(step, check, fact, notes);
        results_have_ways(step, check, fact, notes);
        branches_can_happen(check, fact, notes);
    }
}

fn inputs_fit(step: &Step, check: &CheckStep, fact: &CheckFact, notes: &mut Notes<'_>) {
    for name in check.uses.keys() {
        if !fact.inputs.contains_key(name) {
            let likely = did_you_mean(name, fact.inputs.keys().map(String::as_str));
            let message = format!("step “{}”: {} takes no “{name}”", step.id, check.run);
            notes.with("G004", step.place, message, likely);
        }
    }
    for (name, required) in &fact.inputs {
        if *required && !check.uses.contains_key(name) {
            notes.step("G004", step, format!("{} needs “{name}” in `uses`", check.run));
        }
    }
}

fn results_have_ways(step: &Step, check: &CheckStep, fact: &CheckFact, notes: &mut Notes<'_>) {
    let results = VERDICTS.into_iter().chain(fact.findings.iter().map(String::as_str));
    let open: Vec<&str> = results.filter(|result| check.branch(result).is_none()).collect();
    for result in open {
        notes.step("G007", step, format!("`on` has no way for “{result}” of {}", check.run));
    }
}

fn branches_can_happen(check: &CheckStep, fact: &CheckFact, notes: &mut Notes<'_>) {
    for branch in &check.on {
        let mut results = VERDICTS.into_iter().chain(fact.findings.iter().map(String::as_str));
        if !results.any(|result| branch.matches(result)) {
            let results = VERDICTS.into_iter().chain(fact.findings.iter().map(String::as_str));
            let likely = did_you_mean(&branch.on, results);
            let message = format!("{} never says “{}”", check.run, branch.on);
            notes.with("G008", branch.place, message, likely);
        }
    }
}
