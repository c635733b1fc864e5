//! Rows of Magento's table `cron_schedule`.

use super::text::{Text, cells, column};
use super::{Kind, Notes, cause};
use crate::domain::finding::Confidence::{Likely, Possible};

/// Fewer rows tell nothing.
const ENOUGH: usize = 3;

#[derive(Default)]
struct Counts<'a> {
    rows: usize,
    missed: usize,
    pending: usize,
    a_missed: &'a str,
    an_error: &'a str,
    a_pending: &'a str,
}

pub(super) fn read(text: &Text<'_>, notes: &mut Notes) {
    let counts = count(text);
    if counts.rows >= ENOUGH && counts.missed * 2 >= counts.rows {
        notes.note(Kind::CronSchedule, cause::CRON_NOT_RUNNING, Likely, counts.a_missed);
    } else if counts.rows >= ENOUGH && counts.pending == counts.rows {
        // The first run writes the plan and the second one works it off; here none did.
        notes.note(Kind::CronSchedule, cause::CRON_NOT_RUNNING, Possible, counts.a_pending);
    }
    if !counts.an_error.is_empty() {
        notes.note(Kind::CronSchedule, cause::SOFTWARE_ERROR, Possible, counts.an_error);
    }
    if counts.rows == 0
        && text.has("cron_schedule")
        && let Some(line) = text.line_with("empty set (")
    {
        let confidence = if text.has("where") { Possible } else { Likely };
        notes.note(Kind::CronSchedule, cause::CRON_NOT_RUNNING, confidence, line);
    }
}

fn count<'a>(text: &Text<'a>) -> Counts<'a> {
    let mut counts = Counts::default();
    let mut at = None;
    for line in &text.lines {
        let Some(row) = split(line) else { continue };
        if column(&row, "job_code").is_some() {
            at = column(&row, "status");
            continue;
        }
        let Some(status) = at.and_then(|at: usize| row.get(at)) else { continue };
        let kept = match *status {
            "missed" => {
                counts.missed += 1;
                &mut counts.a_missed
            }
            "error" => &mut counts.an_error,
            "pending" => {
                counts.pending += 1;
                &mut counts.a_pending
            }
            "running" | "success" => {
                counts.rows += 1;
                continue;
            }
            _ => continue,
        };
        counts.rows += 1;
        if kept.is_empty() {
            *kept = line;
        }
    }
    counts
}

/// The cells of a table, or of lines with tabs between.
fn split(line: &str) -> Option<Vec<&str>> {
    cells(line).or_else(|| line.contains('\t').then(|| line.split('\t').map(str::trim).collect()))
}
