//! The small services of practice: the internet probe, the time, captive portals and status pages.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::world::net::serve::{Reply, Request};

/// The sign-in page of a Wi-Fi network, in front of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Portal {
    /// It redirects every request to its own page.
    Redirect,
    /// It shows its own page in place of every answer.
    Page,
    /// It says 511, as the standard asks.
    Standard,
}

impl Portal {
    /// Its answer to anything.
    #[must_use]
    pub fn answer(self) -> Reply {
        let page = "<!doctype html><html><head><title>Guest Wi-Fi</title></head><body><h1>Welcome to \
                    Guest Wi-Fi</h1><form method=\"post\" action=\"/accept\"><button>Accept the \
                    terms and connect</button></form></body></html>";
        match self {
            Self::Redirect => Reply::of(302, "text/html", "<html><body>Moved</body></html>")
                .with("Location", "http://login.guest-wifi.example/welcome"),
            Self::Page => Reply::of(200, "text/html", page),
            Self::Standard => Reply::of(511, "text/html", page),
        }
    }
}

/// The answer of a captive-portal probe where nothing stands in front of it.
#[must_use]
pub fn internet(request: &Request) -> Reply {
    match request.path() {
        "/generate_204" | "/gen_204" | "/" => Reply::empty(204),
        "/connecttest.txt" => Reply::of(200, "text/plain", "Microsoft Connect Test"),
        "/ncsi.txt" => Reply::of(200, "text/plain", "Microsoft NCSI"),
        "/success.txt" => Reply::of(200, "text/plain", "success\n"),
        "/hotspot-detect.html" => Reply::of(
            200,
            "text/html",
            "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>",
        ),
        _ => Reply::empty(404),
    }
}

/// The answer of the service that is asked for its `Date`, which the practice world adds.
#[must_use]
pub fn time(request: &Request) -> Reply {
    if request.path() == "/" { Reply::of(200, "text/plain", "") } else { Reply::empty(404) }
}

/// The format of a status page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// A shell in HTML for every path, which a program cannot read: what Shiprocket's page does.
    #[default]
    Shell,
    /// The JSON of Statuspage.
    Statuspage,
}

/// How a component does, in the words of Statuspage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Health {
    /// As it should.
    Operational,
    /// Planned work.
    UnderMaintenance,
    /// Slowly.
    DegradedPerformance,
    /// For some.
    PartialOutage,
    /// For nobody.
    MajorOutage,
}

impl Health {
    const fn word(self) -> &'static str {
        match self {
            Self::Operational => "operational",
            Self::UnderMaintenance => "under_maintenance",
            Self::DegradedPerformance => "degraded_performance",
            Self::PartialOutage => "partial_outage",
            Self::MajorOutage => "major_outage",
        }
    }

    /// The indicator of the whole page, and the impact of an incident.
    const fn indicator(self) -> &'static str {
        match self {
            Self::Operational => "none",
            Self::UnderMaintenance => "maintenance",
            Self::DegradedPerformance => "minor",
            Self::PartialOutage => "major",
            Self::MajorOutage => "critical",
        }
    }
}

/// An incident that is not over.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Incident {
    /// Its title.
    pub name: String,
    /// What was last said about it.
    pub update: String,
    /// The components that it is about.
    #[serde(default)]
    pub components: Vec<String>,
    /// Planned work, and how far it is.
    pub planned: Option<Planned>,
}

/// How far planned work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Planned {
    /// It is yet to come.
    Scheduled,
    /// It is under way.
    InProgress,
}

/// A status page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Page {
    /// Its format.
    pub format: Format,
    /// The name of the vendor.
    pub name: String,
    /// How each component does.
    pub components: BTreeMap<String, Health>,
    /// Headings, and the components under them.
    pub groups: BTreeMap<String, Vec<String>>,
    /// Incidents that are not over.
    pub incidents: Vec<Incident>,
}

impl Page {
    /// The answer of the page at the moment `now`, in Unix seconds.
    #[must_use]
    pub fn answer(&self, request: &Request, now: i64) -> Reply {
        let now = Timestamp::from_second(now).unwrap_or(Timestamp::UNIX_EPOCH).to_string();
        let now = now.as_str();
        let all = self.incidents.iter().map(|incident| self.incident(incident, now));
        let (planned, incidents): (Vec<Value>, Vec<Value>) =
            all.partition(|incident| incident["impact"] == "maintenance");
        match (self.format, request.path()) {
            (Format::Shell, _) => self.shell(),
            (_, "/api/v2/summary.json") => Reply::json(
                200,
                &json!({
                    "page": self.about(now), "status": self.status(),
                    "components": self.components(now),
                    "incidents": incidents, "scheduled_maintenances": planned,
                }),
            ),
            (_, "/api/v2/status.json") => {
                Reply::json(200, &json!({"page": self.about(now), "status": self.status()}))
            }
            (_, "/api/v2/components.json") => Reply::json(
                200,
                &json!({"page": self.about(now), "components": self.components(now)}),
            ),
            (_, "/api/v2/incidents/unresolved.json") => {
                Reply::json(200, &json!({"page": self.about(now), "incidents": incidents}))
            }
            (_, "/") => self.shell(),
            _ => Reply::of(404, "text/html", "<html><body>Not found</body></html>"),
        }
    }

    fn shell(&self) -> Reply {
        let mut page = format!(
            "<!doctype html><html><head><meta charset=\"utf-8\"><title>{} Status</title></head>\
             <body><div id=\"root\"></div><noscript>",
            self.name
        );
        for incident in &self.incidents {
            page.push_str(&format!("<h2>{}</h2><p>{}</p>", incident.name, incident.update));
        }
        page.push_str("</noscript><script src=\"/static/js/main.js\"></script></body></html>");
        Reply::of(200, "text/html; charset=utf-8", page)
    }

    fn about(&self, now: &str) -> Value {
        json!({
            "id": "fakepractice", "name": self.name, "url": "https://status.example",
            "time_zone": "Etc/UTC", "updated_at": now,
        })
    }

    fn status(&self) -> Value {
        let worst = self.components.values().max().copied().unwrap_or(Health::Operational);
        let description = match worst {
            Health::Operational => "All Systems Operational",
            Health::UnderMaintenance => "Service Under Maintenance",
            Health::DegradedPerformance => "Partially Degraded Service",
            Health::PartialOutage => "Partial System Outage",
            Health::MajorOutage => "Major System Outage",
        };
        json!({"indicator": worst.indicator(), "description": description})
    }

    fn component(&self, number: usize, name: &str, health: Health, now: &str) -> Value {
        let mut groups = (1..).zip(self.groups.values());
        let group = groups.find(|(_, members)| members.iter().any(|member| member == name));
        json!({
            "id": format!("fakecomponent{number}"), "name": name, "status": health.word(),
            "position": number, "group": false, "updated_at": now,
            "group_id": group.map(|(number, _)| format!("fakegroup{number}")),
        })
    }

    /// The components, and the headings after them: a heading is as its worst component.
    fn components(&self, now: &str) -> Vec<Value> {
        let numbered = (1..).zip(&self.components);
        let rows = numbered.map(|(n, (name, &health))| self.component(n, name, health, now));
        let headings = (1..).zip(&self.groups).map(|(number, (name, members))| {
            let worst = members.iter().filter_map(|member| self.components.get(member)).max();
            json!({
                "id": format!("fakegroup{number}"), "name": name, "group": true, "group_id": null,
                "status": worst.copied().unwrap_or(Health::Operational).word(),
                "position": number, "updated_at": now,
            })
        });
        rows.chain(headings).collect()
    }

    fn incident(&self, incident: &Incident, now: &str) -> Value {
        let named: Vec<(usize, &String, Health)> = (1..)
            .zip(&self.components)
            .filter(|(_, (name, _))| incident.components.contains(name))
            .map(|(number, (name, &health))| (number, name, health))
            .collect();
        let worst = named.iter().map(|(_, _, health)| *health).max();
        let components: Vec<Value> = named
            .iter()
            .map(|(number, name, health)| self.component(*number, name, *health, now))
            .collect();
        let worst = worst.unwrap_or(Health::DegradedPerformance);
        let (status, impact) = match incident.planned {
            Some(Planned::Scheduled) => ("scheduled", "maintenance"),
            Some(Planned::InProgress) => ("in_progress", "maintenance"),
            None if worst == Health::UnderMaintenance => ("in_progress", "maintenance"),
            None => ("investigating", worst.indicator()),
        };
        json!({
            "id": "fakeincident", "name": incident.name, "status": status, "impact": impact,
            "shortlink": "https://status.example/incident", "started_at": now,
            "components": components,
            "incident_updates": [
                {"status": "investigating", "body": incident.update, "created_at": now}
            ],
        })
    }
}
