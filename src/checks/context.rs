//! What a check can see and do while it runs.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::OnceCell;

use super::facts::facts_of;
use super::{BrowserSource, Guard, STORE, StoreAddress, origin_of, store_of};
use crate::domain::finding::{Declaration, Fact, ServiceId, Stage, StageState, StageTiming};
use crate::domain::profile::Platform;
use crate::domain::secret::{Credential, Slot};
use crate::world::net::{Ask, Attempt, Auth, Ledger, NetError, Network, OnStage, Permit};

/// The world that checks look at.
#[derive(Clone)]
pub struct World {
    /// The way out.
    pub network: Network,
    /// The guard of sign-in attempts.
    pub guard: Arc<dyn Guard>,
    /// This computer's clock, in Unix seconds.
    pub clock: Arc<dyn Fn() -> i64 + Send + Sync>,
    /// True where faults may be blamed on this computer's own browsers, proxies or antivirus: not
    /// with an endpoints file, unless a scenario states a computer.
    pub computer_on_trial: bool,
    /// This computer's browsers.
    pub browsers: BrowserSource,
}

/// What the person's set-up gives to the checks.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// Values that are no secret, by the names of inputs.
    pub values: BTreeMap<String, String>,
    /// Secrets, each bound to its origin.
    pub secrets: HashMap<Slot, Credential>,
    /// The vendors that the set-up names; the checks of others are not part of a sweep.
    pub vendors: Vec<String>,
}

impl Setup {
    /// The same for a run of one check of this vendor: who asks about Magento has a Magento shop.
    pub(super) fn about(&self, vendor: &str) -> Self {
        let platforms = [Platform::Magento, Platform::Woocommerce].map(Platform::word);
        let mut setup = self.clone();
        if let Some(word) = platforms.into_iter().find(|word| *word == vendor) {
            setup.values.entry("platform".to_owned()).or_insert_with(|| word.to_owned());
        }
        setup
    }
}

type Looks = HashMap<Question, Arc<OnceCell<Arc<Attempt>>>>;

/// What tells one question of a sweep from another: service, method, path, and how a secret is carried.
type Question = (ServiceId, &'static str, String, &'static str);

/// What the checks of one sweep share, so that nothing is asked twice.
#[derive(Default)]
pub(super) struct Shared {
    looks: Mutex<Looks>,
}

/// By how many seconds a clock may be ahead to be set back for the guard.
const DIFFERS: std::ops::Range<i64> = 60..24 * 60 * 60;

/// What one check can see and do.
pub struct Context<'a> {
    pub(super) world: &'a World,
    pub(super) setup: &'a Setup,
    pub(super) shared: &'a Shared,
    pub(super) declaration: &'static Declaration,
    pub(super) ledger: Ledger,
    pub(super) on_stage: OnStage,
    pub(super) facts: Mutex<Vec<Fact>>,
}

impl Context<'_> {
    /// The world.
    #[must_use]
    pub fn world(&self) -> &World {
        self.world
    }

    /// This computer's time, in Unix seconds.
    #[must_use]
    pub fn now(&self) -> i64 {
        (self.world.clock)()
    }

    /// This computer's time, or an earlier one that a server told in this sweep, in Unix seconds. A clock
    /// that was set forward must not make a failed sign-in look old; one that was told too early only makes
    /// the wait longer. More than a day back is no time but a mistake.
    #[must_use]
    pub fn cautious_now(&self) -> i64 {
        let now = self.now();
        let looks = self.shared.looks.lock().unwrap_or_else(PoisonError::into_inner);
        let answers = looks.values().filter_map(|cell| cell.get()?.result.as_ref().ok()?.date);
        answers.filter(|told| DIFFERS.contains(&(now - told))).min().unwrap_or(now)
    }

    /// True where the check declared this finding.
    #[must_use]
    pub(super) fn declares(&self, finding: &str) -> bool {
        self.declaration.findings.contains(&finding)
    }

    /// A value that is no secret.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.setup.values.get(name).map(String::as_str)
    }

    /// A secret, bound to its origin.
    #[must_use]
    pub fn credential(&self, slot: Slot) -> Option<&Credential> {
        self.setup.secrets.get(&slot)
    }

    /// True where the set-up names this vendor.
    #[must_use]
    pub fn names_vendor(&self, vendor: &str) -> bool {
        self.setup.vendors.iter().any(|named| named == vendor)
    }

    /// Where the shop of the set-up lives; none where it names none.
    #[must_use]
    pub fn store(&self) -> Option<StoreAddress> {
        store_of(&self.setup.values)
    }

    /// A question to a service, the shop of the set-up among them; none where nobody knows where it lives.
    #[must_use]
    pub fn ask(&self, service: ServiceId, method: &'static str, path: &str) -> Option<Ask> {
        if service == STORE {
            let StoreAddress { origin, base } = self.store()?;
            return Some(Ask { method, base, ..Ask::get(service, origin, path) });
        }
        Some(Ask { method, ..Ask::get(service, origin_of(service)?, path) })
    }

    /// Sends a declared question that other checks of the sweep may need as well: it is sent once.
    pub async fn send_once(&self, ask: Ask) -> Arc<Attempt> {
        self.shared(ask, Some(Arc::clone(&self.on_stage))).await
    }

    /// Sends a declared question.
    pub async fn send(&self, ask: Ask) -> Attempt {
        self.send_telling(ask, Some(Arc::clone(&self.on_stage))).await
    }

    async fn send_telling(&self, ask: Ask, on_stage: Option<OnStage>) -> Attempt {
        let permit = Permit::new(&self.world.network, self.declaration, &self.ledger);
        let host = ask.origin.host().to_owned();
        let attempt = permit.send(ask, on_stage).await;
        facts_of(&attempt, &host).into_iter().for_each(|fact| self.note(fact));
        attempt
    }

    /// Notes something that can change without anybody saying so.
    pub fn note(&self, fact: Fact) {
        let mut facts = self.facts.lock().unwrap_or_else(PoisonError::into_inner);
        if !facts.iter().any(|known| known.kind == fact.kind && known.about == fact.about) {
            facts.push(fact);
        }
    }

    /// What was noted so far.
    pub(super) fn noted(&self) -> Vec<Fact> {
        self.facts.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A plain question without a secret, asked once in a sweep however many checks want it.
    pub async fn look(&self, service: ServiceId, path: &'static str) -> Arc<Attempt> {
        self.shared_look(service, path, Some(Arc::clone(&self.on_stage))).await
    }

    /// The same, without telling its stages: it goes on beside the question that the check is about.
    pub async fn look_aside(&self, service: ServiceId, path: &'static str) -> Arc<Attempt> {
        self.shared_look(service, path, None).await
    }

    async fn shared_look(
        &self,
        service: ServiceId,
        path: &'static str,
        on_stage: Option<OnStage>,
    ) -> Arc<Attempt> {
        let Some(ask) = self.ask(service, "GET", path) else {
            let error = NetError::LeftOut(service.to_owned());
            return Arc::new(Attempt::without_stages(error));
        };
        let limit = Duration::from_secs(if service.starts_with("status-") { 5 } else { 15 });
        self.shared(Ask { limit: Some(limit), ..ask }, on_stage).await
    }

    async fn shared(&self, ask: Ask, on_stage: Option<OnStage>) -> Arc<Attempt> {
        let way = ask.auth.as_ref().map_or("", Auth::word);
        let question = (ask.service, ask.method, ask.path.clone(), way);
        let cell = {
            let mut looks = self.shared.looks.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(looks.entry(question).or_default())
        };
        let asked =
            cell.get_or_init(|| async { Arc::new(self.send_telling(ask, on_stage).await) }).await;
        Arc::clone(asked)
    }

    /// Tells that the last stage, the judging of the answer, ended.
    pub fn tell_sign_in(&self, passed: bool, seen: &str, after: &[StageTiming]) -> StageTiming {
        let start_ms = after.last().map_or(0, |last| last.start_ms + last.ms);
        let state = if passed { StageState::Passed } else { StageState::Failed };
        let timing =
            StageTiming { stage: Stage::SignIn, state, start_ms, ms: 0, seen: seen.to_owned() };
        (self.on_stage)(&timing);
        timing
    }
}
