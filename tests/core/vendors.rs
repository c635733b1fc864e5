//! A vendor's checks from the outside, with the answers of practice.

use std::sync::Arc;

use refloat::checks::practice::judge::{Pace, setup, world};
use refloat::checks::practice::{Options, Practice, Scenario, scenarios};
use refloat::checks::run_one;
use refloat::domain::finding::{RunId, RunReport};
use refloat::domain::guide::builtin_catalog;

fn scenario(id: &str) -> Scenario {
    let all = scenarios().expect("the scenarios load");
    all.into_iter().find(|scenario| scenario.id == id).expect("a known scenario")
}

async fn check(id: &str, scenario: &Scenario) -> (RunReport, Vec<String>) {
    let practice = Practice::start(scenario, Options::default()).await.expect("practice");
    let now = || refloat::world::platform::now().as_second();
    let world = world(scenario, &practice, Pace::default().limits, Arc::new(now)).expect("a world");
    let catalog = builtin_catalog().expect("the vocabulary");
    let quiet: refloat::checks::OnProgress = Arc::new(|_| {});
    let report = run_one(&world, &catalog, &setup(&scenario.setup), id, RunId(1), quiet).await;
    let asked = practice.log().entries().iter().map(|it| it.service.clone()).collect();
    (report.expect("a known check"), asked)
}

/// Who looks at the way alone is told that there is no internet, and not that a vendor is down.
#[tokio::test]
async fn a_path_alone_tells_a_dead_line_from_a_dead_vendor() {
    for (check_id, scenario_id, first) in [
        ("shipstation.path", "shipstation-no-internet", "no-internet"),
        ("shipstation.path", "shipstation-refused", "host-refuses"),
        ("shiprocket.path", "shiprocket-no-internet", "no-internet"),
    ] {
        let (report, _) = check(check_id, &scenario(scenario_id)).await;
        let found = report.outcome.findings.first().map(|finding| finding.id.as_str());
        assert_eq!(found, Some(first), "{check_id} in {scenario_id}");
    }
}

/// A set-up that names one vendor alone asks no other one, for the time neither.
#[tokio::test]
async fn nobody_is_asked_whom_the_set_up_does_not_name() {
    let (_, asked) =
        check("shipstation.path", &scenario("shipstation-clock-slow-one-time-host")).await;
    assert!(asked.iter().any(|service| service == "shipstation-web"), "{asked:?}");
    assert!(asked.iter().all(|service| !service.contains("shiprocket")), "{asked:?}");
}

/// Support must be able to tell which host an error came from, and what the others did.
#[tokio::test]
async fn what_each_host_of_shipstation_did_is_kept() {
    let (report, _) = check("shipstation.path", &scenario("shipstation-api-v2-host-down")).await;
    let seen = |evidence: &[refloat::domain::finding::Evidence], label: &str| {
        evidence.iter().find(|it| it.label == label).map(|it| it.text.clone())
    };
    let finding = report.outcome.findings.first().expect("a finding");
    assert_eq!(seen(&finding.evidence, "host").as_deref(), Some("api.shipstation.com"));
    let beside = seen(&report.outcome.evidence, "ssapi.shipstation.com").unwrap_or_default();
    assert!(beside.starts_with("401"), "{beside}");
}
