//! The model of a guide, after loading.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::secret::Slot;

/// The page of a direct login, as a link of a guide names it.
pub const DIRECT_LOGIN_PAGE: &str = "refloat:direct-login";
/// The pages of Refloat itself that a guide can lead to, beside pages of the vendors.
pub const OWN_PAGES: &[&str] = &[DIRECT_LOGIN_PAGE];

/// A place in a guide's file, from 1; columns count characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// The name of another step, and where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The other guide, for a jump: `@guide` or `@guide/step`.
    pub guide: Option<String>,
    /// The step's id; empty for the start of another guide.
    pub step: String,
    /// Where the name stands.
    pub place: Place,
}

impl Target {
    /// The target as it is written: `step`, `@guide` or `@guide/step`.
    #[must_use]
    pub fn name(&self) -> String {
        match (&self.guide, self.step.as_str()) {
            (None, step) => step.to_owned(),
            (Some(guide), "") => format!("@{guide}"),
            (Some(guide), step) => format!("@{guide}/{step}"),
        }
    }
}

/// A decision tree for one kind of trouble.
#[derive(Clone, Debug)]
pub struct Guide {
    /// The stable id, which is also the file's name.
    pub id: String,
    /// The title on Home and in the search.
    pub title: String,
    /// The topic's id: a card of Home.
    pub topic: String,
    /// The outcome hoped for: the harbour of the route.
    pub goal: String,
    /// The first step.
    pub start: Target,
    /// Messages and words that people come with.
    pub symptoms: Vec<String>,
    /// Where the advice comes from.
    pub sources: Vec<String>,
    /// The day on which it was last checked, `YYYY-MM-DD`.
    pub reviewed: String,
    /// The day from which it says that it may have changed, `YYYY-MM-DD`.
    pub until: Option<String>,
    /// True for a guide that others use, and that nobody opens by itself.
    pub part: bool,
    /// The names of a part's parameters.
    pub needs: Vec<String>,
    /// The steps by id. Those of kind `part` are in `parts`, for they have no page.
    pub steps: BTreeMap<String, Step>,
    /// The steps of kind `part` by id.
    pub parts: BTreeMap<String, PartUse>,
    /// The file it was read from.
    pub file: String,
    /// True for the guides that come with the program.
    pub built_in: bool,
}

/// A step of kind `part`: it enters another guide, and goes on with how that one ends.
#[derive(Clone, Debug)]
pub struct PartUse {
    /// The stable id within the guide.
    pub id: String,
    /// The part's id.
    pub guide: String,
    /// The values of the part's parameters.
    pub with: BTreeMap<String, String>,
    /// Where its outcomes lead: an outcome's id, or the word of a resolution. One that no branch names
    /// is shown.
    pub on: Vec<Branch>,
    /// Where it begins in the file.
    pub place: Place,
    /// The first step, in a woven guide; none where the part cannot be entered.
    pub enters: Option<Target>,
}

impl PartUse {
    /// Where an outcome of the part leads; a branch that names its id comes before its resolution.
    #[must_use]
    pub fn branch(&self, outcome: &str, resolution: Resolution) -> Option<&Target> {
        let named = |name: &str| self.on.iter().find(|branch| branch.on == name);
        named(outcome).or_else(|| named(resolution.word())).map(|branch| &branch.to)
    }
}

/// Where a step of a woven guide comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The part's id.
    pub guide: String,
    /// The step's id there.
    pub step: String,
    /// The part's file.
    pub file: String,
}

/// A node of the tree.
#[derive(Clone, Debug)]
pub struct Step {
    /// The stable id within the guide.
    pub id: String,
    /// The spoken code: three symbols, a letter first.
    pub code: String,
    /// The title of the page: a question, a result or an order.
    pub title: String,
    /// The name of the step on the route.
    pub label: String,
    /// The second sentence: why it is asked, what it is good for.
    pub lead: Option<String>,
    /// What kind of step it is.
    pub kind: StepKind,
    /// Where it begins in the file.
    pub place: Place,
    /// The part that it comes from, in a woven guide.
    pub origin: Option<Origin>,
}

/// What a step does.
#[derive(Clone, Debug)]
pub enum StepKind {
    /// One question with answers to choose from.
    Question(QuestionStep),
    /// A value or a secret to enter.
    Ask(AskStep),
    /// A check to run.
    Check(CheckStep),
    /// Something the person does elsewhere.
    Instruct(InstructStep),
    /// A countdown.
    Wait(WaitStep),
    /// An end of the walk.
    Outcome(OutcomeStep),
}

impl StepKind {
    /// The word for it in guide files.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Question(_) => "question",
            Self::Ask(_) => "ask",
            Self::Check(_) => "check",
            Self::Instruct(_) => "instruct",
            Self::Wait(_) => "wait",
            Self::Outcome(_) => "outcome",
        }
    }
}

/// When something is shown. All conditions that are given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// `windows`, `macos` or `linux`.
    pub os: Option<String>,
    /// A finding that was made in this session.
    pub finding: Option<String>,
}

/// An answer to a question.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The answer in the person's words.
    pub say: String,
    /// The answer on the route, where `say` is too long for it.
    pub short: Option<String>,
    /// Where it leads.
    pub to: Target,
    /// The finding that this answer amounts to.
    pub means: Option<String>,
    /// When it is offered.
    pub when: Option<Condition>,
}

/// A link with its words: help on where a thing is found.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The words.
    pub say: String,
    /// An https address.
    pub open: String,
}

/// One question.
#[derive(Clone, Debug)]
pub struct QuestionStep {
    /// The answers, in order.
    pub choices: Vec<Choice>,
    /// Where “None of these” leads.
    pub none: Target,
    /// Where “I don’t know” leads.
    pub unknown: Target,
    /// Where the thing asked about is found.
    pub help: Option<Link>,
}

/// The shape that an entered value should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// An e-mail address.
    Email,
    /// The address of a shop.
    Url,
    /// Any text.
    Text,
}

/// What is entered.
#[derive(Clone, Debug)]
pub enum Field {
    /// A value that is no secret.
    Value {
        /// The name under which checks and texts use it.
        name: String,
        /// The shape it should have.
        shape: Shape,
    },
    /// A secret, for a slot. Where it may go is the check's business.
    Secret {
        /// The slot.
        slot: Slot,
    },
}

/// A value or a secret to enter.
#[derive(Clone, Debug)]
pub struct AskStep {
    /// What is entered.
    pub field: Field,
    /// The label above the field.
    pub field_label: String,
    /// An example, below an empty field.
    pub example: Option<String>,
    /// A word of warning, such as that the vendor locks after wrong tries.
    pub caution: Option<String>,
    /// Where it goes on.
    pub then: Target,
    /// Where “I don’t have it” leads.
    pub without: Target,
    /// Where the thing is found.
    pub help: Option<Link>,
}

/// A check to run.
#[derive(Clone, Debug)]
pub struct CheckStep {
    /// The check's id.
    pub run: String,
    /// The check's inputs, each from a value of the session.
    pub uses: BTreeMap<String, String>,
    /// Inputs that the guide itself knows, such as the platform that it is about.
    pub sets: BTreeMap<String, String>,
    /// Where each finding and verdict leads.
    pub on: Vec<Branch>,
    /// Where “Skip this check” leads.
    pub skip: Target,
}

impl CheckStep {
    /// Where a finding or verdict word leads. A branch that names it exactly comes before a
    /// pattern such as `pasted-*`.
    #[must_use]
    pub fn branch(&self, result: &str) -> Option<&Target> {
        self.on
            .iter()
            .find(|branch| branch.on == result)
            .or_else(|| self.on.iter().find(|branch| branch.matches(result)))
            .map(|branch| &branch.to)
    }
}

/// What leads where after a check.
#[derive(Clone, Debug)]
pub struct Branch {
    /// A finding's id, a verdict's word, or the beginning of ids and a star: `pasted-*`.
    pub on: String,
    /// Where it leads.
    pub to: Target,
    /// Where it is written.
    pub place: Place,
}

impl Branch {
    /// True where the branch is for this finding or verdict.
    #[must_use]
    pub fn matches(&self, result: &str) -> bool {
        match self.on.strip_suffix('*') {
            Some(beginning) => result.starts_with(beginning),
            None => self.on == result,
        }
    }
}

/// One numbered instruction.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instruction {
    /// What to do, with inline markup.
    pub say: String,
    /// A smaller second line.
    pub note: Option<String>,
    /// What must be typed elsewhere; `{name}` stands for a value of the session.
    pub copy: Option<String>,
    /// The https address of the page where it is done.
    pub open: Option<String>,
    /// The https address of a page that is opened in a private window.
    pub private: Option<String>,
    /// When it is shown.
    pub when: Option<Condition>,
}

/// Something the person does elsewhere.
#[derive(Clone, Debug)]
pub struct InstructStep {
    /// The findings that it puts right.
    pub fixes: Vec<String>,
    /// The instructions, in order.
    pub instructions: Vec<Instruction>,
    /// The words of the button, where “I’ve done this” does not fit.
    pub done: Option<String>,
    /// Where it goes on.
    pub then: Target,
    /// Where “I can’t do this” leads.
    pub cannot: Target,
}

/// A countdown.
#[derive(Clone, Debug)]
pub struct WaitStep {
    /// How long, in minutes, where the check did not say until when.
    pub minutes: u32,
    /// What not to do meanwhile, and what may be done.
    pub tips: Vec<String>,
    /// How to go on shipping until then.
    pub meanwhile: Vec<String>,
    /// Where it goes on when the time is over.
    pub then: Target,
    /// How to use the time: words and step.
    pub use_time: Option<OtherWay>,
}

/// Another way out of a page: words and where they lead.
#[derive(Clone, Debug)]
pub struct OtherWay {
    /// The words of the button.
    pub say: String,
    /// Where it leads.
    pub to: Target,
}

/// How a walk ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Resolution {
    /// It works again.
    Solved,
    /// Somebody else must act.
    HandOver,
    /// It cannot be seen from this computer.
    CannotTell,
    /// Nothing to do but wait for the vendor.
    VendorWait,
}

impl Resolution {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Solved, Self::HandOver, Self::CannotTell, Self::VendorWait];

    /// The word for it in guide files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Solved => "solved",
            Self::HandOver => "hand-over",
            Self::CannotTell => "cannot-tell",
            Self::VendorWait => "vendor-wait",
        }
    }
}

/// The ready message to whoever must act.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// Who it is for, in words: “the owner of your Shiprocket account”.
    pub to: String,
    /// The subject of an e-mail.
    pub subject: String,
    /// The paragraphs, with inline markup; `{name}` stands for a value of the session.
    pub paragraphs: Vec<String>,
}

/// An end of the walk.
#[derive(Clone, Debug)]
pub struct OutcomeStep {
    /// How it ends.
    pub resolution: Resolution,
    /// The findings that this outcome is for.
    pub findings: Vec<String>,
    /// How long it takes the one who acts, for the line above the title.
    pub takes: Option<String>,
    /// The message to send.
    pub message: Option<HandOver>,
    /// Questions that come up here, and their answers: bold beginning, then text.
    pub hints: Vec<String>,
    /// “One last thing”.
    pub last: Option<String>,
    /// How it stays fixed.
    pub stays: Option<String>,
    /// How to go on shipping until it is fixed.
    pub meanwhile: Vec<String>,
    /// Other ways on from here, the first beside the primary button.
    pub others: Vec<OtherWay>,
}

/// A step among all guides.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Entry {
    /// The guide's id.
    pub guide: String,
    /// The step's id.
    pub step: String,
}
