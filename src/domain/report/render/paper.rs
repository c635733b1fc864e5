//! The report for the eye, in the window: lines that know what they are.

use serde::{Deserialize, Serialize};

use super::{Format, render};
use crate::domain::report::document::{Line, both, document, shown};
use crate::domain::report::model::Report;
use crate::domain::text::{Words, visible};

/// The longest line of a text form, in characters.
const LONGEST: usize = 2400;
/// So many masks of a kind are listed; an opened report may claim any number.
const LISTED: usize = 20;

/// A line of a report, made safe to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaperLine {
    /// A heading.
    Heading(String),
    /// A sentence.
    Prose(String),
    /// A label, and what stands beside it.
    Row {
        /// The label or the time.
        label: String,
        /// What was said or seen.
        text: String,
        /// It was seen by a check.
        seen: bool,
    },
    /// A line of the file as it is written.
    Written(String),
}

/// A report in a form, line by line.
#[must_use]
pub fn paper(report: &Report, format: Format, words: &Words) -> Vec<PaperLine> {
    if format != Format::Html {
        let text = render(report, format, words);
        return text.lines().map(|line| PaperLine::Written(visible(line, LONGEST))).collect();
    }
    let mut lines = Vec::new();
    for section in document(report, words).sections {
        lines.push(PaperLine::Heading(section.heading));
        lines.extend(section.lines.into_iter().map(|line| match line {
            Line::Prose(text) => PaperLine::Prose(text),
            Line::Row(label, text) => PaperLine::Row { label, text, seen: section.seen },
        }));
    }
    lines
}

/// The masks of a report, each with what it stands for; never the thing itself.
#[must_use]
pub fn mask_list(report: &Report, words: &Words) -> Vec<(String, String)> {
    let known = ["shop", "key", "address", "e-mail", "account", "name"];
    let mut list = Vec::new();
    for kind in known {
        let count = report.hidden.iter().find(|line| line.kind == kind).map_or(0, |it| it.count);
        let stands = words.get(&format!("report-mask-{kind}"));
        let named = (1..=count.min(LISTED)).map(|nth| (format!("{kind}-{nth}"), stands.clone()));
        list.extend(named);
        if count > LISTED {
            let more = words.with("report-mask-more", &[("count", (count - LISTED).into())]);
            list.push(("…".to_owned(), more));
        }
    }
    list
}

/// When, where and by which Refloat a report was made, in a line.
#[must_use]
pub fn made_words(report: &Report, words: &Words) -> String {
    let values = [
        ("time", both(report, &report.made_at).into()),
        ("version", shown(&report.program).into()),
        ("system", shown(&report.system).into()),
    ];
    words.with("report-made-words", &values)
}
