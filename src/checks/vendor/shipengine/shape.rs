//! The check `shipengine.key-shape`: what copying and pasting did to the key. Offline.

use crate::checks::said::{evidence, said};
use crate::checks::{Check, CheckFuture, Context, Setup};
use crate::domain::finding::{Confidence, Declaration, Finding, Outcome, SlotUse};
use crate::domain::secret::shapes::{self, PasteMistake};
use crate::domain::secret::shipengine::{ShipengineLook, shipengine_look};
use crate::domain::secret::{Secret, Slot};

/// The check.
pub(super) struct Shape;

static DECLARATION: Declaration = Declaration {
    id: "shipengine.key-shape",
    vendor: "shipengine",
    inputs: &[],
    secrets: &[SlotUse { slot: Slot::ShipengineKey, service: None, required: true }],
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
        "shipengine-v1-key",
        "shipengine-other-vendors-key",
        "shipengine-sandbox-key",
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

    fn applies(&self, setup: &Setup) -> bool {
        super::is_asked_for(setup)
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(std::future::ready(look(context)))
    }
}

fn look(context: &Context<'_>) -> Outcome {
    let Some(credential) = context.credential(Slot::ShipengineKey) else {
        return Outcome::skipped("no-secret");
    };
    let mut findings = pasted(credential.secret());
    let blocks = rules_out_a_try(credential.secret());
    if findings.is_empty() {
        findings.extend(odd(credential.secret()));
    }
    if findings.is_empty() {
        return Outcome::pass();
    }
    Outcome { blocks, ..Outcome::found(findings) }
}

/// What copying left in a key. A key holds no space, so one inside is likely a mistake too.
pub(in crate::checks::vendor) fn pasted(key: &Secret) -> Vec<Finding> {
    let finding = |mistake: PasteMistake| {
        let seen = evidence("key", mistake.seen());
        Finding::new(mistake.finding(), Confidence::Likely, vec![seen])
    };
    shapes::paste_mistakes(key).into_iter().map(finding).collect()
}

/// True where the value cannot be the key.
pub(in crate::checks::vendor) fn rules_out_a_try(key: &Secret) -> bool {
    shapes::paste_mistakes(key).iter().any(|mistake| mistake.rules_out_a_try())
}

/// A shape is no proof: the vendor changes them, and its answer decides.
fn odd(key: &Secret) -> Option<Finding> {
    let (id, word) = match shipengine_look(key)? {
        ShipengineLook::Sandbox => ("shipengine-sandbox-key", "key-look-test"),
        ShipengineLook::OlderApi => ("shipengine-v1-key", "key-look-older-api"),
        ShipengineLook::OtherService => ("shipengine-other-vendors-key", "key-look-other-service"),
    };
    let seen = evidence("key", said(word, &[]));
    Some(Finding::new(id, Confidence::Possible, vec![seen]))
}
