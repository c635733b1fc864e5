//! What is to be seen: plain data in a person's words, with nothing of a window in it.
//!
//! A front end draws a [`View`] and sends commands; it needs to know nothing else. Every string here
//! is already worded, and masked where the screen is shared. The text snapshots of the tests are
//! this, as JSON.

mod add_key;
mod ask;
mod check;
mod chrome;
mod direct_login;
mod everything;
mod fix;
mod home;
mod jump;
mod keys;
mod outcome;
mod picture;
mod practice;
mod question;
mod report;
mod result;
mod sessions;
mod set_up;
mod settings;
mod shops;

use serde::{Deserialize, Serialize};

pub use add_key::{AddKeyPage, KeyChoice, KeyForm, KeyValue};
pub use ask::{AskField, AskPage};
pub use check::{BeforeCheckPage, RunningPage, SendGroup, SendRow, StageRow};
pub use chrome::{
    BarLeft, Chrome, NavLink, Notice, NoticeAction, SetupFact, SetupLine, Station, StationState,
    Tone,
};
pub use direct_login::{
    DirectLoginPage, LandingRow, LengthOfLink, LinkValue, MadeLink, ReadLine, ReadLink,
};
pub use everything::{
    BeforeEverythingPage, CauseCard, EverythingPage, LineState, MissingKey, Receiver, SaidCard,
    SweepLine,
};
pub use fix::{FixPage, InstructionLine, WaitPage};
pub use home::{HomePage, Said, SearchResult, TitleLine, Topic};
pub use jump::{FoundPlace, JumpPage};
pub use keys::{KeyLine, KeysPage};
pub use outcome::{CannotTellPage, HandOverPage, SolvedPage};
pub use picture::{LinkState, Node, NodeKind, NodeState};
pub use practice::PracticePage;
pub use question::{ChoiceLine, QuestionPage};
pub use report::{
    ComparedPage, HandBack, MaskLine, OpenedPage, PairLine, PairPart, PaperLine, ReportPage,
    WrongPage,
};
pub use result::{BeforeAfter, ChangedLines, CheckLine, Details, ResultPage, Side, TimelineRow};
pub use sessions::{SessionLine, SessionsPage};
pub use set_up::{
    SetUpBody, SetUpChoice, SetUpLine, SetUpPage, SetUpTick, SetUpTicked, SetUpValue,
};
pub use settings::SettingsPage;
pub use shops::{ShopLine, ShopsPage};

use super::command::ThemeChoice;

/// Everything that is to be seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// The title of the window.
    pub window_title: String,
    /// What surrounds every page.
    pub chrome: Chrome,
    /// The page.
    pub page: Page,
    /// A short message at the bottom.
    pub toast: Option<Toast>,
    /// A page that is none of the vendors' is to be opened: asked about first, over the page.
    #[serde(default)]
    pub confirm_open: Option<Confirm>,
    /// How it looks.
    pub look: Look,
    /// The number of the page change, so that a front end knows when to announce a new page and
    /// put the focus back to the top.
    pub turn: u64,
}

/// How the window looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// The theme.
    pub theme: ThemeChoice,
    /// The text size, in percent.
    pub zoom: u16,
    /// No motion.
    pub less_motion: bool,
}

/// A page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Page {
    /// The first start.
    FirstStart,
    /// Home.
    Home(HomePage),
    /// A question.
    Question(QuestionPage),
    /// A value or secret to enter.
    Ask(AskPage),
    /// Before a check.
    BeforeCheck(BeforeCheckPage),
    /// A check runs.
    Running(RunningPage),
    /// A check ended otherwise than well.
    Result(Box<ResultPage>),
    /// A fix.
    Fix(FixPage),
    /// A wait.
    Wait(WaitPage),
    /// Solved.
    Solved(SolvedPage),
    /// Somebody else must act, or the vendor must be waited for.
    HandOver(HandOverPage),
    /// Cannot be seen from here.
    CannotTell(CannotTellPage),
    /// The report.
    Report(ReportPage),
    /// Keys and passwords.
    Keys(KeysPage),
    /// The practice scenarios.
    Practice(PracticePage),
    /// A code that is typed.
    Jump(JumpPage),
    /// The settings.
    Settings(SettingsPage),
    /// Shops and accounts.
    Shops(ShopsPage),
    /// All sessions.
    Sessions(SessionsPage),
    /// A key is added.
    AddKey(AddKeyPage),
    /// A link for a customer.
    DirectLogin(Box<DirectLoginPage>),
    /// A report that somebody else wrote.
    Opened(OpenedPage),
    /// Two reports beside each other.
    Compared(ComparedPage),
    /// “This is wrong.”
    Wrong(WrongPage),
    /// Before everything is checked.
    BeforeEverything(BeforeEverythingPage),
    /// Everything is checked, or was.
    Everything(Box<EverythingPage>),
    /// The set-up.
    SetUp(SetUpPage),
}

/// A question before a page is opened that is none of the vendors'.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirm {
    /// The host that would be opened, whole and in punycode.
    pub open: String,
}

/// A short message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Toast {
    /// The words.
    pub text: String,
    /// With a check sign.
    pub good: bool,
}
