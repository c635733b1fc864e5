//! What a check declares about itself before it runs.

use serde::Serialize;

use crate::domain::secret::Slot;

/// The stable id of a check, such as `shiprocket.login`.
pub type CheckId = &'static str;
/// The id of a service of the contract, such as `shiprocket`, or `store`.
pub type ServiceId = &'static str;

/// A value that a check needs and that is no secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Input {
    /// Its name on the command line and in guides.
    pub name: &'static str,
    /// True where the check cannot run without it.
    pub required: bool,
}

/// A secret that a check uses, and the service it goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SlotUse {
    /// The slot.
    pub slot: Slot,
    /// The service whose origin it is bound to; none where the value never leaves this computer.
    pub service: Option<ServiceId>,
    /// True where the check cannot run without it.
    pub required: bool,
}

/// One request that a check may send. Nothing else can leave through it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Sends {
    /// The service it goes to.
    pub service: ServiceId,
    /// The method.
    pub method: &'static str,
    /// The path, without a query.
    pub path: &'static str,
    /// What it carries beside the question: a text id (`sends-*`); none means nothing else.
    pub carries: Option<&'static str>,
}

/// Everything a check says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Declaration {
    /// The stable id.
    pub id: CheckId,
    /// The vendor's id, or `computer`.
    pub vendor: &'static str,
    /// Values it needs.
    pub inputs: &'static [Input],
    /// Secrets it uses.
    pub secrets: &'static [SlotUse],
    /// Everything it may send.
    pub sends: &'static [Sends],
    /// Every finding it can return.
    pub findings: &'static [&'static str],
    /// The findings which, when likely, mean that the secret itself was refused: it is remembered as such.
    pub refusals: &'static [&'static str],
    /// The checks that must not have failed before it can say anything.
    pub needs: &'static [CheckId],
    /// The limit on the whole run, in milliseconds.
    pub limit_ms: u64,
    /// True where a failure could count as a failed sign-in; then the guard is asked first.
    pub counts_as_sign_in: bool,
}
