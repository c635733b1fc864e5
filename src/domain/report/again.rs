//! An opened report in the terms of today: its runs as they were, to be judged by the present rules, and
//! its findings in the present words.

use jiff::Timestamp;

use super::model::{FoundLine, Report, RunLine, SeenLine};
use crate::domain::finding::{
    Catalog, Evidence, Exclusion, Finding, Identity, Outcome, RunId, RunReport, Sent, StageTiming,
    Verdict,
};

impl Report {
    /// The runs as a judgement takes them. Whoever answered is left out: masks prove nothing.
    #[must_use]
    pub fn judged_runs(&self) -> Vec<RunReport> {
        self.runs.iter().map(run).collect()
    }

    /// The same report with what each finding says today. One that is not known any more keeps the
    /// words of the report.
    #[must_use]
    pub fn in_words_of_today(&self, catalog: &Catalog) -> Self {
        let mut today = self.clone();
        today.runs.iter_mut().for_each(|run| reword(run, catalog));
        today
    }

    /// The ids of findings that this Refloat does not know, each once.
    #[must_use]
    pub fn unknown_findings(&self, catalog: &Catalog) -> Vec<&str> {
        let mut unknown = Vec::new();
        self.runs.iter().for_each(|run| collect_unknown(run, catalog, &mut unknown));
        unknown
    }
}

fn reword(run: &mut RunLine, catalog: &Catalog) {
    for finding in &mut run.findings {
        if let Some(info) = catalog.finding(&finding.id) {
            finding.say.clone_from(&info.say);
            finding.remedy = Some(info.remedy.clone());
        }
    }
    run.parts.iter_mut().for_each(|part| reword(part, catalog));
}

fn collect_unknown<'a>(run: &'a RunLine, catalog: &Catalog, unknown: &mut Vec<&'a str>) {
    for FoundLine { id, .. } in &run.findings {
        if catalog.finding(id).is_none() && !unknown.contains(&id.as_str()) {
            unknown.push(id);
        }
    }
    run.parts.iter().for_each(|part| collect_unknown(part, catalog, unknown));
}

fn run(line: &RunLine) -> RunReport {
    RunReport {
        check: line.check.clone(),
        run: RunId(line.run),
        at: unix(&line.at),
        ms: line.ms,
        outcome: outcome(line),
        parts: line.parts.iter().map(run).collect(),
    }
}

fn outcome(line: &RunLine) -> Outcome {
    let evidence = |seen: &[SeenLine]| -> Vec<Evidence> {
        seen.iter().map(|it| Evidence::new(it.label.clone(), it.text.clone())).collect()
    };
    let finding = |it: &FoundLine| Finding {
        excludes: it.ruled_out.iter().map(|it| Exclusion::new(&it.cause, &it.because)).collect(),
        ..Finding::new(it.id.clone(), it.confidence, evidence(&it.evidence))
    };
    let stages = line.stages.iter().map(|it| StageTiming {
        stage: it.stage,
        state: it.state,
        start_ms: it.start_ms,
        ms: it.ms,
        seen: it.seen.clone(),
    });
    let sent = line.sent.iter().map(|it| Sent {
        service: it.service.clone(),
        host: it.host.clone(),
        method: it.method.clone(),
        path: it.path.clone(),
    });
    Outcome {
        verdict: line.verdict,
        findings: line.findings.iter().map(finding).collect(),
        reason: line.reason.clone(),
        because_of: line.because_of.clone(),
        identity: None::<Identity>,
        stages: stages.collect(),
        sent: sent.collect(),
        evidence: evidence(&line.evidence),
        until: line.until.as_deref().map(unix),
        blocks: line.verdict == Verdict::Fail,
        ..Outcome::of(line.verdict)
    }
}

/// A time of the report in Unix seconds; 0 where it is none.
fn unix(time: &str) -> i64 {
    time.parse::<Timestamp>().map_or(0, Timestamp::as_second)
}
