//! The check `usps.path`: the way to the server of USPS.

use super::facts::{DOMAIN, KEYS, SERVICE};
use crate::checks::judge::PATH_FINDINGS;
use crate::checks::probe::path;
use crate::checks::vendor::front;
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{CheckId, Declaration, Sends};

/// The check.
pub(super) struct Path;

static DECLARATION: Declaration = Declaration {
    id: "usps.path",
    vendor: "usps",
    inputs: &[],
    secrets: &[],
    sends: &[Sends { service: SERVICE, method: "GET", path: "/", carries: None }],
    findings: PATH_FINDINGS,
    refusals: &[],
    needs: &[],
    limit_ms: 16_000,
    counts_as_sign_in: false,
};

impl Check for Path {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn along(&self) -> &'static [CheckId] {
        path::ALONG
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(front::look(context, SERVICE, DOMAIN, KEYS))
    }
}
