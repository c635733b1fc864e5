//! Before everything is checked: who is asked, and what goes with the questions.

use super::step;
use crate::checks;
use crate::domain::finding::{Declaration, Sends};
use crate::domain::secret::Slot;
use crate::engine::core::Core;
use crate::engine::moment::Moment;
use crate::engine::view::{BeforeEverythingPage, MissingKey, Receiver};

pub(super) fn page(core: &Core, now: &Moment) -> BeforeEverythingPage {
    let words = &core.known.words;
    let planned = declared(core);
    let sign_in = core.planned_sign_in();
    let not_now = sign_in.and_then(|_| step::not_now(core, now));
    let vendor = sign_in.map(|declared| words.get(&format!("vendor-{}", declared.vendor)));
    let named = |id: &str| {
        let name = vendor.clone().unwrap_or_default();
        words.with(id, &[("vendor", name.into())])
    };
    let mut promises = vec![words.get("everything-promise-reads")];
    promises.push(match sign_in {
        Some(_) => named("everything-promise-one-try"),
        None => words.get("promise-no-lock"),
    });
    let receivers = receivers_of(core, &planned);
    if receivers.iter().any(|one| one.secret) {
        promises.push(words.get("everything-promise-encrypted"));
    }
    BeforeEverythingPage {
        lead: words.with("everything-before-lead", &[("count", planned.len().into())]),
        receivers,
        promises,
        missing: missing(core, &planned),
        guard: (sign_in.is_some() && core.standing.0 > 0 && not_now.is_none())
            .then(|| words.with("guard-standing", &[("failures", core.standing.0.into())])),
        not_now: not_now.map(|why| format!("{why} {}", named("everything-not-now"))),
    }
}

fn declared(core: &Core) -> Vec<&'static Declaration> {
    core.planned().into_iter().map(|check| check.declaration()).collect()
}

/// The keys without which a check is left out, each once.
fn missing(core: &Core, planned: &[&Declaration]) -> Vec<MissingKey> {
    let words = &core.known.words;
    let mut missing: Vec<MissingKey> = Vec::new();
    for slot in planned.iter().flat_map(|declared| lacking(core, declared)) {
        if missing.iter().all(|one| one.slot != slot) {
            let name = words.get(&format!("slot-{}", slot.name()));
            missing.push(MissingKey { slot, name });
        }
    }
    missing
}

/// The keys that a check lacks: those that it must have, and where any one will do and there is none, the
/// first. What looks at a key on this computer alone waits for none.
fn lacking(core: &Core, declared: &Declaration) -> Vec<Slot> {
    let sent = || declared.secrets.iter().filter(|used| used.service.is_some());
    let required = sent().filter(|used| used.required && !core.has_key(used.slot));
    let required: Vec<Slot> = required.map(|used| used.slot).collect();
    if !required.is_empty() || sent().any(|used| core.has_key(used.slot)) {
        return required;
    }
    sent().take(1).map(|used| used.slot).collect()
}

/// The key that this check lacks.
pub(super) fn lacks(core: &Core, check: &str) -> Option<Slot> {
    lacking(core, checks::find(check)?.declaration()).first().copied()
}

/// What is sent, by service and what goes along. A check without its key sends none.
fn sends(core: &Core, planned: &[&'static Declaration]) -> Vec<(&'static Declaration, Sends)> {
    let vendors = core.bare_set_up().vendors;
    let vendors: Vec<&str> = vendors.iter().map(String::as_str).collect();
    let of = |declared: &'static Declaration| {
        let able = lacking(core, declared).is_empty();
        let own: Vec<Sends> = checks::probe::sends_of(declared, &vendors).collect();
        own.into_iter()
            .filter(move |sends| able || sends.carries.is_none())
            .map(move |sends| (declared, sends))
    };
    planned.iter().flat_map(|declared| of(declared)).collect()
}

/// Whom “Check everything” asks, and what goes along, as it is agreed to.
pub(in crate::engine) fn receivers(core: &Core) -> Vec<String> {
    let mut all: Vec<String> = sends(core, &declared(core))
        .into_iter()
        .map(|(_, sends)| format!("{} {}", sends.service, sends.carries.unwrap_or("-")))
        .collect();
    all.sort();
    all.dedup();
    all
}

struct Group {
    service: &'static str,
    vendor: Option<&'static str>,
    carries: Vec<&'static str>,
}

fn receivers_of(core: &Core, planned: &[&'static Declaration]) -> Vec<Receiver> {
    let words = &core.known.words;
    let mut groups: Vec<Group> = Vec::new();
    for (declared, sends) in sends(core, planned) {
        let place = groups.iter().position(|group| group.service == sends.service);
        let place = place.unwrap_or_else(|| {
            groups.push(Group { service: sends.service, vendor: None, carries: Vec::new() });
            groups.len() - 1
        });
        let group = &mut groups[place];
        if declared.vendor != "computer" {
            group.vendor = Some(declared.vendor);
        }
        if let Some(carries) = sends.carries.filter(|one| !group.carries.contains(one)) {
            group.carries.push(carries);
        }
    }
    // The shop is named by itself; who else gets no key shares a row.
    let is_public = |group: &Group| group.carries.is_empty() && group.service != checks::STORE;
    let (public, own): (Vec<Group>, Vec<Group>) = groups.into_iter().partition(is_public);
    let mut shown: Vec<Receiver> = own.iter().map(|group| receiver(core, group)).collect();
    shown.sort_by_key(|one| !one.secret);
    let hosts: Vec<String> = public.iter().map(|group| host(core, group.service)).collect();
    if !hosts.is_empty() {
        shown.push(Receiver {
            to: words.get("everything-public"),
            service: "internet".to_owned(),
            host: together(hosts),
            carries: words.get("carries-nothing"),
            secret: false,
        });
    }
    shown
}

fn together(hosts: Vec<String>) -> String {
    let mut once: Vec<String> = Vec::new();
    for host in hosts.into_iter().filter(|host| !host.is_empty()) {
        if !once.contains(&host) {
            once.push(host);
        }
    }
    once.join(", ")
}

fn receiver(core: &Core, group: &Group) -> Receiver {
    let words = &core.known.words;
    let carries: Vec<String> =
        group.carries.iter().map(|carries| words.get(&format!("carries-{carries}"))).collect();
    let vendor = group.vendor.unwrap_or_default();
    let to = match group.service {
        checks::STORE => words.get("everything-to-shop"),
        _ => words.get(&format!("vendor-{vendor}")),
    };
    Receiver {
        to,
        service: group.service.to_owned(),
        host: host(core, group.service),
        secret: !carries.is_empty(),
        carries: if carries.is_empty() { words.get("carries-nothing") } else { carries.join("; ") },
    }
}

fn host(core: &Core, service: &str) -> String {
    if service == checks::STORE {
        let shop = core.set_up().and_then(|profile| profile.shop.as_ref());
        return shop.map(|shop| shop.origin.authority()).unwrap_or_default();
    }
    checks::origin_of(service).map(|origin| origin.authority()).unwrap_or_default()
}
