//! Which guide a cause leads to, and where in it.

use std::collections::{HashMap, VecDeque};

use crate::domain::finding::Catalog;
use crate::domain::guide::Library;
use crate::domain::guide::model::{Guide, Step, StepKind};

/// Where a cause is recognised, and what is done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub guide: String,
    pub topic: String,
    pub step: String,
    pub title: String,
}

/// The way for each cause that a guide is for; of two guides the first. A guide that is about the cause
/// itself comes before those that enter a part about it.
pub(super) fn ways(library: &Library, catalog: &Catalog) -> HashMap<String, Way> {
    let mut all = HashMap::new();
    for of_part in [false, true] {
        for guide in library.guides() {
            for (cause, place) in places(guide, catalog, of_part) {
                let Some(step) = place.answer.or(place.fix).or(place.outcome) else { continue };
                let title = place.fix.or(place.outcome).unwrap_or(step).title.clone();
                all.entry(cause.to_owned()).or_insert_with(|| Way {
                    guide: guide.id.clone(),
                    topic: guide.topic.clone(),
                    step: step.id.clone(),
                    title: crate::domain::text::plain(&title),
                });
            }
        }
    }
    all
}

/// The first steps, from the start, that have to do with a cause.
#[derive(Default)]
struct Places<'a> {
    answer: Option<&'a Step>,
    fix: Option<&'a Step>,
    outcome: Option<&'a Step>,
}

/// The places among the guide's own steps, or among those of its parts.
fn places<'a>(
    guide: &'a Guide,
    catalog: &'a Catalog,
    of_part: bool,
) -> HashMap<&'a str, Places<'a>> {
    let mut all: HashMap<&str, Places<'_>> = HashMap::new();
    for step in from_the_start(guide).into_iter().filter(|step| step.origin.is_some() == of_part) {
        let (findings, kind): (Vec<&str>, Kind) = match &step.kind {
            StepKind::Question(question) => (
                question.choices.iter().filter_map(|choice| choice.means.as_deref()).collect(),
                |places| &mut places.answer,
            ),
            StepKind::Instruct(instruct) => {
                (instruct.fixes.iter().map(String::as_str).collect(), |places| &mut places.fix)
            }
            StepKind::Outcome(outcome) => {
                (outcome.findings.iter().map(String::as_str).collect(), |places| {
                    &mut places.outcome
                })
            }
            _ => continue,
        };
        for cause in findings.into_iter().filter_map(|finding| catalog.cause_of(finding)) {
            kind(all.entry(cause).or_default()).get_or_insert(step);
        }
    }
    all
}

type Kind = for<'a, 'b> fn(&'b mut Places<'a>) -> &'b mut Option<&'a Step>;

fn from_the_start(guide: &Guide) -> Vec<&Step> {
    let mut order = Vec::new();
    let mut seen = std::collections::HashSet::new();
    let mut waiting = VecDeque::from([guide.start.step.as_str()]);
    while let Some(id) = waiting.pop_front() {
        let Some(step) = guide.steps.get(id).filter(|_| seen.insert(id)) else { continue };
        order.push(step);
        let here = step.targets().into_iter().filter(|target| target.guide.is_none());
        waiting.extend(here.map(|target| target.step.as_str()));
    }
    order
}
