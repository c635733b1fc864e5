//! The check `shiprocket.password-shape`: what copying and pasting did to e-mail and password. Offline.

use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{Confidence, Declaration, Evidence, Finding, Input, Outcome, SlotUse};
use crate::domain::secret::Slot;
use crate::domain::secret::shapes::{self, PasteMistake};

/// The check.
pub(super) struct Shape;

static DECLARATION: Declaration = Declaration {
    id: "shiprocket.password-shape",
    vendor: "shiprocket",
    inputs: &[Input { name: "email", required: false }],
    secrets: &[SlotUse { slot: Slot::ShiprocketPassword, service: None, required: true }],
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
        "pasted-email-shape",
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
    let Some(credential) = context.credential(Slot::ShiprocketPassword) else {
        return Outcome::skipped("no-secret");
    };
    let email = context.value("email").unwrap_or_default();
    let mistakes = shapes::pair_mistakes(email, credential.secret());
    let mut findings: Vec<Finding> = mistakes.iter().map(|mistake| finding(*mistake)).collect();
    let trimmed = shapes::trim(email);
    if !email.is_empty() && !shapes::is_email(trimmed) {
        let seen = vec![Evidence::new("e-mail", "it is not of the form name@host")];
        findings.push(Finding::new("pasted-email-shape", Confidence::Likely, seen));
    } else if email != trimmed {
        let seen = vec![Evidence::new("e-mail", "space around it")];
        findings.push(Finding::new("pasted-space-around", Confidence::Likely, seen));
    }
    if findings.is_empty() {
        return Outcome::pass();
    }
    let mut outcome = Outcome::found(findings);
    // A value that may be right after all is still tried, trimmed; one that cannot be is not.
    outcome.blocks = mistakes.iter().any(|mistake| mistake.rules_out_a_try())
        || !email.is_empty() && !shapes::is_email(trimmed);
    outcome
}

fn finding(mistake: PasteMistake) -> Finding {
    // A space can belong to a password; what a password that Shiprocket generates never has is likely.
    let confidence = match mistake {
        PasteMistake::SpaceInside => Confidence::Possible,
        _ => Confidence::Likely,
    };
    let seen = Evidence::new("password", mistake.seen());
    Finding::new(mistake.finding(), confidence, vec![seen])
}
