//! Secrets come in by variable, standard input or keyring, just as they are, and never go back out.

use super::{CANARY, EMAIL, PASSWORD, Person, Ran, Served};

fn fed(person: &Person, served: &Served, input: &str) -> Ran {
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
        "--json",
    ];
    person.run_fed(&arguments, input.as_bytes())
}

#[test]
fn of_standard_input_one_line_end_is_left_out_and_nothing_more() {
    let person = Person::new();
    let served = Served::start(&person, "shiprocket-healthy", &[]);
    assert_eq!(fed(&person, &served, &format!("{PASSWORD}\n")).code, 0);
    assert_eq!(fed(&person, &served, &format!("{PASSWORD}\r\n")).code, 0);
    let two = fed(&person, &served, &format!("{PASSWORD}\n\n"));
    assert_eq!(two.code, 1, "{}", two.out);
    assert_eq!(two.json()["root_causes"][0]["id"], "pasted-key-whitespace");
}

#[test]
fn a_variable_is_not_trimmed() {
    let person = Person::new();
    let served = Served::start(&person, "shiprocket-healthy", &[]);
    let email = format!("email={EMAIL}");
    let arguments = [
        "check",
        "shiprocket.login",
        "--set",
        &email,
        "--secret",
        "shiprocket-password=env:PASSWORD_FOR_TEST",
        "--endpoints",
        &served.endpoints,
        "--json",
    ];
    let padded = format!(" {PASSWORD} ");
    let found = person.run_with(&arguments, &[("PASSWORD_FOR_TEST", &padded)]);
    assert_eq!(found.code, 1, "{}", found.out);
    assert_eq!(found.json()["root_causes"][0]["id"], "pasted-key-whitespace");
}

#[test]
fn a_secret_that_the_check_does_not_use_is_not_sent() {
    let person = Person::new();
    let endpoints = person.file("e.toml", "[endpoints]\n");
    let arguments = [
        "check",
        "computer.online",
        "--secret",
        "ups-client-id=env:KEY_FOR_TEST",
        "--endpoints",
        &endpoints,
    ];
    let ran = person.run_with(&arguments, &[("KEY_FOR_TEST", CANARY)]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("does not use ups-client-id"), "{}", ran.err);
    ran.never_says(CANARY);
}

#[test]
fn a_secret_is_never_an_argument() {
    let person = Person::new();
    for secret in [CANARY, "--FAKE-canary-0c5e1b"] {
        let ran = person.run(&["credentials", "set", "shiprocket-password", secret]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        ran.never_says(CANARY);
    }
}

#[test]
fn without_a_keyring_nothing_is_kept_and_it_says_so() {
    let person = Person::new();
    let set = person.run_fed(&["credentials", "set", "shiprocket-password"], CANARY.as_bytes());
    assert_eq!(set.code, 3, "{}{}", set.out, set.err);
    assert!(set.err.contains("not kept"), "{}", set.err);
    set.never_says(CANARY);
    let list = person.run(&["credentials", "list"]);
    assert_eq!((list.code, list.out.as_str()), (0, "Nothing is kept.\n"));
    let json = person.run(&["credentials", "list", "--json"]).json();
    assert_eq!(json, serde_json::json!({"schema": 1, "credentials": []}));
    assert!(!person.left().windows(CANARY.len()).any(|part| part == CANARY.as_bytes()));
}

#[test]
fn an_empty_secret_is_refused() {
    let person = Person::new();
    assert_eq!(person.run_fed(&["credentials", "set", "ups-client-id"], b"\n").code, 2);
}

#[test]
fn a_shops_secret_needs_a_profile_that_names_the_shop() {
    let person = Person::new();
    let set = |profile: &[&str]| {
        let arguments = [&["credentials", "set", "magento-token"], profile].concat();
        person.run_fed(&arguments, CANARY.as_bytes())
    };
    let without = set(&[]);
    assert_eq!(without.code, 2);
    assert!(without.err.contains("--profile"), "{}", without.err);
    assert_eq!(set(&["--profile", "unknown"]).code, 2);
    let shop = "[store]\nplatform = \"magento\"\nurl = \"https://shop.example\"\n";
    let file = person.file("shop.toml", shop);
    assert_eq!(set(&["--profile", &file]).code, 3, "a keyring is all that is missing");
}
