//! What a run met, for a replay: redacted before it is kept, in memory alone.

use std::sync::{Arc, Mutex, PoisonError};

use super::{Answer, Ask, Attempt, CertificateFacts, NetError, Network, TlsFault, Via};
use crate::domain::finding::{Stage, StageState};
use crate::domain::replay::{Body, Ended, Exchange, Failure, ProxyFault, Signed, listed_headers};
use crate::domain::secret::Origin;

/// The most exchanges of one run that are kept.
const EXCHANGES: usize = 100;

type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;
/// The product that a certificate names, where it is one that opens connections.
type Product = fn(&CertificateFacts) -> Option<&'static str>;

/// Writes down what every question of a run met.
#[derive(Clone)]
pub struct Tape {
    heard: Arc<Mutex<Vec<Exchange>>>,
    issuers: Arc<Mutex<Vec<String>>>,
    clock: Clock,
    product: Product,
}

/// What a question was, before it was sent.
pub(super) struct Asked {
    service: String,
    origin: Origin,
    method: String,
    path: String,
    token_at: Option<&'static str>,
}

impl Asked {
    pub(super) fn of(ask: &Ask) -> Self {
        Self {
            service: ask.service.to_owned(),
            origin: ask.origin.clone(),
            method: ask.method.to_owned(),
            path: format!("{}{}", ask.base, ask.path),
            token_at: ask.token_at,
        }
    }
}

impl Tape {
    /// An empty tape. `clock` is this computer's, in Unix seconds; `product` knows who opens connections.
    #[must_use]
    pub fn new(clock: Clock, product: Product) -> Self {
        Self { heard: Arc::default(), issuers: Arc::default(), clock, product }
    }

    /// What was met so far, in order.
    #[must_use]
    pub fn heard(&self) -> Vec<Exchange> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Writes down what a question met. What was never tried is not written down.
    pub(super) fn write(&self, asked: Asked, attempt: &Attempt, body_limit: usize) {
        let ended = match &attempt.result {
            Ok(answer) => self.answered(answer, asked.token_at, body_limit),
            Err(error) => match (at_proxy(error), failure(error)) {
                (None, Some(Failure::Silent)) if at_the_name(attempt) => {
                    Ended::Failed { why: Failure::NameSilent, sent: false }
                }
                (Some(fault), _) => Ended::AtProxy(fault),
                (None, Some(why)) => Ended::Failed { why, sent: attempt.sent },
                (None, None) => return,
            },
        };
        let shown = attempt.tls.as_ref().and_then(|tls| tls.certificate.as_ref());
        let exchange = Exchange {
            service: asked.service,
            origin: asked.origin,
            method: asked.method,
            path: asked.path,
            encryption: attempt.tls.as_ref().and_then(|tls| tls.version.clone()),
            ms: attempt.stages.iter().map(|stage| stage.ms).sum(),
            through_proxy: matches!(attempt.via, Via::Proxy(_)),
            leads: attempt.addresses.clone(),
            signed: shown.map(|certificate| self.signed(certificate)),
            ended,
        };
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        if heard.len() < EXCHANGES {
            heard.push(exchange);
        }
    }

    fn signed(&self, certificate: &CertificateFacts) -> Signed {
        let mut issuers = self.issuers.lock().unwrap_or_else(PoisonError::into_inner);
        let known = issuers.iter().position(|issuer| *issuer == certificate.issuer);
        let by = known.unwrap_or_else(|| {
            issuers.push(certificate.issuer.clone());
            issuers.len() - 1
        });
        Signed { public: !certificate.not_public, by, product: (self.product)(certificate) }
    }

    fn answered(
        &self,
        answer: &Answer,
        token_at: Option<&'static str>,
        body_limit: usize,
    ) -> Ended {
        Ended::Answered {
            status: answer.status,
            headers: listed_headers(&answer.headers),
            body: Body::kept(&answer.body, !answer.cut),
            longer_than: answer.cut.then_some(body_limit),
            token_at: token_at.filter(|_| answer.token.is_some()),
            date_off_s: answer.date.map(|date| date - (self.clock)()),
        }
    }
}

impl Network {
    /// The same, with what every question meets written down.
    #[must_use]
    pub fn with_tape(mut self, tape: Tape) -> Self {
        self.tape = Some(tape);
        self
    }
}

/// True where the look-up of the name is what did not end.
fn at_the_name(attempt: &Attempt) -> bool {
    let last = attempt.stages.last();
    last.is_some_and(|it| it.stage == Stage::Name && it.state == StageState::Failed)
}

fn at_proxy(error: &NetError) -> Option<ProxyFault> {
    match error {
        NetError::ProxyWantsSignIn { .. } => Some(ProxyFault::WantsSignIn),
        NetError::ProxyRefuses { status, .. } => Some(ProxyFault::Refuses(*status)),
        NetError::ProxyNotReached { why, .. } => failure(why).map(ProxyFault::NotReached),
        _ => None,
    }
}

fn failure(error: &NetError) -> Option<Failure> {
    Some(match error {
        NetError::NameNotFound(_) => Failure::NoName,
        NetError::Refused | NetError::Unreachable => Failure::Refused,
        NetError::Reset => Failure::Reset,
        NetError::Silent(_) | NetError::TooSlow(_) => Failure::Silent,
        NetError::Tls(fault) => match fault {
            TlsFault::Expired => Failure::Expired,
            TlsFault::NotYetValid => Failure::NotYetValid,
            TlsFault::WrongName => Failure::OtherName,
            TlsFault::Untrusted => Failure::Untrusted,
            TlsFault::TooOld => Failure::TlsTooOld,
            TlsFault::NotTls | TlsFault::Other(_) => Failure::NotTls,
        },
        // The words of the error tell the two apart; see `exchange`.
        NetError::Garbled(how) if how.contains("middle") => Failure::HalfAnswer,
        NetError::Garbled(_) => Failure::NotHttp,
        _ => return None,
    })
}
