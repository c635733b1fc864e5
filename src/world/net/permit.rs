//! A check may send what it declared, and nothing else; what was sent is written down.

use std::sync::{Arc, Mutex, PoisonError};

use super::tape::Asked;
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
        let asked = Asked::of(&ask);
        let attempt = self.network.exchange(ask, self.ledger, &recorder).await;
        if let Some(tape) = &self.network.tape {
            tape.write(asked, &attempt, self.network.limits.body);
        }
        attempt
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::finding::Sends;
    use crate::domain::secret::Origin;
    use crate::world::net::Endpoints;

    static DECLARED: Declaration = Declaration {
        id: "test.read",
        vendor: "test",
        inputs: &[],
        secrets: &[],
        sends: &[Sends { service: "shiprocket", method: "GET", path: "/v1/read", carries: None }],
        findings: &[],
        refusals: &[],
        needs: &[],
        limit_ms: 1_000,
        counts_as_sign_in: false,
    };

    #[tokio::test]
    async fn what_was_not_declared_never_leaves() {
        let network = Network::loopback(Endpoints::default()).expect("an empty network");
        let ledger = Ledger::default();
        let permit = Permit::new(&network, &DECLARED, &ledger);
        let origin = Origin::https("apiv2.shiprocket.in");
        let read = Ask::get("shiprocket", origin, "/v1/read");
        let write = Ask { method: "POST", ..read.clone() };
        let elsewhere = Ask { path: "/v1/orders".to_owned(), ..read.clone() };
        let other = Ask { service: "ups", ..read.clone() };
        for ask in [write, elsewhere, other] {
            let attempt = permit.send(ask, None).await;
            assert!(matches!(attempt.result, Err(NetError::NotDeclared { .. })), "{attempt:?}");
            assert!(!attempt.sent);
        }
        // What was declared gets as far as the endpoints file lets it.
        let attempt = permit.send(read, None).await;
        assert!(matches!(attempt.result, Err(NetError::LeftOut(_))), "{attempt:?}");
        assert!(ledger.entries().is_empty());
    }
}
