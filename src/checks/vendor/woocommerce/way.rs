//! What a question to the shop can meet that has nothing to do with WooCommerce.

use url::Url;

use super::answer::{Refusal, accepted};
use crate::checks::Context;
use crate::checks::judge::{answer_evidence, what_failed};
use crate::checks::vendor::store::answer::{Reading, Software, read};
use crate::checks::vendor::store::page::Page;
use crate::checks::vendor::store::trouble;
use crate::domain::finding::{Confidence, Declaration, Finding, Outcome};
use crate::world::net::{Answer, Attempt, NetError};

/// What kept the shop's interface from speaking for itself; none where it did.
pub(super) fn in_between(
    context: &Context<'_>,
    declaration: &Declaration,
    path: &str,
    attempt: &Attempt,
) -> Option<Outcome> {
    let outcome = match &attempt.result {
        Err(error) => no_answer(context, declaration, attempt, error),
        Ok(answer) => of_answer(context, declaration, path, answer)?,
    };
    Some(with_stages(outcome, attempt))
}

/// The stages of the question that decided.
pub(super) fn with_stages(mut outcome: Outcome, attempt: &Attempt) -> Outcome {
    if outcome.stages.is_empty() {
        outcome.stages.clone_from(&attempt.stages);
    }
    outcome
}

fn no_answer(
    context: &Context<'_>,
    declaration: &Declaration,
    attempt: &Attempt,
    error: &NetError,
) -> Outcome {
    let general = what_failed(context, attempt, error);
    let Some(store) = context.store().filter(|_| !general.findings.is_empty()) else {
        return general;
    };
    let mut findings = trouble::findings(context, &store, attempt, error, true);
    if general.reason.is_some() {
        findings.iter_mut().for_each(|finding| finding.confidence = Confidence::Possible);
    }
    of_declared(declaration, findings).unwrap_or_else(|| Outcome::inconclusive("woo-odd-answer"))
}

/// The same for an answer alone.
pub(super) fn of_answer(
    context: &Context<'_>,
    declaration: &Declaration,
    path: &str,
    answer: &Answer,
) -> Option<Outcome> {
    if accepted(answer) || Refusal::of(answer).is_some_and(|refusal| refusal.is_of_the_shop()) {
        return None;
    }
    let store = context.store()?;
    let asked = Url::parse(&format!("{}{}{path}", store.origin, store.base)).ok()?;
    let findings = match read(Software::WordPress, &asked, answer) {
        Reading::Reached | Reading::Missing => return None,
        Reading::Found(findings) => findings,
        Reading::Page => vec![instead(answer)],
    };
    Some(of_declared(declaration, findings).unwrap_or_else(|| odd(declaration, answer)))
}

/// JSON in words that nobody has described. A refusal in such words is most often a guard's.
fn odd(declaration: &Declaration, answer: &Answer) -> Outcome {
    let seen = vec![answer_evidence(answer)];
    if matches!(answer.status, 403 | 406) {
        let blocked = Finding::new("store-blocked", Confidence::Possible, seen.clone());
        if let Some(outcome) = of_declared(declaration, vec![blocked]) {
            return outcome;
        }
    }
    Outcome::inconclusive("woo-odd-answer").with_evidence(seen)
}

/// A page in the place of the interface. WordPress's own sign-in page means that visitors have to sign in.
pub(super) fn instead(answer: &Answer) -> Finding {
    let seen = vec![answer_evidence(answer)];
    if is_sign_in(answer) {
        return Finding::new("store-maintenance", Confidence::Likely, seen);
    }
    Finding::new("store-page-instead", Confidence::Possible, seen)
}

/// True for WordPress's sign-in page, or another.
pub(super) fn is_sign_in(answer: &Answer) -> bool {
    let text = String::from_utf8_lossy(&answer.body).to_lowercase();
    let wordpress = text.contains("wp-login.php") && text.contains("type=\"password\"");
    wordpress || Page::of(answer).is_some_and(|page| page.is_sign_in())
}

/// What the check can say of it. A way elsewhere is one, whatever its kind.
fn of_declared(declaration: &Declaration, mut findings: Vec<Finding>) -> Option<Outcome> {
    const ANY_WAY: &str = "store-redirects-path";
    let declared = |id: &str| declaration.findings.contains(&id);
    for finding in &mut findings {
        if finding.id.starts_with("store-redirects-") && !declared(&finding.id) {
            finding.id = ANY_WAY.to_owned();
        }
    }
    findings.retain(|finding| declared(&finding.id));
    (!findings.is_empty()).then(|| Outcome::found(findings))
}

/// True where nobody knows the path: the interface itself, or a page in its place.
pub(super) fn is_missing(answer: &Answer) -> bool {
    matches!(answer.status, 404 | 410)
}
