//! The forms of a report, and the search that each must pass before it leaves.

mod chat;
mod html;
mod json;
mod markdown;
mod paper;

pub use paper::{PaperLine, made_words, mask_list, paper};

use super::document::{Line, document};
use super::model::Report;
use crate::domain::secret::{Needles, Unsearchable};
use crate::domain::text::Words;

/// A form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// A page for a browser.
    Html,
    /// A text for a ticket.
    Markdown,
    /// A `.refloat.json` that Refloat opens.
    Json,
}

/// Why nothing leaves.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Blocked {
    /// A held secret stands in it.
    #[error(
        "a stored key or password was found in “{field}”, so the report is held back; forget the key or make a new session, then export again"
    )]
    Found {
        /// Where: a path such as `runs[0].evidence[1].text`, or `report` for the whole text.
        field: String,
    },
    /// The held secrets could not be searched for.
    #[error(transparent)]
    Unsearchable(#[from] Unsearchable),
}

impl Blocked {
    /// The field to name on the page.
    #[must_use]
    pub fn field(&self) -> &str {
        match self {
            Self::Found { field } => field,
            Self::Unsearchable(_) => WHOLE,
        }
    }
}

/// The name of the rendered text as a whole.
const WHOLE: &str = "report";

/// The report in a form, ready to be saved or copied.
///
/// # Errors
/// A held secret stands in a field, or in the text as a whole; nothing may leave then.
pub fn export(
    report: &Report,
    format: Format,
    words: &Words,
    needles: &Needles,
) -> Result<String, Blocked> {
    searched(report, render(report, format, words), needles)
}

/// The report in at most ten plain lines, for a chat.
///
/// # Errors
/// As with [`export`].
pub fn chat(report: &Report, words: &Words, needles: &Needles) -> Result<String, Blocked> {
    searched(report, chat::render(report, words), needles)
}

/// The lines of a form for the window; headings begin with `# `.
#[must_use]
pub fn preview(report: &Report, format: Format, words: &Words) -> Vec<String> {
    if format != Format::Html {
        return markdown_preview(&render(report, format, words));
    }
    let document = document(report, words);
    let mut lines = Vec::new();
    for section in document.sections {
        lines.push(format!("# {}", section.heading));
        lines.extend(section.lines.into_iter().map(|line| match line {
            Line::Prose(text) => no_heading(text),
            Line::Row(label, text) => no_heading(format!("{label}  {text}")),
        }));
    }
    lines
}

/// What stands in a fence is evidence, whatever it begins with.
fn markdown_preview(text: &str) -> Vec<String> {
    let mut fence: Option<&str> = None;
    let mut lines = Vec::new();
    for line in text.lines() {
        let ticks = &line[..line.len() - line.trim_start_matches('`').len()];
        match fence {
            Some(open) if line == open => fence = None,
            None if ticks.len() >= 3 => fence = Some(ticks),
            _ => {}
        }
        let heading = line.strip_prefix("## ").filter(|_| fence.is_none());
        lines.push(match heading {
            Some(heading) => format!("# {heading}"),
            None => no_heading(line.to_owned()),
        });
    }
    lines
}

/// A text from outside cannot pass for a heading of ours.
fn no_heading(line: String) -> String {
    if line.starts_with("# ") { format!(" {line}") } else { line }
}

/// What was masked, in words: “1 shop, 2 e-mail addresses”.
#[must_use]
pub fn hidden_words(report: &Report, words: &Words) -> String {
    let known = ["e-mail", "shop", "account", "address", "name", "key"];
    let counted = report.hidden.iter().filter(|line| known.contains(&line.kind.as_str()));
    let parts: Vec<String> = counted
        .map(|line| {
            words.with(&format!("report-hidden-{}", line.kind), &[("count", line.count.into())])
        })
        .collect();
    parts.join(", ")
}

fn render(report: &Report, format: Format, words: &Words) -> String {
    match format {
        Format::Html => html::render(&document(report, words)),
        Format::Markdown => markdown::render(&document(report, words)),
        Format::Json => json::render(report),
    }
}

/// Lets the text through only where no held secret stands in a field or in the whole.
fn searched(report: &Report, text: String, needles: &Needles) -> Result<String, Blocked> {
    // A report is plain data, and always becomes a value; were it not so, nothing would leave.
    let value =
        serde_json::to_value(report).map_err(|_| Blocked::Found { field: WHOLE.to_owned() })?;
    if let Some(field) = hit(&value, String::new(), needles) {
        return Err(Blocked::Found { field });
    }
    match needles.find(&text) {
        Some(_) => Err(Blocked::Found { field: WHOLE.to_owned() }),
        None => Ok(text),
    }
}

fn hit(value: &serde_json::Value, path: String, needles: &Needles) -> Option<String> {
    use serde_json::Value;
    let found = |text: &str| needles.find(text).is_some();
    match value {
        Value::Null | Value::Bool(_) => None,
        Value::Number(number) => found(&number.to_string()).then_some(path),
        Value::String(text) => found(text).then_some(path),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(nth, item)| hit(item, format!("{path}[{nth}]"), needles)),
        Value::Object(fields) => fields.iter().find_map(|(name, field)| {
            let dot = if path.is_empty() { "" } else { "." };
            hit(field, format!("{path}{dot}{name}"), needles)
        }),
    }
}
