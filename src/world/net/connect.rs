//! From a name to an open, perhaps encrypted connection.

use std::io;
use std::net::SocketAddr;

use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use super::exchange::TlsFacts;
use super::{NetError, Network, Recorder, Resolved, TlsFault, tls};
use crate::domain::finding::Stage;
use crate::domain::secret::Origin;

/// Both kinds of connection.
pub(super) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// An open connection and what was learnt on the way.
pub(super) struct Connection {
    pub stream: Box<dyn Stream>,
    pub address: SocketAddr,
    pub host_header: String,
    pub prefix: String,
}

/// Where to connect, and how.
struct Route {
    addresses: Vec<SocketAddr>,
    https: bool,
    host_header: String,
    prefix: String,
}

impl Network {
    /// Looks the name up, connects and agrees on encryption, a stage each. What the certificate says
    /// is noted in `facts` also where it is refused.
    pub(super) async fn connect(
        &self,
        service: &str,
        origin: &Origin,
        recorder: &Recorder,
        facts: &mut Option<TlsFacts>,
    ) -> Result<Connection, NetError> {
        recorder.begin(Stage::Name);
        let route = self.route(service, origin).await.inspect_err(|error| {
            recorder.end(false, error.to_string());
        })?;
        let shown = route.addresses.iter().map(|address| address.ip().to_string());
        recorder.end(true, shown.collect::<Vec<_>>().join(", "));

        recorder.begin(Stage::Connection);
        let (stream, address) = dial(&route.addresses).await.inspect_err(|error| {
            recorder.end(false, error.to_string());
        })?;
        recorder.end(true, format!("port {}", address.port()));

        let stream: Box<dyn Stream> = if route.https {
            recorder.begin(Stage::Encryption);
            match self.encrypt(stream, origin, facts).await {
                Ok(stream) => {
                    let seen = facts.as_ref().map_or_else(String::new, |facts| {
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
        let Route { host_header, prefix, .. } = route;
        Ok(Connection { stream, address, host_header, prefix })
    }

    async fn route(&self, service: &str, origin: &Origin) -> Result<Route, NetError> {
        let Some(endpoints) = &self.endpoints else {
            let addresses = look_up(origin.host(), origin.port()).await?;
            let host_header = origin.authority();
            return Ok(Route {
                addresses,
                https: origin.is_https(),
                host_header,
                prefix: String::new(),
            });
        };
        if endpoints.name(origin.host()) == Some(&Resolved::NxDomain) {
            return Err(NetError::NameNotFound(origin.host().to_owned()));
        }
        if let Some(endpoint) = endpoints.service(service) {
            let host_header =
                if endpoint.https { origin.authority() } else { endpoint.address.to_string() };
            return Ok(Route {
                addresses: vec![endpoint.address],
                https: endpoint.https,
                host_header,
                prefix: endpoint.prefix.clone(),
            });
        }
        if service != "store" {
            return Err(NetError::LeftOut(service.to_owned()));
        }
        let addresses = match endpoints.name(origin.host()) {
            Some(Resolved::NxDomain) => {
                return Err(NetError::NameNotFound(origin.host().to_owned()));
            }
            Some(Resolved::Addresses(list)) => list
                .iter()
                .map(|(address, port)| SocketAddr::new(*address, port.unwrap_or(origin.port())))
                .collect(),
            None if origin.is_loopback() => look_up(origin.host(), origin.port()).await?,
            None => return Err(NetError::NameNotFound(origin.host().to_owned())),
        };
        let host_header = origin.authority();
        Ok(Route { addresses, https: origin.is_https(), host_header, prefix: String::new() })
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

async fn look_up(host: &str, port: u16) -> Result<Vec<SocketAddr>, NetError> {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let found = tokio::net::lookup_host((bare, port)).await;
    let addresses: Vec<SocketAddr> = found.map(Iterator::collect).unwrap_or_default();
    if addresses.is_empty() {
        return Err(NetError::NameNotFound(host.to_owned()));
    }
    Ok(addresses)
}

/// Tries each address in turn; the last one's error stands for all.
async fn dial(addresses: &[SocketAddr]) -> Result<(TcpStream, SocketAddr), NetError> {
    let mut last = NetError::Unreachable;
    for &address in addresses {
        match TcpStream::connect(address).await {
            Ok(stream) => {
                // Small questions should not wait for company; a refusal here costs only time.
                let _ = stream.set_nodelay(true);
                return Ok((stream, address));
            }
            Err(error) => last = io_error(&error),
        }
    }
    Err(last)
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
