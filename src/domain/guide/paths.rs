//! The ways through a guide: its edges, and every walk from the start to an end.

use std::collections::HashSet;

use serde::Serialize;

use super::model::{CheckStep, Guide, Step, StepKind, Target};

/// A way from one step to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edge {
    /// The step it leaves.
    pub from: String,
    /// The step it leads to, or `@guide` and `@guide/step` for a jump.
    pub to: String,
    /// What takes it: an answer, a result, or a button.
    pub by: String,
}

/// One step of a walk, and what led on from it; nothing at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hop {
    /// The step, or at the end of a walk the jump that leaves the guide.
    pub step: String,
    /// What led on.
    pub by: Option<String>,
}

/// Walks through a guide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Paths {
    /// The walks, each from the start to an outcome or another guide, no step twice.
    pub walks: Vec<Vec<Hop>>,
    /// False where the limit was reached and more walks exist.
    pub complete: bool,
}

/// Every edge of a guide, in the order of its steps and answers. Several results of a check that
/// lead to one step make one edge.
#[must_use]
pub fn edges(guide: &Guide) -> Vec<Edge> {
    guide.steps.values().flat_map(leaving).collect()
}

fn leaving(step: &Step) -> Vec<Edge> {
    let edge = |to: &Target, by: &str| Edge {
        from: step.id.clone(),
        to: to.name(),
        by: crate::domain::text::plain(by),
    };
    match &step.kind {
        StepKind::Question(question) => question
            .choices
            .iter()
            .map(|choice| edge(&choice.to, choice.short.as_deref().unwrap_or(&choice.say)))
            .chain([edge(&question.none, "None of these")])
            .chain([edge(&question.unknown, "I don’t know")])
            .collect(),
        StepKind::Ask(ask) => {
            vec![edge(&ask.then, "Continue"), edge(&ask.without, "I don’t have it")]
        }
        StepKind::Check(check) => {
            let mut list: Vec<Edge> = results(check)
                .into_iter()
                .map(|(to, results)| Edge { by: results.join(", "), ..edge(to, "") })
                .collect();
            list.push(edge(&check.skip, "Skip this check"));
            list
        }
        StepKind::Instruct(instruct) => vec![
            edge(&instruct.then, instruct.done.as_deref().unwrap_or("I’ve done this")),
            edge(&instruct.cannot, "I can’t do this"),
        ],
        StepKind::Wait(wait) => [edge(&wait.then, "When the time is over")]
            .into_iter()
            .chain(wait.use_time.as_ref().map(|way| edge(&way.to, &way.say)))
            .collect(),
        StepKind::Outcome(outcome) => {
            outcome.others.iter().map(|way| edge(&way.to, &way.say)).collect()
        }
    }
}

fn results(check: &CheckStep) -> Vec<(&Target, Vec<&str>)> {
    let mut list: Vec<(&Target, Vec<&str>)> = Vec::new();
    for branch in &check.on {
        match list.iter_mut().find(|(to, _)| is_same(to, &branch.to)) {
            Some((_, results)) => results.push(&branch.on),
            None => list.push((&branch.to, vec![&branch.on])),
        }
    }
    list
}

fn is_same(one: &Target, other: &Target) -> bool {
    (&one.guide, &one.step) == (&other.guide, &other.step)
}

/// At most `limit` walks from the start to an outcome. An outcome ends a walk, although its page may
/// offer other ways on, and so does a jump to another guide.
#[must_use]
pub fn paths(guide: &Guide, limit: usize) -> Paths {
    let mut found = Paths { walks: Vec::new(), complete: true };
    let Some(start) = guide.steps.get(&guide.start.step) else { return found };
    let mut walk: Vec<(&Step, std::vec::IntoIter<Edge>)> = Vec::new();
    let mut taken: Vec<String> = Vec::new();
    let mut on_walk: HashSet<&str> = HashSet::from([start.id.as_str()]);
    walk.push((start, onward(start)));
    while let Some((step, ways)) = walk.last_mut() {
        let step = *step;
        let next = ways.find_map(|edge| match guide.steps.get(&edge.to) {
            Some(next) if on_walk.contains(next.id.as_str()) => None,
            Some(next) => Some(Next::Step(next, edge.by)),
            None => edge.to.starts_with('@').then_some(Next::Jump(edge)),
        });
        match next {
            Some(Next::Step(next, by)) => {
                on_walk.insert(&next.id);
                taken.push(by);
                walk.push((next, onward(next)));
                continue;
            }
            Some(Next::Jump(edge)) => {
                if found.walks.len() == limit {
                    found.complete = false;
                    return found;
                }
                taken.push(edge.by);
                let mut walked = hops(&walk, &taken);
                walked.push(Hop { step: edge.to, by: None });
                found.walks.push(walked);
                taken.pop();
                continue;
            }
            None => {}
        }
        if is_end(step) {
            if found.walks.len() == limit {
                found.complete = false;
                return found;
            }
            found.walks.push(hops(&walk, &taken));
        }
        on_walk.remove(step.id.as_str());
        walk.pop();
        taken.pop();
    }
    found
}

/// What comes next on a walk.
enum Next<'a> {
    Step(&'a Step, String),
    Jump(Edge),
}

fn is_end(step: &Step) -> bool {
    matches!(step.kind, StepKind::Outcome(_))
}

fn onward(step: &Step) -> std::vec::IntoIter<Edge> {
    if is_end(step) { Vec::new().into_iter() } else { leaving(step).into_iter() }
}

fn hops(walk: &[(&Step, std::vec::IntoIter<Edge>)], taken: &[String]) -> Vec<Hop> {
    walk.iter()
        .enumerate()
        .map(|(index, (step, _))| Hop { step: step.id.clone(), by: taken.get(index).cloned() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::guide::builtin_library;

    fn guide() -> Guide {
        builtin_library().unwrap().guide("shiprocket-login").unwrap().clone()
    }

    #[test]
    fn every_edge_joins_two_steps() {
        let guide = guide();
        let edges = edges(&guide);
        assert!(edges.len() > guide.steps.len());
        for edge in edges {
            let leaves = edge.to.starts_with('@');
            assert!(guide.steps.contains_key(&edge.from));
            assert!(leaves || guide.steps.contains_key(&edge.to), "{}", edge.to);
            assert!(!edge.by.is_empty());
        }
    }

    #[test]
    fn walks_go_from_the_start_to_an_outcome_without_a_step_twice() {
        let guide = guide();
        let found = paths(&guide, 500);
        assert_eq!((found.walks.len(), found.complete), (500, false));
        for walk in found.walks {
            assert_eq!(walk[0].step, guide.start.step);
            let last = walk.last().unwrap();
            assert!(is_end(&guide.steps[&last.step]) && last.by.is_none());
            let steps: HashSet<&str> = walk.iter().map(|hop| hop.step.as_str()).collect();
            assert_eq!(steps.len(), walk.len());
            for pair in walk.windows(2) {
                let leaving = leaving(&guide.steps[&pair[0].step]);
                let by = pair[0].by.as_deref().unwrap();
                assert!(leaving.iter().any(|edge| edge.to == pair[1].step && edge.by == by));
            }
        }
    }

    #[test]
    fn a_small_guide_is_walked_to_the_end() {
        let text = "id = \"t\"\ntitle = \"T\"\ntopic = \"t\"\ngoal = \"G\"\nstart = \"a\"\nreviewed = 2026-11-21\n[steps.a]\nkind = \"question\"\ncode = \"K2A\"\ntitle = \"Q?\"\nlabel = \"Q\"\nchoices = [{ say = \"Yes\", to = \"b\" }, { say = \"Again\", to = \"a\" }]\nnone = \"b\"\nunknown = \"b\"\n[steps.b]\nkind = \"outcome\"\ncode = \"K3A\"\ntitle = \"E\"\nlabel = \"E\"\nresolution = \"solved\"\n";
        let guide = crate::domain::guide::load("t.toml", text, true).unwrap();
        let found = paths(&guide, 10);
        assert!(found.complete);
        let by: Vec<_> = found.walks.iter().map(|walk| walk[0].by.as_deref().unwrap()).collect();
        assert_eq!(by, ["Yes", "None of these", "I don’t know"]);
    }
}
