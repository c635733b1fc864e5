//! Two keys of a carrier that belong together: what their shapes give away. Offline.

use crate::checks::Context;
use crate::checks::said::said;
use crate::domain::finding::{Confidence, Evidence, Exclusion, Finding, Outcome, Verdict};
use crate::domain::secret::carriers::CarrierLook;
use crate::domain::secret::shapes::{PasteMistake, paste_mistakes};
use crate::domain::secret::{Credential, Secret, Slot};

/// A pair of keys.
pub(super) struct Pair {
    /// The public half, and how the carrier calls it.
    pub name: (Slot, &'static str),
    /// The secret half, and how the carrier calls it.
    pub secret: (Slot, &'static str),
    /// What a value looks like that is no key of the carrier.
    pub look: fn(&Secret) -> Option<CarrierLook>,
    /// The finding for that, and how sure it is before the carrier has answered.
    pub finding: fn(CarrierLook) -> Option<(&'static str, Confidence)>,
    /// Whether the two look as if they had changed places, and the finding for that.
    pub swapped: (fn(&Secret, &Secret) -> bool, &'static str),
}

impl Pair {
    /// What the shapes say beside the mistakes of pasting: the finding, how sure, and what was seen.
    pub fn guesses(&self, context: &Context<'_>) -> Vec<Finding> {
        let halves = [self.name, self.secret];
        let mut found: Vec<Finding> = Vec::new();
        for (slot, label) in halves {
            let Some(credential) = context.credential(slot) else { continue };
            // A password may well look like a name.
            let look = (self.look)(credential.secret())
                .filter(|look| *look != CarrierLook::UserName || slot == self.name.0);
            let guess = look.and_then(self.finding);
            if let Some((id, confidence)) = guess
                && found.iter().all(|known| known.id != id)
            {
                let seen = format!("{} characters", credential.secret().trimmed().characters());
                found.push(Finding::new(id, confidence, vec![Evidence::new(label, seen)]));
            }
        }
        if let (Some(name), Some(secret)) = self.both(context)
            && (self.swapped.0)(name.secret(), secret.secret())
        {
            let count = |it: &Credential| it.secret().trimmed().characters();
            let seen = format!("{} and {} characters", count(name), count(secret));
            let seen = vec![Evidence::new("lengths", seen)];
            found.push(Finding::new(self.swapped.1, Confidence::Possible, seen));
        }
        found
    }

    fn both<'a>(
        &self,
        context: &'a Context<'_>,
    ) -> (Option<&'a Credential>, Option<&'a Credential>) {
        (context.credential(self.name.0), context.credential(self.secret.0))
    }
}

/// Looks at both halves. A value that cannot be a key is not tried.
pub(super) fn look(context: &Context<'_>, pair: &Pair) -> Outcome {
    let (name, secret) = pair.both(context);
    if name.is_none() && secret.is_none() {
        return Outcome::skipped("no-secret");
    }
    let mut mistakes: Vec<(PasteMistake, &'static str)> = Vec::new();
    for (credential, label) in [(name, pair.name.1), (secret, pair.secret.1)] {
        let Some(credential) = credential else { continue };
        mistakes.extend(paste_mistakes(credential.secret()).into_iter().map(|it| (it, label)));
    }
    if let (Some(name), Some(secret)) = (name, secret) {
        let (first, second) = (name.secret().trimmed(), secret.secret().trimmed());
        if !first.is_empty() && first == second {
            mistakes.push((PasteMistake::SameInBoth, pair.secret.1));
        }
    }
    let guesses = pair.guesses(context);
    if mistakes.is_empty() && guesses.is_empty() {
        return Outcome::pass();
    }
    let log_in = guesses.iter().any(|guess| guess.confidence > Confidence::Possible);
    let blocks = log_in || mistakes.iter().any(|(mistake, _)| mistake.rules_out_a_try());
    let mut outcome = Outcome::found(findings(&mistakes, guesses));
    outcome.blocks = blocks;
    // A guess is no more than a reason to look, and the carrier may take the keys all the same.
    if outcome.verdict == Verdict::Inconclusive {
        outcome.verdict = Verdict::Warn;
    }
    outcome
}

/// Each mistake once, with every box that has it; then the guesses.
fn findings(mistakes: &[(PasteMistake, &'static str)], guesses: Vec<Finding>) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for (mistake, label) in mistakes {
        let seen = Evidence::new(*label, mistake.seen());
        match found.iter_mut().find(|known| known.id == mistake.finding()) {
            Some(known) => known.evidence.push(seen),
            // No key of a carrier has a space, a quotation mark or a line break in it.
            None => found.push(Finding::new(mistake.finding(), Confidence::Likely, vec![seen])),
        }
    }
    found.extend(guesses);
    found
}

/// The findings of a refusal, with what the shapes say: what was only a guess before the carrier refused is
/// likely then, and stands before what nobody can see in the keys.
pub(super) fn refused(
    named: &[(&'static str, Confidence)],
    guesses: &[Finding],
    evidence: &[Evidence],
) -> Vec<Finding> {
    // A refusal for another reason says nothing about the keys.
    let about_keys = named.iter().any(|(id, _)| {
        id.ends_with("-credentials-typo")
            || id.ends_with("-credentials-invalid")
            || id.ends_with("-refused-unclear")
    });
    let explained = about_keys && !guesses.is_empty();
    let mut findings = Vec::new();
    for guess in guesses.iter().filter(|_| explained) {
        let seen = evidence.iter().chain(&guess.evidence).cloned().collect();
        findings.push(Finding::new(guess.id.clone(), Confidence::Likely, seen));
    }
    findings.extend(named.iter().map(|(id, confidence)| {
        let confidence = if explained { Confidence::Possible } else { *confidence };
        Finding::new(*id, confidence, evidence.to_vec())
    }));
    findings
}

/// That a limit is reached; certain where status and code of the carrier's own say so together.
pub(super) fn limit(id: &'static str, own_words: bool, evidence: Vec<Evidence>) -> Finding {
    if !own_words {
        return Finding::new(id, Confidence::Likely, evidence);
    }
    let excludes = vec![
        Exclusion::new("waf-blocking", said("carrier-because-own-code", &[])),
        Exclusion::new("vendor-outage", said("carrier-because-limit-named", &[])),
    ];
    Finding::certain(id, evidence, excludes)
}
