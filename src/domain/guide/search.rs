//! Finds the cause and the guide for what somebody types or pastes.
//!
//! A small index of our own: every cause of the vocabulary is a document made of the words by which
//! people speak of it, ranked by BM25 over stemmed words and pairs of words. The vendors that a query
//! names steer the ranking and are not words of it, so that a Magento 401 is not answered with
//! another vendor's 401. A cause can lead to several guides; the vendors named choose among them.

mod led;
#[cfg(test)]
mod tests;
mod tokens;
mod vendors;
mod ways;

use std::collections::HashMap;

use serde::Serialize;

use super::Library;
use super::model::StepKind;
use crate::domain::finding::Catalog;
pub use led::Led;
use vendors::Vendors;
use ways::{Way, ways};

/// How strongly a word counts by where it stands.
const SPOKEN: f32 = 1.0;
const ANSWER: f32 = 0.8;
const MEANING: f32 = 0.7;
const REMEDY: f32 = 0.35;
const FINDING: f32 = 0.25;
/// A pair of words in a row says more than the two apart.
const PAIR: f32 = 1.3;
const QUOTED: f32 = 1.4;
/// BM25: how soon repetition stops to count, and how much long documents are held back.
const REPETITION: f32 = 0.9;
const LENGTH: f32 = 0.35;
/// Below this score nothing was recognised.
const LEAST: f32 = 1.2;
/// A match this far below the best one is left out.
const SHARE_OF_BEST: f32 = 0.2;
/// Longer pastes are cut here; the message stands near the beginning.
const LONGEST_QUERY: usize = 6_000;

/// The index over all causes.
#[derive(Debug, Default)]
pub struct Index {
    causes: Vec<Document>,
    terms: HashMap<String, Term>,
}

#[derive(Debug)]
struct Document {
    cause: String,
    vendors: Vendors,
    at_home: Vendors,
    ways: Vec<Way>,
}

impl Document {
    /// The ways that fit a query which names these vendors, best first: of each named vendor that has a
    /// guide one. A guide for everybody comes in where no named vendor has one.
    fn fitting(&self, named: Vendors) -> Vec<&Way> {
        // A connection that ShipStation makes to a shop is mended at the shop, though only ShipStation is named.
        let joined = self.vendors.are_joined_by(named);
        let fits = |way: &&Way| {
            if named.is_none() {
                way.topic.is_none() || way.topic.meets(self.at_home)
            } else if joined && way.topic.meets(self.vendors) {
                true
            } else {
                // The guide for everybody says whom to ask about the trouble of a named vendor, too.
                let anybody = (!named.is_only_others() || Vendors::befalls_any(&self.cause))
                    && (self.vendors.is_none() || self.vendors.meets(named));
                way.about.meets(named) || (way.about.is_none() && anybody)
            }
        };
        let mut ways: Vec<&Way> = self.ways.iter().filter(fits).collect();
        let of_shops = Vendors::befalls_shops(&self.cause);
        ways.sort_by_key(|way| (way.topic.place(of_shops), way.topic, way.of_part));
        // A vendor may have several guides; the one that is for this trouble speaks for it.
        let mut spoken_for: Vec<Vendors> = Vec::new();
        ways.retain(|way| {
            let among = way.topic.among(named);
            let vendors = if among.is_none() { way.topic } else { among };
            let first = !spoken_for.contains(&vendors);
            spoken_for.push(vendors);
            first
        });
        let of_vendors = ways.iter().filter(|way| way.topic.place(of_shops) == 0).count();
        ways.truncate(if named.is_none() { 1 } else { of_vendors.max(1) });
        ways
    }

    /// The same, as what a search brings.
    fn matches(&self, named: Vendors, score: f32) -> Vec<Match> {
        let ways = self.fitting(named).into_iter();
        ways.map(|way| Match {
            finding: self.cause.clone(),
            guide: way.guide.clone(),
            step: way.step.clone(),
            title: way.title.clone(),
            score,
        })
        .collect()
    }
}

#[derive(Debug, Default)]
struct Term {
    rarity: f32,
    postings: Vec<(usize, f32)>,
}

/// What a search brought.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Found {
    /// True where a guide fits the best cause.
    pub covered: bool,
    /// The guides that fit, best first.
    pub matches: Vec<Match>,
    /// The causes, best first, whether a guide fits them or not.
    #[serde(skip)]
    pub causes: Vec<Ranked>,
}

/// A cause with its score.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ranked {
    /// The cause's id.
    pub cause: String,
    /// How well it fits; comparable within one search only.
    pub score: f32,
}

/// A place in a guide that fits a search.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Match {
    /// The cause's id.
    pub finding: String,
    /// The guide's id.
    pub guide: String,
    /// The step at which the person recognises the cause.
    pub step: String,
    /// What the guide leads to: the title of the step that mends it.
    pub title: String,
    /// How well it fits; comparable within one search only.
    pub score: f32,
}

impl Index {
    /// Builds the index. Every cause is in it, also those that no guide covers yet.
    #[must_use]
    pub fn build(library: &Library, catalog: &Catalog) -> Self {
        let mut ways = ways(library, catalog);
        let mut causes = Vec::with_capacity(catalog.causes().len());
        let mut bags: Vec<HashMap<String, f32>> = Vec::with_capacity(catalog.causes().len());
        for (id, cause) in catalog.causes() {
            let mut bag = HashMap::new();
            pour(&mut bag, &id.replace('-', " "), MEANING);
            pour(&mut bag, &cause.meaning, MEANING);
            pour(&mut bag, &cause.remedy, REMEDY);
            cause.words.iter().for_each(|words| pour(&mut bag, words, SPOKEN));
            causes.push(Document {
                cause: id.clone(),
                vendors: Vendors::of_cause(id),
                at_home: Vendors::at_home(id),
                ways: ways.remove(id).unwrap_or_default(),
            });
            bags.push(bag);
        }
        let numbers: HashMap<&str, usize> =
            causes.iter().enumerate().map(|(index, one)| (one.cause.as_str(), index)).collect();
        for (id, info) in catalog.findings() {
            if let Some(&index) = numbers.get(info.cause.as_str()) {
                pour(&mut bags[index], &id.replace('-', " "), FINDING);
                pour(&mut bags[index], &info.say, FINDING);
            }
        }
        pour_answers(library, catalog, &numbers, &mut bags);
        Self { terms: weigh(&bags), causes }
    }

    /// The best causes and guides for a text, at most `n` of each.
    #[must_use]
    pub fn find(&self, text: &str, n: usize) -> Found {
        let text = cut(text);
        let named = Vendors::named_in(text);
        let ranked = self.rank(text, &named);
        let Some(&(_, best)) = ranked.first() else { return Found::default() };
        let near: Vec<(usize, f32)> = ranked
            .into_iter()
            .take_while(|(_, score)| *score >= best * SHARE_OF_BEST)
            .take(n)
            .collect();
        let mut matches: Vec<Match> = Vec::new();
        for (index, score) in &near {
            matches.extend(self.causes[*index].matches(named, *score));
        }
        matches.truncate(n);
        let best = near.first().map(|(index, _)| self.causes[*index].cause.as_str());
        Found {
            covered: best
                .is_some_and(|best| matches.first().is_some_and(|one| one.finding == best)),
            matches,
            causes: near
                .iter()
                .map(|(index, score)| Ranked {
                    cause: self.causes[*index].cause.clone(),
                    score: *score,
                })
                .collect(),
        }
    }

    fn rank(&self, text: &str, named: &Vendors) -> Vec<(usize, f32)> {
        let mut scores = vec![0.0_f32; self.causes.len()];
        for (term, weight) in query(text) {
            let Some(term) = self.terms.get(&term) else { continue };
            for &(index, count) in &term.postings {
                scores[index] += weight * term.rarity * count;
            }
        }
        // A vendor's name alone is an answer only where nothing else was recognised.
        let said = scores.iter().any(|score| *score > 0.0);
        let mut ranked: Vec<(usize, f32)> = scores
            .into_iter()
            .enumerate()
            .filter(|(_, score)| *score > 0.0 || !said)
            .map(|(index, score)| (index, self.causes[index].vendors.steer(score, named)))
            .filter(|(_, score)| *score >= LEAST)
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked
    }
}

/// The terms of a query, each once, with their weight.
fn query(text: &str) -> HashMap<String, f32> {
    let mut terms = HashMap::new();
    let mut note = |text: &str, weight: f32| {
        for (term, factor) in terms_of(text) {
            let entry: &mut f32 = terms.entry(term).or_default();
            *entry = entry.max(weight * factor);
        }
    };
    note(text, 1.0);
    tokens::quoted(text).for_each(|message| note(message, QUOTED));
    terms
}

/// Words and pairs of words of a text.
fn terms_of(text: &str) -> Vec<(String, f32)> {
    let words = tokens::words(text);
    let pairs = words.windows(2).map(|pair| (format!("{} {}", pair[0], pair[1]), PAIR));
    let pairs: Vec<(String, f32)> = pairs.collect();
    words.into_iter().map(|word| (word, 1.0)).chain(pairs).collect()
}

fn pour(bag: &mut HashMap<String, f32>, text: &str, weight: f32) {
    for (term, _) in terms_of(text) {
        *bag.entry(term).or_default() += weight;
    }
}

fn pour_answers(
    library: &Library,
    catalog: &Catalog,
    numbers: &HashMap<&str, usize>,
    bags: &mut [HashMap<String, f32>],
) {
    // A part's answers count once, however many guides use it.
    for step in library.sources().flat_map(|guide| guide.steps.values()) {
        let StepKind::Question(question) = &step.kind else { continue };
        for choice in &question.choices {
            let cause = choice.means.as_deref().and_then(|means| catalog.cause_of(means));
            if let Some(&index) = cause.and_then(|cause| numbers.get(cause)) {
                pour(&mut bags[index], &choice.say, ANSWER);
            }
        }
    }
}

/// BM25, with the part that does not depend on the query worked out beforehand.
fn weigh(bags: &[HashMap<String, f32>]) -> HashMap<String, Term> {
    let count = bags.len().max(1) as f32;
    let lengths: Vec<f32> = bags.iter().map(|bag| bag.values().sum()).collect();
    let mean = (lengths.iter().sum::<f32>() / count).max(1.0);
    let mut terms: HashMap<String, Term> = HashMap::new();
    for (index, bag) in bags.iter().enumerate() {
        let held_back = REPETITION * (1.0 - LENGTH + LENGTH * lengths[index] / mean);
        for (term, weight) in bag {
            let weight = weight * (REPETITION + 1.0) / (weight + held_back);
            terms.entry(term.clone()).or_default().postings.push((index, weight));
        }
    }
    for term in terms.values_mut() {
        let holders = term.postings.len() as f32;
        term.rarity = (1.0 + (count - holders + 0.5) / (holders + 0.5)).ln();
    }
    terms
}

fn cut(text: &str) -> &str {
    let mut end = text.len().min(LONGEST_QUERY);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
