//! A vendor's status page, in the Statuspage format (vendors' facts, section 9).

use serde_json::Value;

use crate::checks::Context;
use crate::domain::finding::{Confidence, Evidence, Finding, Outcome, ServiceId};
use crate::domain::secret::mask_secrets;
use crate::domain::text::visible;
use crate::world::net::Answer;

/// The machine-readable page.
pub(in crate::checks) const SUMMARY: &str = "/api/v2/summary.json";

/// Words by which the title of an incident speaks of signing in.
const SIGNING_IN: &[&str] = &["log in", "login", "log-in", "logging in", "sign in", "sign-in"];

/// Characters of a row that are kept as evidence.
const SHOWN: usize = 200;

/// A component of the page, as a vendor's check decides about it.
#[derive(Clone, Copy, Debug)]
pub(in crate::checks) struct Component<'a> {
    /// Its name in small letters.
    pub name: &'a str,
    /// True where it stands under a heading.
    pub in_group: bool,
    /// That heading in small letters; empty where there is none, or nobody says which.
    pub heading: &'a str,
}

/// Looks whether the vendor itself names a component that matters and fails. A page that no machine
/// can read, or that names nothing that matters, says nothing, and never “all is fine”.
pub(in crate::checks) async fn look(
    context: &Context<'_>,
    service: ServiceId,
    matters: &(dyn Fn(Component<'_>) -> bool + Send + Sync),
    finding: &'static str,
) -> Outcome {
    let attempt = context.look(service, SUMMARY).await;
    let Ok(answer) = &attempt.result else { return Outcome::skipped("status-unreachable") };
    let mut outcome = match page_of(answer) {
        None => Outcome::skipped("status-not-readable"),
        Some(page) => judge(&page, matters, finding),
    };
    outcome.stages.clone_from(&attempt.stages);
    outcome
}

fn page_of(answer: &Answer) -> Option<Value> {
    let is_json = answer.header("content-type").is_some_and(|kind| kind.contains("json"));
    let page = answer.json().filter(|_| answer.status == 200 && is_json)?;
    page.get("components")?.is_array().then_some(page)
}

fn judge(page: &Value, matters: &dyn Fn(Component<'_>) -> bool, finding: &'static str) -> Outcome {
    let rows = Rows::of(page, matters);
    if rows.all.is_empty() {
        return Outcome::skipped("status-names-nothing");
    }
    let seen: Vec<Evidence> = rows.all.iter().map(|row| row.evidence()).collect();
    let work = planned(page, &rows);
    let (incidents, under_way): (Vec<_>, Vec<_>) =
        (incidents(page, &rows), work.iter().filter(|work| work.1).collect());
    let said = incidents.iter().chain(work.iter().map(|(evidence, _)| evidence)).cloned();
    let any = |states: &[&str]| rows.all.iter().any(|row| states.contains(&row.status));
    let confidence = if any(&["partial_outage", "major_outage", "under_maintenance"]) {
        Some(Confidence::Likely)
    } else if any(&["degraded_performance"]) || !under_way.is_empty() || !incidents.is_empty() {
        // Slow is not down, and what the component does not confirm may be over.
        Some(Confidence::Possible)
    } else {
        None
    };
    let evidence: Vec<Evidence> = seen.into_iter().chain(said).collect();
    match confidence {
        Some(confidence) => Outcome::found(vec![Finding::new(finding, confidence, evidence)]),
        None => Outcome::pass().with_evidence(evidence),
    }
}

struct Row<'a> {
    name: &'a str,
    status: &'a str,
}

impl Row<'_> {
    fn evidence(&self) -> Evidence {
        shown("status page", &format!("{}: {}", self.name, self.status))
    }
}

/// The components that matter.
struct Rows<'a> {
    all: Vec<Row<'a>>,
}

impl<'a> Rows<'a> {
    fn of(page: &'a Value, matters: &dyn Fn(Component<'_>) -> bool) -> Self {
        let is_heading = |row: &&Value| row.get("group").and_then(Value::as_bool) == Some(true);
        let headings: Vec<(&Value, String)> = list(page, "components")
            .filter(is_heading)
            .filter_map(|row| Some((row.get("id")?, text(row, "name")?.to_lowercase())))
            .collect();
        let row = |row: &'a Value| {
            let name = text(row, "name")?;
            let group = row.get("group_id").filter(|group| !group.is_null());
            let heading = headings.iter().find(|(id, _)| Some(*id) == group);
            let heading = heading.map_or("", |(_, heading)| heading.as_str());
            let component =
                Component { name: &name.to_lowercase(), in_group: group.is_some(), heading };
            matters(component).then_some(Row { name, status: text(row, "status")? })
        };
        Self {
            all: list(page, "components").filter(|it| !is_heading(it)).filter_map(row).collect(),
        }
    }

    /// True where an incident or planned work names one of them.
    fn are_named_by(&self, entry: &Value) -> bool {
        list(entry, "components")
            .filter_map(|row| text(row, "name"))
            .any(|name| self.all.iter().any(|row| row.name.eq_ignore_ascii_case(name)))
    }
}

/// Incidents that are not over, about what matters: they name a component, or speak of signing in
/// and name none.
fn incidents(page: &Value, rows: &Rows<'_>) -> Vec<Evidence> {
    let open = |entry: &&Value| {
        matches!(text(entry, "status"), Some("investigating" | "identified"))
            && text(entry, "impact") != Some("none")
    };
    let about = |entry: &&Value| {
        let title = text(entry, "name").unwrap_or_default().to_lowercase();
        let names_none = list(entry, "components").next().is_none();
        rows.are_named_by(entry)
            || names_none && SIGNING_IN.iter().any(|words| title.contains(words))
    };
    list(page, "incidents")
        .filter(open)
        .filter(about)
        .map(|entry| told("incident", entry))
        .collect()
}

/// Planned work on what matters, and whether it is under way.
fn planned(page: &Value, rows: &Rows<'_>) -> Vec<(Evidence, bool)> {
    list(page, "scheduled_maintenances")
        .filter(|entry| rows.are_named_by(entry))
        .filter(|entry| text(entry, "status") != Some("completed"))
        .map(|entry| {
            let under_way = matches!(text(entry, "status"), Some("in_progress" | "verifying"));
            (told("planned work", entry), under_way)
        })
        .collect()
}

fn told(label: &str, entry: &Value) -> Evidence {
    let name = text(entry, "name").unwrap_or_default();
    let status = text(entry, "status").unwrap_or_default();
    let until = text(entry, "scheduled_until").map(|until| format!(", until {until}"));
    shown(label, &format!("{name} ({status}{})", until.unwrap_or_default()))
}

fn shown(label: &str, text: &str) -> Evidence {
    Evidence::new(label, visible(&mask_secrets(text), SHOWN))
}

fn list<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    value.get(name).and_then(Value::as_array).into_iter().flatten()
}

fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name)?.as_str()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::finding::Verdict;

    fn look_at(components: Value, incidents: Value, planned: Value) -> Outcome {
        let page = json!({
            "components": components, "incidents": incidents, "scheduled_maintenances": planned,
        });
        judge(&page, &|component| component.name == "app" && !component.in_group, "found")
    }

    fn app(status: &str) -> Value {
        json!([
            {"name": "App", "status": status, "group": false, "group_id": null},
            {"name": "Post", "status": "major_outage", "group": false, "group_id": "g"},
            {"name": "App", "status": "major_outage", "group": false, "group_id": "g"},
            {"name": "App", "status": "major_outage", "group": true, "group_id": null},
        ])
    }

    #[test]
    fn only_the_component_that_matters_decides() {
        for (status, verdict) in [
            ("operational", Verdict::Pass),
            ("degraded_performance", Verdict::Inconclusive),
            ("partial_outage", Verdict::Fail),
            ("major_outage", Verdict::Fail),
            ("under_maintenance", Verdict::Fail),
        ] {
            assert_eq!(look_at(app(status), json!([]), json!([])).verdict, verdict, "{status}");
        }
    }

    #[test]
    fn a_page_without_what_matters_says_nothing() {
        let other = json!([{"name": "Post", "status": "operational"}]);
        let outcome = look_at(other, json!([]), json!([]));
        assert_eq!(outcome.verdict, Verdict::Skipped);
        assert_eq!(outcome.reason.as_deref(), Some("status-names-nothing"));
    }

    #[test]
    fn an_incident_counts_where_it_is_about_what_matters_and_not_over() {
        let incident = |name: &str, status: &str, components: Value| json!([{"name": name, "status": status, "impact": "major", "components": components}]);
        for (incidents, verdict) in [
            (incident("Slow", "investigating", json!([{"name": "App"}])), Verdict::Inconclusive),
            (incident("Slow", "monitoring", json!([{"name": "App"}])), Verdict::Pass),
            (incident("Slow", "investigating", json!([{"name": "Post"}])), Verdict::Pass),
            (incident("Login at Post", "identified", json!([{"name": "Post"}])), Verdict::Pass),
            (incident("Unable to log in", "identified", json!([])), Verdict::Inconclusive),
        ] {
            let outcome = look_at(app("operational"), incidents.clone(), json!([]));
            assert_eq!(outcome.verdict, verdict, "{incidents}");
        }
    }

    #[test]
    fn planned_work_is_said_and_counts_only_while_it_is_under_way() {
        for (status, verdict) in [
            ("scheduled", Verdict::Pass),
            ("in_progress", Verdict::Inconclusive),
            ("completed", Verdict::Pass),
        ] {
            let planned = json!([{
                "name": "Work", "status": status, "components": [{"name": "App"}],
                "scheduled_until": "2026-11-22T09:00:00Z",
            }]);
            let outcome = look_at(app("operational"), json!([]), planned);
            assert_eq!(outcome.verdict, verdict, "{status}");
            let finding = outcome.findings.first().map(|found| found.evidence.clone());
            let said = finding.unwrap_or(outcome.evidence);
            let told = said.iter().any(|it| it.text.contains("until 2026-11-22T09:00:00Z"));
            assert_eq!(told, status != "completed", "{said:?}");
        }
    }
}
