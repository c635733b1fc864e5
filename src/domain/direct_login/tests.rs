use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::*;
use crate::domain::secret::Secret;

const NOW: i64 = 1_800_000_000;
const THEME: &str = "550e8400-e29b-41d4-a716-446655440000";
const START: &str = "https://dashboard.shipengine.com/api/directlogin?token=";

fn read_at(text: &str, now: i64) -> LinkReading {
    read(&Secret::new(text.to_owned()), Some(now))
}

fn words(text: &str) -> Vec<&'static str> {
    read_at(text, NOW).mistakes.iter().map(Mistake::word).collect()
}

fn jwt(claims: &str) -> String {
    format!("eyJGQUtFIjoxfQ.{}.RkFLRQ", URL_SAFE_NO_PAD.encode(claims))
}

#[test]
fn a_well_built_address_has_no_mistake() {
    let text = format!("{START}FAKE-token-1&theme_id={THEME}&redirect_to=billing");
    let reading = read_at(&text, NOW);
    assert_eq!(reading.mistakes, []);
    assert_eq!(reading.landing, Some(Landing::Billing));
    assert_eq!(reading.length.whole(), text.len());
    assert_eq!(reading.length.fixed, START.len() + "FAKE-token-1".len());
    // The other order is fine too.
    assert_eq!(
        words(&format!("{START}FAKE-1&redirect_to=carriers&theme_id={THEME}")),
        [] as [&str; 0]
    );
}

#[test]
fn each_mistake_is_named_alone() {
    let rest = format!("&theme_id={THEME}&redirect_to=carriers");
    let portal = "https://dashboard.shipengine.com";
    for (text, word) in [
        ("call me tomorrow".to_owned(), "no-address"),
        (
            format!("http://dashboard.shipengine.com/api/directlogin?token=FAKE-1{rest}"),
            "not-https",
        ),
        (
            format!("https://portal.partner.example/api/directlogin?token=FAKE-1{rest}"),
            "other-host",
        ),
        (format!("{portal}/login?token=FAKE-1{rest}"), "other-path"),
        (
            format!("{portal}/api/directlogin?theme_id={THEME}&redirect_to=carriers"),
            "token-missing",
        ),
        (format!("{START}{rest}"), "token-empty"),
        (format!("{START}FAKE-1{rest}&token=FAKE-2"), "tokens-several"),
        (format!("{START}eyJhbGciOiJIUzI1NiJ9.eyJ{rest}"), "token-cut"),
        (
            format!("{portal}/api/directlogin?theme_id={THEME}&token=FAKE-1&redirect_to=carriers"),
            "before-token",
        ),
        (format!("{START}FAKE-1?theme_id={THEME}&redirect_to=carriers"), "second-question-mark"),
        (format!("{START}FAKE-1#theme_id={THEME}&redirect_to=carriers"), "behind-fragment"),
        (format!("{START}FAKE-1&amp;theme_id={THEME}&amp;redirect_to=carriers"), "html-escaped"),
        (format!("{START}FAKE-1&theme_id={THEME}\n&redirect_to=carriers"), "line-break"),
        (format!("{START}FAKE-1&theme_id={THEME}&redirect_to=settings"), "redirect-unknown"),
        (format!("{START}FAKE-1&theme_id={THEME}&redirect_to=Billing"), "redirect-unknown"),
        (format!("{START}FAKE-1&theme_id={THEME}&redirect_to="), "redirect-unknown"),
        (format!("{START}FAKE-1&theme_id={THEME}&redirectTo=billing"), "name-off"),
        (
            format!("{START}FAKE-1&theme_id={THEME}&redirect_to=billing&redirect_to=carriers"),
            "twice",
        ),
        (format!("{START}FAKE-1&theme_id=acme-blue&redirect_to=carriers"), "theme-odd"),
        (format!("{START}FAKE-1&redirect_to=carriers"), "theme-not-set"),
        (format!("{START}FAKE-1{rest}&back=https%253A%252F%252Fa.example"), "encoded-twice"),
        (format!("{START}FAKE-1{rest}&name=100%zz"), "badly-encoded"),
        (format!("{START}FAKE-1{rest}&back={}", "a".repeat(1_300)), "own-too-long"),
        (format!("{START}{}{rest}", "a".repeat(1_950)), "whole-too-long"),
        (
            format!(
                "https%3A%2F%2Fdashboard.shipengine.com%2Fapi%2Fdirectlogin%3Ftoken%3DFAKE-1%26theme_id%3D{THEME}"
            ),
            "whole-encoded",
        ),
    ] {
        assert_eq!(words(&text), [word], "{text}");
    }
}

#[test]
fn the_age_is_that_of_the_token_where_it_tells_one() {
    let rest = format!("&theme_id={THEME}");
    for (claims, age) in [
        (format!(r#"{{"iat":{},"exp":{}}}"#, NOW - 47, NOW - 37), Some(47)),
        (format!(r#"{{"iat":{}}}"#, NOW - 47), Some(47)),
        (format!(r#"{{"exp":{}}}"#, NOW - 20), Some(30)),
        (format!(r#"{{"iat":{}}}"#, NOW - 4), None),
        // A clock that is ahead elsewhere says nothing about the age.
        (format!(r#"{{"iat":{}}}"#, NOW + 600), None),
        (r#"{"sub":"a"}"#.to_owned(), None),
    ] {
        let reading = read_at(&format!("{START}{}{rest}", jwt(&claims)), NOW);
        let expected: Vec<Mistake> =
            age.map(|age_s| Mistake::TokenOld { age_s }).into_iter().collect();
        assert_eq!(reading.mistakes, expected, "{claims}");
    }
    assert_eq!(words(&format!("{START}FAKE-opaque{rest}")), [] as [&str; 0]);
}

#[test]
fn a_token_in_two_addresses_was_used_twice() {
    let one = format!("{START}FAKE-1&theme_id={THEME}");
    assert_eq!(words(&format!("{one}\n{one}&redirect_to=billing")), ["token-used-twice"]);
    assert_eq!(words(&format!("{one}\n{START}FAKE-2&theme_id={THEME}")), [] as [&str; 0]);
}

#[test]
fn what_keeps_it_from_opening_stands_before_what_is_seen_of_it() {
    let text = format!("{START}FAKE-1?redirect_to=settings");
    assert_eq!(words(&text), ["second-question-mark", "redirect-unknown", "theme-not-set"]);
}

#[test]
fn nothing_of_the_token_is_in_what_was_read() {
    let token = jwt(r#"{"iat":1,"who":"canary"}"#);
    for text in [
        format!("{START}{token}&redirect_to=x"),
        format!("{START}FAKE-canary-9&redirect_to=FAKE"),
        format!("http://a.example/?redirect_to={token}&token={token}"),
    ] {
        let read = format!("{:?}", read_at(&text, NOW));
        assert!(!read.contains("canary") && !read.contains("eyJ"), "{read}");
        assert!(!read.contains(&token[20..40]), "{read}");
    }
}

#[test]
fn an_account_id_is_known_by_its_shape() {
    use AccountShape as A;
    for (text, shape) in [
        ("123456", A::Account),
        ("se-123456", A::Account),
        (" se-123456 ", A::Account),
        ("123", A::Account),
        ("12", A::Odd),
        ("1234567890123", A::Odd),
        ("SE-123456", A::Odd),
        ("se 123 456", A::External),
        ("123 456", A::Odd),
        ("se-28k-1a", A::OfCarrier),
        ("se-ab12cd", A::OfCarrier),
        ("acme-blue", A::External),
        ("shop@customer.example", A::External),
        ("", A::Missing),
        ("  ", A::Missing),
    ] {
        assert_eq!(account_shape(text), shape, "{text:?}");
    }
}

#[test]
fn the_customer_lands_where_the_documents_say() {
    use Landing::{Billing, Carriers, Onboarding};
    for asked in [None, Some(Carriers), Some(Billing), Some(Onboarding)] {
        assert_eq!(lands_on(asked, false), Onboarding, "{asked:?}");
    }
    assert_eq!(lands_on(None, true), Carriers);
    assert_eq!(lands_on(Some(Carriers), true), Carriers);
    assert_eq!(lands_on(Some(Billing), true), Billing);
    assert_eq!(lands_on(Some(Onboarding), true), Carriers);
}

#[test]
fn what_is_appended_is_encoded_and_counted() {
    assert_eq!(
        appended(Some("billing"), Some(THEME)),
        format!("&theme_id={THEME}&redirect_to=billing")
    );
    assert_eq!(appended(None, Some("")), "");
    assert_eq!(appended(Some("a b&c"), None), "&redirect_to=a%20b%26c");
    assert_eq!(Length { fixed: 690, own: 1_310 }.over(), 10);
    assert_eq!(Length { fixed: 900, own: 1_114 }.over(), 14);
    assert_eq!(Length { fixed: 700, own: 1_300 }.over(), 0);
}
