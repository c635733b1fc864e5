//! The proof: the same check, before and after, and whose account answered.

use super::result::seen;
use crate::domain::finding::{RunReport, Verdict};
use crate::domain::session::Session;
use crate::engine::core::Core;
use crate::engine::moment::Moment;
use crate::engine::view::{BeforeAfter, Side};

/// The run before this one, beside it; only where the check said no before.
pub(super) fn before_and_after(
    core: &Core,
    session: &Session,
    report: &RunReport,
    now: &Moment,
) -> Option<BeforeAfter> {
    let before = session.run_before(&report.check, report.run)?;
    let told = |run: &RunReport| !matches!(run.outcome.verdict, Verdict::Skipped);
    (told(before) && before.outcome.verdict != Verdict::Pass)
        .then(|| BeforeAfter { before: side(core, before, now), now: side(core, report, now) })
}

fn side(core: &Core, report: &RunReport, now: &Moment) -> Side {
    let words = &core.known.words;
    let finding = report.outcome.findings.first();
    let evidence = finding.map_or(&report.outcome.evidence, |finding| &finding.evidence);
    let said = evidence.iter().find(|evidence| evidence.label.ends_with(" says"));
    let said = match said {
        Some(evidence) => words.with("said", &[("text", evidence.text.clone().into())]),
        None => words.get(&format!("said-nothing-{}", report.outcome.verdict.word())),
    };
    let status = report.outcome.stages.iter().rev().find_map(|stage| {
        let status = stage.seen.split(' ').next()?;
        status.parse::<u16>().ok().map(|_| status.to_owned())
    });
    let ms = format!("{} ms", report.ms);
    Side {
        at: now.time_of(report.at),
        verdict: report.outcome.verdict,
        short: seen(core, report),
        said,
        numbers: status.map_or(ms.clone(), |status| format!("{status} · {ms}")),
    }
}

/// Whose account answered, in one line.
pub(super) fn identity(core: &Core, report: &RunReport) -> Option<String> {
    let identity = report.outcome.identity.as_ref()?;
    let parts = [&identity.name, &identity.email];
    let mut parts: Vec<String> = parts.into_iter().flatten().cloned().collect();
    if let Some(account) = &identity.account {
        parts.push(
            core.known.words.with("identity-account", &[("account", account.clone().into())]),
        );
    }
    (!parts.is_empty()).then(|| parts.join(" · "))
}
