//! The check `shipstation.status`: does ShipStation itself say that signing in fails?

use super::facts::{API_COMPONENTS, COMPONENT, SIGN_IN_WORDS, STATUS};
use crate::checks::probe::status::{self, Component};
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{Declaration, Input, Outcome, Sends};

/// The check.
pub(super) struct Status;

static DECLARATION: Declaration = Declaration {
    id: "shipstation.status",
    vendor: "shipstation",
    inputs: &[Input { name: "api", required: false }],
    secrets: &[],
    sends: &[Sends { service: STATUS, method: "GET", path: status::SUMMARY, carries: None }],
    findings: &["shipstation-outage-announced"],
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
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let api = context.value("api").unwrap_or_default().to_owned();
    let matters = move |component: Component<'_>| matters(component, &api);
    status::look(context, STATUS, &matters, "shipstation-outage-announced").await
}

/// The web app, whatever signing in needs, and the interface that the merchant uses. A carrier or a
/// marketplace never matters, whatever it is called.
fn matters(component: Component<'_>, api: &str) -> bool {
    let used = API_COMPONENTS.iter().any(|(word, name)| *word == api && component.name == *name);
    let web = component.name == COMPONENT
        || SIGN_IN_WORDS.iter().any(|word| component.name.contains(word));
    used || web && !component.in_group
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carriers_and_marketplaces_do_not_matter() {
        let seen = |name: &str, in_group, api: &str| matters(Component { name, in_group }, api);
        assert!(seen("shipstation", false, ""));
        assert!(seen("shipstation login", false, ""));
        assert!(!seen("login with amazon", true, ""));
        assert!(!seen("shipstation", true, ""));
        assert!(!seen("ups from shipstation", true, ""));
        assert!(!seen("companion api v1", true, ""));
        assert!(!seen("companion api v1", true, "v2"));
        assert!(seen("companion api v1", true, "v1"));
    }
}
