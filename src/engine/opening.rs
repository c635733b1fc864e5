//! What is read of profiles and sessions when the engine starts or moves into other rooms.

use super::core::{Knowledge, Shops};
use super::rooms::Rooms;
use super::view::{Notice, Tone};
use crate::domain::finding::RunReport;
use crate::domain::guide::{Resolution, StepKind};
use crate::domain::profile::{FIRST_PROFILE, Profile};
use crate::domain::session::Session;
use crate::domain::text::Words;
use crate::world::platform;
use crate::world::store::{Damaged, Loaded, ReadProfiles, StoreError, StoredProfile};

/// How many sessions are looked through at the start for the one that was left. The list of all is read
/// beside the window.
const LOOKED_AT: usize = 60;

/// Where a profile's walks were left.
#[derive(Debug, Default)]
pub(super) struct LeftOff {
    /// The session to go on with.
    pub session: Option<Session>,
    /// The run that came back last.
    pub last_run: Option<RunReport>,
}

/// The profiles, one of them in use. Where there is none yet, the first is made.
pub(super) fn shops(rooms: &Rooms, known: &Knowledge, notices: &mut Vec<Notice>) -> Shops {
    let now = platform::now();
    let words = &known.words;
    let read = rooms.profiles.list(now).unwrap_or_else(|error| trouble(words, notices, &error));
    tell(words, &read, notices);
    let mut list = read.profiles;
    if list.is_empty() {
        let first = first(words);
        if let Err(error) = rooms.profiles.create(&first.id, &first.profile) {
            notices.push(caution(words, "notice-file", &error.to_string()));
        }
        list.push(first);
    }
    let noted = rooms.profiles.in_use(now).ok().flatten();
    Shops::new(list, noted.as_deref())
}

fn trouble(words: &Words, notices: &mut Vec<Notice>, error: &StoreError) -> ReadProfiles {
    notices.push(caution(words, "notice-file", &error.to_string()));
    ReadProfiles::default()
}

/// The profile of a person who never made one.
pub(super) fn first(words: &Words) -> StoredProfile {
    let name = Some(words.get("shop-first"));
    let profile = Profile { name, ..Profile::default() };
    StoredProfile { id: FIRST_PROFILE.to_owned(), profile }
}

/// Notices for what could not be read.
pub(super) fn tell(words: &Words, read: &ReadProfiles, notices: &mut Vec<Notice>) {
    for (damaged, why) in &read.aside {
        let kept = set_aside(words, damaged);
        let text = format!("{} {why}", kept.text);
        notices.push(Notice { text, ..kept });
    }
    for error in &read.unread {
        notices.push(caution(words, "notice-file", &error.to_string()));
    }
}

/// Where the profile's walks were left. A damaged session is set aside with a notice, and the next is tried.
pub(super) fn left_off(
    rooms: &Rooms,
    known: &Knowledge,
    profile: &str,
    notices: &mut Vec<Notice>,
) -> LeftOff {
    let mut left = LeftOff::default();
    for saved in rooms.journal.list().unwrap_or_default().into_iter().take(LOOKED_AT) {
        match rooms.journal.load::<Session>(&saved.id, platform::now()) {
            Ok(Loaded::Found(session)) if session.profile == profile => {
                if left.last_run.is_none() {
                    left.last_run = session.runs.last().cloned();
                }
                if can_go_on(known, &session) {
                    left.session = Some(session);
                    return left;
                }
            }
            Ok(Loaded::Found(_) | Loaded::Missing) => {}
            Ok(Loaded::Damaged(damaged)) => notices.push(set_aside(&known.words, &damaged)),
            Err(error) => notices.push(caution(&known.words, "notice-file", &error.to_string())),
        }
    }
    left
}

/// A walk that ended well, or whose guide is gone, is nothing to go on with.
fn can_go_on(known: &Knowledge, session: &Session) -> bool {
    let step = known.library.step(&session.guide, session.here());
    step.is_some_and(|step| {
        !matches!(&step.kind, StepKind::Outcome(end) if end.resolution == Resolution::Solved)
    })
}

/// The notice of a file that was set aside.
pub(super) fn set_aside(words: &Words, damaged: &Damaged) -> Notice {
    let name = damaged.kept_as.file_name().unwrap_or_default().to_string_lossy().into_owned();
    caution(words, "notice-damaged", &name)
}

/// A notice in caution, by its text id.
pub(super) fn caution(words: &Words, id: &str, detail: &str) -> Notice {
    Notice {
        tone: Tone::Caution,
        strong: words.get(&format!("{id}-strong")),
        text: words.with(id, &[("detail", detail.to_owned().into())]),
        action: None,
    }
}
