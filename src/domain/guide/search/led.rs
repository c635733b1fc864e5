//! A search for a text of which some causes were read already: they come before what the words find.

use std::collections::HashMap;

use super::{Found, Index, Match, Ranked, Vendors};

/// A cause that was read in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Led<'a> {
    /// The cause's id.
    pub cause: &'a str,
    /// How sure it is: causes with the same number are ordered by how well the words of the text fit.
    pub rank: u8,
    /// Whose text it is, in a word that the search knows; empty where it can be anybody's.
    pub vendor: &'a str,
}

/// The distance of two ranks in the scores.
const STEP: f32 = 10.0;

impl Index {
    /// The best causes and guides for a text, at most `n` of each: those that were read in it first.
    #[must_use]
    pub fn find_led(&self, text: &str, led: &[Led<'_>], n: usize) -> Found {
        let told = self.find(text, n);
        if led.is_empty() {
            return told;
        }
        let named = Vendors::named_in(super::cut(text));
        let fit: HashMap<&str, f32> = self.fit(text, &named);
        let best = told.causes.first().map_or(0.0, |first| first.score);
        let mut first: Vec<(usize, Vec<Match>, Ranked)> = Vec::new();
        for (nth, one) in led.iter().enumerate() {
            let score = best * f32::from(one.rank + 1)
                + STEP * f32::from(one.rank + 1)
                + fit.get(one.cause).copied().unwrap_or_default().min(best);
            let named = Vendors::named_in(one.vendor).and(named);
            let ways = self.ways_to(one.cause, named, score);
            first.push((nth, ways, Ranked { cause: one.cause.to_owned(), score }));
        }
        first.sort_by(|a, b| b.2.score.total_cmp(&a.2.score).then(a.0.cmp(&b.0)));
        let covered = first.first().is_some_and(|(_, ways, _)| !ways.is_empty());
        let read = |cause: &str| led.iter().any(|one| one.cause == cause);
        let (ways, ranked): (Vec<_>, Vec<_>) = first.into_iter().map(|it| (it.1, it.2)).unzip();
        let rest = told.matches.into_iter().filter(|one| !read(&one.finding));
        let others = told.causes.into_iter().filter(|one| !read(&one.cause));
        Found {
            covered,
            matches: ways.into_iter().flatten().chain(rest).take(n).collect(),
            causes: ranked.into_iter().chain(others).take(n).collect(),
        }
    }

    /// How well each cause fits the words.
    fn fit(&self, text: &str, named: &Vendors) -> HashMap<&str, f32> {
        let ranked = self.rank(super::cut(text), named).into_iter();
        ranked.map(|(index, score)| (self.causes[index].cause.as_str(), score)).collect()
    }

    fn ways_to(&self, cause: &str, named: Vendors, score: f32) -> Vec<Match> {
        let document = self.causes.iter().find(|document| document.cause == cause);
        document.map(|document| document.matches(named, score)).unwrap_or_default()
    }
}
