//! `crontab -l`: is Magento's block there, and does it run?

use super::text::Text;
use super::{Kind, Notes, cause};
use crate::domain::finding::Confidence::{Likely, Possible};

const BEGINS: &str = "#~ magento start";
const ENDS: &str = "#~ magento end";

pub(super) fn read(text: &Text<'_>, notes: &mut Notes) {
    if let Some(line) = text.line_with("no crontab for ") {
        // Another user may have one.
        notes.note(Kind::Crontab, cause::CRON_NOT_RUNNING, Possible, line);
    }
    if runs(text) {
        return;
    }
    if let Some(line) = text.line_with(BEGINS) {
        let whole = text.has(ENDS);
        let confidence = if whole { Likely } else { Possible };
        let line = text.line_with("cron:run").unwrap_or(line);
        notes.note(Kind::Crontab, cause::CRON_NOT_RUNNING, confidence, line);
    } else if text.has("magento")
        && let Some(line) = text.lines.iter().find(|line| is_entry(line))
    {
        // The block may stand with another user, or in a file of the system.
        notes.note(Kind::Crontab, cause::CRON_NOT_RUNNING, Possible, line);
    }
}

/// True where the shop's scheduled tasks are started by some line.
fn runs(text: &Text<'_>) -> bool {
    let starts = |line: &&str| {
        let line = line.trim_start();
        !line.starts_with('#') && line.contains("cron:run") && is_entry(line)
    };
    text.lines.iter().any(starts)
}

/// True for a line of a crontab: five fields of times and a command, or `@daily` and a command.
fn is_entry(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let Some(first) = words.next() else { return false };
    if matches!(first, "@reboot" | "@hourly" | "@daily" | "@weekly" | "@monthly" | "@midnight") {
        return words.next().is_some();
    }
    let time = |word: &str| {
        let marks = word.bytes().all(|b| b.is_ascii_digit() || b"*/,-".contains(&b));
        marks && word.bytes().any(|b| b.is_ascii_digit() || b == b'*')
    };
    let rest: Vec<&str> = words.take(5).collect();
    let times = rest.len() == 5 && time(first) && rest[..4].iter().all(|word| time(word));
    let starred = first.contains('*') || rest.iter().take(4).any(|word| word.contains('*'));
    times && starred
}
