//! A key that is added without a walk.

use crate::checks::{self, SERVICES};
use crate::domain::finding::Declaration;
use crate::domain::secret::Slot;
use crate::engine::core::{Core, KeyPlan};
use crate::engine::moment::Moment;
use crate::engine::view::{AddKeyPage, KeyChoice, KeyForm, KeyValue};

pub(super) fn page(core: &Core, now: &Moment) -> AddKeyPage {
    let in_use = &core.shops.in_use;
    AddKeyPage {
        shop: (core.shops.list.len() > 1).then(|| core.shops.name(in_use).to_owned()),
        choices: choices(core),
        form: core.adding.slot.and_then(|slot| form(core, slot, now)),
    }
}

/// What can be added stands first.
fn choices(core: &Core) -> Vec<KeyChoice> {
    let words = &core.known.words;
    let choice = |slot: Slot| {
        let origin = core.origin_for(slot);
        KeyChoice {
            slot,
            name: name(core, slot),
            line: origin
                .as_ref()
                .map_or_else(|| words.get("add-key-no-shop"), |origin| origin.authority()),
            possible: origin.is_some(),
        }
    };
    let mut choices: Vec<KeyChoice> = Slot::ALL.into_iter().map(choice).collect();
    choices.sort_by_key(|choice| !choice.possible);
    choices
}

fn name(core: &Core, slot: Slot) -> String {
    core.known.words.get(&format!("slot-{}", slot.name()))
}

fn form(core: &Core, slot: Slot, now: &Moment) -> Option<KeyForm> {
    let words = &core.known.words;
    let origin = core.origin_for(slot)?;
    let plan = core.key_plan(slot);
    let (can_keep, kept_in) = super::step::kept_in(core);
    let (values, sends, needed_for) = match &plan {
        KeyPlan::Check { check, values } => {
            let title = words.get(&super::result::title_id(check.id));
            let needed = words.with("add-key-tried", &[("check", title.into())]);
            (self::values(core, values), sends(check), needed)
        }
        KeyPlan::AtOnce => (Vec::new(), Vec::new(), words.get("add-key-at-once")),
        KeyPlan::NeedsMore(others) => {
            let others: Vec<String> = others.iter().map(|slot| name(core, *slot)).collect();
            let needed = words.with("add-key-needs", &[("others", others.join(", ").into())]);
            (Vec::new(), Vec::new(), needed)
        }
    };
    Some(KeyForm {
        slot,
        name: name(core, slot),
        host: origin.authority(),
        encrypted: origin.is_https(),
        needed_for,
        kept_in,
        can_keep,
        values,
        tried: matches!(plan, KeyPlan::Check { .. }),
        sends,
        checking: core.adding.run.is_some(),
        error: core.adding.error.map(|id| words.get(id)),
        said: said(core, now),
    })
}

fn values(core: &Core, values: &[(&'static str, String)]) -> Vec<KeyValue> {
    let words = &core.known.words;
    let value = |(name, known): &(&str, String)| KeyValue {
        id: (*name).to_owned(),
        label: words.get(&format!("add-key-value-{name}")),
        // While the screen is shared it would stand there for all to read.
        text: if core.sharing { String::new() } else { known.clone() },
    };
    values.iter().map(value).collect()
}

/// Every request of the check and of those that it needs, with its host.
fn sends(check: &'static Declaration) -> Vec<String> {
    let along = checks::closure(check.id);
    let sends = along.iter().flat_map(|check| check.declaration().sends);
    let mut lines: Vec<String> = Vec::new();
    for one in sends {
        let host = SERVICES.iter().find(|service| service.id == one.service);
        let host = host.map_or(one.service, |service| service.host);
        let line = format!("{} {host}{}", one.method, one.path);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// What the check said, and what that means for the key.
fn said(core: &Core, now: &Moment) -> Option<(String, String)> {
    let report = core.adding.said.as_deref()?;
    let first = report.outcome.findings.first();
    let sentence = match first.and_then(|found| core.known.catalog.finding(&found.id)) {
        Some(info) => info.say.clone(),
        None => super::result::reason_words(core, report, now).0,
    };
    Some((sentence, core.known.words.get("add-key-not-stored")))
}
