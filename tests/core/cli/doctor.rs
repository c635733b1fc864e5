//! `doctor`: what works on this computer.

use serde_json::Value;

use super::{CANARY, Person, Ran, Served, texts};

fn doctor(person: &Person, scenario: &str, variables: &[(&str, &str)]) -> Ran {
    let served = Served::start(person, scenario, &[]);
    person.run_with(&["doctor", "--endpoints", &served.endpoints, "--json"], variables)
}

fn line<'a>(json: &'a Value, name: &str) -> &'a Value {
    let lines = json["lines"].as_array().expect("lines");
    lines.iter().find(|line| line["name"] == name).unwrap_or_else(|| panic!("{name}: {json}"))
}

#[test]
fn it_says_a_line_each_and_ends_as_they_do() {
    let person = Person::new();
    let ran = doctor(&person, "shiprocket-healthy", &[]);
    let json = ran.json();
    assert_eq!(json["schema"], 1);
    let names = [
        "system", "keyring", "network", "clock", "browsers", "proxy", "renderer", "fonts",
        "folders",
    ];
    assert_eq!(texts(&json["lines"], "name"), names);
    for name in ["system", "network", "clock", "folders"] {
        assert_eq!(line(&json, name)["verdict"], "pass", "{}", ran.out);
    }
    // With an endpoints file the computer is not on trial.
    for name in ["keyring", "browsers"] {
        assert_eq!(line(&json, name)["verdict"], "skipped", "{}", ran.out);
    }
    // Whether there is an adapter to draw with is another matter on each machine.
    let expected = match json["verdict"].as_str() {
        Some("pass") => 0,
        Some("warn" | "fail") => 1,
        _ => 3,
    };
    assert_eq!(ran.code, expected, "{}", ran.out);
    assert!(line(&json, "system")["seen"].as_str().is_some_and(|seen| seen.contains("Refloat ")));
}

#[test]
fn it_leaves_no_file_behind() {
    let person = Person::new();
    let served = Served::start(&person, "shiprocket-healthy", &[]);
    std::fs::remove_dir_all(person.home()).ok();
    person.run(&["doctor", "--endpoints", &served.endpoints]);
    assert!(!person.home().exists());
}

#[test]
fn no_way_to_the_internet_is_found_and_what_was_sent_is_said() {
    let person = Person::new();
    let ran = doctor(&person, "shiprocket-captive-portal-page", &[]);
    let json = ran.json();
    assert_eq!((ran.code, &json["verdict"]), (1, &Value::from("fail")), "{}", ran.out);
    let network = line(&json, "network");
    assert_eq!(network["verdict"], "fail");
    assert!(network["advice"].as_str().is_some_and(|advice| !advice.is_empty()), "{network}");
    assert!(texts(&json["sent"], "service").contains(&"internet"), "{}", ran.out);
}

#[test]
fn the_password_of_a_proxy_is_not_said() {
    let person = Person::new();
    let proxy = format!("http://ada:{CANARY}@proxy.example:3128");
    let ran = doctor(&person, "shiprocket-healthy", &[("HTTPS_PROXY", &proxy)]);
    ran.never_says(CANARY);
    let json = ran.json();
    let seen = line(&json, "proxy")["seen"].as_str().unwrap_or_default();
    assert!(seen.contains("proxy.example:3128"), "{seen}");
}

#[test]
fn a_folder_that_cannot_be_written_is_named_with_what_to_do() {
    let person = Person::new();
    let file = person.file("a-file", "x");
    let below = format!("{file}/below");
    let ran = doctor(&person, "shiprocket-healthy", &[("REFLOAT_HOME", &below)]);
    let json = ran.json();
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    let folders = line(&json, "folders");
    assert_eq!(folders["verdict"], "fail");
    assert!(folders["seen"].as_str().is_some_and(|seen| seen.contains("below")), "{folders}");
    assert!(folders["advice"].as_str().is_some_and(|it| it.contains("REFLOAT_HOME")), "{folders}");
}

#[test]
fn in_words_each_line_has_a_name_and_a_verdict() {
    let person = Person::new();
    let served = Served::start(&person, "shiprocket-healthy", &[]);
    let ran = person.run(&["doctor", "--endpoints", &served.endpoints]);
    for words in ["Works         System: ", "Skipped       Keyring: ", "Works         Internet: "] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    assert!(!ran.out.contains("doctor-"), "an id is no word: {}", ran.out);
    assert!(ran.out.contains("/generate_204"), "what was sent is said: {}", ran.out);
}

#[test]
fn a_browser_check_with_an_endpoints_file_looks_at_no_browser() {
    let person = Person::new();
    let served = Served::start(&person, "shiprocket-healthy", &[]);
    let check = ["check", "computer.browsers", "--endpoints", &served.endpoints, "--json"];
    let ran = person.run(&check);
    let json = ran.json();
    assert_eq!((ran.code, &json["reason"]), (3, &Value::from("computer-not-looked-at")));
    assert_eq!(json["sent"], Value::Array(Vec::new()));
}
