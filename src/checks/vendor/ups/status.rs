//! The check `ups.status`: does UPS itself say that it is down?

use super::facts::STATUS;
use crate::checks::probe::status::{self, Component};
use crate::checks::vendor::component;
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{Declaration, Sends};

/// The check.
pub(super) struct Status;

static DECLARATION: Declaration = Declaration {
    id: "ups.status",
    vendor: "ups",
    inputs: &[],
    secrets: &[],
    sends: &[Sends { service: STATUS, method: "GET", path: status::SUMMARY, carries: None }],
    findings: &["ups-outage-announced"],
    refusals: &[],
    needs: &[],
    limit_ms: 6_000,
    counts_as_sign_in: false,
};

impl Check for Status {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(status::look(context, STATUS, &matters, "ups-outage-announced"))
    }
}

fn matters(seen: Component<'_>) -> bool {
    component::matters(seen.name, "ups")
}
