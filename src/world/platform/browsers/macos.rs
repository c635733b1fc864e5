//! Browsers on macOS: what the bundles say of themselves, and which one the person chose.

use plist::{Dictionary, Value};

use super::{Browser, Files, Make, Version, mark_default};

/// A bundle: its name, who makes it, its identifier, and the policy that forbids private windows.
struct Bundle {
    make: Make,
    name: &'static str,
    id: &'static str,
    policy: Option<&'static str>,
}

const BUNDLES: [Bundle; 4] = [
    Bundle {
        make: Make::Chrome,
        name: "Google Chrome",
        id: "com.google.Chrome",
        policy: Some("IncognitoModeAvailability"),
    },
    Bundle {
        make: Make::Edge,
        name: "Microsoft Edge",
        id: "com.microsoft.edgemac",
        policy: Some("InPrivateModeAvailability"),
    },
    Bundle {
        make: Make::Firefox,
        name: "Firefox",
        id: "org.mozilla.firefox",
        policy: Some("DisablePrivateBrowsing"),
    },
    Bundle { make: Make::Safari, name: "Safari", id: "com.apple.Safari", policy: None },
];

/// The browsers of the two folders of programs. `home` is the person's folder.
pub(super) fn browsers(files: &dyn Files, home: &str) -> Vec<Browser> {
    let mut found: Vec<Browser> =
        BUNDLES.iter().filter_map(|bundle| one(bundle, files, home)).collect();
    if let Some(make) = default_browser(files, home) {
        mark_default(&mut found, make);
    }
    found
}

fn one(bundle: &Bundle, files: &dyn Files, home: &str) -> Option<Browser> {
    let places = ["/Applications".to_owned(), format!("{home}/Applications")];
    let found = places.into_iter().find_map(|place| {
        let path = format!("{place}/{}.app", bundle.name);
        let facts = dictionary(files, &format!("{path}/Contents/Info.plist"))?;
        Some((path, facts))
    });
    let (path, facts) = found?;
    let version = facts.get("CFBundleShortVersionString").and_then(Value::as_string);
    Some(Browser {
        program: Some(path),
        private_forbidden: bundle.policy.is_some_and(|policy| forbidden(files, bundle.id, policy)),
        ..Browser::new(bundle.make.clone(), version.and_then(Version::find))
    })
}

fn forbidden(files: &dyn Files, id: &str, policy: &str) -> bool {
    let managed = dictionary(files, &format!("/Library/Managed Preferences/{id}.plist"));
    managed.as_ref().and_then(|managed| managed.get(policy)).is_some_and(|value| {
        value.as_boolean() == Some(true) || value.as_unsigned_integer() == Some(1)
    })
}

/// The person's choice for https. Somebody who never chose one has Safari.
fn default_browser(files: &dyn Files, home: &str) -> Option<Make> {
    let folder = format!("{home}/Library/Preferences/com.apple.LaunchServices");
    let chosen = dictionary(files, &format!("{folder}/com.apple.launchservices.secure.plist"))?;
    let handlers = chosen.get("LSHandlers").and_then(Value::as_array);
    let text = |handler: &Dictionary, key: &str| {
        handler.get(key).and_then(Value::as_string).map(str::to_owned)
    };
    let id = handlers.into_iter().flatten().filter_map(Value::as_dictionary).find_map(|handler| {
        let https = text(handler, "LSHandlerURLScheme")?.eq_ignore_ascii_case("https");
        https.then(|| text(handler, "LSHandlerRoleAll")).flatten()
    });
    let Some(id) = id else { return Some(Make::Safari) };
    let known = BUNDLES.iter().find(|bundle| bundle.id.eq_ignore_ascii_case(&id));
    let last = || id.rsplit('.').next().unwrap_or(&id).to_owned();
    Some(known.map_or_else(|| Make::Other(last()), |bundle| bundle.make.clone()))
}

fn dictionary(files: &dyn Files, path: &str) -> Option<Dictionary> {
    Value::from_reader(std::io::Cursor::new(files.read(path)?)).ok()?.into_dictionary()
}
