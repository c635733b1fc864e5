//! Opening a report that somebody else wrote. Nothing in it is believed but its own words.

use jiff::Timestamp;
use serde::Deserialize;

use super::model::{Report, SCHEMA};

/// The largest report that is read, in bytes.
pub const READ_LIMIT: usize = 2 * 1024 * 1024;
/// How deep brackets may stand inside one another.
const DEPTH: usize = 40;

/// Why a file is no report that can be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The file is too large.
    #[error("the file has {bytes} bytes; a report has at most {READ_LIMIT}. Choose another file")]
    TooLarge {
        /// How large it is.
        bytes: usize,
    },
    /// Brackets stand too deep inside one another.
    #[error("line {line}, column {column}: nested too deep for a report")]
    TooDeep {
        /// The line, from 1.
        line: usize,
        /// The column in bytes, from 1.
        column: usize,
    },
    /// It was made by a newer or unknown program.
    #[error(
        "this report has version {found}; this Refloat reads version {SCHEMA}. Open it with a newer Refloat"
    )]
    Version {
        /// The version it names.
        found: u64,
    },
    /// It names a version that there never was.
    #[error(
        "this file has version {found}, which no Refloat has written; ask for the report once more"
    )]
    NoVersion {
        /// The version it names.
        found: u64,
    },
    /// It is no JSON, or not what a report is made of.
    #[error("line {line}, column {column}: {message}")]
    Malformed {
        /// The line, from 1; 0 where the file ends too early or is empty.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong, without the file's own words.
        message: String,
    },
}

#[derive(Deserialize)]
struct Head {
    schema: u64,
}

/// Reads a `.refloat.json`.
///
/// # Errors
/// It is too large or too deep, of another version, or no report; with line and column.
pub fn read(bytes: &[u8]) -> Result<Report, ReadError> {
    if bytes.len() > READ_LIMIT {
        return Err(ReadError::TooLarge { bytes: bytes.len() });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    check_depth(bytes)?;
    let head: Head = serde_json::from_slice(bytes).map_err(malformed)?;
    // Version 1 is the first; a later program reads it as long as this matches.
    match head.schema {
        0 => return Err(ReadError::NoVersion { found: head.schema }),
        1 => {}
        found => return Err(ReadError::Version { found }),
    }
    serde_json::from_slice(bytes).map_err(malformed)
}

fn malformed(error: serde_json::Error) -> ReadError {
    let message = error.to_string();
    // The place is told apart, and words of the file are shown, not obeyed.
    let message = message.split(" at line ").next().unwrap_or_default();
    ReadError::Malformed {
        line: error.line(),
        column: error.column(),
        message: crate::domain::text::visible(message, 200),
    }
}

/// Counts brackets outside of strings, before anything is built from them.
fn check_depth(bytes: &[u8]) -> Result<(), ReadError> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    let (mut line, mut start) = (1, 0);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'\n' => (line, start) = (line + 1, at + 1),
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => depth += 1,
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH {
            return Err(ReadError::TooDeep { line, column: at - start + 1 });
        }
    }
    Ok(())
}

/// The name that a saved report is offered under, without an ending: `refloat-report-2026-11-21-1305`.
/// The time is that of a zone this many minutes ahead of UTC.
#[must_use]
pub fn suggested_file_name(now: i64, zone_minutes: i32) -> String {
    let local = now.saturating_add(i64::from(zone_minutes) * 60);
    match Timestamp::from_second(local) {
        Ok(time) => time.strftime("refloat-report-%Y-%m-%d-%H%M").to_string(),
        Err(_) => "refloat-report".to_owned(),
    }
}
