//! “Add a key”: a secret that is entered without a walk, and stored once the check that uses it has worked.

use super::*;
use crate::domain::finding::Outcome;
use crate::engine::orders::audience::audience;

/// The first number of the runs of this page; those of sessions begin at 1.
const FIRST_RUN: u32 = 1_000_000_000;

/// What the page of an added key holds.
#[derive(Debug, Default)]
pub(in crate::engine) struct Adding {
    /// What it is for.
    pub slot: Option<Slot>,
    /// The error of the field of a value.
    pub error: Option<&'static str>,
    /// What the check said, where it did not let the key in.
    pub said: Option<Box<RunReport>>,
    /// The check that is under way.
    pub run: Option<Trial>,
    /// How many runs there were.
    runs: u32,
}

/// A check of a key under way.
#[derive(Debug)]
pub(in crate::engine) struct Trial {
    run: RunId,
    check: String,
    slot: Slot,
    profile: String,
    credential: Credential,
    keep: KeepSecret,
}

impl Adding {
    pub(super) fn is_run(&self, run: RunId) -> bool {
        self.run.as_ref().is_some_and(|trial| trial.run == run)
    }
}

/// What happens with a key once it is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::engine) enum KeyPlan {
    /// This check tries it, and it is stored once it worked.
    Check {
        /// The check.
        check: &'static Declaration,
        /// The values that it needs, with what the profile has for them.
        values: Vec<(&'static str, String)>,
    },
    /// No check of the window uses it: it is stored at once.
    AtOnce,
    /// Its check needs other keys too, which are not stored yet: it is stored at once.
    NeedsMore(Vec<Slot>),
}

impl Core {
    pub(super) fn show_add_key(&mut self) -> Vec<Job> {
        self.adding = Adding { runs: self.adding.runs, ..Adding::default() };
        self.show(Showing::AddKey)
    }

    pub(super) fn add_key_for(&mut self, slot: Slot) -> Vec<Job> {
        if self.adding.run.is_none() && self.origin_for(slot).is_some() {
            self.adding.slot = Some(slot);
            self.adding.error = None;
            self.adding.said = None;
            self.turn += 1;
        }
        Vec::new()
    }

    /// The one place that a secret of the profile in use goes to; none where that is a shop whose address is
    /// not known.
    pub(in crate::engine) fn origin_for(&self, slot: Slot) -> Option<Origin> {
        let profile = self.shops.get(&self.shops.in_use);
        audience(slot, profile.and_then(|profile| profile.shop.as_ref()).map(|shop| &shop.origin))
    }

    /// What will happen with a key of this slot.
    pub(in crate::engine) fn key_plan(&self, slot: Slot) -> KeyPlan {
        let uses = |declaration: &&Declaration| {
            declaration.secrets.iter().any(|used| used.slot == slot && used.required)
                && !declaration.sends.is_empty()
        };
        let Some(check) = checks::declarations().find(uses) else { return KeyPlan::AtOnce };
        let required = check.secrets.iter().filter(|used| used.required && used.slot != slot);
        let missing: Vec<Slot> =
            required.map(|used| used.slot).filter(|other| !self.is_stored(*other)).collect();
        if !missing.is_empty() {
            return KeyPlan::NeedsMore(missing);
        }
        let known = self.shops.get(&self.shops.in_use).map(|one| one.values()).unwrap_or_default();
        let values = check.inputs.iter().filter(|input| input.required);
        let values = values
            .map(|input| (input.name, known.get(input.name).cloned().unwrap_or_default()))
            .collect();
        KeyPlan::Check { check, values }
    }

    fn is_stored(&self, slot: Slot) -> bool {
        self.origin_for(slot).is_some_and(|origin| {
            let id = EntryId::new(slot, &self.shops.in_use, &origin);
            self.listed.iter().any(|listed| listed.id == id)
        })
    }

    pub(super) fn add_key(
        &mut self,
        secret: Secret,
        keep: KeepSecret,
        values: BTreeMap<String, String>,
        now: &Moment,
    ) -> Vec<Job> {
        let Some(slot) = self.adding.slot.filter(|_| self.adding.run.is_none()) else {
            return Vec::new();
        };
        let Some(origin) = self.origin_for(slot) else { return Vec::new() };
        self.adding.error = None;
        self.adding.said = None;
        if secret.trimmed().is_empty() {
            self.adding.error = Some("enter-empty");
            return Vec::new();
        }
        let credential = Credential::new(secret, origin);
        match self.key_plan(slot) {
            KeyPlan::AtOnce | KeyPlan::NeedsMore(_) => {
                let profile = self.shops.in_use.clone();
                self.store(slot, &profile, &credential, keep)
            }
            KeyPlan::Check { check, values: needed } => {
                let mut inputs = BTreeMap::new();
                for (name, known) in needed {
                    let value = values.get(name).map_or(known.as_str(), |value| value.trim());
                    if let Some(error) = wrong(name, value) {
                        self.adding.error = Some(error);
                        return Vec::new();
                    }
                    inputs.insert(name.to_owned(), value.to_owned());
                }
                self.try_key(check, inputs, slot, credential, keep, now)
            }
        }
    }

    fn try_key(
        &mut self,
        check: &'static Declaration,
        inputs: BTreeMap<String, String>,
        slot: Slot,
        credential: Credential,
        keep: KeepSecret,
        _now: &Moment,
    ) -> Vec<Job> {
        let run = RunId(FIRST_RUN + self.adding.runs);
        self.adding.runs += 1;
        let mut secrets = vec![(slot, SecretSource::Entered(credential.clone()))];
        for other in check.secrets.iter().map(|used| used.slot).filter(|other| *other != slot) {
            if let Some(origin) = self.origin_for(other).filter(|_| self.is_stored(other)) {
                let id = EntryId::new(other, &self.shops.in_use, &origin);
                secrets.push((other, SecretSource::Kept(id)));
            }
        }
        let profile = self.shops.in_use.clone();
        let id = check.id.to_owned();
        self.adding.run = Some(Trial {
            run,
            check: id.clone(),
            slot,
            profile: profile.clone(),
            credential,
            keep,
        });
        let vendor = check.vendor.to_owned();
        let order = CheckOrder { run, check: id, inputs, secrets, vendor, profile };
        vec![Job::Run(Box::new(order))]
    }

    pub(super) fn key_checked(
        &mut self,
        report: Option<Box<RunReport>>,
        _now: &Moment,
    ) -> Vec<Job> {
        let Some(trial) = self.adding.run.take() else { return Vec::new() };
        let Some(report) = report else { return Vec::new() };
        let credential = trial.credential.clone();
        if let_in(&report.outcome) {
            let mut jobs = vec![Job::ForgetRefused { slot: trial.slot, credential }];
            jobs.extend(self.store(trial.slot, &trial.profile, &trial.credential, trial.keep));
            return jobs;
        }
        let refusals = checks::find(&trial.check).map(|check| check.declaration().refusals);
        let refused = report.outcome.findings.iter().any(|finding| {
            refusals.is_some_and(|refusals| refusals.contains(&finding.id.as_str()))
                && finding.confidence > crate::domain::finding::Confidence::Possible
        });
        self.adding.said = Some(report);
        self.turn += 1;
        let slot = trial.slot;
        if refused { vec![Job::RememberRefused { slot, credential }] } else { Vec::new() }
    }

    fn store(
        &mut self,
        slot: Slot,
        profile: &str,
        credential: &Credential,
        keep: KeepSecret,
    ) -> Vec<Job> {
        let id = EntryId::new(slot, profile, credential.audience());
        let secret = credential.secret().trimmed();
        self.show(Showing::Keys);
        let text = self.known.words.get("told-key-added");
        self.tell(text, true);
        vec![match keep {
            KeepSecret::OnThisComputer => Job::Keep(id, secret),
            KeepSecret::ThisTimeOnly => Job::KeepThisTime(id, secret),
        }]
    }

    pub(super) fn stop_add_key(&mut self) -> Vec<Job> {
        self.adding.run.take().map(|trial| Job::Cancel(trial.run)).into_iter().collect()
    }

    /// Whoever leaves the page leaves the check, too.
    pub(super) fn leave_key_check(&mut self) -> Vec<Job> {
        if self.showing == Showing::AddKey { Vec::new() } else { self.stop_add_key() }
    }
}

fn let_in(outcome: &Outcome) -> bool {
    outcome.identity.is_some() || outcome.verdict == Verdict::Pass
}

/// What is wrong with a value that a check needs.
fn wrong(name: &str, value: &str) -> Option<&'static str> {
    match name {
        _ if value.is_empty() => Some("enter-value-missing"),
        _ if looks_like_secret(value) => Some("enter-looks-secret"),
        "email" if !shapes::is_email(value) => Some("enter-no-email"),
        "url" if value.parse::<Origin>().is_err() => Some("enter-no-address"),
        _ => None,
    }
}
