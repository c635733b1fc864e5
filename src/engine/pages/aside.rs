//! The pages beside the walk: keys and passwords, practice; and the masks of a shared screen.

use std::sync::OnceLock;

use serde_json::Value;

use crate::checks::SERVICES;
use crate::checks::practice::scenarios;
use crate::domain::report::{Kind, Masker};
use crate::domain::secret::shapes;
use crate::engine::core::Core;
use crate::engine::moment::Moment;
use crate::engine::view::{Chrome, KeyLine, KeysPage, Page, PracticePage, TitleLine, View};
use crate::world::vault::VaultState;

/// Text for the clipboard: masked while the screen is shared.
pub(super) fn for_clipboard(core: &Core, text: String) -> String {
    if core.sharing { masker(core).mask(&text) } else { text }
}

/// The view with every personal detail masked. A view that cannot be masked is not shown at all.
pub(super) fn masked(core: &Core, view: View) -> View {
    let mut masker = masker(core);
    let masked = serde_json::to_value(&view).and_then(|mut value| {
        mask_page(&mut masker, &mut value);
        serde_json::from_value(value)
    });
    masked.unwrap_or_else(|_| View { page: Page::FirstStart, chrome: bare(view.chrome), ..view })
}

/// Words are masked; ids by which the front end asks for things are left as they are.
fn mask_page(masker: &mut Masker, value: &mut Value) {
    match value {
        Value::String(text) => *text = masker.mask(text),
        Value::Array(list) => list.iter_mut().for_each(|item| mask_page(masker, item)),
        Value::Object(fields) => {
            for (name, field) in fields {
                let id = matches!(
                    name.as_str(),
                    "id" | "ids"
                        | "guide"
                        | "step"
                        | "slot"
                        | "origin"
                        | "profile"
                        | "service"
                        | "code"
                        | "open"
                        | "help"
                        | "path"
                        | "check"
                );
                if !id {
                    mask_page(masker, field);
                }
            }
        }
        _ => {}
    }
}

fn bare(chrome: Chrome) -> Chrome {
    Chrome { route: Vec::new(), setup: Vec::new(), notices: Vec::new(), ..chrome }
}

/// What is personal in this session: what was entered, and whose account answered.
pub(super) fn masker(core: &Core) -> Masker {
    let hosts: Vec<&str> = SERVICES.iter().map(|service| service.host).collect();
    let mut masker = Masker::new(&hosts);
    super::shops::know_names(core, &mut masker);
    let Some(session) = core.session.as_ref().or(core.resumable.as_ref()) else { return masker };
    for value in session.values.values() {
        let kind = if shapes::is_email(value) { Kind::Email } else { Kind::Name };
        masker.know(kind, value);
    }
    for identity in session.runs.iter().filter_map(|run| run.outcome.identity.as_ref()) {
        masker.know_identity(identity);
    }
    masker
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
