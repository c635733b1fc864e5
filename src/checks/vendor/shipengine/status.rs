//! The check `shipengine.status`: does the vendor itself say that the ShipStation API is down?

use super::facts::{COMPONENTS, PORTAL_COMPONENTS, STATUS};
use crate::checks::probe::status::{self, Component};
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{Declaration, Sends};

/// The check.
pub(super) struct Status;

static DECLARATION: Declaration = Declaration {
    id: "shipengine.status",
    vendor: "shipengine",
    inputs: &[],
    secrets: &[],
    sends: &[Sends { service: STATUS, method: "GET", path: status::SUMMARY, carries: None }],
    findings: &["shipengine-outage-announced"],
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
        let portal = context.names_vendor("partner");
        Box::pin(async move {
            let matters = move |component: Component<'_>| matters(component, portal);
            status::look(context, STATUS, &matters, "shipengine-outage-announced").await
        })
    }
}

/// A carrier's or marketplace's own trouble stands under a heading and has another name.
fn matters(component: Component<'_>, portal: bool) -> bool {
    let named = |parts: &[&str]| parts.iter().any(|part| component.name.contains(part));
    named(COMPONENTS) || portal && named(PORTAL_COMPONENTS)
}
