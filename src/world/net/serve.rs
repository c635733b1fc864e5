//! The only listener: a small HTTP server on loopback that can misbehave in every way that a real one does.
//!
//! The emulators of practice answer through it. It gives full control over what goes out: a pause before
//! the answer, a drip, half an answer, a reset, silence, an answer without end, a wrong length. It reads
//! with limits, binds loopback addresses only, and ends with its owner.

mod connection;
mod log;
mod proxy;
mod reply;
mod request;
#[cfg(test)]
mod tests;

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use rustls::ServerConfig;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::{JoinHandle, JoinSet};

pub use log::{LogEntry, RequestLog};
pub use proxy::{Passage, Porter, ProxyService, start_proxy};
pub use reply::{Drip, Ending, Endless, Length, Manner, Reply};
pub use request::Request;

/// Connections that one server attends to at a time; more wait in the queue of the operating system.
const CONNECTIONS: usize = 256;

/// What answers a request.
pub type Handler = Arc<dyn Fn(&Request) -> Reply + Send + Sync>;

/// Asked at each connection: one that it does not let through is reset at once, whatever the door.
pub type Gate = Arc<dyn Fn() -> bool + Send + Sync>;

/// What happens when somebody connects, before any request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Door {
    /// The connection is served.
    #[default]
    Open,
    /// The connection is accepted and reset at once.
    Reset,
    /// The connection is accepted and nothing is ever said.
    Silent,
    /// These bytes are the answer to whatever comes first, such as a TLS alert; then the connection ends.
    Says(Vec<u8>),
}

/// The loopback address family to listen on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// `127.0.0.1`.
    #[default]
    V4,
    /// `::1`.
    V6,
}

impl Family {
    const fn any_port(self) -> SocketAddr {
        match self {
            Self::V4 => SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
            Self::V6 => SocketAddr::new(std::net::IpAddr::V6(Ipv6Addr::LOCALHOST), 0),
        }
    }
}

/// A server that could not be started.
#[derive(Debug, thiserror::Error)]
#[error(
    "could not listen on this computer's own address: {source}; close other programs and try again"
)]
pub struct ServeError {
    /// What the operating system said.
    #[from]
    source: io::Error,
}

/// What a server is to be.
#[derive(Clone)]
pub struct Service {
    /// Its name in the log.
    pub name: String,
    /// What happens at the door.
    pub door: Door,
    /// What lets connections through; none lets all.
    pub gate: Option<Gate>,
    /// Encryption; none speaks plain HTTP.
    pub tls: Option<Arc<ServerConfig>>,
    /// The address family.
    pub family: Family,
    /// What answers.
    pub handler: Handler,
    /// Where requests are noted.
    pub log: RequestLog,
}

impl Service {
    /// A plain server with an open door on `127.0.0.1`.
    #[must_use]
    pub fn new(name: &str, handler: Handler, log: RequestLog) -> Self {
        Self {
            name: name.to_owned(),
            door: Door::Open,
            gate: None,
            tls: None,
            family: Family::V4,
            handler,
            log,
        }
    }
}

/// A running server. Dropping it ends the listener and every connection.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    task: JoinHandle<()>,
}

impl Server {
    /// Starts a server on a free loopback port. Must be called within a tokio runtime.
    ///
    /// # Errors
    /// No port could be bound.
    pub async fn start(service: Service) -> Result<Self, ServeError> {
        let listener = TcpListener::bind(service.family.any_port()).await?;
        let address = listener.local_addr()?;
        let task = tokio::spawn(listen(listener, Arc::new(service)));
        Ok(Self { address, task })
    }

    /// The address that it listens on.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends the server and waits until nothing of it is left.
    pub async fn stop(mut self) {
        self.task.abort();
        // An aborted task reports that it was cancelled, which is what was asked for.
        let _ = (&mut self.task).await;
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn listen(listener: TcpListener, service: Arc<Service>) {
    accept(listener, move |stream| {
        let service = Arc::clone(&service);
        async move { connection::attend(stream, &service).await }
    })
    .await;
}

/// Attends to each connection, so many at a time.
async fn accept<Attending>(listener: TcpListener, attend: impl Fn(TcpStream) -> Attending)
where
    Attending: Future<Output = ()> + Send + 'static,
{
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    // The connections live in this set, so they end when this task does.
    let mut connections = JoinSet::new();
    loop {
        let Ok(permit) = Arc::clone(&room).acquire_owned().await else { return };
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    let attending = attend(stream);
                    connections.spawn(async move {
                        attending.await;
                        drop(permit);
                    });
                }
                // Out of file handles, or a client that left at once: neither ends the server.
                Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

/// A port that refuses connections, and is kept so: it is bound, nobody listens, nobody else can take it.
#[derive(Debug)]
pub struct RefusedPort {
    address: SocketAddr,
    _bound: TcpSocket,
}

impl RefusedPort {
    /// Reserves a loopback port. Must be called within a tokio runtime.
    ///
    /// # Errors
    /// No port could be bound.
    pub fn reserve(family: Family) -> Result<Self, ServeError> {
        let socket = match family {
            Family::V4 => TcpSocket::new_v4()?,
            Family::V6 => TcpSocket::new_v6()?,
        };
        socket.bind(family.any_port())?;
        Ok(Self { address: socket.local_addr()?, _bound: socket })
    }

    /// The address that refuses.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}
