//! The pages, the settings, and what leaves for clipboard, file and mail.

use super::*;

impl Core {
    pub(super) fn begin(&mut self) -> Vec<Job> {
        self.settings.first_start_done = true;
        self.show(Showing::Home);
        vec![Job::SaveSettings(self.settings.clone())]
    }

    pub(super) fn show(&mut self, showing: Showing) -> Vec<Job> {
        if self.showing != showing {
            self.turn += 1;
        }
        if !matches!(showing, Showing::Report(_) | Showing::Step | Showing::Wrong) {
            self.held.clear();
        }
        self.showing = showing;
        self.asked_page = None;
        self.clear_papers();
        self.toast = None;
        Vec::new()
    }

    /// A page beside the walk, from which Back leads to where the person was.
    pub(super) fn aside(&mut self, showing: Showing) -> Vec<Job> {
        let is_aside = !matches!(self.showing, Showing::Home | Showing::Step | Showing::FirstStart);
        if !is_aside {
            self.before_aside = self.showing;
        }
        self.show(showing)
    }

    pub(super) fn ask_held(&self) -> Job {
        Job::AskHeld(self.listed.iter().map(|listed| listed.id.clone()).collect())
    }

    pub(super) fn home(&mut self, now: &Moment) -> Vec<Job> {
        let jobs = self.put_aside(now);
        self.search = Search::default();
        self.show(Showing::Home);
        jobs
    }

    pub(super) fn finish(&mut self, now: &Moment) -> Vec<Job> {
        let jobs = self.home(now);
        self.resumable = None;
        jobs
    }

    pub(super) fn back(&mut self, now: &Moment) -> Vec<Job> {
        match self.showing {
            Showing::Step if self.is_everything() => self.home(now),
            Showing::SetUp => self.set_up_back(),
            Showing::Step => {
                let first = self.session.as_ref().is_some_and(|session| {
                    session.trail.len() < 2
                        && session.running.is_none()
                        && session.result_here().is_none()
                });
                if first { self.home(now) } else { self.event(Event::Back, now) }
            }
            Showing::FirstStart | Showing::Home => Vec::new(),
            Showing::AddKey => self.show(Showing::Keys),
            Showing::Compared => self.show(Showing::Opened),
            _ => self.show(self.before_aside),
        }
    }

    pub(super) fn copy(&mut self, text: Option<String>) -> Vec<Job> {
        let Some(text) = text else { return Vec::new() };
        let told = self.known.words.get("copied");
        let text = pages::outward(self, text);
        self.tell(told, true);
        vec![Job::Errand(Errand::Copy(text))]
    }

    pub(super) fn mail(&self) -> Vec<Job> {
        let Some((subject, body)) = pages::message_text(self) else { return Vec::new() };
        vec![Job::Mail { subject, body }]
    }

    pub(super) fn save_report(&mut self, path: std::path::PathBuf) -> Vec<Job> {
        match pages::report_file(self, &path) {
            Some(text) => vec![Job::Write(path, text)],
            None => self.tell_blocked(),
        }
    }

    pub(super) fn copy_or_block(&mut self, text: Option<String>) -> Vec<Job> {
        if text.is_some() { self.copy(text) } else { self.tell_blocked() }
    }

    pub(super) fn tell_blocked(&mut self) -> Vec<Job> {
        let text = self.known.words.get("told-blocked");
        self.tell(text, false)
    }

    pub(super) fn tell(&mut self, text: String, good: bool) -> Vec<Job> {
        self.toast = Some(Toast { text, good });
        Vec::new()
    }

    pub(super) fn tell_nothing(&mut self) -> Vec<Job> {
        self.toast = None;
        Vec::new()
    }

    pub(super) fn show_details(&mut self, open: bool) -> Vec<Job> {
        self.settings.details_open = open;
        self.save_settings()
    }

    pub(super) fn share(&mut self, sharing: bool) -> Vec<Job> {
        self.sharing = sharing;
        self.masks = RefCell::new(pages::fresh_masks());
        Vec::new()
    }

    pub(super) fn save_settings(&self) -> Vec<Job> {
        vec![Job::SaveSettings(self.settings.clone())]
    }

    /// What the vault says of itself, as a notice, where the person should know.
    pub(in crate::engine) fn vault_notice(&self) -> Option<Notice> {
        let words = &self.known.words;
        let (id, text, action) = match &self.vault {
            VaultState::WaitingForPerson { keyring } => {
                let text = words.with("vault-waiting", &[("keyring", (*keyring).into())]);
                ("vault-waiting-strong", text, Some(NoticeAction::RetryKeyring))
            }
            VaultState::MemoryOnly { reason } => {
                let action = reason.can_retry().then_some(NoticeAction::RetryKeyring);
                ("vault-memory-strong", reason.to_string(), action)
            }
            VaultState::Opening | VaultState::Ready { .. } => return None,
        };
        Some(Notice { tone: Tone::Caution, strong: words.get(id), text, action })
    }

    /// True where a stored entry lives in memory alone.
    pub(in crate::engine) fn in_memory(listed: &Listed) -> bool {
        listed.kept == Keep::ThisTime || listed.waits_for_keyring
    }
}
