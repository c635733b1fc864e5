//! How Refloat finds out: checks, what they declare, the runner, and the guard of sign-in attempts.

mod blame;
mod browser_source;
mod check;
mod context;
mod edge;
mod facts;
mod guard;
mod judge;
mod look;
pub mod practice;
pub mod probe;
mod recorder;
mod runner;
mod said;
mod services;
mod timed;
pub mod vendor;

pub use blame::{Diagnosis, RootCause, diagnose, may_be_displaced};
pub use browser_source::{BrowserNote, BrowserSource};
pub use check::{Check, CheckFuture};
pub use context::{Context, Setup, World};
pub use guard::{FileGuard, Guard, GuardRefusal, MemoryGuard, SETTLE, Ticket};
pub use recorder::Recorder;
pub use runner::{
    OnProgress, Progress, SweepReport, closure, in_sweep, judge_again, run_one, sweep,
};
pub use services::{SERVICES, STORE, Service, StoreAddress, origin_for, origin_of, store_of};
pub use timed::{STOPPED, WHOLE, as_run, overall, stopped, sweep_within};

use std::sync::OnceLock;

use crate::domain::finding::Declaration;

/// Every check, in a stable order.
#[must_use]
pub fn registry() -> &'static [Box<dyn Check>] {
    static REGISTRY: OnceLock<Vec<Box<dyn Check>>> = OnceLock::new();
    REGISTRY.get_or_init(|| {
        let mut checks = probe::checks();
        checks.extend(vendor::checks());
        checks
    })
}

/// A check by its id.
#[must_use]
pub fn find(id: &str) -> Option<&'static dyn Check> {
    registry().iter().find(|check| check.declaration().id == id).map(AsRef::as_ref)
}

/// What every check declares.
pub fn declarations() -> impl Iterator<Item = &'static Declaration> {
    registry().iter().map(|check| check.declaration())
}
