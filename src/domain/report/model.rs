//! The report itself. Its schema is documented in `docs/report.md`: a new field needs a line there,
//! and a higher [`SCHEMA`] where older programs could not read it.

use serde::{Deserialize, Serialize};

use crate::domain::finding::{Confidence, Stage, StageState, Verdict};

/// The version of the schema.
pub const SCHEMA: u32 = 1;

/// What a session leaves for support. Every text in it is masked; times are in UTC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// The version of the schema.
    pub schema: u32,
    /// When it was made: `2026-11-21T13:05:00Z`.
    pub made_at: String,
    /// The program's version.
    pub program: String,
    /// The operating system.
    pub system: String,
    /// How far the computer's zone is ahead of UTC, in minutes.
    pub zone_minutes: i32,
    /// True where the practice emulators were asked, not the vendors.
    pub practice: bool,
    /// The guide that was walked.
    pub guide: GuideLine,
    /// Where the walk stands.
    pub standing: Standing,
    /// The stations of the route, first to last.
    pub route: Vec<Stop>,
    /// The runs of checks, oldest first.
    pub runs: Vec<RunLine>,
    /// The last check before and after the fix, where it was made twice.
    pub change: Option<Change>,
    /// What was masked: kinds and numbers, never the things.
    pub hidden: Vec<HiddenLine>,
}

/// A guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideLine {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// Where a walk stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// The step's id.
    pub step: String,
    /// The step's spoken code.
    pub code: String,
    /// The step's title.
    pub title: String,
    /// How the walk ended, where it did: `solved`, `hand-over`, `cannot-tell`, `vendor-wait`.
    pub ended: Option<String>,
    /// When a wait is over.
    pub waits_until: Option<String>,
}

/// A station of the route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stop {
    /// When it was reached.
    pub at: String,
    /// The step's name on the route.
    pub label: String,
    /// What was answered or done there.
    pub answer: Option<String>,
}

/// A run of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RunLine {
    /// The check's id.
    pub check: String,
    /// The check's title.
    pub title: String,
    /// The number of the run.
    pub run: u32,
    /// When it began.
    pub at: String,
    /// How long it took, in milliseconds.
    pub ms: u64,
    /// The verdict.
    pub verdict: Verdict,
    /// Why it was skipped or cannot tell: an id of the documented list.
    pub reason: Option<String>,
    /// The check that this reason is about.
    pub because_of: Option<String>,
    /// What it found, the best first.
    pub findings: Vec<FoundLine>,
    /// What was seen beside the findings.
    pub evidence: Vec<SeenLine>,
    /// The stages of its last request.
    pub stages: Vec<StageLine>,
    /// What was sent.
    pub sent: Vec<SentLine>,
    /// Whose account answered, masked.
    pub identity: Option<WhoLine>,
    /// When a lock or limit ends.
    pub until: Option<String>,
    /// What changed since it last went well, where that is known.
    #[serde(default)]
    pub since: Option<SinceLine>,
    /// The checks that it needed.
    pub parts: Vec<RunLine>,
}

/// What changed since a check last went well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SinceLine {
    /// When it last went well.
    pub at: String,
    /// What is not as it was, the likeliest culprit first.
    pub changes: Vec<ChangedLine>,
}

/// One thing that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangedLine {
    /// What kind of thing: `address`, `certificate-issuer`, `redirect`, `key` and so on.
    pub kind: String,
    /// What it is about, masked.
    pub about: String,
    /// What was seen when it worked, masked.
    pub before: Option<String>,
    /// What is seen now, masked.
    pub now: Option<String>,
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FoundLine {
    /// Its id.
    pub id: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// What it says to a merchant.
    pub say: String,
    /// The remedy in one line.
    pub remedy: Option<String>,
    /// What was seen that says so.
    pub evidence: Vec<SeenLine>,
    /// The rival causes that were ruled out.
    #[serde(default)]
    pub ruled_out: Vec<RuledOutLine>,
}

/// A rival cause, and what ruled it out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuledOutLine {
    /// The cause's id.
    pub cause: String,
    /// What was seen that rules it out.
    pub because: String,
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeenLine {
    /// What kind of thing it is.
    pub label: String,
    /// What was seen.
    pub text: String,
}

/// A stage of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageLine {
    /// Which stage.
    pub stage: Stage,
    /// How it ended.
    pub state: StageState,
    /// When it began, in milliseconds from the start of the request.
    pub start_ms: u64,
    /// How long it took, in milliseconds.
    pub ms: u64,
    /// What was seen.
    pub seen: String,
}

/// A request that left the computer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentLine {
    /// The service.
    pub service: String,
    /// The host; a shop's is masked.
    pub host: String,
    /// The method.
    pub method: String,
    /// The path without the values of its query.
    pub path: String,
}

/// Whose account answered; all of it masks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WhoLine {
    /// The mask of the name.
    pub name: Option<String>,
    /// The mask of the e-mail address.
    pub email: Option<String>,
    /// The mask of the account's number.
    pub account: Option<String>,
}

/// The same check twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The check's id.
    pub check: String,
    /// The check's title.
    pub title: String,
    /// The run before the fix.
    pub before: Brief,
    /// The run after it.
    pub after: Brief,
}

/// A run in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brief {
    /// The number of the run.
    pub run: u32,
    /// When it began.
    pub at: String,
    /// The verdict.
    pub verdict: Verdict,
    /// What it found first, in two or three words.
    pub seen: Option<String>,
}

/// How many different things of a kind were masked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HiddenLine {
    /// The kind: `e-mail`, `shop`, `account`, `address`, `name`, `key`.
    pub kind: String,
    /// How many.
    pub count: usize,
}
