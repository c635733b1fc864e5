//! The endpoints file: where the services are played on loopback.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;
use url::Url;

use crate::domain::text::position;

/// Why an endpoints file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EndpointsError {
    /// The file is not as it should be, at this place.
    #[error("{file}:{line}:{column}: {message}")]
    Place {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// The certificate authority cannot be used.
    #[error("the test authority cannot be used: {0}")]
    Authority(String),
}

/// Where a service is played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// Encrypted, with the vendor's name in the certificate.
    pub https: bool,
    /// The loopback address.
    pub address: SocketAddr,
    /// What stands before every path.
    pub prefix: String,
}

/// What a name resolves to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// The name does not exist.
    NxDomain,
    /// The name server never says. Practice alone states it.
    Silent,
    /// Loopback addresses; without a port the port asked for is used.
    Addresses(Vec<(IpAddr, Option<u16>)>),
}

/// An endpoints file, read and checked: nothing in it leaves loopback.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Endpoints {
    services: BTreeMap<String, Endpoint>,
    names: BTreeMap<String, Resolved>,
    /// The test authority as PEM. It stands for the public ones.
    pub ca: Option<Vec<u8>>,
    /// Another authority as PEM that this computer trusts and the public does not, as an antivirus has
    /// one. Practice alone states it.
    pub(super) trusted_here: Option<Vec<u8>>,
    leads: BTreeMap<String, Vec<IpAddr>>,
    ca_file: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    #[serde(default)]
    endpoints: BTreeMap<String, Spanned<String>>,
    #[serde(default)]
    resolve: BTreeMap<String, Spanned<RawResolve>>,
    tls: Option<RawTls>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTls {
    ca: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum RawResolve {
    One(String),
    Several(Vec<String>),
}

impl Endpoints {
    /// Reads the text of an endpoints file. The authority's file is named by [`Self::ca_file`] and
    /// read by the caller.
    ///
    /// # Errors
    /// The text is no endpoints file, or an address leaves loopback; the place is named.
    pub fn parse(file: &str, text: &str, known: &[&str]) -> Result<Self, EndpointsError> {
        let place = |offset: usize, message: String| {
            let (line, column) = position(text, offset);
            EndpointsError::Place { file: file.to_owned(), line, column, message }
        };
        let raw: RawFile = toml::from_str(text).map_err(|error| {
            place(error.span().map_or(0, |span| span.start), error.message().to_owned())
        })?;
        let mut endpoints = Self::default();
        for (service, address) in raw.endpoints {
            let offset = address.span().start;
            if !known.contains(&service.as_str()) {
                let message =
                    format!("there is no service “{service}”; there are: {}", known.join(", "));
                return Err(place(offset, message));
            }
            let endpoint =
                parse_endpoint(address.get_ref()).map_err(|message| place(offset, message))?;
            endpoints.services.insert(service, endpoint);
        }
        for (name, addresses) in raw.resolve {
            let offset = addresses.span().start;
            let resolved =
                parse_resolved(addresses.into_inner()).map_err(|message| place(offset, message))?;
            endpoints.names.insert(name.to_ascii_lowercase(), resolved);
        }
        endpoints.ca_file = raw.tls.and_then(|tls| tls.ca);
        Ok(endpoints)
    }

    /// The file of the test authority, relative to the endpoints file.
    #[must_use]
    pub fn ca_file(&self, endpoints_file: &Path) -> Option<std::path::PathBuf> {
        let folder = endpoints_file.parent().unwrap_or_else(|| Path::new("."));
        self.ca_file.as_ref().map(|file| folder.join(file))
    }

    /// Adds a service.
    #[must_use]
    pub fn with_service(mut self, service: &str, endpoint: Endpoint) -> Self {
        self.services.insert(service.to_owned(), endpoint);
        self
    }

    /// Adds a name.
    #[must_use]
    pub fn with_name(mut self, name: &str, resolved: Resolved) -> Self {
        self.names.insert(name.to_owned(), resolved);
        self
    }

    /// Adds the test authority.
    #[must_use]
    pub fn with_authority(mut self, pem: Vec<u8>) -> Self {
        self.ca = Some(pem);
        self
    }

    /// Adds an authority that this computer trusts and the public does not.
    #[must_use]
    pub fn with_trusted_here(mut self, pem: Vec<u8>) -> Self {
        self.trusted_here = Some(pem);
        self
    }

    /// States the addresses that this computer finds for a name. Nothing is connected to them.
    #[must_use]
    pub fn with_lead(mut self, name: &str, addresses: Vec<IpAddr>) -> Self {
        self.leads.insert(name.to_owned(), addresses);
        self
    }

    /// The addresses that this computer is stated to find for a name.
    #[must_use]
    pub(super) fn lead(&self, name: &str) -> Option<&[IpAddr]> {
        self.leads.get(name).map(Vec::as_slice)
    }

    /// Where a service is played.
    #[must_use]
    pub fn service(&self, service: &str) -> Option<&Endpoint> {
        self.services.get(service)
    }

    /// What a name resolves to. Unlisted names are never looked up.
    #[must_use]
    pub fn name(&self, name: &str) -> Option<&Resolved> {
        self.names.get(name)
    }

    /// True where the name server says nothing about a name, or about all (`*`).
    #[must_use]
    pub(super) fn is_silent(&self, name: &str) -> bool {
        [name, "*"].iter().any(|name| self.names.get(*name) == Some(&Resolved::Silent))
    }

    /// True where a name is said not to exist, by itself or with all others (`*`).
    #[must_use]
    pub(super) fn is_unknown(&self, name: &str) -> bool {
        [name, "*"].iter().any(|name| self.names.get(*name) == Some(&Resolved::NxDomain))
    }
}

fn parse_endpoint(text: &str) -> Result<Endpoint, String> {
    let url = Url::parse(text).map_err(|_| format!("“{text}” is no address"))?;
    let https = match url.scheme() {
        "https" => true,
        "http" => false,
        _ => return Err(format!("“{text}” must begin with http:// or https://")),
    };
    let address = loopback_of(url.host_str().unwrap_or_default())
        .ok_or_else(|| format!("“{text}” leaves this computer; only loopback is allowed"))?;
    let port = url.port_or_known_default().unwrap_or(80);
    let prefix = url.path().trim_end_matches('/').to_owned();
    Ok(Endpoint { https, address: SocketAddr::new(address, port), prefix })
}

fn parse_resolved(raw: RawResolve) -> Result<Resolved, String> {
    let texts = match raw {
        RawResolve::One(text) if text == "nxdomain" => return Ok(Resolved::NxDomain),
        RawResolve::One(text) => vec![text],
        RawResolve::Several(texts) => texts,
    };
    let addresses = texts
        .iter()
        .map(|text| {
            let parsed = match text.parse::<SocketAddr>() {
                Ok(address) => Some((address.ip(), Some(address.port()))),
                Err(_) => loopback_of(text).map(|address| (address, None)),
            };
            parsed
                .filter(|(address, _)| address.is_loopback())
                .ok_or_else(|| format!("“{text}” leaves this computer; only loopback is allowed"))
        })
        .collect::<Result<_, _>>()?;
    Ok(Resolved::Addresses(addresses))
}

fn loopback_of(host: &str) -> Option<IpAddr> {
    if host == "localhost" {
        return Some(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare.parse::<IpAddr>().ok().filter(IpAddr::is_loopback)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &[&str] = &["internet", "shiprocket"];

    fn parse(text: &str) -> Result<Endpoints, String> {
        Endpoints::parse("e.toml", text, KNOWN).map_err(|error| error.to_string())
    }

    #[test]
    fn every_form_of_loopback_is_taken() {
        let endpoints = parse(
            "[endpoints]\nshiprocket = \"http://127.0.0.1:8081\"\ninternet = \"https://[::1]:9/x/\"\n\
             [resolve]\n\"a.example\" = \"127.0.0.1\"\n\"b.example\" = \"127.0.0.1:8443\"\n\
             \"c.example\" = \"nxdomain\"\n\"d.example\" = [\"::1\", \"127.0.0.1\"]\n",
        )
        .expect("a good file");
        assert!(
            endpoints.service("shiprocket").is_some_and(|e| !e.https && e.address.port() == 8081)
        );
        assert!(endpoints.service("internet").is_some_and(|e| e.https && e.prefix == "/x"));
        assert_eq!(endpoints.name("c.example"), Some(&Resolved::NxDomain));
        assert!(
            matches!(endpoints.name("d.example"), Some(Resolved::Addresses(list)) if list.len() == 2)
        );
        assert_eq!(endpoints.name("e.example"), None);
    }

    #[test]
    fn an_address_elsewhere_is_refused_at_its_place() {
        let error = parse("[endpoints]\nshiprocket = \"http://203.0.113.5:80\"\n");
        assert_eq!(
            error,
            Err("e.toml:2:14: “http://203.0.113.5:80” leaves this computer; only loopback is \
                 allowed"
                .to_owned())
        );
        assert!(parse("[resolve]\n\"a.example\" = \"198.51.100.7\"\n").is_err());
    }

    #[test]
    fn an_unknown_service_is_refused_with_the_list() {
        let error = parse("[endpoints]\nshiprokcet = \"http://127.0.0.1:1\"\n").unwrap_err();
        assert!(error.starts_with("e.toml:2:14: there is no service “shiprokcet”"), "{error}");
        assert!(error.contains("shiprocket"));
    }
}
