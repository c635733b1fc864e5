//! What the lint knows about the checks, and about the day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::domain::finding::Declaration;

/// What one check takes and says, together with all the checks that it needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckFact {
    /// The names of its inputs; true where the check cannot run without it.
    pub inputs: BTreeMap<String, bool>,
    /// The names of its secret slots; true where the check cannot run without it.
    pub slots: BTreeMap<String, bool>,
    /// Every finding that a run can bring back.
    pub findings: BTreeSet<String>,
}

/// Everything outside the guide that the lint judges it by.
#[derive(Clone, Debug, Default)]
pub struct CheckFacts {
    /// The checks by id.
    pub checks: BTreeMap<String, CheckFact>,
    /// The hosts of the vendors’ pages that a guide may link to. With none, hosts are not judged.
    pub link_hosts: BTreeSet<String>,
    /// The day on which the guide is judged. Without it, dates are not judged.
    pub today: Option<Date>,
}

impl CheckFacts {
    /// The facts of these declarations. A check's findings hold those of the checks it needs, for a
    /// run includes them.
    #[must_use]
    pub fn of<'a>(declarations: impl IntoIterator<Item = &'a Declaration>) -> Self {
        let by_id: BTreeMap<&str, &Declaration> =
            declarations.into_iter().map(|declaration| (declaration.id, declaration)).collect();
        let checks = by_id.keys().map(|id| ((*id).to_owned(), with_needs(id, &by_id))).collect();
        Self { checks, ..Self::default() }
    }

    /// The same with the hosts that links may lead to.
    #[must_use]
    pub fn with_link_hosts<'a>(mut self, hosts: impl IntoIterator<Item = &'a str>) -> Self {
        self.link_hosts.extend(hosts.into_iter().map(str::to_ascii_lowercase));
        self
    }

    /// The same on a given day.
    #[must_use]
    pub fn on(mut self, today: Date) -> Self {
        self.today = Some(today);
        self
    }
}

fn with_needs(id: &str, by_id: &BTreeMap<&str, &Declaration>) -> CheckFact {
    let mut fact = CheckFact::default();
    let mut waiting = vec![id];
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        let Some(declaration) = by_id.get(id).filter(|_| seen.insert(id)) else { continue };
        for input in declaration.inputs {
            *fact.inputs.entry(input.name.to_owned()).or_default() |= input.required;
        }
        for secret in declaration.secrets {
            *fact.slots.entry(secret.slot.name().to_owned()).or_default() |= secret.required;
        }
        fact.findings.extend(declaration.findings.iter().map(|&finding| finding.to_owned()));
        waiting.extend(declaration.needs);
    }
    fact
}
