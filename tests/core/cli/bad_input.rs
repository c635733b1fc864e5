//! Bad usage and input: exit 2, a message that says what would be right, and no result.

use super::{CANARY, Person};

fn refused(person: &Person, arguments: &[&str], says: &[&str]) {
    let ran = person.run(arguments);
    assert_eq!(ran.code, 2, "{arguments:?}: {}{}", ran.out, ran.err);
    assert!(ran.out.is_empty(), "{arguments:?}: {}", ran.out);
    for say in says {
        assert!(ran.err.contains(say), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn an_unknown_name_is_refused_with_the_list_of_what_exists() {
    let person = Person::new();
    let cases: [(&[&str], &str); 8] = [
        (&["check", "ups.oauth"], "shiprocket.login"),
        (&["check", "shiprocket.login", "--set", "emial=x"], "email"),
        (&["check", "shiprocket.login", "--secret", "password=stdin"], "shiprocket-password"),
        (&["guides", "graph", "nope"], "shiprocket-login"),
        (&["guides", "paths", "nope"], "shiprocket-login"),
        (&["practice", "run", "nope"], "shiprocket-healthy"),
        (&["practice", "serve", "nope"], "shiprocket-healthy"),
        (&["credentials", "set", "nope"], "magento-token"),
    ];
    for (arguments, list) in cases {
        refused(
            &person,
            arguments,
            &["there is no", list].map(|say| {
                if arguments.contains(&"emial=x") && say == "there is no" {
                    "takes no value"
                } else {
                    say
                }
            }),
        );
    }
}

#[test]
fn bad_usage_is_refused() {
    let person = Person::new();
    let cases: [&[&str]; 7] = [
        &["bogus"],
        &["check"],
        &["sweep"],
        &["find"],
        &["find", "x", "-n", "0"],
        &["practice", "run", "--all", "shiprocket-healthy"],
        &["credentials", "forget"],
    ];
    for arguments in cases {
        refused(&person, arguments, &["error:"]);
    }
}

#[test]
fn sources_of_secrets_are_judged_before_anything_is_sent() {
    let person = Person::new();
    let check = |secrets: &[&str], say: &str| {
        let mut arguments = vec!["check", "shiprocket.login"];
        for secret in secrets {
            arguments.extend(["--secret", secret]);
        }
        refused(&person, &arguments, &[say]);
    };
    check(&["shiprocket-password=env:REFLOAT_TEST_NOT_SET"], "REFLOAT_TEST_NOT_SET");
    check(&["shiprocket-password=stdin", "ups-client-id=stdin"], "only one secret");
    check(&["shiprocket-password=stdin", "shiprocket-password=keyring"], "given twice");
    check(&["shiprocket-password"], "NAME=env:VARIABLE");
    let written = format!("shiprocket-password={CANARY}");
    let ran = person.run(&["check", "shiprocket.login", "--secret", &written]);
    assert_eq!(ran.code, 2);
    ran.never_says(CANARY);
}

#[test]
fn an_endpoints_file_that_leaves_loopback_is_refused_at_its_place() {
    let person = Person::new();
    let check = |text: &str, says: &[&str]| {
        let file = person.file("e.toml", text);
        refused(&person, &["check", "computer.online", "--endpoints", &file], says);
    };
    check("[endpoints]\nups = \"http://203.0.113.5\"\n", &["e.toml:2:7:", "loopback"]);
    check("[resolve]\n\"a.example\" = \"198.51.100.7\"\n", &["e.toml:2:15:"]);
    check("[endpoints]\nupz = \"http://127.0.0.1:1\"\n", &["e.toml:2:7:", "usps-webtools"]);
    check("[endpoints\n", &["e.toml:1:"]);
    check("[tls]\nca = \"not-there.pem\"\n", &["not-there.pem"]);
    refused(&person, &["check", "computer.online", "--endpoints", "not-there"], &["not-there"]);
}

#[test]
fn a_profile_is_refused_at_its_place() {
    let person = Person::new();
    let check = |text: &str, says: &[&str]| {
        let file = person.file("p.toml", text);
        refused(&person, &["sweep", "--profile", &file], says);
    };
    check("[store]\nplatform = \"magento\"\nurl = \"nowhere\"\n", &["p.toml:3:7:", "nowhere"]);
    check("[store]\nplatform = \"shopify\"\nurl = \"https://a.example\"\n", &["p.toml:2:12:"]);
    check("carriers = [\"dhl\"]\n", &["p.toml:1:13:"]);
    check("[secrets]\nmagento-tokn = \"keyring\"\n", &["p.toml:2:1:", "magento-token"]);
    check("colour = 1\n", &["p.toml:1:1:"]);
    check(&format!("[secrets]\nmagento-token = \"{CANARY}\"\n"), &["p.toml:2:17:", "env:NAME"]);
    let written = person.file("p.toml", &format!("[secrets]\nmagento-token = \"{CANARY}\"\n"));
    person.run(&["sweep", "--profile", &written]).never_says(CANARY);
    refused(&person, &["sweep", "--profile", "not-there.toml"], &["not-there.toml"]);
}

/// Nobody is contacted: the file names no server.
fn nobody(person: &Person) -> String {
    person.file("nobody.toml", "[endpoints]\n")
}

#[test]
fn an_address_that_is_none_is_named_and_nothing_is_sent() {
    let person = Person::new();
    let endpoints = nobody(&person);
    for typed in ["my shop for mugs", "owner@shop.example", "ftp://shop.example", "https://"] {
        let set = format!("url={typed}");
        let ran = person.run(&["check", "store.address", "--set", &set, "--endpoints", &endpoints]);
        assert_eq!(ran.code, 1, "{typed}: {}{}", ran.out, ran.err);
        assert!(ran.out.contains("no web address"), "{typed}: {}", ran.out);
        assert!(ran.out.contains("Nothing was sent."), "{typed}: {}", ran.out);
        let path = ["check", "store.path", "--set", &set, "--set", "platform=magento"];
        let ran = person.run(&[&path[..], &["--endpoints", &endpoints]].concat());
        assert_eq!(ran.code, 3, "{typed}: {}{}", ran.out, ran.err);
        assert!(ran.out.contains("No address"), "{typed}: {}", ran.out);
    }
}

#[test]
fn a_shop_of_an_unknown_kind_is_not_asked() {
    let person = Person::new();
    let endpoints = nobody(&person);
    let set = ["--set", "url=https://shop.example", "--set", "platform=shopify"];
    let check = ["check", "store.path", "--endpoints", &endpoints];
    let ran = person.run(&[&check[..], &set].concat());
    assert_eq!(ran.code, 3, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("Software not said"), "{}", ran.out);
}

#[test]
fn a_key_with_what_no_key_has_is_named_and_neither_sent_nor_said() {
    let person = Person::new();
    let endpoints = nobody(&person);
    let check =
        ["check", "shipengine.key", "--endpoints", &endpoints, "--secret", "shipengine-key=stdin"];
    for (key, finding) in [
        (format!("{CANARY}\n{CANARY}"), "pasted-line-break"),
        (format!("{CANARY}\r\n\t{CANARY}"), "pasted-line-break"),
        (format!("{CANARY}\0{CANARY}"), "pasted-invisible-character"),
        (format!("{CANARY}\u{1b}[31m{CANARY}"), "pasted-invisible-character"),
    ] {
        let ran = person.run_fed(&check, key.as_bytes());
        assert_eq!(ran.code, 1, "{finding}: {}{}", ran.out, ran.err);
        assert!(ran.out.contains(finding), "{finding}: {}", ran.out);
        assert!(ran.out.contains("Nothing was sent."), "{finding}: {}", ran.out);
        ran.never_says(CANARY);
    }
    for (key, says) in [(vec![b'A'; 1_000_000], "65,536"), (vec![0xff, 0xfe], "no text")] {
        let ran = person.run_fed(&check, &key);
        assert_eq!(ran.code, 2, "{says}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains(says), "{says}: {}", ran.err);
    }
}

#[test]
fn a_profile_that_is_no_profile_is_refused_with_what_to_do() {
    let person = Person::new();
    let endpoints = nobody(&person);
    let check = |file: &str, says: &[&str]| {
        refused(&person, &["sweep", "--profile", file, "--endpoints", &endpoints], says);
    };
    check(&person.file("a.toml", "carriers = [\"ups\"\n"), &["a.toml:1:"]);
    check(&person.file("b.toml", &" ".repeat(3_000_000)), &["b.toml", "larger than"]);
    check(&person.file("c.toml", "carriers = \"ups\"\n"), &["c.toml:1:12:"]);
    check(&person.home().display().to_string(), &["could not be read"]);
}

#[cfg(not(feature = "gui"))]
#[test]
fn without_a_window_the_program_says_how_to_build_one() {
    refused(&Person::new(), &[], &["--features gui"]);
    refused(&Person::new(), &["--practice", "shiprocket-healthy"], &["--features gui"]);
}
