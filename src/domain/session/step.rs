//! The steps that a session names.

use super::{Refused, Session};
use crate::domain::guide::{Library, Step};

pub(super) fn here<'a>(library: &'a Library, session: &Session) -> Result<&'a Step, Refused> {
    step_of(library, &session.guide, session.here())
}

pub(super) fn step_of<'a>(
    library: &'a Library,
    guide: &str,
    step: &str,
) -> Result<&'a Step, Refused> {
    library
        .step(guide, step)
        .ok_or_else(|| Refused::Gone { guide: guide.to_owned(), step: step.to_owned() })
}
