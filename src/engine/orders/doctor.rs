//! The order `doctor`: what works on this computer, a line each, without a session and without a secret.

mod here;
mod keyring;
mod looks;

use std::path::PathBuf;

use super::{OrderError, Tell, way_out};
use crate::domain::finding::{Sent, Verdict};
use crate::domain::guide::builtin_catalog;
use crate::domain::text::{Language, Words};
use crate::world::store::Home;

/// What the window would draw with. Only the front end that has a window can say it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WindowParts {
    /// The graphics adapters that the renderer finds, as the driver calls them.
    pub adapters: Vec<String>,
    /// How many cuts of fonts are built in.
    pub fonts: usize,
}

/// Asks for the parts of the window. May take seconds where a driver is slow.
pub type AskWindow = fn() -> WindowParts;

/// What is asked for.
#[derive(Debug, Default)]
pub struct DoctorOrder {
    /// The endpoints file; none is the real world.
    pub endpoints: Option<PathBuf>,
    /// How to ask for the parts of the window; none where the program was built without one.
    pub window: Option<AskWindow>,
}

/// One thing, and whether it works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its id, such as `keyring`.
    pub name: &'static str,
    /// Whether it works.
    pub verdict: Verdict,
    /// What was seen.
    pub seen: String,
    /// What to do; none where nothing is to be done.
    pub advice: Option<String>,
}

/// What the doctor saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examined {
    /// The verdict on the whole.
    pub verdict: Verdict,
    /// The lines, in a stable order.
    pub lines: Vec<Line>,
    /// What was sent for it.
    pub sent: Vec<Sent>,
}

/// Looks at this computer. The keyring is tried with an entry of the doctor's own, which is taken out again;
/// with an endpoints file neither the keyring nor the browsers are looked at, and nothing but the file's own
/// servers is asked. Nothing is left in a file.
///
/// # Errors
/// The endpoints file cannot be used, or the system names no folder for Refloat's files.
pub async fn examine(order: DoctorOrder, tell: Tell<'_>) -> Result<Examined, OrderError> {
    let words = Words::new(Language::English);
    let home = Home::of_person()?;
    let world = way_out::open_without_files(order.endpoints.as_deref())?;
    let catalog = builtin_catalog()?;
    let on_trial = order.endpoints.is_none();
    let (checked, keyring, window) = tokio::join!(
        looks::checks(&world, &catalog, &words),
        keyring::line(on_trial, &words, tell),
        here::window(order.window, &words),
    );
    let (looked, sent) = checked;
    let mut lines = vec![here::system(), keyring];
    lines.extend(looked);
    lines.push(here::proxy(&words));
    lines.extend(window);
    lines.push(here::folders(&home, &words));
    Ok(Examined { verdict: overall(&lines), lines, sent })
}

/// What is broken or wants a look decides; then what could not be seen.
fn overall(lines: &[Line]) -> Verdict {
    use Verdict::{Fail, Inconclusive, Pass, Skipped, Warn};
    let any = |verdict| lines.iter().any(|line| line.verdict == verdict);
    [Fail, Warn, Inconclusive, Pass].into_iter().find(|verdict| any(*verdict)).unwrap_or(Skipped)
}

impl Line {
    fn new(name: &'static str, verdict: Verdict, seen: String) -> Self {
        Self { name, verdict, seen, advice: None }
    }

    fn advised(self, advice: String) -> Self {
        Self { advice: Some(advice), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_line_decides_and_what_was_not_asked_does_not() {
        use Verdict::{Fail, Inconclusive, Pass, Skipped, Warn};
        for (verdicts, expected) in [
            (vec![Pass, Skipped], Pass),
            (vec![Pass, Inconclusive], Inconclusive),
            (vec![Inconclusive, Warn], Warn),
            (vec![Warn, Fail, Pass], Fail),
            (vec![Skipped], Skipped),
        ] {
            let lines: Vec<Line> =
                verdicts.iter().map(|it| Line::new("x", *it, String::new())).collect();
            assert_eq!(overall(&lines), expected, "{verdicts:?}");
        }
    }
}
