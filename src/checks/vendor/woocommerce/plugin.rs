//! The check `woocommerce.plugin`: whether the ShipStation plug-in is there, and new enough for ShipStation
//! since March 2026.

use super::answer::{Index, Meaning, Refusal, Versions, accepted, version};
use super::facts::{
    DETAILS, INDEX, OLD_API_NO_KEY, PLUGIN_NAMESPACE, PLUGIN_NEEDED, STORE, WORDPRESS_NEEDED,
};
use super::keys_at_hand::Keys;
use super::{auth_key, declared, keys, way};
use crate::checks::judge::answer_evidence;
use crate::checks::said::evidence;
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::Confidence::Likely;
use crate::domain::finding::{Declaration, Evidence, Finding, Outcome};
use crate::domain::text::visible;

/// The check.
pub(super) struct Plugin;

impl Check for Plugin {
    fn declaration(&self) -> &'static Declaration {
        &declared::PLUGIN
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let index = context.look(STORE, INDEX).await;
    let index = index.result.as_ref().ok().and_then(Index::of);
    if let Some(index) = &index
        && !index.namespaces.iter().any(|name| name == PLUGIN_NAMESPACE)
        && is_absent(context).await
    {
        return older_or_missing(context, index).await;
    }
    let Ok(at_hand) = Keys::of(context) else { return Outcome::skipped("woo-version-not-seen") };
    let Some((_, attempt)) = keys::ask(context, &at_hand).await else {
        return Outcome::skipped("no-shop-address");
    };
    match &attempt.result {
        Ok(answer) if accepted(answer) => judge(&Versions::of(answer)),
        _ => Outcome::skipped("woo-version-not-seen"),
    }
}

/// What is not in the list may be there all the same: a plug-in can keep the list to itself.
async fn is_absent(context: &Context<'_>) -> bool {
    let attempt = context.look_aside(STORE, DETAILS).await;
    let Ok(answer) = &attempt.result else { return false };
    match Refusal::of(answer) {
        Some(refusal) => refusal.meaning() == Meaning::NoRoute,
        None => way::is_missing(answer),
    }
}

/// The plug-in's own paths are not there. Its older interface tells whether it is.
async fn older_or_missing(context: &Context<'_>, index: &Index) -> Outcome {
    let older = context.look_aside(STORE, OLD_API_NO_KEY).await;
    let Ok(answer) = &older.result else { return Outcome::skipped("woo-version-not-seen") };
    let seen = vec![
        evidence("offers", visible(&index.namespaces.join(", "), 300)),
        evidence("older-interface", answer_evidence(answer).text),
    ];
    let there = auth_key::refusal(answer).is_some();
    let id = if there { "woo-plugin-old" } else { "woo-plugin-missing" };
    Outcome::found(vec![Finding::new(id, Likely, seen)])
}

fn judge(versions: &Versions) -> Outcome {
    let older = |text: &Option<String>, needed: [u32; 3]| {
        text.as_deref().and_then(version).is_some_and(|version| version < needed)
    };
    let seen: Vec<Evidence> = versions.evidence();
    let mut findings = Vec::new();
    if older(&versions.plugin, PLUGIN_NEEDED) {
        findings.push(Finding::new("woo-plugin-old", Likely, seen.clone()));
    }
    if older(&versions.wordpress, WORDPRESS_NEEDED) {
        findings.push(Finding::new("woo-wordpress-old", Likely, seen.clone()));
    }
    if !findings.is_empty() {
        return Outcome::found(findings);
    }
    match &versions.plugin {
        Some(_) => Outcome::pass().with_evidence(seen),
        None => Outcome::skipped("woo-version-not-seen").with_evidence(seen),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::finding::Verdict;

    fn judged(plugin: &str, wordpress: &str) -> Vec<String> {
        let versions = Versions {
            plugin: Some(plugin.to_owned()),
            wordpress: Some(wordpress.to_owned()),
            woocommerce: None,
        };
        judge(&versions).findings.into_iter().map(|finding| finding.id).collect()
    }

    #[test]
    fn versions_are_compared_by_number() {
        assert!(judged("4.9.1", "6.8").is_empty());
        assert!(judged("4.10.0", "6.10.2").is_empty());
        assert!(judged("5.2.0", "7.0-RC1").is_empty());
        assert_eq!(judged("4.9.0", "6.8.3"), ["woo-plugin-old"]);
        assert_eq!(judged("4.9.1", "6.7.2"), ["woo-wordpress-old"]);
        assert_eq!(judge(&Versions::default()).verdict, Verdict::Skipped);
    }
}
