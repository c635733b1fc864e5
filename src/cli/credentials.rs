//! `refloat credentials …`. No secret is ever an argument, and none is ever shown.

use std::io::IsTerminal as _;

use serde::Serialize;

use super::args::CredentialsOrder;
use super::{End, json, keys, out};
use crate::domain::secret::{Secret, Slot};
use crate::domain::text::visible;
use crate::engine::orders::credentials::{self, Kept};
use crate::engine::orders::{OrderError, run as carry_out};

const LONG: usize = 200;

pub(super) fn run(order: CredentialsOrder) -> Result<End, OrderError> {
    match order {
        CredentialsOrder::List { json } => list(json),
        CredentialsOrder::Set { slot, profile, extra } if extra.is_empty() => {
            set(named(&slot)?, profile.as_deref())
        }
        CredentialsOrder::Set { .. } => Err(OrderError::Input(
            "a secret is never an argument; it is asked for, or read from standard input"
                .to_owned(),
        )),
        CredentialsOrder::Forget { slot: Some(slot), profile, .. } => {
            let slot = named(&slot)?;
            let forgetting = credentials::forget(slot, profile.as_deref(), &out::message);
            forgotten(carry_out(forgetting)??)
        }
        CredentialsOrder::Forget { slot: None, .. } => {
            forgotten(carry_out(credentials::forget_all(&out::message))??)
        }
    }
}

fn named(slot: &str) -> Result<Slot, OrderError> {
    slot.parse().map_err(|_| OrderError::Unknown {
        kind: "secret",
        id: slot.to_owned(),
        known: Slot::ALL.iter().map(ToString::to_string).collect(),
    })
}

#[derive(Serialize)]
struct List<'a> {
    schema: u32,
    credentials: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    slot: Slot,
    profile: &'a str,
    origin: String,
    last_used: Option<i64>,
}

fn list(json: bool) -> Result<End, OrderError> {
    let kept = carry_out(credentials::list(&out::message))??;
    if json {
        let credentials = kept
            .iter()
            .map(|Kept { slot, profile, origin, last_used }| Line {
                slot: *slot,
                profile,
                origin: origin.to_string(),
                last_used: *last_used,
            })
            .collect();
        out::json(&List { schema: json::SCHEMA, credentials })?;
        return Ok(End::Passed);
    }
    if kept.is_empty() {
        out::line("Nothing is kept.");
    }
    for Kept { slot, profile, origin, last_used } in kept {
        let used = last_used.and_then(|at| jiff::Timestamp::from_second(at).ok());
        let used = used.map_or_else(
            || "not used yet".to_owned(),
            |at| format!("last used {}", at.strftime("%Y-%m-%d %H:%M UTC")),
        );
        let profile = visible(&profile, LONG);
        out::line(&format!("{slot} of {profile}, only for {origin}, {used}"));
    }
    Ok(End::Passed)
}

fn set(slot: Slot, profile: Option<&str>) -> Result<End, OrderError> {
    let place = credentials::place(slot, profile)?;
    let secret = ask(slot, &place.to_string())?;
    let origin = carry_out(credentials::set(slot, profile, secret, &out::message))??;
    out::line(&format!("{slot} is kept on this computer and goes only to {origin}."));
    Ok(End::Passed)
}

fn ask(slot: Slot, place: &str) -> Result<Secret, OrderError> {
    if !std::io::stdin().is_terminal() {
        return keys::from_stdin();
    }
    let prompt = format!("{slot}, which goes only to {place} (nothing shows while you type): ");
    let typed = rpassword::prompt_password(prompt);
    typed.map(Secret::new).map_err(|_| OrderError::Input("nothing could be read".to_owned()))
}

fn forgotten(count: usize) -> Result<End, OrderError> {
    out::line(&match count {
        0 => "Nothing was kept.".to_owned(),
        1 => "One secret is forgotten.".to_owned(),
        many => format!("{many} secrets are forgotten."),
    });
    Ok(End::Passed)
}
