//! How WooCommerce reads a key: Basic, or signed as OAuth 1.0a. Written from its source as the vendors' facts
//! describe it, apart from what Refloat signs with, so that each is a test of the other.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use ring::hmac;

use super::account::Key;
use super::words::Word;
use crate::world::net::serve::Request;

/// How far a signature's time may be off, in seconds.
const WINDOW_S: i64 = 15 * 60;
/// What PHP's `rawurlencode` leaves as it is.
const RAW: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The fields of a query, decoded as PHP does.
pub(super) fn query(request: &Request) -> BTreeMap<String, String> {
    let query = request.target.split_once('?').map_or("", |(_, query)| query);
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(&name.replace('+', " ")), decoded(&value.replace('+', " ")))
        })
        .collect()
}

/// User and password of the header `Authorization`.
pub(super) fn basic(request: &Request) -> Option<(String, String)> {
    let value = request.value("authorization")?;
    let pair = STANDARD.decode(value.strip_prefix("Basic ")?.trim()).ok()?;
    let pair = String::from_utf8(pair).ok()?;
    let (user, password) = pair.split_once(':')?;
    Some((user.to_owned(), password.to_owned()))
}

/// The fields of an OAuth header.
pub(super) fn signed_header(request: &Request) -> BTreeMap<String, String> {
    let value = request.value("authorization").unwrap_or_default().trim();
    let fields = value.strip_prefix("OAuth ").unwrap_or_default();
    let fields = fields.split(',').filter_map(|field| field.trim().split_once('='));
    let own = fields.filter(|(name, _)| name.starts_with("oauth_"));
    own.map(|(name, value)| (name.to_owned(), decoded(value.trim_matches('"')))).collect()
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

fn raw(text: &str) -> String {
    utf8_percent_encode(text, RAW).to_string()
}

/// The shop's side of a signature.
pub(super) struct Server<'a> {
    /// The method of the request.
    pub method: &'a str,
    /// The address that WordPress thinks it was asked at, without the query.
    pub address: String,
    /// The server's own time, in Unix seconds.
    pub now: i64,
    /// The nonces used before, each with its key.
    pub nonces: &'a mut Vec<(String, String)>,
}

/// The signed key; a refusal in WooCommerce's words; or neither, where nothing is signed.
pub(super) fn signed<'k>(
    fields: &BTreeMap<String, String>,
    keys: &'k [Key],
    server: Server<'_>,
) -> Result<Option<&'k Key>, Word> {
    const NEEDED: [&str; 5] = [
        "oauth_consumer_key",
        "oauth_timestamp",
        "oauth_nonce",
        "oauth_signature",
        "oauth_signature_method",
    ];
    let there = |name: &&&str| fields.get(**name).is_some_and(|value| !value.is_empty());
    match NEEDED.iter().filter(there).count() {
        0 => return Ok(None),
        5 => {}
        _ => return Err(Word::MissingParameter),
    }
    let field = |name: &str| fields.get(name).map_or("", String::as_str);
    let consumer_key = field("oauth_consumer_key");
    let key = keys.iter().find(|key| key.key == consumer_key).ok_or(Word::KeyInvalid)?;
    let method = field("oauth_signature_method");
    let wanted = signature(fields, &key.secret, method, server.method, &server.address)
        .ok_or(Word::SignatureMethod)?;
    if field("oauth_signature").replace(' ', "+") != wanted {
        return Err(Word::Signature);
    }
    let at: i64 = field("oauth_timestamp").parse().unwrap_or_default();
    if (at - server.now).abs() > WINDOW_S {
        return Err(Word::Timestamp);
    }
    let nonce = (consumer_key.to_owned(), field("oauth_nonce").to_owned());
    if server.nonces.contains(&nonce) {
        return Err(Word::Nonce);
    }
    server.nonces.push(nonce);
    Ok(Some(key))
}

/// The signature that belongs to these fields; none for a method that WooCommerce does not know. What is
/// peculiar to it: names and values are encoded, then `name=value` is encoded once more.
fn signature(
    fields: &BTreeMap<String, String>,
    secret: &str,
    kind: &str,
    method: &str,
    address: &str,
) -> Option<String> {
    let algorithm = match kind {
        "HMAC-SHA1" => hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY,
        "HMAC-SHA256" => hmac::HMAC_SHA256,
        _ => return None,
    };
    let signed = fields.iter().filter(|(name, _)| *name != "oauth_signature");
    let parts: Vec<String> =
        signed.map(|(name, value)| raw(&format!("{}={}", raw(name), raw(value)))).collect();
    let base = format!("{method}&{}&{}", raw(address), parts.join("%26"));
    let key = hmac::Key::new(algorithm, format!("{secret}&").as_bytes());
    Some(STANDARD.encode(hmac::sign(&key, base.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example of WooCommerce's documentation has no published signature, so this is one made by
    /// hand: openssl over the base string of RFC 5849 with these fields.
    fn fields(at: i64) -> BTreeMap<String, String> {
        let mut fields: BTreeMap<String, String> = [
            ("oauth_consumer_key", "ck_FAKE"),
            ("oauth_nonce", "n1"),
            ("oauth_signature_method", "HMAC-SHA256"),
            ("_fields", "environment,settings"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
        fields.insert("oauth_timestamp".to_owned(), at.to_string());
        fields
    }

    fn key() -> Vec<Key> {
        vec![Key {
            key: "ck_FAKE".to_owned(),
            secret: "cs_FAKE".to_owned(),
            permissions: Default::default(),
            role: Default::default(),
        }]
    }

    fn tried(fields: &BTreeMap<String, String>, address: &str, now: i64) -> Result<bool, Word> {
        let (keys, mut nonces) = (key(), Vec::new());
        let server =
            Server { method: "GET", address: address.to_owned(), now, nonces: &mut nonces };
        signed(fields, &keys, server).map(|key| key.is_some())
    }

    #[test]
    fn a_signature_holds_for_its_address_and_a_quarter_of_an_hour() {
        let address = "https://shop.example/wp-json/wc/v3/system_status";
        let mut good = fields(1_000_000);
        let made = signature(&good, "cs_FAKE", "HMAC-SHA256", "GET", address).expect("known");
        good.insert("oauth_signature".to_owned(), made);
        assert_eq!(tried(&good, address, 1_000_900), Ok(true));
        assert_eq!(tried(&good, address, 1_000_901), Err(Word::Timestamp));
        assert_eq!(tried(&good, address, 999_099), Err(Word::Timestamp));
        let http = address.replace("https", "http");
        assert_eq!(tried(&good, &http, 1_000_000), Err(Word::Signature));
        good.insert("oauth_consumer_key".to_owned(), "ck_OTHER".to_owned());
        assert_eq!(tried(&good, address, 1_000_000), Err(Word::KeyInvalid));
        good.remove("oauth_nonce");
        assert_eq!(tried(&good, address, 1_000_000), Err(Word::MissingParameter));
        assert_eq!(tried(&BTreeMap::new(), address, 1_000_000), Ok(false));
    }

    #[test]
    fn a_nonce_serves_once() {
        let address = "https://shop.example/wp-json/wc/v3/system_status";
        let mut good = fields(1_000_000);
        let made = signature(&good, "cs_FAKE", "HMAC-SHA256", "GET", address).expect("known");
        good.insert("oauth_signature".to_owned(), made);
        let (keys, mut nonces) = (key(), Vec::new());
        let mut again = || {
            let address = address.to_owned();
            let server = Server { method: "GET", address, now: 1_000_000, nonces: &mut nonces };
            signed(&good, &keys, server).map(|key| key.is_some())
        };
        assert_eq!(again(), Ok(true));
        assert_eq!(again(), Err(Word::Nonce));
    }
}
