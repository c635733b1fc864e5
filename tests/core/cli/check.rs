//! `checks` and `check`: exit codes, JSON, and the guard that survives the program.

use serde_json::json;

use super::{CANARY, EMAIL, PASSWORD, Person, Ran, Served, texts};

fn login(person: &Person, served: &Served, password: &str) -> Ran {
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
    person.run_with(&arguments, &[("PASSWORD_FOR_TEST", password)])
}

#[test]
fn every_check_is_listed_with_its_declaration() {
    let person = Person::new();
    let all = person.run(&["checks", "--json"]);
    assert_eq!(all.code, 0, "{}", all.err);
    let json = all.json();
    assert_eq!(json["schema"], 1);
    let login = json["checks"].as_array().expect("a list").iter();
    let login = login.clone().find(|one| one["id"] == "shiprocket.login").expect("is there");
    assert_eq!(login["secrets"][0]["slot"], "shiprocket-password");
    assert_eq!(login["sends"][0]["path"], "/v1/external/auth/login");
    assert_eq!(login["counts_as_sign_in"], true);
    assert!(person.run(&["checks"]).out.contains("shiprocket.login"));
}

#[test]
fn what_works_ends_with_zero_and_says_what_was_sent() {
    let person = Person::new();
    let served = Served::start(&person, "shiprocket-healthy", &[]);
    let good = login(&person, &served, PASSWORD);
    assert_eq!(good.code, 0, "{}{}", good.out, good.err);
    good.never_says(PASSWORD);
    let json = good.json();
    assert_eq!(json["schema"], 1);
    assert_eq!(json["check"], "shiprocket.login");
    assert_eq!(json["verdict"], "pass");
    assert_eq!(json["findings"], json!([]));
    assert_eq!(json["root_causes"], json!([]));
    assert!(json["run"].is_string());
    assert!(json["timings"]["total_ms"].is_u64(), "{}", json["timings"]);
    assert!(json["timings"]["encryption"].is_u64(), "{}", json["timings"]);
    let sign_in = json["sent"].as_array().expect("a list").iter();
    let sign_in = sign_in.clone().find(|sent| sent["method"] == "POST").expect("sent");
    assert_eq!(
        *sign_in,
        json!({
            "service": "shiprocket", "host": "apiv2.shiprocket.in", "method": "POST",
            "path": "/v1/external/auth/login"
        })
    );
    assert!(texts(&json["parts"], "check").contains(&"computer.online"));
}

#[test]
fn a_refusal_ends_with_one_and_the_guard_outlives_the_program() {
    let person = Person::new();
    let served = Served::start(&person, "shiprocket-wrong-password-401", &[]);
    for _ in 0..2 {
        let refused = login(&person, &served, CANARY);
        assert_eq!(refused.code, 1, "{}{}", refused.out, refused.err);
        refused.never_says(CANARY);
        let json = refused.json();
        assert_eq!(json["verdict"], "fail");
        assert_eq!(
            texts(&json["root_causes"], "id"),
            ["shiprocket-manual-password", "shiprocket-dashboard-credentials"]
        );
        let finding = &json["findings"][0];
        assert!(finding["summary"].as_str().is_some_and(|say| say.ends_with('.')), "{finding}");
        assert_eq!(finding["confidence"], "likely");
        assert!(finding["evidence"][0]["label"].is_string());
        assert!(finding["evidence"][0]["text"].is_string());
    }
    let held_back = login(&person, &served, CANARY);
    assert_eq!(held_back.code, 3, "{}", held_back.out);
    let json = held_back.json();
    assert_eq!(json["verdict"], "skipped");
    assert_eq!(json["reason"], "guard-wait");
    assert!(json["until"].is_i64());
    assert!(!person.left().windows(CANARY.len()).any(|part| part == CANARY.as_bytes()));
    // Another person's folder counts for itself.
    assert_eq!(login(&Person::new(), &served, CANARY).code, 1);
}

#[test]
fn what_cannot_be_looked_at_ends_with_three() {
    let person = Person::new();
    let endpoints = person.file("e.toml", "[endpoints]\n");
    let skipped = person.run(&["check", "shiprocket.path", "--endpoints", &endpoints, "--json"]);
    assert_eq!(skipped.code, 3, "{}", skipped.out);
    assert_eq!(skipped.json()["verdict"], "skipped");
    assert_eq!(skipped.json()["reason"], "left-out");
    let text = person.run(&["check", "shiprocket.path", "--endpoints", &endpoints]);
    assert!(text.out.starts_with("Skipped"), "{}", text.out);
}

#[test]
fn an_unreachable_internet_is_a_finding() {
    let person = Person::new();
    // Port 9 of loopback answers nobody on a test computer.
    let endpoints = person.file("e.toml", "[endpoints]\ninternet = \"http://127.0.0.1:9\"\n");
    let found = person.run(&["check", "computer.online", "--endpoints", &endpoints, "--json"]);
    assert_eq!(found.code, 1, "{}", found.out);
    assert_eq!(found.json()["root_causes"], json!([{"id": "no-internet", "confidence": "likely"}]));
}

#[test]
fn escapes_from_outside_are_shown_and_not_obeyed() {
    let person = Person::new();
    let served = Served::start(&person, "shiprocket-wrong-password-401", &[]);
    let arguments = [
        "check",
        "shiprocket.login",
        "--set",
        "email=\u{1b}[31m@shop.example",
        "--secret",
        "shiprocket-password=env:PASSWORD_FOR_TEST",
        "--endpoints",
        &served.endpoints,
    ];
    let shown = person.run_with(&arguments, &[("PASSWORD_FOR_TEST", CANARY)]);
    shown.never_says("\u{1b}").never_says(CANARY);
}
