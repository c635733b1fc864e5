//! Puts a secret into a request, after its origin matched. The only place of this room that sees one.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;
use http::header::{AUTHORIZATION, HeaderMap, HeaderName};
use serde_json::Value;

use super::NetError;
use crate::domain::secret::{Credential, Origin, Secret};

/// How a secret is carried.
#[derive(Clone, Debug)]
pub enum Way {
    /// A header of its own.
    Header(&'static str),
    /// `Authorization: Bearer`.
    Bearer,
    /// `Authorization: Basic`, with the name of the user.
    Basic(String),
    /// A field of the JSON body.
    BodyField(&'static str),
}

/// A secret and how it is carried.
#[derive(Clone, Debug)]
pub struct Auth {
    /// The secret, bound to its origin.
    pub credential: Credential,
    /// How it is carried.
    pub way: Way,
}

/// Puts the secret into headers or body.
///
/// # Errors
/// The secret belongs to another origin, the connection is not encrypted (loopback excepted), or
/// the value cannot stand in a header.
pub(super) fn apply(
    auth: &Auth,
    origin: &Origin,
    connects_to_loopback: bool,
    headers: &mut HeaderMap,
    body: &mut Option<Value>,
) -> Result<(), NetError> {
    let audience = auth.credential.audience();
    if audience != origin {
        return Err(NetError::OtherOrigin {
            belongs_to: audience.to_string(),
            asked: origin.to_string(),
        });
    }
    let stays_here = origin.is_loopback() || connects_to_loopback;
    if !origin.is_https() && !stays_here {
        return Err(NetError::NotEncrypted(origin.to_string()));
    }
    let secret = auth.credential.secret().expose();
    match &auth.way {
        Way::Header(name) => {
            let name = HeaderName::from_static(name);
            headers.insert(name, sensitive(secret)?);
        }
        Way::Bearer => {
            headers.insert(AUTHORIZATION, sensitive(&format!("Bearer {secret}"))?);
        }
        Way::Basic(user) => {
            let pair = STANDARD.encode(format!("{user}:{secret}"));
            headers.insert(AUTHORIZATION, sensitive(&format!("Basic {pair}"))?);
        }
        Way::BodyField(field) => {
            let body = body.get_or_insert_with(|| Value::Object(serde_json::Map::new()));
            if let Value::Object(fields) = body {
                fields.insert((*field).to_owned(), Value::String(secret.to_owned()));
            }
        }
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn auth(origin: &str, way: Way) -> Auth {
        let origin = origin.parse().expect("a test origin");
        let secret = Secret::new("FAKE-secret".to_owned());
        Auth { credential: Credential::new(secret, origin), way }
    }

    #[test]
    fn a_secret_goes_to_its_origin_only() {
        let auth = auth("https://a.example", Way::Bearer);
        let other: Origin = "https://a.example:8443".parse().expect("a test origin");
        let mut headers = HeaderMap::new();
        let refused = apply(&auth, &other, false, &mut headers, &mut None);
        assert!(matches!(refused, Err(NetError::OtherOrigin { .. })));
        assert!(headers.is_empty());
    }

    #[test]
    fn a_secret_never_goes_in_plain_text() {
        let auth = auth("http://shop.example", Way::Bearer);
        let origin: Origin = "http://shop.example".parse().expect("a test origin");
        let mut headers = HeaderMap::new();
        let refused = apply(&auth, &origin, false, &mut headers, &mut None);
        assert!(matches!(refused, Err(NetError::NotEncrypted(_))));
        assert!(headers.is_empty());
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
}
