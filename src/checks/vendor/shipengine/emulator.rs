//! The ShipStation API as practice plays it: an account and its carriers, a partner and its customers,
//! and the portal that a direct login opens.
//!
//! Good answers have the documented shapes (vendors' facts, section 3). Of the direct login nothing else
//! is documented, so what a refusal looks like is for the scenario to choose.

use serde::Deserialize;
use serde_json::{Value, json};

use super::facts::{DASHBOARD, KEY_HEADER, SERVICE, STATUS};
use crate::checks::practice::emulator::{self, Counts, Emulator, Hint, Services};
use crate::checks::practice::emulators::Page;
use crate::domain::direct_login::{LIFE_S, Landing, PORTAL_PATH, lands_on};
use crate::world::net::serve::{Reply, Request};

const CARRIERS: &str = "/v1/carriers";
const TOKENS: &str = "/v1/tokens/ephemeral";
/// The number that support asks for.
const REQUEST_ID: &str = "00000000-fa4e-4000-8000-000000000001";

/// An error as the vendor writes it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Refuses {
    /// The status.
    pub status: u16,
    /// `error_code`.
    pub code: String,
    /// `error_type`.
    #[serde(default = "security")]
    pub kind: String,
    /// `message`.
    #[serde(default)]
    pub message: String,
    /// `field_name`, where there is one.
    pub field: Option<String>,
}

fn security() -> String {
    "security".to_owned()
}

impl Refuses {
    fn new(status: u16, code: &str, message: &str) -> Self {
        let message = message.to_owned();
        Self { status, code: code.to_owned(), kind: security(), message, field: None }
    }

    fn reply(&self) -> Reply {
        let mut error = json!({
            "error_source": "shipengine",
            "error_type": self.kind,
            "error_code": self.code,
            "message": self.message,
        });
        if let Some(field) = &self.field {
            error["field_name"] = field.clone().into();
        }
        Reply::json(self.status, &json!({"request_id": REQUEST_ID, "errors": [error]}))
    }
}

/// What comes with a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Link {
    /// The address of the portal.
    #[default]
    Good,
    /// The token alone.
    Missing,
    /// An address without encryption.
    Plain,
    /// An address of somebody else.
    OtherHost,
}

/// Which form of the account id is understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Both.
    #[default]
    Both,
    /// Digits alone.
    Digits,
    /// With `se-` alone.
    Prefixed,
}

/// What the account of a scenario is like. Its words stand in `docs/scenarios.md`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Account {
    /// The customer's own key.
    pub key: String,
    /// The partner's production key.
    pub partner_key: String,
    /// The partner's test key.
    pub test_partner_key: String,
    /// The customers that were made with the production key, digits alone.
    pub customers: Vec<String>,
    /// The customers that were made with the test key.
    pub test_customers: Vec<String>,
    /// Which form of a customer's id is understood.
    pub id_form: Form,
    /// The customers that have not finished their set-up.
    pub set_up_open: bool,
    /// The answer to a key that is not known.
    pub refusal: Refuses,
    /// The answer to an account's own key that would act for a customer.
    pub no_partner: Refuses,
    /// The answer to a customer who is not the partner's.
    pub no_customer: Refuses,
    /// Every call with a good key is answered with this.
    pub always: Option<Refuses>,
    /// Every call for a token with a good partner key is answered with this.
    pub token_refusal: Option<Refuses>,
    /// Every call is answered with 429, and this many seconds as `Retry-After`.
    pub throttled_s: Option<u32>,
    /// What comes with a token.
    pub link: Link,
    /// How long a token is, in characters.
    pub token_characters: usize,
    /// The rows of the carriers, in the vendor's own words.
    pub carriers: Vec<toml::Table>,
    /// The errors beside them, in the vendor's own words: the answer is a 207 then.
    pub carrier_errors: Vec<toml::Table>,
    /// The list of carriers is answered with 207 although all rows are there.
    pub partial: bool,
}

impl Default for Account {
    fn default() -> Self {
        let see = "The API key is invalid. Please see https://www.shipengine.com/docs/auth";
        let id = "The account does not exist or is not yours.";
        Self {
            key: "FAKE-account-key-0123456789abcdefghijklmnop".to_owned(),
            partner_key: "FAKE-partner-key-0123456789abcdefghijklmnop".to_owned(),
            test_partner_key: "TEST_FAKE-partner-key-0123456789abcdefghijk".to_owned(),
            customers: vec!["123456".to_owned()],
            test_customers: vec!["654321".to_owned()],
            id_form: Form::Both,
            set_up_open: false,
            refusal: Refuses::new(401, "unauthorized", see),
            no_partner: Refuses::new(403, "forbidden", "This key is not allowed to do that."),
            no_customer: Refuses {
                kind: "validation".to_owned(),
                ..Refuses::new(404, "invalid_identifier", id)
            },
            always: None,
            token_refusal: None,
            throttled_s: None,
            link: Link::Good,
            token_characters: 600,
            carriers: vec![usual_carrier()],
            carrier_errors: Vec::new(),
            partial: false,
        }
    }
}

fn usual_carrier() -> toml::Table {
    let row = json!({
        "carrier_id": "se-100001",
        "carrier_code": "stamps_com",
        "account_number": "FAKE-wallet",
        "requires_funded_amount": true,
        "balance": 42.5,
        "nickname": "ShipEngine Account - Stamps.com",
        "friendly_name": "Stamps.com",
        "primary": true,
        "disabled_by_billing_plan": false,
        "connection_status": "approved",
    });
    toml::Table::try_from(row).unwrap_or_default()
}

/// What somebody changes at the vendor in the course of a walk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct Change {
    /// The account has another key.
    shipengine_key: Option<String>,
    /// The partner has another key.
    partner_key: Option<String>,
    /// These are the partner's customers.
    customers: Option<Vec<String>>,
    /// The customer finished the set-up, or has yet to.
    set_up_open: Option<bool>,
    /// What refused is lifted.
    lifted: bool,
}

/// A token that was given out.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Given {
    token: String,
    at: i64,
    used: bool,
}

/// The vendor in practice: a state machine without socket or clock.
#[derive(Clone, Debug)]
struct Shipengine {
    account: Account,
    page: Page,
    given: Vec<Given>,
    counts: Counts,
}

/// Begins to play the ShipStation API.
///
/// # Errors
/// The account of the scenario holds something unknown.
pub(in crate::checks::vendor) fn begin(
    services: &Services,
    _now: i64,
) -> Result<Box<dyn Emulator>, String> {
    let account = services.get(SERVICE).and_then(|service| service.account.as_ref());
    let account = account.map(emulator::read).transpose()?.unwrap_or_default();
    let page = services.get(STATUS).and_then(|service| service.page.clone());
    // Whether the real page can be read by a program is not known, so it says nothing here.
    let page = Page { name: "ShipStation API".to_owned(), ..page.unwrap_or_default() };
    Ok(Box::new(Shipengine { account, page, given: Vec::new(), counts: Counts::default() }))
}

impl Emulator for Shipengine {
    fn answer(&mut self, service: &str, request: &Request, now: i64) -> Reply {
        match service {
            STATUS => self.page.answer(request, now),
            DASHBOARD => self.portal(request, now),
            _ => self.api(request, now),
        }
    }

    fn change(&mut self, change: &emulator::Change) -> Result<(), String> {
        let Change { shipengine_key, partner_key, customers, set_up_open, lifted } =
            emulator::read(change)?;
        let account = &mut self.account;
        account.key = shipengine_key.unwrap_or(std::mem::take(&mut account.key));
        account.partner_key = partner_key.unwrap_or(std::mem::take(&mut account.partner_key));
        account.customers = customers.unwrap_or(std::mem::take(&mut account.customers));
        account.set_up_open = set_up_open.unwrap_or(account.set_up_open);
        if lifted {
            account.always = None;
            account.token_refusal = None;
            account.throttled_s = None;
            account.link = Link::Good;
        }
        Ok(())
    }

    fn counts(&self) -> Counts {
        self.counts
    }

    fn hint(&self) -> Option<Hint> {
        let account = self.account.customers.first().cloned().unwrap_or_default();
        let values = vec![("account", account), ("key", self.account.partner_key.clone())];
        Some(Hint { text: "practice-whom-partner", values })
    }
}

impl Shipengine {
    /// The answer of `api.shipengine.com`.
    fn api(&mut self, request: &Request, now: i64) -> Reply {
        let path = request.path();
        let known = matches!((request.method.as_str(), path), ("GET", CARRIERS) | ("POST", TOKENS));
        if !known {
            return Reply::json(404, &json!({"message": "no Route matched with those values"}));
        }
        if let Some(seconds) = self.account.throttled_s {
            let refuses = Refuses {
                kind: "business_rules".to_owned(),
                ..Refuses::new(429, "rate_limit_exceeded", "Too many requests.")
            };
            return refuses.reply().with("Retry-After", &seconds.to_string());
        }
        self.counts.calls += 1;
        let key = request.value(KEY_HEADER).unwrap_or_default().to_owned();
        if path == TOKENS { self.token(request, &key, now) } else { self.carriers(&key) }
    }

    fn carriers(&self, key: &str) -> Reply {
        let account = &self.account;
        // A partner key lists the carriers of the partner's own account.
        let keys = [&account.key, &account.partner_key, &account.test_partner_key];
        if key.is_empty() || !keys.iter().any(|known| *known == key) {
            return account.refusal.reply();
        }
        if let Some(always) = &account.always {
            return always.reply();
        }
        let json = |tables: &[toml::Table]| -> Vec<Value> {
            tables.iter().map(|table| json!(table)).collect()
        };
        let errors = json(&account.carrier_errors);
        let status = if errors.is_empty() && !account.partial { 200 } else { 207 };
        let body = json!({
            "carriers": json(&account.carriers), "request_id": REQUEST_ID, "errors": errors,
        });
        Reply::json(status, &body)
    }

    fn token(&mut self, request: &Request, key: &str, now: i64) -> Reply {
        let account = &self.account;
        let customers = if key == account.partner_key {
            &account.customers
        } else if key == account.test_partner_key {
            &account.test_customers
        } else if key == account.key {
            return account.no_partner.reply();
        } else {
            return account.refusal.reply();
        };
        if let Some(refuses) = account.token_refusal.as_ref().or(account.always.as_ref()) {
            return refuses.reply();
        }
        let customer = request.value("on-behalf-of").unwrap_or_default();
        let digits = match (account.id_form, customer.strip_prefix("se-")) {
            (Form::Digits | Form::Both, None) => customer,
            (Form::Prefixed | Form::Both, Some(digits)) => digits,
            _ => "",
        };
        if !customers.iter().any(|known| known == digits) {
            return account.no_customer.reply();
        }
        if query(request, "redirect").is_none_or(|value| value != "shipengine-dashboard") {
            return Reply::json(200, &json!({"token": "FAKE-token-without-a-link"}));
        }
        self.welcome(now)
    }

    fn welcome(&mut self, now: i64) -> Reply {
        let nth = self.given.len() + 1;
        let mut token = format!("FAKE-token-{nth}-");
        let fill = self.account.token_characters.saturating_sub(token.len());
        token.extend("abcdefghij".chars().cycle().take(fill));
        self.given.push(Given { token: token.clone(), at: now, used: false });
        let host = match self.account.link {
            Link::Missing => return Reply::json(200, &json!({"token": token})),
            Link::Good => "https://dashboard.shipengine.com",
            Link::Plain => "http://dashboard.shipengine.com",
            Link::OtherHost => "https://portal.another-host.example",
        };
        let address = format!("{host}{PORTAL_PATH}?token={token}");
        Reply::json(200, &json!({"token": token, "redirect_url": address}))
    }

    /// The answer of `dashboard.shipengine.com`.
    fn portal(&mut self, request: &Request, now: i64) -> Reply {
        if request.path() != PORTAL_PATH {
            return Reply::empty(302).with("Location", "/login");
        }
        let token = query(request, "token").unwrap_or_default();
        let given = self.given.iter_mut().find(|given| given.token == token);
        let fresh = given.is_some_and(|given| {
            let fresh = !given.used && now - given.at <= LIFE_S;
            given.used = true;
            fresh
        });
        if !fresh {
            return html("<h1>Log in</h1><form><input type=\"password\"></form>");
        }
        let asked = query(request, "redirect_to").and_then(|value| Landing::of(&value));
        let page = lands_on(asked, !self.account.set_up_open).word();
        html(&format!("<h1 id=\"{page}\">{page}</h1>"))
    }
}

/// A value of the query.
fn query(request: &Request, name: &str) -> Option<String> {
    let (_, query) = request.target.split_once('?')?;
    let mut pairs = url::form_urlencoded::parse(query.as_bytes());
    pairs.find(|(known, _)| known == name).map(|(_, value)| value.into_owned())
}

fn html(body: &str) -> Reply {
    Reply::of(200, "text/html", format!("<!doctype html><title>Portal</title>{body}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_800_000_000;
    const TOKEN: &str = "/v1/tokens/ephemeral?redirect=shipengine-dashboard";

    fn playing() -> Shipengine {
        let (account, page) = (Account::default(), Page::default());
        Shipengine { account, page, given: Vec::new(), counts: Counts::default() }
    }

    fn ask(target: &str, key: &str, customer: &str) -> Request {
        let method = if target.starts_with(TOKENS) { "POST" } else { "GET" };
        Request::new(method, target).header("API-Key", key).header("On-Behalf-Of", customer)
    }

    fn body(reply: &Reply) -> Value {
        serde_json::from_slice(&reply.body).expect("JSON")
    }

    #[test]
    fn a_partner_gets_a_link_for_a_customer_in_either_form() {
        let mut vendor = playing();
        let key = vendor.account.partner_key.clone();
        for customer in ["123456", "se-123456"] {
            let reply = vendor.answer(SERVICE, &ask(TOKEN, &key, customer), NOW);
            assert_eq!(reply.status, 200, "{customer}");
            let link = body(&reply)["redirect_url"].as_str().map(str::to_owned).expect("a link");
            assert!(
                link.starts_with("https://dashboard.shipengine.com/api/directlogin?token=FAKE-")
            );
        }
        let without = vendor.answer(SERVICE, &ask(TOKENS, &key, "123456"), NOW);
        assert!(body(&without).get("redirect_url").is_none());
    }

    #[test]
    fn who_may_not_is_refused() {
        let mut vendor = playing();
        let Account { key, partner_key, test_partner_key, .. } = vendor.account.clone();
        for (key, customer, status) in [
            ("FAKE-nobody", "123456", 401),
            (key.as_str(), "123456", 403),
            (&partner_key, "999999", 404),
            (&partner_key, "654321", 404),
            (&test_partner_key, "654321", 200),
        ] {
            let reply = vendor.answer(SERVICE, &ask(TOKEN, key, customer), NOW);
            assert_eq!(reply.status, status, "{key} {customer}");
        }
    }

    #[test]
    fn a_link_works_once_and_for_ten_seconds() {
        for (later, again, page) in
            [(9, false, "carriers"), (11, false, "Log in"), (1, true, "Log in")]
        {
            let mut vendor = playing();
            let key = vendor.account.partner_key.clone();
            let reply = vendor.answer(SERVICE, &ask(TOKEN, &key, "123456"), NOW);
            let link = body(&reply)["redirect_url"].as_str().map(str::to_owned).expect("a link");
            let target = link.strip_prefix("https://dashboard.shipengine.com").expect("the portal");
            if again {
                vendor.answer(DASHBOARD, &Request::new("GET", target), NOW);
            }
            let reply = vendor.answer(DASHBOARD, &Request::new("GET", target), NOW + later);
            assert!(String::from_utf8_lossy(&reply.body).contains(page), "{later} {again}");
        }
    }
}
