//! The page of a direct login: the values of a link, the link itself for the moment between making and
//! opening it, and a link of the partner's own that is read. No token stays here.

use super::*;
use crate::domain::direct_login::{
    APPENDED_MAX, AccountShape, FIXED_MAX, Landing, Length, LinkReading, account_shape, appended,
    is_theme_id, read,
};
use crate::domain::finding::Outcome;
use crate::engine::command::DirectLogin as Asked;
use crate::engine::input::{LinkCame, LinkJob, Opened};

/// The first number of the runs of this page; those of added keys begin below.
const FIRST_RUN: u32 = 2_000_000_000;

/// What the page holds.
#[derive(Debug)]
pub(in crate::engine) struct DirectLogin {
    /// The customer's account id.
    pub account: String,
    /// The theme.
    pub theme: String,
    /// The page to open.
    pub landing: Landing,
    /// What the customer sees is shown.
    pub table: bool,
    /// The link that is being made.
    pub making: Option<RunId>,
    /// What came of the last one.
    pub made: Option<MadeLink>,
    /// How long token and address were, in characters.
    pub characters: Option<usize>,
    /// What was read of a pasted link.
    pub reading: Option<LinkReading>,
    /// Something was typed here, so nothing is filled in any more.
    touched: bool,
    runs: u32,
}

impl Default for DirectLogin {
    fn default() -> Self {
        Self {
            account: String::new(),
            theme: String::new(),
            landing: Landing::Carriers,
            table: false,
            making: None,
            made: None,
            characters: None,
            reading: None,
            touched: false,
            runs: 0,
        }
    }
}

/// What came of a link.
#[derive(Debug)]
pub(in crate::engine) struct MadeLink {
    /// What the vendor's answer says.
    pub outcome: Outcome,
    /// Whether it was opened.
    pub opened: Opened,
    /// When the token was asked for, in milliseconds of the clock that never jumps.
    pub asked_ms: u64,
    /// The same in Unix seconds.
    pub asked_at: i64,
    /// How long after it came it was opened, in milliseconds.
    pub opened_after_ms: u64,
}

impl DirectLogin {
    /// How long the link is, or may be.
    pub(in crate::engine) fn length(&self) -> Length {
        let own = appended(Some(self.landing.word()), self.theme()).chars().count();
        Length { fixed: self.characters.unwrap_or(FIXED_MAX), own }
    }

    fn theme(&self) -> Option<&str> {
        Some(self.theme.trim()).filter(|theme| !theme.is_empty())
    }

    /// What keeps a link from being made: a text id.
    pub(in crate::engine) fn obstacle(&self) -> Option<&'static str> {
        if account_shape(&self.account) != AccountShape::Account {
            return Some("direct-login-needs-account");
        }
        if self.theme().is_some_and(|theme| !is_theme_id(theme)) {
            return Some("direct-login-needs-theme");
        }
        (self.length().own > APPENDED_MAX).then_some("direct-login-needs-room")
    }
}

impl Core {
    pub(super) fn direct_login(&mut self, asked: Asked, now: &Moment) -> Vec<Job> {
        match asked {
            Asked::Show => self.show_direct_login(),
            Asked::Account(text) => self.typed(|page| page.account = text),
            Asked::Theme(text) => self.typed(|page| page.theme = text),
            Asked::Landing(landing) => self.typed(|page| page.landing = landing),
            Asked::Make => self.make_link(),
            Asked::Stop => self.stop_link(),
            Asked::ShowLandings(show) => {
                self.direct_login.table = show;
                Vec::new()
            }
            Asked::Read(pasted) => {
                self.direct_login.reading = Some(read(&pasted, Some(now.unix)));
                Vec::new()
            }
            Asked::AddKey => self.add_partner_key(),
        }
    }

    pub(super) fn show_direct_login(&mut self) -> Vec<Job> {
        if self.showing == Showing::FirstStart {
            return Vec::new();
        }
        if !self.direct_login.touched {
            self.fill_in_direct_login();
        }
        self.direct_login.reading = None;
        self.aside(Showing::DirectLogin)
    }

    /// What the walk knows, else what the profile knows.
    fn fill_in_direct_login(&mut self) {
        let known = self.shops.get(self.profile()).map(|one| one.values()).unwrap_or_default();
        let walked = self.session.as_ref().map(|session| session.values.clone());
        let value = |name: &str| {
            let walked = walked.as_ref().and_then(|values| values.get(name));
            walked.or_else(|| known.get(name)).cloned().unwrap_or_default()
        };
        let page = &mut self.direct_login;
        page.account = value("account-id");
        page.theme = value("theme-id");
        page.landing = Landing::of(&value("redirect-to")).unwrap_or(Landing::Carriers);
    }

    fn typed(&mut self, change: impl FnOnce(&mut DirectLogin)) -> Vec<Job> {
        change(&mut self.direct_login);
        self.direct_login.touched = true;
        Vec::new()
    }

    fn make_link(&mut self) -> Vec<Job> {
        let page = &self.direct_login;
        if page.making.is_some() || page.obstacle().is_some() {
            return Vec::new();
        }
        let Some(key) = self.source_of(Slot::ShipenginePartnerKey) else { return Vec::new() };
        let run = RunId(FIRST_RUN + self.direct_login.runs);
        let page = &mut self.direct_login;
        page.runs += 1;
        page.making = Some(run);
        page.made = None;
        let job = LinkJob {
            run,
            key,
            account: page.account.trim().to_owned(),
            redirect_to: page.landing.word().to_owned(),
            theme_id: page.theme().map(str::to_owned),
            practice: self.practice.is_some(),
        };
        vec![Job::MakeLink(Box::new(job))]
    }

    fn stop_link(&mut self) -> Vec<Job> {
        self.direct_login.making.take().map(Job::Cancel).into_iter().collect()
    }

    /// Whoever leaves the page wants no browser to open behind it.
    pub(super) fn leave_direct_login(&mut self) -> Vec<Job> {
        if self.showing == Showing::DirectLogin { Vec::new() } else { self.stop_link() }
    }

    pub(super) fn link_came(&mut self, run: RunId, came: LinkCame, now: &Moment) -> Vec<Job> {
        if self.direct_login.making != Some(run) {
            return Vec::new();
        }
        let LinkCame { outcome, characters, opened, age_ms, opened_after_ms } = came;
        let page = &mut self.direct_login;
        page.making = None;
        page.characters = characters.or(page.characters);
        page.made = Some(MadeLink {
            outcome,
            opened,
            asked_ms: now.ms.saturating_sub(age_ms),
            asked_at: now.unix - i64::try_from(age_ms / 1000).unwrap_or_default(),
            opened_after_ms,
        });
        Vec::new()
    }

    /// True where a secret of this slot was entered or is kept.
    pub(in crate::engine) fn has_secret(&self, slot: Slot) -> bool {
        self.source_of(slot).is_some()
    }

    fn add_partner_key(&mut self) -> Vec<Job> {
        let mut jobs = self.aside(Showing::Keys);
        jobs.extend(self.show_add_key());
        jobs.extend(self.add_key_for(Slot::ShipenginePartnerKey));
        jobs
    }
}
