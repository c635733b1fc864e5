//! The check `usps.key-shape`: what copying and pasting did to consumer key and secret. Offline.

use super::facts::KEYS;
use crate::checks::vendor::key_pair::{self, Pair};
use crate::checks::{Check, CheckFuture, Context, Setup};
use crate::domain::finding::{Confidence, Declaration, SlotUse};
use crate::domain::secret::Slot;
use crate::domain::secret::carriers::{CarrierLook, usps_look, usps_swapped};

/// The check.
pub(super) struct Shape;

static DECLARATION: Declaration = Declaration {
    id: "usps.key-shape",
    vendor: "usps",
    inputs: &[],
    secrets: &[
        SlotUse { slot: Slot::UspsClientId, service: None, required: true },
        SlotUse { slot: Slot::UspsClientSecret, service: None, required: false },
    ],
    sends: &[],
    findings: &[
        "pasted-space-around",
        "pasted-line-break",
        "pasted-space-inside",
        "pasted-non-breaking-space",
        "pasted-invisible-character",
        "pasted-smart-quotes",
        "pasted-masked-display",
        "pasted-header-prefix",
        "pasted-quotes-around",
        "pasted-cut-off",
        "pasted-same-in-both",
        "pasted-look-alike-letters",
        "pasted-html-escaped",
        "pasted-empty",
        "usps-login-in-key-box",
        "usps-webtools-user-pasted",
        "usps-number-in-key-box",
        "usps-key-secret-swapped",
    ],
    refusals: &[],
    needs: &[],
    limit_ms: 1_000,
    counts_as_sign_in: false,
};

/// The two boxes, as USPS names them.
pub(super) const PAIR: Pair = Pair {
    name: (Slot::UspsClientId, "consumer key"),
    secret: (Slot::UspsClientSecret, "consumer secret"),
    look: usps_look,
    finding,
    swapped: (usps_swapped, "usps-key-secret-swapped"),
};

impl Check for Shape {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn applies(&self, setup: &Setup) -> bool {
        KEYS.iter().any(|slot| setup.secrets.contains_key(slot))
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(std::future::ready(key_pair::look(context, &PAIR)))
    }
}

/// No shape proves anything before USPS has answered, an e-mail address aside: that is never a key.
fn finding(look: CarrierLook) -> Option<(&'static str, Confidence)> {
    match look {
        CarrierLook::Email => Some(("usps-login-in-key-box", Confidence::Likely)),
        CarrierLook::UserName => Some(("usps-login-in-key-box", Confidence::Possible)),
        CarrierLook::WebToolsUser => Some(("usps-webtools-user-pasted", Confidence::Possible)),
        CarrierLook::UspsNumber => Some(("usps-number-in-key-box", Confidence::Possible)),
        CarrierLook::UpsAccessKey | CarrierLook::UpsAccountNumber => None,
    }
}
