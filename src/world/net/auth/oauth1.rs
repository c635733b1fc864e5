//! Signatures of OAuth 1.0a (RFC 5849): a request is signed with secrets that are not sent.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use ring::hmac;
use ring::rand::{SecureRandom, SystemRandom};
use url::form_urlencoded;

use crate::domain::secret::{Credential, Origin};
use crate::world::net::NetError;

/// What stays as it is in RFC 5849, section 3.6.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The token of an integration, and the secret beside it.
#[derive(Clone, Debug)]
pub struct TokenPair {
    /// The token.
    pub token: Credential,
    /// Its secret, which is not sent.
    pub secret: Credential,
}

/// The method of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureMethod {
    /// HMAC-SHA256.
    Sha256,
    /// HMAC-SHA1, which older servers want.
    Sha1,
}

/// Where the signature stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the header `Authorization`.
    Header,
    /// In the query.
    Query,
    /// In the header, over the address as a server knows it that hears http for https, or https for http:
    /// what stands in front of it takes the encryption off and does not say so.
    HeaderOtherScheme,
    /// In the query, over the same.
    QueryOtherScheme,
}

impl Place {
    /// True for the header.
    pub(super) const fn is_header(self) -> bool {
        matches!(self, Self::Header | Self::HeaderOtherScheme)
    }

    /// The address that is signed, without its path.
    fn signed_origin(self, origin: &Origin) -> String {
        let origin = origin.to_string();
        match self {
            Self::Header | Self::Query => origin,
            Self::HeaderOtherScheme | Self::QueryOtherScheme => {
                match origin.strip_prefix("https://") {
                    Some(host) => format!("http://{host}"),
                    None => origin.replacen("http://", "https://", 1),
                }
            }
        }
    }
}

/// How a request is signed. The secret of the consumer stands beside it.
#[derive(Clone, Debug)]
pub struct OAuth1 {
    /// The key of the consumer.
    pub consumer_key: Credential,
    /// The token; none for the one-legged way.
    pub token: Option<TokenPair>,
    /// The method.
    pub method: SignatureMethod,
    /// Where it stands.
    pub place: Place,
    /// The time that it claims, in Unix seconds.
    pub at: i64,
}

impl OAuth1 {
    /// Everything secret in it.
    pub(super) fn credentials(&self) -> impl Iterator<Item = &Credential> {
        let of_token = self.token.iter().flat_map(|pair| [&pair.token, &pair.secret]);
        std::iter::once(&self.consumer_key).chain(of_token)
    }

    /// A word that tells one way of signing from another.
    pub(super) const fn word(&self) -> &'static str {
        match (self.place, self.method) {
            (Place::Header, SignatureMethod::Sha256) => "signed-header",
            (Place::Query, SignatureMethod::Sha256) => "signed-query",
            (Place::Header, SignatureMethod::Sha1) => "signed-header-sha1",
            (Place::Query, SignatureMethod::Sha1) => "signed-query-sha1",
            (Place::HeaderOtherScheme, SignatureMethod::Sha256) => "signed-header-other",
            (Place::QueryOtherScheme, SignatureMethod::Sha256) => "signed-query-other",
            (Place::HeaderOtherScheme, SignatureMethod::Sha1) => "signed-header-other-sha1",
            (Place::QueryOtherScheme, SignatureMethod::Sha1) => "signed-query-other-sha1",
        }
    }
}

/// The fields of the protocol with the signature over them, the method, the address and its query.
///
/// # Errors
/// The system gives no random number.
pub(super) fn sign(
    signing: &OAuth1,
    consumer_secret: &str,
    method: &str,
    origin: &Origin,
    path: &str,
) -> Result<Vec<(String, String)>, NetError> {
    Ok(sign_with(signing, consumer_secret, method, origin, path, &nonce()?))
}

fn sign_with(
    signing: &OAuth1,
    consumer_secret: &str,
    method: &str,
    origin: &Origin,
    path: &str,
    nonce: &str,
) -> Vec<(String, String)> {
    let mut fields = vec![
        ("oauth_consumer_key".to_owned(), signing.consumer_key.secret().expose().to_owned()),
        ("oauth_nonce".to_owned(), nonce.to_owned()),
        ("oauth_signature_method".to_owned(), signing.method.name().to_owned()),
        ("oauth_timestamp".to_owned(), signing.at.to_string()),
    ];
    if let Some(pair) = &signing.token {
        fields.push(("oauth_token".to_owned(), pair.token.secret().expose().to_owned()));
    }
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let asked = form_urlencoded::parse(query.as_bytes());
    let mut all: Vec<(String, String)> = asked
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .chain(fields.iter().cloned())
        .map(|(name, value)| (encoded(&name), encoded(&value)))
        .collect();
    all.sort();
    let parameters: Vec<String> =
        all.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let address = format!("{}{path}", signing.place.signed_origin(origin));
    let base = [method, &address, &parameters.join("&")].map(encoded).join("&");
    let token_secret = signing.token.as_ref().map_or("", |pair| pair.secret.secret().expose());
    let key = format!("{}&{}", encoded(consumer_secret), encoded(token_secret));
    let key = hmac::Key::new(signing.method.algorithm(), key.as_bytes());
    let signature = base64::Engine::encode(
        &base64::engine::general_purpose::STANDARD,
        hmac::sign(&key, base.as_bytes()),
    );
    fields.push(("oauth_signature".to_owned(), signature));
    fields
}

/// The value of the header `Authorization`.
pub(super) fn header(fields: &[(String, String)]) -> String {
    let fields: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name}=\"{}\"", encoded(value))).collect();
    format!("OAuth {}", fields.join(", "))
}

impl SignatureMethod {
    const fn name(self) -> &'static str {
        match self {
            Self::Sha256 => "HMAC-SHA256",
            Self::Sha1 => "HMAC-SHA1",
        }
    }

    const fn algorithm(self) -> hmac::Algorithm {
        match self {
            Self::Sha256 => hmac::HMAC_SHA256,
            Self::Sha1 => hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY,
        }
    }
}

fn encoded(text: impl AsRef<str>) -> String {
    utf8_percent_encode(text.as_ref(), ENCODED).to_string()
}

fn nonce() -> Result<String, NetError> {
    let mut bytes = [0_u8; 16];
    SystemRandom::new().fill(&mut bytes).map_err(|_| NetError::Unsendable)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::secret::Secret;

    /// The example of RFC 5849, section 1.2: its request for the photo, with its values.
    #[test]
    fn the_example_of_the_standard_is_signed_as_there() {
        let origin: Origin = "http://photos.example.net".parse().expect("an origin");
        let held = |text: &str| Credential::new(Secret::new(text.to_owned()), origin.clone());
        let signing = OAuth1 {
            consumer_key: held("dpf43f3p2l4k3l03"),
            token: Some(TokenPair {
                token: held("nnch734d00sl2jdk"),
                secret: held("pfkkdhi9sl3r4s00"),
            }),
            method: SignatureMethod::Sha1,
            place: Place::Header,
            at: 137_131_202,
        };
        let fields = sign_with(
            &signing,
            "kd94hf93k423kf44",
            "GET",
            &origin,
            "/photos?file=vacation.jpg&size=original",
            "chapoH",
        );
        let signature = fields.iter().find(|(name, _)| name == "oauth_signature");
        assert_eq!(
            signature.map(|(_, value)| value.as_str()),
            Some("MdpQcU8iPSUjWoN/UDMsK2sui9I=")
        );
        assert!(header(&fields).contains("oauth_signature=\"MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D\""));
    }

    #[test]
    fn the_other_scheme_is_what_a_server_behind_a_proxy_hears() {
        for (asked, heard) in [
            ("https://a.example", "http://a.example"),
            ("http://127.0.0.1:8080", "https://127.0.0.1:8080"),
        ] {
            let origin: Origin = asked.parse().expect("an origin");
            assert_eq!(Place::QueryOtherScheme.signed_origin(&origin), heard);
            assert_eq!(Place::Query.signed_origin(&origin), asked);
        }
    }
}
