//! What people type, and what they must find.

use super::*;
use crate::domain::guide::{builtin_catalog, builtin_library};

fn index() -> Index {
    Index::build(&builtin_library().unwrap(), &builtin_catalog().unwrap())
}

fn causes(text: &str) -> Vec<String> {
    index().find(text, 3).causes.into_iter().map(|ranked| ranked.cause).collect()
}

#[track_caller]
fn expect(text: &str, cause: &str) {
    let found = causes(text);
    assert!(found.iter().any(|found| found == cause), "{text}: {found:?}");
}

#[test]
fn the_message_of_the_plug_in_leads_into_its_guide() {
    let found = index().find("Test Connection Failed: Invalid email and password combination", 3);
    assert!(found.covered);
    assert_eq!(found.matches[0].guide, "shiprocket-login");
    assert_eq!(found.matches[0].finding, "shiprocket-manual-password");
}

#[test]
fn each_cause_of_shiprocket_is_found_by_its_own_words() {
    expect("shiprocket api user locked after too many attempts", "shiprocket-temporary-lock");
    expect(
        "shiprocket 403 you do not have permission for this action",
        "shiprocket-modules-not-enabled",
    );
    expect("new server ip not in the allowed ips of shiprocket", "shiprocket-allowed-ips");
    expect("I use my shiprocket website login in the plugin", "shiprocket-dashboard-credentials");
}

#[test]
fn trouble_of_a_shop_leads_into_the_guide_of_its_platform() {
    for (text, guide) in [
        ("Magento 401 Unauthorized", "magento-connection"),
        ("ShipStation gets 403 Forbidden from our Magento shop", "magento-connection"),
        ("bin/magento cron does not run", "magento-connection"),
        ("WooCommerce consumer secret is invalid", "woocommerce-connection"),
        ("Sorry, you cannot list resources", "woocommerce-connection"),
        ("ShipStation says: Invalid authentication key", "woocommerce-connection"),
        ("rest_no_route in our shop", "woocommerce-connection"),
    ] {
        let found = index().find(text, 3);
        assert!(found.covered, "{text}");
        assert_eq!(found.matches[0].guide, guide, "{text}");
    }
}

#[test]
fn a_shop_whose_platform_nobody_names_is_looked_at_first() {
    for text in ["ShipStation store refresh 403 Forbidden", "the shop redirects to www"] {
        let found = index().find(text, 3);
        assert!(found.covered, "{text}");
        let first = &found.matches[0];
        assert_eq!((&*first.guide, &*first.step), ("start-here", "look-at-shop"), "{text}");
    }
}

#[test]
fn trouble_of_somebody_else_is_not_answered() {
    let found = index().find("Amazon access to requested resource is denied", 3);
    assert!(!found.covered && found.matches.is_empty(), "{:?}", found.matches);
}

#[test]
fn the_messages_of_shipstations_sign_in_lead_into_its_guide() {
    let index = index();
    for (text, cause) in [
        ("ShipStation says the username or password you entered was invalid", "username-not-email"),
        ("locked out of ShipStation after too many attempts", "account-locked"),
        ("ShipStation password reset mail does not arrive", "forgotten-password"),
        ("ShipStation spinning wheel after sign in", "stale-cache-cookies"),
        ("ShipStation works in a private window only", "browser-extension-interference"),
        ("ShipStation says my browser is not supported", "outdated-browser"),
        ("ShipStation six digit code goes to a colleague", "mfa-code-problem"),
        ("ShipStation signs me out when a colleague signs in", "login-used-elsewhere"),
        ("new ShipStation user sees an empty app", "user-restricted"),
    ] {
        let found = index.find(text, 3);
        assert!(found.covered, "{text}: {:?}", found.causes);
        let first = &found.matches[0];
        assert_eq!((&*first.guide, &*first.finding), ("shipstation-login", cause), "{text}");
    }
}

/// Each text, and the guide of its first match.
#[track_caller]
fn lead(texts: &[(&str, &str, &str)]) {
    let index = index();
    for (text, guide, cause) in texts {
        let found = index.find(text, 3);
        assert!(found.covered, "{text}: {:?}", found.causes);
        let first = &found.matches[0];
        assert_eq!((&*first.guide, &*first.finding), (*guide, *cause), "{text}");
    }
}

#[test]
fn an_outage_leads_to_the_guide_of_the_vendor_that_is_named() {
    lead(&[
        ("ShipStation is down", "shipstation-login", "vendor-outage"),
        ("Shiprocket is down", "shiprocket-login", "vendor-outage"),
        ("UPS is down", "ups-connection", "vendor-outage"),
        ("the service is down for everybody", "start-here", "vendor-outage"),
    ]);
    let found = index().find("FedEx is down", 3);
    assert_eq!((found.covered, &*found.causes[0].cause), (false, "vendor-outage"));
}

#[test]
fn trouble_of_the_sign_in_page_needs_no_vendors_name() {
    let guide = "shipstation-login";
    lead(&[
        ("I forgot my password and the reset link does not come", guide, "forgotten-password"),
        ("spinning wheel until I clear the cookies", guide, "stale-cache-cookies"),
        ("it works with the ad blocker off", guide, "browser-extension-interference"),
        ("the site says my browser is not supported", guide, "outdated-browser"),
        ("verification code goes to a former employee", guide, "mfa-code-problem"),
        ("user locked after too many failed sign-ins", guide, "account-locked"),
    ]);
}

#[test]
fn trouble_of_the_computer_needs_no_vendors_name() {
    let index = index();
    for (text, cause) in [
        ("the hotel Wi-Fi shows its own page first", "captive-portal"),
        ("the clock of this computer is wrong", "local-clock-wrong"),
        ("no internet connection", "no-internet"),
    ] {
        let found = index.find(text, 3);
        assert!(found.covered, "{text}: {:?}", found.causes);
        assert_eq!(found.matches[0].finding, cause, "{text}");
    }
}

#[test]
fn the_sign_in_of_somebody_else_is_not_answered_with_shipstations() {
    for text in [
        "I forgot my Stamps.com password",
        "Etsy sends the verification code to a former employee",
        "the Magento admin needs its cookies cleared",
    ] {
        let found = index().find(text, 3);
        assert!(found.matches.iter().all(|one| one.guide != "shipstation-login"), "{text}");
    }
}

#[test]
fn money_carriers_and_order_data_lead_to_the_three_questions() {
    let guide = "start-here";
    lead(&[
        ("the postage balance is empty", guide, "balance-empty"),
        ("FedEx must be authorized again", guide, "carrier-reauthorization-needed"),
        ("strange characters in one order stop the import", guide, "bad-order-data"),
    ]);
}

#[test]
fn keys_and_carriers_of_shipstation_have_guides_of_their_own() {
    let (api, carriers) = ("shipstation-api", "shipstation-carriers");
    lead(&[
        ("ShipStation API key and secret refused", api, "shipstation-api-key-invalid"),
        ("ShipStation API says too many requests", api, "rate-limited"),
        (
            "Stamps.com Authentication failed in ShipStation",
            carriers,
            "stamps-password-changed-or-locked",
        ),
        ("ShipStation says no balance available", carriers, "balance-empty"),
        (
            "the carrier must be authorized again in ShipStation",
            carriers,
            "carrier-reauthorization-needed",
        ),
    ]);
    // Both guides look at the plan; one of them is enough of an answer.
    let found = index().find("the ShipStation subscription ended", 3);
    let plan = found.matches.iter().filter(|one| one.finding == "plan-lacks-access");
    assert_eq!(plan.count(), 1, "{:?}", found.matches);
}

#[test]
fn what_a_tool_saw_counts_by_its_values() {
    let seen = r#"{"http_status": 400, "body_snippet": "Invalid email and password combination"}"#;
    lead(&[(seen, "shiprocket-login", "shiprocket-manual-password")]);
    let nothing = r#"{"http_status": null, "headers": {}, "body_snippet": ""}"#;
    assert_eq!(index().find(nothing, 3).causes, []);
}

#[test]
fn two_vendors_that_are_named_bring_a_guide_each() {
    let found = index().find("ShipStation and Shiprocket are both down for everybody", 3);
    let guides: Vec<&str> = found
        .matches
        .iter()
        .filter(|one| one.finding == "vendor-outage")
        .map(|one| &*one.guide)
        .collect();
    assert_eq!(guides, ["shipstation-login", "shiprocket-login"]);
}

#[test]
fn numbers_versions_and_codes_count() {
    expect("rest_no_route", "woo-plain-permalinks");
    expect("Magento refuses our token since 2.4.4", "magento-bearer-tokens-disabled");
    expect("UPS 250002", "ups-credentials-typo");
    expect("cURL error 60", "tls-certificate-problem");
}

#[test]
fn nonsense_and_nothing_find_nothing() {
    for text in ["", "   ", "qwertz zxcvb", "🦆🦆"] {
        assert_eq!(index().find(text, 3), Found::default(), "{text}");
    }
}

#[test]
fn every_cause_is_found_by_its_own_meaning() {
    let catalog = builtin_catalog().unwrap();
    let index = index();
    for (id, cause) in catalog.causes() {
        let found = index.find(&cause.meaning, 3);
        assert!(found.causes.iter().any(|ranked| ranked.cause == *id), "{id}: {:?}", found.causes);
    }
}

#[test]
fn a_part_is_found_as_a_step_of_the_guide_that_uses_it_and_a_guide_of_its_own_comes_first() {
    let load = |id: &str, more: &str| {
        let head = format!(
            "id = \"{id}\"\ntitle = \"T\"\ntopic = \"t\"\ngoal = \"G\"\nstart = \"a\"\nreviewed = 2026-11-21\n"
        );
        crate::domain::guide::load(&format!("{id}.toml"), &format!("{head}{more}"), true).unwrap()
    };
    let asks = "[steps.a]\nkind = \"question\"\ncode = \"K2A\"\ntitle = \"Q\"\nlabel = \"Q\"\nnone = \"e\"\nunknown = \"e\"\nchoices = [{ say = \"Yes\", to = \"e\", means = \"local-clock-wrong\" }]\n[steps.e]\nkind = \"outcome\"\ncode = \"K3A\"\ntitle = \"E\"\nlabel = \"E\"\nresolution = \"solved\"\n";
    let part = load("part", &format!("part = true\n{asks}"));
    let user = load("a-user", "[steps.a]\nkind = \"part\"\nguide = \"part\"\n");
    let whole = load("whole", asks);
    let place = |guides: Vec<crate::domain::guide::Guide>| {
        let index = Index::build(&Library::new(guides), &builtin_catalog().unwrap());
        let found = index.find("the clock of the computer is wrong", 3).matches;
        let found = found.into_iter().find(|one| one.finding == "local-clock-wrong");
        found.map(|one| (one.guide, one.step))
    };
    let at = |guide: &str, step: &str| Some((guide.to_owned(), step.to_owned()));
    assert_eq!(place(vec![part.clone()]), None);
    assert_eq!(place(vec![part.clone(), user.clone()]), at("a-user", "a/a"));
    assert_eq!(place(vec![part, user, whole]), at("whole", "a"));
}

/// Prints how well cases are found: `CASES=…/cases.jsonl cargo nextest run … --run-ignored all`. With
/// `EVIDENCE=1`, what a tool saw is searched for too.
#[test]
#[ignore = "a measurement; needs the cases, which are not part of the repository"]
fn measure_the_cases() {
    let Ok(file) = std::env::var("CASES") else { return };
    let text = std::fs::read_to_string(file).unwrap();
    let with_evidence = std::env::var("EVIDENCE").is_ok();
    let index = index();
    let mut groups: std::collections::BTreeMap<String, [u32; 4]> = Default::default();
    let mut times = Vec::new();
    for line in text.lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let (symptom, cause) = (case["symptom"].as_str().unwrap(), case["cause"].as_str().unwrap());
        let evidence = &case["evidence"];
        let seen =
            if with_evidence && !evidence.is_null() { evidence.to_string() } else { String::new() };
        let query = format!("{symptom}\n{seen}");
        let begun = std::time::Instant::now();
        let found = index.find(&query, 3);
        times.push(begun.elapsed());
        let names: Vec<&str> = found.causes.iter().map(|ranked| &*ranked.cause).collect();
        let first = names.first() == Some(&cause);
        let guided = found.covered && found.matches[0].finding == cause;
        for group in [format!("vendor {}", case["vendor"].as_str().unwrap()), "all".to_owned()] {
            let entry = groups.entry(group).or_default();
            for (count, yes) in entry.iter_mut().zip([true, first, names.contains(&cause), guided])
            {
                *count += u32::from(yes);
            }
        }
        if std::env::var("VERBOSE").is_ok() && !names.contains(&cause) {
            println!("{query} | {cause} | {names:?}");
        }
    }
    times.sort();
    println!("slowest of 100: {:?}", times[times.len() * 99 / 100]);
    for (group, [count, first, among, guided]) in groups {
        println!("{group}: {count} cases, first {first}, among three {among}, led {guided}");
    }
}

#[test]
fn what_was_read_comes_first_and_the_words_decide_between_rivals() {
    let index = index();
    let text = "Shiprocket: I used my own log-in to the website, the dashboard, not the API user";
    let led = |cause, rank| Led { cause, rank, vendor: "shiprocket" };
    let rivals = [led("shiprocket-manual-password", 1), led("shiprocket-dashboard-credentials", 1)];
    let found = index.find_led(text, &rivals, 3);
    let causes: Vec<&str> = found.causes.iter().map(|one| one.cause.as_str()).collect();
    assert_eq!(causes[..2], ["shiprocket-dashboard-credentials", "shiprocket-manual-password"]);
    assert!(found.covered);
    assert_eq!(found.matches[0].guide, "shiprocket-login");
    assert!(found.matches.windows(2).all(|two| two[0].score >= two[1].score));

    let surer = [led("shiprocket-dashboard-credentials", 0), led("shiprocket-temporary-lock", 2)];
    assert_eq!(index.find_led(text, &surer, 3).causes[0].cause, "shiprocket-temporary-lock");
    let unread = index.find_led(text, &[], 3);
    assert_eq!(unread.causes[0].cause, "shiprocket-dashboard-credentials", "the words alone");
}

#[test]
fn where_no_guide_is_for_what_was_read_the_search_says_that_it_is_not_covered() {
    let led = [Led { cause: "balance-empty", rank: 1, vendor: "usps" }];
    let found = index().find_led("{}", &led, 3);
    assert_eq!(found.causes[0].cause, "balance-empty");
    let own = found.matches.iter().any(|one| one.finding == "balance-empty");
    assert_eq!(found.covered, own);
}
