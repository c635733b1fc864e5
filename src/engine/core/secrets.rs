//! Values and secrets that are entered.

use super::*;
use crate::engine::orders::audience::audience;

/// The value of a walk that says where the shop lives.
const SHOP_VALUE: &str = "shop-url";

impl Core {
    pub(super) fn enter(&mut self, text: String, now: &Moment) -> Vec<Job> {
        let Some(Step { kind: StepKind::Ask(ask), .. }) = self.step() else { return Vec::new() };
        let Field::Value { shape, .. } = &ask.field else { return Vec::new() };
        let text = shapes::trim(&text).to_owned();
        let error = match shape {
            _ if text.is_empty() => Some("enter-empty"),
            Shape::Email if !shapes::is_email(&text) => Some("enter-no-email"),
            Shape::Url if text.parse::<Origin>().is_err() => Some("enter-no-address"),
            Shape::Text if looks_like_secret(&text) => Some("enter-looks-secret"),
            _ => None,
        };
        if error.is_some() {
            self.entry_error = error;
            return Vec::new();
        }
        self.event(Event::Entered(text), now)
    }

    pub(super) fn enter_secret(
        &mut self,
        secret: Secret,
        keep: KeepSecret,
        now: &Moment,
    ) -> Vec<Job> {
        let Some((slot, origin)) = self.asked_slot() else { return Vec::new() };
        if secret.trimmed().is_empty() {
            self.entry_error = Some("enter-empty");
            return Vec::new();
        }
        let credential = Credential::new(secret, origin);
        let entered = Entered { credential: credential.clone(), keep, refused_before: false };
        self.entered.insert(slot, entered);
        self.use_kept.remove(&slot);
        let mut jobs = vec![Job::AskRefused { slot, credential }];
        jobs.extend(self.event(Event::EnteredSecret, now));
        jobs
    }

    pub(super) fn use_kept_secret(&mut self, now: &Moment) -> Vec<Job> {
        let Some((slot, origin)) = self.asked_slot() else { return Vec::new() };
        if !self.is_kept(slot, &origin) {
            return Vec::new();
        }
        self.entered.remove(&slot);
        self.use_kept.insert(slot);
        self.event(Event::EnteredSecret, now)
    }

    /// The slot that this page asks for, and the origin that its secret is bound to.
    pub(in crate::engine) fn asked_slot(&self) -> Option<(Slot, Origin)> {
        let StepKind::Ask(ask) = &self.step()?.kind else { return None };
        let Field::Secret { slot } = &ask.field else { return None };
        Some((*slot, self.origin_of_slot(*slot)?))
    }

    /// The one place that a secret of this walk goes to; none where that is a shop whose address is not
    /// known yet.
    pub(in crate::engine) fn origin_of_slot(&self, slot: Slot) -> Option<Origin> {
        audience(slot, self.shop_origin().as_ref())
    }

    /// The origin of the shop that the walk is about: the one that was entered, else that of the profile.
    pub(in crate::engine) fn shop_origin(&self) -> Option<Origin> {
        let typed = self.session.as_ref().and_then(|session| session.values.get(SHOP_VALUE));
        if let Some(typed) = typed {
            let values = BTreeMap::from([("url".to_owned(), typed.clone())]);
            return checks::origin_for(checks::STORE, &values);
        }
        Some(self.shops.get(self.profile())?.shop.as_ref()?.origin.clone())
    }

    pub(in crate::engine) fn is_kept(&self, slot: Slot, origin: &Origin) -> bool {
        let id = EntryId::new(slot, self.profile(), origin);
        self.listed.iter().any(|listed| listed.id == id)
    }

    pub(super) fn forget(&mut self, slot: Slot, profile: &str, origin: &Origin) -> Vec<Job> {
        self.entered.remove(&slot);
        self.use_kept.remove(&slot);
        vec![Job::Forget(EntryId::new(slot, profile, origin))]
    }

    pub(super) fn forget_all(&mut self) -> Vec<Job> {
        self.entered.clear();
        self.use_kept.clear();
        vec![Job::ForgetAll]
    }
}
