//! What is to be seen: plain data in a person's words, with nothing of a window in it.
//!
//! A front end draws a [`View`] and sends commands; it needs to know nothing else. Every string here
//! is already worded, and masked where the screen is shared. The text snapshots of the tests are
//! this, as JSON.

use serde::{Deserialize, Serialize};

use super::command::{KeepSecret, ReportFormat, ThemeChoice};
use crate::domain::finding::{StageState, Verdict};
use crate::domain::secret::{Origin, Slot};
use crate::domain::session::ChoiceId;
use crate::domain::text::Span;

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

/// What surrounds every page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chrome {
    /// The caption of the rail: “Your route”.
    pub rail_caption: Option<String>,
    /// The stations of the route, or nothing on pages without one.
    pub route: Vec<Station>,
    /// The lines of the set-up, on Home.
    pub setup: Vec<SetupLine>,
    /// The links at the foot of the rail.
    pub links: Vec<NavLink>,
    /// The spoken code of the page.
    pub code: String,
    /// The left end of the bar: Back, or Settings on Home.
    pub left: BarLeft,
    /// Masking is on.
    pub sharing: bool,
    /// The practice strip is shown.
    pub practice: bool,
    /// A notice above the page, such as a damaged file that was set aside.
    pub notices: Vec<Notice>,
}

/// The left end of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BarLeft {
    /// Back.
    Back,
    /// Settings, on Home.
    Settings,
    /// Nothing to go back to.
    Nothing,
}

/// A station of the route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Station {
    /// What was asked or done.
    pub label: String,
    /// The answer.
    pub answer: Option<String>,
    /// What it looks like.
    pub state: StationState,
    /// The station's number for “go back to”, where that can be done.
    pub go_to: Option<usize>,
}

/// What a station looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StationState {
    /// Walked.
    Walked,
    /// The person is here.
    Here,
    /// A check said no here.
    Bad,
    /// A check could not tell here.
    Unsure,
    /// The harbour was reached.
    Arrived,
    /// The harbour, not reached yet.
    Harbour,
}

/// A line of the set-up on Home's rail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetupLine {
    /// The sign.
    pub verdict: Verdict,
    /// What it is about.
    pub name: String,
    /// What was last seen.
    pub seen: String,
}

/// A place that the rail's foot leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NavLink {
    /// Home.
    Home,
    /// Keys and passwords.
    Keys,
    /// The report of this session.
    Report,
    /// The practice scenarios.
    Practice,
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
    Result(ResultPage),
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
    /// The settings.
    Settings,
}

/// A notice: a coloured line with a sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Which colour and sign.
    pub tone: Tone,
    /// The bold beginning.
    pub strong: String,
    /// The rest.
    pub text: String,
    /// A button within it.
    pub action: Option<NoticeAction>,
}

/// What a notice offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoticeAction {
    /// Try the keyring again.
    RetryKeyring,
}

/// The colour of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tone {
    /// Something that Refloat noticed.
    Noticed,
    /// Good.
    Good,
    /// Caution.
    Caution,
    /// Bad.
    Bad,
}

/// Home.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HomePage {
    /// What was searched for, without anything that looked like a secret.
    pub query: String,
    /// A secret was spotted in what was pasted; the front end clears its field.
    pub secret_spotted: bool,
    /// What the search found; none while nothing was searched for.
    pub results: Option<Vec<SearchResult>>,
    /// The last session, where one can be continued: title and when.
    pub continue_with: Option<TitleLine>,
    /// The topics that have a guide.
    pub topics: Vec<Topic>,
}

/// Two lines of a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TitleLine {
    /// The first line.
    pub title: String,
    /// The second line.
    pub line: String,
}

/// A topic of Home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// The topic's id, for its icon.
    pub id: String,
    /// The guide that it opens.
    pub guide: String,
    /// The first line.
    pub title: String,
    /// The second line.
    pub line: String,
}

/// Something that the search found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchResult {
    /// The guide.
    pub guide: String,
    /// The step.
    pub step: String,
    /// The cause in words.
    pub title: String,
    /// The guide's title.
    pub line: String,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuestionPage {
    /// The question.
    pub title: String,
    /// Why it is asked.
    pub why: Option<String>,
    /// What Refloat noticed.
    pub noticed: Option<Notice>,
    /// The answers.
    pub choices: Vec<ChoiceLine>,
    /// Where the thing asked about is found: words and address.
    pub help: Option<(String, String)>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceLine {
    /// Which answer.
    pub id: ChoiceId,
    /// Its key, 1 to 9.
    pub key: u8,
    /// Its words.
    pub say: String,
    /// It was chosen before.
    pub chosen_before: bool,
    /// It is likely, for a reason that the notice names.
    pub likely: bool,
    /// It cannot be chosen, and why.
    pub not_possible: Option<String>,
}

/// A value or a secret to enter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AskPage {
    /// The order: “Paste the password…”.
    pub title: String,
    /// The lead.
    pub lead: Option<String>,
    /// The label above the field.
    pub field_label: String,
    /// An example for an empty field.
    pub example: Option<String>,
    /// What is entered.
    pub field: AskField,
    /// What is wrong with what was entered.
    pub error: Option<String>,
    /// A word of warning with a hand.
    pub caution: Option<String>,
    /// Where it is found: words and address.
    pub help: Option<(String, String)>,
}

/// What is entered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum AskField {
    /// A value, with what was entered before.
    Value {
        /// The text of before.
        text: String,
    },
    /// A secret.
    Secret {
        /// The host it goes to.
        host: String,
        /// True where the connection is encrypted.
        encrypted: bool,
        /// What it is needed for.
        needed_for: String,
        /// Where it is kept, by choice.
        kept_in: String,
        /// The choice that is made beforehand.
        keep: KeepSecret,
        /// False where there is no keyring, and only memory can keep it.
        can_keep: bool,
        /// One is already kept for this host, and may be used again.
        kept: bool,
    },
}

/// Before a check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BeforeCheckPage {
    /// “Ready to ask …”.
    pub title: String,
    /// The lead.
    pub lead: String,
    /// What will be sent, by receiver.
    pub sends: Vec<SendGroup>,
    /// What it promises, each with a check sign.
    pub promises: Vec<String>,
    /// How many tries the guard still allows, in words, where it matters.
    pub guard: Option<String>,
    /// Why it cannot be run now, such as “You can try once at 10:02”.
    pub not_now: Option<String>,
}

/// What is sent to one receiver.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SendGroup {
    /// “To Shiprocket”.
    pub to: String,
    /// The service's id, for its icon.
    pub service: String,
    /// The host.
    pub host: String,
    /// “2 questions”.
    pub count: String,
    /// The requests.
    pub rows: Vec<SendRow>,
}

/// One request that will be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendRow {
    /// The method.
    pub method: String,
    /// The path.
    pub path: String,
    /// What goes with it: “nothing else”.
    pub carries: String,
    /// True where a secret goes with it.
    pub secret: bool,
}

/// A check runs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunningPage {
    /// “Asking Shiprocket…”.
    pub title: String,
    /// What is waited for.
    pub lead: String,
    /// How many of the stages are done, and how many there are.
    pub done: (u32, u32),
    /// When it began, in milliseconds of the engine's clock, so that a front end can turn the
    /// seconds without asking.
    pub started_ms: u64,
    /// Seconds so far.
    pub seconds: f32,
    /// The limit, in seconds.
    pub limit_s: f32,
    /// The stages.
    pub stages: Vec<StageRow>,
}

/// A stage of a running check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageRow {
    /// Its state.
    pub state: StageState,
    /// Its name.
    pub name: String,
    /// What was seen, or what is waited for.
    pub seen: String,
    /// Its time: `24 ms`, `–`.
    pub time: String,
}

/// A node of the connection picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// Which icon.
    pub kind: NodeKind,
    /// Its name.
    pub name: String,
    /// One status word.
    pub status: String,
    /// How it is drawn.
    pub state: NodeState,
    /// How the link that leads to the next node is drawn; none for the last.
    pub link: Option<LinkState>,
}

/// What a node stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NodeKind {
    /// This computer.
    Computer,
    /// The internet.
    Internet,
    /// A shop.
    Store,
    /// A vendor.
    Vendor,
    /// The sign-in door.
    Door,
    /// A carrier.
    Carrier,
}

/// How a node is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NodeState {
    /// Reached.
    Reached,
    /// All is well (in green, where it is solved).
    Good,
    /// Broken.
    Bad,
    /// Not seen.
    Unsure,
    /// Beyond the break.
    NotReached,
}

/// How a link is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkState {
    /// It works.
    Works,
    /// It is looked at.
    Looking,
    /// It is broken.
    Broken,
    /// It could not be seen.
    NotSeen,
    /// It lies beyond the break.
    Beyond,
}

/// A row of the timeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimelineRow {
    /// Its name.
    pub name: String,
    /// Begin and end of the bar, from 0 to 1 of the shared axis.
    pub bar: (f32, f32),
    /// The time, or nothing.
    pub time: String,
    /// What was seen.
    pub seen: String,
    /// True for the stage that failed.
    pub failed: bool,
}

/// Details for support.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Details {
    /// They are unfolded.
    pub open: bool,
    /// The timeline.
    pub timeline: Vec<TimelineRow>,
    /// The redacted request and answer, line by line.
    pub well: Vec<String>,
    /// Finding, check and run.
    pub ids: String,
    /// The other checks of this run: verdict, name, what was seen.
    pub others: Vec<CheckLine>,
}

/// A check in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckLine {
    /// Its verdict.
    pub verdict: Verdict,
    /// The verdict in a word.
    pub word: String,
    /// Its title.
    pub name: String,
    /// What was seen.
    pub seen: String,
    /// Its time.
    pub time: String,
}

/// A check ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResultPage {
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict in a word: “Not working”.
    pub word: String,
    /// “checked at 9:14”.
    pub when: String,
    /// The sentence for the merchant.
    pub title: String,
    /// Who can fix it.
    pub lead: String,
    /// How sure, where it is not certain: “It could also be …”.
    pub unsure: Option<String>,
    /// Whose account answered.
    pub identity: Option<String>,
    /// The vendor's own sentence, masked.
    pub vendor_says: Option<String>,
    /// The picture.
    pub picture: Vec<Node>,
    /// The primary button: “Show me how to fix it”.
    pub primary: String,
    /// Why the check cannot be run again now.
    pub again_not_now: Option<String>,
    /// Before and after, where the check was made before.
    pub before: Option<BeforeAfter>,
    /// For support.
    pub details: Details,
}

/// One side of before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// The time of day.
    pub at: String,
    /// The verdict.
    pub verdict: Verdict,
    /// In a few words: “Key refused”.
    pub short: String,
    /// What the vendor said.
    pub said: String,
    /// Status and time.
    pub numbers: String,
}

/// The same check, before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeforeAfter {
    /// Before.
    pub before: Side,
    /// Now.
    pub now: Side,
}

/// A numbered instruction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InstructionLine {
    /// What to do.
    pub say: Vec<Span>,
    /// A second line.
    pub note: Vec<Span>,
    /// What must be typed elsewhere.
    pub copy: Option<String>,
    /// It can be copied (not in guides from elsewhere).
    pub can_copy: bool,
    /// The page where it is done.
    pub open: Option<String>,
    /// It is ticked.
    pub ticked: bool,
}

/// A fix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FixPage {
    /// The title.
    pub title: String,
    /// The lead.
    pub lead: Option<String>,
    /// The instructions.
    pub instructions: Vec<InstructionLine>,
    /// The primary button.
    pub primary: String,
    /// Why the primary cannot be pressed now (it would be a try that the guard refuses).
    pub not_now: Option<String>,
}

/// A wait.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WaitPage {
    /// “nothing to do until 10:02”.
    pub when: String,
    /// The title.
    pub title: String,
    /// The lead.
    pub lead: Option<String>,
    /// Seconds to go; 0 when it is over.
    pub left_s: u64,
    /// How much is over, from 0 to 1.
    pub part: f32,
    /// “Locked at 9:32”.
    pub from: String,
    /// “10:02”.
    pub until: String,
    /// What not to do, and what may be done.
    pub tips: Vec<Vec<Span>>,
    /// How to go on shipping.
    pub meanwhile: Vec<Vec<Span>>,
    /// How to use the time.
    pub use_time: Option<String>,
}

/// Solved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SolvedPage {
    /// “checked at 9:21”.
    pub when: String,
    /// The title.
    pub title: String,
    /// The lead.
    pub lead: Option<String>,
    /// The proof.
    pub proof: Option<BeforeAfter>,
    /// Whose account answered.
    pub identity: Option<String>,
    /// The picture, all good.
    pub picture: Vec<Node>,
    /// One last thing.
    pub last: Option<Vec<Span>>,
    /// How it stays fixed.
    pub stays: Option<Vec<Span>>,
    /// Other ways on.
    pub others: Vec<String>,
}

/// Somebody else must act.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HandOverPage {
    /// The line above the title: “Someone else must act”.
    pub eyebrow: String,
    /// “takes them 1 minute”.
    pub takes: Option<String>,
    /// The title.
    pub title: String,
    /// The lead.
    pub lead: Option<String>,
    /// Who the message is for; none where there is no message.
    pub message_to: Option<String>,
    /// The paragraphs of the message.
    pub message: Vec<Vec<Span>>,
    /// Questions that come up, and their answers.
    pub hints: Vec<Vec<Span>>,
    /// How to go on shipping.
    pub meanwhile: Vec<Vec<Span>>,
    /// Other ways on.
    pub others: Vec<String>,
}

/// Cannot be seen from here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CannotTellPage {
    /// “checked at 11:05”.
    pub when: String,
    /// The title.
    pub title: String,
    /// The lead.
    pub lead: Option<String>,
    /// The picture.
    pub picture: Vec<Node>,
    /// What points where: name, good or not, text.
    pub evidence: Vec<(String, Option<Verdict>, Vec<Span>)>,
    /// The message to send, where there is one.
    pub message_to: Option<String>,
    /// Its paragraphs.
    pub message: Vec<Vec<Span>>,
    /// Questions that come up.
    pub hints: Vec<Vec<Span>>,
    /// How to go on shipping.
    pub meanwhile: Vec<Vec<Span>>,
    /// Other ways on.
    pub others: Vec<String>,
}

/// The report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportPage {
    /// Which form is previewed.
    pub format: ReportFormat,
    /// The preview, line by line; headings begin with `# `.
    pub lines: Vec<String>,
    /// How many secrets it was searched for.
    pub searched_for: usize,
    /// The export is blocked: the field in which a secret was found.
    pub blocked: Option<String>,
    /// What is hidden: “1 shop, 2 e-mail addresses”.
    pub hidden: String,
    /// The suggested file name.
    pub file_name: String,
}

/// Keys and passwords.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeysPage {
    /// Where they are kept.
    pub kept_in: String,
    /// The keys.
    pub keys: Vec<KeyLine>,
    /// The keyring is being asked.
    pub waiting: bool,
}

/// A stored key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyLine {
    /// The slot.
    pub slot: Slot,
    /// The profile.
    pub profile: String,
    /// Where it may go.
    pub origin: Origin,
    /// Its name.
    pub name: String,
    /// The host.
    pub host: String,
    /// When it was last used.
    pub used: String,
    /// In memory only.
    pub memory: bool,
}

/// The practice scenarios.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PracticePage {
    /// The scenarios: id and story.
    pub scenarios: Vec<TitleLine>,
    /// The one that is played now.
    pub current: Option<String>,
}

/// A short message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Toast {
    /// The words.
    pub text: String,
    /// With a check sign.
    pub good: bool,
}
