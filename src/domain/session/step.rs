//! The steps that a session names.

use super::{Refused, Session};
use crate::domain::guide::{Entry, Library, Step, Target};

pub(super) fn here<'a>(library: &'a Library, session: &Session) -> Result<&'a Step, Refused> {
    step_of(library, &session.guide, session.here())
}

fn step_of<'a>(library: &'a Library, guide: &str, step: &str) -> Result<&'a Step, Refused> {
    library.step(guide, step).ok_or_else(|| gone(guide, step))
}

/// Where a target of the present guide leads, in this guide or another.
pub(super) fn entry<'a>(
    library: &'a Library,
    session: &Session,
    to: &Target,
) -> Result<(Entry, &'a Step), Refused> {
    let guide = to.guide.as_deref().unwrap_or(&session.guide);
    let entry = library.resolve(&session.guide, to).ok_or_else(|| gone(guide, &to.step))?;
    let step = step_of(library, &entry.guide, &entry.step)?;
    Ok((entry, step))
}

fn gone(guide: &str, step: &str) -> Refused {
    Refused::Gone { guide: guide.to_owned(), step: step.to_owned() }
}
