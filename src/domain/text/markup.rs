//! The inline markup of guides: `**bold**`, `` `typed` `` and `[words](https://…)`, nothing else.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde::{Deserialize, Serialize};

/// A run of text in one look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Span {
    /// Running text.
    Plain(String),
    /// The name of a thing as the vendor's page writes it.
    Bold(String),
    /// What is typed, or an address.
    Code(String),
    /// A link: words and address.
    Link(String, String),
}

impl Span {
    /// The words of the run.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Bold(text) | Self::Code(text) | Self::Link(text, _) => text,
        }
    }
}

/// The runs of a line of guide text.
#[must_use]
pub fn spans(text: &str) -> Vec<Span> {
    let mut runs = Vec::new();
    let mut bold = 0_u32;
    let mut link: Option<(String, String)> = None;
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Strong) => bold += 1,
            Event::End(TagEnd::Strong) => bold = bold.saturating_sub(1),
            Event::Start(Tag::Link { dest_url, .. }) => {
                link = Some((String::new(), dest_url.into_string()));
            }
            Event::End(TagEnd::Link) => {
                if let Some((words, address)) = link.take() {
                    runs.push(Span::Link(words, address));
                }
            }
            Event::Text(words) => match (&mut link, bold) {
                (Some((label, _)), _) => label.push_str(&words),
                (None, 0) => push_plain(&mut runs, &words),
                (None, _) => runs.push(Span::Bold(words.into_string())),
            },
            Event::Code(words) => match &mut link {
                Some((label, _)) => label.push_str(&words),
                None => runs.push(Span::Code(words.into_string())),
            },
            Event::Html(words) | Event::InlineHtml(words) => push_plain(&mut runs, &words),
            Event::SoftBreak | Event::HardBreak => push_plain(&mut runs, " "),
            _ => {}
        }
    }
    runs
}

/// The text without its markup, for screen readers, titles and reports.
#[must_use]
pub fn plain(text: &str) -> String {
    spans(text).iter().map(Span::words).collect()
}

fn push_plain(runs: &mut Vec<Span>, words: &str) {
    match runs.last_mut() {
        Some(Span::Plain(text)) => text.push_str(words),
        _ => runs.push(Span::Plain(words.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_marks_are_read() {
        assert_eq!(
            spans(
                "Go to **Settings › API**, type `a#b` or [open it](https://app.shiprocket.in/x)."
            ),
            [
                Span::Plain("Go to ".into()),
                Span::Bold("Settings › API".into()),
                Span::Plain(", type ".into()),
                Span::Code("a#b".into()),
                Span::Plain(" or ".into()),
                Span::Link("open it".into(), "https://app.shiprocket.in/x".into()),
                Span::Plain(".".into()),
            ]
        );
    }

    #[test]
    fn html_is_shown_as_text() {
        assert_eq!(plain("a <b>c</b>"), "a <b>c</b>");
    }
}
