//! What a page is given besides its view, and where it puts what was asked for.

use super::Drafts;
use crate::domain::text::{Argument, Words};
use crate::engine::command::{Command, Errand};
use crate::engine::view::{Chrome, Look};

/// Something that was asked for on a page.
#[derive(Clone, Debug)]
pub enum Act {
    /// Of the engine.
    Send(Command),
    /// Of the window itself, such as a file dialog.
    Run(Errand),
}

/// What surrounds the drawing of a page.
pub struct Scene<'a> {
    /// The interface's words.
    pub words: &'a Words,
    /// What is half done on the page.
    pub drafts: &'a mut Drafts,
    /// What surrounds the page.
    pub chrome: &'a Chrome,
    /// How it looks.
    pub look: Look,
    /// True in the first frames of a page: the focus goes to its primary button or field.
    pub fresh: bool,
    /// Tells this page's ids and scroll position from those of others.
    pub salt: &'a str,
    /// Seconds of the window's clock.
    pub time: f64,
    /// What was asked for, in order.
    pub acts: Vec<Act>,
}

impl Scene<'_> {
    /// Asks the engine for something.
    pub fn send(&mut self, command: Command) {
        self.acts.push(Act::Send(command));
    }

    /// A text of the interface.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.words.get(id)
    }

    /// A text of the interface with values in it.
    #[must_use]
    pub fn tell(&self, id: &str, values: &[Argument<'_>]) -> String {
        self.words.with(id, values)
    }
}
