//! A pasted text made ready for the readers: cut, without colours, secrets masked, in lines.

use super::LONGEST;
use super::fields::{Field, fields};
use crate::domain::secret::mask_secrets;

/// So many bytes of a line are looked at on either side of what was found.
const NEAR: usize = 400;
/// More lines than these are not read.
const MOST_LINES: usize = 4_000;

/// A text as readers see it.
pub(super) struct Text<'a> {
    whole: &'a str,
    /// The same in lower case (ASCII letters alone, so that places stay the same).
    lower: String,
    /// The lines.
    pub lines: Vec<&'a str>,
    /// `"key": value` pairs of JSON, whole or cut off, in their order.
    pub fields: Vec<Field>,
}

/// The text cut to its limit, without the colours of a terminal and with secrets masked.
pub(super) fn prepared(pasted: &str) -> String {
    let mut end = pasted.len().min(LONGEST);
    while !pasted.is_char_boundary(end) {
        end -= 1;
    }
    let plain = without_colours(&pasted[..end]);
    mask_secrets(&plain).into_owned()
}

/// Without what a terminal obeys as a colour: escape, bracket, numbers, a letter.
fn without_colours(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("\u{1b}[") {
        plain.push_str(&rest[..at]);
        let after = &rest[at + 2..];
        let numbers = after.bytes().take_while(|b| b.is_ascii_digit() || *b == b';').count();
        let letter = after.as_bytes().get(numbers).is_some_and(u8::is_ascii_alphabetic);
        if letter {
            rest = &after[numbers + 1..];
        } else {
            plain.push_str(&rest[at..at + 2]);
            rest = after;
        }
    }
    plain.push_str(rest);
    plain
}

impl<'a> Text<'a> {
    /// The text in pieces.
    pub(super) fn new(whole: &'a str) -> Self {
        Self {
            lower: whole.to_ascii_lowercase(),
            lines: whole.lines().take(MOST_LINES).collect(),
            fields: fields(whole),
            whole,
        }
    }

    /// True where the words, in lower case, stand anywhere.
    pub(super) fn has(&self, words: &str) -> bool {
        self.lower.contains(words)
    }

    /// The line in which the words, in lower case, stand first.
    pub(super) fn line_with(&self, words: &str) -> Option<&'a str> {
        self.lower.find(words).map(|at| self.line_at(at))
    }

    /// The line around a place; of a very long one, what stands near.
    pub(super) fn line_at(&self, at: usize) -> &'a str {
        let start = self.boundary(at.saturating_sub(NEAR));
        let end = self.boundary((at + NEAR).min(self.whole.len()));
        let near = &self.whole[start..end];
        let within = at - start;
        let from = match near[..within].rfind('\n') {
            Some(newline) => newline + 1,
            // Not in the middle of a word: half a key is no longer seen to be one.
            None if start > 0 => near[..within].find(' ').map_or(within, |space| space + 1),
            None => 0,
        };
        near[from..].split('\n').next().unwrap_or_default().trim_end_matches('\r')
    }

    fn boundary(&self, mut at: usize) -> usize {
        while !self.whole.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// The values of a key, each with the line it stands in.
    pub(super) fn values<'t>(&'t self, key: &'t str) -> impl Iterator<Item = (&'t str, &'a str)> {
        let of_key = self.fields.iter().filter(move |field| field.key == key);
        of_key.map(|field| (field.value.as_str(), self.line_at(field.at)))
    }

    /// True where a key stands anywhere.
    pub(super) fn has_key(&self, key: &str) -> bool {
        self.fields.iter().any(|field| field.key == key)
    }
}

/// Letters and digits that change so often in a word are no word.
const CHANGES: usize = 3;
const HIDDEN: &str = "•••";

/// A line as it is shown: words that are made like a key, and that no rule of secrets knows, are hidden
/// too. Whoever pasted them has them; nobody else needs them.
pub(super) fn without_codes(line: &str) -> String {
    let end = line.char_indices().nth(2 * NEAR).map_or(line.len(), |(at, _)| at);
    let line = &line[..end];
    let mut shown = String::with_capacity(line.len());
    let mut word_from = 0;
    let ends = line.char_indices().filter(|(_, c)| !is_of_word(*c));
    for (at, end) in ends {
        push_word(&mut shown, &line[word_from..at]);
        shown.push(end);
        word_from = at + end.len_utf8();
    }
    push_word(&mut shown, &line[word_from..]);
    shown
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || "-_+=#$%^&*!~".contains(c)
}

fn push_word(shown: &mut String, word: &str) {
    let mut kinds = word.chars().filter(|c| c.is_alphanumeric()).map(char::is_alphabetic);
    let mut last = kinds.next();
    let mut changes = 0;
    for kind in kinds {
        changes += usize::from(last != Some(kind));
        last = Some(kind);
    }
    shown.push_str(if word.len() >= 8 && changes >= CHANGES { HIDDEN } else { word });
}

/// The cells of a table's row, `| one | two |`; none where it is no row.
pub(super) fn cells(line: &str) -> Option<Vec<&str>> {
    let line = line.trim();
    let inner = line.strip_prefix('|')?;
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    Some(inner.split('|').map(str::trim).collect())
}

/// The column of a table's head with one of these names, whatever the case.
pub(super) fn column(head: &[&str], name: &str) -> Option<usize> {
    head.iter().position(|cell| cell.eq_ignore_ascii_case(name))
}
