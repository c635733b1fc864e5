//! `sweep`: what a profile names, judged together.

use serde_json::json;

use super::{CANARY, EMAIL, PASSWORD, Person, Ran, Served, texts};

fn sweep(person: &Person, served: &Served, more: &str, password: &str) -> Ran {
    let profile = person.file(
        "my-shop.toml",
        &format!(
            "{more}\n[shiprocket]\nemail = \"{EMAIL}\"\n\
             [secrets]\nshiprocket-password = \"env:PASSWORD_FOR_TEST\"\n"
        ),
    );
    let arguments = ["sweep", "--profile", &profile, "--endpoints", &served.endpoints, "--json"];
    person.run_with(&arguments, &[("PASSWORD_FOR_TEST", password)])
}

#[test]
fn a_healthy_set_up_ends_with_zero() {
    let person = Person::new();
    let served = Served::start(&person, "shiprocket-healthy", &[]);
    let healthy = sweep(&person, &served, "", PASSWORD);
    assert_eq!(healthy.code, 0, "{}{}", healthy.out, healthy.err);
    healthy.never_says(PASSWORD);
    let json = healthy.json();
    assert_eq!(json["schema"], 1);
    assert_eq!(json["verdict"], "pass");
    assert_eq!(json["root_causes"], json!([]));
    assert_eq!(json["findings"], json!([]));
    assert!(texts(&json["checks"], "check").contains(&"shiprocket.login"));
    assert!(json["checks"][0]["timings"]["total_ms"].is_u64());
}

#[test]
fn a_fault_ends_with_one_and_the_root_cause_first() {
    let person = Person::new();
    let served = Served::start(&person, "shiprocket-redirect-same-host", &[]);
    let found = sweep(&person, &served, "", CANARY);
    assert_eq!(found.code, 1, "{}{}", found.out, found.err);
    found.never_says(CANARY);
    let json = found.json();
    assert_eq!(json["root_causes"][0]["id"], "url-redirect");
    assert_eq!(json["findings"][0]["id"], "host-redirects");
    assert!(json["findings"][0]["summary"].is_string());
}

#[test]
fn a_variable_that_is_not_set_is_told_and_its_secret_left_out() {
    let person = Person::new();
    let served = Served::start(&person, "shiprocket-healthy", &[]);
    let profile = person.file(
        "p.toml",
        "[shiprocket]\nemail = \"a@shop.example\"\n\
         [secrets]\nshiprocket-password = \"env:REFLOAT_TEST_NOT_SET\"\n",
    );
    let arguments = ["sweep", "--profile", &profile, "--endpoints", &served.endpoints];
    let swept = person.run(&arguments);
    assert!(swept.err.contains("REFLOAT_TEST_NOT_SET"), "{}", swept.err);
    assert!(swept.out.starts_with("All together:"), "{}", swept.out);
}

#[test]
fn with_an_endpoints_file_the_keyring_is_not_read() {
    let person = Person::new();
    let served = Served::start(&person, "shiprocket-healthy", &[]);
    let profile = person.file(
        "p.toml",
        "[shiprocket]\nemail = \"a@shop.example\"\n[secrets]\nshiprocket-password = \"keyring\"\n",
    );
    let arguments = ["sweep", "--profile", &profile, "--endpoints", &served.endpoints];
    let swept = person.run(&arguments);
    assert!(swept.err.contains("keyring is never read"), "{}", swept.err);
}

#[test]
fn an_empty_profile_looks_at_this_computer_alone() {
    let person = Person::new();
    let served = Served::start(&person, "shiprocket-healthy", &[]);
    let profile = person.file("p.toml", "");
    let arguments = ["sweep", "--profile", &profile, "--endpoints", &served.endpoints, "--json"];
    let swept = person.run(&arguments);
    assert_eq!(swept.code, 0, "{}", swept.out);
    let json = swept.json();
    assert!(texts(&json["checks"], "check").iter().all(|check| check.starts_with("computer.")));
}
