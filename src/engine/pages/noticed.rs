//! What Refloat looked up for itself and that bears on a question.

use super::step::holds;
use crate::checks::probe::browsers;
use crate::domain::guide::QuestionStep;
use crate::domain::session::{ChoiceId, Session};
use crate::engine::core::Core;
use crate::engine::moment::Moment;
use crate::engine::view::{Notice, Tone};

/// What a choice means that the age of a browser speaks for.
pub(in crate::engine) const OUTDATED: &str = "outdated-browser";

/// The choice that an outdated browser of this computer speaks for, and the reason.
pub(super) fn old_browser(
    core: &Core,
    session: &Session,
    question: &QuestionStep,
    now: &Moment,
) -> Option<(ChoiceId, Notice)> {
    let nth = question.choices.iter().position(|choice| {
        choice.means.as_deref() == Some(OUTDATED) && holds(choice.when.as_ref(), session)
    })?;
    let seen = core.browsers.seen()?;
    let today = browsers::today(now.unix);
    let (browser, released) = browsers::outdated(seen, today)?;
    let words = &core.known.words;
    let age = match released.map_or(0, |day| browsers::days(day, today) / 365) {
        0 => words.get("noticed-age-half"),
        1 => words.get("noticed-age-one"),
        years => words.with("noticed-age-years", &[("years", years.into())]),
    };
    let version = browser.version.as_ref().map(ToString::to_string).unwrap_or_default();
    let name = format!("{} {version}", browser.make);
    let text = if browser.is_default { "noticed-default-browser" } else { "noticed-browser" };
    let text = words.with(text, &[("browser", name.into()), ("age", age.into())]);
    let notice =
        Notice { tone: Tone::Noticed, strong: words.get("noticed-strong"), text, action: None };
    Some((ChoiceId::Nth(nth), notice))
}
