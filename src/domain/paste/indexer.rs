//! `bin/magento indexer:status`: a table read by the names of its columns, or the lines of old versions.

use super::text::{Text, cells, column};
use super::{Kind, Notes, cause};
use crate::domain::finding::Confidence::{self, Likely, Possible};

/// Changes that wait for the schedule, from which on nobody seems to work them off. Ours.
const PILED_UP: u64 = 10_000;

pub(super) fn read(text: &Text<'_>, notes: &mut Notes) {
    let mut head: Option<Vec<&str>> = None;
    for line in &text.lines {
        let Some(row) = cells(line) else {
            old_line(line, notes);
            continue;
        };
        if is_head(&row) {
            head = Some(row);
        } else if let Some(head) = &head {
            read_row(head, &row, line, notes);
        }
    }
}

fn is_head(row: &[&str]) -> bool {
    column(row, "Status").is_some()
        && column(row, "Title").is_some()
        && column(row, "Update On").is_some()
}

fn read_row(head: &[&str], row: &[&str], line: &str, notes: &mut Notes) {
    let cell = |name: &str| column(head, name).and_then(|at| row.get(at)).copied().unwrap_or("");
    let mut note = |cause: &'static str, confidence: Confidence| {
        notes.note(Kind::IndexerStatus, cause, confidence, line);
    };
    let scheduled = cell("Update On").eq_ignore_ascii_case("schedule");
    let status = cell("Status").to_ascii_lowercase();
    if status == "reindex required" {
        note(cause::REINDEX_NEEDED, Likely);
        if scheduled {
            // The schedule should have done it.
            note(cause::CRON_NOT_RUNNING, Possible);
        }
    } else if status == "suspended" {
        note(cause::REINDEX_NEEDED, Possible);
    }
    if scheduled && backlog(cell("Schedule Status")).is_some_and(|waiting| waiting >= PILED_UP) {
        note(cause::CRON_NOT_RUNNING, Possible);
        note(cause::REINDEX_NEEDED, Possible);
    }
}

/// The number of `idle (12 in backlog)`.
fn backlog(cell: &str) -> Option<u64> {
    let (_, inside) = cell.split_once('(')?;
    inside.strip_suffix(" in backlog)")?.trim().parse().ok()
}

/// `Product Price:      Reindex required`, without a table.
fn old_line(line: &str, notes: &mut Notes) {
    let Some((title, status)) = line.split_once(':') else { return };
    let named = !title.trim().is_empty() && title.len() < 60;
    if named && status.starts_with(' ') && status.trim() == "Reindex required" {
        notes.note(Kind::IndexerStatus, cause::REINDEX_NEEDED, Likely, line);
    }
}
