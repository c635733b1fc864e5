//! One question and what became of it, without anything secret.

use std::net::IpAddr;

use serde_json::Value;

use crate::domain::secret::{Origin, mask_secrets};

/// Headers of an answer that a judgement may rest on. No other is kept.
const HEADERS: [&str; 11] = [
    "cf-mitigated",
    "content-type",
    "location",
    "retry-after",
    "server",
    "via",
    "www-authenticate",
    "x-amzn-waf-action",
    "x-cache",
    "x-powered-by",
    "x-redirect-by",
];
/// The most of a text that is kept, in characters.
const TEXT: usize = 16 * 1024;
/// The longest JSON that is kept whole, in bytes.
const JSON: usize = 128 * 1024;

/// A question, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Exchange {
    /// The service of the contract, or `store`.
    pub service: String,
    /// Where it lives.
    pub origin: Origin,
    /// The method.
    pub method: String,
    /// The path, without a query.
    pub path: String,
    /// `TLS 1.2`, where encryption was agreed on.
    pub encryption: Option<String>,
    /// How long it took, in milliseconds.
    pub ms: u64,
    /// True where it went to a proxy.
    pub through_proxy: bool,
    /// The addresses that this computer found for the name.
    pub leads: Vec<IpAddr>,
    /// Who signed the certificate that was shown.
    pub signed: Option<Signed>,
    /// How it ended.
    pub ended: Ended,
}

/// Who signed a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signed {
    /// True where a public authority stands behind it.
    pub public: bool,
    /// A number that tells one issuer of a run from another; its name is not kept.
    pub by: usize,
    /// The product that opens connections and names itself there.
    pub product: Option<&'static str>,
}

/// How a question ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Ended {
    /// There was an answer.
    Answered {
        /// The status.
        status: u16,
        /// The listed headers.
        headers: Vec<(String, String)>,
        /// The body.
        body: Body,
        /// More than so many bytes came, and the rest was not read.
        longer_than: Option<usize>,
        /// Where in the JSON a token stood, which is not kept.
        token_at: Option<&'static str>,
        /// The server's `Date` less this computer's clock, in seconds.
        date_off_s: Option<i64>,
    },
    /// There was none.
    Failed {
        /// Why.
        why: Failure,
        /// True where the request had left.
        sent: bool,
    },
    /// The computer's proxy did not lead on.
    AtProxy(ProxyFault),
}

/// Why a proxy did not lead on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProxyFault {
    /// It wants a sign-in.
    WantsSignIn,
    /// It answers with this status.
    Refuses(u16),
    /// It is not to be reached.
    NotReached(Failure),
}

/// The body of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Nothing.
    Empty,
    /// JSON, secrets in its texts masked.
    Json(Value),
    /// The beginning of a text, secrets masked.
    Text(String),
    /// Bytes that are no text; they are not kept, for nothing in them can be masked.
    NoText,
}

/// Why there was no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The name has no address.
    NoName,
    /// The name server never said anything about the name.
    NameSilent,
    /// Nobody listens, or there is no way.
    Refused,
    /// The connection was cut.
    Reset,
    /// Nothing came for too long.
    Silent,
    /// The certificate has run out.
    Expired,
    /// The certificate is not valid yet.
    NotYetValid,
    /// The certificate is for another name.
    OtherName,
    /// The certificate is signed by nobody that is trusted.
    Untrusted,
    /// No version of TLS in common.
    TlsTooOld,
    /// What answers speaks no TLS.
    NotTls,
    /// What came is no HTTP.
    NotHttp,
    /// The answer ended in the middle.
    HalfAnswer,
}

impl Body {
    /// The body of an answer as it may be kept.
    #[must_use]
    pub fn kept(bytes: &[u8], whole: bool) -> Self {
        if bytes.is_empty() {
            return Self::Empty;
        }
        let Ok(text) = std::str::from_utf8(bytes) else {
            // A body that was cut may end within a character.
            let valid = std::str::from_utf8(bytes).map_err(|error| error.valid_up_to());
            return match valid {
                Err(upto) if !whole && upto + 4 > bytes.len() => Self::kept(&bytes[..upto], whole),
                _ => Self::NoText,
            };
        };
        match serde_json::from_str::<Value>(text) {
            Ok(mut json) if whole && bytes.len() <= JSON => {
                mask_json(&mut json);
                Self::Json(json)
            }
            _ => {
                Self::Text(mask_secrets(&text.chars().take(TEXT).collect::<String>()).into_owned())
            }
        }
    }
}

fn mask_json(value: &mut Value) {
    match value {
        Value::String(text) => *text = mask_secrets(text).into_owned(),
        Value::Array(items) => items.iter_mut().for_each(mask_json),
        Value::Object(fields) => fields.values_mut().for_each(mask_json),
        _ => {}
    }
}

/// The headers that may be kept.
#[must_use]
pub fn listed_headers(headers: &[(String, String)]) -> Vec<(String, String)> {
    let listed = headers.iter().filter(|(name, _)| HEADERS.contains(&name.as_str()));
    listed.map(|(name, value)| (name.clone(), mask_secrets(value).into_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_listed_headers_are_kept() {
        let header = |name: &str| (name.to_owned(), "FAKE".to_owned());
        let all = ["set-cookie", "authorization", "content-type", "x-request-id"].map(header);
        assert_eq!(listed_headers(&all), [header("content-type")]);
    }

    #[test]
    fn a_body_that_was_cut_within_a_character_is_still_a_text() {
        assert_eq!(Body::kept(b"ab\xc3", false), Body::Text("ab".to_owned()));
        assert_eq!(Body::kept(b"ab\xc3", true), Body::NoText);
        assert_eq!(Body::kept(b"{\"a\":1}", false), Body::Text("{\"a\":1}".to_owned()));
    }
}
