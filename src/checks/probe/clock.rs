//! Is this computer's clock right? Blamed only where two independent hosts agree.

use std::sync::LazyLock;

use super::online::PROBE;
use crate::checks::said::said;
use crate::checks::vendor;
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{
    Confidence, Declaration, Evidence, Exclusion, Fact, FactKind, Finding, Outcome, Sends, Verdict,
};

/// Seconds by which two hosts may differ and still agree.
const AGREE: i64 = 30;
/// Seconds above which the clock is blamed.
const BLAME: i64 = 300;
/// Seconds above which a look is worth it.
const WARN: i64 = 120;

/// The check `computer.clock`.
pub(super) struct Clock;

/// Two hosts of nobody, and of each vendor one.
static SENDS: LazyLock<Vec<Sends>> = LazyLock::new(|| {
    let vendors = vendor::ALL.iter().filter_map(|vendor| Some((vendor.clock?, "/")));
    let hosts = [("time", "/"), ("internet", PROBE)].into_iter().chain(vendors);
    hosts.map(|(service, path)| Sends { service, method: "GET", path, carries: None }).collect()
});

static DECLARATION: LazyLock<Declaration> = LazyLock::new(|| Declaration {
    id: "computer.clock",
    vendor: "computer",
    inputs: &[],
    secrets: &[],
    sends: &SENDS,
    findings: &["local-clock-wrong", "local-clock-off"],
    refusals: &[],
    needs: &[],
    limit_ms: 16_000,
    counts_as_sign_in: false,
});

impl Check for Clock {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let mut offsets = Vec::new();
    let (time, internet) =
        tokio::join!(offset(context, "time", "/"), offset(context, "internet", PROBE));
    offsets.extend(time);
    offsets.extend(internet);
    // A third opinion only where two are not to be had, and only of a host that is asked anyway.
    for vendor in vendor::ALL.iter().filter(|vendor| context.names_vendor(vendor.id)) {
        if offsets.len() < 2
            && let Some(service) = vendor.clock
        {
            offsets.extend(offset(context, service, "/").await);
        }
    }
    let outcome = judge(&offsets);
    // One host alone may be wrong itself.
    if let [(_, seconds), _, ..] = offsets[..]
        && outcome.verdict != Verdict::Skipped
    {
        context.note(Fact::new(FactKind::ClockOff, "computer", seconds.to_string()));
    }
    outcome
}

/// How many seconds this computer is ahead of a host.
async fn offset(
    context: &Context<'_>,
    service: &'static str,
    path: &'static str,
) -> Option<(&'static str, i64)> {
    let attempt = context.look(service, path).await;
    let date = attempt.result.as_ref().ok()?.date?;
    Some((service, context.now() - date))
}

fn judge(offsets: &[(&'static str, i64)]) -> Outcome {
    let [(first, a), (second, b), ..] = offsets else {
        return Outcome::skipped("one-clock");
    };
    let evidence = vec![
        Evidence::new(*first, format!("this computer is {a} s ahead")),
        Evidence::new(*second, format!("this computer is {b} s ahead")),
    ];
    if (a - b).abs() > AGREE {
        return Outcome::skipped("clocks-disagree").with_evidence(evidence);
    }
    let off = a.abs().min(b.abs());
    if off > BLAME {
        let agree =
            said("clock-two-agree", &[("first", (*first).into()), ("second", (*second).into())]);
        let excludes = vec![Exclusion::new("server-clock-wrong", agree)];
        return Outcome::found(vec![Finding::certain("local-clock-wrong", evidence, excludes)]);
    }
    if off > WARN {
        let finding = Finding::new("local-clock-off", Confidence::Possible, evidence);
        return Outcome { verdict: Verdict::Warn, ..Outcome::found(vec![finding]) };
    }
    Outcome::pass().with_evidence(evidence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blamed_only_where_two_hosts_agree() {
        for (a, b, verdict) in [
            (0, 10, Verdict::Pass),
            (121, 125, Verdict::Warn),
            (-301, -305, Verdict::Fail),
            (600, 620, Verdict::Fail),
            (600, 0, Verdict::Skipped),
        ] {
            assert_eq!(judge(&[("time", a), ("internet", b)]).verdict, verdict, "{a} {b}");
        }
        assert_eq!(judge(&[("time", 900)]).verdict, Verdict::Skipped);
    }
}
