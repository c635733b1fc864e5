//! Facts that the program looks up by itself while the person reads, each once.

use super::Core;
use crate::domain::guide::StepKind;
use crate::engine::input::Job;
use crate::engine::pages::OUTDATED;
use crate::world::platform::browsers::Browser;

/// The browsers of this computer, as far as they were looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::engine) enum LookedUp {
    /// Nobody has asked yet.
    #[default]
    NotAsked,
    /// The answer is under way.
    Asked,
    /// The answer.
    Seen(Vec<Browser>),
}

impl LookedUp {
    /// The answer, once it is there.
    pub fn seen(&self) -> Option<&[Browser]> {
        match self {
            Self::Seen(browsers) => Some(browsers),
            _ => None,
        }
    }
}

impl Core {
    /// Asks for the browsers where the question of this page turns on them.
    pub(super) fn look_up(&mut self) -> Option<Job> {
        let StepKind::Question(question) = &self.step()?.kind else { return None };
        let turns_on_it = |means: &Option<String>| means.as_deref() == Some(OUTDATED);
        let wanted = question.choices.iter().any(|choice| turns_on_it(&choice.means));
        if !wanted || self.browsers != LookedUp::NotAsked {
            return None;
        }
        self.browsers = LookedUp::Asked;
        Some(Job::LookAtBrowsers)
    }

    /// What the look brought back.
    pub(super) fn looked_up(&mut self, browsers: Vec<Browser>) -> Vec<Job> {
        self.browsers = LookedUp::Seen(browsers);
        Vec::new()
    }
}
