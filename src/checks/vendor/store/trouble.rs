//! What it means when no answer came from a shop: its name, the connection, the encryption.

use crate::checks::judge::certificate_evidence;
use crate::checks::probe::interception::product;
use crate::checks::said::{evidence, net_error, said, tls_fault};
use crate::checks::{Context, StoreAddress};
use crate::domain::finding::Confidence::{Likely, Possible};
use crate::domain::finding::{Evidence, Finding, Stage, StageState};
use crate::world::net::{Attempt, CertificateFacts, NetError, TlsFault};

/// Words in the names of public authorities that sign through others: a server that shows no link to them
/// lacks a part of its chain.
const PUBLIC: &[&str] = &[
    "let's encrypt",
    "digicert",
    "sectigo",
    "globalsign",
    "godaddy",
    "google trust services",
    "amazon",
    "zerossl",
    "geotrust",
    "rapidssl",
    "thawte",
    "entrust",
    "ssl.com",
    "buypass",
    "comodo",
    "certum",
    "actalis",
];

/// What an error says, best first. `others_found` is true where this computer finds other names.
pub(in crate::checks) fn findings(
    context: &Context<'_>,
    store: &StoreAddress,
    attempt: &Attempt,
    error: &NetError,
    others_found: bool,
) -> Vec<Finding> {
    let seen = vec![evidence("connection", net_error(error))];
    let found = |id: &str, confidence| Finding::new(id, confidence, seen.clone());
    match error {
        // Where other names are found, it is this one that is missing.
        NetError::NameNotFound(_) if others_found => vec![found("store-name-not-found", Likely)],
        NetError::NameNotFound(_) => vec![found("store-name-not-found", Possible)],
        NetError::Tls(fault) => of_encryption(context, store, attempt, fault),
        NetError::Reset if attempt.sent => vec![found("store-cut-off", Likely)],
        NetError::Reset => vec![found("store-resets", Possible), found("store-silent", Possible)],
        NetError::Silent(_) | NetError::TooSlow(_) if broke_at_the_name(attempt) => {
            vec![found("store-name-silent", Possible), found("store-name-not-found", Possible)]
        }
        NetError::Silent(_) | NetError::TooSlow(_) => vec![found("store-silent", Likely)],
        NetError::Garbled(_) if error.is_half_an_answer() => vec![found("store-cut-off", Likely)],
        NetError::Garbled(_) => vec![found("store-garbled", Possible)],
        NetError::Unreachable => vec![found("store-refuses", Possible)],
        _ => vec![found("store-refuses", Likely)],
    }
}

fn broke_at_the_name(attempt: &Attempt) -> bool {
    let broke = |state| matches!(state, StageState::Failed | StageState::Running);
    attempt.stages.iter().any(|stage| stage.stage == Stage::Name && broke(stage.state))
}

fn of_encryption(
    context: &Context<'_>,
    store: &StoreAddress,
    attempt: &Attempt,
    fault: &TlsFault,
) -> Vec<Finding> {
    let mut seen = vec![evidence("encryption", tls_fault(fault))];
    seen.extend(attempt.tls.as_ref().map(certificate_evidence).unwrap_or_default());
    let certificate = attempt.tls.as_ref().and_then(|tls| tls.certificate.as_ref());
    let found = |id: &str, confidence| Finding::new(id, confidence, seen.clone());
    match fault {
        TlsFault::Expired => vec![found("store-tls-expired", Likely)],
        TlsFault::NotYetValid => vec![found("store-tls-not-yet-valid", Likely)],
        TlsFault::WrongName => other_name(store, certificate, &seen),
        TlsFault::TooOld => vec![found("store-tls-too-old", Likely)],
        TlsFault::NotTls => vec![found("store-no-tls", Likely)],
        TlsFault::Untrusted => untrusted(context, certificate, &seen),
        // What servers say that know nothing of the name that is asked for (RFC 6066, section 3).
        TlsFault::Other(why) if why.to_lowercase().contains("unrecogni") => {
            vec![found("store-other-server", Likely), found("store-tls-other-name", Possible)]
        }
        TlsFault::Other(why) if why.contains("alert") => {
            vec![found("store-tls-other-name", Possible), found("store-other-server", Possible)]
        }
        TlsFault::Other(_) => vec![found("store-garbled", Possible)],
    }
}

/// A certificate for another name. One that knows the name with or without `www` was issued for this shop;
/// one of somebody else's names may be shown by a server that no longer is the shop's.
fn other_name(
    store: &StoreAddress,
    certificate: Option<&CertificateFacts>,
    seen: &[Evidence],
) -> Vec<Finding> {
    let mut findings = vec![Finding::new("store-tls-other-name", Likely, seen.to_vec())];
    let bare = |name: &str| name.trim_start_matches("*.").trim_start_matches("www.").to_lowercase();
    let own = bare(store.origin.host());
    let related = |name: &String| {
        let name = bare(name);
        own.ends_with(&name) || name.ends_with(&own)
    };
    if let Some(certificate) = certificate
        && !certificate.names.is_empty()
        && !certificate.names.iter().any(related)
    {
        findings.push(Finding::new("store-other-server", Possible, seen.to_vec()));
    }
    findings
}

fn untrusted(
    context: &Context<'_>,
    certificate: Option<&CertificateFacts>,
    seen: &[Evidence],
) -> Vec<Finding> {
    let mut seen = seen.to_vec();
    let on_trial = context.world().computer_on_trial;
    if on_trial && certificate.is_some_and(|certificate| product(certificate).is_some()) {
        return vec![
            Finding::new("tls-intercepted", Likely, seen.clone()),
            Finding::new("store-tls-untrusted", Possible, seen),
        ];
    }
    if certificate.is_some_and(signed_itself) {
        return vec![Finding::new("store-tls-self-signed", Likely, seen)];
    }
    if certificate.is_some_and(is_of_public_authority) {
        seen.insert(0, evidence("chain", said("store-chain-incomplete", &[])));
    }
    vec![Finding::new("store-tls-untrusted", Likely, seen)]
}

/// True where the issuer bears the certificate's own name.
fn signed_itself(certificate: &CertificateFacts) -> bool {
    let issuer = certificate.issuer.to_lowercase();
    certificate.names.iter().any(|name| issuer.contains(&format!("cn={}", name.to_lowercase())))
}

fn is_of_public_authority(certificate: &CertificateFacts) -> bool {
    let issuer = certificate.issuer.to_lowercase().replace('’', "'");
    PUBLIC.iter().any(|name| issuer.contains(name))
}
