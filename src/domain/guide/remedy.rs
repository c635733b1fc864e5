//! From a finding to the step that puts it right.

use super::Library;
use super::model::{Entry, Guide, StepKind, Target};

/// The step to which this finding of this check leads: where a guide that runs the check branches on it,
/// else where any guide does, else the outcome that is for it. Guides of these topics come first. None
/// where no guide knows the finding.
#[must_use]
pub fn remedy(library: &Library, check: &str, finding: &str, topics: &[&str]) -> Option<Entry> {
    let (near, far): (Vec<&Guide>, Vec<&Guide>) =
        library.guides().partition(|guide| topics.contains(&guide.topic.as_str()));
    let branch = |guides: &[&Guide], own: bool| {
        guides.iter().find_map(|guide| {
            let target = branch_on(guide, own.then_some(check), finding)?;
            library.resolve(&guide.id, target)
        })
    };
    let of = |guides: &[&Guide]| branch(guides, true).or_else(|| branch(guides, false));
    of(&near)
        .or_else(|| of(&far))
        .or_else(|| outcome_for(&near, finding))
        .or_else(|| outcome_for(&far, finding))
}

fn branch_on<'a>(guide: &'a Guide, check: Option<&str>, finding: &str) -> Option<&'a Target> {
    guide.steps.values().find_map(|step| match &step.kind {
        StepKind::Check(it) if check.is_none_or(|check| it.run == check) => it.branch(finding),
        _ => None,
    })
}

fn outcome_for(guides: &[&Guide], finding: &str) -> Option<Entry> {
    guides.iter().find_map(|guide| {
        let step = guide.steps.values().find(|step| match &step.kind {
            StepKind::Outcome(end) => end.findings.iter().any(|known| known == finding),
            StepKind::Instruct(fix) => fix.fixes.iter().any(|known| known == finding),
            _ => false,
        })?;
        Some(Entry { guide: guide.id.clone(), step: step.id.clone() })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::guide::builtin_library;

    #[test]
    fn a_refused_password_leads_to_the_step_that_makes_a_new_one() {
        let library = builtin_library().expect("the guides");
        let found = remedy(&library, "shiprocket.login", "shiprocket-manual-password", &[]);
        let found = found.expect("a step");
        assert_eq!(found.guide, "shiprocket-login");
        let branches = |run: &str| {
            let guide = library.guide("shiprocket-login").expect("the guide");
            let check = guide.steps.values().find_map(|step| match &step.kind {
                StepKind::Check(check) if check.run == run => Some(check),
                _ => None,
            });
            let to = check?.branch("shiprocket-manual-password")?;
            library.resolve("shiprocket-login", to)
        };
        assert_eq!(branches("shiprocket.login"), Some(found));
    }

    #[test]
    fn what_no_guide_knows_leads_nowhere() {
        let library = builtin_library().expect("the guides");
        assert_eq!(remedy(&library, "nobody.asks", "no-such-finding", &[]), None);
    }

    #[test]
    fn the_guides_of_the_set_up_come_first() {
        let library = builtin_library().expect("the guides");
        for topic in ["shiprocket", "shipstation"] {
            let found = remedy(&library, "computer.clock", "local-clock-wrong", &[topic]);
            let Some(found) = found else { continue };
            let guide = library.guide(&found.guide).expect("the guide");
            let others = library.guides().filter(|guide| guide.topic == topic);
            let knows =
                others.filter(|guide| branch_on(guide, None, "local-clock-wrong").is_some());
            assert!(guide.topic == topic || knows.count() == 0, "{topic}: {found:?}");
        }
    }
}
