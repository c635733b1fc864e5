//! Reports: the person's own, those of others, and “This is wrong”.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::{Core, Showing, VaultState};
use crate::domain::finding::RunId;
use crate::domain::replay::{ComputerSeen, Exchange, Replay};
use crate::domain::report::Report;
use crate::domain::secret::{Needles, Slot, Unsearchable, looks_like_secret};
use crate::engine::command::{Errand, ReportFormat};
use crate::engine::input::Job;
use crate::engine::moment::Moment;
use crate::engine::pages;
use crate::engine::view::{ComparedPage, OpenedPage, ReportPage, WrongPage};

/// The longest note to somebody, in characters.
const NOTE: usize = 400;
/// The longest code that is looked up, in characters.
const CODE: usize = 8;

/// What a run met, for a replay: redacted, in memory alone.
#[derive(Clone, Debug)]
pub struct Recording {
    /// What it met.
    pub exchanges: Vec<Exchange>,
    /// The values that it was given.
    pub values: BTreeMap<String, String>,
    /// What stands for each secret.
    pub secrets: Vec<(Slot, String)>,
    /// The vendors whose hosts were looked at.
    pub vendors: Vec<String>,
    /// What it saw of this computer.
    pub computer: ComputerSeen,
}

/// A report that was opened.
#[derive(Clone, Debug)]
pub struct OpenedReport {
    /// The name of its file.
    pub file: String,
    /// What it says.
    pub report: Report,
}

/// The person's own report while its page is shown: built once for each change.
pub(in crate::engine) struct Own {
    pub report: Report,
    pub needles: Result<Arc<Needles>, Unsearchable>,
    pub page: ReportPage,
}

/// The papers on the table.
#[derive(Default)]
pub(in crate::engine) struct Papers {
    pub own: Option<Own>,
    /// The vault has been asked for what it keeps and has not answered yet.
    pub searching: bool,
    pub opened: Option<Box<OpenedReport>>,
    pub beside: Option<Box<OpenedReport>>,
    pub opened_page: Option<OpenedPage>,
    pub compared_page: Option<ComparedPage>,
    /// The code and the note that are handed back, as typed.
    pub send_to: String,
    pub note: String,
    pub note_refused: bool,
    /// The last run's.
    pub recording: Option<(String, RunId, Recording)>,
    /// What the person says is right.
    pub right: String,
    pub wrong: Option<(Option<Replay>, WrongPage)>,
}

impl Core {
    /// The report is looked through for what the vault keeps, too; until then nothing can leave.
    pub(super) fn show_report(&mut self, now: &Moment) -> Vec<Job> {
        self.aside(Showing::Report(ReportFormat::Html));
        let jobs = self.search_papers();
        self.build_report(now);
        jobs
    }

    pub(super) fn preview_as(&mut self, format: ReportFormat, now: &Moment) -> Vec<Job> {
        if !matches!(self.showing, Showing::Report(_)) {
            return Vec::new();
        }
        self.show(Showing::Report(format));
        match &mut self.papers.own {
            Some(own) => {
                own.page = pages::report_page(&self.known.words, own, format, now);
                self.tell_search();
            }
            None => self.build_report(now),
        }
        Vec::new()
    }

    fn search_papers(&mut self) -> Vec<Job> {
        self.held.clear();
        let ready = matches!(self.vault, VaultState::Ready { .. });
        self.papers.searching = ready && !self.listed.is_empty();
        if self.listed.is_empty() { Vec::new() } else { vec![self.ask_held()] }
    }

    /// A keyring that waits for the person is not waited for: what it has not given in this run of the
    /// program cannot have got into the report.
    pub(super) fn vault_changed(&mut self, now: &Moment) {
        if self.papers.searching && !matches!(self.vault, VaultState::Ready { .. }) {
            self.search_is_done(now);
        }
    }

    /// What the vault keeps has arrived: what is shown is searched for it.
    pub(super) fn search_is_done(&mut self, now: &Moment) {
        self.papers.searching = false;
        match self.showing {
            Showing::Report(_) => self.build_report(now),
            Showing::Wrong => self.build_wrong(),
            _ => {}
        }
    }

    fn build_report(&mut self, now: &Moment) {
        let Showing::Report(format) = self.showing else { return };
        let own = pages::own_report(self, format, now);
        self.papers.own = own;
        self.tell_search();
    }

    fn tell_search(&mut self) {
        let searching = self.papers.searching;
        let count = pages::held_count(self);
        if let Some(own) = &mut self.papers.own {
            own.page.searching = searching;
            own.page.searched_for = count;
        }
    }

    /// What belongs to pages that are left goes with them.
    pub(super) fn clear_papers(&mut self) {
        if !matches!(self.showing, Showing::Report(_)) {
            self.papers.own = None;
        }
        if self.showing != Showing::Wrong {
            self.papers.wrong = None;
            self.papers.right.clear();
        }
    }

    pub(super) fn ask_for_report(beside: bool) -> Vec<Job> {
        vec![Job::Errand(Errand::OpenFile { beside })]
    }

    pub(super) fn read_report(path: PathBuf, beside: bool) -> Vec<Job> {
        vec![Job::ReadReport { path, beside }]
    }

    /// A report was opened. A second one is laid beside the first.
    pub(super) fn report_opened(&mut self, opened: OpenedReport, beside: bool) -> Vec<Job> {
        if self.live.is_some() {
            return Vec::new();
        }
        let opened = Box::new(opened);
        if beside && self.papers.opened.is_some() {
            self.papers.beside = Some(opened);
            self.papers.compared_page = pages::compared(self);
            self.show(Showing::Compared);
        } else {
            self.papers.opened = Some(opened);
            self.papers.beside = None;
            self.papers.send_to.clear();
            self.papers.note.clear();
            self.papers.opened_page = pages::opened(self);
            if self.showing == Showing::Opened {
                self.turn += 1;
            }
            self.aside(Showing::Opened);
        }
        Vec::new()
    }

    /// Which of the two reports is the earlier one is the person's to say.
    pub(super) fn swap_reports(&mut self) -> Vec<Job> {
        if self.papers.beside.is_some() {
            std::mem::swap(&mut self.papers.opened, &mut self.papers.beside);
            self.papers.opened_page = pages::opened(self);
            self.papers.compared_page = pages::compared(self);
        }
        Vec::new()
    }

    pub(super) fn hand_back(&mut self, code: &str, note: &str) -> Vec<Job> {
        self.papers.send_to = code.trim().chars().take(CODE).collect::<String>().to_uppercase();
        // What looks like a secret is not kept.
        self.papers.note_refused = looks_like_secret(note);
        let kept = if self.papers.note_refused { "" } else { note };
        self.papers.note = kept.chars().take(NOTE).collect();
        Vec::new()
    }

    pub(super) fn copy_hand_back(&mut self) -> Vec<Job> {
        let text = pages::hand_back(self).text;
        self.copy(text)
    }

    pub(super) fn show_wrong(&mut self) -> Vec<Job> {
        if self.session.as_ref().is_none_or(|session| session.runs.is_empty()) {
            return Vec::new();
        }
        self.aside(Showing::Wrong);
        let jobs = self.search_papers();
        self.build_wrong();
        jobs
    }

    pub(super) fn say_right(&mut self, text: &str) -> Vec<Job> {
        if self.showing != Showing::Wrong {
            return Vec::new();
        }
        // What looks like a secret is not kept; the page says so.
        self.papers.right = text.to_owned();
        self.build_wrong();
        if looks_like_secret(text) {
            self.papers.right.clear();
        }
        Vec::new()
    }

    fn build_wrong(&mut self) {
        self.papers.wrong = Some(pages::wrong_page(self));
    }

    pub(super) fn save_replay(&mut self, path: PathBuf) -> Vec<Job> {
        let text = self.papers.wrong.as_ref().and_then(|(replay, page)| {
            let may_leave = !page.searching && page.held_back.is_none();
            replay.as_ref().filter(|_| may_leave)?.text(&pages::needles(self).ok()?).ok()
        });
        match text {
            Some(text) => vec![Job::WriteReplay(path, text)],
            None => self.tell_blocked(),
        }
    }
}
