//! An address that carries a token: what it may tell of itself, and how it reads without the token.
//!
//! Only here is such an address looked into. What comes out holds no part of the token.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use regex::Regex;
use serde_json::Value;
use url::Url;

use super::Secret;

/// What stands for each character of a token.
pub const COVER: char = '•';

/// What a token tells of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TokenFacts {
    /// How long it is, in characters.
    pub characters: usize,
    /// When it was made, in Unix seconds, where it is a token that says so.
    pub issued: Option<i64>,
    /// When it ends, in Unix seconds, where it says so.
    pub expires: Option<i64>,
    /// It has the three parts of a JSON web token, and the middle one can be read.
    pub is_jwt: bool,
    /// It is not whole: it begins as a JSON web token and is none, or dots stand for its rest.
    pub cut: bool,
    /// The same token stood in the text before.
    pub again: bool,
}

/// A text with its tokens covered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CoveredText {
    /// The text: for each character of a token stands [`COVER`], so that lengths stay.
    pub text: String,
    /// The tokens, in order.
    pub tokens: Vec<TokenFacts>,
}

/// What an address that a service gave tells of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkFacts {
    /// It begins with `https://`.
    pub https: bool,
    /// Its host in punycode, with the port where it is not the usual one.
    pub host: String,
    /// The host is this computer.
    pub loopback: bool,
    /// It carries a user name or a password.
    pub userinfo: bool,
    /// It has a query to which more can be appended.
    pub has_query: bool,
    /// It has a fragment, behind which a query would be lost.
    pub has_fragment: bool,
    /// How long it is, in characters.
    pub characters: usize,
}

static TOKENS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    // The pattern compiles: a test says so.
    let value = r#"(?:[^&;#?\s"'<>\\%]|%(?:[^2\s]|2[^36\s]))*"#;
    let named = format!(r"(?i)(?:[?&#;]|%3f|%26|amp;|\s|^)token(?:=|%3d)(?P<named>{value})");
    Regex::new(&format!(r"{named}|(?P<jwt>\beyJ[A-Za-z0-9_-]{{6,}}(?:\.[A-Za-z0-9_-]*){{0,4}})"))
        .ok()
});

/// Covers every token of a text at once; nothing else looks at it before.
#[must_use]
pub fn cover_tokens(text: &Secret) -> CoveredText {
    let text = text.expose();
    let Some(pattern) = TOKENS.as_ref() else { return CoveredText::default() };
    let mut covered = CoveredText::default();
    let mut seen: Vec<&str> = Vec::new();
    let mut from = 0;
    for captures in pattern.captures_iter(text) {
        let Some(found) = captures.name("named").or_else(|| captures.name("jwt")) else { continue };
        covered.text.push_str(&text[from..found.start()]);
        covered.text.extend(std::iter::repeat_n(COVER, found.as_str().chars().count()));
        let again = !found.is_empty() && seen.contains(&found.as_str());
        covered.tokens.push(TokenFacts { again, ..token_facts(found.as_str()) });
        seen.push(found.as_str());
        from = found.end();
    }
    covered.text.push_str(&text[from..]);
    covered
}

fn token_facts(token: &str) -> TokenFacts {
    let parts: Vec<&str> = token.split('.').collect();
    let claims = match parts.as_slice() {
        [_, claims, _] => URL_SAFE_NO_PAD.decode(claims.trim_end_matches('=')).ok(),
        _ => None,
    };
    let claims = claims.and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    let seconds = |name: &str| {
        let value = claims.as_ref()?.get(name)?;
        let whole = value.as_i64().or_else(|| Some(value.as_f64()? as i64));
        whole.or_else(|| value.as_str()?.parse().ok())
    };
    TokenFacts {
        characters: token.chars().count(),
        issued: seconds("iat"),
        expires: seconds("exp"),
        is_jwt: claims.is_some(),
        cut: token.contains('…')
            || token.contains("...")
            || token.starts_with("eyJ") && claims.is_none(),
        again: false,
    }
}

/// What an address tells of itself; none where it is no address.
#[must_use]
pub fn link_facts(link: &Secret) -> Option<LinkFacts> {
    let text = link.expose();
    let url = Url::parse(text).ok()?;
    let host = url.host()?;
    let loopback = match &host {
        url::Host::Domain(name) => *name == "localhost",
        url::Host::Ipv4(address) => address.is_loopback(),
        url::Host::Ipv6(address) => address.is_loopback(),
    };
    let host = match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_string(),
    };
    Some(LinkFacts {
        https: url.scheme() == "https",
        host,
        loopback,
        userinfo: !url.username().is_empty() || url.password().is_some(),
        has_query: url.query().is_some(),
        has_fragment: url.fragment().is_some(),
        characters: text.chars().count(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered(text: &str) -> CoveredText {
        cover_tokens(&Secret::new(text.to_owned()))
    }

    fn jwt(claims: &str) -> String {
        format!("eyJGQUtFIjoxfQ.{}.RkFLRQ", URL_SAFE_NO_PAD.encode(claims))
    }

    #[test]
    fn a_token_is_covered_and_the_length_stays() {
        for text in [
            "https://dashboard.shipengine.com/api/directlogin?token=FAKE-canary-1&theme_id=x",
            "https://dashboard.shipengine.com/api/directlogin?theme_id=x&Token=FAKE-canary-1",
            "https://a.example/?u=https%3A%2F%2Fb.example%3Ftoken%3DFAKE-canary-1%26x%3D1",
            "token=FAKE-canary-1",
            "a line\nhttps://a.example/#token=FAKE-canary-1",
            "https://a.example/?a=1&amp;token=FAKE-canary-1&amp;b=2",
        ] {
            let covered = covered(text);
            assert!(!covered.text.contains("canary"), "{}", covered.text);
            assert_eq!(covered.text.chars().count(), text.chars().count(), "{text}");
            assert_eq!(covered.tokens.len(), 1, "{text}");
        }
    }

    #[test]
    fn a_web_token_tells_its_times_wherever_it_stands() {
        let token = jwt(r#"{"iat":1800000000,"exp":1800000010}"#);
        for text in [format!("https://a.example/?token={token}&x=1"), format!("saw {token} there")]
        {
            let covered = covered(&text);
            assert!(!covered.text.contains("eyJ"), "{}", covered.text);
            let facts = covered.tokens[0];
            assert_eq!((facts.issued, facts.expires), (Some(1_800_000_000), Some(1_800_000_010)));
            assert!(facts.is_jwt);
        }
    }

    #[test]
    fn the_same_token_twice_is_noticed() {
        let twice = covered("https://a.example/?token=FAKE-1\nhttps://a.example/?token=FAKE-1");
        assert_eq!(twice.tokens.iter().map(|token| token.again).collect::<Vec<_>>(), [false, true]);
        let two = covered("https://a.example/?token=FAKE-1\nhttps://a.example/?token=FAKE-2");
        assert!(two.tokens.iter().all(|token| !token.again));
    }

    #[test]
    fn an_address_tells_its_host_and_no_more() {
        let link = Secret::new("https://Portal.example:8443/a?token=FAKE-canary".to_owned());
        let facts = link_facts(&link).expect("an address");
        assert_eq!((facts.https, facts.host.as_str()), (true, "portal.example:8443"));
        assert!(facts.has_query && !facts.has_fragment && !facts.loopback);
        assert!(!format!("{facts:?}").contains("canary"));
        assert!(link_facts(&Secret::new("no address".to_owned())).is_none());
    }
}
