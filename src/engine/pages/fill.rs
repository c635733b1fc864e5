//! Values of the session put into guide texts.

use std::collections::BTreeMap;

use crate::domain::text::{Span, spans};

/// The text with `{name}` replaced by what was entered; a name without a value stays a plain word.
pub(super) fn fill(text: &str, values: &BTreeMap<String, String>) -> String {
    let mut filled = text.to_owned();
    for (name, value) in values {
        filled = filled.replace(&format!("{{{name}}}"), value);
    }
    filled
}

/// The runs of a guide text. Values are put in after the markup was read, so that nothing entered
/// can become a link or markup.
pub(super) fn filled_spans(text: &str, values: &BTreeMap<String, String>) -> Vec<Span> {
    spans(text)
        .into_iter()
        .map(|span| match span {
            Span::Plain(words) => Span::Plain(fill(&words, values)),
            Span::Bold(words) => Span::Bold(fill(&words, values)),
            Span::Code(words) => Span::Code(fill(&words, values)),
            Span::Link(words, address) => Span::Link(words, address),
        })
        .collect()
}

/// The same for several texts.
pub(super) fn all_spans(texts: &[String], values: &BTreeMap<String, String>) -> Vec<Vec<Span>> {
    texts.iter().map(|text| filled_spans(text, values)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_entered_never_becomes_a_link() {
        let values = BTreeMap::from([("shop".to_owned(), "[x](https://evil.example)".to_owned())]);
        let runs = filled_spans("Hello {shop}, **{shop}**", &values);
        assert!(runs.iter().all(|run| !matches!(run, Span::Link(..))), "{runs:?}");
        assert!(runs[0].words().contains("[x](https://evil.example)"));
    }
}
