//! ShipStation as practice plays it: the web app's front page, its two interfaces, and its status page with
//! the components of the real one.

use serde::Deserialize;

use super::api_emulator::{self, First, Second};
use super::facts::{STATUS, V1, V2};
use crate::checks::practice::emulator::{self, Emulator, Hint, Services};
use crate::checks::practice::emulators::{Format, Health, Page};
use crate::world::net::serve::{Reply, Request};

/// Headings of the status page and what stands under them (vendors' facts, section 9; of the carriers
/// and marketplaces only some names are known, the others are usual ones).
const GROUPS: &[(&str, &[&str])] = &[
    ("Carriers", &["DHL", "FedEx", "Stamps.com", "UPS"]),
    ("Marketplaces", &["Amazon", "eBay", "Magento", "WooCommerce"]),
    ("ShipStation Companion API", &["Companion API V1", "Companion API V2"]),
];

/// What the web app shows to who is not signed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Front {
    /// A page with the form.
    #[default]
    SignIn,
    /// A page that asks for the username first, and for the password on the next.
    UsernameFirst,
    /// A redirect to the page with the form.
    ToSignIn,
    /// A program that draws the form.
    Shell,
    /// A notice of maintenance in place of everything.
    Maintenance,
}

/// What a scenario can say of the web app.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct WebApp {
    /// What it shows.
    front: Front,
    /// A line above the form.
    banner: Option<String>,
}

#[derive(Debug)]
struct Shipstation {
    web: WebApp,
    first: First,
    second: Second,
    /// Whom the person plays, where the story gives a key to somebody.
    plays: Option<&'static str>,
    page: Page,
}

/// Begins to play ShipStation.
///
/// # Errors
/// What the scenario says of the web app or an interface holds something unknown.
pub(super) fn begin(services: &Services, _now: i64) -> Result<Box<dyn Emulator>, String> {
    let account = |id| services.get(id).and_then(|service| service.account.as_ref());
    let web = account(super::facts::WEB).map(emulator::read).transpose()?.unwrap_or_default();
    let first = account(V1).map(emulator::read).transpose()?.unwrap_or_default();
    let second = account(V2).map(emulator::read).transpose()?.unwrap_or_default();
    let plays = if account(V1).is_some() { Some(V1) } else { account(V2).map(|_| V2) };
    let page = services.get(STATUS).and_then(|service| service.page.clone());
    Ok(Box::new(Shipstation { web, first, second, plays, page: whole(page) }))
}

/// The page of the scenario among the components of the real one; without one, all is well.
fn whole(page: Option<Page>) -> Page {
    let mut page = page.unwrap_or(Page { format: Format::Statuspage, ..Page::default() });
    page.name = "ShipStation".to_owned();
    let members = GROUPS.iter().flat_map(|(_, members)| *members).chain(&["ShipStation"]);
    for member in members {
        page.components.entry((*member).to_owned()).or_insert(Health::Operational);
    }
    for (heading, members) in GROUPS {
        let members = members.iter().map(|&member| member.to_owned()).collect();
        page.groups.entry((*heading).to_owned()).or_insert(members);
    }
    page
}

impl Emulator for Shipstation {
    fn answer(&mut self, service: &str, request: &Request, now: i64) -> Reply {
        match service {
            STATUS => self.page.answer(request, now),
            V1 => self.first.answer(request, now),
            V2 => self.second.answer(request),
            _ => self.web.answer(request),
        }
    }

    fn change(&mut self, change: &emulator::Change) -> Result<(), String> {
        let change: api_emulator::Change = emulator::read(change)?;
        change.apply(&mut self.first, &mut self.second);
        Ok(())
    }

    fn hint(&self) -> Option<Hint> {
        match self.plays? {
            V1 => {
                let First { key, secret, .. } = self.first.clone();
                let values = vec![("key", key), ("secret", secret)];
                Some(Hint { text: "practice-whom-shipstation-v1", values })
            }
            _ => {
                let values = vec![("key", self.second.key.clone())];
                Some(Hint { text: "practice-whom-shipstation-v2", values })
            }
        }
    }
}

impl WebApp {
    fn answer(&self, request: &Request) -> Reply {
        if self.front == Front::Maintenance {
            return html(200, MAINTENANCE);
        }
        match (request.method.as_str(), request.path()) {
            ("GET" | "HEAD", "/login") => html(200, &self.form()),
            ("GET" | "HEAD", "/") => match self.front {
                Front::ToSignIn => Reply::empty(302).with("Location", "/login"),
                Front::Shell => html(200, SHELL),
                _ => html(200, &self.form()),
            },
            // Nothing signs in here: Refloat never sends a web password.
            _ => html(404, "<!doctype html><title>ShipStation</title><h1>Page not found</h1>"),
        }
    }

    fn form(&self) -> String {
        let banner = self.banner.as_ref().map(|text| format!("<div role=\"alert\">{text}</div>"));
        let password = match self.front {
            Front::UsernameFirst => "",
            _ => "<label>Password <input type=\"password\" name=\"password\"></label>",
        };
        format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>ShipStation \
             Login</title></head><body>{}<h1>ShipStation</h1><form method=\"post\" \
             action=\"/login\"><label>Username <input name=\"username\"></label>{password}\
             <button>Sign in</button></form><a href=\"/forgot\">Forgot password?</a></body></html>",
            banner.unwrap_or_default()
        )
    }
}

const SHELL: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
    <title>ShipStation</title><script>window.appState = {maintenance: false, \
    texts: [\"ShipStation is down for scheduled maintenance\"]};</script></head>\
    <body><div id=\"app\"></div><script src=\"/static/app.js\"></script></body></html>";

const MAINTENANCE: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
    <title>ShipStation</title></head><body><h1>ShipStation is down for scheduled maintenance</h1>\
    <p>We expect to be back within two hours.</p></body></html>";

fn html(status: u16, page: &str) -> Reply {
    Reply::of(status, "text/html; charset=utf-8", page)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::facts::WEB;
    use super::*;
    use crate::checks::practice::fault::Service;

    fn shipstation(account: toml::Table) -> Result<Box<dyn Emulator>, String> {
        let web = Service { account: Some(account), ..Service::default() };
        begin(&Services::from([(WEB, web)]), 0)
    }

    fn get(service: &str, path: &str) -> Reply {
        let mut emulator = shipstation(toml::Table::new()).expect("the usual web app");
        emulator.answer(service, &Request::new("GET", path), 1_800_000_000)
    }

    #[test]
    fn who_brings_no_key_is_refused_as_each_interface_does() {
        let v1 = get(V1, "/accounts/listtags");
        assert_eq!((v1.status, v1.header("x-rate-limit-limit")), (401, Some("40")));
        assert!(v1.body.is_empty());
        let v2 = get(V2, "/v2/carriers");
        let body: serde_json::Value = serde_json::from_slice(&v2.body).unwrap_or_default();
        assert_eq!((v2.status, &body["errors"][0]["error_code"]), (401, &json!("unauthorized")));
        assert!(body["request_id"].is_string());
    }

    #[test]
    fn the_status_page_has_the_components_of_the_real_one() {
        let page = get(STATUS, "/api/v2/summary.json");
        let page: serde_json::Value = serde_json::from_slice(&page.body).unwrap_or_default();
        let rows = page["components"].as_array().cloned().unwrap_or_default();
        let row =
            |name: &str| rows.iter().find(|row| row["name"] == name).cloned().unwrap_or_default();
        assert_eq!(page["page"]["name"], "ShipStation");
        assert!(row("ShipStation")["group_id"].is_null());
        let heading = row("ShipStation Companion API");
        assert_eq!(heading["group"], true);
        assert_eq!(row("Companion API V1")["group_id"], heading["id"]);
        assert_ne!(row("UPS")["group_id"], heading["id"]);
    }

    #[test]
    fn nothing_can_be_posted_to_the_form() {
        let mut emulator = shipstation(toml::Table::new()).expect("the usual web app");
        let post = Request::new("POST", "/login").body("username=FAKE");
        assert_eq!(emulator.answer(WEB, &post, 0).status, 404);
    }

    #[test]
    fn what_the_web_app_does_not_know_is_refused() {
        let refused = shipstation(toml::toml! { front = "revolving-door" });
        assert!(refused.expect_err("refused").contains("revolving-door"));
        assert!(shipstation(toml::toml! { doormat = true }).is_err());
    }
}
