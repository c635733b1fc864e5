//! One connection: the door, encryption, then request after request.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use super::reply::{Drip, Ending, Endless, Reply};
use super::request::{self, Unread};
use super::{Door, Service};

/// How long the other side may take for its handshake or its request.
const PATIENCE: Duration = Duration::from_secs(60);
/// Where an answer without end ends after all, so that a careless client cannot fill its memory for ever.
const ENDLESS_LIMIT: usize = 256 * 1024 * 1024;

/// A stream with a TCP connection at its bottom.
pub(super) trait Wire: AsyncRead + AsyncWrite + Unpin + Send {
    fn tcp(&self) -> &TcpStream;
}

impl Wire for TcpStream {
    fn tcp(&self) -> &TcpStream {
        self
    }
}

impl Wire for TlsStream<TcpStream> {
    fn tcp(&self) -> &TcpStream {
        self.get_ref().0
    }
}

/// Serves a connection to its end.
pub(super) async fn attend(stream: TcpStream, service: &Service) {
    // Small pieces are to leave when they are written; without it a drip would be slower than asked for.
    let _ = stream.set_nodelay(true);
    let door = match &service.gate {
        Some(gate) if !gate() => &Door::Reset,
        _ => &service.door,
    };
    match door {
        Door::Open => match &service.tls {
            None => serve(stream, service).await,
            Some(config) => {
                let handshake = TlsAcceptor::from(config.clone()).accept(stream);
                if let Ok(Ok(stream)) = timeout(PATIENCE, handshake).await {
                    serve(stream, service).await;
                }
            }
        },
        shut => turn_away(stream, shut).await,
    }
}

/// What happens at a door that is not open.
pub(super) async fn turn_away(mut stream: TcpStream, door: &Door) {
    match door {
        Door::Open => {}
        Door::Reset => {
            let _ = stream.set_zero_linger();
        }
        Door::Silent => drain(&mut stream).await,
        Door::Says(bytes) => {
            let mut first = [0; 4096];
            let _ = timeout(PATIENCE, stream.read(&mut first)).await;
            let _ = stream.write_all(bytes).await;
            let _ = stream.shutdown().await;
            let _ = timeout(PATIENCE, drain(&mut stream)).await;
        }
    }
}

async fn serve(mut stream: impl Wire, service: &Service) {
    let mut buffer = Vec::new();
    loop {
        let Ok(read) = timeout(PATIENCE, request::read(&mut stream, &mut buffer)).await else {
            return;
        };
        let (reply, head_only) = match read {
            Ok(request) => {
                service.log.note(&service.name, &request);
                ((service.handler)(&request), request.method == "HEAD")
            }
            Err(Unread::Gone) => return,
            Err(Unread::Refuse(status)) => {
                let mut reply = Reply::empty(status);
                reply.manner.ending = Ending::Close;
                (reply, false)
            }
        };
        if send(&mut stream, &reply, head_only).await.is_err() {
            return;
        }
        if reply.closes() {
            end(stream, reply.manner.ending).await;
            return;
        }
    }
}

pub(super) async fn send(stream: &mut impl Wire, reply: &Reply, head_only: bool) -> io::Result<()> {
    if !reply.manner.delay.is_zero() {
        sleep(reply.manner.delay).await;
    }
    match reply.manner.endless {
        Some(endless) => send_without_end(stream, reply, endless).await?,
        None => send_bytes(stream, &reply.bytes(head_only), reply.manner.drip).await?,
    }
    stream.flush().await
}

async fn send_bytes(stream: &mut impl Wire, bytes: &[u8], drip: Option<Drip>) -> io::Result<()> {
    let Some(Drip { bytes: size, every }) = drip else { return stream.write_all(bytes).await };
    for piece in bytes.chunks(size.max(1)) {
        stream.write_all(piece).await?;
        stream.flush().await?;
        sleep(every).await;
    }
    Ok(())
}

async fn send_without_end(
    stream: &mut impl Wire,
    reply: &Reply,
    endless: Endless,
) -> io::Result<()> {
    let mut head = reply.head();
    let filler: Vec<u8> = match endless {
        Endless::Headers => b"X-Filler: and another one, and another one\r\n".repeat(256),
        Endless::Body => {
            head.extend_from_slice(b"\r\n");
            if reply.body.is_empty() { vec![b'x'; 16 * 1024] } else { reply.body.clone() }
        }
    };
    stream.write_all(&head).await?;
    let mut sent = 0;
    while sent < ENDLESS_LIMIT {
        send_bytes(stream, &filler, reply.manner.drip).await?;
        sent += filler.len();
    }
    Err(io::Error::other("the answer without end ends here"))
}

pub(super) async fn end(mut stream: impl Wire, ending: Ending) {
    match ending {
        Ending::KeepOpen | Ending::Close => {
            let _ = stream.shutdown().await;
            // What still comes is read away: closing with unread bytes would turn the end into a reset.
            let _ = timeout(PATIENCE, drain(&mut stream)).await;
        }
        Ending::Reset => {
            let _ = stream.tcp().set_zero_linger();
        }
        Ending::Hang => drain(&mut stream).await,
    }
}

/// Reads until the other side is gone.
async fn drain(stream: &mut (impl AsyncRead + Unpin)) {
    let mut bytes = [0; 4096];
    while matches!(stream.read(&mut bytes).await, Ok(count) if count > 0) {}
}
