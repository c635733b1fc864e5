//! Every sweep of practice is judged once, and everything that must hold of all of them is asked of that:
//! the seeded cause first, nothing certain and wrong, no check idle, no finding that nothing shows.
//!
//! `docs/diagnosis.md` is what came of it. `REFLOAT_WRITE_DOCS=1` writes it anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use refloat::checks::practice::judge::{Judged, Pace, run_sweep};
use refloat::checks::practice::scenario::{Kind, Mark};
use refloat::checks::practice::{Scenario, scenarios};
use refloat::checks::{SweepReport, declarations, diagnose, registry};
use refloat::domain::finding::{Catalog, Confidence};
use refloat::domain::guide::builtin_catalog;

/// How many of a hundred sweeps may name another cause first.
const WRONG_PERCENT: usize = 5;
/// Scenarios that a cell of the table names.
const NAMED: usize = 3;
/// Where the table is kept.
const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/diagnosis.md");
/// What every check can find that is looked at again, without declaring it.
const OF_EVERY_CHECK: &str = "fault-came-and-went";

/// What no sweep of practice can show: a profile without an address is not read, and on loopback plain http counts
/// as https.
const NO_SWEEP: [(&str, &str); 2] =
    [("store.address", "address-none"), ("store.address", "address-unencrypted")];

struct Swept {
    scenario: Scenario,
    judged: Judged,
    report: SweepReport,
}

impl Swept {
    fn told(&self) -> String {
        let Judged { id, expect, got, verdict, .. } = &self.judged;
        format!("{id} wants {expect:?}, got {got:?} {verdict:?}")
    }

    /// The vendor that it is about: the folder of its file.
    fn about(&self) -> String {
        let files = refloat::checks::practice::FILES.iter();
        let own = format!("/{}.toml", self.scenario.id);
        let file = files.map(|(file, _)| *file).find(|file| format!("/{file}").ends_with(&own));
        file.and_then(|file| file.split('/').next()).unwrap_or("?").to_owned()
    }
}

/// Runs 16 at a time, as `practice run --all` does.
async fn sweep_all(catalog: &Catalog) -> Vec<Swept> {
    let all = scenarios().expect("the scenarios load").into_iter();
    let runs = all.filter(|it| it.kind() == Kind::Sweep).map(|scenario| async move {
        let (judged, report) =
            run_sweep(&scenario, catalog, Pace::default()).await.expect("it runs");
        Swept { scenario, judged, report }
    });
    use futures_util::StreamExt as _;
    let mut all: Vec<Swept> = futures_util::stream::iter(runs).buffer_unordered(16).collect().await;
    all.sort_by(|a, b| a.scenario.id.cmp(&b.scenario.id));
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn every_sweep_is_judged_right_and_nothing_in_it_is_idle() {
    let catalog = builtin_catalog().expect("the vocabulary");
    let all = sweep_all(&catalog).await;
    let table = Table::of(&all);
    if std::env::var_os("REFLOAT_WRITE_DOCS").is_some() {
        std::fs::write(DOCUMENT, document(&all, &table)).expect("the document is written");
    }
    let mut problems = Vec::new();
    problems.extend(dangers(&all));
    problems.extend(misses(&all));
    problems.extend(idle_checks(&catalog, &all));
    problems.extend(table.empty_cells());
    problems.extend(table.differs_from(&std::fs::read_to_string(DOCUMENT).unwrap_or_default()));
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// What must never be: certain and wrong, an alarm where all is well, an account that is locked.
fn dangers(all: &[Swept]) -> Vec<String> {
    let mut problems = Vec::new();
    for swept in all {
        if swept.judged.certainly_wrong {
            problems.push(format!("certain and wrong: {}", swept.told()));
        }
        if swept.scenario.healthy() && !swept.judged.ok {
            problems.push(format!("a false alarm: {}", swept.told()));
        }
        let counts = swept.judged.counts;
        if counts.sign_ins > 1 || counts.locks > 0 {
            problems.push(format!("too many sign-ins: {} {counts:?}", swept.scenario.id));
        }
    }
    problems
}

/// Sweeps that name another cause first, where they are too many.
fn misses(all: &[Swept]) -> Option<String> {
    let wrong: Vec<String> = all.iter().filter(|it| !it.judged.ok).map(Swept::told).collect();
    let too_many = wrong.len() * 100 > all.len() * WRONG_PERCENT;
    too_many.then(|| format!("{} of {} wrong:\n{}", wrong.len(), all.len(), wrong.join("\n")))
}

/// A check that could be taken out without any scenario noticing would prove nothing.
fn idle_checks(catalog: &Catalog, all: &[Swept]) -> Vec<String> {
    let mut needed: BTreeSet<&str> = BTreeSet::new();
    for swept in all.iter().filter(|it| it.judged.ok) {
        let wanted = |cause: &str| swept.scenario.expect.iter().any(|it| it == cause);
        for check in registry() {
            let id = check.declaration().id;
            let others: Vec<_> =
                swept.report.runs.iter().filter(|run| run.check != id).cloned().collect();
            if others.len() == swept.report.runs.len() || needed.contains(id) {
                continue;
            }
            let without = diagnose(catalog, &others);
            let first = without.root_causes.first();
            let alarm = without.root_causes.iter().any(|it| it.confidence != Confidence::Possible);
            let still_right = match first {
                Some(first) if !swept.scenario.healthy() => wanted(&first.cause),
                None if !swept.scenario.healthy() => false,
                _ => !alarm,
            };
            let still_told = swept.scenario.expect_verdict.is_none_or(|it| it == without.verdict);
            if !(still_right && still_told) {
                needed.insert(id);
            }
        }
    }
    let idle =
        registry().iter().map(|check| check.declaration().id).filter(|id| !needed.contains(id));
    idle.map(|id| format!("no scenario fails without {id}")).collect()
}

/// Which scenarios show which finding of which check.
struct Table {
    rows: BTreeMap<(&'static str, &'static str), Vec<String>>,
}

impl Table {
    fn of(all: &[Swept]) -> Self {
        let mut rows: BTreeMap<_, Vec<String>> = declarations()
            .flat_map(|declared| {
                declared.findings.iter().map(move |it| ((declared.id, *it), Vec::new()))
            })
            .filter(|((_, finding), _)| *finding != OF_EVERY_CHECK)
            .collect();
        for swept in all {
            for run in &swept.report.runs {
                for finding in &run.outcome.findings {
                    let cell = rows
                        .iter_mut()
                        .find(|((check, known), _)| *check == run.check && *known == finding.id);
                    if let Some((_, shown)) = cell {
                        shown.push(swept.scenario.id.clone());
                    }
                }
            }
        }
        Self { rows }
    }

    fn empty_cells(&self) -> Vec<String> {
        let empty =
            self.rows.iter().filter(|(cell, shown)| shown.is_empty() && !NO_SWEEP.contains(cell));
        empty.map(|((check, finding), _)| format!("nothing shows {finding} of {check}")).collect()
    }

    fn written(&self) -> Vec<String> {
        let line = |((check, finding), shown): (&(&str, &str), &Vec<String>)| {
            let named: Vec<String> = shown.iter().take(NAMED).map(|it| format!("`{it}`")).collect();
            let more = match shown.len().saturating_sub(NAMED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            format!("| `{check}` | `{finding}` | {}{more} |", named.join(", "))
        };
        self.rows.iter().map(line).collect()
    }

    /// The document names each check and finding, and for each a scenario that shows it today.
    fn differs_from(&self, document: &str) -> Vec<String> {
        let mut problems = Vec::new();
        for ((check, finding), shown) in &self.rows {
            let head = format!("| `{check}` | `{finding}` | ");
            let row = document.lines().find(|line| line.starts_with(&head));
            let named =
                row.is_some_and(|row| shown.iter().any(|it| row.contains(&format!("`{it}`"))));
            if !named && !shown.is_empty() {
                problems.push(format!("docs/diagnosis.md is old: {finding} of {check}"));
            }
        }
        problems
    }
}

/// How likely a stated confidence claims to be.
fn claimed(confidence: Confidence) -> f64 {
    match confidence {
        Confidence::Certain => 0.99,
        Confidence::Likely => 0.85,
        Confidence::Possible => 0.3,
    }
}

/// The mean of (claimed − true)² over every root cause that was named; 0 is perfect.
fn brier(all: &[Swept]) -> (f64, usize) {
    let mut sum = 0.0;
    let mut named = 0;
    for swept in all {
        for (cause, confidence) in &swept.judged.got {
            let truth = f64::from(u8::from(swept.scenario.expect.contains(cause)));
            sum += (claimed(*confidence) - truth).powi(2);
            named += 1;
        }
    }
    (
        if named == 0 { 0.0 } else { sum / f64::from(u32::try_from(named).unwrap_or(u32::MAX)) },
        named,
    )
}

fn document(all: &[Swept], table: &Table) -> String {
    let mut text = String::from(
        "# What is diagnosed, and by what\n\nMade by `REFLOAT_WRITE_DOCS=1 cargo nextest run diagnosis` from the sweeps of \
         `assets/scenarios`. A test fails where a check, a finding or a scenario is missing here.\n\n",
    );
    let _ = writeln!(text, "## By vendor\n");
    text.push_str("| about | sweeps | right cause first | certain and wrong | healthy | false alarms |\n|---|---|---|---|---|---|\n");
    let vendors: BTreeSet<String> = all.iter().map(Swept::about).collect();
    for vendor in &vendors {
        let of: Vec<&Swept> = all.iter().filter(|it| it.about() == *vendor).collect();
        text.push_str(&row(vendor, &of));
    }
    text.push_str(&row("all", &all.iter().collect::<Vec<_>>()));
    let marked = |mark: Mark| all.iter().filter(|it| it.scenario.marks.contains(&mark)).count();
    let (brier, named) = brier(all);
    let _ = writeln!(
        text,
        "\nMisleading: {}. Two faults at once: {}. Brier score of {named} root causes that were named (certain \
         counts as {}, likely as {}, possible as {}): {brier:.3}.\n",
        marked(Mark::Misleading),
        marked(Mark::TwoFaults),
        claimed(Confidence::Certain),
        claimed(Confidence::Likely),
        claimed(Confidence::Possible),
    );
    text.push_str("## Confusion\n\nWhat was seeded, and what stood first instead. Where a scenario allows several causes, the \
                   first is named.\n\n| seeded | sweeps | right | stood first instead |\n|---|---|---|---|\n");
    text.push_str(&confusion(all));
    text.push_str(
        "\n## Check, finding, scenario\n\n| check | finding | shown by |\n|---|---|---|\n",
    );
    for line in table.written() {
        let _ = writeln!(text, "{line}");
    }
    text
}

fn row(name: &str, of: &[&Swept]) -> String {
    let count = |keep: &dyn Fn(&Swept) -> bool| of.iter().filter(|it| keep(it)).count();
    format!(
        "| {name} | {} | {} | {} | {} | {} |\n",
        of.len(),
        count(&|it| it.judged.ok),
        count(&|it| it.judged.certainly_wrong),
        count(&|it| it.scenario.healthy()),
        count(&|it| it.scenario.healthy() && !it.judged.ok),
    )
}

fn confusion(all: &[Swept]) -> String {
    let mut seeded: BTreeMap<&str, Vec<&Swept>> = BTreeMap::new();
    for swept in all {
        let cause = swept.scenario.expect.first().map_or("(healthy)", String::as_str);
        seeded.entry(cause).or_default().push(swept);
    }
    let line = |(cause, of): (&str, Vec<&Swept>)| {
        let mut instead: BTreeMap<&str, usize> = BTreeMap::new();
        for swept in of.iter().filter(|it| !it.judged.ok) {
            let first = swept.judged.got.first().map_or("(nothing)", |(cause, _)| cause.as_str());
            *instead.entry(first).or_default() += 1;
        }
        let instead: Vec<String> = instead.iter().map(|(it, n)| format!("`{it}` {n}")).collect();
        let right = of.iter().filter(|it| it.judged.ok).count();
        format!("| `{cause}` | {} | {right} | {} |\n", of.len(), instead.join(", "))
    };
    seeded.into_iter().map(line).collect()
}
