//! What a page must have: a spoken code, answers, a message, a way to go on shipping.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::{CheckFacts, Notes};
use crate::domain::guide::Library;
use crate::domain::guide::model::{Guide, OutcomeStep, Place, Resolution, Step, StepKind};

const FIRST: &str = "AFHKMRWXY";
const REST: &str = "AFHKMRWXY23456789";
const MOST_CHOICES: usize = 7;
const MOST_INSTRUCTIONS: usize = 9;

/// Every text of a step that a person reads, with the name of its field.
pub(super) fn texts(step: &Step) -> impl Iterator<Item = (&'static str, &str)> {
    let mut list: Vec<(&'static str, &str)> = vec![("title", &step.title), ("label", &step.label)];
    list.extend(step.lead.as_deref().map(|lead| ("lead", lead)));
    match &step.kind {
        StepKind::Question(question) => {
            for choice in &question.choices {
                list.push(("say", &choice.say));
                list.extend(choice.short.as_deref().map(|short| ("short", short)));
            }
        }
        StepKind::Ask(ask) => {
            list.push(("field", &ask.field_label));
            list.extend(ask.example.as_deref().map(|text| ("example", text)));
            list.extend(ask.caution.as_deref().map(|text| ("caution", text)));
        }
        StepKind::Check(_) => {}
        StepKind::Instruct(instruct) => {
            for one in &instruct.instructions {
                list.push(("do", &one.say));
                list.extend(one.note.as_deref().map(|text| ("note", text)));
                list.extend(one.copy.as_deref().map(|text| ("copy", text)));
            }
            list.extend(instruct.done.as_deref().map(|text| ("done", text)));
        }
        StepKind::Wait(wait) => {
            list.extend(wait.tips.iter().map(|text| ("tips", text.as_str())));
            list.extend(wait.meanwhile.iter().map(|text| ("meanwhile", text.as_str())));
            list.extend(wait.use_time.as_ref().map(|way| ("use_time", way.say.as_str())));
        }
        StepKind::Outcome(outcome) => outcome_texts(outcome, &mut list),
    }
    list.into_iter()
}

fn outcome_texts<'a>(outcome: &'a OutcomeStep, list: &mut Vec<(&'static str, &'a str)>) {
    list.extend(outcome.takes.as_deref().map(|text| ("takes", text)));
    if let Some(message) = &outcome.message {
        list.push(("to", &message.to));
        list.push(("subject", &message.subject));
        list.extend(message.paragraphs.iter().map(|text| ("paragraphs", text.as_str())));
    }
    list.extend(outcome.hints.iter().map(|text| ("hints", text.as_str())));
    list.extend(outcome.last.as_deref().map(|text| ("last", text)));
    list.extend(outcome.stays.as_deref().map(|text| ("stays", text)));
    list.extend(outcome.meanwhile.iter().map(|text| ("meanwhile", text.as_str())));
    list.extend(outcome.others.iter().map(|way| ("others", way.say.as_str())));
}

/// Every step has a code that can be said on the telephone, and has it alone.
pub(super) fn codes_are_spoken_well(guide: &Guide, library: &Library, notes: &mut Notes<'_>) {
    let mut others: HashMap<&str, (&str, &str)> = HashMap::new();
    for other in library.sources().filter(|other| other.id != guide.id) {
        others.extend(other.steps.values().map(|step| (&*step.code, (&*other.id, &*step.id))));
    }
    let mut taken: HashMap<&str, &Step> = HashMap::new();
    for step in guide.steps.values() {
        if !is_spoken(&step.code) {
            let message = format!("the code “{}” cannot be spoken well", step.code);
            let rule = format!("three symbols, a letter of {FIRST} first, then also 2–9");
            let message = format!("step “{}”: {message}", step.id);
            notes.with("G012", step.place, message, Some(rule));
        }
        if let Some((other, id)) = others.get(&*step.code) {
            let message = format!("the code {} is taken by “{id}” of guide “{other}”", step.code);
            notes.step("G013", step, message);
        }
        if let Some(first) = taken.insert(&step.code, step) {
            let message = format!("the code {} is taken by step “{}”", step.code, first.id);
            notes.step("G013", step, message);
        }
    }
}

fn is_spoken(code: &str) -> bool {
    let mut symbols = code.chars();
    symbols.next().is_some_and(|first| FIRST.contains(first))
        && symbols.clone().count() == 2
        && symbols.all(|symbol| REST.contains(symbol))
}

/// The head of the file: symptoms for the search, sources, days.
pub(super) fn head_is_sound(guide: &Guide, facts: &CheckFacts, notes: &mut Notes<'_>) {
    let top = Place { line: 1, column: 1 };
    if guide.symptoms.is_empty() && !guide.part {
        notes.add("G019", top, "the guide has no symptoms, so the search hardly finds it");
    }
    let mut seen: BTreeMap<String, ()> = BTreeMap::new();
    for symptom in &guide.symptoms {
        let folded = symptom.trim().to_lowercase();
        if folded.is_empty() {
            notes.add("G019", top, "a symptom is empty");
        } else if seen.insert(folded, ()).is_some() {
            notes.add("G019", top, format!("the symptom “{symptom}” stands twice"));
        }
    }
    if guide.sources.is_empty() {
        notes.add("G024", top, "the guide names no source for its advice");
    }
    let stem = guide.file.rsplit(['/', '\\']).next().and_then(|name| name.strip_suffix(".toml"));
    if stem.is_some_and(|stem| stem != guide.id) {
        notes.add("G025", top, format!("the file of guide “{}” has another name", guide.id));
    }
    days_hold(guide, facts, notes);
}

fn days_hold(guide: &Guide, facts: &CheckFacts, notes: &mut Notes<'_>) {
    let top = Place { line: 1, column: 1 };
    let day = |name: &str, text: &str, notes: &mut Notes<'_>| {
        let day = text.parse::<Date>().ok();
        if day.is_none() {
            notes.add("G021", top, format!("`{name}` must be a day such as 2026-11-21"));
        }
        day
    };
    let reviewed = day("reviewed", &guide.reviewed, notes);
    let until = guide.until.as_deref().and_then(|until| day("until", until, notes));
    let Some(today) = facts.today else { return };
    if reviewed.is_some_and(|reviewed| reviewed > today) {
        notes.add("G021", top, format!("`reviewed` lies in the future: {}", guide.reviewed));
    }
    if let Some(until) = until.filter(|until| *until < today) {
        let message = format!("the advice was good until {until} and may have changed");
        let suggestion = "look at its sources again, then set `reviewed` and `until`".to_owned();
        notes.with("G021", top, message, Some(suggestion));
    }
}

/// The page of a step has all that its kind needs, and not too much of it. The ends of a part are judged
/// with those who show them.
pub(super) fn page_is_whole(step: &Step, of_part: bool, notes: &mut Notes<'_>) {
    match &step.kind {
        StepKind::Question(question) => {
            let count = question.choices.len();
            if count == 0 {
                notes.step("G010", step, "a question without answers is a dead end");
            }
            if count > MOST_CHOICES {
                notes.step("G018", step, format!("{count} answers; {MOST_CHOICES} fit a page"));
            }
        }
        StepKind::Instruct(instruct) => {
            let count = instruct.instructions.len();
            if count == 0 {
                notes.step("G010", step, "nothing to do is a dead end; write what to do");
            }
            if count > MOST_INSTRUCTIONS {
                let message = format!("{count} instructions; {MOST_INSTRUCTIONS} fit a page");
                notes.step("G018", step, message);
            }
        }
        StepKind::Wait(wait) => {
            if wait.meanwhile.is_empty() {
                notes.step("G022", step, "a wait says in `meanwhile` how to ship until then");
            }
        }
        StepKind::Outcome(outcome) if !of_part => {
            for (code, lack) in missing_of_outcome(outcome) {
                notes.step(code, step, lack);
            }
        }
        StepKind::Ask(_) | StepKind::Check(_) | StepKind::Outcome(_) => {}
    }
}

/// What an end lacks, each with its code.
pub(super) fn missing_of_outcome(outcome: &OutcomeStep) -> Vec<(&'static str, &'static str)> {
    let mut lacks = Vec::new();
    if outcome.resolution == Resolution::Solved {
        if outcome.stays.is_none() {
            lacks.push(("G022", "a solved outcome says in `stays` how it stays fixed"));
        }
        return lacks;
    }
    if outcome.meanwhile.is_empty() {
        lacks.push(("G022", "this outcome says in `meanwhile` how to ship until then"));
    }
    if outcome.others.is_empty() {
        lacks.push(("G010", "nothing leads on from here; add a way to `others`"));
    }
    if outcome.resolution == Resolution::HandOver && outcome.message.is_none() {
        lacks.push(("G010", "a hand-over needs the `message` to send"));
    }
    lacks
}

/// Answers of one page differ, and so do the names of steps on the route. Outcomes may share one,
/// for a walk has a single end.
pub(super) fn labels_differ(guide: &Guide, notes: &mut Notes<'_>) {
    let mut labels: HashMap<&str, &Step> = HashMap::new();
    for step in guide.steps.values() {
        let words: Vec<&str> = match &step.kind {
            StepKind::Question(question) => {
                question.choices.iter().map(|choice| &*choice.say).collect()
            }
            StepKind::Outcome(outcome) => outcome.others.iter().map(|way| &*way.say).collect(),
            _ => Vec::new(),
        };
        for (index, word) in words.iter().enumerate() {
            if words[..index].contains(word) {
                notes.step("G020", step, format!("the answer “{word}” stands twice"));
            }
        }
        if matches!(step.kind, StepKind::Outcome(_)) {
            continue;
        }
        if let Some(first) = labels.insert(&step.label, step) {
            let message = format!("the label “{}” is that of step “{}”", step.label, first.id);
            notes.step("G020", step, message);
        }
    }
}
