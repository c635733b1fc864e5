//! The orders `checks` and `check`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::keys::{GivenSecret, Owner, gather};
use super::{DEFAULT_PROFILE, OnProgress, OrderError, RootCause, Tell, way_out};
use crate::checks::{self, Setup, closure, diagnose, run_one};
use crate::domain::finding::{Declaration, RunId, RunReport};
use crate::domain::guide::builtin_catalog;
use crate::domain::secret::Slot;
use crate::world::store::Home;

/// What every check declares, in a stable order.
#[must_use]
pub fn declarations() -> Vec<&'static Declaration> {
    checks::declarations().collect()
}

/// What a check takes, with all the checks that it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Takes {
    /// The names of values.
    pub values: BTreeSet<&'static str>,
    /// The secrets.
    pub slots: BTreeSet<Slot>,
}

/// What a check takes.
///
/// # Errors
/// There is no such check.
pub fn takes(id: &str) -> Result<Takes, OrderError> {
    let Some(check) = checks::find(id) else {
        let known = checks::declarations().map(|check| check.id.to_owned()).collect();
        return Err(OrderError::Unknown { kind: "check", id: id.to_owned(), known });
    };
    let mut takes = Takes { values: BTreeSet::new(), slots: BTreeSet::new() };
    let needed = closure(check.declaration().id);
    for declaration in needed.iter().map(|check| check.declaration()) {
        takes.values.extend(declaration.inputs.iter().map(|input| input.name));
        takes.slots.extend(declaration.secrets.iter().map(|secret| secret.slot));
    }
    Ok(takes)
}

/// A check to run.
#[derive(Debug)]
pub struct CheckOrder {
    /// Its id.
    pub id: String,
    /// Values that are no secret, by name.
    pub values: BTreeMap<String, String>,
    /// The secrets.
    pub secrets: Vec<GivenSecret>,
    /// The endpoints file; none is the real world.
    pub endpoints: Option<PathBuf>,
}

/// A check that was run.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The run, with the findings of what it needed among its own.
    pub report: RunReport,
    /// The root causes, best first.
    pub root_causes: Vec<RootCause>,
}

/// Runs one check with all that it needs.
///
/// # Errors
/// There is no such check, or the endpoints file or the person's folder cannot be used.
pub async fn run(
    order: CheckOrder,
    on_progress: OnProgress,
    tell: Tell<'_>,
) -> Result<Checked, OrderError> {
    let used = takes(&order.id)?;
    let home = Home::of_person()?;
    let world = way_out::open(&home, order.endpoints.as_deref())?;
    let owner = Owner {
        home: &home,
        name: DEFAULT_PROFILE,
        shop: checks::origin_for(checks::STORE, &order.values),
        may_read_keyring: order.endpoints.is_none(),
    };
    // A secret that the check does not use is not even looked for.
    let (wanted, unused): (Vec<_>, Vec<_>) =
        order.secrets.into_iter().partition(|given| used.slots.contains(&given.slot));
    for given in unused {
        tell(&format!("{} does not use {}; it is not sent", order.id, given.slot));
    }
    let secrets = gather(&owner, wanted, tell).await?;
    let vendors =
        checks::find(&order.id).map(|check| check.declaration().vendor.to_owned()).into_iter();
    let setup = Setup { values: order.values, secrets, vendors: vendors.collect() };
    let catalog = builtin_catalog()?;
    let report = run_one(&world, &catalog, &setup, &order.id, RunId(1), on_progress).await;
    let report = report.ok_or_else(|| OrderError::Input(format!("{} did not run", order.id)))?;
    let root_causes = diagnose(&catalog, &report.parts).root_causes;
    Ok(Checked { report, root_causes })
}
