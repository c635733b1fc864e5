//! Versions of browsers, read out of whatever stands around them.

use std::fmt;

/// The longest number in a version that is believed.
const DIGITS: usize = 6;

/// A version, such as `154.0.1`, or `140.3.0esr`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    parts: Vec<u32>,
    esr: bool,
}

impl Version {
    /// The first version in a text: `154.0 (x64 en-US)`, `Mozilla Firefox 140.3.0esr`. A number alone is one
    /// only where it is the whole text.
    #[must_use]
    pub fn find(text: &str) -> Option<Self> {
        let text = text.trim();
        let mut words = text.split([' ', '\t', '\n', '_', '/']);
        let found = words.find_map(|word| Self::of_word(word, word.len() == text.len()))?;
        let esr =
            found.esr || text.to_ascii_lowercase().split([' ', '(', ')']).any(|it| it == "esr");
        Some(Self { esr, ..found })
    }

    fn of_word(word: &str, alone: bool) -> Option<Self> {
        let word = word.trim_start_matches('v');
        let lower = word.to_ascii_lowercase();
        let (numbers, esr) = match lower.strip_suffix("esr") {
            Some(numbers) => (numbers, true),
            None => (lower.as_str(), false),
        };
        let number = |part: &str| {
            let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            (digits && part.len() <= DIGITS).then(|| part.parse().ok()).flatten()
        };
        let parts: Vec<u32> = numbers.split('.').map(number).collect::<Option<_>>()?;
        let enough = parts.len() > 1 || alone || esr;
        (enough && parts.len() <= 5 && parts[0] > 0).then_some(Self { parts, esr })
    }

    /// The first number, by which browsers are told apart.
    #[must_use]
    pub fn major(&self) -> u32 {
        self.parts.first().copied().unwrap_or_default()
    }

    /// The second number; nought where there is none.
    #[must_use]
    pub fn minor(&self) -> u32 {
        self.parts.get(1).copied().unwrap_or_default()
    }

    /// True where it calls itself an extended support release.
    #[must_use]
    pub const fn is_esr(&self) -> bool {
        self.esr
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<String> = self.parts.iter().map(u32::to_string).collect();
        write!(f, "{}{}", numbers.join("."), if self.esr { " ESR" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_in_what_programs_say() {
        for (text, expected) in [
            ("154.0 (x64 en-US)", Some("154.0")),
            ("Mozilla Firefox 140.3.0esr\n", Some("140.3.0 ESR")),
            ("115.12.0 ESR (x64 de)", Some("115.12.0 ESR")),
            ("Google Chrome 151.0.7800.12 ", Some("151.0.7800.12")),
            ("Chromium 131.0.6778.85 built on Debian 12.8", Some("131.0.6778.85")),
            ("18.6", Some("18.6")),
            ("26", Some("26")),
            ("two 26 words", None),
            ("", None),
            ("unknown", None),
            ("0.0.0.0", None),
            ("1..2", None),
            ("151.0.99999999999", None),
            ("151.0;rm", None),
        ] {
            assert_eq!(Version::find(text).map(|it| it.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn versions_are_ordered_by_their_numbers() {
        let version = |text| Version::find(text).unwrap();
        assert!(version("151.0.9.1") < version("151.0.10.0"));
        assert!(version("99.0") < version("100.0"));
    }
}
