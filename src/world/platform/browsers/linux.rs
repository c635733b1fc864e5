//! Browsers on Linux: known programs in the search path, asked for their version.

use super::{Browser, Make, Version, mark_default};

/// The programs, the usual one of each maker first.
const PROGRAMS: [(&str, Make); 8] = [
    ("google-chrome-stable", Make::Chrome),
    ("google-chrome", Make::Chrome),
    ("microsoft-edge-stable", Make::Edge),
    ("microsoft-edge", Make::Edge),
    ("firefox", Make::Firefox),
    ("firefox-esr", Make::Firefox),
    ("chromium", Make::Chromium),
    ("chromium-browser", Make::Chromium),
];

/// The browsers. `which` finds a program in the search path, `says` asks it for its version, and `choices`
/// are the texts of the person's and the system's `mimeapps.list`, the person's first.
pub(super) fn browsers(
    which: &dyn Fn(&str) -> Option<String>,
    says: &dyn Fn(&str) -> Option<String>,
    choices: &[String],
) -> Vec<Browser> {
    let mut found: Vec<Browser> = Vec::new();
    for (name, make) in PROGRAMS {
        if found.iter().any(|browser| browser.make == make) {
            continue;
        }
        if let Some(program) = which(name) {
            let version = says(&program).and_then(|text| Version::find(&text));
            found.push(Browser { program: Some(program), ..Browser::new(make, version) });
        }
    }
    if let Some(make) = choices.iter().find_map(|text| chosen(text)) {
        mark_default(&mut found, make);
    }
    found
}

/// The first program that opens https addresses, by the name of its desktop file.
fn chosen(mimeapps: &str) -> Option<Make> {
    let line = mimeapps.lines().find_map(|line| {
        line.trim().strip_prefix("x-scheme-handler/https").map(str::trim_start)?.strip_prefix('=')
    })?;
    let name = line.split(';').map(str::trim).find(|name| !name.is_empty())?;
    let stem = name.trim_end_matches(".desktop").to_ascii_lowercase();
    let known = [
        ("firefox", Make::Firefox),
        ("chromium", Make::Chromium),
        ("chrome", Make::Chrome),
        ("edge", Make::Edge),
    ];
    let known = known.into_iter().find(|(part, _)| stem.contains(part));
    Some(known.map_or_else(|| Make::Other(stem.clone()), |(_, make)| make))
}
