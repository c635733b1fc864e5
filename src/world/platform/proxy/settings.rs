//! What a system says about its proxies, in one form for all systems, and which way it leads to a host.

use std::fmt;

use super::bypass::Bypass;
use crate::domain::secret::Origin;

/// A proxy that speaks HTTP: the only kind that Refloat goes through. It never holds a user or password.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Proxy {
    /// The host; an IPv6 address without brackets.
    pub host: String,
    /// The port.
    pub port: u16,
}

impl fmt::Display for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.host.contains(':') {
            write!(f, "[{}]:{}", self.host, self.port)
        } else {
            write!(f, "{}:{}", self.host, self.port)
        }
    }
}

/// What decides the way to the internet and cannot be followed: Refloat runs no script and speaks to no
/// other kind of proxy.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Decider {
    /// A script, with the host that it comes from where the address names one.
    Script(Option<String>),
    /// A proxy of another kind, such as SOCKS.
    OtherKind(String),
    /// The network is asked for a script, and whether one comes is not known.
    Detection,
}

/// What the system says about proxies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProxySettings {
    /// For plain HTTP.
    pub http: Option<Proxy>,
    /// For https.
    pub https: Option<Proxy>,
    /// What cannot be followed.
    pub decider: Option<Decider>,
    /// Hosts that are reached directly.
    pub bypass: Bypass,
}

/// The way to a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// Directly.
    Direct,
    /// Through this proxy.
    Through(Proxy),
    /// Directly, for want of better knowledge: this decides, and cannot be followed.
    Undecided(Decider),
}

impl ProxySettings {
    /// The way to an origin. This computer itself is never reached through a proxy.
    #[must_use]
    pub fn way_to(&self, origin: &Origin) -> Way {
        if origin.is_loopback() {
            return Way::Direct;
        }
        let fixed = if origin.is_https() { &self.https } else { &self.http };
        if fixed.is_some() || matches!(self.decider, Some(Decider::OtherKind(_))) {
            let host = origin.host().trim_start_matches('[').trim_end_matches(']');
            if self.bypass.spares(host, origin.port(), origin.is_https()) {
                return Way::Direct;
            }
        }
        match (fixed, &self.decider) {
            (Some(proxy), _) => Way::Through(proxy.clone()),
            // Most networks have no script to hand out, and most computers ask for one all the same.
            (None, None | Some(Decider::Detection)) => Way::Direct,
            (None, Some(decider)) => Way::Undecided(decider.clone()),
        }
    }

    /// Takes a proxy as somebody wrote it, for plain HTTP, https or both.
    pub(super) fn set(&mut self, text: &str, http: bool, https: bool) {
        match parse(text) {
            Some(Written::Http(proxy)) => {
                if http {
                    self.http = Some(proxy.clone());
                }
                if https {
                    self.https = Some(proxy);
                }
            }
            Some(Written::Other(name)) => self.set_decider(Decider::OtherKind(name)),
            None => {}
        }
    }

    /// Notes what cannot be followed; a script outranks another kind of proxy, and that a mere question.
    pub(super) fn set_decider(&mut self, decider: Decider) {
        let rank = |decider: &Decider| match decider {
            Decider::Script(_) => 0,
            Decider::OtherKind(_) => 1,
            Decider::Detection => 2,
        };
        if self.decider.as_ref().is_none_or(|known| rank(&decider) < rank(known)) {
            self.decider = Some(decider);
        }
    }

    /// Notes the address of a script; only its host is kept, for an address may hold a key.
    pub(super) fn set_script(&mut self, address: &str) {
        if !address.trim().is_empty() {
            let host = url::Url::parse(address.trim()).ok();
            let host = host.and_then(|url| url.host_str().map(str::to_owned));
            self.set_decider(Decider::Script(host));
        }
    }
}

enum Written {
    Http(Proxy),
    Other(String),
}

/// Reads `host`, `host:port` or `http://user:password@host:port/`. Port 80 is the usual one.
fn parse(text: &str) -> Option<Written> {
    let text = text.trim();
    let (scheme, rest) = text.split_once("://").unwrap_or(("http", text));
    let rest = rest.split(['/', '?']).next().unwrap_or_default();
    let rest = rest.rsplit('@').next().unwrap_or_default();
    let (host, port) = host_and_port(rest)?;
    if scheme.eq_ignore_ascii_case("http") {
        Some(Written::Http(Proxy { host, port: port.unwrap_or(80) }))
    } else {
        Some(Written::Other(host))
    }
}

/// Splits `host:port`; an IPv6 address with a port stands in brackets.
pub(super) fn host_and_port(text: &str) -> Option<(String, Option<u16>)> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    if let Some(rest) = text.strip_prefix('[') {
        let (host, after) = rest.split_once(']')?;
        let port = after.strip_prefix(':').map(str::parse).transpose().ok()?;
        return Some((host.to_ascii_lowercase(), port));
    }
    match text.rsplit_once(':') {
        Some((host, _)) if host.contains(':') => Some((text.to_ascii_lowercase(), None)),
        Some((host, port)) if !host.is_empty() => {
            Some((host.to_ascii_lowercase(), Some(port.parse().ok()?)))
        }
        Some(_) => None,
        None => Some((text.to_ascii_lowercase(), None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(text: &str) -> Origin {
        text.parse().expect("a test origin")
    }

    #[test]
    fn this_computer_is_never_reached_through_a_proxy() {
        let mut settings = ProxySettings::default();
        settings.set("proxy.example:8080", true, true);
        for own in ["http://127.0.0.1:9", "https://localhost", "http://[::1]:9"] {
            assert_eq!(settings.way_to(&origin(own)), Way::Direct, "{own}");
        }
        let proxy = Proxy { host: "proxy.example".to_owned(), port: 8080 };
        assert_eq!(settings.way_to(&origin("https://a.example")), Way::Through(proxy));
    }

    #[test]
    fn what_a_password_would_be_is_dropped() {
        let mut settings = ProxySettings::default();
        settings.set("http://ada:FAKE-pass@proxy.example:3128/", true, true);
        let said = format!("{settings:?}");
        assert!(said.contains("proxy.example") && !said.contains("FAKE"), "{said}");
    }

    #[test]
    fn a_script_is_known_by_its_host_alone() {
        let mut settings = ProxySettings::default();
        settings.set_decider(Decider::Detection);
        settings.set_script("http://wpad.shop.example/proxy.pac?key=FAKE");
        let script = Decider::Script(Some("wpad.shop.example".to_owned()));
        assert_eq!(settings.way_to(&origin("https://a.example")), Way::Undecided(script));
    }

    #[test]
    fn a_proxy_of_another_kind_is_not_spoken_to() {
        let mut settings = ProxySettings::default();
        settings.set("socks5://proxy.example:1080", true, true);
        let other = Decider::OtherKind("proxy.example".to_owned());
        assert_eq!(settings.way_to(&origin("https://a.example")), Way::Undecided(other));
    }

    #[test]
    fn an_address_of_version_6_keeps_its_colons() {
        let mut settings = ProxySettings::default();
        settings.set("[2001:db8::7]:3128", false, true);
        let proxy = settings.https.expect("a proxy");
        assert_eq!((proxy.host.as_str(), proxy.port), ("2001:db8::7", 3128));
        assert_eq!(proxy.to_string(), "[2001:db8::7]:3128");
    }
}
