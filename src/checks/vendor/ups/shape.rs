//! The check `ups.key-shape`: what copying and pasting did to client ID and secret. Offline.

use super::facts::KEYS;
use crate::checks::vendor::key_pair::{self, Pair};
use crate::checks::{Check, CheckFuture, Context, Setup};
use crate::domain::finding::{Confidence, Declaration, SlotUse};
use crate::domain::secret::Slot;
use crate::domain::secret::carriers::{CarrierLook, ups_look, ups_swapped};

/// The check.
pub(super) struct Shape;

static DECLARATION: Declaration = Declaration {
    id: "ups.key-shape",
    vendor: "ups",
    inputs: &[],
    secrets: &[
        SlotUse { slot: Slot::UpsClientId, service: None, required: true },
        SlotUse { slot: Slot::UpsClientSecret, service: None, required: false },
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
        "ups-login-in-key-box",
        "ups-access-key-pasted",
        "ups-account-number-in-key-box",
        "ups-id-secret-swapped",
    ],
    refusals: &[],
    needs: &[],
    limit_ms: 1_000,
    counts_as_sign_in: false,
};

/// The two boxes, as UPS names them.
pub(super) const PAIR: Pair = Pair {
    name: (Slot::UpsClientId, "client ID"),
    secret: (Slot::UpsClientSecret, "client secret"),
    look: ups_look,
    finding,
    swapped: (ups_swapped, "ups-id-secret-swapped"),
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

/// No shape proves anything before UPS has answered, an e-mail address aside: that is never a client ID.
fn finding(look: CarrierLook) -> Option<(&'static str, Confidence)> {
    match look {
        CarrierLook::Email => Some(("ups-login-in-key-box", Confidence::Likely)),
        CarrierLook::UserName => Some(("ups-login-in-key-box", Confidence::Possible)),
        CarrierLook::UpsAccessKey => Some(("ups-access-key-pasted", Confidence::Possible)),
        CarrierLook::UpsAccountNumber => {
            Some(("ups-account-number-in-key-box", Confidence::Possible))
        }
        CarrierLook::WebToolsUser | CarrierLook::UspsNumber => None,
    }
}
