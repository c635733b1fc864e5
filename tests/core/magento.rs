//! The checks of a Magento shop from the outside, with the answers of practice.

use std::collections::BTreeMap;
use std::sync::Arc;

use refloat::checks::practice::judge::{Pace, setup, world};
use refloat::checks::practice::scenario::Kind;
use refloat::checks::practice::{Options, Practice, Scenario, scenarios};
use refloat::checks::sweep;
use refloat::domain::guide::builtin_catalog;

/// What a shop was asked in a sweep: method, path and the headers beside the usual ones.
async fn asked(scenario: &Scenario) -> Vec<(String, String, Vec<String>)> {
    let practice = Practice::start(scenario, Options::default()).await.expect("practice");
    let now = || refloat::world::platform::now().as_second();
    let world = world(scenario, &practice, Pace::default().limits, Arc::new(now)).expect("a world");
    let catalog = builtin_catalog().expect("the vocabulary");
    sweep(&world, &catalog, &setup(&scenario.setup), Arc::new(|_| {})).await;
    let usual = ["host", "accept", "user-agent", "connection"];
    let entries = practice.log().entries().into_iter().filter(|it| it.service == "store");
    entries
        .map(|it| {
            let headers = it.headers.into_iter().filter(|name| !usual.contains(&name.as_str()));
            (it.method, it.path, headers.collect())
        })
        .collect()
}

fn of_magento() -> Vec<Scenario> {
    let all = scenarios().expect("the scenarios load").into_iter();
    all.filter(|it| it.kind() == Kind::Sweep && it.id.starts_with("magento-")).collect()
}

#[tokio::test]
async fn a_healthy_shop_is_asked_each_question_once() {
    let all = of_magento();
    let both = all.iter().find(|it| it.id == "magento-healthy-both").expect("a known scenario");
    let mut times: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (_, path, headers) in asked(both).await {
        *times.entry((path, headers.join(" "))).or_default() += 1;
    }
    let expected = [
        // Once to see which of the shop's addresses answer, and once signed.
        ("/api/diagnostics/version", "", 1),
        ("/rest/V1/auctane/configure", "shipstation-access-token", 1),
        // Signed, and with the token alone.
        ("/rest/V1/modules", "authorization", 2),
        ("/rest/V1/store/storeConfigs", "", 1),
        ("/rest/V1/store/storeConfigs", "authorization", 1),
    ];
    let expected = expected.map(|(path, headers, n)| ((path.to_owned(), headers.to_owned()), n));
    assert_eq!(times, BTreeMap::from(expected));
}

/// A user name would make the question a sign-in of an admin, who can be locked; anything but `GET` could write.
#[tokio::test(flavor = "multi_thread")]
async fn no_shop_is_ever_written_to_or_signed_in_to() {
    for scenario in of_magento() {
        for (method, path, headers) in asked(&scenario).await {
            assert_eq!(method, "GET", "{}: {path}", scenario.id);
            assert!(
                headers.iter().all(|it| !it.starts_with("ss-")),
                "{}: {headers:?}",
                scenario.id
            );
            assert!(!path.contains("export") && !path.contains("SS-"), "{}: {path}", scenario.id);
        }
    }
}
