//! Parcelpost as practice would play it.

use serde::Deserialize;
use serde_json::json;

use super::facts::{NOTICE, SERVICE};
use crate::checks::practice::emulator::{self, Emulator, Services};
use crate::world::net::serve::{Reply, Request};

/// What a scenario says of it, in `[services.parcelpost.account]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct Account {
    /// It takes no parcels.
    closed: bool,
    /// It takes them, and says that there is a strike.
    strike: bool,
}

/// Begins to play it.
///
/// # Errors
/// The account of the scenario holds something unknown.
pub(super) fn begin(services: &Services, _: i64) -> Result<Box<dyn Emulator>, String> {
    let account = services.get(SERVICE).and_then(|service| service.account.as_ref());
    Ok(Box::new(Parcelpost(account.map(emulator::read).transpose()?.unwrap_or_default())))
}

#[derive(Debug)]
struct Parcelpost(Account);

impl Emulator for Parcelpost {
    fn answer(&mut self, _: &str, request: &Request, _: i64) -> Reply {
        let Self(Account { closed, strike }) = self;
        match (request.method.as_str(), request.path()) {
            ("GET", NOTICE) => {
                let notice = if *strike { "Drivers are on strike today." } else { "" };
                Reply::json(200, &json!({"open": !*closed, "notice": notice}))
            }
            _ => Reply::json(404, &json!({"message": "Not found"})),
        }
    }
}
