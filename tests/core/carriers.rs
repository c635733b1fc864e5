//! UPS and USPS: what is asked of them, and how often.

use std::sync::Arc;

use refloat::checks::practice::judge::{Pace, setup, world};
use refloat::checks::practice::{Options, Practice, Scenario, scenarios};
use refloat::checks::sweep;
use refloat::domain::finding::{Catalog, Sent};
use refloat::domain::guide::builtin_catalog;

/// A catalog in which every finding is a fault that may pass, so that everything is looked at again.
fn impatient() -> Catalog {
    let findings = include_str!("../../guides/findings.toml");
    let again = findings
        .replace("may_pass = true\n", "")
        .replace("\nremedy = ", "\nmay_pass = true\nremedy = ");
    Catalog::parse(include_str!("../../guides/causes.toml"), &again).expect("a catalog")
}

async fn sent_in(scenario: &Scenario, catalog: &Catalog) -> Vec<Sent> {
    let pace = Pace::default();
    let options = Options { pace: pace.pace, ..Options::default() };
    let clock = Arc::clone(&options.clock);
    let practice = Practice::start(scenario, options).await.expect("practice");
    let world = world(scenario, &practice, pace.limits, clock).expect("a world");
    let report = sweep(&world, catalog, &setup(&scenario.setup), Arc::new(|_| {})).await;
    report.runs.into_iter().flat_map(|run| run.outcome.sent).collect()
}

fn named(id: &str) -> Scenario {
    let all = scenarios().expect("the scenarios load");
    all.into_iter().find(|scenario| scenario.id == id).expect("a scenario of this name")
}

/// Nobody publishes how many refused passes are too many, so one is asked for, whatever comes back.
#[tokio::test]
async fn a_sweep_asks_each_carrier_for_a_pass_once_at_most() {
    let catalog = impatient();
    for id in [
        "ups-silent-after-the-question",
        "ups-broken-while-refusing",
        "ups-wrong-secret",
        "usps-server-error",
        "usps-cut-after-the-question",
        "usps-throttled",
    ] {
        let sent = sent_in(&named(id), &catalog).await;
        let posts = sent.iter().filter(|sent| sent.method == "POST").count();
        assert_eq!(posts, 1, "{id}: {sent:?}");
    }
    let both = sent_in(&named("ups-works-usps-refused"), &catalog).await;
    for host in ["onlinetools.ups.com", "apis.usps.com"] {
        let posts = both.iter().filter(|sent| sent.method == "POST" && sent.host == host).count();
        assert_eq!(posts, 1, "{host}");
    }
}

/// A website's password was typed where a key belongs: it must not leave.
#[tokio::test]
async fn a_log_in_in_the_box_for_a_key_is_sent_nowhere() {
    let catalog = builtin_catalog().expect("the vocabulary");
    for id in ["ups-website-log-in", "usps-gateway-log-in", "ups-pasted-dots"] {
        let sent = sent_in(&named(id), &catalog).await;
        assert!(sent.iter().all(|sent| sent.method == "GET"), "{id}: {sent:?}");
    }
}

/// The Web Tools are asked only by who uses them.
#[tokio::test]
async fn only_a_user_id_of_the_web_tools_leads_there() {
    let catalog = builtin_catalog().expect("the vocabulary");
    let asked = |sent: &[Sent]| sent.iter().any(|sent| sent.host == "secure.shippingapis.com");
    assert!(!asked(&sent_in(&named("usps-wrong-secret"), &catalog).await));
    assert!(asked(&sent_in(&named("usps-web-tools-refuses"), &catalog).await));
}
