//! The check `partner.key-shape`: what copying and pasting did to the partner key. Offline.
//!
//! A partner key and an account's key are made of the same letters, so no shape tells them apart.

use crate::checks::vendor::shipengine::shape::{pasted, rules_out_a_try};
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{Declaration, Outcome, SlotUse};
use crate::domain::secret::Slot;

/// The check.
pub(super) struct Shape;

static DECLARATION: Declaration = Declaration {
    id: "partner.key-shape",
    vendor: "partner",
    inputs: &[],
    secrets: &[SlotUse { slot: Slot::ShipenginePartnerKey, service: None, required: true }],
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
        "pasted-look-alike-letters",
        "pasted-html-escaped",
        "pasted-empty",
    ],
    refusals: &[],
    needs: &[],
    limit_ms: 1_000,
    counts_as_sign_in: false,
};

impl Check for Shape {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(std::future::ready(look(context)))
    }
}

fn look(context: &Context<'_>) -> Outcome {
    let Some(credential) = context.credential(Slot::ShipenginePartnerKey) else {
        return Outcome::skipped("no-secret");
    };
    let findings = pasted(credential.secret());
    if findings.is_empty() {
        return Outcome::pass();
    }
    let blocks = rules_out_a_try(credential.secret());
    Outcome { blocks, ..Outcome::found(findings) }
}
