//! A check may send what it declared, and nothing else; what was sent is written down.

use std::sync::{Arc, Mutex, PoisonError};

use super::{Ask, Attempt, NetError, Network, OnStage, Recorder};
use crate::domain::finding::{Declaration, Sent};

/// Everything that was sent in a run.
#[derive(Clone, Default)]
pub struct Ledger(Arc<Mutex<Vec<Sent>>>);

impl Ledger {
    /// Writes down a request that is about to leave.
    pub fn write(&self, sent: Sent) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(sent);
    }

    /// What was sent so far.
    #[must_use]
    pub fn entries(&self) -> Vec<Sent> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The right of one check to send its declared requests.
pub struct Permit<'a> {
    network: &'a Network,
    declaration: &'a Declaration,
    ledger: &'a Ledger,
}

impl<'a> Permit<'a> {
    /// The right of this check, on this network.
    #[must_use]
    pub fn new(network: &'a Network, declaration: &'a Declaration, ledger: &'a Ledger) -> Self {
        Self { network, declaration, ledger }
    }

    /// Sends a declared request and waits for the answer, within the limits.
    pub async fn send(&self, ask: Ask, on_stage: Option<OnStage>) -> Attempt {
        let recorder = Recorder::new(on_stage);
        if let Err(error) = self.declared(&ask) {
            return Attempt::failed(error, &recorder);
        }
        self.network.exchange(ask, self.ledger, &recorder).await
    }

    fn declared(&self, ask: &Ask) -> Result<(), NetError> {
        let declared = self.declaration.sends.iter().any(|sends| {
            sends.service == ask.service && sends.method == ask.method && sends.path == ask.path
        });
        if declared {
            Ok(())
        } else {
            Err(NetError::NotDeclared { method: ask.method.to_owned(), path: ask.path.clone() })
        }
    }
}
