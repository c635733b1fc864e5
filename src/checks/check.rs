//! What a check is.

use std::future::Future;
use std::pin::Pin;

use super::{Context, Setup};
use crate::domain::finding::{CheckId, Declaration, Outcome};

/// A run under way. Dropping it stops the check and closes its connections.
pub type CheckFuture<'a> = Pin<Box<dyn Future<Output = Outcome> + Send + 'a>>;

/// A read-only look at the world.
pub trait Check: Send + Sync {
    /// What it needs, sends and can find.
    fn declaration(&self) -> &'static Declaration;

    /// Whether a sweep of this set-up includes it, beside what its vendor decides.
    fn applies(&self, setup: &Setup) -> bool {
        let _ = setup;
        true
    }

    /// The checks that go along with it uninvited. It does not wait for them.
    fn along(&self) -> &'static [CheckId] {
        &[]
    }

    /// Looks, within the limits, and says what it saw.
    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a>;
}
