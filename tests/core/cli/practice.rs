//! `practice`: what is there, serving it, judging by it.

use super::{CANARY, EMAIL, Person, Served, texts};

#[test]
fn scenarios_are_listed() {
    let json = Person::new().run(&["practice", "list", "--json"]).json();
    assert_eq!(json["schema"], 1);
    let scenarios = json["scenarios"].as_array().expect("a list");
    let healthy = scenarios.iter().find(|one| one["id"] == "shiprocket-healthy").expect("there");
    assert_eq!(healthy["expect"], serde_json::json!([]));
    assert!(scenarios.iter().all(|one| one["story"].as_str().is_some_and(|say| !say.is_empty())));
}

#[test]
fn scenarios_are_run_and_judged() {
    let person = Person::new();
    let ids = ["shiprocket-healthy", "shiprocket-no-internet", "shiprocket-walk-own-password"];
    let run = person.run(&[&["practice", "run", "--json"], &ids[..]].concat());
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let json = run.json();
    assert_eq!((json["schema"].as_u64(), json["passed"].as_u64()), (Some(1), Some(3)));
    assert_eq!(json["failed"], 0);
    assert_eq!(texts(&json["scenarios"], "id"), ids);
    assert_eq!(json["scenarios"][1]["expect"], serde_json::json!(["no-internet"]));
    assert_eq!(json["scenarios"][1]["got"][0], "no-internet");
    assert_eq!(json["scenarios"][1]["ok"], true);
    assert!(json["scenarios"][1]["ms"].is_u64());
}

#[test]
fn a_file_that_expects_something_else_ends_with_one() {
    let person = Person::new();
    let scenario = |id: &str, expect: &str| {
        format!(
            "id = \"{id}\"\nstory = \"All is well.\"\nkind = \"sweep\"\nexpect = [{expect}]\n\
             [setup.shiprocket]\nemail = \"{EMAIL}\"\n\
             [setup.secrets]\nshiprocket-password = \"FAKE-api-password-7d\"\n"
        )
    };
    let fits = person.file("fits.toml", &scenario("fits", ""));
    assert_eq!(person.run(&["practice", "run", &fits]).code, 0);
    let odd = person.file("odd.toml", &scenario("odd", "\"no-internet\""));
    let failed = person.run(&["practice", "run", &odd, &fits, "--json"]);
    assert_eq!(failed.code, 1, "{}", failed.out);
    assert_eq!(
        (failed.json()["passed"].as_u64(), failed.json()["failed"].as_u64()),
        (Some(1), Some(1))
    );
    let broken = person.file("broken.toml", "id = \"broken\"\nstory = 1\n");
    let told = person.run(&["practice", "run", &broken]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("broken.toml:2:9:"), "{}", told.err);
    assert_eq!(person.run(&["practice", "run", "not-there.toml"]).code, 2);
}

#[test]
fn a_pasted_text_is_judged_by_what_is_found_for_it() {
    let person = Person::new();
    let paste = person.file(
        "paste.toml",
        "id = \"paste\"\nstory = \"Somebody pastes an error.\"\nkind = \"paste\"\n\
         expect = [\"shiprocket-manual-password\", \"shiprocket-dashboard-credentials\", \
         \"shiprocket-allowed-ips\"]\n\
         [paste]\ntext = \"Shiprocket: Invalid email and password combination\"\n",
    );
    let run = person.run(&["practice", "run", &paste, "--json"]);
    assert_eq!(run.code, 0, "{}", run.out);
}

#[test]
fn what_is_served_is_logged_without_values_and_cleaned_up() {
    let person = Person::new();
    let log = person.file("requests.log", "");
    let served = Served::start(&person, "shiprocket-wrong-password-401", &["--log", &log]);
    let email = format!("email={EMAIL}");
    let arguments = [
        "check",
        "shiprocket.login",
        "--set",
        &email,
        "--secret",
        "shiprocket-password=stdin",
        "--endpoints",
        &served.endpoints,
    ];
    let found = person.run_fed(&arguments, CANARY.as_bytes());
    assert_eq!(found.code, 1, "{}{}", found.out, found.err);
    found.never_says(CANARY);
    let endpoints = served.endpoints.clone();
    assert_eq!(served.stop(), Some(0));
    assert!(!std::path::Path::new(&endpoints).exists());
    let logged = std::fs::read_to_string(log).expect("a log");
    assert!(!logged.contains(CANARY) && !logged.contains(EMAIL), "{logged}");
    let lines: Vec<serde_json::Value> =
        logged.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let sign_in = lines.iter().find(|line| line["method"] == "POST").expect("a sign-in");
    assert_eq!(sign_in["path"], "/v1/external/auth/login");
    assert!(sign_in["headers"].as_array().is_some_and(|names| names.contains(&"host".into())));
}

#[cfg(unix)]
#[test]
fn a_program_that_is_told_to_end_cleans_up_too() {
    for signal in ["-TERM", "-INT"] {
        let person = Person::new();
        let mut served = Served::start(&person, "shiprocket-healthy", &[]);
        let id = served.child.id().to_string();
        let told = std::process::Command::new("kill").args([signal, &id]).status();
        assert!(told.expect("kill").success());
        assert_eq!(served.child.wait().expect("ended").code(), Some(0), "{signal}");
        assert!(!std::path::Path::new(&served.endpoints).exists(), "{signal}");
    }
}
