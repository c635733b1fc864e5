//! A vendor's status page, in the Statuspage format (vendors' facts, section 9).

use serde_json::Value;

use crate::checks::Context;
use crate::domain::finding::{Confidence, Evidence, Finding, Outcome, ServiceId, Verdict};
use crate::domain::text::visible;

/// The machine-readable page.
pub(in crate::checks) const SUMMARY: &str = "/api/v2/summary.json";

/// Looks whether the vendor itself names a failing component that matters. A page that no machine
/// can read says nothing, and never “all is fine”.
pub(in crate::checks) async fn look(
    context: &Context<'_>,
    service: ServiceId,
    components: &[&str],
    finding: &'static str,
) -> Outcome {
    let attempt = context.look(service, SUMMARY).await;
    let Ok(answer) = &attempt.result else { return Outcome::skipped("status-unreachable") };
    let page = answer.json().filter(|_| answer.status == 200);
    let mut outcome = match page.as_ref().and_then(|page| page.get("components")?.as_array()) {
        None => Outcome::skipped("status-not-readable"),
        Some(list) => judge(list, components, finding),
    };
    outcome.stages.clone_from(&attempt.stages);
    outcome
}

fn judge(list: &[Value], components: &[&str], finding: &'static str) -> Outcome {
    let broken: Vec<Evidence> = list
        .iter()
        .filter(|row| row.get("group").and_then(Value::as_bool) != Some(true))
        .filter_map(|row| {
            let name = row.get("name")?.as_str()?;
            let status = row.get("status")?.as_str()?;
            let matters =
                components.iter().any(|part| name.to_lowercase().contains(&part.to_lowercase()));
            let down = matches!(status, "partial_outage" | "major_outage" | "under_maintenance");
            (matters && down)
                .then(|| Evidence::new("status page", visible(&format!("{name}: {status}"), 200)))
        })
        .collect();
    if broken.is_empty() {
        return Outcome::of(Verdict::Pass);
    }
    Outcome::found(vec![Finding::new(finding, Confidence::Likely, broken)])
}
