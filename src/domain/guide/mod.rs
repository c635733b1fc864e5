//! Guides: decision trees as data. A guide holds no secret, no host for one, and no code.

mod builtin;
mod graph;
mod library;
mod lint;
mod load;
mod model;
mod paths;
mod raw;
mod reach;
mod remedy;
mod schema;
mod search;
mod weave;

pub use builtin::{builtin_catalog, builtin_library};
pub use graph::{Picture, graph};
pub use library::Library;
pub use lint::{CheckFact, CheckFacts, Diagnostic, lint};
pub use load::{GuideError, load};
pub use model::{
    AskStep, Branch, CheckStep, Choice, Condition, DIRECT_LOGIN_PAGE, Entry, Field, Guide,
    HandOver, InstructStep, Instruction, Link, OWN_PAGES, Origin, OtherWay, OutcomeStep, PartUse,
    Place, QuestionStep, Resolution, Shape, Step, StepKind, Target, WaitStep,
};
pub use paths::{Edge, Hop, Paths, edges, paths};
pub use remedy::remedy;
pub use schema::schema;
pub use search::{Found, Index, Led, Match, Ranked};
