//! Codes that are said aloud: of a step, and of where somebody stands with what was found.
//!
//! A share code carries a step and findings, nothing else: no name, no address, no value. The symbols are
//! those that no ear confuses. Its checksum notices any one wrong symbol and any two neighbours swapped.

use std::collections::BTreeSet;

use super::{Answer, ChoiceId, Session};
use crate::domain::finding::{Catalog, Confidence, Finding, Verdict};
use crate::domain::guide::{Library, StepKind};

/// The symbols, letters first.
pub const SYMBOLS: &str = "AFHKMRWXY23456789";

const BASE: u32 = 17;
/// A prime below 17³, so that three symbols hold any rest of a division by it.
const PRIME: u32 = 4909;
/// The first symbol: codes of another make begin with another one.
const VERSION: char = 'A';
const FINDINGS: usize = 4;
/// Symbols of a finding with its confidence.
const FINDING: usize = 5;
/// Numbers of findings: three times as many fit into 17⁵. So many that two of them hardly ever meet.
const MARKS: u32 = 473_279;

/// A step among all guides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The guide.
    pub guide: String,
    /// The step.
    pub step: String,
}

/// What a share code carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareCode {
    /// The spoken code of the step.
    pub step: String,
    /// The findings, best first, and how sure each is.
    pub findings: Vec<(String, Confidence)>,
}

/// Why a code says nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Nothing was typed.
    #[error("type the code that you were told")]
    Empty,
    /// A symbol that no code has.
    #[error("no code has the symbol “{0}”; have it said once more")]
    Symbol(char),
    /// A symbol is missing, or there is one too many.
    #[error("a symbol is missing, or there is one too many; have it said once more")]
    Length,
    /// The checksum does not fit.
    #[error("one symbol is not right; have it said once more")]
    Checksum,
    /// No step has this code.
    #[error("no page has the code “{0}” in this version; have it said once more")]
    NoSuchPage(String),
    /// It comes from another version, or names something that this one does not know.
    #[error("this code is of another version of Refloat; use the same version on both sides")]
    OtherVersion,
}

/// The symbols of what was typed or pasted, in capitals, without spaces and hyphens.
///
/// # Errors
/// There is none, or one that no code has.
pub fn symbols(typed: &str) -> Result<String, CodeError> {
    let mut code = String::new();
    for letter in typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‑' | '–'))
    {
        let capital = letter.to_ascii_uppercase();
        if !SYMBOLS.contains(capital) {
            return Err(CodeError::Symbol(letter));
        }
        code.push(capital);
    }
    if code.is_empty() { Err(CodeError::Empty) } else { Ok(code) }
}

/// The step with a spoken code. A part stands in several guides; the one that the person is in counts.
#[must_use]
pub fn place_of(library: &Library, code: &str, now_in: Option<&str>) -> Option<Place> {
    let guides = library.guides().filter(|guide| Some(guide.id.as_str()) == now_in);
    let others = library.guides().filter(|guide| Some(guide.id.as_str()) != now_in);
    guides.chain(others).find_map(|guide| {
        let step = guide.steps.values().find(|step| step.code == code)?;
        Some(Place { guide: guide.id.clone(), step: step.id.clone() })
    })
}

impl ShareCode {
    /// The code of a session: where it stands, and what its last run and its answers name.
    #[must_use]
    pub fn of(session: &Session, library: &Library, catalog: &Catalog) -> Option<Self> {
        let guide = session.guide_of(session.trail.last()?);
        let step = library.step(guide, session.here())?.code.clone();
        let mut findings = Vec::new();
        let mut named = BTreeSet::new();
        for (id, confidence) in found(session).into_iter().chain(answered(session, library)) {
            let known = catalog.finding(&id).is_some() || catalog.causes().contains_key(&id);
            if known && findings.len() < FINDINGS && named.insert(id.clone()) {
                findings.push((id, confidence));
            }
        }
        Some(Self { step, findings })
    }

    /// The code as it is said and sent: groups of four symbols.
    #[must_use]
    pub fn written(&self) -> String {
        let mut code = String::from(VERSION);
        code.push_str(&self.step);
        for (finding, confidence) in &self.findings {
            code.push_str(&digits(mark(finding) * 3 + sure(*confidence), FINDING));
        }
        code.push_str(&digits(checksum(&code), 3));
        let symbols: Vec<char> = code.chars().collect();
        symbols.chunks(4).map(|four| four.iter().collect()).collect::<Vec<String>>().join("-")
    }

    /// Reads a code that was typed or pasted.
    ///
    /// # Errors
    /// It is no share code, or names a step or finding that is not known here.
    pub fn read(typed: &str, library: &Library, catalog: &Catalog) -> Result<Self, CodeError> {
        let code = symbols(typed)?;
        // Version and step, the findings, three symbols of the checksum.
        let length = code.len();
        if length < 7 || !(length - 7).is_multiple_of(FINDING) || (length - 7) / FINDING > FINDINGS
        {
            return Err(CodeError::Length);
        }
        let (content, check) = code.split_at(length - 3);
        if digits(checksum(content), 3) != check {
            return Err(CodeError::Checksum);
        }
        let Some(rest) = content.strip_prefix(VERSION) else {
            return Err(CodeError::OtherVersion);
        };
        let (step, rest) = rest.split_at(3);
        if place_of(library, step, None).is_none() {
            return Err(CodeError::OtherVersion);
        }
        let findings = rest
            .as_bytes()
            .chunks(FINDING)
            .map(|five| read_finding(five, catalog).ok_or(CodeError::OtherVersion))
            .collect::<Result<_, _>>()?;
        Ok(Self { step: step.to_owned(), findings })
    }
}

/// What the last run found.
fn found(session: &Session) -> Vec<(String, Confidence)> {
    let last = session.runs.last().filter(|run| run.outcome.verdict != Verdict::Pass);
    let findings = last.map(|run| run.outcome.findings.as_slice()).unwrap_or_default();
    findings.iter().map(|Finding { id, confidence, .. }| (id.clone(), *confidence)).collect()
}

/// What the answers amount to, the last first. An answer is a person's word, so it is likely at most.
fn answered(session: &Session, library: &Library) -> Vec<(String, Confidence)> {
    let stations = session.trail.iter().rev();
    stations
        .filter_map(|station| {
            let guide = session.guide_of(station);
            let Some(Answer::Chose(ChoiceId::Nth(nth))) = station.answer else { return None };
            let StepKind::Question(question) = &library.step(guide, &station.step)?.kind else {
                return None;
            };
            let means = question.choices.get(nth)?.means.clone()?;
            Some((means, Confidence::Likely))
        })
        .collect()
}

fn read_finding(five: &[u8], catalog: &Catalog) -> Option<(String, Confidence)> {
    let text = std::str::from_utf8(five).ok()?;
    let number = text.chars().fold(0, |number, symbol| number * BASE + value(symbol));
    let mut ids = catalog.findings().keys().chain(catalog.causes().keys());
    let id = ids.find(|id| mark(id) == number / 3)?;
    let confidence = match number % 3 {
        0 => Confidence::Certain,
        1 => Confidence::Likely,
        _ => Confidence::Possible,
    };
    Some((id.clone(), confidence))
}

const fn sure(confidence: Confidence) -> u32 {
    match confidence {
        Confidence::Certain => 0,
        Confidence::Likely => 1,
        Confidence::Possible => 2,
    }
}

/// The number of a finding: a hash of its id, so that no list has to be kept in order.
fn mark(finding: &str) -> u32 {
    let hash = finding.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    u32::try_from((hash ^ (hash >> 29)) % u64::from(MARKS)).unwrap_or_default()
}

fn checksum(code: &str) -> u32 {
    code.chars().fold(0, |sum, symbol| (sum * 23 + value(symbol) + 1) % PRIME)
}

fn value(symbol: char) -> u32 {
    SYMBOLS
        .chars()
        .position(|known| known == symbol)
        .and_then(|at| u32::try_from(at).ok())
        .unwrap_or(BASE)
}

fn symbol(value: u32) -> char {
    usize::try_from(value).ok().and_then(|at| SYMBOLS.chars().nth(at)).unwrap_or('A')
}

fn digits(mut number: u32, count: usize) -> String {
    let mut symbols = vec!['A'; count];
    for place in symbols.iter_mut().rev() {
        *place = symbol(number % BASE);
        number /= BASE;
    }
    symbols.iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::guide::{builtin_catalog, builtin_library};

    fn known() -> (Library, Catalog) {
        (builtin_library().expect("guides"), builtin_catalog().expect("catalog"))
    }

    fn full() -> ShareCode {
        let findings = [
            ("shiprocket-temporary-lock", Confidence::Certain),
            ("shiprocket-manual-password", Confidence::Likely),
            ("no-internet", Confidence::Possible),
            ("account-locked", Confidence::Likely),
        ];
        let findings = findings.map(|(id, confidence)| (id.to_owned(), confidence)).to_vec();
        let (library, _) = known();
        let step = library.step("shiprocket-login", "which-user").expect("a step").code.clone();
        ShareCode { step, findings }
    }

    #[test]
    fn what_is_written_is_read_again_however_it_is_typed() {
        let (library, catalog) = known();
        let code = full();
        let written = code.written();
        assert!(written.chars().count() <= 40, "{written}");
        assert_eq!(ShareCode::read(&written, &library, &catalog), Ok(code.clone()));
        let typed = written.to_lowercase().replace('-', "  ");
        assert_eq!(ShareCode::read(&typed, &library, &catalog), Ok(code));
    }

    #[test]
    fn every_wrong_symbol_and_every_swap_is_noticed() {
        let (library, catalog) = known();
        let written: Vec<char> = symbols(&full().written()).expect("symbols").chars().collect();
        let refused = |changed: &[char]| {
            let text: String = changed.iter().collect();
            ShareCode::read(&text, &library, &catalog) == Err(CodeError::Checksum)
        };
        for place in 0..written.len() {
            for symbol in SYMBOLS.chars().filter(|symbol| *symbol != written[place]) {
                let mut changed = written.clone();
                changed[place] = symbol;
                assert!(refused(&changed), "{changed:?}");
            }
            if place > 0 && written[place - 1] != written[place] {
                let mut changed = written.clone();
                changed.swap(place - 1, place);
                assert!(refused(&changed), "{changed:?}");
            }
        }
    }

    #[test]
    fn no_two_findings_have_one_number() {
        let (_, catalog) = known();
        let ids: BTreeSet<&String> =
            catalog.findings().keys().chain(catalog.causes().keys()).collect();
        let marks: BTreeSet<u32> = ids.iter().map(|id| mark(id)).collect();
        assert_eq!(marks.len(), ids.len());
    }

    #[test]
    fn what_is_no_code_says_why() {
        let (library, catalog) = known();
        let read = |text: &str| ShareCode::read(text, &library, &catalog);
        assert_eq!(read("  "), Err(CodeError::Empty));
        assert_eq!(read("A5M!"), Err(CodeError::Symbol('!')));
        assert_eq!(read("A5MA"), Err(CodeError::Length));
        assert_eq!(read("shop@mail.example"), Err(CodeError::Symbol('s')));
    }
}
