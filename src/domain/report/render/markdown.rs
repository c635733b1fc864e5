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

/// Running text in which no sign is markup. Signs that are markup nowhere in it stay as they are, for
/// a ticket is read as it was pasted, too.
fn escaped(text: &str) -> String {
    let text = text.trim();
    let mut safe = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let alone_at_the_start = text[..at].bytes().all(|byte| byte.is_ascii_digit());
        let is_markup = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => true,
            '#' | '+' | '-' | '=' | '.' | ')' => alone_at_the_start,
            ':' => text[at..].starts_with("://"),
            _ => false,
        };
        if is_markup {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}
