//! The consumer key and secret, and the ways in which they are brought to the shop.

use super::facts::STORE;
use super::shape::rules_out_a_try;
use crate::checks::{Context, Setup};
use crate::domain::finding::Outcome;
use crate::domain::secret::woo_keys::WooKey;
use crate::domain::secret::{Credential, Slot};
use crate::world::net::{Ask, Auth, OAuth1, Place, SignatureMethod, Way};

/// A consumer key and its secret, trimmed for the try.
pub(super) struct Keys {
    key: Credential,
    secret: Credential,
}

impl Keys {
    /// The keys of the set-up.
    ///
    /// # Errors
    /// They are not there, or cannot be keys; as the outcome of the check that wanted them.
    pub(super) fn of(context: &Context<'_>) -> Result<Self, Box<Outcome>> {
        let slots = (Slot::WoocommerceKey, Slot::WoocommerceSecret);
        let (key, secret) = (context.credential(slots.0), context.credential(slots.1));
        let (Some(key), Some(secret)) = (key, secret) else {
            return Err(Box::new(Outcome::skipped("no-secret")));
        };
        let useless = rules_out_a_try(key, WooKey::ConsumerKey)
            || rules_out_a_try(secret, WooKey::ConsumerSecret);
        if useless {
            return Err(Box::new(after_shape("woocommerce.key-shape")));
        }
        Ok(Self { key: key.trimmed(), secret: secret.trimmed() })
    }

    /// True where the set-up has both.
    pub(super) fn are_there(setup: &Setup) -> bool {
        [Slot::WoocommerceKey, Slot::WoocommerceSecret]
            .iter()
            .all(|slot| setup.secrets.contains_key(slot))
    }

    /// A question with the keys as user and password.
    pub(super) fn basic(
        &self,
        context: &Context<'_>,
        method: &'static str,
        path: &str,
    ) -> Option<Ask> {
        self.with(context, method, path, Way::BasicPair { user: self.key.clone() })
    }

    /// A question that is signed with the keys, and carries no secret. `at` is the time that it claims.
    pub(super) fn signed(
        &self,
        context: &Context<'_>,
        path: &str,
        place: Place,
        at: i64,
    ) -> Option<Ask> {
        let signing = OAuth1 {
            consumer_key: self.key.clone(),
            token: None,
            method: SignatureMethod::Sha256,
            place,
            at,
        };
        self.with(context, "GET", path, Way::OAuth1(Box::new(signing)))
    }

    fn with(
        &self,
        context: &Context<'_>,
        method: &'static str,
        path: &str,
        way: Way,
    ) -> Option<Ask> {
        let ask = context.ask(STORE, method, path)?;
        Some(Ask { auth: Some(Auth { credential: self.secret.clone(), way }), ..ask })
    }
}

/// The outcome of a check whose key is no key; the check of the shapes says why.
pub(super) fn after_shape(check: &str) -> Outcome {
    let because_of = Some(check.to_owned());
    Outcome { because_of, blocks: true, ..Outcome::skipped("needs") }
}
