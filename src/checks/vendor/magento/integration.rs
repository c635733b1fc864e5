//! Asks as the integration: signed where all four values are there, else with its token alone.

use std::sync::Arc;

use super::facts::{LIMIT, STORE};
use crate::checks::Context;
use crate::domain::secret::{Credential, Slot, shapes};
use crate::world::net::{Ask, Attempt, Auth, OAuth1, Place, SignatureMethod, TokenPair, Way};

/// How it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// Signed in the header.
    Signature,
    /// Signed in the header, the way that older versions want.
    OldSignature,
    /// Signed in the query, which carries no secret.
    QuerySignature,
    /// The token alone.
    Bearer,
}

/// The values of the integration, trimmed.
pub(super) struct Integration {
    token: Credential,
    signing: Option<(Credential, Credential, Credential)>,
}

impl Integration {
    /// The values of the set-up; none without a token.
    pub(super) fn of(context: &Context<'_>) -> Option<Self> {
        let value = |slot| {
            let held = context.credential(slot)?;
            let trimmed = held.secret().trimmed();
            // What cannot be the value at all is as good as none.
            let wasted = shapes::paste_mistakes(&trimmed).iter().any(|it| it.rules_out_a_try());
            (!wasted).then(|| Credential::new(trimmed, held.audience().clone()))
        };
        let token = value(Slot::MagentoToken)?;
        let signing = (|| {
            Some((
                value(Slot::MagentoConsumerKey)?,
                value(Slot::MagentoConsumerSecret)?,
                value(Slot::MagentoTokenSecret)?,
            ))
        })();
        Some(Self { token, signing })
    }

    /// True where all four values are there.
    pub(super) const fn can_sign(&self) -> bool {
        self.signing.is_some()
    }

    /// The token.
    pub(super) const fn token(&self) -> &Credential {
        &self.token
    }

    /// Asks once in a sweep. None without an address, or without the values for it.
    pub(super) async fn ask(
        &self,
        context: &Context<'_>,
        path: &str,
        by: By,
    ) -> Option<Arc<Attempt>> {
        let ask = context.ask(STORE, "GET", path)?;
        let auth = match by {
            By::Bearer => Auth { credential: self.token.clone(), way: Way::Bearer },
            By::Signature => self.signed(context, SignatureMethod::Sha256, Place::Header)?,
            By::OldSignature => self.signed(context, SignatureMethod::Sha1, Place::Header)?,
            By::QuerySignature => self.signed(context, SignatureMethod::Sha256, Place::Query)?,
        };
        Some(context.send_once(Ask { auth: Some(auth), limit: Some(LIMIT), ..ask }).await)
    }

    fn signed(&self, context: &Context<'_>, method: SignatureMethod, place: Place) -> Option<Auth> {
        let (consumer_key, consumer_secret, secret) = self.signing.clone()?;
        let token = Some(TokenPair { token: self.token.clone(), secret });
        let signing = OAuth1 { consumer_key, token, method, place, at: context.now() };
        Some(Auth { credential: consumer_secret, way: Way::OAuth1(Box::new(signing)) })
    }
}
