//! Puts parts into the guides that use them. A woven guide has no parts any more: their steps are its
//! own, with the parameters filled in, and their named outcomes lead on in it. So a walk, a picture, a
//! search and a look for mistakes need not know that there are parts at all.
//!
//! The step `b` of a part that the step `a` enters has the id `a/b` in the woven guide. The guide as it
//! was written stays beside it, for what is said about a file.

use std::collections::BTreeMap;

use super::model::{Guide, Origin, PartUse, Step, StepKind, Target};

/// How deep parts may use parts.
pub(super) const DEEPEST: usize = 4;
/// How often a target may lead on at once: into a part that ends where it begins, and so on. More than
/// parts can nest; a guide that needs more goes in circles.
pub(super) const MOST_TURNS: usize = 16;

/// The guide with the steps of all its parts. A part that is not there, or goes too deep, leaves the
/// targets that lead into it without a step.
pub(super) fn weave(guide: &Guide, sources: &BTreeMap<String, Guide>) -> Guide {
    let frame = Frame { guide, sources, prefix: String::new(), with: BTreeMap::new(), by: None };
    let mut steps = BTreeMap::new();
    frame.weave_into(&mut steps);
    let mut parts = guide.parts.clone();
    for part in parts.values_mut() {
        let entry = frame.entry(part, MOST_TURNS);
        part.enters =
            entry.filter(|entry| entry.guide.is_some() || steps.contains_key(&entry.step));
    }
    Guide { start: frame.target(&guide.start, MOST_TURNS), steps, parts, ..guide.clone_head() }
}

/// A guide at the place where it is used: the one that is woven, or a part within it.
struct Frame<'a> {
    guide: &'a Guide,
    sources: &'a BTreeMap<String, Guide>,
    /// What stands before the ids of this guide's steps: nothing, or `a/`.
    prefix: String,
    /// The values of the parameters.
    with: BTreeMap<String, String>,
    /// Who enters it.
    by: Option<(&'a PartUse, &'a Frame<'a>)>,
}

impl Frame<'_> {
    fn weave_into(&self, steps: &mut BTreeMap<String, Step>) {
        for step in self.guide.steps.values() {
            if self.leads_on(step).is_some() {
                continue;
            }
            let mut woven = step.clone();
            if self.by.is_some() {
                woven.origin = Some(Origin {
                    guide: self.guide.id.clone(),
                    step: step.id.clone(),
                    file: self.guide.file.clone(),
                });
                woven.each_text(&mut |text| *text = fill(text, &self.with));
            }
            woven.id = self.full(&step.id);
            woven.each_target(&mut |target| *target = self.target(target, MOST_TURNS));
            steps.insert(woven.id.clone(), woven);
        }
        for part in self.guide.parts.values() {
            if let Some(inner) = self.enter(part) {
                inner.weave_into(steps);
            }
        }
    }

    fn full(&self, step: &str) -> String {
        format!("{}{step}", self.prefix)
    }

    fn depth(&self) -> usize {
        self.by.map_or(0, |(_, outer)| outer.depth() + 1)
    }

    /// The part as it is used here.
    fn enter<'b>(&'b self, part: &'b PartUse) -> Option<Frame<'b>> {
        // What comes with the program never shows somebody else's steps as its own.
        let fits = |guide: &&Guide| guide.part && (guide.built_in || !self.guide.built_in);
        let guide = self.sources.get(&part.guide).filter(fits)?;
        if self.depth() == DEEPEST || self.is_within(&guide.id) {
            return None;
        }
        let given = part.with.iter();
        let with = given.map(|(name, text)| (name.clone(), fill(text, &self.with))).collect();
        let prefix = format!("{}/", self.full(&part.id));
        Some(Frame { guide, sources: self.sources, prefix, with, by: Some((part, self)) })
    }

    fn is_within(&self, guide: &str) -> bool {
        self.guide.id == guide || self.by.is_some_and(|(_, outer)| outer.is_within(guide))
    }

    /// Where a part is entered.
    fn entry(&self, part: &PartUse, turns: usize) -> Option<Target> {
        let inner = self.enter(part)?;
        Some(inner.target(&inner.guide.start, turns.checked_sub(1)?))
    }

    /// Where the one who enters this part goes on instead of showing this outcome.
    fn leads_on(&self, step: &Step) -> Option<(&Frame<'_>, &Target)> {
        let (part, outer) = self.by?;
        let StepKind::Outcome(end) = &step.kind else { return None };
        Some((outer, part.branch(&step.id, end.resolution)?))
    }

    /// A target of this guide as one of the woven guide.
    fn target(&self, target: &Target, turns: usize) -> Target {
        if target.guide.is_some() {
            return target.clone();
        }
        let nowhere = || Target { step: self.full(&target.step), ..target.clone() };
        if let Some(part) = self.guide.parts.get(&target.step) {
            let entry = self.entry(part, turns);
            return entry.map_or_else(nowhere, |to| Target { place: target.place, ..to });
        }
        let ended = self.guide.steps.get(&target.step).and_then(|step| self.leads_on(step));
        match (ended, turns.checked_sub(1)) {
            (Some((outer, on)), Some(turns)) => {
                Target { place: target.place, ..outer.target(on, turns) }
            }
            _ => nowhere(),
        }
    }
}

/// The text with each `{name}` of a parameter replaced, in one go: what is put in is not read again.
fn fill(text: &str, with: &BTreeMap<String, String>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        filled.push_str(before);
        let name = from[1..].split('}').next().unwrap_or_default();
        match with.get(name).filter(|_| from.len() > name.len() + 1) {
            Some(value) => {
                filled.push_str(value);
                rest = &from[name.len() + 2..];
            }
            None => {
                filled.push('{');
                rest = &from[1..];
            }
        }
    }
    filled.push_str(rest);
    filled
}
