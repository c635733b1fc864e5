//! Each row of the vendors' facts, section 5, as it is read.

use super::*;

fn answer(status: u16, body: &str) -> Answer {
    Answer {
        status,
        reason: String::new(),
        headers: Vec::new(),
        body: body.as_bytes().to_vec(),
        cut: false,
        token: None,
        date: None,
    }
}

fn refusal(status: u16, code: &str, message: &str) -> Answer {
    let body = serde_json::json!({"code": code, "message": message, "data": {"status": status}});
    answer(status, &body.to_string())
}

fn meaning(status: u16, code: &str, message: &str) -> Meaning {
    Refusal::of(&refusal(status, code, message)).expect("a refusal").meaning()
}

#[test]
fn each_refusal_of_the_table_means_what_it_says() {
    const AUTH: &str = "woocommerce_rest_authentication_error";
    for (status, code, message, expected) in [
        (401, AUTH, "Consumer secret is invalid.", Meaning::SecretWrong),
        (401, AUTH, "Consumer key is invalid.", Meaning::KeyUnknown),
        (401, AUTH, "The API key provided does not have read permissions.", Meaning::MayNot),
        (401, AUTH, "The API key provided does not have write permissions.", Meaning::MayNot),
        (401, AUTH, "Invalid timestamp.", Meaning::Timestamp),
        (401, AUTH, "Invalid nonce - nonce has already been used.", Meaning::SignatureRefused),
        (
            401,
            AUTH,
            "Invalid signature - provided signature does not match.",
            Meaning::SignatureRefused,
        ),
        (401, AUTH, "Das Geheimnis des Kunden ist ungültig.", Meaning::KeyRefused),
        (
            401,
            AUTH,
            "The provided API key cannot be used to access this endpoint.",
            Meaning::KeyRefused,
        ),
        (
            401,
            "woocommerce_rest_authentication_missing_parameter",
            "Missing OAuth parameter oauth_nonce",
            Meaning::SignatureRefused,
        ),
        (401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.", Meaning::Nobody),
        (403, "woocommerce_rest_cannot_view", "Sorry, you cannot view this.", Meaning::LacksRole),
        (401, "rest_forbidden", "Sorry, you are not allowed to do that.", Meaning::Nobody),
        (403, "rest_forbidden", "Sorry, you are not allowed to do that.", Meaning::LacksRole),
        (
            401,
            "rest_shipstation_invalid_credentials",
            "Invalid ShipStation credentials.",
            Meaning::NobodyByPlugin,
        ),
        (404, "rest_no_route", "No route was found", Meaning::NoRoute),
        (401, "rest_not_logged_in", "You are not currently logged in.", Meaning::Closed),
        (403, "rest_disabled", "The REST API is disabled.", Meaning::Closed),
        (401, "rest_cannot_access", "DRA", Meaning::Closed),
        (403, "itsec_rest_api_access_restricted", "Restricted", Meaning::Closed),
        (401, "invalid_username", "Unknown username.", Meaning::KeyUnknown),
        (500, "internal_server_error", "critical error", Meaning::Unclear),
    ] {
        assert_eq!(meaning(status, code, message), expected, "{status} {code} {message}");
    }
}

#[test]
fn a_refusal_inside_an_answer_that_claims_success_is_a_refusal() {
    let body = r#"{"code":"rest_no_route","message":"x","data":{"status":"404"}}"#;
    let refusal = Refusal::of(&answer(200, body)).expect("a refusal");
    assert_eq!((refusal.status, refusal.meaning()), (404, Meaning::NoRoute));
    assert!(!accepted(&answer(200, body)));
    assert!(accepted(&answer(200, r#"{"code":"EUR","name":"Euro","symbol":"&euro;"}"#)));
    assert!(!accepted(&answer(200, "<html>not for programs</html>")));
    assert_eq!(Refusal::of(&answer(403, "<html>Forbidden</html>")), None);
    assert_eq!(Refusal::of(&answer(403, r#"{"blocked":true}"#)), None);
}

#[test]
fn somebody_elses_json_is_not_the_shops_refusal() {
    let of_the_shop = |status, body: &str| {
        Refusal::of(&answer(status, body)).is_some_and(|refusal| refusal.is_of_the_shop())
    };
    assert!(of_the_shop(403, r#"{"code":"rest_forbidden","message":"x"}"#));
    assert!(of_the_shop(401, r#"{"message":"Sorry"}"#));
    assert!(!of_the_shop(403, r#"{"message":"Request blocked"}"#));
    assert!(!of_the_shop(429, r#"{"code":"too_many","message":"x"}"#));
    assert!(!of_the_shop(500, r#"{"code":"internal_server_error","message":"x"}"#));
}

#[test]
fn what_a_refusal_shows_holds_no_key() {
    let key = "ck_0123456789abcdef0123456789abcdef01234567";
    let said =
        Refusal::of(&refusal(401, "x", &format!("Key {key} is unknown"))).expect("a refusal");
    assert!(!said.evidence().text.contains(key));
}

#[test]
fn the_index_tells_its_address_its_names_and_its_links() {
    let body = r#"{"name":"Shop","url":"https://shop.example/wp","home":"https://shop.example",
        "namespaces":["wp/v2","wc/v3","wc-shipstation/v1"],"routes":{}}"#;
    let index = Index::of(&answer(200, body)).expect("an index");
    assert_eq!(index.home.as_deref(), Some("https://shop.example"));
    assert!(index.may_offer("wc-shipstation/v1") && !index.may_offer("wc-other/v1"));
    assert_eq!(index.plain, None);
    let mut linked = answer(200, body);
    linked.headers = vec![(
        "link".to_owned(),
        "<https://shop.example/index.php?rest_route=/>; rel=\"https://api.w.org/\"".to_owned(),
    )];
    assert_eq!(Index::of(&linked).expect("an index").plain, Some(true));
    assert_eq!(Index::of(&answer(200, r#"{"hello":"world"}"#)), None);
    assert_eq!(Index::of(&refusal(401, "rest_disabled", "x")), None);
}

#[test]
fn an_index_that_is_too_long_is_read_as_far_as_it_goes() {
    let mut long = answer(
        200,
        r#"{"name":"S","url":"https://s.example","home":"https://s.example","namespaces":["wc/v3"],"routes":{"/":{"name"#,
    );
    assert_eq!(Index::of(&long), None);
    long.cut = true;
    let index = Index::of(&long).expect("an index");
    assert!(index.may_offer("wc/v3") && !index.may_offer("wc-shipstation/v1"));
}

#[test]
fn an_index_that_keeps_its_names_to_itself_may_offer_anything() {
    let body =
        r#"{"name":"S","url":"https://s.example","home":"https://s.example","namespaces":[]}"#;
    assert!(Index::of(&answer(200, body)).expect("an index").may_offer("wc-shipstation/v1"));
}

#[test]
fn versions_are_read_where_they_stand() {
    let details = r#"{"source_details":{"plugin_version":"5.2.0","woocommerce_version":"10.3.4",
        "wordpress_version":"6.8.3"}}"#;
    let read = Versions::of(&answer(200, details));
    assert_eq!(read.plugin.as_deref(), Some("5.2.0"));
    assert_eq!(read.wordpress.as_deref(), Some("6.8.3"));
    let status = r#"{"environment":{"version":"10.3.4","wp_version":"6.5"}}"#;
    let read = Versions::of(&answer(200, status));
    assert_eq!((read.plugin, read.wordpress.as_deref()), (None, Some("6.5")));
}

#[test]
fn a_version_is_as_many_numbers_as_it_has() {
    for (text, expected) in [
        ("4.9.1", Some([4, 9, 1])),
        ("v5.2", Some([5, 2, 0])),
        ("6.8-RC1", Some([6, 8, 0])),
        ("10.3.4-beta.1", Some([10, 3, 4])),
        ("unknown", None),
        ("", None),
    ] {
        assert_eq!(version(text), expected, "{text}");
    }
}
