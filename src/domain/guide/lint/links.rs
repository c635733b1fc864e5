//! Links: https, to pages of the vendors, and without anything that was entered.

use url::Url;

use super::asked::holds_parameters_only;
use super::checks::as_written;
use super::likely::did_you_mean;
use super::page::texts;
use super::{CheckFacts, Notes};
use crate::domain::guide::model::{Guide, Step, StepKind};
use crate::domain::guide::{Library, OWN_PAGES};
use crate::domain::text::{Span, spans};

/// Every link of a guide may be opened. One that holds a parameter is judged with each user of the part.
pub(super) fn links_are_safe(
    guide: &Guide,
    library: &Library,
    facts: &CheckFacts,
    notes: &mut Notes<'_>,
) {
    for step in guide.steps.values() {
        let written = as_written(step, library).map(addresses);
        for (nth, address) in addresses(step).iter().enumerate() {
            let own = written.as_ref().and_then(|written| written.get(nth));
            let judged = own.is_some_and(|own| !own.contains('{'));
            if !judged && !holds_parameters_only(address, guide) {
                link_is_safe(step, address, facts, notes);
            }
        }
    }
}

fn addresses(step: &Step) -> Vec<String> {
    let inline = texts(step)
        .filter(|(_, text)| text.contains("]("))
        .flat_map(|(_, text)| spans(text))
        .filter_map(|span| match span {
            Span::Link(_, address) => Some(address),
            _ => None,
        });
    opened(step).map(str::to_owned).chain(inline).collect()
}

fn link_is_safe(step: &Step, address: &str, facts: &CheckFacts, notes: &mut Notes<'_>) {
    if OWN_PAGES.contains(&address) {
        return;
    }
    if let Err(why) = judge(address) {
        notes.step("G014", step, format!("the link “{address}” {why}"));
        return;
    }
    let host = Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned));
    let host = host.unwrap_or_default();
    if !facts.link_hosts.is_empty() && !facts.link_hosts.contains(&host) {
        let likely = did_you_mean(&host, facts.link_hosts.iter().map(String::as_str));
        let message = format!("“{host}” is no host of a vendor’s pages");
        notes.step_at("G015", step, step.place, message, likely);
    }
}

fn judge(address: &str) -> Result<(), &'static str> {
    if address.contains(['{', '}']) {
        return Err("holds a value; nothing that was entered goes into a link");
    }
    let url = Url::parse(address).map_err(|_| "is no address")?;
    if url.scheme() != "https" {
        return Err("is not https");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("holds a user name or password");
    }
    Ok(())
}

fn opened(step: &Step) -> Box<dyn Iterator<Item = &str> + '_> {
    match &step.kind {
        StepKind::Question(question) => Box::new(question.help.iter().map(|link| &*link.open)),
        StepKind::Ask(ask) => Box::new(ask.help.iter().map(|link| &*link.open)),
        StepKind::Instruct(instruct) => {
            let pages = instruct.instructions.iter().flat_map(|one| [&one.open, &one.private]);
            Box::new(pages.filter_map(Option::as_deref))
        }
        _ => Box::new(std::iter::empty()),
    }
}
