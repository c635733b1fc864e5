//! What can go wrong on the way, as a closed list.

/// Why an exchange brought no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NetError {
    /// The endpoints file leaves this service out, so it is not contacted.
    #[error("the endpoints file names no address for “{0}”")]
    LeftOut(String),
    /// The check did not declare this request.
    #[error("{method} {path} is not declared by the check")]
    NotDeclared {
        /// The method.
        method: String,
        /// The path.
        path: String,
    },
    /// The secret belongs to another origin.
    #[error("this secret belongs to {belongs_to} and is not sent to {asked}")]
    OtherOrigin {
        /// Where it belongs.
        belongs_to: String,
        /// Where it should have gone.
        asked: String,
    },
    /// A secret would leave this computer in plain text.
    #[error("{0} is not encrypted, so no secret is sent there")]
    NotEncrypted(String),
    /// The value cannot be put into a request.
    #[error("the value has characters that cannot be sent in a header")]
    Unsendable,
    /// The name has no address.
    #[error("the name {0} was not found")]
    NameNotFound(String),
    /// Nothing listens there.
    #[error("the connection was refused")]
    Refused,
    /// There is no way to it.
    #[error("there is no way to that address")]
    Unreachable,
    /// The connection was cut.
    #[error("the connection was cut off")]
    Reset,
    /// Nothing came for too long.
    #[error("nothing came for {0} ms")]
    Silent(u64),
    /// It took too long altogether.
    #[error("it took longer than {0} ms altogether")]
    TooSlow(u64),
    /// Encryption could not be agreed on.
    #[error("encryption failed: {0}")]
    Tls(TlsFault),
    /// The proxy of this computer lets nobody through without a sign-in, and none is given to it.
    #[error("the proxy {proxy} wants a sign-in, and Refloat gives it none")]
    ProxyWantsSignIn {
        /// The proxy.
        proxy: String,
    },
    /// The proxy of this computer does not lead to the host.
    #[error("the proxy {proxy} answered {status} instead of leading on")]
    ProxyRefuses {
        /// The proxy.
        proxy: String,
        /// Its status: 4xx is a refusal, 5xx says that it found no way itself.
        status: u16,
    },
    /// The proxy of this computer is not there.
    #[error("the proxy {proxy} is not to be reached: {why}")]
    ProxyNotReached {
        /// The proxy.
        proxy: String,
        /// What happened on the way to it.
        why: Box<NetError>,
    },
    /// What came is no HTTP answer, or only a part of one.
    #[error("the answer is garbled: {0}")]
    Garbled(String),
}

/// What is said of an answer that began and did not end.
pub(super) const HALF: &str = "it ended in the middle";

impl NetError {
    /// True where an answer began and stopped in the middle.
    #[must_use]
    pub fn is_half_an_answer(&self) -> bool {
        matches!(self, Self::Garbled(why) if why == HALF)
    }
}

/// Why encryption could not be agreed on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TlsFault {
    /// The certificate has run out.
    #[error("the certificate has run out")]
    Expired,
    /// The certificate is not valid yet.
    #[error("the certificate is not valid yet")]
    NotYetValid,
    /// The certificate is for another name.
    #[error("the certificate is for another name")]
    WrongName,
    /// Nobody that this computer trusts has signed it.
    #[error("the certificate is signed by nobody that this computer trusts")]
    Untrusted,
    /// No version or cipher in common.
    #[error("the two sides have no version of encryption in common")]
    TooOld,
    /// What answers speaks no TLS.
    #[error("what answers there does not speak TLS")]
    NotTls,
    /// Something else.
    #[error("{0}")]
    Other(String),
}
