//! The link of a direct login that a partner's own program built. It is read before anything is masked,
//! with its token covered at once; what is told of it holds no part of the token.

use super::{Kind, LONGEST, Notes};
use crate::domain::direct_login::{Mistake, PORTAL, PORTAL_PATH, read};
use crate::domain::finding::Confidence::{Likely, Possible};
use crate::domain::secret::Secret;

/// Without a clock nothing is said of a token's age: every link that is pasted is old by then.
pub(super) fn read_link(pasted: &str, notes: &mut Notes) {
    let pasted = &pasted[..pasted.floor_char_boundary(LONGEST)];
    let lower = pasted.to_ascii_lowercase();
    if !lower.contains(PORTAL) || !lower.contains(PORTAL_PATH) {
        return;
    }
    let reading = read(&Secret::new(pasted.to_owned()), None);
    for mistake in reading.mistakes.iter().filter(|mistake| !mistake.is_look()) {
        // One link in two lines of a log may have been written down twice, and opened once.
        let sure = if *mistake == Mistake::TokenUsedTwice { Possible } else { Likely };
        if let Some(cause) = mistake.cause() {
            notes.note(Kind::DirectLogin, cause, sure, &reading.shown);
        }
    }
}
