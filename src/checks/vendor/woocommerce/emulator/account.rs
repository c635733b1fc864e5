//! What the WooCommerce shop of a scenario is like. Its words stand in `docs/scenarios.md`.

use serde::Deserialize;

/// What permalinks WordPress makes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Permalinks {
    /// Such as `/sample-post/`.
    #[default]
    Pretty,
    /// `/?p=123`.
    Plain,
}

/// The web server in front of WordPress, which has its own way of saying that something is not there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WebServer {
    /// nginx.
    #[default]
    Nginx,
    /// Apache.
    Apache,
}

/// What a key may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Permissions {
    /// Read alone.
    Read,
    /// Write alone.
    Write,
    /// Both.
    #[default]
    ReadWrite,
}

/// Whom a key belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Somebody who manages the shop.
    #[default]
    Administrator,
    /// Somebody else who does.
    ShopManager,
    /// Somebody who writes posts.
    Editor,
    /// Somebody who buys.
    Customer,
    /// Somebody whose user was deleted.
    Gone,
}

impl Role {
    /// True for whoever may manage the shop.
    #[must_use]
    pub const fn manages(self) -> bool {
        matches!(self, Self::Administrator | Self::ShopManager)
    }
}

/// A key of the shop.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Key {
    /// The consumer key.
    pub key: String,
    /// The consumer secret.
    pub secret: String,
    /// What it may do.
    #[serde(default)]
    pub permissions: Permissions,
    /// Whom it belongs to.
    #[serde(default)]
    pub role: Role,
}

/// The refusal of a plug-in that closes the interface to outsiders.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Closed {
    /// The status.
    #[serde(default = "unauthorised")]
    pub status: u16,
    /// The code, such as `rest_login_required`.
    pub code: String,
    /// The message.
    #[serde(default = "closed_message")]
    pub message: String,
    /// True where it lets in whoever brings a good key.
    #[serde(default)]
    pub keys_open_it: bool,
}

const fn unauthorised() -> u16 {
    401
}

fn closed_message() -> String {
    "REST API restricted to authenticated users.".to_owned()
}

/// What stands in the place of the whole shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Instead {
    /// WordPress updates itself.
    Updating,
    /// A coming-soon plug-in answers with 503.
    ComingSoon,
    /// The same with 200, as some do.
    ComingSoonAsPage,
    /// A sign-in page, with 200.
    SignIn,
}

/// What a security plug-in keeps out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bans {
    /// Whoever asks for the interface.
    Interface,
    /// Whoever brings a key.
    Keys,
    /// Whoever posts.
    Posts,
}

/// What is seen of the shop's software.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Account {
    /// The version of WordPress.
    pub wordpress: String,
    /// The version of WooCommerce; empty where it is switched off.
    pub woocommerce: String,
    /// The version of the ShipStation plug-in; empty where there is none.
    pub plugin: String,
    /// The folder that WordPress lives in, such as `/shop`.
    pub folder: String,
    /// The address that WordPress takes for its own; without it the one that it is asked at.
    pub home: Option<String>,
    /// Where its files lie, where that is elsewhere.
    pub site: Option<String>,
    /// Its permalinks.
    pub permalinks: Permalinks,
    /// Whether the web server hands addresses that are no file on to WordPress.
    pub rewrites: bool,
    /// The web server.
    pub server: WebServer,
    /// The keys.
    pub keys: Vec<Key>,
    /// The plug-in's authentication key.
    pub auth_key: String,
    /// Whether the web server passes the header `Authorization` on.
    pub header_passes: bool,
    /// Whether WordPress notices that it is reached over https.
    pub https_seen: bool,
    /// Whether the query reaches WordPress.
    pub query_passes: bool,
    /// The plug-in that closes the interface.
    pub closed: Option<Closed>,
    /// What stands in the place of the shop.
    pub instead: Option<Instead>,
    /// What Wordfence keeps out.
    pub bans: Option<Bans>,
    /// The relay of WordPress.com is switched on in the plug-in.
    pub relay: bool,
    /// The server's own time less the true one, in seconds.
    pub clock_off_s: i64,
    /// What PHP writes before every answer of the interface.
    pub notice: String,
    /// Refusals come with status 200.
    pub error_inside: bool,
    /// The index names no namespace.
    pub namespaces_hidden: bool,
    /// The language of the site: `en`, `de` or `es`.
    pub language: String,
    /// Headers of every answer.
    pub headers: std::collections::BTreeMap<String, String>,
}

/// The usual key, which is visibly fake.
pub const KEY: &str = "ck_FAKE0000000000000000000000000000000a11ce";
/// The secret that belongs to it.
pub const SECRET: &str = "cs_FAKE000000000000000000000000000000005ec7";
/// The plug-in's usual authentication key.
pub const AUTH_KEY: &str = "WCSS-FAKE0000000000000000000000000a07";

impl Default for Account {
    fn default() -> Self {
        let usual = Key {
            key: KEY.to_owned(),
            secret: SECRET.to_owned(),
            permissions: Permissions::ReadWrite,
            role: Role::Administrator,
        };
        Self {
            wordpress: "6.8.3".to_owned(),
            woocommerce: "10.3.4".to_owned(),
            plugin: "5.2.0".to_owned(),
            folder: String::new(),
            home: None,
            site: None,
            permalinks: Permalinks::Pretty,
            rewrites: true,
            server: WebServer::Nginx,
            keys: vec![usual],
            auth_key: AUTH_KEY.to_owned(),
            header_passes: true,
            https_seen: true,
            query_passes: true,
            closed: None,
            instead: None,
            bans: None,
            relay: false,
            clock_off_s: 0,
            notice: String::new(),
            error_inside: false,
            namespaces_hidden: false,
            language: "en".to_owned(),
            headers: std::collections::BTreeMap::new(),
        }
    }
}
