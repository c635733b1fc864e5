//! ShipStation's interfaces as practice plays them: keys, limits, carriers and shops.
//!
//! The shapes are those of the vendors' facts, sections 2.1, 2.2 and 3.2. What they are unsure of (what V1
//! says with a refusal, and with which status it throttles) is for the scenario to choose.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use super::facts::{PACIFIC_BEHIND_S, V1_CARRIERS, V1_STORES, V2_CARRIERS};
use crate::world::net::serve::{Reply, Request};

/// An answer in the scenario's words.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Says {
    status: u16,
    body: String,
    content_type: String,
}

impl Default for Says {
    fn default() -> Self {
        Self { status: 401, body: String::new(), content_type: "application/json".to_owned() }
    }
}

impl Says {
    fn reply(&self) -> Reply {
        if self.body.is_empty() {
            return Reply::empty(self.status);
        }
        Reply::of(self.status, &self.content_type, self.body.clone())
    }
}

/// The older interface of a scenario. Its words stand in `docs/scenarios.md`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct First {
    pub(super) key: String,
    pub(super) secret: String,
    /// The pair has passed its end date.
    pub(super) expired: bool,
    refusal: Says,
    /// What the right pair gets in place of an answer: a plan without access, for instance.
    denial: Option<Says>,
    /// Every question is one too many.
    pub(super) throttle: Option<Says>,
    reset_s: Option<u32>,
    remaining: u32,
    pub(super) carriers: Vec<toml::Table>,
    pub(super) stores: Vec<toml::Table>,
}

impl Default for First {
    fn default() -> Self {
        Self {
            key: "fa4e1fa4e1fa4e1fa4e1fa4e1fa4e1fa".to_owned(),
            secret: "fa4e2fa4e2fa4e2fa4e2fa4e2fa4e2fa".to_owned(),
            expired: false,
            refusal: Says::default(),
            denial: None,
            throttle: None,
            reset_s: Some(22),
            remaining: 39,
            carriers: vec![
                toml::toml! { name = "Stamps.com" code = "stamps_com" requiresFundedAccount = true balance = 42.17 primary = true },
                toml::toml! { name = "UPS" code = "ups" requiresFundedAccount = false balance = 0.0 primary = false },
            ],
            stores: Vec::new(),
        }
    }
}

impl First {
    /// The answer at the moment `now`, in Unix seconds.
    pub(super) fn answer(&self, request: &Request, now: i64) -> Reply {
        let reply = self.plain(request, now);
        let mut reply = reply
            .with("X-Rate-Limit-Limit", "40")
            .with("X-Rate-Limit-Remaining", &self.remaining.to_string());
        if let Some(reset) = self.reset_s {
            reply = reply.with("X-Rate-Limit-Reset", &reset.to_string());
        }
        reply
    }

    fn plain(&self, request: &Request, now: i64) -> Reply {
        let pair = STANDARD.encode(format!("{}:{}", self.key, self.secret));
        let brought = request.value("authorization").unwrap_or_default();
        if brought != format!("Basic {pair}") || self.expired {
            return self.refusal.reply().with("WWW-Authenticate", "Basic");
        }
        // Only who is known has a limit of its own.
        if let Some(throttle) = &self.throttle {
            return throttle.reply();
        }
        if let Some(denial) = &self.denial {
            return denial.reply();
        }
        match (request.method.as_str(), request.path()) {
            ("GET", V1_CARRIERS) => Reply::json(200, &json!(self.carriers)),
            ("GET", V1_STORES) => {
                let rows: Vec<Value> = self.stores.iter().map(|row| store(row, now)).collect();
                Reply::json(200, &json!(rows))
            }
            ("GET", "/accounts/listtags") => Reply::json(200, &json!([])),
            _ => Reply::json(404, &json!({"Message": "No HTTP resource was found."})),
        }
    }
}

/// A row of `GET /stores`; `refreshed-h-ago` and `tried-h-ago` become dates in US Pacific time.
fn store(row: &toml::Table, now: i64) -> Value {
    let mut value = json!({
        "storeId": 12_345, "storeName": "Practice shop", "marketplaceId": 25,
        "marketplaceName": "Magento 2", "active": true, "autoRefresh": true,
        "email": null, "phone": null, "website": null, "statusMappings": null,
    });
    let mut times =
        [("refreshDate", "refreshed-h-ago", 1.0), ("lastRefreshAttempt", "tried-h-ago", 1.0)];
    for (name, given) in row {
        match times.iter_mut().find(|(_, word, _)| word == name) {
            Some(time) => time.2 = hours(given),
            None => value[name] = json!(given),
        }
    }
    for (field, _, ago) in times {
        if value.get(field).is_none() {
            value[field] = json!(pacific(now, ago));
        }
    }
    value
}

fn hours(given: &toml::Value) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a handful of hours")]
    given.as_float().or_else(|| given.as_integer().map(|hours| hours as f64)).unwrap_or(1.0)
}

/// A moment as V1 writes it: local time without a zone, and seven digits behind the seconds.
fn pacific(now: i64, hours_ago: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "a handful of seconds")]
    let ago = (hours_ago * 3600.0) as i64;
    let local =
        Timestamp::from_second(now - ago - PACIFIC_BEHIND_S).unwrap_or(Timestamp::UNIX_EPOCH);
    local.strftime("%Y-%m-%dT%H:%M:%S.1230000").to_string()
}

/// The newer interface of a scenario.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Second {
    pub(super) key: String,
    refusal: Option<Says>,
    /// What the right key gets in place of an answer.
    denial: Option<Says>,
    pub(super) throttled_s: Option<u32>,
    /// Who throttles: `ShipStation` or `carrier`.
    throttled_by: String,
    pub(super) carriers: Vec<toml::Table>,
    pub(super) errors: Vec<toml::Table>,
    /// The status beside errors.
    partial: u16,
}

impl Default for Second {
    fn default() -> Self {
        Self {
            key: "FAKE/practice/key+of/the/newer/interface/01".to_owned(),
            refusal: None,
            denial: None,
            throttled_s: None,
            throttled_by: "ShipStation".to_owned(),
            carriers: vec![
                toml::toml! { carrier_id = "se-1001" carrier_code = "stamps_com" friendly_name = "Stamps.com" requires_funded_amount = true balance = 42.17 connection_status = "approved" },
                toml::toml! { carrier_id = "se-1002" carrier_code = "ups" friendly_name = "UPS" requires_funded_amount = false balance = 0.0 connection_status = "approved" },
            ],
            errors: Vec::new(),
            partial: 207,
        }
    }
}

impl Second {
    /// The answer.
    pub(super) fn answer(&self, request: &Request) -> Reply {
        if !request.path().starts_with("/v2/") {
            // What it says to nobody in particular at `/` is not known.
            return error(
                404,
                "ShipStation",
                "validation",
                "not_found",
                "The requested URL does not exist.",
            );
        }
        if request.value("api-key") != Some(self.key.as_str()) {
            let message = "The API key is invalid. Please see https://www.shipengine.com/docs/auth";
            let usual = || error(401, "ShipStation", "security", "unauthorized", message);
            return self.refusal.as_ref().map_or_else(usual, Says::reply);
        }
        if let Some(seconds) = self.throttled_s {
            let message = "You have exceeded the number of requests.";
            return error(429, &self.throttled_by, "system", "rate_limit_exceeded", message)
                .with("Retry-After", &seconds.to_string());
        }
        if let Some(denial) = &self.denial {
            return denial.reply();
        }
        if (request.method.as_str(), request.path()) != ("GET", V2_CARRIERS) {
            return error(
                404,
                "ShipStation",
                "validation",
                "not_found",
                "The requested URL does not exist.",
            );
        }
        let status = if self.errors.is_empty() { 200 } else { self.partial };
        let body = json!({
            "carriers": self.carriers, "request_id": "fake-practice-0002", "errors": self.errors,
        });
        Reply::json(status, &body)
    }
}

fn error(status: u16, source: &str, kind: &str, code: &str, message: &str) -> Reply {
    let error = json!({
        "error_source": source, "error_type": kind, "error_code": code, "message": message,
    });
    Reply::json(status, &json!({"request_id": "fake-practice-0001", "errors": [error]}))
}

/// What the merchant changes in ShipStation in the course of a walk.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Change {
    v1_key: Option<String>,
    v1_secret: Option<String>,
    v1_carriers: Option<Vec<toml::Table>>,
    v1_stores: Option<Vec<toml::Table>>,
    v2_key: Option<String>,
    v2_carriers: Option<Vec<toml::Table>>,
    v2_errors: Option<Vec<toml::Table>>,
    /// Nobody asks too often any more.
    unthrottled: bool,
    /// The plan allows it again.
    plan_renewed: bool,
}

impl Change {
    /// Changes both interfaces.
    pub(super) fn apply(self, first: &mut First, second: &mut Second) {
        if self.v1_key.is_some() || self.v1_secret.is_some() {
            first.expired = false;
        }
        set(&mut first.key, self.v1_key);
        set(&mut first.secret, self.v1_secret);
        set(&mut first.carriers, self.v1_carriers);
        set(&mut first.stores, self.v1_stores);
        set(&mut second.key, self.v2_key);
        set(&mut second.carriers, self.v2_carriers);
        set(&mut second.errors, self.v2_errors);
        if self.unthrottled {
            first.throttle = None;
            second.throttled_s = None;
        }
        if self.plan_renewed {
            first.denial = None;
            second.denial = None;
        }
    }
}

fn set<T>(field: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *field = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_262_400;

    fn json(reply: &Reply) -> Value {
        serde_json::from_slice(&reply.body).unwrap_or_default()
    }

    fn basic(first: &First, path: &str) -> Request {
        let pair = STANDARD.encode(format!("{}:{}", first.key, first.secret));
        Request::new("GET", path).header("Authorization", &format!("Basic {pair}"))
    }

    #[test]
    fn the_older_interface_lets_the_right_pair_in_until_it_expires() {
        let mut first = First::default();
        let request = basic(&first, V1_CARRIERS);
        let rows = json(&first.answer(&request, NOW));
        assert_eq!(rows[0]["code"], "stamps_com");
        first.expired = true;
        let refused = first.answer(&request, NOW);
        assert_eq!((refused.status, refused.header("x-rate-limit-limit")), (401, Some("40")));
        Change { v1_key: Some(first.key.clone()), ..Change::default() }
            .apply(&mut first, &mut Second::default());
        assert_eq!(first.answer(&request, NOW).status, 200);
    }

    #[test]
    fn shops_tell_their_times_in_the_west() {
        let shop = toml::toml! { storeName = "S" refreshed-h-ago = 30 };
        let first = First { stores: vec![shop], ..First::default() };
        let rows = json(&first.answer(&basic(&first, V1_STORES), NOW));
        assert_eq!(rows[0]["refreshDate"], "2026-11-19T22:00:00.1230000");
        assert_eq!(rows[0]["lastRefreshAttempt"], "2026-11-21T03:00:00.1230000");
    }

    #[test]
    fn the_newer_interface_puts_errors_beside_rows() {
        let broken = toml::toml! { error_source = "carrier" error_code = "carrier_disconnected" };
        let mut second = Second { errors: vec![broken], ..Second::default() };
        let request = Request::new("GET", V2_CARRIERS).header("api-key", &second.key);
        let partial = second.answer(&request);
        assert_eq!(partial.status, 207);
        assert_eq!(json(&partial)["errors"][0]["error_code"], "carrier_disconnected");
        second.throttled_s = Some(9);
        let throttled = second.answer(&request);
        assert_eq!((throttled.status, throttled.header("retry-after")), (429, Some("9")));
        assert_eq!(second.answer(&Request::new("GET", V2_CARRIERS)).status, 401);
    }
}
