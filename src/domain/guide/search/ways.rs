//! Which guides a cause leads to, and where in them.

use std::collections::{HashMap, VecDeque};

use super::vendors::Vendors;
use crate::domain::finding::Catalog;
use crate::domain::guide::Library;
use crate::domain::guide::model::{Guide, Step, StepKind};

/// The cause of what is no trouble of these vendors.
const NOT_OURS: &str = "out-of-scope";

/// Where a cause is recognised in a guide, and what is done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub guide: String,
    pub step: String,
    pub title: String,
    /// The vendors that the guide is for; none where it is for everybody.
    pub topic: Vendors,
    /// The vendors whose trouble ends here. A guide for everybody may enter a part about one of them.
    pub about: Vendors,
    /// True where the guide only enters a part about the cause.
    pub of_part: bool,
}

/// The ways for each cause: one for each guide that is for it, in the order of the guides' ids. A place
/// among the guide's own steps comes before one in a part.
pub(super) fn ways(library: &Library, catalog: &Catalog) -> HashMap<String, Vec<Way>> {
    let mut all: HashMap<String, Vec<Way>> = HashMap::new();
    for guide in library.guides() {
        let topic = Vendors::of_topic(&guide.topic);
        let own = places(guide, catalog, false);
        let parts = places(guide, catalog, true);
        for cause in own.keys().chain(parts.keys().filter(|cause| !own.contains_key(*cause))) {
            // A page that says whose matter it is instead is no help that a search could promise.
            if *cause == NOT_OURS {
                continue;
            }
            let of_part = !own.contains_key(cause);
            let (own, part) = (own.get(cause).unwrap_or(&NONE), parts.get(cause).unwrap_or(&NONE));
            let Some(step) = own.first().or(part.first()) else { continue };
            let title =
                &own.mends(guide).or(part.mends(guide)).or(own.outcome).unwrap_or(step).title;
            let title = crate::domain::text::plain(title);
            let about = if topic.is_none() && of_part { Vendors::named_in(&title) } else { topic };
            let (guide, step) = (guide.id.clone(), step.id.clone());
            let way = Way { guide, step, title, topic, about, of_part };
            all.entry((*cause).to_owned()).or_default().push(way);
        }
    }
    all
}

/// The first steps, from the start, that have to do with a cause.
#[derive(Default)]
struct Places<'a> {
    answer: Option<&'a Step>,
    /// Where the answer leads.
    behind: Option<&'a str>,
    fix: Option<&'a Step>,
    outcome: Option<&'a Step>,
}

const NONE: Places<'_> = Places { answer: None, behind: None, fix: None, outcome: None };

impl<'a> Places<'a> {
    /// Where the person recognises the cause.
    fn first(&self) -> Option<&'a Step> {
        self.answer.or(self.fix).or(self.outcome)
    }

    /// The step that mends it: one that says so, else the instruction behind the answer. The end that a
    /// part comes to says it better than somebody to ask.
    fn mends(&self, guide: &'a Guide) -> Option<&'a Step> {
        let behind = self.behind.and_then(|id| guide.steps.get(id));
        let behind = behind.filter(|step| matches!(step.kind, StepKind::Instruct(_)));
        let end = self.outcome.filter(|step| step.origin.is_some());
        self.fix.or(behind).or(end)
    }
}

/// The places among the guide's own steps, or among those of its parts.
fn places<'a>(
    guide: &'a Guide,
    catalog: &'a Catalog,
    of_part: bool,
) -> HashMap<&'a str, Places<'a>> {
    let mut all: HashMap<&str, Places<'_>> = HashMap::new();
    for step in from_the_start(guide).into_iter().filter(|step| step.origin.is_some() == of_part) {
        match &step.kind {
            StepKind::Question(question) => {
                for choice in &question.choices {
                    let cause = choice.means.as_deref().and_then(|means| catalog.cause_of(means));
                    let Some(place) = cause.map(|cause| all.entry(cause).or_default()) else {
                        continue;
                    };
                    if place.answer.is_none() {
                        let here = choice.to.guide.is_none();
                        place.answer = Some(step);
                        place.behind = here.then_some(choice.to.step.as_str());
                    }
                }
            }
            StepKind::Instruct(instruct) => {
                for cause in causes(&instruct.fixes, catalog) {
                    all.entry(cause).or_default().fix.get_or_insert(step);
                }
            }
            StepKind::Outcome(outcome) => {
                for cause in causes(&outcome.findings, catalog) {
                    all.entry(cause).or_default().outcome.get_or_insert(step);
                }
            }
            _ => {}
        }
    }
    all
}

fn causes<'a>(findings: &'a [String], catalog: &'a Catalog) -> impl Iterator<Item = &'a str> {
    findings.iter().filter_map(|finding| catalog.cause_of(finding))
}

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
