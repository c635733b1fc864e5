//! What a page holds between two frames and the engine need not know: half-typed text, what is
//! unfolded for the moment, and since when something is shown.

use std::collections::{BTreeMap, BTreeSet};

use super::entries::EntriesDraft;
use crate::engine::command::{Command, KeepSecret};
use crate::engine::view::{AskField, Page, SetUpBody, SetUpPage};
use crate::ui::widgets::SecretEntry;

/// The unfinished things of one page. They end with the page; a typed secret is wiped with them.
#[derive(Debug, Default)]
pub struct Drafts {
    /// What stands in the search field.
    pub query: String,
    /// What was pasted over several lines, as the field shows it and as it was.
    pub pasted: Option<(String, String)>,
    /// A secret was spotted in the search field and taken out of it.
    pub spotted: bool,
    /// It was hidden, and the rest was left in the field.
    pub spotted_masked: bool,
    /// The engine's own spotting was already acted upon.
    pub spotting_seen: bool,
    /// What stands in the field of a value.
    pub value: String,
    /// What stands in the field of a secret.
    pub secret: SecretEntry,
    /// Where the secret is to be kept, once that was chosen here.
    pub keep: Option<KeepSecret>,
    /// The error that the field was already focused for.
    pub error_seen: Option<String>,
    /// “Continue” was pressed with nothing in the field of a secret.
    pub nothing_entered: bool,
    /// The instruction that was copied last, and when in seconds of the window's clock.
    pub copied: Option<(usize, f64)>,
    /// “Why?” is unfolded, where the window is narrow.
    pub why_open: bool,
    /// The notice is unfolded, where the window is narrow.
    pub notice_open: bool,
    /// A message is to go by chat, not by e-mail.
    pub chat: bool,
    /// The message of a page that leads with something else is unfolded.
    pub writing: bool,
    /// The key that “Forget” asks about once more.
    pub forgetting: Option<usize>,
    /// “Forget everything” asks once more.
    pub forget_all: bool,
    /// What is half done in a list of saved things.
    pub entries: EntriesDraft,
    /// What stands in the fields beside an added key, by name.
    pub values: BTreeMap<String, String>,
    /// Where the person wants to go while a check runs; asked about once more.
    pub leaving: Option<Command>,
    /// The running seconds that the engine told last, and when.
    pub seconds: Option<(f32, f64)>,
    /// The list of masks is unfolded.
    pub masks_open: bool,
    /// The parts of a comparison whose unchanged lines are unfolded.
    pub unfolded: Vec<usize>,
    /// The code that somebody is sent to.
    pub send_to: String,
    /// The note that goes with it.
    pub note: String,
    /// What is right, where a verdict is wrong.
    pub right: String,
    /// The seconds of a wait that the engine told last, and when they were asked for again.
    pub tock: Option<(u64, f64)>,
    /// What is unfolded and ticked on “Check everything” and the set-up.
    pub everything: EverythingDraft,
}

/// What is unfolded on “Check everything”, and ticked in the set-up.
#[derive(Debug, Default)]
pub struct EverythingDraft {
    /// The checks whose details are unfolded.
    pub open: BTreeSet<String>,
    /// What cannot run because of the cause is unfolded.
    pub blocked: bool,
    /// It ran when it was drawn last.
    pub ran: bool,
    /// What is ticked.
    pub ticks: Vec<bool>,
    /// The page on which a partner's customer lands.
    pub landing: usize,
}

impl Drafts {
    /// The drafts that a page begins with.
    #[must_use]
    pub fn of(page: &Page) -> Self {
        let mut drafts = Self::default();
        match page {
            Page::Home(home) => drafts.query.clone_from(&home.query),
            Page::Ask(ask) => {
                if let AskField::Value { text } = &ask.field {
                    drafts.value.clone_from(text);
                }
            }
            Page::Opened(opened) => {
                drafts.send_to.clone_from(&opened.send.code);
                drafts.note.clone_from(&opened.send.note);
            }
            Page::SetUp(page) => drafts.of_set_up(page),
            _ => {}
        }
        drafts
    }

    fn of_set_up(&mut self, page: &SetUpPage) {
        match &page.body {
            SetUpBody::Value { text, .. } => self.value.clone_from(text),
            SetUpBody::Any(ticks) => {
                self.everything.ticks = ticks.iter().map(|tick| tick.on).collect();
            }
            SetUpBody::Partner { account, landing, theme } => {
                self.values.insert("account".to_owned(), account.clone());
                self.values.insert("theme".to_owned(), theme.clone());
                self.everything.landing = landing.map_or(0, |place| place + 1);
            }
            SetUpBody::One { .. } | SetUpBody::Whole { .. } => {}
        }
    }
}
