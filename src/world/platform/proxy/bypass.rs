//! The hosts that a system reaches without its proxy, in the three ways in which systems write them.

use std::net::IpAddr;

use super::settings::host_and_port;

/// The hosts that are reached directly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bypass {
    /// Names without a dot.
    simple_names: bool,
    rules: Vec<Rule>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    what: What,
    port: Option<u16>,
    https: Option<bool>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    /// A name in which a star stands for any letters.
    Pattern(String),
    /// A domain and all that lies below it.
    Domain(String),
    /// The addresses of a network: the first so many bits are the same.
    Network(IpAddr, u8),
}

impl Bypass {
    /// As Windows writes it: parts between semicolons, `<local>`, stars anywhere, now and then a scheme or
    /// a port.
    pub(super) fn of_windows(text: &str) -> Self {
        let mut bypass = Self::default();
        for part in text.split([';', ' ', '\t']).filter(|part| !part.is_empty()) {
            match part.to_ascii_lowercase().as_str() {
                "<local>" => bypass.simple_names = true,
                part if part.starts_with('<') => {}
                part => bypass.rules.extend(rule(part, false)),
            }
        }
        bypass
    }

    /// As macOS writes it: a list with stars and networks, and a switch for names without a dot.
    pub(super) fn of_macos<'a>(
        list: impl IntoIterator<Item = &'a str>,
        simple_names: bool,
    ) -> Self {
        let mut bypass = Self { simple_names, rules: Vec::new() };
        for part in list {
            match part.trim().to_ascii_lowercase().as_str() {
                "<local>" => bypass.simple_names = true,
                part => bypass.rules.extend(rule(part, false)),
            }
        }
        bypass
    }

    /// As `no_proxy` has it: parts between commas; a name stands for all below it too.
    pub(super) fn of_no_proxy(text: &str) -> Self {
        let parts = text.split([',', ' ']).filter(|part| !part.is_empty());
        let rules = parts.filter_map(|part| rule(&part.to_ascii_lowercase(), true)).collect();
        Self { simple_names: false, rules }
    }

    /// These hosts alone, each with `http://` or `https://` before it where it is for that only.
    #[must_use]
    pub fn of_hosts<'a>(hosts: impl IntoIterator<Item = &'a str>) -> Self {
        let rules = hosts.into_iter().filter_map(|host| rule(&host.to_ascii_lowercase(), false));
        Self { simple_names: false, rules: rules.collect() }
    }

    /// True where a host is reached without the proxy. An IPv6 address comes without brackets.
    #[must_use]
    pub fn spares(&self, host: &str, port: u16, https: bool) -> bool {
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        let address: Option<IpAddr> = host.parse().ok();
        if self.simple_names && address.is_none() && !host.contains('.') {
            return true;
        }
        self.rules.iter().any(|rule| {
            rule.port.is_none_or(|wanted| wanted == port)
                && rule.https.is_none_or(|wanted| wanted == https)
                && match &rule.what {
                    What::Pattern(pattern) => fits(pattern.as_bytes(), host.as_bytes()),
                    What::Domain(domain) => host
                        .strip_suffix(domain.as_str())
                        .is_some_and(|before| before.is_empty() || before.ends_with('.')),
                    What::Network(network, bits) => {
                        address.is_some_and(|address| within(address, *network, *bits))
                    }
                }
        })
    }
}

fn rule(text: &str, domains: bool) -> Option<Rule> {
    let (https, rest) = match text.split_once("://") {
        Some((scheme, rest)) => (Some(scheme == "https"), rest),
        None => (None, text),
    };
    if let Some(what) = network(rest) {
        return Some(Rule { what, port: None, https });
    }
    let (name, port) = host_and_port(rest.trim_end_matches('/'))?;
    let what = match name.strip_prefix('.') {
        Some(domain) if domains => What::Domain(domain.to_owned()),
        Some(_) => What::Pattern(format!("*{name}")),
        None if domains && !name.contains('*') && name.parse::<IpAddr>().is_err() => {
            What::Domain(name)
        }
        None => What::Pattern(name),
    };
    Some(Rule { what, port, https })
}

/// `10.0.0.0/8`, and `169.254/16` as macOS shortens it.
fn network(text: &str) -> Option<What> {
    let (address, bits) = text.split_once('/')?;
    let bits: u8 = bits.parse().ok()?;
    let address: IpAddr = match address.parse() {
        Ok(address) => address,
        Err(_) => {
            let given = address.split('.').count();
            let zeros = ".0".repeat(4usize.checked_sub(given)?);
            format!("{address}{zeros}").parse().ok()?
        }
    };
    let most = if address.is_ipv4() { 32 } else { 128 };
    (bits <= most).then_some(What::Network(address, bits))
}

fn within(address: IpAddr, network: IpAddr, bits: u8) -> bool {
    let same = |a: u128, b: u128, width: u32| {
        let bits = u32::from(bits);
        bits == 0 || (a ^ b) >> (width - bits) == 0
    };
    match (address, network) {
        (IpAddr::V4(a), IpAddr::V4(b)) => same(a.to_bits().into(), b.to_bits().into(), 32),
        (IpAddr::V6(a), IpAddr::V6(b)) => same(a.to_bits(), b.to_bits(), 128),
        _ => false,
    }
}

/// A star stands for any letters, none too. Linear in the text for each star.
fn fits(pattern: &[u8], text: &[u8]) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        match pattern.get(p) {
            Some(b'*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(byte) if *byte == text[t] => {
                p += 1;
                t += 1;
            }
            _ => match star {
                Some((at, taken)) => {
                    p = at + 1;
                    t = taken + 1;
                    star = Some((at, taken + 1));
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|byte| *byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spared(bypass: &Bypass, host: &str) -> bool {
        bypass.spares(host, 443, true)
    }

    #[test]
    fn windows_lists_spare_local_names_stars_ports_and_schemes() {
        let bypass = Bypass::of_windows(
            "*.shop.example;10.*; printer:8080;http://plain.example;<local>;<-loopback>",
        );
        for host in ["www.shop.example", "WWW.SHOP.EXAMPLE.", "10.1.2.3", "intranet"] {
            assert!(spared(&bypass, host), "{host}");
        }
        for host in ["shop.example", "apiv2.shiprocket.in", "110.1.2.3", "plain.example"] {
            assert!(!spared(&bypass, host), "{host}");
        }
        assert!(bypass.spares("plain.example", 80, false));
        assert!(Bypass::of_windows("a.example:8443").spares("a.example", 8443, true));
        assert!(!Bypass::of_windows("a.example:8443").spares("a.example", 443, true));
    }

    #[test]
    fn macos_lists_spare_shortened_networks() {
        let bypass = Bypass::of_macos(["*.local", "169.254/16", "api.example"], false);
        for host in ["printer.local", "169.254.7.7", "api.example"] {
            assert!(spared(&bypass, host), "{host}");
        }
        for host in ["169.255.0.1", "www.api.example", "intranet"] {
            assert!(!spared(&bypass, host), "{host}");
        }
        assert!(spared(&Bypass::of_macos([], true), "intranet"));
    }

    #[test]
    fn no_proxy_spares_domains_networks_and_everything() {
        let bypass =
            Bypass::of_no_proxy("shop.example, .in.example,192.168.0.0/24,fe80::/10,[::7]:9");
        for host in ["shop.example", "www.shop.example", "in.example", "192.168.0.9", "fe80::1"] {
            assert!(spared(&bypass, host), "{host}");
        }
        for host in ["myshop.example", "192.168.1.9", "2001:db8::1", "::7"] {
            assert!(!spared(&bypass, host), "{host}");
        }
        assert!(spared(&Bypass::of_no_proxy("*"), "anything.example"));
    }

    #[test]
    fn nonsense_spares_nothing() {
        for text in ["", ";;;", "10.0.0.0/99", "://", ":80", "a:b:c:d/200"] {
            assert!(!spared(&Bypass::of_windows(text), "a.example"), "{text}");
            assert!(!spared(&Bypass::of_no_proxy(text), "a.example"), "{text}");
        }
    }
}
