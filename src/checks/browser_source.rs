//! Where checks learn which browsers this computer has.

use std::sync::{Arc, Mutex, PoisonError};

use crate::world::platform::browsers::{Browser, installed};

/// Where checks learn which browsers this computer has.
#[derive(Clone, Debug, Default)]
pub enum BrowserSource {
    /// They are not looked at, as with an endpoints file: the computer is not on trial.
    #[default]
    NotAsked,
    /// A scenario states them; none means that nothing can be read.
    Stated(Vec<Browser>),
    /// This computer's own.
    ThisComputer,
    /// Those of another source, noted when they are looked at.
    Noted(Box<Self>, BrowserNote),
}

/// What a look at the browsers brought back; none where nobody looked.
#[derive(Clone, Debug, Default)]
pub struct BrowserNote(Arc<Mutex<Option<Vec<Browser>>>>);

impl BrowserNote {
    /// What was seen. A look that did not end saw nothing.
    #[must_use]
    pub fn seen(&self) -> Option<Vec<Browser>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn write(&self, seen: Vec<Browser>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(seen);
    }
}

impl BrowserSource {
    /// The same, with what a look brings back noted. What is not to be looked at stays so.
    #[must_use]
    pub fn noting(self, note: BrowserNote) -> Self {
        match self {
            Self::NotAsked => Self::NotAsked,
            source => Self::Noted(Box::new(source), note),
        }
    }

    /// The browsers; none where nothing could be read or nothing is to be asked. On a thread of its own, for
    /// the system may take seconds.
    pub async fn look(&self) -> Vec<Browser> {
        match self {
            Self::NotAsked => Vec::new(),
            Self::Stated(browsers) => browsers.clone(),
            Self::ThisComputer => tokio::task::spawn_blocking(installed).await.unwrap_or_default(),
            Self::Noted(source, note) => {
                note.write(Vec::new());
                let seen = Box::pin(source.look()).await;
                note.write(seen.clone());
                seen
            }
        }
    }
}
