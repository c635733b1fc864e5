//! What comes into the core, and what it asks to be done.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::command::{Command, Errand};
use super::core::{Knowledge, OpenedReport, Recording};
use super::view::Notice;
use crate::checks::Progress;
use crate::domain::finding::{RunId, RunReport};
use crate::domain::secret::{Credential, Origin, Secret, Slot};
use crate::domain::session::Session;
use crate::world::platform::browsers::Browser;
use crate::world::store::Settings;
use crate::world::vault::{EntryId, Listed, VaultState};

/// Something that the core has to deal with.
#[derive(Debug)]
pub enum Input {
    /// A person asks.
    Command(Command),
    /// An answer comes back.
    Arrival(Arrival),
}

/// What comes back from a job.
#[derive(Debug)]
pub enum Arrival {
    /// A check makes progress.
    Progress(RunId, Progress),
    /// A check is done; none where it could not even begin.
    Checked(RunId, Option<Box<RunReport>>),
    /// What a run met, for a replay; it arrives before the run is done.
    Recorded(RunId, Box<Recording>),
    /// A report was opened; true lays it beside the one that is open.
    Opened(Box<OpenedReport>, bool),
    /// How the guard stands: failures that count, and until when to wait.
    Standing(usize, Option<i64>),
    /// The entered secret is one that was refused before.
    RefusedBefore(Slot),
    /// The vault changed.
    Vault(VaultState, Vec<Listed>),
    /// The secrets that the vault keeps, for the search through a report.
    Held(Vec<(Slot, Secret)>),
    /// Something changed in the folder of the person's guides. The engine reads it anew.
    GuidesChanged,
    /// All guides as they are now, and what is to be said about those that cannot be read.
    Guides(Arc<Knowledge>, Vec<Notice>),
    /// The browsers of this computer; none where it does not say.
    Browsers(Vec<Browser>),
    /// A file was written, or not: what to tell.
    Told {
        /// The text id.
        text: &'static str,
        /// What more there is to say.
        detail: String,
        /// True where it is good news.
        good: bool,
    },
}

/// Where the secret of a check comes from.
#[derive(Clone, Debug)]
pub enum SecretSource {
    /// It was entered.
    Entered(Credential),
    /// It is in the vault.
    Kept(EntryId),
}

/// A check to be run.
#[derive(Clone, Debug)]
pub struct CheckOrder {
    /// The number of the run.
    pub run: RunId,
    /// The check.
    pub check: String,
    /// Its inputs.
    pub inputs: BTreeMap<String, String>,
    /// The secrets.
    pub secrets: Vec<(Slot, SecretSource)>,
    /// The vendor of the check.
    pub vendor: String,
    /// The profile that the run belongs to.
    pub profile: String,
}

/// Something to be done outside the core.
#[derive(Debug)]
pub enum Job {
    /// Save the session, now.
    Save(Box<Session>),
    /// Save the settings.
    SaveSettings(Settings),
    /// Run a check.
    Run(Box<CheckOrder>),
    /// Stop a check.
    Cancel(RunId),
    /// Ask the guard how it stands.
    AskGuard {
        /// The service that is signed in to.
        service: String,
        /// Its origin.
        origin: Origin,
        /// The user.
        user: String,
    },
    /// Ask whether this value was refused before.
    AskRefused {
        /// The slot.
        slot: Slot,
        /// The secret.
        credential: Credential,
    },
    /// Remember that a value was refused.
    RememberRefused {
        /// The slot.
        slot: Slot,
        /// The secret.
        credential: Credential,
    },
    /// A value works after all: it is no refused one any more.
    ForgetRefused {
        /// The slot.
        slot: Slot,
        /// The secret.
        credential: Credential,
    },
    /// Ask the vault for what it keeps, for the search through a report.
    AskHeld(Vec<EntryId>),
    /// Keep a secret that worked.
    Keep(EntryId, Secret),
    /// Forget one secret.
    Forget(EntryId),
    /// Forget everything.
    ForgetAll,
    /// Try the keyring again.
    RetryKeyring,
    /// Write a report.
    Write(PathBuf, String),
    /// Open a page.
    OpenPage(String),
    /// Open a page in a private window.
    OpenPrivate(String),
    /// Look which browsers this computer has.
    LookAtBrowsers,
    /// Open the mail program.
    Mail {
        /// The subject.
        subject: String,
        /// The text.
        body: String,
    },
    /// Something that only the front end can do.
    Errand(Errand),
    /// Begin a practice scenario.
    Practise(String),
    /// Leave practice.
    LeavePractice,
    /// Open a report that somebody else wrote.
    ReadReport {
        /// Where it is.
        path: PathBuf,
        /// It is laid beside the one that is open.
        beside: bool,
    },
    /// Write a replay.
    WriteReplay(PathBuf, String),
}
