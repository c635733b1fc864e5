//! What the shop of a scenario is like.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::checks::practice::emulator;

/// How the extension is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub enum Extension {
    /// It was never installed.
    Missing,
    /// It is installed, and switched off.
    Disabled,
    /// It is on, in this version.
    On(String),
}

impl From<String> for Extension {
    fn from(word: String) -> Self {
        match word.as_str() {
            "missing" => Self::Missing,
            "disabled" => Self::Disabled,
            _ => Self::On(word),
        }
    }
}

impl Extension {
    /// True where its addresses in the shop are known to Magento.
    pub(super) fn routes_pages(&self, account: &Account) -> bool {
        matches!(self, Self::On(_)) && !account.old_routes_cached
    }

    /// True where its addresses in the REST API are known to Magento.
    pub(super) fn routes_rest(&self, account: &Account) -> bool {
        self.routes_pages(account) && account.configure
    }

    /// True from 2.5.0 on.
    pub(super) fn has_diagnostics(&self) -> bool {
        let Self::On(version) = self else { return false };
        let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
        let (major, minor): (u32, u32) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
        (major, minor) >= (2, 5)
    }
}

/// An error of the shop's software.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Failure {
    /// Every page ends with a PHP error, and a page with the number of a report.
    Fatal,
    /// So early that the answer has another shape.
    Early,
    /// The API ends with an error once somebody was let in.
    Webapi,
    /// A notice of PHP stands before every answer of the API.
    Notice,
    /// The extension alone ends with an error.
    Extension,
}

/// In which words Magento tells what is wrong with a signature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Words {
    /// A sentence, as `message`.
    #[default]
    Message,
    /// The word of the table of errors, as `oauth_problem`.
    Problem,
}

/// A status and the message beside it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Says {
    /// The status.
    pub status: u16,
    /// The text.
    pub message: String,
}

/// What the shop of a scenario is like. Its words stand in `docs/scenarios.md`.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Account {
    /// The version of Magento.
    pub version: String,
    /// Its edition.
    pub edition: String,
    /// `/magento_version` tells it.
    pub version_page: bool,
    /// The extension: its version, `missing` or `disabled`.
    pub extension: Extension,
    /// The extension has its address in the REST API.
    pub configure: bool,
    /// The extension's key.
    pub extension_key: String,
    /// Keys of further store views.
    pub other_keys: Vec<String>,
    /// The answer of the REST API to a wrong key.
    pub key_refusal: Option<Says>,
    /// The consumer key of the integration.
    pub consumer_key: String,
    /// Its consumer secret.
    pub consumer_secret: String,
    /// Its access token.
    pub token: String,
    /// Its access token secret.
    pub token_secret: String,
    /// False where the integration was deleted.
    pub integration: bool,
    /// True where the access token was taken back.
    pub token_revoked: bool,
    /// A token alone lets in; without it, so long as Magento is older than 2.4.4.
    pub bearer: Option<bool>,
    /// The rights of the integration; without it, all.
    pub resources: Option<Vec<String>>,
    /// The shop's folder, such as `/shop`.
    pub folder: String,
    /// The base URL of the first store view.
    pub base_url: String,
    /// Its secure base URL.
    pub secure_base_url: String,
    /// The codes of the store views.
    pub store_codes: Vec<String>,
    /// Base URLs of further store views, both secure and not.
    pub other_base_urls: Vec<String>,
    /// Modules beside those of Magento and the extension.
    pub other_modules: Vec<String>,
    /// The web server hands addresses on to Magento.
    pub rewrites: bool,
    /// Beginnings of paths that the web server keeps to itself.
    pub unrouted: Vec<String>,
    /// Maintenance mode.
    pub maintenance: bool,
    /// A password of the web server stands in front.
    pub site_password: bool,
    /// The web server drops the header `Authorization`.
    pub strips_authorization: bool,
    /// The extension was installed, and the cache still holds the routes from before.
    pub old_routes_cached: bool,
    /// The key was made anew, and the cache still holds this one.
    pub old_key_cached: Option<String>,
    /// An error of the software.
    pub failure: Option<Failure>,
    /// PHP's clock less the true time, in seconds.
    pub clock_off_s: i64,
    /// Signatures are read from the query too, as older versions did.
    pub signs_in_query: bool,
    /// Only `HMAC-SHA1` is known, as in older versions.
    pub only_sha1: bool,
    /// The words for what is wrong with a signature.
    pub oauth_words: Words,
}

impl Default for Account {
    fn default() -> Self {
        Self {
            version: "2.4.7-p3".to_owned(),
            edition: "Community".to_owned(),
            version_page: true,
            extension: Extension::On("2.5.7".to_owned()),
            configure: true,
            extension_key: "FAKE-extension-key-4a".to_owned(),
            other_keys: Vec::new(),
            key_refusal: None,
            consumer_key: "FAKE-consumer-key-1c".to_owned(),
            consumer_secret: "FAKE-consumer-secret-2d".to_owned(),
            token: "FAKE-access-token-3e".to_owned(),
            token_secret: "FAKE-token-secret-4f".to_owned(),
            integration: true,
            token_revoked: false,
            bearer: None,
            resources: None,
            folder: String::new(),
            base_url: "https://shop.example/".to_owned(),
            secure_base_url: "https://shop.example/".to_owned(),
            store_codes: vec!["default".to_owned()],
            other_base_urls: Vec::new(),
            other_modules: Vec::new(),
            rewrites: true,
            unrouted: Vec::new(),
            maintenance: false,
            site_password: false,
            strips_authorization: false,
            old_routes_cached: false,
            old_key_cached: None,
            failure: None,
            clock_off_s: 0,
            signs_in_query: false,
            only_sha1: false,
            oauth_words: Words::default(),
        }
    }
}

/// What the merchant changes in the shop in the course of a walk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct Change {
    /// A key was made anew.
    extension_key: Option<String>,
    /// The extension was installed or switched on.
    extension: Option<Extension>,
    /// The integration was authorized again: its token.
    token: Option<String>,
    /// A token alone lets in.
    bearer: Option<bool>,
    /// The rights of the integration.
    resources: Option<Vec<String>>,
    /// Maintenance mode began or ended.
    maintenance: Option<bool>,
    /// The web server was put right: it hands addresses and headers on.
    web_server: bool,
    /// The cache was flushed.
    cache_flushed: bool,
    /// The clock was set.
    clock_set: bool,
    /// The error was mended.
    mended: bool,
}

impl Account {
    /// Somebody changes something in the shop.
    pub(super) fn change(&mut self, change: &emulator::Change) -> Result<(), String> {
        let change: Change = emulator::read(change)?;
        set(&mut self.extension_key, change.extension_key);
        set(&mut self.extension, change.extension);
        if let Some(token) = change.token {
            self.token = token;
            (self.integration, self.token_revoked) = (true, false);
        }
        self.bearer = change.bearer.or(self.bearer);
        self.resources = change.resources.or(self.resources.take());
        set(&mut self.maintenance, change.maintenance);
        if change.web_server {
            (self.rewrites, self.strips_authorization) = (true, false);
            self.unrouted.clear();
        }
        if change.cache_flushed {
            (self.old_routes_cached, self.old_key_cached) = (false, None);
        }
        if change.clock_set {
            self.clock_off_s = 0;
        }
        if change.mended {
            self.failure = None;
        }
        Ok(())
    }

    /// True where the extension knows this key, whichever store view it belongs to.
    pub(super) fn knows_key(&self, key: Option<&str>) -> bool {
        let Some(key) = key else { return false };
        let current = self.old_key_cached.as_ref().unwrap_or(&self.extension_key);
        key == current || self.other_keys.iter().any(|other| other == key)
    }

    /// Off by default since 2.4.4.
    pub(super) fn bearer_allowed(&self) -> bool {
        self.bearer.unwrap_or_else(|| {
            let digits = |part: &str| part.split('-').next().unwrap_or_default().parse().ok();
            let parts: Vec<u32> = self.version.split('.').filter_map(digits).collect();
            parts.as_slice() < [2, 4, 4].as_slice()
        })
    }

    pub(super) const fn token_works(&self) -> bool {
        self.integration && !self.token_revoked
    }

    pub(super) fn has_right(&self, right: &str) -> bool {
        self.resources.as_ref().is_none_or(|list| list.iter().any(|granted| granted == right))
    }

    pub(super) fn modules(&self) -> Vec<String> {
        let own = ["Magento_Store", "Magento_Backend", "Magento_Sales", "Magento_Integration"];
        let mut modules: Vec<String> = own.map(str::to_owned).to_vec();
        modules.extend(self.other_modules.iter().cloned());
        if matches!(self.extension, Extension::On(_)) {
            modules.push("Auctane_Api".to_owned());
        }
        modules
    }

    pub(super) fn versions(&self) -> Value {
        let version = match &self.extension {
            Extension::On(version) => version.as_str(),
            _ => "",
        };
        json!({
            "magento": {"version": self.version, "edition": self.edition, "name": "Magento"},
            "module": {"name": "Auctane_Api", "setup_version": version, "sequence": []},
        })
    }

    pub(super) fn store_configs(&self) -> Value {
        let own = [(self.base_url.as_str(), self.secure_base_url.as_str())];
        let others = self.other_base_urls.iter().map(|url| (url.as_str(), url.as_str()));
        let code = |at: usize| self.store_codes.get(at).map_or("view", String::as_str);
        let views = own.into_iter().chain(others).enumerate();
        let views = views.map(|(at, (base, secure))| store_config(at, code(at), base, secure));
        Value::Array(views.collect())
    }
}

fn store_config(at: usize, code: &str, base: &str, secure: &str) -> Value {
    json!({
        "id": at + 1, "code": code, "website_id": 1, "locale": "en_GB",
        "base_currency_code": "GBP", "default_display_currency_code": "GBP",
        "timezone": "Europe/London", "weight_unit": "kgs",
        "base_url": base, "base_link_url": base,
        "base_static_url": format!("{base}static/version1700000000/"),
        "base_media_url": format!("{base}media/"),
        "secure_base_url": secure, "secure_base_link_url": secure,
        "secure_base_static_url": format!("{secure}static/version1700000000/"),
        "secure_base_media_url": format!("{secure}media/"),
    })
}

fn set<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}
