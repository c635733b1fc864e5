//! The check `shipstation.status`: does ShipStation itself say that something the merchant uses fails?
//!
//! The web app and the interface in use decide whether anything else can be judged. A carrier or a shop
//! platform that the set-up names is told beside them: it explains labels or orders, and no refused key.

use super::facts::{API_COMPONENTS, COMPONENT, SIGN_IN_WORDS, STATUS};
use super::keys::Version;
use crate::checks::probe::status::{self, Component};
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{Declaration, Input, Outcome, Sends, Verdict};

/// The check.
pub(super) struct Status;

const ANNOUNCED: &str = "shipstation-outage-announced";

static DECLARATION: Declaration = Declaration {
    id: "shipstation.status",
    vendor: "shipstation",
    inputs: &[Input { name: "api", required: false }, Input { name: "platform", required: false }],
    secrets: &[],
    sends: &[Sends { service: STATUS, method: "GET", path: status::SUMMARY, carries: None }],
    findings: &[ANNOUNCED],
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
    let used = Used::of(context);
    let whole = used.clone();
    let matters = move |component: Component<'_>| whole.needs(component);
    let outcome = status::look(context, STATUS, &matters, ANNOUNCED).await;
    if matches!(outcome.verdict, Verdict::Fail | Verdict::Inconclusive) {
        return outcome;
    }
    let matters = move |component: Component<'_>| used.ships_with(component);
    let part = status::look(context, STATUS, &matters, ANNOUNCED).await;
    if part.findings.is_empty() {
        return outcome.with_evidence(part.evidence);
    }
    // The rest of ShipStation can still be judged.
    Outcome { blocks: false, ..part }
}

/// What of ShipStation the merchant uses.
#[derive(Clone, Debug, Default)]
struct Used {
    interfaces: Vec<&'static str>,
    carriers: Vec<&'static str>,
    platform: String,
}

impl Used {
    fn of(context: &Context<'_>) -> Self {
        let api = context.value("api").unwrap_or_default();
        let has_key = |word: &str| match word {
            "v1" => Version::V1.is_ready(context),
            _ => Version::V2.is_ready(context),
        };
        let interface = |(word, name): &(&'static str, &'static str)| {
            (*word == api || has_key(word)).then_some(*name)
        };
        let carriers = ["ups", "usps", "stamps"];
        Self {
            interfaces: API_COMPONENTS.iter().filter_map(interface).collect(),
            carriers: carriers.into_iter().filter(|it| context.names_vendor(it)).collect(),
            platform: context.value("platform").unwrap_or_default().to_lowercase(),
        }
    }

    /// The web app, whatever signing in needs, and the interface in use.
    fn needs(&self, component: Component<'_>) -> bool {
        let interface = self.interfaces.iter().any(|name| component.name.contains(name));
        let web = component.name == COMPONENT
            || SIGN_IN_WORDS.iter().any(|word| component.name.contains(word));
        interface || web && !component.in_group
    }

    /// A carrier under “Carriers”, or the shop's platform under “Marketplaces” or “Integrations”.
    fn ships_with(&self, component: Component<'_>) -> bool {
        let Component { name, in_group, heading } = component;
        let under = |words: &[&str]| !in_group || words.iter().any(|word| heading.contains(word));
        let is = |carrier: &&str| match *carrier {
            "ups" => {
                name == "ups" || name.starts_with("ups ") && !name.contains("mail innovations")
            }
            "usps" => name.contains("usps") || name.contains("stamps.com"),
            carrier => name.contains(carrier),
        };
        let carrier = self.carriers.iter().any(is);
        let platform = !self.platform.is_empty()
            && (name.replace(' ', "").contains(&self.platform)
                || self.platform == "magento" && name.contains("adobe commerce"));
        carrier && under(&["carrier"])
            || platform && under(&["marketplace", "integration", "store", "cart"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used(api: &'static str, carriers: &[&'static str], platform: &str) -> Used {
        let interfaces = API_COMPONENTS.iter().filter(|(word, _)| *word == api);
        Used {
            interfaces: interfaces.map(|(_, name)| *name).collect(),
            carriers: carriers.to_vec(),
            platform: platform.to_owned(),
        }
    }

    fn row<'a>(name: &'a str, heading: &'a str) -> Component<'a> {
        Component { name, in_group: !heading.is_empty(), heading }
    }

    #[test]
    fn signing_in_needs_neither_carriers_nor_marketplaces() {
        let web = used("", &["ups"], "magento");
        assert!(web.needs(row("shipstation", "")));
        assert!(web.needs(row("shipstation login", "")));
        assert!(!web.needs(row("login with amazon", "marketplaces")));
        assert!(!web.needs(row("shipstation", "other")));
        assert!(!web.needs(row("ups from shipstation", "carriers")));
        let api = "shipstation companion api";
        assert!(!web.needs(row("companion api v1", api)));
        assert!(!used("v2", &[], "").needs(row("companion api v1", api)));
        assert!(used("v1", &[], "").needs(row("companion api v1", api)));
    }

    #[test]
    fn only_the_carriers_and_the_platform_in_use_matter() {
        let mine = used("v2", &["ups", "usps"], "woocommerce");
        for (name, heading, matters) in [
            ("ups", "carriers", true),
            ("stamps.com", "carriers", true),
            ("usps", "carriers", true),
            ("fedex", "carriers", false),
            ("ups", "", true),
            ("ups", "marketplaces", false),
            ("woocommerce", "marketplaces", true),
            ("woo commerce", "integrations", true),
            ("woocommerce", "carriers", false),
            ("magento", "marketplaces", false),
            ("", "carriers", false),
        ] {
            assert_eq!(mine.ships_with(row(name, heading)), matters, "{name} / {heading}");
        }
        let nobody = used("v2", &[], "");
        assert!(!nobody.ships_with(row("ups", "carriers")));
        assert!(!nobody.ships_with(row("magento", "marketplaces")));
    }
}
