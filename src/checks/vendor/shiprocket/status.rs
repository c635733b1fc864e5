//! The check `shiprocket.status`: does Shiprocket itself say that it is down?

use super::facts::{COMPONENTS, STATUS};
use crate::checks::probe::status::{self, Component};
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{Declaration, Sends};

/// The check.
pub(super) struct Status;

static DECLARATION: Declaration = Declaration {
    id: "shiprocket.status",
    vendor: "shiprocket",
    inputs: &[],
    secrets: &[],
    sends: &[Sends { service: STATUS, method: "GET", path: status::SUMMARY, carries: None }],
    findings: &["shiprocket-outage-announced"],
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
        Box::pin(status::look(context, STATUS, &matters, "shiprocket-outage-announced"))
    }
}

fn matters(component: Component<'_>) -> bool {
    COMPONENTS.iter().any(|part| component.name.contains(part))
}
