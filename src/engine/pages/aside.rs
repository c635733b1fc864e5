//! The pages beside the walk: keys and passwords, practice.

use std::sync::OnceLock;

use crate::checks::practice::scenarios;
use crate::engine::core::Core;
use crate::engine::moment::Moment;
use crate::engine::view::{KeyLine, KeysPage, PracticePage, TitleLine};
use crate::world::vault::VaultState;

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
            shop: (core.shops.list.len() > 1)
                .then(|| core.shops.name(&listed.id.profile).to_owned()),
            host: listed.id.origin.authority(),
            used: match listed.last_used {
                Some(at) => words.with("keys-used", &[("when", now.when(at).into())]),
                None => words.get("keys-not-used"),
            },
            memory: Core::in_memory(listed),
        })
        .collect();
    KeysPage {
        kept_in,
        keys,
        opening: matches!(core.vault, VaultState::Opening),
        waiting: matches!(core.vault, VaultState::WaitingForPerson { .. }),
    }
}

pub(super) fn practice(core: &Core) -> PracticePage {
    PracticePage {
        scenarios: stories().to_vec(),
        current: core.practice.as_ref().map(|hints| hints.scenario.clone()),
    }
}

/// The built-in scenarios, read once: the page is worded anew at each input.
fn stories() -> &'static [TitleLine] {
    static STORIES: OnceLock<Vec<TitleLine>> = OnceLock::new();
    STORIES.get_or_init(|| {
        let scenarios = scenarios().unwrap_or_default().into_iter();
        scenarios
            .map(|scenario| TitleLine {
                title: scenario.id,
                line: scenario.story.split_whitespace().collect::<Vec<_>>().join(" "),
            })
            .collect()
    })
}
