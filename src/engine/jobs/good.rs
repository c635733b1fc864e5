//! Remembers what went well, and says what changed since.

use crate::checks::Setup;
use crate::domain::diagnose::{GoodRun, KeyMark, since};
use crate::domain::finding::{Catalog, RunReport, Verdict};
use crate::engine::rooms::Rooms;

/// Keeps the parts of a run that went well, and notes in one that did not what changed since the last
/// time. To know less here is no fault: a file that cannot be read or written changes no verdict.
pub(super) fn compare(
    rooms: &Rooms,
    catalog: &Catalog,
    profile: &str,
    setup: &Setup,
    report: &mut RunReport,
) {
    let marks = marks(rooms, setup);
    if !matches!(report.outcome.verdict, Verdict::Pass | Verdict::Skipped)
        && let Ok(Some(good)) = rooms.last_good.of(profile, &report.check)
    {
        let findings = report.outcome.findings.iter();
        let causes: Vec<&str> = findings.filter_map(|found| catalog.cause_of(&found.id)).collect();
        report.outcome.since = Some(since(&good, report, &marks, &causes));
    }
    let good = GoodRun::of(report, &marks);
    if !good.is_empty() {
        let _ = rooms.last_good.remember(profile, good);
    }
}

fn marks(rooms: &Rooms, setup: &Setup) -> Vec<KeyMark> {
    let mark = |(slot, credential): (&_, &crate::domain::secret::Credential)| {
        let secret = credential.secret().trimmed();
        let mark = rooms.refused.mark(*slot, credential.audience(), &secret).ok()?;
        Some(KeyMark { slot: slot.to_string(), mark })
    };
    setup.secrets.iter().filter_map(mark).collect()
}
