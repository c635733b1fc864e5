//! A server that does what it is told, however wrong that is.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

/// Where a flood ends after all.
const FLOOD: usize = 256 * 1024 * 1024;

/// What is done on a connection, one after the other.
#[derive(Clone, Debug)]
pub enum Act {
    /// Whatever comes first is read.
    Read,
    /// These bytes go out.
    Say(Vec<u8>),
    /// These bytes go out in pieces, with a pause after each.
    Drip(Vec<u8>, usize),
    /// These bytes go out again and again.
    Flood(Vec<u8>),
    /// Nothing, until the other side is gone.
    Hang,
    /// The connection is reset.
    Reset,
}

/// Who speaks first, and in what.
#[derive(Clone)]
pub enum Manner {
    /// Plain text.
    Plain,
    /// The bytes stand where TLS should be.
    InPlaceOfTls,
    /// Real TLS with this configuration.
    Tls(Arc<rustls::ServerConfig>),
}

/// A server that means no good.
pub struct Hostile {
    /// Its name in the table.
    pub name: &'static str,
    /// How it speaks.
    pub manner: Manner,
    /// What it does.
    pub acts: Vec<Act>,
    /// The checks that may call this well all the same.
    pub well: &'static [&'static str],
}

/// The server on a port.
pub struct Running {
    pub address: SocketAddr,
    pub speaks_tls: bool,
    sent: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl Running {
    pub async fn start(hostile: Arc<Hostile>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let speaks_tls = !matches!(hostile.manner, Manner::Plain);
        let sent = Arc::new(AtomicUsize::new(0));
        let most = Arc::clone(&sent);
        let task = tokio::spawn(async move {
            let mut connections = tokio::task::JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let (hostile, most) = (Arc::clone(&hostile), Arc::clone(&most));
                connections.spawn(async move {
                    let sent = attend(stream, &hostile).await;
                    most.fetch_max(sent, Ordering::Relaxed);
                });
            }
        });
        Self { address, speaks_tls, sent, task }
    }

    /// The most bytes that one connection took.
    pub fn sent(&self) -> usize {
        self.sent.load(Ordering::Relaxed)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn attend(stream: TcpStream, hostile: &Hostile) -> usize {
    let _ = stream.set_nodelay(true);
    match &hostile.manner {
        Manner::Plain | Manner::InPlaceOfTls => {
            if matches!(hostile.acts.last(), Some(Act::Reset)) {
                let _ = stream.set_zero_linger();
            }
            play(stream, &hostile.acts).await
        }
        Manner::Tls(config) => match TlsAcceptor::from(Arc::clone(config)).accept(stream).await {
            Ok(stream) => play(stream, &hostile.acts).await,
            Err(_) => 0,
        },
    }
}

async fn play(mut stream: impl AsyncRead + AsyncWrite + Unpin, acts: &[Act]) -> usize {
    let mut sent = 0;
    for act in acts {
        match act {
            Act::Read => {
                let mut first = [0; 8192];
                let _ = stream.read(&mut first).await;
            }
            Act::Say(bytes) => {
                if stream.write_all(bytes).await.is_err() {
                    return sent;
                }
                sent += bytes.len();
            }
            Act::Drip(bytes, piece) => {
                for piece in bytes.chunks(*piece) {
                    if stream.write_all(piece).await.is_err() || stream.flush().await.is_err() {
                        return sent;
                    }
                    sent += piece.len();
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            }
            Act::Flood(piece) => {
                while sent < FLOOD {
                    if stream.write_all(piece).await.is_err() {
                        return sent;
                    }
                    sent += piece.len();
                }
            }
            Act::Hang => {
                let mut rest = [0; 4096];
                while matches!(stream.read(&mut rest).await, Ok(count) if count > 0) {}
            }
            Act::Reset => return sent,
        }
        let _ = stream.flush().await;
    }
    let _ = stream.shutdown().await;
    sent
}
