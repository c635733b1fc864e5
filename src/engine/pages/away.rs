//! What is said on every page when the network or the computer was away.

use super::step;
use crate::engine::core::Core;
use crate::engine::moment::Moment;
use crate::engine::view::{Notice, NoticeAction, Tone};

pub(super) fn notices(core: &Core, now: &Moment) -> Vec<Notice> {
    let words = &core.known.words;
    let caution = |id: &str| Notice {
        tone: Tone::Caution,
        strong: words.get(&format!("{id}-strong")),
        text: words.get(id),
        action: None,
    };
    let mut notices = Vec::new();
    if core.is_offline() {
        notices.push(caution("away-offline"));
    }
    if core.slept_here() {
        notices.push(caution("away-slept"));
    }
    if core.waits_for_person() {
        let signs_in = core.signs_in_here();
        let text = if signs_in { "away-back-sign-in" } else { "away-back" };
        let possible = !signs_in || step::not_now(core, now).is_none();
        notices.push(Notice {
            tone: Tone::Noticed,
            strong: words.get("network-back"),
            text: words.get(text),
            action: possible.then_some(NoticeAction::RunNow),
        });
    }
    notices
}
