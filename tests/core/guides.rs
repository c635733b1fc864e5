//! The built-in guides: sound, whole, and with a way on for everything that a check can say.

use std::collections::BTreeSet;

use refloat::domain::guide::{
    CheckFacts, Field, Guide, Resolution, Step, StepKind, builtin_catalog, builtin_library, lint,
};

fn shiprocket() -> Guide {
    builtin_library().unwrap().guide("shiprocket-login").unwrap().clone()
}

/// The checks as guides must expect them, each with the findings of all that runs along.
fn facts() -> CheckFacts {
    let hosts = refloat::checks::vendor::page_hosts();
    let mut facts = CheckFacts::of(refloat::checks::declarations()).with_link_hosts(hosts);
    for (id, fact) in &mut facts.checks {
        let along = refloat::checks::closure(id);
        let found = along.iter().flat_map(|check| check.declaration().findings);
        fact.findings.extend(found.map(|&finding| finding.to_owned()));
    }
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
            let here = step.targets().into_iter().filter(|target| target.guide.is_none());
            waiting.extend(here.map(|target| target.step.clone()));
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
    let library = builtin_library().unwrap();
    let guide = shiprocket();
    assert!(guide.steps.len() >= 25, "{} steps", guide.steps.len());
    for step in guide.steps.values() {
        for target in step.targets() {
            let found = library.resolve(&guide.id, target);
            assert!(found.is_some(), "{} → {}", step.id, target.step);
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

/// Every step of ShipStation's guide from which somebody is asked to sign in.
fn asks_to_sign_in(step: &Step) -> bool {
    let StepKind::Instruct(instruct) = &step.kind else { return false };
    instruct.instructions.iter().any(|one| one.say.contains("Type the password"))
}

#[test]
fn nobody_is_sent_to_shipstations_sign_in_again_after_a_refusal() {
    let library = builtin_library().unwrap();
    let guide = library.guide("shipstation-login").unwrap();
    assert!(guide.steps.values().any(asks_to_sign_in), "no step signs in");
    for asked in ["did-it-work", "reset-did"] {
        for target in guide.steps[asked].targets() {
            let Some(next) = library.resolve("shipstation-login", target) else {
                panic!("{asked} → {}", target.step)
            };
            let next = library.step(&next.guide, &next.step).unwrap();
            assert!(!asks_to_sign_in(next), "{asked} → {}", next.id);
        }
    }
}

#[test]
fn a_lock_of_shipstation_leads_to_an_admin_and_to_no_further_try() {
    let library = builtin_library().unwrap();
    let guide = library.guide("shipstation-login").unwrap();
    let StepKind::Instruct(stop) = &guide.steps["stop-trying"].kind else { panic!("no order") };
    let next = &guide.steps[&stop.then.step];
    for target in next.targets() {
        let step = &guide.steps[&target.step];
        assert!(!asks_to_sign_in(step), "{} → {}", next.id, step.id);
    }
    let StepKind::Outcome(ask) = &guide.steps["ask-unlock"].kind else { panic!("no outcome") };
    assert_eq!(ask.resolution, Resolution::HandOver);
    let message = ask.message.as_ref().unwrap().paragraphs.join(" ");
    assert!(message.contains("User Management") && message.contains("Unlock Account"), "{message}");
}

#[test]
fn the_guides_for_shipstation_and_for_the_start_are_whole() {
    let library = builtin_library().unwrap();
    for (id, least) in [("shipstation-login", 35), ("start-here", 20)] {
        assert!(library.source(id).unwrap().steps.len() >= least, "{id}");
        let guide = library.guide(id).unwrap();
        for step in guide.steps.values() {
            for target in step.targets() {
                assert!(library.resolve(id, target).is_some(), "{} → {}", step.id, target.step);
            }
            let jumps = step.targets().into_iter().any(|target| target.guide.is_some());
            assert!(jumps || reaches_an_outcome(guide, step), "{} has no way out", step.id);
        }
    }
}
