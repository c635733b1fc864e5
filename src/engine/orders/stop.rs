//! Until somebody asks to stop: Ctrl-C, the system, or the end of standard input.

use std::io::{IsTerminal as _, Read as _};
use std::time::Duration;

use tokio::sync::oneshot;

/// How long a standard input that is closed from the start may take to show it.
const CLOSED_AT_ONCE: Duration = Duration::from_millis(100);

/// What may ask to stop. It listens from its beginning on, so that nothing is missed.
pub(super) struct Stop {
    input: Option<oneshot::Receiver<()>>,
    signals: Signals,
}

impl Stop {
    /// Begins to listen. A terminal ends by Ctrl-C and is not read (a program in the background would
    /// be stopped for that), and an input that is closed from the start (`</dev/null`) says nothing.
    ///
    /// # Errors
    /// The system does not let the program listen to its signals.
    pub(super) async fn listen() -> std::io::Result<Self> {
        let signals = Signals::listen()?;
        if std::io::stdin().is_terminal() {
            return Ok(Self { input: None, signals });
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
            return Ok(Self { input: None, signals });
        }
        Ok(Self { input: Some(closed), signals })
    }

    /// Waits until somebody asks.
    pub(super) async fn asked(mut self) {
        let closed = async {
            match self.input {
                // An error means that the thread has ended, and so has the input.
                Some(closed) => drop(closed.await),
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = closed => {}
            () = self.signals.asked() => {}
        }
    }
}

#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn listen() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    async fn asked(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(windows)]
struct Signals {
    interrupt: tokio::signal::windows::CtrlC,
    close: tokio::signal::windows::CtrlClose,
}

#[cfg(windows)]
impl Signals {
    fn listen() -> std::io::Result<Self> {
        use tokio::signal::windows::{ctrl_c, ctrl_close};
        Ok(Self { interrupt: ctrl_c()?, close: ctrl_close()? })
    }

    async fn asked(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.close.recv() => {}
        }
    }
}
