//! OAuth 1.0a as Magento judges it: computed anew from the request (RFC 5849, section 3), so that a mistake
//! of whoever signed is found.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::hmac;
use serde_json::json;

use super::{Account, Words};
use crate::world::net::serve::{Reply, Request};

/// Seconds by which a timestamp may be ahead.
const AHEAD_S: i64 = 600;

/// What is wrong with a signed question: status, word of the table of errors, sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Problem(u16, &'static str, &'static str);

const VERSION: Problem =
    Problem(400, "version_rejected", "The \"2.0\" Oauth version isn't supported.");
const ABSENT: Problem =
    Problem(400, "parameter_absent", "\"%fieldName\" is required. Enter and try again.");
const TIMESTAMP: Problem =
    Problem(400, "timestamp_refused", "Incorrect timestamp value in the oauth_timestamp parameter");
const NONCE: Problem =
    Problem(401, "nonce_used", "The nonce is already being used by the consumer with ID 1");
const METHOD: Problem =
    Problem(400, "signature_method_rejected", "Signature method HMAC-SHA256 is not supported");
const SIGNATURE: Problem =
    Problem(401, "signature_invalid", "The signature is invalid. Verify and try again.");
const CONSUMER: Problem =
    Problem(401, "consumer_key_rejected", "A consumer having the specified key does not exist");
const TOKEN: Problem = Problem(401, "token_rejected", "Specified token does not exist");
const REVOKED: Problem = Problem(401, "token_revoke", "Access token has been revoked");

impl Problem {
    pub(super) fn reply(self, words: Words) -> Reply {
        let Self(status, word, sentence) = self;
        match words {
            Words::Message => Reply::json(status, &json!({"message": sentence})),
            Words::Problem => Reply::json(status, &json!({"oauth_problem": word})),
        }
    }
}

/// A signed question.
pub(super) struct Signed {
    method: String,
    host: String,
    path: String,
    /// All parameters, decoded; those of the protocol among them.
    parameters: Vec<(String, String)>,
}

impl Signed {
    /// The question, where it is a signed one.
    pub(super) fn read(request: &Request, in_query: bool) -> Option<Self> {
        let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
        let mut parameters: Vec<(String, String)> = query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (decode(name), decode(value)))
            .collect();
        let header = request.value("authorization").unwrap_or_default();
        if let Some(list) = header.strip_prefix("OAuth ") {
            parameters.retain(|(name, _)| !name.starts_with("oauth_"));
            parameters.extend(list.split(',').filter_map(|part| {
                let (name, value) = part.trim().split_once('=')?;
                Some((decode(name), decode(value.trim_matches('"'))))
            }));
        } else if !in_query || !parameters.iter().any(|(name, _)| name == "oauth_signature") {
            return None;
        }
        parameters.retain(|(name, _)| name != "realm");
        let host = request.value("host").unwrap_or_default().to_ascii_lowercase();
        Some(Self { method: request.method.clone(), host, path: path.to_owned(), parameters })
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn nonce(&self) -> &str {
        self.value("oauth_nonce").unwrap_or_default()
    }

    /// Judges in Magento's order.
    pub(super) fn judge(
        &self,
        account: &Account,
        now: i64,
        nonces: &[String],
    ) -> Result<(), Problem> {
        if self.value("oauth_version").is_some_and(|version| version != "1.0") {
            return Err(VERSION);
        }
        let needed =
            ["consumer_key", "signature", "signature_method", "nonce", "timestamp", "token"];
        let needed = needed.map(|name| self.value(&format!("oauth_{name}")));
        let [Some(consumer), Some(signature), Some(method), Some(nonce), Some(time), Some(token)] =
            needed
        else {
            return Err(ABSENT);
        };
        let algorithm = match method {
            "HMAC-SHA256" if !account.only_sha1 => hmac::HMAC_SHA256,
            "HMAC-SHA1" => hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY,
            _ => return Err(METHOD),
        };
        if !account.integration || consumer != account.consumer_key {
            return Err(CONSUMER);
        }
        let time: i64 = time.parse().unwrap_or(0);
        if time <= 0 || time > now + AHEAD_S {
            return Err(TIMESTAMP);
        }
        if nonces.iter().any(|used| used == nonce) {
            return Err(NONCE);
        }
        if token != account.token {
            return Err(TOKEN);
        }
        if account.token_revoked {
            return Err(REVOKED);
        }
        let secret =
            [&account.consumer_secret, &account.token_secret].map(|it| encode(it)).join("&");
        let key = hmac::Key::new(algorithm, secret.as_bytes());
        // A shop does not tell an emulator whether it was reached by TLS.
        let right = ["https", "http"].iter().any(|scheme| {
            let signed = hmac::sign(&key, self.base_string(scheme).as_bytes());
            STANDARD.encode(signed) == signature
        });
        if right { Ok(()) } else { Err(SIGNATURE) }
    }

    fn base_string(&self, scheme: &str) -> String {
        let usual = if scheme == "https" { ":443" } else { ":80" };
        let host = self.host.strip_suffix(usual).unwrap_or(&self.host);
        let address = format!("{scheme}://{host}{}", self.path);
        let mut pairs: Vec<(String, String)> = self
            .parameters
            .iter()
            .filter(|(name, _)| name != "oauth_signature")
            .map(|(name, value)| (encode(name), encode(value)))
            .collect();
        pairs.sort();
        let list: Vec<String> =
            pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
        [self.method.to_ascii_uppercase(), encode(&address), encode(&list.join("&"))].join("&")
    }
}

/// Percent codes for all but letters, digits and four signs.
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

fn decode(text: &str) -> String {
    let hex = |digits: &[u8]| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok();
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(&byte) = bytes.get(at) {
        let code = bytes.get(at + 1..at + 3).filter(|_| byte == b'%').and_then(hex);
        out.push(code.unwrap_or(byte));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 5849, section 1.2, whose signature is printed there.
    #[test]
    fn the_example_of_the_standard_has_the_signature_that_is_printed_there() {
        let request = Request::new("GET", "/photos?file=vacation.jpg&size=original")
            .header("Host", "photos.example.net")
            .header(
                "Authorization",
                "OAuth realm=\"Photos\", oauth_consumer_key=\"dpf43f3p2l4k3l03\", \
                 oauth_token=\"nnch734d00sl2jdk\", oauth_signature_method=\"HMAC-SHA1\", \
                 oauth_timestamp=\"137131202\", oauth_nonce=\"chapoH\", \
                 oauth_signature=\"MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D\"",
            );
        let account = Account {
            consumer_key: "dpf43f3p2l4k3l03".to_owned(),
            consumer_secret: "kd94hf93k423kf44".to_owned(),
            token: "nnch734d00sl2jdk".to_owned(),
            token_secret: "pfkkdhi9sl3r4s00".to_owned(),
            ..Account::default()
        };
        let signed = Signed::read(&request, false).expect("a signed question");
        assert_eq!(signed.judge(&account, 137_131_202, &[]), Ok(()));
        let other = Account { token_secret: "FAKE-other".to_owned(), ..account.clone() };
        assert_eq!(signed.judge(&other, 137_131_202, &[]), Err(SIGNATURE));
        assert_eq!(signed.judge(&account, 137_131_202 - 601, &[]), Err(TIMESTAMP));
        assert_eq!(signed.judge(&account, 137_131_202 - 600, &[]), Ok(()));
        let used = ["chapoH".to_owned()];
        assert_eq!(signed.judge(&account, 137_131_202, &used), Err(NONCE));
    }

    #[test]
    fn codes_are_written_as_the_standard_asks() {
        assert_eq!(encode("a b&c=d+é~"), "a%20b%26c%3Dd%2B%C3%A9~");
        assert_eq!(decode("a%20b%2Bc%zz%"), "a b+c%zz%");
    }
}
