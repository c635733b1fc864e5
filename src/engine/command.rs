//! What a person can ask of the engine, whatever the front end.

use serde::{Deserialize, Serialize};

use crate::domain::direct_login::Landing;
pub use crate::domain::profile::asking::{Answer as SetUpAnswer, Topic as SetUpTopic};
use crate::domain::secret::{Origin, Secret, Slot};
use crate::domain::session::ChoiceId;

/// Whether a secret stays on this computer after it worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum KeepSecret {
    /// In the keyring, until “Forget”.
    #[default]
    OnThisComputer,
    /// In memory, until the window closes.
    ThisTimeOnly,
}

/// A file format of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReportFormat {
    /// One HTML file, for the eye.
    Html,
    /// Markdown, for a ticket.
    Markdown,
    /// `.refloat.json`, for Refloat.
    Json,
}

/// How the window looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// High contrast.
    HighContrast,
}

/// One thing that a person asks for.
#[derive(Clone, Debug)]
pub enum Command {
    /// Leave the first-start page.
    Begin,
    /// Go to Home. A running check is stopped; the session stays.
    Home,
    /// Look for words or a pasted error.
    Search(String),
    /// Begin a guide at its first step, or at a step that the search found.
    Open {
        /// The guide.
        guide: String,
        /// The step, where not the first.
        step: Option<String>,
    },
    /// Go on with the last session.
    Continue,
    /// Answer a question.
    Choose(ChoiceId),
    /// Enter a value that is no secret.
    Enter(String),
    /// Enter a secret.
    EnterSecret {
        /// The secret.
        secret: Secret,
        /// Whether it stays once it has worked.
        keep: KeepSecret,
    },
    /// Use the secret that is already kept for this slot.
    UseKept,
    /// “I don’t have it.”
    DoNotHave,
    /// Run the check of this step, or run it again.
    RunCheck,
    /// Stop the running check.
    Stop,
    /// Skip the check.
    SkipCheck,
    /// Go where the result of the check leads.
    Follow,
    /// Tick or untick an instruction.
    Tick(usize),
    /// “I’ve done this.”
    Done,
    /// “I can’t do this.”
    Cannot,
    /// The wait is over and the person goes on.
    WaitOver,
    /// Use the time of a wait.
    UseTime,
    /// Another way out of an outcome.
    Other(usize),
    /// Finish: an outcome was reached and the person is done.
    Finish,
    /// One page back, answers kept.
    Back,
    /// Back to a station of the route.
    GoTo(usize),
    /// Show the report of this session.
    ShowReport,
    /// Choose which form of the report is previewed.
    PreviewAs(ReportFormat),
    /// Write the report to a file that the person chose.
    SaveReport {
        /// Where to.
        path: std::path::PathBuf,
    },
    /// Copy the report as text, masked.
    CopyReport,
    /// Copy ten lines for a chat.
    CopyForChat,
    /// Copy the details of the last result.
    CopyDetails,
    /// Copy the message of a hand-over.
    CopyMessage,
    /// Open the message of a hand-over in the person's mail program.
    MailMessage,
    /// Copy what an instruction says to type.
    CopyInstruction(usize),
    /// Open the page of an instruction, or a help link: an https address.
    OpenPage(String),
    /// Open the page that the engine asks about, since it is none of the vendors'.
    ConfirmOpen,
    /// Do not open it.
    DismissOpen,
    /// Open the page of an instruction in a private window: an https address of a vendor.
    OpenPrivate(String),
    /// Show keys and passwords.
    ShowKeys,
    /// Forget one secret.
    Forget {
        /// The slot.
        slot: Slot,
        /// The profile.
        profile: String,
        /// The origin it belongs to.
        origin: Origin,
    },
    /// Forget every secret and every trace of them.
    ForgetAll,
    /// Try the keyring again.
    RetryKeyring,
    /// Show the practice scenarios.
    ShowPractice,
    /// Begin a scenario.
    Practise(String),
    /// Leave practice, for the person's own set-up.
    LeavePractice,
    /// Show the settings.
    ShowSettings,
    /// Choose the theme.
    Theme(ThemeChoice),
    /// Choose the text size, in percent.
    Zoom(u16),
    /// Choose less motion.
    LessMotion(bool),
    /// Switch masking for a shared screen.
    Share(bool),
    /// Open or shut the details for support.
    ShowDetails(bool),
    /// Show the page on which a code is typed.
    ShowJump,
    /// Go where a typed code leads, or see what a share code says.
    Jump(String),
    /// Go to the step of the share code that was read.
    JumpToFound,
    /// Copy the share code of where the person stands.
    CopyShareCode,
    /// Show shops and accounts: the profiles.
    ShowProfiles,
    /// Work with this profile. A running check is stopped.
    UseProfile(String),
    /// Make a profile with this name, and work with it.
    NewProfile(String),
    /// Give a profile another name.
    RenameProfile {
        /// The profile.
        id: String,
        /// The name.
        name: String,
    },
    /// Delete a profile with its keys and sessions.
    DeleteProfile(String),
    /// Remember in the profile what the walk taught.
    RememberLearnt,
    /// Do not remember it, and do not ask again.
    DeclineLearnt,
    /// Show all sessions.
    ShowSessions,
    /// Go on with this session.
    ContinueSession(String),
    /// Give a session a name of its own.
    RenameSession {
        /// The session.
        id: String,
        /// The name.
        name: String,
    },
    /// Walk the same guide again from its start, as a new session.
    StartAgain(String),
    /// Delete a session.
    DeleteSession(String),
    /// Tell the person when a wait is over, or do not.
    NotifyWaits(bool),
    /// Open the folder of Refloat's files.
    OpenFolder,
    /// Remove keys, sessions, profiles and settings.
    ForgetEverything,
    /// Show the page on which a key is added.
    ShowAddKey,
    /// Choose what the added key is for.
    AddKeyFor(Slot),
    /// Add the key.
    AddKey {
        /// The key.
        secret: Secret,
        /// Whether it stays.
        keep: KeepSecret,
        /// Values that its check needs, by name.
        values: std::collections::BTreeMap<String, String>,
    },
    /// Stop the check of an added key.
    StopAddKey,
    /// Something of the page of a direct login.
    DirectLogin(DirectLogin),
    /// The second has turned: countdowns and running seconds are drawn anew.
    Tock,
    /// The message at the bottom has been seen.
    DismissToast,
    /// Ask which report to open; true lays it beside the one that is open.
    AskForReport {
        /// Beside the one that is open.
        beside: bool,
    },
    /// Open a report that the person chose or dropped.
    OpenReport {
        /// Where it is.
        path: std::path::PathBuf,
        /// Beside the one that is open.
        beside: bool,
    },
    /// The two reports change sides.
    SwapReports,
    /// What is handed back to whoever sent the report: the code of a step, and a note.
    HandBack {
        /// The code, as typed.
        code: String,
        /// The note, as typed.
        note: String,
    },
    /// Copy what is handed back.
    CopyHandBack,
    /// “This is wrong.”
    ShowWrong,
    /// What is right, in a sentence.
    SayRight(String),
    /// Write the replay to a file that the person chose.
    SaveReplay {
        /// Where to.
        path: std::path::PathBuf,
    },
    /// Show “Check everything”; it begins at once where its questions were agreed to before.
    CheckEverything,
    /// Go to the step of a guide that puts this finding right.
    ShowWhatToDo(String),
    /// Add the key that a check lacks.
    OfferKey(Slot),
    /// Copy the details of a check of “Check everything”.
    CopyDetailsOf(String),
    /// Show the set-up, or begin to ask for it.
    ShowSetUp,
    /// Answer a question about the set-up.
    SetUp(SetUpAnswer),
}

/// What a person asks for on the page of a direct login.
#[derive(Clone, Debug)]
pub enum DirectLogin {
    /// Show the page.
    Show,
    /// The customer's account id, as far as it is typed.
    Account(String),
    /// The theme, as far as it is typed.
    Theme(String),
    /// The page of the portal to open.
    Landing(Landing),
    /// Make a link and open it.
    Make,
    /// Do not open the link that is being made.
    Stop,
    /// Show or hide what the customer will see.
    ShowLandings(bool),
    /// Read an address that the partner's own program built. It carries a token.
    Read(Secret),
    /// Add the partner key.
    AddKey,
}

/// What the engine asks the front end to do, since only it can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Put this text on the clipboard.
    Copy(String),
    /// Ask where to save a file, suggesting this name.
    ChooseFile(String),
    /// Draw attention to the window, where it is not in front.
    Attention,
    /// Ask where to save a replay, suggesting this name.
    ChooseReplayFile(String),
    /// Ask which report to open.
    OpenFile {
        /// It is laid beside the one that is open.
        beside: bool,
    },
}
