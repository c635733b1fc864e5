//! Are the browsers of this computer current?

mod table;

pub use table::{Age, age, checked, days};

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::checks::{BrowserSource, Check, CheckFuture, Context};
use crate::domain::finding::{
    Confidence, Declaration, Evidence, Fact, FactKind, Finding, Outcome, Verdict,
};
use crate::domain::text::visible;
use crate::world::platform::browsers::Browser;

/// The check `computer.browsers`.
pub(super) struct Browsers;

static DECLARATION: Declaration = Declaration {
    id: "computer.browsers",
    vendor: "computer",
    inputs: &[],
    secrets: &[],
    sends: &[],
    findings: &["outdated-browser", "browser-old"],
    refusals: &[],
    needs: &[],
    limit_ms: 12_000,
    counts_as_sign_in: false,
};

/// How long the look at this computer may take. On Linux each browser is started for its version.
const PATIENCE: Duration = Duration::from_secs(10);

impl Check for Browsers {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

async fn look(context: &Context<'_>) -> Outcome {
    let source = &context.world().browsers;
    if matches!(source, BrowserSource::NotAsked) {
        return Outcome::skipped("computer-not-looked-at");
    }
    // The system may take its time, and everything else goes on meanwhile.
    let Ok(browsers) = tokio::time::timeout(PATIENCE, source.look()).await else {
        return Outcome::inconclusive("browsers-too-slow");
    };
    judge(&browsers, today(context.now()))
}

/// The day in UTC.
#[must_use]
pub fn today(unix: i64) -> Date {
    Timestamp::from_second(unix).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(TimeZone::UTC).date()
}

/// The browser that a person most likely works with and that is outdated: the default one, or any where
/// all are outdated and none is known to be the default.
#[must_use]
pub fn outdated(browsers: &[Browser], today: Date) -> Option<(&Browser, Option<Date>)> {
    let old = |browser: &Browser| match age(&browser.make, browser.version.as_ref(), today) {
        Age::Outdated { released } => Some(released),
        _ => None,
    };
    let told = match browsers.iter().find(|browser| browser.is_default) {
        Some(default) => Some(default),
        None if browsers.iter().all(|browser| old(browser).is_some()) => browsers.first(),
        None => None,
    }?;
    Some((told, old(told)?))
}

fn judge(browsers: &[Browser], today: Date) -> Outcome {
    use Age::{Mended, Outdated, Unknown};
    if browsers.is_empty() {
        return Outcome::inconclusive("no-browsers-read");
    }
    let ages: Vec<Age> =
        browsers.iter().map(|it| age(&it.make, it.version.as_ref(), today)).collect();
    let seen: Vec<Evidence> =
        browsers.iter().zip(&ages).map(|(browser, age)| evidence(browser, *age)).collect();
    let outcome = if let Some((worst, _)) = outdated(browsers, today) {
        let first = browsers.iter().position(|browser| browser == worst).unwrap_or_default();
        let mut seen = seen;
        seen[..=first].rotate_right(1);
        let found = Finding::new("outdated-browser", Confidence::Likely, seen);
        Outcome::found(vec![found])
    } else if ages.iter().any(|age| matches!(age, Outdated { .. } | Mended)) {
        let found = Finding::new("browser-old", Confidence::Possible, seen);
        Outcome { verdict: Verdict::Warn, ..Outcome::found(vec![found]) }
    } else if ages.iter().all(|age| *age == Unknown) {
        Outcome::inconclusive("browsers-not-known").with_evidence(seen)
    } else {
        Outcome::pass().with_evidence(seen)
    };
    // No other check looks through a browser.
    Outcome { blocks: false, facts: facts(browsers), ..outcome }
}

/// What may be another version the next time.
fn facts(browsers: &[Browser]) -> Vec<Fact> {
    let one = |browser: &Browser| {
        let version = browser.version.as_ref()?.to_string();
        Some(Fact::new(FactKind::Browser, visible(&browser.make.to_string(), 60), version))
    };
    browsers.iter().filter_map(one).collect()
}

fn evidence(browser: &Browser, age: Age) -> Evidence {
    let version = browser.version.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string);
    let default = if browser.is_default { ", the default browser" } else { "" };
    let list = checked().map_or_else(String::new, |day| format!(" (list of {day})"));
    let said = match age {
        Age::Fine => format!("not older than about six months{list}"),
        Age::Outdated { released: Some(day) } => format!("out since {day}{list}"),
        Age::Outdated { released: None } => format!("older than about six months{list}"),
        Age::Mended => format!("an old extended support release{list}"),
        Age::Unknown => "its age is not known".to_owned(),
    };
    let name = visible(&browser.make.to_string(), 60);
    Evidence::new("browser", format!("{name} {version}{default}: {said}"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::world::platform::browsers::{Make, Version};

    fn computer(browsers: &[(&str, &str, bool)]) -> Vec<Browser> {
        let one = |(word, version, is_default): &(&str, &str, bool)| Browser {
            is_default: *is_default,
            ..Browser::new(Make::of_word(word), Version::find(version))
        };
        browsers.iter().map(one).collect()
    }

    fn said(browsers: &[(&str, &str, bool)]) -> (Verdict, Vec<(String, Confidence)>, String) {
        let outcome = judge(&computer(browsers), date(2026, 11, 21));
        let found = outcome.findings.iter().map(|it| (it.id.clone(), it.confidence)).collect();
        let seen = outcome.findings.first().map_or(&outcome.evidence, |it| &it.evidence);
        (outcome.verdict, found, seen.first().map(|it| it.text.clone()).unwrap_or_default())
    }

    #[test]
    fn an_outdated_default_browser_is_likely_and_named_first() {
        let (verdict, found, seen) =
            said(&[("chrome", "151.0.1.1", false), ("firefox", "115.0", true)]);
        assert_eq!(verdict, Verdict::Fail);
        assert_eq!(found, [("outdated-browser".to_owned(), Confidence::Likely)]);
        assert!(
            seen.starts_with("Firefox 115.0, the default browser: out since 2023-07-04"),
            "{seen}"
        );
    }

    #[test]
    fn an_outdated_one_beside_the_default_wants_a_look_only() {
        let (verdict, found, _) =
            said(&[("chrome", "151.0.1.1", true), ("firefox", "115.0", false)]);
        assert_eq!(verdict, Verdict::Warn);
        assert_eq!(found, [("browser-old".to_owned(), Confidence::Possible)]);
    }

    #[test]
    fn without_a_known_default_all_must_be_outdated() {
        let (verdict, ..) = said(&[("chrome", "109.0.1.1", false), ("firefox", "154.0", false)]);
        assert_eq!(verdict, Verdict::Warn);
        let (verdict, found, seen) =
            said(&[("chrome", "109.0.1.1", false), ("firefox", "115.0", false)]);
        assert_eq!((verdict, found[0].0.as_str()), (Verdict::Fail, "outdated-browser"));
        assert!(seen.starts_with("Chrome 109.0.1.1: "), "{seen}");
    }

    #[test]
    fn each_version_is_a_fact_that_may_differ_the_next_time() {
        let outcome = judge(
            &computer(&[("firefox", "115.0", true), ("edge", "nonsense", false)]),
            date(2026, 11, 21),
        );
        assert_eq!(outcome.facts, [Fact::new(FactKind::Browser, "Firefox", "115.0")]);
    }

    #[test]
    fn current_newer_and_unknown_ones_are_not_blamed() {
        assert_eq!(said(&[("chrome", "151.0.1.1", true), ("Opera", "9", false)]).0, Verdict::Pass);
        assert_eq!(said(&[("firefox", "199.0", true)]).0, Verdict::Pass);
        assert_eq!(said(&[("Opera", "9.80", true)]).0, Verdict::Inconclusive);
        assert_eq!(said(&[]).0, Verdict::Inconclusive);
        // The old one that nobody opens links in is still worth a look.
        assert_eq!(said(&[("Opera", "9", true), ("chrome", "80.0.1.1", false)]).0, Verdict::Warn);
    }
}
