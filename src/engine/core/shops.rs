//! The profiles: which is in use, and what is done with them.

use super::*;
use crate::domain::profile::{FIRST_PROFILE, Learnt, Profile, learnt, profile_name};
use crate::domain::session::Answer;
use crate::engine::input::{ShopArrival, ShopDone, ShopJob};
use crate::engine::opening;
use crate::engine::session_note::SessionNote;
use crate::world::store::StoredProfile;

/// The profiles, the saved sessions in short, and where the person works.
#[derive(Debug, Default)]
pub struct Shops {
    /// The profiles.
    pub(in crate::engine) list: Vec<StoredProfile>,
    /// The id of the one in use.
    pub(in crate::engine) in_use: String,
    /// The run of the profile in use that came back last.
    pub(in crate::engine) last_run: Option<RunReport>,
    /// The saved sessions, the one changed last first; none while they are read.
    pub(in crate::engine) notes: Option<Vec<SessionNote>>,
    /// Which of the lists this is, for one may come late.
    pub(super) listed: u64,
    /// The profile that is being deleted.
    pub(in crate::engine) deleting: Option<String>,
    /// What the person does not want remembered.
    declined: Vec<Learnt>,
}

impl Shops {
    /// The profiles, with the one that was used last in use, else the first.
    pub(in crate::engine) fn new(list: Vec<StoredProfile>, noted: Option<&str>) -> Self {
        let known = |id: &str| list.iter().any(|one| one.id == id);
        let in_use = noted
            .filter(|id| known(id))
            .or_else(|| known(FIRST_PROFILE).then_some(FIRST_PROFILE))
            .or_else(|| list.first().map(|one| one.id.as_str()))
            .unwrap_or(FIRST_PROFILE)
            .to_owned();
        Self { list, in_use, ..Self::default() }
    }

    /// A profile by its id.
    pub(in crate::engine) fn get(&self, id: &str) -> Option<&Profile> {
        self.list.iter().find(|one| one.id == id).map(|one| &one.profile)
    }

    /// What a person calls a profile; its id where it has no name or is gone.
    pub(in crate::engine) fn name<'a>(&'a self, id: &'a str) -> &'a str {
        self.get(id).and_then(|profile| profile.name.as_deref()).unwrap_or(id)
    }

    pub(super) fn is_named(&self, name: &str, except: Option<&str>) -> bool {
        let others = self.list.iter().filter(|one| Some(one.id.as_str()) != except);
        let name = name.to_lowercase();
        others.into_iter().any(|one| self.name(&one.id).to_lowercase() == name)
    }
}

impl Core {
    /// With the profiles that were read.
    #[must_use]
    pub fn with_shops(self, shops: Shops) -> Self {
        Self { shops, ..self }
    }

    /// The profile whose keys are used: that of the walk, else the one in use.
    pub(in crate::engine) fn profile(&self) -> &str {
        self.session.as_ref().map_or(&self.shops.in_use, |session| &session.profile)
    }

    pub(super) fn show_shops(&mut self) -> Vec<Job> {
        self.aside(Showing::Shops);
        vec![Job::Shop(ShopJob::Read), Job::Journal(JournalJob::List)]
    }

    /// Works with a profile from now on. What was entered for the other one is forgotten here.
    pub(super) fn use_profile(&mut self, id: &str, now: &Moment) -> Vec<Job> {
        if self.shops.get(id).is_none() {
            return Vec::new();
        }
        let mut jobs = self.home(now);
        jobs.extend(self.switch_to(id));
        self.turn += 1;
        jobs
    }

    /// The part of a switch that no page sees.
    pub(super) fn switch_to(&mut self, id: &str) -> Vec<Job> {
        if self.shops.in_use == id {
            return Vec::new();
        }
        id.clone_into(&mut self.shops.in_use);
        self.entered.clear();
        self.use_kept.clear();
        self.held.clear();
        self.standing = (0, None);
        self.resumable = None;
        self.shops.last_run = None;
        vec![
            Job::Shop(ShopJob::Use(id.to_owned())),
            Job::Journal(JournalJob::LeftOff(id.to_owned())),
        ]
    }

    pub(super) fn new_profile(&mut self, name: &str) -> Vec<Job> {
        let Some(name) = self.good_name(name, None) else { return Vec::new() };
        let of_keys = self.listed.iter().map(|listed| listed.id.profile.clone());
        let of_sessions = self.shops.notes.iter().flatten().map(|note| note.profile.clone());
        let taken = of_keys.chain(of_sessions).collect();
        vec![Job::Shop(ShopJob::Create { name, taken })]
    }

    pub(super) fn rename_profile(&mut self, id: &str, name: &str) -> Vec<Job> {
        let Some(name) = self.good_name(name, Some(id)) else { return Vec::new() };
        vec![Job::Shop(ShopJob::Rename { id: id.to_owned(), name })]
    }

    /// The name, or none and a message. The window looks at a name before it asks; two of the same name
    /// could not be told apart.
    fn good_name(&mut self, name: &str, of: Option<&str>) -> Option<String> {
        let name = self.readable_name(name)?;
        if !self.shops.is_named(&name, of) {
            return Some(name);
        }
        let text = self.known.words.get("name-taken");
        self.tell(text, false);
        None
    }

    /// The name, or none and a message.
    pub(super) fn readable_name(&mut self, name: &str) -> Option<String> {
        match profile_name(name) {
            Ok(name) => Some(name),
            Err(error) => {
                let text = self.known.words.get(error.text_id());
                self.tell(text, false);
                None
            }
        }
    }

    /// The only profile is not deleted: there is always one to work with.
    pub(super) fn delete_profile(&mut self, id: &str, now: &Moment) -> Vec<Job> {
        let deletable = self.shops.list.len() > 1 && self.shops.get(id).is_some();
        if !deletable || self.shops.deleting.is_some() {
            return Vec::new();
        }
        let mut jobs = Vec::new();
        if self.profile() == id {
            jobs = self.put_aside(now);
            self.before_aside = Showing::Home;
            self.entered.clear();
            self.use_kept.clear();
        }
        if self.resumable.as_ref().is_some_and(|session| session.profile == id) {
            self.resumable = None;
        }
        // A later shop of this id has agreed to nothing.
        if self.settings.agreed.remove(id).is_some() {
            jobs.extend(self.save_settings());
        }
        self.shops.deleting = Some(id.to_owned());
        jobs.push(Job::Shop(ShopJob::Delete(id.to_owned())));
        jobs
    }

    pub(super) fn shops_arrived(&mut self, arrival: ShopArrival, now: &Moment) -> Vec<Job> {
        self.shops.deleting = None;
        let known = Arc::clone(&self.known);
        opening::tell(&known.words, &arrival.read, &mut self.notices);
        self.shops.list = arrival.read.profiles;
        let mut jobs = Vec::new();
        match arrival.done {
            ShopDone::Created(id) => {
                jobs = self.use_profile(&id, now);
                let name = self.shops.name(&id).to_owned();
                self.tell(known.words.with("told-shop-made", &[("name", name.into())]), true);
            }
            ShopDone::Deleted(_) => {
                jobs.push(Job::Journal(JournalJob::List));
                self.tell(known.words.get("told-shop-deleted"), true);
            }
            ShopDone::Nothing => {}
        }
        jobs.extend(self.always_one());
        jobs
    }

    /// The one in use may have been deleted, here or in another window.
    fn always_one(&mut self) -> Vec<Job> {
        let gone = self.shops.get(&self.shops.in_use).is_none();
        match self.shops.list.first().map(|one| one.id.clone()) {
            // A walk under way goes on; it is the next one that begins elsewhere.
            Some(first) if gone => self.switch_to(&first),
            Some(_) => Vec::new(),
            // Every file was taken away from outside: there is one to work with all the same.
            None => {
                self.shops.list.push(opening::first(&self.known.words));
                let mut jobs = vec![Job::Shop(ShopJob::MakeFirst)];
                jobs.extend(self.switch_to(FIRST_PROFILE));
                jobs
            }
        }
    }

    /// What the walk taught and the profile does not have: offered where a walk was left or ended well.
    pub(in crate::engine) fn offered(&self) -> Vec<Learnt> {
        let Some(session) = self.session.as_ref().or(self.resumable.as_ref()) else {
            return Vec::new();
        };
        let Some(profile) = self.shops.get(&session.profile) else { return Vec::new() };
        let values = session.trail.iter().filter_map(|station| {
            let Some(Answer::Entered(name)) = &station.answer else { return None };
            let guide = self.known.library.guide(session.guide_of(station))?;
            Some((guide.topic.as_str(), name.as_str(), session.values.get(name)?.as_str()))
        });
        let mut offered = learnt(profile, values);
        offered.retain(|one| !self.shops.declined.contains(one));
        offered
    }

    pub(super) fn remember_learnt(&mut self) -> Vec<Job> {
        let learnt = self.offered();
        let profile = self.session.as_ref().or(self.resumable.as_ref());
        match profile.map(|session| session.profile.clone()) {
            Some(id) if !learnt.is_empty() => vec![Job::Shop(ShopJob::Remember { id, learnt })],
            _ => Vec::new(),
        }
    }

    pub(super) fn decline_learnt(&mut self) -> Vec<Job> {
        let offered = self.offered();
        self.shops.declined.extend(offered);
        Vec::new()
    }
}
