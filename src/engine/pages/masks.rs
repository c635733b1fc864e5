//! The masks of a shared screen: over the view, and over whatever leaves by clipboard, mail or notice.

use serde_json::Value;

use crate::checks::SERVICES;
use crate::domain::finding::RunReport;
use crate::domain::report::{Kind, Masker};
use crate::domain::secret::shapes;
use crate::domain::session::Session;
use crate::engine::core::Core;
use crate::engine::view::{Chrome, Page, View};

/// Fields by which the front end asks for things, and examples, which are nobody's.
const IDS: [&str; 14] = [
    "id", "ids", "guide", "step", "slot", "origin", "profile", "service", "code", "open", "help",
    "path", "check", "example",
];

/// Fields that the system or a text field shows, where a mask cannot be drawn as one.
const PLAIN: [&str; 3] = ["window_title", "file_name", "query"];

/// Text for the clipboard, a mail or a notice: masked while the screen is shared.
pub(in crate::engine) fn outward(core: &Core, text: String) -> String {
    if !core.sharing {
        return text;
    }
    masker(core).mask(&text)
}

/// The view with every personal detail masked. A view that cannot be masked is not shown at all.
pub(super) fn masked(core: &Core, view: View) -> View {
    let mut masks = core.masks.borrow_mut();
    learn(core, &mut masks);
    let masked = serde_json::to_value(&view).and_then(|mut value| {
        mask_page(&mut masks, &mut value, true);
        serde_json::from_value(value)
    });
    masked.unwrap_or_else(|_| View { page: Page::FirstStart, chrome: bare(view.chrome), ..view })
}

/// Words are masked; ids by which the front end asks for things are left as they are.
fn mask_page(masks: &mut Masker, value: &mut Value, marked: bool) {
    match value {
        Value::String(text) => {
            masks.mark(marked);
            *text = masks.mask(text);
        }
        Value::Array(list) => list.iter_mut().for_each(|item| mask_page(masks, item, marked)),
        Value::Object(fields) => {
            for (name, field) in fields {
                if !IDS.contains(&name.as_str()) {
                    mask_page(masks, field, marked && !PLAIN.contains(&name.as_str()));
                }
            }
        }
        _ => {}
    }
}

fn bare(chrome: Chrome) -> Chrome {
    Chrome { route: Vec::new(), setup: Vec::new(), notices: Vec::new(), ..chrome }
}

/// A masker for text that leaves the window, with the same masks as on the pages.
pub(in crate::engine) fn masker(core: &Core) -> Masker {
    let mut masks = core.masks.borrow_mut();
    learn(core, &mut masks);
    let mut masker = masks.clone();
    masker.mark(false);
    masker
}

/// A masker that knows the vendors' hosts, which stay readable, and nothing personal yet.
#[must_use]
pub(in crate::engine) fn fresh() -> Masker {
    let hosts: Vec<&str> = SERVICES.iter().map(|service| service.host).collect();
    let mut masker = Masker::new(&hosts);
    if let Some(folder) = crate::world::platform::person_folder() {
        masker.know(Kind::Name, &folder);
    }
    masker
}

/// What is personal: what was entered, and whose account answered. A mask once given stays for as long
/// as the screen is shared, whichever page it stands on.
fn learn(core: &Core, masks: &mut Masker) {
    super::shops::know_names(core, masks);
    if !core.direct_login.account.trim().is_empty() {
        masks.know(Kind::Account, core.direct_login.account.trim());
    }
    for session in [&core.session, &core.resumable].into_iter().flatten() {
        learn_session(masks, session);
    }
    for listed in &core.listed {
        let host = listed.id.origin.host();
        if SERVICES.iter().all(|service| service.host != host) {
            masks.know(Kind::Shop, host);
        }
    }
}

fn learn_session(masks: &mut Masker, session: &Session) {
    if session.is_everything() {
        masks.know_set_up(&session.values);
        session.runs.iter().for_each(|run| learn_run(masks, run));
        return;
    }
    for value in session.values.values() {
        let kind = if shapes::is_email(value) { Kind::Email } else { Kind::Name };
        masks.know(kind, value);
    }
    session.runs.iter().for_each(|run| learn_run(masks, run));
}

fn learn_run(masks: &mut Masker, run: &RunReport) {
    if let Some(identity) = &run.outcome.identity {
        masks.know_identity(identity);
    }
    run.parts.iter().for_each(|part| learn_run(masks, part));
}
