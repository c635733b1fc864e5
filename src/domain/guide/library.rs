//! All guides that were loaded, as they were written and as they are walked.

use std::collections::BTreeMap;

use super::model::{Entry, Guide, Step, Target};
use super::weave::{MOST_TURNS, weave};

/// All guides that were loaded. What is walked, drawn and searched is woven: a guide together with the
/// steps of its parts.
#[derive(Clone, Debug, Default)]
pub struct Library {
    sources: BTreeMap<String, Guide>,
    /// Of the guides that use parts.
    woven: BTreeMap<String, Guide>,
}

impl Library {
    /// A library of these guides; of two with one id the later one stands.
    #[must_use]
    pub fn new(guides: Vec<Guide>) -> Self {
        let sources: BTreeMap<String, Guide> =
            guides.into_iter().map(|guide| (guide.id.clone(), guide)).collect();
        let using = sources.values().filter(|guide| !guide.parts.is_empty());
        let woven = using.map(|guide| (guide.id.clone(), weave(guide, &sources))).collect();
        Self { sources, woven }
    }

    /// The guides that can be opened, by id, each together with its parts.
    pub fn guides(&self) -> impl Iterator<Item = &Guide> {
        self.sources.values().filter(|guide| !guide.part).map(|guide| self.woven(guide))
    }

    /// Every guide and part as it was written, by id.
    pub fn sources(&self) -> impl Iterator<Item = &Guide> {
        self.sources.values()
    }

    /// A guide that can be opened, together with its parts.
    #[must_use]
    pub fn guide(&self, id: &str) -> Option<&Guide> {
        self.whole(id).filter(|guide| !guide.part)
    }

    /// A guide or part as it was written.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Guide> {
        self.sources.get(id)
    }

    /// A guide or part, together with the parts that it uses itself.
    #[must_use]
    pub fn whole(&self, id: &str) -> Option<&Guide> {
        self.sources.get(id).map(|guide| self.woven(guide))
    }

    /// A step of a guide that can be opened.
    #[must_use]
    pub fn step(&self, guide: &str, step: &str) -> Option<&Step> {
        self.guide(guide)?.steps.get(step)
    }

    /// The step that a target of a guide names: in this guide or in another, and for a step of kind
    /// `part` the first one of the part.
    #[must_use]
    pub fn resolve(&self, guide: &str, target: &Target) -> Option<Entry> {
        let (mut into, mut target) = (guide, target);
        for _ in 0..MOST_TURNS {
            into = target.guide.as_deref().unwrap_or(into);
            let found = self.guide(into)?;
            target = match (found.parts.get(&target.step), target.step.as_str()) {
                (_, "") => &found.start,
                (Some(part), _) => part.enters.as_ref()?,
                (None, step) => {
                    let step = found.steps.get(step)?.id.clone();
                    return Some(Entry { guide: into.to_owned(), step });
                }
            };
        }
        None
    }

    fn woven<'a>(&'a self, guide: &'a Guide) -> &'a Guide {
        self.woven.get(&guide.id).unwrap_or(guide)
    }
}
