//! Which components of a status page getting a pass depends on, where nobody knows the page's names.

/// Words of components that a sign-in needs.
const SIGN_IN: &[&str] = &[
    "oauth",
    "auth",
    "authentication",
    "authorization",
    "login",
    "signin",
    "token",
    "tokens",
    "identity",
    "security",
];

/// Words that name no part in particular.
const GENERAL: &[&str] = &[
    "api",
    "apis",
    "all",
    "the",
    "rest",
    "web",
    "service",
    "services",
    "developer",
    "developers",
    "portal",
    "platform",
    "gateway",
    "production",
    "live",
    "system",
    "systems",
    "core",
    "public",
    "v1",
    "kit",
    "www",
    "com",
    "onlinetools",
    "v2",
    "v3",
    "2",
    "0",
];

/// True for what everything needs, and for what signing in needs. A part of its own, such as tracking,
/// never matters: that it fails says nothing about keys.
pub(super) fn matters(name: &str, vendor: &str) -> bool {
    let name = name.to_lowercase().replace("sign-in", "signin").replace("log-in", "login");
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let signs_in = words.iter().any(|word| SIGN_IN.contains(word))
        || name.contains("sign in")
        || name.contains("log in");
    let general = words.iter().all(|word| GENERAL.contains(word) || *word == vendor);
    !words.is_empty() && (signs_in || general)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_its_own_does_not_matter() {
        for name in [
            "UPS",
            "API",
            "UPS APIs",
            "OAuth",
            "UPS OAuth Token API",
            "Sign in",
            "Developer Portal",
        ] {
            assert!(matters(name, "ups"), "{name}");
        }
        for name in ["Tracking", "UPS Tracking API", "Rating API", "USPS", "Locator services", ""] {
            assert!(!matters(name, "ups"), "{name}");
        }
    }
}
