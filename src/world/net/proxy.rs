//! Through a proxy that speaks HTTP: `CONNECT` for what is encrypted, the whole address for what is not.
//!
//! Nothing that would let anybody in is ever said to a proxy. What goes through a tunnel is encrypted for
//! its origin, and the proxy sees a host, a port and how much went by.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::NetError;
use super::connect::io_error;
use crate::domain::secret::Origin;
use crate::world::platform::Proxy;

/// Bytes of a proxy's answer that are read at most.
const HEAD_LIMIT: usize = 16 * 1024;

/// Which way a request took.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Via {
    /// Directly.
    #[default]
    Direct,
    /// Through this proxy, `proxy.example:8080`.
    Proxy(String),
    /// Directly, although something that cannot be followed decides.
    Undecided(crate::world::platform::Decider),
}

/// Asks for a tunnel to an origin.
///
/// # Errors
/// The proxy wants a sign-in, refuses, or says something that is no answer.
pub(super) async fn tunnel(
    stream: &mut TcpStream,
    proxy: &Proxy,
    origin: &Origin,
) -> Result<(), NetError> {
    let target = format!("{}:{}", origin.host(), origin.port());
    let agent = concat!("Refloat/", env!("CARGO_PKG_VERSION"));
    let request =
        format!("CONNECT {target} HTTP/1.1\r\nHost: {target}\r\nUser-Agent: {agent}\r\n\r\n");
    stream.write_all(request.as_bytes()).await.map_err(|error| io_error(&error))?;
    match status(stream).await? {
        200..300 => Ok(()),
        407 => Err(NetError::ProxyWantsSignIn { proxy: proxy.to_string() }),
        status => Err(NetError::ProxyRefuses { proxy: proxy.to_string(), status }),
    }
}

/// Reads the head of the answer and nothing beyond it: what follows belongs to the tunnel.
async fn status(stream: &mut TcpStream) -> Result<u16, NetError> {
    let garbled = || NetError::Garbled("the proxy's answer is no HTTP".to_owned());
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if head.len() >= HEAD_LIMIT {
            return Err(garbled());
        }
        head.push(stream.read_u8().await.map_err(|error| io_error(&error))?);
    }
    let mut headers = [httparse::EMPTY_HEADER; 100];
    let mut answer = httparse::Response::new(&mut headers);
    answer.parse(&head).map_err(|_| garbled())?;
    answer.code.ok_or_else(garbled)
}
