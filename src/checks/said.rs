//! Evidence in words: what a merchant or a support person reads of what was seen, from the texts.

use std::sync::OnceLock;

use crate::domain::finding::Evidence;
use crate::domain::text::{Argument, Language, Words, visible};
use crate::world::net::{NetError, TlsFault};
use crate::world::platform::Decider;

/// Characters of a value from outside that are shown.
const SHOWN: usize = 200;

/// A text of the interface, with values.
pub(super) fn said(id: &str, arguments: &[Argument<'_>]) -> String {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| Words::new(Language::default())).with(id, arguments)
}

/// A piece of evidence whose label stands in the texts.
pub(super) fn evidence(label: &str, text: impl Into<String>) -> Evidence {
    Evidence::new(said(&format!("seen-{label}"), &[]), text)
}

/// Why an exchange brought no answer.
pub(super) fn net_error(error: &NetError) -> String {
    let shown = |text: &str| visible(text, SHOWN);
    match error {
        NetError::NameNotFound(name) => said("net-name-not-found", &[("name", shown(name).into())]),
        NetError::Refused => said("net-refused", &[]),
        NetError::Unreachable => said("net-unreachable", &[]),
        NetError::Reset => said("net-reset", &[]),
        NetError::Silent(ms) => said("net-silent", &[("seconds", seconds(*ms).into())]),
        NetError::TooSlow(ms) => said("net-too-slow", &[("seconds", seconds(*ms).into())]),
        NetError::Tls(fault) => tls_fault(fault),
        NetError::ProxyWantsSignIn { proxy } => {
            said("net-proxy-wants-sign-in", &[("proxy", shown(proxy).into())])
        }
        NetError::ProxyRefuses { proxy, status } => said(
            "net-proxy-refuses",
            &[("proxy", shown(proxy).into()), ("status", status.to_string().into())],
        ),
        NetError::ProxyNotReached { proxy, why } => said(
            "net-proxy-not-reached",
            &[("proxy", shown(proxy).into()), ("why", shown(&why.to_string()).into())],
        ),
        NetError::LeftOut(_)
        | NetError::NotDeclared { .. }
        | NetError::OtherOrigin { .. }
        | NetError::NotEncrypted(_)
        | NetError::Unsendable
        | NetError::Garbled(_) => shown(&error.to_string()),
    }
}

/// Why encryption could not be agreed on.
pub(super) fn tls_fault(fault: &TlsFault) -> String {
    match fault {
        TlsFault::Expired => said("tls-expired", &[]),
        TlsFault::NotYetValid => said("tls-not-yet-valid", &[]),
        TlsFault::WrongName => said("tls-wrong-name", &[]),
        TlsFault::Untrusted => said("tls-untrusted", &[]),
        TlsFault::TooOld => said("tls-too-old-for-both", &[]),
        TlsFault::NotTls => said("tls-not-spoken", &[]),
        TlsFault::Other(text) => visible(text, SHOWN),
    }
}

/// What decides the way out and cannot be followed.
pub(super) fn decider(decider: &Decider) -> String {
    match decider {
        Decider::Script(Some(host)) => {
            said("net-proxy-script", &[("host", visible(host, SHOWN).into())])
        }
        Decider::Script(None) => said("net-proxy-script-unknown", &[]),
        Decider::OtherKind(host) => {
            said("net-proxy-other", &[("host", visible(host, SHOWN).into())])
        }
        Decider::Detection => said("net-proxy-detects", &[]),
    }
}

fn seconds(ms: u64) -> String {
    let tenths = ms.div_ceil(100);
    if tenths.is_multiple_of(10) {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}
