//! Codes that are typed: to a page, to a step, or to see where somebody else stands.

use super::*;
use crate::domain::session::{CodeError, Place, ShareCode, place_of, symbols};

/// What the typed code says.
#[derive(Default)]
pub(in crate::engine) struct Jump {
    /// Why it leads nowhere.
    pub error: Option<CodeError>,
    /// What a share code says.
    pub found: Option<ShareCode>,
}

impl Core {
    pub(super) fn show_jump(&mut self) -> Vec<Job> {
        if self.showing == Showing::FirstStart {
            return Vec::new();
        }
        self.jump = Jump::default();
        self.aside(Showing::Jump)
    }

    /// A code of two symbols is a fixed page's, one of three a step's; a longer one is a share code.
    pub(super) fn jump(&mut self, typed: &str, now: &Moment) -> Vec<Job> {
        match self.read_code(typed) {
            Ok(Code::Page(command)) => self.command(command, now),
            Ok(Code::Step(place)) => self.jump_to(&place, now),
            Ok(Code::Share(found)) => {
                self.jump = Jump { error: None, found: Some(found) };
                Vec::new()
            }
            Err(error) => {
                self.jump = Jump { error: Some(error), found: None };
                Vec::new()
            }
        }
    }

    fn read_code(&self, typed: &str) -> Result<Code, CodeError> {
        let library = &self.known.library;
        let code = symbols(typed)?;
        match code.len() {
            2 => fixed_page(&code).map(Code::Page).ok_or(CodeError::NoSuchPage(code)),
            3 => self.place(&code).map(Code::Step).ok_or(CodeError::NoSuchPage(code)),
            _ => ShareCode::read(typed, library, &self.known.catalog).map(Code::Share),
        }
    }

    fn place(&self, code: &str) -> Option<Place> {
        let now_in = self.session.as_ref().map(|session| session.guide.as_str());
        place_of(&self.known.library, code, now_in)
    }

    /// Goes to the step of the share code that was read.
    pub(super) fn jump_to_found(&mut self, now: &Moment) -> Vec<Job> {
        let code = self.jump.found.as_ref().map(|found| found.step.clone());
        match code.and_then(|code| self.place(&code)) {
            Some(place) => self.jump_to(&place, now),
            None => Vec::new(),
        }
    }

    /// A step that was walked already is gone back to, with its answers; another one begins a walk
    /// there, which knows what was entered so far.
    fn jump_to(&mut self, place: &Place, now: &Moment) -> Vec<Job> {
        let walked = self.session.as_ref().and_then(|session| {
            session.trail.iter().rposition(|station| {
                session.guide_of(station) == place.guide && station.step == place.step
            })
        });
        let last = self.session.as_ref().map_or(0, |session| session.trail.len());
        match walked {
            Some(station) if station + 1 < last => self.event(Event::BackTo(station), now),
            Some(_) => self.show(Showing::Step),
            None => {
                let values = self.session.as_ref().map(|session| session.values.clone());
                let mut jobs = self.home(now);
                jobs.extend(self.open(&place.guide, Some(&place.step), now));
                if let (Some(session), Some(values)) = (&mut self.session, values) {
                    session.values = values;
                    jobs.push(Job::Save(Box::new(session.clone())));
                }
                jobs
            }
        }
    }

    /// The share code of where the person stands.
    pub(in crate::engine) fn own_code(&self) -> Option<String> {
        let session = self.session.as_ref().or(self.resumable.as_ref())?;
        let known = &self.known;
        ShareCode::of(session, &known.library, &known.catalog).map(|code| code.written())
    }
}

enum Code {
    Page(Command),
    Step(Place),
    Share(ShareCode),
}

impl Showing {
    /// The spoken code of a fixed page; a step has its own.
    pub(in crate::engine) const fn code(self) -> Option<&'static str> {
        Some(match self {
            Self::Step => return None,
            Self::Home => "A2",
            Self::FirstStart => "A3",
            Self::Jump => "A4",
            Self::Keys => "A6",
            Self::Practice => "A7",
            Self::Settings => "A8",
            Self::Report(_) => "A9",
            Self::Opened => "H2",
            Self::Compared => "H3",
            Self::Wrong => "H4",
            Self::Shops => "K2",
            Self::Sessions => "K3",
            Self::AddKey => "K4",
            Self::DirectLogin => "X4",
            Self::SetUp => "F3",
        })
    }
}

/// The code of “Check everything”, which is shown where steps are.
pub(in crate::engine) const EVERYTHING_CODE: &str = "F2";

/// What a fixed page's code asks for. The first start, a comparison and “This is wrong” cannot be gone to
/// from anywhere else.
fn fixed_page(code: &str) -> Option<Command> {
    let pages = [
        (Showing::Home, Command::Home),
        (Showing::Jump, Command::ShowJump),
        (Showing::Keys, Command::ShowKeys),
        (Showing::Practice, Command::ShowPractice),
        (Showing::Settings, Command::ShowSettings),
        (Showing::Report(ReportFormat::Html), Command::ShowReport),
        (Showing::Opened, Command::AskForReport { beside: false }),
        (Showing::Shops, Command::ShowProfiles),
        (Showing::Sessions, Command::ShowSessions),
        (Showing::AddKey, Command::ShowAddKey),
        (Showing::DirectLogin, Command::DirectLogin(crate::engine::command::DirectLogin::Show)),
        (Showing::SetUp, Command::ShowSetUp),
    ];
    if code == EVERYTHING_CODE {
        return Some(Command::CheckEverything);
    }
    pages.into_iter().find(|(page, _)| page.code() == Some(code)).map(|(_, command)| command)
}
