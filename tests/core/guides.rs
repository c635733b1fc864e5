//! The built-in guides: sound, whole, and with a way on for everything that a check can say.

use std::collections::{BTreeMap, BTreeSet};

use refloat::domain::guide::{
    CheckFact, CheckFacts, Field, Guide, Resolution, Step, StepKind, builtin_catalog,
    builtin_library, lint,
};

/// The hosts that the Shiprocket guide may link to.
const HOSTS: [&str; 3] = ["app.shiprocket.in", "support.shiprocket.in", "status.shiprocket.in"];

fn shiprocket() -> Guide {
    builtin_library().unwrap().guide("shiprocket-login").unwrap().clone()
}

/// The check as the guide must expect it, with the findings of all that runs along.
fn facts() -> CheckFacts {
    let along = refloat::checks::closure("shiprocket.login");
    let found = along.iter().flat_map(|check| check.declaration().findings);
    let fact = CheckFact {
        inputs: BTreeMap::from([("email".to_owned(), true)]),
        slots: BTreeMap::from([("shiprocket-password".to_owned(), true)]),
        findings: found.map(|&finding| finding.to_owned()).collect(),
    };
    let mut facts = CheckFacts::default().with_link_hosts(HOSTS);
    facts.checks.insert("shiprocket.login".to_owned(), fact);
    facts
}

fn reaches_an_outcome(guide: &Guide, from: &Step) -> bool {
    let mut waiting = vec![from.id.clone()];
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        let step = &guide.steps[&id];
        if matches!(step.kind, StepKind::Outcome(_)) {
            return true;
        }
        if seen.insert(id) {
            waiting.extend(step.targets().into_iter().map(|target| target.step.clone()));
        }
    }
    false
}

#[test]
fn every_built_in_guide_lints_clean() {
    let library = builtin_library().unwrap();
    let catalog = builtin_catalog().unwrap();
    let found: Vec<String> = library
        .sources()
        .flat_map(|guide| lint(guide, &library, &catalog, &facts()))
        .map(|diagnostic| diagnostic.to_string())
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_shiprocket_guide_is_whole() {
    let guide = shiprocket();
    assert!(guide.steps.len() >= 25, "{} steps", guide.steps.len());
    for step in guide.steps.values() {
        for target in step.targets() {
            assert!(guide.steps.contains_key(&target.step), "{} → {}", step.id, target.step);
        }
        assert!(reaches_an_outcome(&guide, step), "{} has no way out", step.id);
    }
}

#[test]
fn every_finding_and_verdict_leads_on() {
    let guide = shiprocket();
    let StepKind::Check(check) = &guide.steps["check-login"].kind else { panic!("no check") };
    let along = refloat::checks::closure(&check.run);
    let findings = along.iter().flat_map(|check| check.declaration().findings).copied();
    for result in findings.chain(["pass", "warn", "skipped", "inconclusive"]) {
        assert!(check.branch(result).is_some(), "{result} leads nowhere");
    }
}

#[test]
fn each_cause_of_shiprocket_has_a_fix_and_an_answer_that_means_it() {
    let guide = shiprocket();
    let catalog = builtin_catalog().unwrap();
    let mut fixed = BTreeSet::new();
    let mut meant = BTreeSet::new();
    for step in guide.steps.values() {
        match &step.kind {
            StepKind::Instruct(step) => fixed.extend(step.fixes.iter().cloned()),
            StepKind::Question(step) => {
                meant.extend(step.choices.iter().filter_map(|choice| choice.means.clone()));
            }
            _ => {}
        }
    }
    for cause in catalog.causes().keys().filter(|cause| cause.starts_with("shiprocket-")) {
        assert!(fixed.contains(cause), "no step fixes {cause}");
        assert!(meant.contains(cause), "no answer means {cause}");
    }
}

#[test]
fn a_wrong_password_is_never_tried_again_without_a_look() {
    let guide = shiprocket();
    let StepKind::Check(check) = &guide.steps["check-login"].kind else { panic!("no check") };
    for refused in ["shiprocket-manual-password", "shiprocket-dashboard-credentials"] {
        let next = &guide.steps[&check.branch(refused).unwrap().step];
        assert!(matches!(next.kind, StepKind::Question(_)), "{refused} → {}", next.id);
    }
    let locked = &guide.steps[&check.branch("shiprocket-temporary-lock").unwrap().step];
    let StepKind::Instruct(pause) = &locked.kind else { panic!("{} pauses nothing", locked.id) };
    let StepKind::Wait(wait) = &guide.steps[&pause.then.step].kind else { panic!("no wait") };
    assert!(wait.minutes >= 30);
}

#[test]
fn every_kind_of_end_is_there() {
    let guide = shiprocket();
    for resolution in
        [Resolution::Solved, Resolution::HandOver, Resolution::CannotTell, Resolution::VendorWait]
    {
        let found = guide.steps.values().any(|step| {
            matches!(&step.kind, StepKind::Outcome(outcome) if outcome.resolution == resolution)
        });
        assert!(found, "no outcome is {resolution:?}");
    }
}

#[test]
fn the_only_secret_is_the_api_users_password() {
    let slots: Vec<&str> = shiprocket()
        .steps
        .values()
        .filter_map(|step| match &step.kind {
            StepKind::Ask(ask) => match &ask.field {
                Field::Secret { slot } => Some(slot.name()),
                Field::Value { .. } => None,
            },
            _ => None,
        })
        .collect();
    assert_eq!(slots, ["shiprocket-password"]);
}
