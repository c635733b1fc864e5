//! What a run of a check brought back: findings, evidence, timings and what was sent.

use serde::{Deserialize, Serialize};

use super::{Confidence, Fact, Since, Verdict};

/// The number of a run, unique within a session; a late answer of an abandoned run is known by it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct RunId(pub u32);

impl std::fmt::Display for RunId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

/// One thing that was seen, already redacted: `answer` / `400 {"message":"…"}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What kind of thing it is, in a word or two.
    pub label: String,
    /// What was seen, secrets masked, control characters shown.
    pub text: String,
}

impl Evidence {
    /// One piece of evidence.
    pub fn new(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self { label: label.into(), text: text.into() }
    }
}

/// A rival cause that was ruled out, and what rules it out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exclusion {
    /// The cause's id.
    pub cause: String,
    /// What was seen that rules it out, in a sentence.
    pub because: String,
}

impl Exclusion {
    /// A rival and what rules it out.
    pub fn new(cause: impl Into<String>, because: impl Into<String>) -> Self {
        Self { cause: cause.into(), because: because.into() }
    }
}

/// One thing that a check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Its id in `guides/findings.toml`.
    pub id: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// What was seen that says so.
    pub evidence: Vec<Evidence>,
    /// The rivals that were ruled out. A certain finding needs all those that the catalog lists for it.
    #[serde(default)]
    pub excludes: Vec<Exclusion>,
}

impl Finding {
    /// A finding with its evidence.
    pub fn new(id: impl Into<String>, confidence: Confidence, evidence: Vec<Evidence>) -> Self {
        Self { id: id.into(), confidence, evidence, excludes: Vec::new() }
    }

    /// A finding that nothing else explains: each rival is ruled out by something that was seen.
    pub fn certain(
        id: impl Into<String>,
        evidence: Vec<Evidence>,
        excludes: Vec<Exclusion>,
    ) -> Self {
        Self { id: id.into(), confidence: Confidence::Certain, evidence, excludes }
    }
}

/// Whose account answered. Masked while the screen is shared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The name on the account, as the vendor gives it.
    pub name: Option<String>,
    /// The e-mail address of the user.
    pub email: Option<String>,
    /// The vendor's number of the account.
    pub account: Option<String>,
}

/// A stage of a request, in the order in which they happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The name is looked up.
    Name,
    /// The connection is made.
    Connection,
    /// Encryption is agreed on.
    Encryption,
    /// The answer comes.
    Answer,
    /// The answer is judged: does it let us in?
    SignIn,
}

impl Stage {
    /// All of them, first to last.
    pub const ALL: [Self; 5] =
        [Self::Name, Self::Connection, Self::Encryption, Self::Answer, Self::SignIn];

    /// The id used in JSON and in the texts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Connection => "connection",
            Self::Encryption => "encryption",
            Self::Answer => "answer",
            Self::SignIn => "sign-in",
        }
    }
}

/// Where a stage stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StageState {
    /// Not begun.
    Waiting,
    /// Under way.
    Running,
    /// It worked.
    Passed,
    /// It broke here.
    Failed,
    /// It was not needed, or can no longer tell anything.
    Skipped,
}

/// A stage with its time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageTiming {
    /// Which stage.
    pub stage: Stage,
    /// How it ended.
    pub state: StageState,
    /// When it began, in milliseconds from the start of the request.
    pub start_ms: u64,
    /// How long it took, in milliseconds.
    pub ms: u64,
    /// What was seen: an address, `TLS 1.3`, `400 Bad Request`.
    pub seen: String,
}

/// One request that left this computer, without anything secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The service of the contract, or `store`.
    pub service: String,
    /// The host it went to.
    pub host: String,
    /// The method.
    pub method: String,
    /// The path, without the values of its query.
    pub path: String,
}

/// Whether a fault that may pass was still there a moment later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Persistence {
    /// It was gone: it comes and goes.
    Passing,
    /// It was there again.
    Lasting,
}

impl Persistence {
    /// The id in JSON and in the texts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Passing => "passing",
            Self::Lasting => "lasting",
        }
    }
}

/// A second look at a fault that may pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondLook {
    /// What it told.
    pub persistence: Persistence,
    /// The pause before it, in milliseconds.
    pub after_ms: u64,
}

/// What one check brought back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The verdict of the check.
    pub verdict: Verdict,
    /// What it found, the best first.
    pub findings: Vec<Finding>,
    /// Why it was skipped or cannot tell: a text id, see `check-reason-*`.
    pub reason: Option<String>,
    /// The check that this reason is about, where one is.
    pub because_of: Option<String>,
    /// Whose account answered.
    pub identity: Option<Identity>,
    /// The stages of its (last) request.
    pub stages: Vec<StageTiming>,
    /// What was sent.
    pub sent: Vec<Sent>,
    /// What was seen when all is well, or beside the findings.
    pub evidence: Vec<Evidence>,
    /// When a lock or limit ends, in Unix seconds, where the answer or the guard says so.
    pub until: Option<i64>,
    /// The checks that need this one cannot tell anything any more.
    pub blocks: bool,
    /// What a second look told, where the fault was one that may pass.
    #[serde(default)]
    pub second_look: Option<SecondLook>,
    /// What was seen that can change without anybody saying so.
    #[serde(default)]
    pub facts: Vec<Fact>,
    /// What changed since the check last went well, where it ever did and does not now.
    #[serde(default)]
    pub since: Option<Since>,
}

impl Outcome {
    /// An outcome without findings.
    #[must_use]
    pub fn of(verdict: Verdict) -> Self {
        Self {
            verdict,
            findings: Vec::new(),
            reason: None,
            because_of: None,
            identity: None,
            stages: Vec::new(),
            sent: Vec::new(),
            evidence: Vec::new(),
            until: None,
            blocks: matches!(verdict, Verdict::Fail),
            second_look: None,
            facts: Vec::new(),
            since: None,
        }
    }

    /// All is well.
    #[must_use]
    pub fn pass() -> Self {
        Self::of(Verdict::Pass)
    }

    /// Not made, with the reason's text id.
    pub fn skipped(reason: impl Into<String>) -> Self {
        Self { reason: Some(reason.into()), ..Self::of(Verdict::Skipped) }
    }

    /// Cannot tell, with the reason's text id.
    pub fn inconclusive(reason: impl Into<String>) -> Self {
        Self { reason: Some(reason.into()), ..Self::of(Verdict::Inconclusive) }
    }

    /// Broken (or, where every finding is only possible, cannot tell).
    #[must_use]
    pub fn found(findings: Vec<Finding>) -> Self {
        let sure = findings.iter().any(|finding| finding.confidence > Confidence::Possible);
        let verdict = if sure { Verdict::Fail } else { Verdict::Inconclusive };
        Self { findings, ..Self::of(verdict) }
    }

    /// Adds evidence.
    #[must_use]
    pub fn with_evidence(mut self, evidence: Vec<Evidence>) -> Self {
        self.evidence.extend(evidence);
        self
    }
}

/// One finished run of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The check's id.
    pub check: String,
    /// The number of the run.
    pub run: RunId,
    /// When it began, in Unix seconds.
    pub at: i64,
    /// How long it took, in milliseconds.
    pub ms: u64,
    /// What it brought back.
    pub outcome: Outcome,
    /// The checks that it needed and that ran with it, each as it was.
    #[serde(default)]
    pub parts: Vec<Report>,
}
