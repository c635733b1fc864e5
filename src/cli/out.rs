//! Writing to the terminal. A reader that went away (`refloat checks | head -1`) is no error.

use std::io::Write as _;

use serde::Serialize;

use crate::domain::text::visible;
use crate::engine::orders::OrderError;

/// Characters of a message; longer ones list what exists.
const LONG: usize = 4_000;

/// A line of the result.
pub(super) fn line(text: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

/// A text of several lines that is part of the result, such as a document.
pub(super) fn whole(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes());
    if !text.ends_with('\n') {
        let _ = out.write_all(b"\n");
    }
}

/// The result as JSON.
pub(super) fn json<T: Serialize>(value: &T) -> Result<(), OrderError> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| OrderError::Unavailable(error.to_string()))?;
    line(&text);
    Ok(())
}

/// What the person should know.
pub(super) fn message(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "refloat: {}", visible(text, LONG));
}

/// Why nothing was done.
pub(super) fn problem(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "error: {}", visible(text, LONG));
}
