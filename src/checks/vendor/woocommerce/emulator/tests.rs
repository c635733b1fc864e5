//! The shop of practice answers as the vendors' facts say, section 5.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::*;
use crate::checks::vendor::woocommerce::facts::{
    CURRENCY, DETAILS, INDEX, OLD_API, OLD_API_NO_KEY, PLAIN_INDEX, UNKNOWN_KEY, VALIDATE,
};

const NOW: i64 = 1_800_000_000;

fn shop(account: &str) -> Shop {
    Shop::new(toml::from_str(account).expect("TOML")).expect("an account")
}

fn get(target: &str) -> Request {
    Request::new("GET", target).header("Host", "shop.example")
}

fn with_key(method: &str, target: &str, key: &str, secret: &str) -> Request {
    let pair = STANDARD.encode(format!("{key}:{secret}"));
    Request::new(method, target)
        .header("Host", "shop.example")
        .header("Authorization", &format!("Basic {pair}"))
}

/// Status and code of an answer; the code is empty where there is none.
fn told(shop: &mut Shop, request: &Request) -> (u16, String) {
    let reply = shop.answer(STORE, request, NOW);
    let body: Value = serde_json::from_slice(&reply.body).unwrap_or_default();
    let code = body.get("code").and_then(Value::as_str).unwrap_or_default().to_owned();
    (reply.status, code)
}

fn says(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

#[test]
fn the_right_key_is_let_in_everywhere() {
    let mut usual = shop("");
    for (method, path) in [("GET", DETAILS), ("GET", CURRENCY), ("POST", VALIDATE)] {
        let reply = usual.answer(STORE, &with_key(method, path, KEY, SECRET), NOW);
        assert_eq!(reply.status, 200, "{path}");
    }
    let index: Value = serde_json::from_slice(&usual.answer(STORE, &get(INDEX), NOW).body).unwrap();
    assert_eq!(index["home"], "https://shop.example");
    assert!(index["namespaces"].as_array().unwrap().contains(&"wc-shipstation/v1".into()));
}

#[test]
fn each_kind_of_wrong_key_has_its_own_answer() {
    let auth = "woocommerce_rest_authentication_error";
    let mut usual = shop("");
    let wrong_secret = with_key("GET", DETAILS, KEY, "cs_FAKE-other");
    assert_eq!(told(&mut usual, &wrong_secret), says(401, auth));
    // An unknown key over https is told nothing about keys: nobody was recognised.
    let unknown = with_key("GET", DETAILS, "ck_FAKE-other", "cs_FAKE-other");
    assert_eq!(told(&mut usual, &unknown), says(401, "rest_forbidden"));
    let unknown = with_key("GET", CURRENCY, "ck_FAKE-other", "cs_FAKE-other");
    assert_eq!(told(&mut usual, &unknown), says(401, "woocommerce_rest_cannot_view"));
    assert_eq!(told(&mut usual, &get(UNKNOWN_KEY)), says(401, auth));
}

#[test]
fn rights_are_those_of_the_key_and_of_its_owner() {
    let auth = "woocommerce_rest_authentication_error";
    let keys = |rest: &str| format!(r#"keys = [{{ key = "{KEY}", secret = "{SECRET}", {rest} }}]"#);
    let mut reads = shop(&keys(r#"permissions = "read""#));
    assert_eq!(reads.answer(STORE, &with_key("GET", DETAILS, KEY, SECRET), NOW).status, 200);
    assert_eq!(told(&mut reads, &with_key("POST", VALIDATE, KEY, SECRET)), says(401, auth));
    let mut customer = shop(&keys(r#"role = "customer""#));
    let asked = with_key("GET", DETAILS, KEY, SECRET);
    assert_eq!(told(&mut customer, &asked), says(403, "rest_forbidden"));
    let mut gone = shop(&keys(r#"role = "gone""#));
    assert_eq!(told(&mut gone, &asked), says(401, "rest_forbidden"));
}

#[test]
fn without_https_or_the_header_a_good_key_is_nobody() {
    let asked = with_key("GET", DETAILS, KEY, SECRET);
    for account in ["https-seen = false", "header-passes = false"] {
        assert_eq!(told(&mut shop(account), &asked), says(401, "rest_forbidden"), "{account}");
    }
    let relayed = told(&mut shop("header-passes = false\nrelay = true"), &asked);
    assert_eq!(relayed, says(401, "rest_shipstation_invalid_credentials"));
}

#[test]
fn permalinks_and_rules_decide_who_says_404() {
    let linked = |shop: &mut Shop, target: &str| {
        let reply = shop.answer(STORE, &get(target), NOW);
        (reply.status, reply.header("link").unwrap_or_default().to_owned())
    };
    let mut plain = shop("permalinks = \"plain\"");
    let (status, link) = linked(&mut plain, INDEX);
    assert!(status == 404 && link.contains("?rest_route=/"), "{status} {link}");
    assert_eq!(linked(&mut plain, PLAIN_INDEX).0, 200);
    let mut lost = shop("rewrites = false");
    assert_eq!(linked(&mut lost, INDEX), (404, String::new()));
    let (status, link) = linked(&mut lost, PLAIN_INDEX);
    assert!(status == 200 && link.contains("/wp-json/"), "{status} {link}");
    assert_eq!(linked(&mut shop("folder = \"/store\""), INDEX).0, 404);
}

#[test]
fn the_older_interface_tells_keys_apart_and_exports_nothing() {
    let mut usual = shop("");
    let mut data = |target: &str| {
        let reply = usual.answer(STORE, &get(target), NOW);
        let body: Value = serde_json::from_slice(&reply.body).unwrap_or_default();
        (reply.status, body["data"].as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(data(OLD_API), (400, "Authentication key is required!".to_owned()));
    assert_eq!(data(OLD_API_NO_KEY), (400, "Invalid authentication key".to_owned()));
    let right = format!("{OLD_API}&auth_key={AUTH_KEY}");
    assert_eq!(data(&right), (400, "Invalid request".to_owned()));
    let mut missing = shop("plugin = \"\"");
    assert_eq!(missing.answer(STORE, &get(OLD_API_NO_KEY), NOW).body, b"-1");
}

#[test]
fn what_is_changed_in_the_shop_shows_at_once() {
    let mut shop = shop("permalinks = \"plain\"");
    assert_eq!(shop.answer(STORE, &get(INDEX), NOW).status, 404);
    let change: toml::Table = toml::from_str("permalinks = \"pretty\"").expect("TOML");
    shop.change(&change).expect("a word of the account");
    assert_eq!(shop.answer(STORE, &get(INDEX), NOW).status, 200);
    let unknown: toml::Table = toml::from_str("no-such-word = 1").expect("TOML");
    assert!(shop.change(&unknown).is_err());
}
