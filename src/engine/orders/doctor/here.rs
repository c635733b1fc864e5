//! The lines that need no network: system, proxy, window, folders.

use std::time::Duration;

use super::{AskWindow, Line};
use crate::domain::finding::Verdict;
use crate::domain::text::{Words, visible};
use crate::world::platform::{proxy_variables, system_name};
use crate::world::store::Home;

/// How long a graphics driver may take to say what there is.
const PATIENCE: Duration = Duration::from_secs(10);

/// Characters of a name that comes from outside.
const LONG: usize = 120;

/// The system and the version of Refloat.
pub(super) fn system() -> Line {
    let version = env!("CARGO_PKG_VERSION");
    let seen = format!("{}; Refloat {version}", visible(&system_name(), LONG));
    Line::new("system", Verdict::Pass, seen)
}

/// The proxies that are set by variables.
pub(super) fn proxy(words: &Words) -> Line {
    let set = proxy_variables();
    if set.is_empty() {
        return Line::new("proxy", Verdict::Pass, words.get("doctor-proxy-none"));
    }
    let list: Vec<String> =
        set.iter().map(|(name, value)| format!("{name}={}", visible(value, LONG))).collect();
    Line::new("proxy", Verdict::Pass, list.join(", "))
}

/// The renderer and the fonts.
pub(super) async fn window(ask: Option<AskWindow>, words: &Words) -> Vec<Line> {
    let Some(ask) = ask else {
        let not_asked = || words.get("doctor-window-none");
        return ["renderer", "fonts"]
            .map(|name| Line::new(name, Verdict::Skipped, not_asked()))
            .to_vec();
    };
    // A driver that hangs must not hold up the rest.
    let asked = tokio::time::timeout(PATIENCE, tokio::task::spawn_blocking(ask)).await;
    let Ok(Ok(parts)) = asked else {
        let line =
            Line::new("renderer", Verdict::Inconclusive, words.get("doctor-renderer-silent"));
        return vec![line.advised(words.get("doctor-renderer-do"))];
    };
    let renderer = if parts.adapters.is_empty() {
        Line::new("renderer", Verdict::Warn, words.get("doctor-renderer-none"))
            .advised(words.get("doctor-renderer-do"))
    } else {
        let names: Vec<String> = parts.adapters.iter().map(|name| visible(name, LONG)).collect();
        Line::new("renderer", Verdict::Pass, names.join(", "))
    };
    let count = words.with("doctor-fonts-count", &[("count", parts.fonts.into())]);
    vec![renderer, Line::new("fonts", Verdict::Pass, count)]
}

/// Whether Refloat may write where its files belong.
pub(super) fn folders(home: &Home, words: &Words) -> Line {
    let tried = home.try_folders();
    let broken = tried.iter().find_map(|(_, result)| result.as_ref().err());
    if let Some(error) = broken {
        return Line::new("folders", Verdict::Fail, error.to_string())
            .advised(words.get("doctor-folders-do"));
    }
    let mut list: Vec<String> =
        tried.iter().map(|(path, _)| visible(&path.display().to_string(), LONG)).collect();
    list.dedup();
    Line::new("folders", Verdict::Pass, list.join(", "))
}
