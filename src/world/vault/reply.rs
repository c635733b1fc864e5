//! An answer that comes later.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::sync::oneshot;

use super::VaultError;

/// The answer to a request: await it, poll it, or wait for it on a thread that may block. Dropping it gives
/// up the answer; the keyring call goes on by itself.
#[derive(Debug)]
pub struct Reply<T>(oneshot::Receiver<Result<T, VaultError>>);

pub(super) type ReplySender<T> = oneshot::Sender<Result<T, VaultError>>;

impl<T> Reply<T> {
    pub(super) fn pair() -> (ReplySender<T>, Self) {
        let (sender, receiver) = oneshot::channel();
        (sender, Self(receiver))
    }

    /// The answer, if it is there. Once taken, the reply is spent.
    pub fn try_take(&mut self) -> Option<Result<T, VaultError>> {
        match self.0.try_recv() {
            Ok(answer) => Some(answer),
            Err(oneshot::error::TryRecvError::Empty) => None,
            Err(oneshot::error::TryRecvError::Closed) => Some(Err(VaultError::Stopped)),
        }
    }

    /// Waits for the answer, for as long as the person takes. Not for a thread that draws or runs tasks:
    /// the latter panics.
    ///
    /// # Errors
    /// What the vault answers.
    pub fn wait(self) -> Result<T, VaultError> {
        self.0.blocking_recv().unwrap_or(Err(VaultError::Stopped))
    }
}

impl<T> Future for Reply<T> {
    type Output = Result<T, VaultError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0).poll(context).map(|answer| answer.unwrap_or(Err(VaultError::Stopped)))
    }
}
