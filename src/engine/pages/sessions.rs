//! All sessions.

use crate::domain::session::EVERYTHING;
use crate::domain::text::plain;
use crate::engine::core::Core;
use crate::engine::moment::Moment;
use crate::engine::session_note::SessionNote;
use crate::engine::view::{SessionLine, SessionsPage};
use crate::world::store::KEEP_DAYS;

pub(super) fn page(core: &Core, now: &Moment) -> SessionsPage {
    let notes = core.shops.notes.as_deref();
    let mut notes: Vec<&SessionNote> = notes.unwrap_or_default().iter().collect();
    notes.sort_by_key(|note| std::cmp::Reverse(note.changed));
    SessionsPage {
        sessions: notes.into_iter().map(|note| line(core, note, now)).collect(),
        reading: core.shops.notes.is_none(),
        kept: core.known.words.with("sessions-kept", &[("days", KEEP_DAYS.into())]),
    }
}

fn line(core: &Core, note: &SessionNote, now: &Moment) -> SessionLine {
    let words = &core.known.words;
    let guide = core.known.library.guide(&note.guide);
    let (of, step) = &note.here;
    let step = core.known.library.step(of, step);
    let everything = note.guide == EVERYTHING;
    let title = match guide {
        Some(guide) => plain(&guide.title),
        None if everything => words.get("check-everything"),
        None => note.guide.clone(),
    };
    let place = step.map(|step| plain(&step.label));
    let shop = (core.shops.list.len() > 1).then(|| core.shops.name(&note.profile).to_owned());
    // A session with a name of its own says its guide in the second line.
    let (title, guide_line) = match &note.name {
        Some(name) => (name.clone(), Some(title)),
        None => (title, None),
    };
    let parts = [guide_line, place, Some(now.when(note.changed)), shop];
    SessionLine {
        id: note.id.clone(),
        title,
        line: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        verdict: note.last.as_ref().map(|last| last.verdict),
        result: note.last.as_ref().map_or_else(
            || words.get("session-no-result"),
            |last| super::result::seen_of(core, last),
        ),
        here: core.session.as_ref().is_some_and(|session| session.id == note.id),
        gone: (step.is_none() && !everything).then(|| words.get("session-guide-gone")),
    }
}
