//! Recorded answers of computers, and what is made of them.

use std::collections::BTreeMap;

use super::*;

/// A registry as `reg export` writes it, and the files of the same computer.
#[derive(Default)]
struct Recorded {
    keys: BTreeMap<String, BTreeMap<String, String>>,
    files: BTreeMap<String, Vec<u8>>,
}

impl Recorded {
    fn registry(text: &str) -> Self {
        let mut keys: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        let mut key = String::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                key = name
                    .replace("HKEY_CURRENT_USER", "HKCU")
                    .replace("HKEY_LOCAL_MACHINE", "HKLM")
                    .to_lowercase();
            } else if let Some((name, value)) = line.split_once('=') {
                let name = if name == "@" { "" } else { name.trim_matches('"') };
                let value = value.replace(r"\\", r"\");
                keys.entry(key.clone()).or_default().insert(name.to_lowercase(), value);
            }
        }
        Self { keys, files: BTreeMap::new() }
    }

    fn with(mut self, path: &str, content: &[u8]) -> Self {
        self.files.insert(path.to_owned(), content.to_vec());
        self
    }

    fn value(&self, key: &str, value: &str) -> Option<&String> {
        self.keys.get(&key.to_lowercase())?.get(&value.to_lowercase())
    }
}

impl Registry for Recorded {
    fn text(&self, key: &str, value: &str) -> Option<String> {
        let text = self.value(key, value)?.strip_prefix('"')?.strip_suffix('"')?;
        Some(text.replace("\\\"", "\""))
    }

    fn number(&self, key: &str, value: &str) -> Option<u32> {
        u32::from_str_radix(self.value(key, value)?.strip_prefix("dword:")?, 16).ok()
    }
}

impl Files for Recorded {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.files.get(path).cloned()
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let below = format!(r"{folder}\");
        let names = self.files.keys().filter_map(|path| path.strip_prefix(&below));
        names.map(|rest| rest.split('\\').next().unwrap_or(rest).to_owned()).collect()
    }
}

/// One line a browser: maker, version, `*` for the default one, `!` where private windows are forbidden.
fn lines(browsers: &[Browser]) -> Vec<String> {
    let line = |browser: &Browser| {
        let version = browser.version.as_ref().map_or("?".to_owned(), Version::to_string);
        let default = if browser.is_default { " *" } else { "" };
        let forbidden = if browser.private_forbidden { " !" } else { "" };
        format!("{} {version}{default}{forbidden}", browser.make)
    };
    browsers.iter().map(line).collect()
}

fn on_windows(recorded: &Recorded) -> Vec<String> {
    lines(&windows::browsers(recorded, recorded))
}

const CHROME: &str = r"C:\Program Files\Google\Chrome\Application";
const FIREFOX: &str = r"C:\Program Files\Mozilla Firefox";

const USUAL: &str = r#"
[HKEY_CURRENT_USER\Software\Google\Chrome\BLBeacon]
"version"="151.0.7800.12"
[HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\chrome.exe]
@="C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"
[HKEY_CURRENT_USER\Software\Microsoft\Edge\BLBeacon]
"version"="150.0.3800.54"
[HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\msedge.exe]
@="\"C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe\""
[HKEY_LOCAL_MACHINE\SOFTWARE\Mozilla\Mozilla Firefox]
"CurrentVersion"="154.0 (x64 en-US)"
[HKEY_LOCAL_MACHINE\SOFTWARE\Mozilla\Mozilla Firefox\154.0 (x64 en-US)\Main]
"PathToExe"="C:\\Program Files\\Mozilla Firefox\\firefox.exe"
[HKEY_CURRENT_USER\Software\Microsoft\Windows\Shell\Associations\UrlAssociations\https\UserChoice]
"ProgId"="FirefoxURL-308046B0AF4A39CB"
"#;

fn usual() -> Recorded {
    Recorded::registry(USUAL)
        .with(&format!(r"{CHROME}\chrome.exe"), b"")
        .with(r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe", b"")
        .with(&format!(r"{FIREFOX}\firefox.exe"), b"")
}

#[test]
fn windows_usual() {
    let found = windows::browsers(&usual(), &usual());
    assert_eq!(lines(&found), ["Chrome 151.0.7800.12", "Edge 150.0.3800.54", "Firefox 154.0 *"]);
    assert_eq!(found[0].program.as_deref(), Some(&*format!(r"{CHROME}\chrome.exe")));
    let edge = r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe";
    assert_eq!(found[1].program.as_deref(), Some(edge));
}

#[test]
fn windows_the_files_outweigh_an_old_beacon() {
    let recorded = usual()
        .with(&format!(r"{CHROME}\151.0.7800.44\chrome.dll"), b"")
        .with(&format!(r"{CHROME}\151.0.7800.12\chrome.dll"), b"")
        .with(&format!(r"{CHROME}\SetupMetrics\x"), b"")
        .with(
            &format!(r"{FIREFOX}\application.ini"),
            b"[App]\r\nName=Firefox\r\nVersion=154.0.2\r\n",
        );
    let stale = Recorded {
        keys: Recorded::registry(&USUAL.replace("151.0.7800.12", "109.0.5414.75")).keys,
        ..recorded
    };
    assert_eq!(
        on_windows(&stale),
        ["Chrome 151.0.7800.44", "Edge 150.0.3800.54", "Firefox 154.0.2 *"]
    );
}

#[test]
fn windows_firefox_of_one_person_and_edge_by_its_updates() {
    let recorded = Recorded::registry(
        r#"
[HKEY_CURRENT_USER\Software\Mozilla\Mozilla Firefox]
"CurrentVersion"="140.3.0 ESR (x64 de)"
[HKEY_LOCAL_MACHINE\SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients\{56EB18F8-8008-4CBD-B6D2-8C97FE7E9062}]
"pv"="148.0.3700.1"
[HKEY_CURRENT_USER\Software\Microsoft\Windows\Shell\Associations\UrlAssociations\https\UserChoice]
"ProgId"="MSEdgeHTM"
"#,
    );
    assert_eq!(on_windows(&recorded), ["Edge 148.0.3700.1 *", "Firefox 140.3.0 ESR"]);
}

#[test]
fn windows_what_a_removed_browser_left_behind_is_no_browser() {
    let left = r#"
[HKEY_CURRENT_USER\Software\Google\Chrome\BLBeacon]
"version"="88.0.4324.104"
[HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\chrome.exe]
@="C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"
"#;
    assert!(on_windows(&Recorded::registry(left)).is_empty());
    assert!(on_windows(&Recorded::default()).is_empty());
}

#[test]
fn windows_nonsense_is_no_version_and_an_unknown_default_is_named() {
    let recorded = Recorded::registry(&format!(
        "{}\n{}",
        USUAL
            .replace("\"151.0.7800.12\"", "\"latest; rm -rf\"")
            .replace("\"150.0.3800.54\"", "dword:00000097")
            .replace("FirefoxURL-308046B0AF4A39CB", "OperaStable"),
        ""
    ));
    let files = usual().files;
    let recorded = Recorded { files, ..recorded };
    assert_eq!(on_windows(&recorded), ["Chrome ?", "Edge ?", "Firefox 154.0", "Opera ? *"]);
}

#[test]
fn windows_policies_forbid_private_windows() {
    let policies = r#"
[HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Google\Chrome]
"IncognitoModeAvailability"=dword:00000001
[HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Edge]
"InPrivateModeAvailability"=dword:00000002
[HKEY_CURRENT_USER\SOFTWARE\Policies\Mozilla\Firefox]
"DisablePrivateBrowsing"=dword:00000001
"#;
    let recorded =
        Recorded { keys: Recorded::registry(&format!("{USUAL}{policies}")).keys, ..usual() };
    assert_eq!(
        on_windows(&recorded),
        ["Chrome 151.0.7800.12 !", "Edge 150.0.3800.54", "Firefox 154.0 * !"]
    );
}

fn info_plist(version: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleIdentifier</key><string>any.example</string>
<key>CFBundleShortVersionString</key><string>{version}</string>
</dict></plist>"#
    )
}

/// The same list as macOS keeps most of its own: binary.
fn binary(xml: &str) -> Vec<u8> {
    let value = plist::Value::from_reader(std::io::Cursor::new(xml)).unwrap();
    let mut bytes = Vec::new();
    value.to_writer_binary(&mut bytes).unwrap();
    assert!(bytes.starts_with(b"bplist00"));
    bytes
}

fn on_macos(recorded: &Recorded) -> Vec<String> {
    lines(&macos::browsers(recorded, "/Users/ada"))
}

const SECURE: &str =
    "/Users/ada/Library/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist";

fn handlers(scheme: &str, id: &str) -> Vec<u8> {
    binary(&format!(
        r#"<plist version="1.0"><dict><key>LSHandlers</key><array>
<dict><key>LSHandlerContentType</key><string>public.html</string><key>LSHandlerRoleAll</key><string>com.apple.safari</string></dict>
<dict><key>LSHandlerURLScheme</key><string>{scheme}</string><key>LSHandlerRoleAll</key><string>{id}</string></dict>
</array></dict></plist>"#
    ))
}

#[test]
fn macos_usual() {
    let chrome = "/Applications/Google Chrome.app";
    let recorded = Recorded::default()
        .with(&format!("{chrome}/Contents/Info.plist"), info_plist("151.0.7800.12").as_bytes())
        .with("/Applications/Safari.app/Contents/Info.plist", &binary(&info_plist("26.1")))
        .with(
            "/Users/ada/Applications/Firefox.app/Contents/Info.plist",
            info_plist("128.0").as_bytes(),
        )
        .with(SECURE, &handlers("https", "com.google.chrome"));
    assert_eq!(on_macos(&recorded), ["Chrome 151.0.7800.12 *", "Firefox 128.0", "Safari 26.1"]);
    let found = macos::browsers(&recorded, "/Users/ada");
    assert_eq!(found[0].program.as_deref(), Some(chrome));
    assert_eq!(found[1].program.as_deref(), Some("/Users/ada/Applications/Firefox.app"));
}

#[test]
fn macos_without_a_choice_it_is_safari_and_an_unreadable_choice_is_none() {
    let safari = || {
        Recorded::default()
            .with("/Applications/Safari.app/Contents/Info.plist", &binary(&info_plist("18.6")))
    };
    assert_eq!(on_macos(&safari().with(SECURE, &handlers("mailto", "x.y"))), ["Safari 18.6 *"]);
    assert_eq!(on_macos(&safari()), ["Safari 18.6"]);
    assert_eq!(on_macos(&safari().with(SECURE, b"bplist00garbage")), ["Safari 18.6"]);
    let other = safari().with(SECURE, &handlers("https", "com.operasoftware.Opera"));
    assert_eq!(on_macos(&other), ["Safari 18.6", "Opera ? *"]);
}

#[test]
fn macos_nonsense_and_policies() {
    let managed = r#"<plist version="1.0"><dict><key>IncognitoModeAvailability</key><integer>1</integer>
<key>DisablePrivateBrowsing</key><true/></dict></plist>"#;
    let recorded = Recorded::default()
        .with("/Applications/Google Chrome.app/Contents/Info.plist", info_plist("${V}").as_bytes())
        .with("/Applications/Microsoft Edge.app/Contents/Info.plist", b"not a list")
        .with("/Applications/Firefox.app/Contents/Info.plist", info_plist("154.0").as_bytes())
        .with("/Library/Managed Preferences/com.google.Chrome.plist", managed.as_bytes())
        .with("/Library/Managed Preferences/org.mozilla.firefox.plist", &binary(managed));
    assert_eq!(on_macos(&recorded), ["Chrome ? !", "Firefox 154.0 !"]);
    assert!(on_macos(&Recorded::default()).is_empty());
}

#[test]
fn linux_programs_of_the_path_and_the_persons_choice() {
    let which = |name: &str| {
        ["firefox-esr", "chromium", "google-chrome-stable", "google-chrome"]
            .contains(&name)
            .then(|| format!("/usr/bin/{name}"))
    };
    let says = |program: &str| match program {
        "/usr/bin/firefox-esr" => Some("Mozilla Firefox 140.3.0esr\n".to_owned()),
        "/usr/bin/google-chrome-stable" => Some("Google Chrome 131.0.6778.85 \n".to_owned()),
        _ => None,
    };
    let choices = [
        "[Default Applications]\ntext/html=x.desktop".to_owned(),
        "[Default Applications]\nx-scheme-handler/https=firefox-esr.desktop;\n".to_owned(),
    ];
    let found = linux::browsers(&which, &says, &choices);
    assert_eq!(lines(&found), ["Chrome 131.0.6778.85", "Firefox 140.3.0 ESR *", "Chromium ?"]);
    let vivaldi = ["x-scheme-handler/https=vivaldi-stable.desktop".to_owned()];
    let found = linux::browsers(&|_| None, &says, &vivaldi);
    assert_eq!(lines(&found), ["vivaldi-stable ? *"]);
}

#[test]
fn a_maker_has_one_word() {
    for word in ["chrome", "edge", "firefox", "safari", "chromium"] {
        assert_eq!(Make::of_word(word).word(), word);
    }
    assert_eq!(Make::of_word("Firefox"), Make::Firefox);
    assert_eq!(Make::of_word("Opera").word(), "Opera");
}
