//! Words what is to be seen: a file a kind of page.

mod add_key;
mod aside;
mod away;
mod before_everything;
mod changed;
mod chrome;
mod direct_login;
mod everything;
mod fill;
mod home;
mod jump;
mod masks;
mod noticed;
mod opened;
mod outcome;
mod papers;
mod picture;
mod proof;
mod result;
mod sessions;
mod set_up;
mod settings;
mod shops;
mod step;
mod wrong;

pub(super) use before_everything::receivers;
pub(super) use everything::row_details;
pub(super) use home::search;
pub(super) use masks::{fresh as fresh_masks, outward};
pub(super) use noticed::OUTDATED;
pub(super) use opened::{compared, hand_back, opened};
pub(super) use outcome::message_text;
pub(super) use papers::{
    chat_text, held_count, needles, own_report, report_file, report_page, report_text,
};
pub(super) use result::details_text;
pub(super) use step::instruction_text;
pub(super) use wrong::wrong_page;

use super::core::{Core, Showing};
use super::moment::Moment;
use super::view::{Look, Page, Toast, View};

/// Everything that is to be seen.
pub(super) fn view(core: &Core, look: Look, toast: Option<Toast>, turn: u64, now: &Moment) -> View {
    let page = page(core, now);
    let window_title = chrome::window_title(core);
    let chrome = chrome::chrome(core, now);
    let view = View { window_title, chrome, page, toast, confirm_open: None, look, turn };
    if core.sharing { masks::masked(core, view) } else { view }
}

fn page(core: &Core, now: &Moment) -> Page {
    let home = || Page::Home(home::home(core, now));
    match core.showing {
        Showing::FirstStart => Page::FirstStart,
        Showing::Home => home(),
        Showing::Step => step::page(core, now),
        Showing::Report(format) => Page::Report(papers::report(core, format, now)),
        Showing::Opened => opened::page(core).map_or_else(home, Page::Opened),
        Showing::Compared => opened::compared_page(core).map_or_else(home, Page::Compared),
        Showing::Wrong => Page::Wrong(wrong::page(core)),
        Showing::Keys => Page::Keys(aside::keys(core, now)),
        Showing::Practice => Page::Practice(aside::practice(core)),
        Showing::Jump => Page::Jump(jump::jump(core)),
        Showing::Settings => Page::Settings(settings::page(core)),
        Showing::Shops => Page::Shops(shops::page(core, now)),
        Showing::Sessions => Page::Sessions(sessions::page(core, now)),
        Showing::SetUp => Page::SetUp(set_up::page(core)),
        Showing::AddKey => Page::AddKey(add_key::page(core, now)),
        Showing::DirectLogin => Page::DirectLogin(Box::new(direct_login::page(core, now))),
    }
}
