//! Puts secrets into a request, after their origin matched. The only place of this room that sees one.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;
use http::header::{AUTHORIZATION, HeaderMap, HeaderName};
use serde_json::Value;
use url::form_urlencoded;

use super::{Body, NetError};
use crate::domain::secret::{Credential, Origin, Secret};

mod oauth1;

pub use oauth1::{OAuth1, Place, SignatureMethod, TokenPair};

/// How a secret is carried.
#[derive(Clone, Debug)]
pub enum Way {
    /// A header of its own.
    Header(&'static str),
    /// `Authorization: Bearer`.
    Bearer,
    /// `Authorization: Basic`, with the name of the user.
    Basic(String),
    /// `Authorization: Basic`, where both halves are secret; the credential is the password.
    BasicPair {
        /// The half before the colon.
        user: Credential,
    },
    /// A field of the body.
    BodyField(&'static str),
    /// Two fields of the body; the credential is the second.
    BodyPair {
        /// The name of the first.
        user_field: &'static str,
        /// The first.
        user: Credential,
        /// The name of the second.
        field: &'static str,
    },
    /// A field of the query: only where a service takes a secret nowhere else, and said to the person first.
    QueryField(&'static str),
    /// Signed as OAuth 1.0a asks; the credential is the secret of the consumer, and is not sent.
    OAuth1(Box<OAuth1>),
}

/// A secret and how it is carried.
#[derive(Clone, Debug)]
pub struct Auth {
    /// The secret, bound to its origin.
    pub credential: Credential,
    /// How it is carried.
    pub way: Way,
}

impl Auth {
    /// Everything secret in it.
    fn credentials(&self) -> Vec<&Credential> {
        let mut all = vec![&self.credential];
        match &self.way {
            Way::BasicPair { user } | Way::BodyPair { user, .. } => all.push(user),
            Way::OAuth1(signing) => all.extend(signing.credentials()),
            Way::Header(_)
            | Way::Bearer
            | Way::Basic(_)
            | Way::BodyField(_)
            | Way::QueryField(_) => {}
        }
        all
    }

    /// A word that tells one way from another, without anything secret.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match &self.way {
            Way::Header(name) => name,
            Way::Bearer => "bearer",
            Way::Basic(_) | Way::BasicPair { .. } => "basic",
            Way::BodyField(_) | Way::BodyPair { .. } => "body",
            Way::QueryField(_) => "query",
            Way::OAuth1(signing) => signing.word(),
        }
    }
}

/// What a secret can be put into.
pub(super) struct Parts<'a> {
    /// The method, which a signature covers.
    pub method: &'static str,
    /// The path with its fixed query, which a signature covers.
    pub path: &'a str,
    /// The headers.
    pub headers: &'a mut HeaderMap,
    /// The body.
    pub body: &'a mut Option<Body>,
    /// What is added to the query, encoded.
    pub query: &'a mut String,
}

/// Puts the secrets into headers, body or query.
///
/// # Errors
/// A secret belongs to another origin, the connection is not encrypted (loopback excepted), or
/// the value cannot stand in a header.
pub(super) fn apply(
    auth: &Auth,
    origin: &Origin,
    connects_to_loopback: bool,
    parts: Parts<'_>,
) -> Result<(), NetError> {
    for credential in auth.credentials() {
        let audience = credential.audience();
        if audience != origin {
            return Err(NetError::OtherOrigin {
                belongs_to: audience.to_string(),
                asked: origin.to_string(),
            });
        }
    }
    let stays_here = origin.is_loopback() || connects_to_loopback;
    if !origin.is_https() && !stays_here {
        return Err(NetError::NotEncrypted(origin.to_string()));
    }
    let Parts { method, path, headers, body, query } = parts;
    let secret = auth.credential.secret().expose();
    match &auth.way {
        Way::Header(name) => {
            headers.insert(HeaderName::from_static(name), sensitive(secret)?);
        }
        Way::Bearer => {
            headers.insert(AUTHORIZATION, sensitive(&format!("Bearer {secret}"))?);
        }
        Way::Basic(user) => {
            headers.insert(AUTHORIZATION, basic(user, secret)?);
        }
        Way::BasicPair { user } => {
            headers.insert(AUTHORIZATION, basic(user.secret().expose(), secret)?);
        }
        Way::BodyField(field) => fill(body, field, secret),
        Way::BodyPair { user_field, user, field } => {
            fill(body, user_field, user.secret().expose());
            fill(body, field, secret);
        }
        Way::QueryField(name) => add_to_query(query, &[((*name).to_owned(), secret.to_owned())]),
        Way::OAuth1(signing) => {
            let signed = oauth1::sign(signing, secret, method, origin, path)?;
            if signing.place.is_header() {
                headers.insert(AUTHORIZATION, sensitive(&oauth1::header(&signed))?);
            } else {
                add_to_query(query, &signed);
            }
        }
    }
    Ok(())
}

fn basic(user: &str, secret: &str) -> Result<HeaderValue, NetError> {
    sensitive(&format!("Basic {}", STANDARD.encode(format!("{user}:{secret}"))))
}

fn fill(body: &mut Option<Body>, field: &'static str, secret: &str) {
    match body.get_or_insert_with(|| Body::Json(Value::Object(serde_json::Map::new()))) {
        Body::Json(Value::Object(fields)) => {
            fields.insert(field.to_owned(), Value::String(secret.to_owned()));
        }
        Body::Json(_) => {}
        Body::Form(fields) => fields.push((field, secret.to_owned())),
    }
}

fn add_to_query(query: &mut String, fields: &[(String, String)]) {
    let mut encoded = form_urlencoded::Serializer::new(std::mem::take(query));
    encoded.extend_pairs(fields);
    *query = encoded.finish();
}

fn sensitive(text: &str) -> Result<HeaderValue, NetError> {
    let mut value = HeaderValue::from_str(text).map_err(|_| NetError::Unsendable)?;
    value.set_sensitive(true);
    Ok(value)
}

/// Takes a secret out of a JSON answer, so that no check sees it. In its place stands a mark.
pub(super) fn extract(body: &mut Vec<u8>, pointer: &str, origin: &Origin) -> Option<Credential> {
    let mut value: Value = serde_json::from_slice(body).ok()?;
    let place = value.pointer_mut(pointer)?;
    let Value::String(text) = place.take() else { return None };
    if text.is_empty() {
        return None;
    }
    *place = Value::String("(hidden)".to_owned());
    *body = serde_json::to_vec(&value).unwrap_or_default();
    Some(Credential::new(Secret::new(text), origin.clone()))
}

/// Puts a mark in the place of what else is secret in a JSON answer.
pub(super) fn hide(body: &mut Vec<u8>, pointers: &[&str]) {
    let Ok(mut value) = serde_json::from_slice::<Value>(body) else { return };
    let mut hidden = false;
    for pointer in pointers {
        if let Some(place) = value.pointer_mut(pointer).filter(|place| place.is_string()) {
            *place = Value::String("(hidden)".to_owned());
            hidden = true;
        }
    }
    if hidden {
        *body = serde_json::to_vec(&value).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::net::{SignatureMethod, TokenPair};

    fn credential(origin: &str, text: &str) -> Credential {
        let origin = origin.parse().expect("a test origin");
        Credential::new(Secret::new(text.to_owned()), origin)
    }

    fn auth(origin: &str, way: Way) -> Auth {
        Auth { credential: credential(origin, "FAKE-secret"), way }
    }

    /// The headers, body and query after the secret was put in.
    fn applied(
        auth: &Auth,
        origin: &str,
        mut body: Option<Body>,
    ) -> (Result<(), NetError>, HeaderMap, Option<Body>, String) {
        let origin: Origin = origin.parse().expect("a test origin");
        let (mut headers, mut query) = (HeaderMap::new(), String::new());
        let (body_of, query_of) = (&mut body, &mut query);
        let parts = Parts {
            method: "GET",
            path: "/read",
            headers: &mut headers,
            body: body_of,
            query: query_of,
        };
        let done = apply(auth, &origin, false, parts);
        (done, headers, body, query)
    }

    #[test]
    fn a_secret_goes_to_its_origin_only() {
        let auth = auth("https://a.example", Way::Bearer);
        let (refused, headers, ..) = applied(&auth, "https://a.example:8443", None);
        assert!(matches!(refused, Err(NetError::OtherOrigin { .. })));
        assert!(headers.is_empty());
    }

    #[test]
    fn every_secret_of_a_pair_or_signature_goes_to_its_origin_only() {
        let other = || credential("https://b.example", "FAKE-other");
        let signing = OAuth1 {
            consumer_key: credential("https://a.example", "FAKE-key"),
            token: Some(TokenPair { token: other(), secret: other() }),
            method: SignatureMethod::Sha256,
            place: Place::Query,
            at: 0,
        };
        for way in [
            Way::BasicPair { user: other() },
            Way::BodyPair { user_field: "id", user: other(), field: "secret" },
            Way::OAuth1(Box::new(signing)),
        ] {
            let auth = auth("https://a.example", way);
            let (refused, headers, body, query) = applied(&auth, "https://a.example", None);
            assert!(matches!(refused, Err(NetError::OtherOrigin { .. })), "{auth:?}");
            assert!(headers.is_empty() && body.is_none() && query.is_empty());
        }
    }

    #[test]
    fn a_secret_never_goes_in_plain_text() {
        let auth = auth("http://shop.example", Way::Bearer);
        let (refused, headers, ..) = applied(&auth, "http://shop.example", None);
        assert!(matches!(refused, Err(NetError::NotEncrypted(_))));
        assert!(headers.is_empty());
    }

    #[test]
    fn a_pair_fills_a_form_in_order() {
        let user = credential("https://a.example", "FAKE id");
        let way = Way::BodyPair { user_field: "client_id", user, field: "client_secret" };
        let form = Body::Form(vec![("grant_type", "client_credentials".to_owned())]);
        let (done, _, body, _) =
            applied(&auth("https://a.example", way), "https://a.example", Some(form));
        assert!(done.is_ok());
        let sent = body.map(|body| String::from_utf8(body.bytes()).expect("text"));
        let expected = "grant_type=client_credentials&client_id=FAKE+id&client_secret=FAKE-secret";
        assert_eq!(sent.as_deref(), Some(expected));
    }

    #[test]
    fn a_signed_query_carries_no_secret() {
        let signing = OAuth1 {
            consumer_key: credential("https://a.example", "FAKE-key"),
            token: None,
            method: SignatureMethod::Sha256,
            place: Place::Query,
            at: 1_700_000_000,
        };
        let auth = auth("https://a.example", Way::OAuth1(Box::new(signing)));
        let (done, headers, _, query) = applied(&auth, "https://a.example", None);
        assert!(done.is_ok() && headers.is_empty());
        assert!(query.contains("oauth_consumer_key=FAKE-key"), "{query}");
        assert!(query.contains("oauth_signature=") && !query.contains("FAKE-secret"), "{query}");
    }

    #[test]
    fn a_token_is_taken_out_of_the_answer() {
        let origin = Origin::https("a.example");
        let mut body = br#"{"token":"FAKE-token","id":1}"#.to_vec();
        let token = extract(&mut body, "/token", &origin);
        assert!(token.is_some_and(|token| token.audience() == &origin));
        assert!(!String::from_utf8_lossy(&body).contains("FAKE-token"));
        assert!(extract(&mut b"{\"token\":7}".to_vec(), "/token", &origin).is_none());
    }

    #[test]
    fn what_else_is_secret_in_an_answer_is_hidden() {
        let mut body = br#"{"redirect_url":"https://a.example/?token=FAKE-1","id":1}"#.to_vec();
        hide(&mut body, &["/redirect_url", "/nothing"]);
        assert_eq!(body, br#"{"id":1,"redirect_url":"(hidden)"}"#);
    }
}
