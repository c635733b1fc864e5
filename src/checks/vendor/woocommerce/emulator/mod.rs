//! A WooCommerce shop as practice plays it: WordPress, its interface, WooCommerce's keys, and the ShipStation
//! plug-in. The answers are those of the vendors' facts, section 5; the order in which they are given is that
//! of the software's source.

mod account;
mod oauth;
mod pages;
mod words;

use std::collections::BTreeMap;

use serde_json::{Value, json};

pub use account::{AUTH_KEY, Account, KEY, SECRET};
use account::{Bans, Key, Permalinks, Permissions, Role};
use words::Word;

use super::facts::STORE;
use crate::checks::practice::emulator::{self, Change, Counts, Emulator, Hint, Services};
use crate::world::net::serve::{Reply, Request};

/// A shop in use: a state machine without socket or clock.
#[derive(Clone, Debug)]
pub struct Shop {
    written: toml::Table,
    account: Account,
    nonces: Vec<(String, String)>,
    counts: Counts,
}

/// Begins to play a shop.
///
/// # Errors
/// The account of the scenario holds something unknown.
pub(super) fn begin(services: &Services, _: i64) -> Result<Box<dyn Emulator>, String> {
    let written = services.get(STORE).and_then(|service| service.account.clone());
    Ok(Box::new(Shop::new(written.unwrap_or_default())?))
}

impl Emulator for Shop {
    fn answer(&mut self, _: &str, request: &Request, now: i64) -> Reply {
        let mut reply = self.page(request, now);
        for (name, value) in &self.account.headers {
            reply.set_header(name, value);
        }
        reply
    }

    /// The words of a change are those of the account; what is not named stays as it is.
    fn change(&mut self, change: &Change) -> Result<(), String> {
        let mut written = self.written.clone();
        written.extend(change.clone());
        self.account = emulator::read(&written)?;
        self.written = written;
        Ok(())
    }

    fn counts(&self) -> Counts {
        self.counts
    }

    fn hint(&self) -> Option<Hint> {
        let usual = self.account.keys.first()?;
        let values = vec![
            ("key", usual.key.clone()),
            ("secret", usual.secret.clone()),
            ("auth", self.account.auth_key.clone()),
        ];
        Some(Hint { text: "practice-whom-woocommerce", values })
    }
}

impl Shop {
    fn new(written: toml::Table) -> Result<Self, String> {
        let account = emulator::read(&written)?;
        Ok(Self { written, account, nonces: Vec::new(), counts: Counts::default() })
    }

    fn page(&mut self, request: &Request, now: i64) -> Reply {
        let account = &self.account;
        if let Some(what) = account.instead {
            return pages::instead(what);
        }
        let inside = request.path().strip_prefix(account.folder.as_str());
        let Some(path) = inside.filter(|rest| rest.is_empty() || rest.starts_with('/')) else {
            return pages::not_found(account.server);
        };
        let pretty = path == "/wp-json" || path.starts_with("/wp-json/");
        let is_front = matches!(path, "" | "/" | "/index.php");
        if !is_front && !account.rewrites {
            return pages::not_found(account.server);
        }
        let query = if account.query_passes { oauth::query(request) } else { BTreeMap::new() };
        // A route in the query counts at any address that reaches WordPress.
        let route = query.get("rest_route").map(|route| route.trim_matches('/').to_owned());
        let by_path = || path.trim_start_matches("/wp-json").trim_matches('/').to_owned();
        let has_path = pretty && account.permalinks == Permalinks::Pretty;
        match route.or_else(|| has_path.then(by_path)) {
            Some(route) => self.interface(&route, request, &query, now),
            None if query.contains_key("wc-api") => self.older(&query),
            None if is_front => self.told(request, pages::theme(200, "Shop")),
            None => self.told(request, pages::theme(404, "Page not found")),
        }
    }

    /// Where the interface stands, which WordPress tells with every page.
    fn told(&self, request: &Request, reply: Reply) -> Reply {
        let home = self.home(request);
        let root = match self.account.permalinks {
            Permalinks::Pretty => format!("{home}/wp-json/"),
            Permalinks::Plain => format!("{home}/index.php?rest_route=/"),
        };
        reply.with("Link", &format!("<{root}>; rel=\"https://api.w.org/\""))
    }

    /// The address that WordPress takes for its own, as its settings have it.
    fn home(&self, request: &Request) -> String {
        let host = || request.value("host").unwrap_or("shop.example").to_owned();
        let asked = || format!("https://{}{}", host(), self.account.folder);
        self.account.home.clone().unwrap_or_else(asked)
    }

    /// The address that a signature covers: over http where WordPress does not notice https, whatever its
    /// settings say.
    fn signed_address(&self, request: &Request) -> String {
        let path = request.path().strip_prefix(self.account.folder.as_str()).unwrap_or_default();
        let address = format!("{}{path}", self.home(request));
        match address.strip_prefix("https://") {
            Some(rest) if !self.account.https_seen => format!("http://{rest}"),
            _ => address,
        }
    }

    fn interface(
        &mut self,
        route: &str,
        request: &Request,
        query: &BTreeMap<String, String>,
        now: i64,
    ) -> Reply {
        let brings_key =
            request.value("authorization").is_some() || query.contains_key("oauth_consumer_key");
        let banned = match self.account.bans {
            Some(Bans::Interface) => true,
            Some(Bans::Keys) => brings_key,
            Some(Bans::Posts) => request.method == "POST",
            None => false,
        };
        if banned {
            return pages::banned();
        }
        self.counts.calls += u32::from(brings_key);
        let (status, body) = match self.dispatch(route, request, query, now) {
            Ok(body) => (200, body),
            Err(refusal) => refusal,
        };
        let status = if self.account.error_inside { 200 } else { status };
        let text = format!("{}{body}", self.account.notice);
        let reply = Reply::of(status, "application/json; charset=UTF-8", text);
        self.told(request, reply)
    }

    /// What a route answers, or the status and body of a refusal.
    fn dispatch(
        &mut self,
        route: &str,
        request: &Request,
        query: &BTreeMap<String, String>,
        now: i64,
    ) -> Result<Value, (u16, Value)> {
        let language = self.account.language.clone();
        let refusal = |word: Word, status: u16| {
            let text = word.text(&language);
            (status, json!({"code": word.code(), "message": text, "data": {"status": status}}))
        };
        let active = !self.account.woocommerce.is_empty();
        let of_woocommerce = active && (route.starts_with("wc/") || route.starts_with("wc-"));
        let key = if of_woocommerce { self.authenticate(request, query, now) } else { Ok(None) };
        let shut = self.account.closed.as_ref();
        let lets_in = matches!((&key, shut), (Ok(Some(_)), Some(closed)) if closed.keys_open_it);
        if let Some(closed) = shut.filter(|_| !lets_in) {
            let data = json!({"status": closed.status});
            let body = json!({"code": closed.code, "message": closed.message, "data": data});
            return Err((closed.status, body));
        }
        let key = key.map_err(|word| refusal(word, 401))?;
        if let Some(key) = &key {
            let reads = matches!(request.method.as_str(), "GET" | "HEAD");
            let word = match (reads, key.permissions) {
                (true, Permissions::Write) => Some(Word::MayNotRead),
                (false, Permissions::Read) => Some(Word::MayNotWrite),
                _ => None,
            };
            if let Some(word) = word {
                return Err(refusal(word, 401));
            }
        }
        let role = key.as_ref().map(|key| key.role).filter(|role| *role != Role::Gone);
        let denied = if role.is_some() { 403 } else { 401 };
        let manages = role.is_some_and(Role::manages);
        let plugin = active && !self.account.plugin.is_empty();
        let rest = plugin && newer(&self.account.plugin, [4, 8, 0]);
        let relayed = self.account.relay && self.by_basic(request).is_none();
        match (request.method.as_str(), route) {
            ("GET" | "HEAD", "") => Ok(self.index(request)),
            ("GET" | "HEAD", "wc/v3/data/currencies/current") if active => {
                let right = json!({"code": "EUR", "name": "Euro", "symbol": "&euro;"});
                if manages { Ok(right) } else { Err(refusal(Word::CannotView, denied)) }
            }
            ("GET" | "HEAD", "wc/v3/system_status") if active => {
                if manages {
                    Ok(self.status())
                } else {
                    Err(refusal(Word::CannotView, denied))
                }
            }
            (method, "wc-shipstation/v1/diagnostics/details") if rest && method != "POST" => {
                if relayed {
                    return Err(refusal(Word::RelayCredentials, 401));
                }
                if manages { Ok(self.details()) } else { Err(refusal(Word::Forbidden, denied)) }
            }
            ("POST", "wc-shipstation/v1/diagnostics/validate") if rest => {
                if relayed {
                    return Err(refusal(Word::RelayCredentials, 401));
                }
                let valid = json!({"valid": true});
                if manages { Ok(valid) } else { Err(refusal(Word::Forbidden, denied)) }
            }
            _ => Err(refusal(Word::NoRoute, 404)),
        }
    }

    /// The key of a request; none where it brings none that WooCommerce can see.
    fn authenticate(
        &mut self,
        request: &Request,
        query: &BTreeMap<String, String>,
        now: i64,
    ) -> Result<Option<Key>, Word> {
        let in_query = || Some((query.get("consumer_key")?, query.get("consumer_secret")?));
        let in_query = in_query().map(|(key, secret)| (key.clone(), secret.clone()));
        let header = || self.account.header_passes.then(|| oauth::basic(request)).flatten();
        if self.account.https_seen
            && let Some((given, secret)) = in_query.or_else(header)
            && let Some(key) = self.account.keys.iter().find(|key| key.key == given)
        {
            let right = key.secret == secret;
            return if right { Ok(Some(key.clone())) } else { Err(Word::SecretInvalid) };
        }
        let mut fields = query.clone();
        if self.account.header_passes {
            fields.extend(oauth::signed_header(request));
        }
        let address = self.signed_address(request);
        let now = now + self.account.clock_off_s;
        let method = request.method.as_str();
        let server = oauth::Server { method, address, now, nonces: &mut self.nonces };
        oauth::signed(&fields, &self.account.keys, server).map(|key| key.cloned())
    }

    /// The key by the plug-in's own look at the header, which does not ask about https.
    fn by_basic(&self, request: &Request) -> Option<&Key> {
        let (given, secret) = oauth::basic(request).filter(|_| self.account.header_passes)?;
        self.account.keys.iter().find(|key| key.key == given && key.secret == secret)
    }

    fn index(&self, request: &Request) -> Value {
        let account = &self.account;
        let home = self.home(request);
        let mut namespaces = vec!["oembed/1.0", "wp/v2", "wp-site-health/v1"];
        if !account.woocommerce.is_empty() {
            namespaces.extend(["wc/v1", "wc/v2", "wc/v3", "wc/store/v1", "wc-analytics"]);
            if newer(&account.plugin, [4, 8, 0]) {
                namespaces.push("wc-shipstation/v1");
            }
        }
        if account.namespaces_hidden {
            namespaces.clear();
        }
        let site = account.site.clone().unwrap_or_else(|| home.clone());
        json!({
            "name": "Shop", "description": "", "url": site, "home": home, "gmt_offset": 0,
            "timezone_string": "UTC", "namespaces": namespaces, "authentication": [],
            "routes": {"/": {"namespace": "", "methods": ["GET"]}},
        })
    }

    fn details(&self) -> Value {
        let account = &self.account;
        json!({"source_details": {
            "plugin_version": account.plugin, "woocommerce_version": account.woocommerce,
            "php_version": "8.3.14", "wordpress_version": account.wordpress,
            "memory_limit": "256 MB",
            "active_plugins": format!(
                "WooCommerce {}, ShipStation for WooCommerce {}", account.woocommerce, account.plugin
            ),
        }})
    }

    fn status(&self) -> Value {
        let account = &self.account;
        json!({"environment": {
            "home_url": "https://shop.example", "site_url": "https://shop.example",
            "version": account.woocommerce, "wp_version": account.wordpress, "php_version": "8.3.14",
        }})
    }

    /// The older interface at `/?wc-api=wc_shipstation`.
    fn older(&self, query: &BTreeMap<String, String>) -> Reply {
        let account = &self.account;
        if account.woocommerce.is_empty() {
            return pages::theme(200, "Shop");
        }
        let asked = query.get("wc-api").map(|name| name.to_lowercase());
        if account.plugin.is_empty() || asked.as_deref() != Some("wc_shipstation") {
            return Reply::of(400, "text/html; charset=UTF-8", "-1");
        }
        let given = query.get("auth_key").map_or("", String::as_str);
        let action = query.get("action").map_or("", String::as_str);
        let word = if given.is_empty() {
            Word::AuthKeyRequired
        } else if given != account.auth_key {
            Word::AuthKeyInvalid
        } else if matches!(action, "export" | "shipnotify") {
            return Reply::of(200, "text/xml", "<?xml version=\"1.0\"?><Orders pages=\"0\"/>");
        } else {
            Word::InvalidRequest
        };
        let body = json!({"success": false, "data": word.text(&account.language)});
        Reply::of(400, "application/json; charset=UTF-8", format!("{}{body}", account.notice))
    }
}

/// True for a version that is at least this one.
fn newer(version: &str, than: [u32; 3]) -> bool {
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    let version: [u32; 3] = std::array::from_fn(|_| parts.next().unwrap_or(0));
    version >= than
}

#[cfg(test)]
mod tests;
