//! The JSON of runs. `docs/json.md` describes it.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::domain::finding::{
    Catalog, Confidence, Evidence, Exclusion, Finding, Identity, RunReport, Sent, StageState,
    Verdict,
};
use crate::engine::orders::RootCause;
use crate::engine::orders::check::Checked;

/// The version of every JSON that the command line writes.
pub(super) const SCHEMA: u32 = 1;

/// A finding with its sentence.
#[derive(Serialize)]
pub(super) struct Found<'a> {
    id: &'a str,
    cause: Option<&'a str>,
    confidence: Confidence,
    summary: &'a str,
    evidence: &'a [Evidence],
    excludes: &'a [Exclusion],
    decides: Option<&'a str>,
}

impl<'a> Found<'a> {
    pub(super) fn of(finding: &'a Finding, catalog: &'a Catalog) -> Self {
        let info = catalog.finding(&finding.id);
        Self {
            id: &finding.id,
            cause: catalog.cause_of(&finding.id),
            confidence: finding.confidence,
            summary: info.map_or(finding.id.as_str(), |info| info.say.as_str()),
            evidence: &finding.evidence,
            excludes: &finding.excludes,
            decides: info.and_then(|info| info.decides.as_deref()),
        }
    }
}

/// A root cause.
#[derive(Serialize)]
pub(super) struct Root<'a> {
    id: &'a str,
    confidence: Confidence,
}

impl<'a> Root<'a> {
    pub(super) fn all(roots: &'a [RootCause]) -> Vec<Self> {
        roots.iter().map(|root| Self { id: &root.cause, confidence: root.confidence }).collect()
    }
}

/// A check that a check needed.
#[derive(Serialize)]
struct Part<'a> {
    check: &'a str,
    verdict: Verdict,
    reason: Option<&'a str>,
}

/// A run of a check.
#[derive(Serialize)]
pub(super) struct Check<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    schema: Option<u32>,
    check: &'a str,
    run: String,
    verdict: Verdict,
    #[serde(skip_serializing_if = "Option::is_none")]
    root_causes: Option<Vec<Root<'a>>>,
    findings: Vec<Found<'a>>,
    evidence: &'a [Evidence],
    timings: Map<String, Value>,
    sent: &'a [Sent],
    reason: Option<&'a str>,
    because_of: Option<&'a str>,
    until: Option<i64>,
    identity: Option<&'a Identity>,
    parts: Vec<Part<'a>>,
}

impl<'a> Check<'a> {
    /// The answer of `check`.
    pub(super) fn whole(checked: &'a Checked, catalog: &'a Catalog) -> Self {
        Self {
            schema: Some(SCHEMA),
            root_causes: Some(Root::all(&checked.root_causes)),
            ..Self::row(&checked.report, catalog)
        }
    }

    /// A row of `sweep`.
    pub(super) fn row(report: &'a RunReport, catalog: &'a Catalog) -> Self {
        let outcome = &report.outcome;
        let part = |part: &'a RunReport| Part {
            check: &part.check,
            verdict: part.outcome.verdict,
            reason: part.outcome.reason.as_deref(),
        };
        Self {
            schema: None,
            check: &report.check,
            run: report.run.to_string(),
            verdict: outcome.verdict,
            root_causes: None,
            findings: outcome.findings.iter().map(|it| Found::of(it, catalog)).collect(),
            evidence: &outcome.evidence,
            timings: timings(report),
            sent: &outcome.sent,
            reason: outcome.reason.as_deref(),
            because_of: outcome.because_of.as_deref(),
            until: outcome.until,
            identity: outcome.identity.as_ref(),
            parts: report.parts.iter().map(part).collect(),
        }
    }
}

/// The whole, and each stage that was reached, in milliseconds.
fn timings(report: &RunReport) -> Map<String, Value> {
    let reached = |state| matches!(state, StageState::Passed | StageState::Failed);
    let stages = report.outcome.stages.iter().filter(|stage| reached(stage.state));
    std::iter::once(("total_ms".to_owned(), Value::from(report.ms)))
        .chain(stages.map(|stage| (stage.stage.word().to_owned(), Value::from(stage.ms))))
        .collect()
}
