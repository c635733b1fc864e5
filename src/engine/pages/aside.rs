//! The pages beside the walk: report, keys and passwords, practice; and what leaves for the clipboard.

use std::path::Path;

use crate::checks::practice::scenarios;
use crate::engine::command::ReportFormat;
use crate::engine::core::Core;
use crate::engine::moment::Moment;
use crate::engine::view::{KeyLine, KeysPage, PracticePage, ReportPage, TitleLine, View};
use crate::world::vault::VaultState;

pub(super) fn report(_core: &Core, format: ReportFormat, _now: &Moment) -> ReportPage {
    ReportPage {
        format,
        lines: Vec::new(),
        searched_for: 0,
        blocked: None,
        hidden: String::new(),
        file_name: String::new(),
    }
}

/// The report as text, for the clipboard.
pub(in crate::engine) fn report_text(_core: &Core, _now: &Moment) -> Option<String> {
    None
}

/// Ten lines for a chat.
pub(in crate::engine) fn chat_text(_core: &Core, _now: &Moment) -> Option<String> {
    None
}

/// The report in the format that the file's name asks for.
pub(in crate::engine) fn report_file(_core: &Core, _path: &Path, _now: &Moment) -> Option<String> {
    None
}

/// Text for the clipboard: masked while the screen is shared.
pub(super) fn for_clipboard(_core: &Core, text: String) -> String {
    text
}

/// The view with every personal detail masked.
pub(super) fn masked(_core: &Core, view: View) -> View {
    view
}

pub(super) fn keys(core: &Core, now: &Moment) -> KeysPage {
    let words = &core.known.words;
    let kept_in = match core.vault {
        VaultState::Ready { keyring } | VaultState::WaitingForPerson { keyring } => {
            words.with("keys-kept-in", &[("keyring", keyring.into())])
        }
        VaultState::Opening => words.get("keys-opening"),
        VaultState::MemoryOnly { .. } => words.get("keys-in-memory"),
    };
    let keys = core
        .listed
        .iter()
        .map(|listed| KeyLine {
            slot: listed.id.slot,
            profile: listed.id.profile.clone(),
            origin: listed.id.origin.clone(),
            name: words.get(&format!("slot-{}", listed.id.slot.name())),
            host: listed.id.origin.authority(),
            used: match listed.last_used {
                Some(at) => words.with("keys-used", &[("when", now.when(at).into())]),
                None => words.get("keys-not-used"),
            },
            memory: Core::in_memory(listed),
        })
        .collect();
    KeysPage { kept_in, keys, waiting: matches!(core.vault, VaultState::WaitingForPerson { .. }) }
}

pub(super) fn practice(core: &Core) -> PracticePage {
    let scenarios = scenarios()
        .unwrap_or_default()
        .into_iter()
        .map(|scenario| TitleLine {
            title: scenario.id,
            line: scenario.story.split_whitespace().collect::<Vec<_>>().join(" "),
        })
        .collect();
    PracticePage { scenarios, current: core.practice.as_ref().map(|hints| hints.scenario.clone()) }
}
