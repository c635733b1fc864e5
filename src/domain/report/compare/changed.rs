//! What changed, by what a support person asks for first: verdicts, findings, addresses, certificates,
//! and times out of proportion.

use std::collections::BTreeMap;

use crate::domain::finding::{Stage, StageState};
use crate::domain::report::model::{Report, RunLine};
use crate::domain::text::{Words, visible};

/// A time is out of proportion from this many times as long...
const TIMES: u64 = 4;
/// ... and from this many milliseconds more.
const MORE_MS: u64 = 2000;
/// The longest text of a row, in characters.
const LONGEST: usize = 400;
/// What a certificate says of itself, as evidence.
const CERTIFICATE: [&str; 3] = ["certificate", "signed by", "names"];

/// Something that changed; made safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub label: String,
    /// As the earlier report has it.
    pub before: Option<String>,
    /// As the later report has it.
    pub after: Option<String>,
}

/// What a report says of a check, each thing under its label.
type Said = BTreeMap<String, String>;

pub(super) fn rows(before: &Report, after: &Report, words: &Words) -> Vec<Row> {
    let (before, after) = (last_runs(before), last_runs(after));
    let mut rows = Vec::new();
    for say in [verdicts, findings, addresses, certificates] {
        rows.extend(differing(&say(&before, words), &say(&after, words)));
    }
    rows.extend(slower(&before, &after, words));
    rows
}

/// The last run of each check, with those that ran along.
fn last_runs(report: &Report) -> Vec<&RunLine> {
    fn collect<'a>(run: &'a RunLine, runs: &mut Vec<&'a RunLine>) {
        for part in run.parts.iter().filter(|part| part.check != run.check) {
            collect(part, runs);
        }
        runs.push(run);
    }
    let mut all = Vec::new();
    report.runs.iter().for_each(|run| collect(run, &mut all));
    let mut last: Vec<&RunLine> = Vec::new();
    for run in all.into_iter().rev() {
        if last.iter().all(|known| known.check != run.check) {
            last.push(run);
        }
    }
    last.reverse();
    last
}

fn differing(before: &Said, after: &Said) -> Vec<Row> {
    let mut labels: Vec<&String> = before.keys().chain(after.keys()).collect();
    labels.sort();
    labels.dedup();
    labels
        .into_iter()
        .filter(|label| before.get(*label) != after.get(*label))
        .map(|label| Row {
            label: label.clone(),
            before: before.get(label).cloned(),
            after: after.get(label).cloned(),
        })
        .collect()
}

fn shown(text: &str) -> String {
    visible(text, LONGEST)
}

fn verdicts(runs: &[&RunLine], words: &Words) -> Said {
    let verdict = |run: &&RunLine| {
        let verdict = words.get(&format!("verdict-{}", run.verdict.word()));
        (words.with("report-verdict-of", &[("check", shown(&run.title).into())]), verdict)
    };
    runs.iter().map(verdict).collect()
}

fn findings(runs: &[&RunLine], words: &Words) -> Said {
    let findings = |run: &&RunLine| {
        let said = run.findings.iter();
        let said: Vec<String> =
            said.map(|it| format!("{} ({})", shown(&it.say), shown(&it.id))).collect();
        (words.with("report-finding-of", &[("check", shown(&run.title).into())]), said.join(" · "))
    };
    runs.iter().filter(|run| !run.findings.is_empty()).map(findings).collect()
}

fn addresses(runs: &[&RunLine], words: &Words) -> Said {
    stages(runs, Stage::Name, "report-address-of", words)
}

fn stages(runs: &[&RunLine], stage: Stage, id: &str, words: &Words) -> Said {
    let seen = |run: &&RunLine| {
        let found = run.stages.iter().find(|it| it.stage == stage && !it.seen.is_empty())?;
        Some((words.with(id, &[("check", shown(&run.title).into())]), shown(&found.seen)))
    };
    runs.iter().filter_map(seen).collect()
}

fn certificates(runs: &[&RunLine], words: &Words) -> Said {
    let mut said = stages(runs, Stage::Encryption, "report-encryption-of", words);
    for run in runs {
        let own = run.findings.iter().flat_map(|finding| &finding.evidence).chain(&run.evidence);
        let told: Vec<String> = own
            .filter(|seen| CERTIFICATE.contains(&seen.label.as_str()))
            .map(|seen| format!("{}: {}", seen.label, shown(&seen.text)))
            .collect();
        if !told.is_empty() {
            let label = words.with("report-certificate-of", &[("check", shown(&run.title).into())]);
            said.insert(label, told.join(" · "));
        }
    }
    said
}

/// Times of stages that ended, where one report's is out of proportion to the other's.
fn slower(before: &[&RunLine], after: &[&RunLine], words: &Words) -> Vec<Row> {
    let mut rows = Vec::new();
    for run in after {
        let Some(then) = before.iter().find(|then| then.check == run.check) else { continue };
        for stage in run.stages.iter().filter(|stage| ended(stage.state)) {
            let mut stages = then.stages.iter();
            let Some(was) = stages.find(|it| it.stage == stage.stage && ended(it.state)) else {
                continue;
            };
            let (less, more) = (stage.ms.min(was.ms), stage.ms.max(was.ms));
            if more - less < MORE_MS || more < less.saturating_mul(TIMES) {
                continue;
            }
            let stage_name = words.get(&format!("stage-{}", stage.stage.word()));
            let values = [("check", shown(&run.title).into()), ("stage", stage_name.into())];
            rows.push(Row {
                label: words.with("report-time-of", &values),
                before: Some(format!("{} ms", was.ms)),
                after: Some(format!("{} ms", stage.ms)),
            });
        }
    }
    rows
}

const fn ended(state: StageState) -> bool {
    matches!(state, StageState::Passed | StageState::Failed)
}
