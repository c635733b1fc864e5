//! `bin/magento cache:status`, and Magento's own notice about caches that are out of date.

use super::text::Text;
use super::{Kind, Notes, cause};
use crate::domain::finding::Confidence::Possible;

/// Caches without which every page is built anew.
const WANTED: [&str; 5] = ["config", "layout", "block_html", "full_page", "compiled_config"];

pub(super) fn read(text: &Text<'_>, notes: &mut Notes) {
    for notice in ["cache types are invalidated", "refresh cache types"] {
        if let Some(line) = text.line_with(notice) {
            notes.note(Kind::CacheStatus, cause::CACHE_NOT_FLUSHED, Possible, line);
        }
    }
    let mut listed = text.lines.iter().skip_while(|line| line.trim() != "Current status:");
    let _ = listed.next();
    for line in listed {
        let Some((name, on)) = line.split_once(':') else { continue };
        if WANTED.contains(&name.trim()) && on.trim() == "0" {
            // A cache that is off holds nothing old, and makes the shop slow.
            notes.note(Kind::CacheStatus, cause::SLOW_STORE, Possible, line);
        }
    }
}
