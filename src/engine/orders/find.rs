//! The order `find`: from words or a pasted error to causes and guides. Offline.

use super::{OrderError, Tell, guides};
use crate::domain::guide::{Found, Index, builtin_catalog};

/// The best guides for a text, at most `n`. Nothing of the text is kept.
///
/// # Errors
/// The person's folder or the built-in guides cannot be used.
pub fn run(text: &str, n: usize, tell: Tell<'_>) -> Result<Found, OrderError> {
    let library = guides::library(tell)?;
    Ok(Index::build(&library, &builtin_catalog()?).find(text, n))
}
