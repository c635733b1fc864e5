//! From a name to an open, perhaps encrypted connection.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::exchange::TlsFacts;
use super::{Ask, Endpoints, NetError, Network, Recorder, Resolved, TlsFault, Via, tls};
use crate::domain::finding::Stage;
use crate::domain::secret::Origin;
use crate::world::platform::{Proxy, Way};

/// Both kinds of connection.
pub(super) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// An open connection.
pub(super) struct Connection {
    pub stream: Box<dyn Stream>,
    pub address: SocketAddr,
    pub host_header: String,
    /// What stands before the path: nothing, a prefix of the endpoints file, or for a proxy that is to
    /// look at plain HTTP the scheme and host.
    pub prefix: String,
    /// The proxy in between.
    pub proxy: Option<Proxy>,
}

/// What was learnt on the way, also where it ended early.
#[derive(Default)]
pub(super) struct Learnt {
    pub tls: Option<TlsFacts>,
    pub via: Via,
    pub addresses: Vec<IpAddr>,
    pub choices: Vec<SocketAddr>,
    pub reached: Option<SocketAddr>,
}

/// Where to connect, and how.
struct Route {
    addresses: Vec<SocketAddr>,
    https: bool,
    host_header: String,
    prefix: String,
    proxy: Option<Proxy>,
}

impl Network {
    /// Looks the name up, connects and agrees on encryption, a stage each. What is learnt is noted also
    /// where it fails, such as a certificate that is refused.
    pub(super) async fn connect(
        &self,
        ask: &Ask,
        recorder: &Recorder,
        learnt: &mut Learnt,
    ) -> Result<Connection, NetError> {
        let origin = &ask.origin;
        recorder.begin(Stage::Name);
        let mut route = self.route(ask.service, origin, learnt).await.inspect_err(|error| {
            recorder.end(false, error.to_string());
        })?;
        route.addresses.retain(|address| ask.at.is_none_or(|at| at == *address));
        recorder.end(true, name_seen(&route, learnt));

        recorder.begin(Stage::Connection);
        let (stream, address) = reach(&route, origin).await.inspect_err(|error| {
            recorder.end(false, error.to_string());
        })?;
        learnt.reached = route.proxy.is_none().then_some(address);
        recorder.end(
            true,
            match &route.proxy {
                Some(proxy) => format!("through {proxy}"),
                None => format!("port {}", address.port()),
            },
        );

        let stream: Box<dyn Stream> = if route.https {
            recorder.begin(Stage::Encryption);
            match self.encrypt(stream, origin, &mut learnt.tls).await {
                Ok(stream) => {
                    let seen = learnt.tls.as_ref().map_or_else(String::new, |facts| {
                        facts.version.clone().unwrap_or_default()
                    });
                    recorder.end(true, seen);
                    stream
                }
                Err(error) => {
                    recorder.end(false, error.to_string());
                    return Err(error);
                }
            }
        } else {
            Box::new(stream)
        };
        let Route { host_header, prefix, proxy, .. } = route;
        Ok(Connection { stream, address, host_header, prefix, proxy })
    }

    async fn route(
        &self,
        service: &str,
        origin: &Origin,
        learnt: &mut Learnt,
    ) -> Result<Route, NetError> {
        if !self.reaches(service) && service != "store" {
            return Err(NetError::LeftOut(service.to_owned()));
        }
        let surroundings = self.surroundings().await;
        match surroundings.map_or(Way::Direct, |known| known.proxies.way_to(origin)) {
            Way::Through(proxy) => {
                learnt.via = Via::Proxy(proxy.to_string());
                return self.route_through(service, origin, proxy).await;
            }
            Way::Undecided(decider) => learnt.via = Via::Undecided(decider),
            Way::Direct => {}
        }
        let route = self.route_directly(service, origin).await?;
        learnt.choices.clone_from(&route.addresses);
        // The addresses of an endpoints file are not what any name server says.
        learnt.addresses = match &self.endpoints {
            Some(endpoints) => endpoints.lead(origin.host()).unwrap_or_default().to_vec(),
            None => route.addresses.iter().map(SocketAddr::ip).collect(),
        };
        Ok(route)
    }

    /// The proxy looks the host's name up, so only its own is looked up here.
    async fn route_through(
        &self,
        service: &str,
        origin: &Origin,
        proxy: Proxy,
    ) -> Result<Route, NetError> {
        let found = match &self.endpoints {
            None => look_up(&proxy.host, proxy.port).await,
            Some(endpoints) => stated(endpoints, &proxy.host, proxy.port).await,
        };
        let addresses = found.map_err(|error| not_reached(&proxy, error))?;
        let endpoint = self.endpoints.as_ref().and_then(|known| known.service(service));
        let https = endpoint.map_or(origin.is_https(), |endpoint| endpoint.https);
        let host_header = origin.authority();
        let prefix = if https { String::new() } else { format!("http://{host_header}") };
        Ok(Route { addresses, https, host_header, prefix, proxy: Some(proxy) })
    }

    async fn route_directly(&self, service: &str, origin: &Origin) -> Result<Route, NetError> {
        let host_header = origin.authority();
        let https = origin.is_https();
        let route =
            |addresses| Route { addresses, https, host_header, prefix: String::new(), proxy: None };
        let Some(endpoints) = &self.endpoints else {
            return Ok(route(look_up(origin.host(), origin.port()).await?));
        };
        if let Some(endpoint) = endpoints.service(service) {
            if endpoints.is_silent(origin.host()) {
                // Until the limit of the request ends it.
                std::future::pending::<()>().await;
            }
            if endpoints.is_unknown(origin.host()) {
                return Err(NetError::NameNotFound(origin.host().to_owned()));
            }
            let mut route = route(vec![endpoint.address]);
            if !endpoint.https {
                route.host_header = endpoint.address.to_string();
            }
            route.https = endpoint.https;
            route.prefix.clone_from(&endpoint.prefix);
            return Ok(route);
        }
        if endpoints.is_silent(origin.host()) {
            std::future::pending::<()>().await;
        }
        Ok(route(stated(endpoints, origin.host(), origin.port()).await?))
    }

    async fn encrypt(
        &self,
        stream: TcpStream,
        origin: &Origin,
        facts: &mut Option<TlsFacts>,
    ) -> Result<Box<dyn Stream>, NetError> {
        let (config, observer) = self.tls.client().map_err(NetError::Tls)?;
        let name = ServerName::try_from(origin.host().to_owned())
            .map_err(|_| NetError::Tls(TlsFault::WrongName))?;
        let connected = TlsConnector::from(config).connect(name, stream).await;
        let certificate = observer.certificate();
        match connected {
            Ok(stream) => {
                let version = stream
                    .get_ref()
                    .1
                    .protocol_version()
                    .and_then(|version| Some(version.as_str()?.replace("TLSv1_", "TLS 1.")));
                *facts = Some(TlsFacts { version, certificate });
                Ok(Box::new(stream))
            }
            Err(error) => {
                *facts = Some(TlsFacts { version: None, certificate });
                Err(handshake_error(&error))
            }
        }
    }
}

/// What is seen when a name was looked up.
fn name_seen(route: &Route, learnt: &Learnt) -> String {
    let shown: Vec<String> = if learnt.addresses.is_empty() {
        route.addresses.iter().map(|address| address.ip().to_string()).collect()
    } else {
        learnt.addresses.iter().map(ToString::to_string).collect()
    };
    match &route.proxy {
        Some(proxy) => format!("proxy {}: {}", proxy.host, shown.join(", ")),
        None => shown.join(", "),
    }
}

/// Connects to the host, or to the proxy and asks it for a tunnel where one is needed.
async fn reach(route: &Route, origin: &Origin) -> Result<(TcpStream, SocketAddr), NetError> {
    let Some(proxy) = &route.proxy else { return dial(&route.addresses).await };
    let dialled = dial(&route.addresses).await.map_err(|error| not_reached(proxy, error));
    let (mut stream, address) = dialled?;
    if route.https {
        super::proxy::tunnel(&mut stream, proxy, origin).await.map_err(|error| match error {
            NetError::ProxyWantsSignIn { .. } | NetError::ProxyRefuses { .. } => error,
            other => not_reached(proxy, other),
        })?;
    }
    Ok((stream, address))
}

fn not_reached(proxy: &Proxy, why: NetError) -> NetError {
    NetError::ProxyNotReached { proxy: proxy.to_string(), why: Box::new(why) }
}

/// Looks a name up in an endpoints file. A name that it leaves out is never looked up elsewhere, this
/// computer's own excepted.
async fn stated(endpoints: &Endpoints, host: &str, port: u16) -> Result<Vec<SocketAddr>, NetError> {
    match endpoints.name(host) {
        Some(Resolved::Addresses(list)) => Ok(list
            .iter()
            .map(|(address, own)| SocketAddr::new(*address, own.unwrap_or(port)))
            .collect()),
        None if is_loopback(host) => look_up(host, port).await,
        _ => Err(NetError::NameNotFound(host.to_owned())),
    }
}

fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare == "localhost" || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

async fn look_up(host: &str, port: u16) -> Result<Vec<SocketAddr>, NetError> {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let found = tokio::net::lookup_host((bare, port)).await;
    let addresses: Vec<SocketAddr> = found.map(Iterator::collect).unwrap_or_default();
    if addresses.is_empty() {
        return Err(NetError::NameNotFound(host.to_owned()));
    }
    Ok(addresses)
}

/// The pause before the next address is tried beside one that says nothing (RFC 8305, section 5).
const NEXT_ADDRESS: Duration = Duration::from_millis(250);

/// Tries each address in turn, and the next one too where one says nothing for a while; the last one's error
/// stands for all.
async fn dial(addresses: &[SocketAddr]) -> Result<(TcpStream, SocketAddr), NetError> {
    let mut last = NetError::Unreachable;
    let mut left = addresses.iter().copied();
    let mut trying = FuturesUnordered::new();
    loop {
        if trying.is_empty() {
            let Some(address) = left.next() else { return Err(last) };
            trying.push(dial_one(address));
        }
        match timeout(NEXT_ADDRESS, trying.next()).await {
            Ok(Some(Ok(reached))) => return Ok(reached),
            Ok(Some(Err(error))) => last = error,
            Ok(None) => {}
            Err(_) => trying.extend(left.next().map(dial_one)),
        }
    }
}

async fn dial_one(address: SocketAddr) -> Result<(TcpStream, SocketAddr), NetError> {
    let stream = TcpStream::connect(address).await.map_err(|error| io_error(&error))?;
    // Small questions should not wait for company; a refusal here costs only time.
    let _ = stream.set_nodelay(true);
    Ok((stream, address))
}

fn handshake_error(error: &io::Error) -> NetError {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
    inner.map_or_else(|| io_error(error), |inner| NetError::Tls(tls::fault_of(inner)))
}

/// What an error of the system means on the way out.
pub(super) fn io_error(error: &io::Error) -> NetError {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => NetError::Refused,
        io::ErrorKind::ConnectionReset
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::BrokenPipe
        | io::ErrorKind::UnexpectedEof
        | io::ErrorKind::NotConnected => NetError::Reset,
        io::ErrorKind::TimedOut => NetError::Silent(0),
        _ => NetError::Unreachable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::net::serve::{Family, RefusedPort};
    use tokio::net::TcpListener;

    #[tokio::test]
    async fn an_address_that_refuses_gives_way_to_the_next() {
        let dead = RefusedPort::reserve(Family::V4).expect("a port");
        let alive = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let there = alive.local_addr().expect("an address");
        let (_, reached) = dial(&[dead.address(), there]).await.expect("the second one");
        assert_eq!(reached, there);
        let (_, reached) = dial(&[there, dead.address()]).await.expect("the first one");
        assert_eq!(reached, there);
        assert_eq!(dial(&[dead.address()]).await.err(), Some(NetError::Refused));
        assert_eq!(dial(&[]).await.err(), Some(NetError::Unreachable));
    }
}
