//! What comes into the core, and what it asks to be done.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::command::{Command, Errand};
use super::core::{Knowledge, OpenedReport, Recording};
use super::session_note::SessionNote;
use super::view::Notice;
use crate::checks::Progress;
use crate::domain::finding::{Outcome, RunId, RunReport};
use crate::domain::profile::{Learnt, Profile};
use crate::domain::secret::{Credential, Origin, Secret, Slot};
use crate::domain::session::Session;
use crate::world::platform::SystemLook;
use crate::world::platform::browsers::Browser;
use crate::world::store::{Damaged, ReadProfiles, Settings};
use crate::world::vault::{EntryId, Listed, VaultState};

/// Something that the core has to deal with.
#[derive(Debug)]
pub enum Input {
    /// A person asks.
    Command(Command),
    /// An answer comes back.
    Arrival(Arrival),
    /// An answer comes back from a job; see [`Stay`].
    Reported(Stay, Arrival),
    /// Time has passed, and something is due; see [`super::Core::wakes_in`].
    Due,
    /// The front end has gone.
    End,
}

/// The number of a stay in some rooms. A job that was begun in the person's own rooms and answers in
/// those of practice has nothing to say any more, nor the other way about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stay(u64);

impl Stay {
    /// The stay after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// What comes back from a job.
#[derive(Debug)]
pub enum Arrival {
    /// A check makes progress.
    Progress(RunId, Progress),
    /// When all of a profile was well, if ever.
    LastGood(String, Option<i64>),
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
    /// The profiles were read again.
    Shops(ShopArrival),
    /// Something about saved sessions.
    Journal(JournalArrival),
    /// What the system says of itself: less motion and high contrast, where it tells.
    SystemLook(SystemLook),
    /// Everything was forgotten.
    Forgotten,
    /// Something changed in the folder of the person's guides. The engine reads it anew.
    GuidesChanged,
    /// All guides as they are now, and what is to be said about those that cannot be read.
    Guides(Arc<Knowledge>, Vec<Notice>),
    /// Whether anything answered the look for the network.
    Network(bool),
    /// The browsers of this computer; none where it does not say.
    Browsers(Vec<Browser>),
    /// A link was asked for: what came of it.
    LinkCame(RunId, Box<LinkCame>),
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

/// The profiles as they are now, and what was done to them.
#[derive(Debug)]
pub struct ShopArrival {
    /// What the folder holds.
    pub read: ReadProfiles,
    /// What was done before it was read.
    pub done: ShopDone,
}

/// What was done to the profiles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShopDone {
    /// Nothing, or it could not be done and that was told.
    Nothing,
    /// One was made; its id.
    Created(String),
    /// One was deleted; its id.
    Deleted(String),
}

/// What comes back about saved sessions.
#[derive(Debug)]
pub enum JournalArrival {
    /// All saved sessions, the one changed last first, and those that were set aside.
    Notes {
        /// How many lists were asked for before this one.
        nth: u64,
        /// The sessions.
        notes: Vec<SessionNote>,
        /// What was set aside.
        aside: Vec<Damaged>,
    },
    /// A session was deleted.
    Deleted(String),
    /// A session was opened for this window.
    Opened(Box<Session>),
    /// Where the walks of a profile were left.
    LeftOff {
        /// The profile.
        profile: String,
        /// The session to go on with.
        session: Option<Box<Session>>,
        /// The run that came back last.
        last_run: Option<Box<RunReport>>,
    },
}

/// Something to be done with profiles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShopJob {
    /// Note that this one is in use.
    Use(String),
    /// Read the folder again.
    Read,
    /// Make the first one, where there is none.
    MakeFirst,
    /// Make one with this name.
    Create {
        /// The name.
        name: String,
        /// Ids that may not be used: keys or sessions may still go by them.
        taken: Vec<String>,
    },
    /// Give one another name.
    Rename {
        /// The profile.
        id: String,
        /// The name.
        name: String,
    },
    /// Remember what a walk taught.
    Remember {
        /// The profile.
        id: String,
        /// The values.
        learnt: Vec<Learnt>,
    },
    /// Write the set-up that was asked for; its name and where its secrets come from stay.
    SetUp {
        /// The profile.
        id: String,
        /// The set-up.
        profile: Box<Profile>,
    },
    /// Forget its keys, delete its sessions and then its file.
    Delete(String),
}

/// Something to be done with saved sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalJob {
    /// Keep a session for this window.
    Hold(String),
    /// Let the session of this window go.
    LetGo,
    /// Keep a session for this window, and read it.
    Open(String),
    /// Read what there is.
    List,
    /// Find where the walks of a profile were left.
    LeftOff(String),
    /// Give a session that is not open here another name.
    Rename {
        /// The session.
        id: String,
        /// The name.
        name: String,
    },
    /// Delete a session.
    Delete(String),
}

/// What came of a link that was asked for. Nothing of the link itself.
#[derive(Debug)]
pub struct LinkCame {
    /// What the vendor's answer says.
    pub outcome: Outcome,
    /// How long token and address are, in characters, where a link came.
    pub characters: Option<usize>,
    /// Whether it was opened.
    pub opened: Opened,
    /// How long ago the token was asked for, in milliseconds.
    pub age_ms: u64,
    /// How long after it came it was opened, in milliseconds.
    pub opened_after_ms: u64,
}

/// Whether a link was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// In the person's browser.
    InBrowser,
    /// Not, for it is practice.
    InPractice,
    /// Not, for it came too late.
    TooLate,
    /// Not; in words.
    No(String),
    /// There was none.
    NoLink,
}

/// A link to be made and opened.
#[derive(Clone, Debug)]
pub struct LinkJob {
    /// The number of the run.
    pub run: RunId,
    /// The partner's key.
    pub key: SecretSource,
    /// The customer's account id.
    pub account: String,
    /// The page to open.
    pub redirect_to: String,
    /// The theme, where there is one.
    pub theme_id: Option<String>,
    /// Practice opens no browser.
    pub practice: bool,
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
    /// The vendor whose hosts are looked at.
    pub vendor: String,
    /// The profile that the run belongs to.
    pub profile: String,
}

/// A sweep to be made.
#[derive(Clone, Debug)]
pub struct SweepOrder {
    /// The number of the run.
    pub run: RunId,
    /// Values that are no secret, by the names of inputs.
    pub values: BTreeMap<String, String>,
    /// The vendors that are looked at.
    pub vendors: Vec<String>,
    /// The keys that are kept.
    pub secrets: Vec<(Slot, EntryId)>,
    /// The profile whose good days it is held against.
    pub profile: String,
    /// True where practice states the set-up, and brings the keys that are not kept.
    pub stated: bool,
}

/// Something to be done outside the core.
#[derive(Debug)]
pub enum Job {
    /// Check everything.
    Sweep(Box<SweepOrder>),
    /// Ask when all of a profile was well.
    AskLastGood(String),
    /// Save the session, now.
    Save(Box<Session>),
    /// Make a link for a customer and open it at once.
    MakeLink(Box<LinkJob>),
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
    /// Keep a secret until the program ends.
    KeepThisTime(EntryId, Secret),
    /// Something with profiles.
    Shop(ShopJob),
    /// Something with saved sessions.
    Journal(JournalJob),
    /// Open the folder of Refloat's files.
    OpenFolder,
    /// Remove keys, sessions, profiles and settings.
    ForgetEverything,
    /// Start as on the first day, after everything was forgotten.
    BeginAgain,
    /// Write a report.
    Write(PathBuf, String),
    /// Open a page.
    OpenPage(String),
    /// Open a page in a private window.
    OpenPrivate(String),
    /// Look which browsers this computer has.
    LookAtBrowsers,
    /// Look whether the network is back.
    LookForNetwork,
    /// Show a message of the system, such as that a wait is over.
    Notify {
        /// The title.
        title: String,
        /// The text. Nothing personal stands in it: it may show on a locked screen.
        body: String,
    },
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
