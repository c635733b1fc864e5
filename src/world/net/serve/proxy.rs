//! A proxy on loopback, for practice and tests: it opens tunnels and passes plain requests on, to loopback
//! addresses alone, and can turn away whoever comes.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::io::{AsyncWriteExt as _, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};

use super::connection::{end, send, turn_away};
use super::request::{self, Unread};
use super::{Door, Ending, Family, Reply, Request, RequestLog, ServeError, Server, accept};

/// What becomes of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passage {
    /// It goes on to this address.
    To(SocketAddr),
    /// The proxy answers itself.
    Answer(Box<Reply>),
}

/// Decides by the host and port that are asked for.
pub type Porter = Arc<dyn Fn(&str, u16) -> Passage + Send + Sync>;

/// What a proxy is to be.
#[derive(Clone)]
pub struct ProxyService {
    /// What happens at the door.
    pub door: Door,
    /// What becomes of each request.
    pub porter: Porter,
    /// Where requests are noted, as those of `proxy`.
    pub log: RequestLog,
}

/// Starts a proxy on a free loopback port. Must be called within a tokio runtime.
///
/// # Errors
/// No port could be bound.
pub async fn start_proxy(service: ProxyService) -> Result<Server, ServeError> {
    let listener = TcpListener::bind(Family::V4.any_port()).await?;
    let address = listener.local_addr()?;
    let service = Arc::new(service);
    let task = tokio::spawn(accept(listener, move |stream| {
        let service = Arc::clone(&service);
        async move { attend(stream, &service).await }
    }));
    Ok(Server { address, task })
}

async fn attend(mut stream: TcpStream, service: &ProxyService) {
    if service.door != Door::Open {
        return turn_away(stream, &service.door).await;
    }
    let mut buffer = Vec::new();
    let request = match request::read(&mut stream, &mut buffer).await {
        Ok(request) => request,
        Err(Unread::Gone) => return,
        Err(Unread::Refuse(status)) => return refuse(stream, Reply::empty(status)).await,
    };
    service.log.note("proxy", &request);
    let Some((host, port)) = target(&request) else {
        return refuse(stream, Reply::empty(400)).await;
    };
    let onward = match (service.porter)(&host, port) {
        Passage::Answer(reply) => return refuse(stream, *reply).await,
        Passage::To(address) if !address.ip().is_loopback() => {
            return refuse(stream, Reply::empty(403)).await;
        }
        Passage::To(address) => TcpStream::connect(address).await,
    };
    let Ok(mut onward) = onward else { return refuse(stream, Reply::empty(503)).await };
    let _ = (stream.set_nodelay(true), onward.set_nodelay(true));
    let begun = if request.method == "CONNECT" {
        stream.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await
    } else {
        onward.write_all(&passed_on(&request)).await
    };
    if begun.is_ok() {
        // Either side may end it; then it is over.
        let _ = copy_bidirectional(&mut stream, &mut onward).await;
    }
}

async fn refuse(mut stream: TcpStream, mut reply: Reply) {
    reply.manner.ending = Ending::Close;
    if send(&mut stream, &reply, false).await.is_ok() {
        end(stream, Ending::Close).await;
    }
}

/// The host and port that are asked for: `CONNECT host:port`, or the whole address of a plain request.
fn target(request: &Request) -> Option<(String, u16)> {
    if request.method == "CONNECT" {
        let (host, port) = request.target.rsplit_once(':')?;
        return Some((host.to_ascii_lowercase(), port.parse().ok()?));
    }
    let url = url::Url::parse(&request.target).ok().filter(|url| url.scheme() == "http")?;
    Some((url.host_str()?.to_owned(), url.port_or_known_default()?))
}

/// A plain request as the host itself gets it: the path alone.
fn passed_on(request: &Request) -> Vec<u8> {
    let path = request
        .target
        .strip_prefix("http://")
        .and_then(|rest| rest.find('/').map(|at| &rest[at..]));
    let mut bytes = format!("{} {} HTTP/1.1\r\n", request.method, path.unwrap_or("/")).into_bytes();
    for (name, value) in &request.headers {
        bytes.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(&request.body);
    bytes
}
