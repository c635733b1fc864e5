//! Makes a link for a customer, when the person asks for it: the token is made at the last moment, and
//! whoever asked opens it at once. A sweep never comes here.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use super::token;
use crate::checks::context::Shared;
use crate::checks::vendor::shipengine::facts::{KEY_HEADER, SERVICE};
use crate::checks::{Context, Setup, World, origin_of};
use crate::domain::finding::{Outcome, Sent};
use crate::domain::secret::{Credential, Secret, Slot};
use crate::world::net::{Ask, Auth, Ledger, Way};

/// Where tokens are made. The one value of `redirect` that is documented brings the link along.
pub(super) const TOKENS: &str = "/v1/tokens/ephemeral?redirect=shipengine-dashboard";

/// Whom a link is for, and what is appended to it.
#[derive(Clone, Debug)]
pub struct LinkOrder {
    /// The partner's key.
    pub key: Credential,
    /// The customer's account id.
    pub account: String,
    /// The page to open.
    pub redirect_to: Option<String>,
    /// The theme.
    pub theme_id: Option<String>,
}

/// What came of it.
#[derive(Debug)]
pub struct LinkMade {
    /// The link, where the vendor gave one that may be opened; what is to be appended is not yet.
    pub link: Option<Secret>,
    /// How long it is without what is appended, in characters.
    pub characters: usize,
    /// What the check of the same call says.
    pub outcome: Outcome,
    /// What was sent.
    pub sent: Vec<Sent>,
}

/// The question for a token, on behalf of a customer.
pub(super) fn question(key: &Credential, account: &str) -> Option<Ask> {
    let trimmed = key.trimmed();
    Some(Ask {
        method: "POST",
        headers: vec![("on-behalf-of", account.to_owned())],
        auth: Some(Auth { credential: trimmed, way: Way::Header(KEY_HEADER) }),
        token_at: Some("/redirect_url"),
        hide: &["/token"],
        ..Ask::get(SERVICE, origin_of(SERVICE)?, TOKENS)
    })
}

/// Makes one link. It is good for ten seconds.
pub async fn make_link(world: &World, order: LinkOrder) -> LinkMade {
    let LinkOrder { key, account, redirect_to, theme_id } = order;
    let values =
        [("account-id", Some(account)), ("redirect-to", redirect_to), ("theme-id", theme_id)];
    let values = values.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    let setup = Setup {
        values: values.collect(),
        secrets: HashMap::from([(Slot::ShipenginePartnerKey, key)]),
        vendors: vec!["partner".to_owned(), "shipengine".to_owned()],
    };
    let ledger = Ledger::default();
    let context = Context {
        world,
        setup: &setup,
        shared: &Shared::default(),
        declaration: token::declaration(),
        ledger: ledger.clone(),
        on_stage: Arc::new(|_| {}),
        facts: Mutex::default(),
    };
    let (outcome, link) = token::ask(&context).await;
    let characters = link.as_ref().map(Secret::characters).unwrap_or_default();
    LinkMade { link, characters, outcome, sent: ledger.entries() }
}
