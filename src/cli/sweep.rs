//! `refloat sweep`.

use serde::Serialize;

use super::args::SweepArgs;
use super::{End, json, keys, out, progress, show};
use crate::domain::finding::{Catalog, Verdict};
use crate::domain::guide::builtin_catalog;
use crate::engine::orders::sweep::{SweepOrder, Swept, read_profile, run as carry_out};
use crate::engine::orders::{self, OrderError};

#[derive(Serialize)]
struct Whole<'a> {
    schema: u32,
    verdict: Verdict,
    root_causes: Vec<json::Root<'a>>,
    findings: Vec<json::Found<'a>>,
    checks: Vec<json::Check<'a>>,
}

pub(super) fn run(arguments: SweepArgs) -> Result<End, OrderError> {
    let profile = read_profile(&arguments.profile)?;
    let secrets = keys::of_profile(&profile, out::message);
    let order =
        SweepOrder { profile, file: arguments.profile, secrets, endpoints: arguments.endpoints };
    let swept = orders::run(carry_out(order, progress::teller(), &out::message))??;
    let catalog = builtin_catalog()?;
    if arguments.json {
        out::json(&Whole {
            schema: json::SCHEMA,
            verdict: swept.verdict,
            root_causes: json::Root::all(&swept.root_causes),
            findings: swept
                .findings
                .iter()
                .map(|found| json::Found::of(&found.finding, &catalog))
                .collect(),
            checks: swept.runs.iter().map(|run| json::Check::row(run, &catalog)).collect(),
        })?;
    } else {
        show_all(&swept, &catalog);
    }
    Ok(End::from(swept.verdict))
}

/// The root cause first, then what stands beside it, then a line a check.
fn show_all(swept: &Swept, catalog: &Catalog) {
    out::line(&format!("All together: {}", show::word(swept.verdict)));
    let roots: Vec<_> = swept.root_causes.iter().map(|root| &root.finding).collect();
    for (nth, finding) in (0..).zip(&roots) {
        out::line(if nth == 0 { "Root cause:" } else { "Or also:" });
        show::found(finding, catalog);
    }
    let others = swept.findings.iter().filter(|found| !roots.contains(&&found.finding));
    for (nth, found) in (0..).zip(others) {
        if nth == 0 {
            out::line("Seen besides:");
        }
        show::found(&found.finding, catalog);
    }
    out::line("Checks:");
    for report in &swept.runs {
        out::line(&format!("  {}", show::row(report)));
    }
}
