//! The report as text for a ticket. What was seen stands in fences that it cannot close.

use crate::domain::report::document::{Document, Line};

pub(super) fn render(document: &Document) -> String {
    let mut text = format!("# {}\n", escaped(&document.title));
    for section in &document.sections {
        text.push_str(&format!("\n## {}\n", escaped(&section.heading)));
        let mut rows: Vec<String> = Vec::new();
        for line in &section.lines {
            match line {
                Line::Prose(prose) => {
                    text.push_str(&fenced(&mut rows));
                    text.push_str(&format!("\n{}\n", escaped(prose)));
                }
                Line::Row(label, seen) => rows.push(format!("{label}: {seen}")),
            }
        }
        text.push_str(&fenced(&mut rows));
    }
    text
}

/// The rows in a fence longer than any run of backticks in them. Rows have no line breaks.
fn fenced(rows: &mut Vec<String>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let inside = rows.join("\n");
    rows.clear();
    let longest = inside.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("\n{fence}text\n{inside}\n{fence}\n")
}

/// Running text in which no sign is markup.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.trim().chars() {
        // Plain punctuation that is markup nowhere inside a line stays readable.
        if c.is_ascii_punctuation() && !matches!(c, ',' | ';' | '?' | '\'' | '"' | '/' | '%') {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}
