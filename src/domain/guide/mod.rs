//! Guides: decision trees as data. A guide holds no secret, no host for one, and no code.

mod builtin;
mod lint;
mod load;
mod model;
mod raw;
mod search;

pub use builtin::{builtin_catalog, builtin_library};
pub use lint::{CheckFact, CheckFacts, Diagnostic, lint};
pub use load::{GuideError, load};
pub use model::{
    AskStep, Branch, CheckStep, Choice, Condition, Entry, Field, Guide, HandOver, InstructStep,
    Instruction, Library, Link, OtherWay, OutcomeStep, Place, QuestionStep, Resolution, Shape,
    Step, StepKind, Target, WaitStep,
};
pub use search::{Found, Index, Match, Ranked};
