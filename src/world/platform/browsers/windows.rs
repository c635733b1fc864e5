//! Browsers on Windows: the registry, and what lies beside the programs (vendors' facts, section 14.2).

use super::{Browser, Files, Make, Registry, Version, mark_default};

const APP_PATHS: &str = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths";
const CHOICE: &str =
    r"HKCU\Software\Microsoft\Windows\Shell\Associations\UrlAssociations\https\UserChoice";

/// A browser that is built on Chromium, and where it writes about itself.
struct Chromium {
    make: Make,
    exe: &'static str,
    beacons: &'static [&'static str],
    updates: &'static [&'static str],
    policy: (&'static str, &'static str),
}

const CHROME: Chromium = Chromium {
    make: Make::Chrome,
    exe: "chrome.exe",
    beacons: &[
        r"HKCU\Software\Google\Chrome\BLBeacon",
        r"HKLM\SOFTWARE\WOW6432Node\Google\Chrome\BLBeacon",
    ],
    updates: &[
        r"HKLM\SOFTWARE\WOW6432Node\Google\Update\Clients\{8A69D345-D564-463C-AFF1-A69D9E530F96}",
        r"HKCU\Software\Google\Update\Clients\{8A69D345-D564-463C-AFF1-A69D9E530F96}",
    ],
    policy: (r"Google\Chrome", "IncognitoModeAvailability"),
};

const EDGE: Chromium = Chromium {
    make: Make::Edge,
    exe: "msedge.exe",
    beacons: &[
        r"HKCU\Software\Microsoft\Edge\BLBeacon",
        r"HKLM\SOFTWARE\WOW6432Node\Microsoft\Edge\BLBeacon",
        r"HKLM\SOFTWARE\Microsoft\Edge\BLBeacon",
    ],
    updates: &[
        r"HKLM\SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients\{56EB18F8-8008-4CBD-B6D2-8C97FE7E9062}",
        r"HKLM\SOFTWARE\Microsoft\EdgeUpdate\Clients\{56EB18F8-8008-4CBD-B6D2-8C97FE7E9062}",
    ],
    policy: (r"Microsoft\Edge", "InPrivateModeAvailability"),
};

/// The beginnings of the names under which browsers register for links.
const PROG_IDS: [(&str, &str); 8] = [
    ("ChromeHTML", "chrome"),
    ("MSEdgeHTM", "edge"),
    ("FirefoxURL", "firefox"),
    ("FirefoxHTML", "firefox"),
    ("BraveHTML", "Brave"),
    ("OperaStable", "Opera"),
    ("VivaldiHTM", "Vivaldi"),
    ("IE.HTTP", "Internet Explorer"),
];

/// The browsers, as the registry and the folders of the programs tell.
pub(super) fn browsers(registry: &dyn Registry, files: &dyn Files) -> Vec<Browser> {
    let default = registry.text(CHOICE, "ProgId").map(|id| make_of(&id));
    let mut found: Vec<Browser> = [&CHROME, &EDGE]
        .into_iter()
        .filter_map(|kind| chromium(kind, default.as_ref(), registry, files))
        .chain(firefox(registry, files))
        .collect();
    if let Some(make) = default {
        mark_default(&mut found, make);
    }
    found
}

fn make_of(prog_id: &str) -> Make {
    let known = PROG_IDS.iter().find(|(start, _)| prog_id.starts_with(start));
    let name = known.map_or_else(|| prog_id.split(['-', '.']).next().unwrap_or(prog_id), |it| it.1);
    Make::of_word(name)
}

fn chromium(
    kind: &Chromium,
    default: Option<&Make>,
    registry: &dyn Registry,
    files: &dyn Files,
) -> Option<Browser> {
    let said = |keys: &[&str], value: &str| {
        keys.iter().filter_map(|key| Version::find(&registry.text(key, value)?)).max()
    };
    let program = app_path(registry, files, kind.exe);
    let updated = said(kind.updates, "pv");
    // A browser that was removed leaves its beacon behind.
    if program.is_none() && updated.is_none() && default != Some(&kind.make) {
        return None;
    }
    let file = program.as_deref().and_then(|program| folder_version(files, program));
    // The beacon is written when the person starts the browser, so that it may be old.
    let version = file.or_else(|| updated.max(said(kind.beacons, "version")));
    let (key, value) = kind.policy;
    Some(Browser {
        program,
        private_forbidden: policy(registry, key, value),
        ..Browser::new(kind.make.clone(), version)
    })
}

/// The program that is started by this name, where it is there.
fn app_path(registry: &dyn Registry, files: &dyn Files, exe: &str) -> Option<String> {
    ["HKCU", "HKLM"].into_iter().find_map(|hive| {
        let path = registry.text(&format!(r"{hive}\{APP_PATHS}\{exe}"), "")?;
        let path = path.trim().trim_matches('"').to_owned();
        let name = path.rsplit('\\').next().unwrap_or_default();
        let there = name.eq_ignore_ascii_case(exe)
            && files.names(folder_of(&path)).iter().any(|it| it.eq_ignore_ascii_case(name));
        there.then_some(path)
    })
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('\\').map_or("", |(folder, _)| folder)
}

/// Chrome and Edge keep what belongs to a version in a folder of its name beside the program.
fn folder_version(files: &dyn Files, program: &str) -> Option<Version> {
    let names = files.names(folder_of(program));
    names
        .iter()
        .filter(|name| name.matches('.').count() == 3)
        .filter_map(|it| Version::find(it))
        .max()
}

fn firefox(registry: &dyn Registry, files: &dyn Files) -> Option<Browser> {
    let keys = [
        r"HKCU\Software\Mozilla\Mozilla Firefox",
        r"HKLM\SOFTWARE\Mozilla\Mozilla Firefox",
        r"HKLM\SOFTWARE\WOW6432Node\Mozilla\Mozilla Firefox",
    ];
    let newest = keys
        .iter()
        .filter_map(|key| one_firefox(key, registry, files))
        .max_by_key(|browser| browser.version.clone());
    let by_path = || {
        let program = app_path(registry, files, "firefox.exe")?;
        let version = ini_version(files, &program);
        Some(Browser { program: Some(program), ..Browser::new(Make::Firefox, version) })
    };
    let found = newest.or_else(by_path)?;
    let private_forbidden = policy(registry, r"Mozilla\Firefox", "DisablePrivateBrowsing");
    Some(Browser { private_forbidden, ..found })
}

fn one_firefox(key: &str, registry: &dyn Registry, files: &dyn Files) -> Option<Browser> {
    let current = registry.text(key, "CurrentVersion")?;
    let program = registry
        .text(&format!(r"{key}\{current}\Main"), "PathToExe")
        .filter(|path| files.names(folder_of(path)).iter().any(|it| it == "firefox.exe"))
        .or_else(|| app_path(registry, files, "firefox.exe"));
    let file = program.as_deref().and_then(|program| ini_version(files, program));
    // The key alone may be what a removed Firefox left behind; then it proves no version.
    let version = file.or_else(|| Version::find(&current));
    Some(Browser { program, ..Browser::new(Make::Firefox, version) })
}

fn ini_version(files: &dyn Files, program: &str) -> Option<Version> {
    let bytes = files.read(&format!(r"{}\application.ini", folder_of(program)))?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Version::find(text.lines().find_map(|line| line.strip_prefix("Version="))?)
}

/// 1 means “not available”, for all three of them.
fn policy(registry: &dyn Registry, key: &str, value: &str) -> bool {
    ["HKLM", "HKCU"]
        .into_iter()
        .any(|hive| registry.number(&format!(r"{hive}\SOFTWARE\Policies\{key}"), value) == Some(1))
}
