//! The rooms of the house that the engine works with: the person's own, or those of practice.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::handle::Config;
use crate::checks::practice::emulator::Hint;
use crate::checks::{BrowserSource, FileGuard, Setup, World};
use crate::domain::profile::Profile;
use crate::domain::secret::Slot;
use crate::world::net::Network;
use crate::world::platform;
use crate::world::store::{
    Attempts, ComputerKey, FailedValues, Home, Journal, LastGood, ProfileFiles, SettingsFile,
    StoreError,
};
use crate::world::vault::{Vault, VaultError, VaultKind, VaultOptions};

/// What a person who practises is told: whom to play.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeHints {
    /// The scenario.
    pub scenario: String,
    /// The story.
    pub story: String,
    /// Whom the person plays, where there is something to enter: visibly fake, never a person's own.
    pub whom: Option<Hint>,
    /// What the scenario states as set up, where it states anything: shown, and not changed.
    pub set_up: Option<StatedSetUp>,
}

/// What a scenario states as set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedSetUp {
    /// The profile.
    pub profile: Profile,
    /// The slots of the keys that it brings.
    pub keys: BTreeSet<Slot>,
}

/// The rooms.
pub struct Rooms {
    /// Where files live.
    pub home: Home,
    /// What checks look at.
    pub world: World,
    /// The vault.
    pub vault: Vault,
    /// The sessions.
    pub journal: Journal,
    /// The profiles.
    pub profiles: ProfileFiles,
    /// The settings. They are the person's own in practice too: a theme is no secret.
    pub settings: SettingsFile,
    /// Values that were refused before.
    pub refused: FailedValues,
    /// The last runs that went well.
    pub last_good: LastGood,
    /// What runs as long as practice does.
    pub practice: Option<Practice>,
}

/// A practice scenario under way.
pub struct Practice {
    /// What the person is told.
    pub hints: PracticeHints,
    /// What the scenario states as set up, for a sweep.
    pub set_up: Option<Setup>,
    /// The emulators; they stop when this is dropped.
    pub running: Box<dyn Send + Sync>,
}

/// What is played to a person who practises.
pub(super) struct Stage {
    /// A network that leads to the emulators alone.
    pub network: Network,
    /// What the person is told.
    pub hints: PracticeHints,
    /// What the scenario states as set up, for a sweep.
    pub set_up: Option<Setup>,
    /// The browsers that the scenario states.
    pub browsers: BrowserSource,
    /// True where the scenario states a computer whose own programs may be the root cause.
    pub on_trial: bool,
    /// What must stay alive for it.
    pub running: Box<dyn Send + Sync>,
}

/// Why the rooms cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum RoomsError {
    /// Files cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The vault cannot start.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl Rooms {
    /// Opens the rooms: on the real internet, or on a practice stage with rooms of its own.
    ///
    /// # Errors
    /// The folder of Refloat's files cannot be found or used.
    pub(super) fn open(
        config: &Config,
        stage: Option<Stage>,
        on_vault: Arc<dyn Fn() + Send + Sync>,
    ) -> Result<Self, RoomsError> {
        let own = match &config.home {
            Some(folder) => Home::at(folder),
            None => Home::of_person()?,
        };
        let settings = SettingsFile::new(&own);
        let home = if stage.is_some() { own.practice() } else { own };
        let service = if stage.is_some() { "refloat-practice" } else { "refloat" };
        let system = || VaultKind::System { service: service.to_owned() };
        let kind = config.vault.clone().unwrap_or_else(system);
        let vault = Vault::start(VaultOptions::new(kind).listed_in(&home), on_vault)?;
        let (network, browsers, on_trial, practice) = match stage {
            Some(Stage { network, hints, set_up, browsers, on_trial, running }) => {
                (network, browsers, on_trial, Some(Practice { hints, set_up, running }))
            }
            None => (Network::public(), BrowserSource::ThisComputer, true, None),
        };
        let guard = FileGuard::new(Attempts::new(&home), ComputerKey::of(&home)?);
        let world = World {
            network,
            guard: Arc::new(guard),
            clock: Arc::new(|| platform::now().as_second()),
            computer_on_trial: on_trial,
            browsers,
        };
        Ok(Self {
            world,
            vault,
            journal: Journal::new(&home),
            profiles: ProfileFiles::new(&home),
            settings,
            refused: FailedValues::new(&home),
            last_good: LastGood::new(&home),
            practice,
            home,
        })
    }
}
