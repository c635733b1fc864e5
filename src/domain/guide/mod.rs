//! Guides: decision trees as data. A guide holds no secret, no host for one, and no code.

mod builtin;
mod graph;
mod lint;
mod load;
mod model;
mod paths;
mod raw;
mod schema;
mod search;

pub use builtin::{builtin_catalog, builtin_library};
pub use graph::{Picture, graph};
pub use lint::{CheckFact, CheckFacts, Diagnostic, lint};
pub use load::{GuideError, load};
pub use model::{
    AskStep, Branch, CheckStep, Choice, Condition, Entry, Field, Guide, HandOver, InstructStep,
    Instruction, Library, Link, OtherWay, OutcomeStep, Place, QuestionStep, Resolution, Shape,
    Step, StepKind, Target, WaitStep,
};
pub use paths::{Edge, Hop, Paths, edges, paths};
pub use schema::schema;
pub use search::{Found, Index, Match, Ranked};
