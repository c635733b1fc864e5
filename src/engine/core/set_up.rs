//! The set-up of the shop in use: asked for, shown, changed, and written when the person says so.

use super::*;
use crate::domain::profile::Profile;
use crate::domain::profile::asking::{Answer, Asking, BadValue, Topic};
use crate::engine::input::ShopJob;

/// The set-up that is asked for.
#[derive(Default)]
pub(in crate::engine) struct SettingUp {
    /// Of which shop, and how far.
    pub asking: Option<(String, Asking)>,
}

impl Core {
    /// What is understood so far, or the first question.
    pub(super) fn show_set_up(&mut self) -> Vec<Job> {
        if self.showing == Showing::FirstStart {
            return Vec::new();
        }
        let id = self.shops.in_use.clone();
        let known = self.set_up().cloned().unwrap_or_default();
        let named = Profile { name: self.shops.get(&id).and_then(|one| one.name.clone()), ..known };
        self.setting_up = SettingUp { asking: Some((id, Asking::of(&named))) };
        self.turn += 1;
        self.aside(Showing::SetUp)
    }

    /// What the page shows: only for the shop that is still in use.
    pub(in crate::engine) fn asking(&self) -> Option<&Asking> {
        let (id, asking) = self.setting_up.asking.as_ref()?;
        (*id == self.shops.in_use).then_some(asking)
    }

    pub(super) fn set_up_answered(&mut self, answer: Answer, now: &Moment) -> Vec<Job> {
        if self.showing != Showing::SetUp || self.asking().is_none() {
            return Vec::new();
        }
        let taken = self.name_is_taken(&answer);
        let stated = self.set_up_is_stated();
        let Some((_, asking)) = &mut self.setting_up.asking else { return Vec::new() };
        // The set-up of a practice story is looked at, and not changed.
        let kept = match answer {
            Answer::Keep { check } => Some(check),
            _ => None,
        };
        if stated && kept.is_none() {
            return Vec::new();
        }
        if taken {
            asking.error = Some(BadValue::NameTaken);
            return Vec::new();
        }
        let before = (asking.at, asking.where_to_see);
        let keep = asking.answer(answer);
        if (asking.at, asking.where_to_see) != before {
            self.turn += 1;
        }
        if keep { self.keep_set_up(kept == Some(true), now) } else { Vec::new() }
    }

    fn name_is_taken(&self, answer: &Answer) -> bool {
        match (self.asking().and_then(|asking| asking.at), answer) {
            (Some(Topic::Name), Answer::Text(name)) => {
                self.shops.is_named(name.trim(), Some(&self.shops.in_use))
            }
            _ => false,
        }
    }

    fn keep_set_up(&mut self, check: bool, now: &Moment) -> Vec<Job> {
        let Some((id, asking)) = self.setting_up.asking.take() else { return Vec::new() };
        if self.set_up_is_stated() {
            return self.after_set_up(check, now);
        }
        let mut jobs = Vec::new();
        if let Some(one) = self.shops.list.iter_mut().find(|one| one.id == id) {
            let secrets = one.profile.secrets.clone();
            one.profile = Profile { secrets, ..asking.profile };
            let profile = Box::new(one.profile.clone());
            jobs.push(Job::Shop(ShopJob::SetUp { id, profile }));
        }
        // A page that was made for the set-up of before is not gone back to.
        if self.is_everything() {
            jobs.extend(self.put_aside(now));
            self.before_aside = Showing::Home;
        }
        jobs.extend(self.after_set_up(check, now));
        jobs
    }

    fn after_set_up(&mut self, check: bool, now: &Moment) -> Vec<Job> {
        let vendors = self.set_up().map(Profile::vendors).unwrap_or_default();
        if check && !vendors.is_empty() {
            return self.show_everything(now);
        }
        self.home(now)
    }

    pub(super) fn set_up_back(&mut self) -> Vec<Job> {
        let went = self.setting_up.asking.as_mut().is_some_and(|(_, asking)| asking.back());
        if went {
            self.turn += 1;
            return Vec::new();
        }
        self.setting_up.asking = None;
        self.show(self.before_aside)
    }
}
