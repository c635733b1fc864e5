//! Writing to the terminal. A reader that went away (`refloat checks | head -1`) is no error.

use std::io::Write as _;

use serde::Serialize;

use crate::domain::text::visible;
use crate::engine::orders::OrderError;

/// Characters of a message; longer ones list what exists.
const LONG: usize = 64_000;

/// A line of the result.
pub(super) fn line(text: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

/// A text of several lines that is part of the result, such as a picture.
pub(super) fn whole(text: &str) {
    for part in text.lines() {
        line(&visible(part, usize::MAX));
    }
}

/// The result as JSON.
pub(super) fn json<T: Serialize>(value: &T) -> Result<(), OrderError> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| OrderError::Unavailable(error.to_string()))?;
    line(&harmless(&text));
    Ok(())
}

/// The same JSON, with what a terminal could obey escaped. Such characters stand within strings only,
/// where the escape means the same.
fn harmless(json: &str) -> String {
    json.chars().fold(String::with_capacity(json.len()), |mut safe, c| {
        let shown = c == '\n' || visible(c.encode_utf8(&mut [0; 4]), 1).starts_with(c);
        if shown {
            safe.push(c);
        } else {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                safe.push_str(&format!("\\u{unit:04x}"));
            }
        }
        safe
    })
}

/// What the person should know.
pub(super) fn message(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "refloat: {}", visible(text, LONG));
}

/// Why nothing was done.
pub(super) fn problem(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "error: {}", visible(text, LONG));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_keeps_its_meaning_and_loses_its_commands() {
        let value = serde_json::json!({"a": "\u{9b}31m\u{202e}ü\u{7f}\n", "b": [1]});
        let text = harmless(&serde_json::to_string_pretty(&value).unwrap());
        assert!(text.contains("\\u009b31m\\u202eü\\u007f\\n"), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }
}
