//! The check `store.path`: the way to the shop's interface, without a key.
//!
//! The question is the platform's own, so that the checks of the platform need not ask it again. Where nobody
//! knows its path, two more looks tell whether the address, the web server or the shop is at fault.

use std::sync::Arc;

use url::Url;

use super::answer::{self, Reading, Software, is_own, proves_not};
use super::facts::{FRONT, MAGENTO_API, MAGENTO_BARE_API, WORDPRESS_API, WORDPRESS_BARE_API};
use super::page::Page;
use super::{declared, trouble};
use crate::checks::judge::{answer_evidence, what_failed};
use crate::checks::probe::{online, path};
use crate::checks::said::{evidence, said};
use crate::checks::{Check, CheckFuture, Context, STORE, StoreAddress};
use crate::domain::finding::Confidence::{Likely, Possible};
use crate::domain::finding::{
    CheckId, Declaration, Evidence, Finding, Outcome, Stage, StageTiming, Verdict,
};
use crate::world::net::{Answer, Attempt, NetError};

/// The check.
pub(super) struct Path;

impl Check for Path {
    fn declaration(&self) -> &'static Declaration {
        &declared::PATH
    }

    fn along(&self) -> &'static [CheckId] {
        path::ALONG
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

/// The software of the shop, and the path of its interface.
pub(super) fn interface(context: &Context<'_>) -> Option<(Software, &'static str)> {
    match context.value("platform")? {
        "magento" => Some((Software::Magento, MAGENTO_API)),
        "woocommerce" => Some((Software::WordPress, WORDPRESS_API)),
        _ => None,
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let Some(store) = context.store() else { return Outcome::skipped("no-shop-address") };
    let Some((software, path)) = interface(context) else {
        return Outcome::skipped("no-shop-software");
    };
    let attempt = context.look(STORE, path).await;
    let mut outcome = match &attempt.result {
        Err(error) => no_answer(context, &store, &attempt, error).await,
        Ok(answer) => of_answer(context, &store, software, path, answer).await,
    };
    if outcome.stages.is_empty() {
        outcome.stages.clone_from(&attempt.stages);
    }
    if outcome.verdict == Verdict::Pass {
        slow(context, &attempt.stages, &mut outcome);
    }
    outcome
}

/// Faults of this computer's own way out are judged as on any path.
async fn no_answer(
    context: &Context<'_>,
    store: &StoreAddress,
    attempt: &Attempt,
    error: &NetError,
) -> Outcome {
    let general = what_failed(context, attempt, error);
    if general.findings.is_empty() {
        return general;
    }
    let others_found = match error {
        NetError::NameNotFound(_) => online::finds_names(context).await,
        _ => true,
    };
    let mut findings = trouble::findings(context, store, attempt, error, others_found);
    if general.reason.is_some() {
        // The direct way may not be the way that counts.
        findings.iter_mut().for_each(|finding| finding.confidence = Possible);
    }
    // Without a way there nobody else has anything to ask, however sure this is.
    Outcome { reason: general.reason, blocks: true, ..Outcome::found(findings) }
}

async fn of_answer(
    context: &Context<'_>,
    store: &StoreAddress,
    software: Software,
    path: &str,
    answer: &Answer,
) -> Outcome {
    let Ok(asked) = Url::parse(&format!("{}{}{path}", store.origin, store.base)) else {
        return Outcome::skipped("no-shop-address");
    };
    match answer::read(software, &asked, answer) {
        Reading::Reached => {
            Outcome::pass().with_evidence(vec![answer_evidence(answer), proves_not()])
        }
        Reading::Found(findings) => found(findings),
        Reading::Missing => missing(context, store, software, answer).await,
        Reading::Page => instead(context, answer).await,
    }
}

/// A guard that turns this question away may let those of ShipStation pass, so the checks of the platform look
/// all the same.
fn found(findings: Vec<Finding>) -> Outcome {
    let guarded = findings.first().is_some_and(|first| first.id == "store-blocked");
    let outcome = Outcome::found(findings);
    Outcome { blocks: outcome.blocks && !guarded, ..outcome }
}

/// Nobody knows the path. The same question without rewriting tells whether the shop is there, and the first
/// page whose server this is.
async fn missing(
    context: &Context<'_>,
    store: &StoreAddress,
    software: Software,
    answer: &Answer,
) -> Outcome {
    let bare_path = match software {
        Software::Magento => MAGENTO_BARE_API,
        Software::WordPress => WORDPRESS_BARE_API,
    };
    let bare = context.look_aside(STORE, bare_path);
    let (bare, front) = tokio::join!(bare, context.look_aside(STORE, FRONT));
    let seen = vec![answer_evidence(answer)];
    if let Some(spoken) = own_words(software, &bare) {
        return rules_missing(software, answer, &spoken, bare_path, seen);
    }
    let page = front.result.as_ref().ok().and_then(Page::of);
    if page.as_ref().is_some_and(Page::is_parked) {
        let seen = with_front(seen, &front);
        return Outcome::found(vec![Finding::new("store-parked", Likely, seen)]);
    }
    not_here(store, software, page.as_ref(), with_front(seen, &front))
}

/// What the shop itself said to a question, as JSON.
fn own_words(software: Software, attempt: &Arc<Attempt>) -> Option<String> {
    let answer = attempt.result.as_ref().ok()?;
    let value = answer.json()?;
    (is_own(software, &value) && answer.status != 404).then(|| value.to_string())
}

/// The shop answers past its web server's rules. In WordPress the setting “Plain” brings the same about, and
/// the addresses that it gives itself tell which of the two it is.
fn rules_missing(
    software: Software,
    answer: &Answer,
    spoken: &str,
    path: &str,
    mut seen: Vec<Evidence>,
) -> Outcome {
    seen.push(evidence("answers-at", path));
    let by_server = Page::of(answer).is_none_or(|page| page.is_of_server());
    let readable = spoken.contains("/wp-json/") && !spoken.contains("/?rest_route=");
    let confidence = match software {
        Software::Magento => Likely,
        Software::WordPress if by_server && readable => Likely,
        Software::WordPress => Possible,
    };
    let outcome = Outcome::found(vec![Finding::new("store-rules-missing", confidence, seen)]);
    // The check of WordPress's own settings says whether they are at fault.
    Outcome { blocks: confidence == Likely, ..outcome }
}

fn not_here(
    store: &StoreAddress,
    software: Software,
    front: Option<&Page>,
    mut seen: Vec<Evidence>,
) -> Outcome {
    let own_shop = front.is_some_and(|page| match software {
        Software::Magento => page.is_of_magento(),
        Software::WordPress => page.is_of_wordpress(),
    });
    if own_shop && store.base.is_empty() {
        // The shop is here, and only its interface is not: the rules for that path, or a plug-in that hides it.
        seen.push(evidence("front", said("store-front-is-shop", &[])));
        let outcome = Outcome::found(vec![
            Finding::new("store-rules-missing", Possible, seen.clone()),
            Finding::new("store-not-here", Possible, seen),
        ]);
        return Outcome { blocks: false, ..outcome };
    }
    Outcome::found(vec![Finding::new("store-not-here", Likely, seen)])
}

/// A page where none should be. The first page tells no more of it, so it stays open.
async fn instead(context: &Context<'_>, answer: &Answer) -> Outcome {
    let front = context.look_aside(STORE, FRONT).await;
    let page = front.result.as_ref().ok().and_then(Page::of);
    let seen = with_front(vec![answer_evidence(answer)], &front);
    if page.as_ref().is_some_and(Page::is_parked) {
        return Outcome::found(vec![Finding::new("store-parked", Likely, seen)]);
    }
    let mut findings = Vec::new();
    if Page::of(answer).is_some_and(|page| page.is_sign_in()) {
        findings.push(Finding::new("store-maintenance", Possible, seen.clone()));
    }
    findings.push(Finding::new("store-page-instead", Possible, seen.clone()));
    findings.push(Finding::new("store-blocked", Possible, seen));
    Outcome::found(findings)
}

fn with_front(mut seen: Vec<Evidence>, front: &Attempt) -> Vec<Evidence> {
    if let Ok(answer) = &front.result {
        let shown = answer_evidence(answer);
        seen.push(evidence("front", shown.text));
    }
    seen
}

/// Slow is nothing to blame, and worth a look.
fn slow(context: &Context<'_>, stages: &[StageTiming], outcome: &mut Outcome) {
    let limit = context.world().network.limits().whole / 2;
    let took = stages.iter().find(|stage| stage.stage == Stage::Answer).map_or(0, |stage| stage.ms);
    if u128::from(took) > limit.as_millis() {
        let seconds = took.div_ceil(1000).to_string();
        let told = said("store-took", &[("seconds", seconds.into())]);
        outcome.findings.push(Finding::new(
            "store-slow",
            Possible,
            vec![evidence("answer-time", told)],
        ));
        outcome.verdict = Verdict::Warn;
    }
}
