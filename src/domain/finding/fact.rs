//! What a run saw that can change without anybody saying so: an address, a certificate, a version.

use serde::{Deserialize, Serialize};

/// What kind of thing was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactKind {
    /// The addresses that a name leads to, in order, separated by a comma.
    Address,
    /// Who signed the certificate.
    CertificateIssuer,
    /// The names that the certificate is for.
    CertificateNames,
    /// Until when the certificate is valid, `YYYY-MM-DD`.
    CertificateUntil,
    /// The version of the encryption.
    TlsVersion,
    /// Where an answer leads elsewhere; empty where it does not.
    Redirect,
    /// The program that answered, as it names itself.
    Server,
    /// The version of a plug-in or extension.
    Version,
    /// How many seconds this computer's clock is ahead.
    ClockOff,
    /// Whose account answered.
    Account,
    /// The proxy that the system names.
    Proxy,
    /// A browser and its version.
    Browser,
    /// The secret itself, known by its mark only.
    Key,
}

impl FactKind {
    /// The id in the texts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::CertificateIssuer => "certificate-issuer",
            Self::CertificateNames => "certificate-names",
            Self::CertificateUntil => "certificate-until",
            Self::TlsVersion => "tls-version",
            Self::Redirect => "redirect",
            Self::Server => "server",
            Self::Version => "version",
            Self::ClockOff => "clock-off",
            Self::Account => "account",
            Self::Proxy => "proxy",
            Self::Browser => "browser",
            Self::Key => "key",
        }
    }
}

/// One thing that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// What kind of thing.
    pub kind: FactKind,
    /// What it is about.
    pub about: String,
    /// What was seen when it worked; none where nothing was, or where it is not to be told.
    pub before: Option<String>,
    /// What is seen now; none where it is gone, or where it is not to be told.
    pub now: Option<String>,
}

/// What changed since a check last went well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Since {
    /// When it last went well, in Unix seconds.
    pub at: i64,
    /// What is not as it was, the likeliest culprit first.
    pub changes: Vec<Changed>,
}

/// One thing that was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What kind of thing.
    pub kind: FactKind,
    /// What it is about: a host, a plug-in, a slot.
    pub about: String,
    /// What was seen.
    pub value: String,
}

impl Fact {
    /// One thing that was seen.
    pub fn new(kind: FactKind, about: impl Into<String>, value: impl Into<String>) -> Self {
        Self { kind, about: about.into(), value: value.into() }
    }
}
