//! A Magento shop as practice plays it: its REST API, its version, and the ShipStation extension in it.
//!
//! The shapes are those of the vendors' facts, sections 4.1 to 4.5. What they are unsure of is for the
//! scenario to choose.

mod account;
mod pages;
mod signature;

use serde_json::json;

pub use account::{Account, Extension, Failure, Words};
use signature::Signed;

use super::facts::STORE;
use crate::checks::practice::emulator::{self, Counts, Emulator, Services};
use crate::world::net::serve::{Reply, Request};

/// The right that the list of modules needs; every integration with any right has it.
const ADMIN: &str = "Magento_Backend::admin";
/// The right that the settings of the store views need.
const STORE_RIGHT: &str = "Magento_Backend::store";

/// A shop in use: a state machine without socket or clock.
#[derive(Clone, Debug)]
pub struct Magento {
    account: Account,
    nonces: Vec<String>,
    counts: Counts,
}

/// Begins to play a Magento shop.
///
/// # Errors
/// The account of the scenario holds something unknown.
pub(super) fn begin(services: &Services, _now: i64) -> Result<Box<dyn Emulator>, String> {
    let account = services.get(STORE).and_then(|service| service.account.as_ref());
    let account = account.map(emulator::read).transpose()?.unwrap_or_default();
    Ok(Box::new(Magento::new(account)))
}

impl Emulator for Magento {
    fn answer(&mut self, _service: &str, request: &Request, now: i64) -> Reply {
        self.shop(request, now)
    }

    fn change(&mut self, change: &emulator::Change) -> Result<(), String> {
        self.account.change(change)
    }

    fn counts(&self) -> Counts {
        self.counts
    }
}

/// Who asks, as Magento sees it.
enum Asker {
    /// The integration.
    Integration,
    /// Nobody that it knows: the answer to what needs a right is the same for all of them.
    Nobody,
    /// A signed question that is not in order, and the answer to it.
    Refused(Reply),
}

impl Magento {
    fn new(account: Account) -> Self {
        Self { account, nonces: Vec::new(), counts: Counts::default() }
    }

    fn shop(&mut self, request: &Request, now: i64) -> Reply {
        let account = &self.account;
        let mut request = request.clone();
        if account.strips_authorization {
            request.headers.retain(|(name, _)| name != "authorization");
        }
        if account.site_password && request.value("authorization").is_none() {
            return pages::site_password();
        }
        let Some(path) = request.path().strip_prefix(account.folder.as_str()) else {
            return pages::web_server_404();
        };
        let by_index = path.strip_prefix("/index.php").filter(|rest| rest.starts_with('/'));
        let rewritten = !matches!(path, "" | "/" | "/index.php") && by_index.is_none();
        if rewritten && !account.rewrites {
            return pages::web_server_404();
        }
        let path = by_index.unwrap_or(path).to_owned();
        if rewritten && account.unrouted.iter().any(|start| path.starts_with(start.as_str())) {
            return pages::web_server_404();
        }
        if account.maintenance {
            return pages::maintenance();
        }
        match account.failure {
            Some(Failure::Fatal) => return pages::report(),
            Some(Failure::Early) => return pages::early(),
            _ => {}
        }
        match path.strip_prefix("/rest/") {
            Some(rest) => self.rest(&request, rest, now),
            None => self.storefront(&request, &path),
        }
    }

    fn rest(&mut self, request: &Request, rest: &str, now: i64) -> Reply {
        let account = &self.account;
        let known = |code: &str| code == "all" || account.store_codes.iter().any(|it| it == code);
        let route = match rest.split_once('/') {
            Some(("V1", route)) => route,
            Some((code, route)) if known(code) => route.strip_prefix("V1/").unwrap_or_default(),
            _ => "",
        };
        let reply = match (request.method.as_str(), route) {
            ("GET", "store/storeConfigs") => {
                let body = account.store_configs();
                self.for_the_integration(request, now, STORE_RIGHT, &body)
            }
            ("GET", "modules") => {
                let body = json!(account.modules());
                self.for_the_integration(request, now, ADMIN, &body)
            }
            ("GET", "auctane/configure") if account.extension.routes_rest(account) => {
                self.counts.calls += 1;
                match account.knows_key(request.value("shipstation-access-token")) {
                    true => Reply::json(200, &json!(true)),
                    false => account.key_refusal.clone().map_or_else(
                        || Reply::json(400, &json!({"message": "Authentication failed"})),
                        |says| Reply::json(says.status, &json!({"message": says.message})),
                    ),
                }
            }
            _ => Reply::json(404, &json!({"message": "Request does not match any route."})),
        };
        pages::spoilt(reply, self.account.failure)
    }

    fn for_the_integration(
        &mut self,
        request: &Request,
        now: i64,
        right: &str,
        body: &serde_json::Value,
    ) -> Reply {
        self.counts.calls += 1;
        match self.asker(request, now) {
            Asker::Refused(reply) => reply,
            Asker::Integration if self.account.failure == Some(Failure::Webapi) => pages::webapi(),
            Asker::Integration if self.account.has_right(right) => Reply::json(200, body),
            Asker::Integration | Asker::Nobody => not_authorized(right),
        }
    }

    fn asker(&mut self, request: &Request, now: i64) -> Asker {
        let account = &self.account;
        let header = request.value("authorization").unwrap_or_default();
        if let Some(token) = header.strip_prefix("Bearer ") {
            let good = account.bearer_allowed() && account.token_works() && token == account.token;
            return if good { Asker::Integration } else { Asker::Nobody };
        }
        let Some(signed) = Signed::read(request, account.signs_in_query) else {
            return Asker::Nobody;
        };
        match signed.judge(account, now + account.clock_off_s, &self.nonces) {
            Ok(()) => {
                self.nonces.push(signed.nonce().to_owned());
                Asker::Integration
            }
            Err(problem) => Asker::Refused(problem.reply(account.oauth_words)),
        }
    }

    fn storefront(&mut self, request: &Request, path: &str) -> Reply {
        let account = &self.account;
        let path = path.trim_end_matches('/');
        let there = account.extension.routes_pages(account);
        match path {
            "" => pages::front(),
            "/magento_version" if account.version_page => {
                let short: Vec<&str> = account.version.split('.').take(2).collect();
                let text = format!("Magento/{} ({})", short.join("."), account.edition);
                Reply::of(200, "text/plain;charset=UTF-8", text)
            }
            "/api/auctane" | "/api/diagnostics/live" | "/api/diagnostics/version"
                if there && account.failure == Some(Failure::Extension) =>
            {
                pages::report()
            }
            "/api/diagnostics/live" if there && account.extension.has_diagnostics() => {
                Reply::json(200, &json!({"status": "alive"}))
            }
            "/api/diagnostics/version" if there && account.extension.has_diagnostics() => {
                Reply::json(200, &account.versions())
            }
            "/api/auctane" if there => self.auctane(request),
            _ => pages::not_found(),
        }
    }

    /// Its answer never has a status of its own for a refused key.
    fn auctane(&mut self, request: &Request) -> Reply {
        self.counts.calls += 1;
        if !self.account.knows_key(request.value("shipstation-access-token")) {
            let reply = pages::fault(200, "401", "Authentication failed");
            return reply.with("WWW-Authenticate", "Basic realm=ShipStation");
        }
        pages::fault(400, "400", "Invalid action.")
    }
}

/// The same words for a wrong token, for a token alone where that is off, and for a right that is missing.
fn not_authorized(right: &str) -> Reply {
    let message = "The consumer isn't authorized to access %resources.";
    Reply::json(401, &json!({"message": message, "parameters": {"resources": right}}))
}

#[cfg(test)]
mod tests;
