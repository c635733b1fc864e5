//! USPS as practice plays it: an app with its keys and products, the token call of the live and the test
//! service, and the Web Tools, which refuse everybody.
//!
//! The shapes are those of the vendors' facts, section 8.1. What the facts are unsure of (how a refusal is
//! worded) is for the scenario to choose.

use serde::Deserialize;
use serde_json::{Value, json};

use super::facts::{SERVICE, STATUS, TEST, TOKEN, WEB_TOOLS, WEB_TOOLS_PATH};
use crate::checks::practice::emulator::{self, Counts, Emulator, Hint, Services};
use crate::checks::practice::emulators::Page;
use crate::world::net::serve::{Reply, Request};

/// How long a pass is good for, in seconds.
const TOKEN_S: i64 = 28_799;
/// What the default product may do.
const DEFAULT_SCOPE: &str =
    "addresses domestic-prices international-prices locations service-standards shipments";

/// The words in which keys are refused: each has been seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Refusal {
    /// `error` is the word of the OAuth standard.
    #[default]
    InvalidClient,
    /// `error` is a word in capitals.
    Unauthorized,
    /// `error` is an object with a sentence that names four reasons.
    NotApproved,
    /// A page in HTML.
    Page,
    /// `error` is an object, and speaks of a scope.
    Scope,
}

/// What the app of a scenario is like. Its words stand in `docs/scenarios.md`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct Account {
    /// The consumer key of the app.
    consumer_key: String,
    /// The consumer secret of the app.
    consumer_secret: String,
    /// The consumer key of an app of the test service.
    test_consumer_key: String,
    /// The consumer secret of that app.
    test_consumer_secret: String,
    /// The name of the app.
    application: String,
    /// The state of the app, as a pass names it.
    status: String,
    /// What the app may do, with spaces between; none leaves it out of the answer.
    scope: Option<String>,
    /// The products of the app; none leaves them out of the answer.
    products: Option<Vec<String>>,
    /// How keys that are not the app's are refused.
    refusal: Refusal,
    /// The right keys are refused like this.
    turned_away: Option<Refusal>,
    /// Every call is answered with 429, and this many seconds as `Retry-After`; 0 names none.
    throttled_s: Option<u32>,
}

impl Default for Account {
    fn default() -> Self {
        Self {
            consumer_key: "FAKE-usps-consumer-key-8d3m".to_owned(),
            consumer_secret: "FAKE-usps-consumer-secret-5t6k".to_owned(),
            test_consumer_key: "FAKE-usps-test-key-7h4w".to_owned(),
            test_consumer_secret: "FAKE-usps-test-secret-3a9y".to_owned(),
            application: "FAKE shop shipping".to_owned(),
            status: "approved".to_owned(),
            scope: Some(format!("{DEFAULT_SCOPE} tracking labels payments")),
            products: Some(vec!["Public Access I".to_owned(), "Labels".to_owned()]),
            refusal: Refusal::default(),
            turned_away: None,
            throttled_s: None,
        }
    }
}

/// What the merchant changes at USPS in the course of a walk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct Change {
    /// The app has another consumer key.
    usps_consumer_key: Option<String>,
    /// The app has another consumer secret.
    usps_consumer_secret: Option<String>,
    /// USPS changed what the app may do.
    usps_scope: Option<String>,
    /// USPS changed the state of the app.
    usps_status: Option<String>,
    /// USPS lets the app in again.
    usps_lets_in: bool,
    /// The limit is over.
    usps_unthrottled: bool,
}

#[derive(Debug)]
struct Usps {
    account: Account,
    page: Page,
    counts: Counts,
}

/// Begins to play USPS.
///
/// # Errors
/// The account of the scenario holds something unknown.
pub(super) fn begin(services: &Services, _now: i64) -> Result<Box<dyn Emulator>, String> {
    let account = services.get(SERVICE).and_then(|service| service.account.as_ref());
    let account = account.map(emulator::read).transpose()?.unwrap_or_default();
    // No page that a machine can read was found: what stands there is the developer site.
    let usual = Page { name: "USPS Developer Portal".to_owned(), ..Page::default() };
    let page = services.get(STATUS).and_then(|service| service.page.clone()).unwrap_or(usual);
    Ok(Box::new(Usps { account, page, counts: Counts::default() }))
}

impl Emulator for Usps {
    fn answer(&mut self, service: &str, request: &Request, now: i64) -> Reply {
        match service {
            STATUS => return self.page.answer(request, now),
            WEB_TOOLS => return web_tools(request),
            _ => {}
        }
        if (request.method.as_str(), request.path()) != ("POST", TOKEN) {
            return without_a_pass(request);
        }
        self.counts.calls += 1;
        self.token(service, request, now)
    }

    fn change(&mut self, change: &emulator::Change) -> Result<(), String> {
        let account = &mut self.account;
        let change: Change = emulator::read(change)?;
        set(&mut account.consumer_key, change.usps_consumer_key);
        set(&mut account.consumer_secret, change.usps_consumer_secret);
        set(&mut account.status, change.usps_status);
        account.scope = change.usps_scope.or(account.scope.take());
        if change.usps_lets_in {
            account.turned_away = None;
        }
        if change.usps_unthrottled {
            account.throttled_s = None;
        }
        Ok(())
    }

    fn counts(&self) -> Counts {
        self.counts
    }

    fn hint(&self) -> Option<Hint> {
        let values = vec![
            ("id", self.account.consumer_key.clone()),
            ("secret", self.account.consumer_secret.clone()),
        ];
        Some(Hint { text: "practice-whom-usps", values })
    }
}

impl Usps {
    fn token(&self, service: &str, request: &Request, now: i64) -> Reply {
        let account = &self.account;
        if let Some(seconds) = account.throttled_s {
            return throttled(seconds);
        }
        let field = |name: &str| field(&request.body, name);
        if field("grant_type").as_deref() != Some("client_credentials") {
            let error = json!({"error": "unsupported_grant_type", "error_description":
                "The grant type is not supported by the authorization server."});
            return Reply::json(400, &error);
        }
        let keys = if service == TEST {
            (&account.test_consumer_key, &account.test_consumer_secret)
        } else {
            (&account.consumer_key, &account.consumer_secret)
        };
        if (field("client_id").as_ref(), field("client_secret").as_ref())
            != (Some(keys.0), Some(keys.1))
        {
            return account.refusal.reply();
        }
        match account.turned_away {
            Some(refusal) => refusal.reply(),
            None => self.pass(keys.0, now),
        }
    }

    fn pass(&self, key: &str, now: i64) -> Reply {
        let account = &self.account;
        let mut body = json!({
            "access_token": "FAKE-usps-pass",
            "token_type": "Bearer",
            "issued_at": now * 1000,
            "expires_in": TOKEN_S,
            "status": account.status,
            "issuer": "https://keyc.usps.com/realms/USPS",
            "client_id": key,
            "application_name": account.application,
            "public_key": "FAKE-usps-public-key",
        });
        if let Some(scope) = &account.scope {
            body["scope"] = scope.as_str().into();
        }
        if let Some(products) = &account.products {
            body["api_products"] = format!("[{}]", products.join(", ")).into();
        }
        Reply::json(200, &body)
    }
}

impl Refusal {
    fn reply(self) -> Reply {
        let wrapped = |message: &str, detail: &str| {
            json!({"apiVersion": "/oauth2/v3", "error": {
                "code": "401", "message": message,
                "errors": [{"title": "Unauthorized", "detail": detail, "source": {"parameter": ""}}],
            }})
        };
        match self {
            Self::InvalidClient => Reply::json(
                401,
                &json!({
                    "error": "invalid_client", "error_description": "Client authentication failed.",
                    "error_uri": "https://datatracker.ietf.org/doc/html/rfc6749#section-5.2",
                }),
            ),
            Self::Unauthorized => Reply::json(
                401,
                &json!({"apiVersion": "v3", "error": "UNAUTHORIZED",
                    "message": "Invalid or missing credentials"}),
            ),
            Self::NotApproved => Reply::json(
                401,
                &wrapped(
                    "The client application credentials provided in the request are missing, invalid, \
                     inactive or not approved for access.",
                    "Use the credentials of an approved application.",
                ),
            ),
            Self::Page => Reply::of(
                401,
                "text/html",
                "<html><head><title>401 Authorization Required</title></head><body></body></html>",
            ),
            Self::Scope => Reply::json(401, &wrapped("Insufficient OAuth scope.", "")),
        }
    }
}

fn throttled(seconds: u32) -> Reply {
    let body = json!({"apiVersion": "/oauth2/v3", "error": {
        "code": "429", "message": "TOO_MANY_REQUESTS",
        "errors": [{"title": "Quota", "detail": "The application has exceeded its quota."}],
    }});
    let reply = Reply::json(429, &body);
    if seconds == 0 { reply } else { reply.with("Retry-After", &seconds.to_string()) }
}

/// Nothing but the token call is asked in practice; without a pass the rest refuses as USPS does.
fn without_a_pass(request: &Request) -> Reply {
    if request.path() == "/" {
        return Reply::of(404, "text/html", "<html><body>Not Found</body></html>");
    }
    let body = json!({"apiVersion": "v3", "error": {
        "code": "401", "message": "Missing or malformed access token.", "errors": [],
    }});
    Reply::json(401, &body)
}

/// What the Web Tools said to whom they do not know; today they know nobody.
fn web_tools(request: &Request) -> Reply {
    if !request.path().eq_ignore_ascii_case(WEB_TOOLS_PATH) {
        return Reply::empty(404);
    }
    Reply::of(
        200,
        "text/xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Number>80040B1A</Number><Description>API \
         Authorization failure. User is not authorized to use API.</Description>\
         <Source>USPSCOM::DoAuth</Source></Error>",
    )
}

fn set<T>(field: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *field = value;
    }
}

/// A field of a form, or of JSON: USPS takes both.
fn field(body: &[u8], name: &str) -> Option<String> {
    if let Ok(json) = serde_json::from_slice::<Value>(body) {
        return json.get(name)?.as_str().map(str::to_owned);
    }
    let mut fields = url::form_urlencoded::parse(body);
    fields.find(|(known, _)| known == name).map(|(_, value)| value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(service: &str, body: &str) -> u16 {
        let mut usps = begin(&Services::new(), 0).expect("USPS");
        let request = Request::new("POST", TOKEN).body(body);
        usps.answer(service, &request, 1_800_000_000).status
    }

    #[test]
    fn a_form_and_json_are_both_taken() {
        let (key, secret) = ("FAKE-usps-consumer-key-8d3m", "FAKE-usps-consumer-secret-5t6k");
        let form = format!("grant_type=client_credentials&client_id={key}&client_secret={secret}");
        let json =
            json!({"grant_type": "client_credentials", "client_id": key, "client_secret": secret});
        assert_eq!(ask(SERVICE, &form), 200);
        assert_eq!(ask(SERVICE, &json.to_string()), 200);
        assert_eq!(ask(TEST, &form), 401);
        assert_eq!(ask(SERVICE, "client_id=a"), 400);
    }

    #[test]
    fn the_web_tools_let_nobody_in() {
        let mut usps = begin(&Services::new(), 0).expect("USPS");
        let reply = usps.answer(WEB_TOOLS, &Request::new("GET", WEB_TOOLS_PATH), 0);
        assert!(String::from_utf8_lossy(&reply.body).contains("80040B1A"));
    }
}
