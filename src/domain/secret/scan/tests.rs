//! What the scan must see, and what it must leave alone.

use super::*;

/// Each with the part that must be gone.
const SECRETS: &[(&str, &str)] = &[
    ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJGQUtFIn0.FAKEsignature", "FAKEsignature"),
    ("token eyJhbGciOiJIUzI1NiJ9", "eyJhbGci"),
    ("Authorization: Bearer FAKE-abc-123", "FAKE-abc"),
    ("curl -H 'Authorization: Basic dXNlcjpwYXNz' https://shop.example", "dXNlcjpwYXNz"),
    ("authorization: OAuth oauth_token=\"fake\", oauth_signature=\"sig\"", "sig\""),
    ("Bearer FAKEtoken123", "FAKEtoken123"),
    ("Set-Cookie: sid=fakefake; Path=/; HttpOnly", "fakefake"),
    ("HTTP/1.1 200 OK\nAPI-Key: FAKE-key\nServer: x", "FAKE-key"),
    ("ShipStation-Access-Token: FAKE-token-value", "FAKE-token"),
    ("password=hunter22", "hunter22"),
    ("user=a&password=hunter22&x=1", "hunter22"),
    ("{\"email\":\"a@b.co\",\"password\":\"Fk#9 x\"}", "Fk#9"),
    ("{\\\"password\\\":\\\"fake9x\\\"}", "fake9x"),
    ("{\"password\":123456}", "123456"),
    ("{'api_key': 'FAKE-12'}", "FAKE-12"),
    ("Password: Fk#9*wQ^2", "Fk#9"),
    ("password: hunter", "hunter"),
    ("my password is fk9wq2 and it fails", "fk9wq2"),
    ("client_secret=FAKEsecret", "FAKEsecret"),
    ("$config['secret'] = 'fakefake9'", "fakefake9"),
    ("ck_0123456789abcdef0123456789abcdef01234567", "ck_0123"),
    ("cs_fakefakefakefake", "cs_fake"),
    ("WCSS-FAKE-0000-1111", "WCSS-FAKE"),
    ("TEST_0123456789abcdefghijABCDEFGHIJ0123456789abc", "TEST_0123"),
    ("key 0123456789abcdef0123456789abcdef was refused", "0123456789abcdef"),
    ("abcdefghij0123456789klmnopqrst42", "abcdefghij"),
    ("kJ8sLw2QpX9vBn4RtY6uIoP1aSdFgHjK", "kJ8sLw"),
    ("https://shop.example/cb?token=fakefake&x=1", "fakefake"),
    ("https://app.example/direct#access_token=FAKE1", "FAKE1"),
    ("https://user:fakepass@shop.example/x", "fakepass"),
    ("https://a.example/reset/kJ8sLw2QpX9vBn4RtY6uIoP1", "kJ8sLw"),
    ("Fk#9*wQ^2%Lm", "Fk#9"),
    ("-----BEGIN PRIVATE KEY-----\nMIIFAKE\n-----END PRIVATE KEY-----", "MIIFAKE"),
    ("got eyJhbGciOiJIUzI1NiJ9.eyJGQUtFIjoxfQ.FAKEsig back", "eyJ"),
    ("Authorization: Bearer FAKE-token-1", "FAKE"),
    ("sent Bearer FAKE.token.2 to it", "FAKE"),
    ("Basic RkFLRTpGQUtFLXNlY3JldA==", "RkFL"),
    ("Set-Cookie: session=FAKE; Path=/", "FAKE"),
    ("API-Key: FAKEFAKE", "FAKE"),
    ("https://x.example/?user=a&password=FAKE-pass&b=1", "FAKE"),
    (r#"{"email":"a","password":"FAKE \" pass","x":1}"#, "pass\""),
    (r#"{"access_token": "FAKE"}"#, "FAKE"),
    ("my password: FAKE-1234", "FAKE"),
    ("ck_FAKE0123456789", "FAKE"),
    ("cs_FAKE0123456789", "FAKE"),
    ("WCSS-FAKE-1234-5678", "FAKE"),
    ("TEST_FAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAK", "FAKE"),
    ("key 0123456789abcdef0123456789abcdef here", "0123"),
    ("value q7Gx2LpV9sRt4Zk8WnB3yHc6 here", "q7Gx"),
    ("https://user:FAKE-pw@shop.example/", "FAKE"),
];

const HARMLESS: &[&str] = &[
    "",
    "Invalid email and password combination",
    "{\"message\":\"Invalid email and password combination\",\"status_code\":400}",
    "{\"message\":\"Missing or malformed access token.\"}",
    "{\"message\":\"Token has expired\",\"status_code\":401}",
    "{\"errors\":{\"password\":[\"The password field is required.\"]}}",
    "{\"token\":null,\"token_type\":\"bearer\"}",
    "{\"message\":\"The consumer isn't authorized to access %resources.\"}",
    "oauth_problem=token_rejected",
    "Invalid token: not a JWT",
    "Token: expired",
    "Check the key: refused",
    "Password: the one that Shiprocket made",
    "The password is wrong",
    "Basic authentication is off, and bearer tokens are switched off since 2.4.4",
    "the Authorization header is stripped",
    "x-request-id: 550e8400-e29b-41d4-a716-446655440000",
    "request-id=550e8400-e29b-41d4-a716-446655440000",
    "cf-ray: 8c1d2e3f4a5b6c7d-IAD",
    "401 Unauthorized",
    "HTTP/1.1 503 Service Unavailable",
    "apiv2.shiprocket.in",
    "connectivitycheck.gstatic.com",
    "GET https://shop.example/rest/V1/auctane/configure",
    "POST apiv2.shiprocket.in/v1/external/account/details/wallet-balance",
    "/wp-content/plugins/woocommerce-shipstation-integration/includes/class-api.php",
    "shiprocket-wrong-password-own-choice",
    "shiprocket-certificate-not-yet-valid",
    "computer-clock-wrong · computer.clock · run 0003",
    "2026-11-21T13:05:00Z",
    "Sat, 21 Nov 2026 13:05:00 GMT",
    "api-user@shop.example",
    "9400111899223197428490017799",
    "WooCommerceShipmentTrackerPlugin",
    "Settings › API › Add New API User",
    "valid until 14 February 2027, signed by Let’s Encrypt",
    "password=•••",
    "ShipStation-Access-Token: key-1",
    "Invalid email and password combination",
    "Invalid token: expired",
    "The consumer key and consumer secret are wrong",
    "basic authentication is switched off; a bearer token is needed",
    "request 123e4567-e89b-42d3-a456-426614174000",
    "cf-ray: 8a1b2c3d4e5f6a7b-FRA",
    "HTTP/1.1 401 Unauthorized",
    "api.shipengine.example and apiv2.shiprocket.in",
    "pasted-non-breaking-space",
    "Sat, 21 Nov 2026 12:58:28 GMT",
    "2026-11-21T12:58:28.123456+00:00",
    "someone@shop.example",
    "POST /rest/V1/integration/admin/token",
    "https://shop.example/wp-json/wc/v3/system_status",
    r#"{"token":null,"message":"Wrong key"}"#,
    "woocommerce_rest_authentication_error",
];

#[test]
fn every_pattern_compiles() {
    assert_eq!(RULES.len(), rows().len());
}

#[test]
fn secrets_are_seen_and_masked() {
    for (text, gone) in SECRETS {
        assert!(looks_like_secret(text), "not seen: {text}");
        let masked = mask_secrets(text);
        assert!(!masked.contains(gone), "{text} became {masked}");
        assert_eq!(mask_secrets(&masked), masked, "masking twice changes {masked}");
    }
}

#[test]
fn what_support_needs_stays() {
    for text in HARMLESS {
        assert_eq!(mask_secrets(text), *text);
    }
}

#[test]
fn the_rest_of_the_line_stays() {
    assert_eq!(mask_secrets("user=a&password=hunter22&x=1"), "user=a&password=•••&x=1");
    assert_eq!(
        mask_secrets("{\"email\":\"a@b.co\",\"password\":\"x9\",\"n\":1}"),
        "{\"email\":\"a@b.co\",\"password\":\"•••\",\"n\":1}"
    );
    assert_eq!(
        mask_secrets("HTTP/1.1 200 OK\nAPI-Key: FAKE-key\nServer: x"),
        "HTTP/1.1 200 OK\nAPI-Key: •••\nServer: x"
    );
}

#[test]
fn random_keys_never_slip_through() {
    let seed = fastrand::u64(..);
    println!("seed {seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    let alphabets = ["0123456789abcdef", "abcdefghijklmnopqrstuvwxyz0123456789", BASE64];
    let mut missed = Vec::new();
    for round in 0..600 {
        let alphabet: Vec<char> = alphabets[round % 3].chars().collect();
        let length = random.usize(32..64);
        let key: String = (0..length).map(|_| alphabet[random.usize(..alphabet.len())]).collect();
        if mask_secrets(&format!("the key {key} was refused")).contains(&key) {
            missed.push(key);
        }
    }
    // Chance can write a word; of 600 keys one may look like words.
    assert!(missed.len() <= 1, "seed {seed}: {missed:?}");
}

const BASE64: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

#[test]
fn no_text_panics() {
    let seed = fastrand::u64(..);
    println!("seed {seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    let pieces = [
        "password",
        "=",
        ":",
        "\"",
        "'",
        " ",
        "eyJ",
        "Bearer ",
        "ñ",
        "\u{202e}",
        "🚚",
        "%2B",
        "\\",
        "\n",
        "Authorization",
        "abc123",
        "://",
        "@",
        "-",
    ];
    for _ in 0..500 {
        let text: String =
            (0..random.usize(..24)).map(|_| pieces[random.usize(..pieces.len())]).collect();
        let masked = mask_secrets(&text).into_owned();
        assert_eq!(mask_secrets(&masked), masked, "seed {seed}: {text:?}");
    }
}
