//! Checks, findings and causes that a guide names, and whether it goes on after every result.

use super::likely::did_you_mean;
use super::{CheckFact, CheckFacts, Notes};
use crate::domain::finding::Catalog;
use crate::domain::guide::Library;
use crate::domain::guide::model::{CheckStep, Condition, Guide, Place, Step, StepKind};

/// The verdicts that a guide must branch on. A failed run always has findings.
const VERDICTS: [&str; 4] = ["pass", "warn", "skipped", "inconclusive"];
const SYSTEMS: [&str; 3] = ["windows", "macos", "linux"];

/// Every finding and cause stands in the vocabularies.
pub(super) fn words_are_known(
    guide: &Guide,
    library: &Library,
    catalog: &Catalog,
    notes: &mut Notes<'_>,
) {
    for step in guide.steps.values() {
        // A name without a parameter was judged with the part itself.
        let written = as_written(step, library).map(named);
        for (nth, (name, place)) in named(step).into_iter().enumerate() {
            let own = written.as_ref().and_then(|names| names.get(nth));
            let judged = own.is_some_and(|(own, _)| !own.contains('{'));
            if !judged && !is_open(guide, name) && catalog.cause_of(name).is_none() {
                let known = catalog.findings().keys().chain(catalog.causes().keys());
                let likely = did_you_mean(name, known.map(String::as_str));
                let message = format!("there is no finding “{name}”");
                notes.step_at("G002", step, place, message, likely);
            }
        }
        if step.origin.is_some() {
            continue;
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

/// The step of a part as its file has it.
pub(super) fn as_written<'a>(step: &Step, library: &'a Library) -> Option<&'a Step> {
    let origin = step.origin.as_ref()?;
    library.source(&origin.guide)?.steps.get(&origin.step)
}

/// In a part, what holds a parameter is judged with each of its users.
fn is_open(guide: &Guide, name: &str) -> bool {
    guide.part && name.contains('{')
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
pub(super) fn checks_are_complete(
    guide: &Guide,
    library: &Library,
    facts: &CheckFacts,
    notes: &mut Notes<'_>,
) {
    for step in guide.steps.values() {
        let StepKind::Check(check) = &step.kind else { continue };
        let judged = as_written(step, library).is_some_and(|own| !holds_parameter(own));
        if judged || guide.part && holds_parameter(step) {
            continue;
        }
        let Some(fact) = facts.checks.get(&check.run) else {
            let likely = did_you_mean(&check.run, facts.checks.keys().map(String::as_str));
            let message = format!("there is no check “{}”", check.run);
            notes.step_at("G003", step, step.place, message, likely);
            continue;
        };
        inputs_fit(step, check, fact, notes);
        results_have_ways(step, check, fact, notes);
        let own = as_written(step, library).and_then(|own| match &own.kind {
            StepKind::Check(own) => Some(own),
            _ => None,
        });
        let elsewhere = |nth| own.is_some_and(|own| another_says_it(own, nth, facts));
        branches_can_happen(step, check, fact, &elsewhere, notes);
    }
}

/// What a check of a part names is for several vendors: a result is good where the check of any of them says
/// it.
fn another_says_it(own: &CheckStep, nth: usize, facts: &CheckFacts) -> bool {
    let Some(branch) = own.on.get(nth).filter(|_| own.run.contains('{')) else { return false };
    let (run, result) = (with_stars(&own.run), with_stars(&branch.on));
    let of_part = facts.checks.iter().filter(|(id, _)| fits(&run, id));
    of_part.flat_map(|(_, fact)| &fact.findings).any(|finding| fits(&result, finding))
}

/// `{vendor}.path` as `*.path`.
fn with_stars(text: &str) -> String {
    let mut stars = String::new();
    for (nth, piece) in text.split('{').enumerate() {
        match piece.split_once('}').filter(|_| nth > 0) {
            Some((_, rest)) => stars.extend(["*", rest]),
            None => stars.push_str(piece),
        }
    }
    stars
}

/// True where a text fits a pattern in which a star stands for anything.
fn fits(pattern: &str, text: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else { return pattern == text };
    let Some(left) = text.strip_prefix(head) else { return false };
    rest.is_empty()
        || (0..=left.len())
            .filter(|at| left.is_char_boundary(*at))
            .any(|at| fits(rest, &left[at..]))
}

fn inputs_fit(step: &Step, check: &CheckStep, fact: &CheckFact, notes: &mut Notes<'_>) {
    for name in check.uses.keys().chain(check.sets.keys()) {
        if !fact.inputs.contains_key(name) {
            let likely = did_you_mean(name, fact.inputs.keys().map(String::as_str));
            let message = format!("{} takes no “{name}”", check.run);
            notes.step_at("G004", step, step.place, message, likely);
        }
    }
    for (name, required) in &fact.inputs {
        if *required && !check.uses.contains_key(name) && !check.sets.contains_key(name) {
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

/// True where the check or one of its results is named with a parameter.
fn holds_parameter(step: &Step) -> bool {
    let StepKind::Check(check) = &step.kind else { return false };
    check.run.contains('{') || check.on.iter().any(|branch| branch.on.contains('{'))
}

fn branches_can_happen(
    step: &Step,
    check: &CheckStep,
    fact: &CheckFact,
    elsewhere: &dyn Fn(usize) -> bool,
    notes: &mut Notes<'_>,
) {
    for (nth, branch) in check.on.iter().enumerate() {
        let mut results = VERDICTS.into_iter().chain(fact.findings.iter().map(String::as_str));
        if !results.any(|result| branch.matches(result)) && !elsewhere(nth) {
            let results = VERDICTS.into_iter().chain(fact.findings.iter().map(String::as_str));
            let likely = did_you_mean(&branch.on, results);
            let message = format!("{} never says “{}”", check.run, branch.on);
            notes.step_at("G008", step, branch.place, message, likely);
        }
    }
}
