//! What a scenario states about the computer's own way out: its proxy, its names, whom it trusts.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use serde::Deserialize;

use super::fault::Door;
use super::scenario::Computer;
use crate::checks::probe::interception;
use crate::world::net::serve::{
    Family, Passage, Porter, ProxyService, RefusedPort, Reply, RequestLog, ServeError, Server,
    start_proxy,
};
use crate::world::net::{Endpoints, Resolved, Surroundings};
use crate::world::platform::{Bypass, Decider, Proxy, ProxySettings, parse_hosts};

/// The kind of proxy that the computer is set to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProxyKind {
    /// None.
    #[default]
    None,
    /// One that is named.
    Fixed,
    /// A script decides.
    Script,
    /// One of another kind, such as SOCKS, which Refloat does not speak to.
    Other,
}

/// The proxy of a scenario's computer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct StatedProxy {
    /// Its kind.
    pub kind: ProxyKind,
    /// What happens when somebody connects to it.
    pub door: Door,
    /// It wants a sign-in from everybody.
    pub wants_sign_in: bool,
    /// The hosts that it does not lead to; `*` is every host.
    pub refuses: Vec<String>,
    /// What it says to those; 403 where nothing is given.
    pub status: Option<u16>,
    /// A script stands beside it.
    pub script: bool,
    /// The hosts that are reached without it, `https://` or `http://` before one that is for that only.
    pub spares: Vec<String>,
}

/// Whom the computer trusts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trust {
    /// The public authorities.
    #[default]
    Public,
    /// Those, and an antivirus that opens TLS.
    Antivirus,
}

impl Computer {
    /// True where its own programs may be the root cause: a scenario says so, or states such a program.
    #[must_use]
    pub fn is_on_trial(&self) -> bool {
        self.on_trial || self.trust == Trust::Antivirus
    }
}

/// The name under which practice plays a proxy; its port is said to be 8080.
const PROXY: &str = "proxy.practice.example";
/// Where the script of practice comes from. Nobody fetches it.
const SCRIPT: &str = "wpad.practice.example";
/// The word for a name that this computer finds no address for.
const UNKNOWN: &str = "unknown";
/// The word for a name that its name server says nothing about.
const SILENT: &str = "silent";

/// What is wrong with a computer, in words for the author of a scenario.
pub(super) fn mistake(computer: &Computer) -> Option<String> {
    let odd = computer
        .names
        .iter()
        .find(|(_, leads)| !is_lost(leads) && leads.parse::<IpAddr>().is_err());
    if let Some((name, leads)) = odd {
        return Some(format!(
            "“{name}” leads to “{leads}”; write “unknown”, “silent” or an address"
        ));
    }
    if let Some(product) = &computer.antivirus
        && interception::words_of(product).is_none()
    {
        return Some(format!("no product is known as “{product}”"));
    }
    let proxy = &computer.proxy;
    let told = *proxy != StatedProxy { kind: proxy.kind, ..StatedProxy::default() };
    (told && proxy.kind != ProxyKind::Fixed)
        .then(|| "a proxy does something only with kind = \"fixed\"".to_owned())
}

/// True where the computer finds an address of no use for this name.
pub(super) fn leads_astray(computer: &Computer, host: &str) -> bool {
    computer.names.get(host).is_some_and(|leads| !is_lost(leads))
}

fn is_lost(leads: &str) -> bool {
    [UNKNOWN, SILENT].contains(&leads)
}

/// Names that the computer finds no address for, as an endpoints file has them.
pub(super) fn unknown_names(computer: &Computer) -> impl Iterator<Item = &String> {
    computer.names.iter().filter(|(_, leads)| *leads == UNKNOWN).map(|(name, _)| name)
}

/// The stage of a computer's way out: what keeps its proxy alive, and where that is.
#[derive(Debug, Default)]
pub(super) struct WayOut {
    address: Option<SocketAddr>,
    server: Option<Server>,
    refused: Option<RefusedPort>,
}

impl WayOut {
    /// Starts the proxy of a computer, where it has one. `hosts` says where each service is played.
    pub(super) async fn start(
        computer: &Computer,
        hosts: BTreeMap<(String, u16), SocketAddr>,
        log: RequestLog,
    ) -> Result<Self, ServeError> {
        let mut way_out = Self::default();
        if computer.proxy.kind != ProxyKind::Fixed {
            return Ok(way_out);
        }
        match computer.proxy.door.of_server() {
            Some(door) => {
                let porter = porter(computer.proxy.clone(), hosts);
                let server = start_proxy(ProxyService { door, porter, log }).await?;
                way_out.address = Some(server.address());
                way_out.server = Some(server);
            }
            None => {
                let port = RefusedPort::reserve(Family::V4)?;
                way_out.address = Some(port.address());
                way_out.refused = Some(port);
            }
        }
        Ok(way_out)
    }

    /// What the computer says about itself.
    pub(super) fn surroundings(&self, computer: &Computer) -> Surroundings {
        let proxy = self.address.map(|_| Proxy { host: PROXY.to_owned(), port: 8080 });
        let decider = match computer.proxy.kind {
            ProxyKind::Script => Some(Decider::Script(Some(SCRIPT.to_owned()))),
            ProxyKind::Fixed if computer.proxy.script => {
                Some(Decider::Script(Some(SCRIPT.to_owned())))
            }
            ProxyKind::Other => Some(Decider::OtherKind(PROXY.to_owned())),
            ProxyKind::Fixed | ProxyKind::None => None,
        };
        Surroundings {
            proxies: ProxySettings {
                http: proxy.clone(),
                https: proxy,
                decider,
                bypass: Bypass::of_hosts(computer.proxy.spares.iter().map(String::as_str)),
            },
            hosts: parse_hosts(&computer.hosts_file),
        }
    }

    /// Adds the computer's names, and where its proxy is.
    pub(super) fn name(&self, computer: &Computer, mut endpoints: Endpoints) -> Endpoints {
        if let Some(address) = self.address {
            let there = Resolved::Addresses(vec![(address.ip(), Some(address.port()))]);
            endpoints = endpoints.with_name(PROXY, there);
        }
        for (name, leads) in &computer.names {
            endpoints = match leads.parse() {
                Ok(address) => endpoints.with_lead(name, vec![address]),
                Err(_) if leads == SILENT => endpoints.with_name(name, Resolved::Silent),
                Err(_) => endpoints.with_name(name, Resolved::NxDomain),
            };
        }
        endpoints
    }
}

fn porter(proxy: StatedProxy, hosts: BTreeMap<(String, u16), SocketAddr>) -> Porter {
    let says = |reply| Passage::Answer(Box::new(reply));
    std::sync::Arc::new(move |host, port| {
        if proxy.wants_sign_in {
            let realm = "Basic realm=\"practice\"";
            return says(Reply::empty(407).with("Proxy-Authenticate", realm));
        }
        if proxy.refuses.iter().any(|refused| refused == host || refused == "*") {
            return says(Reply::empty(proxy.status.unwrap_or(403)));
        }
        let nowhere = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        // A host that nobody plays: the proxy finds no way to it, as a real one would say.
        Passage::To(hosts.get(&(host.to_owned(), port)).copied().unwrap_or(nowhere))
    })
}
