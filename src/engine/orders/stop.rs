//! Until somebody asks to stop: Ctrl-C, the system, or the end of standard input.

use std::io::{IsTerminal as _, Read as _};
use std::time::Duration;

use tokio::sync::oneshot;

/// How long a standard input that is closed from the start may take to show it.
const CLOSED_AT_ONCE: Duration = Duration::from_millis(100);

/// What may ask to stop.
pub(super) struct Stop {
    input: Option<oneshot::Receiver<()>>,
}

impl Stop {
    /// Begins to listen. A terminal ends by Ctrl-C and is not read (a program in the background would
    /// be stopped for that), and an input that is closed from the start (`</dev/null`) says nothing.
    pub(super) async fn listen() -> Self {
        if std::io::stdin().is_terminal() {
            return Self { input: None };
        }
        let (sender, mut closed) = oneshot::channel();
        let thread = std::thread::Builder::new().name("stdin".to_owned()).spawn(move || {
            let mut bytes = [0; 4096];
            let mut input = std::io::stdin().lock();
            while matches!(input.read(&mut bytes), Ok(count) if count > 0) {}
            // Nobody listens any more when the program ends for another reason.
            let _ = sender.send(());
        });
        if thread.is_err() || tokio::time::timeout(CLOSED_AT_ONCE, &mut closed).await.is_ok() {
            return Self { input: None };
        }
        Self { input: Some(closed) }
    }

    /// Waits until somebody asks.
    pub(super) async fn asked(self) {
        let closed = async {
            match self.input {
                Some(closed) => drop(closed.await),
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = closed => {}
            () = interrupted() => {}
            () = terminated() => {}
        }
    }
}

async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => drop(terminate.recv().await),
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
