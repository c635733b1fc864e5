//! What checks saw of the computer itself, and the computer that a scenario states for it.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};

use super::exchange::{Ended, Exchange, Failure, ProxyFault};

/// What checks saw of the computer itself, beside what their questions met.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComputerSeen {
    /// True where its own programs could be blamed.
    pub on_trial: bool,
    /// The hosts of its proxies and of where its proxy script comes from: none of them may leave.
    pub proxy_hosts: Vec<String>,
    /// True where it names a proxy.
    pub names_proxy: bool,
    /// What else decides the way out and cannot be followed.
    pub decider: Option<DeciderSeen>,
    /// The lines of its hosts file: an address, and names that lead there.
    pub hosts_file: Vec<(IpAddr, Vec<String>)>,
    /// Its browsers; none where nobody looked, and an empty list where it did not say which it has.
    pub browsers: Option<Vec<BrowserSeen>>,
}

/// What decides the way out and cannot be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeciderSeen {
    /// A proxy script.
    Script,
    /// A proxy of another kind, such as SOCKS.
    OtherKind,
}

/// A browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrowserSeen {
    /// The word of scenarios for who makes it; none for a browser that Refloat does not know, whose name
    /// may be a person's own.
    pub make: Option<&'static str>,
    /// Its version.
    pub version: Option<String>,
    /// True where links open in it.
    pub is_default: bool,
}

/// The computer of the replay.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Stated {
    pub clock_skew_s: i64,
    pub on_trial: bool,
    /// True where it trusts who opens its encrypted connections.
    pub trusts_antivirus: bool,
    /// The product that the certificates of whoever opens them name.
    pub antivirus: Option<&'static str>,
    pub browsers: Option<Vec<BrowserSeen>>,
    pub hosts_file: Vec<String>,
    pub names: BTreeMap<String, String>,
    pub proxy: Option<StatedProxy>,
}

/// The proxy of the replay.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct StatedProxy {
    pub kind: &'static str,
    /// A script stands beside it.
    pub script: bool,
    pub door: Option<&'static str>,
    pub wants_sign_in: bool,
    pub refuses: Vec<String>,
    pub status: Option<u16>,
    /// Hosts that are reached without it, each with its scheme.
    pub spares: Vec<String>,
}

/// Who signs for the hosts: tells whose certificate is that of somebody who opens connections.
pub(super) struct Openers {
    stranger: Option<usize>,
    trusted: bool,
}

impl Stated {
    /// True where it finds no address for this name.
    pub(super) fn loses(&self, host: &str) -> bool {
        self.names.get(host).is_some_and(|leads| [UNKNOWN, SILENT].contains(&leads.as_str()))
    }
}

/// The words of scenarios for a name that is not found, and for one that the name server says nothing about.
const UNKNOWN: &str = "unknown";
const SILENT: &str = "silent";
/// What an opened connection's certificate is in a scenario.
pub(super) const ANTIVIRUS: &str = "antivirus";
/// By how many seconds the clocks of two services may differ and still agree.
const AGREE: i64 = 30;
/// A difference of so many seconds is the time that an answer was under way.
const NONE: i64 = 2;

impl Openers {
    pub(super) fn among(exchanges: &[Exchange]) -> Self {
        let probe = exchanges.iter().filter(|it| it.service == "internet-tls");
        let signed = probe.filter_map(|it| it.signed).find(|signed| !signed.public);
        let mut openers = Self { stranger: signed.map(|signed| signed.by), trusted: false };
        openers.trusted = exchanges.iter().any(|it| openers.opened(it) && !untrusted(it));
        openers
    }

    /// True where somebody on the way opened the connection: the probe's stranger, or a known product.
    fn opened(&self, exchange: &Exchange) -> bool {
        exchange.signed.is_some_and(|signed| {
            let known = signed.product.is_some() || self.stranger == Some(signed.by);
            !signed.public && known
        })
    }

    /// The certificate of a service, where it is neither good nor out of date nor for another name.
    pub(super) fn certificate(&self, exchange: &Exchange) -> Option<&'static str> {
        match (self.opened(exchange), untrusted(exchange)) {
            // Where another one of the same kind is trusted, the authority of the antivirus is.
            (true, true) if self.trusted => Some("unknown-authority"),
            (true, _) => Some(ANTIVIRUS),
            (false, true) => Some("unknown-authority"),
            (false, false) => None,
        }
    }
}

fn untrusted(exchange: &Exchange) -> bool {
    matches!(exchange.ended, Ended::Failed { why: Failure::Untrusted, .. })
}

/// The computer that comes to the same verdict.
pub(super) fn stated(seen: &ComputerSeen, exchanges: &[Exchange], vendors: &[&str]) -> Stated {
    let openers = Openers::among(exchanges);
    let product = exchanges.iter().filter(|it| openers.opened(it));
    Stated {
        clock_skew_s: clock_skew(exchanges),
        on_trial: seen.on_trial,
        trusts_antivirus: openers.trusted,
        antivirus: product.filter_map(|it| it.signed?.product).next(),
        browsers: seen.browsers.clone(),
        hosts_file: seen.hosts_file.iter().filter_map(|line| hosts_line(line, vendors)).collect(),
        names: names(exchanges),
        proxy: proxy(seen, exchanges),
    }
}

/// How many seconds this computer is ahead, where two services and all others agree on it.
fn clock_skew(exchanges: &[Exchange]) -> i64 {
    let mut told: BTreeMap<&str, i64> = BTreeMap::new();
    for exchange in exchanges {
        if let Ended::Answered { date_off_s: Some(off), .. } = exchange.ended {
            told.entry(&exchange.service).or_insert(off);
        }
    }
    let first = told.values().next().copied().unwrap_or_default();
    let agree = told.values().all(|off| (off - first).abs() <= AGREE);
    if told.len() > 1 && agree && first.abs() > NONE { -first } else { 0 }
}

/// The names that were not found, and those that led to addresses of no use.
fn names(exchanges: &[Exchange]) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for exchange in exchanges {
        let host = exchange.origin.host();
        let mut same = exchanges.iter().filter(|it| it.origin.host() == host);
        if let Some(word) = lost(exchange)
            && same.all(|it| lost(it).is_some())
        {
            names.entry(host.to_owned()).or_insert_with(|| word.to_owned());
        } else if leads_astray(exchange) {
            let address = exchange.leads.iter().find_map(|address| of_no_use(*address));
            names.extend(address.map(|address| (host.to_owned(), address.to_string())));
        }
    }
    names
}

/// The word for a name that no address was found for.
const fn lost(exchange: &Exchange) -> Option<&'static str> {
    match exchange.ended {
        Ended::Failed { why: Failure::NoName, .. } => Some(UNKNOWN),
        Ended::Failed { why: Failure::NameSilent, .. } => Some(SILENT),
        _ => None,
    }
}

/// True where all addresses of a name were of no use, and nothing good answered there.
pub(super) fn leads_astray(exchange: &Exchange) -> bool {
    let failed = matches!(exchange.ended, Ended::Failed { .. });
    let mut leads = exchange.leads.iter();
    failed && !exchange.leads.is_empty() && leads.all(|address| of_no_use(*address).is_some())
}

/// What stands for an address of this computer, of the own network or of nobody; none for any other.
fn of_no_use(address: IpAddr) -> Option<IpAddr> {
    let (here, nobody, own, link) = match address.to_canonical() {
        IpAddr::V4(it) => {
            (it.is_loopback(), it.is_unspecified(), it.is_private(), it.is_link_local())
        }
        IpAddr::V6(it) => (
            it.is_loopback(),
            it.is_unspecified(),
            it.is_unique_local(),
            it.is_unicast_link_local(),
        ),
    };
    let stands = match () {
        () if here => Ipv4Addr::LOCALHOST,
        () if nobody => Ipv4Addr::UNSPECIFIED,
        () if own => Ipv4Addr::new(192, 168, 0, 1),
        () if link => Ipv4Addr::new(169, 254, 0, 1),
        () => return None,
    };
    Some(IpAddr::V4(stands))
}

/// A line of the hosts file with the vendors' names alone; an address of the internet is masked.
fn hosts_line((address, names): &(IpAddr, Vec<String>), vendors: &[&str]) -> Option<String> {
    let named: Vec<&str> =
        names.iter().map(String::as_str).filter(|name| vendors.contains(name)).collect();
    let address = of_no_use(*address).unwrap_or(IpAddr::V4(Ipv4Addr::new(203, 0, 113, 1)));
    (!named.is_empty()).then(|| format!("{address} {}", named.join(" ")))
}

fn proxy(seen: &ComputerSeen, exchanges: &[Exchange]) -> Option<StatedProxy> {
    let script = seen.decider == Some(DeciderSeen::Script);
    if !seen.names_proxy {
        let kind = if script { "script" } else { "other" };
        return seen.decider.map(|_| StatedProxy { kind, ..StatedProxy::default() });
    }
    let mut proxy = StatedProxy { kind: "fixed", script, ..StatedProxy::default() };
    let through = || exchanges.iter().filter(|it| it.through_proxy);
    let led_on = through().any(|it| !matches!(it.ended, Ended::AtProxy(_)));
    for exchange in through() {
        let Ended::AtProxy(fault) = exchange.ended else { continue };
        match fault {
            ProxyFault::NotReached(why) => proxy.door = Some(door(why)),
            ProxyFault::WantsSignIn if !led_on => proxy.wants_sign_in = true,
            ProxyFault::WantsSignIn => refuse(&mut proxy, exchange, 407),
            ProxyFault::Refuses(status) => refuse(&mut proxy, exchange, status),
        }
    }
    proxy.spares = spares(exchanges);
    Some(proxy)
}

fn refuse(proxy: &mut StatedProxy, exchange: &Exchange, status: u16) {
    let host = exchange.origin.host().to_owned();
    if !proxy.refuses.contains(&host) {
        proxy.refuses.push(host);
    }
    // One status stands for all; a refusal tells more than a proxy that found no way.
    proxy.status = Some(proxy.status.map_or(status, |known| known.min(status)));
}

/// Hosts that were reached without the proxy.
fn spares(exchanges: &[Exchange]) -> Vec<String> {
    let mut spares: Vec<String> = Vec::new();
    for exchange in exchanges.iter().filter(|it| !it.through_proxy) {
        let scheme = if exchange.origin.is_https() { "https" } else { "http" };
        let spared = format!("{scheme}://{}", exchange.origin.host());
        if !spares.contains(&spared) {
            spares.push(spared);
        }
    }
    spares
}

/// The door of a proxy that nobody got through to.
const fn door(why: Failure) -> &'static str {
    match why {
        Failure::NoName | Failure::Refused => "refused",
        Failure::Silent | Failure::NameSilent => "silent",
        Failure::Reset => "reset",
        // What it says is no answer.
        _ => "tls-alert",
    }
}
