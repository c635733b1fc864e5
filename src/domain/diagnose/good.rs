//! The last run of each check that went well.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::finding::{Fact, FactKind, RunReport, Verdict};

/// A secret by its mark: a keyed hash that means something on this computer only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyMark {
    /// The slot's name.
    pub slot: String,
    /// The mark, in hexadecimal digits.
    pub mark: String,
}

/// What was seen when a check last went well.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoodRun {
    /// When, in Unix seconds.
    pub at: i64,
    /// What was seen.
    pub facts: Vec<Fact>,
}

impl GoodRun {
    /// The good runs in a report: its own and those of the checks that ran with it.
    #[must_use]
    pub fn of(report: &RunReport, marks: &[KeyMark]) -> BTreeMap<String, Self> {
        let parts = report.parts.iter().filter(|part| part.check != report.check);
        let mut good: BTreeMap<String, Self> = parts
            .filter(|part| part.outcome.verdict == Verdict::Pass)
            .map(|part| (part.check.clone(), Self::seen(part, &[])))
            .collect();
        if report.outcome.verdict == Verdict::Pass {
            good.insert(report.check.clone(), Self::seen(report, marks));
        }
        good
    }

    fn seen(report: &RunReport, marks: &[KeyMark]) -> Self {
        Self { at: report.at, facts: facts_of(report, marks) }
    }
}

/// Everything that a report saw: what its own request told, and what the checks beside it did.
#[must_use]
pub(super) fn facts_of(report: &RunReport, marks: &[KeyMark]) -> Vec<Fact> {
    let mut facts = report.outcome.facts.clone();
    for part in &report.parts {
        for fact in &part.outcome.facts {
            if !facts.iter().any(|known| known.kind == fact.kind && known.about == fact.about) {
                facts.push(fact.clone());
            }
        }
    }
    facts.extend(
        marks.iter().map(|mark| Fact::new(FactKind::Key, mark.slot.clone(), mark.mark.clone())),
    );
    facts
}
