//! An origin: the scheme, host and port that a secret is bound to.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use url::Url;

/// The one place a secret may be sent to. The host is kept in punycode.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Origin {
    https: bool,
    host: String,
    port: u16,
}

/// Why a text is no origin.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OriginError {
    /// The text is no address at all.
    #[error("“{0}” is no web address; it should look like https://shop.example")]
    NoAddress(String),
    /// The address speaks another scheme than http or https.
    #[error("an address must begin with https://, not {0}://")]
    Scheme(String),
    /// The address carries a user name or password.
    #[error("leave the user name and password out of the address")]
    Userinfo,
}

impl Origin {
    /// The https origin of a vendor's host.
    #[must_use]
    pub fn https(host: &str) -> Self {
        Self { https: true, host: host.to_ascii_lowercase(), port: 443 }
    }

    /// The origin of an address.
    ///
    /// # Errors
    /// The address has no host, another scheme, or carries credentials.
    pub fn of(url: &Url) -> Result<Self, OriginError> {
        let https = match url.scheme() {
            "https" => true,
            "http" => false,
            other => return Err(OriginError::Scheme(other.to_owned())),
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(OriginError::Userinfo);
        }
        match (url.host_str(), url.port_or_known_default()) {
            (Some(host), Some(port)) => Ok(Self { https, host: host.to_owned(), port }),
            _ => Err(OriginError::NoAddress(url.to_string())),
        }
    }

    /// True when the connection is encrypted.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.https
    }

    /// The host in punycode, without the port. An IPv6 address keeps its brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The port, the scheme's own one where none was given.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// True for addresses of this computer.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        let bare = self.host.trim_start_matches('[').trim_end_matches(']');
        bare == "localhost"
            || bare.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
    }

    /// `host`, or `host:port` where the port is not the scheme's own: for the `Host` header and the eye.
    #[must_use]
    pub fn authority(&self) -> String {
        let usual = if self.https { 443 } else { 80 };
        if self.port == usual { self.host.clone() } else { format!("{}:{}", self.host, self.port) }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.https { "https" } else { "http" };
        write!(f, "{scheme}://{}", self.authority())
    }
}

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Origin {
    type Err = OriginError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let url = Url::parse(text).map_err(|_| OriginError::NoAddress(text.to_owned()))?;
        Self::of(&url)
    }
}

impl TryFrom<String> for Origin {
    type Error = OriginError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Origin> for String {
    fn from(origin: Origin) -> Self {
        origin.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_kept_in_punycode() -> Result<(), OriginError> {
        let origin: Origin = "https://bücher.example/shop?x=1".parse()?;
        assert_eq!(origin.to_string(), "https://xn--bcher-kva.example");
        Ok(())
    }

    #[test]
    fn another_port_is_another_origin() -> Result<(), OriginError> {
        let a: Origin = "https://shop.example".parse()?;
        let b: Origin = "https://shop.example:8443".parse()?;
        assert_ne!(a, b);
        assert_eq!(b.authority(), "shop.example:8443");
        Ok(())
    }

    #[test]
    fn credentials_and_other_schemes_are_refused() {
        assert_eq!("https://a:b@shop.example".parse::<Origin>(), Err(OriginError::Userinfo));
        assert_eq!(
            "ftp://shop.example".parse::<Origin>(),
            Err(OriginError::Scheme("ftp".to_owned()))
        );
        assert!("shop".parse::<Origin>().is_err());
    }

    #[test]
    fn loopback_is_known_in_both_families() {
        for address in ["http://127.0.0.1:1", "http://[::1]:8080", "http://localhost"] {
            assert!(
                address.parse::<Origin>().is_ok_and(|origin| origin.is_loopback()),
                "{address}"
            );
        }
        assert!(!Origin::https("127.0.0.1.example").is_loopback());
    }
}
