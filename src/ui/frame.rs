//! What surrounds a page, out of the engine's view: the shell's plain values and their words.

use super::pages::{self, sign};
use super::shell::{
    Bar, Corner, Crumb, Foot, Frame, Names, Rail, RailBody, Setup, Station, StationState, Strips,
    Toast,
};
use super::theme::Icon;
use crate::domain::finding::Verdict;
use crate::domain::text::Words;
use crate::engine::view::{self, BarLeft, Chrome, NavLink, Page, View};

/// The words of the shell, found before it is drawn, since it only borrows them.
pub(super) struct Texts {
    back: String,
    settings: String,
    on_page: String,
    sharing: String,
    sharing_short: String,
    sharing_strip: String,
    practice: String,
    foreign: String,
    leave_practice: String,
    route: String,
    more: String,
    page: String,
    brand: String,
    verdicts: Vec<String>,
    links: Vec<String>,
    here: String,
    shop: String,
    switch: String,
}

impl Texts {
    pub(super) fn of(words: &Words, view: &View) -> Self {
        let get = |id: &str| words.get(id);
        let verdict = |line: &view::SetupLine| get(verdict_id(line.verdict));
        Self {
            back: get("ui-back"),
            settings: get("ui-settings"),
            on_page: get("ui-on-page"),
            sharing: get("ui-sharing"),
            sharing_short: get("ui-sharing-short"),
            sharing_strip: get("ui-sharing-strip"),
            practice: get("ui-practice-strip"),
            foreign: get("ui-foreign-strip"),
            leave_practice: get("ui-leave-practice"),
            route: get("ui-your-route"),
            more: get("ui-more"),
            page: get("ui-page"),
            brand: get("ui-brand"),
            verdicts: view.chrome.setup.iter().map(verdict).collect(),
            links: view.chrome.links.iter().map(|link| get(link_id(*link))).collect(),
            shop: get("ui-shop-in-use"),
            switch: get("ui-switch-shop"),
            here: get(&format!("ui-page-{}", pages::kind(&view.page))),
        }
    }

    pub(super) fn stations<'a>(&self, chrome: &'a Chrome) -> Vec<Station<'a>> {
        chrome
            .route
            .iter()
            .map(|station| Station {
                question: &station.label,
                answer: station.answer.as_deref().unwrap_or_default(),
                state: match station.state {
                    view::StationState::Walked => StationState::Walked,
                    view::StationState::Here => StationState::Now,
                    view::StationState::Bad => StationState::Bad,
                    view::StationState::Unsure => StationState::Caution,
                    view::StationState::Arrived => StationState::Good,
                    view::StationState::Harbour => StationState::Harbour,
                },
            })
            .collect()
    }

    pub(super) fn setup<'a>(&'a self, chrome: &'a Chrome) -> Vec<Setup<'a>> {
        // First the shop that is worked with; a press leads to the others.
        let shop = chrome.shop.iter().map(|name| Setup {
            sign: None,
            label: &self.shop,
            name,
            status: &self.switch,
            leads: true,
        });
        let lines = chrome.setup.iter().zip(&self.verdicts).map(|(line, word)| Setup {
            sign: Some((sign(line.verdict), word)),
            label: "",
            name: &line.name,
            status: &line.seen,
            leads: false,
        });
        let facts = chrome.facts.iter().map(|fact| Setup {
            sign: None,
            label: &fact.label,
            name: &fact.name,
            status: &fact.more,
            leads: false,
        });
        shop.chain(lines).chain(facts).collect()
    }

    pub(super) fn feet<'a>(&'a self, view: &View) -> Vec<Foot<'a>> {
        view.chrome
            .links
            .iter()
            .zip(&self.links)
            .map(|(link, text)| Foot {
                icon: match link {
                    NavLink::Home => Icon::HouseSimple,
                    NavLink::Keys => Icon::Key,
                    NavLink::Report => Icon::FileText,
                    NavLink::Practice => Icon::Flask,
                    NavLink::Shops => Icon::Storefront,
                    NavLink::Sessions => Icon::Path,
                    NavLink::OpenReport => Icon::FolderOpen,
                    NavLink::Wrong => Icon::Flag,
                    NavLink::SetUp => Icon::PencilSimple,
                },
                text,
                on: matches!(
                    (link, &view.page),
                    (NavLink::Home, Page::Home(_))
                        | (NavLink::Keys, Page::Keys(_))
                        | (NavLink::Report, Page::Report(_))
                        | (NavLink::Practice, Page::Practice(_))
                        | (NavLink::Shops, Page::Shops(_))
                        | (NavLink::Sessions, Page::Sessions(_))
                        | (NavLink::Keys, Page::AddKey(_))
                        | (NavLink::OpenReport, Page::Opened(_) | Page::Compared(_))
                        | (NavLink::Wrong, Page::Wrong(_))
                        | (NavLink::SetUp, Page::SetUp(_))
                ),
            })
            .collect()
    }

    /// The answers so far that can be gone back to, then where the person is.
    pub(super) fn crumbs<'a>(&'a self, view: &'a View) -> Vec<Crumb<'a>> {
        let mut crumbs: Vec<Crumb<'a>> = Vec::new();
        let mut here = None;
        for (index, station) in view.chrome.route.iter().enumerate() {
            match (station.state, &station.answer) {
                (view::StationState::Harbour, _) => {}
                (view::StationState::Here, _) => here = Some(station.label.as_str()),
                (view::StationState::Arrived, _) => {
                    here = Some(station.answer.as_deref().unwrap_or(&station.label));
                }
                (_, Some(answer)) => crumbs.push(Crumb { text: answer, station: Some(index) }),
                (_, None) => {}
            }
        }
        crumbs.push(Crumb { text: here.unwrap_or(&self.here), station: None });
        crumbs
    }

    pub(super) fn frame<'a>(
        &'a self,
        view: &'a View,
        body: RailBody<'a>,
        feet: &'a [Foot<'a>],
        crumbs: &'a [Crumb<'a>],
        toast: Option<Toast<'a>>,
    ) -> Frame<'a> {
        let chrome = &view.chrome;
        Frame {
            strips: Strips {
                practice: chrome.practice.then_some((&self.practice, &self.leave_practice)),
                foreign: chrome.foreign.then_some(&self.foreign),
                sharing: chrome.sharing.then_some(&self.sharing_strip),
            },
            rail: Rail {
                caption: chrome.rail_caption.as_deref().unwrap_or_default(),
                body,
                foot: feet,
                brand: &self.brand,
            },
            crumbs,
            bar: Bar {
                corner: match chrome.left {
                    BarLeft::Back => Corner::Back(&self.back),
                    BarLeft::Settings => Corner::Settings(&self.settings),
                    BarLeft::Nothing => Corner::Nothing,
                },
                page: &self.on_page,
                code: &chrome.code,
                sharing: &self.sharing,
                sharing_short: &self.sharing_short,
                is_sharing: chrome.sharing,
            },
            wide: matches!(view.page, Page::Compared(_)),
            toast,
            names: Names { route: &self.route, more: &self.more, page: &self.page },
        }
    }
}

const fn link_id(link: NavLink) -> &'static str {
    match link {
        NavLink::Home => "ui-link-home",
        NavLink::Keys => "ui-keys-title",
        NavLink::Report => "ui-link-report",
        NavLink::Practice => "ui-link-practice",
        NavLink::Shops => "ui-shops-title",
        NavLink::Sessions => "ui-sessions-title",
        NavLink::OpenReport => "ui-link-open-report",
        NavLink::Wrong => "ui-link-wrong",
        NavLink::SetUp => "ui-link-set-up",
    }
}

const fn verdict_id(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "ui-sign-works",
        Verdict::Fail => "ui-sign-not-working",
        Verdict::Warn => "ui-sign-look-at",
        Verdict::Inconclusive => "ui-sign-cannot-tell",
        Verdict::Skipped => "ui-sign-skipped",
    }
}
