//! Where checks learn which browsers this computer has.

use crate::world::platform::browsers::{Browser, installed};

/// Where checks learn which browsers this computer has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum BrowserSource {
    /// They are not looked at, as with an endpoints file: the computer is not on trial.
    #[default]
    NotAsked,
    /// A scenario states them; none means that nothing can be read.
    Stated(Vec<Browser>),
    /// This computer's own.
    ThisComputer,
}

impl BrowserSource {
    /// The browsers; none where nothing could be read or nothing is to be asked. On a thread of its own, for
    /// the system may take seconds.
    pub async fn look(&self) -> Vec<Browser> {
        match self {
            Self::NotAsked => Vec::new(),
            Self::Stated(browsers) => browsers.clone(),
            Self::ThisComputer => tokio::task::spawn_blocking(installed).await.unwrap_or_default(),
        }
    }
}
