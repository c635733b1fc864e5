//! UPS as practice plays it: an app with its keys, and the token call of the live and the test service.
//!
//! The shapes are those of the vendors' facts, section 7. What the facts are unsure of (codes and words of
//! a refusal) is for the scenario to choose.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::json;

use super::facts::{SERVICE, STATUS, TEST, TOKEN};
use crate::checks::practice::emulator::{self, Counts, Emulator, Hint, Services};
use crate::checks::practice::emulators::Page;
use crate::world::net::serve::{Reply, Request};

/// How long a pass is good for, in seconds.
const TOKEN_S: i64 = 14_399;

/// A refusal: its status, code and message.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Says {
    /// The status of the answer.
    pub status: u16,
    /// The code, such as `10401`.
    pub code: String,
    /// The message.
    #[serde(default)]
    pub message: String,
}

impl Says {
    fn new(status: u16, code: &str, message: &str) -> Self {
        Self { status, code: code.to_owned(), message: message.to_owned() }
    }

    fn reply(&self) -> Reply {
        let error = json!({"code": self.code, "message": self.message});
        Reply::json(self.status, &json!({"response": {"errors": [error]}}))
    }
}

/// What the app of a scenario is like. Its words stand in `docs/scenarios.md`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Account {
    /// The client ID of the app.
    pub client_id: String,
    /// The client secret of the app.
    pub client_secret: String,
    /// The client ID of another app, which the test service alone knows.
    pub test_client_id: String,
    /// The client secret of that app.
    pub test_client_secret: String,
    /// The state of the app, as a pass names it.
    pub status: String,
    /// What the app may do, as a pass names it; UPS often leaves it empty.
    pub scope: String,
    /// The answer to keys that are not the app's.
    pub refusal: Says,
    /// Everybody who brings the right keys is turned away with this.
    pub turned_away: Option<Says>,
    /// Every call is answered with 429, and this many seconds as `Retry-After`; 0 names none.
    pub throttled_s: Option<u32>,
}

impl Default for Account {
    fn default() -> Self {
        Self {
            client_id: "FAKE-ups-client-id-4h2k".to_owned(),
            client_secret: "FAKE-ups-client-secret-9w7x".to_owned(),
            test_client_id: "FAKE-ups-test-id-6m3r".to_owned(),
            test_client_secret: "FAKE-ups-test-secret-2y8f".to_owned(),
            status: "approved".to_owned(),
            scope: String::new(),
            refusal: Says::new(401, "10401", "ClientId is Invalid"),
            turned_away: None,
            throttled_s: None,
        }
    }
}

/// What the merchant changes at UPS in the course of a walk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct Change {
    /// The app has another client ID.
    ups_client_id: Option<String>,
    /// The app has another client secret.
    ups_client_secret: Option<String>,
    /// UPS changed the state of the app.
    ups_status: Option<String>,
    /// UPS lets the app in again: a hold is lifted, terms are accepted, a product is added.
    ups_lets_in: bool,
    /// The limit is over.
    ups_unthrottled: bool,
}

#[derive(Debug)]
struct Ups {
    account: Account,
    page: Page,
    counts: Counts,
}

/// Begins to play UPS.
///
/// # Errors
/// The account of the scenario holds something unknown.
pub(super) fn begin(services: &Services, _now: i64) -> Result<Box<dyn Emulator>, String> {
    let account = services.get(SERVICE).and_then(|service| service.account.as_ref());
    let account = account.map(emulator::read).transpose()?.unwrap_or_default();
    // No page that a machine can read was found: what stands there is the developer site.
    let usual = Page { name: "UPS Developer Portal".to_owned(), ..Page::default() };
    let page = services.get(STATUS).and_then(|service| service.page.clone()).unwrap_or(usual);
    Ok(Box::new(Ups { account, page, counts: Counts::default() }))
}

impl Emulator for Ups {
    fn answer(&mut self, service: &str, request: &Request, now: i64) -> Reply {
        if service == STATUS {
            return self.page.answer(request, now);
        }
        if (request.method.as_str(), request.path()) != ("POST", TOKEN) {
            return not_found();
        }
        self.counts.calls += 1;
        self.token(service, request, now)
    }

    fn change(&mut self, change: &emulator::Change) -> Result<(), String> {
        let account = &mut self.account;
        let Change { ups_client_id, ups_client_secret, ups_status, ups_lets_in, ups_unthrottled } =
            emulator::read(change)?;
        set(&mut account.client_id, ups_client_id);
        set(&mut account.client_secret, ups_client_secret);
        set(&mut account.status, ups_status);
        if ups_lets_in {
            account.turned_away = None;
        }
        if ups_unthrottled {
            account.throttled_s = None;
        }
        Ok(())
    }

    fn counts(&self) -> Counts {
        self.counts
    }

    fn hint(&self) -> Option<Hint> {
        let values = vec![
            ("id", self.account.client_id.clone()),
            ("secret", self.account.client_secret.clone()),
        ];
        Some(Hint { text: "practice-whom-ups", values })
    }
}

impl Ups {
    fn token(&self, service: &str, request: &Request, now: i64) -> Reply {
        let account = &self.account;
        if let Some(seconds) = account.throttled_s {
            let reply = Says::new(429, "10429", "Too Many Requests").reply();
            return if seconds == 0 {
                reply
            } else {
                reply.with("Retry-After", &seconds.to_string())
            };
        }
        let Some((id, secret)) = basic_pair(request) else {
            return Says::new(401, "10400", "Invalid/Missing Authorization Header").reply();
        };
        if !asks_for_a_pass(&request.body) {
            return Says::new(400, "10400", "Invalid/Missing grant_type").reply();
        }
        let keys = if service == TEST {
            (&account.test_client_id, &account.test_client_secret)
        } else {
            (&account.client_id, &account.client_secret)
        };
        if (&id, &secret) != keys {
            return account.refusal.reply();
        }
        match &account.turned_away {
            Some(says) => says.reply(),
            None => self.pass(&id, now),
        }
    }

    /// Every value is a text, numbers too.
    fn pass(&self, id: &str, now: i64) -> Reply {
        Reply::json(
            200,
            &json!({
                "token_type": "Bearer",
                "issued_at": (now * 1000).to_string(),
                "client_id": id,
                "access_token": "FAKE-ups-pass",
                "scope": self.account.scope,
                "expires_in": TOKEN_S.to_string(),
                "refresh_count": "0",
                "status": self.account.status,
            }),
        )
    }
}

fn set<T>(field: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *field = value;
    }
}

fn basic_pair(request: &Request) -> Option<(String, String)> {
    let encoded = request.value("authorization")?.strip_prefix("Basic ")?;
    let pair = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = pair.split_once(':')?;
    (!id.is_empty() && !secret.is_empty()).then(|| (id.to_owned(), secret.to_owned()))
}

fn asks_for_a_pass(body: &[u8]) -> bool {
    url::form_urlencoded::parse(body)
        .any(|(name, value)| name == "grant_type" && value == "client_credentials")
}

fn not_found() -> Reply {
    Reply::of(
        404,
        "text/html",
        "<html><head><title>404</title></head><body>Not Found</body></html>",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(service: &str, pair: &str) -> u16 {
        let mut ups = begin(&Services::new(), 0).expect("UPS");
        let request = Request::new("POST", TOKEN)
            .header("Authorization", &format!("Basic {}", STANDARD.encode(pair)))
            .body("grant_type=client_credentials");
        ups.answer(service, &request, 1_800_000_000).status
    }

    #[test]
    fn each_service_knows_its_own_app_alone() {
        let live = "FAKE-ups-client-id-4h2k:FAKE-ups-client-secret-9w7x";
        let test = "FAKE-ups-test-id-6m3r:FAKE-ups-test-secret-2y8f";
        assert_eq!(ask(SERVICE, live), 200);
        assert_eq!(ask(TEST, test), 200);
        assert_eq!(ask(SERVICE, test), 401);
        assert_eq!(ask(TEST, live), 401);
        assert_eq!(ask(SERVICE, "FAKE-ups-client-id-4h2k:FAKE-wrong"), 401);
    }
}
