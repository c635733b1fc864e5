//! Every answer of the vendors' facts, sections 4.1 to 4.5.

use serde_json::json;

use super::*;

fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Answer {
    let headers = headers.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    let (reason, body) = (String::new(), body.as_bytes().to_vec());
    Answer { status, reason, headers, body, cut: false, token: None, date: None }
}

fn said(status: u16, body: &str) -> Said {
    read(&answer(status, &[], body))
}

/// Section 4.1.
#[test]
fn a_refusal_in_the_words_for_everything_names_the_right_that_is_wanted() {
    let now = r#"{"message":"The consumer isn't authorized to access %resources.","parameters":{"resources":"Magento_Backend::store"}}"#;
    let right = Some("Magento_Backend::store".to_owned());
    assert_eq!(said(401, now), Said::NotAuthorized(right.clone()));
    let old = r#"{"message":"Consumer is not authorized to access %resources","parameters":["Magento_Backend::store"]}"#;
    assert_eq!(said(401, old), Said::NotAuthorized(right));
    let bare = r#"{"message":"The consumer isn’t authorized to access %resources."}"#;
    assert_eq!(said(401, bare), Said::NotAuthorized(None));
    let traced = r#"{"message":"The consumer isn't authorized to access %resources.","trace":"#;
    assert_eq!(said(401, &format!("{traced}\"#0\"}}")), Said::NotAuthorized(None));
}

#[test]
fn an_unknown_path_or_store_code_is_no_route() {
    let body = r#"{"message":"Request does not match any route."}"#;
    assert_eq!(said(404, body), Said::NoRoute);
    let entity = r#"{"message":"No such entity with %fieldName = %fieldValue","parameters":{}}"#;
    assert_eq!(said(404, entity), Said::NoRoute);
    // That is WordPress.
    assert_eq!(said(404, r#"{"code":"rest_no_route","message":"No route"}"#), Said::Other);
}

#[test]
fn errors_of_the_software_are_known_in_all_shapes() {
    let late = r#"{"message":"Internal Error. Details are available in Magento log file. Report ID: webapi-1"}"#;
    assert_eq!(said(500, late), Said::Error);
    assert_eq!(said(200, late), Said::Error);
    let early = r#"{"messages":{"error":[{"code":500,"message":"Server internal error. See details in report api/1"}]}}"#;
    assert_eq!(said(500, early), Said::Error);
    assert_eq!(said(200, early), Said::Error);
    let page = "<title>There has been an error processing your request</title>";
    assert_eq!(said(500, page), Said::Error);
}

#[test]
fn a_route_that_wants_https_says_so() {
    assert_eq!(said(400, r#"{"message":"Operation allowed only in HTTPS"}"#), Said::HttpsOnly);
}

/// Section 4.2: the table of errors, in the words of the protocol and in sentences.
#[test]
fn each_error_of_a_signature_is_known_by_its_word() {
    use Problem as P;
    for (status, word, problem) in [
        (400, "version_rejected", P::Parts),
        (400, "parameter_absent", P::Parts),
        (400, "parameter_rejected", P::Parts),
        (400, "timestamp_refused", P::Timestamp),
        (401, "nonce_used", P::Nonce),
        (400, "signature_method_rejected", P::Method),
        (401, "signature_invalid", P::Signature),
        (401, "consumer_key_rejected", P::ConsumerKey),
        (401, "token_used", P::Token),
        (401, "token_expired", P::Token),
        (401, "token_revoke", P::Token),
        (401, "token_rejected", P::Token),
        (401, "verifier_invalid", P::Token),
        (403, "permission_unknown", P::Permission),
        (403, "permission_denied", P::Permission),
        (403, "consumer_key_invalid", P::ConsumerKey),
    ] {
        let json = json!({"oauth_problem": word}).to_string();
        let form = format!("oauth_problem={word}&message=x");
        let message = json!({"message": word}).to_string();
        for body in [json, form, message] {
            assert_eq!(said(status, &body), Said::OAuth(problem), "{body}");
        }
    }
}

#[test]
fn each_error_of_a_signature_is_known_by_its_meaning() {
    use Problem as P;
    for (status, sentence, problem) in [
        (401, "Incorrect timestamp value in the oauth_timestamp parameter", P::Timestamp),
        (401, "The nonce is already being used by the consumer with ID 1", P::Nonce),
        (400, "Signature method HMAC-SHA256 is not supported", P::Method),
        (401, "The signature is invalid. Verify and try again.", P::Signature),
        (401, "A consumer having the specified key does not exist", P::ConsumerKey),
        (400, "Consumer key is not the correct length", P::ConsumerKey),
        (401, "Consumer key has expired", P::ConsumerKey),
        (401, "Specified token does not exist", P::Token),
        (401, "Token is not associated with the specified consumer", P::Token),
        (401, "Access token has been revoked", P::Token),
        (400, "The token length is invalid. Check the length and try again.", P::Token),
        (400, "\"%fieldName\" is required. Enter and try again.", P::Parts),
    ] {
        let body = json!({"message": sentence}).to_string();
        assert_eq!(said(status, &body), Said::OAuth(problem), "{sentence}");
    }
}

/// Section 4.3.
#[test]
fn an_answer_is_an_answer_whatever_it_holds() {
    assert_eq!(said(200, "[]"), Said::Json(json!([])));
    assert_eq!(said(200, "true"), Said::Json(json!(true)));
    let modules = r#"["Magento_Store","Auctane_Api"]"#;
    assert_eq!(said(200, modules), Said::Json(json!(["Magento_Store", "Auctane_Api"])));
}

/// Section 4.4.
#[test]
fn the_extension_says_the_same_in_json_and_in_xml() {
    let fault = |code: &str, text: &str| {
        format!(
            "<?xml version=\"1.0\"?><fault><faultcode>{code}</faultcode>\n<faultstring> {text}</faultstring></fault>"
        )
    };
    assert_eq!(said(400, r#"{"message":"Authentication failed"}"#), Said::KeyRefused);
    let newer = r#"{"status":"failure","message":"Unauthorized to take this action"}"#;
    assert_eq!(said(401, newer), Said::KeyRefused);
    let admin = r#"{"message":"The account sign-in was incorrect or your account is disabled temporarily."}"#;
    assert_eq!(said(401, admin), Said::KeyRefused);
    assert_eq!(said(200, &fault("401", "Authentication failed")), Said::KeyRefused);
    assert_eq!(said(401, &fault("", "authentication FAILED")), Said::KeyRefused);
    assert_eq!(said(400, &fault("400", "Invalid action.")), Said::InvalidAction);
    assert_eq!(said(200, &fault("500", "SQLSTATE")), Said::Error);
}

/// Section 4.5.
#[test]
fn a_page_that_magento_drew_is_told_from_that_of_a_web_server() {
    let magento = "<html><script type=\"text/x-magento-init\"></script>Whoops</html>";
    assert_eq!(said(404, magento), Said::NoPage);
    let by_header = answer(404, &[("x-magento-cache-debug", "MISS")], "<h1>Not found</h1>");
    assert_eq!(read(&by_header), Said::NoPage);
    assert_eq!(
        said(404, "<center><h1>404 Not Found</h1></center><hr><center>nginx</center>"),
        Said::NoPageElsewhere
    );
    assert_eq!(said(404, ""), Said::NoPageElsewhere);
    assert_eq!(said(503, "<h1>Service Temporarily Unavailable</h1>"), Said::Other);
}

#[test]
fn a_notice_before_an_answer_is_told_and_a_page_is_none() {
    let notice = "<b>Notice</b>: Undefined index in <b>/var/www/P.php</b> on line <b>4</b><br />\n";
    let Said::Spoilt(seen) = said(200, &format!("{notice}{{\"message\":\"x\"}}")) else {
        panic!("the notice was not seen")
    };
    assert!(seen.contains("Undefined index"), "{seen}");
    assert!(matches!(said(200, &format!("{notice}true")), Said::Spoilt(_)));
    assert_eq!(said(200, "<script>var a = {\"notice\": \"on line 4\"}</script>"), Said::Other);
}

#[test]
fn versions_are_read_as_far_as_they_are_told() {
    assert_eq!(version("Magento/2.4 (Community)"), Some((2, 4, None)));
    assert_eq!(version("2.4.7-p3"), Some((2, 4, Some(7))));
    assert_eq!(version("2.3"), Some((2, 3, None)));
    assert_eq!(version("2.4-develop"), Some((2, 4, None)));
    for text in ["", "Magento", "2", "v"] {
        assert_eq!(version(text), None, "{text}");
    }
}

#[test]
fn nothing_that_arrives_breaks_the_reading() {
    for body in
        ["<fault><faultcode>", "<FAULT><faultstring>é", "{", "[[[", "\u{0}", "{\"parameters\":[]}"]
    {
        for status in [200, 301, 400, 401, 404, 500, 503] {
            let _ = said(status, body);
        }
    }
}
