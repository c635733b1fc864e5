//! What several runs tell together: whether a fault stays, and what changed since it worked.

mod changed;
mod good;

pub use changed::since;
pub use good::{GoodRun, KeyMark};
