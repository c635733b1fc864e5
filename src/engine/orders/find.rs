//! The order `find`: from words or a pasted error to causes and guides. Offline.

use super::{OrderError, Tell, guides};
use crate::domain::guide::{Found, Index, builtin_catalog};
use crate::domain::paste::{self, Reading};
use crate::engine::told::led;

/// What a text says, and the guides for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// What the text itself says, surest first.
    pub readings: Vec<Reading>,
    /// The guides, those for what was read first.
    pub found: Found,
}

/// What a text says, and the best guides for it, at most `n`. Nothing of the text is kept but the lines
/// of the readings, in which secrets are masked.
///
/// # Errors
/// The person's folder or the built-in guides cannot be used.
pub fn run(text: &str, n: usize, tell: Tell<'_>) -> Result<Told, OrderError> {
    let library = guides::library(tell)?;
    let readings = paste::read(text);
    let index = Index::build(&library, &builtin_catalog()?);
    let found = index.find_led(text, &led(&readings), n);
    Ok(Told { readings, found })
}
