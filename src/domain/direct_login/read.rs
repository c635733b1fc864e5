//! Reads an address that the partner's own program built. Offline; the token is covered before
//! anything else looks at the text, so nothing that is read here can hold a part of it.

use percent_encoding::percent_decode_str;
use url::Url;

use super::account::is_theme_id;
use super::address::{APPENDED_MAX, LIFE_S, Length, WHOLE_MAX};
use super::landing::Landing;
use super::{PORTAL, PORTAL_PATH};
use crate::domain::secret::link::{COVER, CoveredText, TokenFacts, cover_tokens};
use crate::domain::secret::{Secret, mask_secrets};
use crate::domain::text::visible;

/// Characters of a value that are shown.
const SHOWN: usize = 60;
/// A token that was made so many seconds ahead of this computer's clock says only that the clocks differ.
const CLOCKS_DIFFER_S: i64 = 5;

/// Something about an address that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// The text holds no address.
    NoAddress,
    /// The whole address was encoded once more, as if it were a value of another.
    WholeEncoded,
    /// It is broken over several lines.
    LineBreak,
    /// It was copied from the source of a page: `&amp;`.
    HtmlEscaped,
    /// It is not encrypted.
    NotHttps,
    /// It leads to another host than the portal's.
    OtherHost(String),
    /// It leads to another path than the one that takes tokens.
    OtherPath(String),
    /// There is no token.
    TokenMissing,
    /// The token is empty.
    TokenEmpty,
    /// The token is not whole.
    TokenCut,
    /// There are several tokens.
    TokensSeveral,
    /// The token is older than it lives, by this computer's clock.
    TokenOld {
        /// Its age, in seconds.
        age_s: i64,
    },
    /// The same token stands in two addresses.
    TokenUsedTwice,
    /// Something was put in front of the token.
    BeforeToken,
    /// A second question mark where `&` belongs.
    SecondQuestionMark,
    /// Something stands behind a `#`, where the portal does not see it.
    BehindFragment,
    /// A name is written otherwise than the documents write it.
    NameOff {
        /// As it stands there.
        seen: String,
        /// As it should be.
        right: &'static str,
    },
    /// A name stands there twice.
    Twice(&'static str),
    /// A value holds what has to be written with percent signs, or percent signs that mean nothing.
    BadlyEncoded(String),
    /// A value was encoded twice.
    EncodedTwice(String),
    /// `redirect_to` is none of the three.
    RedirectUnknown(String),
    /// `theme_id` is no theme id.
    ThemeOdd(String),
    /// There is no `theme_id`.
    ThemeNotSet,
    /// What was appended is too long.
    OwnTooLong {
        /// By so many characters.
        over: usize,
    },
    /// The whole is too long.
    WholeTooLong {
        /// By so many characters.
        over: usize,
    },
}

impl Mistake {
    /// The id in the texts.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::NoAddress => "no-address",
            Self::WholeEncoded => "whole-encoded",
            Self::LineBreak => "line-break",
            Self::HtmlEscaped => "html-escaped",
            Self::NotHttps => "not-https",
            Self::OtherHost(_) => "other-host",
            Self::OtherPath(_) => "other-path",
            Self::TokenMissing => "token-missing",
            Self::TokenEmpty => "token-empty",
            Self::TokenCut => "token-cut",
            Self::TokensSeveral => "tokens-several",
            Self::TokenOld { .. } => "token-old",
            Self::TokenUsedTwice => "token-used-twice",
            Self::BeforeToken => "before-token",
            Self::SecondQuestionMark => "second-question-mark",
            Self::BehindFragment => "behind-fragment",
            Self::NameOff { .. } => "name-off",
            Self::Twice(_) => "twice",
            Self::BadlyEncoded(_) => "badly-encoded",
            Self::EncodedTwice(_) => "encoded-twice",
            Self::RedirectUnknown(_) => "redirect-unknown",
            Self::ThemeOdd(_) => "theme-odd",
            Self::ThemeNotSet => "theme-not-set",
            Self::OwnTooLong { .. } => "own-too-long",
            Self::WholeTooLong { .. } => "whole-too-long",
        }
    }

    /// The cause that it points to; none where the list of causes knows none.
    #[must_use]
    pub const fn cause(&self) -> Option<&'static str> {
        match self {
            Self::TokenOld { .. } | Self::TokenUsedTwice => Some("direct-login-token-expired"),
            Self::RedirectUnknown(_) => Some("direct-login-redirect-unknown"),
            Self::ThemeOdd(_) | Self::ThemeNotSet => Some("direct-login-theme-missing"),
            Self::OwnTooLong { .. } | Self::WholeTooLong { .. } => {
                Some("direct-login-url-too-long")
            }
            _ => None,
        }
    }

    /// True for what may be meant so.
    #[must_use]
    pub const fn is_look(&self) -> bool {
        matches!(self, Self::ThemeNotSet | Self::BeforeToken)
    }
}

/// What an address says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkReading {
    /// What is not as it should be, the deepest first.
    pub mistakes: Vec<Mistake>,
    /// Its length. Without a token all of it is fixed.
    pub length: Length,
    /// The page that it asks for, where it asks for one of the three.
    pub landing: Option<Landing>,
    /// The address with its token covered and its values masked, for the eye.
    pub shown: String,
    /// The token's own times, where it tells them.
    pub token: Option<TokenFacts>,
}

/// Reads what somebody pasted, at a moment in Unix seconds; without one nothing is said of an age.
#[must_use]
pub fn read(pasted: &Secret, now: Option<i64>) -> LinkReading {
    let covered = cover_tokens(pasted);
    let mut mistakes = Vec::new();
    let Some(address) = address_in(&covered.text, &mut mistakes) else {
        return LinkReading { mistakes: vec![Mistake::NoAddress], ..LinkReading::default() };
    };
    let Ok(url) = Url::parse(&address) else {
        return LinkReading { mistakes: vec![Mistake::NoAddress], ..LinkReading::default() };
    };
    place(&url, &mut mistakes);
    let fields = fields_of(&address, &mut mistakes);
    let token = token(&fields, &covered, now, &mut mistakes);
    names(&fields, &mut mistakes);
    let landing = redirect(&fields, &mut mistakes);
    theme(&fields, &mut mistakes);
    encoding(&fields, &mut mistakes);
    let length = length(&address, token.is_some());
    limits(length, &mut mistakes);
    mistakes.sort_by_key(depth);
    let shown = visible(&mask_secrets(&shortened(&address)), 400);
    LinkReading { mistakes, length, landing, shown, token }
}

/// What keeps the link from working at all stands before what the customer sees of it.
fn depth(mistake: &Mistake) -> u8 {
    match mistake {
        Mistake::NoAddress => 0,
        Mistake::WholeEncoded
        | Mistake::LineBreak
        | Mistake::HtmlEscaped
        | Mistake::NotHttps
        | Mistake::OtherHost(_)
        | Mistake::OtherPath(_) => 1,
        Mistake::TokenMissing
        | Mistake::TokenEmpty
        | Mistake::TokenCut
        | Mistake::TokensSeveral
        | Mistake::SecondQuestionMark
        | Mistake::BehindFragment => 2,
        Mistake::OwnTooLong { .. } | Mistake::WholeTooLong { .. } => 3,
        Mistake::TokenUsedTwice => 4,
        Mistake::TokenOld { .. } => 5,
        Mistake::RedirectUnknown(_) | Mistake::NameOff { .. } | Mistake::Twice(_) => 6,
        Mistake::BadlyEncoded(_) | Mistake::EncodedTwice(_) | Mistake::ThemeOdd(_) => 7,
        Mistake::BeforeToken | Mistake::ThemeNotSet => 8,
    }
}

/// The address in a text: the first, put together again where it is broken over lines.
fn address_in(text: &str, mistakes: &mut Vec<Mistake>) -> Option<String> {
    let text = text.trim().trim_matches(['"', '\'', '<', '>', '`']);
    let lower = text.to_ascii_lowercase();
    let encoded = ["https%3a%2f%2f", "http%3a%2f%2f"].iter().find_map(|start| lower.find(start));
    let plain = ["https://", "http://"].iter().filter_map(|start| lower.find(start)).min();
    let text = match (plain, encoded) {
        (Some(plain), _) => text.get(plain..)?.to_owned(),
        (None, Some(start)) => {
            mistakes.push(Mistake::WholeEncoded);
            percent_decode_str(text.get(start..)?).decode_utf8_lossy().into_owned()
        }
        (None, None) => return None,
    };
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut address = lines.next()?.to_owned();
    for line in lines {
        // A second address is another one, and a line of words is none.
        if line.contains("://") || line.contains(' ') {
            break;
        }
        mistakes.push(Mistake::LineBreak);
        address.push_str(line);
    }
    mistakes.dedup();
    if address.contains("&amp;") {
        mistakes.push(Mistake::HtmlEscaped);
        address = address.replace("&amp;", "&");
    }
    // Words behind the address are no part of it; a space in front of `=` or `&` is a badly written value.
    let end = address.find(['"', '<', '>']).unwrap_or(address.len());
    address.truncate(end);
    let query = address.find('?').unwrap_or(address.len());
    if let Some(space) = address.find(' ')
        && (space < query || !address[space..].contains(['=', '&']))
    {
        address.truncate(space);
    }
    Some(address)
}

fn place(url: &Url, mistakes: &mut Vec<Mistake>) {
    if url.scheme() != "https" {
        mistakes.push(Mistake::NotHttps);
    }
    let host = url.host_str().unwrap_or_default();
    if host != PORTAL || url.port().is_some() {
        mistakes.push(Mistake::OtherHost(visible(host, SHOWN)));
    }
    let path = url.path().trim_end_matches('/');
    if host == PORTAL && !path.eq_ignore_ascii_case(PORTAL_PATH) {
        mistakes.push(Mistake::OtherPath(visible(url.path(), SHOWN)));
    }
}

/// A field of the query.
struct Field {
    name: String,
    raw: String,
    value: String,
}

impl Field {
    fn of(text: &str) -> Self {
        let (name, raw) = text.split_once('=').unwrap_or((text, ""));
        let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        Self { name: decoded(name), raw: raw.to_owned(), value: decoded(raw) }
    }

    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// The fields of the query, as the portal would read them if each stood in its right place.
fn fields_of(address: &str, mistakes: &mut Vec<Mistake>) -> Vec<Field> {
    let (address, behind) = address.split_once('#').unwrap_or((address, ""));
    if !behind.is_empty() {
        mistakes.push(Mistake::BehindFragment);
    }
    let Some((_, query)) = address.split_once('?') else {
        return fields_in(behind);
    };
    if query.contains('?') {
        mistakes.push(Mistake::SecondQuestionMark);
    }
    fields_in(&format!("{query}&{behind}"))
}

fn fields_in(query: &str) -> Vec<Field> {
    query.split(['&', '?']).filter(|part| !part.is_empty()).map(Field::of).collect()
}

fn token(
    fields: &[Field],
    covered: &CoveredText,
    now: Option<i64>,
    mistakes: &mut Vec<Mistake>,
) -> Option<TokenFacts> {
    let mut places = fields.iter().enumerate().filter(|(_, field)| field.is("token"));
    let Some((place, field)) = places.next() else {
        mistakes.push(Mistake::TokenMissing);
        return None;
    };
    if places.next().is_some() {
        mistakes.push(Mistake::TokensSeveral);
    }
    if field.value.is_empty() {
        mistakes.push(Mistake::TokenEmpty);
        return None;
    }
    if place > 0 {
        mistakes.push(Mistake::BeforeToken);
    }
    if covered.tokens.iter().any(|token| token.again) {
        mistakes.push(Mistake::TokenUsedTwice);
    }
    let facts = covered.tokens.iter().find(|token| token.characters > 0).copied()?;
    if facts.cut {
        mistakes.push(Mistake::TokenCut);
    }
    if let Some(age_s) = now.and_then(|now| age(facts, now)) {
        mistakes.push(Mistake::TokenOld { age_s });
    }
    Some(facts)
}

/// The age of a token that lives no longer; none where it says nothing, or where the clocks differ.
fn age(token: TokenFacts, now: i64) -> Option<i64> {
    let made = token.issued.or_else(|| Some(token.expires? - LIFE_S))?;
    let age_s = now.checked_sub(made)?;
    let dead = token.expires.is_some_and(|end| now > end) || age_s > LIFE_S;
    (dead && age_s > -CLOCKS_DIFFER_S).then_some(age_s)
}

/// Names that the documents write otherwise.
fn names(fields: &[Field], mistakes: &mut Vec<Mistake>) {
    for right in ["token", "redirect_to", "theme_id"] {
        let bare = |name: &str| name.to_ascii_lowercase().replace(['_', '-', ' ', '.'], "");
        let alike: Vec<&Field> =
            fields.iter().filter(|field| bare(&field.name) == bare(right)).collect();
        if let Some(off) = alike.iter().find(|field| field.name != right) {
            let seen = visible(&off.name, SHOWN);
            mistakes.push(Mistake::NameOff { seen, right });
        }
        if alike.len() > 1 && right != "token" {
            mistakes.push(Mistake::Twice(right));
        }
    }
}

fn redirect(fields: &[Field], mistakes: &mut Vec<Mistake>) -> Option<Landing> {
    let field = fields.iter().find(|field| field.name == "redirect_to")?;
    let landing = Landing::of(&field.value);
    if landing.is_none() {
        mistakes.push(Mistake::RedirectUnknown(value(field)));
    }
    landing
}

fn theme(fields: &[Field], mistakes: &mut Vec<Mistake>) {
    match fields.iter().find(|field| field.name == "theme_id") {
        Some(field) if is_theme_id(&field.value) => {}
        Some(field) => mistakes.push(Mistake::ThemeOdd(value(field))),
        None => mistakes.push(Mistake::ThemeNotSet),
    }
}

fn encoding(fields: &[Field], mistakes: &mut Vec<Mistake>) {
    for field in fields.iter().filter(|field| !field.is("token")) {
        let name = visible(&field.name, SHOWN);
        let plain =
            |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '^' | '`');
        if !field.raw.chars().all(plain) || percents(&field.raw).any(|known| !known) {
            mistakes.push(Mistake::BadlyEncoded(name));
        } else if field.raw.contains("%25") && percents(&field.value).any(|known| known) {
            mistakes.push(Mistake::EncodedTwice(name));
        }
    }
}

/// For each percent sign, whether two hexadecimal digits follow.
fn percents(text: &str) -> impl Iterator<Item = bool> + '_ {
    text.match_indices('%').map(|(at, _)| {
        let digits = text.as_bytes().get(at + 1..at + 3);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    })
}

fn value(field: &Field) -> String {
    visible(&mask_secrets(&field.value), SHOWN)
}

/// The token ends the part that the vendor gave.
fn length(address: &str, has_token: bool) -> Length {
    let whole = address.chars().count();
    let last_of_token = address.char_indices().rev().find(|(_, c)| *c == COVER);
    match last_of_token.filter(|_| has_token) {
        Some((at, cover)) => {
            let fixed = address[..at + cover.len_utf8()].chars().count();
            Length { fixed, own: whole - fixed }
        }
        None => Length { fixed: whole, own: 0 },
    }
}

fn limits(length: Length, mistakes: &mut Vec<Mistake>) {
    if length.own > APPENDED_MAX {
        mistakes.push(Mistake::OwnTooLong { over: length.own - APPENDED_MAX });
    } else if length.whole() > WHOLE_MAX {
        mistakes.push(Mistake::WholeTooLong { over: length.whole() - WHOLE_MAX });
    }
}

/// The address with its token as three dots, however long it is.
fn shortened(address: &str) -> String {
    let mut short = String::new();
    let mut covers = 0;
    for c in address.chars() {
        covers = if c == COVER { covers + 1 } else { 0 };
        if covers <= 3 {
            short.push(c);
        }
    }
    short
}
