//! Shiprocket as practice plays it: an account, its lock, and the answers of `apiv2.shiprocket.in`.
//!
//! The shapes are those of the vendors' facts, section 6. What the facts are unsure of (the status of a
//! refusal and of a lock, every text) is for the scenario to choose.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::{Value, json};

use super::facts::{SERVICE, STATUS};
use crate::checks::practice::emulator::{self, Counts, Emulator, Hint, Services};
use crate::checks::practice::emulators::Page;
use crate::world::net::serve::{Reply, Request};

/// Where one signs in.
pub const SIGN_IN: &str = "/v1/external/auth/login";
/// The read-only call after it.
pub const WALLET: &str = "/v1/external/account/details/wallet-balance";
/// The module that the read-only call needs here.
const WALLET_MODULE: &str = "wallet";
/// Failures in a row, within [`LOCK_S`], that lock the API user. The facts know no number; that a failure
/// is forgotten after the time of a lock is assumed, for without it no rule could ever allow another try.
const FAILURES_TO_LOCK: usize = 3;
/// How long a lock lasts, in seconds; every attempt begins it anew.
const LOCK_S: i64 = 30 * 60;
/// How long a token lives, in seconds.
const TOKEN_S: i64 = 240 * 60 * 60;
const SIGNATURE: &str = "FAKE-practice-signature";

/// A status and the message beside it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Says {
    /// The status of the answer, or of the body where the answer itself is a 200.
    pub status: u16,
    /// The text of the message.
    pub message: String,
}

impl Says {
    fn new(status: u16, message: &str) -> Self {
        Self { status, message: message.to_owned() }
    }

    fn body(&self) -> Value {
        json!({"message": self.message, "status_code": self.status})
    }

    fn reply(&self) -> Reply {
        Reply::json(self.status, &self.body())
    }
}

/// What becomes of the token that a sign-in brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Token {
    /// It works.
    #[default]
    Good,
    /// Its last second has passed when it is issued; the next call refuses it.
    Expired,
    /// It looks good; the next call refuses it all the same.
    Refused,
    /// The answer to the sign-in holds none.
    Missing,
}

/// What the account of a scenario is like. Its words stand in `docs/scenarios.md`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Account {
    /// The e-mail address of the API user.
    pub api_email: String,
    /// The password of the API user.
    pub api_password: String,
    /// The e-mail address of the log-in to the website.
    pub dashboard_email: String,
    /// The password of the log-in to the website.
    pub dashboard_password: String,
    /// The modules that the API user may use.
    pub modules: Vec<String>,
    /// Allowed IPs. Empty lets everybody in; otherwise this computer is not among them.
    pub allowed_ips: Vec<String>,
    /// Failed attempts in a row before practice began.
    pub failed: u32,
    /// Seconds for which the API user is still locked when practice begins.
    pub locked_for_s: Option<i64>,
    /// The answer to a wrong e-mail address or password.
    pub refusal: Says,
    /// The answer while locked.
    pub lock: Says,
    /// The answer to an address that is not allowed.
    pub ip_refusal: Says,
    /// The answer where the module is missing.
    pub module_refusal: Says,
    /// Every call is answered with 429, and this many seconds as `Retry-After`.
    pub throttled_s: Option<u32>,
    /// The sign-in is answered with 200 and this inside.
    pub error_inside: Option<Says>,
    /// What becomes of the token.
    pub token: Token,
    /// The balance, as the text that Shiprocket sends.
    pub wallet: String,
}

impl Default for Account {
    fn default() -> Self {
        Self {
            api_email: "api-user@shop.example".to_owned(),
            api_password: "FAKE-api-password-7d".to_owned(),
            dashboard_email: "owner@shop.example".to_owned(),
            dashboard_password: "FAKE-dashboard-password-3k".to_owned(),
            modules: ["orders", "couriers", WALLET_MODULE].map(str::to_owned).to_vec(),
            allowed_ips: Vec::new(),
            failed: 0,
            locked_for_s: None,
            refusal: Says::new(400, "Invalid email and password combination"),
            lock: Says::new(
                400,
                "Too many failed login attempts. Your account is blocked, try again after 30 minutes.",
            ),
            ip_refusal: Says::new(403, "Access denied. Your IP address is not allowed."),
            module_refusal: Says::new(
                403,
                "Unauthorized. You do not have permission for this action.",
            ),
            throttled_s: None,
            error_inside: None,
            token: Token::Good,
            wallet: "2480.50".to_owned(),
        }
    }
}

/// What the merchant changes at the vendor in the course of a walk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct Change {
    /// The API user has another e-mail address.
    api_email: Option<String>,
    /// Shiprocket made a new password.
    api_password: Option<String>,
    /// The modules were ticked anew.
    modules: Option<Vec<String>>,
    /// The allowed IPs were written anew.
    allowed_ips: Option<Vec<String>>,
    /// Calls are no longer throttled.
    unthrottled: bool,
}

/// The account in use: a state machine without socket or clock.
#[derive(Clone, Debug)]
pub struct Shiprocket {
    account: Account,
    page: Page,
    failed_at: Vec<i64>,
    locked_until: Option<i64>,
    counts: Counts,
}

/// Begins to play Shiprocket.
///
/// # Errors
/// The account of the scenario holds something unknown.
pub(super) fn begin(services: &Services, now: i64) -> Result<Box<dyn Emulator>, String> {
    let account = services.get(SERVICE).and_then(|service| service.account.as_ref());
    let account = account.map(emulator::read).transpose()?.unwrap_or_default();
    let mut shiprocket = Shiprocket::new(account, now);
    if let Some(page) = services.get(STATUS).and_then(|service| service.page.clone()) {
        shiprocket.page = page;
    }
    Ok(Box::new(shiprocket))
}

impl Emulator for Shiprocket {
    fn answer(&mut self, service: &str, request: &Request, now: i64) -> Reply {
        if service == STATUS {
            return self.page.answer(request, now);
        }
        self.api(request, now)
    }

    fn change(&mut self, change: &emulator::Change) -> Result<(), String> {
        let account = &mut self.account;
        let Change { api_email, api_password, modules, allowed_ips, unthrottled } =
            emulator::read(change)?;
        set(&mut account.api_email, api_email);
        set(&mut account.api_password, api_password);
        set(&mut account.modules, modules);
        set(&mut account.allowed_ips, allowed_ips);
        if unthrottled {
            account.throttled_s = None;
        }
        Ok(())
    }

    fn counts(&self) -> Counts {
        self.counts
    }

    fn locked_until(&self, now: i64) -> Option<i64> {
        self.locked_until.filter(|&until| until > now)
    }

    fn hint(&self) -> Option<Hint> {
        let Account { api_email, api_password, .. } = self.account.clone();
        let values = vec![("email", api_email), ("password", api_password)];
        Some(Hint { text: "practice-whom-shiprocket", values })
    }
}

impl Shiprocket {
    /// An account at the moment `now`, in Unix seconds.
    fn new(account: Account, now: i64) -> Self {
        let locked_until = account.locked_for_s.map(|seconds| now + seconds);
        let failed_at = vec![now; account.failed as usize];
        // The real page answers every path with a shell in HTML.
        let page = Page { name: "Shiprocket".to_owned(), ..Page::default() };
        Self { failed_at, locked_until, account, page, counts: Counts::default() }
    }

    /// The answer of `apiv2.shiprocket.in` at the moment `now`, in Unix seconds.
    fn api(&mut self, request: &Request, now: i64) -> Reply {
        let known = matches!(
            (request.method.as_str(), request.path()),
            ("POST", SIGN_IN) | ("GET" | "HEAD", WALLET)
        );
        if !known {
            return edge_refusal();
        }
        if let Some(seconds) = self.account.throttled_s {
            return Says::new(429, "Too Many Requests")
                .reply()
                .with("Retry-After", &seconds.to_string());
        }
        if request.path() == SIGN_IN {
            self.counts.sign_ins += 1;
            let reply = self.sign_in(request, now);
            if reply.status != 200 || self.account.error_inside.is_some() {
                self.counts.refused += 1;
            }
            return reply;
        }
        self.counts.calls += 1;
        self.wallet(request, now)
    }

    fn sign_in(&mut self, request: &Request, now: i64) -> Reply {
        let Some((email, password)) = fields(&request.body) else {
            return missing_fields(&request.body);
        };
        if self.locked_until(now).is_some() {
            self.counts.lengthened += 1;
            self.locked_until = Some(now + LOCK_S);
            return self.account.lock.reply();
        }
        if !self.account.allowed_ips.is_empty() {
            return self.account.ip_refusal.reply();
        }
        let account = &self.account;
        // The log-in to the website is refused here like any other pair that is not the API user's.
        if !email.eq_ignore_ascii_case(&account.api_email) || password != account.api_password {
            self.failed_at.push(now);
            self.failed_at.retain(|at| now - at < LOCK_S);
            if self.failed_at.len() >= FAILURES_TO_LOCK {
                self.lock(now);
            }
            return self.account.refusal.reply();
        }
        self.failed_at.clear();
        if let Some(inside) = &account.error_inside {
            return Reply::json(200, &inside.body());
        }
        self.welcome(now)
    }

    fn lock(&mut self, now: i64) {
        self.failed_at.clear();
        self.locked_until = Some(now + LOCK_S);
        self.counts.locks += 1;
    }

    fn welcome(&self, now: i64) -> Reply {
        let mut body = json!({
            "id": 100_001,
            "first_name": "API",
            "last_name": "USER",
            "email": self.account.api_email,
            "company_id": 200_002,
            "created_at": "2025-01-15 10:00:00",
        });
        if self.account.token != Token::Missing {
            body["token"] = self.token(now).into();
        }
        Reply::json(200, &body)
    }

    /// Looks like a JWT, and says in its last part that it is none.
    fn token(&self, now: i64) -> String {
        let (issued, ends) = match self.account.token {
            Token::Expired => (now - TOKEN_S - 60, now - 60),
            _ => (now, now + TOKEN_S),
        };
        let head = json!({"typ": "JWT", "alg": "HS256"});
        let claims = json!({"sub": 100_001, "iat": issued, "nbf": issued, "exp": ends});
        let part = |text: String| URL_SAFE_NO_PAD.encode(text);
        let [head, claims] = [head.to_string(), claims.to_string()].map(part);
        format!("{head}.{claims}.{}", part(SIGNATURE.to_owned()))
    }

    fn wallet(&self, request: &Request, now: i64) -> Reply {
        let token = request.value("authorization").and_then(|value| value.strip_prefix("Bearer "));
        let Some(token) = token else {
            return Says::new(401, "Token not provided").reply();
        };
        let Some(ends) = end_of(token) else {
            return Says::new(401, "Wrong number of segments").reply();
        };
        if ends <= now || self.account.token == Token::Refused {
            return Says::new(401, "Token has expired").reply();
        }
        if !self.account.modules.iter().any(|module| module == WALLET_MODULE) {
            return self.account.module_refusal.reply();
        }
        Reply::json(200, &json!({"data": {"balance_amount": self.account.wallet}}))
    }
}

fn set<T>(field: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *field = value;
    }
}

/// The e-mail address and password of the body, where both are there and the address could be one.
fn fields(body: &[u8]) -> Option<(String, String)> {
    let body: Value = serde_json::from_slice(body).ok()?;
    let field = |name: &str| body.get(name)?.as_str().map(str::to_owned);
    let (email, password) = (field("email")?, field("password")?);
    (email.contains('@') && !password.is_empty()).then_some((email, password))
}

fn missing_fields(body: &[u8]) -> Reply {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let mut errors = serde_json::Map::new();
    for name in ["email", "password"] {
        let text = body.get(name).and_then(Value::as_str).unwrap_or_default();
        if text.is_empty() {
            errors.insert(name.to_owned(), json!([format!("The {name} field is required.")]));
        } else if name == "email" && !text.contains('@') {
            errors.insert(name.to_owned(), json!(["The email must be a valid email address."]));
        }
    }
    let body =
        json!({"message": "The given data was invalid.", "errors": errors, "status_code": 422});
    Reply::json(422, &body)
}

/// The 403 of the edge for a path that it does not know: no JSON, so it says nothing about the key.
fn edge_refusal() -> Reply {
    let page = "<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 \
                Forbidden</h1></center>\r\n</body>\r\n</html>\r\n";
    Reply::of(403, "text/html", page)
}

/// The last second of a token that was issued here.
fn end_of(token: &str) -> Option<i64> {
    let mut parts = token.split('.');
    let (_head, claims, signature) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || URL_SAFE_NO_PAD.decode(signature).ok()? != SIGNATURE.as_bytes() {
        return None;
    }
    let claims: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).ok()?).ok()?;
    claims.get("exp")?.as_i64()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_800_000_000;

    fn sign_in(email: &str, password: &str) -> Request {
        let body = json!({"email": email, "password": password}).to_string();
        Request::new("POST", SIGN_IN).header("Content-Type", "application/json").body(body)
    }

    fn right() -> Request {
        let account = Account::default();
        sign_in(&account.api_email, &account.api_password)
    }

    fn wrong() -> Request {
        sign_in("api-user@shop.example", "FAKE-wrong")
    }

    fn emulator(account: Account) -> Shiprocket {
        Shiprocket::new(account, NOW)
    }

    fn body(reply: &Reply) -> Value {
        serde_json::from_slice(&reply.body).unwrap_or_default()
    }

    #[test]
    fn the_right_pair_brings_a_token_that_opens_the_wallet() {
        let mut emulator = emulator(Account::default());
        let reply = emulator.api(&right(), NOW);
        assert_eq!(reply.status, 200);
        let token = body(&reply)["token"].as_str().unwrap_or_default().to_owned();
        assert_eq!(end_of(&token), Some(NOW + 240 * 3600));
        let call = Request::new("GET", WALLET).header("Authorization", &format!("Bearer {token}"));
        let wallet = emulator.api(&call, NOW);
        assert_eq!(body(&wallet)["data"]["balance_amount"], "2480.50");
        let late = emulator.api(&call, NOW + 240 * 3600);
        assert_eq!((late.status, &body(&late)["message"]), (401, &json!("Token has expired")));
        assert_eq!(emulator.counts(), Counts { sign_ins: 1, calls: 2, ..Counts::default() });
    }

    #[test]
    fn three_failures_lock_for_half_an_hour_and_tries_lengthen_it() {
        let mut emulator = emulator(Account::default());
        for _ in 0..3 {
            let reply = emulator.api(&wrong(), NOW);
            assert_eq!(body(&reply)["message"], "Invalid email and password combination");
        }
        assert_eq!(emulator.locked_until(NOW), Some(NOW + 1800));
        let locked = emulator.api(&right(), NOW + 60);
        assert_eq!(locked.status, 400);
        assert_ne!(body(&locked)["message"], "Invalid email and password combination");
        assert_eq!(emulator.locked_until(NOW + 60), Some(NOW + 60 + 1800));
        assert_eq!(emulator.api(&right(), NOW + 60 + 1800).status, 200);
        assert_eq!(
            emulator.counts(),
            Counts { sign_ins: 5, refused: 4, locks: 1, lengthened: 1, calls: 0 }
        );
    }

    #[test]
    fn a_success_forgets_the_failures_before_it() {
        let mut emulator = emulator(Account { failed: 2, ..Account::default() });
        assert_eq!(emulator.api(&right(), NOW).status, 200);
        emulator.api(&wrong(), NOW);
        emulator.api(&wrong(), NOW);
        assert_eq!(emulator.counts().locks, 0);
    }

    #[test]
    fn the_log_in_to_the_website_is_refused_like_a_wrong_password() {
        let account = Account::default();
        let request = sign_in(&account.dashboard_email, &account.dashboard_password);
        let mut emulator = emulator(account);
        let (dashboard, plain) = (emulator.api(&request, NOW), emulator.api(&wrong(), NOW));
        assert_eq!(dashboard, plain);
    }

    #[test]
    fn what_is_missing_is_named_and_counts_as_no_failure() {
        let mut emulator = emulator(Account::default());
        for _ in 0..4 {
            let reply = emulator.api(&sign_in("api-user", ""), NOW);
            assert_eq!(reply.status, 422);
            assert!(body(&reply)["errors"]["password"].is_array());
            assert!(body(&reply)["errors"]["email"].is_array());
        }
        assert_eq!(emulator.counts().locks, 0);
    }

    #[test]
    fn unknown_paths_get_the_bare_403_of_the_edge() {
        let mut emulator = emulator(Account::default());
        for request in [Request::new("GET", "/"), Request::new("GET", SIGN_IN)] {
            let reply = emulator.api(&request, NOW);
            assert_eq!((reply.status, reply.header("content-type")), (403, Some("text/html")));
        }
        assert_eq!(emulator.counts(), Counts::default());
    }

    #[test]
    fn a_change_at_the_vendor_shows_at_the_next_call() {
        let account = Account { allowed_ips: vec!["203.0.113.9".to_owned()], ..Account::default() };
        let mut emulator = emulator(account);
        assert_eq!(emulator.api(&right(), NOW).status, 403);
        emulator.change(&toml::toml! { allowed-ips = [] }).expect("a change");
        assert_eq!(emulator.api(&right(), NOW).status, 200);
    }
}
