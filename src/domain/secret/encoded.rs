//! Held secrets in every form in which they could stand in a text that is about to leave.
//!
//! What has a closed list of forms (plain, base64 at any alignment, hex) is a pattern; what can be
//! escaped letter by letter (percent, JSON, HTML) is undone in the text before it is searched.

use aho_corasick::AhoCorasick;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use zeroize::Zeroizing;

use super::Secret;

/// Shorter secrets would be found in ordinary words, so that they count as whole words only.
const SHORT: usize = 6;
/// How many escapings inside one another are undone.
const DEPTH: usize = 3;
/// How many unescaped versions of one text are looked at.
const VIEWS: usize = 24;

type Text = Zeroizing<String>;

struct Pattern {
    name: String,
    whole_word: bool,
}

/// What is searched for: every form of each held secret.
pub struct Needles {
    exact: AhoCorasick,
    exact_patterns: Vec<Pattern>,
    hex: AhoCorasick,
    hex_patterns: Vec<Pattern>,
}

/// The secrets could not be made searchable; nothing may leave then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the stored secrets are too long to be searched for; forget them, then export again")]
pub struct Unsearchable;

impl Needles {
    /// Every form of the held secrets, each with the name that a hit reports.
    ///
    /// # Errors
    /// The forms are too many or too long for a search.
    pub fn of(held: &[(&str, &Secret)]) -> Result<Self, Unsearchable> {
        Self::with_users(held, &[])
    }

    /// The same, and `user:secret` pairs in base64 for these user names, where the secret is short.
    ///
    /// Longer secrets are found in a pair with any user name.
    ///
    /// # Errors
    /// The forms are too many or too long for a search.
    pub fn with_users(held: &[(&str, &Secret)], users: &[&str]) -> Result<Self, Unsearchable> {
        let mut exact: Vec<(Text, Pattern)> = Vec::new();
        let mut hex: Vec<(Text, Pattern)> = Vec::new();
        for (name, secret) in held {
            for form in plain_forms(secret.expose()) {
                let short = form.chars().count() < SHORT;
                let pattern = |whole_word| Pattern { name: (*name).to_owned(), whole_word };
                if short {
                    exact
                        .extend(pairs(&form, users).into_iter().map(|text| (text, pattern(false))));
                } else {
                    exact
                        .extend(base64_forms(&form).into_iter().map(|text| (text, pattern(false))));
                    hex.push((hex_of(&form), pattern(false)));
                }
                exact.push((form, pattern(short)));
            }
        }
        let (exact, exact_patterns) = automaton(exact)?;
        let (hex, hex_patterns) = automaton(hex)?;
        Ok(Self { exact, exact_patterns, hex, hex_patterns })
    }

    /// The name of a held secret that stands in the text in some form.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<&str> {
        views(text).iter().find_map(|view| {
            hit(&self.exact, &self.exact_patterns, view).or_else(|| {
                let lower = Zeroizing::new(view.to_ascii_lowercase());
                hit(&self.hex, &self.hex_patterns, &lower)
            })
        })
    }
}

impl std::fmt::Debug for Needles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Needles({} forms)", self.exact_patterns.len() + self.hex_patterns.len())
    }
}

fn automaton(forms: Vec<(Text, Pattern)>) -> Result<(AhoCorasick, Vec<Pattern>), Unsearchable> {
    let texts = forms.iter().map(|(text, _)| text.as_bytes());
    let search = AhoCorasick::new(texts).map_err(|_| Unsearchable)?;
    Ok((search, forms.into_iter().map(|(_, pattern)| pattern).collect()))
}

fn hit<'a>(search: &AhoCorasick, patterns: &'a [Pattern], text: &str) -> Option<&'a str> {
    search.find_overlapping_iter(text).find_map(|found| {
        let pattern = patterns.get(found.pattern().as_usize())?;
        let stands = !pattern.whole_word || is_word(text, found.start(), found.end());
        stands.then_some(pattern.name.as_str())
    })
}

fn is_word(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|part| part.chars().next_back());
    let after = text.get(end..).and_then(|part| part.chars().next());
    ![before, after].into_iter().flatten().any(char::is_alphanumeric)
}

fn plain_forms(secret: &str) -> Vec<Text> {
    let trimmed = super::shapes::trim(secret);
    let mut forms = vec![Zeroizing::new(secret.to_owned())];
    if trimmed != secret {
        forms.push(Zeroizing::new(trimmed.to_owned()));
    }
    // White space alone is no secret, and an empty pattern would be found everywhere.
    forms.retain(|form| !form.trim().is_empty());
    forms
}

/// The letters of base64 that depend on the secret alone, at each of the three alignments.
fn base64_forms(secret: &str) -> Vec<Text> {
    let mut forms = Vec::new();
    for (before, dropped) in [(0, 0), (1, 2), (2, 3)] {
        let mut bytes = Zeroizing::new(vec![0; before]);
        bytes.extend_from_slice(secret.as_bytes());
        let whole_letters = bytes.len() * 8 / 6;
        for engine in [&STANDARD_NO_PAD, &URL_SAFE_NO_PAD] {
            let encoded = Zeroizing::new(engine.encode(&*bytes));
            if let Some(core) = encoded.get(dropped..whole_letters) {
                forms.push(Zeroizing::new(core.to_owned()));
            }
        }
    }
    forms
}

fn pairs(secret: &str, users: &[&str]) -> Vec<Text> {
    let mut forms = Vec::new();
    for user in users {
        let pair = Zeroizing::new(format!("{user}:{secret}"));
        forms.push(Zeroizing::new(STANDARD_NO_PAD.encode(pair.as_bytes())));
        forms.push(Zeroizing::new(URL_SAFE_NO_PAD.encode(pair.as_bytes())));
    }
    forms
}

fn hex_of(secret: &str) -> Text {
    Zeroizing::new(secret.bytes().map(|byte| format!("{byte:02x}")).collect())
}

/// The text, and what it says with its escapes undone, in any order of escaping.
fn views(text: &str) -> Vec<Text> {
    let mut views = vec![Zeroizing::new(text.to_owned())];
    let mut from = 0;
    for _ in 0..DEPTH {
        let until = views.len();
        for nth in from..until {
            for undo in [percent, plus, json, html, joined] {
                let undone = undo(&views[nth]);
                if views.len() < VIEWS && !views.iter().any(|view| **view == *undone) {
                    views.push(undone);
                }
            }
        }
        from = until;
    }
    views
}

fn percent(text: &str) -> Text {
    Zeroizing::new(percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned())
}

fn plus(text: &str) -> Text {
    Zeroizing::new(text.replace('+', " "))
}

/// Line breaks inside base64 hide nothing.
fn joined(text: &str) -> Text {
    Zeroizing::new(text.chars().filter(|c| !matches!(c, '\r' | '\n')).collect())
}

fn json(text: &str) -> Text {
    let mut units: Zeroizing<Vec<u16>> = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (unit, taken) = json_escape(rest).unwrap_or((0, 0));
        if taken > 0 {
            units.push(unit);
            rest = &rest[taken..];
        } else {
            units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
            rest = &rest[c.len_utf8()..];
        }
    }
    Zeroizing::new(String::from_utf16_lossy(&units))
}

fn json_escape(rest: &str) -> Option<(u16, usize)> {
    let kind = rest.strip_prefix('\\')?.chars().next()?;
    let plain = |unit: u8| Some((u16::from(unit), 2));
    match kind {
        'n' => plain(b'\n'),
        'r' => plain(b'\r'),
        't' => plain(b'\t'),
        'b' => plain(8),
        'f' => plain(12),
        '"' => plain(b'"'),
        '\\' => plain(b'\\'),
        '/' => plain(b'/'),
        'u' => Some((u16::from_str_radix(rest.get(2..6)?, 16).ok()?, 6)),
        _ => None,
    }
}

fn html(text: &str) -> Text {
    let mut undone = Zeroizing::new(String::with_capacity(text.len()));
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (letter, taken) = entity(rest).unwrap_or((c, c.len_utf8()));
        undone.push(letter);
        rest = &rest[taken..];
    }
    undone
}

fn entity(rest: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 12;
    let body = rest.strip_prefix('&')?;
    let end = body.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &body[..end];
    let letter = match name {
        "amp" | "AMP" => '&',
        "lt" | "LT" => '<',
        "gt" | "GT" => '>',
        "quot" | "QUOT" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "sol" => '/',
        "plus" => '+',
        "equals" => '=',
        "colon" => ':',
        "num" => '#',
        "excl" => '!',
        "dollar" => '$',
        "percnt" => '%',
        "commat" => '@',
        _ => numbered(name.strip_prefix('#')?)?,
    };
    Some((letter, end + 2))
}

fn numbered(digits: &str) -> Option<char> {
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::engine::general_purpose::STANDARD;

    fn needles(text: &str) -> Needles {
        Needles::with_users(&[("password", &Secret::new(text.to_owned()))], &["api"]).unwrap()
    }

    fn forms(secret: &str, random: &mut fastrand::Rng) -> Vec<String> {
        let lead: String = (0..random.usize(0..9)).map(|_| random.alphanumeric()).collect();
        let pair = format!("{lead}:{secret}tail");
        let partly: String = secret
            .bytes()
            .map(|b| match random.u8(0..3) {
                0 => format!("%{b:02x}"),
                1 => format!("%{b:02X}"),
                _ if b.is_ascii_alphanumeric() => char::from(b).to_string(),
                _ => format!("%{b:02X}"),
            })
            .collect();
        let json: String = secret.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
        let html: String = secret.chars().map(|c| format!("&#x{:X};", c as u32)).collect();
        let hex: String = secret.bytes().map(|b| format!("{b:02X}")).collect();
        vec![
            secret.to_owned(),
            STANDARD.encode(&pair),
            URL_SAFE_NO_PAD.encode(&pair),
            percent(&partly).replace('%', "%25"),
            partly.replace('%', "%25"),
            partly,
            serde_json::to_string(secret).unwrap(),
            json,
            html,
            hex.to_lowercase(),
            hex,
        ]
    }

    #[test]
    fn no_form_escapes() {
        let seed = fastrand::u64(..);
        println!("seed {seed}");
        let mut random = fastrand::Rng::with_seed(seed);
        let letters: Vec<char> = "abcXYZ019+/=&<>\"'\\% é!$€".chars().collect();
        for _ in 0..200 {
            let middle: String =
                (0..random.usize(6..40)).map(|_| letters[random.usize(..letters.len())]).collect();
            let secret = format!("F{middle}E");
            let needles = needles(&secret);
            for form in forms(&secret, &mut random) {
                assert_eq!(
                    needles.find(&format!("a {form} z")),
                    Some("password"),
                    "{secret:?} {form:?}"
                );
            }
        }
    }

    #[test]
    fn a_trimmed_and_a_wrapped_form_are_found() {
        let needles = needles("  FAKE-secret-value\n");
        assert!(needles.find("x=FAKE-secret-value&y").is_some());
        let encoded = STANDARD.encode("api:FAKE-secret-value");
        let wrapped = format!("{}\r\n{}", &encoded[..11], &encoded[11..]);
        assert!(needles.find(&wrapped).is_some());
    }

    #[test]
    fn a_short_secret_counts_as_a_word_alone_or_in_a_pair() {
        let needles = needles("abc");
        assert!(needles.find("alphabcde").is_none());
        assert!(needles.find("password: abc.").is_some());
        assert!(needles.find(&STANDARD.encode("api:abc")).is_some());
    }

    #[test]
    fn ordinary_text_and_empty_secrets_hit_nothing() {
        assert!(needles("FAKE-secret").find("Invalid email and password combination").is_none());
        assert!(needles("  ").find("some  text").is_none());
        assert!(Needles::of(&[]).unwrap().find("text").is_none());
        assert!(!format!("{:?}", needles("FAKE-secret")).contains("FAKE"));
    }
}
