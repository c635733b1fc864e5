//! The readers on what people paste. Whole samples, pieces of them and noise: `tests/core/paste.rs`.

use super::*;
use crate::domain::finding::Confidence::{Certain, Likely, Possible};
use crate::domain::guide::builtin_catalog;

fn causes(text: &str) -> Vec<(String, Confidence)> {
    read(text).into_iter().map(|reading| (reading.cause, reading.confidence)).collect()
}

fn one(cause: &str, confidence: Confidence) -> Vec<(String, Confidence)> {
    vec![(cause.to_owned(), confidence)]
}

#[test]
fn every_cause_stands_in_the_vocabulary() {
    let catalog = builtin_catalog().expect("the vocabulary");
    for id in cause::ALL {
        assert!(catalog.causes().contains_key(*id), "{id}");
    }
}

#[test]
fn maintenance_is_certain_and_its_line_is_shown() {
    let readings = read("$ bin/magento maintenance:status\nStatus: maintenance mode is active\r\n");
    let reading = readings.first().expect("a reading");
    assert_eq!(reading.cause, "maintenance-mode");
    assert_eq!(reading.confidence, Certain);
    assert_eq!(reading.line, "Status: maintenance mode is active");
    assert_eq!(causes("Status: maintenance mode is not active"), []);
}

#[test]
fn one_sentence_of_magento_names_three_rivals_and_none_for_certain() {
    let found = causes(r#"{"message":"The consumer isn't authorized to access %resources."}"#);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found.iter().all(|(_, confidence)| *confidence == Likely), "{found:?}");
}

#[test]
fn an_index_that_the_schedule_should_have_rebuilt_points_to_cron_too() {
    let table = "| Title | Status | Update On |\n| Stock | Reindex required | Schedule |\n";
    let found = causes(table);
    assert_eq!(found[0], ("magento-reindex-needed".to_owned(), Likely));
    assert_eq!(found[1], ("magento-cron-not-running".to_owned(), Possible));
    let old = causes("Product Price:                         Reindex required\n");
    assert_eq!(old, one("magento-reindex-needed", Likely));
}

#[test]
fn a_module_is_judged_only_where_it_is_the_extension() {
    let asked =
        |module: &str| causes(&format!("$ bin/magento module:status {module}\nModule is disabled"));
    assert_eq!(asked("Auctane_Api"), one("outdated-auctane-extension", Likely));
    assert_eq!(asked("Magento_TwoFactorAuth"), []);
    assert_eq!(causes("Module is disabled"), one("outdated-auctane-extension", Possible));
    assert_eq!(causes("Auctane_Api : Module is enabled"), []);
}

#[test]
fn a_redirect_is_possible_at_most() {
    let text = "HTTP/1.1 301 Moved Permanently\nLocation: https://www.shop.example/\n";
    assert_eq!(causes(text), one("url-redirect", Possible));
}

#[test]
fn a_cdn_in_the_path_is_no_block_and_a_refusal_without_words_is_possible() {
    let head = "server: cloudflare\ncf-ray: 8e5a1b2c3d4e5f60-LHR\ncontent-type: text/html\n";
    assert_eq!(causes(&format!("HTTP/2 200\n{head}\n<html>hello</html>")), []);
    let refused = causes(&format!("HTTP/2 403\n{head}\n<html>no</html>"));
    assert_eq!(refused, one("waf-blocking", Possible));
    let own = "HTTP/2 403\ncontent-type: application/json\n\n{\"message\":\"no\"}";
    assert_eq!(causes(own), [], "its own words are no block");
}

#[test]
fn what_a_vendors_host_answers_is_not_blamed_on_the_shop() {
    let at = |host: &str| {
        causes(&format!("> Host: {host}\n>\n< HTTP/1.1 500 Internal Server Error\n<\n"))
    };
    assert_eq!(at("ssapi.shipstation.com"), one("vendor-outage", Possible));
    assert_eq!(at("shop.example"), one("store-software-error", Likely));
    assert_eq!(at("notups.com"), one("store-software-error", Likely), "the name must match");
}

#[test]
fn a_permission_that_is_named_is_certain() {
    let text = r#"{"code":"woocommerce_rest_authentication_error","message":"The API key provided does not have read permissions.","data":{"status":401}}"#;
    assert_eq!(causes(text), one("woo-key-permission", Certain));
}

#[test]
fn a_route_that_is_missing_is_the_plugins_where_it_was_asked_for() {
    let answer = r#"{"code":"rest_no_route","message":"No route was found"}"#;
    assert_eq!(causes(answer)[0].0, "wrong-base-url");
    let of_plugin = format!("GET /wp-json/wc-shipstation/v1/diagnostics/details\n{answer}");
    assert_eq!(causes(&of_plugin)[0].0, "outdated-woo-shipstation-plugin");
}

#[test]
fn answers_of_carriers_are_read_by_their_codes() {
    for (text, first) in [
        (
            r#"{"errors":[{"error_source":"carrier","error_code":"trial_expired"}]}"#,
            "plan-lacks-access",
        ),
        (
            r#"{"errors":[{"error_code":"terms_not_accepted","carrier_code":"ups"}]}"#,
            "ups-terms-not-accepted",
        ),
        (
            r#"{"response":{"errors":[{"code":"250003","message":"Invalid Access License number"}]}}"#,
            "ups-access-keys-retired",
        ),
        (
            r#"{"error":"invalid_client","error_description":"Client authentication failed."}"#,
            "usps-credentials-invalid",
        ),
        ("<Error><Number>80040B1A</Number></Error>", "usps-webtools-retired"),
        (
            r#"{"message":"Unauthorized. You do not have permission for this action.","status_code":403}"#,
            "shiprocket-modules-not-enabled",
        ),
        (r#"{"success":false,"data":"Invalid authentication key"}"#, "woo-api-key-invalid"),
    ] {
        assert_eq!(causes(text).first().map(|(cause, _)| cause.as_str()), Some(first), "{text}");
    }
}

#[test]
fn logs_tell_whose_code_it_was() {
    for (line, first) in [
        (
            "PHP Fatal error:  Allowed memory size of 268435456 bytes exhausted",
            "slow-store-timeout",
        ),
        (
            "PHP Fatal error:  Uncaught Error in /var/www/app/code/Nice/Labels/Model.php:3",
            "store-software-error",
        ),
        (
            "PHP Fatal error:  Uncaught Error in /srv/wp-content/plugins/woocommerce-shipstation-integration/x.php:1",
            "outdated-woo-shipstation-plugin",
        ),
        (
            "[error] 1#1: *2 open() \"/var/www/rest/V1/modules\" failed (2: No such file or directory), request: \"GET /rest/V1/modules HTTP/1.1\"",
            "store-rewrite-rules-missing",
        ),
        (
            "PHP Notice:  Undefined index: HTTP_AUTHORIZATION in /var/www/x.php on line 2",
            "authorization-header-stripped",
        ),
    ] {
        assert_eq!(causes(line).first().map(|(cause, _)| cause.as_str()), Some(first), "{line}");
    }
}

#[test]
fn plain_words_say_nothing() {
    for words in [
        "",
        "   \n\n",
        "my orders do not show since the maintenance",
        "how do I reindex and flush the cache",
        "403 forbidden",
        "Subject: cron\nDate: Fri, 20 Nov 2026\nStatus: open\n\nHello",
        "* * * * * /usr/bin/nice-job",
        r#"{"status":"ok","message":"All good","code":"200"}"#,
    ] {
        assert_eq!(read(words), [], "{words}");
    }
}

#[test]
fn a_secret_is_masked_and_characters_are_shown() {
    let text = "Authorization: Bearer FAKE-0123456789abcdefABCDEF\nStatus: maintenance mode is active \u{202e} password=FAKE1234secret \u{7}";
    let readings = read(text);
    assert_eq!(readings.len(), 1);
    let line = &readings[0].line;
    assert!(!line.contains("FAKE"), "{line}");
    assert!(line.contains("\\u{202e}") && line.contains("\\u{7}"), "{line}");
}

#[test]
fn the_colours_of_a_terminal_are_left_out() {
    let text = "\u{1b}[32mStatus: maintenance mode \u{1b}[1;31mis active\u{1b}[0m";
    assert_eq!(read(text)[0].line, "Status: maintenance mode is active");
}

#[test]
fn what_stands_beyond_the_limit_is_not_read() {
    let line = "Status: maintenance mode is active";
    assert_eq!(read(&format!("{}\n{line}", "ä".repeat(LONGEST))), []);
    assert_eq!(read(&format!("{}\n{line}", "\n".repeat(LONGEST / 2))).len(), 1);
    let long = read(&format!("{line} {}", "x ".repeat(5_000)));
    assert!(long[0].line.chars().count() <= SHOWN + 1);
}

#[test]
fn what_is_made_like_a_key_is_hidden_in_the_line_even_where_no_rule_knows_it() {
    let line =
        |words: &str| read(&format!("{words} Status: maintenance mode is active"))[0].line.clone();
    assert_eq!(line("FAKE-canary-0c5e1b"), "••• Status: maintenance mode is active");
    for kept in ["2026-11-20T09:14:02", "deploy@web2:/var/www/magento2$", "php8.2-fpm", "10.0.0.1"]
    {
        assert!(line(kept).starts_with(kept), "{kept}");
    }
}
