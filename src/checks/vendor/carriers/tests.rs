use serde_json::json;

use super::*;
use crate::domain::finding::Verdict;

fn wanted(named: &[&'static str]) -> Wanted {
    Wanted { named: named.to_vec(), ..Wanted::default() }
}

/// The first finding and how sure it is.
fn first(body: Value, named: &[&'static str]) -> Option<(String, Confidence)> {
    let outcome = judge(&body, &wanted(named)).expect("a list of carriers");
    outcome.findings.first().map(|found| (found.id.clone(), found.confidence))
}

fn is(id: &str, confidence: Confidence) -> Option<(String, Confidence)> {
    Some((id.to_owned(), confidence))
}

#[test]
fn an_empty_balance_counts_where_labels_are_paid_from_it() {
    use Confidence::{Likely, Possible};
    let stamps = |balance: Value| json!([{"code": "stamps_com", "requiresFundedAccount": true, "balance": balance}]);
    assert_eq!(first(stamps(json!(0)), &["stamps"]), is("carrier-balance-empty", Likely));
    assert_eq!(first(stamps(json!("0.00")), &[]), is("carrier-balance-empty", Likely));
    assert_eq!(first(stamps(json!(-3.2)), &["usps"]), is("carrier-balance-empty", Likely));
    assert_eq!(first(stamps(json!(12.4)), &["stamps"]), None);
    assert_eq!(first(stamps(json!(null)), &["stamps"]), None);
    // The account that ShipStation opens for everybody is no trouble for who ships with UPS.
    let both = json!([
        {"code": "ups", "requiresFundedAccount": false, "balance": 0},
        {"code": "stamps_com", "requiresFundedAccount": true, "balance": 0},
    ]);
    assert_eq!(first(both, &["ups"]), is("carrier-balance-empty", Possible));
    let free = json!({"carriers": [{"carrier_code": "ups", "requires_funded_amount": false, "balance": 0.0}]});
    assert_eq!(first(free, &["ups"]), None);
}

#[test]
fn rows_tell_plan_and_connection() {
    use Confidence::{Likely, Possible};
    let ups =
        |field: &str, value: Value| json!({"carriers": [{"carrier_code": "ups", field: value}]});
    for (field, value, expected) in [
        ("connection_status", json!("approved"), None),
        ("connection_status", json!(null), None),
        ("connection_status", json!("connected"), None),
        ("connection_status", json!("pending_approval"), is("carrier-pending-approval", Likely)),
        ("connection_status", json!("Disconnected"), is("carrier-reauthorization-needed", Likely)),
        ("connection_status", json!("suspended"), is("carrier-on-hold", Likely)),
        ("disabled_by_billing_plan", json!(true), is("carrier-disabled-by-plan", Likely)),
        ("disabled_by_billing_plan", json!(false), None),
        ("connected", json!(false), is("carrier-reauthorization-needed", Likely)),
    ] {
        assert_eq!(first(ups(field, value.clone()), &["ups"]), expected, "{field} {value}");
    }
    let off = ups("disabled_by_billing_plan", json!(true));
    assert_eq!(first(off, &["stamps"]), is("carrier-disabled-by-plan", Possible));
}

#[test]
fn errors_are_read_by_code_and_by_meaning() {
    use Confidence::Likely;
    for (code, kind, message, carrier, expected) in [
        ("carrier_disconnected", "account_status", "", "ups", "carrier-reauthorization-needed"),
        (
            "carrier_disconnected",
            "account_status",
            "Wrong password",
            "stamps_com",
            "carrier-stamps-sign-in",
        ),
        ("carrier_disconnected", "", "", "stamps_com", "carrier-reauthorization-needed"),
        ("unauthorized", "security", "", "stamps_com", "carrier-stamps-sign-in"),
        ("terms_not_accepted", "account_status", "", "ups", "carrier-ups-terms"),
        ("terms_not_accepted", "account_status", "", "fedex", "carrier-terms"),
        ("insufficient_funds", "account_status", "", "stamps_com", "carrier-balance-empty"),
        ("funding_source_error", "account_status", "", "stamps_com", "carrier-payment-trouble"),
        ("meter_failure", "integrations", "", "fedex", "carrier-on-hold"),
        ("unspecified", "account_status", "The account is on hold.", "ups", "carrier-on-hold"),
        (
            "unspecified",
            "integrations",
            "Please re-authorize",
            "ups",
            "carrier-reauthorization-needed",
        ),
        ("subscription_inactive", "account_status", "", "ups", "carrier-disabled-by-plan"),
        ("rate_limit_exceeded", "system", "", "ups", "carrier-throttles"),
    ] {
        let body = json!({"carriers": [], "errors": [{
            "error_source": "carrier", "error_type": kind, "error_code": code,
            "message": message, "carrier_code": carrier,
        }]});
        assert_eq!(first(body, &[]), is(expected, Likely), "{code} {message}");
    }
}

#[test]
fn an_error_of_a_shop_or_of_the_platform_is_none_of_a_carrier() {
    for source in ["order_source", "ShipStation", "shipengine"] {
        let error = json!({"error_source": source, "error_code": "unspecified", "message": "no"});
        let body = json!({"carriers": [{"carrier_code": "ups"}], "errors": [error]});
        assert_eq!(first(body, &["ups"]), None, "{source}");
    }
}

#[test]
fn a_named_carrier_without_a_row_is_no_more_than_possible() {
    let body = json!([{"code": "stamps_com", "name": "Stamps.com"}]);
    assert_eq!(first(body.clone(), &["stamps", "usps"]), None);
    let missing = first(body.clone(), &["stamps", "ups"]);
    assert_eq!(missing, is("carrier-not-connected", Confidence::Possible));
    let elsewhere = Wanted { elsewhere: vec!["ups"], ..wanted(&["stamps", "ups"]) };
    assert_eq!(judge(&body, &elsewhere).map(|outcome| outcome.verdict), Some(Verdict::Pass));
}

#[test]
fn stamps_alone_is_looked_at_where_only_that_is_asked() {
    let body = json!([
        {"code": "ups", "connected": false},
        {"code": "stamps_com", "requiresFundedAccount": true, "balance": 20},
    ]);
    let stamps = judge(&body, &Wanted::stamps()).expect("a list");
    assert_eq!(stamps.verdict, Verdict::Pass);
    let rest = Wanted { without_stamps: true, ..wanted(&["ups", "stamps"]) };
    let rest = judge(&body, &rest).expect("a list");
    assert_eq!(rest.findings.len(), 1, "{rest:?}");
    assert_eq!(judge(&json!({"message": "no"}), &Wanted::stamps()), None);
}
