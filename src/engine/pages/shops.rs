//! Shops and accounts, and what a profile brings to other pages.

use crate::domain::finding::Verdict;
use crate::domain::guide::{Resolution, StepKind};
use crate::domain::profile::{Place, Profile};
use crate::domain::report::{Kind, Masker};
use crate::domain::session::Session;
use crate::engine::core::{Core, Showing};
use crate::engine::moment::Moment;
use crate::engine::view::{Notice, NoticeAction, ShopLine, ShopsPage, Tone};

pub(super) fn page(core: &Core, now: &Moment) -> ShopsPage {
    let in_use = &core.shops.in_use;
    let mut shops: Vec<ShopLine> =
        core.shops.list.iter().map(|one| line(core, &one.id, &one.profile, now)).collect();
    // The one in use stands first, the others by name.
    shops.sort_by_cached_key(|shop| (shop.id != *in_use, shop.name.to_lowercase()));
    ShopsPage { shops }
}

fn line(core: &Core, id: &str, profile: &Profile, now: &Moment) -> ShopLine {
    let words = &core.known.words;
    let (verdict, last) = last(core, id, now);
    let only = core.shops.list.len() < 2;
    ShopLine {
        id: id.to_owned(),
        name: core.shops.name(id).to_owned(),
        vendors: vendors(core, profile),
        verdict,
        last,
        in_use: core.shops.in_use == id,
        deleting: core.shops.deleting.as_deref() == Some(id),
        stays: only.then(|| words.get("shop-only")),
    }
}

fn vendors(core: &Core, profile: &Profile) -> String {
    let words = &core.known.words;
    let named = profile.vendors();
    if named.is_empty() {
        return words.get("shop-no-vendors");
    }
    let named = named.iter().filter(|vendor| **vendor != "store");
    let named = named.map(|vendor| words.get(&format!("shop-vendor-{vendor}")));
    named.collect::<Vec<_>>().join(", ")
}

/// The last result of a profile, and when.
fn last(core: &Core, id: &str, now: &Moment) -> (Option<Verdict>, String) {
    let words = &core.known.words;
    let Some(notes) = &core.shops.notes else { return (None, words.get("shop-reading")) };
    let runs = notes.iter().filter(|note| note.profile == id).filter_map(|note| note.last.as_ref());
    match runs.max_by_key(|run| run.at) {
        Some(run) => {
            let check = words.get(&super::result::title_id(&run.check));
            let seen = super::result::seen_of(core, run);
            let arguments =
                [("check", check.into()), ("seen", seen.into()), ("when", now.when(run.at).into())];
            (Some(run.verdict), words.with("shop-last", &arguments))
        }
        None => (None, words.get("shop-no-result")),
    }
}

/// What the profile of a walk remembers for a value that is asked for.
pub(super) fn remembered(core: &Core, session: &Session, name: &str) -> Option<String> {
    let guide = core.known.library.guide(&session.guide)?;
    Place::of(&guide.topic, name)?.value(core.shops.get(&session.profile)?)
}

/// The offer to remember what the walk taught: where it was left, or ended well.
pub(super) fn remember_notice(core: &Core) -> Option<Notice> {
    let ended_well = || {
        let step = core.step().map(|step| &step.kind);
        matches!(step, Some(StepKind::Outcome(end)) if end.resolution == Resolution::Solved)
    };
    let here = match core.showing {
        Showing::Home => true,
        Showing::Step => ended_well(),
        _ => false,
    };
    let offered = if here { core.offered() } else { Vec::new() };
    if offered.is_empty() {
        return None;
    }
    let words = &core.known.words;
    let session = core.session.as_ref().or(core.resumable.as_ref())?;
    let values = offered.into_iter().map(|one| one.value).collect::<Vec<_>>().join(", ");
    let shop = core.shops.name(&session.profile).to_owned();
    Some(Notice {
        tone: Tone::Noticed,
        strong: words.get("remember-strong"),
        text: words.with("remember", &[("values", values.into()), ("shop", shop.into())]),
        action: Some(NoticeAction::Remember),
    })
}

/// Names that a person gave are personal, except the one that every first profile has.
pub(super) fn know_names(core: &Core, masker: &mut Masker) {
    let first = core.known.words.get("shop-first");
    for one in &core.shops.list {
        if let Some(name) = one.profile.name.as_deref().filter(|name| *name != first) {
            masker.know(Kind::Shop, name);
        }
        if let Some(host) = one.profile.shop.as_ref().and_then(|shop| shop.url.host_str()) {
            masker.know(Kind::Shop, host);
        }
    }
    for name in core.shops.notes.iter().flatten().filter_map(|note| note.name.as_deref()) {
        masker.know(Kind::Name, name);
    }
}
