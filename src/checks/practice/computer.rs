//! What a scenario states of the computer, beside its clock.

use serde::Deserialize;

use super::scenario::Computer;
use crate::checks::BrowserSource;
use crate::world::platform::browsers::{Browser, Make, Version};

/// A browser that a scenario states.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatedBrowser {
    /// `chrome`, `edge`, `firefox`, `safari`, `chromium`, or the name of another one.
    pub name: String,
    /// The version just as the system has it; none where it says none.
    pub version: Option<String>,
    /// True for the one that links open in.
    #[serde(default)]
    pub default: bool,
}

impl Computer {
    /// The browsers as checks see them.
    #[must_use]
    pub fn browsers(&self) -> BrowserSource {
        let one = |stated: &StatedBrowser| Browser {
            is_default: stated.default,
            ..Browser::new(
                Make::of_word(&stated.name),
                stated.version.as_deref().and_then(Version::find),
            )
        };
        match &self.browsers {
            None => BrowserSource::NotAsked,
            Some(stated) => BrowserSource::Stated(stated.iter().map(one).collect()),
        }
    }
}
