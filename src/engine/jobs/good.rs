//! Remembers what went well, and says what changed since.

use crate::checks::{self, Setup};
use crate::domain::diagnose::{GoodRun, KeyMark, since};
use crate::domain::finding::{Catalog, RunReport, Verdict};
use crate::domain::secret::Slot;
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

/// The same of a sweep: as a whole, and each of its checks as if it had been made with what it needs.
pub(super) fn compare_sweep(
    rooms: &Rooms,
    catalog: &Catalog,
    profile: &str,
    setup: &Setup,
    report: &mut RunReport,
) {
    for part in report.parts.clone() {
        let needed = checks::closure(&part.check);
        let with =
            |other: &&RunReport| needed.iter().any(|check| check.declaration().id == other.check);
        let parts: Vec<RunReport> = report.parts.iter().filter(with).cloned().collect();
        let used = |slot: &Slot| {
            needed
                .iter()
                .any(|check| check.declaration().secrets.iter().any(|secret| secret.slot == *slot))
        };
        let secrets = setup.secrets.iter().filter(|(slot, _)| used(slot));
        let secrets = secrets.map(|(slot, secret)| (*slot, secret.clone())).collect();
        let own = Setup { secrets, ..setup.clone() };
        let mut alone = RunReport { parts, ..part };
        compare(rooms, catalog, profile, &own, &mut alone);
        if let Some(part) = report.parts.iter_mut().find(|part| part.check == alone.check) {
            part.outcome.since = alone.outcome.since;
        }
    }
    compare(rooms, catalog, profile, setup, report);
}

fn marks(rooms: &Rooms, setup: &Setup) -> Vec<KeyMark> {
    let mark = |(slot, credential): (&_, &crate::domain::secret::Credential)| {
        let secret = credential.secret().trimmed();
        let mark = rooms.refused.mark(*slot, credential.audience(), &secret).ok()?;
        Some(KeyMark { slot: slot.to_string(), mark })
    };
    setup.secrets.iter().filter_map(mark).collect()
}
