//! Texts that are too long, too hard, or look like a secret.

use std::borrow::Cow;

use super::Notes;
use super::page::texts;
use crate::domain::guide::model::Step;
use crate::domain::text::plain;

const MOST_WORDS: usize = 25;
const MOST_LEAD_SENTENCES: usize = 2;

/// Every text of a step fits its place and can be read at once.
pub(super) fn texts_are_readable(step: &Step, notes: &mut Notes<'_>) {
    for (field, text) in texts(step) {
        let text = without_markup(text);
        if text.trim().is_empty() {
            notes.step("G016", step, format!("`{field}` is empty"));
        }
        let most = longest(field);
        let length = text.chars().count();
        if length > most {
            let message = format!("`{field}` has {length} characters; {most} fit");
            notes.step("G016", step, message);
        }
        let sentences = sentences(&text);
        for words in sentences.iter().filter(|words| **words > MOST_WORDS) {
            let message =
                format!("a sentence of `{field}` has {words} words; write {MOST_WORDS} at most");
            notes.step("G017", step, message);
        }
        if field == "lead" && sentences.len() > MOST_LEAD_SENTENCES {
            let message = format!("the lead has {} sentences; two fit", sentences.len());
            notes.step("G016", step, message);
        }
        if let Some(word) = text.split_whitespace().find(|word| looks_secret(word)) {
            let beginning: String = word.chars().take(4).collect();
            let message = format!("`{field}` holds what looks like a secret: “{beginning}…”");
            notes.step("G023", step, message);
        }
    }
}

/// Most texts have no mark in them, and parsing all would cost a large guide its speed.
fn without_markup(text: &str) -> Cow<'_, str> {
    if text.contains(['*', '`', '[', '_']) { plain(text).into() } else { text.into() }
}

/// How many characters a field has room for.
fn longest(field: &str) -> usize {
    match field {
        "title" => 90,
        "label" | "short" => 32,
        "say" | "subject" | "to" => 100,
        "use_time" | "others" | "done" => 60,
        "paragraphs" => 400,
        _ => 200,
    }
}

/// The number of words of each sentence.
fn sentences(text: &str) -> Vec<usize> {
    let mut list = Vec::new();
    let mut words = 0;
    for word in text.split_whitespace() {
        words += 1;
        if word.trim_end_matches(['”', '"', ')', '’']).ends_with(['.', '?', '!']) {
            list.push(words);
            words = 0;
        }
    }
    if words > 0 {
        list.push(words);
    }
    list
}

/// True for a long run of letters and digits such as keys and tokens are made of. Addresses and
/// placeholders are none.
fn looks_secret(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let known = ["ck_", "cs_", "WCSS-", "TEST_", "eyJ"];
    if word.len() >= 16 && known.iter().any(|beginning| word.starts_with(beginning)) {
        return true;
    }
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let letters = word.chars().filter(char::is_ascii_alphabetic).count();
    word.len() >= 20
        && digits >= 4
        && letters >= 4
        && word.chars().all(|c| c.is_ascii_alphanumeric() || "+/=_-".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_counted_in_words() {
        assert_eq!(sentences("One two three. Four five? Six"), [3, 2, 1]);
        assert_eq!(sentences("Say “no.” And go."), [2, 2]);
    }

    #[test]
    fn keys_look_secret_and_words_do_not() {
        for secret in ["ck_FAKE0000000000000000", "FAKE0123456789abcdefFAKE", "eyJFAKEFAKEFAKEFAKE"]
        {
            assert!(looks_secret(secret), "{secret}");
        }
        for plain in [
            "api@shop.example",
            "https://app.shiprocket.in/seller/settings",
            "{api-email}",
            "shiprocket-manual-password",
        ] {
            assert!(!looks_secret(plain), "{plain}");
        }
    }
}
