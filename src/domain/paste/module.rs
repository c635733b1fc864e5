//! `bin/magento module:status`: is the ShipStation extension there, and on?

use super::text::Text;
use super::{Kind, Notes, cause};
use crate::domain::finding::Confidence::{Likely, Possible};

const EXTENSION: &str = "auctane_api";
const ON: &str = "List of enabled modules:";
const OFF: &str = "List of disabled modules:";

pub(super) fn read(text: &Text<'_>, notes: &mut Notes) {
    asked_by_name(text, notes);
    in_lists(text, notes);
}

/// `Module is disabled`, below the command that asked, or behind the module's name.
fn asked_by_name(text: &Text<'_>, notes: &mut Notes) {
    let mut asked = None;
    for line in &text.lines {
        let lower = line.to_ascii_lowercase();
        if let Some((_, name)) = lower.split_once("module:status") {
            asked = Some(name.trim().to_owned());
        }
        let Some((name, bad)) = off(&lower) else { continue };
        let about = if name.is_empty() { asked.clone().unwrap_or_default() } else { name };
        if !bad {
            continue;
        }
        if about.contains(EXTENSION) {
            notes.note(Kind::ModuleStatus, cause::EXTENSION_OUTDATED, Likely, line);
        } else if about.is_empty() {
            notes.note(Kind::ModuleStatus, cause::EXTENSION_OUTDATED, Possible, line);
        }
    }
}

/// The name before `Module is …`, and whether the module is not to be used.
fn off(lower: &str) -> Option<(String, bool)> {
    let (name, state) = lower.split_once("module ")?;
    let bad = match state.trim().trim_end_matches('.') {
        "is disabled" | "does not exist" => true,
        "is enabled" => false,
        _ => return None,
    };
    Some((name.trim().trim_end_matches(':').trim().to_owned(), bad))
}

fn in_lists(text: &Text<'_>, notes: &mut Notes) {
    let mut below = "";
    for line in &text.lines {
        let word = line.trim();
        if word == ON || word == OFF {
            below = word;
        } else if below == OFF && word.eq_ignore_ascii_case(EXTENSION) {
            notes.note(Kind::ModuleStatus, cause::EXTENSION_OUTDATED, Likely, line);
        }
    }
}
