//! A notice or warning of PHP in front of the answer: a program cannot read what comes after it.

use super::text::Text;
use super::{Kind, Notes, cause};
use crate::domain::finding::Confidence::Likely;

const WORDS: [&str; 4] = ["notice:", "warning:", "deprecated:", "strict standards:"];

pub(super) fn read(text: &Text<'_>, notes: &mut Notes) {
    let mut noise: Option<&str> = None;
    for line in &text.lines {
        let bare = untagged(line);
        let begins = WORDS.iter().any(|word| bare.starts_with(word));
        if begins && bare.contains(" on line ") {
            noise.get_or_insert(line);
        }
        // The answer may follow on the same line.
        let answer = line.trim_start().starts_with(['{', '['])
            || (begins && (line.contains("{\"") || line.contains("[{")))
            || line.trim_start().starts_with("<?xml");
        if let (Some(noise), true) = (noise, answer) {
            notes.note(Kind::Noise, cause::SOFTWARE_ERROR, Likely, noise);
            return;
        }
    }
}

/// In lower case, without tags and the space before the words.
fn untagged(line: &str) -> String {
    let mut bare = String::new();
    let mut inside = false;
    for c in line.chars().take(2_000) {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => bare.push(c.to_ascii_lowercase()),
            _ => {}
        }
    }
    bare.trim_start().to_owned()
}
