//! The check `shipengine.status`: does the vendor itself say that the ShipStation API is down?

use super::facts::{COMPONENTS, OTHERS, PORTAL_COMPONENTS, STATUS};
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

/// A carrier's or marketplace's own trouble is none of the API's, although its name may speak of one.
fn matters(component: Component<'_>, portal: bool) -> bool {
    let named = |parts: &[&str]| parts.iter().any(|part| component.name.contains(part));
    let of_others =
        component.name.split(|c: char| !c.is_alphanumeric()).any(|word| OTHERS.contains(&word));
    !of_others && (named(COMPONENTS) || portal && named(PORTAL_COMPONENTS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_api_itself_matters_and_the_portal_to_a_partner() {
        for (name, to_all, to_partner) in [
            ("shipengine api", true, true),
            ("api v1", true, true),
            ("authentication", true, true),
            ("dashboard", false, true),
            ("fedex", false, false),
            ("ups api", false, false),
            ("carrier apis", false, false),
            ("webhooks", false, false),
        ] {
            let component = Component { name, heading: "", in_group: false };
            assert_eq!(matters(component, false), to_all, "{name}");
            assert_eq!(matters(component, true), to_partner, "{name}");
        }
    }
}
