//! Runs and findings in words.

use super::out;
use crate::domain::finding::{
    Catalog, Confidence, Evidence, Finding, Outcome, RunReport, Sent, Verdict,
};
use crate::domain::text::{Language, Words, visible};

/// Characters of a line that come from outside.
const LONG: usize = 400;

/// The word for a verdict.
pub(super) const fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "Works",
        Verdict::Warn => "Look at this",
        Verdict::Fail => "Not working",
        Verdict::Inconclusive => "Cannot tell",
        Verdict::Skipped => "Skipped",
    }
}

/// A run with its findings.
pub(super) fn run(report: &RunReport, catalog: &Catalog) {
    out::line(&row(report));
    for finding in &report.outcome.findings {
        found(finding, catalog);
    }
    evidence(&report.outcome.evidence);
}

/// A run on one line.
pub(super) fn row(report: &RunReport) -> String {
    let check = visible(&report.check, LONG);
    let why = reason(&report.outcome).map(|why| format!(": {why}")).unwrap_or_default();
    format!("{:<12}  {check}  {} ms{why}", word(report.outcome.verdict), report.ms)
}

/// Why a run cannot tell or was skipped.
fn reason(outcome: &Outcome) -> Option<String> {
    let reason = outcome.reason.as_deref()?;
    let words = Words::new(Language::English);
    let id = format!("reason-{reason}-short");
    let mut text = if words.has(&id) { words.get(&id) } else { reason.replace('-', " ") };
    if let Some(other) = &outcome.because_of {
        text.push_str(&format!(" ({other})"));
    }
    if let Some(time) = outcome.until.and_then(|until| jiff::Timestamp::from_second(until).ok()) {
        text.push_str(&format!(", until {}", time.strftime("%Y-%m-%d %H:%M UTC")));
    }
    Some(visible(&text, LONG))
}

/// A finding with its sentence, its remedy and what was seen.
pub(super) fn found(finding: &Finding, catalog: &Catalog) {
    let info = catalog.finding(&finding.id);
    let say = info.map_or(finding.id.as_str(), |info| info.say.as_str());
    out::line(&format!("  {}", visible(say, LONG)));
    out::line(&format!("    {}, {}", visible(&finding.id, LONG), confidence(finding.confidence)));
    if let Some(info) = info {
        out::line(&format!("    To do: {}", visible(&info.remedy, LONG)));
    }
    evidence(&finding.evidence);
    for ruled_out in &finding.excludes {
        let (cause, because) = (&ruled_out.cause, &ruled_out.because);
        out::line(&format!("    not {}: {}", visible(cause, LONG), visible(because, LONG)));
    }
    if let Some(question) = info.and_then(|info| info.decides.as_deref()) {
        out::line(&format!("    What decides: {}", visible(question, LONG)));
    }
}

const fn confidence(confidence: Confidence) -> &'static str {
    confidence.word()
}

fn evidence(list: &[Evidence]) {
    for seen in list {
        let (label, text) = (visible(&seen.label, LONG), visible(&seen.text, LONG));
        out::line(&format!("    {label}: {text}"));
    }
}

/// What left this computer.
pub(super) fn sent(list: &[Sent]) {
    out::line(if list.is_empty() { "Nothing was sent." } else { "Sent:" });
    for Sent { method, host, path, .. } in list {
        out::line(&format!("  {method} {}{}", visible(host, LONG), visible(path, LONG)));
    }
}
