//! What the shape of a pasted value gives away, before it is sent anywhere.
//!
//! The list is that of the vendors' facts, section 11: generic paste mistakes. They warn; only a value
//! that cannot be the secret at all (a masked or cut-off display) keeps a try from being made.

use super::Secret;

/// A mistake that copying and pasting leaves in a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PasteMistake {
    /// White space before or after the value.
    SpaceAround,
    /// A line break or tab inside the value.
    LineBreakInside,
    /// A space inside the value.
    SpaceInside,
    /// A non-breaking space (U+00A0, U+202F).
    NonBreakingSpace,
    /// An invisible character (U+200B and its kin, U+FEFF).
    InvisibleCharacter,
    /// Typographic quotes where straight ones were meant.
    SmartQuotes,
    /// Bullets or asterisks alone: the masked display of a form was copied.
    MaskedDisplay,
    /// The word `Bearer`, `Basic` or a header's name stands before the value.
    HeaderPrefix,
    /// Quotation marks around the value.
    QuotesAround,
    /// `...` or `…`: a shortened display was copied.
    CutOff,
    /// The same value stands in two fields.
    SameInBoth,
    /// Letters of another alphabet that look like Latin ones.
    LookAlikeLetters,
    /// `&amp;` and the like: copied from a web page's source.
    HtmlEscaped,
    /// Nothing was entered.
    Empty,
}

impl PasteMistake {
    /// The id of its finding.
    #[must_use]
    pub const fn finding(self) -> &'static str {
        match self {
            Self::SpaceAround => "pasted-space-around",
            Self::LineBreakInside => "pasted-line-break",
            Self::SpaceInside => "pasted-space-inside",
            Self::NonBreakingSpace => "pasted-non-breaking-space",
            Self::InvisibleCharacter => "pasted-invisible-character",
            Self::SmartQuotes => "pasted-smart-quotes",
            Self::MaskedDisplay => "pasted-masked-display",
            Self::HeaderPrefix => "pasted-header-prefix",
            Self::QuotesAround => "pasted-quotes-around",
            Self::CutOff => "pasted-cut-off",
            Self::SameInBoth => "pasted-same-in-both",
            Self::LookAlikeLetters => "pasted-look-alike-letters",
            Self::HtmlEscaped => "pasted-html-escaped",
            Self::Empty => "pasted-empty",
        }
    }

    /// What was seen, without the value.
    #[must_use]
    pub const fn seen(self) -> &'static str {
        match self {
            Self::SpaceAround => "white space before or after it",
            Self::LineBreakInside => "a line break or tab in it",
            Self::SpaceInside => "a space in it",
            Self::NonBreakingSpace => "a non-breaking space in it",
            Self::InvisibleCharacter => "an invisible character in it",
            Self::SmartQuotes => "typographic quotes in it",
            Self::MaskedDisplay => "bullets or asterisks alone",
            Self::HeaderPrefix => "a word such as Bearer before it",
            Self::QuotesAround => "quotation marks around it",
            Self::CutOff => "dots where it was shortened",
            Self::SameInBoth => "the same value in both fields",
            Self::LookAlikeLetters => "letters of another alphabet in it",
            Self::HtmlEscaped => "HTML codes such as &amp; in it",
            Self::Empty => "nothing was entered",
        }
    }

    /// Every mistake, for declarations and the lint.
    pub const ALL: [Self; 14] = [
        Self::SpaceAround,
        Self::LineBreakInside,
        Self::SpaceInside,
        Self::NonBreakingSpace,
        Self::InvisibleCharacter,
        Self::SmartQuotes,
        Self::MaskedDisplay,
        Self::HeaderPrefix,
        Self::QuotesAround,
        Self::CutOff,
        Self::SameInBoth,
        Self::LookAlikeLetters,
        Self::HtmlEscaped,
        Self::Empty,
    ];

    /// True when the value cannot be the secret, so that a try would be wasted.
    #[must_use]
    pub const fn rules_out_a_try(self) -> bool {
        matches!(self, Self::MaskedDisplay | Self::CutOff | Self::SameInBoth | Self::Empty)
    }

    /// True when trimming the value mends it.
    #[must_use]
    pub const fn mended_by_trimming(self) -> bool {
        matches!(self, Self::SpaceAround)
    }
}

const INVISIBLE: [char; 6] =
    ['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{00ad}'];
const NON_BREAKING: [char; 2] = ['\u{00a0}', '\u{202f}'];
const BULLETS: [char; 7] = ['•', '●', '∙', '·', '⦁', '*', '⬤'];
const SMART_QUOTES: [char; 8] = ['“', '”', '„', '‟', '‘', '’', '‚', '‛'];
const HEADER_WORDS: [&str; 8] = [
    "bearer ",
    "basic ",
    "authorization:",
    "api-key:",
    "apikey:",
    "password:",
    "passwort:",
    "token:",
];

/// The value without white space and invisible characters at its ends.
#[must_use]
pub fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c.is_control() || INVISIBLE.contains(&c))
}

/// The generic paste mistakes of one value.
#[must_use]
pub fn paste_mistakes(secret: &Secret) -> Vec<PasteMistake> {
    let text = secret.expose();
    let core = trim(text);
    let mut found = Vec::new();
    let mut note = |mistake, seen: bool| {
        if seen {
            found.push(mistake);
        }
    };
    note(PasteMistake::Empty, core.is_empty());
    note(PasteMistake::SpaceAround, !core.is_empty() && has_space_around(text, core));
    note(PasteMistake::LineBreakInside, core.contains(['\n', '\r', '\t']));
    note(PasteMistake::SpaceInside, core.contains(' ') && header_prefix(core).is_none());
    note(PasteMistake::NonBreakingSpace, text.contains(NON_BREAKING));
    // Line breaks and tabs are white space, and have a finding of their own.
    let unseen = |c: char| c.is_control() && !c.is_whitespace();
    note(PasteMistake::InvisibleCharacter, text.contains(INVISIBLE) || text.contains(unseen));
    note(PasteMistake::SmartQuotes, core.contains(SMART_QUOTES));
    note(PasteMistake::MaskedDisplay, is_masked_display(core));
    note(PasteMistake::HeaderPrefix, header_prefix(core).is_some());
    note(PasteMistake::QuotesAround, is_quoted(core));
    note(PasteMistake::CutOff, core.contains('…') || core.contains("..."));
    note(PasteMistake::LookAlikeLetters, core.chars().any(is_look_alike));
    note(PasteMistake::HtmlEscaped, is_html_escaped(core));
    found
}

/// The mistakes of a user name and secret that belong together.
#[must_use]
pub fn pair_mistakes(name: &str, secret: &Secret) -> Vec<PasteMistake> {
    let mut found = paste_mistakes(secret);
    let core = trim(secret.expose());
    if !core.is_empty() && core.eq_ignore_ascii_case(trim(name)) {
        found.push(PasteMistake::SameInBoth);
    }
    found
}

/// True for a text that has the shape of an e-mail address: something, one `@`, a host with a dot.
#[must_use]
pub fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else { return false };
    !local.is_empty()
        && !host.contains('@')
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}

// Invisible and non-breaking characters have findings of their own; this one is the plain space,
// tab or line break that comes along at the ends.
fn has_space_around(text: &str, core: &str) -> bool {
    let start = text.find(core).unwrap_or(0);
    text[..start]
        .chars()
        .chain(text[start + core.len()..].chars())
        .any(|c| c.is_whitespace() && !NON_BREAKING.contains(&c))
}

fn header_prefix(core: &str) -> Option<&'static str> {
    let lower = core.to_ascii_lowercase();
    HEADER_WORDS.into_iter().find(|word| lower.starts_with(word))
}

fn is_quoted(core: &str) -> bool {
    let mut characters = core.chars();
    match (characters.next(), characters.next_back()) {
        (Some(first), Some(last)) => first == last && matches!(first, '"' | '\'' | '`'),
        _ => false,
    }
}

pub(super) fn is_look_alike(c: char) -> bool {
    matches!(c, '\u{0370}'..='\u{03ff}' | '\u{0400}'..='\u{04ff}' | '\u{ff01}'..='\u{ff5e}')
}

pub(super) fn is_masked_display(core: &str) -> bool {
    !core.is_empty() && core.chars().all(|c| BULLETS.contains(&c))
}

/// True for a character that gives a paste mistake away and belongs to no key.
pub(super) fn keeps_its_place(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || INVISIBLE.contains(&c)
        || SMART_QUOTES.contains(&c)
        || matches!(c, '"' | '\'' | '`' | '…' | '.' | '@')
}

/// The label, header word or prefix of a vendor that a value begins with; these are public.
pub(super) fn known_start(core: &str) -> &str {
    const PREFIXES: [&str; 3] = ["TEST_", "ck_", "cs_"];
    let word = header_prefix(core);
    let prefix = PREFIXES.into_iter().find(|prefix| core.starts_with(prefix));
    core.get(..word.or(prefix).map_or(0, str::len)).unwrap_or_default()
}

fn is_html_escaped(core: &str) -> bool {
    ["&amp;", "&lt;", "&gt;", "&quot;", "&#"].iter().any(|mark| core.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistakes(text: &str) -> Vec<PasteMistake> {
        paste_mistakes(&Secret::new(text.to_owned()))
    }

    #[test]
    fn a_clean_password_with_symbols_has_none() {
        for clean in ["Fk#9*wQ^2%Lm", "a.b", "x&y", "pass*word", "über#1"] {
            assert_eq!(mistakes(clean), [], "{clean}");
        }
    }

    #[test]
    fn each_mistake_is_recognised_alone() {
        use PasteMistake as M;
        for (text, expected) in [
            ("  fake#1", M::SpaceAround),
            ("fake#1\n", M::SpaceAround),
            ("fa\nke#1", M::LineBreakInside),
            ("fa\tke#1", M::LineBreakInside),
            ("fake #1", M::SpaceInside),
            ("fake\u{a0}#1", M::NonBreakingSpace),
            ("fake\u{200b}#1", M::InvisibleCharacter),
            ("\u{feff}fake#1", M::InvisibleCharacter),
            ("fa\0ke#1", M::InvisibleCharacter),
            ("fake\u{1b}[31m#1", M::InvisibleCharacter),
            ("fake”1", M::SmartQuotes),
            ("••••••••", M::MaskedDisplay),
            ("************", M::MaskedDisplay),
            ("Bearer fake#1", M::HeaderPrefix),
            ("\"fake#1\"", M::QuotesAround),
            ("fake#…", M::CutOff),
            ("fake...1", M::CutOff),
            ("f\u{0430}ke#1", M::LookAlikeLetters),
            ("fake&amp;1", M::HtmlEscaped),
            ("", M::Empty),
            ("   ", M::Empty),
        ] {
            assert_eq!(mistakes(text), [expected], "{text:?}");
        }
    }

    #[test]
    fn the_same_value_in_both_boxes_is_seen() {
        let secret = Secret::new("api@shop.example ".to_owned());
        assert!(pair_mistakes("API@shop.example", &secret).contains(&PasteMistake::SameInBoth));
    }

    #[test]
    fn email_shapes() {
        for good in ["a@b.co", "name+api@shop.example"] {
            assert!(is_email(good), "{good}");
        }
        for bad in ["", "a", "a@b", "@b.co", "a@@b.co", "a b@c.de", "a@b.", "a@.b"] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
