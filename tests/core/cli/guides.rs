//! `find` and `guides`.

use super::{CANARY, Person, texts};

#[test]
fn words_find_a_guide() {
    let person = Person::new();
    let found =
        person.run(&["find", "Invalid email and password combination", "-n", "2", "--json"]);
    assert_eq!(found.code, 0, "{}", found.err);
    let json = found.json();
    assert_eq!(json["schema"], 1);
    assert_eq!(json["covered"], true);
    let matches = json["matches"].as_array().expect("a list");
    assert!((1..=2).contains(&matches.len()));
    assert_eq!(matches[0]["guide"], "shiprocket-login");
    for key in ["finding", "step", "title"] {
        assert!(matches[0][key].is_string(), "{key}");
    }
    assert!(matches[0]["score"].is_f64());
    assert_eq!(person.run(&["find", "Shiprocket", "login", "refused"]).code, 0);
    let pasted = person.run(&["find", "--- Shiprocket: Invalid email and password", "--json"]);
    assert_eq!(pasted.json()["covered"], true, "{}", pasted.err);
}

#[test]
fn a_paste_is_read_before_it_is_searched_for() {
    let person = Person::new();
    let status = "Shiprocket log\n\
                  HTTP/1.1 407 Proxy Authentication Required\nAuthorization: Bearer FAKE-0a1b2c3d4e\n";
    let read = person.run_fed(&["find", "-", "--json"], status.as_bytes());
    let json = read.never_says("FAKE-").json();
    assert_eq!(json["readings"][0]["cause"], "proxy-blocking");
    assert_eq!(json["readings"][0]["confidence"], "likely");
    assert_eq!(json["readings"][0]["line"], "HTTP/1.1 407 Proxy Authentication Required");
    assert_eq!(json["readings"][0]["kind"], "headers");
    let told = person.run_fed(&["find", "-"], status.as_bytes());
    assert!(told.out.starts_with("What this says:\n- proxy-blocking (likely)\n"), "{}", told.out);
}

#[test]
fn words_that_mean_nothing_end_with_one() {
    let person = Person::new();
    let none = person.run(&["find", "qqqq zzzz", "--json"]);
    assert_eq!(none.code, 1);
    assert_eq!(none.json()["covered"], false);
    assert_eq!(none.json()["matches"], serde_json::json!([]));
}

#[test]
fn standard_input_may_be_anything_and_is_not_repeated() {
    let person = Person::new();
    let mut text = b"\xff\xfe Shiprocket says Invalid email and password combination ".to_vec();
    text.extend(CANARY.as_bytes());
    let found = person.run_fed(&["find", "-"], &text);
    assert_eq!(found.code, 0, "{}", found.err);
    found.never_says(CANARY);
    let long = vec![b'x'; 3 * 1024 * 1024];
    let cut = person.run_fed(&["find", "-"], &long);
    assert_eq!(cut.code, 1);
    assert!(cut.err.contains("1 MiB"), "{}", cut.err);
    assert!(!person.left().windows(CANARY.len()).any(|part| part == CANARY.as_bytes()));
}

#[test]
fn guides_are_listed_with_their_findings() {
    let person = Person::new();
    let json = person.run(&["guides", "list", "--json"]).json();
    assert_eq!(json["schema"], 1);
    assert!(texts(&json["guides"], "id").contains(&"shiprocket-login"));
    let guides = json["guides"].as_array().expect("a list");
    let shiprocket = guides.iter().find(|guide| guide["id"] == "shiprocket-login");
    let shiprocket = shiprocket.expect("the guide");
    let findings = shiprocket["findings"].as_array().expect("a list");
    assert!(findings.iter().any(|finding| finding == "shiprocket-manual-password"));
    assert!(shiprocket["title"].is_string());
}

#[test]
fn pictures_schema_and_paths_are_written() {
    let person = Person::new();
    let graph =
        |format: &str| person.run(&["guides", "graph", "shiprocket-login", "--format", format]);
    assert!(graph("dot").out.starts_with("digraph"));
    assert!(graph("mermaid").out.contains("flowchart"));
    assert_eq!(graph("svg").code, 2);
    let schema = person.run(&["guides", "schema"]);
    assert_eq!(schema.json()["properties"]["steps"]["type"], "object");
    let arguments = ["guides", "paths", "shiprocket-login", "--limit", "3", "--json"];
    let paths = person.run(&arguments).json();
    assert_eq!(paths["walks"].as_array().map(Vec::len), Some(3));
    assert_eq!(paths["complete"], false);
}

#[test]
fn a_guide_that_is_wrong_is_told_with_its_place() {
    let person = Person::new();
    let broken = person.file("broken.toml", "id = \"broken\"\ntitle = \n");
    let told = person.run(&["guides", "lint", &broken]);
    assert_eq!(told.code, 1, "{}{}", told.out, told.err);
    assert!(told.out.contains("broken.toml:2:"), "{}", told.out);
    let json = person.run(&["guides", "lint", &broken, "--json"]).json();
    let lines = json["diagnostics"].as_array().expect("a list").iter();
    assert!(lines.clone().any(|one| one["line"] == 2 && one["code"] == "G000"));
    assert_eq!(person.run(&["guides", "lint", "not-there.toml"]).code, 2);
}

#[test]
fn a_guide_of_the_persons_own_is_listed_and_a_broken_one_is_told() {
    let person = Person::new();
    let own = include_str!("../../../guides/shiprocket-login.toml").replacen(
        "id = \"shiprocket-login\"",
        "id = \"my-own\"",
        1,
    );
    person.file("home/data/guides/my-own.toml", &own);
    person.file("home/data/guides/broken.toml", "id = 1\n");
    let list = person.run(&["guides", "list", "--json"]);
    assert_eq!(list.code, 0, "{}", list.err);
    assert!(texts(&list.json()["guides"], "id").contains(&"my-own"));
    assert!(list.err.contains("broken.toml:1:"), "{}", list.err);
}
