//! One connected carrier, as a platform shows it.

use serde_json::Value;

use crate::checks::said::evidence;
use crate::domain::finding::{Confidence, Evidence};
use crate::domain::secret::mask_secrets;
use crate::domain::text::visible;

/// Characters of a name or word from outside that are shown.
const SHOWN: usize = 60;

/// Whose carrier it is, as far as a set-up can name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// UPS, whatever the contract.
    Ups,
    /// USPS under its own name.
    Usps,
    /// Stamps.com or its sister Endicia: postage of USPS, paid from a balance.
    Stamps,
    /// Any other.
    Other,
}

impl Family {
    /// By the carrier's code or name, such as `stamps_com`, `ups_walleted` or `Stamps.com`.
    pub(super) fn of(code: &str) -> Self {
        let code = code.to_lowercase();
        if code.contains("stamps") || code.contains("endicia") {
            Self::Stamps
        } else if code.contains("usps") {
            Self::Usps
        } else if code == "ups" || code.starts_with("ups_") || code.starts_with("ups ") {
            Self::Ups
        } else {
            Self::Other
        }
    }

    /// True where this carrier is the one that a profile calls so.
    pub(super) fn serves(self, name: &str) -> bool {
        match self {
            Self::Ups => name == "ups",
            Self::Usps => name == "usps",
            Self::Stamps => matches!(name, "stamps" | "usps"),
            Self::Other => false,
        }
    }
}

/// A row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) family: Family,
    pub(super) code: String,
    pub(super) id: Option<String>,
    name: String,
    funded: bool,
    balance: Option<f64>,
    primary: bool,
    disabled_by_plan: bool,
    state: State,
    status: Option<String>,
}

/// What the row says of the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Nothing, or that it works.
    Fine,
    /// It waits for an approval.
    Pending,
    /// It has to be set up again.
    Lost,
    /// The account is held, closed or suspended.
    Held,
}

impl Row {
    /// None for what is no row.
    pub(super) fn of(value: &Value) -> Option<Self> {
        let text = |names: &[&str]| names.iter().find_map(|name| text(value.get(*name)?));
        let flag = |names: &[&str]| names.iter().find_map(|name| flag(value.get(*name)?));
        let code = text(&["code", "carrier_code", "carrierCode"]);
        let called = text(&["friendly_name", "name", "carrier_name", "nickname", "friendlyName"]);
        let code = code.or_else(|| called.clone())?;
        let status = text(&["connection_status", "connectionStatus", "status"]);
        let connected = flag(&["connected", "is_connected", "isConnected", "active"]);
        let state = status.as_deref().map_or(State::Fine, state_of);
        let state =
            if connected == Some(false) && state == State::Fine { State::Lost } else { state };
        Some(Self {
            family: Family::of(&code),
            id: text(&["carrier_id", "carrierId"]),
            name: called.unwrap_or_else(|| code.clone()),
            code,
            funded: flag(&[
                "requires_funded_amount",
                "requiresFundedAccount",
                "requires_funded_account",
            ])
            .unwrap_or(false),
            balance: value.get("balance").and_then(amount),
            primary: flag(&["primary", "is_primary"]).unwrap_or(false),
            disabled_by_plan: flag(&["disabled_by_billing_plan", "disabledByBillingPlan"])
                .unwrap_or(false),
            state,
            status,
        })
    }

    /// What is wrong with it, each with the most that it can be.
    pub(super) fn findings(&self, all: &[Self]) -> Vec<(&'static str, Confidence)> {
        use Confidence::Likely;
        let mut found = Vec::new();
        match self.state {
            State::Fine => {}
            State::Pending => found.push(("carrier-pending-approval", Likely)),
            State::Lost if self.family == Family::Stamps => {
                found.extend([
                    ("carrier-reauthorization-needed", Likely),
                    ("carrier-stamps-sign-in", Likely),
                ]);
            }
            State::Lost => found.push(("carrier-reauthorization-needed", Likely)),
            State::Held => found.push(("carrier-on-hold", Likely)),
        }
        if self.disabled_by_plan {
            found.push(("carrier-disabled-by-plan", Likely));
        }
        if self.is_empty() {
            found.push(("carrier-balance-empty", self.how_sure_of_funds(all)));
        }
        found
    }

    /// A balance that nobody needs may well be zero.
    fn is_empty(&self) -> bool {
        self.funded && self.balance.is_some_and(|balance| balance < 0.01)
    }

    /// Labels may be paid from another balance, where there is one with money.
    fn how_sure_of_funds(&self, all: &[Self]) -> Confidence {
        let has_money =
            |row: &Self| row.funded && row.balance.is_some_and(|balance| balance >= 0.01);
        let same = |row: &&Self| row.family == self.family;
        let others = if self.family == Family::Other {
            all.iter().any(has_money)
        } else {
            all.iter().filter(same).any(has_money)
        };
        if others && !self.primary { Confidence::Possible } else { Confidence::Likely }
    }

    /// The carrier and what it shows, without account numbers.
    pub(super) fn evidence(&self) -> Evidence {
        let shown = |text: &str| visible(&mask_secrets(text), SHOWN);
        let mut parts = vec![format!("{} ({})", shown(&self.name), shown(&self.code))];
        parts.extend(
            self.status.as_deref().map(|status| format!("connection_status {}", shown(status))),
        );
        if self.disabled_by_plan {
            parts.push("disabled_by_billing_plan".to_owned());
        }
        if let Some(balance) = self.balance.filter(|_| self.funded) {
            parts.push(format!("balance {balance:.2}"));
        }
        evidence("carrier", parts.join(", "))
    }
}

/// By meaning: only `approved` and `pending_approval` are documented.
fn state_of(status: &str) -> State {
    let status = status.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| status.contains(word));
    if has(&["suspend", "hold", "closed", "past_due", "past due", "delinquent", "blocked"]) {
        State::Held
    } else if has(&["pending", "review"]) {
        State::Pending
    } else if has(&["disconnect", "expired", "revoked", "unauthor", "reauth", "re-auth", "invalid"])
    {
        State::Lost
    } else {
        State::Fine
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        Value::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
        Value::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
        Value::Number(number) => number.as_i64().map(|number| number != 0),
        _ => None,
    }
}

/// A sum of money: a number, a number as text, or an object with `amount`.
fn amount(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().trim_start_matches('$').replace(',', "").parse().ok(),
        Value::Object(fields) => fields.get("amount").and_then(amount),
        _ => None,
    }
}
