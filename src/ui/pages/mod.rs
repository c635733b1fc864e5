//! The pages: each a function of its part of the view, which says what was asked for.

mod add_key;
mod ask;
mod before_check;
mod before_everything;
mod cannot_tell;
mod compared;
mod direct_login;
mod drafts;
mod entries;
mod everything;
mod first_start;
mod fix;
mod hand_over;
mod home;
mod home_paste;
mod jump;
mod keys;
mod message;
mod opened;
mod paper;
mod parts;
mod practice;
mod question;
mod report;
mod result;
mod running;
mod scene;
mod sessions;
mod set_up;
mod settings;
mod shops;
mod solved;
mod wait;
mod wrong;

pub use drafts::Drafts;
pub(in crate::ui) use everything::has_ended;
pub(in crate::ui) use parts::sign;
pub use scene::{Act, Scene};

use super::shell;
use crate::engine::view::Page;

/// Draws a page. What was pressed or typed is found in the scene afterwards.
pub fn show(room: &mut shell::Page<'_>, page: &Page, scene: &mut Scene<'_>) {
    match page {
        Page::FirstStart => first_start::show(room, scene),
        Page::Home(page) => home::show(room, page, scene),
        Page::Question(page) => question::show(room, page, scene),
        Page::Ask(page) => ask::show(room, page, scene),
        Page::BeforeCheck(page) => before_check::show(room, page, scene),
        Page::Running(page) => running::show(room, page, scene),
        Page::Result(page) => result::show(room, page, scene),
        Page::Fix(page) => fix::show(room, page, scene),
        Page::Wait(page) => wait::show(room, page, scene),
        Page::Solved(page) => solved::show(room, page, scene),
        Page::HandOver(page) => hand_over::show(room, page, scene),
        Page::CannotTell(page) => cannot_tell::show(room, page, scene),
        Page::Report(page) => report::show(room, page, scene),
        Page::Keys(page) => keys::show(room, page, scene),
        Page::Practice(page) => practice::show(room, page, scene),
        Page::Jump(page) => jump::show(room, page, scene),
        Page::Settings(page) => settings::show(room, page, scene),
        Page::Shops(page) => shops::show(room, page, scene),
        Page::Sessions(page) => sessions::show(room, page, scene),
        Page::AddKey(page) => add_key::show(room, page, scene),
        Page::DirectLogin(page) => direct_login::show(room, page, scene),
        Page::Opened(page) => opened::show(room, page, scene),
        Page::Compared(page) => compared::show(room, page, scene),
        Page::Wrong(page) => wrong::show(room, page, scene),
        Page::BeforeEverything(page) => before_everything::show(room, page, scene),
        Page::Everything(page) => everything::show(room, page, scene),
        Page::SetUp(page) => set_up::show(room, page, scene),
    }
}

/// The kind of a page, by which its scroll position and ids are told apart, and its name is found
/// among the texts (`ui-page-…`).
#[must_use]
pub const fn kind(page: &Page) -> &'static str {
    match page {
        Page::FirstStart => "first-start",
        Page::Home(_) => "home",
        Page::Question(_) => "question",
        Page::Ask(_) => "ask",
        Page::BeforeCheck(_) => "before-check",
        Page::Running(_) => "running",
        Page::Result(_) => "result",
        Page::Fix(_) => "fix",
        Page::Wait(_) => "wait",
        Page::Solved(_) => "solved",
        Page::HandOver(_) => "hand-over",
        Page::CannotTell(_) => "cannot-tell",
        Page::Report(_) => "report",
        Page::Keys(_) => "keys",
        Page::Practice(_) => "practice",
        Page::Jump(_) => "jump",
        Page::Settings(_) => "settings",
        Page::Shops(_) => "shops",
        Page::Sessions(_) => "sessions",
        Page::AddKey(_) => "add-key",
        Page::DirectLogin(_) => "direct-login",
        Page::Opened(_) => "opened",
        Page::Compared(_) => "compared",
        Page::Wrong(_) => "wrong",
        Page::BeforeEverything(_) => "before-everything",
        Page::Everything(_) => "everything",
        Page::SetUp(_) => "set-up",
    }
}
