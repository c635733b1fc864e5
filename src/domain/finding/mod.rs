//! Causes, findings, verdicts and evidence: what a check can say, and in which words.

mod catalog;
mod declaration;
mod fact;
mod outcome;
mod verdict;

pub use catalog::{Catalog, CatalogError, Cause, FindingInfo, Severity, Who};
pub use declaration::{CheckId, Declaration, Input, Sends, ServiceId, SlotUse};
pub use fact::{Changed, Fact, FactKind, Since};
pub use outcome::{
    Evidence, Exclusion, Finding, Identity, Outcome, Persistence, Report as RunReport, RunId,
    SecondLook, Sent, Stage, StageState, StageTiming,
};
pub use verdict::{Confidence, Verdict};
