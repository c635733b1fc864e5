//! What an answer means that is not Magento's own, or the absence of one. The way to the shop itself is
//! judged by `store.path`; here one path of it behaves differently from the rest.

use super::answer::{Said, read};
use crate::checks::Context;
use crate::checks::judge::{answer_evidence, edge_block, what_failed};
use crate::checks::said::{evidence, said};
use crate::domain::finding::{Confidence, Evidence, Finding, Outcome};
use crate::domain::secret::mask_secrets;
use crate::domain::text::visible;
use crate::world::net::{Answer, Attempt, NetError};

/// What came back: what Magento said, or why nothing can be read from it.
pub(super) enum Heard<'a> {
    /// Magento, or the extension.
    Said(&'a Answer, Said),
    /// Something in front of it, or an error of it.
    Odd(Box<Outcome>),
}

/// Reads what an attempt brought.
pub(super) fn hear<'a>(context: &Context<'_>, attempt: &'a Attempt) -> Heard<'a> {
    let answer = match &attempt.result {
        Ok(answer) => answer,
        Err(error) => return Heard::Odd(Box::new(no_answer(context, attempt, error))),
    };
    let said = read(answer);
    match finding(answer, &said) {
        Some(finding) => {
            let mut outcome = Outcome::found(vec![finding]);
            outcome.stages.clone_from(&attempt.stages);
            Heard::Odd(Box::new(outcome))
        }
        None => Heard::Said(answer, said),
    }
}

fn no_answer(context: &Context<'_>, attempt: &Attempt, error: &NetError) -> Outcome {
    let silent = matches!(error, NetError::Silent(_) | NetError::TooSlow(_));
    let outcome = what_failed(context, attempt, error);
    if outcome.findings.is_empty() {
        return outcome;
    }
    let seen: Vec<Evidence> = outcome.findings.into_iter().flat_map(|it| it.evidence).collect();
    let mut outcome = if silent {
        Outcome::found(vec![Finding::new("store-silent", Confidence::Likely, seen)])
    } else {
        Outcome::inconclusive("magento-odd-answer").with_evidence(seen)
    };
    outcome.stages.clone_from(&attempt.stages);
    outcome
}

fn finding(answer: &Answer, said: &Said) -> Option<Finding> {
    use Confidence::{Likely, Possible};
    let seen = answer_evidence(answer);
    let found = |id: &str, confidence| Some(Finding::new(id, confidence, vec![seen.clone()]));
    match said {
        Said::Spoilt(notice) => {
            let notice = evidence("magento-notice", notice.clone());
            return Some(Finding::new("store-notice-before-answer", Likely, vec![notice, seen]));
        }
        Said::Error => return found("store-error", Likely),
        // Magento refuses with 401; who says 403 in other words may stand in front of it.
        Said::Refused(_) if answer.status == 403 => return found("store-blocked", Possible),
        Said::Other | Said::NoPage | Said::NoPageElsewhere => {}
        _ => return None,
    }
    let target = answer.header("location").filter(|_| (300..400).contains(&answer.status));
    if let Some(target) = target {
        let target = evidence("leads-to", visible(&mask_secrets(target), 300));
        return Some(Finding::new("store-redirects-path", Likely, vec![target, seen]));
    }
    match answer.status {
        429 => return found("store-rate-limited", Likely),
        502 | 504 | 522 | 524 => return found("store-silent", Likely),
        _ => {}
    }
    if let Some(edge) = edge_block(answer) {
        let confidence = if answer.status == 200 { Possible } else { Likely };
        return Some(Finding::new("store-blocked", confidence, vec![edge, seen]));
    }
    if answer.status >= 500 {
        return found("store-error", Likely);
    }
    None
}

/// An answer that nobody foresaw, with what it was.
pub(super) fn unknown(answer: &Answer) -> Outcome {
    Outcome::inconclusive("magento-odd-answer").with_evidence(vec![answer_evidence(answer)])
}

/// Evidence of a sentence of Magento's own.
pub(super) fn magento_says(answer: &Answer) -> Vec<Evidence> {
    let body = answer.json();
    let text = body.as_ref().and_then(super::answer::sentence);
    let mut seen: Vec<Evidence> = text.map(|it| evidence("magento-says", it)).into_iter().collect();
    seen.push(answer_evidence(answer));
    seen
}

/// Evidence in a sentence of ours.
pub(super) fn note(id: &str) -> Evidence {
    evidence("magento-note", said(id, &[]))
}
