//! What ShipStation and its kin tell of the carriers that are connected there: a row for each, and the
//! errors beside them.
//!
//! Rows are those of API V1 (`GET /carriers`, an array), V2 (`GET /v2/carriers`) and the ShipStation API
//! (`GET /v1/carriers`, both with `carriers` and `errors`); vendors' facts, sections 2.1, 2.2, 3.1 and
//! 3.2. Only what the answer shows is said, by codes and meaning, never by an exact text. What concerns a
//! carrier that the set-up does not name, while it names others, is only possible: nobody may use it.

mod error;
mod row;

use serde_json::Value;

use self::error::CarrierError;
use self::row::{Family, Row};
use crate::checks::Context;
use crate::checks::said::{evidence, said};
use crate::domain::finding::{Confidence, Evidence, Finding, Outcome};
use crate::domain::secret::Slot;

/// Everything that [`judge`] can find, for declarations.
pub(in crate::checks) const FINDINGS: &[&str] = &[
    "carrier-reauthorization-needed",
    "carrier-stamps-sign-in",
    "carrier-ups-terms",
    "carrier-terms",
    "carrier-on-hold",
    "carrier-pending-approval",
    "carrier-balance-empty",
    "carrier-payment-trouble",
    "carrier-disabled-by-plan",
    "carrier-not-connected",
    "carrier-throttles",
];

/// The carriers that somebody wants to know about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::checks) struct Wanted {
    /// Those that the set-up names, in the words of a profile. None: all rows matter alike.
    pub named: Vec<&'static str>,
    /// Those that the merchant uses elsewhere with keys of their own: they need no row here.
    pub elsewhere: Vec<&'static str>,
    /// True where nothing but Stamps.com is asked about.
    pub only_stamps: bool,
    /// True where Stamps.com is left to the check that asks about nothing else.
    pub without_stamps: bool,
}

impl Wanted {
    /// What a sweep over all carriers wants: Stamps.com has a check of its own where the set-up names it.
    pub fn all(context: &Context<'_>) -> Self {
        let named = named(context);
        let without_stamps = named.contains(&"stamps");
        let own_keys = [("ups", Slot::UpsClientId), ("usps", Slot::UspsClientId)];
        let elsewhere = own_keys.iter().filter(|(_, slot)| context.credential(*slot).is_some());
        let elsewhere = elsewhere.map(|(name, _)| *name).collect();
        Self { named, elsewhere, only_stamps: false, without_stamps }
    }

    /// What the check of Stamps.com wants.
    pub fn stamps() -> Self {
        Self { named: vec!["stamps"], only_stamps: true, ..Self::default() }
    }

    fn looks_at(&self, family: Family) -> bool {
        match family {
            Family::Stamps => !self.without_stamps,
            _ => !self.only_stamps,
        }
    }

    /// How sure a fault of this carrier explains the trouble.
    fn confidence(&self, family: Family) -> Confidence {
        let named = self.named.is_empty() || self.named.iter().any(|name| family.serves(name));
        if named { Confidence::Likely } else { Confidence::Possible }
    }
}

fn named(context: &Context<'_>) -> Vec<&'static str> {
    ["ups", "usps", "stamps"].into_iter().filter(|name| context.names_vendor(name)).collect()
}

/// True where the body of an answer is a list of carriers.
pub(in crate::checks) fn is_list(body: &Value) -> bool {
    rows_in(body).is_some()
}

/// Judges the body of an answer: an array of rows, or an object with `carriers` and `errors`. None where
/// it holds no rows at all, not even an empty list.
pub(in crate::checks) fn judge(body: &Value, wanted: &Wanted) -> Option<Outcome> {
    let rows: Vec<Row> = rows_in(body)?.iter().filter_map(Row::of).collect();
    let errors: Vec<CarrierError> =
        errors_in(body).iter().filter_map(|error| CarrierError::of(error, &rows)).collect();
    let mut found = Found::default();
    for error in errors.iter().filter(|error| wanted.looks_at(error.family)) {
        for (id, limit) in error.findings() {
            found.add(id, limit.min(wanted.confidence(error.family)), error.evidence());
        }
    }
    let looked_at: Vec<&Row> = rows.iter().filter(|row| wanted.looks_at(row.family)).collect();
    for row in &looked_at {
        for (id, limit) in row.findings(&rows) {
            found.add(id, limit.min(wanted.confidence(row.family)), row.evidence());
        }
    }
    for name in missing(wanted, &rows, &errors) {
        let seen =
            said("carrier-no-row", &[("carrier", said(&format!("carrier-{name}"), &[]).into())]);
        found.add("carrier-not-connected", Confidence::Possible, evidence("carrier", seen));
    }
    let seen: Vec<Evidence> = looked_at.iter().map(|row| row.evidence()).collect();
    let seen = if seen.is_empty() {
        vec![evidence("carrier", said("carrier-none-connected", &[]))]
    } else {
        seen
    };
    Some(found.outcome().with_evidence(seen))
}

fn rows_in(body: &Value) -> Option<&Vec<Value>> {
    body.as_array().or_else(|| body.get("carriers")?.as_array())
}

fn errors_in(body: &Value) -> &[Value] {
    body.get("errors").and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The carriers that the set-up names and the answer does not show. USPS is mostly reached through
/// Stamps.com; and whether a carrier that is used elsewhere must be here is not known.
fn missing(wanted: &Wanted, rows: &[Row], errors: &[CarrierError]) -> Vec<&'static str> {
    let shown = |name: &str| {
        rows.iter().any(|row| row.family.serves(name))
            || errors.iter().any(|error| error.family.serves(name))
    };
    let left = |name: &&'static str| {
        !(wanted.elsewhere.contains(name) || wanted.without_stamps && *name == "stamps")
    };
    wanted.named.iter().copied().filter(left).filter(|name| !shown(name)).collect()
}

/// Findings, each once, with the evidence of every carrier that gave it.
#[derive(Default)]
struct Found(Vec<Finding>);

impl Found {
    fn add(&mut self, id: &str, confidence: Confidence, seen: Evidence) {
        match self.0.iter_mut().find(|known| known.id == id) {
            Some(known) => {
                known.confidence = known.confidence.max(confidence);
                if !known.evidence.contains(&seen) {
                    known.evidence.push(seen);
                }
            }
            None => self.0.push(Finding::new(id, confidence, vec![seen])),
        }
    }

    fn outcome(mut self) -> Outcome {
        if self.0.is_empty() {
            return Outcome::pass();
        }
        self.0.sort_by_key(|finding| std::cmp::Reverse(finding.confidence));
        Outcome { blocks: false, ..Outcome::found(self.0) }
    }
}

#[cfg(test)]
mod tests;
